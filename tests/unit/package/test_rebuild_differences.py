"""How published files differ from those that a rebuild gives."""

from pathlib import Path

import duckdb
import pytest

from press_figures.package.rebuild_differences import differences, first_difference


@pytest.fixture
def folders(tmp_path) -> tuple[Path, Path]:
    """Return two folders with the same three files."""
    for name in ("published", "rebuilt"):
        (tmp_path / name / "data").mkdir(parents=True)
        (tmp_path / name / "README.md").write_bytes(b"# Data\n")
        (tmp_path / name / "data" / "figures.csv").write_bytes(b"id,value\na,1\nb,2\n")
        (tmp_path / name / ".hidden").write_bytes(b"x")
    return tmp_path / "published", tmp_path / "rebuilt"


def make_database(path: Path, *statements: str) -> None:
    with duckdb.connect(str(path)) as connection:
        for statement in ("create table cases (id integer not null)", *statements):
            connection.execute(statement)


def test_folders_with_the_same_files_do_not_differ(folders):
    assert differences(*folders) == []


def test_a_changed_cell_is_named_by_file_and_line(folders):
    (folders[0] / "data" / "figures.csv").write_bytes(b"id,value\na,7\nb,2\n")
    assert differences(*folders) == [r"data/figures.csv, line 2: found 'a,7\n'; expected 'a,1\n'."]


def test_a_file_too_many_a_file_too_few_and_a_hidden_file_are_named(folders):
    (folders[0] / "data" / "old.csv").write_bytes(b"")
    (folders[0] / "README.md").unlink()
    (folders[1] / ".hidden").unlink()
    assert differences(*folders) == [
        ".hidden: found a file; expected none, for the inputs do not produce it.",
        "README.md: found no file; expected one, for the inputs produce it.",
        "data/old.csv: found a file; expected none, for the inputs do not produce it.",
    ]


def test_a_link_to_the_same_content_is_no_file(folders):
    link = folders[0] / "README.md"
    link.unlink()
    link.symlink_to(folders[1] / "README.md")
    assert differences(*folders) == ["README.md: found a link to another place; expected a file."]


def test_a_link_that_leads_nowhere_is_a_file_too_many(folders):
    (folders[0] / "lost").symlink_to(folders[0] / "nowhere")
    assert differences(*folders) == ["lost: found a file; expected none, for the inputs do not produce it."]


@pytest.mark.parametrize(
    ("found", "expected", "difference"),
    [
        (b"a\nb\n", b"a\nb\n", None),
        (b"a\nb\n", b"a\n", r"line 2: found 'b\n'; expected the end of the file."),
        (b"a\n", b"a\nb\n", r"line 2: found the end of the file; expected 'b\n'."),
        (b"a\r\n", b"a\n", r"line 1: found 'a\r\n'; expected 'a\n'."),
        ("13\u00a0568".encode(), b"13 568", r"line 1: found '13\xa0568'; expected '13 568'."),
        (b"\xff\n", b"a\n", r"line 1: found '\\xff\n'; expected 'a\n'."),
        (b"x" * 100 + b"1", b"x" * 100 + b"2", f"line 1: found …'{'x' * 30}1'; expected …'{'x' * 30}2'."),
        (b"1" + b"x" * 99, b"2" + b"x" * 99, f"line 1: found '1{'x' * 29}'…; expected '2{'x' * 29}'…."),
    ],
)
def test_the_first_difference_shows_what_cannot_be_seen(found, expected, difference):
    assert first_difference(found, expected) == difference


def test_databases_with_the_same_content_do_not_differ_though_their_bytes_do(folders):
    for folder in folders:
        make_database(folder / "outcomes.duckdb", "insert into cases values (1), (1), (2)")
    one, other = (folder / "outcomes.duckdb" for folder in folders)
    assert one.read_bytes() != other.read_bytes()
    assert differences(*folders) == []


def test_a_database_that_was_not_built_here_is_no_difference(folders):
    make_database(folders[1] / "outcomes.duckdb")
    assert differences(*folders) == []


UNLIKE = "that no row expected is like; expected"


@pytest.mark.parametrize(
    ("statement", "difference"),
    [
        ("update cases set id = 3 where id = 2", f"table main.cases: found 1 rows {UNLIKE} 1 others."),
        ("delete from cases where id = 2", f"table main.cases: found 0 rows {UNLIKE} 1 others."),
        ("insert into cases values (1)", f"table main.cases: found 1 rows {UNLIKE} 0 others."),
        ("create view more as from cases", "view main.more: found one; expected none."),
        ("drop view doubled", "view main.doubled: found none; expected one."),
        ("create or replace view doubled as select 3 as twice", "view main.doubled: line 1: "),
        ("create macro plus(a) as a + 1", "macro main.plus: found one; expected none."),
        ("comment on table cases is 'all'", "table main.cases: line "),
        (
            "comment on column cases.id is 'key'",
            "column main.cases.id: line 1: found 'key'; expected the end",
        ),
        ("alter table cases alter id drop not null", "table main.cases: line "),
        ("create schema other", "schema other: found one; expected none."),
        ("create index fast on cases (id)", "index main.fast: found one; expected none."),
        ("create sequence ids", "sequence main.ids: found one; expected none."),
        ("create type mood as enum ('a')", "type main.mood: found one; expected none."),
    ],
)
def test_whatever_was_changed_in_a_database_is_named(folders, statement, difference):
    view = "create view doubled as select 2 * id as twice from cases"
    made = ("insert into cases values (1), (1), (2)", view)
    make_database(folders[0] / "outcomes.duckdb", *made, statement)
    make_database(folders[1] / "outcomes.duckdb", *made)
    lines = differences(*folders)
    assert any(line.startswith(f"outcomes.duckdb, {difference}") for line in lines), lines


def test_a_file_that_is_no_database_is_said_to_be_none(folders):
    (folders[0] / "outcomes.duckdb").write_bytes(b"no database at all")
    make_database(folders[1] / "outcomes.duckdb")
    (line,) = differences(*folders)
    assert line.startswith("outcomes.duckdb, found no DuckDB database (")
