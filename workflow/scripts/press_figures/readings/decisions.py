"""Evaluate a reading: compute it, compare it with the claim, and try how it could have been rounded."""

from dataclasses import dataclass, replace
from fractions import Fraction

from press_figures.numbers.arithmetic import CannotCompute, total
from press_figures.numbers.intervals import Interval
from press_figures.readings.formulas import (
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
from press_figures.readings.verdicts import FAILING_VERDICTS, decide, slack, whole_numbers


@dataclass(frozen=True)
class Outcome:
    """The decision on one reading.

    rounding names the rule that rounds it, if one does. claim is what the result was compared with: of one
    fact in two forms, the wider form. computed is None if nothing could be computed. feasible are the least
    and the greatest whole numerator that would fit with the same scale.
    """

    rounding: str
    claim: Printed
    expression: str
    computed: Interval | None
    computed_soft: Interval | None
    hard: Interval
    soft: Interval
    verdict: str
    reason: str | None
    slack: int | None = None
    has_power: bool | None = None
    feasible: tuple[int | None, int | None] | None = None


def evaluate(family_id: str, claim: Printed, parts: Parts) -> list[Outcome]:
    """Return the outcome of a reading. If it fails, add the outcomes of the roundings that make it hold.

    parts are the printed figures by their roles.
    """
    if family_id in WHOLE_NUMBER_FAMILIES:
        return find_whole_numbers(claim, parts)
    family = FAMILIES[family_id]
    claim, parts = family.arrange(claim, parts)
    hard, soft = family.goal(claim)
    texts = {role: [part.text for part in several] for role, several in parts.items()}
    expression = family.express(claim, texts)
    terms = terms_of(parts, family.takes_values, "hard")
    soft_terms = terms_of(parts, family.takes_values, "soft")
    try:
        exact = family.compute(claim, terms)
        by_convention = exact if soft_terms == terms else family.compute(claim, soft_terms)
    except CannotCompute:
        return [Outcome("", claim, "", None, None, hard, soft, "indeterminate", "vague")]
    # Such a role means that the article may not print all the parts.
    is_open_world = any(role.endswith("_part") for role in parts)
    verdict, reason = decide(exact.interval, by_convention.interval, hard, soft, is_open_world)
    is_telling = has_power(family, exact.interval)
    # A result that every printable claim fits does not confirm this one.
    if verdict == "consistent" and not is_telling:
        verdict, reason = "indeterminate", "no_power"
    point = exact.point()
    outcome = Outcome(
        "",
        claim,
        expression,
        exact.interval,
        by_convention.interval,
        hard,
        soft,
        verdict,
        reason,
        slack(*point, hard, soft) if point else None,
        is_telling,
        whole_numbers(exact.scale.low, hard, soft) if exact.scale.is_point() else None,
    )
    if verdict not in FAILING_VERDICTS:
        return [outcome]
    return [outcome, *rounding_outcomes(family, claim, parts, outcome)]


def terms_of(parts: Parts, takes_values: bool, which: str) -> Terms:
    """Return the intervals of parts by their roles. which is hard or soft."""

    def interval(part: Printed) -> Interval:
        return Interval.point(part.value) if takes_values and part.is_precise else getattr(part, which)

    return {role: [interval(part) for part in several] for role, several in parts.items()}


def has_power(family: Family, computed: Interval) -> bool:
    """Tell whether some printable claim would have failed. None would if every number is possible."""
    everything = ALL_SHARES if family.compute is compute_share else Interval(None, None, False, False)
    return not computed.contains_interval(everything)


def find_whole_numbers(claim: Printed, parts: Parts) -> list[Outcome]:
    """Return outcomes on whether a whole number out of the base gives the printed share.

    This is the GRIM test (Brown and Heathers 2017) for shares. If the printed precision times the base is one
    or more, every printable share has its whole number, and the test has no power. If no whole number fits
    exactly, the roundings under which one fits follow.
    """
    base = total(terms_of(parts, True, "hard")["denominator"])
    if not base.is_point() or base.low <= 0 or base.low.denominator != 1:
        return [Outcome("", claim, "", None, None, claim.hard, claim.hard, "indeterminate", "vague")]
    text = added([part.text for part in parts["denominator"]])
    outcome = whole_number_outcome(claim, claim.hard, base.low.numerator, text)
    if outcome.verdict != "inconsistent":
        return [outcome]
    rounded = [
        replace(
            whole_number_outcome(claim, allowed, base.low.numerator, text),
            rounding=rule,
            verdict="consistent_by_rounding",
        )
        for rule, allowed in claim_roundings(claim).items()
        if whole_numbers(base.low, allowed, ALL_SHARES)
    ]
    return [outcome, *rounded]


def whole_number_outcome(claim: Printed, allowed: Interval, base: int, base_text: str) -> Outcome:
    """Return the outcome with the whole numbers that fit what a claim allows, or else the nearest one."""
    fitting = whole_numbers(Fraction(base), allowed, ALL_SHARES)
    # Even an interval that is wide enough can miss every whole number if its ends are open.
    is_telling = width(allowed) * base < 1 or fitting is None
    low, high = fitting or (round(claim.value * base),) * 2
    computed = Interval(Fraction(low, base), Fraction(high, base), True, True)
    return Outcome(
        "",
        claim,
        f"{low:,}{f' to {high:,}' if high != low else ''} / {base_text}",
        computed,
        computed,
        allowed,
        allowed,
        "indeterminate" if not is_telling else "consistent" if fitting else "inconsistent",
        None if is_telling else "no_power",
        has_power=is_telling,
        feasible=fitting,
    )


def rounding_outcomes(family: Family, claim: Printed, parts: Parts, exact: Outcome) -> list[Outcome]:
    """Return the outcomes of the roundings that make a failing reading hold."""
    outcomes = []
    if family.goal is own_goal:
        outcomes += [
            replace(exact, rounding=rule, hard=allowed, soft=allowed, verdict="consistent_by_rounding")
            for rule, allowed in claim_roundings(claim).items()
            if allowed.contains_interval(exact.computed_soft)
        ]
    else:
        # The sum contains the claim itself, so its rounding changes what is computed.
        rounder = replace(claim, hard=widened(claim))
        terms = terms_of(parts, family.takes_values, "soft")
        outcomes += outcome_of_rounding("claim_rounded", family, rounder, terms, exact)
    wide = {role: [widened(part) for part in several] for role, several in parts.items()}
    return outcomes + outcome_of_rounding("operands_rounded", family, claim, wide, exact)


def outcome_of_rounding(
    rounding: str, family: Family, claim: Printed, terms: Terms, exact: Outcome
) -> list[Outcome]:
    """Return the outcome after a rounding that widens the result, if a part of the wider result fits."""
    try:
        computed = family.compute(claim, terms).interval
    except CannotCompute:
        return []
    # A rounding that widens nothing explains nothing.
    if computed == exact.computed_soft or computed.is_disjoint_from(exact.soft):
        return []
    if computed.is_disjoint_from(exact.hard):
        return []
    wider = replace(exact, computed=computed, computed_soft=computed, verdict="consistent_by_rounding")
    return [replace(wider, rounding=rounding)]


def claim_roundings(claim: Printed) -> dict[str, Interval]:
    """Return by rounding rule what a claim without a hedge allows if it was not rounded half up."""
    if claim.hedge_id != "none" or claim.value is None:
        return {}
    allowed = {}
    value, step = claim.value, claim.step
    is_quotient = claim.value_class in ("percentage", "quotient", "multiple") or claim.decimals
    if step is not None and is_quotient:
        # Half to even: an even last digit takes in the halves on both sides.
        if (value / step) % 2 == 0:
            allowed["half_even"] = Interval(value - step / 2, value + step / 2, True, True)
        allowed["truncation"] = cut_off(value, step)
    is_round_rate = claim.value_class == "quotient" and value != 0 and value % 10 == 0
    if claim.may_be_rounded or is_round_rate:
        half = claim.granularity / 2
        allowed["claim_rounded"] = Interval(value - half, value + half, True, False)
        allowed["truncation"] = cut_off(value, claim.granularity)
    return allowed


def cut_off(value: Fraction, step: Fraction) -> Interval:
    """Return the numbers that give this value when the digits after it are cut off."""
    # Digits are cut off towards zero.
    if value < 0:
        return Interval(value - step, value, False, True)
    return Interval(value, value + step, True, False)


def widened(part: Printed) -> Interval:
    """Return all values that round to an operand without a hedge, or what a hedged one suggests."""
    if not part.is_precise:
        return part.soft
    if part.may_be_rounded:
        half = part.granularity / 2
    elif part.value_class != "count" or part.decimals:
        half = part.step / 2
    else:
        # A count that does not end in a zero is not rounded.
        return Interval.point(part.value)
    return Interval(part.value - half, part.value + half, True, False)
