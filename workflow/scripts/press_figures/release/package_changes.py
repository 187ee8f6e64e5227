"""How two versions of the published package differ: in their tables and columns, rows and verdicts."""

from dataclasses import dataclass

import duckdb

from press_figures.package.database import SETTINGS
from press_figures.release.published_package import Cell, Key, Package, PublishedTable

# Properties that are words for readers. All others, except PERMISSIONS, decide how programs read the data.
WORDS = (
    *("title", "description", "example", "keywords", "sources", "contributors"),
    *("homepage", "image"),
)
# These state what readers may do with the data, which is more than wording.
PERMISSIONS = {"licenses": "licence", "rights": "rights"}
VERDICTS = "verdicts"
VERDICT_KEY = ("figure_id",)
VERDICT_COLUMNS = ("verdict", "primary_verdict", "holds_under", "reason")


@dataclass(frozen=True)
class Change:
    """One table, column, property or cell that changed; old or new is None where it does not exist.

    ground is the key in the version rule that this change falls under.
    """

    ground: str
    where: str
    what: str = ""
    old: Cell = None
    new: Cell = None


@dataclass(frozen=True)
class RowDifferences:
    """How the rows of a table differ. If the versions share no key, key has all common columns instead."""

    table: str
    key: tuple[str, ...]
    has_key: bool
    has_promised_ids: bool
    added: list[Key]
    removed: list[Key]
    changed: dict[Key, list[Change]]

    @property
    def grounds(self) -> set[str]:
        instances = {
            "id_removed" if self.has_promised_ids else "row_removed": self.removed,
            "row_added": self.added,
            "values": self.changed,
        }
        return {ground for ground, found in instances.items() if found}


@dataclass(frozen=True)
class Claim:
    """A claim with its printed words and its verdict before and after; each is None if there is none."""

    figure_id: str
    words: Cell
    old: dict[str, Cell] | None
    new: dict[str, Cell] | None


@dataclass(frozen=True)
class Differences:
    """How two versions differ: in verdicts, in tables with their columns and properties, and in rows."""

    old: Package
    new: Package
    verdicts: list[Claim] | None
    changes: list[Change]
    rows: list[RowDifferences]


def compare_packages(old: Package, new: Package) -> Differences:
    """Return how two versions differ. The order of tables and of rows does not matter."""
    removed, added = sorted(old.tables.keys() - new.tables), sorted(new.tables.keys() - old.tables)
    pairs = [(table, new.tables[name]) for name, table in sorted(old.tables.items()) if name in new.tables]
    changes = [
        *property_changes("the package", old.properties, new.properties, "package_form"),
        *(Change("table_removed", name) for name in removed),
        *(Change("table_added", name) for name in added),
        *(change for pair in pairs for change in table_changes(*pair)),
    ]
    with duckdb.connect(config=SETTINGS) as connection:
        rows = [compare_rows(connection, *pair) for pair in pairs]
    return Differences(old, new, compare_verdicts(old, new), changes, rows)


def property_changes(where: str, old: dict[str, str], new: dict[str, str], ground: str) -> list[Change]:
    """Return the properties that differ. ground is for those that are neither permissions nor words."""
    grounds = {
        name: "words" if name.removeprefix("schema ") in WORDS else PERMISSIONS.get(name, ground)
        for name in old.keys() | new.keys()
    }
    return [
        Change(grounds[name], where, name, old.get(name), new.get(name))
        for name in sorted(grounds)
        if old.get(name) != new.get(name)
    ]


def table_changes(old: PublishedTable, new: PublishedTable) -> list[Change]:
    """Return how two versions of a table differ, without its rows."""
    name = old.name
    common = [column for column in old.columns if column in new.columns]
    orders = [", ".join(common), ", ".join(column for column in new.columns if column in common)]
    changes = [Change("column_removed", name, column) for column in old.columns if column not in common]
    changes += [Change("column_added", name, column) for column in new.columns if column not in common]
    changes += property_changes(name, old.properties, new.properties, "table_form")
    changes += property_changes(name, old.keys_within(common), new.keys_within(common), "keys")
    changes += [Change("order", name, "order of columns", *orders)] if orders[0] != orders[1] else []
    for column in common:
        pair = old.columns[column], new.columns[column]
        changes += property_changes(f"{name}, column {column}", *pair, "column_form")
    return changes


