"""Builds under clocks that jump and with file times of the past and the future."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from faults.builds import Build, recovery_problems, run_build
from faults.kills import Change, prepare_changes

# Times of files are true, and so is the clock that only counts on: setting a clock changes neither.
TRUE = {"NO_FAKE_STAT": "1", "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
YEARS = 10 * 365 * 24 * 60 * 60  # seconds
JUMPS = {"ten years back": "-10y", "ten years forward": "+10y"}
SKEW = "has older modification time"
OUTPUTS = ("build", "datapackage", "reports")


def jump_clocks(folder: Path) -> Iterator[tuple]:
    """Change a cell, set clock or times, build plainly, then by force, and compare."""
    (change,) = prepare_changes(folder, ("cell changed",))
    for name, set_times in FILE_TIMES.items():
        yield name, *after_times(change, folder / "trial", set_times)
        shutil.rmtree(folder / "trial")
    if shutil.which("faketime") is None:
        yield "clocks", "skipped: faketime is not installed", []
        return
    for name, jump in JUMPS.items():
        yield f"clock set {name} between two builds", *under_clock(change, folder / "trial", jump)
        shutil.rmtree(folder / "trial")
        yield f"clock set {name} during a build", *jump_during(change, folder / "trial", jump)
        shutil.rmtree(folder / "trial")


def move_times(folder: Path, places: tuple[str, ...], seconds: int) -> None:
    for place in places:
        for path in (folder / place).rglob("*"):
            status = path.stat()
            os.utime(path, (status.st_atime + seconds, status.st_mtime + seconds))


def make_times_equal(folder: Path) -> None:
    now = time.time()
    for path in folder.rglob("*"):
        os.utime(path, (now, now))


FILE_TIMES: dict[str, Callable[[Path], None]] = {
    "inputs ten years in the future": lambda folder: move_times(folder, ("raw",), YEARS),
    "inputs ten years old": lambda folder: move_times(folder, ("raw",), -YEARS),
    "outputs ten years in the future": lambda folder: move_times(folder, OUTPUTS, YEARS),
    "outputs ten years old": lambda folder: move_times(folder, OUTPUTS, -YEARS),
    "all times equal": make_times_equal,
}


def after_times(change: Change, folder: Path, set_times: Callable[[Path], None]) -> tuple[str, list[str]]:
    shutil.copytree(change.start, folder)
    set_times(folder)
    return outcome(change, folder, run_build(folder), {})


def outcome(change: Change, folder: Path, plain: Build, settings: dict) -> tuple[str, list[str]]:
    """Say what a plain build did with the changed cell and what the next did; compare a forced one."""
    words = [told(change, folder, plain), told(change, folder, run_build(folder, **settings))]
    forced = run_build(folder, "--forceall", **settings)
    if SKEW in forced.output:
        words.append("`--forceall` stops too, until the times are mended")
        make_times_equal(folder)
        forced = run_build(folder, "--forceall")
    problems = [] if forced.process.returncode == 0 else [forced.output[-300:]]
    return "; then: ".join(words), problems + recovery_problems(folder, change.after, change.built)


def told(change: Change, folder: Path, build: Build) -> str:
    if build.process.returncode:
        return "stops: an output is older than its input" if SKEW in build.output else build.output[-300:]
    right = not recovery_problems(folder, change.after, change.built)
    did = "nothing to be done" if "Nothing to be done" in build.output else "builds"
    return f"{did}, {'the change is published' if right else 'the change is not noticed'}"


def under_clock(change: Change, folder: Path, jump: str) -> tuple[str, list[str]]:
    """Build with a clock that was set. The kernel still gives written files the true time."""
    shutil.copytree(change.start, folder)
    settings = {"prefix": ("faketime", "-f", jump), **TRUE}
    return outcome(change, folder, run_build(folder, **settings), settings)


def jump_during(change: Change, folder: Path, jump: str) -> tuple[str, list[str]]:
    """Set the clock while the figures are being extracted."""
    shutil.copytree(change.start, folder)
    clock = folder.with_name("clock")
    clock.write_text("+0")
    settings = {
        "prefix": ("env", "-u", "FAKETIME", "LD_PRELOAD=" + library()),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        **TRUE,
    }
    build = Build(folder, **settings)
    build.wait_for("extract_figures")
    clock.write_text(jump)
    build.wait()
    return outcome(change, folder, build, settings)


def library() -> str:
    """Return the path of the library that sets clocks, as faketime itself sets it."""
    shown = subprocess.run(["faketime", "-f", "+0", "env"], capture_output=True, text=True, check=True)
    (line,) = [line for line in shown.stdout.splitlines() if line.startswith("LD_PRELOAD=")]
    return line.removeprefix("LD_PRELOAD=")
