"""Fixtures that build a copy of the repository in which the invented corpus stands for the articles."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "corpus"))

from stand_in import replace_articles

NOT_COPIED = (".git", ".venv", ".snakemake", ".cache", "build", "datapackage", "reports")
PUBLISHED = ("datapackage", "reports")


def copy_with_corpus(root: Path, folder: Path) -> None:
    """Copy the repository without anything built, and put the corpus in the place of the articles."""
    top_level = shutil.ignore_patterns(*NOT_COPIED)
    caches = shutil.ignore_patterns("__pycache__", ".pytest_cache", ".ruff_cache")
    shutil.copytree(
        root, folder, ignore=lambda path, names: (top_level if path == str(root) else caches)(path, names)
    )
    replace_articles(folder / "raw")


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
def first_build(root, tmp_path_factory) -> tuple[Path, subprocess.CompletedProcess]:
    """Build the corpus from nothing, once; return the folder and what the run said."""
    folder = tmp_path_factory.mktemp("corpus") / "built"
    copy_with_corpus(root, folder)
    return folder, run_snakemake(folder)


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
def problems_of(monkeypatch) -> Callable[[Path], list]:
    """Return a function that checks and reads the raw matter of a folder without a run of the workflow."""

    def problems(folder: Path) -> list:
        from press_figures.annotations.corpus import extract_figures
        from press_figures.annotations.raw import read_raw
        from press_figures.annotations.raw_checks import check_raw, text_problems
        from press_figures.errors import InputError, stop_on
        from press_figures.tables.schemas import load_resources

        monkeypatch.chdir(folder)
        schemas = sorted(map(str, Path().glob("workflow/schemas/*/*.yml")))
        folders = {
            "articles": sorted(map(str, Path().glob("raw/articles/*"))),
            "annotations": sorted(
                str(path) for path in Path().glob("raw/annotations/*") if path.suffix != ".md"
            ),
            "reference": sorted(map(str, Path().glob("raw/reference/*.csv"))),
        }
        try:
            raw = read_raw("raw/articles.csv", **folders, schemas=schemas)
            stop_on(check_raw(raw, load_resources(schemas)) + text_problems(raw))
            extract_figures(raw)
        except InputError as error:
            return error.problems
        return []

    return problems
