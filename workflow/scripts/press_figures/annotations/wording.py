"""Compare what a row states with the printed words: hedges, directions, copied words, speakers."""

import re

from press_figures.annotations.places import Placed
from press_figures.annotations.raw import Annotation
from press_figures.errors import Problem
from press_figures.texts.search import find_occurrences
from press_figures.texts.words import words_in

# These columns have words from anywhere in the paragraph of the quote; QUOTE_COLUMN has words of the quote.
PARAGRAPH_COLUMNS = ("attribution_text", "area_text", "quantifier_text")
QUOTE_COLUMN = "evaluative_text"


def printed_words_problems(row: Placed) -> list[Problem]:
    """Find cells with printed words that the paragraph of the quote, or the quote itself, does not have."""
    paragraph, expected = row.paragraph, f"words of line {row.line} of the text"
    places = [(name, paragraph, expected) for name in PARAGRAPH_COLUMNS]
    places.append((QUOTE_COLUMN, row["quote"], f"words of the quote {row['quote']!r}"))
    action = "Copy the words from the text, or empty the cell."
    return [
        row.problem(name, f"{row[name]!r}, which is not there", expected, action)
        for name, words, expected in places
        if row[name] and not find_occurrences(words, row[name])
    ]


def hedge_problems(row: Annotation, hedge_words: dict[str, str]) -> list[Problem]:
    """Find a row whose hedge does not fit the words of its quote.

    A row without a hedge may have words of a hedge, as in 'rose, up to 900', if its note names them.
    """
    found, hedge = words_in(row["quote"], hedge_words), row["hedge"]
    said = (
        " and ".join(f"{words!r}, words of {known}" for words, known in found.items())
        or "no words of a hedge"
    )
    if hedge == "none":
        if all(find_occurrences(row["note"].lower(), words) for words in found):
            return []
        action = "Give the hedge, or name the words in the note and say what they are there."
    else:
        if hedge in found.values():
            return []
        action = (
            "Correct the hedge, widen the quote to its hedge, or add the words to raw/reference/hedges.csv."
        )
    found_text = f"{hedge!r} for the quote {row['quote']!r}, which has {said}"
    return [row.problem("hedge", found_text, "the hedge that the words have", action)]


def left_out_hedge_problems(row: Placed, hedge_words: dict[str, str]) -> list[Problem]:
    """Find a number whose hedge, or a part of it, is right beside the quote and not in it.

    If the words are no hedge there, as in 'rose, up to 900', the note names them.
    """
    if not row["value_text"]:
        return []
    line = row.paragraph.lower()
    span = (row.start - row.paragraph_start, row.end - row.paragraph_start)
    beside = [words for words in hedge_words if stands_beside(line, words, span)]
    # A note that explains words in the quote does not explain the same words beside it.
    is_noted = beside and find_occurrences(row["note"].lower(), beside[0])
    if not beside or (is_noted and not find_occurrences(row["quote"].lower(), beside[0])):
        return []
    found = f"the quote {row['quote']!r}, beside which the text has {beside[0]!r}, "
    found += f"words of {hedge_words[beside[0]]}"
    action = "Widen the quote and give the hedge, or name the words in the note and say what they are there."
    return [row.problem("quote", found, "a quote with its hedge", action)]


def stands_beside(line: str, words: str, span: tuple[int, int]) -> bool:
    """Tell whether words begin before a span and reach it, or begin with or and follow it ('or more')."""
    start, end = span
    pattern = re.escape(words).replace(r"\ ", r"\s+")
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", line):
        reaches = match.start() < start and (match.end() > start or not line[match.end() : start].strip())
        follows = words.startswith("or ") and match.end() > end and not line[end : match.start()].strip()
        if reaches or follows:
            return True
    return False


def direction_problems(row: Annotation, direction_words: dict[str, str]) -> list[Problem]:
    """Find a change or trend whose words have the other direction, unless the note names the words."""
    found = words_in(row["quote"], direction_words) if row["direction"] else {}
    if not found or row["direction"] in found.values():
        return []
    words, direction = next(iter(found.items()))
    if find_occurrences(row["note"].lower(), words):
        return []
    found_text = f"{row['direction']!r} for the quote {row['quote']!r}, which has {words!r}"
    action = "Correct the direction, or name the words in the note and say why."
    return [row.problem("direction", found_text, repr(direction), action)]


def speaker_problems(rows: list[Placed]) -> list[Problem]:
    """Find figures whose speaker is not that of the quotation around them."""
    quotations = [row for row in rows if row["kind"] == "quotation"]
    problems = []
    for row in rows:
        if not row["speaker"] or row["kind"] == "quotation":
            continue
        around = [other for other in quotations if other.start <= row.start and row.end <= other.end]
        expected = around[0]["speaker"] if around else "article-itself"
        if row["speaker"] != expected:
            where = "in no quotation"
            if around:
                where = f"inside the quotation of line {around[0].table.lines[around[0].index]}"
            found = f"{row['speaker']!r} for {row['quote']!r}, which is {where}"
            action = "Correct the speaker, or add the row of the quotation."
            problems.append(row.problem("speaker", found, repr(expected), action))
    return problems
