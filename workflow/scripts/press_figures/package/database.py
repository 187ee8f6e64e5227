"""Make a DuckDB database from Table Schemas: tables, strict loading, views and checks."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import duckdb

from press_figures.errors import MOST_SHOWN, InputError, Problem, stop_on
from press_figures.package.offenders import offender_problem
from press_figures.tables.schemas import column_names

# One thread, so that rows always have the same order. DuckDB may not download or load extensions by itself.
SETTINGS = {"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
# Every client from DuckDB 1.2 on can open this version; no client of 1.x can open the default of 2.0.
STORAGE_VERSION = "v1.2.0"
# The smallest that DuckDB allows, because every column and index takes a block and our tables are small.
BLOCK_SIZE = 16384
COLUMN_TYPES = {
    "string": "varchar",
    "integer": "bigint",
    "number": "decimal(38, 12)",
    "boolean": "boolean",
    "date": "date",
}
# DuckDB casts '5.7' to the integer 6 and '1_000' to 1000: only these forms are cast.
STRICT_FORMS = {
    "integer": r"-?(0|[1-9][0-9]*)",
    "number": r"-?(0|[1-9][0-9]*)(\.[0-9]{1,12})?",
    "boolean": r"true|false",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
}
# Queries in one folder below a folder of this name are united into one query.
UNITED = "readings"
# What DuckDB raises if a query does not fit the tables. Others, such as a full disk, have other causes.
MISFITS = (duckdb.ProgrammingError, duckdb.DataError, duckdb.IntegrityError, duckdb.NotSupportedError)


@contextmanager
def named(place: Path | str) -> Iterator[None]:
    """Turn an error of DuckDB into an InputError that names the query or the table."""
    try:
        yield
    except MISFITS as error:
        said, _, _ = str(error).partition("\n")
        action = "Correct the schema that was changed last, or this file."
        problem = Problem(str(place), f"what DuckDB refuses ({said})", "what fits the schemas", action)
        raise InputError([problem]) from None


def quoted(text: str) -> str:
    """Return text as an SQL string."""
    return "'" + str(text).replace("'", "''") + "'"


def loading_order(resources: list[dict]) -> list[dict]:
    """Sort resources so that every table comes after the tables that it refers to, then by name."""
    named_resources = {resource["name"]: resource for resource in resources}
    needs = {name: referenced(resource) for name, resource in named_resources.items()}
    return [named_resources[name] for name in in_order(needs, "workflow/schemas/tables")]


def in_order(needs: dict[str, set[str]], place: str) -> list[str]:
    """Sort names so that each comes after those that it needs, then alphabetically.

    Needs that are not keys of needs are ignored, and so is a name that needs itself. Raises InputError on a
    circle.
    """
    sorter = TopologicalSorter()
    for name in sorted(needs):
        sorter.add(name, *sorted(needs[name] & needs.keys() - {name}))
    try:
        sorter.prepare()
    except CycleError as error:
        # graphlib gives each name before the one that needs it, and the first name again at the end.
        circle = ", ".join(error.args[1][:0:-1])
        found = f"names that need each other in a circle: {circle}"
        raise InputError([Problem(place, found, "no circle", "Remove one of the references.")]) from None
    ordered: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        ordered += ready
        sorter.done(*ready)
    return ordered


def referenced(resource: dict) -> set[str]:
    """Return the tables that the foreign keys of a resource refer to."""
    keys = resource["schema"].get("foreignKeys", [])
    return {key["reference"].get("resource") or resource["name"] for key in keys}


def table_statements(resource: dict) -> list[str]:
    """Return the SQL statements that make a table from its schema, with keys, checks and comments."""
    schema, name = resource["schema"], resource["name"]
    lines = [column_definition(column) for column in schema["fields"]]
    if "primaryKey" in schema:
        lines.append(f"primary key ({', '.join(schema['primaryKey'])})")
    for key in schema.get("foreignKeys", []):
        target = key["reference"].get("resource") or name
        columns, targets = ", ".join(key["fields"]), ", ".join(key["reference"]["fields"])
        lines.append(f"foreign key ({columns}) references {target} ({targets})")
    statements = [f"create table {name} (\n    " + ",\n    ".join(lines) + "\n)"]
    statements.append(f"comment on table {name} is {quoted(resource['description'])}")
    statements += [
        f"comment on column {name}.{column['name']} is {quoted(column['description'])}"
        for column in schema["fields"]
    ]
    return statements


def column_definition(column: dict) -> str:
    """Return name, type and constraints of a column in SQL."""
    name, rules = column["name"], column.get("constraints", {})
    parts = [name, COLUMN_TYPES[column["type"]]]
    parts += ["not null"] if rules.get("required") else []
    parts += ["unique"] if rules.get("unique") else []
    if "pattern" in rules:
        parts.append(f"check (regexp_full_match({name}, {quoted(rules['pattern'])}))")
    if "enum" in rules:
        parts.append(f"check ({name} in ({', '.join(quoted(value) for value in rules['enum'])}))")
    if "minimum" in rules:
        parts.append(f"check ({name} >= {rules['minimum']})")
    if "maximum" in rules:
        parts.append(f"check ({name} <= {rules['maximum']})")
    return " ".join(parts)


def load_table(connection: duckdb.DuckDBPyConnection, resource: dict, path: Path) -> int:
    """Make a table, fill it from a CSV file and return the number of rows.

    Cells are read as text and cast strictly. Raises InputError if the header does not fit the schema, or if a
    cell is not in the one accepted form of its type.
    """
    columns = resource["schema"]["fields"]
    header = path.read_text(encoding="utf-8").split("\n", 1)[0]
    if header != ",".join(column_names(resource)):
        expected = ",".join(column_names(resource))
        raise InputError([Problem(f"{path}, line 1", header, expected, "Rebuild with --forceall.")])
    for statement in table_statements(resource):
        connection.execute(statement)
    types = ", ".join(f"{quoted(column['name'])}: 'varchar'" for column in columns)
    connection.execute(
        "create or replace temporary table cells_as_text as "
        f"from read_csv({quoted(path)}, header = true, auto_detect = false, delim = ',', quote = '\"', "
        f"escape = '\"', allow_quoted_nulls = false, columns = {{{types}}})"
    )
    forms = {
        column["name"]: STRICT_FORMS[column["type"]] for column in columns if column["type"] in STRICT_FORMS
    }
    others = [
        f"min({name}) filter (not regexp_full_match({name}, {quoted(form)}))" for name, form in forms.items()
    ]
    found = connection.execute(f"select {', '.join(['count(*)', *others])} from cells_as_text").fetchone()[1:]
    for (name, form), cell in zip(forms.items(), found, strict=True):
        if cell is not None:
            place = f"{path}, column {name}"
            raise InputError([Problem(place, repr(cell), f"the form {form}", "Rebuild with --forceall.")])
    casts = ", ".join(f"cast({column['name']} as {COLUMN_TYPES[column['type']]})" for column in columns)
    insertion = f"insert into {resource['name']} select {casts} from cells_as_text as cells"
    own_keys = [
        key for key in resource["schema"].get("foreignKeys", []) if "resource" not in key["reference"]
    ]
    if own_keys:
        return insert_parents_first(connection, resource, insertion, own_keys)
    return connection.execute(insertion).fetchone()[0]


def insert_parents_first(
    connection: duckdb.DuckDBPyConnection, resource: dict, insertion: str, own_keys: list[dict]
) -> int:
    """Insert rows of a table that refers to itself in rounds, each row after the rows it refers to.

    DuckDB checks a foreign key only against rows that were there before the statement.
    """
    name = resource["name"]
    (key,) = resource["schema"]["primaryKey"]
    conditions = [f"not exists (select 1 from {name} as loaded where loaded.{key} = cells.{key})"]
    for own in own_keys:
        (column,), (target,) = own["fields"], own["reference"]["fields"]
        known = f"select 1 from {name} as parents where parents.{target} = cells.{column}"
        conditions.append(f"(cells.{column} is null or exists ({known}))")
    total = 0
    while inserted := connection.execute(f"{insertion} where {' and '.join(conditions)}").fetchone()[0]:
        total += inserted
    return total


def create_views(connection: duckdb.DuckDBPyConnection, macros: list[str], views: list[str]) -> None:
    """Make the macros, then the views, each after those that it reads."""
    for path in dependency_order(macros):
        connection.execute(Path(path).read_text(encoding="utf-8"))
    for path in dependency_order(views):
        text = Path(path).read_text(encoding="utf-8")
        name = Path(path).stem
        with named(path):
            connection.execute(f"create view {name} as {text}")
            connection.execute(f"comment on view {name} is {quoted(first_comment(text))}")


def first_comment(text: str) -> str:
    """Return the first line of a query, which states what a row is."""
    return text.split("\n", 1)[0].removeprefix("--").strip()


def dependency_order(paths: list[str]) -> list[str]:
    """Sort query files so that each comes after those that it reads from or calls."""
    named_paths = {Path(path).stem: path for path in paths}
    folders = sorted({str(Path(path).parent) for path in paths})
    needs = {name: reads(path) for name, path in named_paths.items()}
    return [named_paths[name] for name in in_order(needs, ", ".join(folders))]


def ordered_queries(paths: list[str]) -> dict[str, str]:
    """Return queries by name, each after those that it reads: files, and a union for each folder in readings.

    The union has the name of the folder, the columns of its files, and the column model with the name of the
    file. So adding a file is enough to add a rule.
    """
    files = list(map(Path, paths))
    queries = {path.stem: path.read_text(encoding="utf-8") for path in files}
    for folder in sorted({path.parent for path in files if path.parent.parent.name == UNITED}):
        members = sorted(path.stem for path in files if path.parent == folder)
        parts = [f"select '{name}' as model, {name}.* from {name}" for name in members]
        queries[folder.name] = "\nunion all by name\n".join(parts)
    needs = {name: names_read(query) for name, query in queries.items()}
    return {name: queries[name] for name in in_order(needs, str(files[0].parent))}


def reads(path: str) -> frozenset[str]:
    """Return the names that a query file reads from, joins or calls."""
    return names_read(Path(path).read_text(encoding="utf-8"))


@cache
def names_read(query: str) -> frozenset[str]:
    """Return the names that a query reads from, joins or calls."""
    # Kept, because the check of an article asks many times for the same views.
    # get_table_names of DuckDB would be exact, but it fails before the macros exist.
    text = without_words(query)
    return frozenset(re.findall(r"\b(?:from|join)\s+(\w+)", text) + re.findall(r"\b(\w+)\(", text))


def without_words(query: str) -> str:
    """Return a query with each comment replaced by a space and each string by '', as DuckDB tokenizes it."""
    data, tokens = query.encode(), duckdb.tokenize(query)
    places = pairwise([*(start for start, _ in tokens), len(data)])
    words = {duckdb.token_type.comment: " ", duckdb.token_type.string_const: "''"}
    return "".join(
        words.get(kind, data[start:end].decode())
        for (_, kind), (start, end) in zip(tokens, places, strict=True)
    )


def read_rows(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, object] | None = None
) -> list[dict]:
    """Return the rows of a query as dictionaries."""
    result = connection.execute(query, parameters)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def run_checks(connection: duckdb.DuckDBPyConnection, checks: list[str]) -> dict[str, int]:
    """Run check queries, each of which selects the rows that break its rule.

    Raises InputError if one finds a row. Otherwise, returns the count of rows by check: 0 for each.
    """
    problems, counts = [], {}
    for path in map(Path, sorted(checks)):
        text = path.read_text(encoding="utf-8")
        with named(path):
            offenders = read_rows(connection, text)
        counts[path.stem] = len(offenders)
        problems += [offender_problem(path, text, row) for row in offenders[:MOST_SHOWN]]
    # Remove repeated messages, because one mistake may break two rules.
    stop_on(list(dict.fromkeys(problems)))
    return counts
