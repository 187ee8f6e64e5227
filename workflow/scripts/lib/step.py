"""What every step does around its work: log, run, and turn refused input into one clear message."""

import logging
import sys
from collections.abc import Callable

from lib.errors import InputError


def run_step(main: Callable[..., str], snakemake: object) -> None:
    """Call main with the named inputs, outputs and params of a job; log the line that it returns.

    The input library only tells Snakemake which modules the scripts import.

    Exits with 1 on refused input, after one message and without a traceback.
    """
    arguments = {
        name: value if isinstance(value, str) else list(value)
        for names in (snakemake.input, snakemake.output, snakemake.params)
        for name, value in names.items()
        if name != "library"
    }
    logging.basicConfig(filename=snakemake.log[0], filemode="w", format="%(message)s", level=logging.INFO)
    try:
        logging.info(main(**arguments))
    except InputError as error:
        logging.error("%s", error)
        sys.exit(f"\nThe build stops here.\n{error}\n")
