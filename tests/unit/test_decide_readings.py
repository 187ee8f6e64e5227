"""Readings: what is computed from which figures, and what the words of the claim make of it."""

from fractions import Fraction

import pytest

from decide_readings import (
    can_compute,
    decide_readings,
    has_power,
    interval_of,
    printed,
)
from lib.intervals import Interval, exact_columns, hedge_intervals, interval_columns
from lib.numerals import parse_numeral


@pytest.fixture
def figure(lexicon):
    """Return a function that makes a figure from its printed numeral, as the database would give it."""

    def make(figure_id, text, hedge="none", kind="count", direction=None):
        numeral = parse_numeral(text, lexicon.words)
        hard, soft = hedge_intervals(numeral, hedge, lexicon.rules, lexicon.lattice)
        return {
            "figure_id": figure_id,
            "kind": kind,
            "value_class": numeral.value_class,
            "value_text": text,
            "direction": direction,
            "hedge_id": hedge,
            "lexicon_version": "9.9.9",
            **exact_columns("value", numeral.value),
            **interval_columns("", hard),
            **interval_columns("soft_", soft),
        }

    return make


def candidate(figure_id, family, refusal_reason=None, comparability="same"):
    return {
        "reading_id": f"{figure_id}.{family}.primary",
        "figure_id": figure_id,
        "family": family,
        "comparability": comparability,
        "refusal_reason": refusal_reason,
    }


def decide_one(claim, family, roles, **refusal):
    """Return the row of the one reading of a claim from figures by role."""
    wanted = candidate(claim["figure_id"], family, **refusal)
    pairs = [(role, one) for role, several in roles.items() for one in several]
    inputs = [
        {"reading_id": wanted["reading_id"], "figure_id": one["figure_id"], "role": role}
        for role, one in pairs
    ]
    figures = {one["figure_id"]: one for one in [claim, *(one for _, one in pairs)]}
    (row,) = decide_readings([wanted], inputs, figures)
    return row


def test_a_share_is_its_numerator_over_its_denominator(figure):
    claim = figure("a.share", "a third", "more_than", kind="share")
    roles = {"numerator": [figure("a.part", "45")], "denominator": [figure("a.whole", "1,200")]}
    row = decide_one(claim, "share", roles)
    assert row["expression"] == "45 / 1,200"
    assert (row["computed"], row["computed_numerator"], row["computed_denominator"]) == (
        Fraction(3, 80),
        3,
        80,
    )
    assert (row["computed_low"], row["computed_high"]) == (Fraction(3, 80), Fraction(3, 80))
    assert (row["claimed_low"], row["claimed_high"]) == (Fraction(1, 3), None)
    assert (row["claimed_soft_low"], row["claimed_soft_high"]) == (Fraction(1, 3), Fraction(2, 5))
    assert (row["verdict"], row["reason"]) == ("inconsistent", None)
    # 400 of 1,200 is a third and no more; 401 is the first number above it.
    assert row["slack"] == 356
    assert row["has_power"] is True


@pytest.mark.parametrize(
    ("part", "verdict", "slack"),
    [
        ("449", "consistent", 0),
        ("541", "understated", -62),
        ("400", "inconsistent", 1),
        ("480", "understated", -1),
        ("401", "consistent", 0),
    ],
)
def test_more_than_a_third_of_1200_is_more_than_400_and_less_than_480(part, verdict, slack, figure):
    claim = figure("a.share", "a third", "more_than", kind="share")
    roles = {"numerator": [figure("a.part", part)], "denominator": [figure("a.whole", "1,200")]}
    row = decide_one(claim, "share", roles)
    assert (row["verdict"], row["slack"]) == (verdict, slack)


def test_a_share_of_a_hedged_base_is_a_range_without_slack(figure):
    claim = figure("a.share", "half", kind="share")
    roles = {"numerator": [figure("a.part", "300")], "denominator": [figure("a.whole", "600", "around")]}
    row = decide_one(claim, "share", roles)
    assert (row["computed"], row["slack"]) == (None, None)
    # around 600 allows 400 to 800
    assert (row["computed_low"], row["computed_high"]) == (Fraction(3, 8), Fraction(3, 4))
    assert (row["verdict"], row["reason"]) == ("indeterminate", "vague")


def test_printed_parts_of_a_numerator_leave_the_share_open_upwards(figure):
    claim = figure("a.share", "three quarters", "nearly", kind="share")
    parts = [figure("a.one", "40"), figure("a.two", "30")]
    row = decide_one(claim, "share", {"numerator_part": parts, "denominator": [figure("a.whole", "100")]})
    assert row["expression"] == "at least (40 + 30) / 100 and at most 1"
    assert (row["computed"], row["computed_low"], row["computed_high"]) == (None, Fraction(7, 10), 1)
    assert (row["verdict"], row["reason"], row["slack"]) == ("indeterminate", "open_world", None)


