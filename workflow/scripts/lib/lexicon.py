"""The conventions by which printed words become numbers and intervals, from the lists in raw/reference."""

from dataclasses import dataclass
from fractions import Fraction

from lib.intervals import IntervalRule, load_interval_rules
from lib.numerals import NumberWords, load_number_words
from lib.wording import load_direction_words, load_hedge_words

LEXICON_LISTS = ("number_words", "hedges", "hedge_intervals", "fraction_lattice", "direction_words")


@dataclass(frozen=True)
class Lexicon:
    """Number words, bounds of hedges, simple fractions, and words of hedges and directions, longest first."""

    words: NumberWords
    rules: dict[tuple[str, str], IntervalRule]
    lattice: list[Fraction]
    hedge_words: dict[str, str]
    direction_words: dict[str, str]


def load_lexicon(lists: dict[str, list[dict[str, str]]]) -> Lexicon:
    """Return the lexicon of the rows of LEXICON_LISTS by name."""
    return Lexicon(
        load_number_words(lists["number_words"]),
        load_interval_rules(lists["hedge_intervals"]),
        sorted(Fraction(int(row["numerator"]), int(row["denominator"])) for row in lists["fraction_lattice"]),
        load_hedge_words(lists["hedges"]),
        load_direction_words(lists["direction_words"]),
    )
