"""Changes of a series between two periods: two printed levels, or one level and a printed change."""

from decimal import Decimal

import pytest

from .conftest import figure


def level(figure_id, value, period, hard=None, **columns):
    return figure(figure_id, value, hard, period_id=period, **columns)


def change(figure_id, value, direction, hard=None, **columns):
    """Return a printed change that led to 2016 from 2015."""
    ordinary = {"kind": "change", "direction": direction, "baseline_period_id": "2015"}
    return figure(figure_id, value, hard, **ordinary | columns)


VALUES = (
    "from_value",
    "to_value",
    "absolute_change",
    "relative_change_numerator",
    "relative_change_denominator",
)


def test_two_printed_levels_give_the_rise_between_them(working):
    working.given_figures(level("a.new", 10829, "2016"), level("a.old", 9773, "2015"))
    columns = ("change_id", "from_period_id", "to_period_id", "from_basis", "from_figure_id", "to_figure_id")
    assert working.rows("changes", *columns, "change_figure_id") == [
        ("a.new.from.old", "2015", "2016", "printed", "a.old", "a.new", None)
    ]
    assert working.rows("changes", *VALUES, "cast(relative_change as varchar)") == [
        (9773, 10829, 1056, 1056, 9773, "0.108052798527")
    ]


def test_a_fall_is_a_negative_change(working):
    working.given_figures(level("a.old", 2128, "2015"), level("a.new", 1953, "2016"))
    # 175 of 2,128: both are multiples of 7
    assert working.rows("changes", *VALUES, "cast(relative_change as varchar)") == [
        (2128, 1953, -175, -25, 304, "-0.082236842105")
    ]


def test_no_change_is_a_change_of_nothing(working):
    working.given_figures(level("a.old", 50, "2015"), level("a.new", 50, "2016"))
    assert working.rows("changes", *VALUES) == [(50, 50, 0, 0, 1)]


def test_exact_levels_have_exact_bounds(working):
    working.given_figures(level("a.old", 100, "2015"), level("a.new", 120, "2016"))
    bounds = ("absolute_change_low", "absolute_change_high", "relative_change_low", "relative_change_high")
    ((low, high, relative_low, relative_high),) = working.rows("changes", *bounds)
    assert (low, high) == (20, 20)
    assert relative_low == relative_high == Decimal("0.2")


def test_three_periods_give_every_pair_in_order_of_time(working):
    working.given_figures(level("a.x", 1, "2016"), level("a.y", 2, "2014"), level("a.z", 3, "2015"))
    assert working.rows("changes", "change_id") == [("a.x.from.y",), ("a.x.from.z",), ("a.z.from.y",)]


def test_an_open_year_comes_after_the_open_year_before_it(working):
    working.given_figures(level("a.old", 100, "year-before-last"), level("a.new", 120, "last-year"))
    assert working.rows("changes", "from_period_id", "to_period_id", "absolute_change") == [
        ("year-before-last", "last-year", 20)
    ]


@pytest.mark.parametrize(
    ("old_id", "columns"),
    [
        ("b.old", {}),
        ("a.old", {"measure_id": "outcomes"}),
        ("a.old", {"offence_id": "other"}),
        ("a.old", {"area_id": "surrey"}),
        ("a.old", {"outcome_group_id": "charged"}),
        ("a.old", {"unit": "case"}),
        ("a.old", {"count_basis": "closed"}),
        ("a.old", {"source_id": "charity"}),
        ("a.old", {"kind": "rate"}),
        ("a.old", {"period_id": "2016"}),
        ("a.old", {"period_id": "not-stated"}),
        ("a.old", {"period_id": "unresolved"}),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value.values()),
)
def test_levels_of_different_series_are_never_compared(old_id, columns, working):
    working.given_figures(level("a.new", 120, "2016"), level(old_id, 100, "2015") | columns)
    assert working.rows("changes", "change_id") == []


def test_equal_months_of_two_years_are_compared(working):
    working.given_figures(level("a.new", 120, "spring-2016"), level("a.old", 100, "spring-2015"))
    assert working.rows("changes", "absolute_change") == [(20,)]


@pytest.mark.parametrize(
    ("old", "new"),
    [("2015", "spring-2016"), ("spring-2015", "2016"), ("since-2015", "2016"), ("2015", "spring-2015")],
)
def test_periods_of_different_length_are_never_compared(old, new, working):
    working.given_figures(level("a.new", 120, new), level("a.old", 100, old))
    assert working.rows("changes", "change_id") == []


def test_hedged_levels_give_a_change_with_bounds(working):
    working.given_figures(level("a.new", 600, "2016", "[400, 800]"), level("a.old", 500, "2015"))
    bounds = ("absolute_change_low", "absolute_change_high", "relative_change_low", "relative_change_high")
    ((low, high, relative_low, relative_high),) = working.rows("changes", *bounds)
    assert (low, high) == (-100, 300)
    assert (relative_low, relative_high) == (Decimal("-0.2"), Decimal("0.6"))


