"""Read the numeral of a row and compare it with the value that the annotator read."""

from dataclasses import replace
from fractions import Fraction

from press_figures.annotations.raw import Annotation
from press_figures.errors import Problem
from press_figures.numbers.lexicon import Lexicon
from press_figures.numbers.numerals import Numeral, UnreadableNumeral, parse_numeral
from press_figures.texts.search import find_occurrences

# The forms of numerals that a kind can have; a kind that is not listed can have any.
KIND_CLASSES = {
    "count": ("count", "magnitude"),
    "share": ("percentage", "fraction"),
    "ratio": ("ratio",),
}


def read_numeral(row: Annotation, lexicon: Lexicon) -> tuple[Numeral | None, list[Problem]]:
    """Return the numeral of a row, checked against its quote and the value that the annotator wrote."""
    value_text = row["value_text"]
    if not value_text:
        return Numeral(None, "words"), []
    if not find_occurrences(row["quote"], value_text):
        found = f"{value_text!r}, which is not in the quote {row['quote']!r}"
        expected = "the numeral as printed in the quote"
        return None, [row.problem("value_text", found, expected, "Copy it from the quote.")]
    try:
        numeral = parse_numeral(value_text, lexicon.words)
    except UnreadableNumeral:
        expected = "a numeral such as 13,568, 86 per cent, three quarters, one in nine or THOUSANDS"
        action = "Leave hedges out of it; a new number word is a row of raw/reference/number_words.csv."
        return None, [row.problem("value_text", f"{value_text!r}, which cannot be read", expected, action)]
    if row["kind"] == "rate" and numeral.value_class == "count":
        # A number per week is a count divided by a time, and is printed to the place of its last digit.
        numeral = replace(numeral, value_class="quotient")
    if (Fraction(row["value"]) if row["value"] else None) != numeral.value:
        found = f"the value {row['value'] or 'left empty'} beside the printed {value_text!r}"
        expected = f"{numeral.value}"
        action = "Read the text again and correct value or value_text."
        return None, [row.problem("value", found, expected, action)]
    return numeral, []


def kind_problems(row: Annotation, numeral: Numeral) -> list[Problem]:
    """Find a numeral that does not fit the kind of its row, such as one in nine as a count."""
    classes = KIND_CLASSES.get(row["kind"], (numeral.value_class,))
    if numeral.value_class in classes:
        return []
    found = f"{row['kind']!r} for {row['value_text']!r}, which is a {numeral.value_class}"
    expected = f"a kind for a {numeral.value_class}"
    action = f"Correct the kind or value_text; {row['kind']!r} is for a {' or '.join(classes)}."
    return [row.problem("kind", found, expected, action)]


def share_problems(row: Annotation, value: Fraction | None) -> list[Problem]:
    """Find a share below 0 or above 1 without a note that explains it."""
    if row["kind"] != "share" or value is None or 0 <= value <= 1 or row["note"]:
        return []
    found = f"no reason beside the share {row['value_text']!r}, which is {value}"
    action = "Say in the note how a share can lie outside that, or correct value_text or the kind."
    return [row.problem("note", found, "a share from 0 to 1, or a reason", action)]
