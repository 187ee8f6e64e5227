"""How every command starts and ends: what it prints where, and its exit status.

0: it is done and nothing is wrong. 1: something is wrong with what it was asked about, or on the way. 2: the
command, or what it was given, cannot be understood or read. 141: nobody reads its output any more.
"""

import argparse
import functools
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from press_figures.errors import InputError, printable

DONE, WRONG, NOT_READ = 0, 1, 2
# The status of a program that the system ends for this.
NOBODY_READS = 128 + 13

Main = Callable[[list[str]], int]


def command(refused: int, again: str = "") -> Callable[[Main], Main]:
    """Turn what stops a main function into one message on standard error and an exit status.

    refused is the status for refused input; again is what a person can do after any interruption.
    """

    def decorate(main: Main) -> Main:
        @functools.wraps(main)
        def run(arguments: list[str]) -> int:
            try:
                status = main(arguments)
                sys.stdout.flush()
                return status
            except InputError as error:
                return complain(str(error), refused)
            except BrokenPipeError:
                leave_output()
                return NOBODY_READS
            except OSError as error:
                place = printable(str(error.filename or "A file that the system does not name"))
                return complain(f"{place}: {error.strerror or error}. {again}".rstrip(), WRONG)
            except KeyboardInterrupt:
                return complain(f"Stopped. {again}".rstrip(), WRONG)

        return run

    return decorate


def complain(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status


def say(text: str) -> None:
    """Print a line at once, also where the output is a file: some commands take their time.

    Raises OSError that names the output if it takes no more.
    """
    try:
        print(text, flush=True)
    except OSError as error:
        leave_output()
        error.filename = error.filename or "the output"
        raise


def leave_output() -> None:
    """Give up the output: Python would try what is left, and complain, once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def command_line(name: str, text: str) -> argparse.ArgumentParser:
    """Return a parser whose help is the text as it is written."""
    return argparse.ArgumentParser(
        prog=name, description=text, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def start(main: Main) -> NoReturn:
    """Run a command with the arguments of the terminal. What goes into a file or a pipe is UTF-8."""
    if sys.stdout.isatty():
        sys.stdout.reconfigure(errors="backslashreplace")
    else:
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
