"""Measure the build against a workflow that does nothing, and how it grows with invented corpora.

Prints tables in Markdown. Every time is wall-clock time of a process started for it, on one core.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from generate_corpus import ROOT, generate_corpus

COPIED = ("CITATION.cff", "Snakefile", "environment.yml", "profiles", "raw", "workflow")
SNAKEMAKE = [sys.executable, "-m", "snakemake", "--cores", "1"]
PACKAGE = "datapackage/datapackage.json"
FRICTIONLESS = [sys.executable, "-m", "frictionless", "validate", PACKAGE]
# The step that enumerates and decides readings, alone in a process.
DECIDE = """
import sys
from pathlib import Path
sys.path.insert(0, "workflow/scripts")
from decide_readings import main
models = sorted(map(str, Path("workflow/sql/readings").rglob("*.sql")))
schemas = sorted(map(str, Path("workflow/schemas/tables").glob("*.yml")))
names = ["readings", "reading_inputs", "verdicts", "joint_readings", "exclusive_claims"]
main("build/working.duckdb", models, schemas, [f"build/again/{name}.csv" for name in names])
"""
MEBIBYTE = 1024  # in the kibibytes that Linux counts memory in


@dataclass(frozen=True)
class Run:
    """Wall-clock seconds of a process, and the most memory that it or any process it waited for held."""

    seconds: float
    mebibytes: float


def run(command: list[str], folder: Path) -> Run:
    """Run a command without a terminal. Raises CalledProcessError, with what it printed, if it fails."""
    environment = {**os.environ, "CI": "true", "PYTHONDONTWRITEBYTECODE": ""}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            sys.exit(f"{' '.join(command)} failed in {folder}:\n{printed.read()}")
    return Run(seconds, usage.ru_maxrss / MEBIBYTE)


@contextmanager
def copy_of_repository() -> Iterator[Path]:
    """Give a folder with what the build reads, and nothing built; delete it afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "repository"
        folder.mkdir()
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
            copy(ROOT / name, folder / name)
        yield folder


def write_idle_workflow(folder: Path, jobs: int) -> None:
    """Write a chain of rules, each of which runs a script that only makes its output."""
    folder.mkdir()
    (folder / "idle.py").write_text("open(snakemake.output[0], 'w').close()\n", encoding="utf-8")
    rules = [f'rule all:\n    input: "{jobs}.txt"\n']
    for number in range(1, jobs + 1):
        before = f'    input: "{number - 1}.txt"\n' if number > 1 else ""
        rules.append(f'rule step_{number}:\n{before}    output: "{number}.txt"\n    script: "idle.py"\n')
    (folder / "Snakefile").write_text("\n".join(rules), encoding="utf-8")


def step_seconds(folder: Path) -> dict[str, float]:
    """Return how long each rule of the last run took, in the order they ran, as Snakemake recorded it."""
    records = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in (folder / ".snakemake" / "metadata").rglob("*")
        if path.is_file()
    ]
    ordered = sorted(records, key=lambda record: record["starttime"])
    return {record["rule"]: record["endtime"] - record["starttime"] for record in ordered}


def measure_repository(repetitions: int) -> None:
    """Print forced rebuild against idle workflow, the second plain run, and where the time goes."""
    with copy_of_repository() as folder:
        first = run(SNAKEMAKE, folder)
        steps = step_seconds(folder)
        idle = folder.parent / "idle"
        write_idle_workflow(idle, len(steps))
        run(SNAKEMAKE, idle)
        forced, idle_forced, plain, parts = [], [], [], []
        for _ in range(repetitions):
            forced.append(run([*SNAKEMAKE, "--forceall"], folder))
            parts.append(step_seconds(folder))
            plain.append(run(SNAKEMAKE, folder))
            idle_forced.append(run([*SNAKEMAKE, "--forceall"], idle))
        frictionless = run(FRICTIONLESS, folder)
    base = median(one.seconds for one in idle_forced)
    print(f"## The articles of the repository, {len(steps)} jobs\n")
    print("| Run | Seconds | Times the idle workflow | Peak memory of one process, MiB |")
    print("| :-- | --: | --: | --: |")
    for name, runs in (
        ("First build", [first]),
        (f"Forced rebuild, median of {repetitions}", forced),
        (f"Idle workflow with as many script jobs, median of {repetitions}", idle_forced),
        (f"Second plain run, median of {repetitions}", plain),
        ("`frictionless validate` alone", [frictionless]),
    ):
        seconds = median(one.seconds for one in runs)
        peak = max(one.mebibytes for one in runs)
        print(f"| {name} | {seconds:.2f} | {seconds / base:.2f} | {peak:.0f} |")
    print("\n| Step of the forced rebuild | Seconds |\n| :-- | --: |")
    for rule in steps:
        print(f"| `{rule}` | {median(part[rule] for part in parts):.2f} |")
    print()


