"""Errors that a person can act on."""

import pytest

from lib.errors import InputError, Problem, stop_on

FIRST = Problem("a.csv, line 2", "'x'", "a number", "Correct the cell.")
SECOND = Problem("b.csv, line 9", "no file", "a file", "Add it.")


def test_a_problem_says_where_what_was_found_what_was_expected_and_what_to_do():
    assert str(FIRST) == "a.csv, line 2: found 'x'; expected a number. Correct the cell."


def test_an_error_prints_every_problem_on_its_own_line_in_order():
    error = InputError([FIRST, SECOND])
    assert str(error) == (
        "a.csv, line 2: found 'x'; expected a number. Correct the cell.\n"
        "b.csv, line 9: found no file; expected a file. Add it."
    )
    assert error.problems == [FIRST, SECOND]


def test_nothing_stops_without_a_problem():
    assert stop_on([]) is None


def test_one_problem_stops():
    with pytest.raises(InputError) as stopped:
        stop_on([FIRST])
    assert stopped.value.problems == [FIRST]
