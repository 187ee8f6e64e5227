"""Stop with a clear message where Python is too old or too new for the locked packages."""

import sys

FOUND = "{}.{}.{}".format(*sys.version_info[:3])

if not (3, 11) <= sys.version_info < (3, 14):
    sys.exit(
        "This project needs Python 3.11, 3.12 or 3.13; this is Python " + FOUND + ". "
        "Install one of them and use it in place of python3 in the command."
    )
