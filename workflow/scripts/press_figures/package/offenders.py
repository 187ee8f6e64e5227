"""What is said of a row that a check in SQL found: where people wrote it, found, expected and what to do.

The first comment of a check is its rule. The comments after it may say more, each with a name:

    -- row: <list> <columns>   columns of the offender that are the first cells of a row of that list
    -- place, found, expected, action: the parts of the message, with columns of the offender in braces

An offender that names a row by its id, as in part_id, has its place as part_place; one that names several in
share_ids has theirs as share_places, and '{share_places: of *}' is nothing if there are none.
"""

import csv
import re
from pathlib import Path

from press_figures.errors import Problem

# The id of what an annotation gives: its article and its label.
ROW_ID = re.compile(r"([a-z0-9-]+)\.([a-z0-9-]+)")
PARTS = ("place", "found", "expected", "action")
NAMED = re.compile(r"([a-z]+): (.*)")


class Places(str):
    """Places of several rows, put into the words of a format in which a star stands for them."""

    def __format__(self, words: str) -> str:
        return (words or "*").replace("*", self) if self else ""


def offender_problem(path: Path, text: str, offender: dict) -> Problem:
    """Return what is to be said of a row that the check with this path and text found."""
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
    """Return the rule of a check and what its other comments say by their names; a line may go on."""
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
    """Return where the rows were written that an offender names by ids, by column."""
    places = {}
    for column, value in offender.items():
        if column.endswith("_ids"):
            name = f"{column.removesuffix('_ids')}_places"
            places[name] = Places(" and ".join(map(row_place, value or [])))
        elif column.endswith("_id"):
            places[f"{column.removesuffix('_id')}_place"] = row_place(str(value))
    return places


def row_place(row_id: str) -> str:
    """Return file and line of the annotation with an id, or the file of the annotations of an article."""
    article_id, _, label = row_id.partition(".")
    path = Path("raw/annotations") / f"{article_id}.csv"
    return f"{path}, {line_of(path, [label])}" if label else str(path)


def list_place(table: str, cells: list[str]) -> str:
    """Return file and line of the row of a reference list that begins with these cells."""
    path = Path("raw/reference") / f"{table}.csv"
    return f"{path}, {line_of(path, cells)}"


def line_of(path: Path, cells: list[str]) -> str:
    """Return 'line n' of the first row that begins with these cells, or the cells if the file has none.

    Files are read here, where there is something to say, for the published tables know no lines.
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
    """Return the rows that people wrote and that an offender names by their ids, or nothing."""
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
