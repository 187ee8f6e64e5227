"""Errors that a person can act on: where, what was found, what was expected, what to do."""

import difflib
from dataclasses import dataclass

# The most problems that a message shows, and the most characters of each part of a problem.
MOST_SHOWN = 20
MOST_CHARACTERS = 1000


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place."""

    place: str
    found: str
    expected: str
    action: str

    def __str__(self) -> str:
        place, found, expected, action = map(printable, (self.place, self.found, self.expected, self.action))
        return f"{place}: found {found}; expected {expected}. {action}"


class InputError(Exception):
    """Input is refused. problems are all that were found; the text has a line for each of the first ones."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__(listing(problems))


def listing(problems: list[Problem]) -> str:
    """Return a line for each of the first problems, and say how many there are if some are left out."""
    lines = [str(problem) for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        lines.append(f"These are the first {MOST_SHOWN} of {len(problems):,} problems.")
    return "\n".join(lines)


def printable(text: str) -> str:
    """Return text that is safe to print: codes for control characters, a long text without its middle."""
    if len(text) > MOST_CHARACTERS:
        half = MOST_CHARACTERS // 2
        text = f"{text[:half]} [... {len(text) - 2 * half:,} characters ...] {text[-half:]}"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def stop_on(problems: list[Problem]) -> None:
    """Raise InputError if there is any problem."""
    if problems:
        raise InputError(problems)


# Longer lists, and longer values, get no suggestion, because computing one is slow.
MOST_SUGGESTED = 2_000


def suggestion(value: str, known: list[str]) -> str:
    """Return ' (did you mean x?)' for the nearest known value, or nothing."""
    if len(known) > MOST_SUGGESTED or len(value) > MOST_SUGGESTED:
        return ""
    near = difflib.get_close_matches(value, known, n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
