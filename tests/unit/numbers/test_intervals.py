"""Intervals and their arithmetic: examples, refusals, and a second opinion by the library portion.

portion has sets of intervals and no arithmetic. A number is a sum of two numbers if the first interval meets
what the second leaves of it, and products and quotients alike, so that portion answers for them too.
"""

import re
from fractions import Fraction
from itertools import product

import portion
import pytest
from portion import inf

from press_figures.numbers import arithmetic
from press_figures.numbers.intervals import Interval, entirely_below, interval_columns

from ..conftest import every_interval, read

OPERATIONS = {
    "+": arithmetic.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
    "&": arithmetic.intersection,
    "least of": lambda *several: arithmetic.least_of(list(several)),
}
# The sign & stands for what two intervals have in common.
EXAMPLES = """
1/3 + 1/6 = 1/2
[1, 2) + (10, 20] = (11, 22)
(unbounded, 5] + [1, 2) = (unbounded, 7)
[5, 7) - (1, 2] = [3, 6)
[5, 7] - [7, unbounded) = (unbounded, 0]
[2, 3) * [5, 7] = [10, 21)
(0, 3] * [0, 7] = [0, 21]
[0, 3] * (5, unbounded) = [0, unbounded)
0 * (unbounded, unbounded) = 0
[2, 3] * (-4, -1] = (-12, -2]
[1, 2) / (4, 8) = (1/8, 1/2)
[-10, 30] / [400, 800] = [-1/40, 3/40]
[1, 2] / [4, unbounded) = (0, 1/2]
[1, 2] / (0, 4] = [1/4, unbounded)
1 / 3 = 1/3
[1, 4) least of [2, 4] = [1, 4)
(unbounded, 5] least of [2, 9) = (unbounded, 5]
[1, 5] & [5, 9] = 5
(unbounded, 5] & (3, unbounded) = (3, 5]
"""


@pytest.mark.parametrize("example", EXAMPLES.strip().splitlines())
def test_an_operation_on_two_numbers_is_worked_by_hand(example):
    first, sign, second, expected = re.fullmatch(r"(.+?) ([-+*/&]|least of) (.+) = (.+)", example).groups()
    assert OPERATIONS[sign](read(first), read(second)) == read(expected)


def test_several_numbers_are_added_or_compared_at_once():
    assert arithmetic.total([read("[1, 2]"), read("10"), read("(100, 200]")]) == read("(111, 212]")
    assert arithmetic.total([]) == read("0")
    assert arithmetic.least_of([read("7"), read("[5, 9)"), read("8")]) == read("[5, 7]")


@pytest.mark.parametrize("denominator", ["0", "[0, 5]", "(-1, 5]", "(unbounded, 5]"])
def test_a_denominator_that_can_be_zero_or_less_is_refused(denominator):
    with pytest.raises(arithmetic.CannotCompute, match=r"^a denominator that can be zero or less: Interval"):
        arithmetic.divide(read("[1, 2]"), read(denominator))


@pytest.mark.parametrize("factor", ["-3", "(-1, 5]", "(unbounded, 5]"])
def test_a_first_factor_that_can_be_negative_is_refused(factor):
    message = r"^a product with a number that can be negative: Interval"
    with pytest.raises(arithmetic.CannotCompute, match=message):
        arithmetic.multiply(read(factor), read("2"))


def test_an_unbounded_end_is_never_included():
    for ends in ((None, Fraction(1)), (Fraction(1), None)):
        with pytest.raises(ValueError, match="an unbounded end is never inclusive"):
            Interval(*ends, True, True)


def test_an_interval_fills_eight_columns():
    assert interval_columns("soft_", read("(2/6, unbounded)")) == {
        "soft_low": Fraction(1, 3),
        "soft_low_numerator": 1,
        "soft_low_denominator": 3,
        "soft_low_inclusive": False,
        "soft_high": None,
        "soft_high_numerator": None,
        "soft_high_denominator": None,
        "soft_high_inclusive": False,
    }


# All intervals with a few ends: they touch, overlap and lie apart in every way that there is.
ENDS = [Fraction(-2), Fraction(0), Fraction(1), Fraction(3)]
# So little beyond an end that no other end lies between.
LITTLE = Fraction(1, 100)


def sides(*are_closed):
    return [portion.CLOSED if is_closed else portion.OPEN for is_closed in are_closed]


def as_portion(interval):
    """Return one of our intervals as portion has it, or its empty set for None."""
    if interval is None:
        return portion.empty()
    left, right = sides(interval.low_inclusive, interval.high_inclusive)
    low = -inf if interval.low is None else interval.low
    high = inf if interval.high is None else interval.high
    return portion.Interval.from_atomic(left, low, high, right)


ANY = [(interval, as_portion(interval)) for interval in every_interval(ENDS)]
NOT_NEGATIVE = [(ours, theirs) for ours, theirs in ANY if ours.low is not None and ours.low >= 0]
POSITIVE = [(ours, theirs) for ours, theirs in NOT_NEGATIVE if 0 not in theirs]


def mirrored(found):
    """Return what lies on the other side of zero."""
    return found.apply(lambda part: (part.right, -part.upper, -part.lower, part.left))


