"""Start an annotation file: one undecided row for each expression of a text."""

import re

from press_figures.annotations.places import telling_words
from press_figures.annotations.raw import UNDECIDED
from press_figures.tables.csv_files import Row, to_csv
from press_figures.tables.schemas import column_names
from press_figures.texts.scanning import Expression, find_expressions, join_overlapping
from press_figures.texts.search import SearchedText, joins_word, surroundings

NARROW_GAPS = (" ", "\u00a0", "\u202f", "-")


def started_rows(text: str, scanner: list[re.Pattern], columns: list[str]) -> list[Row]:
    """Return an undecided row for every expression that the scanner finds, in order of place.

    An expression inside a longer word or number is widened to all of it, because a quote never cuts a word.
    Expressions with one space or hyphen between them, such as 8 and per cent, become one.
    """
    found, searched = find_expressions(text, scanner), SearchedText(text)
    spans = join_near(text, join_overlapping(widened(text, found)))
    rows = []
    for start, end in spans:
        quote = text[start:end]
        before, number = telling_words(searched, quote, start)
        where = f"line {searched.line_number(start)}, start_char {start}, end_char {end}"
        cells = {
            "quote": quote,
            "occurrence": str(number) if number else "",
            "before": before,
            "note": f"{UNDECIDED}{where}: {surroundings(text, start, end)}",
        }
        rows.append({name: cells.get(name, "") for name in columns})
    return rows


def join_near(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join offsets with only one space or hyphen between them; return all in order of place."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start] in NARROW_GAPS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def widened(text: str, expressions: list[Expression]) -> list[tuple[int, int]]:
    """Return the offsets of expressions in order of place, moved outwards until they cut no word or number.

    An expression inside the widened one before it gets no offsets of its own.
    """
    spans: list[tuple[int, int]] = []
    for expression in expressions:
        if not spans or expression.end > spans[-1][1]:
            spans.append(whole_words(text, expression.start, expression.end))
    return spans


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets moved outwards until they cut no word or number."""
    while joins_word(text, start):
        start -= 1
    while joins_word(text, end):
        end += 1
    return start, end


def catalogue_row(article_id: str, sha256: str, resource: dict) -> str:
    """Return the header of raw/articles.csv and a row for an article, filled as far as it is known."""
    known = {"article_id": article_id, "sha256": sha256}
    return to_csv([{name: known.get(name, "") for name in column_names(resource)}], resource)
