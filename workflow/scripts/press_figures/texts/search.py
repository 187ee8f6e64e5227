"""Find quotes in a text exactly, and name places in it."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

LETTERS = re.compile(r"[^\W_]+")
# Shorter texts are searched as they are, and longer ones for what they have more often.
LONG_TEXT = 20_000
MOST_PLACES = 1_000
# Unicode categories of accents and the like, and of what has no shape.
MARKS = ("Mn", "Me", "Mc")
SHAPELESS = ("Cf",)
# Before a digit these are a sign of the number if a space or bracket stands before them; at the start of a
# line they are a bullet.
SIGNS = "+-\u2010\u2011\u2012\u2212"
BEFORE_SIGNS = " \t\u00a0\u2009\u202f(["


@dataclass(frozen=True)
class SearchedText:
    """A text in which every quote is searched for once, however many rows have it.

    What was found is kept with the text: 100,000 rows with one quote take as many searches without that.
    """

    text: str = field(repr=False)
    found: dict[str, list[int]] = field(default_factory=dict, repr=False, compare=False)
    found_after: dict[tuple[str, str], list[int]] = field(default_factory=dict, repr=False, compare=False)

    def occurrences(self, quote: str) -> list[int]:
        """Return where the quote stands, in order, not as a part of a longer word or number."""
        if quote not in self.found:
            self.found[quote] = [*whole_words_only(self.text, quote, self.likely_starts(quote))]
        return self.found[quote]

    def places_after(self, quote: str, before: str) -> list[int]:
        """Return where the quote stands right after these words, white space aside."""
        if (quote, before) not in self.found_after:
            starts = self.occurrences(quote)
            self.found_after[quote, before] = [start for start in starts if self.follows(start, before)]
        return self.found_after[quote, before]

    def follows(self, start: int, before: str) -> bool:
        """Tell whether the words before a place, white space aside, are these."""
        end = self.end_of_words(start)
        first = end - len(before)
        return first >= 0 and self.text.startswith(before, first) and not joins_word(self.text, first)

    def end_of_words(self, start: int) -> int:
        """Return where the words before a place end, white space aside."""
        while start and self.text[start - 1].isspace():
            start -= 1
        return start

    def line_number(self, position: int) -> int:
        """Return the line of a position, counted from 1."""
        return bisect_left(self.line_ends, position) + 1

    @cached_property
    def line_ends(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    def likely_starts(self, quote: str) -> Iterable[int]:
        """Return where the quote stands, in order; in a long text not always where it joins a word."""
        first = LETTERS.match(quote)
        places = self.letter_starts.get(first[0], []) if first and len(self.text) > LONG_TEXT else None
        if places is None or len(places) > MOST_PLACES:
            return starts_in(self.text, quote)
        return (start for start in places if self.text.startswith(quote, start))

    @cached_property
    def letter_starts(self) -> dict[str, list[int]]:
        """Return where each run of letters and digits starts: searching for every quote takes longer."""
        starts: dict[str, list[int]] = {}
        for found in LETTERS.finditer(self.text):
            starts.setdefault(found[0], []).append(found.start())
        return starts


def find_occurrences(text: str, quote: str) -> list[int]:
    """Return where the quote stands in a short text, not as a part of a longer word or number."""
    return [*whole_words_only(text, quote, starts_in(text, quote))]


def whole_words_only(text: str, quote: str, starts: Iterable[int]) -> Iterator[int]:
    """Yield the places at which the quote neither begins nor ends within a word or number."""
    for start in starts:
        if not joins_word(text, start) and not joins_word(text, start + len(quote)):
            yield start


def starts_in(text: str, quote: str) -> Iterator[int]:
    """Yield where the characters of the quote stand in the text, in order."""
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def joins_word(text: str, position: int) -> bool:
    """Tell whether the position lies inside a word or a number such as 13,568, 4.5 or -3.

    Marks on a character belong to it, and characters without a shape part nothing.
    """
    if position in (0, len(text)):
        return False
    if unicodedata.category(text[position]) in MARKS:
        return True
    start, end = position, position
    while start > 0 and unicodedata.category(text[start - 1]) in SHAPELESS:
        start -= 1
    while end < len(text) and unicodedata.category(text[end]) in SHAPELESS:
        end += 1
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() and after.isalnum():
        return True
    earlier = text[start - 2 : start - 1] if start > 1 else ""
    if earlier and before in SIGNS and after.isdigit():
        return earlier in BEFORE_SIGNS
    if earlier and before in ".," and after.isdigit():
        return earlier.isdigit() or (before == "." and earlier.isspace())
    return before.isdigit() and after in (".", ",") and text[end + 1 : end + 2].isdigit()


def line_number(text: str, position: int) -> int:
    """Return the line of a position, counted from 1."""
    return text.count("\n", 0, position) + 1


def surroundings(text: str, start: int, end: int, width: int = 40) -> str:
    """Return the words between two offsets in brackets with up to width characters around them."""
    before = text[max(0, start - width) : start]
    after = text[end : end + width]
    return f"...{before}[{text[start:end]}]{after}...".replace("\n", " ")
