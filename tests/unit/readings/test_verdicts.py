"""Verdicts: a computed interval held against the words of a claim, each worked by hand or by brute force."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from press_figures.numbers.arithmetic import intersection
from press_figures.readings.verdicts import (
    claim_verdict,
    decide,
    goes_further,
    in_order,
    short_name,
    slack,
    whole_numbers,
)

from ..conftest import intervals, read

# hard and soft bounds as the words give them
NEARLY_THREE_QUARTERS = ("(2/3, 3/4)", "[17/24, 3/4)")
MORE_THAN_A_THIRD = ("(1/3, unbounded)", "(1/3, 2/5)")
LESS_THAN_FIFTY = ("(unbounded, 50)", "(40, 50)")
UP_TO_FIFTY = ("(unbounded, 50]", "(40, 50]")
A_THIRD = ("(1/4, 2/5)", "[7/24, 11/30)")
PER_CENT_86 = ("[171/200, 173/200)", "[171/200, 173/200)")
THOUSANDS = ("[1000, 100000)", "[2000, 10000)")
EXACTLY_20 = ("20", "20")
A_MAJORITY = ("(1/2, 1]", "(1/2, 1]")
ABOVE_ZERO = ("(0, unbounded)", "(0, unbounded)")
ZERO_OR_MORE = ("[0, unbounded)", "[0, unbounded)")


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
        ("40", LESS_THAN_FIFTY, "understated"),
        ("50", LESS_THAN_FIFTY, "inconsistent"),
        ("50", UP_TO_FIFTY, "consistent"),
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
        ("0", ABOVE_ZERO, "inconsistent"),
        ("0", ZERO_OR_MORE, "consistent"),
    ],
)
def test_a_computed_number_is_decided_by_both_intervals(computed, words, verdict):
    hard, soft = map(read, words)
    for is_open_world in (False, True):
        assert decide(read(computed), read(computed), hard, soft, is_open_world) == (verdict, None)


@pytest.mark.parametrize(
    ("computed", "words", "closed", "opened"),
    [
        ("[18/25, 73/100]", NEARLY_THREE_QUARTERS, "consistent", "consistent"),
        ("[68/100, 70/100]", NEARLY_THREE_QUARTERS, "inconsistent_wording", "inconsistent_wording"),
        ("[4/5, 1]", NEARLY_THREE_QUARTERS, "inconsistent", "inconsistent"),
        ("[3/4, 1]", NEARLY_THREE_QUARTERS, "inconsistent", "inconsistent"),
        ("[683/1000, 1]", NEARLY_THREE_QUARTERS, "vague", "open_world"),
        ("[1/2, 1]", NEARLY_THREE_QUARTERS, "vague", "open_world"),
        ("[69/100, 18/25]", NEARLY_THREE_QUARTERS, "vague", "open_world"),
        # From below the hard bound to below the soft one: no value fits by convention.
        ("[1/2, 7/10]", NEARLY_THREE_QUARTERS, "inconsistent_wording", "open_world"),
        ("[7/20, 1]", MORE_THAN_A_THIRD, "vague", "open_world"),
        ("[9/20, 1]", MORE_THAN_A_THIRD, "understated", "understated"),
        ("[1/3, 1]", MORE_THAN_A_THIRD, "vague", "open_world"),
        ("[0, 1/3]", MORE_THAN_A_THIRD, "inconsistent", "inconsistent"),
        ("[0, 40]", LESS_THAN_FIFTY, "understated", "understated"),
        ("(unbounded, 40]", LESS_THAN_FIFTY, "understated", "understated"),
        ("[41, 49]", LESS_THAN_FIFTY, "consistent", "consistent"),
        ("[3/5, 1]", A_MAJORITY, "consistent", "consistent"),
        ("[1/2, 1]", A_MAJORITY, "vague", "open_world"),
        ("(unbounded, 100]", ABOVE_ZERO, "vague", "open_world"),
        ("(unbounded, unbounded)", ABOVE_ZERO, "vague", "open_world"),
        ("(unbounded, 0]", ABOVE_ZERO, "inconsistent", "inconsistent"),
    ],
)
def test_a_computed_range_is_decided_only_if_all_of_it_agrees(computed, words, closed, opened):
    hard, soft = map(read, words)
    for is_open_world, expected in ((False, closed), (True, opened)):
        is_reason = expected in ("vague", "open_world")
        assert decide(read(computed), read(computed), hard, soft, is_open_world) == (
            ("indeterminate", expected) if is_reason else (expected, None)
        )


@pytest.mark.parametrize(
    ("computed", "by_convention", "words", "closed", "opened"),
    [
        # Contradiction takes all that the words of the operands allow; agreement what they suggest.
        ("[1/2, 9/10]", "[71/100, 73/100]", NEARLY_THREE_QUARTERS, "consistent", "open_world"),
        ("[68/100, 73/100]", "[71/100, 73/100]", NEARLY_THREE_QUARTERS, "consistent", "consistent"),
        ("[3/4, 1]", "[4/5, 9/10]", NEARLY_THREE_QUARTERS, "inconsistent", "inconsistent"),
        ("[7/10, 1]", "[4/5, 9/10]", NEARLY_THREE_QUARTERS, "inconsistent_wording", "open_world"),
        (
            "[17/24, 73/100]",
            "[68/100, 70/100]",
            NEARLY_THREE_QUARTERS,
            "inconsistent_wording",
            "inconsistent_wording",
        ),
        ("[1/5, 9/10]", "[1/2, 3/5]", MORE_THAN_A_THIRD, "understated", "open_world"),
        ("[7/20, 9/10]", "[1/2, 3/5]", MORE_THAN_A_THIRD, "understated", "understated"),
        # Below the words by convention, where they set a bound, and possible all the same.
        ("[1/5, 9/10]", "[1/4, 3/10]", MORE_THAN_A_THIRD, "inconsistent_wording", "open_world"),
        ("[20, 60]", "[50, 55]", LESS_THAN_FIFTY, "inconsistent_wording", "open_world"),
        ("[1/5, 9/10]", "[3/10, 7/20]", MORE_THAN_A_THIRD, "vague", "open_world"),
        ("[2/5, 9/10]", "[39/100, 41/100]", MORE_THAN_A_THIRD, "vague", "open_world"),
    ],
)
def test_hedged_operands_contradict_by_what_they_allow_and_agree_by_what_they_suggest(
    computed, by_convention, words, closed, opened
):
    hard, soft = map(read, words)
    for is_open_world, expected in ((False, closed), (True, opened)):
        is_reason = expected in ("vague", "open_world")
        assert decide(read(computed), read(by_convention), hard, soft, is_open_world) == (
            ("indeterminate", expected) if is_reason else (expected, None)
        )


@pytest.mark.parametrize(
    ("computed", "words", "expected"),
    [
        ("9/20", MORE_THAN_A_THIRD, True),
        ("[2/5, 1]", MORE_THAN_A_THIRD, True),
        ("[1/2, unbounded)", MORE_THAN_A_THIRD, True),
        ("3/10", MORE_THAN_A_THIRD, False),
        ("(unbounded, 3/10)", MORE_THAN_A_THIRD, False),
        ("12", LESS_THAN_FIFTY, True),
        ("(unbounded, 40]", LESS_THAN_FIFTY, True),
        ("55", LESS_THAN_FIFTY, False),
        ("50", LESS_THAN_FIFTY, False),
        ("7/10", NEARLY_THREE_QUARTERS, False),
        ("4/5", NEARLY_THREE_QUARTERS, False),
        ("-1", ABOVE_ZERO, False),
    ],
)
def test_a_number_goes_further_on_the_side_where_the_words_set_no_bound(computed, words, expected):
    assert goes_further(read(computed), *map(read, words)) is expected


def test_a_range_that_begins_right_after_a_convention_goes_further():
    words = ("[0, unbounded)", "[0, 1]")
    assert goes_further(read("(1, 2]"), *map(read, words))
    assert not goes_further(read("(1, 2]"), read("(unbounded, 5]"), read("[0, 1]"))


# Ends are whole numbers from -2 to 2: a grid of half numbers beyond them sees every case.
GRID = [Fraction(half, 2) for half in range(-6, 7)]
WHOLE_ENDS = intervals(st.integers(-2, 2).map(Fraction))


def on_grid(interval):
    return {number for number in GRID if number in interval}


@settings(max_examples=500)
@given(WHOLE_ENDS, WHOLE_ENDS, WHOLE_ENDS, WHOLE_ENDS, st.booleans())
def test_a_verdict_agrees_with_a_look_at_every_number(hard, soft, computed, by_convention, is_open_world):
    soft, by_convention = intersection(hard, soft), intersection(computed, by_convention)
    assume(soft and by_convention)
    allowed, understood, possible, suggested = map(on_grid, (hard, soft, computed, by_convention))
    verdict = decide(computed, by_convention, hard, soft, is_open_world)
    is_within = possible <= allowed
    if not possible & allowed:
        assert verdict == ("inconsistent", None)
    elif is_open_world and not is_within:
        assert verdict == ("indeterminate", "open_world")
    elif suggested <= understood:
        assert verdict == ("consistent", None)
    elif suggested & understood:
        assert verdict == ("indeterminate", "open_world" if is_open_world else "vague")
    elif suggested <= allowed:
        beyond = hard.high if min(suggested) > max(understood) else hard.low
        assert verdict == ("understated" if beyond is None else "inconsistent_wording", None)
    else:
        assert verdict == ("inconsistent_wording", None)


@pytest.mark.parametrize(
    ("scale", "words", "expected"),
    [
        (100, MORE_THAN_A_THIRD, (34, 39)),
        (3, MORE_THAN_A_THIRD, None),
        (120, NEARLY_THREE_QUARTERS, (85, 89)),
        (100, PER_CENT_86, (86, 86)),
        (1000, PER_CENT_86, (855, 864)),
        (5, PER_CENT_86, None),
        (1, EXACTLY_20, (20, 20)),
        (Fraction(1, 2), EXACTLY_20, (10, 10)),
        (1, ("[0, unbounded)", "(3, unbounded)"), (4, None)),
        (1, ("(unbounded, 7)", "(unbounded, 9]"), (None, 6)),
        (1, ("(unbounded, unbounded)", "(unbounded, unbounded)"), (None, None)),
        (1, ("(2, 3)", "(2, 3)"), None),
        (1, ("[0, 1]", "[2, 3]"), None),
    ],
)
def test_whole_numbers_that_fit_both_intervals_are_worked_by_hand(scale, words, expected):
    assert whole_numbers(Fraction(scale), *map(read, words)) == expected


SCALES = st.builds(Fraction, st.integers(1, 12), st.integers(1, 3))


@settings(max_examples=300)
@given(SCALES, WHOLE_ENDS, WHOLE_ENDS)
def test_whole_numbers_are_exactly_those_that_fit(scale, hard, soft):
    # Ends are from -2 to 2 and scales at most 12: numbers beyond 24 fit only where there is no bound.
    fitting = [number for number in range(-30, 31) if number / scale in hard and number / scale in soft]
    found = whole_numbers(scale, hard, soft)
    if not fitting:
        assert found is None
    else:
        ends = (None if fitting[0] == -30 else fitting[0], None if fitting[-1] == 30 else fitting[-1])
        assert found == ends
        assert len(fitting) == fitting[-1] - fitting[0] + 1


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
        (Fraction(39, 2), 1, EXACTLY_20, None),
        (Fraction(79, 2), 1, LESS_THAN_FIFTY, 1),
        (-50, 1, ZERO_OR_MORE, 50),
        (-50, 1, ABOVE_ZERO, 51),
    ],
)
def test_slack_is_the_least_whole_change_that_makes_a_claim_hold(numerator, scale, words, change):
    hard, soft = map(read, words)
    assert slack(Fraction(numerator), Fraction(scale), hard, soft) == change


def test_no_change_makes_a_claim_hold_whose_intervals_have_nothing_in_common():
    assert slack(Fraction(1), Fraction(1), read("[0, 1]"), read("[2, 3]")) is None


@settings(max_examples=500)
@given(st.builds(Fraction, st.integers(-60, 60), st.sampled_from([1, 2])), SCALES, WHOLE_ENDS, WHOLE_ENDS)
def test_slack_agrees_with_trying_every_change(numerator, scale, hard, soft):
    holding = [
        change
        for change in range(-100, 101)
        if (numerator + change) / scale in hard and (numerator + change) / scale in soft
    ]
    expected = min(holding, key=abs, default=None)
    assert slack(numerator, scale, hard, soft) == expected


FAMILIES = ["share", "bound", "grim", "temporal"]
CONFIRMING = {"share", "bound"}


def reading(verdict, name="primary", family="share", scope="same_text", rounds=None):
    """Return a reading; its reason, if it decides nothing, is given as 'indeterminate: unit'."""
    verdict, _, reason = verdict.partition(": ")
    return {
        "reading_id": f"a.claim.{family}.{name}",
        "figure_id": "a.claim",
        "family": family,
        "is_primary": name == "primary",
        "rounds": None if rounds is None else f"a.claim.{family}.{rounds}",
        "evidence_scope": scope,
        "verdict": verdict,
        "reason": reason or None,
    }


def rounded(name="primary", rule="truncation", family="share"):
    return reading("consistent_by_rounding", f"{name}.{rule}", family, rounds=name)


def judged(*readings):
    """Return the verdict of a claim, its primary verdict, what it holds under and the reason."""
    found = claim_verdict(list(readings), FAMILIES, CONFIRMING)
    return tuple(found[name] for name in ("verdict", "primary_verdict", "holds_under", "reason"))


@pytest.mark.parametrize(
    "verdict", ["consistent", "consistent_by_rounding", "understated", "inconsistent", "inconsistent_wording"]
)
def test_a_claim_has_the_verdict_of_its_only_reading(verdict):
    holds_under = "" if verdict.startswith("inconsistent") else "primary"
    assert judged(reading(verdict)) == (verdict, verdict, holds_under, None)


def test_the_columns_of_a_claim_are_those_of_its_table():
    assert claim_verdict([reading("consistent", family="bound")], FAMILIES, CONFIRMING) == {
        "verdict": "consistent",
        "primary_verdict": "consistent",
        "primary_reading_id": "a.claim.bound.primary",
        "holds_under": "primary",
        "reason": None,
    }


def test_the_primary_reading_is_that_of_the_first_family_that_decides():
    readings = [
        reading("inconsistent", "closed_world"),
        reading("indeterminate: denominator"),
        reading("consistent", family="bound"),
    ]
    found = claim_verdict(readings, FAMILIES, CONFIRMING)
    assert found["primary_reading_id"] == "a.claim.bound.primary"
    found = claim_verdict(readings[:2], FAMILIES, CONFIRMING)
    assert found["primary_reading_id"] == "a.claim.share.primary"


def test_a_claim_whose_readings_agree_has_their_verdict():
    assert judged(reading("inconsistent"), reading("inconsistent", "other_period.2015")) == (
        "inconsistent",
        "inconsistent",
        "",
        None,
    )


def test_a_claim_whose_readings_differ_depends_on_the_reading_and_names_those_that_hold_primary_first():
    assert judged(
        reading("consistent", "closed_world"),
        reading("understated", "area_whole.kent"),
        reading("inconsistent_wording", "other_period.2015"),
        reading("consistent"),
    ) == ("depends_on_reading", "consistent", "primary area_whole.kent closed_world", None)


def test_two_ways_to_fail_depend_on_the_reading_and_none_holds():
    assert judged(reading("inconsistent"), reading("inconsistent_wording", "other_period.2015")) == (
        "depends_on_reading",
        "inconsistent",
        "",
        None,
    )


def test_two_ways_to_hold_depend_on_the_reading():
    found = judged(reading("understated"), reading("consistent", "other_period.2015"))
    assert found == ("depends_on_reading", "understated", "primary other_period.2015", None)


def test_a_rounding_stands_in_for_the_reading_that_it_rounds():
    assert judged(reading("inconsistent"), rounded()) == (
        "consistent_by_rounding",
        "inconsistent",
        "primary.truncation",
        None,
    )


def test_a_rounding_stands_in_for_no_other_reading():
    found = judged(reading("inconsistent"), reading("inconsistent", "closed_world"), rounded("closed_world"))
    assert found == ("depends_on_reading", "inconsistent", "closed_world.truncation", None)


def test_a_rounding_of_one_family_stands_in_for_no_reading_of_another():
    found = judged(reading("inconsistent"), reading("inconsistent", family="bound"), rounded(family="bound"))
    assert found == ("depends_on_reading", "inconsistent", "primary.truncation", None)


def test_all_roundings_of_a_reading_are_named():
    found = judged(reading("inconsistent"), rounded(), rounded(rule="operands_rounded"))
    assert found[2] == "primary.operands_rounded primary.truncation"


def test_readings_that_decide_nothing_leave_the_verdict_to_the_others():
    assert judged(reading("indeterminate: unit"), reading("consistent", "other_total.a-total")) == (
        "consistent",
        "indeterminate",
        "other_total.a-total",
        None,
    )


def test_failing_alternatives_refute_nothing_where_the_primary_reading_is_undecided():
    assert judged(reading("indeterminate: open_world"), reading("inconsistent", "closed_world")) == (
        "indeterminate",
        "indeterminate",
        "",
        "open_world",
    )


def test_failing_alternatives_count_where_another_alternative_holds():
    found = judged(
        reading("indeterminate: open_world"),
        reading("inconsistent", "closed_world"),
        reading("consistent", "other_period.2015"),
    )
    assert found == ("depends_on_reading", "indeterminate", "other_period.2015", None)


def test_a_claim_that_nothing_decides_gives_the_reason_of_its_primary_reading():
    found = judged(reading("indeterminate: unit", "closed_world"), reading("indeterminate: no_parts"))
    assert found == ("indeterminate", "indeterminate", "", "no_parts")


@pytest.mark.parametrize("scope", ["other_text", "outside"])
@pytest.mark.parametrize("verdict", ["inconsistent", "consistent"])
def test_another_text_never_sets_the_verdict_of_a_claim(scope, verdict):
    found = judged(
        reading("indeterminate: no_parts"), reading(verdict, "other_article.b-article", scope=scope)
    )
    assert found == ("indeterminate", "indeterminate", "", "no_parts")


def test_another_text_does_not_stand_beside_a_primary_reading():
    found = judged(reading("inconsistent"), reading("consistent", "area_whole.kent", scope="other_text"))
    assert found == ("inconsistent", "inconsistent", "", None)


def test_a_claim_without_a_primary_reading_has_no_verdict():
    alternatives = [reading("inconsistent", "area_whole.kent"), reading("consistent", "closed_world")]
    assert claim_verdict(alternatives, FAMILIES, CONFIRMING) is None


def test_a_primary_reading_from_another_text_is_none():
    assert claim_verdict([reading("consistent", scope="other_text")], FAMILIES, CONFIRMING) is None


def test_the_primary_verdict_is_that_of_the_first_family_that_decides():
    readings = [
        reading("inconsistent", family="bound"),
        reading("indeterminate: denominator"),
        reading("consistent", family="temporal"),
    ]
    assert judged(*readings) == ("inconsistent", "inconsistent", "", None)
    assert judged(reading("consistent", family="bound"), reading("inconsistent")) == (
        "depends_on_reading",
        "inconsistent",
        "primary",
        None,
    )


@pytest.mark.parametrize("family", ["grim", "temporal"])
def test_a_family_that_does_not_confirm_can_only_contradict(family):
    vague = reading("indeterminate: vague")
    assert judged(reading("consistent", family=family), vague) == (
        "indeterminate",
        "indeterminate",
        "",
        "vague",
    )
    assert judged(reading("inconsistent", family=family), vague) == ("inconsistent", "inconsistent", "", None)
    assert judged(reading("inconsistent", family=family), reading("consistent")) == (
        "depends_on_reading",
        "consistent",
        "primary",
        None,
    )
    assert judged(reading("consistent", family=family), reading("inconsistent")) == (
        "inconsistent",
        "inconsistent",
        "",
        None,
    )


SLIPS = ("points",)


@pytest.mark.parametrize(
    ("exact", "points", "verdict", "holds_under"),
    [
        ("consistent", "inconsistent", "consistent", "primary"),
        ("inconsistent", "inconsistent", "inconsistent", ""),
        ("inconsistent", "consistent", "depends_on_reading", "percentage_points"),
    ],
)
def test_a_slip_that_does_not_explain_a_claim_says_nothing_about_it(exact, points, verdict, holds_under):
    base = {"figure_id": "a.rise", "evidence_scope": "same_text", "rounds": None, "reason": None}
    readings = [
        base
        | {
            "reading_id": f"a.rise.{family}.{name}",
            "family": family,
            "is_primary": name == "primary",
            "verdict": one,
        }
        for family, name, one in (("relative", "primary", exact), ("points", "percentage_points", points))
    ]
    found = claim_verdict(readings, ["relative", "points"], {"relative", "points"}, SLIPS)
    assert (found["verdict"], found["primary_verdict"], found["holds_under"]) == (verdict, exact, holds_under)


def test_a_claim_that_only_a_family_that_does_not_confirm_tries_has_no_comparator():
    verdict, _, holds_under, reason = judged(reading("consistent", family="temporal"))
    assert (verdict, holds_under, reason) == ("indeterminate", "", "no_comparator")


@pytest.mark.parametrize(
    ("reading_id", "name"),
    [
        ("a.claim.share.primary", "primary"),
        ("a.claim.share.other_period.2015", "other_period.2015"),
        ("a.claim.share.other_period.2015.truncation", "other_period.2015.truncation"),
    ],
)
def test_the_short_name_of_a_reading_is_its_rule_and_what_it_was_applied_to(reading_id, name):
    assert short_name({"reading_id": reading_id, "figure_id": "a.claim", "family": "share"}) == name


def test_names_are_in_order_with_those_of_the_primary_reading_first():
    names = {"closed_world", "primary.truncation", "primary", "area_whole.kent"}
    assert in_order(names) == ["primary", "primary.truncation", "area_whole.kent", "closed_world"]
