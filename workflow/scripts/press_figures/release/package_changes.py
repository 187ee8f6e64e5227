"""How two versions of the published package differ, by key, and what the version number must do for it."""

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from pathlib import Path

from press_figures.errors import InputError, Problem, stop_on
from press_figures.markdown.escaping import legible
from press_figures.markdown.rendering import render
from press_figures.package.release_facts import SEMANTIC_VERSION
from press_figures.package.validation import profile_errors
from press_figures.tables.confinement import is_within
from press_figures.tables.csv_files import header_problems
from press_figures.tables.schemas import describes_table


class Effect(IntEnum):
    """What a change does to whoever uses the package.

    From version 1.0.0 on, what breaks asks for a rise in the first place of the version number, what adds
    for one in the second, what corrects for one in the third. Before 1.0.0 what breaks asks for the second
    place, and what adds or corrects for the third. A rise in a higher place than asked for is always enough.
    """

    CORRECTS = 1
    ADDS = 2
    BREAKS = 3


# The rule for version numbers: every ground for a rise, what it does, and its words in the release notes.
# Ids are promised for the tables in data/. The rows in derived/ are computed from them: when one goes, that
# is the result of another change and breaks no promise of its own. Any other constraint counts as breaking,
# also a looser one: what it lets in, whoever relies on the old one would refuse.
RULE = {
    "licence": (Effect.BREAKS, "the licence changed"),
    "package_form": (Effect.BREAKS, "the package has another name or form"),
    "table_removed": (Effect.BREAKS, "a table went or was renamed"),
    "table_form": (Effect.BREAKS, "a table stands in another file or is read in another way"),
    "column_removed": (Effect.BREAKS, "a column went or was renamed"),
    "column_form": (Effect.BREAKS, "a column has another type, format or constraint"),
    "keys": (Effect.BREAKS, "a primary key or a foreign key changed"),
    "id_removed": (Effect.BREAKS, "a published id went"),
    "rights": (Effect.ADDS, "what is said of rights changed"),
    "table_added": (Effect.ADDS, "a table was added"),
    "column_added": (Effect.ADDS, "a column was added"),
    "row_added": (Effect.ADDS, "rows were added"),
    "values": (Effect.CORRECTS, "values were changed"),
    "row_removed": (Effect.CORRECTS, "rows went that are computed or have no id"),
    "words": (Effect.CORRECTS, "words about the package, a table or a column were changed"),
    "order": (Effect.CORRECTS, "columns stand in another order"),
}
PLACES = ("first", "second", "third")
DESCRIPTOR = "datapackage.json"
DERIVED = "derived/"
# Properties that are words for readers. Whatever is neither here nor below decides how data are read.
WORDS = (
    *("title", "description", "example", "keywords", "sources", "contributors"),
    *("homepage", "image"),
)
# What readers may do with the data is no mere wording.
PERMISSIONS = {"licenses": "licence", "rights": "rights"}
# Properties that follow from the release or from the file, and those that are compared by themselves.
FOLLOWING = ("version", "created", "id", "bytes", "hash", "rows", "resources", "schema")
KEYS = ("fields", "primaryKey", "foreignKeys")
VERDICTS = "verdicts"
VERDICT_KEY = ("figure_id",)
VERDICT_COLUMNS = ("verdict", "primary_verdict", "holds_under", "reason")
TEMPLATE = Path(__file__).resolve().parents[3] / "templates" / "release_notes.md.j2"
# Of each list and of each text, unless all is asked for.
MOST_LISTED = 20
MOST_LETTERS = 160
# Of a long text, what is shown before the first difference.
LETTERS_BEFORE = 40
# What two texts may differ in though they look the same.
INVISIBLE = re.compile(r"^\s|\s$|\s(?=\s)|[^\S ]|[^\x20-\x7e]")
# The text of a cell, or nothing where the value is missing.
Cell = str | None
Key = tuple[Cell, ...]
Version = tuple[int, int, int]
# Gives the bytes of a file of the package by its path, or nothing if it is not there.
Reader = Callable[[str], bytes | None]


