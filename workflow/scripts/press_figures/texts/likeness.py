"""Find the words of a text that look most like a misprinted quote, as a hint for a person."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate, islice

# Marks that look alike, for the comparison of words only.
ALIKE = {"'": "‘’`´", '"': "“”„", "-": "‐‑–—−", " ": "\n\u00a0\u2009\u202f"}
PLAIN_MARKS = str.maketrans({mark: plain for plain, marks in ALIKE.items() for mark in marks})
WORD = re.compile(r"\w+(?:[.,:/'’-]\w+)*|[^\w\s]")
DIGIT = re.compile(r"\d")
LEAST_LIKENESS = 0.5
MOST_SEARCHED = 100_000
# So many likely places are compared with a quote that stands nowhere; an article of the press has fewer.
MOST_WINDOWS = 20_000


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
