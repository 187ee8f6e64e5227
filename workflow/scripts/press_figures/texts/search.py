"""Find the exact places of quotes in a text."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

LETTERS = re.compile(r"[^\W_]+")
# Texts above LONG_TEXT characters get an index of words, because searching them for every quote is slow. A
# word with more than MOST_PLACES places is searched for in the text all the same.
LONG_TEXT = 20_000
MOST_PLACES = 1_000
# Unicode categories: MARKS are accents and the like, SHAPELESS are invisible characters.
MARKS = ("Mn", "Me", "Mc")
SHAPELESS = ("Cf",)
# Before a digit these belong to the number if a space or a bracket is before them. At the start of a line
# they are a bullet.
SIGNS = "+-\u2010\u2011\u2012\u2212"
BEFORE_SIGNS = " \t\u00a0\u2009\u202f(["


@dataclass(frozen=True)
class SearchedText:
    """A text in which every quote is searched for only once.

    It remembers what was found: otherwise 100,000 rows with the same quote would take 100,000 searches.
    """

    text: str = field(repr=False)
    found: dict[str, list[int]] = field(default_factory=dict, repr=False, compare=False)
    found_after: dict[tuple[str, str], list[int]] = field(default_factory=dict, repr=False, compare=False)

    def occurrences(self, quote: str) -> list[int]:
        """Return the starts of the quote in order, without those inside a longer word or number."""
        if quote not in self.found:
            self.found[quote] = [*whole_words_only(self.text, quote, self.likely_starts(quote))]
        return self.found[quote]

    def places_after(self, quote: str, before: str) -> list[int]:
        """Return the starts of the quote right after these words; white space between them does not count."""
        if (quote, before) not in self.found_after:
            starts = self.occurrences(quote)
            self.found_after[quote, before] = [start for start in starts if self.follows(start, before)]
        return self.found_after[quote, before]

    def follows(self, start: int, before: str) -> bool:
        """Tell whether these words are right before a place, apart from white space."""
        end = self.end_of_words(start)
        first = end - len(before)
        return first >= 0 and self.text.startswith(before, first) and not joins_word(self.text, first)

    def end_of_words(self, start: int) -> int:
        """Return where the words before a place end, without the white space after them."""
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
        """Return the starts of the quote in order; in a long text perhaps without those inside a word."""
        first = LETTERS.match(quote)
        places = self.letter_starts.get(first[0], []) if first and len(self.text) > LONG_TEXT else None
        if places is None or len(places) > MOST_PLACES:
            return starts_in(self.text, quote)
        return (start for start in places if self.text.startswith(quote, start))

    @cached_property
    def letter_starts(self) -> dict[str, list[int]]:
        """Return the starts of each run of letters and digits."""
        starts: dict[str, list[int]] = {}
        for found in LETTERS.finditer(self.text):
            starts.setdefault(found[0], []).append(found.start())
        return starts


def find_occurrences(text: str, quote: str) -> list[int]:
    """Return the starts of the quote in a short text, without those inside a longer word or number."""
    return [*whole_words_only(text, quote, starts_in(text, quote))]


def whole_words_only(text: str, quote: str, starts: Iterable[int]) -> Iterator[int]:
    """Yield the places at which the quote neither begins nor ends within a word or number."""
    for start in starts:
        if not joins_word(text, start) and not joins_word(text, start + len(quote)):
            yield start


def starts_in(text: str, quote: str) -> Iterator[int]:
    """Yield all starts of the quote in the text, in order."""
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def joins_word(text: str, position: int) -> bool:
    """Tell whether the position is inside a word or a number such as 13,568, 4.5 or -3.

    A mark belongs to the character before it. Invisible characters do not separate words.
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
    """Return the text between two offsets in brackets, with up to width characters on each side."""
    before = text[max(0, start - width) : start]
    after = text[end : end + width]
    return f"...{before}[{text[start:end]}]{after}...".replace("\n", " ")
