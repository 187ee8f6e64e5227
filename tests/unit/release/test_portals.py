"""The metadata of portals, worked out by hand from an invented descriptor; what stops for want of a field."""

import copy
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from assemble_package import archived
from press_figures.errors import InputError
from press_figures.package.release_facts import RELEASE_FACTS
from press_figures.release import portal_metadata
from press_figures.release.portals import (
    citation,
    ckan,
    croissant,
    csvw,
    data_json,
    datacite,
    dcat,
    invenio,
    schema_org,
)
from press_figures.release.portals.facts import ARCHIVE, Dataset, ReleaseFile
from press_figures.release.portals.terms import terms_problems

from .conftest import put


def column(name: str, kind: str, **constraints: object) -> dict:
    return {"name": name, "type": kind, "description": f"The {name}", "constraints": constraints}


DESCRIPTOR = {
    "name": "invented-figures",
    "id": "https://doi.org/10.1234/abc",
    "created": "2026-12-01T00:00:00Z",
    "homepage": "https://data.example.org/figures",
    "title": "Invented figures",
    "description": "Figures that nobody printed. They are short.\n\nNot <checked> & not real.",
    "version": "1.2.3",
    "keywords": ["press", "figures"],
    "licenses": [
        {"name": "CC-BY-4.0", "title": "CC BY", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ],
    "rights": "Words stay with their authors.",
    "contributors": [
        {"title": "A. Writer", "roles": ["creator"]},
        {"title": "B. Writer", "roles": ["creator"]},
        {"title": "The publisher", "path": "https://example.org", "roles": ["publisher"]},
        {"title": "The desk", "email": "desk@example.org", "roles": ["contact"]},
    ],
    "sources": [{"title": "A paper", "path": "https://paper.example.org/1"}, {"title": "A list"}],
    "resources": [
        {
            "name": "areas",
            "title": "Areas",
            "description": "One row per area.",
            "path": "data/areas.csv",
            "hash": "sha256:" + "a" * 64,
            "schema": {
                "fields": [
                    column("area_id", "string", required=True, pattern="^[a-z]+$"),
                    column("part_of", "string"),
                    column("kind", "string", enum=["force", "a.b"]),
                    column("people", "integer", minimum=0),
                    column("share", "number"),
                    column("since", "date"),
                    column("is_old", "boolean"),
                ],
                "primaryKey": ["area_id"],
                "foreignKeys": [
                    {"fields": ["part_of"], "reference": {"resource": "areas", "fields": ["area_id"]}},
                    {"fields": ["area_id"], "reference": {"resource": "areas", "fields": ["area_id"]}},
                ],
            },
        }
    ],
}
FILES = [
    ReleaseFile(ARCHIVE, "All", "All tables.", 5, "b" * 64, "ZIP", "application/zip", "https://eu.org/ZIP"),
    ReleaseFile(
        "outcomes.duckdb", "Database", "One file.", None, None, "DuckDB", "application/vnd.duckdb", None
    ),
    ReleaseFile(
        "package/data/areas.csv", "Areas", "One row.", 7, "a" * 64, "CSV", "text/csv", "https://eu.org/CSV"
    ),
]
FOLDER = "https://data.example.org/figures/1.2.3/"
PORTALS = (ckan, invenio, datacite, dcat, data_json, schema_org, croissant, csvw)


@pytest.fixture
def terms(root):
    return yaml.safe_load((root / "workflow/portals.yml").read_text(encoding="utf-8"))


@pytest.fixture
def dataset(terms):
    return Dataset(copy.deepcopy(DESCRIPTOR), terms, FILES, "2015-01-01", "2020-09-30", FOLDER)


def without(dataset: Dataset, keys: str) -> Dataset:
    """Take what stands under nested keys out of the descriptor."""
    put(dataset.descriptor, keys, None)
    return dataset


def refusal(portal, dataset: Dataset) -> str:
    with pytest.raises(InputError) as refused:
        portal.describe(dataset)
    return str(refused.value)


def names_of(portals) -> list[str]:
    return [portal.__name__.rpartition(".")[2] for portal in portals]


REQUIRED = {
    "title": PORTALS,
    "description": PORTALS,
    "licenses": PORTALS,
    "rights": PORTALS,
    "version": tuple(portal for portal in PORTALS if portal not in (csvw, data_json)),
    "keywords": tuple(portal for portal in PORTALS if portal is not csvw),
    "contributors": tuple(portal for portal in PORTALS if portal is not csvw),
    "sources": (invenio, datacite, dcat, schema_org),
    "name": (ckan,),
    "resources": (croissant, csvw),
}


@pytest.mark.parametrize(
    ("portal", "key"),
    [(portal, key) for key, portals in REQUIRED.items() for portal in portals],
    ids=lambda value: value if isinstance(value, str) else names_of([value])[0],
)
def test_a_required_field_that_is_lacking_stops_with_its_name(dataset, portal, key):
    message = (
        f"datapackage/datapackage.json: found no {key}; expected {key}, which portals require. "
        "Add it where the descriptor takes it from: CITATION.cff, workflow/package.yml or a schema."
    )
    assert refusal(portal, without(dataset, key)) == message
    # What is empty is lacking too.
    dataset.descriptor[key] = ""
    assert refusal(portal, dataset) == message


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("resources 0 description", "areas"),
        ("resources 0 title", "areas"),
        ("resources 0 schema fields 1 description", "areas, part_of"),
        ("licenses 0 path", "licenses"),
        ("licenses 0 name", "licenses"),
        ("contributors 0 title", "contributors"),
    ],
)
def test_a_required_field_within_a_part_is_named_with_its_place(dataset, keys, place):
    key = keys.split()[-1]
    assert refusal(croissant, without(dataset, keys)).startswith(
        f"datapackage/datapackage.json, {place}: found no {key}; expected {key}, which portals require."
    )


