"""Kill builds at random moments of every rule, look as a reader does, recover, and compare."""

import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.stand_in import copy_with_corpus
from faults.builds import (
    DATABASE,
    DESCRIPTOR,
    RULES,
    Build,
    Published,
    build_whole,
    change_cell,
    debris,
    files_built,
    published,
    reader_problems,
    recover,
    recovery_problems,
    remove_article,
    rule_seconds,
    state_of,
)
from faults.reader import Reader, Seen

# The rule that puts files into their places is killed more often than the others.
RENAMES = "among the renames"
MOMENTS = ("before the first", *RULES, "publish_outputs", "publish_outputs", RENAMES, "after the last")
# In which files are renamed, and in which Snakemake tidies up.
SECONDS = {RENAMES: 0.002, "after the last": 0.4}
CHANGES = {"first build": None, "article removed": remove_article, "cell changed": change_cell}


@dataclass
class Change:
    """A folder just before a build, and what was published before it and will be after it."""

    name: str
    start: Path
    before: Published
    after: Published
    built: set[str]
    seconds: dict[str, float]


@dataclass
class Trial:
    """One kill and what came of it."""

    change: str
    moment: str
    hit: str
    state: str
    aside: int
    problems: list[str] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)


def prepare_changes(folder: Path, names: tuple[str, ...] = tuple(CHANGES)) -> Iterator[Change]:
    """Build every change once without disturbance, in folders of its own."""
    raw = folder / "not built"
    copy_with_corpus(raw)
    built = folder / "built"
    shutil.copytree(raw, built)
    build_whole(built)
    for name in names:
        start, end = folder / f"{name}, start", folder / f"{name}, end"
        change = CHANGES[name]
        shutil.copytree(built if change else raw, start)
        if change:
            change(start)
        shutil.copytree(start, end)
        build = build_whole(end)
        yield Change(name, start, published(start), published(end), files_built(end), rule_seconds(build))


def kill_once(change: Change, moment: str, fraction: float, folder: Path) -> Trial:
    """Kill a build when a fraction of the time that a rule takes has gone by since its announcement."""
    shutil.copytree(change.start, folder)
    with Reader(folder, change.before, change.after) as reader:
        build = Build(folder)
        if moment == RENAMES:
            wait_for_renames(build, folder, first=not change.before)
        elif moment == "after the last":
            build.wait_for("all")
        elif moment != "before the first":
            build.wait_for(moment)
        time.sleep(fraction * (change.seconds | SECONDS)[moment])
        finished = build.process.poll() is not None
        build.kill()
        hit = "finished" if finished else (build.announced or ["before the first"])[-1]
        trial = Trial(
            change.name,
            moment,
            "after the last" if hit == "all" else hit,
            state_of(folder, change.before, change.after),
            len(debris(folder)),
            reader_problems(folder, change.before, change.after),
        )
        unlocked, again = recover(folder)
        if (unlocked, again) != (0, 0):
            trial.problems.append(f"the recovery commands ended with {unlocked} and {again}")
        trial.problems += recovery_problems(folder, change.after, change.built)
    trial.seen = reader.seen
    trial.problems += reader.seen.problems
    shutil.rmtree(folder)
    return trial


def wait_for_renames(build: Build, folder: Path, first: bool) -> None:
    """Wait until the older descriptor is taken away, or a first build puts the database there."""
    build.wait_for("publish_outputs")
    awaited = folder / (DATABASE if first else DESCRIPTOR)
    while build.process.poll() is None and awaited.exists() != first:
        pass


def kill_often(folder: Path, kills: int, seed: int, moments: tuple[str, ...] = MOMENTS) -> Iterator[Trial]:
    """Kill as often as told: every moment of every change in turn, each at a random time."""
    dice = random.Random(seed)
    changes = list(prepare_changes(folder))
    plan = [(change, moment) for moment in moments for change in changes]
    for number in range(kills):
        change, moment = plan[number % len(plan)]
        yield kill_once(change, moment, dice.random(), folder / "trial")
