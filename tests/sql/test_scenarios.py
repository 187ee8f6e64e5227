"""The scenarios of scenarios/: each gives rows and states what a query of workflow/sql finds in them."""

from functools import reduce
from itertools import product
from pathlib import Path

import pytest

from .conftest import SQL, conventions, expanded, read_yaml, resources

FOLDER = Path(__file__).parent / "scenarios"
SETTINGS = {"query", "database", "where", "claim", "family", "ordinary"}
EXPECTED = {"finds", "gives", "reads"}
# The inputs of each reading of a claim in a family. A reading without inputs has one row without a role.
READS = """
select reading_candidates.reading_id, role, input_figure_id
from reading_candidates
inner join enumerated_readings on reading_candidates.reading_id = enumerated_readings.reading_id
where reading_candidates.figure_id = ? and reading_candidates.family = ?
order by all
"""


def scenarios_of(path: Path, folder: Path = FOLDER) -> list[dict]:
    """Return the scenarios of a file, one for each variant, with all that the file states for every one."""
    common, found = read_yaml(path), []
    for scenario in common.pop("scenarios"):
        lists = [scenario.pop(key, [{"name": ""}]) for key in ("each", "and_each")]
        for variants in product(*lists):
            parts = [scenario, *map(as_scenario, variants)]
            whole = reduce(merged, map(with_values, [common, *parts]))
            name = ", ".join(part["name"] for part in parts if part["name"])
            found.append(whole | {"name": name, "file": str(path.relative_to(folder).with_suffix(""))})
    return found


def as_scenario(variant: dict) -> dict:
    """Return a variant, whose tables are written without given, in the form of a scenario."""
    stated = {key: value for key, value in variant.items() if key in SETTINGS | EXPECTED}
    tables = {key: value for key, value in variant.items() if key not in stated.keys() | {"name"}}
    return {"name": variant.get("name", " ".join(words(tables))), "given": tables} | stated