def test_creators_and_a_code_for_the_licence_are_required(dataset):
    dataset.descriptor["licenses"][0]["name"] = "CC0-1.0"
    assert "workflow/portals.yml, licences: found no CC0-1.0" in refusal(ckan, dataset)
    dataset.descriptor["contributors"] = dataset.descriptor["contributors"][2:]
    assert "found no contributors with the role creator" in refusal(invenio, dataset)


@pytest.mark.parametrize(
    ("key", "value", "found", "expected"),
    [
        ("name", "Of us", "Of us", "2 to 100 small letters, digits, - and _"),
        ("version", "1" * 101, "1" * 101, "at most 100 characters"),
        ("keywords", ["a;b"], "a;b", "2 to 100 letters, digits, spaces, -, _ and ."),
    ],
)
def test_what_ckan_would_refuse_is_refused_here(dataset, key, value, found, expected):
    dataset.descriptor[key] = value
    assert refusal(ckan, dataset) == (
        f"datapackage/datapackage.json, {key}: found {found!r}; expected {expected}, as CKAN asks. "
        "Correct it."
    )


TITLE = "66 in the title; expected at most 65 characters"
SENTENCE = "141 in the first sentence of the description; expected at most 140 characters"


@pytest.mark.parametrize("portal", [dcat, data_json])
@pytest.mark.parametrize(
    ("key", "longest", "message"),
    [
        ("title", "T" * 65, TITLE),
        ("description", "D" * 139 + ". Short.", SENTENCE),
        # Another paragraph is no part of the first sentence.
        ("description", "D" * 139 + ".\n\nAnother paragraph. Short.", SENTENCE),
    ],
)
def test_what_data_gov_uk_would_cut_is_refused(dataset, portal, key, longest, message):
    dataset.descriptor[key] = longest
    portal.describe(dataset)
    dataset.descriptor[key] = "A" + longest
    assert refusal(portal, dataset) == (
        f"datapackage/datapackage.json: found {message}, as data.gov.uk asks. Shorten it in CITATION.cff."
    )


def test_ckan_gets_its_own_codes_and_no_organization(dataset):
    described = ckan.describe(dataset)
    assert described["license_id"] == "cc-by" and described["author"] == "A. Writer; B. Writer"
    assert described["maintainer"] == "The desk" and described["maintainer_email"] == "desk@example.org"
    assert described["tags"] == [{"name": "press"}, {"name": "figures"}]
    assert "owner_org" not in described
    extras = {extra["key"]: extra["value"] for extra in described["extras"]}
    assert extras.keys() == set(ckan.EXTRAS) and extras["keywords"] == "press; figures"
    assert extras["temporal_start"] == "2015-01-01" and extras["doi"] == "10.1234/abc"
    assert extras["identifier"] == "https://data.example.org/figures"
    assert [resource["format"] for resource in described["resources"]] == ["ZIP", "DuckDB", "CSV"]


def test_ckan_can_do_without_any_fact_of_a_release(dataset):
    dataset.descriptor["contributors"] = dataset.descriptor["contributors"][:2]
    for key in ("id", "created", "homepage"):
        del dataset.descriptor[key]
    described = ckan.describe(dataset)
    assert not {"url", "maintainer", "maintainer_email"} & described.keys()
    assert not {"identifier", "doi", "issued", "publisher_name"} & {
        extra["key"] for extra in described["extras"]
    }


