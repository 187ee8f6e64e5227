"""The bounds that a hedge gives to a numeral: the published convention, worked by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from press_figures.numbers.hedges import IntervalRule, NoIntervalRule, hedge_intervals, move_on_lattice
from press_figures.numbers.intervals import Interval
from press_figures.numbers.numerals import Numeral, parse_numeral

from ..conftest import read

# The hedge and the numeral as printed | what the words allow | what they suggest.
CONVENTION = """
none: 449 | 449 | 449
none: 86 per cent | [171/200, 173/200) | [171/200, 173/200)
none: 50 per cent | [99/200, 101/200) | [99/200, 101/200)
none: 0 per cent | [-1/200, 1/200) | [-1/200, 1/200)
none: a quarter | (1/5, 1/3) | [9/40, 7/24)
none: a third | (1/4, 2/5) | [7/24, 11/30)
none: half | (2/5, 3/5) | [9/20, 11/20)
# None and all are neighbours, which a fraction excludes.
none: a tenth | (0, 1/5) | [1/20, 3/20)
none: nine tenths | (4/5, 1) | [17/20, 19/20)
none: one eighth | (0, 1/4) | [1/16, 3/16)
none: two thirds | (3/5, 3/4) | [19/30, 17/24)
none: three eighths | (1/4, 1/2) | [5/16, 7/16)
none: five quarters | (1, 3/2) | [9/8, 11/8)
none: nine out of 10 | (4/5, 1) | [17/20, 19/20)
none: one in nine | (1/10, 1/8) | [2/19, 2/17]
none: one in two | (1/3, 1) | [2/5, 2/3]
more_than: 400 | (400, unbounded) | (400, 500)
more_than: 40 per cent | (2/5, unbounded) | (2/5, 1/2)
more_than: a third | (1/3, unbounded) | (1/3, 2/5)
more_than: one in nine | (1/9, unbounded) | (1/9, 1/8)
at_least: 2,500 | [2500, unbounded) | [2500, 3000)
at_least: 35 per cent | [7/20, unbounded) | [7/20, 2/5)
at_least: half | [1/2, unbounded) | [1/2, 3/5)
at_least: one in four | [1/4, unbounded) | [1/4, 1/3)
less_than: 50 | (unbounded, 50) | (40, 50)
less_than: 20 per cent | (unbounded, 1/5) | (1/10, 1/5)
less_than: a quarter | (unbounded, 1/4) | (1/5, 1/4)
less_than: one in nine | (unbounded, 1/9) | (1/10, 1/9)
up_to: 500 | (unbounded, 500] | (400, 500]
up_to: 20 per cent | (unbounded, 1/5] | (1/10, 1/5]
up_to: a quarter | (unbounded, 1/4] | (1/5, 1/4]
up_to: one in nine | (unbounded, 1/9] | (1/10, 1/9]
nearly: 700 | (600, 700) | [650, 700)
nearly: 60 per cent | (1/2, 3/5) | [11/20, 3/5)
nearly: three quarters | (2/3, 3/4) | [17/24, 3/4)
nearly: one in nine | (1/10, 1/9) | [2/19, 1/9)
just_under: 50 per cent | (2/5, 1/2) | [9/20, 1/2)
just_under: 10,000 | (0, 10000) | [5000, 10000)
just_under: half | (2/5, 1/2) | [9/20, 1/2)
just_under: one in three | (1/4, 1/3) | [2/7, 1/3)
just_over: 350 | (350, 400) | (350, 375]
just_over: 50 per cent | (1/2, 3/5) | (1/2, 11/20]
just_over: a third | (1/3, 2/5) | (1/3, 11/30]
just_over: one in four | (1/4, 1/3) | (1/4, 2/7]
around: 600 | [400, 800] | [550, 650]
around: 50 | [30, 70] | [45, 55]
around: 40 per cent | [1/5, 3/5] | [7/20, 9/20]
around: half | [1/3, 2/3] | [9/20, 11/20]
around: three quarters | [3/5, 9/10] | [17/24, 31/40]
around: nine tenths | [3/4, 1] | [17/20, 19/20]
around: a tenth | [0, 1/4] | [1/20, 3/20]
around: one in nine | [1/11, 1/7] | [2/19, 2/17]
around: one in two | [1/4, 1] | [2/5, 2/3]
on_average: two | [3/2, 5/2) | [3/2, 5/2)
on_average: 2.4 | [47/20, 49/20) | [47/20, 49/20)
none: doubled | (1, 3) | [3/2, 5/2)
none: halved | (2/5, 3/5) | [9/20, 11/20)
none: 2.5 times | (12/5, 13/5) | [49/20, 51/20)
more_than: doubled | (2, unbounded) | (2, 3)
at_least: threefold | [3, unbounded) | [3, 4)
less_than: threefold | (unbounded, 3) | (2, 3)
up_to: 2.5 times | (unbounded, 5/2] | (12/5, 5/2]
nearly: trebled | (2, 3) | [5/2, 3)
just_under: ten times | (9, 10) | [19/2, 10)
just_over: 2.5 times | (5/2, 13/5) | (5/2, 51/20]
around: doubled | [0, 4] | [3/2, 5/2]
around: halved | [3/10, 7/10] | [9/20, 11/20]
plural_magnitude: hundreds | [100, 10000) | [200, 1000)
plural_magnitude: THOUSANDS | [1000, 100000) | [2000, 10000)
plural_magnitude: dozens | [12, 1200) | [24, 120)
majority: majority | (1/2, 1] | (1/2, 1]
minority: minority | (0, 1/2) | (0, 1/2)
# A number per week or per so many people is a quotient, and is printed to the place of its last digit.
none: rate 24 | [47/2, 49/2) | [47/2, 49/2)
none: rate 2.4 | [47/20, 49/20) | [47/20, 49/20)
more_than: rate 20 | (20, unbounded) | (20, 30)
at_least: rate 24 | [24, unbounded) | [24, 25)
less_than: rate 20 | (unbounded, 20) | (10, 20)
up_to: rate 24 | (unbounded, 24] | (23, 24]
nearly: rate 30 | (20, 30) | [25, 30)
just_under: rate 2.5 | (2, 5/2) | [9/4, 5/2)
just_over: rate 30 | (30, 40) | (30, 35]
around: rate 24 | [22, 26] | [47/2, 49/2]
on_average: rate two | [3/2, 5/2) | [3/2, 5/2)
"""


def bounds(words, lexicon):
    """Return the numeral of words such as 'nearly: 700' or 'none: rate 24', its hedge and both intervals."""
    hedge, text = words.split(": ")
    numeral = parse_numeral(text.removeprefix("rate "), lexicon.words)
    if text.startswith("rate "):
        numeral = replace(numeral, value_class="quotient")
    return numeral, hedge, hedge_intervals(numeral, hedge, lexicon.rules, lexicon.lattice)


ROWS = [line.split(" | ") for line in CONVENTION.strip().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("words", "hard", "soft"), ROWS, ids=lambda cell: cell)
def test_a_hedge_gives_the_bounds_of_the_convention(words, hard, soft, lexicon):
    assert bounds(words, lexicon)[2] == (read(hard), read(soft))


def test_every_row_of_the_lexicon_is_worked_by_hand_above(lexicon):
    worked = {(hedge, numeral.value_class) for numeral, hedge, _ in (bounds(row[0], lexicon) for row in ROWS)}
    assert worked == set(lexicon.rules)


@pytest.mark.parametrize("words", ["on_average: half", "majority: 50", "plural_magnitude: 200"])
def test_a_pair_that_the_lexicon_lacks_is_refused(words, lexicon):
    with pytest.raises(NoIntervalRule, match=f"{words.split(':')[0]} with a numeral of the form"):
        bounds(words, lexicon)


@pytest.mark.parametrize(
    ("step", "text", "low", "expected"),
    [
        ("lattice", "half", "-1/2", "(9/20, 1]"),
        ("lattice", "half", "-50", "[0, 1]"),
        ("one_in_n", "one in two", "-1/2", "(2/5, 1]"),
    ],
)
def test_an_end_that_is_cut_at_none_or_all_is_allowed(step, text, low, expected, lexicon):
    numeral = parse_numeral(text, lexicon.words)
    far = (Fraction(low), False, Fraction(50), False)
    rules = {("far", numeral.value_class): IntervalRule("far", numeral.value_class, step, far, far)}
    assert hedge_intervals(numeral, "far", rules, lexicon.lattice) == (read(expected), read(expected))


TEXTS = {
    "count": "1|7|20|95|449|700|2,500|13,690|1,000,000",
    "percentage": "0 per cent|0.5 per cent|12 per cent|33.33 per cent|50 per cent|100 per cent",
    "ratio": "one in two|one in three|one in nine|one in 100|one in 4,999",
    "magnitude": "tens|dozens|scores|hundreds|thousands|millions",
    "words": "majority",
    "multiple": "halved|0.1 times|2.5 times|doubled|ten times|9.9 times",
}


def numerals(value_class, words):
    """Return numerals of a form; of fractions all that have a denominator up to 12 and are below two."""
    if value_class == "fraction":
        parts = [(part, whole) for whole in range(2, 13) for part in range(1, 2 * whole)]
        return [Numeral(Fraction(part, whole), "fraction") for part, whole in parts if part != whole]
    if value_class == "quotient":
        return [replace(numeral, value_class="quotient") for numeral in numerals("count", words)]
    return [parse_numeral(text, words) for text in TEXTS[value_class].split("|")]


def test_what_words_suggest_and_print_lies_in_what_they_allow_for_every_row_of_the_lexicon(lexicon):
    for hedge, value_class in lexicon.rules:
        for numeral in numerals(value_class, lexicon.words):
            hard, soft = hedge_intervals(numeral, hedge, lexicon.rules, lexicon.lattice)
            assert closure(hard).contains_interval(soft), (hedge, numeral)
            if numeral.value is not None:
                assert numeral.value in (hard if hedge in ("none", "around") else closure(hard))
            if value_class in ("fraction", "ratio") and numeral.value < 1:
                bounded = [end for end in (hard.low, hard.high) if end is not None]
                assert all(0 <= end <= 1 for end in bounded), (hedge, numeral)


def closure(interval):
    return Interval(interval.low, interval.high, interval.low is not None, interval.high is not None)


LATTICE = [Fraction(part, 10) for part in (0, 1, 2, 4, 8, 10)]


@pytest.mark.parametrize(
    ("value", "steps", "expected"),
    [
        ("2/10", "1", "4/10"),
        # Half a step ends in the middle of a gap.
        ("2/10", "1/2", "3/10"),
        ("2/10", "3/2", "6/10"),
        ("2/10", "-3/2", "1/20"),
        ("2/10", "-2", "0"),
        ("8/10", "1", "1"),
        ("4/10", "0", "4/10"),
        # A fraction that is not on the lattice moves by its own denominator.
        ("3/7", "1", "4/7"),
        ("3/7", "-1/2", "5/14"),
        ("5/4", "1", "3/2"),
        ("5/4", "-2", "3/4"),
        # Steps beyond the lattice end at none or all.
        ("2/10", "-3", "0, cut"),
        ("2/10", "-5/2", "0, cut"),
        ("8/10", "2", "1, cut"),
        ("1", "1/2", "1, cut"),
        ("6/7", "2", "1, cut"),
        ("1/7", "-2", "0, cut"),
    ],
)
def test_a_step_on_the_lattice_is_a_gap(value, steps, expected):
    end, _, cut = expected.partition(", ")
    assert move_on_lattice(Fraction(value), Fraction(steps), LATTICE) == (Fraction(end), cut == "cut")
