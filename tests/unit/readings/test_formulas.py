"""What each family computes, against every whole number and near number that its operands admit."""

from fractions import Fraction
from functools import cache
from itertools import product
from operator import add, mul, sub, truediv

import pytest

from press_figures.numbers.intervals import Interval
from press_figures.readings.formulas import FAMILIES, WHOLE_NUMBER_FAMILIES, Printed

from ..conftest import CLOSE, NEAR, assert_reaches, every_interval


def claim(hard=None, value_class="count", value=None, direction=None, per=1):
    hard = hard or Interval.point(1)
    return Printed(
        "a claim", value, value_class, "none", hard, hard, 0, direction=direction, per=Fraction(per)
    )


def computed(family, claimed, **terms):
    return FAMILIES[family].compute(claimed, terms).interval


@cache
def admitted(interval):
    """Return the whole numbers that a bounded interval admits, its ends, and numbers next to them."""
    low, high = interval.low, interval.high
    whole = map(Fraction, range(int(low), int(high) + 1))
    return [number for number in {*whole, low, low + NEAR, high - NEAR, high} if number in interval]


def every(compute, *operands):
    return [compute(*numbers) for numbers in product(*map(admitted, operands))]


def bounded(*ends):
    return every_interval([Fraction(end) for end in ends], can_be_unbounded=False)


COUNTS = bounded(0, 2, 5)
# For three operands.
FEW = bounded(0, 3)
# Above zero, to which a base may come near.
BASES = [interval for interval in bounded(0, 1, 2, 4) if 0 not in interval]
SHARES = bounded("1/4", "1/2", "3/4")
UP, DOWN = {"direction": "up"}, {"direction": "down"}
UP_DOUBLED, DOWN_DOUBLED = UP | {"value": 2}, DOWN | {"value": 2}
HALVED = DOWN | {"value": Fraction(1, 2)}
PERCENTAGE, MULTIPLE = {"value_class": "percentage"}, {"value_class": "multiple"}
LEVELS = "later_level baseline"


# The family and the claim; the roles of the operands, of which CLAIM is the claim itself; the intervals that
# each may be; and what is computed from a number of each.
@pytest.mark.parametrize(
    ("family", "claimed", "roles", "operands", "compute"),
    [
        ("share", {}, "numerator denominator", (COUNTS, BASES), lambda part, base: part / base),
        ("share", {}, "numerator numerator denominator", (FEW, FEW, BASES), lambda a, b, c: (a + b) / c),
        ("share", {}, "numerator denominator denominator", (FEW, BASES, FEW), lambda a, b, c: a / (b + c)),
        ("difference", UP, LEVELS, (COUNTS, COUNTS), lambda later, earlier: later - earlier),
        ("difference", DOWN, LEVELS, (COUNTS, COUNTS), lambda later, earlier: earlier - later),
        ("relative_change", UP, LEVELS, (COUNTS, BASES), lambda later, earlier: later / earlier - 1),
        ("relative_change", DOWN, LEVELS, (COUNTS, BASES), lambda later, earlier: 1 - later / earlier),
        ("multiple", UP_DOUBLED, LEVELS, (COUNTS, BASES), lambda later, earlier: later / earlier),
        ("multiple", HALVED, LEVELS, (COUNTS, BASES), lambda later, earlier: later / earlier),
        ("multiple", DOWN_DOUBLED, LEVELS, (BASES, COUNTS), lambda later, earlier: earlier / later),
        ("sum", {}, "addend addend addend", (FEW, FEW, FEW), lambda *addends: sum(addends)),
        ("rate", {"per": 1000}, "numerator denominator", (COUNTS, BASES), lambda a, b: a / b * 1000),
        ("sum_bound", {}, "CLAIM addend addend", (FEW, FEW, FEW), lambda whole, a, b: whole - a - b),
        ("part_whole", {}, "CLAIM part_of part_of", (FEW, FEW, FEW), lambda part, a, b: min(a, b) - part),
        ("rank", UP, "subject comparator comparator", (FEW, FEW, FEW), lambda one, a, b: one - max(a, b)),
        ("rank", DOWN, "subject comparator comparator", (FEW, FEW, FEW), lambda one, a, b: min(a, b) - one),
    ],
)
def test_what_is_computed_runs_over_all_that_the_operands_admit(family, claimed, roles, operands, compute):
    for several in product(*operands):
        terms = {}
        for role, interval in zip(roles.split(), several, strict=True):
            terms.setdefault(role, []).append(interval)
        (hard,) = terms.pop("CLAIM", [None])
        found = computed(family, claim(hard=hard, **claimed), **terms)
        assert_reaches(found, every(compute, *several))


