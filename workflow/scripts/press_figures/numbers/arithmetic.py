"""Exact interval arithmetic with open, closed and unbounded ends, on fractions and never on floats.

It is our own because the library portion has intervals with such ends but computes nothing with them.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import reduce

from press_figures.numbers.intervals import Interval

End = tuple[Fraction | None, bool]


class CannotCompute(ValueError):
    """The interval of an operand includes a number that cannot be used, such as a base of zero."""


def add(first: Interval, second: Interval) -> Interval:
    """Return the possible values of a sum of two numbers."""

    def end(one: Fraction | None, other: Fraction | None) -> Fraction | None:
        return None if one is None or other is None else one + other

    return Interval(
        end(first.low, second.low),
        end(first.high, second.high),
        first.low_inclusive and second.low_inclusive,
        first.high_inclusive and second.high_inclusive,
    )


def total(intervals: Iterable[Interval]) -> Interval:
    """Return the possible values of a sum. The sum of no numbers is zero."""
    return reduce(add, intervals, Interval.point(0))


def negative(interval: Interval) -> Interval:
    """Return the interval mirrored at zero."""
    return Interval(
        None if interval.high is None else -interval.high,
        None if interval.low is None else -interval.low,
        interval.high_inclusive,
        interval.low_inclusive,
    )


def subtract(minuend: Interval, subtrahend: Interval) -> Interval:
    """Return the possible values of a difference of two numbers."""
    return add(minuend, negative(subtrahend))


def scale(interval: Interval, factor: Fraction) -> Interval:
    """Return the possible values of a number times a positive factor."""
    return Interval(
        None if interval.low is None else interval.low * factor,
        None if interval.high is None else interval.high * factor,
        interval.low_inclusive,
        interval.high_inclusive,
    )


def multiply(first: Interval, second: Interval) -> Interval:
    """Return the possible values of a product of two numbers, the first of which cannot be negative.

    Raises CannotCompute if it can.
    """
    if not is_not_negative(first):
        raise CannotCompute(f"a product with a number that can be negative: {first}")
    low, low_inclusive = product_end(first, low_end(second), is_low=True)
    high, high_inclusive = product_end(first, high_end(second), is_low=False)
    return Interval(low, high, low_inclusive, high_inclusive)


def product_end(first: Interval, end: End, is_low: bool) -> End:
    """Return the end of a product that comes from one end of its second number."""
    value, is_reached = end
    has_zero = first.low == 0 and first.low_inclusive
    # Zero times anything is zero, also where the second number has no bound.
    if has_zero and first.is_point():
        return Fraction(0), True
    if value is None:
        return None, False
    if value == 0:
        return Fraction(0), is_reached or has_zero
    # A positive end gives the least product with the smallest first number, a negative end with the largest.
    factor, factor_reached = low_end(first) if (value > 0) == is_low else high_end(first)
    if factor is None:
        return None, False
    # Zero times a number is zero whatever that number is, so its end need not be reached.
    return value * factor, factor_reached and (is_reached or factor == 0)


def divide(numerator: Interval, denominator: Interval) -> Interval:
    """Return the possible values of a quotient.

    Raises CannotCompute if the denominator can be zero or less.
    """
    if not is_positive(denominator):
        raise CannotCompute(f"a denominator that can be zero or less: {denominator}")
    low, low_inclusive = quotient_end(low_end(numerator), denominator, is_low=True)
    high, high_inclusive = quotient_end(high_end(numerator), denominator, is_low=False)
    return Interval(low, high, low_inclusive, high_inclusive)


def quotient_end(end: End, denominator: Interval, is_low: bool) -> End:
    """Return the end of a quotient that comes from one end of its numerator."""
    value, is_reached = end
    if value is None:
        return None, False
    if value == 0:
        return value, is_reached
    # A positive end gives the least quotient with the largest denominator, a negative end with the smallest.
    divisor, divisor_reached = high_end(denominator) if (value > 0) == is_low else low_end(denominator)
    # A denominator without a bound brings the quotient near to zero, which it never reaches.
    if divisor is None:
        return Fraction(0), False
    # A denominator that comes near to zero leaves the quotient without a bound.
    if divisor == 0:
        return None, False
    return value / divisor, is_reached and divisor_reached


def low_end(interval: Interval) -> End:
    return interval.low, interval.low_inclusive


def high_end(interval: Interval) -> End:
    return interval.high, interval.high_inclusive


def is_positive(interval: Interval) -> bool:
    """Tell whether every number of the interval is above zero."""
    return interval.lies_above(Fraction(0))


def is_not_negative(interval: Interval) -> bool:
    """Tell whether no number of the interval is below zero."""
    return interval.low is not None and interval.low >= 0


def least_of(intervals: list[Interval]) -> Interval:
    """Return the possible values of the smallest of several numbers."""
    lows, highs = [low_end(one) for one in intervals], [high_end(one) for one in intervals]
    bounded = [end for end in highs if end[0] is not None]
    # Of equal low ends, one that is reached is the lower; of equal high ends, one that is not reached.
    low = (None, False) if (None, False) in lows else min(lows, key=lambda end: (end[0], not end[1]))
    high = min(bounded, default=(None, False))
    return Interval(low[0], high[0], low[1], high[1])


def intersection(first: Interval, second: Interval) -> Interval | None:
    """Return the numbers that are in both intervals, or None if there are none."""
    if first.is_disjoint_from(second):
        return None
    lows = [(end.low, end.low_inclusive) for end in (first, second) if end.low is not None]
    highs = [(end.high, end.high_inclusive) for end in (first, second) if end.high is not None]
    low, low_inclusive = max(lows, key=lambda end: (end[0], not end[1]), default=(None, False))
    high, high_inclusive = min(highs, key=lambda end: (end[0], end[1]), default=(None, False))
    return Interval(low, high, low_inclusive, high_inclusive)
