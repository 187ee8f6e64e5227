"""Stop where Python is too old for the locked packages; say what was tried where it is newer than that.

This file has to run on the old ones too, so it is written as Python 2.7 reads it.
"""

import sys

OLDEST = (3, 11)
# The whole build was run on these, with the same bytes.
NEWEST_TRIED = (3, 13)
FOUND = "{}.{}.{}".format(*sys.version_info[:3])

if sys.version_info < OLDEST:
    sys.exit(
        "This project needs Python 3.11 or newer; this is Python " + FOUND + ". "
        "Install a newer one and use it in place of python3 in the command, or use uv as README.md says."
    )
if sys.version_info[:2] > NEWEST_TRIED:
    # For 3.14 all locked packages have wheels but connection-pool and docopt, which are plain Python, and
    # immutables 0.21, its newest version, which is written in C.
    sys.stderr.write(
        "This is Python " + FOUND + "; tried were 3.11, 3.12 and 3.13. "
        "On 3.14 pip compiles one package, immutables, and needs a C compiler for it. Going on.\n"
    )
