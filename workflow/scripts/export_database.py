"""Write each table of the published database as Parquet, and copy the database beside them."""

from pathlib import Path

import duckdb

from press_figures.files import write_all
from press_figures.package.database import SETTINGS, quoted
from press_figures.package.descriptor import read_descriptor
from press_figures.step import run_step


def ordered(resource: dict) -> str:
    """Return a query for the rows of a table, sorted by its key: without an order the bytes could differ."""
    names = resource["schema"].get("primaryKey") or [field["name"] for field in resource["schema"]["fields"]]
    keys = ", ".join(f'"{name}"' for name in names)
    return f'select * from published."{resource["name"]}" order by {keys}'


def main(descriptor: str, database: str, parquet: str, database_copy: str) -> str:
    resources = read_descriptor(descriptor)["resources"]
    Path(parquet).mkdir(parents=True)
    with duckdb.connect(config=SETTINGS) as connection:
        connection.execute(f"attach {quoted(database)} as published (read_only)")
        for resource in resources:
            path = Path(parquet) / f"{resource['name']}.parquet"
            connection.execute(
                f"copy ({ordered(resource)}) to {quoted(path)} (format parquet, compression zstd)"
            )
    write_all({Path(database_copy): Path(database).read_bytes()})
    return f"{len(resources)} tables exported"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        descriptor=snakemake.input.descriptor,
        database=snakemake.input.database,
        parquet=snakemake.output.parquet,
        database_copy=snakemake.output.database_copy,
    )
