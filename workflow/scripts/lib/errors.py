"""Errors that a person can act on: where, what was found, what was expected, what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place."""

    place: str
    found: str
    expected: str
    action: str

    def __str__(self) -> str:
        return f"{self.place}: found {self.found}; expected {self.expected}. {self.action}"


class InputError(Exception):
    """Raised with every problem that was found, one line each."""

    def __init__(self, problems: list[Problem]):
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def stop_on(problems: list[Problem]) -> None:
    """Raise InputError if there is any problem."""
    if problems:
        raise InputError(problems)
