"""The descriptor: valid by two validators, complete, and true to the files."""

import hashlib
import json
import re
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import yaml
from jsonschema.validators import validator_for

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "datapackage"


def test_the_descriptor_fits_the_official_profile(descriptor):
    profile = json.loads(files("dplib").joinpath("profiles/2.0/datapackage.json").read_text("utf-8"))
    errors = list(validator_for(profile)(profile).iter_errors(descriptor))
    assert not errors
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


def test_hashes_sizes_and_row_counts_are_those_of_the_files(descriptor, tables):
    for resource in descriptor["resources"]:
        data = (PACKAGE / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert resource["bytes"] == len(data)
        assert resource["rows"] == len(tables[resource["name"]])


def test_the_package_holds_its_files_and_no_others(descriptor):
    expected = {resource["path"] for resource in descriptor["resources"]}
    expected |= {"datapackage.json", "README.md", "outcomes.duckdb"}
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*") if path.is_file()}
    assert found - {"outcomes.duckdb"} == expected - {"outcomes.duckdb"}
    assert found <= expected


def test_every_table_and_column_is_described_with_an_example(descriptor):
    for resource in descriptor["resources"]:
        assert resource["title"] and resource["description"] and resource["sources"]
        for column in resource["schema"]["fields"]:
            assert column["description"], (resource["name"], column["name"])
            assert column["example"], (resource["name"], column["name"])


def test_every_example_would_be_accepted_in_its_column(descriptor):
    readers = {
        "integer": int,
        "number": Decimal,
        "boolean": {"true": True, "false": False}.__getitem__,
        "date": lambda text: re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)[0],
        "string": str,
    }
    for resource in descriptor["resources"]:
        for column in resource["schema"]["fields"]:
            rules, example = column.get("constraints", {}), column["example"]
            readers[column["type"]](example)
            assert re.fullmatch(rules.get("pattern", ".*"), example), (resource["name"], column["name"])
            assert example in rules.get("enum", [example]), (resource["name"], column["name"])


def test_every_example_of_a_code_is_a_code(descriptor, tables):
    for resource in descriptor["resources"]:
        columns = {column["name"]: column for column in resource["schema"]["fields"]}
        for key in resource["schema"].get("foreignKeys", []):
            (column,), (target,) = key["fields"], key["reference"]["fields"]
            codes = {row[target] for row in tables[key["reference"].get("resource") or resource["name"]]}
            assert columns[column]["example"] in codes, (resource["name"], column)


def test_the_contract_names_are_there(descriptor):
    """Tables and columns that people outside this repository read."""
    columns = {
        resource["name"]: {column["name"] for column in resource["schema"]["fields"]}
        for resource in descriptor["resources"]
    }
    contract = {
        "articles": "article_id publisher url date_published date_basis sha256",
        "mentions": "mention_id article_id start_char end_char quote kind dismissed_as",
        "figures": "figure_id mention_id article_id value value_text unit hedge_id low high low_inclusive "
        "high_inclusive soft_low soft_high measure_id area_id period_id count_basis source_id",
        "figure_relations": "figure_id role related_figure_id",
        "observations": "value caveats unit count_basis measure_id area_id period_id "
        "outcome_group_id source_id",
        "readings": "reading_id figure_id family is_primary reading evidence_scope comparability expression "
        "computed computed_low computed_high verdict reason slack has_power",
        "reading_inputs": "reading_id figure_id role",
        "verdicts": "figure_id verdict primary_verdict holds_under reason",
        "outcome_shares": "numerator denominator share low high comparability caveats",
        "changes": "absolute_change relative_change from_period_id to_period_id",
        "quotations": "speaker_id organisation_id start_char end_char sha256",
    }
    for table, names in contract.items():
        assert set(names.split()) <= columns[table], table


def test_author_title_version_and_keywords_come_from_the_citation(descriptor):
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert [author["name"] for author in citation["authors"]] == [
        "Domestic Abuse Outcomes in the Press contributors"
    ]
    assert descriptor["contributors"][0]["title"] == citation["authors"][0]["name"]
    assert descriptor["title"] == citation["title"]
    assert descriptor["version"] == citation["version"]
    assert descriptor["keywords"] == citation["keywords"]
    assert f"## {citation['version']}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_press_texts_are_set_apart_from_the_licence(descriptor):
    assert descriptor["licenses"][0]["name"] == "CC-BY-4.0"
    assert "copyright" in descriptor["rights"]


def test_no_text_begins_as_a_formula_does_and_all_other_cells_are_in_one_form(descriptor, tables):
    compared = 0
    for resource in descriptor["resources"]:
        texts = [column["name"] for column in resource["schema"]["fields"] if column["type"] == "string"]
        for column, cell in (item for row in tables[resource["name"]] for item in row.items()):
            place = (resource["name"], column, cell)
            if column in texts:
                # Also behind what a spreadsheet may take for the end of a cell.
                starts = {part[:1] for part in re.split(r"[;\t\r\n]", cell)}
                assert not starts & set("=+-@＝＋－＠") and cell[:1] not in ("\t", "\r"), place
                compared += 1
            else:
                assert re.fullmatch(r"(-?\d+(\.\d+)?|true|false|\d{4}-\d\d-\d\d)?", cell), place
    assert compared > 10_000


def test_the_dictionary_names_every_column(descriptor):
    dictionary = (PACKAGE / "README.md").read_text("utf-8").replace("\\", "")
    for resource in descriptor["resources"]:
        section = dictionary.split(f"\n## {resource['name']}\n", 1)[1].split("\n## ", 1)[0]
        for column in resource["schema"]["fields"]:
            assert f"| {column['name']} |" in section


def test_all_43_territorial_forces_have_a_code_of_their_own(tables):
    forces = [row for row in tables["areas"] if row["area_type"] == "territorial_force"]
    assert len(forces) == 43
    assert len({row["gss_code"] for row in forces}) == 43
    assert all(re.fullmatch(r"E23\d{6}|W15\d{6}", row["gss_code"]) for row in forces)
    assert sum(row["part_of_area_id"] == "wales" for row in forces) == 4


def test_every_hedge_has_an_interval_or_prints_no_number(tables):
    with_interval = {row["hedge_id"] for row in tables["hedge_intervals"]}
    assert {row["hedge_id"] for row in tables["hedges"]} == with_interval
