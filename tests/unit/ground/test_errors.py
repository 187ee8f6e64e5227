"""Errors that a person can act on."""

import pytest

from press_figures.errors import InputError, Problem, printable, stop_on

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


def test_what_would_steer_a_terminal_is_printed_as_its_code():
    problem = Problem("a\x1b[31m.txt", "x\u202ey", "a\nb", "\udcff \u00e9.")
    assert str(problem) == "a\\x1b[31m.txt: found x\\u202ey; expected a\\nb. \\udcff \u00e9."


def test_the_middle_of_a_long_text_is_left_out():
    shown = printable("a" * 5_000_000 + "z")
    assert shown.startswith("aaa") and shown.endswith("z")
    assert "[... 4,999,001 characters ...]" in shown
    assert len(shown) < 1_100


def test_only_the_first_of_many_problems_are_printed_with_their_number():
    lines = str(InputError([FIRST] * 100_000)).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "These are the first 20 of 100,000 problems."
    assert len(str(InputError([FIRST] * 20)).splitlines()) == 20
