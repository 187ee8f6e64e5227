"""Intervals and their arithmetic as the library portion reads them: a second opinion on every open end.

portion has sets of intervals and no arithmetic. A number is a sum of two numbers if the first interval meets
what the second leaves of it, and products and quotients alike, so that portion answers for them too.
"""

from fractions import Fraction

import portion
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portion import inf

from press_figures.numbers.arithmetic import (
    add,
    divide,
    intersection,
    is_not_negative,
    is_positive,
    least_of,
    multiply,
    negative,
    scale,
    subtract,
)
from press_figures.numbers.intervals import Interval, entirely_below

from ..conftest import intervals, read

# Few ends, so that intervals often touch, and products and quotients of them are found again.
ENDS = [Fraction(end) for end in range(-2, 4)]
NUMBERS = sorted({Fraction(end, part) for end in range(-4, 7) for part in (1, 2)})
ANY = intervals(st.sampled_from(ENDS))
NOT_NEGATIVE = intervals(st.sampled_from([end for end in ENDS if end >= 0])).filter(is_not_negative)
FACTORS = st.sampled_from([number for number in NUMBERS if number > 0])
POSITIVE = portion.open(0, inf)
# As many as find every wrong end that was tried.
many = settings(max_examples=500)


def sides(are_closed):
    return [portion.CLOSED if is_closed else portion.OPEN for is_closed in are_closed]


def as_portion(interval):
    """Return one of our intervals as portion has it, or its empty set for None."""
    if interval is None:
        return portion.empty()
    left, right = sides([interval.low_inclusive, interval.high_inclusive])
    low = -inf if interval.low is None else interval.low
    high = inf if interval.high is None else interval.high
    return portion.Interval.from_atomic(left, low, high, right)


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
    part = found & POSITIVE
    if part.empty:
        return part
    low = Fraction(0) if part.upper == inf else 1 / part.upper
    high = inf if part.lower == 0 else 1 / part.lower
    return portion.Interval.from_atomic(part.right, low, high, part.left)


def is_endless(end):
    return end in (inf, -inf)


def meet(first, second):
    return not (first & second).empty


def test_an_interval_of_portion_has_the_ends_that_are_written():
    assert as_portion(read("[1/3, unbounded)")) == portion.closedopen(Fraction(1, 3), inf)
    assert as_portion(read("(unbounded, 2]")) == portion.openclosed(-inf, 2)
    assert as_portion(read("3")) == portion.singleton(3)
    assert inverted(as_portion(read("[-1, 4]"))) == portion.closedopen(Fraction(1, 4), inf)
    assert scaled(as_portion(read("(1, 2]")), -2) == portion.closedopen(-4, -2)


@many
@given(ANY)
def test_both_hold_the_same_numbers_and_lie_above_and_below_the_same(interval):
    theirs = as_portion(interval)
    for number in NUMBERS:
        assert (number in interval) == (number in theirs)
        assert interval.lies_above(number) == (theirs > portion.singleton(number))
        assert interval.lies_below(number) == (theirs < portion.singleton(number))
    assert interval.is_point() == (theirs.lower == theirs.upper)


@many
@given(ANY, ANY)
def test_both_compare_two_intervals_alike(first, second):
    one, other = as_portion(first), as_portion(second)
    assert first.contains_interval(second) == (other in one)
    assert first.is_disjoint_from(second) == (not one.overlaps(other)) == (not meet(one, other))
    assert entirely_below(first, second) == (one < other)
    assert as_portion(intersection(first, second)) == one & other


@many
@given(
    st.lists(st.sampled_from(ENDS), min_size=2, max_size=2), st.lists(st.booleans(), min_size=2, max_size=2)
)
def test_what_we_refuse_as_empty_is_empty_for_portion(ends, are_closed):
    left, right = sides(are_closed)
    if portion.Interval.from_atomic(left, *ends, right).empty:
        with pytest.raises(ValueError, match="empty interval"):
            Interval(*ends, *are_closed)
    else:
        assert not as_portion(Interval(*ends, *are_closed)).empty


@many
@given(ANY, FACTORS)
def test_both_mirror_and_scale_alike(interval, factor):
    theirs = as_portion(interval)
    assert as_portion(negative(interval)) == mirrored(theirs)
    assert as_portion(scale(interval, factor)) == scaled(theirs, factor)


@many
@given(ANY, ANY)
def test_the_least_of_two_numbers_is_one_of_them_that_the_other_reaches(first, second):
    one, other = as_portion(first), as_portion(second)
    below_one, below_other = (
        portion.Interval.from_atomic(portion.OPEN, -inf, found.upper, found.right) for found in (one, other)
    )
    assert as_portion(least_of([first, second])) == (one & below_other) | (other & below_one)


@many
@given(ANY, ANY)
def test_a_number_is_a_sum_if_the_first_meets_what_the_second_leaves_of_it(first, second):
    one, other = as_portion(first), as_portion(second)
    held = [number for number in NUMBERS if meet(one, moved(mirrored(other), number))]
    assert [number for number in NUMBERS if number in add(first, second)] == held
    held = [number for number in NUMBERS if meet(one, moved(other, number))]
    assert [number for number in NUMBERS if number in subtract(first, second)] == held


@many
@given(ANY, NOT_NEGATIVE.filter(is_positive))
def test_a_number_is_a_quotient_if_the_numerator_meets_that_many_denominators(numerator, denominator):
    one, other = as_portion(numerator), as_portion(denominator)
    held = [number for number in NUMBERS if meet(one, scaled(other, number))]
    assert [number for number in NUMBERS if number in divide(numerator, denominator)] == held


@many
@given(NOT_NEGATIVE, ANY)
def test_a_number_is_a_product_if_the_second_meets_it_divided_by_the_first(first, second):
    one, other = as_portion(first), as_portion(second)
    held = [
        number
        for number in NUMBERS
        if (number == 0 and (0 in one or 0 in other)) or meet(other, scaled(inverted(one), number))
    ]
    assert [number for number in NUMBERS if number in multiply(first, second)] == held
