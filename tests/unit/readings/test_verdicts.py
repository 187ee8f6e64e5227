"""Verdicts: a computed interval held against the words of a claim, and a claim judged by its readings."""

from fractions import Fraction
from itertools import product

import pytest

from press_figures.readings.verdicts import claim_verdict, decide, in_order, short_name, slack, whole_numbers

from ..conftest import every_interval, read

# A section has words, with what they allow ~ what they suggest. A line has what is computed ~ what the words
# of the operands suggest, if that is less; the verdict, or the reason why there is none; and the same for a
# sum of which some parts may not be printed, if that is another.
DECISIONS = """
== nearly three quarters: (2/3, 3/4) ~ [17/24, 3/4)
18/25 | consistent
17/24 | consistent
7/10 | inconsistent_wording
2/3 | inconsistent
3/4 | inconsistent
[18/25, 73/100] | consistent
[3/4, 1] | inconsistent
[683/1000, 1] | vague | open_world
# From below what the words allow to below what they suggest: no value fits by convention.
[1/2, 7/10] | inconsistent_wording | open_world
# Contradiction takes all that the words of the operands allow; agreement what they suggest.
[1/2, 9/10] ~ [71/100, 73/100] | consistent | open_world
[3/4, 1] ~ [4/5, 9/10] | inconsistent
[7/10, 1] ~ [4/5, 9/10] | inconsistent_wording | open_world

== more than a third: (1/3, unbounded) ~ (1/3, 2/5)
7/20 | consistent
2/5 | understated
1/3 | inconsistent
[9/20, 1] | understated
[7/20, 1] | vague | open_world
[1/5, 9/10] ~ [1/2, 3/5] | understated | open_world
# Below the words by convention, where they set a bound, and possible all the same.
[1/5, 9/10] ~ [1/4, 3/10] | inconsistent_wording | open_world

== less than fifty: (unbounded, 50) ~ (40, 50)
45 | consistent
40 | understated
50 | inconsistent
(unbounded, 40] | understated

== a third: (1/4, 2/5) ~ [7/24, 11/30)
3/8 | inconsistent_wording
11/40 | inconsistent_wording

== up: (0, unbounded) ~ (0, unbounded)
0 | inconsistent
(unbounded, 100] | vague | open_world
(unbounded, 0] | inconsistent
"""


def decisions(text):
    for section in text.split("== ")[1:]:
        words, *lines = section.strip().splitlines()
        for line in lines:
            if not line.startswith("#"):
                computed, closed, *opened = line.split(" | ")
                yield words.split(": ")[1], computed, closed, opened[0] if opened else closed


def read_both(words):
    hard, _, soft = words.partition(" ~ ")
    return read(hard), read(soft or hard)


@pytest.mark.parametrize(("words", "computed", "closed", "opened"), list(decisions(DECISIONS)))
def test_a_computed_number_or_range_is_decided_by_both_intervals(words, computed, closed, opened):
    for is_open_world, expected in ((False, closed), (True, opened)):
        is_reason = expected in ("vague", "open_world")
        verdict = ("indeterminate", expected) if is_reason else (expected, None)
        assert decide(*read_both(computed), *read_both(words), is_open_world) == verdict


# A grid of half numbers that reaches beyond the whole ends holds a number of every interval and every gap.
GRID = [Fraction(half, 2) for half in range(-2, 7)]
EVERY = [(one, {number for number in GRID if number in one}) for one in every_interval([0, 1, 2])]


def test_a_verdict_agrees_with_a_look_at_every_number():
    # What words suggest is a part of what they allow.
    nested = [(wide, narrow) for wide, narrow in product(EVERY, repeat=2) if narrow[1] <= wide[1]]
    for ((hard, allowed), (soft, understood)), ((computed, possible), (by_convention, suggested)) in product(
        nested, repeat=2
    ):
        closed = decide(computed, by_convention, hard, soft)
        opened = decide(computed, by_convention, hard, soft, is_open_world=True)
        if not possible & allowed:
            expected = "inconsistent", None
        elif suggested <= understood:
            expected = "consistent", None
        elif suggested & understood:
            expected = "indeterminate", "vague"
        elif suggested <= allowed:
            beyond = hard.high if min(suggested) > max(understood) else hard.low
            expected = "understated" if beyond is None else "inconsistent_wording", None
        else:
            expected = "inconsistent_wording", None
        assert closed == expected
        is_open = possible & allowed and (not possible <= allowed or expected[0] == "indeterminate")
        assert opened == (("indeterminate", "open_world") if is_open else expected)


