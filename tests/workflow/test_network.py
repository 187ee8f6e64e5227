"""A build fetches nothing: without a network it gives the same bytes, and it tries no connection.

It is another day meanwhile, in another zone, so that this one build shows more: see test_build.py.
"""

import re
import shutil
import subprocess
import sys

import duckdb
import pytest
from corpus.clocks import LEAP_DAY, SITECUSTOMIZE

# What a build made.
MADE = ("build", "datapackage", "reports", ".snakemake")

# Python looks for this module when it starts. It writes down and refuses what would leave the machine.
HOOK = """
import os, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        address = arguments[1] if event != "socket.getaddrinfo" else arguments[:2]
        if not isinstance(address, (str, bytes)):
            with open(os.environ["TRIED"], "a") as file:
                file.write(f"{event} {address}\\n")
            raise OSError("the network was tried")

sys.addaudithook(refuse)
"""


@pytest.fixture(scope="module")
def without_network() -> list[str]:
    """Return the words before a command that leave it no network; none where the system does not allow it.

    The hook stands in for them there: it sees Python, and not what a library in C might do.
    """
    prefix = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") and subprocess.run([*prefix, "true"], capture_output=True).returncode == 0:
        return prefix
    return []


@pytest.fixture
def hooked(tmp_path, monkeypatch):
    """Put the hook in the way of every Python that starts from here; return the file of what it saw."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(HOOK + SITECUSTOMIZE, encoding="utf-8")
    tried = tmp_path / "tried"
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    monkeypatch.setenv("TRIED", str(tried))
    monkeypatch.setenv("CLOCK", LEAP_DAY)
    return tried


def test_the_hook_sees_and_refuses_a_connection(hooked):
    code = "import socket; socket.create_connection(('192.0.2.1', 80), 1)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "the network was tried" in run.stderr
    assert "192.0.2.1" in hooked.read_text()


def test_a_command_without_network_reaches_nobody(without_network):
    if not without_network:
        pytest.skip("this system does not let a process give up the network; the hook stands in")
    code = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    run = subprocess.run([*without_network, sys.executable, "-c", code], capture_output=True, text=True)
    assert "Network is unreachable" in run.stderr


def test_a_build_without_network_gives_the_same_bytes_and_tries_nothing(
    tmp_path, built, without_network, hooked, monkeypatch, snakemake, published
):
    folder, home = tmp_path / "built", tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    made = shutil.ignore_patterns(*MADE)
    shutil.copytree(built, folder, ignore=lambda path, names: made(path, names) if path == str(built) else [])
    run = snakemake(folder, before=without_network, PYTHONHASHSEED="0", TZ="XXX-14", LC_ALL="C")
    assert run.returncode == 0, run.stdout
    assert not hooked.exists(), hooked.read_text()
    first, second = published(built), published(folder)
    assert set(first) == set(second)
    # The database differs in its internal ids; tests/workflow/test_build.py compares its content.
    assert [path for path in first if first[path] != second[path] and not path.endswith(".duckdb")] == []
    assert [path for path in home.rglob("*") if "duckdb" in str(path)] == [], "DuckDB installed something"


def test_no_step_lets_duckdb_install_or_load_an_extension(root):
    from press_figures.package.database import SETTINGS

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
