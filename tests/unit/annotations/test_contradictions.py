"""Schemas and reference lists that contradict each other are found before anything is held against them."""

import copy

import pytest

from press_figures.annotations.contradictions import list_contradictions, schema_contradictions
from press_figures.tables.schemas import load_resources

from .conftest import table


def resource(*fields, primary=(), keys=()):
    described = [
        {"name": name, "type": "string", **({"constraints": {"enum": codes}} if codes else {})}
        for name, codes in fields
    ]
    return {"schema": {"fields": described, "primaryKey": list(primary), "foreignKeys": list(keys)}}


def key(column, listed, target):
    return {"fields": [column], "reference": {"resource": listed, "fields": [target]}}


AREAS = {"fields": ["part_of"], "reference": {"fields": ["area_id"]}}
SOUND = {
    ("raw", "annotations"): resource(
        ("label", None), ("area", None), ("direction", ["up", "down"]), keys=[key("area", "areas", "area_id")]
    ),
    ("tables", "figures"): resource(("figure_id", None), ("direction", ["up", "down", "level"])),
    ("tables", "areas"): resource(("area_id", None), ("part_of", None), primary=["area_id"], keys=[AREAS]),
}


def said(change):
    """Return the messages about the sound schemas after a change."""
    resources = copy.deepcopy(SOUND)
    change({name: resource["schema"] for name, resource in resources.items()})
    return [str(problem) for problem in schema_contradictions(resources)]


def test_the_schemas_of_the_repository_agree(root):
    paths = sorted(map(str, (root / "workflow" / "schemas").glob("*/*.yml")))
    assert schema_contradictions(load_resources(paths)) == []


def test_a_reference_to_a_column_that_is_not_there_is_found():
    def change(schemas):
        schemas["raw", "annotations"]["foreignKeys"] = [key("area", "areas", "area")]

    assert said(change) == [
        "workflow/schemas/raw/annotations.yml, column area: found a reference to areas.area (did you mean "
        "'area_id'?), which is no column; expected a column of areas. "
        "Correct the reference or add the column."
    ]


def test_a_reference_to_another_type_is_found():
    def change(schemas):
        schemas["tables", "areas"]["fields"][0]["type"] = "integer"

    assert said(change) == [
        "workflow/schemas/raw/annotations.yml, column area: found the type string; "
        "expected the type integer of areas.area_id. Give both columns the same type.",
        "workflow/schemas/tables/areas.yml, column part_of: found the type string; "
        "expected the type integer of areas.area_id. Give both columns the same type.",
    ]


@pytest.mark.parametrize("kind", ["primaryKey", "foreignKeys"])
def test_a_key_on_no_column_is_found(kind):
    def change(schemas):
        keys = {"primaryKey": ["areaid"], "foreignKeys": [key("areaid", "areas", "area_id")]}
        schemas["tables", "areas"][kind] = keys[kind]

    assert said(change) == [
        "workflow/schemas/tables/areas.yml: found a key on 'areaid' (did you mean 'area_id'?), which is no "
        "column; expected a column of the schema. Correct the key or add the column."
    ]


def test_a_code_that_may_be_annotated_and_not_published_is_found():
    def change(schemas):
        schemas["tables", "figures"]["fields"][1]["constraints"]["enum"] = ["up"]

    assert said(change) == [
        "workflow/schemas/raw/annotations.yml, column direction: found the code 'down'; expected a code that "
        "workflow/schemas/tables/figures.yml allows as well. Add the code there or remove it here."
    ]


def listed(name, *rows):
    resources = {**SOUND, ("tables", name): SOUND.get(("tables", name), resource())}
    lists = {name: table(f"raw/reference/{name}.csv", *rows)}
    return [str(problem) for problem in list_contradictions(lists, resources)]


def areas(**parts):
    return listed("areas", *({"area_id": area, "part_of": whole} for area, whole in parts.items()))


def test_areas_of_areas_are_accepted_and_areas_in_a_circle_are_found_once():
    assert areas(kent="england", essex="england", england="britain", britain="") == []
    assert areas(essex="kent", kent="england", england="britain", britain="kent") == [
        "raw/reference/areas.csv, line 3, column part_of: found 'england', which leads back here: "
        "kent > england > britain > kent; expected a row that does not refer back to this one. "
        "Correct or empty this column in one of these rows."
    ]
    assert "kent > kent" in areas(kent="kent")[0]


def test_the_lists_of_the_repository_agree(root, reference):
    paths = sorted(map(str, (root / "workflow" / "schemas").glob("*/*.yml")))
    lists = {path.stem: table(str(path), *reference(path.stem)) for path in root.glob("raw/reference/*.csv")}
    assert list_contradictions(lists, load_resources(paths)) == []


