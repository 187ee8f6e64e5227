"""Read one version of the published package from its files, and refuse one that is incomplete."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from press_figures.errors import InputError, Problem, stop_on
from press_figures.package.release_facts import SEMANTIC_VERSION
from press_figures.package.validation import profile_errors
from press_figures.tables.confinement import is_within
from press_figures.tables.csv_files import header_problems
from press_figures.tables.schemas import describes_table

DESCRIPTOR = "datapackage.json"
DERIVED = "derived/"
# Properties that are left out here: they follow from the release or the file, or are compared elsewhere.
FOLLOWING = ("version", "created", "id", "bytes", "hash", "rows", "resources", "schema")
KEYS = ("fields", "primaryKey", "foreignKeys")
# The text of a cell, or None if the value is missing.
Cell = str | None
Key = tuple[Cell, ...]
Version = tuple[int, int, int]
# Takes the path of a file in the package; returns its bytes, or None if there is no such file.
Reader = Callable[[str], bytes | None]


@dataclass(frozen=True)
class PublishedTable:
    """A table of a package: its columns and their properties, its keys, and its rows in schema order."""

    name: str
    path: str
    properties: dict[str, str]
    columns: dict[str, dict[str, str]]
    key: tuple[str, ...]
    foreign_keys: dict[tuple[str, ...], str]
    rows: list[tuple[Cell, ...]]

    @property
    def has_promised_ids(self) -> bool:
        return bool(self.key) and not self.path.startswith(DERIVED)

    def cells_of(self, columns: Iterable[str]) -> list[list[Cell]]:
        """Return a list of cells for each column; for no columns, one list of an empty text for each row."""
        names = list(self.columns)
        places = [names.index(name) for name in columns]
        return [[row[place] for row in self.rows] for place in places] or [[""] * len(self.rows)]

    def by_key(self, key: tuple[str, ...]) -> dict[Key, dict[str, Cell]]:
        """Return each row as a dictionary, by its cells in the columns of a key."""
        rows = [dict(zip(self.columns, cells, strict=True)) for cells in self.rows]
        return {tuple(row[name] for name in key): row for row in rows}

    def keys_within(self, columns: list[str]) -> dict[str, str]:
        """Return the primary key, and the foreign keys of these columns, in words."""
        keys = {"primary key": ", ".join(sorted(self.key))} if self.key else {}
        return keys | {
            f"foreign key {', '.join(names)}": target
            for names, target in self.foreign_keys.items()
            if set(columns).issuperset(names)
        }


@dataclass(frozen=True)
class Package:
    """One version of the package; place is the path that it was read from."""

    place: str
    name: str
    version: Version
    properties: dict[str, str]
    tables: dict[str, PublishedTable]


def read_package(place: str, read: Reader) -> Package:
    """Return the package whose files read returns. Raises InputError with everything that is wrong."""
    where = f"{place}, {DESCRIPTOR}"
    descriptor = parse_descriptor(where, read(DESCRIPTOR))
    stop_on(package_problems(where, descriptor))
    stop_on([found for resource in descriptor["resources"] for found in resource_problems(where, resource)])
    tables, problems = {}, []
    for resource in descriptor["resources"]:
        try:
            tables[resource["name"]] = read_published_table(place, resource, read)
        except InputError as error:
            problems += error.problems
    stop_on(problems)
    version = tuple(map(int, descriptor["version"].split(".")))
    return Package(place, descriptor["name"], version, texts(descriptor, FOLLOWING), tables)


def parse_descriptor(where: str, data: bytes | None) -> dict:
    """Return the descriptor. Raises InputError if there is none, or if it is not a JSON object."""
    if data is None:
        action = "Name the folder or the zip archive of a package."
        raise InputError([Problem(where, "no file", "the descriptor of the package at its root", action)])
    try:
        descriptor = json.loads(data)
    except (ValueError, RecursionError) as error:
        found = f"text that is not JSON ({error})"
        raise InputError([Problem(where, found, "JSON", "Take the file as it was published.")]) from None
    if not isinstance(descriptor, dict):
        found = f"JSON of the kind {type(descriptor).__name__}"
        raise InputError([Problem(where, found, "keys with values", "Take the file as it was published.")])
    return descriptor


def package_problems(where: str, descriptor: dict) -> list[Problem]:
    """Find an invalid name or version, what the Data Package profile refuses, and tables of the same name."""
    name, version = descriptor.get("name"), descriptor.get("version")
    problems = []
    if not isinstance(name, str) or not name:
        found = "no name" if name is None else f"the name {name!r}"
        problems.append(Problem(where, found, "the name of the package", "Add it."))
    if not isinstance(version, str) or not SEMANTIC_VERSION.fullmatch(version):
        found = "no version" if version is None else f"the version {version!r}"
        expected = "a semantic version of three whole numbers, such as 0.2.0"
        problems.append(Problem(where, found, expected, "Correct the version."))
    if problems:
        return problems
    expected = "what the Data Package profile asks for"
    if errors := profile_errors(descriptor):
        action = "Correct the descriptor."
        return [Problem(f"{where}, {error.json_path}", error.message, expected, action) for error in errors]
    names = Counter(resource["name"] for resource in descriptor["resources"])
    return [
        Problem(where, f"{count} tables of the name {name!r}", "one", "Rename all but one.")
        for name, count in names.items()
        if count > 1
    ]


def resource_problems(where: str, resource: dict) -> list[Problem]:
    """Find a table without a file in the package or without columns, and a key of unknown columns."""
    place = f"{where}, table {resource['name']}"
    path = resource.get("path")
    if not isinstance(path, str) or not is_within(path):
        found = "no path" if path is None else f"the path {path!r}"
        return [Problem(place, found, "the path of one file within the package", "Correct the path.")]
    if not describes_table(resource.get("schema")):
        expected = "a schema with the name and the type of every column"
        return [Problem(place, "no description of its columns", expected, "Complete the descriptor.")]
    names = [column["name"] for column in resource["schema"]["fields"]]
    problems = [
        Problem(place, f"the column {name!r} {count} times", "each column once", "Rename all but one.")
        for name, count in Counter(names).items()
        if count > 1
    ]
    return problems + [
        Problem(place, f"a primary key with the unknown column {name!r}", "one of its columns", "Correct it.")
        for name in listed(resource["schema"].get("primaryKey", []))
        if name not in names
    ]


def read_published_table(place: str, resource: dict, read: Reader) -> PublishedTable:
    """Return a table with its rows. Raises InputError if its file is missing or does not fit the schema."""
    schema, path = resource["schema"], resource["path"]
    where = f"{place}, {path}"
    data = read(path)
    if data is None:
        action = "Take the package as it was published, with all its files."
        raise InputError([Problem(where, "no file", f"the file of the table {resource['name']}", action)])
    table = PublishedTable(
        name=resource["name"],
        path=path,
        properties=texts(resource, FOLLOWING)
        | {f"schema {name}": text for name, text in texts(schema, KEYS).items()},
        columns={column["name"]: column_properties(column) for column in schema["fields"]},
        key=listed(schema.get("primaryKey", [])),
        foreign_keys=foreign_keys(schema, resource["name"]),
        rows=read_rows(where, data, schema),
    )
    stop_on(repeated_keys(where, table))
    return table


def read_rows(where: str, data: bytes, schema: dict) -> list[tuple[Cell, ...]]:
    """Return the rows of a CSV file with commas between cells. Raises InputError on any other file."""
    names = [column["name"] for column in schema["fields"]]
    missing = [missing_values(column, schema) for column in schema["fields"]]
    rows = []
    try:
        reader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        action = "Take the table and the descriptor of one version."
        problems = header_problems(where, next(reader, []), names)
        stop_on([replace(problem, action=action) for problem in problems])
        for cells in reader:
            if len(cells) != len(names):
                place, found = f"{where}, line {reader.line_num}", f"{len(cells)} cells"
                raise InputError([Problem(place, found, f"{len(names)} cells", "Restore the row.")])
            pairs = zip(cells, missing, strict=True)
            rows.append(tuple(None if cell in absent else cell for cell, absent in pairs))
    except UnicodeDecodeError as error:
        found = f"bytes that are not UTF-8 (byte {error.start})"
        raise InputError([Problem(where, found, "UTF-8", "Save the file as UTF-8.")]) from None
    except csv.Error as error:
        place, found = f"{where}, line {reader.line_num}", f"text that is not CSV ({error})"
        raise InputError([Problem(place, found, "CSV", "Check the quotation marks.")]) from None
    return rows


def missing_values(column: dict, schema: dict) -> set[str]:
    """Return the texts that mean a missing value: those of the column, or else those of the table."""
    values = column.get("missingValues", schema.get("missingValues", [""]))
    return {value if isinstance(value, str) else value["value"] for value in values}


def repeated_keys(where: str, table: PublishedTable) -> list[Problem]:
    """Find rows with the same primary key; one problem names the first such key and counts the others."""
    counts = Counter(zip(*table.cells_of(table.key), strict=True)) if table.key else {}
    repeated = [key for key, count in counts.items() if count > 1]
    if not repeated:
        return []
    found = f"{counts[repeated[0]]} rows with the key {row_name(table.key, repeated[0])!r}"
    if len(repeated) > 1:
        found += f" and {len(repeated) - 1:,} more such keys"
    return [Problem(where, found, "a key that one row has", "Take the table as it was published.")]


def listed(names: str | list[str]) -> tuple[str, ...]:
    """Return the columns of a key; a descriptor may write them as one name or as a list."""
    return (names,) if isinstance(names, str) else tuple(names)


def foreign_keys(schema: dict, table: str) -> dict[tuple[str, ...], str]:
    """Return in words what each foreign key refers to, by its columns."""
    targets: dict[tuple[str, ...], list[str]] = {}
    for key in schema.get("foreignKeys", []):
        reference = key["reference"]
        target = f"{', '.join(listed(reference['fields']))} of {reference.get('resource') or table}"
        targets.setdefault(listed(key["fields"]), []).append(target)
    return {columns: "; ".join(sorted(found)) for columns, found in targets.items()}


def texts(described: dict, without: Iterable[str]) -> dict[str, str]:
    """Return the properties of a descriptor, or of a part of it, as texts that can be compared."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
        for name, value in described.items()
        if name not in without
    }


def column_properties(column: dict) -> dict[str, str]:
    """Return the properties and constraints of a column; an enum sorted, because its order means nothing."""
    constraints = dict(column.get("constraints", {}))
    if "enum" in constraints:
        constraints["enum"] = sorted(constraints["enum"], key=str)
    return texts(column, ("name", "constraints")) | texts(constraints, ())


def row_name(key: tuple[str, ...], cells: Key) -> str:
    """Return the name of a row: its id, or the columns and cells of a longer key."""
    if not key:
        return "(no column in common)"
    if len(key) == 1:
        return "(missing)" if cells[0] is None else cells[0]
    pairs = zip(key, cells, strict=True)
    return ", ".join(f"{name}: {'(missing)' if cell is None else cell}" for name, cell in pairs)
