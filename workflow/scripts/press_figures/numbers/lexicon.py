"""Load the conventions that turn printed words into numbers and intervals, from lists in raw/reference."""

from dataclasses import dataclass
from fractions import Fraction

from press_figures.numbers.hedges import IntervalRule, load_interval_rules
from press_figures.numbers.numerals import NumberWords, load_number_words
from press_figures.tables.csv_files import Row
from press_figures.texts.words import longest_first

LEXICON_LISTS = ("number_words", "hedges", "hedge_intervals", "fraction_lattice", "direction_words")


@dataclass(frozen=True)
class Lexicon:
    """Number words, rules for hedges, simple fractions, and the words of hedges and directions."""

    words: NumberWords
    rules: dict[tuple[str, str], IntervalRule]
    lattice: list[Fraction]
    hedge_words: dict[str, str]
    direction_words: dict[str, str]


def load_lexicon(lists: dict[str, list[dict[str, str]]]) -> Lexicon:
    """Return the lexicon. lists are the rows of each of LEXICON_LISTS by its name."""
    return Lexicon(
        load_number_words(lists["number_words"]),
        load_interval_rules(lists["hedge_intervals"]),
        sorted(Fraction(int(row["numerator"]), int(row["denominator"])) for row in lists["fraction_lattice"]),
        load_hedge_words(lists["hedges"]),
        load_direction_words(lists["direction_words"]),
    )


def load_hedge_words(hedges: list[Row]) -> dict[str, str]:
    """Return the hedge of each example in raw/reference/hedges.csv, the longest words first."""
    return longest_first({words.lower(): row["hedge_id"] for row in hedges for words in example_words(row)})


def example_words(hedge: Row) -> list[str]:
    """Return the words that a row of raw/reference/hedges.csv gives as examples."""
    return [words.strip() for words in hedge["example_words"].split("|") if words.strip()]


def load_direction_words(rows: list[Row]) -> dict[str, str]:
    """Return the direction of each word in raw/reference/direction_words.csv, the longest words first."""
    return longest_first({row["word"]: row["direction"] for row in rows})