@pytest.mark.parametrize(
    ("claimed", "changes", "later", "earlier"),
    [
        (UP, COUNTS, add, sub),
        (DOWN, COUNTS, sub, add),
        (UP | PERCENTAGE, SHARES, lambda one, part: one * (1 + part), lambda one, part: one / (1 + part)),
        (DOWN | PERCENTAGE, SHARES, lambda one, part: one * (1 - part), lambda one, part: one / (1 - part)),
        (UP_DOUBLED | MULTIPLE, BASES, mul, truediv),
        (HALVED | MULTIPLE, BASES, mul, truediv),
        # A fall by a multiple above one is counted in the earlier level.
        (DOWN_DOUBLED | MULTIPLE, BASES, truediv, mul),
    ],
)
def test_a_change_and_one_level_imply_the_other_level(claimed, changes, later, earlier):
    for level, change in product(COUNTS, changes):
        change_claim = claim(hard=change, **claimed)
        after = computed("implied_level", change_claim, baseline=[level])
        assert_reaches(after, every(later, level, change))
        before = computed("implied_level", change_claim, later_level=[level])
        assert_reaches(before, every(earlier, level, change))


def test_a_share_of_printed_parts_runs_from_their_share_to_all():
    for part, base in product(COUNTS, BASES):
        least = every(lambda part, base: part / base, part, base)
        share = computed("share", claim(), numerator_part=[part], denominator=[base])
        assert (share.low in least) == share.low_inclusive
        assert 0 <= min(least) - share.low < CLOSE
        if min(least) < 1:
            assert (share.high, share.high_inclusive) == (1, True)


def test_a_lead_over_some_comparators_is_at_most_that_over_those_printed():
    for subject, other, part in product(FEW, repeat=3):
        closed = computed("rank", claim(**UP), subject=[subject], comparator=[other, part])
        opened = computed("rank", claim(**UP), subject=[subject], comparator=[other], comparator_part=[part])
        assert opened == Interval(None, closed.high, False, closed.high_inclusive)


def test_a_change_is_a_difference_if_it_is_a_count_or_in_percentage_points(printed):
    differences = ["5 percentage points", "1 Percentage Point", "20", "plural_magnitude: hundreds"]
    assert all(printed(words).is_difference for words in differences)
    assert not any(printed(words).is_difference for words in ("5 per cent", "a quarter", "doubled"))


@pytest.mark.parametrize(
    ("words", "is_precise", "step"),
    [
        ("449", True, 1),
        ("4.25", True, Fraction(1, 100)),
        ("86 per cent", True, Fraction(1, 100)),
        ("8.6 per cent", True, Fraction(1, 1000)),
        ("around: 449", False, 1),
        ("a third", False, None),
        ("one in nine", False, None),
        ("doubled", False, 1),
        ("2.5 times", False, Fraction(1, 10)),
        ("plural_magnitude: hundreds", False, None),
    ],
)
def test_bare_counts_and_percentages_are_precise_and_have_the_step_of_their_last_digit(
    words, is_precise, step, printed
):
    assert (printed(words).is_precise, printed(words).step) == (is_precise, step)


def test_the_families_are_those_of_the_reference_list(reference):
    assert {row["family_id"] for row in reference("families")} == {*FAMILIES, *WHOLE_NUMBER_FAMILIES}