def test_printed_parts_that_already_go_beyond_the_words_contradict_them(figure):
    claim = figure("a.share", "three quarters", "nearly", kind="share")
    roles = {"numerator_part": [figure("a.one", "80")], "denominator": [figure("a.whole", "100")]}
    row = decide_one(claim, "share", roles)
    assert (row["verdict"], row["reason"]) == ("inconsistent", None)
    assert row["expression"] == "at least 80 / 100 and at most 1"


def test_printed_parts_that_exceed_the_whole_do_not_stop_the_build(figure):
    claim = figure("a.share", "three quarters", "nearly", kind="share")
    parts = [figure("a.one", "70"), figure("a.two", "50")]
    row = decide_one(claim, "share", {"numerator_part": parts, "denominator": [figure("a.whole", "100")]})
    assert row["verdict"] in ("inconsistent", "indeterminate")


@pytest.mark.parametrize(
    ("text", "direction", "later", "earlier", "expression", "computed", "verdict"),
    [
        ("20", "up", "120", "100", "120 - 100", 20, "consistent"),
        ("20", "up", "121", "100", "121 - 100", 21, "inconsistent"),
        ("20", "down", "80", "100", "100 - 80", 20, "consistent"),
        ("20", "down", "120", "100", "100 - 120", -20, "inconsistent"),
        ("20 per cent", "up", "120", "100", "(120 - 100) / 100", Fraction(1, 5), "consistent"),
        ("20 per cent", "down", "80", "100", "(100 - 80) / 100", Fraction(1, 5), "consistent"),
        ("20 per cent", "down", "100", "125", "(125 - 100) / 125", Fraction(1, 5), "consistent"),
        ("20 per cent", "up", "125", "100", "(125 - 100) / 100", Fraction(1, 4), "inconsistent"),
        ("a quarter", "up", "125", "100", "(125 - 100) / 100", Fraction(1, 4), "consistent"),
    ],
)
def test_a_change_is_counted_in_its_direction_and_a_share_of_it_over_the_earlier_level(
    text, direction, later, earlier, expression, computed, verdict, figure
):
    claim = figure("a.rise", text, kind="change", direction=direction)
    roles = {"later_level": [figure("a.later", later)], "baseline": [figure("a.earlier", earlier)]}
    row = decide_one(claim, "change", roles)
    assert (row["expression"], row["computed"], row["verdict"]) == (expression, computed, verdict)


@pytest.mark.parametrize(
    ("text", "direction", "later", "earlier", "slack"),
    [
        ("20", "up", "121", "100", -1),
        ("20", "down", "90", "100", 10),
        ("20 per cent", "up", "125", "100", -5),
        ("a quarter", "up", "300", "200", -42),
    ],
)
def test_the_slack_of_a_change_is_a_number_of_cases(text, direction, later, earlier, slack, figure):
    claim = figure("a.rise", text, kind="change", direction=direction)
    roles = {"later_level": [figure("a.later", later)], "baseline": [figure("a.earlier", earlier)]}
    assert decide_one(claim, "change", roles)["slack"] == slack


def test_a_change_between_hedged_levels_is_a_range(figure):
    claim = figure("a.rise", "half", "more_than", kind="change", direction="up")
    roles = {"later_level": [figure("a.later", "600", "around")], "baseline": [figure("a.earlier", "200")]}
    row = decide_one(claim, "change", roles)
    # 400 to 800 after 200: from once to three times more
    assert (row["computed_low"], row["computed_high"], row["computed"]) == (1, 3, None)
    assert (row["verdict"], row["slack"]) == ("understated", None)


def test_a_rise_by_hundreds_is_a_number_of_cases(figure):
    claim = figure("a.rise", "hundreds", "plural_magnitude", kind="change", direction="up")
    roles = {"later_level": [figure("a.later", "1,300")], "baseline": [figure("a.earlier", "1,000")]}
    row = decide_one(claim, "change", roles)
    assert (row["computed"], row["verdict"]) == (300, "consistent")


def test_a_rise_in_percentage_points_is_a_difference_of_shares(figure):
    claim = figure("a.rise", "5 percentage points", kind="change", direction="up")
    levels = [figure(f"a.{share}", f"{share} per cent", kind="share") for share in (45, 40)]
    row = decide_one(claim, "change", {"later_level": levels[:1], "baseline": levels[1:]})
    # 44.5 to 45.5 less 39.5 to 40.5: between 4 and 6 points, neither all inside nor all outside 4.5 to 5.5
    assert (row["computed_low"], row["computed_high"]) == (Fraction(4, 100), Fraction(6, 100))
    assert row["verdict"] == "indeterminate"


