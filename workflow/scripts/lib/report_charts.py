"""From rows of the report queries to charts. Words come from workflow/templates/charts.yml."""

from fractions import Fraction
from operator import itemgetter

from lib.charts import Chart, Group, Mark, Row
from lib.markdown import (
    capitalised,
    exact,
    format_bound,
    format_count,
    format_interval,
    format_percent,
    format_value,
)

Rows = list[dict]

PERCENT_TICKS = [(Fraction(quarter, 4), f"{quarter * 25}%") for quarter in range(5)]


def shares_chart(rows: Rows, words: dict) -> Chart:
    """Return shares of one as dots, and printed shares as what their words allow."""

    def share_row(row: dict) -> Row:
        is_computed = row["share_basis"] == "computed"
        mark = (
            Mark("dot", exact(row, "share"), exact(row, "share"))
            if is_computed
            else Mark("span", exact(row, "low"), exact(row, "high"))
        )
        value = format_percent(exact(row, "share")) if is_computed else bounds(row)
        detail = words["computed" if is_computed else "printed"]
        return Row(
            capitalised(words["label"].format_map(row)), str(value), detail.format_map(in_words(row)), [mark]
        )

    return Chart(
        words["title"],
        list(words["legend"].items()),
        [
            Group(heading, Fraction(1), [share_row(row) for row in group], PERCENT_TICKS)
            for heading, group in grouped(rows, words["heading"])
        ],
    )


def recorded_chart(rows: Rows, words: dict) -> Chart:
    """Return what was recorded as bars, one scale for each area, offence and unit."""

    def recorded_row(row: dict) -> Row:
        kind = "recorded" if row["basis"] == "printed" else "implied"
        mark = Mark(kind, Fraction(0), Fraction(row["recorded_count"]))
        detail = words[row["basis"]].format_map(row)
        return Row(
            capitalised(words["label"].format_map(row)),
            str(format_count(row["recorded_count"])),
            detail,
            [mark],
        )

    return Chart(
        words["title"],
        list(words["legend"].items()),
        [
            Group(
                heading, largest(row["recorded_count"] for row in group), [recorded_row(row) for row in group]
            )
            for heading, group in grouped(rows, words["heading"])
        ],
    )


def claims_chart(rows: Rows, words: dict) -> Chart:
    """Return what the words of printed shares allow, and what the figures beside them give."""

    def claim_row(row: dict) -> Row:
        point = exact(row, "computed")
        computed = (
            Mark("dot", point, point)
            if point is not None
            else Mark("span", exact(row, "computed_low"), exact(row, "computed_high"))
        )
        value = format_percent(point) if point is not None else bounds(row, "computed_")
        marks = [
            Mark("hard", exact(row, "low"), exact(row, "high")),
            Mark("soft", exact(row, "soft_low"), exact(row, "soft_high")),
            computed,
        ]
        return Row(
            capitalised(words["label"].format_map(row)),
            str(value),
            capitalised(words["detail"].format_map(row)),
            marks,
        )

    return Chart(
        words["title"],
        list(words["legend"].items()),
        [
            Group(heading, Fraction(1), [claim_row(row) for row in group], PERCENT_TICKS)
            for heading, group in grouped(rows, words["heading"])
        ],
    )


def attrition_chart(rows: Rows, words: dict) -> Chart:
    """Return the stages of each area and period as bars on one scale, coloured by what was counted."""

    def stage_row(row: dict) -> Row:
        label = words[row["stage"]].format_map(row)
        if row["label"] is None:
            return Row(label, words["not_printed"], "", [])
        if row["printed_count"] is None and row["count_high"] is None:
            return Row(label, bounds(row), "", [])
        if row["printed_count"] is None:
            detail = words["implied"].format_map(in_words(row) | {"share": bounds(row)})
            mark = Mark("span", Fraction(row["count_low"]), Fraction(row["count_high"]))
            return Row(label, bounds(row), detail, [mark])
        share = exact(row, "share")
        if share is not None:
            detail = words["share"].format_map(in_words(row) | {"share": format_percent(share)})
        elif row["whole_label"] is not None:
            detail = words["refused"].format_map(row)
        else:
            detail = ""
        mark = Mark(basis_class(row), Fraction(0), Fraction(row["printed_count"]))
        return Row(label, str(format_count(row["printed_count"])), detail, [mark])

    return Chart(
        words["title"],
        list(words["legend"].items()),
        [
            Group(
                heading, largest(row["count_high"] or 1 for row in group), [stage_row(row) for row in group]
            )
            for heading, group in grouped(rows, words["heading"])
        ],
    )


def basis_class(row: dict) -> str:
    return row["count_basis"] if row["count_basis"] in ("recorded", "closed") else "unstated"


def grouped(rows: Rows, heading: str) -> list[tuple[str, Rows]]:
    """Return rows by their heading, in the order in which the headings come first."""
    groups: dict[str, Rows] = {}
    for row in rows:
        groups.setdefault(capitalised(heading.format_map(row)), []).append(row)
    return list(groups.items())


def largest(values) -> Fraction:
    return Fraction(max(max(values), 1))


def in_words(row: dict) -> dict:
    """Return the row with whole numbers as they are printed for readers."""
    return {
        name: format_count(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in row.items()
    }


def bounds(row: dict, prefix: str = "") -> str:
    """Return an interval of shares briefly, such as '3.5% to 4.5%'."""
    share = {**row, "kind": "share"}
    low, high = exact(row, f"{prefix}low"), exact(row, f"{prefix}high")
    if low is None or high is None:
        return str(format_interval(share, prefix))
    if low == high:
        return str(format_value(share, f"{prefix}low"))
    return f"{format_bound(share, f'{prefix}low')} to {format_bound(share, f'{prefix}high')}"


def drawn_claims(data: dict[str, Rows]) -> Rows:
    """Return the claims that are shares and that something was computed for."""
    return [
        row
        for row in data["claims"]
        if row["family"] == "share"
        and (row["computed_numerator"] is not None or row["computed_low_numerator"] is not None)
    ]


# For each chart the rows it shows and how it shows them.
CHARTS = {
    "claims": (drawn_claims, claims_chart),
    "shares": (itemgetter("shares"), shares_chart),
    "attrition": (itemgetter("attrition"), attrition_chart),
    "recorded": (itemgetter("recorded"), recorded_chart),
}