def test_whole_numbers_and_slack_agree_with_trying_every_number():
    softs = [read("(unbounded, unbounded)"), read("(0, 2]"), read("[1, unbounded)")]
    scales = [Fraction(scale) for scale in ("1/2", "1", "3/2", "2", "3")]
    changes = sorted(range(-20, 21), key=abs)
    for (hard, _), soft, scale in product(EVERY, softs, scales):
        # Counted in halves. Ends are from 0 to 2 and scales at most 3: far numbers fit only without a bound.
        quotients = {half: Fraction(half, 2) / scale for half in range(-24, 25)}
        fitting = {half for half, quotient in quotients.items() if quotient in hard and quotient in soft}
        whole = sorted(half // 2 for half in fitting if half % 2 == 0)
        ends = [None if abs(end) == 12 else end for end in (whole[0], whole[-1])] if whole else None
        assert whole_numbers(scale, hard, soft) == (ends and tuple(ends))
        for half in range(-4, 16):
            change = next((change for change in changes if half + 2 * change in fitting), None)
            assert slack(Fraction(half, 2), scale, hard, soft) == change


# What is counted, the base, the words; the least whole change that makes the claim hold; and what would fit.
@pytest.mark.parametrize(
    ("numerator", "scale", "words", "change", "fitting"),
    [
        ("36", 100, "(1/3, unbounded) ~ (1/3, 2/5)", 0, (34, 39)),
        ("33", 100, "(1/3, unbounded) ~ (1/3, 2/5)", 1, (34, 39)),
        ("45", 100, "(1/3, unbounded) ~ (1/3, 2/5)", -6, (34, 39)),
        ("87", 100, "[171/200, 173/200)", -1, (86, 86)),
        ("3", 5, "[171/200, 173/200)", None, None),
        ("39/2", 1, "20", None, (20, 20)),
        ("-50", 1, "(0, unbounded)", 51, (1, None)),
        ("1", 1, "[0, 1] ~ [2, 3]", None, None),
    ],
)
def test_slack_and_whole_numbers_are_worked_by_hand(numerator, scale, words, change, fitting):
    assert slack(Fraction(numerator), Fraction(scale), *read_both(words)) == change
    assert whole_numbers(Fraction(scale), *read_both(words)) == fitting


FAMILIES = ["share", "bound", "grim", "temporal", "points"]
CONFIRMING = {"share", "bound", "points"}
SLIPS = ("points",)


def reading(words):
    """Return a reading from its name, its verdict, and the reason if it decides nothing.

    The family is share unless it stands before the name, as in 'bound/primary consistent'. A star marks a
    reading of another text.
    """
    name, verdict, *reason = words.split()
    family, _, name = name.removesuffix("*").rpartition("/")
    start = f"a.claim.{family or 'share'}."
    rounded, _, rule = name.rpartition(".")
    is_rounding = rule in ("truncation", "operands_rounded")
    return {
        "reading_id": f"{start}{name}",
        "figure_id": "a.claim",
        "family": family or "share",
        "is_primary": name == "primary",
        "rounds": f"{start}{rounded}" if is_rounding else None,
        "evidence_scope": "other_text" if "*" in words else "same_text",
        "verdict": "consistent_by_rounding" if verdict == "holds" else verdict,
        "reason": reason[0] if reason else None,
    }


def verdict_of(readings):
    return claim_verdict([reading(one) for one in readings.split("; ")], FAMILIES, CONFIRMING, SLIPS)


# The readings of a claim; its verdict; the verdict of its primary reading; and the readings under which it
# holds, or the reason why it has no verdict.
CLAIMS = """
# A claim has the verdict of its only reading, and that of readings that agree.
primary consistent | consistent | consistent | primary
primary understated | understated | understated | primary
primary inconsistent; other_period.2015 inconsistent | inconsistent | inconsistent |

# If they differ, the verdict depends on the reading, and those that hold are named, the primary one first.
closed_world consistent; primary consistent; area_whole.kent understated; other_total.b inconsistent_wording \
| depends_on_reading | consistent | primary area_whole.kent closed_world
primary inconsistent; other_period.2015 inconsistent_wording | depends_on_reading | inconsistent |
primary understated; closed_world consistent | depends_on_reading | understated | primary closed_world

# A rounding stands in for the reading of its family that it rounds, and for no other.
primary inconsistent; primary.truncation holds | consistent_by_rounding | inconsistent | primary.truncation
primary inconsistent; primary.truncation holds; primary.operands_rounded holds \
| consistent_by_rounding | inconsistent | primary.operands_rounded primary.truncation
primary inconsistent; closed_world inconsistent; closed_world.truncation holds \
| depends_on_reading | inconsistent | closed_world.truncation
primary inconsistent; bound/primary inconsistent; bound/primary.truncation holds \
| depends_on_reading | inconsistent | primary.truncation

# Readings that decide nothing leave the verdict to the others.
primary indeterminate unit; other_total.a-total consistent \
| consistent | indeterminate | other_total.a-total
closed_world indeterminate unit; primary indeterminate no_parts | indeterminate | indeterminate | no_parts

# If the primary reading decides nothing, others that fail refute nothing, unless yet another holds.
primary indeterminate open_world; closed_world inconsistent | indeterminate | indeterminate | open_world
primary indeterminate open_world; closed_world inconsistent; other_period.2015 consistent \
| depends_on_reading | indeterminate | other_period.2015

# Another text never sets the verdict of a claim.
primary indeterminate no_parts; other_article.b* inconsistent | indeterminate | indeterminate | no_parts
primary indeterminate no_parts; other_article.b* consistent | indeterminate | indeterminate | no_parts
primary inconsistent; area_whole.kent* consistent | inconsistent | inconsistent |

# The primary verdict is that of the first family that decides, in the order of the families.
bound/primary inconsistent; primary indeterminate denominator | inconsistent | inconsistent |
bound/primary consistent; primary inconsistent | depends_on_reading | inconsistent | primary

# A family that does not confirm can only contradict.
grim/primary consistent; primary indeterminate vague | indeterminate | indeterminate | vague
grim/primary inconsistent; primary indeterminate vague | inconsistent | inconsistent |
grim/primary inconsistent; primary consistent | depends_on_reading | consistent | primary
temporal/primary consistent; primary inconsistent | inconsistent | inconsistent |
temporal/primary consistent | indeterminate | consistent | no_comparator

# A slip that does not explain a claim says nothing about it.
primary consistent; points/percentage_points inconsistent | consistent | consistent | primary
primary inconsistent; points/percentage_points inconsistent | inconsistent | inconsistent |
primary inconsistent; points/percentage_points consistent \
| depends_on_reading | inconsistent | percentage_points
"""
CLAIM_ROWS = [line for line in CLAIMS.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("row", CLAIM_ROWS)
def test_a_claim_is_judged_by_its_readings(row):
    readings, verdict, primary, rest = (cell.strip() for cell in row.split("|"))
    found = verdict_of(readings)
    is_undecided = verdict == "indeterminate"
    assert (found["verdict"], found["primary_verdict"]) == (verdict, primary)
    assert found["holds_under"] == ("" if is_undecided else rest)
    assert found["reason"] == (rest if is_undecided else None)


@pytest.mark.parametrize(
    "readings", ["area_whole.kent inconsistent; closed_world consistent", "primary* consistent"]
)
def test_a_claim_without_a_primary_reading_of_its_own_text_has_no_verdict(readings):
    assert verdict_of(readings) is None


@pytest.mark.parametrize(
    ("readings", "primary"),
    [
        ("closed_world inconsistent; primary indeterminate unit; bound/primary consistent", "bound.primary"),
        ("closed_world inconsistent; primary indeterminate unit", "share.primary"),
    ],
)
def test_the_primary_reading_is_that_of_the_first_family_that_decides(readings, primary):
    assert verdict_of(readings)["primary_reading_id"] == f"a.claim.{primary}"


def test_a_reading_is_called_by_its_rule_and_what_the_rule_was_applied_to_the_primary_one_first():
    columns = {"reading_id": "a.claim.share.other_period.2015.truncation", "figure_id": "a.claim"}
    assert short_name({**columns, "family": "share"}) == "other_period.2015.truncation"
    names = {"closed_world", "primary.truncation", "primary", "area_whole.kent"}
    assert in_order(names) == ["primary", "primary.truncation", "area_whole.kent", "closed_world"]
