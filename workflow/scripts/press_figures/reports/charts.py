"""Charts as SVG: rows of marks on an axis from zero, narrow enough for a telephone.

A template draws them because altair took 2.6 seconds and 84 MB of memory for each chart.
"""

import textwrap
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from press_figures.markdown.escaping import legible

# In units of the drawing.
WIDTH = 400
MARGIN = 14
LINE_HEIGHT = 17
MARK_HEIGHT = 14
ROW_GAP = 14
# How many letters fit into a line in the widest of the usual fonts, because readers have different fonts.
LABEL_LETTERS = 32
DETAIL_LETTERS = 52
HEADING_LETTERS = 42
TITLE_LETTERS = 36
# A chart with more rows is not drawn, because the table on the page serves better.
MOST_ROWS = 40


@dataclass(frozen=True)
class Mark:
    """A shape from low to high on the axis. An end of None is unbounded.

    kind is a shape of the template. style is the kind whose colour the shape has, if not its own.
    """

    kind: str
    low: Fraction | None
    high: Fraction | None
    style: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a chart: label, value in words, smaller words below them, and marks."""

    label: str
    value: str
    detail: str
    marks: list[Mark]


@dataclass(frozen=True)
class Group:
    """Rows on one axis from 0 to maximum. Ticks are positions on it with their words."""

    heading: str
    maximum: Fraction
    rows: list[Row]
    ticks: list[tuple[Fraction, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Chart:
    """A chart with its title, what its marks mean, and its groups."""

    title: str
    legend: list[tuple[str, str]]
    groups: list[Group]

    def description(self) -> str:
        """Return all rows in words, for readers who cannot see the picture."""
        return " ".join(
            f"{group.heading}: "
            + "; ".join(
                f"{row.label}: {row.value}" + (f" ({row.detail})" if row.detail else "") for row in group.rows
            )
            + "."
            for group in self.groups
        )


def draw(chart: Chart, template: Path) -> str:
    """Return the SVG of a chart."""
    items: list[dict] = []
    title = textwrap.wrap(chart.title, TITLE_LETTERS)
    y = add_lines(items, "title", title, 12, LINE_HEIGHT + 2) + 6
    marks = [mark for group in chart.groups for row in group.rows for mark in row.marks]
    styles = {mark.style: "" for mark in marks} | {mark.kind: mark.style for mark in marks}
    for kind, words in chart.legend:
        # Only marks that this chart draws.
        if kind not in styles:
            continue
        items.append(sample(kind, styles[kind], y + 2))
        y = add_lines(
            items, "detail", textwrap.wrap(words, DETAIL_LETTERS - 6), y, LINE_HEIGHT - 2, MARGIN + 30
        )
        y += 3
    for group in chart.groups:
        y = add_group(items, group, y + 10)
    return (
        environment(template.parent)
        .get_template(template.name)
        .render(width=WIDTH, height=y + 4, title=chart.title, description=chart.description(), items=items)
    )


def add_lines(items: list[dict], style: str, lines: list[str], y: int, height: int, x: int = MARGIN) -> int:
    """Add lines of text below y, and return where they end."""
    for line in lines:
        y += height
        items.append({"shape": "text", "style": style, "x": x, "y": y - 4, "text": line})
    return y


def add_group(items: list[dict], group: Group, y: int) -> int:
    """Add a heading, its rows and its axis below y, and return where they end."""
    y = add_lines(items, "heading", textwrap.wrap(group.heading, HEADING_LETTERS), y, LINE_HEIGHT + 1) + 4
    for row in group.rows:
        items.append(
            {
                "shape": "text",
                "style": "value",
                "x": WIDTH - MARGIN,
                "y": y + LINE_HEIGHT - 4,
                "text": row.value,
            }
        )
        y = add_lines(items, "label", textwrap.wrap(row.label, LABEL_LETTERS), y, LINE_HEIGHT)
        y = add_lines(items, "detail", textwrap.wrap(row.detail, DETAIL_LETTERS), y, LINE_HEIGHT - 2) + 4
        if row.marks:
            items += [
                {"shape": "grid", "x": across(position, group.maximum), "y": y - 3, "height": MARK_HEIGHT + 6}
                for position, _ in group.ticks
            ]
        items += [place(mark, group.maximum, y) for mark in row.marks]
        y += (MARK_HEIGHT if row.marks else 0) + ROW_GAP
    if group.ticks:
        for number, (position, text) in enumerate(group.ticks):
            # The outer words are aligned to the ends of the axis, so that they stay inside the drawing.
            style = ("start", *["middle"] * (len(group.ticks) - 2), "end")[number]
            items.append(
                {
                    "shape": "text",
                    "style": f"tick {style}",
                    "x": across(position, group.maximum),
                    "y": y + 6,
                    "text": text,
                }
            )
        y += 14
    return y


def place(mark: Mark, maximum: Fraction, y: int) -> dict:
    """Return a mark as a shape with its place. An end without a bound is at the edge of the axis."""
    low = Fraction(0) if mark.low is None else min(max(mark.low, Fraction(0)), maximum)
    high = maximum if mark.high is None else min(max(mark.high, Fraction(0)), maximum)
    start, end = across(low, maximum), across(high, maximum)
    return {
        "shape": mark.kind,
        "style": mark.style,
        "x": start,
        "end": end,
        "width": decimal((high - low) * (WIDTH - 2 * MARGIN) / maximum),
        "y": y,
        "is_open": mark.high is None,
    }


def sample(kind: str, style: str, y: int) -> dict:
    """Return a mark for the legend: in the middle if it is a point, else over the whole width."""
    start, end = (MARGIN + 11, MARGIN + 11) if kind in ("dot", "value", "other") else (MARGIN, MARGIN + 22)
    place = {"x": start, "end": end, "width": end - start, "y": y}
    return {"shape": kind, "style": style, "is_open": False, **place}


def across(position: Fraction, maximum: Fraction) -> str:
    """Return where a position is on an axis that ends at maximum, in units of the drawing."""
    return decimal(MARGIN + position * (WIDTH - 2 * MARGIN) / maximum)


def decimal(number: Fraction | int) -> str:
    """Return a number that is not negative with one decimal place."""
    tenths = round(number * 10)
    return f"{tenths // 10}.{tenths % 10}"


@cache
def environment(folder: Path) -> Environment:
    """Return the Jinja2 environment for SVG. Text from data is escaped as XML, without control characters."""
    return Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        finalize=lambda value: legible(value) if isinstance(value, str) else value,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
