"""The database from Table Schemas: order, constraints, strict loading, views and checks."""

import duckdb
import pytest
import yaml

from press_figures.errors import InputError
from press_figures.package.database import (
    create_views,
    dependency_order,
    load_table,
    loading_order,
    named,
    ordered_queries,
    quoted,
    read_rows,
    reads,
    run_checks,
    table_statements,
)


def resource(name, *fields, key=None, refers=()):
    """Return a resource; refers holds column, table (None for its own) and column there."""
    schema = {"fields": [{"description": f"The {field['name']}", **field} for field in fields]}
    if key:
        schema["primaryKey"] = [key]
    if refers:
        schema["foreignKeys"] = [
            {
                "fields": [column],
                "reference": {"fields": [target]} | ({"resource": table} if table else {}),
            }
            for column, table, target in refers
        ]
    return {"name": name, "description": f"One row per {name}", "path": f"data/{name}.csv", "schema": schema}


TEXT = {"name": "thing_id", "type": "string"}
FORCES = resource("forces", TEXT, key="thing_id")


@pytest.fixture
def connection():
    with duckdb.connect() as opened:
        yield opened


def refers_to(name, *tables):
    """Return a table that refers to others; None is the table itself."""
    return resource(name, TEXT, refers=[("thing_id", table, "thing_id") for table in tables])


@pytest.mark.parametrize(
    ("resources", "order"),
    [
        ([refers_to("figures", "mentions"), refers_to("mentions", "articles"), refers_to("articles")], "amf"),
        # Names decide where references do not.
        ([refers_to("c"), refers_to("a"), refers_to("b")], "abc"),
        ([refers_to("a", "z"), refers_to("z"), refers_to("b")], "bza"),
        ([refers_to("areas", None)], "a"),
    ],
)
def test_a_table_comes_after_every_other_that_it_refers_to(resources, order):
    assert [ordered["name"][0] for ordered in loading_order(resources)] == list(order)


def test_tables_that_refer_to_each_other_are_refused_by_name():
    with pytest.raises(InputError) as refused:
        loading_order([refers_to("a", "b"), refers_to("b", "a"), FORCES])
    assert str(refused.value) == (
        "workflow/schemas/tables: found names that need each other in a circle: a, b; expected no circle. "
        "Remove one of the references."
    )


def make(connection, described):
    for statement in table_statements(described):
        connection.execute(statement)


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ({"type": "string", "constraints": {"required": True}}, "x", None),
        ({"type": "string", "constraints": {"pattern": "^[a-z]+$"}}, "abc", "aBc"),
        ({"type": "string", "constraints": {"pattern": "^it's$"}}, "it's", "its"),
        ({"type": "string", "constraints": {"enum": ["up", "it's down"]}}, "it's down", "sideways"),
        ({"type": "integer", "constraints": {"minimum": 1}}, 1, 0),
        ({"type": "integer", "constraints": {"maximum": 9}}, 9, 10),
        ({"type": "number", "constraints": {"minimum": 0}}, 0.5, -0.5),
    ],
)
def test_a_constraint_of_the_schema_is_one_of_the_database(field, good, bad, connection):
    make(connection, resource("things", {"name": "cell", **field}))
    connection.execute("insert into things values (?)", [good])
    with pytest.raises(duckdb.ConstraintException):
        connection.execute("insert into things values (?)", [bad])


def test_keys_and_references_and_unique_columns_are_enforced(connection):
    make(connection, FORCES)
    figures = resource(
        "figures",
        {"name": "figure_id", "type": "string"},
        {"name": "force", "type": "string"},
        {"name": "place", "type": "integer", "constraints": {"unique": True}},
        key="figure_id",
        refers=[("force", "forces", "thing_id")],
    )
    make(connection, figures)
    connection.execute("insert into forces values ('kent')")
    connection.execute("insert into figures values ('a', 'kent', 1), ('b', null, 2)")
    for row in ("('a', 'kent', 3)", "('c', 'surrey', 3)", "('c', 'kent', 1)"):
        with pytest.raises(duckdb.ConstraintException):
            connection.execute(f"insert into figures values {row}")


