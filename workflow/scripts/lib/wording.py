"""What a row says about its words, held against the words: hedges, printed words, speakers."""

import re

from lib.articles import find_occurrences, line_number
from lib.errors import Problem
from lib.tables import Row, Table

# Columns that hold words of the sentence, and the one that holds words of the quote.
SENTENCE_COLUMNS = ("area_text", "attribution_text", "quantifier_text")
QUOTE_COLUMN = "evaluative_text"


def load_hedge_words(hedges: list[Row]) -> dict[str, str]:
    """Return the hedge of each example in raw/reference/hedges.csv, longest words first."""
    words = {
        re.sub(r"\s*\(.*\)", "", example).strip().lower(): row["hedge_id"]
        for row in hedges
        for example in row["example_words"].split("|")
    }
    return {example: words[example] for example in sorted(words, key=len, reverse=True) if example}


def printed_words_problems(text: str, table: Table, index: int, start: int) -> list[Problem]:
    """Find words given as printed that do not stand in the paragraph of the quote, or in the quote."""
    row = table.rows[index]
    number = line_number(text, start)
    paragraph = text.split("\n")[number - 1]
    places = [(name, paragraph, f"words of line {number} of the text") for name in SENTENCE_COLUMNS]
    places.append((QUOTE_COLUMN, row["quote"], f"words of the quote {row['quote']!r}"))
    return [
        Problem(
            table.place(index, name),
            f"{row[name]!r}, which does not stand there",
            expected,
            "Copy the words from the text, or empty the cell.",
        )
        for name, words, expected in places
        if row[name] and not find_occurrences(words, row[name])
    ]


def hedge_problems(table: Table, index: int, hedge_words: dict[str, str]) -> list[Problem]:
    """Find a quote whose hedge is another than that of the row, unless the note says why."""
    row = table.rows[index]
    if row["note"]:
        return []
    rest, found = row["quote"].lower(), set()
    for words, hedge in hedge_words.items():
        if find_occurrences(rest, words):
            found.add(hedge)
            rest = rest.replace(words, " ")
    if found <= {row["hedge"]} and (found or row["hedge"] == "none"):
        return []
    said = f"hedge words of {' and '.join(sorted(found))}" if found else "no hedge words"
    return [
        Problem(
            table.place(index, "hedge"),
            f"{row['hedge']!r} for the quote {row['quote']!r}, which has {said}",
            "the hedge that the words have, or a note",
            "Correct the hedge, widen the quote to its hedge, or say in the note why it is so.",
        )
    ]


def speaker_problems(table: Table, spans: list[tuple[int, int, int]]) -> list[Problem]:
    """Find figures whose speaker is not that of the quotation around them. Spans are start, end and index."""
    quotations = [span for span in spans if table.rows[span[2]]["kind"] == "quotation"]
    problems = []
    for start, end, index in spans:
        row = table.rows[index]
        around = [other for low, high, other in quotations if low <= start and end <= high and other != index]
        expected = table.rows[around[0]]["speaker"] if around else "article-itself"
        if row["speaker"] and row["kind"] != "quotation" and row["speaker"] != expected:
            where = f"inside the quotation of line {table.lines[around[0]]}" if around else "in no quotation"
            problems.append(
                Problem(
                    table.place(index, "speaker"),
                    f"{row['speaker']!r} for {row['quote']!r}, which stands {where}",
                    repr(expected),
                    "Correct the speaker, or add the row of the quotation.",
                )
            )
    return problems
