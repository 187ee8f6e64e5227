"""Small databases for scenarios: rows name only the columns that matter, and tables have no constraints."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import duckdb
import pytest
import yaml

from press_figures.package.database import COLUMN_TYPES, create_views, names_read, ordered_queries, reads

WORKFLOW = Path(__file__).resolve().parents[2] / "workflow"
SQL = WORKFLOW / "sql"
# What a check reads beside the tables of the package, and a model beside those of the annotations.
VIEWS = {
    "package": ("views", "views/derived", "check_views"),
    "working": ("views", "readings", "readings/*", "models"),
}


class Loader(yaml.CSafeLoader):
    """Read YAML in which dates, fractions and words like no are text, and a key is written once."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        if repeated := {key for key in keys if keys.count(key) > 1}:
            raise ValueError(f"{node.start_mark}: {', '.join(sorted(repeated))} is written twice")
        return super().construct_mapping(node, deep=deep)


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (("null", "null", "n"), ("bool", "true|false", "tf"), ("int", "-?[0-9]+", None)):
    signs = list(first or "-0123456789")
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^({pattern})$"), signs)


def read_yaml(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), Loader)


@cache
def conventions() -> dict:
    """Return the rows and columns that every scenario takes for granted, and the roles of relations."""
    return read_yaml(Path(__file__).parent / "conventions.yml")


@cache
def resources() -> dict[str, dict]:
    """Return the description of every table of the package by its name."""
    found = [read_yaml(path) for path in sorted((WORKFLOW / "schemas" / "tables").glob("*.yml"))]
    return {resource["name"]: resource for resource in found}


@cache
def column_types(table: str) -> dict[str, str]:
    """Return the types of the columns of a table, in their order."""
    assert table in resources(), f"{table!r} is no table of the package"
    return {column["name"]: column["type"] for column in resources()[table]["schema"]["fields"]}


def expanded(row: dict, types: dict[str, str], place: str) -> dict:
    """Return a row with all columns that its short forms stand for.

    bounds: "[1/3, 2/5)" is both ends, soft_bounds those of the soft interval, value: 22/332 the decimal and
    its fraction, value: {decimal: 0.07} the decimal alone, and area the column area_id.
    """
    columns = {}
    for key, value in row.items():
        name = f"{key}_id" if key not in types and f"{key}_id" in types else key
        if prefix := re.fullmatch(r"(.*)bounds", key):
            columns |= interval(prefix[1], value, types)
        elif types.get(name) == "number":
            columns |= number(name, value, types)
        else:
            assert name in types, f"{place}: {key!r} is no column; there are {', '.join(types)}"
            columns[name] = str(value) if types[name] == "string" and value is not None else value
    return columns


def number(name: str, value: object, types: dict[str, str]) -> dict:
    """Return the decimal of 12 places, and its numerator and denominator where there are columns for them."""
    if isinstance(value, dict):
        return {name: value["decimal"]}
    exact = None if value is None else Fraction(value)
    columns = {name: exact if exact is None else Decimal(round(exact * 10**12)).scaleb(-12)}
    for part in ("numerator", "denominator"):
        if f"{name}_{part}" in types:
            columns[f"{name}_{part}"] = exact if exact is None else getattr(exact, part)
    return columns


def interval(prefix: str, text: str, types: dict[str, str]) -> dict:
    """Return the columns of an interval written as [1/3, 2/5) or (400, unbounded)."""
    assert re.fullmatch(r"[\[(][^,]+, [^,]+[\])]", text), f"{text!r} is no interval such as [1/3, 2/5)"
    columns = {}
    for side, end, reached in zip(
        ("low", "high"), text[1:-1].split(", "), ("[" in text, "]" in text), strict=True
    ):
        name, value = f"{prefix}{side}", None if end == "unbounded" else end
        columns |= number(name, value, types) if types.get(name) == "number" else {name: value}
        columns |= {f"{name}_inclusive": reached} if f"{name}_inclusive" in types else {}
    return columns


