"""Draw mutants of the raw matter by a seed, build each, judge it, and say what became of every kind."""

import argparse
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))

import kinds_files
import kinds_tables
import kinds_text
from build import ROOT, Run, run_snakemake, run_steps
from matter import Base, Change, Kind, apply_change, copy_base, files_of, places_of
from oracle import PUBLISHED, Package, Verdict, judge, read_package

KINDS: list[Kind] = [*kinds_text.KINDS, *kinds_tables.KINDS, *kinds_files.KINDS]
OUTCOMES = ("refused", "changed", "same", "silent")
# So often a kind is asked for another mutant before the campaign has enough of it.
TRIES = 40
SECONDS = 60
# A refused build prints as many problems, and how many there are.
MOST_PRINTED = 20


@dataclass(frozen=True)
class Mutant:
    """A drawn mutant with its name, which is the same for the same seed."""

    name: str
    kind: Kind
    change: Change


def draw(base: Base, kinds: list[Kind], seed: int, share: float = 1) -> list[Mutant]:
    """Return the mutants of a seed, no two with the same files."""
    seen: set[tuple[str, ...]] = set()
    mutants = []
    for place, kind in enumerate(kinds):
        rng = Random(f"{seed} {kind.name} {place}")
        wanted = max(1, round(kind.count * share))
        for _ in range(TRIES * wanted):
            if not wanted:
                break
            change = kind.make(base, rng)
            identity = tuple(files_of(change)) if change else ()
            if change and identity not in seen and is_change(base, change):
                seen.add(identity)
                wanted -= 1
                mutants.append(Mutant(f"{len(mutants):04}", kind, change))
    return mutants


def is_change(base: Base, change: Change) -> bool:
    """Tell whether any file differs from what the base has."""
    for name, content in change.files.items():
        path = base.folder / name
        if not (isinstance(content, bytes) and path.is_file() and path.read_bytes() == content):
            return True
    return False


def prepare(root: Path, folder: Path) -> Path:
    """Build the unchanged matter of a folder; return where. Raises RuntimeError if that fails."""
    copy_base(root, folder)
    run = run_steps(folder, SECONDS)
    if run.status != "built":
        raise RuntimeError(f"the unchanged matter is not built: {run.status} {run.messages} {run.printed}")
    return folder


def build_mutant(mutant: Mutant, prepared: Path, by_snakemake: bool = False) -> tuple[Verdict, Run]:
    """Build a mutant in a folder of its own and judge it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "mutant"
        copy_base(prepared, folder, os.link)
        for name in PUBLISHED:
            shutil.copytree(prepared / name, folder / name, ignore=shutil.ignore_patterns("*.duckdb"))
        (folder / "build").mkdir()
        shutil.copyfile(prepared / "build" / "published.json", folder / "build" / "published.json")
        apply_change(mutant.change, folder)
        run = (run_snakemake if by_snakemake else run_steps)(folder, SECONDS)
        return judge(mutant.kind, mutant.change, baseline(prepared), folder, run), run


BASELINES: dict[Path, Package] = {}


def baseline(prepared: Path) -> Package:
    if prepared not in BASELINES:
        BASELINES[prepared] = read_package(prepared)
    return BASELINES[prepared]


def result(mutant: Mutant, verdict: Verdict, run: Run) -> dict:
    """Return what the campaign notes about a mutant; no time and no path of this machine is in it."""
    return {
        "mutant": mutant.name,
        "group": mutant.kind.group,
        "kind": mutant.kind.name,
        "allowed": sorted(mutant.kind.allowed),
        "change": mutant.change.what,
        "outcome": verdict.outcome,
        "is_expected": verdict.is_expected,
        "reasons": [reason.replace(str(ROOT), "") for reason in verdict.reasons],
        "message_count": len(run.messages),
    }


SHARED: dict[str, object] = {}


def work(number: int) -> dict:
    """Build and judge one mutant of the list that the processes share."""
    mutant, prepared = SHARED["mutants"][number], SHARED["prepared"]
    verdict, run = build_mutant(mutant, prepared, mutant.kind.by_snakemake)
    return result(mutant, verdict, run)


def told(row: dict, progress: Path) -> dict:
    """Note a result at once, for a campaign that is stopped, and say if it is silent."""
    with open(progress, "a", encoding="utf-8") as file:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    if row["outcome"] == "silent":
        reasons = "\n    ".join(row["reasons"][:4])
        print(
            f"SILENT {row['mutant']} {row['kind']}: {row['change']}\n    {reasons}",
            file=sys.stderr,
            flush=True,
        )
    return row


def work_twice(number: int) -> dict:
    """Build one mutant by Snakemake as well, and note whether both say the same."""
    mutant, prepared = SHARED["mutants"][number], SHARED["prepared"]
    verdict, run = build_mutant(mutant, prepared)
    other, other_run = build_mutant(mutant, prepared, by_snakemake=True)
    said = {line for message in run.messages[:MOST_PRINTED] for line in message.splitlines()}
    is_same = verdict.outcome == other.outcome and said <= {
        line for message in other_run.messages for line in message.splitlines()
    }
    return {"mutant": mutant.name, "steps": verdict.outcome, "snakemake": other.outcome, "is_same": is_same}


def run_campaign(
    root: Path, seed: int, share: float, processes: int, held: int, kinds: list[Kind], progress: Path
) -> dict:
    """Draw, build and judge the mutants of a folder; hold some against Snakemake."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        prepared = prepare(root, Path(place) / "unchanged")
        base = places_of(Base(prepared), read_package(prepared).tables)
        mutants = draw(base, kinds, seed, share)
        SHARED.update(mutants=mutants, prepared=prepared)
        baseline(prepared)
        # The others are built by Snakemake alone.
        by_steps = [number for number, mutant in enumerate(mutants) if not mutant.kind.by_snakemake]
        sample = Random(seed).sample(by_steps, min(held, len(by_steps)))
        with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("fork")) as pool:
            results = [told(row, progress) for row in pool.map(work, range(len(mutants)))]
            twice = list(pool.map(work_twice, sample))
    return {
        "seed": seed,
        "seconds": round(time.perf_counter() - start),
        "results": results,
        "held_against_snakemake": twice,
    }


