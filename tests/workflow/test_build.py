"""The workflow on the invented corpus: it builds, rests, and builds the same bytes again."""

import platform
import re
import sys
import unicodedata
from pathlib import Path

import duckdb
import pytest
from corpus.fixtures import read_rows

KENT = "invented-courier-kent-cases"
DORSET = "invented-herald-dorset-outcomes"
DATABASE = "datapackage/outcomes.duckdb"


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    return read_rows(folder / "datapackage" / table)


def text_of(folder: Path, article_id: str) -> str:
    return (folder / "raw" / "articles" / f"{article_id}.txt").read_bytes().decode("utf-8")


def modification_times(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and ".snakemake" not in path.parts
    }


def test_the_corpus_builds_without_a_terminal(first_build):
    folder, run = first_build
    assert run.returncode == 0, run.stdout
    assert (folder / DATABASE).is_file()
    assert "\x1b[" not in run.stdout


def test_every_annotation_row_becomes_one_mention_or_one_quotation(built):
    # 15 and 14 rows of the two files are expressions, one row of each is a quotation.
    mentions = [row["article_id"] for row in rows(built, "data/mentions.csv")]
    quotations = [row["article_id"] for row in rows(built, "data/quotations.csv")]
    assert (mentions.count(KENT), mentions.count(DORSET), len(mentions)) == (15, 14, 29)
    assert sorted(quotations) == [KENT, DORSET]


def test_every_mention_stands_at_its_code_points(built):
    for row in rows(built, "data/mentions.csv"):
        text = text_of(built, row["article_id"])
        assert text[int(row["start_char"]) : int(row["end_char"])] == row["quote"]


def test_only_code_points_of_the_text_as_captured_lead_to_a_mention_after_the_emoji(built):
    text = text_of(built, KENT)
    (mention,) = [row for row in rows(built, "data/mentions.csv") if row["label"] == "recorded-1240"]
    start = int(mention["start_char"])
    assert start == text.index("1,240")
    before = text[:start]
    assert len(before.encode("utf-8")) > start
    assert len(before.encode("utf-16-le")) // 2 == start + 1
    assert len(unicodedata.normalize("NFC", before)) == start - 1


def test_a_repeated_quote_is_found_at_the_place_that_its_row_names(built):
    text = text_of(built, KENT)
    starts = {row["label"]: int(row["start_char"]) for row in rows(built, "data/mentions.csv")}
    assert starts["previous-year-recorded"] == text.index("the previous year")
    assert starts["previous-year-no-list"] == text.rindex("the previous year")
    assert starts["in-2016-recorded"] == text.index("in 2016")
    assert starts["in-2016-unsupported"] == text.rindex("in 2016")
    assert starts["charged-48-again"] == text_of(built, DORSET).rindex("48")


def test_the_figures_have_the_values_that_the_texts_print(built):
    exact = {
        row["figure_id"].partition(".")[2]: (row["value_numerator"], row["value_denominator"])
        for row in rows(built, "data/figures.csv")
    }
    assert exact == {
        "unsupported-more-than-a-quarter": ("1", "4"),
        "recorded-1240": ("1240", "1"),
        "increase-140": ("140", "1"),
        "recorded-1100": ("1100", "1"),
        "unsupported-372": ("372", "1"),
        "unsupported-30-per-cent": ("3", "10"),
        "unsupported-more-than-370": ("370", "1"),
        "court-one-in-ten": ("1", "10"),
        "majority-no-suspect": ("", ""),
        "closed-640": ("640", "1"),
        "charged-48": ("48", "1"),
        "charged-7-5-per-cent": ("3", "40"),
        "closed-fell": ("", ""),
        "closed-by-a-third": ("1", "3"),
        "closed-800": ("800", "1"),
        "difficulties-three-quarters": ("3", "4"),
        "charged-48-again": ("48", "1"),
        "hundreds-without-charge": ("100", "1"),
    }


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        # 372 of 1,240 are 30 per cent: above a quarter, and below the third that readers would expect.
        ("unsupported-more-than-a-quarter", "consistent"),
        ("unsupported-30-per-cent", "consistent"),
        # 1,240 less 1,100.
        ("increase-140", "consistent"),
        # 372 lie above 370 and below 380.
        ("unsupported-more-than-370", "consistent"),
        # 48 of 640.
        ("charged-7-5-per-cent", "consistent"),
        # From 800 to 640 is a fall of a fifth.
        ("closed-by-a-third", "inconsistent"),
        # How many cases reached a court is not printed.
        ("court-one-in-ten", "indeterminate"),
    ],
)
def test_the_primary_reading_of_a_claim_has_the_verdict_worked_out_by_hand(built, label, verdict):
    (claim,) = [row for row in rows(built, "derived/verdicts.csv") if row["figure_id"].endswith(f".{label}")]
    assert claim["primary_verdict"] == verdict


def test_the_database_holds_the_tables_of_the_package_with_as_many_rows(built):
    with duckdb.connect(str(built / DATABASE), read_only=True) as connection:
        query = "select table_name from duckdb_tables()"
        tables = {name for (name,) in connection.execute(query).fetchall()}
        counts = {name: connection.execute(f"select count(*) from {name}").fetchone()[0] for name in tables}
    files = [*built.glob("datapackage/data/*.csv"), *built.glob("datapackage/derived/*.csv")]
    assert counts == {path.stem: len(rows(built, f"{path.parent.name}/{path.name}")) for path in files}


def test_a_second_run_does_nothing(workspace, snakemake):
    before = modification_times(workspace)
    run = snakemake(workspace)
    assert run.returncode == 0
    assert "Nothing to be done" in run.stdout
    assert modification_times(workspace) == before


def test_the_steps_by_themselves_build_what_the_workflow_builds(built, inputs, build, published):
    build(inputs)
    expected, found = published(built), published(inputs)
    assert expected.pop(DATABASE) and found.pop(DATABASE)
    assert found == expected


def test_no_output_names_a_folder_or_the_computer(built, root, published):
    folders = {built.parent, root, Path.home(), Path(sys.prefix)} - {Path(built.anchor)}
    phrases = [re.escape(f"{folder}/".encode()) for folder in sorted(folders)]
    computer = rb"(?<![\w-])" + re.escape(platform.node() or "no name").encode() + rb"(?![\w-])"
    # A computer can have the name of a county: what people wrote here does not come from it.
    sources = [path for name in ("raw", "workflow") for path in (built / name).rglob("*") if path.is_file()]
    if not any(re.search(computer, path.read_bytes()) for path in sources):
        phrases.append(computer)
    contents = published(built)
    assert {DATABASE, "datapackage/datapackage.json", "datapackage/data/mentions.csv"} <= set(contents)
    found = {path: re.findall(b"|".join(phrases), content) for path, content in contents.items()}
    assert {path: hits for path, hits in found.items() if hits} == {}
