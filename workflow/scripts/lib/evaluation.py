"""Evaluate a reading: compute it, hold it against the claim, and try how it could have been rounded."""

from dataclasses import dataclass, replace
from fractions import Fraction

from lib.arithmetic import CannotCompute, total
from lib.families import (
    ALL_SHARES,
    FAMILIES,
    WHOLE_NUMBER_FAMILIES,
    Family,
    Parts,
    Printed,
    Terms,
    added,
    compute_share,
    own_goal,
    width,
)
from lib.intervals import Interval
from lib.verdicts import FAILING_VERDICTS, decide, slack, whole_numbers


@dataclass(frozen=True)
class Outcome:
    """One reading, decided. rounding names the rule that rounds it; without computed nothing is computed."""

    rounding: str
    expression: str
    computed: Interval | None
    computed_soft: Interval | None
    hard: Interval
    soft: Interval
    verdict: str
    reason: str | None
    slack: int | None = None
    has_power: bool | None = None
    point: tuple[Fraction, Fraction] | None = None


def evaluate(family_id: str, claim: Printed, parts: Parts) -> list[Outcome]:
    """Return the outcome of a reading and, if it fails, those of its rounding readings that hold.

    parts are the printed figures by role.
    """
    if family_id in WHOLE_NUMBER_FAMILIES:
        return [find_whole_numbers(claim, parts)]
    family = FAMILIES[family_id]
    claim, parts = family.arrange(claim, parts)
    hard, soft = family.goal(claim)
    texts = {role: [part.text for part in several] for role, several in parts.items()}
    expression = family.express(claim, texts)
    try:
        exact = family.compute(claim, terms_of(parts, family.takes_values, "hard"))
        by_convention = family.compute(claim, terms_of(parts, family.takes_values, "soft"))
    except CannotCompute:
        return [Outcome("", "", None, None, hard, soft, "indeterminate", "vague")]
    is_open_world = any(role.endswith("_part") for role in parts)
    verdict, reason = decide(exact.interval, by_convention.interval, hard, soft, is_open_world)
    point = exact.point()
    outcome = Outcome(
        "",
        expression,
        exact.interval,
        by_convention.interval,
        hard,
        soft,
        verdict,
        reason,
        slack(*point, hard, soft) if point else None,
        has_power(family, exact.interval),
        point,
    )
    if verdict not in FAILING_VERDICTS:
        return [outcome]
    return [outcome, *rounding_outcomes(family, claim, parts, outcome)]


def terms_of(parts: Parts, takes_values: bool, which: str) -> Terms:
    """Return the intervals of parts by role. which is hard or soft."""

    def interval(part: Printed) -> Interval:
        return Interval.point(part.value) if takes_values and part.is_precise else getattr(part, which)

    return {role: [interval(part) for part in several] for role, several in parts.items()}


def has_power(family: Family, computed: Interval) -> bool:
    """Tell whether some printable claim would have failed: not if nothing at all is excluded."""
    everything = ALL_SHARES if family.compute is compute_share else Interval(None, None, False, False)
    return not computed.contains_interval(everything)


def find_whole_numbers(claim: Printed, parts: Parts) -> Outcome:
    """Tell whether some whole number of the base gives the printed share.

    The GRIM test (Brown and Heathers 2017) for shares: where the printed precision times the base is
    one or more, every printable share has its whole number and the test has no power.
    """
    base = total(terms_of(parts, True, "hard")["denominator"])
    if not base.is_point() or base.low <= 0 or base.low.denominator != 1:
        return Outcome("", "", None, None, claim.hard, claim.hard, "indeterminate", "vague")
    fitting = whole_numbers(base.low, claim.hard, ALL_SHARES)
    is_telling = width(claim.hard) * base.low < 1
    if fitting:
        low, high = fitting
        computed = Interval(low / base.low, high / base.low, True, True)
        numbers = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    else:
        nearest = Fraction(round(claim.value * base.low))
        computed, numbers = Interval.point(nearest / base.low), f"{nearest:,}"
    text = added([part.text for part in parts["denominator"]])
    verdict = "indeterminate" if not is_telling else "consistent" if fitting else "inconsistent"
    return Outcome(
        "",
        f"{numbers} / {text}",
        computed,
        computed,
        claim.hard,
        claim.hard,
        verdict,
        None if is_telling else "no_power",
        has_power=is_telling,
    )


def rounding_outcomes(family: Family, claim: Printed, parts: Parts, exact: Outcome) -> list[Outcome]:
    """Return the rounding readings under which a failing reading holds."""
    outcomes = []
    if family.goal is own_goal:
        outcomes += [
            replace(exact, rounding=rule, hard=allowed, soft=allowed, verdict="consistent_by_rounding")
            for rule, allowed in claim_roundings(claim).items()
            if allowed.contains_interval(exact.computed_soft)
        ]
    if any(widened(part) != part for several in parts.values() for part in several):
        wide = {role: [widened(part) for part in several] for role, several in parts.items()}
        try:
            computed = family.compute(claim, terms_of(wide, False, "hard")).interval
        except CannotCompute:
            return outcomes
        if not computed.is_disjoint_from(exact.soft) and not computed.is_disjoint_from(exact.hard):
            outcomes.append(
                replace(
                    exact,
                    rounding="operands_rounded",
                    computed=computed,
                    computed_soft=computed,
                    verdict="consistent_by_rounding",
                )
            )
    return outcomes


def claim_roundings(claim: Printed) -> dict[str, Interval]:
    """Return what a bare claim allows if it was rounded otherwise than half up, or cut off, by rule."""
    if claim.hedge_id != "none" or claim.value is None:
        return {}
    allowed = {}
    value, step = claim.value, claim.step
    is_quotient = claim.value_class in ("percentage", "quotient", "multiple") or claim.decimals
    if step is not None and is_quotient:
        if (value / step) % 2 == 0:
            allowed["half_even"] = Interval(value - step / 2, value + step / 2, True, True)
        allowed["truncation"] = cut_off(value, step)
    elif claim.may_be_rounded:
        half = claim.granularity / 2
        allowed["claim_rounded"] = Interval(value - half, value + half, True, False)
        allowed["truncation"] = cut_off(value, claim.granularity)
    return allowed


def cut_off(value: Fraction, step: Fraction) -> Interval:
    """Return the numbers that give this value when the digits after it are cut off."""
    if value < 0:
        return Interval(value - step, value, False, True)
    return Interval(value, value + step, True, False)


def widened(part: Printed) -> Printed:
    """Return a bare operand with every value that rounds to it, and any other operand as it is."""
    if not part.is_precise:
        return part
    if part.may_be_rounded:
        half = part.granularity / 2
    elif part.value_class != "count" or part.decimals:
        half = part.step / 2
    else:
        return part
    return replace(part, hard=Interval(part.value - half, part.value + half, True, False))
