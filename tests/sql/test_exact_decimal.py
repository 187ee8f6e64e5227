"""The macro that renders a fraction: rounded half away from zero to 12 places, without floats."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def exact_decimal(databases):
    """Return a function that renders many fractions in one query."""

    def render(*pairs):
        values = ", ".join(
            f"({place}, cast({numerator} as bigint), cast({denominator} as bigint))"
            for place, (numerator, denominator) in enumerate(pairs)
        )
        query = "select exact_decimal(numerator, denominator) from (values "
        query += f"{values}) as pairs(place, numerator, denominator) order by place"
        return [value for (value,) in databases["working"].connection.execute(query).fetchall()]

    return render


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (1, 3, "0.333333333333"),
        (2, 3, "0.666666666667"),
        (-2, 3, "-0.666666666667"),
        (93, 755, "0.123178807947"),
        (-25, 304, "-0.082236842105"),
        (13568, 1, "13568.000000000000"),
        (0, 7, "0.000000000000"),
        (7, 2, "3.500000000000"),
        (-7, 2, "-3.500000000000"),
        (1, 2 * 10**12, "0.000000000001"),
        (-1, 2 * 10**12, "-0.000000000001"),
        (1, 2 * 10**12 + 1, "0.000000000000"),
        (-1, 10**13, "0.000000000000"),
        (3, 2 * 10**12, "0.000000000002"),
        (999999999999999, 10**15, "1.000000000000"),
    ],
)
def test_a_fraction_is_rendered_to_twelve_places(numerator, denominator, text, exact_decimal):
    (value,) = exact_decimal((numerator, denominator))
    assert f"{value:f}".lstrip("-") == text.lstrip("-")
    assert value == Decimal(text)


def test_no_fraction_gives_no_decimal(exact_decimal):
    assert exact_decimal(("null", "null"), (1, "null"), ("null", 2)) == [None, None, None]


def half_away_from_zero(value):
    """Return a fraction rounded to twelve places, as a whole number of the last place."""
    scaled = abs(value) * 10**12
    whole = scaled.numerator // scaled.denominator
    whole += 1 if 2 * (scaled - whole) >= 1 else 0
    return whole if value >= 0 else -whole


PAIRS = st.tuples(st.integers(-(10**13), 10**13), st.integers(1, 10**13))


@given(st.lists(PAIRS, min_size=1, max_size=30))
def test_every_fraction_is_rounded_half_away_from_zero(exact_decimal, pairs):
    found = [Fraction(value) * 10**12 for value in exact_decimal(*pairs)]
    assert found == [half_away_from_zero(Fraction(*pair)) for pair in pairs]


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=30))
def test_halves_of_the_last_place_go_away_from_zero(exact_decimal, odd_halves):
    pairs = [(2 * half + 1, 2 * 10**12) for half in odd_halves]
    found = [Fraction(value) * 10**12 for value in exact_decimal(*pairs)]
    assert found == [half + 1 if half >= 0 else half for half in odd_halves]
