"""A command ends with one message and a status, whatever stops it."""

import pytest

from press_figures.commands import DONE, WRONG, command
from press_figures.errors import InputError, Problem

PROBLEM = Problem("a.csv, line 2", "'x'", "a number", "Correct the cell.")


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (InputError([PROBLEM]), 7, f"{PROBLEM}\n"),
        (
            FileNotFoundError(2, "No such file or directory", "b.csv"),
            WRONG,
            "b.csv: No such file or directory. Try again.\n",
        ),
        (
            OSError("no such thing"),
            WRONG,
            "A file that the system does not name: no such thing. Try again.\n",
        ),
        (KeyboardInterrupt(), WRONG, "Stopped. Try again.\n"),
    ],
)
def test_what_stops_a_command_is_one_message_on_standard_error(error, status, said, capsys):
    @command(refused=7, again="Try again.")
    def main(arguments):
        raise error

    assert main([]) == status
    assert capsys.readouterr() == ("", said)


def test_a_command_that_is_done_gives_its_own_status_and_arguments(capsys):
    @command(refused=7)
    def main(arguments):
        print(*arguments)
        return DONE

    assert main(["a", "b"]) == DONE
    assert capsys.readouterr() == ("a b\n", "")


def test_a_mistake_of_the_code_is_not_hidden():
    @command(refused=7)
    def main(arguments):
        raise KeyError("x")

    with pytest.raises(KeyError):
        main([])
