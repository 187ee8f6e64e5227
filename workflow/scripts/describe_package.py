"""Write the descriptor of the whole package and its data dictionary."""

from pathlib import Path

from press_figures.files import to_json, write_all
from press_figures.markdown.rendering import render
from press_figures.package.descriptor import describe_tables
from press_figures.step import run_step


def main(
    citation: str,
    package: str,
    release: str,
    schemas: list[str],
    tables: list[str],
    template: str,
    descriptor: str,
    dictionary: str,
) -> str:
    described = describe_tables(citation, package, release, schemas, tables)
    contents = {
        Path(descriptor): to_json(described),
        Path(dictionary): render(Path(template), package=described),
    }
    write_all(contents)
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
        template=snakemake.input.template,
        descriptor=snakemake.output.descriptor,
        dictionary=snakemake.output.dictionary,
    )
