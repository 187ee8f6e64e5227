"""Two builds at once, and builds beside the tools and readers of the project."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
from faults.builds import (
    DATABASE,
    KENT,
    REFUSALS,
    RULES,
    Build,
    published,
    recovery_problems,
    run_build,
)
from faults.kills import Change, prepare_changes
from faults.reader import Reader

COUNT = "select count(*) from areas where name = 'Police of Kent'"
TOOLS = {
    "`annotate.py check`": ("workflow/annotate.py", "check", KENT),
    "`verify.py`": ("workflow/verify.py", "share", "38%", "5,173", "13,302"),
}


def run_together(folder: Path) -> Iterator[tuple]:
    (change,) = prepare_changes(folder, ("cell changed",))
    for rule in RULES[:-1:3]:
        shutil.copytree(change.start, folder / "trial")
        yield f"a second build while `{rule}` runs", *second_build(change, folder / "trial", rule)
        shutil.rmtree(folder / "trial")
    for what, run in (
        ("the tools and a reader while a build runs", beside_tools),
        ("a database that is held open while a build replaces it", held_open),
    ):
        shutil.copytree(change.start, folder / "trial")
        yield what, *run(change, folder / "trial")
        shutil.rmtree(folder / "trial")


def second_build(change: Change, folder: Path, rule: str) -> tuple[str, list[str]]:
    """Start a second build, as plain and as a recovery, while the first is in a rule."""
    first = Build(folder)
    first.wait_for(rule)
    words, problems = [], []
    for name, options in (("plain", ()), ("with --rerun-incomplete", ("--rerun-incomplete",))):
        second = run_build(folder, *options)
        still_running = first.process.poll() is None
        refused = [words for words in REFUSALS if words in second.output]
        # The first holds the folder until its last rule is done, and its process a moment longer.
        found_all = "Nothing to be done" in second.output
        if second.process.returncode == 0 and still_running and not found_all:
            problems.append("both builds ran")
        if second.process.returncode != 0 and not refused:
            problems.append(second.output[-300:])
        done = "found nothing to do" if found_all else "ran after the first"
        words.append(f"{name}: {f'refused ({refused[0]})' if refused else done}")
    problems += [] if first.wait() == 0 else ["the first build failed"]
    return "; ".join(words), problems + recovery_problems(folder, change.after, change.built)


def beside_tools(change: Change, folder: Path) -> tuple[str, list[str]]:
    """Run the tools over and over while a build runs, with a reader beside them."""
    problems, runs = [], 0
    expected = {name: run_tool(folder, command) for name, command in TOOLS.items()}
    with Reader(folder, change.before, change.after) as reader:
        build = Build(folder)
        while build.process.poll() is None:
            for name, command in TOOLS.items():
                runs += 1
                if run_tool(folder, command) != expected[name]:
                    problems.append(f"{name} said something else")
        status = build.wait()
    problems += [] if status == 0 else ["the build failed"]
    problems += reader.seen.problems + recovery_problems(folder, change.after, change.built)
    return f"{runs} runs of the tools and {reader.seen.databases_read} reads of the database", problems


def run_tool(folder: Path, command: tuple[str, ...]) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def held_open(change: Change, folder: Path) -> tuple[str, list[str]]:
    """Hold the old database open while a build puts the new one in its place."""
    database = str(folder / DATABASE)
    with duckdb.connect(database, read_only=True) as held:
        (before,) = held.execute(COUNT).fetchone()
        # In another process: within one, DuckDB gives the database that is already open.
        build = run_build(folder)
        (during,) = held.execute(COUNT).fetchone()
    with duckdb.connect(database, read_only=True) as opened:
        (after,) = opened.execute(COUNT).fetchone()
    problems = [] if build.process.returncode == 0 else [build.output[-300:]]
    problems += [] if (before, during, after) == (0, 0, 1) else [f"{before}, {during}, {after} rows"]
    problems += [] if published(folder) == change.after else ["another build is published"]
    return "it goes on to answer as before; opened anew, the new one answers", problems