@dataclass(frozen=True)
class PublishedTable:
    """A table of a package: its columns and their properties, its keys, and its rows in schema order."""

    name: str
    path: str
    properties: dict[str, str]
    columns: dict[str, dict[str, str]]
    key: tuple[str, ...]
    foreign_keys: dict[str, tuple[str, ...]]
    rows: list[tuple[Cell, ...]]

    @property
    def has_promised_ids(self) -> bool:
        return bool(self.key) and not self.path.startswith(DERIVED)

    def by_key(self, key: tuple[str, ...]) -> dict[Key, dict[str, Cell]]:
        """Return the rows by their cells in the columns of a key."""
        rows = [dict(zip(self.columns, cells, strict=True)) for cells in self.rows]
        return {tuple(row[name] for name in key): row for row in rows}


@dataclass(frozen=True)
class Package:
    """One version of the package; place is where it was read."""

    place: str
    name: str
    version: Version
    properties: dict[str, str]
    tables: dict[str, PublishedTable]


@dataclass(frozen=True)
class Change:
    """One property or cell that is not what it was; nothing stands for one that is not there."""

    where: str
    what: str
    old: Cell
    new: Cell
    ground: str


@dataclass(frozen=True)
class RowChange:
    """The cells of a row that are not what they were."""

    key: Key
    cells: list[Change]


@dataclass(frozen=True)
class RowDifferences:
    """How the rows of a table differ. Without a key that both versions have, key names all common columns."""

    table: str
    key: tuple[str, ...]
    has_key: bool
    has_promised_ids: bool
    added: list[Key]
    removed: list[Key]
    changed: list[RowChange]


@dataclass(frozen=True)
class Claim:
    """A claim with its printed words, if the package has them, and its verdict before and after, if any."""

    figure_id: str
    words: Cell
    old: dict[str, Cell] | None
    new: dict[str, Cell] | None


@dataclass(frozen=True)
class VerdictDifferences:
    """Claims with another verdict, claims that are new and claims that are gone."""

    changed: list[Claim]
    added: list[Claim]
    removed: list[Claim]


@dataclass(frozen=True)
class Differences:
    """Everything that two versions differ in. Rows are there for every table that both have."""

    old: Package
    new: Package
    verdicts: VerdictDifferences | None
    tables_added: list[PublishedTable]
    tables_removed: list[PublishedTable]
    columns_added: list[tuple[str, str]]
    columns_removed: list[tuple[str, str]]
    changes: list[Change]
    rows: list[RowDifferences]


def read_package(place: str, read: Reader) -> Package:
    """Return the package whose files a reader gives. Raises InputError with all that is wrong with it."""
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
    """Return the descriptor. Raises InputError if there is none or it is not JSON with keys and values."""
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
    """Find a name or a version that is none, what the Data Package profile refuses, and repeated tables."""
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
    """Return a table with its rows. Raises InputError on a file that is not there or not what it must be."""
    schema, path = resource["schema"], resource["path"]
    where = f"{place}, {path}"
    data = read(path)
    if data is None:
        action = "Take the package as it was published, with all its files."
        raise InputError([Problem(where, "no file", f"the file of the table {resource['name']}", action)])
    keys = [foreign_key(resource["name"], key) for key in schema.get("foreignKeys", [])]
    table = PublishedTable(
        name=resource["name"],
        path=path,
        properties=texts(resource, FOLLOWING)
        | {f"schema {name}": text for name, text in texts(schema, KEYS).items()},
        columns={column["name"]: column_properties(column) for column in schema["fields"]},
        key=listed(schema.get("primaryKey", [])),
        foreign_keys=dict(keys),
        rows=read_rows(where, data, schema),
    )
    stop_on(repeated_keys(where, table))
    return table


def read_rows(where: str, data: bytes, schema: dict) -> list[tuple[Cell, ...]]:
    """Return the rows of a CSV file with a comma between cells. Raises InputError on anything else."""
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
    """Return the texts that stand for a missing value; those of the column go before those of the table."""
    values = column.get("missingValues", schema.get("missingValues", [""]))
    return {value if isinstance(value, str) else value["value"] for value in values}


def repeated_keys(where: str, table: PublishedTable) -> list[Problem]:
    """Find a primary key that several rows have; the first such key stands for all."""
    names = list(table.columns)
    places = [names.index(name) for name in table.key]
    counts = Counter(tuple(cells[place] for place in places) for cells in table.rows) if places else {}
    repeated = [key for key, count in counts.items() if count > 1]
    if not repeated:
        return []
    found = f"{counts[repeated[0]]} rows with the key {row_name(table.key, repeated[0])!r}"
    if len(repeated) > 1:
        found += f" and {len(repeated) - 1:,} more such keys"
    return [Problem(where, found, "a key that one row has", "Take the table as it was published.")]


