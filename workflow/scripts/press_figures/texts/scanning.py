"""Find every numeric or temporal expression in a text, to check that annotations are complete.

The scanner gives no values. It finds too much rather than too little, because an annotator dismisses what is
no statistic. The words that it looks for are in raw/reference/number_words.csv.
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
# A pattern that never matches, not even an empty text.
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
        # The longest first, because a pattern takes the first alternative that fits.
        found.sort(key=lambda word: (-len(word), word))
        # An empty pattern, from no words, would match everywhere.
        return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found) or NOTHING

    noun = rf"(?:{alternatives('period_noun')})"
    modifier = rf"(?:{alternatives('period_modifier')})"
    suffix = rf"(?:{alternatives('period_suffix')})"

    # As listed or in capitals, because march in lower case is a verb.
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
        # These characters turn the text after them round for a reader, so a person has to look at it.
        r"[\u202d\u202e][^\u202c\n]*\u202c?",
        rf"(?<!\w)(?:{capitalised})(?!\w)",
        # May is a verb too. It is a month before a number, and where it cannot begin a sentence.
        rf"(?<!\w)(?:{modal})(?=\s+\d)",
        rf"(?:(?<=[\w,;]\s)|(?<=[ \t]{{2}})|(?<=[-/(\u2010-\u2015]))(?:{modal})(?!\w)",
        # From the start of a word only: a search from each letter takes the square of the length in time.
        r"(?<![^\W\d])[^\W\d]*[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2189\u2460-\u249b]+",
    ]
    return [re.compile(pattern, re.IGNORECASE) for pattern in any_case] + [
        re.compile(pattern) for pattern in as_written
    ]


def find_expressions(text: str, scanner: list[re.Pattern]) -> list[Expression]:
    """Return every expression that some pattern finds, in order of place. Overlapping ones are joined.

    Each pattern is tried on the text as captured and on the text as a reader sees it.
    """
    spans = spans_of(text, scanner)
    # Otherwise a reader sees the text as it is.
    if not text.isascii() or "-\n" in text:
        plain, offsets = undisguised(text)
        spans += [(offsets[start], offsets[end - 1] + 1) for start, end in spans_of(plain, scanner)]
    return [Expression(start, end) for start, end in join_overlapping(spans)]


def spans_of(text: str, scanner: list[re.Pattern]) -> list[tuple[int, int]]:
    return [match.span() for pattern in scanner for match in pattern.finditer(text)]


def join_overlapping(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return offsets in order of place. Join those that share a character, not those that only touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def uncovered_expressions(expressions: list[Expression], mentions: list[tuple[int, int]]) -> list[Expression]:
    """Return the expressions with a character outside all mentions.

    mentions are offsets, sorted by place, that do not overlap.
    """
    starts = [start for start, _ in mentions]
    return [found for found in expressions if not is_covered(found, mentions, starts)]


def is_covered(expression: Expression, mentions: list[tuple[int, int]], starts: list[int]) -> bool:
    """Tell whether one mention, or several that touch each other, cover the whole expression."""
    position = expression.start
    index = bisect_right(starts, position) - 1
    while 0 <= index < len(mentions) and mentions[index][0] <= position < mentions[index][1]:
        position = mentions[index][1]
        if position >= expression.end:
            return True
        index += 1
    return False
