"""How much of an article the published words show."""

from press_figures.annotations.extraction import Extraction
from press_figures.annotations.wording import PARAGRAPH_COLUMNS
from press_figures.errors import Problem
from press_figures.tables.csv_files import Table
from press_figures.texts.scanning import join_overlapping


def published_words_problems(text: str, table: Table, extraction: Extraction) -> list[Problem]:
    """Refuse to publish a quarter of an article or more.

    Counted in words, each wording once, and in characters, each place once, so that neither long words nor
    a wording that stands at many places go unseen.
    """
    printed = {
        "quotes": {row["quote"] for row in extraction.mentions},
        "opening words of quotations": {row["opening_words"] for row in extraction.quotations},
        **{name: {row[name] for row in extraction.figures} for name in PARAGRAPH_COLUMNS},
    }
    counts, seen = {}, set()
    for name, texts in printed.items():
        counts[name] = sum(len(words.split()) for words in texts - seen)
        seen |= texts
    word_count, characters = len(text.split()), published_characters(extraction)
    if sum(counts.values()) * 4 >= word_count:
        parts = ", ".join(f"{name} {count}" for name, count in counts.items())
        found, whole = f"{sum(counts.values())} of {word_count} words to be published ({parts})", word_count
    elif characters * 4 >= len(text):
        found, whole = f"{characters} of {len(text)} characters to be published", len(text)
    else:
        return []
    action = f"Shorten quotes to the numeral and its hedge, or empty {', '.join(PARAGRAPH_COLUMNS)}."
    expected = f"at most {(whole - 1) // 4}, less than a quarter of the text"
    return [Problem(table.path, found, expected, action)]


def published_characters(extraction: Extraction) -> int:
    """Return how many characters of the text the published words show, each place once.

    Words of the paragraph of a figure count once in the paragraph, unless longer published words hold them.
    """
    lines = {row["mention_id"]: row["line_number"] for row in extraction.mentions}
    spans = [(row["start_char"], row["end_char"]) for row in extraction.mentions]
    spans += [
        (row["start_char"], row["start_char"] + len(row["opening_words"])) for row in extraction.quotations
    ]
    placed = {(row["line_number"], row["quote"]) for row in extraction.mentions}
    placed |= {(row["line_number"], row["opening_words"]) for row in extraction.quotations}
    loose = {
        (lines[row["mention_id"]], row[name])
        for row in extraction.figures
        for name in PARAGRAPH_COLUMNS
        if row[name]
    }
    further = [
        words
        for line, words in loose
        if not any(line == other and words in longer for other, longer in placed)
        and not any(line == other and words in longer and words != longer for other, longer in loose)
    ]
    shown = sum(end - start for start, end in join_overlapping(spans))
    return shown + sum(map(len, further))
