"""Shares of outcomes: two counts of one article on bases that are not known to differ, or a printed share."""

import pytest

from .conftest import figure


def outcome(figure_id, value, hard=None, **columns):
    """Return a count of an outcome; unless it says otherwise, of offences closed with a charge."""
    ordinary = {"measure_id": "outcomes", "outcome_group_id": "charged", "count_basis": "closed"}
    return figure(figure_id, value, hard, **ordinary | columns)


def closed(figure_id, value, hard=None, **columns):
    """Return a count of everything that was closed."""
    ordinary = {"measure_id": "outcomes", "outcome_group_id": "any-outcome", "count_basis": "closed"}
    return figure(figure_id, value, hard, **ordinary | columns)


def recorded(figure_id, value, hard=None, **columns):
    return figure(figure_id, value, hard, **columns)


def test_a_share_is_an_outcome_of_everything_on_the_same_basis(working):
    working.given_figures(outcome("a.charged", 1488), closed("a.closed", 12080))
    columns = ("outcome_share_id", "share_basis", "numerator_figure_id", "denominator_figure_id")
    columns += ("share_figure_id", "numerator", "denominator", "share_numerator", "share_denominator")
    # 1,488 of 12,080: both are multiples of 16
    assert working.rows("outcome_shares", *columns) == [
        ("a.charged.of.closed", "computed", "a.charged", "a.closed", None, 1488, 12080, 93, 755)
    ]
    columns = ("cast(share as varchar)", "cast(low as varchar)", "cast(high as varchar)")
    assert working.rows("outcome_shares", *columns, "comparability", "caveats") == [
        ("0.123178807947", "0.123178807947", "0.123178807947", "same", "press_reported")
    ]


def test_what_was_recorded_and_what_was_closed_are_never_joined(working):
    working.given_figures(outcome("a.charged", 22), recorded("a.recorded", 449), closed("a.closed", 332))
    assert working.rows("outcome_shares", "outcome_share_id") == [("a.charged.of.closed",)]


@pytest.mark.parametrize(
    ("numerator_basis", "denominator_basis"),
    [("unstated", "recorded"), ("unstated", "closed"), ("closed", "unstated"), ("unstated", "unstated")],
)
def test_an_unstated_basis_is_joined_and_marked(numerator_basis, denominator_basis, working):
    working.given_figures(
        outcome("a.charged", 220, count_basis=numerator_basis),
        recorded("a.all", 449, count_basis=denominator_basis),
    )
    assert working.rows("outcome_shares", "comparability", "caveats") == [
        ("unstated", "count_basis_unstated press_reported")
    ]


def test_a_figure_that_is_no_police_count_is_never_a_base(working):
    working.given_figures(outcome("a.charged", 22), recorded("a.all", 449, count_basis="not_applicable"))
    assert working.rows("outcome_shares", "outcome_share_id") == []


@pytest.mark.parametrize(("first", "second"), [("offence", "victim"), ("incident", "offence")])
def test_different_units_are_refused(first, second, working):
    working.given_figures(outcome("a.charged", 22, unit=first), closed("a.closed", 332, unit=second))
    assert working.rows("outcome_shares", "outcome_share_id") == []


@pytest.mark.parametrize(
    ("first", "second"), [("case", "case"), ("case", "offence"), ("offence", "case"), ("outcome", "offence")]
)
def test_units_that_may_differ_are_joined_and_marked(first, second, working):
    working.given_figures(outcome("a.charged", 22, unit=first), closed("a.closed", 332, unit=second))
    assert working.rows("outcome_shares", "comparability", "caveats") == [
        ("unstated", "press_reported unit_unstated")
    ]


@pytest.mark.parametrize(
    ("base_id", "columns"),
    [
        ("b.closed", {}),
        ("a.closed", {"offence_id": "other"}),
        ("a.closed", {"area_id": "surrey"}),
        ("a.closed", {"period_id": "2015"}),
    ],
)
def test_figures_of_another_article_offence_area_or_period_are_never_joined(base_id, columns, working):
    working.given_figures(outcome("a.charged", 22), closed(base_id, 332, **columns))
    assert working.rows("outcome_shares", "outcome_share_id") == []


