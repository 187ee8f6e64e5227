"""Check raw/ before anything is read from it: files, headers, cells, codes, and rows for every text."""

from pathlib import Path

from press_figures.annotations.raw import read_raw
from press_figures.annotations.raw_checks import check_raw, text_problems
from press_figures.annotations.used_codes import used_code_problems
from press_figures.errors import stop_on
from press_figures.files import to_json, write_all
from press_figures.step import run_step
from press_figures.tables.schema_forms import form_problems
from press_figures.tables.schemas import load_resources


def main(
    catalogue: str,
    articles: list[str],
    annotations: list[str],
    reference: list[str],
    schemas: list[str],
    report: str,
) -> str:
    resources = load_resources(schemas)
    # First, because all that follows reads tables by these schemas.
    stop_on(form_problems(resources))
    raw = read_raw(catalogue, articles, annotations, reference, schemas)
    stop_on(check_raw(raw, resources) + used_code_problems(raw.reference) + text_problems(raw))
    counts = {
        "articles": len(raw.texts),
        "annotation_rows": {name: len(table.rows) for name, table in raw.annotations.items()},
        "reference_rows": {name: len(table.rows) for name, table in raw.reference.items()},
    }
    write_all({Path(report): to_json(counts)})
    return f"{len(raw.texts)} articles and {len(raw.reference)} reference lists are in order"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        catalogue=snakemake.input.catalogue,
        articles=snakemake.input.articles,
        annotations=snakemake.input.annotations,
        reference=snakemake.input.reference,
        schemas=snakemake.input.schemas,
        report=snakemake.output.report,
    )
