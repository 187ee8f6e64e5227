"""A step calls its function with what the job names, and turns refused input into one message."""

import errno
import logging
import os

import duckdb
import pytest

from press_figures.errors import InputError, Problem
from press_figures.step import run_step

# Snakemake gives lists of paths as lists of a kind of its own.
PATHS = {"raw": "a.csv", "tables": ("b.csv", "c.csv"), "report": "out.json"}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs a step as a job of its own does: with no log handlers yet."""

    def run_alone(main):
        handlers = []
        monkeypatch.setattr(logging.getLogger(), "handlers", handlers)
        try:
            run_step(main, log=str(tmp_path / "step.log"), **PATHS)
        finally:
            for handler in handlers:
                handler.close()

    return run_alone


def test_paths_are_given_by_name_and_lists_of_them_as_lists(run):
    given = {}

    def main(**arguments):
        given.update(arguments)
        return "done"

    run(main)
    assert given == {"raw": "a.csv", "tables": ["b.csv", "c.csv"], "report": "out.json"}


def test_the_line_that_the_step_returns_is_logged(run, tmp_path):
    run(lambda **_: "3 articles read")
    assert (tmp_path / "step.log").read_text() == "3 articles read\n"


def test_refused_input_ends_the_step_with_its_message_in_the_log_too(run, tmp_path):
    problem = Problem("a.csv, line 2", "'x'", "a number", "Correct the cell.")

    def main(**_):
        raise InputError([problem])

    with pytest.raises(SystemExit) as ended:
        run(main)
    assert ended.value.code == f"\nThe build stops here.\n{problem}\n"
    assert (tmp_path / "step.log").read_text() == f"{problem}\n"


def test_any_other_error_is_not_hidden(run):
    def main(**_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(main)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "build/a.csv.part"),
            "build/a.csv.part: found no room left on the disk; expected room for what the build writes. "
            "Make room and run the build again.",
        ),
        (
            OSError(errno.EROFS, os.strerror(errno.EROFS), "datapackage"),
            "datapackage: found a place that can only be read; expected a place to write to. "
            "Make it writable and run the build again.",
        ),
        (
            OSError(errno.EACCES, os.strerror(errno.EACCES), "build/a.csv"),
            "build/a.csv: found no permission; expected permission to read and write. "
            "Give the permission and run the build again.",
        ),
        (
            OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), "build/a"),
            "build/a: found 'Not a directory'; expected a file to read or a place to write to. "
            "Mend this and run the build again.",
        ),
        (
            duckdb.IOException('Checkpoint of "x" failed: could not write "b.part": No space left on device'),
            "b.part: found no room left on the disk; expected room for what the build writes. "
            "Make room and run the build again.",
        ),
        (
            duckdb.TransactionException('Could not write file "b.part.wal": No space left on device'),
            "b.part.wal: found no room left on the disk; expected room for what the build writes. "
            "Make room and run the build again.",
        ),
    ],
    ids=["full disk", "read-only", "no permission", "anything else", "full for DuckDB", "full for its log"],
)
def test_a_file_that_cannot_be_read_or_written_ends_the_step_with_one_message(run, tmp_path, error, message):
    def main(**_):
        raise error

    with pytest.raises(SystemExit) as ended:
        run(main)
    assert ended.value.code == f"\nThe build stops here.\n{message}\n"
    assert (tmp_path / "step.log").read_text() == f"{message}\n"


def test_an_error_of_duckdb_about_anything_but_files_is_not_hidden(run):
    with pytest.raises(duckdb.ParserException):
        run(lambda **_: duckdb.sql("selekt 1"))


def test_a_log_that_cannot_be_written_is_said_too(run, tmp_path):
    (tmp_path / "step.log").mkdir()
    with pytest.raises(SystemExit) as ended:
        run(lambda **_: "done")
    assert "step.log: found 'Is a directory'; expected" in ended.value.code
