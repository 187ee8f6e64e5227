"""Write the descriptor of the tables that come from the annotations, for the working database."""

from pathlib import Path

from press_figures.files import to_json, write_all
from press_figures.package.descriptor import describe_tables
from press_figures.step import run_step


def main(
    citation: str, package: str, release: str, schemas: list[str], tables: list[str], descriptor: str
) -> str:
    described = describe_tables(citation, package, release, schemas, tables)
    write_all({Path(descriptor): to_json(described)})
    return f"{len(described['resources'])} tables described"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        citation=snakemake.input.citation,
        package=snakemake.input.package,
        release=snakemake.input.release,
        schemas=snakemake.input.schemas,
        tables=snakemake.input.tables,
        descriptor=snakemake.output.descriptor,
    )
