"""Make a release from the repository as it is, with facts typed into workflow/release.yml."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.stand_in import copy_inputs, type_facts

ROOT = Path(__file__).resolve().parents[2]
FACTS = {
    "date": "2026-12-01",
    "doi": "10.5281/zenodo.1234567",
    "landing_page": "https://data.example.org/outcomes",
    "download_folder": "https://data.example.org/outcomes/0.1.0/",
    "publisher_name": "An invented publisher",
    "publisher_page": "https://example.org",
    "contact_name": "The data desk",
    "contact_email": "data@example.org",
}


def prepare_release(folder: Path, facts: dict[str, str]) -> Path:
    """Copy what a build reads into a folder, and type facts of a release."""
    copy_inputs(folder)
    type_facts(folder, facts)
    return folder


def make_release(folder: Path, *options: str, before: Sequence[str] = (), **environment: str) -> str:
    """Build everything and a release as continuous integration does and return what it prints.

    before are words that change how the command is run.
    """
    run = subprocess.run(
        [*before, sys.executable, "-m", "snakemake", "--cores", "1", "all", "publish", *options],
        cwd=folder,
        env={**os.environ, "CI": "true", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
    )
    assert run.returncode == 0, run.stdout
    return run.stdout


def released_files(release: Path) -> dict[str, bytes]:
    """Return every file of a release by its path; Snakemake's own marks are no part of it."""
    return {
        path.relative_to(release).as_posix(): path.read_bytes()
        for path in release.rglob("*")
        if path.is_file() and path.name != ".snakemake_timestamp"
    }
