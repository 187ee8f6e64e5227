"""Exact intervals with inclusive flags.

They are our own because the library portion has such intervals but no arithmetic. Tests compare the two.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Interval:
    """The numbers between two exact ends. An end of None is unbounded, and never inclusive."""

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


def exact_columns(name: str, value: Fraction | None) -> dict:
    """Return the columns of an exact number: a decimal, and the two whole numbers of its fraction."""
    return {
        name: value,
        f"{name}_numerator": None if value is None else value.numerator,
        f"{name}_denominator": None if value is None else value.denominator,
    }


def interval_columns(prefix: str, interval: Interval) -> dict:
    """Return the eight columns of an interval: both ends, exact, and whether each is included."""
    return {
        **exact_columns(f"{prefix}low", interval.low),
        f"{prefix}low_inclusive": interval.low_inclusive,
        **exact_columns(f"{prefix}high", interval.high),
        f"{prefix}high_inclusive": interval.high_inclusive,
    }
