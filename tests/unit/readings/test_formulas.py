"""What each family computes, against every whole number and near number that its operands admit."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press_figures.numbers.arithmetic import CannotCompute
from press_figures.numbers.intervals import Interval
from press_figures.readings.formulas import FAMILIES, WHOLE_NUMBER_FAMILIES, Computation, Printed, width

from ..conftest import CLOSE, NEAR, assert_reaches, intervals, read


def claim(direction=None, hard="1", value_class="count", value=None, per=1, text="a claim"):
    interval = read(hard) if isinstance(hard, str) else hard
    return Printed(
        text, value, value_class, "none", interval, interval, 0, direction=direction, per=Fraction(per)
    )


def admitted(interval):
    """Return the whole numbers that a bounded interval admits, and numbers next to its open ends."""
    whole = range(int(interval.low), int(interval.high) + 1)
    near = (interval.low + NEAR, interval.high - NEAR)
    return [number for number in (*map(Fraction, whole), *near) if number in interval]


def every(compute, *operands):
    return [compute(*numbers) for numbers in product(*map(admitted, operands))]


COUNT = intervals(st.integers(0, 8).map(Fraction), can_be_unbounded=False)
# A base from 1 on, or above 0.
BASE = intervals(st.integers(1, 9).map(Fraction), can_be_unbounded=False) | st.integers(1, 5).map(
    lambda high: Interval(Fraction(1, 2), Fraction(high), False, True)
)
COUNTS = st.lists(COUNT, min_size=1, max_size=2)


def computed(family, claimed, **terms):
    return FAMILIES[family].compute(claimed, terms).interval


@settings(max_examples=200)
@given(COUNTS, BASE)
def test_a_share_runs_over_every_quotient(parts, base):
    values = every(lambda whole, *several: sum(several) / whole, base, *parts)
    assert_reaches(computed("share", claim(), numerator=parts, denominator=[base]), values)


@settings(max_examples=200)
@given(COUNTS, BASE)
def test_a_share_of_printed_parts_runs_from_their_share_to_all(parts, base):
    least = every(lambda whole, *several: sum(several) / whole, base, *parts)
    share = computed("share", claim(), numerator_part=parts, denominator=[base])
    assert (share.low in least) == share.low_inclusive
    assert 0 <= min(least) - share.low < CLOSE
    if min(least) < 1:
        assert (share.high, share.high_inclusive) == (1, True)


@given(st.lists(BASE, min_size=2, max_size=2), COUNT)
def test_pooled_bases_are_added(bases, part):
    values = every(lambda first, second, count: count / (first + second), *bases, part)
    assert_reaches(computed("share", claim(), numerator=[part], denominator=bases), values)


@pytest.mark.parametrize("family", ["difference", "points_as_per_cent", "trend"])
@given(later=COUNT, earlier=COUNT)
def test_a_difference_runs_over_every_difference_in_its_direction(family, later, earlier):
    terms = {"later_level": [later], "baseline": [earlier]}
    rises = every(lambda after, before: after - before, later, earlier)
    assert_reaches(computed(family, claim("up"), **terms), rises)
    assert_reaches(computed(family, claim("down"), **terms), [-rise for rise in rises])


@settings(max_examples=200)
@given(COUNT, BASE)
def test_a_relative_change_runs_over_every_change_of_the_earlier_level(later, earlier):
    terms = {"later_level": [later], "baseline": [earlier]}
    rises = every(lambda after, before: (after - before) / before, later, earlier)
    assert_reaches(computed("relative_change", claim("up"), **terms), rises)
    assert_reaches(computed("relative_change", claim("down"), **terms), [-rise for rise in rises])


@settings(max_examples=200)
@given(BASE, BASE)
def test_a_multiple_runs_over_every_quotient_of_the_levels(later, earlier):
    terms = {"later_level": [later], "baseline": [earlier]}
    values = every(lambda after, before: after / before, later, earlier)
    double, half = Fraction(2), Fraction(1, 2)
    assert_reaches(computed("multiple", claim("up", value=double), **terms), values)
    assert_reaches(computed("multiple", claim("down", value=half), **terms), values)
    assert_reaches(
        computed("multiple", claim("down", value=double), **terms), [1 / value for value in values]
    )


@given(st.lists(COUNT, min_size=1, max_size=3))
def test_a_sum_runs_over_every_sum(addends):
    assert_reaches(computed("sum", claim(), addend=addends), every(lambda *several: sum(several), *addends))


@given(COUNT, BASE, st.sampled_from([1, 100, 1000]))
def test_a_rate_runs_over_every_quotient_times_what_it_is_per(count, people, per):
    values = every(lambda one, many: one / many * per, count, people)
    rate = computed("rate", claim(per=per), numerator=[count], denominator=[people])
    assert all(value in rate for value in values)
    quotient = computed("share", claim(), numerator=[count], denominator=[people])
    assert (rate.low, rate.high) == (quotient.low * per, quotient.high * per)
    assert (rate.low_inclusive, rate.high_inclusive) == (quotient.low_inclusive, quotient.high_inclusive)


@given(COUNT, st.lists(COUNT, min_size=1, max_size=3))
def test_the_rest_of_a_total_runs_over_every_rest(whole, addends):
    values = every(lambda everything, *several: everything - sum(several), whole, *addends)
    assert_reaches(computed("sum_bound", claim(hard=whole), addend=addends), values)


@given(COUNT, COUNTS)
def test_the_rest_of_the_smallest_whole_runs_over_every_rest(part, wholes):
    values = every(lambda one, *several: min(several) - one, part, *wholes)
    assert_reaches(computed("part_whole", claim(hard=part), part_of=wholes), values)


@given(COUNT, st.lists(COUNT, min_size=1, max_size=3))
def test_a_lead_runs_over_every_distance_from_the_nearest_comparator(subject, others):
    terms = {"subject": [subject], "comparator": others}
    above = every(lambda one, *several: one - max(several), subject, *others)
    below = every(lambda one, *several: min(several) - one, subject, *others)
    assert_reaches(computed("rank", claim("up"), **terms), above)
    assert_reaches(computed("rank", claim("down"), **terms), below)


@given(COUNT, st.lists(COUNT, min_size=1, max_size=2), COUNT)
def test_a_lead_over_some_comparators_is_at_most_that_over_those_printed(subject, others, part):
    closed = computed("rank", claim("up"), subject=[subject], comparator=[*others, part])
    opened = computed("rank", claim("up"), subject=[subject], comparator=others, comparator_part=[part])
    assert opened == Interval(None, closed.high, False, closed.high_inclusive)


@pytest.mark.parametrize("family", ["bound", "duplicate", "two_forms", "repetition", "temporal"])
def test_a_figure_that_is_held_against_another_is_computed_as_that_other(family):
    assert computed(family, claim(), any_role=[read("[3, 5)")]) == read("[3, 5)")


SHARE = intervals(st.integers(1, 3).map(lambda part: Fraction(part, 4)), can_be_unbounded=False)


@settings(max_examples=200)
@pytest.mark.parametrize(
    ("direction", "role", "implied"),
    [
        ("up", "baseline", lambda level, change: level * (1 + change)),
        ("down", "baseline", lambda level, change: level * (1 - change)),
        ("up", "later_level", lambda level, change: level / (1 + change)),
        ("down", "later_level", lambda level, change: level / (1 - change)),
    ],
)
@given(level=COUNT, change=SHARE)
def test_a_relative_change_implies_the_other_level(direction, role, implied, level, change):
    near = [change.low, change.low + NEAR, change.high - NEAR, change.high]
    changes = [number for number in near if number in change]
    values = [implied(one, other) for one, other in product(admitted(level), changes)]
    claimed = claim(direction, hard=change, value_class="percentage")
    assert_reaches(computed("implied_level", claimed, **{role: [level]}), values)


@pytest.mark.parametrize(
    ("direction", "role", "implied"),
    [
        ("up", "baseline", lambda level, change: level + change),
        ("down", "baseline", lambda level, change: level - change),
        ("up", "later_level", lambda level, change: level - change),
        ("down", "later_level", lambda level, change: level + change),
    ],
)
@pytest.mark.parametrize("value_class", ["count", "magnitude"])
@given(level=COUNT, change=COUNT)
def test_a_difference_implies_the_other_level(direction, role, implied, value_class, level, change):
    claimed = claim(direction, hard=change, value_class=value_class)
    assert_reaches(computed("implied_level", claimed, **{role: [level]}), every(implied, level, change))


@pytest.mark.parametrize(
    ("direction", "value", "role", "implied"),
    [
        ("up", 2, "baseline", lambda level, change: level * change),
        ("up", 2, "later_level", lambda level, change: level / change),
        ("down", 2, "baseline", lambda level, change: level / change),
        ("down", 2, "later_level", lambda level, change: level * change),
        ("down", Fraction(1, 2), "baseline", lambda level, change: level * change),
        ("down", Fraction(1, 2), "later_level", lambda level, change: level / change),
    ],
)
@given(level=COUNT, change=BASE)
def test_a_multiple_implies_the_other_level(direction, value, role, implied, level, change):
    claimed = claim(direction, hard=change, value_class="multiple", value=Fraction(value))
    assert_reaches(computed("implied_level", claimed, **{role: [level]}), every(implied, level, change))


@pytest.mark.parametrize(
    ("text", "value_class", "expected"),
    [
        ("5 percentage points", "percentage", True),
        ("1 Percentage Point", "percentage", True),
        ("5 per cent", "percentage", False),
        ("percentage points 5", "percentage", False),
        ("20", "count", True),
        ("hundreds", "magnitude", True),
        ("a quarter", "fraction", False),
        ("doubled", "multiple", False),
    ],
)
def test_a_change_is_a_difference_if_it_is_a_count_or_in_percentage_points(text, value_class, expected):
    assert claim(text=text, value_class=value_class).is_difference is expected


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


def test_a_bare_rate_is_precise_and_steps_by_its_last_digit(printed):
    rate = printed("2.5", value_class="quotient")
    assert (rate.is_precise, rate.step) == (True, Fraction(1, 10))


@pytest.mark.parametrize(
    ("family", "claimed", "terms", "numerator", "scale"),
    [
        ("share", {}, {"numerator": "3 4", "denominator": "10 11"}, 7, 21),
        ("difference", {"direction": "down"}, {"later_level": "5", "baseline": "8"}, 3, 1),
        ("relative_change", {"direction": "up"}, {"later_level": "8", "baseline": "5"}, 3, 5),
        ("multiple", {"direction": "up", "value": 2}, {"later_level": "8", "baseline": "5"}, 8, 5),
        ("multiple", {"direction": "down", "value": 2}, {"later_level": "5", "baseline": "8"}, 8, 5),
        ("sum", {}, {"addend": "5 8"}, 13, 1),
        ("rate", {"per": 1000}, {"numerator": "5", "denominator": "80"}, 5, Fraction(80, 1000)),
        ("rank", {"direction": "up"}, {"subject": "8", "comparator": "5 6"}, 2, 1),
        ("sum_bound", {"hard": "9"}, {"addend": "5 8"}, -4, 1),
        ("part_whole", {"hard": "9"}, {"part_of": "8"}, -1, 1),
        ("duplicate", {}, {"same_as": "8"}, 8, 1),
        ("implied_level", {"direction": "up", "hard": "3"}, {"baseline": "8"}, 11, 1),
    ],
)
def test_one_computed_number_has_its_numerator_and_scale(family, claimed, terms, numerator, scale):
    operands = {role: [read(one) for one in several.split()] for role, several in terms.items()}
    computation = FAMILIES[family].compute(claim(**claimed), operands)
    assert computation.point() == (numerator, scale)
    assert computation.interval == Interval.point(Fraction(numerator) / scale)


@pytest.mark.parametrize("vague", range(3))
def test_a_range_has_no_numerator(vague):
    operands = [read("2"), read("2"), read("2")]
    operands[vague] = read("[1, 2]")
    assert Computation(*operands).point() is None


@pytest.mark.parametrize(
    ("family", "claimed", "terms"),
    [
        ("share", {}, {"numerator": "5", "denominator": "0"}),
        ("relative_change", {"direction": "up"}, {"later_level": "5", "baseline": "0"}),
        ("multiple", {"direction": "up"}, {"later_level": "5", "baseline": "[0, 1]"}),
        ("rate", {}, {"numerator": "5", "denominator": "(unbounded, 5)"}),
        (
            "implied_level",
            {"direction": "down", "hard": "1", "value_class": "fraction"},
            {"later_level": "5"},
        ),
    ],
)
def test_a_division_by_what_may_be_nothing_cannot_be_computed(family, claimed, terms):
    operands = {role: [read(interval)] for role, interval in terms.items()}
    with pytest.raises(CannotCompute):
        FAMILIES[family].compute(claim(**claimed), operands)


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("[1/4, 2/3)", Fraction(5, 12)),
        ("7", 0),
        ("(unbounded, 7]", float("inf")),
        ("[7, unbounded)", float("inf")),
    ],
)
def test_the_width_of_an_interval_is_its_length(interval, expected):
    assert width(read(interval)) == expected


def test_the_families_are_those_of_the_reference_list(reference):
    assert {row["family_id"] for row in reference("families")} == {*FAMILIES, *WHOLE_NUMBER_FAMILIES}
