"""Compute the hard and the soft interval that a hedge gives to a printed numeral."""

import math
from dataclasses import dataclass
from fractions import Fraction

from press_figures.numbers.intervals import Interval
from press_figures.numbers.numerals import Numeral


class NoIntervalRule(ValueError):
    """The hedge lexicon has no row for this hedge with this form of numeral."""


@dataclass(frozen=True)
class IntervalRule:
    """A row of the hedge lexicon. Bounds are numbers of steps from the value, or None if unbounded."""

    hedge_id: str
    value_class: str
    step: str
    hard: tuple[Fraction | None, bool, Fraction | None, bool]
    soft: tuple[Fraction | None, bool, Fraction | None, bool]


def load_interval_rules(rows: list[dict[str, str]]) -> dict[tuple[str, str], IntervalRule]:
    """Return the rows of raw/reference/hedge_intervals.csv by hedge and form of numeral."""

    def bounds(row: dict[str, str], prefix: str) -> tuple[Fraction | None, bool, Fraction | None, bool]:
        low, high = (row[f"{prefix}_{end}_steps"] for end in ("low", "high"))
        return (
            Fraction(low) if low else None,
            row[f"{prefix}_low_inclusive"] == "true",
            Fraction(high) if high else None,
            row[f"{prefix}_high_inclusive"] == "true",
        )

    return {
        (row["hedge_id"], row["value_class"]): IntervalRule(
            row["hedge_id"], row["value_class"], row["step"], bounds(row, "hard"), bounds(row, "soft")
        )
        for row in rows
    }


def hedge_intervals(
    numeral: Numeral,
    hedge_id: str,
    rules: dict[tuple[str, str], IntervalRule],
    lattice: list[Fraction],
) -> tuple[Interval, Interval]:
    """Return the hard and the soft interval of a numeral under a hedge.

    Raises NoIntervalRule if the lexicon has no row for the pair.
    """
    rule = rules.get((hedge_id, numeral.value_class))
    if rule is None:
        raise NoIntervalRule(f"{hedge_id} with a numeral of the form {numeral.value_class}")
    return to_interval(rule.hard, numeral, rule.step, lattice), to_interval(
        rule.soft, numeral, rule.step, lattice
    )


def to_interval(
    bounds: tuple[Fraction | None, bool, Fraction | None, bool],
    numeral: Numeral,
    step: str,
    lattice: list[Fraction],
) -> Interval:
    """Return the interval whose ends are the given numbers of steps above the value.

    If there are fewer steps to 0 or 1, the end is 0 or 1, and the interval includes it.
    """
    low_steps, low_inclusive, high_steps, high_inclusive = bounds
    low = high = None
    if low_steps is not None:
        # An end that is cut at 0 or 1 is a possible number, so the interval includes it.
        low, is_cut = move(numeral, step, low_steps, lattice)
        low_inclusive = low_inclusive or is_cut
    if high_steps is not None:
        high, is_cut = move(numeral, step, high_steps, lattice)
        high_inclusive = high_inclusive or is_cut
    return Interval(low, high, low_inclusive, high_inclusive)


def move(numeral: Numeral, step: str, steps: Fraction, lattice: list[Fraction]) -> tuple[Fraction, bool]:
    """Return the number that many steps above the value, and whether it was cut at 0 or 1."""
    value = numeral.value
    if step == "absolute":
        return steps, False
    if step == "value":
        return value + steps * value, False
    if step == "granularity":
        return value + steps * numeral.granularity, False
    if step == "precision":
        unit = Fraction(1, 10**numeral.decimals)
        return value + steps * (unit / 100 if numeral.value_class == "percentage" else unit), False
    if step == "one_in_n":
        # A step changes the N of one in N. A smaller N gives a greater share, up to one in one.
        number = 1 / value - steps
        return (Fraction(1), True) if number < 1 else (1 / number, False)
    if step == "lattice":
        return move_on_lattice(value, steps, lattice)
    raise ValueError(f"unknown step {step!r} in the hedge lexicon")


def move_on_lattice(value: Fraction, steps: Fraction, lattice: list[Fraction]) -> tuple[Fraction, bool]:
    """Return the point that many gaps of the lattice above the value, and whether the lattice ended before.

    Half a step ends in the middle of a gap. A fraction that is not on the lattice, such as three eighths or
    five quarters, moves by its own denominator.
    """
    points = lattice if value in lattice else own_lattice(value, abs(steps))
    ahead = [point for point in points if (point > value if steps > 0 else point < value)]
    ahead.sort(reverse=steps < 0)
    whole, part = divmod(abs(steps), 1)
    if whole + (part > 0) > len(ahead):
        return (ahead[-1] if ahead else value), True
    path = [value, *ahead]
    start = path[int(whole)]
    return (start + (path[int(whole) + 1] - start) * part if part else start), False


def own_lattice(value: Fraction, steps: Fraction) -> list[Fraction]:
    """Return the multiples of 1 / denominator of a value: up to 1, or above 1 as far as needed."""
    last = value.denominator if value < 1 else value.numerator + math.ceil(steps)
    return [Fraction(part, value.denominator) for part in range(last + 1)]