def test_markup_in_a_description_stays_text(dataset):
    paragraphs = (
        "<p>Figures that nobody printed. They are short.</p><p>Not &lt;checked&gt; &amp; not real.</p>"
    )
    assert invenio.describe(dataset)["metadata"]["description"] == paragraphs


def test_invenio_gets_a_record_with_its_vocabularies(dataset):
    described = invenio.describe(dataset)["metadata"]
    assert described["publication_date"] == "2026-12-01" and described["publisher"] == "The publisher"
    assert described["rights"] == [{"id": "cc-by-4.0"}] and described["languages"] == [{"id": "eng"}]
    assert [creator["person_or_org"]["name"] for creator in described["creators"]] == [
        "A. Writer",
        "B. Writer",
    ]
    assert [related["identifier"] for related in described["related_identifiers"]] == [
        "https://paper.example.org/1"
    ]


def test_datacite_gets_the_year_and_no_address_of_a_person(dataset):
    described = datacite.describe(dataset)
    assert (described["doi"], described["publicationYear"]) == ("10.1234/abc", "2026")
    assert described["contributors"] == [{"name": "The desk", "contributorType": "ContactPerson"}]
    assert "desk@example.org" not in str(described)
    assert {"date": "2015-01-01/2020-09-30", "dateType": "Other"}.items() <= described["dates"][1].items()


def test_a_dataset_is_named_by_its_page_which_stays_and_not_by_the_doi_of_a_version(dataset):
    described = dcat.describe(dataset)
    assert described["@id"] == described["dct:identifier"] == "https://data.example.org/figures"
    assert described["adms:identifier"]["skos:notation"]["@value"] == "https://doi.org/10.1234/abc"
    assert data_json.describe(dataset)["dataset"][0]["identifier"] == "https://data.example.org/figures"
    assert "adms:identifier" not in dcat.describe(without(dataset, "id"))


def test_a_time_with_an_open_end_is_told_as_such(dataset, terms):
    assert schema_org.describe(dataset)["temporalCoverage"] == "2015-01-01/2020-09-30"
    opened = Dataset(dataset.descriptor, terms, FILES, "2015-01-01", None, FOLDER)
    assert schema_org.describe(opened)["temporalCoverage"] == "2015-01-01/.."
    assert datacite.describe(opened)["dates"][1]["date"] == "2015-01-01/"
    assert dcat.describe(opened)["dct:temporal"].keys() == {"@type", "dcat:startDate"}
    assert "temporal" not in data_json.describe(opened)["dataset"][0]
    assert "temporal_end" not in {extra["key"] for extra in ckan.describe(opened)["extras"]}


def test_a_file_has_its_address_where_the_folder_is_known_and_else_the_page(dataset, terms):
    known = dcat.describe(dataset)["dcat:distribution"]
    assert known[2]["dcat:downloadURL"]["@id"] == FOLDER + "package/data/areas.csv"
    assert known[2]["dcat:byteSize"]["@value"] == "7" and "dcat:byteSize" not in known[1]
    unknown = Dataset(dataset.descriptor, terms, FILES, None, None)
    (first, *_) = dcat.describe(unknown)["dcat:distribution"]
    assert first["dcat:accessURL"]["@id"] == "https://data.example.org/figures"
    assert "dcat:downloadURL" not in first and "dct:temporal" not in dcat.describe(unknown)
    assert data_json.describe(unknown)["dataset"][0]["distribution"][0]["accessURL"].endswith("/figures")
    assert "distribution" not in schema_org.describe(unknown)
    assert schema_org.describe(dataset)["distribution"][0]["contentUrl"] == FOLDER + ARCHIVE


def test_csvw_says_types_patterns_and_keys(dataset):
    (table,) = csvw.describe(dataset)["tables"]
    columns = {column["name"]: column for column in table["tableSchema"]["columns"]}
    assert columns["area_id"]["datatype"] == {"base": "string", "format": "^[a-z]+$"}
    assert columns["kind"]["datatype"] == {"base": "string", "format": r"force|a\.b"}
    assert columns["people"]["datatype"] == {"base": "integer", "minimum": 0}
    assert columns["share"]["datatype"] == {"base": "decimal"}
    assert columns["since"]["datatype"] == {"base": "date", "format": "yyyy-MM-dd"}
    assert columns["is_old"]["datatype"] == {"base": "boolean", "format": "true|false"}
    assert [columns[name]["required"] for name in ("area_id", "part_of")] == [True, False]
    # Of the two, only the key of a column that is never empty.
    (key,) = table["tableSchema"]["foreignKeys"]
    assert key["columnReference"] == ["area_id"] and key["reference"]["resource"] == "data/areas.csv"


