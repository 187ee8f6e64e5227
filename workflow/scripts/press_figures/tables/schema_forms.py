"""Refuse Table Schemas in a form that the workflow does not read, before it reads any table with them."""

import re
from collections.abc import Iterator

from press_figures.errors import Problem, suggestion
from press_figures.tables.cells import UNREADABLE, read_cell
from press_figures.tables.schemas import FOLDERS

TYPES = ("string", "integer", "number", "boolean", "date")
# The names of columns that DuckDB takes without quotation marks.
NAME = re.compile(r"[a-z][a-z0-9_]*")
TEXTS_OF_RESOURCE, TEXTS_OF_COLUMN = ("title", "description", "path"), ("description", "example")


def form_problems(resources: dict[tuple[str, str], dict]) -> list[Problem]:
    """Return what a schema lacks, and what it has that the workflow would not understand or would ignore."""
    problems = []
    for (folder, name), resource in resources.items():
        place = f"workflow/schemas/{folder}/{name}.yml"
        action = "Correct the schema."
        problems += [Problem(place, *said, action) for said in resource_faults(folder, name, resource)]
        problems += [
            Problem(f"{place}, column {column['name']}", *said, action)
            for column in resource["schema"]["fields"]
            for said in column_faults(column)
        ]
    return problems


Fault = tuple[str, str]


def resource_faults(folder: str, name: str, resource: dict) -> Iterator[Fault]:
    """Yield what was found and what was expected in the description of a table, without its columns."""
    if resource.get("name") != name:
        yield f"the name {resource.get('name')!r}", f"{name!r}, as the file is called"
    yield from text_faults(resource, TEXTS_OF_RESOURCE)
    expected = f"raw/{name}.csv"
    if folder != "raw":
        writer = resource.get("written_by")
        if writer not in FOLDERS:
            near = suggestion(str(writer), list(FOLDERS))
            yield f"written_by {writer!r}{near}", f"one of {', '.join(FOLDERS)}"
        expected = f"{FOLDERS.get(writer, 'data')}/{name}.csv"
    if resource.get("path") != expected:
        yield f"the path {resource.get('path')!r}", expected
    if not isinstance(resource.get("sources"), list):
        yield f"the sources {resource.get('sources')!r}", "a list of them"
    schema = resource["schema"]
    names = [column["name"] for column in schema["fields"]]
    for twice in sorted({str(column) for column in names if names.count(column) > 1}):
        yield f"the column {twice!r} twice", "each column once"
    key = schema.get("primaryKey")
    if not (key and isinstance(key, list)):
        yield f"the primary key {key!r}", "a list of columns"
    else:
        needed = {column["name"] for column in schema["fields"] if is_required(column)}
        # Otherwise the first empty cell would stop the build with a traceback.
        for column in [column for column in key if column in names and column not in needed]:
            yield f"the primary key on {column!r}, which may be empty", "columns that are required"
    keys = schema.get("foreignKeys", [])
    if not (isinstance(keys, list) and all(map(is_foreign_key, keys))) or (
        "foreignKeys" in schema and not keys
    ):
        yield f"the foreign keys {keys!r}"[:200], "a list of keys, each of one column with its reference"


def is_required(column: dict) -> bool:
    constraints = column.get("constraints")
    return isinstance(constraints, dict) and constraints.get("required") is True


def is_foreign_key(key: object) -> bool:
    """Tell whether a key names one column and the one that it refers to, of this or of a named table."""
    if not isinstance(key, dict) or not isinstance(key.get("reference"), dict):
        return False
    reference = key["reference"]
    columns = [key.get("fields"), reference.get("fields")]
    return isinstance(reference.get("resource", ""), str) and all(
        isinstance(names, list) and len(names) == 1 and isinstance(names[0], str) for names in columns
    )


def column_faults(column: dict) -> Iterator[Fault]:
    """Yield what was found and what was expected in the description of a column."""
    if not (isinstance(column["name"], str) and NAME.fullmatch(column["name"])):
        yield f"the name {column['name']!r}", "lower-case letters, digits and underscores"
    if column["type"] not in TYPES:
        yield f"the type {column['type']!r}", f"one of {', '.join(TYPES)}"
    elif read_cell(str(column.get("example", "")), column) is UNREADABLE:
        yield f"the example {column['example']!r}", f"a value of the type {column['type']}"
    yield from text_faults(column, TEXTS_OF_COLUMN)
    constraints = column.get("constraints", {})
    if not isinstance(constraints, dict):
        yield f"the constraints {constraints!r}", "names with values"
        return
    for name, value in constraints.items():
        if name not in CONSTRAINTS:
            near = suggestion(str(name), list(CONSTRAINTS))
            yield f"the constraint {name!r}{near}", f"one of {', '.join(CONSTRAINTS)}"
            continue
        fits, expected, types = CONSTRAINTS[name]
        if not fits(value):
            yield f"the constraint {name} {value!r}", expected
        if column["type"] not in types:
            yield f"the constraint {name} for the type {column['type']}", f"it only for {' and '.join(types)}"


def text_faults(described: dict, names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        if not (isinstance(described.get(name), str) and described[name]):
            yield f"the {name} {described.get(name)!r}", "a text"


def is_flag(value: object) -> bool:
    return isinstance(value, bool)


def is_number(value: object) -> bool:
    # In Python, true and false are integers too.
    return isinstance(value, int) and not is_flag(value)


def is_pattern(value: object) -> bool:
    """Tell whether a value is a regular expression."""
    try:
        return isinstance(value, str) and re.compile(value) is not None
    except re.error:
        return False


def is_list_of_codes(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(code, str) for code in value)


# For each constraint: a test of its value, what it must be, and the types of columns that can have it.
CONSTRAINTS = {
    "required": (is_flag, "true or false", TYPES),
    "unique": (is_flag, "true or false", TYPES),
    "pattern": (is_pattern, "a regular expression", ("string",)),
    "enum": (is_list_of_codes, "a list of codes", ("string",)),
    "minimum": (is_number, "a whole number", ("integer", "number")),
    "maximum": (is_number, "a whole number", ("integer", "number")),
}
