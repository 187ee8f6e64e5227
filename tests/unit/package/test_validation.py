"""Validation says what is wrong in terms of the file that a person wrote."""

import copy

import pytest

from press_figures.package.descriptor import PACKAGE_PROFILE, describe_resource
from press_figures.package.validation import (
    package_problems,
    profile_errors,
    profile_problems,
    table_problems,
)
from press_figures.tables.cells import schema_problems
from press_figures.tables.csv_files import Table

UNITS = {"schema": {"fields": [{"name": "unit_id", "type": "string"}], "primaryKey": ["unit_id"]}}
THINGS = {
    "schema": {
        "fields": [
            {"name": "thing_id", "type": "string", "constraints": {"required": True, "pattern": "^[a-z]+$"}},
            {"name": "unit", "type": "string"},
            {"name": "number", "type": "integer", "constraints": {"minimum": 1}},
            {"name": "direction", "type": "string", "constraints": {"enum": ["up", "down"]}},
            {"name": "code", "type": "string", "constraints": {"unique": True}},
            {"name": "day", "type": "date"},
        ],
        "primaryKey": ["thing_id"],
        "foreignKeys": [
            {"fields": ["unit"], "reference": {"resource": "units", "fields": ["unit_id"]}},
        ],
    }
}
GOOD = {"thing_id": "a", "unit": "case", "number": "1", "direction": "up", "code": "x", "day": "2016-12-31"}


def both_find(tables):
    """Return what our own check of the cells finds in tables, after a look at what Frictionless finds."""
    own = schema_problems(tables)
    assert sorted(map(str, own)) == sorted(map(str, table_problems(tables)))
    return own


def problems(*rows):
    """Return what validation finds in rows that each differ from a good one."""
    filled = [GOOD | row for row in rows]
    lines = [10 * place for place in range(1, len(rows) + 1)]
    units = Table("raw/reference/units.csv", [{"unit_id": "case"}, {"unit_id": "offence"}], [2, 3])
    things = Table("raw/things.csv", filled, lines)
    return both_find({"units": (units, UNITS), "things": (things, THINGS)})


def test_good_rows_have_no_problem():
    other = {"thing_id": "b", "unit": "offence", "code": "y"}
    assert problems({}, other, {"thing_id": "c", "code": "", "number": ""}) == []


UNIT = "the unit_id of a row of raw/reference/units.csv"


@pytest.mark.parametrize(
    ("column", "cell", "found", "expected"),
    [
        ("unit", "cases", "the unknown code 'cases' (did you mean 'case'?)", UNIT),
        ("unit", "zzz", "the unknown code 'zzz'", UNIT),
        ("thing_id", "", "an empty cell", "a value"),
        ("thing_id", "A1", "'A1'", "text of the form ^[a-z]+$"),
        ("direction", "left", "'left'", "one of 'up', 'down'"),
        ("number", "0", "'0'", "constraint minimum is 1"),
        ("number", "5.7", "'5.7'", "a value of the type integer"),
        ("number", "five", "'five'", "a value of the type integer"),
        ("day", "2016-02-30", "'2016-02-30'", "a value of the type date"),
    ],
)
def test_a_bad_cell_is_named_with_what_was_found_and_expected(column, cell, found, expected):
    first = problems({column: cell})[0]
    assert first.place == f"raw/things.csv, line 10, column {column}"
    assert (first.found, first.expected) == (found, expected)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *[("number", cell) for cell in ("", "1", "01", "+1", "1_000", "1.0", "1e3", "-1", "one", "\u0661")],
        *[("day", cell) for cell in ("2016-12-31", "2016-1-1", "20161231", "31/12/2016", "2016-12-31 ")],
        *[("direction", cell) for cell in ("Up", "up", "updown")],
        *[("thing_id", cell) for cell in ("a", "ab\n", "a-b", "\u00e9")],
    ],
)
def test_our_own_check_answers_what_frictionless_answers_about_unusual_cells(column, cell):
    # Asserts by both_find that the two find the same.
    problems({column: cell})


def test_a_code_is_suggested_from_the_table_itself_if_it_refers_to_itself():
    own = {"fields": ["part_of"], "reference": {"fields": ["area_id"]}}
    fields = [{"name": "area_id", "type": "string"}, {"name": "part_of", "type": "string"}]
    schema = {"schema": {"fields": fields, "primaryKey": ["area_id"], "foreignKeys": [own]}}
    rows = [{"area_id": "england", "part_of": ""}, {"area_id": "kent", "part_of": "englnd"}]
    (problem,) = both_find({"areas": (Table("raw/reference/areas.csv", rows, [2, 3]), schema)})
    assert problem.place == "raw/reference/areas.csv, line 3, column part_of"
    assert problem.found == "the unknown code 'englnd' (did you mean 'england'?)"
    assert problem.expected == "the area_id of a row of raw/reference/areas.csv"


