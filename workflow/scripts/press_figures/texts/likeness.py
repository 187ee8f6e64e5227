"""Find the words of a text that look most like a misprinted quote, as a hint for a person."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate, islice

# Marks that look alike. They are the same mark when words are compared, and nowhere else.
ALIKE = {"'": "‘’`´", '"': "“”„", "-": "‐‑–—−", " ": "\n\u00a0\u2009\u202f"}
PLAIN_MARKS = str.maketrans({mark: plain for plain, marks in ALIKE.items() for mark in marks})
WORD = re.compile(r"\w+(?:[.,:/'’-]\w+)*|[^\w\s]")
DIGIT = re.compile(r"\d")
# Of 1, as SequenceMatcher measures it.
LEAST_LIKENESS = 0.5
# A longer text gets no suggestion, because the search would take too long.
MOST_SEARCHED = 100_000
# The most places that are compared with a quote. An article of the press has fewer that could be the quote.
MOST_WINDOWS = 20_000


def nearest_words(text: str, quote: str) -> tuple[int, int] | None:
    """Return the offsets of the words that look most like a quote; of equally good ones, the first.

    Return None if no words look like it or the text is long. The result is a suggestion for a person, and
    must never decide where a quote is.
    """
    if len(text) > MOST_SEARCHED:
        return None
    # The quote is b: SequenceMatcher prepares b once and compares many a with it.
    matcher = SequenceMatcher(b=plain_form(quote), autojunk=False)
    plain = plain_form(text)
    best, place = LEAST_LIKENESS, None
    for start, end in islice(like_windows(plain, plain_form(quote)), MOST_WINDOWS):
        matcher.set_seq1(plain[start:end])
        # Two upper bounds that are quick to compute spare most of the slow comparisons.
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= best:
            likeness = matcher.ratio()
            if likeness > best or (place is None and likeness == best):
                best, place = likeness, (start, end)
    return place


def like_windows(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of words that are about as long as the quote and could be a misprint of it.

    They have a digit if the quote has one, and half of its words if it has more than three.
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
    # A character such as \u0130 becomes two in lower case, which would move the offsets after it: it stays.
    lower = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lower.translate(PLAIN_MARKS)
