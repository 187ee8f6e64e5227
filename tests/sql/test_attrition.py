"""Attrition: from recorded to closed to outcomes, each stage with its share or the reason for none."""

import pytest

from .conftest import figure

CHARGE = "charged-or-summonsed"


@pytest.fixture
def charges(working):
    working.given("outcome_groups", {"outcome_group_id": CHARGE, "group_type": "home_office"})
    return working


def recorded(value, figure_id="a.recorded", **columns):
    return figure(figure_id, value, **columns)


def closed(value, figure_id="a.closed", **columns):
    ordinary = {"measure_id": "outcomes", "outcome_group_id": "any-outcome", "count_basis": "closed"}
    return figure(figure_id, value, **ordinary | columns)


def charged(value, figure_id="a.charged", **columns):
    ordinary = {"measure_id": "outcomes", "outcome_group_id": CHARGE, "count_basis": "closed"}
    return figure(figure_id, value, **ordinary | columns)


def stages(database, *columns):
    return database.rows("attrition", "stage", "figure_id", *columns)


def test_every_stage_has_its_count_and_its_share_or_the_reason_for_none(charges):
    charges.given_figures(recorded(449), closed(332), charged(22))
    columns = ("attrition_id", "stage", "printed_count", "whole_count", "outcome_share_id", "reason")
    assert charges.rows("attrition", *columns) == [
        ("a.charged.of.closed", "outcome", 22, 332, "a.charged.of.closed", None),
        ("a.charged.of.recorded", "outcome", 22, 449, None, "count_basis"),
        ("a.closed.of.recorded", "closed", 332, 449, None, "count_basis"),
        ("a.recorded", "recorded", 449, None, None, "first_stage"),
    ]


def test_a_stage_without_a_share_has_its_own_caveats_and_not_those_of_the_other_stage(charges):
    charges.given_figures(recorded(450, may_be_rounded=True), closed(332))
    caveats = dict(charges.rows("attrition", "stage", "caveats"))
    assert caveats["recorded"] == "may_be_rounded press_reported"
    assert caveats["closed"] == "press_reported"


def test_a_stage_that_the_article_leaves_out_is_named(charges):
    charges.given_figures(recorded(449))
    columns = ("attrition_id", "outcome_group_id", "reason")
    assert stages(charges, *columns) == [
        ("outcome", None, "a.abuse.kent.2016.charged", CHARGE, "not_printed"),
        ("closed", None, "a.abuse.kent.2016.closed", "any-outcome", "not_printed"),
        ("recorded", "a.recorded", "a.recorded", "all-records", "first_stage"),
    ]


def test_a_count_without_a_whole_has_no_share(charges):
    charges.given_figures(charged(22))
    assert ("outcome", "a.charged", 22, None, None, "denominator") in stages(
        charges, "printed_count", "whole_count", "outcome_share_id", "reason"
    )


@pytest.mark.parametrize(
    ("hard", "low", "high"),
    [
        # 3.5% of 1,000 is 35 and 4.5% is 45; of 1,010 they are 35.35 and 45.45
        ("[7/200, 9/200]", 35, 45),
        ("[7/200, 9/200)", 35, 44),
        ("(7/200, 9/200)", 36, 44),
    ],
)
@pytest.mark.parametrize(("whole", "is_odd"), [(1000, False), (1010, True)])
def test_a_printed_share_of_a_printed_whole_bounds_the_count(hard, low, high, whole, is_odd, charges):
    columns = {"kind": "share", "value_class": "percentage", "outcome_group_id": CHARGE}
    columns |= {"measure_id": "outcomes", "count_basis": "closed"}
    charges.given_figures(closed(whole), figure("a.share", "1/25", hard, **columns))
    charges.given_relations(("a.share", "denominator", "a.closed", "printed"))
    found = stages(charges, "printed_count", "count_low", "count_high", "whole_count", "reason")
    expected = (36, 45) if is_odd else (low, high)
    assert ("outcome", "a.share", None, *expected, whole, None) in found


def test_another_area_period_offence_or_article_is_another_line(charges):
    charges.given_figures(
        recorded(449),
        charged(22, "a.elsewhere", area_id="surrey"),
        charged(23, "a.earlier", period_id="2015"),
        charged(24, "a.theft", offence_id="theft"),
        charged(25, "b.charged"),
    )
    assert charges.rows("attrition", "distinct outcome_share_id") == [(None,)]
    counts = dict(charges.rows("attrition", "figure_id", "whole_count"))
    assert counts.keys() >= {"a.recorded", "a.elsewhere", "a.earlier", "a.theft", "b.charged"}
    assert set(counts.values()) == {None}
    missing = charges.rows("attrition where reason = 'not_printed'", "attrition_id")
    assert [row for (row,) in missing if row.endswith(".charged")] == ["a.abuse.kent.2016.charged"]


@pytest.mark.parametrize(
    "columns",
    [
        {"area_id": "not-stated"},
        {"period_id": "not-stated"},
        {"period_id": "unresolved"},
        {"measure_id": "arrests"},
        {"kind": "rate"},
    ],
)
def test_what_has_no_place_period_or_count_is_no_stage(columns, charges):
    charges.given_figures(recorded(449, **columns))
    assert charges.rows("attrition", "attrition_id") == []


@pytest.mark.parametrize("hard", ["(400, unbounded)", "[400, unbounded)", "(unbounded, 400]", "(395, 405)"])
def test_a_count_that_does_not_reach_both_ends_is_no_stage(hard, charges):
    charges.given_figures(figure("a.recorded", 400, hard))
    assert charges.rows("attrition", "attrition_id") == []
