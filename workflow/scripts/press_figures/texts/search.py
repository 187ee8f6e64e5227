"""Find quotes in a text exactly, and name places in it."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

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


@lru_cache(maxsize=32)
def find_occurrences(text: str, quote: str) -> list[int]:
    """Return where the quote stands in the text, not as a part of a longer word or number.

    The list is remembered for the next row with that quote: nobody may change it.
    """
    return [
        start
        for start in likely_starts(text, quote)
        if not joins_word(text, start) and not joins_word(text, start + len(quote))
    ]


def likely_starts(text: str, quote: str) -> Iterator[int]:
    """Yield where the quote stands in the text, in order; in a long text not always where it joins a word."""
    first = LETTERS.match(quote)
    places = letter_starts(text).get(first[0], []) if first and len(text) > LONG_TEXT else None
    if places is not None and len(places) <= MOST_PLACES:
        yield from (start for start in places if text.startswith(quote, start))
        return
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


@lru_cache(maxsize=4)
def letter_starts(text: str) -> dict[str, list[int]]:
    """Return where each run of letters and digits starts: searching for every quote anew would take long."""
    starts: dict[str, list[int]] = {}
    for found in LETTERS.finditer(text):
        starts.setdefault(found[0], []).append(found.start())
    return starts


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
    return bisect_left(line_ends(text), position) + 1


@lru_cache(maxsize=8)
def line_ends(text: str) -> list[int]:
    return [found.start() for found in re.finditer("\n", text)]


def surroundings(text: str, start: int, end: int, width: int = 40) -> str:
    """Return the words between two offsets in brackets with up to width characters around them."""
    before = text[max(0, start - width) : start]
    after = text[end : end + width]
    return f"...{before}[{text[start:end]}]{after}...".replace("\n", " ")
