"""Find relations of an article that lead back to where they began: no whole is a part of its own part.

Two checks in SQL test the package by the same rule. Python needs it as well: the views of the database follow
relations, and a recursive query that keeps every path, to show it in the message, takes too long where there
are many relations.
"""

from collections import defaultdict, deque
from dataclasses import dataclass

from press_figures.errors import Problem
from press_figures.tables.csv_files import Table

REPETITIONS = ("same_as", "derived_from")
# Columns whose relations together must not lead back, and whether a repetition counts as the row it repeats.
CHAINS = ((REPETITIONS, False), (("part_of", "addend"), True), (("additive_to",), True))


@dataclass(frozen=True)
class Step:
    """A relation from one label to another, and the cell in which it is written."""

    start: str
    end: str
    index: int
    column: str


def circle_problems(table: Table) -> list[Problem]:
    """Return one problem for each circle of repetitions, of parts and wholes, or of additions."""
    problems = []
    for columns, stands_for_repetition in CHAINS:
        steps = steps_of(table, columns)
        free = steps_of(table, REPETITIONS) if stands_for_repetition else []
        free += [Step(step.end, step.start, step.index, step.column) for step in free]
        seen: set[str] = set()
        for step in steps:
            path = way_back(step, steps + free)
            if path and not seen.intersection(path):
                seen.update(path)
                place = table.place(step.index, step.column)
                found = f"{table.rows[step.index][step.column]!r}, which leads back here: {' > '.join(path)}"
                action = "Read the sentences again and correct or empty this column in one of these rows."
                expected = "relations that do not lead back to where they began"
                problems.append(Problem(place, found, expected, action))
    return problems


def steps_of(table: Table, columns: tuple[str, ...]) -> list[Step]:
    """Return the steps that columns name, from part to whole. A row that names itself is another problem."""
    return [
        Step(label, row["label"], index, name) if name == "addend" else Step(row["label"], label, index, name)
        for index, row in enumerate(table.rows)
        for name in columns
        for label in row[name].split()
        if label != row["label"]
    ]


def way_back(first: Step, steps: list[Step]) -> list[str]:
    """Return the labels of the shortest path that begins with a step and leads back, or an empty list."""
    following = defaultdict(list)
    for step in steps:
        following[step.start].append(step.end)
    waiting = deque([[first.start, first.end]])
    reached = {first.end}
    while waiting:
        path = waiting.popleft()
        for label in following[path[-1]]:
            if label == first.start:
                return [*path, label]
            if label not in reached:
                reached.add(label)
                waiting.append([*path, label])
    return []
