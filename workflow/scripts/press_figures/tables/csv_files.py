"""Read and write CSV tables strictly: refuse what its Table Schema does not allow, with file and line."""

import csv
import io
import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from press_figures.errors import InputError, Problem, stop_on
from press_figures.tables.schemas import column_names
from press_figures.tables.text_files import read_bytes

Row = dict[str, str]
# Characters that start a formula in a spreadsheet, also in full width. They count after a semicolon or a tab
# too, because some spreadsheets take that for the end of a cell.
FORMULA = re.compile(r"(?:^|[;\t\r])[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]")
# The most that a spreadsheet keeps in one cell.
MOST_LETTERS = 32_767


@dataclass(frozen=True)
class Table:
    """The rows of one CSV file as text, and the line on which each row starts."""

    path: str
    rows: list[Row]
    lines: list[int] = field(default_factory=list)

    def place(self, index: int, column: str = "") -> str:
        """Return 'file, line n' or 'file, line n, column c' for the row with this index."""
        where = f"{self.path}, line {self.lines[index]}"
        return f"{where}, column {column}" if column else where


def read_table(path: Path, resource: dict) -> Table:
    """Return the rows of a CSV file whose header is exactly the columns of the schema.

    A byte order mark and CRLF line ends are accepted, because spreadsheets write them.
    Raises InputError on text that is not CSV and on rows with more or fewer cells than the header.
    """
    text = read_bytes(path).removeprefix("\ufeff")
    expected = column_names(resource)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader)
        stop_on(header_problems(str(path), header, expected))
        rows, lines, problems, line = [], [], [], reader.line_num + 1
        for cells in reader:
            problems += row_problems(f"{path}, line {line}", cells, expected)
            # A row with a wrong number of cells is a problem already, and stops after all rows are read.
            rows.append(dict(zip(expected, cells, strict=False)))
            lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        where = f"{path}, line {reader.line_num}"
        raise InputError(
            [Problem(where, f"text that is not CSV ({error})", "CSV", "Check the quotation marks.")]
        ) from None
    stop_on(problems)
    return Table(str(path), rows, lines)


def header_problems(path: str, header: list[str], expected: list[str]) -> list[Problem]:
    """Compare a header with the columns of the schema: missing, unknown, repeated, in another order."""
    if header == expected:
        return []
    place = f"{path}, line 1"
    if len(header) == 1 and header[0].split(";") == expected:
        action = "Save the file with commas; some spreadsheets call that CSV (comma delimited)."
        header_text = "the header " + ",".join(expected)
        return [Problem(place, "semicolons between the cells", header_text, action)]
    missing = [name for name in expected if name not in header]
    extra = [name for name in header if name not in expected]
    repeated = sorted({name for name in header if header.count(name) > 1})
    found = "; ".join(
        part
        for part in (
            f"no column {', '.join(map(repr, missing))}" if missing else "",
            f"unknown column {', '.join(map(repr, extra))}" if extra else "",
            f"repeated column {', '.join(map(repr, repeated))}" if repeated else "",
            "" if missing or extra or repeated else "the columns in another order",
        )
        if part
    )
    action = "Restore the header; the schema in workflow/schemas says what each column means."
    return [Problem(place, found, "the header " + ",".join(expected), action)]


def row_problems(place: str, cells: list[str], expected: list[str]) -> list[Problem]:
    """Check how many cells a row has, how long they are, and that no white space is around them."""
    if not any(cells):
        return [Problem(place, "an empty row", "cells", "Delete the row.")]
    if len(cells) != len(expected):
        found = f"{len(cells)} cells (the last is {cells[-1]!r})"
        action = "Put cells that contain a comma in double quotation marks."
        return [Problem(place, found, f"{len(expected)} cells", action)]
    named = [(f"{place}, column {name}", cell) for name, cell in zip(expected, cells, strict=True)]
    return [
        Problem(where, f"white space around {cell.strip()!r}", "none", "Delete it.")
        for where, cell in named
        if cell != cell.strip()
    ] + [
        Problem(where, f"{len(cell):,} characters", f"at most {MOST_LETTERS:,}", "Shorten the cell.")
        for where, cell in named
        if len(cell) > MOST_LETTERS
    ]


def formula_problems(table: Table, resource: dict) -> list[Problem]:
    """Refuse text that a spreadsheet would run as a formula."""
    texts = [f["name"] for f in resource["schema"]["fields"] if f["type"] == "string"]
    return [
        Problem(
            table.place(index, name),
            f"{row[name][:40]!r}, which a spreadsheet would read as a formula",
            "text that does not begin with = + - @",
            "Begin the cell with another word.",
        )
        for index, row in enumerate(table.rows)
        for name in texts
        if FORMULA.search(row[name])
    ]


def format_cell(value: object) -> str:
    """Return the text of a cell: empty for None, true or false, decimals exact and without trailing zeros.

    Raises TypeError on a float, because its decimals are not exact.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, Fraction):
        return format_cell(to_decimal(value))
    if isinstance(value, float):
        raise TypeError(f"a float for a published value: {value}")
    return str(value)


def to_decimal(value: Fraction) -> Decimal:
    """Return the fraction rounded half away from zero to 12 decimal places."""
    # Whole numbers only: a Decimal rounds to the precision of its context.
    digits = str((2 * 10**12 * abs(value.numerator) + value.denominator) // (2 * value.denominator))
    sign = int(value < 0 and digits != "0")
    return Decimal((sign, tuple(map(int, digits)), -12))


def column_problems(rows: list[dict], names: list[str], path: str) -> list[Problem]:
    """Find columns that only the step has, and columns that only the schema has."""
    given = list(rows[0])
    found = {
        "describes no column": [name for name in given if name not in names],
        "describes a column that no step fills,": [name for name in names if name not in given],
    }
    return [
        Problem(
            path, f"a schema that {said} {name!r}", "the columns that the step fills", "Correct the schema."
        )
        for said, odd in found.items()
        for name in odd
    ]


def to_csv(rows: list[dict], resource: dict) -> str:
    """Return the CSV text of rows, columns in schema order.

    Raises InputError if a spreadsheet could read a text as a formula, and if the rows have not exactly the
    columns of the schema.
    """
    names = column_names(resource)
    stop_on(column_problems(rows, names, resource["path"]) if rows else [])
    cells = [{name: format_cell(row[name]) for name in names} for row in rows]
    stop_on(formula_problems(Table(resource["path"], cells, list(range(2, len(cells) + 2))), resource))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(cells)
    return out.getvalue()
