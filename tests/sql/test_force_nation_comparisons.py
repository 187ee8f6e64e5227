"""A force against its nation: bounds subtracted, a Wilson interval for complete counts, no missing link."""

import pytest

from .conftest import figure

ESSEX = {"area_id": "essex", "area_type": "territorial_force", "part_of_area_id": "the-nation"}
NATION = {"area_id": "the-nation", "area_type": "nation"}
DIFFERENCE = (
    "difference_low_numerator",
    "difference_low_denominator",
    "difference_low_inclusive",
    "difference_high_numerator",
    "difference_high_denominator",
    "difference_high_inclusive",
)
SHARE = {"kind": "share", "value_class": "percentage", "measure_id": "outcomes", "count_basis": "closed"}


@pytest.fixture
def areas(working):
    working.given("areas", NATION, ESSEX)
    return working


def count(figure_id, value, **columns):
    """Return a count of offences that Essex Police closed with a charge."""
    ordinary = {"measure_id": "outcomes", "outcome_group_id": "charged", "count_basis": "closed"}
    return figure(figure_id, value, **ordinary | {"area_id": "essex"} | columns)


def share(figure_id, value, hard, **columns):
    """Return a printed share of charges, of the nation unless columns say otherwise."""
    return figure(
        figure_id, value, hard, **SHARE | {"outcome_group_id": "charged", "area_id": "the-nation"} | columns
    )


CHARGED = count("a.charged", 22)
CLOSED = count("a.closed", 332, outcome_group_id="any-outcome")


def test_the_bounds_of_the_nation_are_taken_from_the_share_of_the_force(areas):
    areas.given_figures(CHARGED, CLOSED, share("a.nation", "1/25", "[7/200, 9/200)"))
    # 22/332 - 9/200 = (1100 - 747) / 16600 and 22/332 - 7/200 = (1100 - 581) / 16600
    assert areas.rows("force_nation_comparisons", *DIFFERENCE) == [(353, 16600, False, 519, 16600, True)]
    columns = ("comparison_id", "force_is", "force_area_id", "nation_area_id", "comparability", "caveats")
    assert areas.rows("force_nation_comparisons", *columns) == [
        (
            "a.charged.of.closed.against.nation",
            "above",
            "essex",
            "the-nation",
            "unstated",
            "nation_includes_force press_reported",
        )
    ]


def test_complete_counts_of_both_are_the_same_thing_with_a_wilson_interval_each(areas):
    areas.given_figures(
        CHARGED,
        CLOSED,
        count("a.all-charged", 400, area_id="the-nation"),
        count("a.all-closed", 10000, outcome_group_id="any-outcome", area_id="the-nation"),
    )
    columns = ("comparability", "cast(nation_wilson_low as varchar)", "cast(nation_wilson_high as varchar)")
    # 400 of 10,000: (400 + 1.9208 -/+ 1.96 * sqrt(384 + 0.9604)) / 10003.8416
    assert areas.rows("force_nation_comparisons", *columns) == [("same", "0.036332000000", "0.044021000000")]


def test_only_complete_counts_have_a_wilson_interval(areas):
    areas.given_figures(CHARGED, CLOSED, share("a.nation", "1/25", "[7/200, 9/200)"))
    columns = ("force_wilson_low", "force_wilson_high", "nation_wilson_low", "nation_wilson_high")
    (row,) = areas.rows("force_nation_comparisons", *(f"cast({name} as varchar)" for name in columns))
    assert row == ("0.044164000000", "0.098289000000", None, None)


@pytest.mark.parametrize(
    ("hard", "found"),
    [
        ("[3/50, 3/50]", "above"),
        ("[1/10, 1/10]", "below"),
        ("[3/50, 1/10]", "not_decided"),
        # 22 of 332 itself: touching bounds decide only where one of them is not reached
        ("[11/166, 1/10]", "not_decided"),
        ("(11/166, 1/10]", "below"),
        ("[3/50, 11/166]", "not_decided"),
        ("[3/50, 11/166)", "above"),
    ],
)
def test_a_force_is_above_or_below_only_if_every_value_within_the_bounds_is(hard, found, areas):
    areas.given_figures(CHARGED, CLOSED, share("a.nation", "1/15", hard))
    assert areas.rows("force_nation_comparisons", "force_is") == [(found,)]


@pytest.mark.parametrize(
    "columns",
    [
        {"outcome_group_id": "dropped"},
        {"offence_id": "theft"},
        {"period_id": "2015"},
        {"unit": "victim"},
        {"count_basis": "recorded"},
        {"area_id": "england"},
        {"area_id": "surrey"},
    ],
)
def test_shares_of_something_else_are_not_compared(columns, areas):
    areas.given_figures(CHARGED, CLOSED, share("a.nation", "1/25", "[7/200, 9/200)", **columns))
    assert areas.rows("force_nation_comparisons", "comparison_id") == []


def test_shares_of_two_articles_are_not_compared(areas):
    areas.given_figures(CHARGED, CLOSED, share("b.nation", "1/25", "[7/200, 9/200)"))
    assert areas.rows("force_nation_comparisons", "comparison_id") == []


def test_a_force_is_compared_with_what_its_nation_is_part_of(areas):
    areas.given("areas", {"area_id": "the-union", "area_type": "aggregate", "part_of_area_id": "elsewhere"})
    areas.connection.execute("update areas set part_of_area_id = 'the-union' where area_id = 'the-nation'")
    areas.given_figures(CHARGED, CLOSED, share("a.union", "1/25", "[7/200, 9/200)", area_id="the-union"))
    assert areas.rows("force_nation_comparisons", "nation_area_id", "comparability") == [
        ("the-union", "unstated")
    ]


def test_a_whole_that_names_no_forces_is_compared_with_a_caveat(areas):
    areas.given_figures(CHARGED, CLOSED, share("a.all", "1/25", "[7/200, 9/200)", area_id="the-country"))
    assert areas.rows("force_nation_comparisons", "comparability", "caveats") == [
        ("unstated", "coverage_unstated nation_includes_force press_reported")
    ]


def test_units_and_bases_that_may_differ_are_compared_with_a_caveat(areas):
    areas.given_figures(
        CHARGED, CLOSED, share("a.nation", "1/25", "[7/200, 9/200)", unit="case", count_basis="unstated")
    )
    ((comparability, caveats),) = areas.rows("force_nation_comparisons", "comparability", "caveats")
    assert comparability == "unstated"
    assert {"unit_unstated", "count_basis_unstated"} <= set(caveats.split())


def test_two_periods_that_nobody_stated_may_differ(areas):
    unstated = {"period_id": "not-stated", "period_basis": "unstated"}
    nation = {"area_id": "the-nation", **unstated}
    areas.given_figures(
        count("a.force-closed", 500, outcome_group_id="any-outcome", **unstated),
        count("a.nation-closed", 9000, outcome_group_id="any-outcome", **nation),
        share("a.force", "1/2", "[9/20, 1/2)", area_id="essex", **unstated),
        share("a.nation", "1/3", "[3/10, 2/5]", **unstated),
    )
    areas.given_relations(
        ("a.force", "denominator", "a.force-closed", "printed"),
        ("a.nation", "denominator", "a.nation-closed", "printed"),
    )
    assert areas.rows("outcome_shares", "distinct comparability") == [("same",)]
    columns = ("force_is", "comparability", "force_wilson_low", "cast(difference_low as varchar)")
    assert areas.rows("force_nation_comparisons", *columns) == [("above", "unstated", None, "0.050000000000")]
