"""Validate tables and packages with Frictionless and the Data Package profile, and give plain messages."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from frictionless import Package
from frictionless.exception import FrictionlessException
from jsonschema.validators import validator_for

from press_figures.errors import Problem
from press_figures.tables.cells import cell_problem
from press_figures.tables.csv_files import Table, read_table
from press_figures.tables.schemas import column_names

# More than any table here can have, so that Frictionless reports all errors.
ERROR_LIMIT = 100_000_000


def table_problems(tables: dict[str, tuple[Table, dict]]) -> list[Problem]:
    """Check raw tables with Frictionless. Tests compare this with tables/cells.py, which the build uses."""
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


def package_problems(descriptor: dict, folder: Path) -> list[Problem]:
    """Check the tables of a package on disk: cells, keys, hashes, sizes, and references between tables."""
    # References only in tables that are valid: others may lack the columns.
    return file_problems(descriptor, folder) or reference_problems(descriptor["resources"], folder)


def file_problems(descriptor: dict, folder: Path) -> list[Problem]:
    """Check each table alone with Frictionless.

    Foreign keys are left out, because Frictionless reads a table again for each key that refers to it, which
    takes as long as all the rest. reference_problems checks them, and so does the database.
    """
    place = str(folder)
    alone = {**descriptor, "resources": list(map(without_foreign_keys, descriptor["resources"]))}
    try:
        report = Package.from_descriptor(alone, basepath=str(folder)).validate(limit_errors=ERROR_LIMIT)
    except FrictionlessException as error:
        reasons = [reason.message for reason in error.reasons] or [error.error.message]
        return [Problem(place, reason, "a valid package", "") for reason in reasons]
    problems = [
        Problem(f"{place}/{task.place}", error.message, "a valid table", "")
        for task in report.tasks
        for error in task.errors
    ]
    problems += [Problem(place, error.message, "a valid package", "") for error in report.errors]
    warnings = report.warnings + [warning for task in report.tasks for warning in task.warnings]
    return problems + [Problem(place, warning, "no warning", "") for warning in warnings]


def without_foreign_keys(resource: dict) -> dict:
    schema = {key: value for key, value in resource["schema"].items() if key != "foreignKeys"}
    return {**resource, "schema": schema}


def reference_problems(resources: list[dict], folder: Path) -> list[Problem]:
    """Find cells that refer to a row that is in no table of the package."""
    by_name = {resource["name"]: resource for resource in resources}

    @cache
    def table(name: str) -> Table:
        return read_table(folder / by_name[name]["path"], by_name[name])

    problems = []
    for resource in resources:
        for key in resource["schema"].get("foreignKeys", []):
            (column,), (target,) = key["fields"], key["reference"]["fields"]
            listed = table(key["reference"].get("resource") or resource["name"])
            known = {"", *(row[target] for row in listed.rows)}
            own = table(resource["name"])
            problems += [
                Problem(
                    own.place(index, column),
                    repr(row[column]),
                    f"the {target} of a row of {listed.path}",
                    "Correct the code where it comes from, or add the row.",
                )
                for index, row in enumerate(own.rows)
                if row[column] not in known
            ]
    return problems


def profile_problems(descriptor: dict, folder: Path) -> list[Problem]:
    """Check a descriptor with the Data Package profile, because Frictionless accepts some wrong metadata."""
    return [
        Problem(f"{folder}: {error.json_path}", error.message, "what the Data Package profile asks for", "")
        for error in profile_errors(descriptor)
    ]


def profile_errors(descriptor: dict) -> list:
    """Return the errors that the official Data Package v2 profile, a file of dplib, finds in a descriptor.

    The file is read directly, because dplib 1.1.0 itself would fetch it from the network.
    """
    profile = json.loads(files("dplib").joinpath("profiles/2.0/datapackage.json").read_text("utf-8"))
    return list(validator_for(profile)(profile).iter_errors(descriptor))
