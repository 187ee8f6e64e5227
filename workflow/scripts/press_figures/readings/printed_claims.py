"""Read a printed claim, or a part of one: its hedge, numeral and direction, and what a rate is per."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from press_figures.numbers.hedges import NoIntervalRule, hedge_intervals
from press_figures.numbers.lexicon import Lexicon
from press_figures.numbers.numerals import Numeral, UnreadableNumeral, parse_numeral
from press_figures.readings.formulas import Printed

TIMES = r"(?:second|minute|hour|day|night|week|month|year)"
EVERY = re.compile(rf"(?:(?:one|once|a \w+|one \w+) )?every (?:(?P<number>.+?) )?{TIMES}s?")
A_TIME = re.compile(rf"(?P<number>.+?) (?:a|an|per|each|every) {TIMES}")
PER_PEOPLE = re.compile(
    r"(?P<number>.+?) (?:per|for every|in every|for each) (?P<people>[0-9][0-9,]*)(?: [a-z]+)?"
)
SIGNS = {"+": "up", "-": "down", "\u2212": "down", "\u2013": "down"}
# Fractions that are printed after a whole number, as decimals.
VULGAR_FRACTIONS = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
CURRENCY = re.compile(r"[£$€](?=[0-9])")
# Words beside a number that change nothing about it.
LEADING = "by of to a an the only just total or".split()
TRAILING = ("as many", "as high", "as likely", "as much", "in total", "in all", "of them")


class UnreadableClaim(ValueError):
    """The words cannot be read as one printed number. The message is the part that cannot be read."""


@dataclass
class Words:
    """The words that are left to read, and what was read before."""

    rest: str
    hedge_id: str = "none"
    direction: str | None = None


def read_printed(text: str, lexicon: Lexicon, family: str = "") -> Printed:
    """Return the number that words such as 'nearly 40%', 'one in every 24' or 'fell by a quarter' print.

    family decides what a number alone is: a quotient in a rate, a multiple in a multiple, else a count.
    Raises UnreadableClaim on words that are not one printed number.
    """
    plain = " ".join(text.lower().split()).translate(VULGAR_FRACTIONS)
    words = Words(CURRENCY.sub("", plain))
    # Try to read all of it first: a word such as a can be a part of the numeral, and must not be taken off.
    while (found := numeral_of(words, lexicon, family)) is None:
        if not (strip_sign(words) or strip_hedge(words, lexicon) or strip_direction(words, lexicon)):
            strip_filler(words)
    numeral, per = found
    hedge_id = implied_hedge(numeral, words, lexicon)
    try:
        hard, soft = hedge_intervals(numeral, hedge_id, lexicon.rules, lexicon.lattice)
    except NoIntervalRule as error:
        raise UnreadableClaim(str(error)) from error
    return Printed(
        " ".join(text.split()),
        numeral.value,
        numeral.value_class,
        hedge_id,
        hard,
        soft,
        numeral.decimals,
        numeral.granularity,
        numeral.may_be_rounded,
        words.direction,
        per,
    )


def numeral_of(words: Words, lexicon: Lexicon, family: str) -> tuple[Numeral, Fraction] | None:
    """Return the numeral that the rest prints and what a rate is per, or None if it is no numeral."""
    per = Fraction(1)
    text = words.rest
    if word_hedge(text, lexicon):
        return Numeral(None, "words"), per
    if family == "rate":
        if people := PER_PEOPLE.fullmatch(text):
            text, per = people["number"], Fraction(people["people"].replace(",", ""))
        elif every := EVERY.fullmatch(text):
            text = every["number"] or "one"
        elif times := A_TIME.fullmatch(text):
            text = times["number"]
    try:
        numeral = parse_numeral(text, lexicon.words)
    except UnreadableNumeral:
        # As in two women a week: what is counted is between the number and the time.
        number, _, noun = text.rpartition(" ")
        if text == words.rest or not noun.isalpha():
            return None
        try:
            numeral = parse_numeral(number, lexicon.words)
        except UnreadableNumeral:
            return None
    if numeral.value_class == "count" and family in ("rate", "multiple"):
        numeral = replace(numeral, value_class="quotient" if family == "rate" else "multiple")
    return numeral, per


def implied_hedge(numeral: Numeral, words: Words, lexicon: Lexicon) -> str:
    """Return the hedge of a numeral. Words such as a majority or hundreds have a hedge of their own."""
    if numeral.value_class == "magnitude":
        return "plural_magnitude"
    if numeral.value_class == "words":
        return word_hedge(words.rest, lexicon)
    return words.hedge_id


def word_hedge(text: str, lexicon: Lexicon) -> str | None:
    """Return the hedge that words such as most or a majority have without a numeral, or None."""
    hedge_id = lexicon.hedge_words.get(text, text)
    return hedge_id if (hedge_id, "words") in lexicon.rules else None


def strip_sign(words: Words) -> bool:
    """Read a sign before a digit as a direction."""
    if words.direction is None and words.rest[:1] in SIGNS and words.rest[1:2].isdigit():
        words.direction, words.rest = SIGNS[words.rest[0]], words.rest[1:]
        return True
    return False


def strip_hedge(words: Words, lexicon: Lexicon) -> bool:
    """Take words of a hedge off the start, or off the end, as in 15 per cent or more."""
    if words.hedge_id == "none" and (phrase := phrase_at_edge(words.rest, lexicon.hedge_words)):
        words.rest = without(words.rest, phrase)
        words.hedge_id = lexicon.hedge_words[phrase]
        return True
    return False


def strip_direction(words: Words, lexicon: Lexicon) -> bool:
    """Take words of a direction off the start or the end, if other words are left."""
    if words.direction is None and (phrase := phrase_at_edge(words.rest, lexicon.direction_words)):
        words.rest = without(words.rest, phrase)
        words.direction = lexicon.direction_words[phrase]
        return True
    return False


def strip_filler(words: Words) -> None:
    """Take a word that changes nothing off the start or the end. Raises UnreadableClaim if there is none."""
    phrase = phrase_at_edge(words.rest, dict.fromkeys(LEADING), at_end=False) or phrase_at_edge(
        words.rest, dict.fromkeys(TRAILING), at_start=False
    )
    if phrase is None:
        raise UnreadableClaim(words.rest)
    words.rest = without(words.rest, phrase)


def phrase_at_edge(
    text: str, phrases: dict[str, object], at_start: bool = True, at_end: bool = True
) -> str | None:
    """Return the first phrase that begins or ends the text and leaves other words, or None."""
    for phrase in phrases:
        begins = at_start and text.startswith(f"{phrase} ")
        if begins or (at_end and text.endswith(f" {phrase}")):
            return phrase
    return None


def without(text: str, phrase: str) -> str:
    """Return the text without the phrase that begins or ends it."""
    rest = text.removeprefix(f"{phrase} ")
    return rest.strip() if rest != text else text.removesuffix(f" {phrase}").strip()
