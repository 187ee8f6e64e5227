"""Fixtures that every kind of test may use: the repository and the conventions in its reference lists."""

import csv
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

ROOT = Path(__file__).resolve().parents[1]

# The scripts of the workflow import each other as lib.<module>.
sys.path.insert(0, str(ROOT / "workflow" / "scripts"))

# The same examples in every run, and no folder of examples beside the code.
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")
settings.register_profile("repository", derandomize=True, database=None, deadline=None)
settings.load_profile("repository")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def reference() -> Callable[[str], list[dict[str, str]]]:
    """Return a function that gives the rows of a list in raw/reference."""

    def rows(name: str) -> list[dict[str, str]]:
        with open(ROOT / "raw" / "reference" / f"{name}.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return rows


@pytest.fixture(scope="session")
def lexicon(reference):
    """Return the number words, interval rules and fraction lattice of the reference lists."""
    from press_figures.numbers.lexicon import LEXICON_LISTS, load_lexicon

    return load_lexicon({name: reference(name) for name in LEXICON_LISTS})
