"""Decide every reading on exact fractions and give each claim its verdict."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import duckdb

from lib.database import read_rows
from lib.files import write_all
from lib.intervals import Interval, exact_columns, interval_columns
from lib.step import run_step
from lib.tables import load_resources, read_table, to_csv
from lib.verdicts import (
    claim_verdict,
    decide,
    difference_interval,
    negative,
    relative_change_interval,
    share_interval,
    slack,
)

Figure = dict
Computed = tuple[Interval, str, tuple[Fraction, Fraction] | None]


def decide_readings(candidates: list[dict], inputs: list[dict], figures: dict[str, Figure]) -> list[dict]:
    """Return one row of readings per candidate, in order of reading_id.

    inputs name the figures of each reading and their roles; figures hold exact values and bounds.
    """
    by_reading: dict[str, dict[str, list[Figure]]] = {}
    for row in inputs:
        roles = by_reading.setdefault(row["reading_id"], {})
        roles.setdefault(row["role"], []).append(figures[row["figure_id"]])
    return [
        reading_row(candidate, figures[candidate["figure_id"]], by_reading.get(candidate["reading_id"], {}))
        for candidate in sorted(candidates, key=lambda row: row["reading_id"])
    ]


def reading_row(candidate: dict, claim: Figure, roles: dict[str, list[Figure]]) -> dict:
    """Return the row of one reading, computed unless SQL refused it."""
    hard, soft = interval_of(claim, ""), interval_of(claim, "soft_")
    reason = candidate["refusal_reason"]
    computed, expression, operands = None, "", None
    if reason is None and not can_compute(roles):
        reason = "vague"
    if reason is None:
        computed, expression, operands = COMPUTE[candidate["family"]](claim, roles)
        verdict, reason = decide(computed, hard, soft, is_open_world(roles))
    else:
        verdict = "indeterminate"
    point = computed.low if computed and computed.is_point() else None
    return {
        "reading_id": candidate["reading_id"],
        "figure_id": candidate["figure_id"],
        "family": candidate["family"],
        "is_primary": True,
        "reading": "primary",
        "evidence_scope": "same_text",
        "comparability": candidate["comparability"],
        "expression": expression,
        **exact_columns("computed", point),
        **computed_bounds(computed),
        "claimed_low": hard.low,
        "claimed_high": hard.high,
        "claimed_soft_low": soft.low,
        "claimed_soft_high": soft.high,
        "lexicon_row": f"{claim['hedge_id']}/{claim['value_class']}/{claim['lexicon_version']}",
        "verdict": verdict,
        "reason": reason,
        "slack": slack(*operands, hard, soft) if operands else None,
        "has_power": has_power(computed, claim) if computed else None,
    }


def can_compute(roles: dict[str, list[Figure]]) -> bool:
    """Tell whether every input has a value and both bounds and no divisor can be zero."""
    bounded = all(
        None not in (figure["value_numerator"], figure["low_numerator"], figure["high_numerator"])
        for figures in roles.values()
        for figure in figures
    )
    divisors = roles.get("denominator", []) + roles.get("baseline", [])
    return bounded and all(figure["low_numerator"] > 0 for figure in divisors)


def computed_bounds(computed: Interval | None) -> dict:
    """Return the bound columns of a computed interval, all empty if nothing was computed."""
    if computed is None:
        empty = interval_columns("computed_", Interval(None, None, False, False))
        return dict.fromkeys(empty)
    return interval_columns("computed_", computed)


def interval_of(figure: Figure, prefix: str) -> Interval:
    """Return the hard (prefix '') or soft (prefix 'soft_') interval of a figure."""

    def end(name: str) -> Fraction | None:
        numerator = figure[f"{prefix}{name}_numerator"]
        return None if numerator is None else Fraction(numerator, figure[f"{prefix}{name}_denominator"])

    return Interval(
        end("low"), end("high"), figure[f"{prefix}low_inclusive"], figure[f"{prefix}high_inclusive"]
    )


def is_open_world(roles: dict[str, list[Figure]]) -> bool:
    """Tell whether the printed parts of a numerator need not be all there are."""
    return "numerator_part" in roles


def compute_share(claim: Figure, roles: dict[str, list[Figure]]) -> Computed:
    """Return numerator over denominator; parts of a numerator are added."""
    parts = roles.get("numerator", []) + roles.get("numerator_part", [])
    (base,) = roles["denominator"]
    numerators, denominator = [interval_of(part, "") for part in parts], interval_of(base, "")
    total = " + ".join(printed(part) for part in parts)
    total = f"({total})" if len(parts) > 1 else total
    expression = f"{total} / {printed(base)}"
    if is_open_world(roles):
        expression = f"at least {expression} and at most 1"
    exact = not is_open_world(roles) and all(part.is_point() for part in [*numerators, denominator])
    operands = (sum(part.low for part in numerators), denominator.low) if exact else None
    return share_interval(numerators, denominator, is_open_world(roles)), expression, operands


def compute_change(claim: Figure, roles: dict[str, list[Figure]]) -> Computed:
    """Return the change in the claimed direction, relative to the earlier level if the claim is a share."""
    (later,), (earlier,) = roles["later_level"], roles["baseline"]
    after, before = interval_of(later, ""), interval_of(earlier, "")
    if claim["direction"] == "up":
        change, expression = difference_interval(after, before), f"{printed(later)} - {printed(earlier)}"
    else:
        change, expression = difference_interval(before, after), f"{printed(earlier)} - {printed(later)}"
    if claim["value_class"] in ("count", "magnitude") or is_in_points(claim):
        return change, expression, (change.low, Fraction(1)) if change.is_point() else None
    ratio = relative_change_interval(after, before)
    relative = ratio if claim["direction"] == "up" else negative(ratio)
    operands = (change.low, before.low) if change.is_point() else None
    return relative, f"({expression}) / {printed(earlier)}", operands


def is_in_points(claim: Figure) -> bool:
    """Tell whether a change is printed in percentage points, which are a difference of shares."""
    return claim["value_text"].lower().endswith(("percentage point", "percentage points"))


def compute_bound(claim: Figure, roles: dict[str, list[Figure]]) -> Computed:
    """Return the precise figure that the claim words more roundly."""
    (precise,) = roles["derived_from"]
    computed = interval_of(precise, "")
    operands = (computed.low, Fraction(1)) if computed.is_point() else None
    return computed, printed(precise), operands


COMPUTE: dict[str, Callable[[Figure, dict[str, list[Figure]]], Computed]] = {
    "share": compute_share,
    "change": compute_change,
    "bound": compute_bound,
}


def printed(figure: Figure) -> str:
    """Return a figure as it stands in an expression: whole numbers with commas, others as a fraction."""
    value = Fraction(figure["value_numerator"], figure["value_denominator"])
    return f"{value.numerator:,}" if value.denominator == 1 else str(value)


def has_power(computed: Interval, claim: Figure) -> bool:
    """Tell whether some other number printed in the form of the claim would have failed.

    A count, and a percentage or fraction out of a computed value that is not every share, can
    always be printed so wrongly that it fails; only the full range of shares admits everything.
    """
    return not (claim["kind"] != "count" and computed.low <= 0 and computed.high >= 1)


FIGURES_QUERY = """
select figures.*, hedges.lexicon_version
from figures inner join hedges on figures.hedge_id = hedges.hedge_id
"""


def main(database: str, inputs_table: str, schemas: list[str], readings: str, verdicts: str) -> str:
    resources = load_resources(schemas)
    with duckdb.connect(database, read_only=True) as connection:
        figures = {row["figure_id"]: row for row in read_rows(connection, FIGURES_QUERY)}
        candidates = read_rows(connection, "select * from reading_candidates")
    inputs = read_table(Path(inputs_table), resources["tables", "reading_inputs"]).rows
    decided = decide_readings(candidates, inputs, figures)
    by_claim: dict[str, list[dict]] = {}
    for reading in decided:
        by_claim.setdefault(reading["figure_id"], []).append(reading)
    claims = [{"figure_id": claim, **claim_verdict(by_claim[claim])} for claim in sorted(by_claim)]
    write_all(
        {
            Path(readings): to_csv(decided, resources["tables", "readings"]),
            Path(verdicts): to_csv(claims, resources["tables", "verdicts"]),
        }
    )
    return f"{len(decided)} readings of {len(claims)} claims decided"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
