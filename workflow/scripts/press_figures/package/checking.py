"""Run the SQL checks of the build on rows that are not in a package yet."""

from pathlib import Path

import duckdb

from press_figures.errors import InputError, Problem
from press_figures.package.database import COLUMN_TYPES, SETTINGS, dependency_order, named, reads, run_checks
from press_figures.package.offenders import header_of
from press_figures.tables.csv_files import format_cell

WORKFLOW = Path("workflow")
# The folders of checks on annotations and lists, which need nothing that is computed from them.
CHECKED = ("annotations", "data")


def annotation_checks(workflow: Path = WORKFLOW) -> list[str]:
    """Return the checks with a message for annotators; the others test what the build computed."""
    paths = [path for folder in CHECKED for path in sorted((workflow / "sql/checks" / folder).glob("*.sql"))]
    return [str(path) for path in paths if header_of(path.read_text(encoding="utf-8"))[1]]


def check_rows(
    tables: dict[str, list[dict]], resources: dict[str, dict], checks: list[str], workflow: Path = WORKFLOW
) -> list[Problem]:
    """Run those checks that read only these tables, and return their problems.

    tables has the rows and resources has the schema, by the name of the table.
    """
    queries = {
        path.stem: str(path)
        for kind in ("macros", "views", "check_views")
        for path in (workflow / "sql" / kind).glob("*.sql")
    }
    absent = {path.stem for path in (workflow / "schemas/tables").glob("*.yml")} - set(tables)
    behind = {path: names_behind(path, queries) for path in checks}
    checks = [path for path in checks if not behind[path] & absent]
    needed = {name for path in checks for name in behind[path]}
    with duckdb.connect(config=SETTINGS) as connection:
        for name in sorted(needed & set(tables)):
            insert_rows(connection, resources[name], tables[name])
        keep_queries(connection, [path for name, path in queries.items() if name in needed])
        try:
            run_checks(connection, checks)
        except InputError as error:
            return error.problems
    return []


def names_behind(path: str, queries: dict[str, str]) -> set[str]:
    """Return the names that a query reads or calls, directly or through views and macros."""
    names: set[str] = set()
    waiting = [path]
    while waiting:
        found = reads(waiting.pop()) - names
        names |= found
        waiting += [queries[name] for name in found if name in queries]
    return names


def keep_queries(connection: duckdb.DuckDBPyConnection, paths: list[str]) -> None:
    """Make the macros, and a table of each view: several checks read a view, and planning it is slow."""
    for path in map(Path, dependency_order(paths)):
        text = path.read_text(encoding="utf-8")
        with named(path):
            connection.execute(
                text if path.parent.name == "macros" else f"create temporary table {path.stem} as {text}"
            )


def insert_rows(connection: duckdb.DuckDBPyConnection, resource: dict, rows: list[dict]) -> None:
    """Make a table without keys, with the values that a CSV file of these rows would give."""
    columns = {column["name"]: COLUMN_TYPES[column["type"]] for column in resource["schema"]["fields"]}
    definitions = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    connection.execute(f"create table {resource['name']} ({definitions})")
    if rows:
        cells = [[format_cell(row[name]) for row in rows] for name in columns]
        casts = ", ".join(f"cast(nullif(unnest(?), '') as {kind})" for kind in columns.values())
        connection.execute(f"insert into {resource['name']} select {casts}", cells)
