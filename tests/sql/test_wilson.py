"""The macros of the Wilson score interval: whole numbers only, ends rounded outwards to 6 places."""

from fractions import Fraction
from math import isqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

# The normal quantile of 97.5%, to two places.
Z = Fraction(49, 25)
MILLION = 10**6


@pytest.fixture(scope="module")
def connection(databases):
    return databases["working"].connection


def intervals(connection, *counts):
    """Return both ends of each interval as exact fractions."""
    values = ", ".join(
        f"({place}, cast({successes} as bigint), cast({trials} as bigint))"
        for place, (successes, trials) in enumerate(counts)
    )
    query = "select wilson_low(successes, trials), wilson_high(successes, trials) from (values "
    query += f"{values}) as counts (place, successes, trials) order by place"
    return [(Fraction(low), Fraction(high)) for low, high in connection.execute(query).fetchall()]


def excess(share, successes, trials):
    """Return how far a share lies outside the interval that the score equation gives: above 0 is outside.

    E. B. Wilson (1927): the ends are the shares p with (x / n - p)^2 = z^2 p (1 - p) / n.
    """
    return (Fraction(successes, trials) - share) ** 2 - Z**2 * share * (1 - share) / trials


# 22 of 332 as any statistics package gives it with z = 1.96: 0.0441643 to 0.0982884
@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (22, 332, "0.044164", "0.098289"),
        (0, 10, "0", "0.277541"),
        (10, 10, "0.722459", "1"),
        (1, 1, "0.206543", "1"),
        (1, 2, "0.094528", "0.905472"),
    ],
)
def test_known_intervals(successes, trials, low, high, connection):
    assert intervals(connection, (successes, trials)) == [(Fraction(low), Fraction(high))]


COUNTS = st.integers(1, 10**9).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))


# One query takes as long for forty intervals as for one.
@settings(max_examples=10)
@given(st.lists(COUNTS, min_size=20, max_size=40))
def test_both_ends_enclose_the_solutions_of_the_score_equation_within_a_millionth(connection, counts):
    step = Fraction(1, MILLION)
    for (successes, trials), (low, high) in zip(counts, intervals(connection, *counts), strict=True):
        assert 0 <= low <= Fraction(successes, trials) <= high <= 1
        assert excess(low, successes, trials) >= 0
        assert excess(high, successes, trials) >= 0
        assert low + step > Fraction(successes, trials) or excess(low + step, successes, trials) <= 0
        assert high - step < Fraction(successes, trials) or excess(high - step, successes, trials) <= 0


@given(st.one_of(st.integers(1, 2**104 - 1), st.integers(1, 2**52).map(lambda root: root * root)))
def test_a_root_is_rounded_up_exactly(connection, number):
    (root,) = connection.execute(
        f"select ceiling_root(number) from (values (cast('{number}' as hugeint))) as numbers (number)"
    ).fetchone()
    assert root == isqrt(number - 1) + 1