@pytest.mark.parametrize(
    ("text", "hedge", "precise", "verdict", "slack"),
    [
        ("400", "more_than", "449", "consistent", 0),
        ("400", "more_than", "520", "understated", -21),
        ("400", "more_than", "400", "inconsistent", 1),
        ("700", "nearly", "640", "inconsistent_wording", 10),
        ("THOUSANDS", "plural_magnitude", "5,523", "consistent", 0),
        ("hundreds", "plural_magnitude", "99", "inconsistent", 101),
    ],
)
def test_a_rounder_wording_is_held_against_the_precise_figure(text, hedge, precise, verdict, slack, figure):
    claim = figure("a.round", text, hedge)
    row = decide_one(claim, "bound", {"derived_from": [figure("a.precise", precise)]})
    assert (row["expression"], row["verdict"], row["slack"]) == (precise, verdict, slack)


@pytest.mark.parametrize("reason", ["no_parts", "denominator", "unit", "count_basis", "coverage"])
def test_a_refused_reading_computes_nothing_and_gives_the_reason(reason, figure):
    claim = figure("a.share", "half", kind="share")
    roles = {"numerator": [figure("a.part", "50")], "denominator": [figure("a.whole", "100")]}
    row = decide_one(claim, "share", roles, refusal_reason=reason, comparability="different")
    assert (row["verdict"], row["reason"], row["comparability"]) == ("indeterminate", reason, "different")
    assert (row["expression"], row["slack"], row["has_power"]) == ("", None, None)
    assert {value for name, value in row.items() if name.startswith("computed")} == {None}
    assert (row["claimed_low"], row["claimed_high"]) == (Fraction(2, 5), Fraction(3, 5))


@pytest.mark.parametrize(
    ("part", "part_hedge", "whole", "whole_hedge"),
    [("50", "at_least", "100", "none"), ("50", "none", "100", "more_than"), ("0", "none", "0", "none")],
)
def test_an_unbounded_operand_or_a_base_of_nothing_is_vague(part, part_hedge, whole, whole_hedge, figure):
    claim = figure("a.share", "half", kind="share")
    roles = {
        "numerator": [figure("a.part", part, part_hedge)],
        "denominator": [figure("a.whole", whole, whole_hedge)],
    }
    row = decide_one(claim, "share", roles)
    assert (row["verdict"], row["reason"], row["expression"]) == ("indeterminate", "vague", "")


def test_the_divisor_of_a_change_is_its_earlier_level(figure):
    nothing, some = figure("a.nothing", "0"), figure("a.some", "5")
    assert can_compute({"later_level": [nothing], "baseline": [some]})
    assert not can_compute({"later_level": [some], "baseline": [nothing]})
    assert can_compute({"derived_from": [nothing]})


def test_a_reading_cites_its_row_of_the_lexicon_and_is_primary_and_of_the_same_text(figure):
    claim = figure("a.round", "400", "more_than")
    row = decide_one(claim, "bound", {"derived_from": [figure("a.precise", "449")]})
    assert row["lexicon_row"] == "more_than/count/9.9.9"
    assert (row["is_primary"], row["reading"], row["evidence_scope"]) == (True, "primary", "same_text")


def test_readings_come_in_order_and_each_takes_its_own_inputs(figure):
    figures = {
        one["figure_id"]: one
        for one in [
            figure("b.round", "400", "more_than"),
            figure("a.round", "400", "more_than"),
            figure("b.precise", "300"),
            figure("a.precise", "449"),
        ]
    }
    candidates = [candidate("b.round", "bound"), candidate("a.round", "bound")]
    inputs = [
        {
            "reading_id": f"{article}.round.bound.primary",
            "figure_id": f"{article}.precise",
            "role": "derived_from",
        }
        for article in ("b", "a")
    ]
    rows = decide_readings(candidates, inputs, figures)
    assert [(row["reading_id"], row["verdict"]) for row in rows] == [
        ("a.round.bound.primary", "consistent"),
        ("b.round.bound.primary", "inconsistent"),
    ]


def test_an_interval_of_a_figure_is_read_from_its_integers(figure):
    claim = figure("a.share", "a third", "more_than", kind="share")
    assert interval_of(claim, "") == Interval(Fraction(1, 3), None, False, False)
    assert interval_of(claim, "soft_") == Interval(Fraction(1, 3), Fraction(2, 5), False, False)


@pytest.mark.parametrize(("text", "shown"), [("13,568", "13,568"), ("449", "449"), ("86 per cent", "43/50")])
def test_a_figure_in_an_expression_is_exact(text, shown, figure):
    assert printed(figure("a.one", text)) == shown


@pytest.mark.parametrize(
    ("low", "high", "kind", "expected"),
    [
        ("0", "1", "share", False),
        ("-1/10", "6/5", "share", False),
        ("1/10", "1", "share", True),
        ("0", "9/10", "share", True),
        ("1/2", "1/2", "share", True),
        ("0", "1", "count", True),
    ],
)
def test_only_the_full_range_of_shares_admits_every_printed_share(low, high, kind, expected):
    assert has_power(Interval(Fraction(low), Fraction(high), True, True), {"kind": kind}) is expected
