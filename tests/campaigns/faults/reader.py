"""A reader that opens and reads all that is published, over and over, while builds run and are killed."""

import hashlib
import json
import multiprocessing
import time
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
from faults.builds import DATABASE, DESCRIPTOR, Published, digest_of_database

PAUSE = 0.01  # seconds between two rounds, so that a build gets on


@dataclass
class Seen:
    """What a reader saw."""

    rounds: int = 0
    files_read: int = 0
    databases_read: int = 0
    rounds_without_descriptor: int = 0
    longest_without_descriptor: float = 0.0
    problems: list[str] = field(default_factory=list)


class Reader:
    """Reads in a process of its own from with to its end; seen says afterwards what it saw."""

    def __init__(self, folder: Path, before: Published, after: Published):
        context = multiprocessing.get_context("fork")
        self.seen = Seen()
        self._stop = context.Event()
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=read_on, args=(folder, before, after, self._stop, sender))

    def __enter__(self):
        self._process.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        self.seen = self._receiver.recv()
        self._process.join()


def read_on(folder: Path, before: Published, after: Published, stop, sender) -> None:
    """Read until told to stop, then send what was seen."""
    seen, last_seen, problems = Seen(), None, set()
    while not stop.is_set():
        first = content_and_inode(folder / DESCRIPTOR)
        now = time.monotonic()
        if first is None:
            seen.rounds_without_descriptor += 1
            if last_seen is not None:
                seen.longest_without_descriptor = max(seen.longest_without_descriptor, now - last_seen)
        contents = read_all(folder, before, after, problems, seen)
        # A descriptor that is the same before and after speaks of all that was read between.
        if first is not None and first == content_and_inode(folder / DESCRIPTOR):
            problems |= set(disagreements(json.loads(first[0]), contents))
        if first is not None:
            last_seen = time.monotonic()
        if seen.rounds % 10 == 0:
            read_database(folder, before, after, problems, seen)
        seen.rounds += 1
        time.sleep(PAUSE)
    seen.problems = sorted(problems)
    sender.send(seen)


def content_and_inode(path: Path) -> tuple[bytes, int] | None:
    """Return what a file holds and which file it is, or None if there is none."""
    try:
        with open(path, "rb") as file:
            return file.read(), path.stat().st_ino
    except FileNotFoundError:
        return None


def read_all(folder, before: Published, after: Published, problems: set[str], seen: Seen) -> dict[str, bytes]:
    """Read every file that either build publishes, but the database."""
    contents = {}
    for path in sorted({*before, *after} - {DATABASE}):
        try:
            contents[path] = (folder / path).read_bytes()
        except FileNotFoundError:
            if path in before and path in after and path != DESCRIPTOR:
                problems.add(f"{path} was gone")
            continue
        seen.files_read += 1
        if hashlib.sha256(contents[path]).hexdigest() not in (before.get(path), after.get(path)):
            problems.add(f"{path} was of neither build")
    return contents


def disagreements(descriptor: dict, contents: dict[str, bytes]) -> list[str]:
    """Return the files that are not as the descriptor says."""
    return [
        f"{resource['path']} was not what the descriptor said"
        for resource in descriptor["resources"]
        if hashlib.sha256(contents.get(f"datapackage/{resource['path']}", b"")).hexdigest()
        != resource["hash"].removeprefix("sha256:")
    ]


def read_database(folder, before: Published, after: Published, problems: set[str], seen: Seen) -> None:
    """Open the database as a reader does and read every table."""
    if not (folder / DATABASE).exists():
        if DATABASE in before:
            problems.add("the database was gone")
        return
    try:
        digest = digest_of_database(folder / DATABASE)
    except duckdb.Error as error:
        problems.add(f"the database did not answer: {error}")
        return
    seen.databases_read += 1
    if digest not in (before.get(DATABASE), after.get(DATABASE)):
        problems.add("the database was of neither build")
