"""Check the raw matter at the door: files, headers, cells, codes and the pairing of texts with rows."""

from pathlib import Path

from lib.articles import read_article
from lib.errors import InputError, Problem, stop_on
from lib.files import to_json, write_all
from lib.raw import Raw, joined_annotations, label_problems, pairing_problems, read_raw
from lib.step import run_step
from lib.tables import Table, formula_problems, load_resources
from lib.validation import table_problems


def check_raw(raw: Raw, resources: dict[tuple[str, str], dict]) -> list[Problem]:
    """Return every problem of the raw tables that can be seen without looking into the texts."""
    annotations = joined_annotations(raw)
    tables: dict[str, tuple[Table, dict]] = {
        name: (table, resources["tables", name]) for name, table in raw.reference.items()
    }
    tables["annotations"] = (annotations, without_primary_key(resources["raw", "annotations"]))
    tables["articles"] = (raw.catalogue, resources["raw", "articles"])
    problems = pairing_problems(raw)
    for table, resource in tables.values():
        problems += formula_problems(table, resource)
    for table in raw.annotations.values():
        problems += label_problems(table)
    return problems + table_problems(tables)


def without_primary_key(resource: dict) -> dict:
    """Return the resource for rows of several files; labels need be unique only within a file."""
    schema = {key: value for key, value in resource["schema"].items() if key != "primaryKey"}
    return {**resource, "schema": schema}


def text_problems(raw: Raw) -> list[Problem]:
    """Return what is wrong with the texts themselves."""
    problems = []
    for row in raw.catalogue.rows:
        if row["article_id"] in raw.texts:
            try:
                read_article(raw.texts[row["article_id"]], row["sha256"])
            except InputError as error:
                problems += error.problems
    return problems


def main(
    catalogue: str,
    articles: list[str],
    annotations: list[str],
    reference: list[str],
    schemas: list[str],
    report: str,
) -> str:
    raw = read_raw(catalogue, articles, annotations, reference, schemas)
    stop_on(check_raw(raw, load_resources(schemas)) + text_problems(raw))
    counts = {
        "articles": len(raw.texts),
        "annotation_rows": {name: len(table.rows) for name, table in raw.annotations.items()},
        "reference_rows": {name: len(table.rows) for name, table in raw.reference.items()},
    }
    write_all({Path(report): to_json(counts)})
    return f"{len(raw.texts)} articles and {len(raw.reference)} reference lists are in order"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
