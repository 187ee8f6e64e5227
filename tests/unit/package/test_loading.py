"""A package is loaded whole or not at all."""

import duckdb
import pytest

from press_figures.errors import InputError
from press_figures.package.loading import load_database, remove


@pytest.fixture
def package(tmp_path):
    (tmp_path / "areas.csv").write_text("area_id,part_of\nkent,england\nengland,\n")
    fields = [{"name": name, "type": "string", "description": name} for name in ("area_id", "part_of")]
    schema = {
        "fields": fields,
        "primaryKey": ["area_id"],
        "foreignKeys": [{"fields": ["part_of"], "reference": {"fields": ["area_id"]}}],
    }
    resource = {"name": "areas", "path": "areas.csv", "description": "Areas", "rows": 2, "schema": schema}
    return {"resources": [resource]}


def load(package, folder, **queries):
    paths = {}
    for kind in ("macros", "views", "check_views", "checks"):
        paths[kind] = []
        for name, text in queries.get(kind, {}).items():
            (folder / f"{name}.sql").write_text(text)
            paths[kind].append(str(folder / f"{name}.sql"))
    with duckdb.connect() as connection:
        return load_database(connection, package, folder, **paths)


def test_tables_are_counted_and_checks_run_on_the_views(package, tmp_path):
    counts = load(
        package,
        tmp_path,
        views={"parts": "-- one row per part\nselect area_id from areas where part_of is not null"},
        checks={"many_parts": "-- few parts\nselect area_id from parts where area_id = 'surrey'"},
    )
    assert counts == {"rows": {"areas": 2}, "offending_rows": {"many_parts": 0}}


def test_what_only_checks_read_is_kept_for_them_and_not_in_the_database(package, tmp_path):
    texts = {"parts": "select area_id from areas where part_of is not null", "no_part": "-- none\nfrom parts"}
    for name, text in texts.items():
        (tmp_path / f"{name}.sql").write_text(text)
    parts, no_part = (str(tmp_path / f"{name}.sql") for name in texts)
    with duckdb.connect() as connection:
        with pytest.raises(InputError, match="check no_part: found area_id kent; expected none"):
            load_database(connection, package, tmp_path, [], [], [parts], [no_part])
        query = "select temporary from duckdb_tables() where table_name = 'parts'"
        assert connection.execute(query).fetchall() == [(True,)]


def test_a_check_that_finds_a_row_refuses_the_package(package, tmp_path):
    with pytest.raises(InputError, match="check is_kent: found area_id kent; expected no Kent"):
        load(
            package,
            tmp_path,
            checks={"is_kent": "-- no Kent\nselect area_id from areas where area_id = 'kent'"},
        )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("area_id,part_of\nkent,nowhere\nengland,\n", "1 rows in the database"),
        ("area_id,part_of\nkent,england\nengland,\nsurrey,england\n", "3 rows in the database"),
    ],
)
def test_another_number_of_rows_than_described_refuses_the_package(text, found, package, tmp_path):
    (tmp_path / "areas.csv").write_text(text)
    with pytest.raises(InputError) as refused:
        load(package, tmp_path)
    (problem,) = refused.value.problems
    assert (problem.place, problem.found, problem.expected) == (str(tmp_path / "areas.csv"), found, "2 rows")


def test_what_an_interrupted_load_left_is_removed_with_its_log(tmp_path):
    for name in ("outcomes.duckdb.part", "outcomes.duckdb.part.wal", "outcomes.duckdb"):
        (tmp_path / name).write_text("")
    remove(tmp_path / "outcomes.duckdb.part")
    remove(tmp_path / "outcomes.duckdb.part")
    assert [path.name for path in tmp_path.iterdir()] == ["outcomes.duckdb"]
