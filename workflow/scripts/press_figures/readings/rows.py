"""Decide enumerated readings, and return the rows of readings, inputs and verdicts."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from press_figures.numbers.days import latest_day, span_in
from press_figures.numbers.intervals import Interval, exact_columns, interval_columns
from press_figures.readings.decisions import Outcome, evaluate
from press_figures.readings.formulas import CLAIM_IN_SUM, Parts, Printed, goal_function, own_goal
from press_figures.readings.joint import exclusive_claims, joint_readings
from press_figures.readings.verdicts import TRUE_VERDICTS, claim_verdict

Figure = dict
NOTHING_COMPUTED = dict.fromkeys(
    [
        *exact_columns("computed", None),
        *interval_columns("computed_", Interval(None, None, False, False)),
        *interval_columns("computed_soft_", Interval(None, None, False, False)),
    ]
)


def decide_readings(
    candidates: list[dict], inputs: list[dict], figures: dict[str, Figure], families: list[dict]
) -> dict[str, list[dict]]:
    """Return the rows of readings, reading_inputs, verdicts, joint_readings and exclusive_claims.

    inputs name the figures of each reading and their roles. figures have exact values and bounds, and the
    days of their periods and articles. families are in order: a verdict cites the first that decides.
    """
    roles: dict[str, list[tuple[str, str]]] = {}
    for row in inputs:
        roles.setdefault(row["reading_id"], []).append((row["role"], row["input_figure_id"]))
    readings, reading_inputs = [], []
    for candidate in sorted(candidates, key=lambda row: row["reading_id"]):
        used = roles.get(candidate["reading_id"], [])
        for row in reading_rows(candidate, figures[candidate["figure_id"]], used, figures):
            readings.append(row)
            reading_inputs += [
                {"reading_id": row["reading_id"], "figure_id": figure_id, "role": role}
                for role, figure_id in used
            ]
    by_claim: dict[str, list[dict]] = {}
    for reading in readings:
        by_claim.setdefault(reading["figure_id"], []).append(reading)
    order = [family["family_id"] for family in families]
    confirming = {family["family_id"] for family in families if family["confirms_claim"]}
    slips = {family["family_id"] for family in families if not family["contradicts_claim"]}
    verdicts = {claim: claim_verdict(by_claim[claim], order, confirming, slips) for claim in sorted(by_claim)}
    articles = {claim: figures[claim]["article_id"] for claim in by_claim}
    # A slip is a family that never contradicts. It counts only if it explains the claim: if not, it says
    # nothing about the claim.
    deciding = [
        reading
        for reading in readings
        if reading["family"] in confirming
        and (reading["family"] not in slips or reading["verdict"] in TRUE_VERDICTS)
    ]
    return {
        "readings": sorted(readings, key=lambda row: row["reading_id"]),
        "reading_inputs": sorted(reading_inputs, key=lambda row: tuple(row.values())),
        "verdicts": [{"figure_id": claim, **verdict} for claim, verdict in verdicts.items() if verdict],
        "joint_readings": joint_readings(deciding, articles),
        "exclusive_claims": exclusive_claims(deciding, articles),
    }


def reading_rows(
    candidate: dict, claim: Figure, used: list[tuple[str, str]], figures: dict[str, Figure]
) -> list[dict]:
    """Return the row of a reading, and the rows of the roundings that make it hold."""
    family_id = candidate["family"]
    printed_claim = printed(claim)
    reason = candidate["refusal_reason"]
    parts = parts_of(used, figures) if reason is None else None
    if reason is None:
        reason, printed_claim, parts = completed(family_id, claim, printed_claim, parts, used, figures)
    if reason is not None:
        hard, soft = goal_function(family_id)(printed_claim)
        outcomes = [Outcome("", printed_claim, "", None, None, hard, soft, "indeterminate", reason)]
    else:
        outcomes = evaluate(family_id, printed_claim, parts)
    lexicon_rows = cited_rows(family_id, claim, [figures[figure_id] for _, figure_id in used])
    return [reading_row(candidate, outcome, lexicon_rows) for outcome in outcomes]


def parts_of(used: list[tuple[str, str]], figures: dict[str, Figure]) -> Parts:
    parts: Parts = {}
    for role, figure_id in used:
        parts.setdefault(role, []).append(printed(figures[figure_id]))
    return parts


def completed(
    family_id: str,
    claim: Figure,
    printed_claim: Printed,
    parts: Parts,
    used: list[tuple[str, str]],
    figures: dict[str, Figure],
) -> tuple[str | None, Printed, Parts]:
    """Add what a reading needs beside figures: the span of a rate, or the days of a temporal check.

    Return the reason if the calendar does not give it, else None, then the claim and the parts.
    """
    if family_id == "temporal":
        # An article that is dated by its month may have appeared on the last day of it.
        days = Interval.point((latest_day(claim["date_published"]) - claim["start_date"]).days)
        text = f"days from {claim['start_date']} until {claim['date_published']}"
        dated = Printed(text, None, "words", "none", days, days)
        return None, printed_claim, {"dated_figure": [dated]}
    if family_id != "rate":
        return None, printed_claim, parts
    count, _, people = claim["rate_per"].partition(" ")
    # A rate of people needs a printed base; a rate of time takes its base from the calendar.
    if ("denominator" in parts) != (people == "people"):
        return "denominator", printed_claim, parts
    if people:
        return None, replace(printed_claim, per=Fraction(count)), parts
    counted = next(figures[figure_id] for role, figure_id in used if role == "numerator")
    span = span_in(claim["rate_per"], counted["start_date"], counted["end_date"])
    if span is None:
        return "period", printed_claim, parts
    number = str(span) if span.denominator == 1 else f"({span})"
    text = f"{number} {claim['rate_per']}{'' if span == 1 else 's'}"
    spread = Printed(text, span, "count", "none", Interval.point(span), Interval.point(span), 0, Fraction(1))
    return None, printed_claim, {**parts, "denominator": [spread]}


def printed(figure: Figure) -> Printed:
    """Return a figure of the database as an operand or a claim."""

    def exact(name: str) -> Fraction | None:
        numerator = figure[f"{name}_numerator"]
        return None if numerator is None else Fraction(numerator, figure[f"{name}_denominator"])

    def interval(prefix: str) -> Interval:
        return Interval(
            exact(f"{prefix}low"),
            exact(f"{prefix}high"),
            figure[f"{prefix}low_inclusive"],
            figure[f"{prefix}high_inclusive"],
        )

    return Printed(
        words_of(figure, exact("value")),
        exact("value"),
        figure["value_class"],
        figure["hedge_id"],
        interval(""),
        interval("soft_"),
        figure["decimals"],
        exact("granularity"),
        figure["may_be_rounded"],
        figure["direction"],
    )


def words_of(figure: Figure, value: Fraction | None) -> str:
    """Return a figure as an expression shows it: 5,523, 27.1% or more than 400."""
    if figure["value_class"] in ("count", "quotient") and value.denominator == 1:
        text = f"{value.numerator:,}"
    elif figure["value_class"] in ("fraction", "ratio"):
        text = str(value)
    else:
        text = " ".join((figure["value_text"] or figure["kind"]).lower().split())
    # Words such as a majority or hundreds have their hedge in themselves.
    is_bare = figure["hedge_id"] == "none" or figure["value_class"] in ("words", "magnitude")
    return text if is_bare else f"{figure['hedge_name'].lower()} {text}"


def cited_rows(family_id: str, claim: Figure, inputs: Iterable[Figure]) -> str:
    """Return which rows of the hedge lexicon gave the bounds of the claim and of its operands."""
    cited = [claim] if goal_function(family_id) is own_goal or family_id in CLAIM_IN_SUM else []
    cited += [figure for figure in inputs if figure["figure_id"] != claim["figure_id"]]
    rows = [
        f"{figure['hedge_id']}/{figure['value_class']}/{figure['lexicon_version']}"
        for figure in cited
        if figure["low_numerator"] is not None or figure["high_numerator"] is not None
    ]
    return " ".join(sorted(set(rows), key=rows.index))


def reading_row(candidate: dict, outcome: Outcome, lexicon_rows: str) -> dict:
    """Return one row of the table readings."""
    base = candidate["reading_id"]
    row = {
        "reading_id": f"{base}.{outcome.rounding}" if outcome.rounding else base,
        "figure_id": candidate["figure_id"],
        "family": candidate["family"],
        "is_primary": candidate["is_primary"] and not outcome.rounding,
        "reading": outcome.rounding or candidate["reading"],
        "rounds": base if outcome.rounding else None,
        "evidence_scope": candidate["evidence_scope"],
        "comparability": candidate["comparability"],
        "expression": outcome.expression,
        **NOTHING_COMPUTED,
    }
    if outcome.computed is not None:
        row |= {
            **exact_columns("computed", outcome.computed.low if outcome.computed.is_point() else None),
            **interval_columns("computed_", outcome.computed),
            **interval_columns("computed_soft_", outcome.computed_soft),
        }
    return row | {
        **interval_columns("claimed_", outcome.hard),
        **interval_columns("claimed_soft_", outcome.soft),
        "lexicon_rows": lexicon_rows,
        "verdict": outcome.verdict,
        "reason": outcome.reason,
        "slack": outcome.slack,
        "has_power": outcome.has_power,
    }