def test_a_column_has_the_type_of_its_schema(connection):
    types = ["string", "integer", "number", "boolean", "date"]
    make(connection, resource("things", *({"name": f"{kind}_cell", "type": kind} for kind in types)))
    rows = connection.execute("select data_type from duckdb_columns() where table_name = 'things'").fetchall()
    assert [found for (found,) in rows] == ["VARCHAR", "BIGINT", "DECIMAL(38,12)", "BOOLEAN", "DATE"]


def test_tables_and_columns_carry_their_descriptions(connection):
    make(connection, resource("things", {**TEXT, "description": "Its 'own' name"}))
    (table,) = connection.execute("select comment from duckdb_tables()").fetchall()
    (column,) = connection.execute(
        "select comment from duckdb_columns() where table_name = 'things'"
    ).fetchall()
    assert (table, column) == (("One row per things",), ("Its 'own' name",))


CELLS = resource(
    "cells",
    {"name": "word", "type": "string"},
    {"name": "whole", "type": "integer"},
    {"name": "part", "type": "number"},
    {"name": "truth", "type": "boolean"},
    {"name": "day", "type": "date"},
)
HEADER = "word,whole,part,truth,day\n"


def load(connection, tmp_path, text, described=CELLS):
    path = tmp_path / "cells.csv"
    path.write_text(text, encoding="utf-8")
    return load_table(connection, described, path)


def test_cells_are_cast_exactly_and_empty_cells_are_null(connection, tmp_path):
    text = HEADER + 'a,5,0.333333333333,true,2016-12-31\n"x, ""y""\nz",-7,100,false,2020-04-01\n,,,,\n'
    assert load(connection, tmp_path, text) == 3
    rows = connection.execute(
        "select word, whole, cast(part as varchar), truth, cast(day as varchar) from cells"
    )
    assert rows.fetchall() == [
        ("a", 5, "0.333333333333", True, "2016-12-31"),
        ('x, "y"\nz', -7, "100.000000000000", False, "2020-04-01"),
        (None, None, None, None, None),
    ]


@pytest.mark.parametrize("rows", [0, 2])
def test_a_table_of_nothing_but_text_is_loaded_with_or_without_rows(rows, connection, tmp_path):
    described = resource("cells", {"name": "word", "type": "string"})
    assert load(connection, tmp_path, "word\n" + "a\n" * rows, described) == rows


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *[("whole", cell) for cell in "5.7 5.0 1_000 1e3 007 +5 0x10 \uff15 \u0665 five".split()],
        ("whole", " 5"),
        *[("part", cell) for cell in "0.1234567890123 .5 5. 1e-3 1/3 nan".split()],
        *[("truth", cell) for cell in ("True", "1", "yes")],
        *[("day", cell) for cell in ("31/12/2016", "2016-1-1", "2016-12-31 00:00:00")],
    ],
)
def test_a_cell_in_another_form_is_refused_by_column(column, cell, connection, tmp_path):
    row = {"word": "a", "whole": "", "part": "", "truth": "", "day": ""} | {column: cell}
    with pytest.raises(InputError) as refused:
        load(connection, tmp_path, HEADER + ",".join(row.values()) + "\n")
    (problem,) = refused.value.problems
    assert problem.place.endswith(f"cells.csv, column {column}")
    assert problem.found == repr(cell)


@pytest.mark.parametrize(
    ("row", "error"),
    [
        # Of the right form, but without a value.
        ("a,99999999999999999999,,,", duckdb.ConversionException),
        ("a,,,,2016-02-30", duckdb.ConversionException),
        ("a,,,,2016-13-01", duckdb.ConversionException),
        # Of another length.
        ("a,5", duckdb.Error),
        ("a,5,,,,,x", duckdb.Error),
    ],
)
def test_a_row_that_cannot_be_a_row_of_the_table_is_an_error(row, error, connection, tmp_path):
    with pytest.raises(error):
        load(connection, tmp_path, HEADER + row + "\n")


