"""Decide readings: hold a computed interval against the hard and soft interval of a claim."""

import math
from fractions import Fraction

from lib.intervals import Interval

TRUE_VERDICTS = ("consistent", "consistent_by_rounding", "understated")


def decide(computed: Interval, hard: Interval, soft: Interval, is_open_world: bool) -> tuple[str, str | None]:
    """Return the verdict of a computed interval under a claim, and the reason if it is indeterminate.

    In the open world the computed interval runs over all values that unprinted parts leave possible.
    """
    if computed.is_disjoint_from(hard):
        return "inconsistent", None
    if not hard.contains_interval(computed):
        return "indeterminate", "open_world" if is_open_world else "vague"
    if soft.contains_interval(computed):
        return "consistent", None
    if not computed.is_disjoint_from(soft):
        return "indeterminate", "open_world" if is_open_world else "vague"
    return ("understated" if goes_further(computed, hard, soft) else "inconsistent_wording"), None


def goes_further(computed: Interval, hard: Interval, soft: Interval) -> bool:
    """Tell whether the computed values leave the soft interval on the side where the words set no bound."""
    above = soft.high is not None and soft.lies_below(computed.low)
    return hard.high is None if above else hard.low is None


def sum_interval(parts: list[Interval]) -> Interval:
    """Return the possible values of the sum. Bounds must exist."""
    return Interval(
        sum(part.low for part in parts),
        sum(part.high for part in parts),
        all(part.low_inclusive for part in parts),
        all(part.high_inclusive for part in parts),
    )


def quotient_interval(numerator: Interval, denominator: Interval) -> Interval:
    """Return the possible values of the quotient. Bounds must exist; the denominator is positive."""
    small, large = (
        (denominator.low, denominator.low_inclusive),
        (denominator.high, denominator.high_inclusive),
    )
    low_divisor, low_reached = large if numerator.low > 0 else small
    high_divisor, high_reached = small if numerator.high > 0 else large
    return Interval(
        numerator.low / low_divisor,
        numerator.high / high_divisor,
        numerator.low_inclusive and (low_reached or numerator.low == 0),
        numerator.high_inclusive and (high_reached or numerator.high == 0),
    )


def share_interval(parts: list[Interval], denominator: Interval, is_open_world: bool) -> Interval:
    """Return the possible values of the sum of parts over the denominator.

    In the open world the parts are the least the numerator can be, and the whole the most.
    """
    share = quotient_interval(sum_interval(parts), denominator)
    if is_open_world and share.low < 1:
        return Interval(share.low, Fraction(1), share.low_inclusive, True)
    return share


def difference_interval(minuend: Interval, subtrahend: Interval) -> Interval:
    """Return the possible values of the difference. Bounds must exist."""
    return Interval(
        minuend.low - subtrahend.high,
        minuend.high - subtrahend.low,
        minuend.low_inclusive and subtrahend.high_inclusive,
        minuend.high_inclusive and subtrahend.low_inclusive,
    )


def relative_change_interval(after: Interval, before: Interval) -> Interval:
    """Return the possible values of (after - before) / before. Bounds must exist; before is positive."""
    ratio = quotient_interval(after, before)
    return Interval(ratio.low - 1, ratio.high - 1, ratio.low_inclusive, ratio.high_inclusive)


def negative(interval: Interval) -> Interval:
    """Return the interval mirrored at zero. Bounds must exist."""
    return Interval(-interval.high, -interval.low, interval.high_inclusive, interval.low_inclusive)


def slack(numerator: Fraction, scale: Fraction, hard: Interval, soft: Interval) -> int | None:
    """Return the smallest signed whole change of the numerator that puts its quotient into both intervals.

    None if no whole change does. A tie goes to the positive change.
    """
    goal = intersection(hard, soft)
    if goal is None:
        return None
    if numerator / scale in goal:
        return 0
    if goal.lies_above(numerator / scale):
        needed = goal.low * scale - numerator
        change = math.ceil(needed)
        change += 1 if change == needed and not goal.low_inclusive else 0
    else:
        needed = goal.high * scale - numerator
        change = math.floor(needed)
        change -= 1 if change == needed and not goal.high_inclusive else 0
    return change if (numerator + change) / scale in goal else None


def intersection(first: Interval, second: Interval) -> Interval | None:
    """Return the numbers that both intervals hold, or None if there are none."""
    if first.is_disjoint_from(second):
        return None
    lows = [(end.low, end.low_inclusive) for end in (first, second) if end.low is not None]
    highs = [(end.high, end.high_inclusive) for end in (first, second) if end.high is not None]
    low, low_inclusive = max(lows, key=lambda end: (end[0], not end[1]), default=(None, False))
    high, high_inclusive = min(highs, key=lambda end: (end[0], end[1]), default=(None, False))
    return Interval(low, high, low_inclusive, high_inclusive)


def claim_verdict(readings: list[dict]) -> dict:
    """Return verdict, primary_verdict, holds_under and reason of a claim from its readings.

    Only readings of the same text count; the common verdict of the decidable ones, or
    depends_on_reading if they differ.
    """
    primary = next(reading for reading in readings if reading["is_primary"])
    same_text = [reading for reading in readings if reading["evidence_scope"] == "same_text"]
    decidable = [reading for reading in same_text if reading["verdict"] != "indeterminate"]
    found = {reading["verdict"] for reading in decidable}
    verdict = "indeterminate" if not found else found.pop() if len(found) == 1 else "depends_on_reading"
    return {
        "verdict": verdict,
        "primary_verdict": primary["verdict"],
        "holds_under": " ".join(
            reading["reading"] for reading in decidable if reading["verdict"] in TRUE_VERDICTS
        ),
        "reason": primary["reason"] if verdict == "indeterminate" else None,
    }
