"""Read printed numerals exactly: 13,568; 86 per cent; three quarters; one in nine; doubled; THOUSANDS.

No library is used because of 17 such forms text2num read 3 correctly and word2number read 4 wrongly.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

MULTIPLE = re.compile(r"(?P<number>.+?)(?:\s+times|[\s-]?fold)")
# A longer text is no numeral, and no article counts more offences. Numbers of this size fit into all columns.
MOST_LETTERS = 200
MOST_DIGITS = 15
DIGITS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?")
RATIO = re.compile(r"(?P<part>.+?)\s+(?:in|out of)\s+(?:every\s+)?(?P<whole>.+)")


class UnreadableNumeral(ValueError):
    """The text is not a numeral in any known form."""


@dataclass(frozen=True)
class NumberWords:
    """Values of number words by class, from raw/reference/number_words.csv."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    magnitudes: dict[str, int]
    fractions: dict[str, Fraction]
    percents: tuple[str, ...]
    multiples: dict[str, Fraction]
    scale_suffixes: dict[str, int]
    share_words: frozenset[str]


@dataclass(frozen=True)
class Numeral:
    """A printed numeral: its exact value, its form, the printed decimals, and the granularity.

    The last two are None for words. The granularity of a percentage is a fraction of one.
    """

    value: Fraction | None
    value_class: str
    decimals: int | None = None
    granularity: Fraction | None = None

    @property
    def may_be_rounded(self) -> bool:
        """Return True for a count whose last printed digit is a zero."""
        return self.value_class == "count" and self.value != 0 and self.value % 10 == 0


def load_number_words(rows: list[dict[str, str]]) -> NumberWords:
    """Return the number words of the rows of raw/reference/number_words.csv."""

    def of_class(*classes: str) -> dict[str, Fraction]:
        return {
            row["word"].lower(): Fraction(int(row["numerator"]), int(row["denominator"]))
            for row in rows
            if row["word_class"] in classes
        }

    return NumberWords(
        cardinals={word: int(value) for word, value in of_class("cardinal").items()},
        scales={word: int(value) for word, value in of_class("scale").items()},
        magnitudes={word: int(value) for word, value in of_class("plural_magnitude").items()},
        fractions=of_class("fraction", "ordinal_or_fraction"),
        percents=tuple(row["word"].lower() for row in rows if row["word_class"] == "percent"),
        multiples={
            row["word"].lower(): Fraction(int(row["numerator"]), int(row["denominator"]))
            for row in rows
            if row["word_class"] == "multiple" and row["numerator"]
        },
        scale_suffixes={word: int(value) for word, value in of_class("scale_suffix").items()},
        share_words=frozenset(row["word"].lower() for row in rows if row["word_class"] == "share_word"),
    )


def parse_numeral(text: str, words: NumberWords) -> Numeral:
    """Return the numeral that a text without a hedge prints.

    Raises UnreadableNumeral if the text is not exactly one numeral, or if the numeral is too great.
    """
    if len(text) > MOST_LETTERS:
        raise UnreadableNumeral(text)
    numeral = parse_plain_numeral(" ".join(text.lower().split()), words)
    if numeral.value is not None and max(numeral.value.as_integer_ratio()) >= 10**MOST_DIGITS:
        raise UnreadableNumeral(text)
    return numeral


def parse_plain_numeral(plain: str, words: NumberWords) -> Numeral:
    """Return the numeral that a text in lower case with single spaces prints. Raises UnreadableNumeral."""
    # The longest first, because a word for per cent can be the end of a longer one.
    for percent in sorted(words.percents, key=len, reverse=True):
        if plain.endswith(percent):
            return parse_percentage(plain.removesuffix(percent).rstrip(), words)
    if plain in words.share_words:
        return Numeral(None, "words")
    head, _, tail = plain.rpartition(" of ")
    if tail in words.magnitudes and (not head or head in words.magnitudes):
        return Numeral(Fraction(words.magnitudes.get(head, 1) * words.magnitudes[tail]), "magnitude")
    if (multiple := parse_multiple(plain, words)) is not None:
        return multiple
    if ratio := RATIO.fullmatch(plain):
        part, whole = (parse_count(ratio[name], words)[0] for name in ("part", "whole"))
        if whole == 0:
            raise UnreadableNumeral(plain)
        # Only one in N has steps of its own in the hedge lexicon; nine out of ten is read as a fraction.
        return Numeral(part / whole, "ratio" if part == 1 else "fraction")
    if (fraction := parse_fraction(plain, words)) is not None:
        return Numeral(fraction, "fraction")
    value, decimals = parse_count(plain, words)
    return Numeral(value, "count", decimals, granularity(value, decimals))