@pytest.mark.parametrize("header", ["word,part,whole,truth,day", "word,whole", "Word,whole,part,truth,day"])
def test_another_header_is_refused(header, connection, tmp_path):
    with pytest.raises(InputError) as refused:
        load(connection, tmp_path, header + "\n")
    (problem,) = refused.value.problems
    assert (problem.found, problem.expected) == (header, HEADER.strip())


AREAS = resource(
    "areas",
    {"name": "area_id", "type": "string"},
    {"name": "part_of", "type": "string"},
    {"name": "without", "type": "string"},
    key="area_id",
    refers=[("part_of", None, "area_id"), ("without", None, "area_id")],
)


def test_rows_that_refer_to_later_rows_of_their_own_table_are_loaded(connection, tmp_path):
    text = "area_id,part_of,without\nkent,england,\nrest,england,kent\nengland,uk,\nuk,,\n"
    assert load(connection, tmp_path, text, AREAS) == 4
    assert len(read_rows(connection, "select * from areas")) == 4


@pytest.mark.parametrize(
    "rows", ["kent,nowhere,\nuk,,\n", "a,b,\nb,a,\nuk,,\n"], ids=["an unknown parent", "a circle"]
)
def test_a_row_whose_parent_is_missing_is_not_counted_as_loaded(rows, connection, tmp_path):
    assert load(connection, tmp_path, "area_id,part_of,without\n" + rows, AREAS) == 1


def queries(folder, **texts):
    paths = {}
    for name, text in texts.items():
        path = folder / f"{name}.sql"
        path.write_text(text, encoding="utf-8")
        paths[name] = str(path)
    return paths


def test_a_query_comes_after_those_it_reads(tmp_path):
    paths = queries(
        tmp_path,
        a="select 1 from b inner join c on true",
        b="with b_rows as (select 1 from c)\nselect 1 from b_rows",
        c="select 1 from outside",
    )
    assert dependency_order(list(paths.values())) == [paths["c"], paths["b"], paths["a"]]


def test_names_decide_where_queries_do_not_read_each_other(tmp_path):
    paths = queries(tmp_path, b="select 1", a="select 2", c="select 3 from c")
    assert dependency_order([paths["b"], paths["c"], paths["a"]]) == [paths["a"], paths["b"], paths["c"]]


@pytest.mark.parametrize(
    ("texts", "circle"),
    [
        (
            {"a": "select 1 from b", "b": "select 1\nfrom\n    a", "c": "select 1 from a", "d": "select 1"},
            "a, b",
        ),
        ({"a": "select 1 from c", "b": "select 1 from a", "c": "select 1 from b"}, "a, c, b"),
    ],
)
def test_queries_that_read_each_other_are_refused_by_name_and_in_order(texts, circle, tmp_path):
    with pytest.raises(InputError) as refused:
        dependency_order(list(queries(tmp_path, **texts).values()))
    assert str(refused.value) == (
        f"{tmp_path}: found names that need each other in a circle: {circle}; expected no circle. "
        "Remove one of the references."
    )


def test_a_query_reads_what_follows_from_and_join(tmp_path):
    paths = queries(
        tmp_path, a="select x from first left join second on 1 = 1 where y in (select z from third)"
    )
    assert reads(paths["a"]) == {"first", "second", "third"}


def test_a_query_reads_no_name_in_a_comment_or_in_a_text(tmp_path):
    text = "-- from a\nselect 'from b', f(1), $$join c$$ /* g(1)\nfrom d */ from/* é */e -- from h"
    assert reads(queries(tmp_path, a=text)["a"]) == {"f", "e"}


@pytest.mark.parametrize("words", ["-- from z_view join a_view\n", "/* a_view() */", "-- it's z_view(1)\n"])
def test_a_name_in_a_comment_of_a_query_stops_nothing(words, connection, tmp_path):
    paths = queries(
        tmp_path,
        doubled=f"{words}create macro doubled(number) as number * 2;",
        a_view=f"{words}select doubled(1) as two, 'from z_view' as words",
        z_view=f"{words}select two from a_view",
    )
    create_views(connection, [paths["doubled"]], [paths["a_view"], paths["z_view"]])
    assert read_rows(connection, "from z_view") == [{"two": 2}]


