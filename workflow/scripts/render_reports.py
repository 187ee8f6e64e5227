"""Render the reports and their charts from the checked database."""

import json
from pathlib import Path

import duckdb

from press_figures.files import write_all
from press_figures.package.database import SETTINGS, first_comment, named, read_rows
from press_figures.reports.pages import Rows, render_reports
from press_figures.step import run_step
from press_figures.tables.yaml_files import read_yaml


def main(
    citation: str,
    database: str,
    queries: list[str],
    examples: list[str],
    templates: list[str],
    validation: str,
    checks: str,
    reports: str,
) -> str:
    """Write all pages, charts and tables of charts into the folder reports."""
    with duckdb.connect(database, read_only=True, config=SETTINGS) as connection:
        data = {Path(path).stem: rows_of(connection, path) for path in queries}
        results = {
            Path(path).stem: {
                "question": first_comment(read(path)),
                "text": read(path),
                "rows": rows_of(connection, path),
            }
            for path in examples
        }
    facts = {
        "version": read_yaml(Path(citation))["version"],
        "title": read_yaml(Path(citation))["title"],
        "examples": results,
        "validation": json.loads(read(validation)),
        "checks": json.loads(read(checks)),
    }
    files = render_reports(data, facts, Path(templates[0]).parent)
    write_all({Path(reports) / path: text for path, text in files.items()})
    return f"{len(files)} pages, charts and tables rendered"


def rows_of(connection: duckdb.DuckDBPyConnection, path: str) -> Rows:
    with named(path):
        return read_rows(connection, read(path))


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        citation=snakemake.input.citation,
        database=snakemake.input.database,
        queries=snakemake.input.queries,
        examples=snakemake.input.examples,
        templates=snakemake.input.templates,
        validation=snakemake.input.validation,
        checks=snakemake.input.checks,
        reports=snakemake.output.reports,
    )
