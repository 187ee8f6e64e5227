"""Verdicts: a computed interval held against the words of a claim, each worked by hand or by brute force."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lib.intervals import Interval
from lib.verdicts import (
    claim_verdict,
    decide,
    difference_interval,
    intersection,
    negative,
    relative_change_interval,
    share_interval,
    slack,
)


def read(text):
    """Return the interval written as [1/3, 2/5) or (400, unbounded), or a point."""
    if text[0] not in "[(":
        return Interval.point(Fraction(text))
    low, high = (part.strip() for part in text[1:-1].split(","))
    ends = [None if part == "unbounded" else Fraction(part) for part in (low, high)]
    return Interval(*ends, text[0] == "[", text[-1] == "]")


# hard and soft bounds as the words give them
NEARLY_THREE_QUARTERS = ("(2/3, 3/4)", "[17/24, 3/4)")
MORE_THAN_A_THIRD = ("(1/3, unbounded)", "(1/3, 2/5)")
LESS_THAN_FIFTY = ("(unbounded, 50)", "(40, 50)")
A_THIRD = ("(1/4, 2/5)", "[7/24, 11/30)")
PER_CENT_86 = ("[171/200, 173/200)", "[171/200, 173/200)")
THOUSANDS = ("[1000, 100000)", "[2000, 10000)")
EXACTLY_20 = ("20", "20")


@pytest.mark.parametrize(
    ("computed", "words", "verdict"),
    [
        ("18/25", NEARLY_THREE_QUARTERS, "consistent"),
        ("17/24", NEARLY_THREE_QUARTERS, "consistent"),
        ("7/10", NEARLY_THREE_QUARTERS, "inconsistent_wording"),
        ("3/4", NEARLY_THREE_QUARTERS, "inconsistent"),
        ("2/3", NEARLY_THREE_QUARTERS, "inconsistent"),
        ("19/20", NEARLY_THREE_QUARTERS, "inconsistent"),
        ("7/20", MORE_THAN_A_THIRD, "consistent"),
        ("9/20", MORE_THAN_A_THIRD, "understated"),
        ("2/5", MORE_THAN_A_THIRD, "understated"),
        ("1/3", MORE_THAN_A_THIRD, "inconsistent"),
        ("3/10", MORE_THAN_A_THIRD, "inconsistent"),
        ("45", LESS_THAN_FIFTY, "consistent"),
        ("12", LESS_THAN_FIFTY, "understated"),
        ("50", LESS_THAN_FIFTY, "inconsistent"),
        ("1/3", A_THIRD, "consistent"),
        ("3/8", A_THIRD, "inconsistent_wording"),
        ("11/40", A_THIRD, "inconsistent_wording"),
        ("1/5", A_THIRD, "inconsistent"),
        ("171/200", PER_CENT_86, "consistent"),
        ("173/200", PER_CENT_86, "inconsistent"),
        ("1500", THOUSANDS, "inconsistent_wording"),
        ("5523", THOUSANDS, "consistent"),
        ("50000", THOUSANDS, "inconsistent_wording"),
        ("100000", THOUSANDS, "inconsistent"),
        ("20", EXACTLY_20, "consistent"),
        ("21", EXACTLY_20, "inconsistent"),
    ],
)
def test_a_computed_number_is_decided_by_both_intervals(computed, words, verdict):
    hard, soft = map(read, words)
    assert decide(read(computed), hard, soft, False) == (verdict, None)
    assert decide(read(computed), hard, soft, True) == (verdict, None)


@pytest.mark.parametrize(
    ("computed", "words", "verdict", "is_decided"),
    [
        ("[18/25, 73/100]", NEARLY_THREE_QUARTERS, "consistent", True),
        ("[68/100, 70/100]", NEARLY_THREE_QUARTERS, "inconsistent_wording", True),
        ("[4/5, 1]", NEARLY_THREE_QUARTERS, "inconsistent", True),
        ("[3/4, 1]", NEARLY_THREE_QUARTERS, "inconsistent", True),
        ("[683/1000, 1]", NEARLY_THREE_QUARTERS, "indeterminate", False),
        ("[1/2, 1]", NEARLY_THREE_QUARTERS, "indeterminate", False),
        ("[69/100, 18/25]", NEARLY_THREE_QUARTERS, "indeterminate", False),
        ("[7/20, 1]", MORE_THAN_A_THIRD, "indeterminate", False),
        ("[9/20, 1]", MORE_THAN_A_THIRD, "understated", True),
        ("[1/3, 1]", MORE_THAN_A_THIRD, "indeterminate", False),
        ("[0, 1/3]", MORE_THAN_A_THIRD, "inconsistent", True),
        ("[0, 40]", LESS_THAN_FIFTY, "understated", True),
        ("[41, 49]", LESS_THAN_FIFTY, "consistent", True),
    ],
)
def test_a_computed_range_is_decided_only_if_all_of_it_agrees(computed, words, verdict, is_decided):
    hard, soft = map(read, words)
    for is_open_world, reason in ((True, "open_world"), (False, "vague")):
        expected = (verdict, None if is_decided else reason)
        assert decide(read(computed), hard, soft, is_open_world) == expected


ENDS = st.integers(-2, 2).map(Fraction)


@st.composite
def intervals(draw, ends=ENDS, can_be_unbounded=True):
    maybe = st.none() | ends if can_be_unbounded else ends
    low, high = draw(maybe), draw(maybe)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is not None and low == high:
        return Interval.point(low)
    return Interval(
        low, high, low is not None and draw(st.booleans()), high is not None and draw(st.booleans())
    )


# Ends are whole numbers from -2 to 2: a grid of half numbers beyond them sees every case.
GRID = [Fraction(half, 2) for half in range(-6, 7)]


def members(interval):
    return {number for number in GRID if number in interval}


@settings(max_examples=300)
@given(intervals(), intervals())
def test_the_intersection_holds_what_both_hold(first, second):
    common = members(first) & members(second)
    found = intersection(first, second)
    assert (found is None) == (not common)
    if found:
        assert members(found) == common


@settings(max_examples=300)
@given(intervals(), intervals(), intervals(can_be_unbounded=False), st.booleans())
def test_a_verdict_agrees_with_a_look_at_every_number(hard, soft, computed, is_open_world):
    assume(intersection(hard, soft))
    allowed, understood, possible = members(hard), members(hard) & members(soft), members(computed)
    soft = intersection(hard, soft)
    verdict, reason = decide(computed, hard, soft, is_open_world)
    if possible <= understood:
        assert verdict == "consistent"
    elif possible <= allowed and not possible & understood:
        beyond = hard.high if min(possible) > max(understood) else hard.low
        assert verdict == ("understated" if beyond is None else "inconsistent_wording")
    elif not possible & allowed:
        assert verdict == "inconsistent"
    else:
        assert (verdict, reason) == ("indeterminate", "open_world" if is_open_world else "vague")


POSITIVE = intervals(st.integers(1, 6).map(Fraction), can_be_unbounded=False)


def samples(interval):
    """Return numbers of a bounded interval: its ends if they are in it, numbers next to them, its middle."""
    width = interval.high - interval.low
    inner = {interval.low + width * part for part in (Fraction(1, 1000), Fraction(1, 2), Fraction(999, 1000))}
    return sorted(
        {end for end in (interval.low, interval.high) if end in interval} | (inner if width else set())
    )


def assert_holds_and_reaches(interval, values):
    """Assert that an interval holds all values, includes the ends they reach and ends close to the others."""
    assert all(value in interval for value in values)
    assert interval.low_inclusive == (min(values) == interval.low)
    assert interval.high_inclusive == (max(values) == interval.high)
    assert max(values) - min(values) >= (interval.high - interval.low) * Fraction(9, 10)


@given(st.lists(POSITIVE, min_size=1, max_size=2), POSITIVE)
def test_a_share_runs_over_every_quotient_of_its_operands(parts, base):
    sums = [Fraction(0)]
    for part in parts:
        sums = [total + value for total in sums for value in samples(part)]
    values = [total / value for total in sums for value in samples(base)]
    assert_holds_and_reaches(share_interval(parts, base, False), values)


@given(POSITIVE, POSITIVE)
def test_a_difference_runs_over_every_difference_of_its_operands(after, before):
    values = [later - earlier for later in samples(after) for earlier in samples(before)]
    assert_holds_and_reaches(difference_interval(after, before), values)


@given(POSITIVE, POSITIVE)
def test_a_relative_change_runs_over_every_change_of_its_operands(after, before):
    values = [(later - earlier) / earlier for later in samples(after) for earlier in samples(before)]
    assert_holds_and_reaches(relative_change_interval(after, before), values)


def test_a_share_in_the_open_world_runs_from_its_printed_parts_to_all():
    parts = [Interval.point(3), Interval.point(4)]
    assert share_interval(parts, Interval.point(10), True) == read("[7/10, 1]")
    assert share_interval(parts, read("[10, 14)"), True) == read("(1/2, 1]")


def test_a_relative_change_is_worked_by_hand():
    assert relative_change_interval(Interval.point(120), Interval.point(100)) == read("1/5")
    assert relative_change_interval(read("[90, 110)"), Interval.point(100)) == read("[-1/10, 1/10)")
    assert relative_change_interval(Interval.point(100), read("[80, 125]")) == read("[-1/5, 1/4]")


def test_a_difference_is_worked_by_hand():
    assert difference_interval(read("[5, 7)"), read("(1, 2]")) == read("[3, 6)")


@pytest.mark.parametrize(
    ("part", "base", "expected"),
    [
        ("[-10, 30]", "[400, 800]", "[-1/40, 3/40]"),
        ("[0, 5]", "[10, 20)", "[0, 1/2]"),
        ("0", "[10, 20)", "0"),
    ],
)
def test_a_share_of_a_part_that_may_be_nothing_is_worked_by_hand(part, base, expected):
    assert share_interval([read(part)], read(base), False) == read(expected)


@pytest.mark.parametrize(
    ("part", "base"), [("(110, 120)", "100"), ("(100, 120)", "100"), ("120", "[90, 100)")]
)
def test_parts_above_the_whole_by_an_end_that_is_not_reached_have_a_share(part, base):
    share = share_interval([read(part)], read(base), True)
    assert share.low == read(part).low / read(base).high


@given(intervals(can_be_unbounded=False))
def test_the_negative_of_an_interval_holds_the_negative_numbers(interval):
    assert members(negative(interval)) == {-number for number in members(interval)}


@pytest.mark.parametrize(
    ("numerator", "scale", "words", "change"),
    [
        (36, 100, MORE_THAN_A_THIRD, 0),
        (33, 100, MORE_THAN_A_THIRD, 1),
        (40, 120, MORE_THAN_A_THIRD, 1),
        (45, 100, MORE_THAN_A_THIRD, -6),
        (60, 100, NEARLY_THREE_QUARTERS, 11),
        (75, 100, NEARLY_THREE_QUARTERS, -1),
        (87, 100, PER_CENT_86, -1),
        (30, 35, PER_CENT_86, 0),
        (3, 5, PER_CENT_86, None),
        (21, 1, EXACTLY_20, -1),
        (55, 1, LESS_THAN_FIFTY, -6),
        (1, 1, THOUSANDS, 1999),
    ],
)
def test_slack_is_the_least_whole_change_that_makes_a_claim_hold(numerator, scale, words, change):
    hard, soft = map(read, words)
    assert slack(Fraction(numerator), Fraction(scale), hard, soft) == change


def test_no_change_makes_a_claim_hold_whose_intervals_have_nothing_in_common():
    assert slack(Fraction(1), Fraction(1), read("[0, 1]"), read("[2, 3]")) is None


@given(st.integers(-30, 60), st.integers(1, 12), intervals(), intervals())
def test_slack_agrees_with_trying_every_change(numerator, scale, hard, soft):
    holding = [
        change
        for change in range(-200, 201)
        if Fraction(numerator + change, scale) in hard and Fraction(numerator + change, scale) in soft
    ]
    expected = min(holding, key=abs, default=None)
    assert slack(Fraction(numerator), Fraction(scale), hard, soft) == expected


def reading(verdict, name="primary", scope="same_text", reason=None):
    return {
        "reading": name,
        "is_primary": name == "primary",
        "evidence_scope": scope,
        "verdict": verdict,
        "reason": reason,
    }


def test_a_claim_has_the_verdict_of_its_only_reading():
    assert claim_verdict([reading("understated")]) == {
        "verdict": "understated",
        "primary_verdict": "understated",
        "holds_under": "primary",
        "reason": None,
    }


def test_a_claim_whose_readings_agree_has_their_verdict():
    found = claim_verdict([reading("inconsistent"), reading("inconsistent", "other")])
    assert (found["verdict"], found["holds_under"]) == ("inconsistent", "")


def test_a_claim_whose_readings_differ_depends_on_the_reading_and_names_those_that_hold():
    found = claim_verdict(
        [
            reading("inconsistent"),
            reading("consistent_by_rounding", "rounded"),
            reading("consistent", "pooled"),
            reading("inconsistent_wording", "other"),
        ]
    )
    assert found == {
        "verdict": "depends_on_reading",
        "primary_verdict": "inconsistent",
        "holds_under": "rounded pooled",
        "reason": None,
    }


def test_readings_that_decide_nothing_leave_the_verdict_to_the_others():
    found = claim_verdict([reading("indeterminate", reason="unit"), reading("consistent", "other")])
    assert (found["verdict"], found["primary_verdict"]) == ("consistent", "indeterminate")
    assert (found["holds_under"], found["reason"]) == ("other", None)


def test_a_claim_that_nothing_decides_gives_the_reason_of_its_primary_reading():
    found = claim_verdict(
        [reading("indeterminate", "other", reason="unit"), reading("indeterminate", reason="no_parts")]
    )
    assert (found["verdict"], found["reason"], found["holds_under"]) == ("indeterminate", "no_parts", "")


def test_another_text_never_sets_the_verdict_of_a_claim():
    found = claim_verdict(
        [
            reading("indeterminate", reason="no_parts"),
            reading("inconsistent", "elsewhere", scope="other_text"),
            reading("consistent", "official", scope="outside"),
        ]
    )
    assert (found["verdict"], found["holds_under"]) == ("indeterminate", "")
