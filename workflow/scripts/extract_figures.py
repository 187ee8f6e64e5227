"""Locate the annotations in the texts and turn them into mentions, dates, figures and quotations."""

from pathlib import Path

from press_figures.annotations.corpus import extract_figures
from press_figures.annotations.raw import read_raw
from press_figures.files import write_all
from press_figures.step import run_step
from press_figures.tables.csv_files import to_csv
from press_figures.tables.schemas import load_resources


def in_order(rows: list[dict], resource: dict) -> list[dict]:
    """Return rows sorted by article and place, or by primary key if the table has no place."""
    names = [column["name"] for column in resource["schema"]["fields"]]
    keys = ["article_id", "start_char"] if "start_char" in names else resource["schema"]["primaryKey"]
    return sorted(rows, key=lambda row: [row[key] for key in keys])


def main(
    catalogue: str,
    articles: list[str],
    annotations: list[str],
    reference: list[str],
    schemas: list[str],
    tables: list[str],
) -> str:
    """Write each table to the path that has its name."""
    raw = read_raw(catalogue, articles, annotations, reference, schemas)
    resources = load_resources(schemas)
    rows = {
        name: in_order(extracted, resources["tables", name])
        for name, extracted in extract_figures(raw).items()
    }
    lists = {name: table.rows for name, table in raw.reference.items()}
    contents = {**rows, **lists}
    write_all(
        {
            Path(path): to_csv(contents[Path(path).stem], resources["tables", Path(path).stem])
            for path in tables
        }
    )
    counts = f"{len(rows['mentions'])} mentions, of which {len(rows['figures'])} figures"
    return f"{counts}, in {len(rows['articles'])} articles"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        catalogue=snakemake.input.catalogue,
        articles=snakemake.input.articles,
        annotations=snakemake.input.annotations,
        reference=snakemake.input.reference,
        schemas=snakemake.input.schemas,
        tables=snakemake.output.tables,
    )
