"""Small databases for scenarios: rows name only the columns that matter, tables have no constraints."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
import yaml

from press_figures.package.database import COLUMN_TYPES, create_views, dependency_order, read_rows

# What a scenario does not say of a figure: an exact count of offences recorded in Kent in 2016.
ORDINARY_FIGURE = {
    "kind": "count",
    "value_class": "count",
    "hedge_id": "none",
    "may_be_rounded": False,
    "unit": "offence",
    "count_basis": "recorded",
    "measure_id": "recorded",
    "offence_id": "abuse",
    "outcome_group_id": "all-records",
    "outcome_match": "not_applicable",
    "area_id": "kent",
    "period_id": "2016",
    "period_basis": "explicit",
    "source_id": "police",
    "speaker_id": "article-itself",
}

REFERENCE = {
    "units": [{"unit_id": unit} for unit in ("offence", "outcome", "case", "incident", "victim")],
    "count_bases": [
        {"count_basis_id": basis} for basis in ("recorded", "closed", "unstated", "not_applicable")
    ],
    "areas": [
        {
            "area_id": area,
            "area_type": area_type,
            "part_of_area_id": whole,
            "excludes_area_id": left_out,
            "verification": "verified",
        }
        for area, area_type, whole, left_out in (
            ("kent", "territorial_force", "england", None),
            ("surrey", "territorial_force", "england", None),
            ("railways", "special_force", None, None),
            ("england", "nation", "kingdom", None),
            ("kingdom", "nation", None, None),
            ("rest-of-england", "aggregate", "england", "kent"),
            ("the-country", "aggregate", None, None),
            ("some-forces", "coverage_set", None, None),
            ("not-stated", "not_stated", None, None),
        )
    ],
    "periods": [
        {"period_id": name, "period_type": kind, start: first, end: last}
        for name, kind, start, end, first, last in (
            ("2014", "calendar_year", "start_date", "end_date", "2014-01-01", "2014-12-31"),
            ("2015", "calendar_year", "start_date", "end_date", "2015-01-01", "2015-12-31"),
            ("2016", "calendar_year", "start_date", "end_date", "2016-01-01", "2016-12-31"),
            ("spring-2015", "months", "start_date", "end_date", "2015-04-01", "2015-06-30"),
            ("spring-2016", "months", "start_date", "end_date", "2016-04-01", "2016-06-30"),
            ("since-2015", "open_ended", "start_date", "end_date", "2015-01-01", None),
            (
                "last-year",
                "open_calendar_year",
                "inferred_start_date",
                "inferred_end_date",
                "2016-01-01",
                "2016-12-31",
            ),
            (
                "year-before-last",
                "open_calendar_year",
                "inferred_start_date",
                "inferred_end_date",
                "2015-01-01",
                "2015-12-31",
            ),
            ("not-stated", "not_stated", "start_date", "end_date", None, None),
            ("unresolved", "not_resolved", "start_date", "end_date", None, None),
        )
    ],
    "outcome_groups": [
        {"outcome_group_id": group, "group_type": group_type}
        for group, group_type in (
            ("all-records", "total"),
            ("any-outcome", "total"),
            ("charged", "home_office"),
            ("cautioned", "home_office"),
            ("unsupported", "home_office"),
            ("hard-to-prove", "home_office"),
            ("unsupported-suspect-known", "press"),
            ("evidential", "press"),
            ("dropped", "press"),
            ("not-yet-assigned", "not_an_outcome"),
        )
    ],
    # What the press calls dropped has no types: it is within nothing, and nothing is known to be beside it.
    "outcome_group_types": [
        {"outcome_group_id": group, "outcome_type_id": str(outcome_type), "match": "certain"}
        for group, outcome_types in (
            ("any-outcome", (1, 2, 3, 14, 15, 16)),
            ("charged", (1,)),
            ("cautioned", (2, 3)),
            ("unsupported", (14, 16)),
            ("unsupported-suspect-known", (16,)),
            ("hard-to-prove", (15,)),
            ("evidential", (14, 15, 16)),
            ("not-yet-assigned", (0,)),
        )
        for outcome_type in outcome_types
    ],
    "families": [
        {
            "family_id": family,
            "confirms_claim": confirms_claim,
            "contradicts_claim": family != "points_as_per_cent",
        }
        for confirms_claim, families in (
            (
                True,
                "share two_forms bound duplicate difference relative_change multiple trend sum part_whole "
                "rate rank points_as_per_cent",
            ),
            (False, "implied_level grim feasible_denominator sum_bound temporal repetition"),
        )
        for family in families.split()
    ],
    "comparability": [
        {"dimension": dimension, "first_value": first, "second_value": second, "comparability": comparability}
        for dimension, first, second, comparability in (
            ("unit", "case", "case", "unstated"),
            ("unit", "case", "offence", "unstated"),
            ("unit", "offence", "outcome", "unstated"),
            ("unit", "offence", "victim", "different"),
            ("count_basis", "recorded", "closed", "different"),
            ("count_basis", "unstated", "recorded", "unstated"),
            ("count_basis", "unstated", "closed", "unstated"),
            ("count_basis", "unstated", "unstated", "unstated"),
            ("area", "the-country", "the-country", "unstated"),
            ("area", "the-country", "england", "unstated"),
            ("area", "not-stated", "*", "unstated"),
        )
    ],
}


class Scenario:
    """An in-memory database that takes rows by their columns that matter and gives rows back."""

    def __init__(self, connection):
        self.connection = connection

    def given(self, table: str, *rows: dict) -> None:
        """Insert rows; columns that a row does not name are null."""
        for row in rows:
            names, places = ", ".join(row), ", ".join("?" * len(row))
            self.connection.execute(f"insert into {table} ({names}) values ({places})", [*row.values()])

    def given_figures(self, *rows: dict) -> None:
        """Insert figures; what a row does not say is ordinary, and its article is that of its id."""
        for row in rows:
            article = row["figure_id"].split(".")[0]
            ids = {"article_id": article, "mention_id": row["figure_id"]}
            self.given("figures", ORDINARY_FIGURE | ids | row)

    def given_relations(self, *rows: tuple) -> None:
        """Insert relations as figure, role, related figure and, if it matters, basis."""
        names = ("figure_id", "role", "related_figure_id", "basis")
        self.given("figure_relations", *(dict(zip(names, row, strict=False)) for row in rows))

    def rows(self, relation: str, *columns: str) -> list[tuple]:
        """Return columns of a relation in the order its query gives."""
        return self.connection.execute(f"select {', '.join(columns)} from {relation}").fetchall()

    def enumerate(self, *columns: str) -> list[tuple]:
        """Enumerate the readings of all figures given, and return columns of those that may be computed.

        As in the build, the enumeration is kept: it is read more than once, and a view of many joins.
        """
        self.connection.execute(
            "create or replace temporary table enumerated_readings as from memory.main.enumerated_readings"
        )
        return self.rows("reading_candidates", *columns)

    def readings(self, figure_id: str, family: str) -> dict[str, str]:
        """Return the inputs of each reading of a claim in a family, as roles and labels, by its rule.

        Labels of article a stand without it. A reading without inputs has an empty text.
        """
        self.enumerate("reading_id")
        found = self.connection.execute(
            """
            select reading_candidates.reading_id, role, input_figure_id
            from reading_candidates
            inner join enumerated_readings on reading_candidates.reading_id = enumerated_readings.reading_id
            where reading_candidates.figure_id = ? and reading_candidates.family = ?
            order by all
            """,
            [figure_id, family],
        ).fetchall()
        inputs: dict[str, list[str]] = {}
        for reading_id, role, used in found:
            words = [f"{role} {used.removeprefix('a.')}"] if role else []
            inputs.setdefault(reading_id.removeprefix(f"{figure_id}.{family}."), []).extend(words)
        return {reading: ", ".join(words) for reading, words in inputs.items()}

    def run(self, path: Path) -> list[dict]:
        """Return the rows of a query file."""
        return read_rows(self.connection, path.read_text(encoding="utf-8"))


def number(name, value) -> dict:
    """Return the three columns of an exact number, or of none."""
    if value is None:
        return {name: None, f"{name}_numerator": None, f"{name}_denominator": None}
    exact = Fraction(value)
    return {
        name: Decimal(round(exact * 10**12)).scaleb(-12),
        f"{name}_numerator": exact.numerator,
        f"{name}_denominator": exact.denominator,
    }


def bounds(prefix, text) -> dict:
    """Return the columns of an interval written as [1/3, 2/5) or (400, unbounded)."""
    ends = [None if part.strip() == "unbounded" else part.strip() for part in text[1:-1].split(",")]
    return {
        **number(f"{prefix}low", ends[0]),
        f"{prefix}low_inclusive": text[0] == "[",
        **number(f"{prefix}high", ends[1]),
        f"{prefix}high_inclusive": text[-1] == "]",
    }


def figure(figure_id, value, hard=None, **columns) -> dict:
    """Return a figure with a value and its hard interval, which is the value alone unless given."""
    interval = bounds("", hard or f"[{value}, {value}]") if value is not None or hard else {}
    return {"figure_id": figure_id, **number("value", value), **interval, **columns}


@pytest.fixture(scope="session")
def resources(root) -> list[dict]:
    paths = sorted((root / "workflow" / "schemas" / "tables").glob("*.yml"))
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]


def plain_table(resource: dict) -> str:
    columns = ", ".join(
        f"{column['name']} {COLUMN_TYPES[column['type']]}" for column in resource["schema"]["fields"]
    )
    return f"create table {resource['name']} ({columns})"


def is_derived(resource: dict) -> bool:
    return resource["path"].startswith("derived/")


@pytest.fixture(scope="session")
def working_database(root, resources):
    """Give a database as the models see it: tables of the annotations, and views, of models as well."""
    with duckdb.connect(config={"threads": 1}) as connection:
        for resource in resources:
            if not is_derived(resource):
                connection.execute(plain_table(resource))
        sql = root / "workflow" / "sql"
        views = queries(sql / "views") + queries(sql / "readings")
        create_views(connection, queries(sql / "macros"), views)
        for path in dependency_order(queries(sql / "models")):
            text = Path(path).read_text(encoding="utf-8")
            connection.execute(f"create view {Path(path).stem} as {text}")
        give_reference(connection)
        yield connection


@pytest.fixture(scope="session")
def package_database(root, resources):
    """Give a database as the checks see it: every table of the package, and the views."""
    with duckdb.connect(config={"threads": 1}) as connection:
        for resource in resources:
            connection.execute(plain_table(resource))
        sql = root / "workflow" / "sql"
        create_views(connection, queries(sql / "macros"), queries(sql / "views"))
        give_reference(connection)
        yield connection


@pytest.fixture
def working(working_database):
    yield from scenario(working_database)


@pytest.fixture
def package(package_database):
    yield from scenario(package_database)


def give_reference(connection):
    for table, rows in REFERENCE.items():
        Scenario(connection).given(table, *rows)


def scenario(connection):
    """Give the database to one test, and take back all that the test did when it ends."""
    connection.begin()
    yield Scenario(connection)
    connection.rollback()


def queries(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.glob("*.sql"))
