"""Compare published files with those of a rebuild: names, bytes, and the content of the database."""

from itertools import zip_longest
from pathlib import Path

import duckdb

from press_figures.package.database import SETTINGS, quoted

# How many bytes of a line are shown on each side of its first difference.
SHOWN = 30
# Everything in a database except the rows of its tables: its kind and name, and its definition.
CATALOGUE = """
    select 'table ' || schema_name || '.' || table_name as name, sql || coalesce(comment, '') as definition
    from duckdb_tables() where database_name = $database
    union all
    select 'column ' || schema_name || '.' || table_name || '.' || column_name, coalesce(comment, '')
    from duckdb_columns() where database_name = $database
    union all
    select 'view ' || schema_name || '.' || view_name, sql || coalesce(comment, '')
    from duckdb_views() where database_name = $database and not internal
    union all
    select 'macro ' || schema_name || '.' || function_name, concat(parameters::varchar, macro_definition)
    from duckdb_functions() where database_name = $database and not internal
    union all
    select 'index ' || schema_name || '.' || index_name, sql
    from duckdb_indexes() where database_name = $database
    union all
    select 'sequence ' || schema_name || '.' || sequence_name, sql
    from duckdb_sequences() where database_name = $database
    union all
    select 'type ' || schema_name || '.' || type_name, logical_type || coalesce(labels::varchar, '')
    from duckdb_types() where database_name = $database and not internal
    union all
    select 'schema ' || schema_name, '' from duckdb_schemas() where database_name = $database and not internal
"""


def differences(published: Path, rebuilt: Path) -> list[str]:
    """Return a line for each file that is missing, is too many or differs, in order of the names.

    A database is compared by its content, because its bytes are never the same twice. A missing database is
    no difference, because it is not committed.
    """
    found, expected = files_below(published), files_below(rebuilt)
    lines = []
    for name in sorted(found | expected):
        one, other = published / name, rebuilt / name
        if name not in expected:
            lines.append(f"{name}: found a file; expected none, for the inputs do not produce it.")
        elif name not in found:
            if one.suffix != ".duckdb":
                lines.append(f"{name}: found no file; expected one, for the inputs produce it.")
        elif one.is_symlink():
            lines.append(f"{name}: found a link to another place; expected a file.")
        elif one.suffix == ".duckdb":
            lines += [f"{name}, {difference}" for difference in database_differences(one, other)]
        elif (difference := first_difference(one.read_bytes(), other.read_bytes())) is not None:
            lines.append(f"{name}, {difference}")
    return lines


def files_below(folder: Path) -> set[str]:
    """Return the path in a folder of each file and link below it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def first_difference(found: bytes, expected: bytes) -> str | None:
    """Return where two contents first differ and how, or None if they are the same."""
    if found == expected:
        return None
    lines = zip_longest(found.splitlines(keepends=True), expected.splitlines(keepends=True))
    number, (one, other) = next((number, pair) for number, pair in enumerate(lines, 1) if pair[0] != pair[1])
    if one is None or other is None:
        return f"line {number}: found {shown(one, 0)}; expected {shown(other, 0)}."
    pairs = enumerate(zip_longest(one, other))
    place = next(index for index, pair in pairs if pair[0] != pair[1])
    return f"line {number}: found {shown(one, place)}; expected {shown(other, place)}."


def shown(line: bytes | None, place: int) -> str:
    """Return the part of a line around a place, with codes for characters that cannot be seen."""
    if line is None:
        return "the end of the file"
    start, end = max(0, place - SHOWN), place + SHOWN
    part = line[start:end].decode("utf-8", errors="backslashreplace")
    return ("…" if start else "") + ascii(part) + ("…" if end < len(line) else "")


def database_differences(found: Path, expected: Path) -> list[str]:
    """Return how the content of a database differs from that of another."""
    with duckdb.connect(config=SETTINGS) as connection:
        try:
            connection.execute(f"attach {quoted(found)} as found (read_only)")
        except duckdb.Error as error:
            return [f"found no DuckDB database ({str(error).splitlines()[0]}); expected one."]
        connection.execute(f"attach {quoted(expected)} as expected (read_only)")
        one, other = (catalogue(connection, name) for name in ("found", "expected"))
        unlike = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
        lines = [f"{name}: {unlike_definitions(one.get(name), other.get(name))}" for name in unlike]
        for name in sorted(name for name in one if name.startswith("table ") and name not in unlike):
            table = name.removeprefix("table ")
            more = rows_only_in(connection, table, "found", "expected")
            less = rows_only_in(connection, table, "expected", "found")
            if more or less:
                lines.append(
                    f"{name}: found {more} rows that no row expected is like; expected {less} others."
                )
        return lines


def unlike_definitions(found: str | None, expected: str | None) -> str:
    """Return how two definitions differ. One of them may be missing."""
    if found is None or expected is None:
        return (
            f"found {'none' if found is None else 'one'}; expected {'none' if expected is None else 'one'}."
        )
    return first_difference(found.encode(), expected.encode())


def catalogue(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, str]:
    """Return the definition of each thing in an attached database by its kind and name."""
    return dict(connection.execute(CATALOGUE, {"database": database}).fetchall())


def rows_only_in(connection: duckdb.DuckDBPyConnection, table: str, one: str, other: str) -> int:
    """Return how many rows of a table are in one database and not in the other."""
    # With all, so that a row that is there twice counts twice.
    query = f"select count(*) from (from {one}.{table} except all from {other}.{table})"
    return connection.execute(query).fetchone()[0]
