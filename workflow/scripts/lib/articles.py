"""Article texts: read them as captured, find quotes in them, name places in them."""

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, islice
from pathlib import Path

from lib.errors import InputError, Problem
from lib.tables import read_bytes

# Marks that look alike, for the comparison of words only.
ALIKE = {"'": "‘’`´", '"': "“”„", "-": "‐‑–—−", " ": "\n\u00a0\u2009\u202f"}
PLAIN_MARKS = str.maketrans({mark: plain for plain, marks in ALIKE.items() for mark in marks})
WORD = re.compile(r"\w+(?:[.,:/'’-]\w+)*|[^\w\s]")
DIGIT = re.compile(r"\d")
LETTERS = re.compile(r"[^\W_]+")
LEAST_LIKENESS = 0.5
# Shorter texts are searched as they are, and longer ones for what they have more often.
LONG_TEXT = 20_000
MOST_PLACES = 1_000
# Longer texts are no articles of the press, and the longest of those have a tenth of what is searched for
# words that look like a quote.
MOST_CHARACTERS = 2_000_000
MOST_SEARCHED = 100_000
# So many likely places are compared with a quote that stands nowhere; an article of the press has fewer.
MOST_WINDOWS = 20_000
# Unicode categories of accents and the like, and of what has no shape.
MARKS = ("Mn", "Me", "Mc")
SHAPELESS = ("Cf",)
# Before a digit these are a sign of the number if a space or bracket stands before them; at the start of a
# line they are a bullet.
SIGNS = "+-\u2010\u2011\u2012\u2212"
BEFORE_SIGNS = " \t\u00a0\u2009\u202f(["


def read_article(path: Path, sha256: str) -> str:
    """Return the text of an article, checked against the hash of the catalogue.

    Offsets count the code points of this text. Raises InputError on a text that is empty, too long, not
    UTF-8, has carriage returns, or differs from the captured one.
    """
    text = read_bytes(path)
    place = str(path)
    if len(text) > MOST_CHARACTERS:
        found, action = f"{len(text):,} characters", "Keep the article alone, or take the text out."
        raise InputError(
            [Problem(place, found, f"at most {MOST_CHARACTERS:,}, the text of one article", action)]
        )
    if "\r" in text:
        where = f"{place}, line {text[: text.index(chr(13))].count(chr(10)) + 1}"
        action = "Restore the text as captured; raw/.gitattributes keeps git from changing line ends."
        raise InputError([Problem(where, "a carriage return", "line feeds only", action)])
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        action = (
            "Restore the text as captured; if the new text is meant, check every quote and offset "
            "and put the new hash into raw/articles.csv."
        )
        raise InputError([Problem(place, f"the SHA-256 {found}", f"{sha256} as in raw/articles.csv", action)])
    return text


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


def nearest_words(text: str, quote: str) -> tuple[int, int] | None:
    """Return the offsets of the words of the text that look most like a quote, the first of equals.

    None if nothing looks like it or the text is long. This is a suggestion to a person and must never
    place a quote.
    """
    if len(text) > MOST_SEARCHED:
        return None
    matcher = SequenceMatcher(b=plain_form(quote), autojunk=False)
    plain = plain_form(text)
    best, place = LEAST_LIKENESS, None
    for start, end in islice(like_windows(plain, plain_form(quote)), MOST_WINDOWS):
        matcher.set_seq1(plain[start:end])
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= best:
            likeness = matcher.ratio()
            if likeness > best or (place is None and likeness == best):
                best, place = likeness, (start, end)
    return place


def like_windows(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of words that are about as long as the quote and could be it misprinted.

    They hold a digit if the quote does, and half of its words if it has more than three.
    """
    spans = [match.span() for match in WORD.finditer(text)]
    wanted = set(WORD.findall(quote))
    shared = [0, *accumulate(text[start:end] in wanted for start, end in spans)]
    needed = len(wanted) // 2 if len(wanted) > 3 else 0
    slack = 2 + len(quote) // 8
    for first, (start, _) in enumerate(spans):
        for last in range(first, len(spans)):
            end = spans[last][1]
            if end - start > len(quote) + slack:
                break
            is_like = end - start >= len(quote) - slack and shared[last + 1] - shared[first] >= needed
            if is_like and (DIGIT.search(text, start, end) or not DIGIT.search(quote)):
                yield start, end


def plain_form(text: str) -> str:
    """Return the text in lower case with one sort of quotation mark, dash and space, offsets unchanged."""
    lower = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lower.translate(PLAIN_MARKS)


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
