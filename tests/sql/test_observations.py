"""Observations: every statistic once, with its caveats, and marked if it is safe to add up."""

import pytest

from .conftest import figure


def test_a_figure_that_is_printed_twice_is_one_observation(working):
    working.given_figures(figure("a.first", 22), figure("a.again", 22))
    working.given_relations(("a.again", "same_as", "a.first"))
    assert working.rows("observations", "observation_id", "figure_count") == [("a.first", 2)]
    assert working.rows("observation_figures", "observation_id", "figure_id") == [
        ("a.first", "a.again"),
        ("a.first", "a.first"),
    ]


def test_a_rounder_wording_is_counted_with_the_precise_figure(working):
    working.given_figures(
        figure("a.precise", 449), figure("a.round", 400, "(400, unbounded)", hedge_id="more_than")
    )
    working.given_relations(("a.round", "derived_from", "a.precise"))
    assert working.rows("observations", "observation_id", "value_numerator", "figure_count") == [
        ("a.precise", 449, 2)
    ]


def test_a_wording_of_a_repetition_leads_to_the_first_figure(working):
    working.given_figures(figure("a.one", 449), figure("a.two", 449), figure("a.three", 400))
    working.given_relations(("a.three", "derived_from", "a.two"), ("a.two", "same_as", "a.one"))
    assert working.rows("observations", "observation_id", "figure_count") == [("a.one", 3)]
    assert working.rows("figure_roots", "figure_id", "root_figure_id") == [
        ("a.one", "a.one"),
        ("a.three", "a.one"),
        ("a.two", "a.one"),
    ]


@pytest.mark.parametrize(
    "role",
    ["part_of", "additive_to", "numerator", "numerator_part", "denominator", "baseline", "later_level"],
)
def test_another_relation_makes_nobody_a_repetition(role, working):
    working.given_figures(figure("a.one", 22), figure("a.two", 332))
    working.given_relations(("a.one", role, "a.two"))
    assert working.rows("observations", "observation_id", "figure_count") == [("a.one", 1), ("a.two", 1)]


def test_equal_figures_that_nobody_related_are_two_observations(working):
    working.given_figures(figure("a.one", 22), figure("b.one", 22))
    assert working.rows("observations", "observation_id") == [("a.one",), ("b.one",)]


def test_figures_without_a_value_are_no_observations(working):
    working.given_figures(
        figure("a.rise", None, kind="trend"),
        figure("a.most", None, "(1/2, 1]", kind="share_without_numeral"),
        figure("a.nothing", 0),
    )
    assert working.rows("observations", "observation_id") == [("a.nothing",)]


def test_an_observation_keeps_value_and_bounds_exactly(working):
    working.given_figures(figure("a.share", "1/3", "(1/3, unbounded)", kind="share"))
    columns = ("value_numerator", "value_denominator", "low_numerator", "low_denominator", "low_inclusive")
    columns += ("high_numerator", "high_inclusive", "cast(value as varchar)")
    assert working.rows("observations", *columns) == [(1, 3, 1, 3, False, None, False, "0.333333333333")]


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"count_basis": "closed"},
        {"area_id": "railways"},
        {"area_id": "england"},
        {"period_id": "spring-2016"},
    ],
    ids=lambda columns: " ".join(columns.values()) or "ordinary",
)
def test_an_exact_count_of_a_known_area_period_and_basis_is_safe_to_add_up(columns, working):
    working.given_figures(figure("a.one", 449, **columns))
    assert working.rows("observations", "is_safe_to_aggregate") == [(True,)]


@pytest.mark.parametrize(
    "row",
    [
        figure("a.one", "1/2", kind="share"),
        figure("a.one", 20, kind="change"),
        figure("a.one", 2, kind="rate"),
        figure("a.one", 600, "[400, 800]"),
        figure("a.one", 400, "[400, unbounded)"),
        figure("a.one", 400, "(unbounded, 400]"),
        figure("a.one", 400, "(400, unbounded)"),
        figure("a.one", 22, count_basis="unstated"),
        figure("a.one", 22, count_basis="not_applicable"),
        figure("a.one", 22, area_id="the-country"),
        figure("a.one", 22, area_id="some-forces"),
        figure("a.one", 22, area_id="not-stated"),
        figure("a.one", 22, period_id="last-year"),
        figure("a.one", 22, period_id="since-2015"),
        figure("a.one", 22, period_id="not-stated"),
        figure("a.one", 22, period_id="unresolved"),
    ],
    ids=lambda row: " ".join(
        str(row.get(name, "")) for name in ("kind", "low", "high", "area_id", "period_id")
    ),
)
def test_anything_less_is_not_safe_to_add_up(row, working):
    working.given_figures(row)
    assert working.rows("observations", "is_safe_to_aggregate") == [(False,)]


@pytest.mark.parametrize(
    ("columns", "caveat"),
    [
        ({"hedge_id": "around"}, "hedged"),
        ({"may_be_rounded": True}, "may_be_rounded"),
        ({"area_id": "not-stated"}, "area_not_stated"),
        ({"area_id": "unverified-area"}, "area_not_stated"),
        ({"period_id": "not-stated"}, "period_not_stated"),
        ({"period_id": "unresolved"}, "period_not_stated"),
        ({"period_id": "last-year"}, "year_inferred"),
        ({"period_basis": "inferred"}, "period_inferred"),
        ({"unit": "case"}, "unit_unstated"),
        ({"count_basis": "unstated"}, "count_basis_unstated"),
        ({"outcome_match": "probable"}, "outcome_match_probable"),
        ({"outcome_match": "unclear"}, "outcome_match_probable"),
    ],
)
def test_a_caveat_stands_beside_every_figure_that_needs_it(columns, caveat, working):
    working.given(
        "areas", {"area_id": "unverified-area", "area_type": "aggregate", "verification": "unverified"}
    )
    working.given_figures(figure("a.one", 22, **columns))
    ((caveats,),) = working.rows("observations", "caveats")
    assert caveats.split() == sorted(["press_reported", caveat])


def test_an_ordinary_figure_carries_only_the_caveat_of_every_press_figure(working):
    working.given_figures(figure("a.one", 22, outcome_match="certain"))
    assert working.rows("observations", "caveats") == [("press_reported",)]


def test_a_figure_that_needs_several_caveats_has_each_once_in_order(working):
    working.given_figures(figure("a.one", 22, unit="case", count_basis="unstated", hedge_id="around"))
    assert working.rows("observations", "caveats") == [
        ("count_basis_unstated hedged press_reported unit_unstated",)
    ]


def test_figures_that_repeat_each_other_in_a_circle_end_the_walk(working):
    working.given_figures(figure("a.one", 22), figure("a.two", 22))
    working.given_relations(("a.one", "same_as", "a.two"), ("a.two", "same_as", "a.one"))
    assert len(working.rows("figure_roots", "figure_id")) == 2
