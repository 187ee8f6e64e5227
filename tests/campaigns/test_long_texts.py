"""Long texts, each a trap for some search: the annotator starts and refuses them in seconds."""

import resource
import subprocess
import sys

import pytest

# Of the processor, so that other work on the machine does not count. Each text takes less than a tenth of
# this; a square of the length would take hours.
MOST_SECONDS = 20


def seconds_of_children() -> float:
    """Return how many seconds the processor has worked for programs that ended."""
    return sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def big_texts() -> dict[str, str]:
    """Return long texts, each a trap for some search; hostile/measure.py has longer ones."""
    return {
        "numbers": "".join(f"{number} letters came. " for number in range(1, 20_001)),
        "one quote": "seven letters came. " * 20_000,
        "one word": "a1" * 50_000,
        "one long word": "a" * 1_000_000,
        "white space": "last" + " " * 200_000 + "x half" + " " * 200_000 + "x",
        "punctuated number": "1" + ",1" * 200_000,
        "one line": "word " * 399_000,
        "too long a text": "word " * 400_001,
    }


@pytest.mark.parametrize("kind", big_texts())
def test_a_long_text_is_started_and_refused_in_seconds_with_few_messages(inputs, kind):
    article = "invented-long"
    (inputs / f"raw/articles/{article}.txt").write_text(big_texts()[kind] + "\n", encoding="utf-8")
    for command in ("start", "check"):
        began = seconds_of_children()
        run = subprocess.run(
            [sys.executable, "workflow/annotate.py", command, article],
            cwd=inputs,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in run.stderr, run.stderr
        assert seconds_of_children() - began < MOST_SECONDS
        assert len(run.stdout.splitlines()) < 30
        assert len(run.stdout) < 100_000
