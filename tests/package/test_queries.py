"""The page of queries: every block is run as it is printed, and every printed result is what it gives."""

import html
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "reports/queries.md").read_text("utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
QUESTION = re.compile(
    r"^### (?P<question>[^\n]*)\n\n```sql\n(?P<query>.*?)\n```\n\n"
    r"(?P<table>(?:\|[^\n]*\n)+)\n(?P<count>\d+) rows?\b",
    re.MULTILINE | re.DOTALL,
)


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(PAGE) if found == language]


def run(*command: str) -> str:
    """Return what a command prints in the folder of the repository."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def shown(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return {None: "NULL", True: "true", False: "false"}.get(value, str(value))


def cells(line: str) -> list[str]:
    return [html.unescape(re.sub(r"\\(.)", r"\1", cell.strip())) for cell in line.strip("|").split(" |")]


def test_there_are_blocks_in_every_language():
    assert {language: len(blocks(language)) for language in ("sql", "python", "r", "sh")} == {
        "sql": len(list((ROOT / "workflow/sql/queries").glob("*.sql"))),
        "python": 3,
        "r": 2,
        "sh": 2,
    }
    assert len(BLOCK.findall(PAGE)) == PAGE.count("\n```") / 2


@pytest.mark.parametrize("found", list(QUESTION.finditer(PAGE)), ids=lambda found: found["question"])
def test_a_query_gives_the_table_below_it(found, database):
    result = database.execute(found["query"])
    header, _, *lines = found["table"].splitlines()
    rows = result.fetchall()
    assert cells(header) == [column[0] for column in result.description]
    assert int(found["count"]) == len(rows) > 0
    assert [cells(line) for line in lines] == [
        [" ".join(shown(cell).split()) for cell in row] for row in rows[:10]
    ]


def test_every_query_stands_under_its_question_with_its_table():
    assert len(list(QUESTION.finditer(PAGE))) == len(blocks("sql")) > 0


def charged(tables) -> list[dict]:
    return [row for row in tables["outcome_shares"] if row["outcome_group_id"] == "charged-or-summonsed"]


def test_python_asks_the_database(tables):
    names = {row["area_id"]: row["name"] for row in tables["areas"]}
    lines = run(sys.executable, "-c", blocks("python")[0]).splitlines()
    found = sorted(
        (area, *map(Decimal, cells[3:6]), *cells[6:]) for area, *cells in (x.split(", ") for x in lines)
    )
    expected = [
        (
            names[row["area_id"]],
            *(Decimal(row[name]) for name in ("share", "low", "high")),
            row["comparability"],
            row["caveats"],
        )
        for row in charged(tables)
    ]
    assert found == sorted(expected) and found


def test_python_walks_a_figure_back_to_its_characters(tables):
    lines = run(sys.executable, "-c", blocks("python")[1]).splitlines()
    mentions = [row for row in tables["mentions"] if "13,568" in row["quote"]]
    assert lines == [f"{row['article_id']} line {row['line_number']} {row['quote']!r}" for row in mentions]
    assert lines


def test_frictionless_reads_a_table_with_its_types(tables):
    lines = run(sys.executable, "-c", blocks("python")[2]).splitlines()
    assert lines == [f"{row['area_id']} {row['share']} {row['caveats']}" for row in charged(tables)]


def test_frictionless_finds_the_package_valid():
    assert blocks("sh")[1] == "frictionless validate datapackage/datapackage.json"
    assert "VALID" in run(str(Path(sys.executable).parent / "frictionless"), *blocks("sh")[1].split()[1:])


def test_the_command_line_of_duckdb_opens_the_database():
    assert blocks("sh")[0] == "duckdb -readonly datapackage/outcomes.duckdb"
    program = str(Path(sys.executable).parent / "duckdb")
    printed = run(program, *blocks("sh")[0].split()[1:], "-csv", "-c", blocks("sql")[0])
    assert "Essex Police" in printed


def needs_r(test):
    """Mark a test as heavy, and skip it where R is not installed."""
    is_there = pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
    return pytest.mark.heavy(is_there(test))


@needs_r
def test_r_finds_the_charge_shares(tables):
    printed = run("Rscript", "--vanilla", "-e", blocks("r")[0])
    names = {row["area_id"]: row["name"] for row in tables["areas"]}
    # R breaks a wide table into several: names and counts in one, caveats in another.
    for number, row in enumerate(sorted(charged(tables), key=lambda row: row["area_id"]), start=1):
        lines = " ".join(line for line in printed.splitlines() if line.startswith(f"{number} "))
        expected = [names[row["area_id"]], row["numerator"] or "NA", row["denominator"], row["share"][:8]]
        assert [text for text in [*expected, row["caveats"]] if f" {text}" not in lines] == []


@needs_r
def test_r_finds_the_claims_about_a_force(tables):
    printed = run("Rscript", "--vanilla", "-e", blocks("r")[1])
    about = {row["figure_id"] for row in tables["figures"] if row["area_id"] == "essex"}
    quotes = {row["mention_id"]: row["quote"] for row in tables["mentions"]}
    claims = [row for row in tables["verdicts"] if row["figure_id"] in about]
    for row in claims:
        assert re.search(re.escape(quotes[row["figure_id"]]) + rf" .* {row['verdict']} ", printed)
    assert len(printed.splitlines()) == 1 + len(claims) > 1
