"""Make charts from rows of the report queries. Their words are in workflow/templates/charts.yml."""

from fractions import Fraction
from operator import itemgetter

from press_figures.markdown.numbers import (
    exact,
    format_bound,
    format_count,
    format_interval,
    format_percent,
    format_value,
)
from press_figures.markdown.rendering import capitalised
from press_figures.reports.charts import Chart, Group, Mark, Row

Rows = list[dict]
PERCENT_TICKS = [(Fraction(quarter, 4), f"{quarter * 25}%") for quarter in range(5)]


def shares_chart(rows: Rows, words: dict) -> Chart:
    """Return a chart of shares: computed ones as dots, printed ones as what their words allow."""

    def share_row(row: dict) -> Row:
        is_computed = row["share_basis"] == "computed"
        mark = (
            Mark("dot", exact(row, "share"), exact(row, "share"))
            if is_computed
            else Mark("span", exact(row, "low"), exact(row, "high"))
        )
        value = format_percent(exact(row, "share")) if is_computed else bounds(row)
        detail = words["computed" if is_computed else "printed"]
        said = in_words(row)
        if is_computed and row["numerator_unit"] != row["denominator_unit"]:
            said["numerator"] = f"{said['numerator']} {row['numerator_unit']}"
        return Row(capitalised(words["label"].format_map(row)), str(value), detail.format_map(said), [mark])

    return Chart(
        words["title"],
        list(words["legend"].items()),
        [
            Group(heading, Fraction(1), [share_row(row) for row in group], PERCENT_TICKS)
            for heading, group in grouped(rows, words["heading"])
        ],
    )


def recorded_chart(rows: Rows, words: dict) -> Chart:
    """Return a chart of recorded counts as bars, with a scale for each heading."""

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
    """Return a chart of what the words of printed shares allow, and of what the figures beside them give."""

    def claim_row(row: dict) -> Row:
        point = exact(row, "computed")
        computed = (
            Mark("value", point, point)
            if point is not None
            else Mark("span", exact(row, "computed_low"), exact(row, "computed_high"))
        )
        value = format_percent(point) if point is not None else bounds(row, "computed_")
        marks = [
            Mark("hard", exact(row, "low"), exact(row, "high")),
            Mark("soft", exact(row, "soft_low"), exact(row, "soft_high")),
            *(
                Mark("other", Fraction(value), Fraction(value))
                for value in (row["other_values"] or "").split()
            ),
            computed,
        ]
        return Row(
            capitalised(words["label"].format_map(row)),
            str(value),
            words["detail"].format_map(row | {"area": capitalised(row["area"])}),
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
    """Return a chart of stages by area and period: a base is a full bar, a share of it a part of that bar.

    Counts on different bases, or without a printed base, never share a scale.
    """

    def stage_row(row: dict) -> Row:
        label, basis = words[row["stage"]].format_map(row), basis_class(row)
        said = in_words(row) | {"basis": words["basis"][basis]}
        share = exact(row, "share") if row["share_basis"] == "computed" else None
        if row["printed_count"] is None:
            detail = words["implied"].format_map(said | {"share": bounds(row)}) if row["count_high"] else ""
            return Row(
                label, bounds(row), detail, [Mark("span", exact(row, "low"), exact(row, "high"), basis)]
            )
        marks, detail = [], ""
        if row["stage"] != "outcome":
            marks = [Mark(basis, Fraction(0), Fraction(1))]
        if share is not None:
            marks = [Mark(basis, Fraction(0), share)]
            detail = words["share"].format_map(said | {"share": format_percent(share)})
        elif row["stage"] == "outcome" or row["whole_label"] is not None:
            detail = words["refused"].format_map(row)
        return Row(label, str(format_count(row["printed_count"])), detail, marks)

    return Chart(
        words["title"],
        list(words["legend"].items()),
        [
            Group(heading, Fraction(1), [stage_row(row) for row in group])
            for heading, group in grouped(rows, words["heading"])
        ],
    )


def basis_class(row: dict) -> str:
    return row["count_basis"] if row["count_basis"] in ("recorded", "closed") else "unstated"


def grouped(rows: Rows, heading: str) -> list[tuple[str, Rows]]:
    """Return rows by their headings. The headings are in the order in which they first occur."""
    groups: dict[str, Rows] = {}
    for row in rows:
        groups.setdefault(capitalised(heading.format_map(row)), []).append(row)
    return list(groups.items())


def largest(values) -> Fraction:
    # At least 1, because an axis that ends at zero has no places.
    return Fraction(max(max(values), 1))


def in_words(row: dict) -> dict:
    """Return the row with whole numbers in the form that pages print."""
    # In Python, true and false are integers too.
    return {
        name: format_count(value) if isinstance(value, int) and not isinstance(value, bool) else value
        for name, value in row.items()
    }


def bounds(row: dict, prefix: str = "") -> str:
    """Return an interval of shares in a short form, such as '3.5% to <4.5%': > and < mark excluded ends."""
    share = {**row, "kind": "share"}
    low, high = format_bound(share, f"{prefix}low"), format_bound(share, f"{prefix}high")
    if low is None or high is None:
        return str(format_interval(share, prefix))
    if exact(row, f"{prefix}low") == exact(row, f"{prefix}high"):
        return str(format_value(share, f"{prefix}low"))
    above = "" if row[f"{prefix}low_inclusive"] else ">"
    below = "" if row[f"{prefix}high_inclusive"] else "<"
    return f"{above}{low} to {below}{high}"


def drawn_claims(data: dict[str, Rows]) -> Rows:
    """Return the claims that are shares and have a computed value or range."""
    return [
        row
        for row in data["claims"]
        if row["family"] == "share"
        and (row["computed_numerator"] is not None or row["computed_low_numerator"] is not None)
    ]


def printed_stages(data: dict[str, Rows]) -> Rows:
    """Return the stages that articles print. The table on the page has the others as well."""
    return [row for row in data["attrition"] if row["label"] is not None]


# For each chart, which rows it shows, and how it shows them.
CHARTS = {
    "claims": (drawn_claims, claims_chart),
    "shares": (itemgetter("shares"), shares_chart),
    "attrition": (printed_stages, attrition_chart),
    "recorded": (itemgetter("recorded"), recorded_chart),
}