def scaled(found, factor):
    """Return an interval of portion times a number."""
    if found.empty or factor == 0:
        return found if found.empty else portion.singleton(Fraction(0))
    if factor < 0:
        return scaled(mirrored(found), -factor)
    low, high = (end if is_endless(end) else end * factor for end in (found.lower, found.upper))
    return portion.Interval.from_atomic(found.left, low, high, found.right)


def moved(found, number):
    """Return an interval of portion plus a number."""
    low, high = (end if is_endless(end) else end + number for end in (found.lower, found.upper))
    return portion.Interval.from_atomic(found.left, low, high, found.right)


def inverted(found):
    """Return one divided by each number above zero of an interval of portion."""
    part = found & portion.open(0, inf)
    if part.empty:
        return part
    low = Fraction(0) if part.upper == inf else 1 / part.upper
    high = inf if part.lower == 0 else 1 / part.lower
    return portion.Interval.from_atomic(part.right, low, high, part.left)


def is_endless(end):
    return end in (inf, -inf)


def meet(first, second):
    return not (first & second).empty


def around(interval):
    """Return numbers at both ends of an interval and right beside them, and far numbers if it has no end."""
    low, high = interval.low, interval.high
    lows = [Fraction(-1000)] if low is None else [low - LITTLE, low, low + LITTLE]
    highs = [Fraction(1000)] if high is None else [high - LITTLE, high, high + LITTLE]
    return [*lows, *highs]


def held(interval):
    return [number for number in around(interval) if number in interval]


def test_an_interval_of_portion_has_the_ends_that_are_written():
    assert as_portion(read("[1/3, unbounded)")) == portion.closedopen(Fraction(1, 3), inf)
    assert as_portion(read("(unbounded, 2]")) == portion.openclosed(-inf, 2)
    assert as_portion(read("3")) == portion.singleton(3)
    assert inverted(as_portion(read("[-1, 4]"))) == portion.closedopen(Fraction(1, 4), inf)
    assert scaled(as_portion(read("(1, 2]")), -2) == portion.closedopen(-4, -2)


def test_both_hold_the_same_numbers_and_lie_above_and_below_the_same():
    assert len(ANY) == 45
    for interval, theirs in ANY:
        for number in around(interval):
            assert (number in interval) == (number in theirs)
            assert interval.lies_above(number) == (theirs > portion.singleton(number))
            assert interval.lies_below(number) == (theirs < portion.singleton(number))
        assert interval.is_point() == (theirs.lower == theirs.upper)


def test_both_compare_two_intervals_alike():
    for (first, one), (second, other) in product(ANY, repeat=2):
        assert first.contains_interval(second) == (other in one)
        assert first.is_disjoint_from(second) == (not meet(one, other))
        assert entirely_below(first, second) == (one < other)
        assert as_portion(arithmetic.intersection(first, second)) == one & other


def test_what_we_refuse_as_empty_is_empty_for_portion():
    for low, high, *are_closed in product(ENDS, ENDS, (False, True), (False, True)):
        left, right = sides(*are_closed)
        if portion.Interval.from_atomic(left, low, high, right).empty:
            with pytest.raises(ValueError, match="empty interval"):
                Interval(low, high, *are_closed)
        else:
            assert not as_portion(Interval(low, high, *are_closed)).empty


def test_both_mirror_and_scale_alike():
    for interval, theirs in ANY:
        assert as_portion(arithmetic.negative(interval)) == mirrored(theirs)
        for factor in (Fraction(1, 2), Fraction(3)):
            assert as_portion(arithmetic.scale(interval, factor)) == scaled(theirs, factor)


def test_the_least_of_two_numbers_is_one_of_them_that_the_other_reaches():
    for (first, one), (second, other) in product(ANY, repeat=2):
        below_one, below_other = (
            portion.Interval.from_atomic(portion.OPEN, -inf, found.upper, found.right)
            for found in (one, other)
        )
        expected = (one & below_other) | (other & below_one)
        assert as_portion(arithmetic.least_of([first, second])) == expected


def test_a_number_is_a_sum_if_the_first_meets_what_the_second_leaves_of_it():
    for (first, one), (second, other) in product(ANY, repeat=2):
        total, negative = arithmetic.add(first, second), mirrored(other)
        assert held(total) == [number for number in around(total) if meet(one, moved(negative, number))]
        rest = arithmetic.subtract(first, second)
        assert held(rest) == [number for number in around(rest) if meet(one, moved(other, number))]


def test_a_number_is_a_quotient_if_the_numerator_meets_that_many_denominators():
    for (numerator, one), (denominator, other) in product(ANY, POSITIVE):
        found = arithmetic.divide(numerator, denominator)
        assert held(found) == [number for number in around(found) if meet(one, scaled(other, number))]


def test_a_number_is_a_product_if_the_second_meets_it_divided_by_the_first():
    for (first, one), (second, other) in product(NOT_NEGATIVE, ANY):
        found, inverse = arithmetic.multiply(first, second), inverted(one)
        has_zero = 0 in one or 0 in other
        assert held(found) == [
            number
            for number in around(found)
            if (number == 0 and has_zero) or meet(other, scaled(inverse, number))
        ]
