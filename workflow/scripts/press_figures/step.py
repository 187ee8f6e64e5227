"""What every step does around its work: log, run, and turn what stops it into one clear message."""

import errno
import logging
import os
import re
import sys
from collections.abc import Callable, Sequence

from press_figures.errors import InputError, Problem

# What the system says, in the words of what was found, what was expected and what to do.
FAULTS = {
    errno.ENOSPC: ("no room left on the disk", "room for what the build writes", "Make room"),
    errno.EDQUOT: ("no room left in the quota", "room for what the build writes", "Make room"),
    errno.EROFS: ("a place that can only be read", "a place to write to", "Make it writable"),
    errno.EACCES: ("no permission", "permission to read and write", "Give the permission"),
    errno.EPERM: ("no permission", "permission to read and write", "Give the permission"),
}


def run_step(main: Callable[..., str], log: str, **arguments: str | Sequence[str]) -> None:
    """Call main with paths, or lists of them, by name; write the line that it returns to the log.

    Exits with 1 on refused input and on a file that cannot be read or written, after one message and without
    a traceback.
    """
    paths = {name: value if isinstance(value, str) else list(value) for name, value in arguments.items()}
    # Where the log cannot be written either, the message still reaches the terminal.
    logging.raiseExceptions = False
    try:
        logging.basicConfig(filename=log, filemode="w", format="%(message)s", level=logging.INFO)
        logging.info(main(**paths))
    except InputError as error:
        stop(str(error))
    except Exception as error:
        error = file_error(error)
        if error is None:
            raise
        stop(str(file_problem(error)))


def file_error(error: Exception) -> OSError | None:
    """Return what kept a file from being read or written, and None if an error is about anything else.

    DuckDB wraps what the system says in errors of its own, of which the last words in quotes are the path.
    """
    # Imported here, for most steps run without it.
    import duckdb

    if isinstance(error, duckdb.Error):
        paths = re.findall('"([^"]+)"', str(error))
        for number in FAULTS:
            if os.strerror(number) in str(error):
                return OSError(number, os.strerror(number), os.path.relpath(paths[-1]) if paths else None)
    return error if isinstance(error, OSError) else None


def file_problem(error: OSError) -> Problem:
    """Return what is to be said of a file that cannot be read or written."""
    found, expected, action = FAULTS.get(
        error.errno, (f"'{error.strerror or error}'", "a file to read or a place to write to", "Mend this")
    )
    place = error.filename or "a file that the system does not name"
    return Problem(str(place), found, expected, f"{action} and run the build again.")


def stop(message: str) -> None:
    """End the step with a message, which goes into the log too if there is one."""
    if logging.getLogger().hasHandlers():
        logging.error("%s", message)
    sys.exit(f"\nThe build stops here.\n{message}\n")
