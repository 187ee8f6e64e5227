"""Run the SQL models on the working database and write one table each."""

from pathlib import Path

import duckdb

from press_figures.errors import Problem, stop_on
from press_figures.files import write_all
from press_figures.package.database import SETTINGS, dependency_order, named, read_rows
from press_figures.step import run_step
from press_figures.tables.csv_files import to_csv
from press_figures.tables.schemas import load_resources


def compute_metrics(
    connection: duckdb.DuckDBPyConnection, models: list[str], resources: dict[tuple[str, str], dict]
) -> dict[str, list[dict]]:
    """Return the rows of each model by its name, sorted by primary key. Models may read each other."""
    rows = {}
    for path in dependency_order(models):
        name = Path(path).stem
        # Sorted, because a table has no order of its own and the published bytes must not change.
        keys = ", ".join(resources["tables", name]["schema"]["primaryKey"])
        with named(path):
            connection.execute(f"create temporary table {name} as {Path(path).read_text(encoding='utf-8')}")
            rows[name] = read_rows(connection, f"select * from {name} order by {keys}")
    return rows


def pairing_problems(models: list[str], tables: list[str]) -> list[Problem]:
    """Find models without a table, and tables without a model."""
    action = "Describe the table with written_by: compute_metrics, or remove the model."
    named = {Path(path).stem: path for path in models}
    described = {Path(path).stem for path in tables}
    schema = "workflow/schemas/tables/{}.yml".format
    return [
        Problem(named[name], "a model without a schema", schema(name), action)
        for name in sorted(named.keys() - described)
    ] + [
        Problem(schema(name), "a table without a model", f"workflow/sql/models/{name}.sql", action)
        for name in sorted(described - named.keys())
    ]


def main(database: str, models: list[str], schemas: list[str], tables: list[str]) -> str:
    """Write the rows of each model to the path that has its name."""
    stop_on(pairing_problems(models, tables))
    resources = load_resources(schemas)
    with duckdb.connect(database, read_only=True, config=SETTINGS) as connection:
        rows = compute_metrics(connection, models, resources)
    write_all(
        {Path(path): to_csv(rows[Path(path).stem], resources["tables", Path(path).stem]) for path in tables}
    )
    return ", ".join(f"{len(rows[name])} {name}" for name in sorted(rows))


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        database=snakemake.input.database,
        models=snakemake.input.models,
        schemas=snakemake.input.schemas,
        tables=snakemake.output.tables,
    )