def words(value: object) -> list[str]:
    """Return the values of a variant in their order: its name, if it has no other."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return [word for part in parts for word in words(part)]
    return [str(value)]


def with_values(scenario: dict) -> dict:
    """Return a scenario in which every figure is a mapping: a number alone is its value."""
    given = dict(scenario.get("given", {}))
    if isinstance(given.get("figures"), dict):
        given["figures"] = {
            name: row if isinstance(row, dict) or row == "absent" else {"value": row}
            for name, row in given["figures"].items()
        }
    return scenario | {"given": given}


def merged(first: object, second: object) -> object:
    """Return the second value; of two mappings, the first one with the entries of the second merged in."""
    if not (isinstance(first, dict) and isinstance(second, dict)):
        return second
    return first | {key: merged(first.get(key), value) for key, value in second.items()}


def run(scenario: dict, database) -> None:
    """Give the rows of a scenario to a database and compare what the query finds with what is expected."""
    unknown = scenario.keys() - SETTINGS - EXPECTED - {"name", "file", "given"}
    assert not unknown, f"{', '.join(unknown)}: a scenario has {', '.join(sorted(SETTINGS | EXPECTED))}"
    stated = [key for key in EXPECTED if key in scenario]
    assert len(stated) == 1, f"a scenario has one of {', '.join(sorted(EXPECTED))}, not {stated or 'none'}"
    is_check = scenario["file"].startswith("checks/")
    tables = database(scenario.get("database", "package" if is_check else "working"))
    for table, rows in scenario["given"].items():
        tables.give(table, rows, scenario.get("ordinary", {}).get(table))
    if "family" in scenario:
        assert scenario["family"] in conventions()["given"]["families"], (
            f"{scenario['family']!r} is no family"
        )
        tables.leave_other_families(scenario["family"])
    if "reads" in scenario:
        assert readings(scenario, tables) == scenario["reads"]
        return
    query = scenario.get("query", scenario["file"] if is_check else Path(scenario["file"]).name)
    rows = tables.rows(query, scenario.get("where", "true"))
    key = next(iter(tables.types))
    expected = [row if isinstance(row, dict) else {key: row} for row in scenario[stated[0]]]
    expected = [expanded(row, tables.types, "expected") for row in expected]
    names = [row.keys() for row in expected] + [[key]] * (len(rows) - len(expected))
    found = [{name: row[name] for name in columns} for row, columns in zip(rows, names, strict=False)]
    assert as_texts(found) == as_texts(expected)


def as_texts(rows: list[dict]) -> list[dict]:
    return [{name: None if value is None else str(value) for name, value in row.items()} for row in rows]


def readings(scenario: dict, tables) -> dict[str, str] | list[str]:
    """Return the inputs of each reading by its rule, or only the rules where the scenario states a list."""
    claim, family = scenario.get("claim", "a.claim"), scenario["family"]
    assert claim in scenario["given"]["figures"], f"{claim!r} is no figure of this scenario"
    for relation in ("reading_candidates", "enumerated_readings"):
        tables.keep(relation)
    found: dict[str, list[str]] = {}
    for reading_id, role, used in tables.connection.execute(READS, [claim, family]).fetchall():
        inputs = [f"{role} {used.removeprefix('a.')}"] if role else []
        found.setdefault(reading_id.removeprefix(f"{claim}.{family}."), []).extend(inputs)
    rules_alone = isinstance(scenario["reads"], list)
    return [*found] if rules_alone else {rule: ", ".join(inputs) for rule, inputs in found.items()}


SCENARIOS = [scenario for path in sorted(FOLDER.rglob("*.yml")) for scenario in scenarios_of(path)]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: f"{one['file']}: {one['name']}")
def test_scenario(scenario, database):
    run(scenario, database)


def test_every_check_and_model_finds_something_in_one_scenario_and_nothing_in_another():
    paths = [*(SQL / "checks").rglob("*.sql"), *(SQL / "models").glob("*.sql")]
    queries = {str(path.relative_to(SQL).with_suffix("")) for path in paths}
    expected = [(one["file"], one.get("finds", one.get("gives"))) for one in SCENARIOS]
    assert queries - {file for file, rows in expected if rows} == set()
    assert queries - {file for file, rows in expected if rows == []} == set()


def test_every_file_of_scenarios_has_the_name_of_a_query():
    assert [one["file"] for one in SCENARIOS if not (SQL / f"{one['file']}.sql").exists()] == []


def test_every_derived_table_has_a_row_that_leads_to_no_mention():
    derived = {name for name, table in resources().items() if table["path"].startswith("derived/")}
    found = [one["finds"] for one in SCENARIOS if one["file"] == "checks/derived/row_leads_to_no_mention"]
    assert {table for tables in found for table in tables} == derived


@pytest.mark.parametrize(
    ("scenario", "message"),
    [
        ("{name: x, given: {figure: {a.x: 1}}, finds: []}", "'figure' is no table"),
        ("{name: x, given: {figures: {a.x: {areaa: kent}}}, finds: []}", "'areaa' is no column"),
        ("{name: x, given: {figures: {a.x: {bounds: '1 to 2'}}}, finds: []}", "no interval"),
        ("{name: x, finds: [{figur: a.x}]}", "'figur' is no column"),
        ("{name: x, given: {figures: {a.x: 1}}}", "not none"),
        ("{name: x, finds: [], gives: []}", "has one of"),
        ("{name: x, find: []}", "find: a scenario has"),
        ("{name: x, finds: [], name: y}", "name is written twice"),
        ("{name: x, family: shar, reads: {}}", "'shar' is no family"),
        ("{name: x, family: share, reads: {}}", "'a.claim' is no figure"),
        ("{name: x, given: {figures: {a.x: {value_reason: words_only}}}, finds: [a.x]}", "assert"),
    ],
)
def test_a_mistake_in_a_scenario_is_found(scenario, message, tmp_path, database):
    path = tmp_path / "checks" / "data" / "value_without_reason.yml"
    path.parent.mkdir(parents=True)
    path.write_text(f"given: {{figures: {{}}}}\nscenarios: [{scenario}]\n", encoding="utf-8")
    with pytest.raises((AssertionError, ValueError), match=message):
        run(*scenarios_of(path, tmp_path), database)
