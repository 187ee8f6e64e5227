"""Decide computed intervals against those of a claim, and give a claim its verdict from its readings."""

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
    """Return the verdict on a claim with the intervals hard and soft, and the reason if it is indeterminate.

    computed has all values that the words of the operands allow, and computed_soft those that the words
    suggest by convention. Both are equal if no operand is hedged. In an open world they have all values that
    unprinted parts leave possible, and decide only if they are wholly inside or wholly outside hard.
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
    """Tell whether the computed values are outside the soft interval where the words set no hard bound."""
    return hard.high is None if entirely_below(soft, computed) else hard.low is None


def whole_numbers(scale: Fraction, hard: Interval, soft: Interval) -> tuple[int | None, int | None] | None:
    """Return the least and greatest whole numbers that, divided by scale, lie in both intervals.

    An end without a bound is None. Return None alone if no whole number fits. scale must be positive.
    """
    goal = intersection(hard, soft)
    if goal is None:
        return None
    low = high = None
    if goal.low is not None:
        bound = goal.low * scale
        # If the bound is a whole number and excluded, the next whole number is the first that fits.
        low = math.ceil(bound) + (bound.denominator == 1 and not goal.low_inclusive)
    if goal.high is not None:
        bound = goal.high * scale
        high = math.floor(bound) - (bound.denominator == 1 and not goal.high_inclusive)
    if low is not None and high is not None and low > high:
        return None
    return low, high


def slack(numerator: Fraction, scale: Fraction, hard: Interval, soft: Interval) -> int | None:
    """Return the smallest whole change of the numerator that puts its quotient in both intervals.

    It is negative for a decrease. Return None if no whole change does. scale must be positive.
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
    # The step into the interval may also step over it.
    return change if (numerator + change) / scale in goal else None


def claim_verdict(
    readings: list[dict],
    families: list[str],
    confirming: Collection[str],
    never_contradicting: Collection[str] = (),
) -> dict | None:
    """Return the columns of a claim in the table verdicts, without its id, or None if no reading is primary.

    The readings of the same text that decide are counted. If all give one verdict, the claim has it; if they
    give several, it is depends_on_reading; if none decides, it is indeterminate. The page reports/method.md
    explains it to readers.

    families are all families in their order. confirming are those whose success confirms a claim: it confirms
    nothing that some whole number gives a share, or that a period began before the article.
    never_contradicting are those whose failure contradicts nothing: a claim is not wrong because a certain
    slip does not explain it.
    Only readings of the same text count. A reading after rounding replaces the reading that it rounds.
    Alternatives that fail refute nothing if no primary reading decides.
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
    """Return the rule of a reading and what the rule was applied to, such as other_period.2015."""
    return reading["reading_id"].removeprefix(f"{reading['figure_id']}.{reading['family']}.")


def in_order(names: Collection[str]) -> list[str]:
    """Return the short names of readings in order, the primary one first."""
    return sorted(names, key=lambda name: (name.split(".")[0] != "primary", name))
