"""Builds that can be watched and killed, and what a folder publishes, by content."""

import csv
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[3]
DATABASE = "datapackage/outcomes.duckdb"
DESCRIPTOR = "datapackage/datapackage.json"
# The last is published, which runs nothing.
RULES = tuple(
    rule
    for name in ("package", "database", "reports")
    for rule in re.findall(r"^rule (\w+):", (ROOT / f"workflow/rules/{name}.smk").read_text(), re.MULTILINE)
)
KENT, DORSET = "invented-courier-kent-cases", "invented-herald-dorset-outcomes"
# What Snakemake says to a second build: of the lock, or before that of what the first has not finished.
REFUSALS = ("cannot be locked", "IncompleteFilesException")
TIMEOUT = 300  # seconds, after which a build hangs

# Digests of content by path in the folder.
Published = dict[str, str]


def remove_article(folder: Path) -> None:
    """Take one of the two articles out, so that its pages have to go."""
    (folder / f"raw/articles/{DORSET}.txt").unlink()
    (folder / f"raw/annotations/{DORSET}.csv").unlink()
    change_rows(folder / "raw/articles.csv", lambda rows: [row for row in rows if DORSET not in row])


def change_cell(folder: Path) -> None:
    """Change a printed name, which tables, pages and charts show."""
    old, new = "Kent Police", "Police of Kent"
    change_rows(
        folder / "raw/reference/areas.csv",
        lambda rows: [[new if cell == old else cell for cell in row] for row in rows],
    )


def change_rows(path: Path, change) -> None:
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    changed = change(rows)
    assert changed != rows, f"nothing to change in {path}"
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(changed)


class Build:
    """A run of Snakemake in a process group of its own, with the rules that it has announced."""

    def __init__(self, folder: Path, *options: str, prefix: tuple[str, ...] = (), **environment: str):
        self.lines: list[str] = []
        self.starts: list[tuple[str, float]] = []
        self.began = time.monotonic()
        self._changed = threading.Condition()
        self._ended = False
        self.process = subprocess.Popen(
            [*prefix, sys.executable, "-m", "snakemake", "--cores", "1", "--quiet", "progress", *options],
            cwd=folder,
            env={**os.environ, "CI": "true", "PYTHONDONTWRITEBYTECODE": "1", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            announced = re.match(r"(?:local)?rule (\w+):$", line)
            with self._changed:
                self.lines.append(line)
                if announced:
                    self.starts.append((announced[1], time.monotonic()))
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def wait_for(self, rule: str) -> bool:
        """Wait until a rule is announced; return whether it was."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or rule in self.announced, TIMEOUT)
            return rule in self.announced

    @property
    def announced(self) -> list[str]:
        return [rule for rule, _ in self.starts]

    @property
    def output(self) -> str:
        return "".join(self.lines)

    def wait(self) -> int:
        """Wait for the end and return the exit status."""
        try:
            status = self.process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise
        self._reading.join(TIMEOUT)
        return status

    def kill(self) -> None:
        """End every process of the group at once, as kill -9 does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.wait()


def run_build(folder: Path, *options: str, **settings) -> Build:
    """Run a build to its end."""
    build = Build(folder, *options, **settings)
    build.wait()
    return build


def build_whole(folder: Path, *options: str, **settings) -> Build:
    """Run a build that must succeed."""
    build = run_build(folder, *options, **settings)
    assert build.process.returncode == 0, build.output[-2000:]
    return build


def rule_seconds(build: Build) -> dict[str, float]:
    """Return how long each rule of an undisturbed build took, from its announcement to the next."""
    ends = [*(start for _, start in build.starts[1:]), time.monotonic()]
    seconds = {rule: end - start for (rule, start), end in zip(build.starts, ends, strict=True)}
    return {"before the first": build.starts[0][1] - build.began, **seconds}


def recover(folder: Path) -> tuple[int, int]:
    """Run the two commands that the documentation names and return their exit statuses."""
    unlocked, again = run_build(folder, "--unlock"), run_build(folder, "--rerun-incomplete")
    return unlocked.process.returncode, again.process.returncode


def published(folder: Path) -> Published:
    """Return what a folder publishes. Files written aside are not published."""
    return {
        str(path.relative_to(folder)): digest_of(path)
        for place in ("datapackage", "reports")
        for path in sorted((folder / place).rglob("*"))
        if path.is_file() and path.suffix != ".part"
    }


def digest_of(path: Path) -> str:
    if path.name == Path(DATABASE).name:
        return digest_of_database(path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest_of_database(path: Path) -> str:
    """Return a digest of every table in order, for the bytes of a database are never the same twice."""
    digest = hashlib.sha256()
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables() order by 1").fetchall()
        views = connection.execute("select view_name, sql from duckdb_views() where not internal order by 1")
        digest.update(repr((tables, views.fetchall())).encode())
        for (table,) in tables:
            digest.update(repr(connection.execute(f"from {table} order by all").fetchall()).encode())
    return digest.hexdigest()


def descriptor_problems(folder: Path) -> list[str]:
    """Return the files that the descriptor names and that are not as it says, if there is a descriptor."""
    descriptor = folder / DESCRIPTOR
    if not descriptor.exists():
        return []
    problems = []
    for resource in json.loads(descriptor.read_bytes())["resources"]:
        path = descriptor.parent / resource["path"]
        content = path.read_bytes() if path.exists() else b""
        if (len(content), hashlib.sha256(content).hexdigest()) != (
            resource["bytes"],
            resource["hash"].removeprefix("sha256:"),
        ):
            problems.append(f"{resource['path']} is not what the descriptor says")
    return problems


def reader_problems(folder: Path, before: Published, after: Published) -> list[str]:
    """Return what a reader may not find: half a file, a file gone, a descriptor amid files of two builds."""
    found = published(folder)
    problems = [
        f"{path} is of neither build"
        for path, digest in found.items()
        if digest not in (before.get(path), after.get(path))
    ]
    problems += [
        f"{path} is gone" for path in {*before} & {*after} - {DESCRIPTOR} if before and path not in found
    ]
    if DESCRIPTOR in found and found not in (before, after):
        problems.append("the descriptor stands amid files of two builds")
    return problems + descriptor_problems(folder)


def state_of(folder: Path, before: Published, after: Published) -> str:
    """Say in words what a reader finds."""
    found = published(folder)
    states = (
        (found == {}, "nothing"),
        (found == before, "the older build"),
        (found == after, "the newer build"),
        (DESCRIPTOR not in found, "no descriptor, each file whole"),
    )
    return next((words for holds, words in states if holds), "something else")


def debris(folder: Path) -> list[str]:
    """Return the files written aside that lie in a folder."""
    paths = [*folder.rglob("*.part"), *folder.rglob("*.part.wal")]
    return sorted(str(path.relative_to(folder)) for path in paths if ".snakemake" not in path.parts)


def recovery_problems(folder: Path, after: Published, built: set[str]) -> list[str]:
    """Return in what a recovered folder differs from one that was never disturbed."""
    found = published(folder)
    problems = [
        f"{path} differs from the undisturbed build"
        for path in sorted({*found} | {*after})
        if found.get(path) != after.get(path)
    ]
    problems += [f"{path} is left" for path in debris(folder)]
    problems += [f"{path} is in one build/ only" for path in sorted(files_built(folder) ^ built)]
    return problems


def files_built(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in (folder / "build").rglob("*") if path.is_file()}
