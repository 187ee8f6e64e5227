"""The four steps of the README, taken by somebody who adds an article. All of the article is invented."""

import csv
import subprocess
import sys
from pathlib import Path

ARTICLE = "invented-beacon-kent-reports"
TAKEN_OUT = "invented-herald-dorset-outcomes"
ANNOTATIONS = f"raw/annotations/{ARTICLE}.csv"
TEXT = """\
NEARLY a third of coercive control reports in Kent were dropped in 2016 because of “evidential \
difficulties”, invented figures show.

The invented force recorded 1,260 allegations of coercive control in 2016, a rise of 160 on the year \
before. Officers said that each report is read by somebody who knows the street, the family and the \
history of the house, and that nobody closes a file alone.

Of these, 410 were dropped because of evidential difficulties and just 38 led to a charge. The invented \
force would not say how long the others stay open, nor who decides that a report goes no further, nor \
what the people who made these reports were told when their file was put away.

A spokesperson for an invented charity said that behind each of the numbers is a person who asked for \
help, and that no list can say what became of them. The charity is not funded by the force and has its \
rooms above a library, where the door stands open to all who come.

The charity’s helpline answers from 10am, twice a week.
"""
FIGURE = {
    "unit": "allegation",
    "hedge": "none",
    "offence": "coercive-control",
    "area": "kent",
    "period": "2016",
    "period_basis": "explicit",
    "count_basis": "recorded",
    "source": "not-stated",
    "speaker": "article-itself",
}
RECORDED = {**FIGURE, "measure": "recorded", "outcome_group": "all-records"}
OUTCOME = {**FIGURE, "measure": "outcomes", "outcome_match": "certain", "part_of": "recorded-1260"}
DROPPED = {"outcome_group": "evidential-difficulties"}
# What a person decides of each started row, by its quote and the words before it. None joins it to another.
DECISIONS = {
    ("third", ""): {
        **OUTCOME,
        **DROPPED,
        "label": "dropped-nearly-a-third",
        "kind": "share",
        "quote": "NEARLY a third",
        "value_text": "a third",
        "value": "1/3",
        "hedge": "nearly",
        "area_text": "in Kent",
        "dated_by": "in-2016-dropped",
        "count_basis": "unstated",
        "attribution_text": "figures show",
        "part_of": "",
        "numerator": "dropped-410",
        "denominator": "recorded-1260",
        "denominator_basis": "natural_reading",
        "note": "Reports are read as the allegations of the next sentence.",
    },
    ("2016", "dropped in"): {
        "label": "in-2016-dropped",
        "kind": "date",
        "quote": "in 2016",
        "before": "dropped",
        "period": "2016",
        "period_basis": "explicit",
    },
    ("1,260", ""): {
        **RECORDED,
        "label": "recorded-1260",
        "kind": "count",
        "value_text": "1,260",
        "value": "1260",
        "dated_by": "in-2016-recorded",
    },
    ("2016", "control in"): {
        "label": "in-2016-recorded",
        "kind": "date",
        "quote": "in 2016",
        "before": "control",
        "period": "2016",
        "period_basis": "explicit",
    },
    ("160", ""): {
        **RECORDED,
        "label": "rise-160",
        "kind": "change",
        "quote": "a rise of 160",
        "value_text": "160",
        "value": "160",
        "direction": "up",
        "baseline_period": "2015",
        "dated_by": "in-2016-recorded year-before",
        "later_level": "recorded-1260",
    },
    ("year before", ""): {
        "label": "year-before",
        "kind": "date",
        "quote": "the year before",
        "period": "2015",
        "period_basis": "relative",
        "dated_by": "in-2016-recorded",
    },
    ("410", ""): {
        **OUTCOME,
        **DROPPED,
        "label": "dropped-410",
        "kind": "count",
        "value_text": "410",
        "value": "410",
        "period_basis": "anaphoric",
    },
    ("38", ""): {
        **OUTCOME,
        "label": "charged-38",
        "kind": "count",
        "quote": "just 38",
        "value_text": "38",
        "value": "38",
        "evaluative_text": "just",
        "outcome_group": "charged-or-summonsed",
        "period_basis": "anaphoric",
    },
    ("10am", ""): {
        "label": "opening-hour",
        "kind": "dismissed",
        "dismissed_as": "identifier",
        "note": "A time of day; no reason of the list fits better.",
    },
    ("twice a week", ""): {
        "label": "twice-a-week",
        "kind": "dismissed",
        "dismissed_as": "administrative_count",
        "note": "How often the helpline answers; no reason of the list fits better.",
    },
}
QUOTATION = {
    "label": "quoted-difficulties",
    "kind": "quotation",
    "quote": "“evidential difficulties”",
    "speaker": "not-stated",
    "annotator": "lm-1",
}


def annotate_as_printed(folder: Path, command: str) -> subprocess.CompletedProcess:
    """Run a command of the annotator as the README prints it."""
    return subprocess.run(
        [sys.executable, "workflow/annotate.py", command, ARTICLE],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def read_rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[dict[str, str]], names: list[str]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def decide(path: Path) -> None:
    """Decide every row of a started file."""
    started = read_rows(path)
    assert [(row["quote"], row["before"]) for row in started] == list(DECISIONS)
    decided = [
        row | {"before": "", "note": "", "annotator": "lm-1"} | DECISIONS[row["quote"], row["before"]]
        for row in started
    ]
    write_rows(path, [*decided, QUOTATION], list(started[0]))


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
    (folder / "raw" / "articles" / f"{ARTICLE}.txt").write_text(TEXT, encoding="utf-8")


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
    assert start.stdout.splitlines()[-1] == f"{ANNOTATIONS}: {len(DECISIONS)} rows to decide"
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
    for line in range(2, len(DECISIONS) + 2):
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
