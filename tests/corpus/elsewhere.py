"""Processes of Python on another day and without a network, and what a build may not ask."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

# Python looks for a module of this name when it starts, so this holds for every process of a build.
# time-machine leaves alone the clock that only counts on, by which programs wait.
SITECUSTOMIZE = """
import datetime, os, sys, time_machine

time_machine.travel(datetime.datetime.fromisoformat(os.environ["CLOCK"])).start()

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        address = arguments[1] if event != "socket.getaddrinfo" else arguments[:2]
        # Programs on this computer may speak to each other by a path.
        if not isinstance(address, (str, bytes)):
            with open(os.environ["TRIED"], "a") as file:
                file.write(f"{event} {address}\\n")
            raise OSError("the network was tried")

sys.addaudithook(refuse)
"""
# A leap day and the last day of a year, some seconds before midnight, so that the day changes in the build.
LEAP_DAY, LAST_DAY = "2024-02-29T23:59:50+00:00", "2031-12-31T23:59:50+00:00"
# What gives something else tomorrow, on another machine or in another run.
FLEETING_PYTHON = (
    r"\bimport (time|random|secrets|uuid|platform|socket|getpass)\b|\bfrom (time|random|secrets|uuid) import"
    r"|\b(now|utcnow|today|fromtimestamp|getmtime|getctime|gethostname|urandom|getpid|getlogin|uname)\("
    r"|\bst_[acm]time|\btime\.(time|localtime|gmtime|strftime|ctime)"
)
FLEETING_SQL = (
    r"\b(now|today|random|uuid|uuidv[47]|gen_random_uuid|setseed|get_current_\w+|transaction_timestamp|age)\s*\("
    r"|\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\b|\bsample\b|\btablesample\b"
)


def elsewhere(folder: Path, moment: str) -> dict[str, str]:
    """Return the surroundings of processes of Python in which it is that moment and no connection is made.

    Whom they wanted to reach is in the file TRIED, if there was anybody. The folder is made for our module.
    """
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
    return {"PYTHONPATH": str(folder), "CLOCK": moment, "TRIED": str(folder / "tried")}


@cache
def without_network() -> tuple[str, ...]:
    """Return the words before a command that leave it no network; none where the system does not allow it.

    What elsewhere refuses stands in for them there: it sees Python, and not what a library in C might do.
    """
    prefix = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") and subprocess.run([*prefix, "true"], capture_output=True).returncode == 0:
        return prefix
    return ()