class Database:
    """An in-memory database that takes rows by their columns that matter and gives rows back."""

    def __init__(self, kind: str):
        self.connection = duckdb.connect(config={"threads": 1})
        self.checks: dict[Path, set[str]] = {}
        for name, resource in resources().items():
            if kind == "package" or not resource["path"].startswith("derived/"):
                columns = ", ".join(
                    f"{key} {COLUMN_TYPES[value]}" for key, value in column_types(name).items()
                )
                self.connection.execute(f"create table {name} ({columns})")
        create_views(self.connection, sorted(map(str, (SQL / "macros").glob("*.sql"))), [])
        self.forget()
        for table, rows in conventions()["given"].items():
            self.give(table, rows)
        # Queries are planned once, which takes longer than running them, whatever is in the tables by then.
        self.connection.execute(
            "set disabled_optimizers = 'statistics_propagation,compressed_materialization'"
        )
        paths = [str(path) for folder in VIEWS[kind] for path in SQL.glob(f"{folder}/*.sql")]
        self.reads: dict[str, set[str]] = {}
        self.has_rows: dict[str, bool] = {}
        for name, query in ordered_queries(paths).items():
            # Views and models are tables here, with what the conventions give until a scenario adds to them.
            (count,) = self.connection.execute(f"create table {name} as {query}").fetchone()
            self.connection.execute(f"prepare {name} as insert into {name} {query}")
            self.reads[name], self.has_rows[name] = names_read(query) - {name}, count > 0
        self.forget()

    def forget(self) -> None:
        """Forget what was given and run for the last scenario."""
        self.kept: set[str] = set()
        self.changed: set[str] = set()

    def give(self, table: str, rows: dict | list, ordinary: dict | None = None) -> None:
        """Insert rows, by their key or as a list; columns that a row does not name are ordinary or null."""
        types, ordinary = column_types(table), conventions()["ordinary"].get(table, {}) | (ordinary or {})
        inserted, related = [], []
        for row in keyed(table, rows):
            parts = str(next(iter(row.values()))).split(".")
            stated = {
                name: value.format(*parts) if isinstance(value, str) else value
                for name, value in ordinary.items()
            } | row
            if table == "figures":
                related += relations(stated)
                if stated.get("value") is not None and "bounds" not in stated:
                    stated = {"bounds": f"[{stated['value']}, {stated['value']}]"} | stated
            if table == "mentions":
                stated.setdefault("end_char", stated["start_char"] + len(str(stated["quote"])))
            inserted.append(expanded(stated, types, f"{table}, {'.'.join(parts)}"))
        if related:
            self.give("figure_relations", related)
        self.insert(table, inserted)

    def insert(self, table: str, rows: list[dict]) -> None:
        """Insert rows in one statement, which takes as long as one row alone would."""
        names = sorted({name for row in rows for name in row})
        if names:
            places = ", ".join(["(" + ", ".join("?" * len(names)) + ")"] * len(rows))
            values = [row.get(name) for row in rows for name in names]
            self.connection.execute(f"insert into {table} ({', '.join(names)}) values {places}", values)
            self.changed.add(table)

    def rows(self, query: str, where: str = "true") -> list[dict]:
        """Return the rows of a relation, or of the query in a file, in the order that it gives."""
        if query in self.reads or query in resources():
            self.keep(query)
            result = self.connection.execute(f"from {query} where {where}")
        else:
            result = self.run_check(SQL / f"{query}.sql")
        self.types = {
            name: "number" if "DECIMAL" in str(kind) else "" for name, kind, *_ in result.description
        }
        return [dict(zip(self.types, row, strict=True)) for row in result.fetchall()]

    def run_check(self, path: Path) -> duckdb.DuckDBPyConnection:
        """Run the query of a file, which is planned when it is run for the first time."""
        if path not in self.checks:
            self.connection.execute(f"prepare {path.stem} as {path.read_text(encoding='utf-8')}")
            self.checks[path] = reads(str(path))
        for name in sorted(self.checks[path]):
            self.keep(name)
        return self.connection.execute(f"execute {path.stem}")

    def keep(self, name: str) -> None:
        """Run a view or a model after those that it reads, as the build does, if one of them has changed."""
        if name not in self.reads or name in self.kept:
            return
        self.kept.add(name)
        for read in sorted(self.reads[name]):
            self.keep(read)
        if self.reads[name] & self.changed:
            if self.has_rows[name]:
                self.connection.execute(f"delete from {name}")
            (count,) = self.connection.execute(f"execute {name}").fetchone()
            if count or self.has_rows[name]:
                self.changed.add(name)

    def leave_other_families(self, family: str) -> None:
        """Leave the readings of all other families empty: no reading depends on those of another family."""
        self.kept |= {f"{other}_readings" for other in conventions()["given"]["families"] if other != family}


def keyed(table: str, rows: dict | list) -> list[dict]:
    """Return rows as mappings; a list gives the first columns, and a number of a figure its value."""
    if isinstance(rows, list):
        names = [*column_types(table)]
        return [row if isinstance(row, dict) else dict(zip(names, row, strict=False)) for row in rows]
    (key,) = resources()[table]["schema"]["primaryKey"]
    return [
        {key: name} | (row if isinstance(row, dict) else {"value": row})
        for name, row in rows.items()
        if row != "absent"
    ]


def relations(figure: dict) -> list[dict]:
    """Take the relations out of a figure, as annotators write them: a column for each role."""
    basis = figure.pop("denominator_basis", None)
    found = [(role, figure.pop(role)) for role in conventions()["roles"] if role in figure]
    return [
        {"figure": figure["figure_id"], "role": role, "related_figure": related}
        | ({"basis": basis} if role == "denominator" and basis else {})
        for role, many in found
        for related in (many if isinstance(many, list) else [many])
        if related
    ]


@pytest.fixture(scope="session")
def databases() -> Iterator[dict[str, Database]]:
    """Give a database as the checks see it, and one as the models see it."""
    found = {kind: Database(kind) for kind in VIEWS}
    yield found
    for one in found.values():
        one.connection.close()


@pytest.fixture
def database(databases) -> Iterator[Callable[[str], Database]]:
    """Give a function that returns one of the databases; what the test did is taken back when it ends."""
    for one in databases.values():
        one.connection.begin()
    yield databases.__getitem__
    for one in databases.values():
        one.connection.rollback()
        one.forget()
