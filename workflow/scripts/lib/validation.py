"""Validate tables and packages with Frictionless and the Data Package profile, in plain messages."""

import json
from importlib.resources import files
from pathlib import Path

from frictionless import Package
from frictionless.exception import FrictionlessException
from jsonschema.validators import validator_for

from lib.cells import cell_problem
from lib.errors import Problem
from lib.tables import Table, column_names

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
