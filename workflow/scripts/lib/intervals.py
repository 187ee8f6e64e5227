"""Exact intervals with inclusive flags, and the intervals that a hedge gives to a printed numeral."""

import math
from dataclasses import dataclass
from fractions import Fraction

from lib.numerals import Numeral


class NoIntervalRule(ValueError):
    """The hedge lexicon has no row for this hedge and form of numeral."""


@dataclass(frozen=True)
class Interval:
    """Numbers between two exact ends; None is unbounded and then never inclusive."""

    low: Fraction | None
    high: Fraction | None
    low_inclusive: bool
    high_inclusive: bool

    def __post_init__(self) -> None:
        if (self.low is None and self.low_inclusive) or (self.high is None and self.high_inclusive):
            raise ValueError("an unbounded end is never inclusive")
        if self.low is not None and self.high is not None:
            empty = self.low == self.high and not (self.low_inclusive and self.high_inclusive)
            if self.low > self.high or empty:
                raise ValueError(f"empty interval {self.low} to {self.high}")

    @classmethod
    def point(cls, value: Fraction | int) -> "Interval":
        return cls(Fraction(value), Fraction(value), True, True)

    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    def __contains__(self, value: Fraction) -> bool:
        return not self.lies_above(value) and not self.lies_below(value)

    def lies_above(self, value: Fraction) -> bool:
        """Tell whether every number of the interval is above the value."""
        return self.low is not None and (value < self.low or (value == self.low and not self.low_inclusive))

    def lies_below(self, value: Fraction) -> bool:
        """Tell whether every number of the interval is below the value."""
        return self.high is not None and (
            value > self.high or (value == self.high and not self.high_inclusive)
        )

    def contains_interval(self, other: "Interval") -> bool:
        """Tell whether every number of the other interval lies in this one."""
        low_fits = self.low is None or (
            other.low is not None
            and (
                other.low > self.low
                or (other.low == self.low and (self.low_inclusive or not other.low_inclusive))
            )
        )
        high_fits = self.high is None or (
            other.high is not None
            and (
                other.high < self.high
                or (other.high == self.high and (self.high_inclusive or not other.high_inclusive))
            )
        )
        return low_fits and high_fits

    def is_disjoint_from(self, other: "Interval") -> bool:
        """Tell whether the two intervals have no number in common."""
        return entirely_below(self, other) or entirely_below(other, self)


def entirely_below(first: Interval, second: Interval) -> bool:
    """Tell whether every number of the first interval is below every number of the second."""
    if first.high is None or second.low is None:
        return False
    touching = first.high == second.low and first.high_inclusive and second.low_inclusive
    return first.high < second.low or (first.high == second.low and not touching)


@dataclass(frozen=True)
class IntervalRule:
    """One row of the hedge lexicon: bounds as numbers of steps from the value, None if unbounded."""

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
    """Return the interval whose ends lie so many steps from the value.

    Where there are not that many steps to 0 or to 1, the end is 0 or 1 and is allowed.
    """
    low_steps, low_inclusive, high_steps, high_inclusive = bounds
    low = high = None
    if low_steps is not None:
        low, is_cut = move(numeral, step, low_steps, lattice)
        low_inclusive = low_inclusive or is_cut
    if high_steps is not None:
        high, is_cut = move(numeral, step, high_steps, lattice)
        high_inclusive = high_inclusive or is_cut
    return Interval(low, high, low_inclusive, high_inclusive)


def move(numeral: Numeral, step: str, steps: Fraction, lattice: list[Fraction]) -> tuple[Fraction, bool]:
    """Return the number so many steps of this kind above the value, and whether it was cut at 0 or 1."""
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
        number = 1 / value - steps
        return (Fraction(1), True) if number < 1 else (1 / number, False)
    if step == "lattice":
        return move_on_lattice(value, steps, lattice)
    raise ValueError(f"unknown step {step!r} in the hedge lexicon")


def move_on_lattice(value: Fraction, steps: Fraction, lattice: list[Fraction]) -> tuple[Fraction, bool]:
    """Return the point so many lattice gaps above the value, and whether the lattice ended before it.

    Half a gap is the midpoint. A fraction that is not on the lattice, such as three eighths or five
    quarters, moves by its own denominator.
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
    """Return the multiples of 1 over the denominator of a value, to 1 or, above 1, as far as needed."""
    last = value.denominator if value < 1 else value.numerator + math.ceil(steps)
    return [Fraction(part, value.denominator) for part in range(last + 1)]


def exact_columns(name: str, value: Fraction | None) -> dict:
    """Return the decimal column of an exact number with the two columns of its fraction."""
    return {
        name: value,
        f"{name}_numerator": None if value is None else value.numerator,
        f"{name}_denominator": None if value is None else value.denominator,
    }


def interval_columns(prefix: str, interval: Interval) -> dict:
    """Return the eight columns of an interval."""
    return {
        **exact_columns(f"{prefix}low", interval.low),
        f"{prefix}low_inclusive": interval.low_inclusive,
        **exact_columns(f"{prefix}high", interval.high),
        f"{prefix}high_inclusive": interval.high_inclusive,
    }
