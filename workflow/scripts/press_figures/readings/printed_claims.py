"""Read a claim or a part of it as a newspaper prints it: hedge, numeral, direction, what a rate is per."""

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
# Fractions that stand behind a whole number, as decimals.
VULGAR_FRACTIONS = str.maketrans({"½": ".5", "¼": ".25", "¾": ".75"})
CURRENCY = re.compile(r"[£$€](?=[0-9])")
# Words beside a number that change nothing about it.
LEADING = "by of to a an the only just total or".split()
TRAILING = ("as many", "as high", "as likely", "as much", "in total", "in all", "of them")


class UnreadableClaim(ValueError):
    """The words are no printed number that can be read; the message is what is left of them."""


@dataclass
class Words:
    """What is left to read, and what was read before it."""

    rest: str
    hedge_id: str = "none"
    direction: str | None = None


def read_printed(text: str, lexicon: Lexicon, family: str = "") -> Printed:
    """Return the number of words such as 'nearly 40%', 'one in every 24' or 'fell by a quarter'.

    family says what a bare number is: in a rate a quotient, in a multiple a multiple.
    Raises UnreadableClaim on words that are not one printed number.
    """
    plain = " ".join(text.lower().split()).translate(VULGAR_FRACTIONS)
    words = Words(CURRENCY.sub("", plain))
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
    """Return the numeral that the rest prints, with the number of people of a rate, or None."""
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
        # Two women a week: what is counted stands between number and time.
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
    """Return the hedge: a majority and hundreds have one of their own."""
    if numeral.value_class == "magnitude":
        return "plural_magnitude"
    if numeral.value_class == "words":
        return word_hedge(words.rest, lexicon)
    return words.hedge_id


def word_hedge(text: str, lexicon: Lexicon) -> str | None:
    """Return the hedge that words such as most or a majority are by themselves, or None."""
    hedge_id = lexicon.hedge_words.get(text, text)
    return hedge_id if (hedge_id, "words") in lexicon.rules else None


def strip_sign(words: Words) -> bool:
    """Take a sign before a digit as a direction."""
    if words.direction is None and words.rest[:1] in SIGNS and words.rest[1:2].isdigit():
        words.direction, words.rest = SIGNS[words.rest[0]], words.rest[1:]
        return True
    return False


def strip_hedge(words: Words, lexicon: Lexicon) -> bool:
    """Take words of a hedge off the start, or off the end as in 15 per cent or more."""
    if words.hedge_id == "none" and (phrase := phrase_at_edge(words.rest, lexicon.hedge_words)):
        words.rest = without(words.rest, phrase)
        words.hedge_id = lexicon.hedge_words[phrase]
        return True
    return False


def strip_direction(words: Words, lexicon: Lexicon) -> bool:
    """Take words of a direction off the start or the end, unless they are all that is left."""
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
    """Return the first of the phrases with which a text begins or ends, other words being left."""
    for phrase in phrases:
        begins = at_start and text.startswith(f"{phrase} ")
        if begins or (at_end and text.endswith(f" {phrase}")):
            return phrase
    return None


def without(text: str, phrase: str) -> str:
    """Return a text without the phrase at its start or end."""
    rest = text.removeprefix(f"{phrase} ")
    return rest.strip() if rest != text else text.removesuffix(f" {phrase}").strip()
