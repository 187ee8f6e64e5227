"""Processes of Python whose clock is set, and what a build may not ask."""

from pathlib import Path

# Python looks for a module of this name when it starts, so every process of a build has the clock set.
# time-machine leaves alone the clock that only counts on, by which programs wait.
SITECUSTOMIZE = """
import datetime, os, time_machine

time_machine.travel(datetime.datetime.fromisoformat(os.environ["CLOCK"])).start()
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


def under_clock(folder: Path, moment: str) -> dict[str, str]:
    """Return the surroundings of a process in which it is that moment; the folder is for a module of ours."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
    return {"PYTHONPATH": str(folder), "CLOCK": moment}
