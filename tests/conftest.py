"""Fixtures that every kind of test may use: the repository and the conventions in its reference lists."""

import csv
import fcntl
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

ROOT = Path(__file__).resolve().parents[1]

# The scripts of the workflow import each other as press_figures.<module>.
sys.path.insert(0, str(ROOT / "workflow" / "scripts"))
pytest_plugins = ("corpus.fixtures",)
# What one process of tests takes at most, together with the build that it runs, in bytes.
MEMORY_OF_A_WORKER = 2 * 2**30

# The same examples in every run, and no folder of examples beside the code.
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "hypothesis")
settings.register_profile("repository", derandomize=True, database=None, deadline=None)
settings.load_profile("repository")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return for -n auto as many processes as there are cores to use and memory for."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return max(1, min(cores, memory // MEMORY_OF_A_WORKER))


@pytest.fixture(scope="session")
def once(tmp_path_factory) -> Callable[[str, Callable[[Path], None]], Path]:
    """Return a function that makes a folder once in a run of the tests, whichever process asks first.

    All others wait for it. Nobody writes into such a folder: it is everybody's.
    """
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent

    def made(name: str, make: Callable[[Path], None]) -> Path:
        folder, record = shared / name, shared / f"{name}.made"
        with open(shared / f"{name}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not record.exists():
                shutil.rmtree(folder, ignore_errors=True)
                make(folder)
                record.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def command_module() -> Callable[..., ModuleType]:
    """Return a function that gives the module of a command in workflow/: a script, and in no package."""

    def load(name: str, folder: Path = ROOT) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, folder / "workflow" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        # A dataclass looks up its module by name.
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    return load


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