@pytest.mark.parametrize(
    "columns", [{"area_id": "not-stated"}, {"period_id": "not-stated"}, {"period_id": "unresolved"}]
)
def test_two_unknown_places_or_times_are_never_taken_for_the_same(columns, working):
    working.given_figures(outcome("a.charged", 22, **columns), closed("a.closed", 332, **columns))
    assert working.rows("outcome_shares", "outcome_share_id") == []


def test_an_area_of_unclear_forces_is_joined_and_marked(working):
    working.given_figures(
        outcome("a.charged", 22, area_id="the-country"), closed("a.closed", 332, area_id="the-country")
    )
    assert working.rows("outcome_shares", "comparability", "caveats") == [
        ("unstated", "coverage_unstated press_reported")
    ]


@pytest.mark.parametrize(
    ("base", "caveats"), [(99, "press_reported small_denominator"), (100, "press_reported")]
)
def test_a_base_below_100_is_marked(base, caveats, working):
    working.given_figures(outcome("a.charged", 22), closed("a.closed", base))
    assert working.rows("outcome_shares", "caveats") == [(caveats,)]


def test_caveats_of_both_figures_stand_once_each_in_order(working):
    working.given_figures(
        outcome("a.charged", 600, may_be_rounded=True, outcome_match="probable"),
        closed("a.closed", 1200, may_be_rounded=True, period_basis="inferred"),
    )
    assert working.rows("outcome_shares", "caveats") == [
        ("may_be_rounded outcome_match_probable period_inferred press_reported",)
    ]


def test_hedged_counts_give_a_share_with_bounds(working):
    working.given_figures(outcome("a.charged", 60, "[40, 80]"), closed("a.closed", 600, "[400, 800]"))
    columns = ("share_numerator", "share_denominator", "low_numerator", "low_denominator", "low_inclusive")
    columns += ("high_numerator", "high_denominator", "high_inclusive")
    # at least 40 of 800 and at most 80 of 400
    assert working.rows("outcome_shares", *columns) == [(1, 10, 1, 20, True, 1, 5, True)]


@pytest.mark.parametrize("hard", ["[22, unbounded)", "(22, unbounded)", "(unbounded, 22]", "(20, 22)"])
def test_a_count_without_two_reached_ends_is_not_joined(hard, working):
    working.given_figures(outcome("a.charged", 22, hard), closed("a.closed", 332))
    assert working.rows("outcome_shares", "outcome_share_id") == []
    working.given_figures(outcome("b.charged", 22), closed("b.closed", 332, hard.replace("22", "332")))
    assert working.rows("outcome_shares", "outcome_share_id") == []


def test_a_base_that_may_be_nothing_is_not_divided_by(working):
    working.given_figures(
        outcome("a.charged", 0),
        closed("a.closed", 0),
        outcome("b.charged", 0),
        closed("b.closed", 2, "[0, 4]"),
        outcome("c.charged", 0),
        closed("c.closed", 200),
    )
    columns = ("outcome_share_id", "share_numerator", "share_denominator")
    assert working.rows("outcome_shares", *columns) == [("c.charged.of.closed", 0, 1)]


@pytest.mark.parametrize("group", ["all-records", "any-outcome", "not-yet-assigned"])
def test_only_an_outcome_has_a_share(group, working):
    working.given_figures(outcome("a.part", 22, outcome_group_id=group), closed("a.closed", 332))
    shares = working.rows("outcome_shares", "outcome_share_id")
    assert shares == []


def test_only_figures_of_outcomes_have_a_share(working):
    working.given_figures(outcome("a.charged", 22, measure_id="recorded"), closed("a.closed", 332))
    assert working.rows("outcome_shares", "outcome_share_id") == []


def test_an_outcome_is_never_a_base_of_another(working):
    working.given_figures(outcome("a.charged", 22), outcome("a.dropped", 300, outcome_group_id="dropped"))
    assert working.rows("outcome_shares", "outcome_share_id") == []


def test_every_outcome_has_a_share_of_the_same_base(working):
    working.given_figures(
        outcome("a.charged", 22),
        outcome("a.dropped", 300, outcome_group_id="dropped"),
        closed("a.closed", 332),
    )
    assert working.rows("outcome_shares", "outcome_share_id", "outcome_group_id") == [
        ("a.charged.of.closed", "charged"),
        ("a.dropped.of.closed", "dropped"),
    ]


