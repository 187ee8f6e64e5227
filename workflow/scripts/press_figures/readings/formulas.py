"""Define the families of checks: what each computes from printed figures, and what the result must fit.

The build calls these functions with figures of the database, the verifier with numerals that a person typed.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from press_figures.numbers.arithmetic import add, divide, least_of, multiply, scale, subtract, total
from press_figures.numbers.intervals import Interval

# Without a hedge, numerals of these forms enter a sum with their printed value. Roundings are tried later.
PRECISE_CLASSES = ("count", "percentage", "quotient")
ABOVE_ZERO = Interval(Fraction(0), None, False, False)
ZERO_OR_MORE = Interval(Fraction(0), None, True, False)
ALL_SHARES = Interval(Fraction(0), Fraction(1), True, True)


@dataclass(frozen=True)
class Printed:
    """A figure as an article prints it: an operand, or the claim itself.

    text is the figure as an expression shows it. value, hard and soft come from the numeral and the hedge.
    granularity and the bounds are in the unit of the value. decimals are those that are printed.
    """

    text: str
    value: Fraction | None
    value_class: str
    hedge_id: str
    hard: Interval
    soft: Interval
    decimals: int | None = None
    granularity: Fraction | None = None
    may_be_rounded: bool = False
    direction: str | None = None
    # A rate is the quotient times this number: 1,000 for a rate per 1,000 people.
    per: Fraction = Fraction(1)

    @property
    def step(self) -> Fraction | None:
        """Return the place of the last printed digit, in the unit of the value, or None for words."""
        if self.decimals is None:
            return None
        place = Fraction(1, 10**self.decimals)
        return place / 100 if self.value_class == "percentage" else place

    @property
    def is_difference(self) -> bool:
        """Tell whether a change is a number or percentage points, and not relative to a level."""
        in_points = self.text.lower().endswith(("percentage point", "percentage points"))
        return in_points or self.value_class in ("count", "magnitude")

    @property
    def is_precise(self) -> bool:
        """Tell whether the figure enters a sum with its printed value."""
        return self.hedge_id == "none" and self.value_class in PRECISE_CLASSES


Parts = dict[str, list[Printed]]
Terms = dict[str, list[Interval]]


@dataclass(frozen=True)
class Computation:
    """A computed interval, and the numerator and scale whose quotient it is.

    Slack and feasible whole numbers change this numerator and keep the scale.
    """

    interval: Interval
    numerator: Interval
    scale: Interval

    def point(self) -> tuple[Fraction, Fraction] | None:
        if self.interval.is_point() and self.numerator.is_point() and self.scale.is_point():
            return self.numerator.low, self.scale.low
        return None


ONE = Interval.point(1)


def compute_share(claim: Printed, terms: Terms) -> Computation:
    """Divide the numerators by the denominators. Parts of a numerator give the least share; the most is 1."""
    numerator = total(terms.get("numerator", []) + terms.get("numerator_part", []))
    denominator = total(terms["denominator"])
    share = divide(numerator, denominator)
    if "numerator_part" in terms and (share.low is None or share.low < 1):
        share = Interval(share.low, Fraction(1), share.low_inclusive, True)
    return Computation(share, numerator, denominator)


def compute_value(claim: Printed, terms: Terms) -> Computation:
    """Return the other printed figure itself."""
    ((value,),) = terms.values()
    return Computation(value, value, ONE)


def compute_difference(claim: Printed, terms: Terms) -> Computation:
    """Subtract the earlier level from the later one, or the reverse for a fall."""
    (later,), (earlier,) = terms["later_level"], terms["baseline"]
    change = subtract(later, earlier) if claim.direction != "down" else subtract(earlier, later)
    return Computation(change, change, ONE)


def compute_relative_change(claim: Printed, terms: Terms) -> Computation:
    """Divide the change, in the direction of the claim, by the earlier level."""
    (later,), (earlier,) = terms["later_level"], terms["baseline"]
    change = compute_difference(claim, terms).interval
    # The change divided by the earlier level would use that interval twice and give bounds that are too wide.
    ratio = divide(later, earlier)
    relative = subtract(ratio, ONE) if claim.direction != "down" else subtract(ONE, ratio)
    return Computation(relative, change, earlier)


def compute_multiple(claim: Printed, terms: Terms) -> Computation:
    """Divide the later level by the earlier one, or the reverse for a fall by a multiple above 1."""
    (later,), (earlier,) = terms["later_level"], terms["baseline"]
    if claim.direction == "down" and claim.value is not None and claim.value > 1:
        later, earlier = earlier, later
    return Computation(divide(later, earlier), later, earlier)


def compute_sum(claim: Printed, terms: Terms) -> Computation:
    """Add the addends."""
    everything = total(terms["addend"])
    return Computation(everything, everything, ONE)


def compute_remainder(claim: Printed, terms: Terms) -> Computation:
    """Subtract the parts from the printed total."""
    rest = subtract(claim.hard, total(terms["addend"]))
    return Computation(rest, rest, ONE)


def compute_rest_of_whole(claim: Printed, terms: Terms) -> Computation:
    """Subtract the part from its whole, or from the smallest of several wholes."""
    rest = least_of([subtract(whole, claim.hard) for whole in terms["part_of"]])
    return Computation(rest, rest, ONE)


def compute_implied_level(claim: Printed, terms: Terms) -> Computation:
    """Compute the level that is not printed from the printed level and the printed change."""
    is_later_printed = "later_level" in terms
    is_fall = claim.direction == "down"
    ((level,),) = terms.values()
    if claim.is_difference:
        implied = subtract(level, claim.hard) if is_fall != is_later_printed else add(level, claim.hard)
    else:
        factor = growth_factor(claim, is_fall)
        implied = divide(level, factor) if is_later_printed else multiply(level, factor)
    return Computation(implied, implied, ONE)


def growth_factor(claim: Printed, is_fall: bool) -> Interval:
    """Return the factor that leads from the earlier level to the later one."""
    if claim.value_class == "multiple":
        return divide(ONE, claim.hard) if is_fall and claim.value > 1 else claim.hard
    return subtract(ONE, claim.hard) if is_fall else add(ONE, claim.hard)


def compute_rate(claim: Printed, terms: Terms) -> Computation:
    """Divide the count by the time or the people that it is spread over, times what the rate is per."""
    numerator, denominator = total(terms["numerator"]), total(terms["denominator"])
    rate = scale(divide(numerator, denominator), claim.per)
    return Computation(rate, numerator, scale(denominator, 1 / claim.per))


def compute_lead(claim: Printed, terms: Terms) -> Computation:
    """Compute how far a figure is beyond the nearest of its comparators, in the direction of the claim.

    If other comparators may exist, the lead has no lower bound. A hedge such as almost any allows exceptions:
    then the lead has no bounds, unless the figure is beyond all printed comparators.
    """
    (subject,) = terms["subject"]
    others = terms.get("comparator", []) + terms.get("comparator_part", [])
    is_below = claim.direction == "down"
    lead = least_of([subtract(other, subject) if is_below else subtract(subject, other) for other in others])
    if claim.hedge_id != "none" and not ABOVE_ZERO.contains_interval(lead):
        lead = Interval(None, None, False, False)
    if "comparator_part" in terms:
        lead = Interval(None, lead.high, False, lead.high_inclusive)
    return Computation(lead, lead, ONE)


def own_goal(claim: Printed) -> tuple[Interval, Interval]:
    """Return the hard and soft interval of the printed words."""
    return claim.hard, claim.soft


def above_zero(claim: Printed) -> tuple[Interval, Interval]:
    return ABOVE_ZERO, ABOVE_ZERO


def zero_or_more(claim: Printed) -> tuple[Interval, Interval]:
    return ZERO_OR_MORE, ZERO_OR_MORE


def in_order_of_precision(claim: Printed, parts: Parts) -> tuple[Printed, Parts]:
    """Return the wider form of a fact in two forms as the claim, and the narrower form as its part."""
    ((role, (twin,)),) = parts.items()
    if width(twin.soft) <= width(claim.soft):
        return claim, parts
    return twin, {role: [claim]}


def width(interval: Interval) -> float | Fraction:
    """Return the length of an interval, which is infinite if an end has no bound."""
    if interval.low is None or interval.high is None:
        return math.inf
    return interval.high - interval.low


def as_given(claim: Printed, parts: Parts) -> tuple[Printed, Parts]:
    return claim, parts


def added(texts: list[str]) -> str:
    """Return texts joined by plus signs, in brackets if there are several."""
    return texts[0] if len(texts) == 1 else f"({' + '.join(texts)})"


def express_share(claim: Printed, texts: dict[str, list[str]]) -> str:
    numerators = texts.get("numerator", []) + texts.get("numerator_part", [])
    quotient = f"{added(numerators)} / {added(texts['denominator'])}"
    return f"at least {quotient} and at most 1" if "numerator_part" in texts else quotient


def express_value(claim: Printed, texts: dict[str, list[str]]) -> str:
    ((text,),) = texts.values()
    return text


def express_difference(claim: Printed, texts: dict[str, list[str]]) -> str:
    (later,), (earlier,) = texts["later_level"], texts["baseline"]
    return f"{earlier} - {later}" if claim.direction == "down" else f"{later} - {earlier}"


def express_relative_change(claim: Printed, texts: dict[str, list[str]]) -> str:
    return f"({express_difference(claim, texts)}) / {texts['baseline'][0]}"


def express_multiple(claim: Printed, texts: dict[str, list[str]]) -> str:
    (later,), (earlier,) = texts["later_level"], texts["baseline"]
    is_reversed = claim.direction == "down" and claim.value is not None and claim.value > 1
    return f"{earlier} / {later}" if is_reversed else f"{later} / {earlier}"


def express_sum(claim: Printed, texts: dict[str, list[str]]) -> str:
    return " + ".join(texts["addend"])


def express_remainder(claim: Printed, texts: dict[str, list[str]]) -> str:
    return " - ".join([claim.text, *texts["addend"]])


def express_rest_of_whole(claim: Printed, texts: dict[str, list[str]]) -> str:
    wholes = ", ".join(texts["part_of"])
    return f"{wholes} - {claim.text}" if len(texts["part_of"]) == 1 else f"least of ({wholes}) - {claim.text}"


def express_implied_level(claim: Printed, texts: dict[str, list[str]]) -> str:
    is_later_printed = "later_level" in texts
    is_fall = claim.direction == "down"
    ((level,),) = texts.values()
    if claim.is_difference:
        return f"{level} {'-' if is_fall != is_later_printed else '+'} {claim.text}"
    if claim.value_class == "multiple":
        is_divided = is_later_printed != (is_fall and claim.value > 1)
        return f"{level} {'/' if is_divided else '*'} {claim.text}"
    return f"{level} {'/' if is_later_printed else '*'} (1 {'-' if is_fall else '+'} {claim.text})"


def express_rate(claim: Printed, texts: dict[str, list[str]]) -> str:
    quotient = f"{added(texts['numerator'])} / {added(texts['denominator'])}"
    return quotient if claim.per == 1 else f"{quotient} * {claim.per.numerator:,}"


def express_lead(claim: Printed, texts: dict[str, list[str]]) -> str:
    (subject,) = texts["subject"]
    others = texts.get("comparator", []) + texts.get("comparator_part", [])
    highest = ", ".join(others)
    return f"{highest} against {subject}" if claim.direction == "down" else f"{subject} against {highest}"


@dataclass(frozen=True)
class Family:
    """What a family computes, how it writes its sum, and what the result must fit.

    If takes_values, numerals without a hedge enter with their printed value, else with all that rounds to it.
    arrange can exchange the claim and its part.
    """

    compute: Callable[[Printed, Terms], Computation]
    express: Callable[[Printed, dict[str, list[str]]], str]
    goal: Callable[[Printed], tuple[Interval, Interval]] = own_goal
    takes_values: bool = True
    arrange: Callable[[Printed, Parts], tuple[Printed, Parts]] = as_given


FAMILIES = {
    "share": Family(compute_share, express_share),
    "bound": Family(compute_value, express_value, takes_values=False),
    "duplicate": Family(compute_value, express_value, takes_values=False),
    "two_forms": Family(compute_value, express_value, takes_values=False, arrange=in_order_of_precision),
    "difference": Family(compute_difference, express_difference),
    "implied_level": Family(compute_implied_level, express_implied_level, zero_or_more),
    "relative_change": Family(compute_relative_change, express_relative_change),
    "points_as_per_cent": Family(compute_difference, express_difference),
    "multiple": Family(compute_multiple, express_multiple),
    "trend": Family(compute_difference, express_difference, above_zero, takes_values=False),
    "sum": Family(compute_sum, express_sum),
    "sum_bound": Family(compute_remainder, express_remainder, zero_or_more),
    "part_whole": Family(compute_rest_of_whole, express_rest_of_whole, zero_or_more, takes_values=False),
    "rate": Family(compute_rate, express_rate),
    "rank": Family(compute_lead, express_lead, above_zero, takes_values=False),
    "repetition": Family(compute_value, express_value, takes_values=False),
    "temporal": Family(compute_value, express_value, zero_or_more, takes_values=False),
}
# Families that ask whether some whole number gives the printed share.
WHOLE_NUMBER_FAMILIES = ("grim", "feasible_denominator")
# Families whose sum contains the claim itself.
CLAIM_IN_SUM = ("sum_bound", "part_whole", "implied_level")


def goal_function(family_id: str) -> Callable[[Printed], tuple[Interval, Interval]]:
    """Return the function that gives what the result of a family must fit."""
    return own_goal if family_id in WHOLE_NUMBER_FAMILIES else FAMILIES[family_id].goal
