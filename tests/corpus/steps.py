"""Build a folder as the workflow does, but in one process: the steps in the order of its DAG.

A run of Snakemake takes eight seconds, these steps three, and refused input stops them after a tenth of one.
tests/workflow/test_build.py compares what both publish.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "workflow" / "scripts"))

from snakemake.io import glob_wildcards  # noqa: E402

import check_published_folders  # noqa: E402
import check_raw  # noqa: E402
import compare_annotators  # noqa: E402
import compute_metrics  # noqa: E402
import decide_readings  # noqa: E402
import describe_data  # noqa: E402
import describe_package  # noqa: E402
import extract_figures  # noqa: E402
import publish_outputs  # noqa: E402
import render_reports  # noqa: E402
import validate_package  # noqa: E402
from press_figures.package.loading import write_database  # noqa: E402
from press_figures.tables.schemas import FOLDERS  # noqa: E402


def found(pattern: str) -> list[str]:
    """Return what the wildcard of a pattern stands for, as the Snakefile lists its inputs."""
    return sorted(glob_wildcards(pattern)[0])


def paths(pattern: str) -> list[str]:
    """Return the files that fit a pattern with a wildcard called file."""
    return [pattern.replace("{file}", file) for file in found(pattern)]


def sql_files(folder: str) -> list[str]:
    return sorted(map(str, Path("workflow/sql", folder).glob("*.sql")))


def read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8", errors="replace")


def steps() -> Iterator[str]:
    """Do every step in the current folder; yield the line that each returns."""
    described = "CITATION.cff", "workflow/package.yml", "workflow/release.yml"
    reference = found("raw/reference/{table}.csv")
    published = paths("workflow/schemas/tables/{file}.yml")
    written = {Path(path).stem: re.findall(r"^written_by: (\w+)$", read(path), re.M) for path in published}

    def tables(step: str) -> list[str]:
        folder = FOLDERS[step]
        return [f"build/package/{folder}/{name}.csv" for name, steps in written.items() if step in steps]

    raw = {
        "catalogue": "raw/articles.csv",
        "articles": paths("raw/articles/{file}"),
        "annotations": [path for path in paths("raw/annotations/{file}") if not path.endswith("/README.md")],
        "reference": [f"raw/reference/{name}.csv" for name in reference],
        "schemas": [
            f"workflow/schemas/raw/{name}.yml" for name in ("articles", "annotations", "adjudications")
        ]
        + published,
    }
    extracted = tables("extract_figures") + [f"build/package/data/{name}.csv" for name in reference]
    compared = tables("compare_annotators")
    data, metrics = extracted + compared, tables("compute_metrics")
    readings = tables("decide_readings")
    macros, views, check_views = sql_files("macros"), sql_files("views"), sql_files("check_views")
    data_checks, all_checks = sql_files("checks/data"), sql_files("checks/data") + sql_files("checks/derived")
    working_checks = sql_files("checks/annotations") + data_checks

    yield check_raw.main(**raw, report="build/raw.json")
    yield extract_figures.main(**raw, tables=extracted)
    yield compare_annotators.main(
        **raw,
        independent=sorted(str(path) for path in Path("raw/independent").rglob("*") if path.is_file()),
        adjudications="raw/adjudications.csv",
        tables=compared,
    )
    yield describe_data.main(*described, published, data, "build/data.json")
    working = "build/working.duckdb"
    reading_models = sorted(map(str, Path("workflow/sql/readings").rglob("*.sql")))
    yield write_database(
        "build/data.json", macros, views, check_views, working_checks, working, "build/data_checks.json"
    )
    yield compute_metrics.main(working, sql_files("models"), published, metrics)
    yield decide_readings.main(working, reading_models, published, readings)
    descriptor, dictionary = "build/package/datapackage.json", "build/package/README.md"
    template = "workflow/templates/data_dictionary.md.j2"
    yield describe_package.main(
        *described, published, data + metrics + readings, template, descriptor, dictionary
    )
    valid, checked = "build/package_valid.json", "build/package_checks.json"
    yield validate_package.main(descriptor, valid)
    database = "build/package/outcomes.duckdb"
    all_views = views + sql_files("views/derived")
    yield write_database(descriptor, macros, all_views, check_views, all_checks, database, checked)
    queries, examples = sql_files("reports"), sql_files("queries")
    templates = paths("workflow/templates/{file}")
    yield render_reports.main(
        "CITATION.cff", database, queries, examples, templates, valid, checked, "build/reports"
    )
    files = [descriptor, dictionary, database, *data, *metrics, *readings]
    yield check_published_folders.main(files, "build/reports", "build/published_folders.json")
    yield publish_outputs.main(files, "build/reports", "build/placed.json")
