"""Validate tables and packages with Frictionless and the Data Package profile, in plain messages."""

import json
from importlib.resources import files
from pathlib import Path

from frictionless import Package
from frictionless.exception import FrictionlessException
from jsonschema.validators import validator_for

from lib.errors import Problem
from lib.tables import Table, column_names, suggestion

# Above any table this project can hold, so that Frictionless never stops counting early.
ERROR_LIMIT = 100_000_000


def table_problems(tables: dict[str, tuple[Table, dict]]) -> list[Problem]:
    """Check rows in memory against their Table Schemas, keys and references between them."""
    package = Package.from_descriptor(
        {
            "name": "tables",
            "resources": [
                {
                    "name": name,
                    "type": "table",
                    "data": [column_names(resource), *(list(row.values()) for row in table.rows)],
                    "schema": resource["schema"],
                }
                for name, (table, resource) in tables.items()
            ],
        }
    )
    report = package.validate(limit_errors=ERROR_LIMIT)
    problems = []
    for task in report.tasks:
        table, _ = tables[task.name]
        problems += [cell_problem(table, error.to_descriptor(), tables) for error in task.errors]
        problems += [
            Problem(table.path, warning, "no warning", "Mend the file.") for warning in task.warnings
        ]
    return problems


def cell_problem(
    table: Table,
    error: dict,
    tables: dict[str, tuple[Table, dict]],
) -> Problem:
    """Say what Frictionless found about a cell or row in terms of the raw file."""
    kind, note = error["type"], error["note"]
    index = error["rowNumber"] - 2
    if kind == "foreign-key":
        column, value = ", ".join(error["fieldNames"]), error["fieldCells"][0]
        (target,) = error["referenceFieldNames"]
        list_table = tables[error["referenceName"]][0] if error.get("referenceName") else table
        codes = [row[target] for row in list_table.rows]
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
            expected = "a value of the " + note.split("/")[0]
            return Problem(place, repr(cell), expected, "Correct the cell.")
        if kind in ("constraint-error", "unique-error"):
            found = repr(cell) if cell else "an empty cell"
            return Problem(place, found, expectation(note), "Correct the cell.")
    return Problem(table.place(index), note, "a valid row", "Correct the row.")


def expectation(note: str) -> str:
    """Return what a Frictionless note on a constraint asks for, in words."""
    if note.startswith('constraint "required"'):
        return "a value"
    if note.startswith('constraint "pattern"'):
        return "text of the form " + note.split(" is ", 1)[1].strip('"')
    if note.startswith('constraint "enum"'):
        return "one of " + note.split(" is ", 1)[1].strip('"[]')
    if note.startswith("the same as"):
        return "a value that no other row has"
    return note.replace('"', "")


def package_problems(descriptor: dict, folder: Path) -> list[Problem]:
    """Check a package on disk with Frictionless and its descriptor with the Data Package profile.

    Frictionless checks the data and keys; the profile checks metadata that Frictionless lets pass.
    """
    place = str(folder)
    problems = [
        Problem(f"{place}: {error.json_path}", error.message, "what the Data Package profile asks for", "")
        for error in profile_errors(descriptor)
    ]
    try:
        report = Package.from_descriptor(descriptor, basepath=str(folder)).validate(limit_errors=ERROR_LIMIT)
    except FrictionlessException as error:
        reasons = [reason.message for reason in error.reasons] or [error.error.message]
        return problems + [Problem(place, reason, "a valid package", "") for reason in reasons]
    problems += [
        Problem(f"{place}/{task.place}", error.message, "a valid table", "")
        for task in report.tasks
        for error in task.errors
    ]
    problems += [Problem(place, error.message, "a valid package", "") for error in report.errors]
    warnings = report.warnings + [warning for task in report.tasks for warning in task.warnings]
    return problems + [Problem(place, warning, "no warning", "") for warning in warnings]


def profile_errors(descriptor: dict) -> list:
    """Return what the official Data Package v2 profile, which dplib ships, finds in a descriptor.

    The file is read directly: dplib 1.1.0 itself would fetch it from the network.
    """
    profile = json.loads(files("dplib").joinpath("profiles/2.0/datapackage.json").read_text("utf-8"))
    return list(validator_for(profile)(profile).iter_errors(descriptor))
