"""The four steps of the README, taken by somebody who adds an article. All of the article is invented."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

from corpus.fixtures import read_rows, write_rows

ARTICLE = "invented-beacon-kent-reports"
TAKEN_OUT = "invented-herald-dorset-outcomes"
ANNOTATIONS = f"raw/annotations/{ARTICLE}.csv"
# The text, and what a person decides of each started row: its quote, the words before it, and what changes.
NEW = Path(__file__).parent / "new_article"
DECISIONS = read_rows(NEW / "decisions.csv")
STARTED = sum(bool(row["started_quote"]) for row in DECISIONS)


def annotate_as_printed(folder: Path, command: str) -> subprocess.CompletedProcess:
    """Run a command of the annotator as the README prints it."""
    return subprocess.run(
        [sys.executable, "workflow/annotate.py", command, ARTICLE],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def decide(path: Path) -> None:
    """Decide every row of a started file, and add the rows that it did not start."""
    started = {(row["quote"], row["before"]): row for row in read_rows(path)}
    names = list(next(iter(started.values())))
    decided = []
    for decision in DECISIONS:
        changed = {name: cell for name, cell in decision.items() if cell and name in names}
        is_started = bool(decision["started_quote"])
        row = started.pop((decision["started_quote"], decision["started_before"])) if is_started else {}
        decided.append(row | {"before": "", "note": "", "annotator": "lm-1"} | changed)
    assert not started, "nothing is decided of these rows"
    write_rows(path, decided, names)


def complete_catalogue(folder: Path, printed: str) -> None:
    """Add the row that was printed, with what its newspaper prints about itself."""
    header, row = printed.splitlines()[1:3]
    (known,) = csv.DictReader([header, row])
    catalogue = folder / "raw" / "articles.csv"
    own = {
        "publisher": "Invented Beacon",
        "title": "Reports that ended",
        "title_basis": "printed",
        "url_basis": "unknown",
        "date_basis": "unknown",
        "rights": "Invented for the tests of this project",
    }
    write_rows(catalogue, [*read_rows(catalogue), known | own], header.split(","))


def save_text(folder: Path) -> None:
    """Take the first step: save the text."""
    shutil.copyfile(NEW / "article.txt", folder / "raw" / "articles" / f"{ARTICLE}.txt")


def take_out(folder: Path, article_id: str) -> None:
    """Remove an article with its annotations and its row."""
    for path in (f"raw/articles/{article_id}.txt", f"raw/annotations/{article_id}.csv"):
        (folder / path).unlink()
    rows = read_rows(folder / "raw/articles.csv")
    kept = [row for row in rows if row["article_id"] != article_id]
    assert len(kept) == len(rows) - 1
    write_rows(folder / "raw/articles.csv", kept, list(rows[0]))


def test_four_steps_add_an_article_and_the_pages_of_one_that_was_taken_out_are_removed(
    workspace, snakemake, published
):
    assert any(TAKEN_OUT in path for path in published(workspace))
    take_out(workspace, TAKEN_OUT)
    save_text(workspace)
    start = annotate_as_printed(workspace, "start")
    assert start.returncode == 0, start.stdout
    assert start.stdout.splitlines()[-1] == f"{ANNOTATIONS}: {STARTED} rows to decide"
    complete_catalogue(workspace, start.stdout)
    decide(workspace / ANNOTATIONS)
    check = annotate_as_printed(workspace, "check")
    assert check.returncode == 0, check.stdout
    assert check.stdout == "11 rows, 11 of 11 expressions covered, 0 problems\n"
    run = snakemake(workspace)
    assert run.returncode == 0, run.stdout
    figures = read_rows(workspace / "datapackage" / "data" / "figures.csv")
    assert sum(row["article_id"] == ARTICLE for row in figures) == 5
    page = (workspace / "reports" / "articles" / f"{ARTICLE}.md").read_text(encoding="utf-8")
    assert "1,260" in page
    verdicts = {
        row["figure_id"]: row["verdict"] for row in read_rows(workspace / "datapackage/derived/verdicts.csv")
    }
    # 410 of 1,260 is 32.5%: under a third, and nearer to it than to three tenths
    assert verdicts[f"{ARTICLE}.dropped-nearly-a-third"] == "consistent"
    assert f"articles/{ARTICLE}.md" in (workspace / "reports" / "README.md").read_text(encoding="utf-8")
    assert not any(TAKEN_OUT in path for path in published(workspace))


def test_neither_check_nor_build_takes_a_file_in_which_nothing_is_decided(inputs, annotate, problems_of):
    save_text(inputs)
    complete_catalogue(inputs, annotate(inputs, "start", ARTICLE)[1])
    status, checked = annotate(inputs, "check", ARTICLE)
    assert status == 1
    said = "\n".join(map(str, problems_of(inputs)))
    for line in range(2, STARTED + 2):
        place = f"{ANNOTATIONS}, line {line}, column note: found "
        assert place in checked
        assert place in said


def test_the_index_says_who_annotated(built, inputs, build):
    said = "articles were read and annotated by a language model, and no person has reviewed those"
    assert f"All 2 {said}" in (built / "reports/README.md").read_text(encoding="utf-8")
    annotators = inputs / "raw/reference/annotators.csv"
    rows = read_rows(annotators)
    write_rows(annotators, [row | {"annotator_type": "person"} for row in rows], list(rows[0]))
    build(inputs)
    assert "language model, and" not in (inputs / "reports/README.md").read_text(encoding="utf-8")