def listed(names: str | list[str]) -> tuple[str, ...]:
    """Return the columns of a key, which a descriptor may write as one name or as a list."""
    return (names,) if isinstance(names, str) else tuple(names)


def foreign_key(table: str, key: dict) -> tuple[str, tuple[str, ...]]:
    """Return what a foreign key says, in words, and its columns."""
    columns, reference = listed(key["fields"]), key["reference"]
    target = reference.get("resource") or table
    return f"{', '.join(columns)} refers to {', '.join(listed(reference['fields']))} of {target}", columns


def texts(described: dict, without: Iterable[str]) -> dict[str, str]:
    """Return the properties of a descriptor, or of a part of it, as texts that can be compared."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
        for name, value in described.items()
        if name not in without
    }


def column_properties(column: dict) -> dict[str, str]:
    """Return the properties of a column, each of its constraints by itself; a vocabulary has no order."""
    constraints = dict(column.get("constraints", {}))
    if "enum" in constraints:
        constraints["enum"] = sorted(constraints["enum"], key=str)
    return texts(column, ("name", "constraints")) | texts(constraints, ())


def compare_packages(old: Package, new: Package) -> Differences:
    """Return how two versions differ. The order of tables and of rows does not matter."""
    pairs = [(table, new.tables[name]) for name, table in sorted(old.tables.items()) if name in new.tables]
    return Differences(
        old=old,
        new=new,
        verdicts=compare_verdicts(old, new),
        tables_added=only_in(new.tables, old.tables),
        tables_removed=only_in(old.tables, new.tables),
        columns_added=[
            (one.name, name) for one, other in pairs for name in other.columns if name not in one.columns
        ],
        columns_removed=[
            (one.name, name) for one, other in pairs for name in one.columns if name not in other.columns
        ],
        changes=property_changes("the package", old.properties, new.properties, "package_form")
        + [change for pair in pairs for change in table_changes(*pair)],
        rows=[compare_rows(*pair) for pair in pairs],
    )


def only_in(one: dict[str, PublishedTable], other: dict[str, PublishedTable]) -> list[PublishedTable]:
    return [one[name] for name in sorted(one.keys() - other.keys())]


def table_changes(old: PublishedTable, new: PublishedTable) -> list[Change]:
    """Return how two versions of a table differ but for its rows and columns that only one of them has."""
    name = old.name
    changes = property_changes(name, old.properties, new.properties, "table_form")
    if set(old.key) != set(new.key):
        keys = [", ".join(key) if key else None for key in (old.key, new.key)]
        changes.append(Change(name, "primary key", *keys, "keys"))
    changes += foreign_key_changes(old, new)
    common = [
        [column for column in one.columns if column in other.columns]
        for one, other in ((old, new), (new, old))
    ]
    if common[0] != common[1]:
        changes.append(Change(name, "order of columns", *map(", ".join, common), "order"))
    for column in common[0]:
        pair = old.columns[column], new.columns[column]
        changes += property_changes(f"{name}, column {column}", *pair, "column_form")
    return changes


def foreign_key_changes(old: PublishedTable, new: PublishedTable) -> list[Change]:
    """Return foreign keys that only one version has; those of a column that was added or went go with it."""
    return [
        Change(old.name, "foreign key", text, None, "keys")
        for text in sorted(old.foreign_keys.keys() - new.foreign_keys.keys())
        if set(old.foreign_keys[text]) <= new.columns.keys()
    ] + [
        Change(old.name, "foreign key", None, text, "keys")
        for text in sorted(new.foreign_keys.keys() - old.foreign_keys.keys())
        if set(new.foreign_keys[text]) <= old.columns.keys()
    ]


def property_changes(where: str, old: dict[str, str], new: dict[str, str], ground: str) -> list[Change]:
    """Return the properties that differ; permissions and words for readers have grounds of their own."""
    return [
        Change(
            where,
            name,
            old.get(name),
            new.get(name),
            "words" if name.removeprefix("schema ") in WORDS else PERMISSIONS.get(name, ground),
        )
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]


def compare_rows(old: PublishedTable, new: PublishedTable) -> RowDifferences:
    """Return how the rows of a table differ in the columns that both versions have.

    Rows are compared by the primary key. Where there is none, or another, whole rows are counted.
    """
    common = tuple(name for name in old.columns if name in new.columns)
    has_key = bool(old.key) and set(old.key) == set(new.key)
    key = old.key if has_key else common
    added, removed, changed = [], [], []
    if has_key:
        one, other = old.by_key(key), new.by_key(key)
        added, removed = in_order(other.keys() - one.keys()), in_order(one.keys() - other.keys())
        for name in in_order(one.keys() & other.keys()):
            if cells := cell_changes(row_name(key, name), one[name], other[name], common):
                changed.append(RowChange(name, cells))
    else:
        one, other = whole_rows(old, common), whole_rows(new, common)
        added, removed = in_order((other - one).elements()), in_order((one - other).elements())
    return RowDifferences(old.name, key, has_key, old.has_promised_ids and has_key, added, removed, changed)


def whole_rows(table: PublishedTable, columns: tuple[str, ...]) -> Counter[Key]:
    places = [list(table.columns).index(name) for name in columns]
    return Counter(tuple(cells[place] for place in places) for cells in table.rows)


def cell_changes(
    where: str, old: dict[str, Cell], new: dict[str, Cell], columns: Iterable[str]
) -> list[Change]:
    return [Change(where, name, old[name], new[name], "values") for name in columns if old[name] != new[name]]


def in_order(keys: Iterable[Key]) -> list[Key]:
    """Return keys in the order of their texts, missing cells first."""
    return sorted(keys, key=lambda key: [(cell is not None, cell or "") for cell in key])


def compare_verdicts(old: Package, new: Package) -> VerdictDifferences | None:
    """Return how the verdicts of claims differ, or nothing if a package has none in the known form."""
    tables = [package.tables.get(VERDICTS) for package in (old, new)]
    if tables == [None, None] or any(table and not has_verdicts(table) for table in tables):
        return None
    one, other = (table.by_key(VERDICT_KEY) if table else {} for table in tables)
    words = printed_words(old) | printed_words(new)
    both = in_order(one.keys() & other.keys())
    return VerdictDifferences(
        changed=[
            Claim(key[0], words.get(key[0]), one[key], other[key])
            for key in both
            if any(one[key][name] != other[key][name] for name in VERDICT_COLUMNS[:2])
        ],
        added=[
            Claim(key[0], words.get(key[0]), None, other[key]) for key in in_order(other.keys() - one.keys())
        ],
        removed=[
            Claim(key[0], words.get(key[0]), one[key], None) for key in in_order(one.keys() - other.keys())
        ],
    )


def has_verdicts(table: PublishedTable) -> bool:
    return table.key == VERDICT_KEY and set(VERDICT_COLUMNS) <= table.columns.keys()


def printed_words(package: Package) -> dict[Cell, Cell]:
    """Return the words that each figure was read from, as far as the package has the tables for it."""
    figures, mentions = package.tables.get("figures"), package.tables.get("mentions")
    if not figures or not mentions or not {"figure_id", "mention_id"} <= figures.columns.keys():
        return {}
    if not {"mention_id", "quote"} <= mentions.columns.keys():
        return {}
    quotes = {key[0]: row["quote"] for key, row in mentions.by_key(("mention_id",)).items()}
    return {key[0]: quotes.get(row["mention_id"]) for key, row in figures.by_key(("figure_id",)).items()}


def grounds(differences: Differences) -> list[str]:
    """Return every ground for a rise of the version number, in the order of the rule."""
    rows = differences.rows
    kinds = {
        "table_removed": differences.tables_removed,
        "table_added": differences.tables_added,
        "column_removed": differences.columns_removed,
        "column_added": differences.columns_added,
        "id_removed": [key for table in rows if table.has_promised_ids for key in table.removed],
        "row_removed": [key for table in rows if not table.has_promised_ids for key in table.removed],
        "row_added": [key for table in rows for key in table.added],
        "values": [row for table in rows for row in table.changed],
    }
    found = {change.ground for change in differences.changes}
    found |= {ground for ground, instances in kinds.items() if instances}
    return [ground for ground in RULE if ground in found]


def place_asked(ground: str, old: Version) -> int:
    """Return the index of the place of the version number that must rise at least, for one ground."""
    effect = RULE[ground][0]
    if old[0] == 0:
        return 1 if effect is Effect.BREAKS else 2
    return Effect.BREAKS - effect


def demand(differences: Differences) -> tuple[int | None, list[str]]:
    """Return the place that must rise at least and what asks for it, in words; nothing if no change does."""
    places = {ground: place_asked(ground, differences.old.version) for ground in grounds(differences)}
    asked = min(places.values(), default=None)
    return asked, [RULE[ground][1] for ground, place in places.items() if place == asked]


def least_version(old: Version, place: int | None) -> Version:
    """Return the lowest version in which this place rose; the old one if none must."""
    if place is None:
        return old
    return (*old[:place], old[place] + 1, 0, 0)[:3]


def risen_place(old: Version, new: Version) -> int | None:
    """Return the index of the first place that differs, or nothing if none does."""
    return next((place for place in range(3) if old[place] != new[place]), None)


def version_text(version: Version) -> str:
    return ".".join(map(str, version))


def version_problems(differences: Differences) -> list[Problem]:
    """Find a version number that fell, or that rose by less than the change asks."""
    old, new = differences.old.version, differences.new.version
    asked, reasons = demand(differences)
    least = least_version(old, asked)
    if new >= least:
        return []
    expected = f"{version_text(least)} or higher"
    if reasons:
        expected += f", because {'; '.join(reasons)}"
    action = "Raise the version in CITATION.cff and build again."
    found = "the same as before" if new == old else f"after {version_text(old)}"
    if new < old:
        found = f"which is lower than {version_text(old)}"
        action = f"Give the older package first. If it is: {action}"
    place = f"{differences.new.place}, version"
    return [Problem(place, f"{version_text(new)}, {found}", expected, action)]


def release_notes(differences: Differences, is_whole: bool = False) -> str:
    """Return the differences as Markdown; long lists and texts are cut unless the whole is asked for."""
    letters = None if is_whole else MOST_LETTERS
    text = render(
        TEMPLATE,
        differences=differences,
        rows=[table for table in differences.rows if table.added or table.removed or table.changed],
        effects={ground: effect.name for ground, (effect, _) in RULE.items()},
        **version_words(differences),
        limit=None if is_whole else MOST_LISTED,
        named=lambda key, cells: shortened(row_name(key, cells), letters),
        words=lambda text: shortened(text, letters),
        excerpts=partial(excerpts, most=letters),
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def version_words(differences: Differences) -> dict[str, object]:
    """Return what the release notes say about the version number."""
    old, new = differences.old.version, differences.new.version
    asked, reasons = demand(differences)
    risen = risen_place(old, new)
    return {
        "old": version_text(old),
        "new": version_text(new),
        "asked": None if asked is None else PLACES[asked],
        "least": version_text(least_version(old, asked)),
        "reasons": reasons,
        "risen": None if risen is None else PLACES[risen],
        "has_fallen": new < old,
        "is_enough": not version_problems(differences),
    }


def row_name(key: tuple[str, ...], cells: Key) -> str:
    """Return what a row is called: its id, or the cells of a longer key with their columns."""
    if not key:
        return "(no column in common)"
    if len(key) == 1:
        return "(missing)" if cells[0] is None else cells[0]
    pairs = zip(key, cells, strict=True)
    return ", ".join(f"{name}: {'(missing)' if cell is None else cell}" for name, cell in pairs)


def shortened(text: str, most: int | None) -> str:
    """Return the beginning of a text that has more characters than this; nothing stands for no bound."""
    return text if most is None or len(text) <= most else f"{text[:most]}…"


def excerpts(old: Cell, new: Cell, most: int | None) -> tuple[Cell, Cell]:
    """Return two texts so that a reader sees how they differ.

    Of long ones the part around the first difference is shown, and what looks the same is written as codes.
    """
    if old is None or new is None or old == new:
        return tuple(None if text is None else shortened(text, most) for text in (old, new))
    is_long = most is not None and max(len(old), len(new)) > most
    start = max(0, first_difference(old, new) - LETTERS_BEFORE) if is_long else 0
    parts = [text[start:][:most] for text in (old, new)]
    if look(parts[0]) == look(parts[1]):
        parts = [INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", part) for part in parts]
    ends = ["…" if is_long and len(text) > start + most else "" for text in (old, new)]
    return tuple(f"{'…' if start else ''}{part}{end}" for part, end in zip(parts, ends, strict=True))


def first_difference(old: str, new: str) -> int:
    """Return the index of the first character that differs, at the latest the end of the shorter text."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def look(text: str) -> str:
    """Return what a reader sees of a text on a rendered page."""
    seen = unicodedata.normalize("NFC", legible(" ".join(text.split())))
    return "".join(character for character in seen if unicodedata.category(character) != "Cf")
