"""Compare two independent annotations of each article with each other and with the published rows."""

from collections import defaultdict
from pathlib import Path

from press_figures.annotations.adjudication import Independent, compare_annotators, independent_problems
from press_figures.annotations.raw import files_by_id, read_raw
from press_figures.errors import InputError, Problem, stop_on
from press_figures.files import write_all
from press_figures.step import run_step
from press_figures.tables.csv_files import read_table, to_csv
from press_figures.tables.schemas import load_resources


def read_independent(paths: list[str], resource: dict) -> Independent:
    """Return independent annotations by article and annotator.

    Raises InputError on files that cannot be read, and if an article has not exactly two annotators.
    """
    independent: Independent = defaultdict(dict)
    problems: list[Problem] = []
    for path in sorted(map(Path, paths)):
        # Only for its refusal of a file name that is no article id.
        files_by_id([str(path)], ".csv")
        try:
            independent[path.stem][path.parent.name] = read_table(path, resource)
        except InputError as error:
            problems += error.problems
    # Stop here: an article whose file cannot be read would also seem to lack an annotator.
    stop_on(problems)
    for article_id, tables in independent.items():
        if len(tables) != 2:
            found = f"annotations of {article_id} by {', '.join(sorted(tables))}"
            action = "Let a second annotator work, add the file, or take this one out."
            problems.append(Problem("raw/independent", found, "those of two annotators", action))
        problems += [
            Problem(table.place(index, "annotator"), repr(row["annotator"]), repr(annotator), "Correct it.")
            for annotator, table in tables.items()
            for index, row in enumerate(table.rows)
            if row["annotator"] != annotator
        ]
    stop_on(problems)
    return independent


def main(
    catalogue: str,
    articles: list[str],
    annotations: list[str],
    reference: list[str],
    schemas: list[str],
    independent: list[str],
    adjudications: str,
    tables: list[str],
) -> str:
    """Write each table to the path that has its name."""
    raw = read_raw(catalogue, articles, annotations, reference, schemas)
    resources = load_resources(schemas)
    rulings = read_table(Path(adjudications), resources["raw", "adjudications"])
    codings = read_independent(independent, resources["raw", "annotations"])
    stop_on(independent_problems(raw, codings, rulings, resources))
    rows = compare_annotators(raw, codings, rulings)
    write_all(
        {Path(path): to_csv(rows[Path(path).stem], resources["tables", Path(path).stem]) for path in tables}
    )
    agreed = sum(row["is_agreed"] for row in rows["compared_codes"])
    return f"{agreed} of {len(rows['compared_codes'])} decisions of two annotators agree"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        catalogue=snakemake.input.catalogue,
        articles=snakemake.input.articles,
        annotations=snakemake.input.annotations,
        reference=snakemake.input.reference,
        schemas=snakemake.input.schemas,
        independent=snakemake.input.independent,
        adjudications=snakemake.input.adjudications,
        tables=snakemake.output.tables,
    )
