"""The same inputs give the same bytes, on another day, in another folder and zone, and without a network."""

import os
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from corpus.elsewhere import FLEETING_PYTHON, FLEETING_SQL, LAST_DAY, LEAP_DAY, elsewhere, without_network
from corpus.fixtures import published_files

from press_figures.package.database import SETTINGS
from press_figures.package.rebuild_differences import database_differences
from publish.releases import FACTS, make_release, prepare_release, released_files


@pytest.fixture
def surroundings(tmp_path) -> dict[str, str]:
    """Return the surroundings of a process on a leap day that writes down whom it wants to reach."""
    return elsewhere(tmp_path / "elsewhere", LEAP_DAY)


def python(code: str, surroundings: dict[str, str], *before: str) -> subprocess.CompletedProcess:
    """Run a line of Python in other surroundings, after the words that change how a command is run."""
    command = [*before, sys.executable, "-c", code]
    return subprocess.run(command, env={**os.environ, **surroundings}, capture_output=True, text=True)


def test_every_python_of_a_build_has_the_clock_that_is_set(surroundings):
    code = "import datetime, time; print(datetime.date.today(), time.gmtime().tm_year)"
    done = python(code, surroundings | {"TZ": "UTC"})
    assert done.stdout == "2024-02-29 2024\n", done.stderr


def test_a_connection_is_seen_and_refused(surroundings):
    done = python("import socket; socket.create_connection(('192.0.2.1', 80), 1)", surroundings)
    assert "the network was tried" in done.stderr
    assert "192.0.2.1" in Path(surroundings["TRIED"]).read_text("utf-8")


def test_a_command_without_network_reaches_nobody():
    if not without_network():
        pytest.skip("this system does not let a process give up the network; refused connections stand in")
    done = python("import socket; socket.create_connection(('127.0.0.1', 9), 1)", {}, *without_network())
    assert "Network is unreachable" in done.stderr


def test_a_build_elsewhere_gives_the_same_bytes_and_reaches_nobody(repository, tmp_path):
    other, home = tmp_path / "ein Ordner", tmp_path / "home"
    home.mkdir()
    surroundings = elsewhere(tmp_path / "elsewhere", LAST_DAY) | {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "HOSTNAME": "elsewhere",
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
    }
    prepare_release(other, FACTS)
    mask = os.umask(0o077)
    try:
        make_release(other, "--cores", "2", before=without_network(), **surroundings)
    finally:
        os.umask(mask)
    tried = Path(surroundings["TRIED"])
    assert not tried.exists(), tried.read_text("utf-8")
    assert [path for path in home.rglob("*") if "duckdb" in path.name] == [], "DuckDB installed something"
    one, two = (
        published_files(folder) | released_files(folder / "build/publish") for folder in (repository, other)
    )
    assert one.keys() == two.keys()
    assert len([path for path in one if path.startswith("reports/")]) > 20
    # The bytes of a database are never the same twice, and its sum is one line among the others.
    databases = [folder / "datapackage" / "outcomes.duckdb" for folder in (repository, other)]
    assert database_differences(*databases) == []
    unlike = {name for name in one if one[name] != two[name]}
    sums = {"SHA256SUMS": {"outcomes.duckdb", "zenodo/SHA256SUMS"}, "zenodo/SHA256SUMS": {"outcomes.duckdb"}}
    assert unlike <= {"datapackage/outcomes.duckdb", "outcomes.duckdb", *sums}
    for name, changed in sums.items():
        lines, others = (set(files[name].decode().splitlines()) for files in (one, two))
        assert {line.split("  ")[1] for line in lines ^ others} <= changed
        assert len(lines) == len(others)


@pytest.mark.parametrize(
    ("folder", "pattern", "fleeting", "call"),
    [
        ("scripts", "*.py", FLEETING_PYTHON, "datetime.date.today()"),
        ("sql", "*.sql", FLEETING_SQL, "select current_date"),
    ],
)
def test_no_step_asks_a_clock_a_computer_or_chance(root, folder, pattern, fleeting, call):
    fleeting = re.compile(fleeting, re.IGNORECASE)
    assert fleeting.search(call)
    paths = sorted((root / "workflow" / folder).rglob(pattern))
    # What uploads a release waits for servers; no rule of the build imports it.
    paths = [path for path in paths if "release" not in path.parts]
    assert len(paths) > 40
    found = {path.name: fleeting.search(path.read_text(encoding="utf-8")) for path in paths}
    assert {name: hit[0] for name, hit in found.items() if hit} == {}


def test_no_step_lets_duckdb_install_or_load_an_extension(root):
    scripts = [path.read_text("utf-8") for path in (root / "workflow").rglob("*.py")]
    connections = [call for text in scripts for call in re.findall(r"duckdb\.connect\(.*\)", text)]
    assert len(connections) >= 4
    assert [call for call in connections if "config=SETTINGS" not in call] == []
    with duckdb.connect(config=SETTINGS) as connection:
        for name in ("autoinstall_known_extensions", "autoload_known_extensions"):
            assert connection.execute(f"select current_setting('{name}')").fetchone() == (False,)
    words = re.compile(r"\b(install|load)\s+\w|https?://|httpfs", re.IGNORECASE)
    for path in sorted((root / "workflow" / "sql").rglob("*.sql")):
        code = re.sub(r"--.*|'[^']*'", "", path.read_text("utf-8"))
        assert not words.search(code), path
