"""Fixtures that build a copy of the repository in which the invented corpus stands for the articles."""

import csv
import json
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pytest
from corpus.stand_in import copy_with_corpus

PUBLISHED = ("datapackage", "reports")


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: Sequence[dict[str, str]], names: Sequence[str] = ()) -> None:
    """Write rows as a CSV file with columns of these names, or with those of the first row."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names or list(rows[0]), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def run_snakemake(
    folder: Path, *options: str, cores: int = 1, before: Sequence[str] = (), **environment: str
):
    """Run the workflow in a folder as continuous integration does: no terminal, nothing to read from."""
    return subprocess.run(
        [*before, sys.executable, "-m", "snakemake", "--cores", str(cores), *options],
        cwd=folder,
        env={**os.environ, "CI": "true", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        timeout=180,
    )


def published_files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file in the published folders by its path in the folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for name in PUBLISHED
        for path in sorted((folder / name).rglob("*"))
        if path.is_file()
    }


def assert_nothing_half_written(folder: Path) -> None:
    """Check that every output that exists can be read to its end."""
    assert [path for path in folder.rglob("*.part") if ".snakemake" not in path.parts] == []
    for path in [*folder.glob("datapackage/*/*.csv")]:
        with open(path, encoding="utf-8", newline="") as file:
            widths = {len(cells) for cells in csv.reader(file, strict=True)}
        assert len(widths) == 1, f"rows of different widths in {path}"
    for path in [*folder.glob("datapackage/*.json"), *folder.glob("build/*.json")]:
        json.loads(path.read_text(encoding="utf-8"))
    database = folder / "datapackage" / "outcomes.duckdb"
    if database.exists():
        with duckdb.connect(str(database), read_only=True) as connection:
            assert connection.execute("select count(*) from articles").fetchone() == (2,)


@pytest.fixture(scope="session")
def snakemake() -> Callable[..., subprocess.CompletedProcess]:
    """Return the function that runs the workflow in a folder."""
    return run_snakemake


@pytest.fixture(scope="session")
def published() -> Callable[[Path], dict[str, bytes]]:
    """Return the function that reads everything that a folder publishes."""
    return published_files


@pytest.fixture(scope="session")
def first_build(once) -> tuple[Path, subprocess.CompletedProcess]:
    """Build the corpus from nothing, once; return the folder and what the run said."""

    def build(folder: Path) -> None:
        copy_with_corpus(folder / "built")
        run = run_snakemake(folder / "built")
        (folder / "run.json").write_text(json.dumps([run.returncode, run.stdout]), encoding="utf-8")

    folder = once("first_build", build)
    status, said = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    return folder / "built", subprocess.CompletedProcess([], status, said)


@pytest.fixture(scope="session")
def built(first_build) -> Path:
    """Return the folder in which the corpus was built. Nobody writes there: use workspace for that."""
    folder, run = first_build
    assert run.returncode == 0, run.stdout
    return folder


@pytest.fixture
def workspace(built, tmp_path):
    """Return a copy of the built folder that a test may change, as fresh as the original."""
    folder = tmp_path / "workspace"
    shutil.copytree(built, folder, symlinks=True)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def inputs(once, tmp_path) -> Path:
    """Return a copy of what a build of the corpus reads, with nothing built, that a test may change."""
    folder = tmp_path / "inputs"
    shutil.copytree(once("inputs", copy_with_corpus), folder)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def refusal() -> Callable[[Path], str]:
    """Return a function that runs the workflow, checks that it stops cleanly and returns what it says."""

    def refuse(workspace: Path) -> str:
        run = run_snakemake(workspace)
        assert run.returncode != 0, "the build accepted it"
        assert "The build stops here." in run.stdout, run.stdout
        assert "Traceback" not in run.stdout, run.stdout
        assert_nothing_half_written(workspace)
        return run.stdout

    return refuse


@pytest.fixture
def annotate(command_module, monkeypatch, capsys) -> Callable[..., tuple[int, str]]:
    """Return a function that runs a command of the annotator in a folder; it gives status and output."""

    def run(folder: Path, *arguments: str) -> tuple[int, str]:
        monkeypatch.chdir(folder)
        status = command_module("annotate").main(list(arguments))
        return status, capsys.readouterr().out

    return run


PARSED: dict[tuple[str, bytes], bytes] = {}


@pytest.fixture
def schemas_parsed_once(monkeypatch) -> None:
    """Parse each schema once in all tests: parsing them again takes longer than the steps themselves."""
    from press_figures.tables import schemas

    read_yaml = schemas.read_yaml

    def read(path: Path | str) -> object:
        key = str(path), Path(path).read_bytes()
        if key not in PARSED:
            PARSED[key] = pickle.dumps(read_yaml(path))
        return pickle.loads(PARSED[key])

    monkeypatch.setattr(schemas, "read_yaml", read)


@pytest.fixture
def build(monkeypatch, schemas_parsed_once) -> Callable[[Path], None]:
    """Return a function that builds a folder by the steps of the workflow, without Snakemake."""

    def build_here(folder: Path) -> None:
        from corpus.steps import steps

        monkeypatch.chdir(folder)
        for _ in steps():
            pass

    return build_here


@pytest.fixture
def problems_of(monkeypatch, schemas_parsed_once) -> Callable[[Path], list]:
    """Return a function that checks and reads the raw matter of a folder without a run of the workflow.

    What the checks in SQL say is among its problems.
    """

    def problems(folder: Path) -> list:
        from corpus.steps import steps

        from press_figures.errors import InputError
        from press_figures.package.checking import annotation_checks, check_rows
        from press_figures.tables.schemas import load_resources

        monkeypatch.chdir(folder)
        building = steps()
        try:
            # What check_raw and extract_figures do, as the build does it.
            next(building)
            next(building)
        except InputError as error:
            return error.problems
        # What load_working_database does with what they wrote.
        tables = {path.stem: read_rows(path) for path in Path("build/package/data").glob("*.csv")}
        resources = load_resources([f"workflow/schemas/tables/{name}.yml" for name in tables])
        published = {name: resource for (_, name), resource in resources.items()}
        return check_rows(tables, published, annotation_checks())

    return problems