@pytest.mark.parametrize(
    ("kind", "found", "expected"), [("date", "'true'", "'false'"), ("count", "'false'", "'true'")]
)
def test_a_kind_that_is_a_figure_in_the_list_alone_or_in_the_code_alone_is_found(kind, found, expected):
    assert listed("kinds", {"kind_id": kind, "is_figure": found.strip("'")}) == [
        f"raw/reference/kinds.csv, line 2, column is_figure: found {found} for the kind '{kind}'; expected "
        f"{expected}, as workflow/scripts/press_figures/annotations/columns.py has it. Correct the cell."
    ]


def test_words_of_two_hedges_are_found():
    hedges = [
        {"hedge_id": "none", "example_words": ""},
        {"hedge_id": "doubtful", "example_words": ""},
        {"hedge_id": "nearly", "example_words": "nearly | almost"},
        {"hedge_id": "around", "example_words": "about | almost"},
    ]
    assert listed("hedges", *hedges[:3]) == []
    assert listed("hedges", *hedges) == [
        "raw/reference/hedges.csv, line 5, column example_words: found 'almost', an example of 'nearly' as "
        "well; expected words of one hedge. Delete the words here or on line 4."
    ]


def pair(first, second, answer, dimension="unit"):
    return {"dimension": dimension, "first_value": first, "second_value": second, "comparability": answer}


def test_a_pair_of_values_has_one_comparability_in_either_order():
    pairs = [
        pair("case", "allegation", "unstated"),
        pair("case", "allegation", "different", dimension="area"),
        pair("allegation", "case", "unstated"),
    ]
    assert listed("comparability", *pairs) == []
    assert listed("comparability", *pairs, pair("allegation", "case", "different")) == [
        "raw/reference/comparability.csv, line 5, column comparability: found 'different' for 'allegation' "
        "and 'case', 'unstated' on line 2; expected one answer for a pair, in either order. "
        "Correct one of the two rows, or delete it."
    ]


def test_a_pair_holds_codes_of_the_list_of_its_dimension():
    units = table("raw/reference/units.csv", {"unit_id": "case"}, {"unit_id": "death"})
    pairs = (
        pair("case", "*", "unstated"),
        pair("deaths", "case", "different"),
        pair("dorset", "x", "same", "area"),
    )
    lists = {"units": units, "comparability": table("raw/reference/comparability.csv", *pairs)}
    resources = {("tables", name): {"schema": {}} for name in lists}
    assert [str(problem) for problem in list_contradictions(lists, resources)] == [
        "raw/reference/comparability.csv, line 3, column first_value: found the unknown code 'deaths' (did "
        "you mean 'death'?); expected a code of raw/reference/units.csv. "
        "Correct the cell or add a row to that list."
    ]


def intervals(**cells):
    """Return the lexicon with one row: hard from -1 to 1 step, soft from -1/2 to 1/2, all ends open."""
    row = {f"{sort}_{end}_inclusive": "false" for sort in ("hard", "soft") for end in ("low", "high")}
    row |= {
        "hard_low_steps": "-1",
        "hard_high_steps": "1",
        "soft_low_steps": "-0.5",
        "soft_high_steps": "0.5",
    }
    lists = {"hedge_intervals": table("raw/reference/hedge_intervals.csv", row | cells)}
    return list_contradictions(lists, {("tables", "hedge_intervals"): {"schema": {}}})


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"hard_low_steps": "", "hard_high_steps": ""},
        # a soft end may be the hard one itself
        {"soft_high_steps": "1", "soft_high_inclusive": "true"},
    ],
)
def test_soft_bounds_within_hard_ones_are_accepted(cells):
    assert intervals(**cells) == []


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"hard_low_steps": "7"}, "bounds that make no interval (empty interval 7 to 1)"),
        ({"soft_high_steps": "-0.5"}, "bounds that make no interval (empty interval -1/2 to -1/2)"),
        ({"hard_low_steps": "", "hard_low_inclusive": "true"}, "(an unbounded end is never inclusive)"),
        ({"hard_low_steps": "x"}, "bounds that make no interval (Invalid literal for Fraction: 'x')"),
        ({"hard_low_steps": "1/0"}, "bounds that make no interval (Fraction(1, 0))"),
        ({"soft_high_steps": "2"}, "soft bounds that leave the hard ones"),
        ({"soft_low_steps": ""}, "soft bounds that leave the hard ones"),
    ],
)
def test_bounds_that_contradict_each_other_are_found(cells, found):
    (problem,) = intervals(**cells)
    assert problem.place == "raw/reference/hedge_intervals.csv, line 2"
    assert found in problem.found
