"""DuckDB from Table Schemas: tables, strict loading, views and checks."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import duckdb

from press_figures.errors import MOST_SHOWN, InputError, Problem, stop_on
from press_figures.package.offenders import offender_problem
from press_figures.tables.schemas import column_names

# One thread for one order of rows; no extension is fetched or loaded from elsewhere.
SETTINGS = {"threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False}
# Clients from DuckDB 1.2 on can open a file of this version; the default of 2.0 opens in no 1.x client.
STORAGE_VERSION = "v1.2.0"
# The least that DuckDB allows: each column and index takes a block, so small tables stay small.
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
# The folder of which each folder within is a list of queries that are united.
UNITED = "readings"
# What DuckDB raises where a query and the tables do not fit each other; not where a disk is full.
MISFITS = (duckdb.ProgrammingError, duckdb.DataError, duckdb.IntegrityError, duckdb.NotSupportedError)


@contextmanager
def named(place: Path | str) -> Iterator[None]:
    """Turn an error of DuckDB into a message that names the query or the table."""
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
    """Return resources so that every table comes after the tables it refers to; names decide ties."""
    named_resources = {resource["name"]: resource for resource in resources}
    needs = {name: referenced(resource) for name, resource in named_resources.items()}
    return [named_resources[name] for name in in_order(needs, "workflow/schemas/tables")]


def in_order(needs: dict[str, set[str]], place: str) -> list[str]:
    """Return names so that each comes after those that it needs; names decide ties.

    What a name needs beyond these names, and itself, is left out. Raises InputError on a circle.
    """
    sorter = TopologicalSorter()
    for name in sorted(needs):
        sorter.add(name, *sorted(needs[name] & needs.keys() - {name}))
    try:
        sorter.prepare()
    except CycleError as error:
        # The last name is the first one again, and each is needed by the next.
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
    """Return the names of the tables that foreign keys of a resource refer to."""
    keys = resource["schema"].get("foreignKeys", [])
    return {key["reference"].get("resource") or resource["name"] for key in keys}


def table_statements(resource: dict) -> list[str]:
    """Return the statements that make a table with keys, checks and comments from its Table Schema."""
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
    """Return name, type and constraints of a column as DDL."""
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
    """Make a table, load a CSV file into it as text, cast it strictly and return the number of rows.

    Raises InputError on another header or on a cell that is not in the one accepted form of its type.
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

    DuckDB checks a foreign key against the rows that stood there before the statement.
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
    """Make the macros, then the views, each after those it reads."""
    for path in dependency_order(macros):
        connection.execute(Path(path).read_text(encoding="utf-8"))
    for path in dependency_order(views):
        text = Path(path).read_text(encoding="utf-8")
        name = Path(path).stem
        with named(path):
            connection.execute(f"create view {name} as {text}")
            connection.execute(f"comment on view {name} is {quoted(first_comment(text))}")


def first_comment(text: str) -> str:
    """Return the first line of a query, which says what a row is."""
    return text.split("\n", 1)[0].removeprefix("--").strip()


def dependency_order(paths: list[str]) -> list[str]:
    """Return query files so that each comes after those that it reads from or calls."""
    named_paths = {Path(path).stem: path for path in paths}
    folders = sorted({str(Path(path).parent) for path in paths})
    needs = {name: reads(path) for name, path in named_paths.items()}
    return [named_paths[name] for name in in_order(needs, ", ".join(folders))]


def ordered_queries(paths: list[str]) -> dict[str, str]:
    """Return queries by name, each after those that it reads: files, and a union for each folder in readings.

    The union has the name of its folder, the columns of its files, and the name of the file as model. So a
    rule is added by adding a file.
    """
    files = list(map(Path, paths))
    queries = {path.stem: path.read_text(encoding="utf-8") for path in files}
    for folder in sorted({path.parent for path in files if path.parent.parent.name == UNITED}):
        members = sorted(path.stem for path in files if path.parent == folder)
        parts = [f"select '{name}' as model, {name}.* from {name}" for name in members]
        queries[folder.name] = "\nunion all by name\n".join(parts)
    needs = {name: names_read(query) for name, query in queries.items()}
    return {name: queries[name] for name in in_order(needs, str(files[0].parent))}


def reads(path: str) -> set[str]:
    """Return the names that a query file reads from, joins or calls."""
    return names_read(Path(path).read_text(encoding="utf-8"))


def names_read(query: str) -> set[str]:
    """Return the names that a query reads from, joins or calls."""
    # DuckDB's get_table_names would be exact, but it fails before the macros are there.
    text = without_words(query)
    return set(re.findall(r"\b(?:from|join)\s+(\w+)", text)) | set(re.findall(r"\b(\w+)\(", text))


def without_words(query: str) -> str:
    """Return a query, as DuckDB divides it, with a space for each comment and '' for each text."""
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
    """Run check queries, each of which selects offending rows.

    Returns how many rows each found, which is 0 for all; raises InputError with the offenders otherwise.
    """
    problems, counts = [], {}
    for path in map(Path, sorted(checks)):
        text = path.read_text(encoding="utf-8")
        with named(path):
            offenders = read_rows(connection, text)
        counts[path.stem] = len(offenders)
        problems += [offender_problem(path, text, row) for row in offenders[:MOST_SHOWN]]
    # What is wrong in one row may break two rules.
    stop_on(list(dict.fromkeys(problems)))
    return counts
