"""Start and end every command in the same way: where it prints, and which exit status it returns.

0: done, and nothing is wrong. 1: the command found something wrong, or could not finish. 2: the arguments or
the input cannot be read. 141: the program that read the output has ended.
"""

import argparse
import functools
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from press_figures.errors import InputError, printable

DONE, WRONG, NOT_READ = 0, 1, 2
# What a shell reports when the signal SIGPIPE (13) ends a program that writes to a closed pipe.
NOBODY_READS = 128 + 13

Main = Callable[[list[str]], int]


def command(refused: int, again: str = "") -> Callable[[Main], Main]:
    """Turn expected errors of a main function into one message on standard error and an exit status.

    refused is the status for refused input. again tells a person what to do after an interruption.
    """

    def decorate(main: Main) -> Main:
        @functools.wraps(main)
        def run(arguments: list[str]) -> int:
            try:
                status = main(arguments)
                # Now, while a closed pipe is still caught: Python itself flushes only after this function.
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
    """Print a line without delay, also to a file, because some commands run for a long time.

    Raises OSError, with the output as its file name, if the output cannot be written.
    """
    try:
        print(text, flush=True)
    except OSError as error:
        leave_output()
        error.filename = error.filename or "the output"
        raise


def leave_output() -> None:
    """Send the rest of the output nowhere: Python would try to write it again, and fail, when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def command_line(name: str, text: str) -> argparse.ArgumentParser:
    """Return a parser that prints the text as its help, with the line breaks of the text."""
    return argparse.ArgumentParser(
        prog=name, description=text, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def start(main: Main) -> NoReturn:
    """Run a command with the arguments of this process. Output to a file or a pipe is UTF-8."""
    if sys.stdout.isatty():
        # A terminal may not know every character: it gets a code instead of an error.
        sys.stdout.reconfigure(errors="backslashreplace")
    else:
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
