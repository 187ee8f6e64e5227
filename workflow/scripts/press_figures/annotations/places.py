"""Find the place of each row in its text: exactly, never the nearest likely one."""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from press_figures.errors import Problem
from press_figures.tables.csv_files import Row, Table
from press_figures.texts.likeness import nearest_words
from press_figures.texts.scanning import join_overlapping
from press_figures.texts.search import find_occurrences, joins_word, line_number, surroundings

# As far as the words that tell two places apart are looked for; LONG_BEFORE is in characters.
MOST_WORDS, LONG_BEFORE = 12, 300
WORD = re.compile(r"\S+")


def locate(text: str, table: Table, index: int) -> tuple[int, list[Problem]]:
    """Return where the quote of a row starts in the text, exactly; never the nearest likely place."""
    row = table.rows[index]
    quote, before = row["quote"], row["before"]
    place = table.place(index, "quote")
    starts = find_occurrences(text, quote)
    if not starts:
        action = "Copy the words from the text, with its quotation marks, dashes and capitals."
        action += nearest_place(text, quote)
        return -1, [Problem(place, f"{quote!r}, which the text does not have", "words of the text", action)]
    if before:
        starts = places_after(text, quote, before)
        if not starts:
            found = f"no {quote!r} right after {before!r}"
            action = "Copy the words that stand right before the quote."
            action += nearest_place(text, f"{before} {quote}")
            return -1, [Problem(table.place(index, "before"), found, "the words before it", action)]
    if row["occurrence"]:
        number = int(row["occurrence"])
        if number > len(starts):
            after = f" after {before!r}" if before else ""
            found = f"occurrence {number} of {quote!r}{after}"
            expected = f"a number from 1 to {len(starts)}, for the text has it {times(len(starts))}{after}"
            return -1, [Problem(table.place(index, "occurrence"), found, expected, "Correct the number.")]
        return starts[number - 1], []
    if len(starts) > 1:
        lines = ", ".join(str(line_number(text, start)) for start in starts)
        if before:
            found = f"{before!r}, after which the text has {quote!r} {times(len(starts))} (lines {lines})"
            place, action = table.place(index, "before"), "Write more of the words that stand before it."
            return -1, [Problem(place, found, "words that tell one place apart", action)]
        found = f"{quote!r}, which the text has {times(len(starts))} (lines {lines})"
        action = "Fill in the column before with the words that stand right before it, or quote more words."
        return -1, [Problem(place, found, "a quote that names one place", action)]
    return starts[0], []


def counted_place_problems(text: str, table: Table, index: int, start: int) -> list[Problem]:
    """Find a quote that stands more than once and is told from the others by its count, where words could.

    If two sentences change places in a text that is captured anew, a count names another place, unnoticed;
    the words before the place are then those of another sentence, and the row is refused.
    """
    row = table.rows[index]
    if not row["occurrence"]:
        return []
    words, number = telling_words(text, row["quote"], start)
    if not words or (number and row["before"].endswith(words)):
        return []
    if row["before"] and len(places_after(text, row["quote"], row["before"])) == 1:
        return []
    written = repr(row["before"]) if row["before"] else "no words"
    found = f"{written} before occurrence {row['occurrence']} of {row['quote']!r}"
    count = f"{number} in occurrence: it is that one of the places after them" if number else "no occurrence"
    action = f"Write {words!r} in before and {count}. A count alone would not follow a sentence that moves."
    expected = "the words right before it, as many as tell it apart"
    return [Problem(table.place(index, "before"), found, expected, action)]


def telling_words(text: str, quote: str, start: int) -> tuple[str, int]:
    """Return the fewest words before a place that no other place of the quote has, and 0.

    With no such words on its line, or on the line before for a quote that starts one, among the nearest
    twelve, return all of these and which of the places with these words it is, counted from 1. Empty and 0
    if the quote stands once.
    """
    places = find_occurrences(text, quote)
    if len(places) == 1:
        return "", 0
    words = ""
    end = end_of_words(text, start)
    line_start = text.rfind("\n", 0, end) + 1
    for found in list(WORD.finditer(text, max(line_start, end - LONG_BEFORE), end))[: -MOST_WORDS - 1 : -1]:
        longer = text[found.start() : end]
        if not follows(text, start, longer):
            break  # The first word is cut.
        words, places = longer, places_after(text, quote, longer)
        if len(places) == 1:
            return words, 0
    return words, bisect_left(places, start) + 1


def nearest_place(text: str, quote: str) -> str:
    """Return what a message says of the words of the text that look most like a quote, or nothing."""
    place = nearest_words(text, quote)
    if place is None:
        return ""
    start, end = place
    where = f"line {line_number(text, start)}: {surroundings(text, start, end, 20)}"
    return f" The words most like it are {text[start:end]!r} ({where})."


def located_mentions(text: str, table: Table) -> list[dict]:
    """Return the offsets of every mention, overlapping ones as one.

    A row that is refused still covers its words, wherever they stand if its quote names no one place, so
    that one mistake gives one message.
    """
    spans = []
    for index, row in enumerate(table.rows):
        starts = find_occurrences(text, row["quote"]) if is_placeable(row) else []
        if starts and row["kind"] != "quotation":
            start, problems = locate(text, table, index)
            spans += [(place, place + len(row["quote"])) for place in (starts if problems else [start])]
    return [{"start_char": start, "end_char": end} for start, end in join_overlapping(spans)]


def is_placeable(row: Row) -> bool:
    """Tell whether a row that nobody has checked yet has what its place is found by."""
    return bool(row["quote"]) and (not row["occurrence"] or row["occurrence"].isdecimal())


@lru_cache(maxsize=1024)
def places_after(text: str, quote: str, before: str) -> list[int]:
    """Return where the quote stands right after these words; remembered, and nobody may change it."""
    return [start for start in find_occurrences(text, quote) if follows(text, start, before)]


def follows(text: str, start: int, before: str) -> bool:
    """Tell whether the words before a place, white space aside, are these."""
    end = end_of_words(text, start)
    first = end - len(before)
    return first >= 0 and text.startswith(before, first) and not joins_word(text, first)


def end_of_words(text: str, start: int) -> int:
    """Return where the words before a place end, white space aside."""
    while start and text[start - 1].isspace():
        start -= 1
    return start


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def overlap_problems(text: str, table: Table, spans: list[tuple[int, int, int]]) -> list[Problem]:
    """Find mentions that share characters. Spans are start, end and row index."""
    problems = []
    ordered = sorted(spans)
    for (_, end, first), (start, _, second) in pairwise(ordered):
        if start < end:
            found = f"{table.rows[second]['quote']!r}, which overlaps {table.rows[first]['quote']!r}"
            found += f" of line {table.lines[first]}: {surroundings(text, start, end)}"
            action = "Shorten one of the quotes; mentions may touch but not overlap."
            problems.append(Problem(table.place(second, "quote"), found, "words of its own", action))
    return problems
