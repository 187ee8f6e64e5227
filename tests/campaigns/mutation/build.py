"""Build a mutant: by the steps in a process of its own, or by Snakemake as a person does.

The campaign compares a sample of its mutants built in both ways.
"""

import json
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests"))

from corpus.steps import steps  # noqa: E402

from press_figures.errors import InputError  # noqa: E402

STOPS = "The build stops here."


@dataclass(frozen=True)
class Run:
    """How a build ended: built, refused, crashed or hung; the messages of a refusal, or all it printed."""

    status: str
    messages: tuple[str, ...] = ()
    printed: str = ""


def run_steps(folder: Path, seconds: int) -> Run:
    """Build a folder in a process of its own, forked from this one, within a limit of processor time.

    A process that waits and does nothing has ten times as long.
    """
    child = multiprocessing.get_context("fork").Process(target=build_here, args=(folder, seconds))
    child.start()
    child.join(10 * seconds)
    if child.is_alive():
        child.kill()
        child.join()
        return Run("hung", (), f"no end after {10 * seconds} seconds")
    if child.exitcode == -signal.SIGXCPU:
        return Run("hung", (), f"no end after {seconds} seconds of work")
    result = folder / "run.json"
    if not result.exists():
        return Run("crashed", (), f"exit code {child.exitcode}")
    told = json.loads(result.read_text(encoding="utf-8"))
    result.unlink()
    return Run(told["status"], tuple(told["messages"]), told["printed"])


def build_here(folder: Path, seconds: int) -> None:
    """Build a folder in this process and write how it ended into run.json."""
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + seconds, resource.RLIM_INFINITY))
    os.chdir(folder)
    status, messages, printed = "built", [], ""
    try:
        for _ in steps():
            pass
    except InputError as error:
        status, messages = "refused", [str(problem) for problem in error.problems]
    except BaseException:
        status, printed = "crashed", traceback.format_exc()
    told = {"status": status, "messages": messages, "printed": printed}
    Path("run.json").write_text(json.dumps(told), encoding="utf-8")


def run_snakemake(folder: Path, seconds: float) -> Run:
    """Build a folder as a person does."""
    command = [sys.executable, "-m", "snakemake", "--cores", "1"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "CI": "true"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=10 * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Run("hung", (), f"no end after {10 * seconds} seconds")
    if done.returncode == 0:
        return Run("built", (), done.stdout)
    if "Traceback (most recent call last)" in done.stdout:
        return Run("crashed", (), done.stdout)
    _, stops, said = done.stdout.partition(STOPS)
    # Where the DAG itself cannot be made, Snakemake says so in its own words.
    lines = said if stops else done.stdout
    return Run("refused", tuple(line for line in lines.splitlines() if line.strip()), done.stdout)
