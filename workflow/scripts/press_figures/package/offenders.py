"""Make the message about an offender, which is a row that a check in SQL found.

The first comment of a check is its rule. Comments after it give the parts of the message, by name:

    -- place, found, expected, action: the parts, with columns of the offender in braces
    -- row: <list> <columns>   the row of that list whose first cells are these columns of the offender; the
                               parts can use its file and line as {row_place}

If the offender has the id of an annotated row in a column such as part_id, the parts can use {part_place}. If
it has several ids in share_ids, they can use {share_places}; '{share_places: of *}' is empty without ids.
"""

import csv
import re
from pathlib import Path

from press_figures.errors import Problem

# The id of an annotated row: article and label.
ROW_ID = re.compile(r"([a-z0-9-]+)\.([a-z0-9-]+)")
PARTS = ("place", "found", "expected", "action")
NAMED = re.compile(r"([a-z]+): (.*)")


class Places(str):
    """The places of several rows. In a format, the star is replaced by them; without places, it is empty."""

    def __format__(self, words: str) -> str:
        return (words or "*").replace("*", self) if self else ""


def offender_problem(path: Path, text: str, offender: dict) -> Problem:
    """Return the problem of a row that the check with this path and text found."""
    rule, named = header_of(text)
    if "found" not in named:
        return Problem(
            f"check {path.stem}",
            ", ".join(f"{name} {value}" for name, value in offender.items()),
            rule,
            f"Correct {raw_rows(offender) or 'the annotations or reference rows it names'}.",
        )
    values = {**offender, **places_of(offender)}
    for name, words in named.items():
        if name not in PARTS:
            table, *columns = words.split()
            values[f"{name}_place"] = list_place(table, [offender[column] for column in columns])
    return Problem(*(named[part].format_map(values) for part in PARTS))


def header_of(text: str) -> tuple[str, dict[str, str]]:
    """Return the rule of a check and its other comments by name. A comment may have several lines."""
    rule, named, name = "", {}, ""
    for line in text.splitlines():
        if not line.startswith("-- "):
            break
        words = line.removeprefix("-- ").strip()
        if not rule:
            rule = words
        elif found := NAMED.fullmatch(words):
            name, named[found[1]] = found.groups()
        elif name:
            named[name] += f" {words}"
    return rule, named


def places_of(offender: dict) -> dict[str, str]:
    """Return the places of the annotated rows that an offender names by ids, by column."""
    places = {}
    for column, value in offender.items():
        if column.endswith("_ids"):
            name = f"{column.removesuffix('_ids')}_places"
            places[name] = Places(" and ".join(map(row_place, value or [])))
        elif column.endswith("_id"):
            places[f"{column.removesuffix('_id')}_place"] = row_place(str(value))
    return places


def row_place(row_id: str) -> str:
    """Return file and line of an annotated row, or the annotation file if the id is that of an article."""
    article_id, _, label = row_id.partition(".")
    path = Path("raw/annotations") / f"{article_id}.csv"
    return f"{path}, {line_of(path, [label])}" if label else str(path)


def list_place(table: str, cells: list[str]) -> str:
    """Return file and line of the row of a reference list that begins with these cells."""
    path = Path("raw/reference") / f"{table}.csv"
    return f"{path}, {line_of(path, cells)}"


def line_of(path: Path, cells: list[str]) -> str:
    """Return 'line n' of the first row that begins with these cells, or the cells if the file has none.

    Files are read only for a message, because the published tables have no line numbers.
    """
    if path.exists():
        with open(path, encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            start = 1
            for row in reader:
                if row[: len(cells)] == cells:
                    return f"line {start}"
                start = reader.line_num + 1
    return f"the row {', '.join(map(repr, cells))}"


def raw_rows(offender: dict) -> str:
    """Return in words the annotated rows and list rows that an offender names by ids, or an empty text."""
    rows = []
    for name, value in offender.items():
        if not (name.endswith("_id") and isinstance(value, str)):
            continue
        listed = Path("raw/reference") / f"{name.removesuffix('_id')}s.csv"
        if row := ROW_ID.fullmatch(value):
            rows.append(f"the row {row[2]!r} of raw/annotations/{row[1]}.csv")
        elif listed.exists():
            rows.append(f"the row {value!r} of {listed}")
    return " or ".join(dict.fromkeys(rows))