def test_a_figure_that_is_printed_twice_gives_one_share(working):
    working.given_figures(outcome("a.charged", 22), outcome("a.again", 22), closed("a.closed", 332))
    working.given_relations(("a.again", "same_as", "a.charged"))
    assert working.rows("outcome_shares", "outcome_share_id") == [("a.charged.of.closed",)]


def printed(figure_id, value, hard, **columns):
    return outcome(figure_id, value, hard, kind="share", value_class="percentage", **columns)


def test_a_printed_share_stands_with_its_bounds_and_without_counts(working):
    working.given_figures(printed("a.share", "43/50", "[171/200, 173/200)"))
    columns = (
        "outcome_share_id",
        "share_basis",
        "share_figure_id",
        "numerator_figure_id",
        "denominator_figure_id",
    )
    columns += ("numerator", "denominator", "share_numerator", "share_denominator")
    assert working.rows("outcome_shares", *columns) == [
        ("a.share", "printed", "a.share", None, None, None, None, 43, 50)
    ]
    columns = ("cast(low as varchar)", "low_inclusive", "cast(high as varchar)", "high_inclusive")
    assert working.rows("outcome_shares", *columns) == [("0.855000000000", True, "0.865000000000", False)]


def test_a_printed_share_without_an_upper_bound_has_none(working):
    working.given_figures(printed("a.share", "1/3", "(1/3, unbounded)", hedge_id="more_than"))
    columns = (
        "low_numerator",
        "low_denominator",
        "low_inclusive",
        "high",
        "high_numerator",
        "high_inclusive",
    )
    assert working.rows("outcome_shares", *columns) == [(1, 3, False, None, None, False)]


@pytest.mark.parametrize(
    ("basis", "unit", "base", "denominator", "comparability", "caveats"),
    [
        ("printed", "offence", 9456, 9456, "same", "press_reported"),
        ("printed", "case", 9456, 9456, "unstated", "press_reported unit_unstated"),
        ("printed", "offence", 56, 56, "same", "press_reported small_denominator"),
        ("natural_reading", "offence", 56, None, "unstated", "press_reported"),
        ("unstated", "offence", 56, None, "unstated", "press_reported"),
    ],
)
def test_only_a_printed_base_belongs_to_a_printed_share(
    basis, unit, base, denominator, comparability, caveats, working
):
    working.given_figures(
        printed("a.share", "1/25", "[7/200, 9/200)", unit=unit), closed("a.closed", base, period_id="2015")
    )
    working.given_relations(("a.share", "denominator", "a.closed", basis))
    assert working.rows("outcome_shares", "denominator", "comparability", "caveats") == [
        (denominator, comparability, caveats)
    ]


def test_a_printed_share_with_an_unstated_basis_is_marked(working):
    working.given_figures(
        printed("a.share", "1/25", "[7/200, 9/200)", count_basis="unstated"), closed("a.closed", 9456)
    )
    working.given_relations(("a.share", "denominator", "a.closed", "printed"))
    ((caveats,),) = working.rows("outcome_shares", "caveats")
    assert caveats == "count_basis_unstated press_reported"


def test_a_printed_share_with_an_unstated_basis_is_not_called_the_same(working):
    working.given_figures(
        printed("a.share", "1/25", "[7/200, 9/200)", count_basis="unstated"), closed("a.closed", 9456)
    )
    working.given_relations(("a.share", "denominator", "a.closed", "printed"))
    assert working.rows("outcome_shares", "comparability") == [("unstated",)]


@pytest.mark.parametrize(("basis", "has_base"), [("closed", True), ("unstated", True), ("recorded", False)])
def test_a_printed_share_stands_without_its_base_where_the_two_are_counted_differently(
    working, basis, has_base
):
    whole = figure("a.whole", 400, outcome_group_id="any-outcome", measure_id="outcomes", count_basis=basis)
    columns = {
        "kind": "share",
        "value_class": "percentage",
        "outcome_group_id": "charged",
        "count_basis": "closed",
    }
    working.given_figures(whole, figure("a.share", "1/20", "[1/25, 1/10]", measure_id="outcomes", **columns))
    working.given_relations(("a.share", "denominator", "a.whole", "printed"))
    (found,) = working.rows("outcome_shares", "denominator", "denominator_figure_id")
    assert found == ((400, "a.whole") if has_base else (None, None))
