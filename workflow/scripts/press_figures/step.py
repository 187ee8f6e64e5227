"""Run a step of the build: write its log, and turn an expected error into one clear message."""

import errno
import logging
import os
import re
import sys
from collections.abc import Callable, Sequence

from press_figures.errors import InputError, Problem

# For each error of the system: what was found, what was expected, and what to do.
FAULTS = {
    errno.ENOSPC: ("no room left on the disk", "room for what the build writes", "Make room"),
    errno.EDQUOT: ("no room left in the quota", "room for what the build writes", "Make room"),
    errno.EROFS: ("a place that can only be read", "a place to write to", "Make it writable"),
    errno.EACCES: ("no permission", "permission to read and write", "Give the permission"),
    errno.EPERM: ("no permission", "permission to read and write", "Give the permission"),
}


def run_step(main: Callable[..., str], log: str, **arguments: str | Sequence[str]) -> None:
    """Call main with paths or lists of paths by name, and log the line that it returns.

    Print one message without a traceback and exit with 1 if input is refused, or if a file cannot be read
    or written.
    """
    # Snakemake gives lists of a type of its own.
    paths = {name: value if isinstance(value, str) else list(value) for name, value in arguments.items()}
    # If the log cannot be written either, logging must not print a traceback beside the message.
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
    """Return the error of the system about a file, or None if the error is about something else.

    DuckDB wraps errors of the system in errors of its own, which end with the path in quotes.
    """
    # Imported here, because most steps run without DuckDB.
    import duckdb

    if isinstance(error, duckdb.Error):
        paths = re.findall('"([^"]+)"', str(error))
        for number in FAULTS:
            if os.strerror(number) in str(error):
                return OSError(number, os.strerror(number), os.path.relpath(paths[-1]) if paths else None)
    return error if isinstance(error, OSError) else None


def file_problem(error: OSError) -> Problem:
    """Return the problem of a file that cannot be read or written."""
    found, expected, action = FAULTS.get(
        error.errno, (f"'{error.strerror or error}'", "a file to read or a place to write to", "Mend this")
    )
    place = error.filename or "a file that the system does not name"
    return Problem(str(place), found, expected, f"{action} and run the build again.")


def stop(message: str) -> None:
    """Print a message, write it to the log if there is one, and exit with 1."""
    if logging.getLogger().hasHandlers():
        logging.error("%s", message)
    sys.exit(f"\nThe build stops here.\n{message}\n")
