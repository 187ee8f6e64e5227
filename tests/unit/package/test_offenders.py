"""What is said of a row that a check found: generic words, or those that the check gives."""

from pathlib import Path

import duckdb
import pytest

from press_figures.package.checking import keep_queries
from press_figures.package.database import COLUMN_TYPES, create_views
from press_figures.package.offenders import header_of, offender_problem, raw_rows
from press_figures.tables.schemas import load_resource

CHECK = """-- no part is greater than its whole
-- row: pairs second first
-- place: {part_place}, column value
-- found: {quote!r}, more than {whole_place}{share_places: (the share of *)}, see {row_place}
-- expected: a part
--     that fits
-- action: Read.
select 1
-- found: nothing
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Work in a folder with annotations of one article and a list."""
    for name, text in (
        ("annotations/a-b.csv", 'label,quote\nwhole,"40\n"\npart,41\nshare,1\n'),
        ("reference/pairs.csv", "one,other\nx,y\ny,x\n"),
    ):
        path = tmp_path / "raw" / name
        path.parent.mkdir(parents=True)
        path.write_text(text)
    monkeypatch.chdir(tmp_path)


def said(**offender):
    ordinary = {"part_id": "a-b.part", "whole_id": "a-b.whole", "quote": "41", "first": "x", "second": "y"}
    return str(offender_problem(Path("parts.sql"), CHECK, {**ordinary, "share_ids": None, **offender}))


def test_a_check_gives_the_words_of_its_message_and_its_rows_the_places(folder):
    assert said() == (
        "raw/annotations/a-b.csv, line 4, column value: found '41', more than raw/annotations/a-b.csv, "
        "line 2, see raw/reference/pairs.csv, line 3; expected a part that fits. Read."
    )


def test_several_rows_are_named_in_words_that_are_left_out_if_there_are_none(folder):
    shares = " (the share of raw/annotations/a-b.csv, line 5 and raw/annotations/a-b.csv, the row 'gone')"
    assert f"line 2{shares}, see" in said(share_ids=["a-b.share", "a-b.gone"])
    assert "line 2, see" in said(share_ids=[])


def test_braces_in_a_cell_stay_text(folder):
    assert "found '{part_place!r}', more" in said(quote="{part_place!r}")


def test_a_row_that_no_file_has_is_named_by_its_cells(folder):
    assert said(part_id="gone.x", first="z").startswith("raw/annotations/gone.csv, the row 'x', column value")
    assert "see raw/reference/pairs.csv, the row 'y', 'z';" in said(first="z")


def test_a_check_without_words_of_its_own_says_what_it_selected():
    problem = offender_problem(Path("x/parts.sql"), "-- a rule\nselect 1", {"part_id": "a-b.part", "low": 41})
    assert str(problem) == (
        "check parts: found part_id a-b.part, low 41; expected a rule. Correct the row 'part' of "
        "raw/annotations/a-b.csv."
    )


def test_the_comments_of_a_check_are_read_up_to_the_query():
    rule, named = header_of(CHECK)
    assert rule == "no part is greater than its whole"
    assert list(named) == ["row", "place", "found", "expected", "action"]


def test_every_check_with_words_of_its_own_says_all_and_selects_what_it_names(root):
    checks = sorted((root / "workflow/sql/checks").rglob("*.sql"))
    with duckdb.connect() as connection:
        for path in (root / "workflow/schemas/tables").glob("*.yml"):
            columns = load_resource(path)["schema"]["fields"]
            definitions = ", ".join(f"{column['name']} {COLUMN_TYPES[column['type']]}" for column in columns)
            connection.execute(f"create table {path.stem} ({definitions})")
        macros, views, check_views = (
            [*map(str, (root / f"workflow/sql/{kind}").glob("*.sql"))]
            for kind in ("macros", "views", "check_views")
        )
        create_views(connection, macros, views)
        keep_queries(connection, check_views)
        for path in checks:
            text = path.read_text(encoding="utf-8")
            _, named = header_of(text)
            if named:
                selected = connection.execute(text).description
                problem = offender_problem(path, text, {name: None for name, *_ in selected})
                assert all((problem.place, problem.found, problem.expected, problem.action)), path


@pytest.mark.parametrize(
    ("offender", "rows"),
    [
        ({"figure_id": "a-b.recorded", "value": 1}, "the row 'recorded' of raw/annotations/a-b.csv"),
        ({"period_id": "2016", "start_date": None}, "the row '2016' of raw/reference/periods.csv"),
        (
            {"first_figure_id": "a.x", "second_figure_id": "b.y"},
            "the row 'x' of raw/annotations/a.csv or the row 'y' of raw/annotations/b.csv",
        ),
        ({"article_id": "a-b", "nothing_id": "zz", "count_id": 3}, ""),
    ],
)
def test_a_message_of_a_check_names_the_rows_that_people_wrote(offender, rows, root, monkeypatch):
    monkeypatch.chdir(root)
    assert raw_rows(offender) == rows
