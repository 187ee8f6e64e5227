"""Check cells, keys and references of the raw tables against their Table Schemas, fast.

Frictionless validates the tables of the package (package/validation.py). It is not used here, because it
takes a second to load and several times as long for each row. Tests compare the answers of both.
"""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal

from press_figures.errors import Problem, suggestion
from press_figures.tables.csv_files import Table

Tables = dict[str, tuple[Table, dict]]
# Not None, which is the value of an empty cell.
UNREADABLE = object()
# A message lists the codes of a column if there are not more than this.
FEW = 12
# Suggest a similar code for the first problems only: computing one is slow, and a person reads the first.
MOST_HINTS = 200
# What the Table Schema standard takes for a boolean if a field does not list its own values.
TRUE_VALUES = ("true", "True", "TRUE", "1")
FALSE_VALUES = ("false", "False", "FALSE", "0")


def schema_problems(tables: Tables) -> list[Problem]:
    """Check rows in memory against their Table Schemas, their keys and the references between tables."""
    columns = {name: column_values(*tables[name]) for name in tables}
    found = [
        (tables[name][0], error)
        for name in tables
        for errors in (
            cell_errors(*tables[name], columns[name]),
            repetition_errors(*tables[name], columns[name]),
            reference_errors(name, tables, columns),
        )
        for error in errors
    ]
    return [
        cell_problem(table, error, tables, has_hint=number < MOST_HINTS)
        for number, (table, error) in enumerate(found)
    ]


def column_values(table: Table, resource: dict) -> dict[str, list]:
    """Return the values of each column by the name of the column."""
    return {
        field["name"]: [read_cell(row[field["name"]], field) for row in table.rows]
        for field in resource["schema"]["fields"]
    }


def read_cell(cell: str, field: dict) -> object:
    """Return the value of a cell: None if it is empty, UNREADABLE if its field has another type."""
    if not cell:
        return None
    try:
        match field["type"]:
            case "string":
                return cell
            case "integer":
                return int(cell)
            case "number":
                return Decimal(cell)
            case "date":
                return datetime.datetime.strptime(cell, "%Y-%m-%d").date()
            case "boolean":
                booleans = dict.fromkeys(field.get("trueValues", TRUE_VALUES), True)
                booleans |= dict.fromkeys(field.get("falseValues", FALSE_VALUES), False)
                return booleans.get(cell, UNREADABLE)
    except (ValueError, ArithmeticError):
        return UNREADABLE
    raise ValueError(f"no reader for the type {field['type']!r}")


def fits_constraint(value: object, name: str, constraint: object) -> bool:
    """Tell whether a value fits one constraint of its field. An empty cell breaks only required."""
    if name == "required":
        return value is not None or not constraint
    if value is None:
        return True
    match name:
        case "pattern":
            return bool(re.match(f"^{constraint}$", value))
        case "enum":
            return value in constraint
        case "minimum":
            # NaN is the only value that differs from itself: Decimal refuses to compare it with a minimum.
            return value == value and value >= constraint
        case "unique":
            # A single cell cannot break it: repetition_errors compares the rows.
            return True
    raise ValueError(f"no check for the constraint {name!r}")


def cell_errors(table: Table, resource: dict, columns: dict[str, list]) -> Iterator[dict]:
    """Yield an error for each cell that has another type than its field or breaks a constraint."""
    for field in resource["schema"]["fields"]:
        name = field["name"]
        for index, value in enumerate(columns[name]):
            notes = (
                [("type-error", f'type is "{field["type"]}/default"')]
                if value is UNREADABLE
                else [
                    ("constraint-error", f'constraint "{key}" is "{constraint}"')
                    for key, constraint in field.get("constraints", {}).items()
                    if not fits_constraint(value, key, constraint)
                ]
            )
            for kind, note in notes:
                yield {
                    "type": kind,
                    "note": note,
                    # The number that Frictionless gives: from 1, the header included.
                    "rowNumber": index + 2,
                    "fieldName": name,
                    "cell": table.rows[index][name],
                }


