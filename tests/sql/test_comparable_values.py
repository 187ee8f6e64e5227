"""Which values may be set against each other: the rows of the list, then equality, then wildcards."""

import pytest


def comparability(working, dimension, first, second):
    condition = f"dimension = '{dimension}' and first_value = '{first}' and second_value = '{second}'"
    ((found,),) = working.rows(f"comparable_values where {condition}", "comparability")
    return found


@pytest.mark.parametrize(
    ("dimension", "first", "second", "expected"),
    [
        ("unit", "offence", "outcome", "unstated"),
        ("unit", "offence", "victim", "different"),
        ("count_basis", "recorded", "closed", "different"),
        ("area", "the-country", "england", "unstated"),
    ],
)
def test_a_listed_pair_has_its_comparability_in_either_order(dimension, first, second, expected, working):
    assert comparability(working, dimension, first, second) == expected
    assert comparability(working, dimension, second, first) == expected


@pytest.mark.parametrize(
    ("dimension", "value"), [("unit", "offence"), ("count_basis", "closed"), ("area", "kent")]
)
def test_equal_values_without_a_row_are_the_same(dimension, value, working):
    assert comparability(working, dimension, value, value) == "same"


@pytest.mark.parametrize(
    ("dimension", "value"), [("unit", "case"), ("count_basis", "unstated"), ("area", "the-country")]
)
def test_a_row_can_say_that_equal_values_are_not_known_to_be_the_same(dimension, value, working):
    assert comparability(working, dimension, value, value) == "unstated"


@pytest.mark.parametrize(
    ("dimension", "first", "second"),
    [
        ("unit", "incident", "victim"),
        ("count_basis", "closed", "not_applicable"),
        ("area", "kent", "surrey"),
        ("area", "kent", "england"),
    ],
)
def test_unequal_values_without_a_row_are_different(dimension, first, second, working):
    assert comparability(working, dimension, first, second) == "different"
    assert comparability(working, dimension, second, first) == "different"


@pytest.mark.parametrize("other", ["kent", "england", "some-forces"])
def test_a_wildcard_covers_every_other_value_in_either_order(other, working):
    assert comparability(working, "area", "not-stated", other) == "unstated"
    assert comparability(working, "area", other, "not-stated") == "unstated"


def test_a_row_for_a_pair_goes_before_a_wildcard(working):
    working.given(
        "comparability",
        {
            "dimension": "area",
            "first_value": "surrey",
            "second_value": "not-stated",
            "comparability": "different",
        },
    )
    assert comparability(working, "area", "not-stated", "surrey") == "different"
    assert comparability(working, "area", "not-stated", "kent") == "unstated"


def test_a_wildcard_of_one_dimension_says_nothing_of_another(working):
    working.given("units", {"unit_id": "not-stated"})
    assert comparability(working, "unit", "not-stated", "offence") == "different"


def test_every_ordered_pair_of_values_stands_there_once(working):
    units, bases, areas = 5, 4, 9
    expected = [("area", areas**2), ("count_basis", bases**2), ("unit", units**2)]
    found = working.rows("comparable_values group by dimension order by dimension", "dimension", "count(*)")
    assert found == expected
    distinct = "(select distinct dimension, first_value, second_value from comparable_values)"
    assert working.rows(distinct, "count(*)") == [(areas**2 + bases**2 + units**2,)]
