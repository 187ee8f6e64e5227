"""Disturb builds in every way that the README beside this lists, and print what came of it as Markdown.

.venv/bin/python tests/campaigns/faults/campaign.py
.venv/bin/python tests/campaigns/faults/campaign.py --only kills --kills 120 --seed 1
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from faults.builds import RULES
from faults.clocks import jump_clocks
from faults.disks import fill_disks, lock_places
from faults.kills import CHANGES, MOMENTS, kill_often
from faults.together import run_together

STATES = ("nothing", "the older build", "no descriptor, each file whole", "the newer build")


def report_kills(folder: Path, kills: int, seed: int, moments: tuple[str, ...]) -> int:
    """Print the table of the kills by the rule that was running; return how many went wrong."""
    trials = []
    for number, trial in enumerate(kill_often(folder, kills, seed, moments), start=1):
        trials.append(trial)
        print(number, trial.change, trial.hit, trial.state, trial.problems, file=sys.stderr)
    columns = ["Rule that was running", *CHANGES, "kills", *STATES, "with files aside", "wrong"]
    print(f"### Kills, seed {seed}\n")
    print("| " + " | ".join(columns) + " |")
    print("| :-- |" + " --: |" * (len(columns) - 1))
    for hit in ("before the first", *RULES, "after the last", "finished", None):
        rows = [trial for trial in trials if hit in (trial.hit, None)]
        changes, states = Counter(row.change for row in rows), Counter(row.state for row in rows)
        cells = [*(changes[name] for name in CHANGES), len(rows), *(states[name] for name in STATES)]
        cells += [sum(row.aside > 0 for row in rows), sum(bool(row.problems) for row in rows)]
        name = f"`{hit}`" if hit in RULES else hit or "**all**"
        print("| " + " | ".join(map(str, [name, *cells])) + " |")
    seen = [trial.seen for trial in trials]
    rounds = sum(one.rounds for one in seen)
    files, databases = sum(one.files_read for one in seen), sum(one.databases_read for one in seen)
    without = [one.longest_without_descriptor for one in seen if one.longest_without_descriptor]
    print(f"\nThe reader beside them: {rounds:,} rounds, {files:,} files and {databases:,} databases read.")
    print(f"In {len(without)} trials it met an older package whose descriptor was taken away.\n")
    return sum(bool(trial.problems) for trial in trials)


def report(title: str, header: tuple[str, ...], outcomes: Iterable[tuple]) -> int:
    """Print a table whose last column is a list of problems; return how many rows have any problem."""
    print(f"### {title}\n")
    print("| " + " | ".join([*header, "wrong"]) + " |")
    print("|" + " :-- |" * (len(header) + 1))
    wrong = 0
    for *cells, problems in outcomes:
        wrong += bool(problems)
        print("| " + " | ".join([*map(str, cells), "; ".join(problems) or "nothing"]) + " |", flush=True)
    print()
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts = ("kills", "disks", "places", "together", "clocks")
    parser.add_argument("--only", nargs="*", choices=parts, default=parts, help="parts of the campaign")
    parser.add_argument("--kills", type=int, default=114, help="3 changes with 19 moments each are 57")
    parser.add_argument("--moments", nargs="*", choices=MOMENTS, default=MOMENTS, help="when to kill")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other moments")
    arguments = parser.parse_args()
    run: dict[str, Callable[[Path], int]] = {
        "kills": lambda folder: report_kills(
            folder, arguments.kills, arguments.seed, tuple(arguments.moments)
        ),
        "disks": lambda folder: report(
            f"Full disks, seed {arguments.seed}",
            ("change", "filled", "stopped in", "what was said", "reader finds", "exit status"),
            fill_disks(folder, arguments.seed),
        ),
        "places": lambda folder: report(
            "Read-only places",
            ("place", "how", "what was said", "reader finds", "exit status"),
            lock_places(folder),
        ),
        "together": lambda folder: report(
            "At the same time", ("what", "what happened"), run_together(folder)
        ),
        "clocks": lambda folder: report("Clocks", ("what", "plain build"), jump_clocks(folder)),
    }
    wrong = 0
    for part in parts:
        if part in arguments.only:
            begun = time.monotonic()
            with tempfile.TemporaryDirectory() as folder:
                wrong += run[part](Path(folder))
            print(f"{part}: {time.monotonic() - begun:.0f} seconds\n", flush=True)
    sys.exit(f"{wrong} went wrong" if wrong else 0)


if __name__ == "__main__":
    main()
