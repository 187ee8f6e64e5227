"""Intervals, and the bounds that a hedge gives to a numeral: the published convention, worked by hand."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press_figures.numbers.hedges import IntervalRule, NoIntervalRule, hedge_intervals, move_on_lattice
from press_figures.numbers.intervals import Interval, entirely_below, exact_columns, interval_columns
from press_figures.numbers.numerals import Numeral, parse_numeral

from ..conftest import read

CONVENTION = [
    # hedge, numeral as printed, hard, soft
    ("none", "449", "[449, 449]", "[449, 449]"),
    ("none", "700", "[700, 700]", "[700, 700]"),
    ("none", "86 per cent", "[171/200, 173/200)", "[171/200, 173/200)"),
    ("none", "4.5 per cent", "[89/2000, 91/2000)", "[89/2000, 91/2000)"),
    ("none", "50 per cent", "[99/200, 101/200)", "[99/200, 101/200)"),
    ("none", "0 per cent", "[-1/200, 1/200)", "[-1/200, 1/200)"),
    ("none", "a quarter", "(1/5, 1/3)", "[9/40, 7/24)"),
    ("none", "a third", "(1/4, 2/5)", "[7/24, 11/30)"),
    ("none", "half", "(2/5, 3/5)", "[9/20, 11/20)"),
    ("none", "two thirds", "(3/5, 3/4)", "[19/30, 17/24)"),
    ("none", "three eighths", "(1/4, 1/2)", "[5/16, 7/16)"),
    ("none", "five quarters", "(1, 3/2)", "[9/8, 11/8)"),
    ("none", "nine out of 10", "(4/5, 1)", "[17/20, 19/20)"),
    ("none", "one in nine", "(1/10, 1/8)", "[2/19, 2/17]"),
    ("none", "one in two", "(1/3, 1)", "[2/5, 2/3]"),
    ("more_than", "400", "(400, unbounded)", "(400, 500)"),
    ("more_than", "350", "(350, unbounded)", "(350, 400)"),
    ("more_than", "40 per cent", "(2/5, unbounded)", "(2/5, 1/2)"),
    ("more_than", "a third", "(1/3, unbounded)", "(1/3, 2/5)"),
    ("more_than", "one in nine", "(1/9, unbounded)", "(1/9, 1/8)"),
    ("at_least", "13,692", "[13692, unbounded)", "[13692, 13693)"),
    ("at_least", "2,500", "[2500, unbounded)", "[2500, 3000)"),
    ("at_least", "35 per cent", "[7/20, unbounded)", "[7/20, 2/5)"),
    ("at_least", "half", "[1/2, unbounded)", "[1/2, 3/5)"),
    ("at_least", "one in four", "[1/4, unbounded)", "[1/4, 1/3)"),
    ("less_than", "50", "(unbounded, 50)", "(40, 50)"),
    ("less_than", "20 per cent", "(unbounded, 1/5)", "(1/10, 1/5)"),
    ("less_than", "a quarter", "(unbounded, 1/4)", "(1/5, 1/4)"),
    ("less_than", "one in nine", "(unbounded, 1/9)", "(1/10, 1/9)"),
    ("up_to", "500", "(unbounded, 500]", "(400, 500]"),
    ("up_to", "20 per cent", "(unbounded, 1/5]", "(1/10, 1/5]"),
    ("up_to", "a quarter", "(unbounded, 1/4]", "(1/5, 1/4]"),
    ("up_to", "one in nine", "(unbounded, 1/9]", "(1/10, 1/9]"),
    ("nearly", "700", "(600, 700)", "[650, 700)"),
    ("nearly", "2,500", "(2000, 2500)", "[2250, 2500)"),
    ("nearly", "60 per cent", "(1/2, 3/5)", "[11/20, 3/5)"),
    ("nearly", "three quarters", "(2/3, 3/4)", "[17/24, 3/4)"),
    ("nearly", "one in nine", "(1/10, 1/9)", "[2/19, 1/9)"),
    ("just_under", "50 per cent", "(2/5, 1/2)", "[9/20, 1/2)"),
    ("just_under", "10,000", "(0, 10000)", "[5000, 10000)"),
    ("just_under", "half", "(2/5, 1/2)", "[9/20, 1/2)"),
    ("just_under", "one in three", "(1/4, 1/3)", "[2/7, 1/3)"),
    ("just_over", "350", "(350, 400)", "(350, 375]"),
    ("just_over", "50 per cent", "(1/2, 3/5)", "(1/2, 11/20]"),
    ("just_over", "a third", "(1/3, 2/5)", "(1/3, 11/30]"),
    ("just_over", "one in four", "(1/4, 1/3)", "(1/4, 2/7]"),
    ("around", "600", "[400, 800]", "[550, 650]"),
    ("around", "350", "[250, 450]", "[325, 375]"),
    ("around", "50", "[30, 70]", "[45, 55]"),
    ("around", "40 per cent", "[1/5, 3/5]", "[7/20, 9/20]"),
    ("around", "half", "[1/3, 2/3]", "[9/20, 11/20]"),
    ("around", "three quarters", "[3/5, 9/10]", "[17/24, 31/40]"),
    ("around", "nine tenths", "[3/4, 1]", "[17/20, 19/20]"),
    ("around", "a tenth", "[0, 1/4]", "[1/20, 3/20]"),
    ("around", "one in nine", "[1/11, 1/7]", "[2/19, 2/17]"),
    ("around", "one in two", "[1/4, 1]", "[2/5, 2/3]"),
    ("on_average", "two", "[3/2, 5/2)", "[3/2, 5/2)"),
    ("on_average", "2.4", "[47/20, 49/20)", "[47/20, 49/20)"),
    ("none", "doubled", "(1, 3)", "[3/2, 5/2)"),
    ("none", "halved", "(2/5, 3/5)", "[9/20, 11/20)"),
    ("none", "2.5 times", "(12/5, 13/5)", "[49/20, 51/20)"),
    ("more_than", "doubled", "(2, unbounded)", "(2, 3)"),
    ("at_least", "threefold", "[3, unbounded)", "[3, 4)"),
    ("less_than", "threefold", "(unbounded, 3)", "(2, 3)"),
    ("up_to", "2.5 times", "(unbounded, 5/2]", "(12/5, 5/2]"),
    ("nearly", "trebled", "(2, 3)", "[5/2, 3)"),
    ("just_under", "ten times", "(9, 10)", "[19/2, 10)"),
    ("just_over", "2.5 times", "(5/2, 13/5)", "(5/2, 51/20]"),
    ("around", "doubled", "[0, 4]", "[3/2, 5/2]"),
    ("around", "halved", "[3/10, 7/10]", "[9/20, 11/20]"),
    ("plural_magnitude", "hundreds", "[100, 10000)", "[200, 1000)"),
    ("plural_magnitude", "THOUSANDS", "[1000, 100000)", "[2000, 10000)"),
    ("plural_magnitude", "dozens", "[12, 1200)", "[24, 120)"),
    ("majority", "majority", "(1/2, 1]", "(1/2, 1]"),
    ("minority", "minority", "(0, 1/2)", "(0, 1/2)"),
]


# A number per week or per so many people is a quotient and is printed to the place of its last digit.
RATES = [
    ("none", "24", "[47/2, 49/2)", "[47/2, 49/2)"),
    ("none", "2.4", "[47/20, 49/20)", "[47/20, 49/20)"),
    ("more_than", "20", "(20, unbounded)", "(20, 30)"),
    ("at_least", "24", "[24, unbounded)", "[24, 25)"),
    ("less_than", "20", "(unbounded, 20)", "(10, 20)"),
    ("up_to", "24", "(unbounded, 24]", "(23, 24]"),
    ("nearly", "30", "(20, 30)", "[25, 30)"),
    ("just_under", "2.5", "(2, 5/2)", "[9/4, 5/2)"),
    ("just_over", "30", "(30, 40)", "(30, 35]"),
    ("around", "24", "[22, 26]", "[47/2, 49/2]"),
    ("on_average", "two", "[3/2, 5/2)", "[3/2, 5/2)"),
]


def identify(value):
    return value if isinstance(value, str) else None


@pytest.mark.parametrize(("hedge", "text", "hard", "soft"), CONVENTION, ids=identify)
def test_a_hedge_gives_the_bounds_of_the_convention(hedge, text, hard, soft, lexicon):
    assert bounds(hedge, text, lexicon) == (read(hard), read(soft))


@pytest.mark.parametrize(("hedge", "text", "hard", "soft"), RATES, ids=identify)
def test_a_hedge_gives_the_bounds_of_the_convention_to_a_rate(hedge, text, hard, soft, lexicon):
    rate = as_rate(parse_numeral(text, lexicon.words))
    assert hedge_intervals(rate, hedge, lexicon.rules, lexicon.lattice) == (read(hard), read(soft))


def as_rate(numeral):
    return replace(numeral, value_class="quotient")


def test_every_row_of_the_lexicon_is_worked_by_hand_above(lexicon):
    worked = {(hedge, parse_numeral(text, lexicon.words).value_class) for hedge, text, *_ in CONVENTION}
    worked |= {(hedge, "quotient") for hedge, *_ in RATES}
    assert worked == set(lexicon.rules)


@pytest.mark.parametrize(
    ("hedge", "text", "hard"),
    [
        ("none", "nine tenths", "(4/5, 1)"),
        ("none", "a tenth", "(0, 1/5)"),
        ("nearly", "a tenth", "(0, 1/10)"),
        ("just_over", "nine tenths", "(9/10, 1)"),
        ("none", "one eighth", "(0, 1/4)"),
    ],
    ids=identify,
)
def test_none_and_all_are_neighbours_that_a_fraction_excludes(hedge, text, hard, lexicon):
    assert bounds(hedge, text, lexicon)[0] == read(hard)


@pytest.mark.parametrize(("step", "text"), [("lattice", "half"), ("one_in_n", "one in two")])
def test_an_end_that_is_cut_at_all_is_allowed(step, text, lexicon):
    numeral = parse_numeral(text, lexicon.words)
    far = (Fraction(-1, 2), False, Fraction(50), False)
    rules = {("far", numeral.value_class): IntervalRule("far", numeral.value_class, step, far, far)}
    for interval in hedge_intervals(numeral, "far", rules, lexicon.lattice):
        assert (interval.high, interval.high_inclusive, interval.low_inclusive) == (1, True, False)


def test_an_end_that_is_cut_at_nothing_is_allowed(lexicon):
    far = (Fraction(-50), False, Fraction(1, 2), False)
    rules = {("far", "fraction"): IntervalRule("far", "fraction", "lattice", far, far)}
    hard, soft = hedge_intervals(parse_numeral("half", lexicon.words), "far", rules, lexicon.lattice)
    assert hard == soft == read("[0, 11/20)")


@pytest.mark.parametrize("text", ["nine out of 10", "two in three", "three out of four"])
def test_several_in_n_stay_between_none_and_all(text, lexicon):
    hard, soft = bounds("none", text, lexicon)
    whole = Interval(Fraction(0), Fraction(1), True, True)
    assert whole.contains_interval(hard)
    assert whole.contains_interval(soft)


@pytest.mark.parametrize("text", ["one in two", "nine out of 10", "two in three"])
def test_around_a_common_ratio_has_bounds(text, lexicon):
    hard, soft = bounds("around", text, lexicon)
    assert parse_numeral(text, lexicon.words).value in hard
    assert hard.contains_interval(soft)


@pytest.mark.parametrize("text", ["five quarters", "three halves"])
def test_a_fraction_above_one_lies_in_its_own_interval(text, lexicon):
    hard, soft = bounds("none", text, lexicon)
    value = parse_numeral(text, lexicon.words).value
    assert value in hard
    assert value in soft


@pytest.mark.parametrize(
    ("hedge", "text"), [("on_average", "half"), ("majority", "50"), ("plural_magnitude", "200")]
)
def test_a_pair_that_the_lexicon_lacks_is_refused(hedge, text, lexicon):
    with pytest.raises(NoIntervalRule, match=f"{hedge} with a numeral of the form"):
        bounds(hedge, text, lexicon)


def bounds(hedge, text, lexicon):
    return hedge_intervals(parse_numeral(text, lexicon.words), hedge, lexicon.rules, lexicon.lattice)


COUNT = st.integers(1, 10**7).map(lambda number: f"{number:,}")
PERCENTAGE = st.integers(0, 2).flatmap(
    lambda decimals: st.decimals(0, 100, places=decimals).map(lambda number: f"{number:f} per cent")
)
TEXTS = {
    "count": COUNT,
    "percentage": PERCENTAGE,
    "ratio": st.integers(3, 5000).map(lambda whole: f"one in {whole}"),
    "magnitude": st.sampled_from(["tens", "dozens", "scores", "hundreds", "thousands", "millions"]),
    "words": st.sampled_from(["majority"]),
    "multiple": st.integers(1, 99).map(lambda tenths: f"{tenths / 10:g} times"),
}
PARTS = st.integers(2, 40).flatmap(lambda whole: st.tuples(st.integers(1, whole - 1), st.just(whole)))


@st.composite
def numerals(draw, value_class, words):
    if value_class == "fraction":
        return Numeral(Fraction(*draw(PARTS)), "fraction")
    if value_class == "quotient":
        return as_rate(parse_numeral(draw(COUNT), words))
    return parse_numeral(draw(TEXTS[value_class]), words)


@settings(max_examples=50)
@given(st.data())
def test_soft_and_the_value_lie_in_the_closure_of_hard_for_every_row_of_the_lexicon(lexicon, data):
    for hedge, value_class in lexicon.rules:
        numeral = data.draw(numerals(value_class, lexicon.words))
        hard, soft = hedge_intervals(numeral, hedge, lexicon.rules, lexicon.lattice)
        assert closure(hard).contains_interval(soft), (hedge, numeral)
        assert numeral.value is None or numeral.value in closure(hard), (hedge, numeral)


def closure(interval):
    return Interval(interval.low, interval.high, interval.low is not None, interval.high is not None)


LATTICE = [Fraction(part, 10) for part in (0, 1, 2, 4, 8, 10)]


@pytest.mark.parametrize(
    ("value", "steps", "expected"),
    [
        (Fraction(2, 10), Fraction(1), Fraction(4, 10)),
        (Fraction(2, 10), Fraction(1, 2), Fraction(3, 10)),
        (Fraction(2, 10), Fraction(2), Fraction(8, 10)),
        (Fraction(2, 10), Fraction(3, 2), Fraction(6, 10)),
        (Fraction(2, 10), Fraction(-1), Fraction(1, 10)),
        (Fraction(2, 10), Fraction(-3, 2), Fraction(1, 20)),
        (Fraction(2, 10), Fraction(-2), Fraction(0)),
        (Fraction(8, 10), Fraction(1), Fraction(1)),
        (Fraction(4, 10), Fraction(0), Fraction(4, 10)),
        (Fraction(3, 7), Fraction(1), Fraction(4, 7)),
        (Fraction(3, 7), Fraction(-1, 2), Fraction(5, 14)),
        (Fraction(5, 4), Fraction(1), Fraction(3, 2)),
        (Fraction(5, 4), Fraction(-2), Fraction(3, 4)),
    ],
)
def test_a_step_on_the_lattice_is_a_gap_and_half_a_step_its_midpoint(value, steps, expected):
    assert move_on_lattice(value, steps, LATTICE) == (expected, False)


@pytest.mark.parametrize(
    ("value", "steps", "end"),
    [
        (Fraction(2, 10), Fraction(-3), 0),
        (Fraction(2, 10), Fraction(-5, 2), 0),
        (Fraction(8, 10), Fraction(2), 1),
        (Fraction(1), Fraction(1, 2), 1),
        (Fraction(6, 7), Fraction(2), 1),
        (Fraction(1, 7), Fraction(-2), 0),
    ],
)
def test_steps_beyond_the_lattice_end_at_none_or_all(value, steps, end):
    assert move_on_lattice(value, steps, LATTICE) == (end, True)


def every_interval(ends):
    """Return every interval with these ends, unbounded ones and points among them."""
    found = [Interval.point(end) for end in ends]
    for low, high in product([None, *ends], repeat=2):
        if low is None or high is None or low < high:
            low_flags = (False,) if low is None else (False, True)
            high_flags = (False,) if high is None else (False, True)
            found += [Interval(low, high, *flags) for flags in product(low_flags, high_flags)]
    return found


# A grid of half numbers that reaches beyond all ends holds a number of every interval and of every gap.
EVERY = every_interval([Fraction(end) for end in range(4)])
GRID = [Fraction(half, 2) for half in range(-2, 9)]


def members(interval):
    """Return the numbers of the grid that an interval holds, decided end by end."""
    return {
        number
        for number in GRID
        if (
            interval.low is None
            or number > interval.low
            or (number == interval.low and interval.low_inclusive)
        )
        and (
            interval.high is None
            or number < interval.high
            or (number == interval.high and interval.high_inclusive)
        )
    }


def test_membership_agrees_with_the_ends():
    assert len(EVERY) == 45
    for interval in EVERY:
        held = members(interval)
        assert {number for number in GRID if number in interval} == held
        assert {number for number in GRID if interval.lies_above(number)} == {
            number for number in GRID if number < min(held)
        }
        assert {number for number in GRID if interval.lies_below(number)} == {
            number for number in GRID if number > max(held)
        }


def test_containment_agrees_with_brute_force():
    for first, second in product(EVERY, repeat=2):
        assert first.contains_interval(second) == (members(second) <= members(first)), (first, second)


def test_disjointness_agrees_with_brute_force():
    for first, second in product(EVERY, repeat=2):
        assert first.is_disjoint_from(second) == members(first).isdisjoint(members(second)), (first, second)


def test_one_interval_is_entirely_below_another_if_all_its_numbers_are():
    for first, second in product(EVERY, repeat=2):
        assert entirely_below(first, second) == (max(members(first)) < min(members(second))), (first, second)


FRACTIONS = st.fractions(-3, 3, max_denominator=12)


@given(FRACTIONS, FRACTIONS, FRACTIONS, st.booleans(), st.booleans())
def test_an_interval_of_any_fractions_holds_what_lies_between_them(one, other, number, has_low, has_high):
    low, high = sorted((one, other))
    interval = Interval.point(low) if low == high else Interval(low, high, has_low, has_high)
    on_an_end = (number == low and interval.low_inclusive) or (number == high and interval.high_inclusive)
    assert (number in interval) == (low < number < high or on_an_end)


@given(st.lists(FRACTIONS, min_size=4, max_size=4), st.lists(st.booleans(), min_size=4, max_size=4))
def test_an_interval_contains_another_if_it_holds_its_ends_and_is_disjoint_if_it_ends_before(ends, flags):
    first, second = (
        Interval.point(low) if low == high else Interval(low, high, *two)
        for (low, high), two in ((sorted(ends[:2]), flags[:2]), (sorted(ends[2:]), flags[2:]))
    )
    inner = first.low < second.low and second.high < first.high
    assert first.contains_interval(second) or not inner
    assert first.is_disjoint_from(second) or not (first.high < second.low or second.high < first.low)
    assert first.is_disjoint_from(second) == second.is_disjoint_from(first)
    assert not (first.contains_interval(second) and first.is_disjoint_from(second))


@pytest.mark.parametrize(
    ("text", "is_point"),
    [
        ("[3, 3]", True),
        ("[3, 4]", False),
        ("(3, 4)", False),
        ("(unbounded, 3]", False),
        ("[3, unbounded)", False),
    ],
)
def test_only_an_interval_of_one_number_is_a_point(text, is_point):
    assert read(text).is_point() is is_point


def test_a_whole_number_makes_an_exact_point():
    assert Interval.point(3) == read("[3, 3]")


@pytest.mark.parametrize(
    "ends",
    [
        (None, Fraction(1), True, True),
        (Fraction(1), None, True, True),
        (Fraction(2), Fraction(1), True, True),
        (Fraction(1), Fraction(1), True, False),
        (Fraction(1), Fraction(1), False, True),
    ],
)
def test_an_empty_interval_or_an_included_unbounded_end_is_refused(ends):
    with pytest.raises(ValueError, match=r"empty interval|never inclusive"):
        Interval(*ends)


def test_an_exact_number_fills_its_decimal_and_both_columns_of_its_fraction():
    assert exact_columns("low", Fraction(6, 4)) == {
        "low": Fraction(3, 2),
        "low_numerator": 3,
        "low_denominator": 2,
    }
    assert exact_columns("low", None) == {"low": None, "low_numerator": None, "low_denominator": None}


def test_an_interval_fills_eight_columns():
    assert interval_columns("soft_", read("(1/3, unbounded)")) == {
        "soft_low": Fraction(1, 3),
        "soft_low_numerator": 1,
        "soft_low_denominator": 3,
        "soft_low_inclusive": False,
        "soft_high": None,
        "soft_high_numerator": None,
        "soft_high_denominator": None,
        "soft_high_inclusive": False,
    }
