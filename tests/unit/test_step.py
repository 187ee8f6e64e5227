"""A step calls its function with what the job names, and turns refused input into one message."""

import logging

import pytest

from lib.errors import InputError, Problem
from lib.step import run_step


class Names(dict):
    """Named files of a job, as the workflow gives them."""


class Job:
    def __init__(self, log):
        self.input = Names(raw="a.csv", tables=("b.csv", "c.csv"), library=("lib/x.py",))
        self.output = Names(report="out.json")
        self.params = Names(folder="datapackage")
        self.log = [str(log)]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs a step as a job of its own does: with no log handlers yet."""

    def run_alone(main):
        handlers = []
        monkeypatch.setattr(logging.getLogger(), "handlers", handlers)
        try:
            run_step(main, Job(tmp_path / "step.log"))
        finally:
            for handler in handlers:
                handler.close()

    return run_alone


def test_inputs_outputs_and_params_are_given_by_name_and_modules_are_not(run):
    given = {}

    def main(**arguments):
        given.update(arguments)
        return "done"

    run(main)
    assert given == {
        "raw": "a.csv",
        "tables": ["b.csv", "c.csv"],
        "report": "out.json",
        "folder": "datapackage",
    }


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
