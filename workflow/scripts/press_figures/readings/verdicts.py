"""Verdicts: of a computed interval under the intervals of a claim, and of a claim with many readings."""

import math
from collections.abc import Collection
from fractions import Fraction

from press_figures.numbers.arithmetic import intersection
from press_figures.numbers.intervals import Interval, entirely_below

TRUE_VERDICTS = ("consistent", "consistent_by_rounding", "understated")
FAILING_VERDICTS = ("inconsistent", "inconsistent_wording")


def decide(
    computed: Interval, computed_soft: Interval, hard: Interval, soft: Interval, is_open_world: bool = False
) -> tuple[str, str | None]:
    """Return the verdict of a computed interval under a claim, and the reason if it is indeterminate.

    computed holds every value that the words of the operands allow, computed_soft those that they
    suggest by convention; they are one if no operand is hedged. In the open world they run over all
    values that unprinted parts leave possible, and decide only if they lie wholly in or out of hard.
    """
    if computed.is_disjoint_from(hard):
        return "inconsistent", None
    if is_open_world and not hard.contains_interval(computed):
        return "indeterminate", "open_world"
    if soft.contains_interval(computed_soft):
        return "consistent", None
    if computed_soft.is_disjoint_from(soft):
        is_further = hard.contains_interval(computed_soft) and goes_further(computed_soft, hard, soft)
        return ("understated" if is_further else "inconsistent_wording"), None
    return "indeterminate", "open_world" if is_open_world else "vague"


def goes_further(computed: Interval, hard: Interval, soft: Interval) -> bool:
    """Tell whether the computed values leave the soft interval on the side where the words set no bound."""
    return hard.high is None if entirely_below(soft, computed) else hard.low is None


def whole_numbers(scale: Fraction, hard: Interval, soft: Interval) -> tuple[int | None, int | None] | None:
    """Return the least and greatest whole numbers that, divided by scale, lie in both intervals.

    An end is None where there is no bound; the whole is None if no whole number fits. scale is positive.
    """
    goal = intersection(hard, soft)
    if goal is None:
        return None
    low = high = None
    if goal.low is not None:
        bound = goal.low * scale
        low = math.ceil(bound) + (bound.denominator == 1 and not goal.low_inclusive)
    if goal.high is not None:
        bound = goal.high * scale
        high = math.floor(bound) - (bound.denominator == 1 and not goal.high_inclusive)
    if low is not None and high is not None and low > high:
        return None
    return low, high


def slack(numerator: Fraction, scale: Fraction, hard: Interval, soft: Interval) -> int | None:
    """Return the smallest signed whole change of the numerator that puts its quotient into both intervals.

    None if no whole change does. scale is positive.
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


def claim_verdict(
    readings: list[dict],
    families: list[str],
    confirming: Collection[str],
    never_contradicting: Collection[str] = (),
) -> dict | None:
    """Return the columns of a claim's row of verdicts but for its id, or None if no reading is primary.

    families are all families in their order, confirming those whose success confirms a claim: that
    some whole number gives a share, or that a period began before the article, confirms nothing.
    never_contradicting are those whose failure is no contradiction: that a change was not printed in
    percentage points by a slip says nothing about it.
    Only readings of the same text count, and a reading after rounding stands in for the one it rounds.
    Failing alternatives refute nothing where no primary reading can be decided.
    """
    own = [reading for reading in readings if reading["evidence_scope"] == "same_text"]
    primaries = sorted(
        (reading for reading in own if reading["is_primary"]),
        key=lambda reading: families.index(reading["family"]),
    )
    if not primaries:
        return None

    def decides(reading: dict) -> bool:
        if reading["verdict"] in FAILING_VERDICTS:
            return reading["family"] not in never_contradicting
        return reading["verdict"] in TRUE_VERDICTS and reading["family"] in confirming

    rounded = {reading["rounds"] for reading in own}
    counted = [reading for reading in own if decides(reading) and reading["reading_id"] not in rounded]
    standing = {reading["rounds"] or reading["reading_id"] for reading in counted}
    deciding = [reading for reading in primaries if reading["reading_id"] in standing]
    holding = [reading for reading in counted if reading["verdict"] in TRUE_VERDICTS]
    found = {reading["verdict"] for reading in counted} if deciding or holding else set()
    verdict = "indeterminate" if not found else found.pop() if len(found) == 1 else "depends_on_reading"
    primary = (deciding or primaries)[0]
    return {
        "verdict": verdict,
        "primary_verdict": primary["verdict"],
        "primary_reading_id": primary["reading_id"],
        "holds_under": " ".join(in_order({short_name(reading) for reading in holding})),
        "reason": (primaries[0]["reason"] or "no_comparator") if verdict == "indeterminate" else None,
    }


def short_name(reading: dict) -> str:
    """Return the rule of a reading and what it was applied to, such as other_period.2015."""
    return reading["reading_id"].removeprefix(f"{reading['figure_id']}.{reading['family']}.")


def in_order(names: Collection[str]) -> list[str]:
    """Return short names of readings with the primary one first."""
    return sorted(names, key=lambda name: (name.split(".")[0] != "primary", name))
