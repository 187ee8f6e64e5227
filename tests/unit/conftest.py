"""Intervals in writing, their members, and figures as articles print them."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from press_figures.numbers.hedges import hedge_intervals
from press_figures.numbers.intervals import Interval
from press_figures.numbers.numerals import Numeral, parse_numeral
from press_figures.readings.formulas import Printed

EVERYTHING = Interval(None, None, False, False)
NEAR, CLOSE = Fraction(1, 10**9), Fraction(1, 1000)


def read(text):
    """Return the interval written as [1/3, 2/5) or (400, unbounded), or a point."""
    if text[0] not in "[(":
        return Interval.point(Fraction(text))
    low, high = (part.strip() for part in text[1:-1].split(","))
    ends = [None if part == "unbounded" else Fraction(part) for part in (low, high)]
    return Interval(*ends, text[0] == "[", text[-1] == "]")


def every_interval(ends, can_be_unbounded=True):
    """Return every interval with these ends: open, closed, of one number and, if allowed, unbounded."""
    found = [Interval.point(end) for end in ends]
    for low, high in product([None, *ends] if can_be_unbounded else ends, repeat=2):
        if low is None or high is None or low < high:
            low_flags = (False,) if low is None else (False, True)
            high_flags = (False,) if high is None else (False, True)
            found += [Interval(low, high, *flags) for flags in product(low_flags, high_flags)]
    return found


def assert_reaches(interval, values):
    """Assert that an interval holds these values, and nothing beyond what they reach or come close to."""
    assert all(value in interval for value in values)
    least, greatest = min(values), max(values)
    if interval.low is None:
        assert least < -1000
    else:
        assert interval.low_inclusive == (least == interval.low)
        assert least - interval.low < CLOSE
    if interval.high is None:
        assert greatest > 1000
    else:
        assert interval.high_inclusive == (greatest == interval.high)
        assert interval.high - greatest < CLOSE


@pytest.fixture(scope="session")
def printed(lexicon):
    """Return a function that makes a figure from 'more_than: a third', or from '' if no number is printed."""

    def make(words, direction=None, value_class=None, per=1):
        hedge, _, text = words.rpartition(":")
        hedge, text = hedge or "none", text.strip()
        if not text:
            numeral, (hard, soft) = Numeral(None, "words"), (EVERYTHING, EVERYTHING)
        else:
            numeral = parse_numeral(text, lexicon.words)
            numeral = replace(numeral, value_class=value_class or numeral.value_class)
            hard, soft = hedge_intervals(numeral, hedge, lexicon.rules, lexicon.lattice)
        return Printed(
            text,
            numeral.value,
            numeral.value_class,
            hedge,
            hard,
            soft,
            numeral.decimals,
            numeral.granularity,
            numeral.may_be_rounded,
            direction,
            Fraction(per),
        )

    return make
