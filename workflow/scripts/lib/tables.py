"""Read and write CSV tables strictly: what does not fit its Table Schema is refused by file and row."""

import csv
import difflib
import io
import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import yaml

from lib.errors import InputError, Problem, stop_on
from lib.references import outside_problems

Row = dict[str, str]

# The same loader in C, where the installed YAML library has it: ten times as fast.
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Signs that open a formula, also in their full width, and behind what some spreadsheets take for the end
# of a cell.
FORMULA = re.compile(r"(?:^|[;\t\r])[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]")
# Everything that steers a terminal or breaks XML; tabs and line ends are text.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
# What a spreadsheet can hold in one cell.
MOST_LETTERS = 32_767
# What people write here is less deep; the YAML library ends the process at some thousand levels.
MOST_LEVELS = 20
# Lists with more words than this get no suggestion, for that takes too long.
MOST_SUGGESTED = 2_000


@dataclass(frozen=True)
class Table:
    """Rows of one CSV file as text, with the line on which each row starts."""

    path: str
    rows: list[Row]
    lines: list[int] = field(default_factory=list)

    def place(self, index: int, column: str = "") -> str:
        """Return 'file, row (line n)' or 'file, row, column c' of the row with this index."""
        where = f"{self.path}, line {self.lines[index]}"
        return f"{where}, column {column}" if column else where


def read_yaml(path: Path | str) -> object:
    """Return what a YAML file holds. Raises InputError on text that is not YAML or could exhaust memory."""
    text = read_bytes(Path(path))
    try:
        stop_on(yaml_problems(str(path), text))
        return yaml.load(text, YAML_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}, line {mark.line + 1}" if mark else str(path)
        found = f"text that is not YAML ({getattr(error, 'problem', None) or error})"
        action = "Check indentation, colons and quotation marks on this line and the one before."
        raise InputError([Problem(place, found, "YAML", action)]) from None


def yaml_problems(path: str, text: str) -> list[Problem]:
    """Find an alias, for a few lines of them can make a billion values, and too many levels."""
    depth = 0
    for event in yaml.parse(text, YAML_LOADER):
        place = f"{path}, line {event.start_mark.line + 1}"
        if isinstance(event, yaml.AliasEvent):
            return [Problem(place, f"the alias *{event.anchor}", "the values themselves", "Write them out.")]
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_LEVELS:
            found = f"more than {MOST_LEVELS} levels of lists and mappings"
            return [Problem(place, found, "fewer", "Write what it holds less deep.")]
    return []


def load_resource(path: Path | str) -> dict:
    """Return the resource descriptor (name, path, schema) in a YAML file.

    Raises InputError on text that is not YAML, describes no table or names anything outside the package.
    """
    resource = read_yaml(path)
    stop_on(outside_problems(str(path), resource))
    if not isinstance(resource, dict) or not describes_table(resource.get("schema")):
        expected = "a schema with the name and the type of every field"
        raise InputError([Problem(str(path), "no description of a table", expected, "Complete the schema.")])
    return resource


def describes_table(schema: object) -> bool:
    """Tell whether what a YAML file calls its schema has fields with names and types."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return isinstance(fields, list) and all(
        isinstance(field, dict) and {"name", "type"} <= field.keys() for field in fields
    )


def load_resources(schemas: list[str]) -> dict[tuple[str, str], dict]:
    """Return resource descriptors by folder (raw or tables) and name."""
    return {(Path(path).parent.name, Path(path).stem): load_resource(path) for path in schemas}


def column_names(resource: dict) -> list[str]:
    return [column["name"] for column in resource["schema"]["fields"]]


def suggestion(value: str, known: list[str]) -> str:
    """Return ' (did you mean x?)' for the nearest known value, or nothing."""
    if len(known) > MOST_SUGGESTED or len(value) > MOST_SUGGESTED:
        return ""
    near = difflib.get_close_matches(value, known, n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def read_bytes(path: Path) -> str:
    """Return the text of a UTF-8 file with its line ends kept.

    Raises InputError on a missing or empty file, a symbolic link, bytes that are not UTF-8 and control
    characters.
    """
    if linked := next(filter(Path.is_symlink, own_part(path)), None):
        action = "Put the file itself there: a link can lead out of this folder."
        raise InputError([Problem(str(linked), "a symbolic link", "a file or folder", action)])
    if not path.is_file():
        raise InputError([Problem(str(path), "no file", "a file", "Add it or remove what names it.")])
    data = path.read_bytes()
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise InputError([Problem(str(path), "an empty file", "content", "Restore the file.")])
    if b"\0" in data:
        where = f"{path}, byte {data.index(0)}"
        raise InputError([Problem(where, "a NUL byte", "text", "Save the file as UTF-8 text.")])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"{path}, byte {error.start}"
        found = f"the byte 0x{data[error.start]:02x}, which is not UTF-8"
        raise InputError([Problem(where, found, "UTF-8", "Save the file as UTF-8.")]) from None
    if control := CONTROL.search(text):
        where = f"{path}, line {text.count(chr(10), 0, control.start()) + 1}"
        found = f"the control character U+{ord(control[0]):04X}"
        raise InputError([Problem(where, found, "text", "Save the file as plain text, without it.")])
    return text


def own_part(path: Path) -> list[Path]:
    """Return a path and, if it is relative and so of this repository, the folders that it names."""
    return [path] if path.is_absolute() else [path, *path.parents]


def read_table(path: Path, resource: dict) -> Table:
    """Return the rows of a CSV file whose header is exactly the columns of the schema.

    A byte order mark and CRLF line ends, which spreadsheets write, are accepted.
    Raises InputError on anything else that is not a row of as many cells as the header.
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
    """Compare a header with the columns of the schema: missing, extra, repeated, out of order."""
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
    """Check the number of cells of a row, their lengths and the white space around them."""
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
    """Return the text of a cell: exact decimals without trailing zeros, true and false, empty for None."""
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
    digits = str((2 * 10**12 * abs(value.numerator) + value.denominator) // (2 * value.denominator))
    sign = int(value < 0 and digits != "0")
    return Decimal((sign, tuple(map(int, digits)), -12))


def column_problems(rows: list[dict], names: list[str], path: str) -> list[Problem]:
    """Find columns that a step gives and the schema does not describe, and the reverse."""
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

    Raises InputError if a text cell could become a spreadsheet formula, and if the rows have other columns
    than the schema.
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
