"""Interval arithmetic: worked by hand, and against members of small intervals by brute force."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from press_figures.numbers.arithmetic import (
    CannotCompute,
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
    total,
)
from press_figures.numbers.intervals import Interval

from ..conftest import assert_reaches, intervals, members, read


@pytest.mark.parametrize(
    ("operation", "first", "second", "expected"),
    [
        (add, "[1, 2]", "[10, 20]", "[11, 22]"),
        (add, "[1, 2)", "(10, 20]", "(11, 22)"),
        (add, "[-3, unbounded)", "[1, 2]", "[-2, unbounded)"),
        (add, "(unbounded, 5]", "[1, 2)", "(unbounded, 7)"),
        (add, "(unbounded, 5]", "[1, unbounded)", "(unbounded, unbounded)"),
        (add, "1/3", "1/6", "1/2"),
        (subtract, "[5, 7)", "(1, 2]", "[3, 6)"),
        (subtract, "[5, 7]", "[7, unbounded)", "(unbounded, 0]"),
        (subtract, "(5, unbounded)", "(unbounded, 7]", "(-2, unbounded)"),
        (multiply, "[2, 3)", "[5, 7]", "[10, 21)"),
        (multiply, "(2, 3]", "[5, 7)", "(10, 21)"),
        (multiply, "[0, 3]", "(5, unbounded)", "[0, unbounded)"),
        (multiply, "(0, 3]", "(5, 7]", "(0, 21]"),
        (multiply, "(0, 3]", "[0, 7]", "[0, 21]"),
        (multiply, "0", "(5, unbounded)", "0"),
        (multiply, "(5, unbounded)", "0", "0"),
        (divide, "[1, 2]", "[4, 8]", "[1/8, 1/2]"),
        (divide, "[1, 2)", "(4, 8)", "(1/8, 1/2)"),
        (divide, "[-10, 30]", "[400, 800]", "[-1/40, 3/40]"),
        (divide, "[-30, -10)", "[5, 10)", "[-6, -1)"),
        (divide, "[0, 5]", "[10, 20)", "[0, 1/2]"),
        (divide, "(0, 5]", "[10, 20]", "(0, 1/2]"),
        (divide, "0", "[10, 20)", "0"),
        (divide, "0", "(0, unbounded)", "0"),
        (divide, "[1, 2]", "[4, unbounded)", "(0, 1/2]"),
        (divide, "[-2, -1]", "[4, unbounded)", "[-1/2, 0)"),
        (divide, "[1, 2]", "(0, 4]", "[1/4, unbounded)"),
        (divide, "[-2, -1]", "(0, 4]", "(unbounded, -1/4]"),
        (divide, "[1, unbounded)", "[4, 8]", "[1/8, unbounded)"),
        (divide, "(unbounded, 2]", "[4, 8]", "(unbounded, 1/2]"),
    ],
)
def test_an_operation_on_two_numbers_is_worked_by_hand(operation, first, second, expected):
    assert operation(read(first), read(second)) == read(expected)


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("[1, 2)", "(-2, -1]"),
        ("(-1, 3]", "[-3, 1)"),
        ("[5, unbounded)", "(unbounded, -5]"),
        ("(unbounded, 5)", "(-5, unbounded)"),
        ("3/4", "-3/4"),
    ],
)
def test_the_negative_swaps_the_ends(interval, expected):
    assert negative(read(interval)) == read(expected)


@pytest.mark.parametrize(
    ("interval", "expected"),
    [("[1, 2)", "[1/2, 1)"), ("(-4, unbounded)", "(-2, unbounded)"), ("(unbounded, 3]", "(unbounded, 3/2]")],
)
def test_a_scaled_interval_keeps_which_ends_it_holds(interval, expected):
    assert scale(read(interval), Fraction(1, 2)) == read(expected)


def test_the_total_of_several_numbers_adds_all_of_them():
    assert total([read("[1, 2]"), read("10"), read("(100, 200]")]) == read("(111, 212]")
    assert total([read("[1, 2]"), read("[10, unbounded)")]) == read("[11, unbounded)")


def test_the_total_of_nothing_is_zero():
    assert total([]) == read("0")


@pytest.mark.parametrize(
    ("several", "expected"),
    [
        (["[1, 2)"], "[1, 2)"),
        (["[1, 5]", "[3, 4]"], "[1, 4]"),
        (["[1, 5]", "(1, 4]"], "[1, 4]"),
        (["(1, 4]", "(1, 4]"], "(1, 4]"),
        (["[1, 4)", "[2, 4]"], "[1, 4)"),
        (["[1, 4]", "[2, 4]"], "[1, 4]"),
        (["7", "9", "8"], "7"),
        (["[1, unbounded)", "[2, 9)"], "[1, 9)"),
        (["[1, unbounded)", "(2, unbounded)"], "[1, unbounded)"),
        (["(unbounded, 5]", "[2, 9)"], "(unbounded, 5]"),
        (["(unbounded, unbounded)", "[2, 3)"], "(unbounded, 3)"),
    ],
)
def test_the_least_of_several_numbers_is_worked_by_hand(several, expected):
    assert least_of([read(one) for one in several]) == read(expected)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("[1, 5]", "[3, 9]", "[3, 5]"),
        ("[1, 5)", "[1, 5]", "[1, 5)"),
        ("(1, 5]", "[1, 5]", "(1, 5]"),
        ("[1, 5]", "[5, 9]", "5"),
        ("(unbounded, 5]", "(3, unbounded)", "(3, 5]"),
        ("(unbounded, unbounded)", "(unbounded, 4)", "(unbounded, 4)"),
        ("(unbounded, 4]", "(unbounded, 4)", "(unbounded, 4)"),
    ],
)
def test_an_intersection_is_worked_by_hand(first, second, expected):
    assert intersection(read(first), read(second)) == read(expected)
    assert intersection(read(second), read(first)) == read(expected)


@pytest.mark.parametrize(
    ("first", "second"), [("[1, 2]", "[3, 4]"), ("[1, 3)", "[3, 4]"), ("[1, 3]", "(3, 4]")]
)
def test_intervals_without_a_common_number_have_no_intersection(first, second):
    assert intersection(read(first), read(second)) is None
    assert intersection(read(second), read(first)) is None


@pytest.mark.parametrize("denominator", ["0", "[0, 5]", "[-1, 5]", "(-1, 5]", "(unbounded, 5]", "[-5, -1]"])
def test_a_denominator_that_can_be_zero_or_less_is_refused(denominator):
    with pytest.raises(CannotCompute, match=r"^a denominator that can be zero or less: Interval"):
        divide(read("[1, 2]"), read(denominator))


@pytest.mark.parametrize("factor", ["[-1, 5]", "(-1, 5]", "(unbounded, 5]", "(unbounded, unbounded)", "-3"])
def test_a_first_factor_that_can_be_negative_is_refused(factor):
    with pytest.raises(CannotCompute, match=r"^a product with a number that can be negative: Interval"):
        multiply(read(factor), read("2"))


@pytest.mark.parametrize(
    ("first", "second", "product"),
    [
        ("2", "[-1, 5]", "[-2, 10]"),
        ("[2, 3]", "(-4, -1]", "(-12, -2]"),
        ("(2, 3)", "[-4, -1]", "(-12, -2)"),
        ("[0, 3]", "(-4, -1)", "(-12, 0]"),
        ("(0, 3]", "(-4, -1)", "(-12, 0)"),
        ("[2, unbounded)", "-3", "(unbounded, -6]"),
        ("2", "(unbounded, 5]", "(unbounded, 10]"),
        ("0", "(unbounded, unbounded)", "0"),
    ],
)
def test_a_second_factor_may_be_negative(first, second, product):
    assert multiply(read(first), read(second)) == read(product)


@pytest.mark.parametrize(
    ("interval", "above_zero", "not_below"),
    [
        ("(0, 5]", True, True),
        ("[0, 5]", False, True),
        ("[1, unbounded)", True, True),
        ("(-1, 5]", False, False),
        ("(unbounded, 5]", False, False),
        ("0", False, True),
    ],
)
def test_zero_is_not_negative_and_not_positive(interval, above_zero, not_below):
    assert is_positive(read(interval)) is above_zero
    assert is_not_negative(read(interval)) is not_below


ENDS = st.builds(Fraction, st.integers(-6, 6), st.sampled_from([1, 2, 3]))
ANY = intervals(ENDS)
# Not below zero, or above it: a closed zero is opened.
NOT_NEGATIVE = intervals(st.builds(Fraction, st.integers(0, 6), st.sampled_from([1, 2, 3]))).filter(
    is_not_negative
)
POSITIVE = NOT_NEGATIVE.filter(is_positive)


@settings(max_examples=300)
@given(ANY, ANY)
def test_a_sum_and_a_difference_run_over_those_of_all_members(first, second):
    pairs = list(product(members(first), members(second)))
    assert_reaches(add(first, second), [one + other for one, other in pairs])
    assert_reaches(subtract(first, second), [one - other for one, other in pairs])


@settings(max_examples=300)
@given(NOT_NEGATIVE, NOT_NEGATIVE)
def test_a_product_runs_over_those_of_all_members(first, second):
    values = [one * other for one, other in product(members(first), members(second))]
    assert_reaches(multiply(first, second), values)


@settings(max_examples=300)
@given(ANY, POSITIVE)
def test_a_quotient_runs_over_those_of_all_members(numerator, denominator):
    values = [one / other for one, other in product(members(numerator), members(denominator))]
    assert_reaches(divide(numerator, denominator), values)


@given(ANY, st.builds(Fraction, st.integers(1, 6), st.integers(1, 6)))
def test_a_mirrored_and_a_scaled_interval_run_over_all_members(interval, factor):
    assert_reaches(negative(interval), [-value for value in members(interval)])
    assert_reaches(scale(interval, factor), [value * factor for value in members(interval)])


@given(st.lists(ANY, min_size=1, max_size=3))
def test_a_total_and_a_least_number_run_over_those_of_all_members(several):
    choices = list(product(*map(members, several)))
    assert_reaches(total(several), [sum(numbers) for numbers in choices])
    assert_reaches(least_of(several), [min(numbers) for numbers in choices])


# Ends are whole numbers from -2 to 2: a grid of half numbers beyond them sees every case.
GRID = [Fraction(half, 2) for half in range(-6, 7)]
WHOLE_ENDS = intervals(st.integers(-2, 2).map(Fraction))


@settings(max_examples=300)
@given(WHOLE_ENDS, WHOLE_ENDS)
def test_the_intersection_holds_what_both_hold(first, second):
    common = [number for number in GRID if number in first and number in second]
    found = intersection(first, second)
    assert (found is None) == (not common)
    if found:
        assert [number for number in GRID if number in found] == common
        assert_reaches(found, [number for number in members(found) if number in first and number in second])


def test_arithmetic_stays_exact():
    assert divide(Interval.point(1), Interval.point(3)).low == Fraction(1, 3)
    assert add(read("1/10"), read("1/5")) == read("3/10")