def test_views_see_macros_and_each_other_and_carry_their_first_line(connection, tmp_path):
    paths = queries(
        tmp_path,
        doubled="create macro doubled(number) as number * 2",
        a_view="-- one row per four\nselect doubled(two) as four from z_view",
        z_view="-- one row per two\nselect 2 as two",
    )
    create_views(connection, [paths["doubled"]], [paths["a_view"], paths["z_view"]])
    assert read_rows(connection, "select * from a_view") == [{"four": 4}]
    comments = connection.execute(
        "select view_name, comment from duckdb_views() where not internal"
    ).fetchall()
    assert dict(comments) == {"a_view": "one row per four", "z_view": "one row per two"}


def test_a_check_that_finds_nothing_is_counted_as_nothing(connection, tmp_path):
    paths = queries(tmp_path, b="-- good\nselect 1 as x where false", a="-- good\nselect 1 as x where false")
    assert run_checks(connection, list(paths.values())) == {"a": 0, "b": 0}


def test_offending_rows_of_all_checks_stop_the_build_with_their_columns_and_the_rule(connection, tmp_path):
    figures = "select 'a.one' as figure_id, null as number union all select 'a.two', 5"
    paths = queries(
        tmp_path,
        clean="-- nothing\nselect 1 as x where false",
        broken=f"-- every figure has a value\n{figures}",
        other="-- none\nselect 1 as x",
    )
    with pytest.raises(InputError) as stopped:
        run_checks(connection, list(paths.values()))
    assert [(found.place, found.found, found.expected) for found in stopped.value.problems] == [
        ("check broken", "figure_id a.one, number None", "every figure has a value"),
        ("check broken", "figure_id a.two, number 5", "every figure has a value"),
        ("check other", "x 1", "none"),
    ]


@pytest.mark.parametrize("text", ["it's", "'", "", "a\\b", "'; drop table things; --"])
def test_text_in_a_query_stays_text(text, connection):
    assert connection.execute(f"select {quoted(text)}").fetchone() == (text,)


def test_every_table_of_the_package_can_be_made(root, connection):
    paths = sorted((root / "workflow" / "schemas" / "tables").glob("*.yml"))
    resources = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]
    for described in loading_order(resources):
        make(connection, described)
    made = connection.execute("select count(*) from duckdb_tables()").fetchone()
    assert made == (len(paths),) and len(paths) > 30


@pytest.mark.parametrize(
    "statement", ["select nothing", "select cast('a' as integer)", "insert into kept values (1)"]
)
def test_what_duckdb_refuses_is_said_with_the_file_that_asks_for_it(statement, connection):
    connection.execute("create table kept (number integer primary key)")
    connection.execute("insert into kept values (1)")
    with pytest.raises(InputError) as caught, named("workflow/sql/models/x.sql"):
        connection.execute(statement)
    (problem,) = caught.value.problems
    assert problem.place == "workflow/sql/models/x.sql"
    assert problem.found.startswith("what DuckDB refuses (")
    assert "\n" not in problem.found


def test_the_files_of_a_folder_in_readings_are_united_under_its_name(tmp_path):
    texts = {
        "all_rules.sql": "select model, number from share_rules order by number",
        "share_rules/second.sql": "select 2 as number",
        "share_rules/first.sql": "select 1 as number",
    }
    for name, text in texts.items():
        path = tmp_path / "readings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    queries = ordered_queries([str(tmp_path / "readings" / name) for name in texts])
    assert list(queries) == ["first", "second", "share_rules", "all_rules"]
    with duckdb.connect() as connection:
        for name, query in queries.items():
            connection.execute(f"create table {name} as {query}")
        assert connection.execute("from all_rules").fetchall() == [("first", 1), ("second", 2)]