def count_rows(path: Path) -> int:
    """Return the rows of a CSV file whose cells have no line breaks."""
    with open(path, "rb") as file:
        return sum(1 for _ in file) - 1


def measure_readings(folder: Path) -> tuple[int, int, int, Run]:
    """Return how many figures, claims and readings a built corpus has, and what deciding them takes alone."""
    (folder / "build" / "again").mkdir()
    decided = run([sys.executable, "-c", DECIDE], folder)
    tables = ("data/figures", "derived/verdicts", "derived/readings")
    figures, claims, readings = (count_rows(folder / "datapackage" / f"{table}.csv") for table in tables)
    return figures, claims, readings, decided


def print_readings(rows: dict[int, tuple[int, int, int, Run]]) -> None:
    """Print how enumeration and decision of readings grow, against the smallest corpus."""
    print("\n### Readings alone\n")
    print(
        "| Articles | Figures | Claims | Readings | Readings per claim | Seconds | Milliseconds per reading "
        "| Times that of the smallest corpus | Peak memory, MiB |"
    )
    print("| --: " * 9 + "|")
    base = None
    for articles, (figures, claims, readings, decided) in rows.items():
        each = decided.seconds * 1000 / readings
        base = base or each
        print(
            f"| {articles:,} | {figures:,} | {claims:,} | {readings:,} | {readings / claims:.1f} "
            f"| {decided.seconds:.1f} | {each:.2f} | {each / base:.2f} | {decided.mebibytes:.0f} |"
        )


def measure_corpora(sizes: list[int], seed: int) -> None:
    """Print time and memory of a first build of invented corpora, and of validation alone."""
    rows, steps, readings = [], {}, {}
    for articles in sizes:
        with copy_of_repository() as folder:
            shutil.rmtree(folder / "raw")
            generate_corpus(articles, seed, folder)
            build = run(SNAKEMAKE, folder)
            steps[articles] = step_seconds(folder)
            rows.append((articles, build, run(SNAKEMAKE, folder), run(FRICTIONLESS, folder)))
            readings[articles] = measure_readings(folder)
        print(f"{articles} articles built in {build.seconds:.1f} s", file=sys.stderr)
    print(f"## Invented corpora, seed {seed}\n")
    print(
        "| Articles | Build, s | Per article, ms | Peak memory, MiB | Per article, KiB | Second plain run, s "
        "| `frictionless validate` alone, s | Build / validate |"
    )
    print("| --: " * 8 + "|")
    for articles, build, plain, validation in rows:
        print(
            f"| {articles:,} | {build.seconds:.1f} | {build.seconds / articles * 1000:.0f} "
            f"| {build.mebibytes:.0f} | {build.mebibytes * 1024 / articles:.0f} | {plain.seconds:.1f} "
            f"| {validation.seconds:.1f} | {build.seconds / validation.seconds:.2f} |"
        )
    print("\n| Step, s | " + " | ".join(f"{articles:,}" for articles in sizes) + " |")
    print("| :-- |" + " --: |" * len(sizes))
    for rule in steps[sizes[0]]:
        print(f"| `{rule}` | " + " | ".join(f"{steps[articles][rule]:.1f}" for articles in sizes) + " |")
    between = (build.seconds - sum(steps[articles].values()) for articles, build, _, _ in rows)
    print("| Snakemake around the steps | " + " | ".join(f"{seconds:.1f}" for seconds in between) + " |")
    print_readings(readings)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--articles", type=int, nargs="*", default=[100, 1000], help="sizes of the invented corpora"
    )
    parser.add_argument("--repetitions", type=int, default=5, help="forced rebuilds of the repository")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other corpora")
    arguments = parser.parse_args()
    measure_repository(arguments.repetitions)
    if arguments.articles:
        measure_corpora(arguments.articles, arguments.seed)


if __name__ == "__main__":
    main()