def test_a_hedged_earlier_level_gives_a_change_with_bounds(working):
    working.given_figures(level("a.new", 600, "2016"), level("a.old", 500, "2015", "[400, 600]"))
    bounds = ("absolute_change_low", "absolute_change_high", "relative_change_low", "relative_change_high")
    ((low, high, relative_low, relative_high),) = working.rows("changes", *bounds)
    assert (low, high) == (0, 200)
    assert (relative_low, relative_high) == (0, Decimal("0.5"))


@pytest.mark.parametrize("hard", ["[100, unbounded)", "(unbounded, 100]", "(90, 100)"])
def test_a_level_without_two_reached_ends_is_not_compared(hard, working):
    working.given_figures(level("a.new", 120, "2016"), level("a.old", 100, "2015", hard))
    assert working.rows("changes", "change_id") == []


def test_a_rise_from_nothing_has_no_relative_change(working):
    working.given_figures(level("a.new", 5, "2016"), level("a.old", 0, "2015"))
    columns = (*VALUES, "relative_change", "relative_change_low", "relative_change_high")
    assert working.rows("changes", *columns) == [(0, 5, 5, None, None, None, None, None)]


def test_a_level_that_is_printed_twice_is_compared_once(working):
    working.given_figures(
        level("a.new", 120, "2016"), level("a.old", 100, "2015"), level("a.again", 120, "2016")
    )
    working.given_relations(("a.again", "same_as", "a.new"))
    assert working.rows("changes", "change_id") == [("a.new.from.old",)]


@pytest.mark.parametrize(("direction", "earlier", "absolute"), [("up", 12080, 1488), ("down", 15056, -1488)])
def test_a_level_and_a_printed_change_imply_the_level_before(direction, earlier, absolute, working):
    working.given_figures(level("a.new", 13568, "2016"), change("a.rise", 1488, direction))
    working.given_relations(("a.rise", "later_level", "a.new"))
    columns = ("change_id", "from_basis", "from_figure_id", "to_figure_id", "change_figure_id")
    assert working.rows("changes", *columns) == [("a.new.from.rise", "implied", None, "a.new", "a.rise")]
    columns = ("from_period_id", "to_period_id", "from_value", "to_value", "absolute_change")
    assert working.rows("changes", *columns) == [("2015", "2016", earlier, 13568, absolute)]
    assert working.rows("changes", "absolute_change_low", "absolute_change_high") == [(absolute, absolute)]


def test_a_printed_change_of_a_repeated_level_leads_to_the_first_figure(working):
    working.given_figures(
        level("a.new", 13568, "2016"), level("a.again", 13568, "2016"), change("a.rise", 1488, "up")
    )
    working.given_relations(("a.again", "same_as", "a.new"), ("a.rise", "later_level", "a.again"))
    assert working.rows("changes", "change_id", "from_value") == [("a.new.from.rise", 12080)]


def test_nothing_is_implied_where_the_earlier_level_is_printed(working):
    working.given_figures(
        level("a.new", 120, "2016"), level("a.old", 100, "2015"), change("a.rise", 20, "up")
    )
    working.given_relations(("a.rise", "later_level", "a.new"), ("a.rise", "baseline", "a.old"))
    assert working.rows("changes", "from_basis") == [("printed",)]


@pytest.mark.parametrize(
    "columns", [{"hedge_id": "around"}, {"value_class": "percentage"}, {"kind": "trend"}, {"kind": "count"}]
)
def test_only_an_exact_number_of_cases_implies_a_level(columns, working):
    working.given_figures(level("a.new", 120, "2016"), change("a.rise", 20, "up") | columns)
    working.given_relations(("a.rise", "later_level", "a.new"))
    assert working.rows("changes where from_basis = 'implied'", "change_id") == []


def test_a_change_without_its_level_implies_nothing(working):
    working.given_figures(level("a.new", 120, "2016"), change("a.rise", 20, "up"))
    assert working.rows("changes", "change_id") == []


def test_an_exact_rise_to_a_hedged_level_is_a_rise_under_every_bound(working):
    working.given_figures(level("a.new", 600, "2016", "[400, 800]"), change("a.rise", 100, "up"))
    working.given_relations(("a.rise", "later_level", "a.new"))
    # the earlier level lies between 300 and 700: 100 more is at least 1/7 and at most 1/3 of it
    bounds = ("absolute_change_low", "absolute_change_high", "relative_change_low", "relative_change_high")
    ((low, high, relative_low, relative_high),) = working.rows("changes", *bounds)
    assert (low, high) == (100, 100)
    assert (relative_low, relative_high) == (Decimal("0.142857142857"), Decimal("0.333333333333"))


def test_a_change_in_another_unit_implies_nothing(working):
    working.given_figures(level("a.new", 120, "2016"), change("a.rise", 20, "up", unit="victim"))
    working.given_relations(("a.rise", "later_level", "a.new"))
    assert working.rows("changes", "change_id") == []


def test_caveats_of_both_levels_stand_once_each_in_order(working):
    working.given_figures(
        level("a.new", 120, "2016", may_be_rounded=True, outcome_match="probable"),
        level("a.old", 100, "2015", may_be_rounded=True, period_basis="inferred"),
    )
    assert working.rows("changes", "caveats") == [
        ("may_be_rounded outcome_match_probable period_inferred press_reported",)
    ]