def test_croissant_finds_each_table_in_the_archive(dataset):
    described = croissant.describe(dataset)
    archive, areas = described["distribution"]
    assert (archive["sha256"], areas["sha256"]) == ("b" * 64, "a" * 64)
    assert areas["containedIn"] == {"@id": archive["@id"]}
    (table,) = described["recordSet"]
    assert table["key"] == [{"@id": "areas/area_id"}] and len(table["field"]) == 7
    assert described["citeAs"] == (
        "A. Writer; B. Writer (2026). Invented figures, version 1.2.3. https://doi.org/10.1234/abc"
    )


def test_the_citation_keeps_what_is_typed_and_adds_the_release(dataset):
    cited = citation.describe(dataset, {"cff-version": "1.2.0", "title": "Invented figures"})
    assert cited == {
        "cff-version": "1.2.0",
        "title": "Invented figures",
        "date-released": "2026-12-01",
        "doi": "10.1234/abc",
        "url": "https://data.example.org/figures",
        "contact": [{"name": "The desk", "email": "desk@example.org"}],
    }


def test_a_portal_is_skipped_as_long_as_a_fact_that_it_needs_is_not_typed(dataset):
    facts = dict.fromkeys(RELEASE_FACTS, "known") | {"doi": "", "contact_email": ""}
    written, lacking = portal_metadata.describe_for_portals(dataset, facts)
    assert lacking == {
        "datacite.json": ["doi"],
        "dcat.jsonld": ["contact_email"],
        "data.json": ["contact_email"],
    }
    assert written.keys() | lacking.keys() == {portal.FILE for portal in portal_metadata.PORTALS}


def test_every_portal_is_written_and_names_what_it_needs():
    modules = {path.stem for path in Path(ckan.__file__).parent.glob("*.py")} - {"__init__", "facts", "terms"}
    written = (*portal_metadata.PORTALS, *portal_metadata.IN_PACKAGE)
    assert modules == set(names_of(written))
    for portal in portal_metadata.PORTALS:
        assert set(portal.NEEDS) <= RELEASE_FACTS.keys()
    for portal in written:
        assert re.fullmatch(r"[A-Za-z-]+\.(json|jsonld|cff)", portal.FILE) and portal.TITLE


def test_a_table_to_show_that_is_not_there_is_refused(terms):
    terms["shown_tables"] = ["areas", "counties"]
    with pytest.raises(InputError) as refused:
        portal_metadata.release_files(DESCRIPTOR, b"", terms)
    assert str(refused.value) == (
        "workflow/portals.yml, shown_tables: found 'counties'; expected a table of the package. Correct it."
    )


@pytest.fixture
def terms_schema(root):
    return yaml.safe_load((root / "workflow/portals.schema.yml").read_text(encoding="utf-8"))


def test_the_committed_terms_fit_their_schema(terms, terms_schema):
    Draft202012Validator.check_schema(terms_schema)
    assert terms_problems("portals.yml", terms, terms_schema) == []


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("place", None, "the whole: found 'place' is a required property"),
        ("language code", None, "language: found 'code' is a required property"),
        ("files archive title", None, "files.archive: found 'title' is a required property"),
        ("tehme", "x", "the whole: found Additional properties are not allowed ('tehme' was unexpected)"),
        ("shown_tables", ["a", "a"], "shown_tables: found ['a', 'a'] has non-unique elements"),
        ("shown_tables", 5, "shown_tables: found 5 is not of type"),
        ("theme address", "JUST", "theme.address: found 'JUST' does not match '^https?://'"),
    ],
)
def test_terms_of_another_form_are_refused_with_the_place(terms, terms_schema, key, value, found):
    put(terms, key, value)
    (problem,) = terms_problems("portals.yml", terms, terms_schema)
    assert str(problem).startswith(f"portals.yml, {found}")
    assert str(problem).endswith("; expected what workflow/portals.schema.yml asks for. Correct it.")


def test_an_archive_of_another_build_is_refused(tmp_path):
    descriptor = tmp_path / "datapackage.json"
    descriptor.write_text("{}", encoding="utf-8")
    archive = archived({"datapackage.json": b"{}"})
    assert portal_metadata.archive_problems("a.zip", archive, str(descriptor)) == []
    descriptor.write_text('{"a": 1}', encoding="utf-8")
    (problem,) = portal_metadata.archive_problems("a.zip", archive, str(descriptor))
    assert str(problem) == (
        f"a.zip: found the package of another build; expected that of {descriptor}. "
        "Delete build/publish and run snakemake --cores 1 publish again."
    )