def parse_percentage(text: str, words: NumberWords) -> Numeral:
    """Return the percentage as a fraction of one."""
    value, decimals = parse_count(text, words)
    return Numeral(value / 100, "percentage", decimals, granularity(value, decimals) / 100)


def parse_multiple(text: str, words: NumberWords) -> Numeral | None:
    """Return the multiple that 'doubled', 'sevenfold', 'halved' or '2.5 times' print, or None."""
    if text in words.multiples:
        value = words.multiples[text]
        # Halved is 0.5 times, a multiple with one decimal place.
        return Numeral(value, "multiple", 0 if value.denominator == 1 else 1, Fraction(1))
    if found := MULTIPLE.fullmatch(text):
        value, decimals = parse_count(found["number"], words)
        return Numeral(value, "multiple", decimals, granularity(value, decimals))
    return None


def parse_fraction(text: str, words: NumberWords) -> Fraction | None:
    """Return the value of 'a third', 'three quarters', 'two-thirds' or 'half', or None."""
    *multipliers, last = text.replace("-", " ").split() or [""]
    if last not in words.fractions:
        return None
    # Third alone is an ordinal, and quarters alone are no number; half alone is a fraction.
    if not multipliers:
        return words.fractions[last] if last == "half" else None
    count = 1 if multipliers in (["a"], ["one"]) else parse_count(" ".join(multipliers), words)[0]
    return count * words.fractions[last]


def parse_count(text: str, words: NumberWords) -> tuple[Fraction, int]:
    """Return the value and the printed decimals of digits or cardinal words.

    Raises UnreadableNumeral.
    """
    head, _, scale = text.rpartition(" ")
    if scale in words.scales and DIGITS.fullmatch(head):
        return parse_count(head, words)[0] * words.scales[scale], 0
    for suffix, factor in words.scale_suffixes.items():
        if text.endswith(suffix) and DIGITS.fullmatch(text.removesuffix(suffix)):
            return parse_count(text.removesuffix(suffix), words)[0] * factor, 0
    if digits := DIGITS.fullmatch(text):
        decimals = digits[2] or ""
        return Fraction(digits[1].replace(",", "") + "." + (decimals or "0")), len(decimals)
    return Fraction(parse_cardinal_words(text, words)), 0


def parse_cardinal_words(text: str, words: NumberWords) -> int:
    """Return the value of words such as 'twenty-one' or 'two hundred and five'.

    Raises UnreadableNumeral on words that do not form one number, such as 'twenty sixteen'.
    """
    scales = sorted(words.scales.items(), key=lambda item: -item[1])

    def value(tokens: list[str]) -> int:
        for word, scale in scales:
            if word in tokens:
                place = tokens.index(word)
                head, tail = tokens[:place], tokens[place + 1 :]
                count = 1 if head == ["a"] else value(head)
                rest = value(tail[tail[0] == "and" :]) if tail else 0
                # Two hundred three hundred is no single number, and neither is two hundred hundred.
                if rest >= scale or not 0 < count < (100 if scale < 1000 else 1000):
                    raise UnreadableNumeral(text)
                return count * scale + rest
        parts = [words.cardinals.get(token) for token in tokens]
        is_tens_and_units = len(parts) == 2 and parts[0] in range(20, 100, 10) and parts[1] in range(1, 10)
        if None in parts or not (len(parts) == 1 or is_tens_and_units):
            raise UnreadableNumeral(text)
        return sum(parts)

    return value(text.replace("-", " ").split())


def granularity(value: Fraction, decimals: int) -> Fraction:
    """Return the place of the last digit that is not zero: 100 for 700.

    If that digit is a 5 after another digit, return five times its place: 50 for 350, 500 for 2,500, but 10
    for 50. Zero gives its last printed place.
    """
    digits = abs(value) * 10**decimals
    place = Fraction(1, 10**decimals)
    if digits == 0:
        return place
    while digits % 10 == 0:
        digits /= 10
        place *= 10
    return place * 5 if digits % 10 == 5 and digits > 10 else place