def repetition_errors(table: Table, resource: dict, columns: dict[str, list]) -> Iterator[dict]:
    """Yield an error for each empty or repeated key, and for each repeated value of a unique column."""
    schema = resource["schema"]
    alone = [field["name"] for field in schema["fields"] if field.get("constraints", {}).get("unique")]
    for names, kind in [([name], "unique-error") for name in alone] + [
        (schema.get("primaryKey", []), "primary-key")
    ]:
        last: dict[tuple, int] = {}
        for index in range(len(table.rows) if names else 0):
            values = [columns[name][index] for name in names]
            key = tuple(None if value is UNREADABLE else value for value in values)
            error = {"type": kind, "rowNumber": index + 2}
            if kind == "unique-error":
                error |= {"fieldName": names[0], "cell": table.rows[index][names[0]]}
            if set(key) == {None}:
                if kind == "primary-key":
                    yield error | {"note": 'cells composing the primary keys are all "None"'}
                continue
            if key in last:
                yield error | {"note": f"the same as in the row at position {last[key]}"}
            last[key] = index + 2


def reference_errors(name: str, tables: Tables, columns: dict[str, dict[str, list]]) -> Iterator[dict]:
    """Yield an error for each code that is missing from the list that its column refers to."""
    for key in tables[name][1]["schema"].get("foreignKeys", []):
        (column,), (target,) = key["fields"], key["reference"]["fields"]
        listed = key["reference"].get("resource", "")
        known = set(columns[listed or name][target])
        for index, value in enumerate(columns[name][column]):
            if value not in (None, UNREADABLE) and value not in known:
                yield {
                    "type": "foreign-key",
                    "note": "",
                    "rowNumber": index + 2,
                    "fieldNames": [column],
                    "fieldCells": [str(value)],
                    "referenceName": listed,
                    "referenceFieldNames": [target],
                }


def cell_problem(table: Table, error: dict, tables: Tables, has_hint: bool = True) -> Problem:
    """Return the problem that an error describes, with the place in the raw file.

    The error has the form of those of Frictionless, so that both give the same messages.
    """
    kind, note = error["type"], error["note"]
    index = error["rowNumber"] - 2
    if kind == "foreign-key":
        column, value = ", ".join(error["fieldNames"]), error["fieldCells"][0]
        (target,) = error["referenceFieldNames"]
        list_table = tables[error["referenceName"]][0] if error.get("referenceName") else table
        codes = [row[target] for row in list_table.rows] if has_hint else []
        return Problem(
            table.place(index, column),
            f"the unknown code {value!r}{suggestion(value, codes)}",
            f"the {target} of a row of {list_table.path}",
            "Use a code of that list or add a row to it.",
        )
    if kind == "primary-key":
        first = int(note.rsplit(" ", 1)[1]) - 2 if note.startswith("the same") else index
        found = f"the key of {table.place(first).rsplit(', ', 1)[1]} again" if first != index else note
        return Problem(table.place(index), found, "a key that no other row has", "Rename or delete one row.")
    if "fieldName" in error:
        place, cell = table.place(index, error["fieldName"]), error.get("cell", "")
        if kind == "type-error":
            expected = "a value of the type " + note.removeprefix('type is "').split("/")[0]
            return Problem(place, repr(cell), expected, "Correct the cell.")
        if kind in ("constraint-error", "unique-error"):
            found = repr(cell) if cell else "an empty cell"
            codes = few_codes(table, error["fieldName"], tables) if has_hint and not cell else ""
            return Problem(place, found, codes or expectation(note), "Correct the cell.")
    return Problem(table.place(index), note, "a valid row", "Correct the row.")


def few_codes(table: Table, column: str, tables: Tables) -> str:
    """Return the codes that a column can have if they are few, else an empty text."""
    for own, resource in tables.values():
        for key in resource["schema"].get("foreignKeys", []) if own is table else []:
            listed = key["reference"].get("resource")
            if key["fields"] == [column] and listed in tables:
                codes = [row[key["reference"]["fields"][0]] for row in tables[listed][0].rows]
                return f"one of {', '.join(codes)}" if len(codes) <= FEW else ""
    return ""


def expectation(note: str) -> str:
    """Return in words what a constraint asks for, from the note of an error."""
    if note.startswith('constraint "required"'):
        return "a value"
    if note.startswith('constraint "pattern"'):
        return "text of the form " + note.split(" is ", 1)[1].strip('"')
    if note.startswith('constraint "enum"'):
        return "one of " + note.split(" is ", 1)[1].strip('"[]')
    if note.startswith("the same as"):
        return "a value that no other row has"
    return note.replace('"', "")


def without_primary_key(resource: dict) -> dict:
    """Return the resource without its key, for rows of several files: a label is unique only in its file."""
    schema = {key: value for key, value in resource["schema"].items() if key != "primaryKey"}
    return {**resource, "schema": schema}
