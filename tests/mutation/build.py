"""Build a folder as the workflow does, but in one process: the steps in the order of its DAG.

A run of Snakemake takes eight seconds, these steps three, and refused input stops them after a tenth of one.
The campaign holds a sample of its mutants against Snakemake itself.
"""

import json
import multiprocessing
import os
import re
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "workflow" / "scripts"))

from snakemake.io import glob_wildcards  # noqa: E402

import check_places  # noqa: E402
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
from press_figures.errors import InputError  # noqa: E402
from press_figures.package.loading import write_database  # noqa: E402
from press_figures.tables.schemas import FOLDERS  # noqa: E402

STOPS = "The build stops here."


@dataclass(frozen=True)
class Run:
    """How a build ended: built, refused, crashed or hung; the messages of a refusal, or all it printed."""

    status: str
    messages: tuple[str, ...] = ()
    printed: str = ""


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
    macros, views = sql_files("macros"), sql_files("views")
    data_checks, all_checks = sql_files("checks/data"), sql_files("checks/data") + sql_files("checks/derived")

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
    yield write_database("build/data.json", macros, views, data_checks, working, "build/data_checks.json")
    yield compute_metrics.main(working, sql_files("models"), published, metrics)
    yield decide_readings.main(working, sql_files("readings"), published, readings)
    descriptor, dictionary = "build/package/datapackage.json", "build/package/README.md"
    template = "workflow/templates/data_dictionary.md.j2"
    yield describe_package.main(
        *described, published, data + metrics + readings, template, descriptor, dictionary
    )
    valid, checked = "build/package_valid.json", "build/package_checks.json"
    yield validate_package.main(descriptor, valid)
    database = "build/package/outcomes.duckdb"
    all_views = views + sql_files("views/derived")
    yield write_database(descriptor, macros, all_views, all_checks, database, checked)
    queries, examples = sql_files("reports"), sql_files("queries")
    templates = paths("workflow/templates/{file}")
    yield render_reports.main(
        "CITATION.cff", database, queries, examples, templates, valid, checked, "build/reports"
    )
    files = [descriptor, dictionary, database, *data, *metrics, *readings]
    yield check_places.main(files, "build/reports", "build/places.json")
    yield publish_outputs.main(files, "build/reports", "build/placed.json")


def run_steps(folder: Path, seconds: int) -> Run:
    """Build a folder in a process of its own, forked from this one, within a limit of processor time.

    A process that waits and does nothing has ten times as long.
    """
    child = multiprocessing.get_context("fork").Process(target=build_here, args=(folder, seconds))
    child.start()
    child.join(10 * seconds)
    if child.is_alive():
        child.kill()
        child.join()
        return Run("hung", (), f"no end after {10 * seconds} seconds")
    if child.exitcode == -signal.SIGXCPU:
        return Run("hung", (), f"no end after {seconds} seconds of work")
    result = folder / "run.json"
    if not result.exists():
        return Run("crashed", (), f"exit code {child.exitcode}")
    told = json.loads(result.read_text(encoding="utf-8"))
    result.unlink()
    return Run(told["status"], tuple(told["messages"]), told["printed"])


def build_here(folder: Path, seconds: int) -> None:
    """Build a folder in this process and write how it ended into run.json."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + seconds, resource.RLIM_INFINITY))
    os.chdir(folder)
    status, messages, printed = "built", [], ""
    try:
        for _ in steps():
            pass
    except InputError as error:
        status, messages = "refused", [str(problem) for problem in error.problems]
    except BaseException:
        status, printed = "crashed", traceback.format_exc()
    told = {"status": status, "messages": messages, "printed": printed}
    Path("run.json").write_text(json.dumps(told), encoding="utf-8")


def run_snakemake(folder: Path, seconds: float) -> Run:
    """Build a folder as a person does."""
    command = [sys.executable, "-m", "snakemake", "--cores", "1"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "CI": "true"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=10 * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Run("hung", (), f"no end after {10 * seconds} seconds")
    if done.returncode == 0:
        return Run("built", (), done.stdout)
    if "Traceback (most recent call last)" in done.stdout:
        return Run("crashed", (), done.stdout)
    _, stops, said = done.stdout.partition(STOPS)
    # Where the DAG itself cannot be made, Snakemake says so in its own words.
    lines = said if stops else done.stdout
    return Run("refused", tuple(line for line in lines.splitlines() if line.strip()), done.stdout)