def compare_rows(
    connection: duckdb.DuckDBPyConnection, old: PublishedTable, new: PublishedTable
) -> RowDifferences:
    """Return how the rows of a table differ in the columns that both versions have.

    Rows are compared by the primary key. If there is none, or it changed, equal rows are counted instead.
    """
    common = tuple(name for name in old.columns if name in new.columns)
    has_key = bool(old.key) and set(old.key) == set(new.key)
    key = old.key if has_key else common
    others = [name for name in common if name not in key]
    for side, table in (("old", old), ("new", new)):
        load_cells(connection, side, table.cells_of([*key, *others]))
    removed, added = (
        rows_only_in(connection, *sides, len(key), has_key) for sides in (("old", "new"), ("new", "old"))
    )
    changed: dict[Key, list[Change]] = {}
    for *cells, place, before, after in changed_cells(connection, len(key), len(others)):
        change = Change("values", old.name, others[place - len(key)], before, after)
        changed.setdefault(tuple(cells), []).append(change)
    return RowDifferences(old.name, key, has_key, old.has_promised_ids and has_key, added, removed, changed)


def load_cells(connection: duckdb.DuckDBPyConnection, side: str, columns: list[list[Cell]]) -> None:
    """Load columns of text as the table old_rows or new_rows, with the names c0, c1 and so on."""
    lists = ", ".join(f"unnest(${place + 1}::varchar[]) as c{place}" for place in range(len(columns)))
    connection.execute(f"create or replace temporary table {side}_rows as select {lists}", columns)


def rows_only_in(
    connection: duckdb.DuckDBPyConnection, one: str, other: str, width: int, has_key: bool
) -> list[Key]:
    """Return the keys of rows that only one side has; without a key, every row as often as it has it more."""
    if has_key:
        source = f"{one}_rows as old anti join {other}_rows as new on {same_key(width)}"
    else:
        source = f"(from {one}_rows except all from {other}_rows)"
    rows = connection.execute(f"from {source} order by all nulls first").fetchall()
    return [row[:width] for row in rows]


def changed_cells(connection: duckdb.DuckDBPyConnection, width: int, others: int) -> list[tuple]:
    """Return key, index of the column, old cell and new cell for every cell that changed."""
    if not others:
        return []
    places = ", ".join(f"c{place}" for place in range(width, width + others))
    # Unpivot only the rows that differ, because they are few.
    old, new = (
        f"(from (from {one}_rows except from {other}_rows) "
        f"unpivot include nulls (cell for name in ({places}))) as {one}"
        for one, other in (("old", "new"), ("new", "old"))
    )
    key = ", ".join(f"old.c{place}" for place in range(width))
    return connection.execute(
        f"""
        select {key}, cast(old.name[2:] as integer) as place, old.cell, new.cell
        from {old} join {new} on {same_key(width)} and old.name = new.name
        where old.cell is distinct from new.cell
        order by all nulls first
        """
    ).fetchall()


def same_key(width: int) -> str:
    """Return the condition that two rows have the same key. Two missing cells are equal in it."""
    return " and ".join(f"old.c{place} is not distinct from new.c{place}" for place in range(width))


def compare_verdicts(old: Package, new: Package) -> list[Claim] | None:
    """Return claims that came, went or have another verdict; None if there are no verdicts to compare."""
    tables = [package.tables.get(VERDICTS) for package in (old, new)]
    if tables == [None, None] or any(table and not has_verdicts(table) for table in tables):
        return None
    one, other = (table.by_key(VERDICT_KEY) if table else {} for table in tables)
    words = printed_words(old) | printed_words(new)
    claims = [
        Claim(key[0], words.get(key[0]), one.get(key), other.get(key))
        for key in sorted(one.keys() | other, key=lambda key: key[0] or "")
    ]
    return [
        claim
        for claim in claims
        if not (claim.old and claim.new)
        or any(claim.old[name] != claim.new[name] for name in VERDICT_COLUMNS[:2])
    ]


def has_verdicts(table: PublishedTable) -> bool:
    return table.key == VERDICT_KEY and set(VERDICT_COLUMNS) <= table.columns.keys()


def printed_words(package: Package) -> dict[Cell, Cell]:
    """Return the printed words of each figure; nothing if the package lacks a table or column for it."""
    figures, mentions = package.tables.get("figures"), package.tables.get("mentions")
    if not figures or not mentions or not {"figure_id", "mention_id"} <= figures.columns.keys():
        return {}
    if not {"mention_id", "quote"} <= mentions.columns.keys():
        return {}
    quotes = dict(zip(*mentions.cells_of(["mention_id", "quote"]), strict=True))
    return {
        figure: quotes.get(mention)
        for figure, mention in zip(*figures.cells_of(["figure_id", "mention_id"]), strict=True)
    }
