"""Load a package into DuckDB, check it, and only then move the database to its place."""

import os
from pathlib import Path

import duckdb

from press_figures.errors import InputError, Problem
from press_figures.files import ASIDE, to_json, write_all
from press_figures.package.checking import keep_queries
from press_figures.package.database import (
    BLOCK_SIZE,
    SETTINGS,
    STORAGE_VERSION,
    create_views,
    load_table,
    loading_order,
    named,
    quoted,
    run_checks,
)
from press_figures.package.descriptor import PACKAGE_FOLDER, read_descriptor


def load_database(
    connection: duckdb.DuckDBPyConnection,
    descriptor: dict,
    folder: Path,
    macros: list[str],
    views: list[str],
    check_views: list[str],
    checks: list[str],
) -> dict[str, dict[str, int]]:
    """Load all tables in one transaction, run all checks, and return the counts of rows and of offenders.

    check_views are queries that only checks read; they exist in this connection and are not published.
    Raises InputError if the descriptor has another number of rows for a table, or if a check finds a row.
    """
    rows = {}
    connection.begin()
    for resource in loading_order(descriptor["resources"]):
        path = folder / resource["path"]
        with named(path):
            rows[resource["name"]] = load_table(connection, resource, path)
        if rows[resource["name"]] != resource["rows"]:
            found = f"{rows[resource['name']]} rows in the database"
            raise InputError(
                [Problem(str(path), found, f"{resource['rows']} rows", "Rebuild with --forceall.")]
            )
    create_views(connection, macros, views)
    connection.commit()
    keep_queries(connection, check_views)
    return {"rows": rows, "offending_rows": run_checks(connection, checks)}


def write_database(
    descriptor: str,
    macros: list[str],
    views: list[str],
    check_views: list[str],
    checks: list[str],
    database: str,
    report: str,
) -> str:
    """Load the package of a descriptor, check it, and write the database and the report with the counts.

    Return a line for the log.
    """
    package = read_descriptor(descriptor)
    aside = Path(database + ASIDE)
    # An interrupted load may have left a file here, and DuckDB would open it instead of making a new one.
    remove(aside)
    try:
        with duckdb.connect(config=SETTINGS) as connection:
            connection.execute(
                f"attach {quoted(aside)} as outcomes "
                f"(storage_version {quoted(STORAGE_VERSION)}, block_size {BLOCK_SIZE})"
            )
            connection.execute("use outcomes")
            counts = load_database(connection, package, PACKAGE_FOLDER, macros, views, check_views, checks)
            # Detaching writes everything into the file. DuckDB does not detach the database that is in use.
            connection.execute("use memory")
            connection.execute("detach outcomes")
        os.replace(aside, database)
    finally:
        remove(aside)
    write_all({Path(report): to_json(counts)})
    return f"{len(counts['rows'])} tables loaded, {len(checks)} checks passed"


def remove(database: Path) -> None:
    """Delete a database and the write-ahead log that an interrupted load may have left."""
    for path in (database, database.with_name(database.name + ".wal")):
        if path.exists():
            path.unlink()
