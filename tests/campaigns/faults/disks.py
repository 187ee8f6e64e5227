"""Builds on a disk that runs full, and in folders that can only be read. Needs root, to mount."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from faults.builds import (
    RULES,
    Build,
    build_whole,
    debris,
    reader_problems,
    recover,
    recovery_problems,
    run_build,
    state_of,
)
from faults.kills import Change, prepare_changes

ROOM = 64 * 1024 * 1024  # bytes, enough for every build here
SLACK = 96 * 1024  # bytes left at most when a disk is filled while a rule runs
PAGE = 4096
NOBODY = "65534"
WORDS_OF_SNAKEMAKE = (
    "Write-protected output files",
    "No space left on device",
    "Read-only file system",
    "Permission denied",
)
PLACES = ("datapackage", "reports", "build", ".snakemake", "raw")


def mount(*arguments: str) -> bool:
    """Mount, and return whether that worked."""
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path | None]:
    """Give a folder on a disk of so many bytes, or None where none can be mounted."""
    folder.mkdir(parents=True)
    mounted = mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield folder if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)
        shutil.rmtree(folder)


def fill_disks(folder: Path, seed: int) -> Iterator[tuple]:
    """Build first on disks of several sizes; then over an older build on one that is filled in each rule."""
    dice = random.Random(seed)
    first, changed = prepare_changes(folder, ("first build", "cell changed"))
    needed = disk_needed(first, folder)
    if needed is None:
        yield "all", "-", "-", "skipped: no disk can be mounted here", "-", "-", []
        return
    start = size_of(first.start)
    for twelfth in range(1, 12):
        size = (start + (needed - start) * twelfth // 12) // PAGE * PAGE
        yield fill_once(first, folder, size, None, 0)
    for rule in RULES[:-1]:
        yield fill_once(changed, folder, ROOM, rule, dice.randrange(0, SLACK, PAGE))


def size_of(folder: Path) -> int:
    """Return the bytes that the files of a folder take in whole pages, with a page for each folder."""
    return sum(-(-path.lstat().st_size // PAGE) * PAGE or PAGE for path in folder.rglob("*"))


def disk_needed(change: Change, folder: Path) -> int | None:
    """Return the bytes that are in use after an undisturbed build, or None where no disk can be mounted."""
    with small_disk(folder / "disk", ROOM) as disk:
        if disk is None:
            return None
        shutil.copytree(change.start, disk / "repository")
        build_whole(disk / "repository")
        used = os.statvfs(disk)
        return (used.f_blocks - used.f_bfree) * used.f_bsize


def fill_once(change: Change, folder: Path, size: int, rule: str | None, slack: int) -> tuple:
    """Build until the disk is full; look as a reader does; make room, recover and compare."""
    with small_disk(folder / "disk", size) as disk:
        repository = disk / "repository"
        shutil.copytree(change.start, repository)
        build = Build(repository)
        filler = disk / "filler"
        if rule:
            build.wait_for(rule)
            fill(filler, slack)
        build.wait()
        problems = stop_problems(build) if build.process.returncode else []
        problems += reader_problems(repository, change.before, change.after)
        problems += [f"{path} is left" for path in debris(repository)]
        state = state_of(repository, change.before, change.after)
        filler.unlink(missing_ok=True)
        mount("-o", f"remount,size={ROOM}", str(disk))
        problems += recovered_problems(repository, change)
        how = f"while `{rule}` ran, {slack // 1024} KiB left" if rule else f"at {size // 1024:,} KiB"
        return change.name, how, stopped_in(build), said(build), state, build.process.returncode, problems


def fill(filler: Path, slack: int) -> None:
    """Take all the room of a disk but so many bytes."""
    with open(filler, "wb", buffering=0) as file:
        room = os.statvfs(filler.parent)
        left = max(room.f_bavail * room.f_bsize - slack, 0)
        try:
            while left > 0:
                left -= file.write(bytes(min(left, 1024 * 1024)))
        except OSError:
            return


def stopped_in(build: Build) -> str:
    """Return the rule that a build which failed was in, in a code span."""
    if build.process.returncode == 0:
        return "did not stop"
    return f"`{build.announced[-1]}`" if build.announced else "before the first"


def stop_problems(build: Build) -> list[str]:
    """Return what is wrong with the way in which a build stopped.

    Where Snakemake itself cannot write its notes, it says so after a traceback, which no rule can change.
    """
    ours = not said(build).startswith("Snakemake")
    problems = ["a traceback"] if "Traceback" in build.output and ours else []
    return problems + ([] if said(build) != "nothing clear" else [build.output[-300:].replace("\n", " ")])


def said(build: Build) -> str:
    """Return what a build said when it stopped: the message of the step, or that of Snakemake."""
    if build.process.returncode == 0:
        return "nothing"
    lines = build.output.splitlines()
    if "The build stops here." in lines:
        return lines[lines.index("The build stops here.") + 1]
    snakemake = [line.strip() for line in lines if any(words in line for words in WORDS_OF_SNAKEMAKE)]
    return f"Snakemake: {snakemake[0]}" if snakemake else "nothing clear"


def recovered_problems(repository: Path, change: Change) -> list[str]:
    unlocked, again = recover(repository)
    failed = [] if (unlocked, again) == (0, 0) else [f"recovery ended with {unlocked} and {again}"]
    return failed + recovery_problems(repository, change.after, change.built)


def lock_places(folder: Path) -> Iterator[tuple]:
    """Make one place after the other read-only by a mount, then by permissions for another user."""
    (change,) = prepare_changes(folder, ("cell changed",))
    for place in PLACES:
        yield lock_once(change, folder, place, "mounted to be read only", mounted_read_only, ())
    other_user = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    os.chmod(folder, 0o755)
    if shutil.which("setpriv") is None or os.geteuid() != 0 or not can_run(other_user):
        yield "all", "as another user", "skipped: no other user can run Python here", "-", "-", []
        return
    for place in PLACES:
        yield lock_once(change, folder, place, "no permission", permission_taken, other_user)


def can_run(prefix: tuple[str, ...]) -> bool:
    # In a shell, as jobs are run.
    command = [*prefix, "sh", "-c", f"'{sys.executable}' -c 'import snakemake'"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def mounted_read_only(place: Path) -> Iterator[bool]:
    mounted = mount("--bind", str(place), str(place)) and mount("-o", "remount,ro,bind", str(place))
    try:
        yield mounted
    finally:
        subprocess.run(["umount", str(place)], capture_output=True, check=False)


@contextmanager
def permission_taken(place: Path) -> Iterator[bool]:
    """Give everything to nobody, and the place to root, which nobody may then only read."""
    folder = place.parent
    set_owner(folder, int(NOBODY))
    set_owner(place, 0)
    yield True
    set_owner(folder, 0)


def set_owner(folder: Path, owner: int) -> None:
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, owner, owner)


def lock_once(
    change: Change, folder: Path, place: str, how: str, locked: Callable, prefix: tuple[str, ...]
) -> tuple:
    repository, cache = folder / "repository", folder / "cache"
    shutil.copytree(change.start, repository)
    cache.mkdir()
    cache.chmod(0o777)
    with locked(repository / place) as works:
        if not works:
            return place, how, "skipped: nothing can be mounted here", "-", "-", []
        build = run_build(repository, prefix=prefix, XDG_CACHE_HOME=str(cache))
        problems = stop_problems(build) if build.process.returncode else []
        if (place == "raw") != (build.process.returncode == 0):
            problems.append(f"exit status {build.process.returncode}")
        problems += reader_problems(repository, change.before, change.after)
        state = state_of(repository, change.before, change.after)
    problems += recovered_problems(repository, change)
    shutil.rmtree(repository)
    shutil.rmtree(cache)
    return f"`{place}/`", how, said(build), state, build.process.returncode, problems