def test_a_code_of_a_list_without_rows_is_unknown():
    units = Table("raw/reference/units.csv", [], [])
    things = Table("raw/things.csv", [GOOD], [2])
    (problem,) = both_find({"units": (units, UNITS), "things": (things, THINGS)})
    assert problem.found == "the unknown code 'case'"


def test_a_key_and_a_unique_value_that_are_used_again_are_named():
    (problem,) = problems({}, {"thing_id": "b", "code": "y"}, {"thing_id": "a", "code": "z"})
    assert (problem.place, problem.found) == ("raw/things.csv, line 30", "the key of line 10 again")
    (problem,) = problems({}, {"thing_id": "b"})
    assert problem.place == "raw/things.csv, line 20, column code"
    assert (problem.found, problem.expected) == ("'x'", "a value that no other row has")


def test_every_bad_row_is_named_however_many_there_are():
    rows = [{"thing_id": f"a{'b' * place}", "code": f"c{place}", "number": "x"} for place in range(1500)]
    assert len(problems(*rows)) == 1500


@pytest.fixture
def package(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "units.csv").write_text("unit_id\ncase\noffence\n")
    resource = {
        "name": "units",
        "title": "Units",
        "description": "Units of count",
        "path": "data/units.csv",
        "sources": [{"title": "Invented"}],
        "schema": UNITS["schema"],
    }
    descriptor = {
        "$schema": PACKAGE_PROFILE,
        "name": "invented",
        "licenses": [{"name": "CC0-1.0"}],
        "contributors": [{"title": "The maintainers", "roles": ["creator"]}],
        "resources": [describe_resource(resource, tmp_path)],
    }
    return descriptor, tmp_path


def test_a_package_as_described_is_valid(package):
    assert package_problems(*package) == []


@pytest.mark.parametrize(
    ("text", "found"), [("unit_id\ncase\noffends\n", "hash"), ("unit_id\ncase\ncase\n", "primary key")]
)
def test_a_changed_file_no_longer_fits_its_hash_and_its_key(package, text, found):
    descriptor, folder = package
    (folder / "data" / "units.csv").write_text(text)
    if found == "primary key":
        descriptor["resources"] = [describe_resource(descriptor["resources"][0], folder)]
    problems = package_problems(descriptor, folder)
    assert any(found in problem.found.lower() and "units" in problem.place for problem in problems)


def test_a_missing_file_is_found(package):
    descriptor, folder = package
    (folder / "data" / "units.csv").unlink()
    assert package_problems(descriptor, folder) != []


def test_a_descriptor_that_frictionless_lets_pass_is_held_against_the_profile(package):
    descriptor, folder = package
    wrong = copy.deepcopy(descriptor)
    wrong["contributors"] = [{"title": 5}]
    assert [error.json_path for error in profile_errors(wrong)] == ["$.contributors[0].title"]
    assert profile_errors(descriptor) == []
    (problem,) = profile_problems(wrong, folder)
    assert "$.contributors[0].title" in problem.place
    assert problem.expected == "what the Data Package profile asks for"


@pytest.fixture
def package_with_reference(package):
    """Return a function that gives a package in which things refer to units and to each other."""
    descriptor, folder = package

    def make(rows):
        (folder / "data" / "things.csv").write_text("thing_id,unit,part_of\n" + rows)
        fields = [{"name": name, "type": "string"} for name in ("thing_id", "unit", "part_of")]
        keys = [
            {"fields": ["unit"], "reference": {"resource": "units", "fields": ["unit_id"]}},
            {"fields": ["part_of"], "reference": {"fields": ["thing_id"]}},
        ]
        things = {
            **descriptor["resources"][0],
            "name": "things",
            "path": "data/things.csv",
            "schema": {"fields": fields, "primaryKey": ["thing_id"], "foreignKeys": keys},
        }
        resources = [*descriptor["resources"], describe_resource(things, folder)]
        return {**descriptor, "resources": resources}, folder

    return make


def test_empty_cells_and_cells_that_refer_to_a_row_are_valid(package_with_reference):
    assert package_problems(*package_with_reference("a,case,\nb,,a\n")) == []


@pytest.mark.parametrize(
    ("rows", "place", "found", "expected"),
    [
        (
            "a,case,\nb,cases,\n",
            "line 3, column unit",
            "'cases'",
            "the unit_id of a row of {}/data/units.csv",
        ),
        ("a,case,b\n", "line 2, column part_of", "'b'", "the thing_id of a row of {}/data/things.csv"),
    ],
)
def test_a_reference_to_a_row_that_no_table_has_is_named(
    package_with_reference, rows, place, found, expected
):
    descriptor, folder = package_with_reference(rows)
    (problem,) = package_problems(descriptor, folder)
    assert problem.place == f"{folder}/data/things.csv, {place}"
    assert (problem.found, problem.expected) == (found, expected.format(folder))
