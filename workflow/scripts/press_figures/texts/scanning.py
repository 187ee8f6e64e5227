"""The scanner of the completeness check: finds every numeric or temporal expression in a text.

It only finds. It never gives a value, and it finds too much rather than too little: an annotator
dismisses what is no statistic. What it looks for is in raw/reference/number_words.csv.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from press_figures.texts.disguises import undisguised

NUMBER_CLASSES = (
    "cardinal",
    "scale",
    "plural_magnitude",
    "fraction",
    "ordinal_or_fraction",
    "ordinal",
    "multiple",
    "share_word",
    "percent",
    "relative_phrase",
)
WORD_CLASSES = (
    *NUMBER_CLASSES,
    *("month", "month_or_modal", "period_noun", "period_modifier", "period_suffix", "scale_suffix"),
)
NOTHING = r"(?!)"


@dataclass(frozen=True)
class Expression:
    """A found expression: offsets in code points, end-exclusive."""

    start: int
    end: int


def compile_scanner(rows: list[dict[str, str]]) -> list[re.Pattern]:
    """Return the patterns for the rows of raw/reference/number_words.csv."""

    def alternatives(*classes: str) -> str:
        found = [row["word"] for row in rows if row["word_class"] in classes]
        found.sort(key=lambda word: (-len(word), word))
        # Of no words nothing is found, and not the empty word everywhere.
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found) or NOTHING

    noun = rf"(?:{alternatives('period_noun')})"
    modifier = rf"(?:{alternatives('period_modifier')})"
    suffix = rf"(?:{alternatives('period_suffix')})"

    def written(word_class: str) -> str:
        words = [row["word"] for row in rows if row["word_class"] == word_class]
        return "|".join(re.escape(name) for word in words for name in (word, word.upper())) or NOTHING

    capitalised, modal = written("month"), written("month_or_modal")
    any_case = [
        rf"(?<!\w)(?:{alternatives(*NUMBER_CLASSES)})(?!\w)",
        rf"(?<!\w){modifier}(?:\s+\w+)?\s+{noun}(?!\w)",
        rf"(?<!\w){noun}\s+{suffix}(?!\w)(?:\s+{noun}(?!\w))?",
    ]
    as_written = [
        r"\d+(?:[.,:/\u2010-\u2015-]\d+)*(?:st|nd|rd|th)?",
        r"[%\u2030\u2031\u00b0]",
        # What these turn round is read backwards: a person has to look.
        r"[\u202d\u202e][^\u202c\n]*\u202c?",
        rf"(?<!\w)(?:{capitalised})(?!\w)",
        # A month that is also a verb counts before a number and wherever it opens no sentence.
        rf"(?<!\w)(?:{modal})(?=\s+\d)",
        rf"(?:(?<=[\w,;]\s)|(?<=[ \t]{{2}})|(?<=[-/(\u2010-\u2015]))(?:{modal})(?!\w)",
        # Only from the start of a word, for a search from each of its letters takes the square of its length.
        r"(?<![^\W\d])[^\W\d]*[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2189\u2460-\u249b]+",
    ]
    return [re.compile(pattern, re.IGNORECASE) for pattern in any_case] + [
        re.compile(pattern) for pattern in as_written
    ]


def find_expressions(text: str, scanner: list[re.Pattern]) -> list[Expression]:
    """Return every expression that any pattern finds, overlapping ones joined, in order of place.

    Each pattern is tried on the text and on what a reader sees of it.
    """
    spans = spans_of(text, scanner)
    if not text.isascii() or "-\n" in text:
        plain, offsets = undisguised(text)
        spans += [(offsets[start], offsets[end - 1] + 1) for start, end in spans_of(plain, scanner)]
    return [Expression(start, end) for start, end in join_overlapping(spans)]


def spans_of(text: str, scanner: list[re.Pattern]) -> list[tuple[int, int]]:
    return [match.span() for pattern in scanner for match in pattern.finditer(text)]


def join_overlapping(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return offsets in order of place, those that share a character as one; touching ones stay apart."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def uncovered_expressions(expressions: list[Expression], mentions: list[tuple[int, int]]) -> list[Expression]:
    """Return the expressions of which some character lies in no mention.

    Mentions are offsets that do not overlap, sorted by place.
    """
    starts = [start for start, _ in mentions]
    return [found for found in expressions if not is_covered(found, mentions, starts)]


def is_covered(expression: Expression, mentions: list[tuple[int, int]], starts: list[int]) -> bool:
    """Tell whether mentions that touch each other cover the whole expression."""
    position = expression.start
    index = bisect_right(starts, position) - 1
    while 0 <= index < len(mentions) and mentions[index][0] <= position < mentions[index][1]:
        position = mentions[index][1]
        if position >= expression.end:
            return True
        index += 1
    return False
