"""Find the exact place of each row in its text, once; never take the most similar words instead."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from press_figures.annotations.raw import Annotation, annotations_of
from press_figures.errors import Problem
from press_figures.tables.csv_files import Table
from press_figures.texts.likeness import nearest_words
from press_figures.texts.scanning import join_overlapping
from press_figures.texts.search import SearchedText, line_number, surroundings

# How far before a quote to look for words that tell two places apart, in words and in characters.
MOST_WORDS, LONG_BEFORE = 12, 300
WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Placed(Annotation):
    """A row at its place in the text; offsets are code points, end-exclusive."""

    searched: SearchedText = field(repr=False)
    start: int

    @property
    def text(self) -> str:
        return self.searched.text

    @property
    def end(self) -> int:
        return self.start + len(self["quote"])

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def line(self) -> int:
        """Return the line of the text, counted from 1."""
        return self.searched.line_number(self.start)

    @property
    def paragraph_start(self) -> int:
        return self.text.rfind("\n", 0, self.start) + 1

    @property
    def paragraph(self) -> str:
        """Return the line on which the quote begins."""
        end = self.text.find("\n", self.start)
        return self.text[self.paragraph_start : end if end >= 0 else None]


@dataclass(frozen=True)
class Placement:
    """Where the rows of one article are in its text.

    placed and problems have the index of the row as key. A row has a place, or a problem, or neither if it
    cannot be read. It has both if only a count tells its place. covered are the offsets of the mentions in
    order, with overlapping ones joined.
    """

    table: Table
    placed: dict[int, Placed]
    problems: dict[int, list[Problem]]
    covered: list[tuple[int, int]]


def place_rows(text: SearchedText, table: Table) -> Placement:
    """Return the exact place of every row of one article, or the problem that it has none.

    A refused row still covers its words (at every place, if its quote has several), so that one mistake gives
    one message.
    """
    placed, problems, spans = {}, {}, []
    for row in annotations_of(table):
        if not is_placeable(row):
            continue
        found = find_place(text, row)
        if isinstance(found, Placed):
            placed[row.index] = found
        own = counted_place_problems(found) if isinstance(found, Placed) else [found]
        if own:
            problems[row.index] = own
        if row["kind"] != "quotation":
            quote, is_placed = row["quote"], isinstance(found, Placed)
            starts = [found.start] if is_placed else text.occurrences(quote)
            spans += [(start, start + len(quote)) for start in starts]
    return Placement(table, placed, problems, join_overlapping(spans))


def is_placeable(row: Annotation) -> bool:
    """Tell whether a row has a quote and a readable occurrence. Its cells have not been checked yet."""
    return bool(row["quote"]) and (not row["occurrence"] or row["occurrence"].isdecimal())


def find_place(text: SearchedText, row: Annotation) -> Placed | Problem:
    """Return a row at its place, or the problem if its quote does not name exactly one place."""
    quote, before = row["quote"], row["before"]
    starts = text.places_after(quote, before) if before else text.occurrences(quote)
    if not starts:
        return missing_words_problem(text, row)
    if row["occurrence"]:
        number = int(row["occurrence"])
        if number > len(starts):
            return beyond_last_problem(row, len(starts))
        return Placed(row.table, row.index, text, starts[number - 1])
    if len(starts) > 1:
        return several_places_problem(text, row, starts)
    return Placed(row.table, row.index, text, starts[0])


def missing_words_problem(text: SearchedText, row: Annotation) -> Problem:
    """Return the problem of a quote that is not in the text, or not there after the given words."""
    quote, before = row["quote"], row["before"]
    if not text.occurrences(quote):
        action = "Copy the words from the text, with its quotation marks, dashes and capitals."
        action += nearest_place(text.text, quote)
        return row.problem("quote", f"{quote!r}, which the text does not have", "words of the text", action)
    action = "Copy the words that stand right before the quote."
    action += nearest_place(text.text, f"{before} {quote}")
    return row.problem("before", f"no {quote!r} right after {before!r}", "the words before it", action)


def beyond_last_problem(row: Annotation, count: int) -> Problem:
    after = f" after {row['before']!r}" if row["before"] else ""
    found = f"occurrence {row['occurrence']} of {row['quote']!r}{after}"
    expected = f"a number from 1 to {count}, because the text has it {times(count)}{after}"
    return row.problem("occurrence", found, expected, "Correct the number.")


def several_places_problem(text: SearchedText, row: Annotation, starts: list[int]) -> Problem:
    quote, before = row["quote"], row["before"]
    lines = ", ".join(str(text.line_number(start)) for start in starts)
    if before:
        found = f"{before!r}, after which the text has {quote!r} {times(len(starts))} (lines {lines})"
        action = "Write more of the words that stand before it."
        return row.problem("before", found, "words that tell one place apart", action)
    found = f"{quote!r}, which the text has {times(len(starts))} (lines {lines})"
    action = "Fill in the column before with the words that stand right before it, or quote more words."
    return row.problem("quote", found, "a quote that names one place", action)


def counted_place_problems(row: Placed) -> list[Problem]:
    """Find a repeated quote that is identified by its count although the words before it could identify it.

    If two sentences change places in a new capture of the text, a count points to the wrong place and nobody
    notices. With the words before it, the row no longer fits and is refused.
    """
    quote, before = row["quote"], row["before"]
    if not row["occurrence"]:
        return []
    words, number = telling_words(row.searched, quote, row.start)
    if not words or (number and before.endswith(words)):
        return []
    if before and len(row.searched.places_after(quote, before)) == 1:
        return []
    found = f"{repr(before) if before else 'no words'} before occurrence {row['occurrence']} of {quote!r}"
    count = f"{number} in occurrence: it is that one of the places after them" if number else "no occurrence"
    action = f"Write {words!r} in before and {count}. A count alone would not follow a sentence that moves."
    return [row.problem("before", found, "the words right before it, as many as tell it apart", action)]


def telling_words(text: SearchedText, quote: str, start: int) -> tuple[str, int]:
    """Return the fewest words before a place of a quote that no other of its places has, and 0.

    Only the nearest MOST_WORDS words of the line are tried, or of the line before if the quote starts a line.
    If they are not enough, return all of them and the number of this place among those after them, from 1.
    Return no words and 0 if the quote is in the text once.
    """
    places = text.occurrences(quote)
    if len(places) == 1:
        return "", 0
    words = ""
    end = text.end_of_words(start)
    line_start = text.text.rfind("\n", 0, end) + 1
    nearest = list(WORD.finditer(text.text, max(line_start, end - LONG_BEFORE), end))
    for found in nearest[: -MOST_WORDS - 1 : -1]:
        longer = text.text[found.start() : end]
        if not text.follows(start, longer):
            break  # LONG_BEFORE cut the first word in two.
        words, places = longer, text.places_after(quote, longer)
        if len(places) == 1:
            return words, 0
    return words, bisect_left(places, start) + 1


def nearest_place(text: str, quote: str) -> str:
    """Return a sentence for a message about the words of the text most like a quote, or an empty text."""
    place = nearest_words(text, quote)
    if place is None:
        return ""
    start, end = place
    where = f"line {line_number(text, start)}: {surroundings(text, start, end, 20)}"
    return f" The words most like it are {text[start:end]!r} ({where})."


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def overlap_problems(mentions: list[Placed]) -> list[Problem]:
    """Find mentions that share characters.

    A check in SQL tests the published offsets too, but cannot show the words around: only the text has them.
    """
    problems = []
    for first, second in pairwise(sorted(mentions, key=lambda row: (*row.span, row.index))):
        if second.start < first.end:
            found = f"{second['quote']!r}, which overlaps {first['quote']!r}"
            found += f" of line {first.table.lines[first.index]}: "
            found += surroundings(first.text, second.start, first.end)
            action = "Shorten one of the quotes; mentions may touch but not overlap."
            problems.append(second.problem("quote", found, "words of its own", action))
    return problems