def spread(kinds: list[Kind], count: int) -> list[Kind]:
    """Return so many kinds from all over the list, one mutant of each."""
    step = len(kinds) / count
    return [replace(kinds[int(place * step)], count=1) for place in range(min(count, len(kinds)))]


def fits(kind: Kind, groups: list[str], words: str) -> bool:
    return (not groups or kind.group in groups) and words in kind.name


def markdown(results: list[dict]) -> str:
    """Return the table of kinds and outcomes."""
    lines = [
        "| kind | may be | mutants | refused | changed | same | silent |",
        "|---|---|--:|--:|--:|--:|--:|",
    ]
    groups: dict[tuple[str, str, str], Counter] = {}
    for row in results:
        name = (row["group"], row["kind"], " or ".join(row["allowed"]))
        groups.setdefault(name, Counter())[row["outcome"]] += 1
    last = ""
    total: Counter = Counter()
    for (group, kind, allowed), counts in groups.items():
        if group != last:
            lines.append(f"| **{group}** | | | | | | |")
            last = group
        total += counts
        cells = " | ".join(str(counts[outcome] or "") for outcome in OUTCOMES)
        lines.append(f"| {kind} | {allowed} | {sum(counts.values())} | {cells} |")
    cells = " | ".join(f"**{total[outcome]}**" for outcome in OUTCOMES)
    lines.append(f"| **all** | | **{sum(total.values())}** | {cells} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder whose raw/ is mutated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--share", type=float, default=1, help="of the mutants of each kind, at least one each"
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--held", type=int, default=30, help="so many are built by Snakemake as well")
    parser.add_argument("--groups", nargs="*", default=[], help="only these groups of kinds")
    parser.add_argument("--kinds", default="", help="only kinds whose name has these words")
    parser.add_argument("--sample", type=int, help="only so many mutants, of kinds from all over the list")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "mutation")
    options = parser.parse_args()
    kinds = [kind for kind in KINDS if fits(kind, options.groups, options.kinds)]
    kinds = spread(kinds, options.sample) if options.sample else kinds
    options.output.mkdir(parents=True, exist_ok=True)
    progress = options.output / "progress.jsonl"
    progress.unlink(missing_ok=True)
    done = run_campaign(
        options.root,
        options.seed,
        options.share,
        options.processes,
        options.held,
        kinds,
        progress,
    )
    (options.output / "results.json").write_text(
        json.dumps(done, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    table = markdown(done["results"])
    (options.output / "results.md").write_text(table, "utf-8")
    silent = [row for row in done["results"] if row["outcome"] == "silent"]
    differing = [row for row in done["held_against_snakemake"] if not row["is_same"]]
    print(table)
    for row in differing:
        print(f"Snakemake says otherwise: {row}")
    held = len(done["held_against_snakemake"])
    print(
        f"{len(done['results'])} mutants of seed {done['seed']} in {done['seconds']} s: {len(silent)} silent;"
    )
    print(f"{held} held against Snakemake, of which {len(differing)} differ")
    sys.exit(bool(silent or differing))


if __name__ == "__main__":
    main()
