"""Measure what long hostile inputs cost: seconds, memory and lines printed, in a folder of its own.

.venv/bin/python tests/campaigns/hostile/measure.py [--numbers 100000] [--megabytes 10]
"""

import argparse
import hashlib
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from corpus.stand_in import copy_with_corpus
from hostile_corpus import read_rows, write_rows

ARTICLE = "invented-long"
START, CHECK = (["workflow/annotate.py", command, ARTICLE] for command in ("start", "check"))
BUILD = ["-m", "snakemake", "--cores", "1"]
MOST_BYTES = 8 * 2**30
# A quote, the words before it and which of the places after them is meant.
Place = tuple[str, str, str]


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def run(folder: Path, command: list[str]) -> tuple[int, float, float, str]:
    """Return exit code, seconds, MiB and output of a Python command."""
    out = folder / "output.txt"
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        limit()
        os.chdir(folder)
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        os.execv(sys.executable, [sys.executable, *command])
    _, status, usage = os.wait4(child, 0)
    seconds = time.monotonic() - began
    text = out.read_text(encoding="utf-8", errors="replace")
    return os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss / 1024, text


def add_article(folder: Path, text: str, quotes: list[Place] | None = None) -> None:
    """Put an article there and, with quotes and their places, its rows, all dismissed."""
    path = folder / f"raw/articles/{ARTICLE}.txt"
    path.write_text(text, encoding="utf-8")
    catalogue = read_rows(folder / "raw/articles.csv")
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    write_rows(
        folder / "raw/articles.csv", [*catalogue, catalogue[0] | {"article_id": ARTICLE, "sha256": sha256}]
    )
    if quotes is not None:
        names = list(read_rows(next(folder.glob("raw/annotations/*.csv")))[0])
        common = {"kind": "dismissed", "dismissed_as": "vague_quantity", "annotator": "lm-1"}
        rows = [
            dict.fromkeys(names, "")
            | {"label": f"n-{number}", "quote": quote, "before": before, "occurrence": occurrence}
            | common
            for number, (quote, before, occurrence) in enumerate(quotes)
        ]
        write_rows(folder / f"raw/annotations/{ARTICLE}.csv", rows)


def cases(numbers: int, megabytes: int) -> Iterator[tuple[str, str, list[Place] | None, list]]:
    """Yield the name of each case, its text, its quotes and the commands to run."""
    size = megabytes * 10**6
    sentence = "{} men go to him\n"
    distinct = "".join(sentence.format(number) for number in range(1, numbers + 1))
    same = sentence.format("six") * numbers
    distinct_quotes = [(str(number), "", "") for number in range(1, numbers + 1)]
    # The first has no words before it, and the same stand before all others.
    same_quotes = [("six", "", "1")]
    same_quotes += [("six", "six men go to him", str(number)) for number in range(1, numbers)]
    yield f"{numbers:,} numbers, not annotated", distinct, None, [START, CHECK]
    yield f"{numbers:,} numbers, annotated", distinct, distinct_quotes, [CHECK, BUILD]
    yield f"one quote {numbers:,} times, not annotated", same, None, [START, CHECK]
    yield f"one quote {numbers:,} times, annotated", same, same_quotes, [CHECK, BUILD]
    wrong = [(f"men of {number}", "", "") for number in range(1, numbers // 100 + 1)]
    yield f"{numbers // 100:,} quotes that the text does not have", distinct, wrong, [CHECK]
    yield f"{megabytes} MB in one line", "word " * (size // 5), [("word", "", "1")], [START, CHECK]
    yield f"{megabytes} MB in one word", "a" * size, [("word", "", "")], [CHECK]
    yield f"{megabytes} MB of digits and letters in one word", "a1" * (size // 2), None, [START]
    yield f"{megabytes} MB of white space", "last" + " " * size + "x", [("word", "", "")], [CHECK]
    yield f"{megabytes} MB in one cell", "Seven letters came.", [("a" * size, "", "")], [CHECK]


def main() -> int:
    """Print a row for each input; return 1 if any ended in a traceback, else 0."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--numbers", type=int, default=100_000)
    parser.add_argument("--megabytes", type=int, default=10)
    given = parser.parse_args()
    print("| input | command | outcome | seconds | MiB | lines printed | last line |")
    print("|---|---|---|---|---|---|---|")
    crashes = 0
    for name, text, quotes, commands in cases(given.numbers, given.megabytes):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "repository"
            copy_with_corpus(folder)
            add_article(folder, text, None if START in commands else quotes)
            for command in commands:
                code, seconds, memory, said = run(folder, command)
                crashes += "Traceback" in said
                lines = said.splitlines() or [""]
                outcome = "Traceback" if "Traceback" in said else "refused" if code else "accepted"
                done = "build" if command == BUILD else command[1]
                last = lines[-1][:80].replace("|", "/").replace(str(folder), "")
                cells = [name, done, outcome, f"{seconds:.1f}", f"{memory:.0f}", len(lines), last]
                print(f"| {' | '.join(map(str, cells))} |", flush=True)
    return int(crashes > 0)


if __name__ == "__main__":
    sys.exit(main())
