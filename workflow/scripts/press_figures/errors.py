"""Errors that a person can act on: where, what was found, what was expected, what to do."""

import difflib
from dataclasses import dataclass

# A message shows so many problems, and so many characters of each part of one.
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
    """Raised with every problem that was found; its text is one line each for the first of them."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__(listing(problems))


def listing(problems: list[Problem]) -> str:
    """Return one line for each problem, for the first of them if there are too many to read."""
    lines = [str(problem) for problem in problems[:MOST_SHOWN]]
    if len(problems) > MOST_SHOWN:
        lines.append(f"These are the first {MOST_SHOWN} of {len(problems):,} problems.")
    return "\n".join(lines)


def printable(text: str) -> str:
    """Return text for a terminal: what would steer it is written as its code, the middle of much left out."""
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


# Lists with more words than this get no suggestion, for that takes too long.
MOST_SUGGESTED = 2_000


def suggestion(value: str, known: list[str]) -> str:
    """Return ' (did you mean x?)' for the nearest known value, or nothing."""
    if len(known) > MOST_SUGGESTED or len(value) > MOST_SUGGESTED:
        return ""
    near = difflib.get_close_matches(value, known, n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
