"""The database is the package: same rows, same keys, described, and readable by older clients."""

import csv
import io
import subprocess
import sys
from pathlib import Path

from press_figures.tables.csv_files import format_cell

ROOT = Path(__file__).parents[2]
COMMAND_LINE = Path(sys.executable).with_name("duckdb")


def test_every_table_holds_the_rows_of_its_file(database, descriptor, tables):
    for resource in descriptor["resources"]:
        names = [column["name"] for column in resource["schema"]["fields"]]
        rows = database.execute(f"select {', '.join(names)} from {resource['name']}").fetchall()
        found = sorted(tuple(format_cell(value) for value in row) for row in rows)
        assert found == sorted(tuple(row[name] for name in names) for row in tables[resource["name"]])


def test_the_database_has_the_tables_of_the_package_and_no_others(database, descriptor):
    found = {name for (name,) in database.execute("select table_name from duckdb_tables()").fetchall()}
    assert found == {resource["name"] for resource in descriptor["resources"]}


def test_every_table_column_and_view_has_a_comment(database):
    assert database.execute("select table_name from duckdb_tables() where comment is null").fetchall() == []
    query = "select view_name from duckdb_views() where not internal and comment is null"
    assert database.execute(query).fetchall() == []
    query = """
    select table_name, column_name from duckdb_columns()
    where comment is null and table_name in (select table_name from duckdb_tables())
    """
    assert database.execute(query).fetchall() == []


def test_keys_and_not_null_of_the_schemas_are_constraints_of_the_database(database, descriptor):
    def count(kind: str) -> int:
        query = "select count(*) from duckdb_constraints() where constraint_type = ?"
        return database.execute(query, [kind]).fetchone()[0]

    schemas = [resource["schema"] for resource in descriptor["resources"]]
    assert (
        count("PRIMARY KEY") == len([schema for schema in schemas if "primaryKey" in schema]) == len(schemas)
    )
    assert count("FOREIGN KEY") == sum(len(schema.get("foreignKeys", [])) for schema in schemas)
    required = {
        (resource["name"], column["name"])
        for resource in descriptor["resources"]
        for column in resource["schema"]["fields"]
        if column.get("constraints", {}).get("required")
    }
    query = "select table_name, column_name from duckdb_columns() where not is_nullable"
    assert required <= set(database.execute(query).fetchall())


def test_the_stock_command_line_reads_the_wide_view(database_path, tables):
    done = subprocess.run(
        [COMMAND_LINE, "-readonly", "-csv", database_path, "select quote, area from figures_in_context"],
        capture_output=True,
        text=True,
        check=True,
    )
    version = subprocess.run([COMMAND_LINE, "--version"], capture_output=True, text=True, check=True)
    assert version.stdout.startswith("v1.5.")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == len(tables["figures"])
    assert {"quote": "5,523", "area": "West Mercia Police"} in rows


def test_the_queries_of_the_readme_run_as_printed(database):
    readme = (ROOT / "README.md").read_text("utf-8")
    statements = readme.split("```sql\n")[1].split("```")[0].split(";")
    results = [database.execute(text).fetchall() for text in statements if text.strip()]
    assert len(results) == 3
    assert all(results)


def test_every_model_pastes_into_a_shell_on_the_database_and_gives_the_published_rows(
    database, descriptor, tables
):
    schemas = {resource["name"]: resource["schema"] for resource in descriptor["resources"]}
    models = sorted((ROOT / "workflow/sql/models").glob("*.sql"))
    assert models
    for path in models:
        result = database.execute(path.read_text("utf-8"))
        names = [column[0] for column in result.description]
        assert names == [column["name"] for column in schemas[path.stem]["fields"]]
        found = [
            {name: format_cell(value) for name, value in zip(names, row, strict=True)}
            for row in result.fetchall()
        ]
        key = schemas[path.stem]["primaryKey"]
        assert sorted(found, key=lambda row: [row[k] for k in key]) == tables[path.stem]
