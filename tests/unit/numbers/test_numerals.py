"""Printed numerals and the exact numbers they stand for, each worked out by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_figures.numbers.numerals import Numeral, UnreadableNumeral, granularity, parse_numeral

COUNTS = [
    # text, value, printed decimals, granularity
    ("7", 7, 0, 1),
    ("22", 22, 0, 1),
    ("700", 700, 0, 100),
    ("13,568", 13568, 0, 1),
    ("1,234,567", 1234567, 0, 1),
    ("13568", 13568, 0, 1),
    ("0", 0, 0, 1),
    ("4.5", Fraction(9, 2), 1, Fraction(1, 2)),
    ("4.50", Fraction(9, 2), 2, Fraction(1, 2)),
    ("1,000.25", Fraction(4001, 4), 2, Fraction(1, 20)),
    ("one", 1, 0, 1),
    ("Two", 2, 0, 1),
    ("twelve", 12, 0, 1),
    ("twenty-one", 21, 0, 1),
    ("twenty one", 21, 0, 1),
    ("a hundred", 100, 0, 100),
    ("two hundred and five", 205, 0, 5),
    ("two hundred and fifty", 250, 0, 50),
    ("three thousand and twelve", 3012, 0, 1),
    ("one hundred and twenty thousand four hundred", 120400, 0, 100),
    ("two million three hundred thousand", 2300000, 0, 100000),
    ("two dozen", 24, 0, 1),
    ("1.1 million", 1100000, 0, 100000),
    ("1.15 million", 1150000, 0, 50000),
    ("12 thousand", 12000, 0, 1000),
    ("1.1m", 1100000, 0, 100000),
    ("1.15M", 1150000, 0, 50000),
    ("12m", 12000000, 0, 1000000),
    ("250k", 250000, 0, 50000),
    ("1,200k", 1200000, 0, 100000),
    ("3mn", 3000000, 0, 1000000),
    ("2.5bn", 2500000000, 0, 500000000),
    ("three  hundred", 300, 0, 100),
]


@pytest.mark.parametrize(("text", "value", "decimals", "place"), COUNTS, ids=[row[0] for row in COUNTS])
def test_a_count_is_read_with_its_decimals_and_granularity(text, value, decimals, place, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(Fraction(value), "count", decimals, Fraction(place))


PERCENTAGES = [
    ("86 per cent", Fraction(86, 100), 0, Fraction(1, 100)),
    ("86 percent", Fraction(86, 100), 0, Fraction(1, 100)),
    ("86 per-cent", Fraction(86, 100), 0, Fraction(1, 100)),
    ("86%", Fraction(86, 100), 0, Fraction(1, 100)),
    ("86 %", Fraction(86, 100), 0, Fraction(1, 100)),
    ("4.2 PER CENT", Fraction(42, 1000), 1, Fraction(1, 1000)),
    ("12.50%", Fraction(1, 8), 2, Fraction(5, 1000)),
    ("50 per cent", Fraction(1, 2), 0, Fraction(1, 10)),
    ("35 per cent", Fraction(7, 20), 0, Fraction(1, 20)),
    ("100 per cent", Fraction(1), 0, Fraction(1)),
    ("twenty-five per cent", Fraction(1, 4), 0, Fraction(5, 100)),
    ("5 percentage points", Fraction(1, 20), 0, Fraction(1, 100)),
    ("0 per cent", Fraction(0), 0, Fraction(1, 100)),
]


@pytest.mark.parametrize(
    ("text", "value", "decimals", "place"), PERCENTAGES, ids=[row[0] for row in PERCENTAGES]
)
def test_a_percentage_is_a_fraction_of_one(text, value, decimals, place, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(value, "percentage", decimals, place)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a third", Fraction(1, 3)),
        ("one third", Fraction(1, 3)),
        ("two-thirds", Fraction(2, 3)),
        ("three quarters", Fraction(3, 4)),
        ("Three-Quarters", Fraction(3, 4)),
        ("a quarter", Fraction(1, 4)),
        ("half", Fraction(1, 2)),
        ("a half", Fraction(1, 2)),
        ("nine tenths", Fraction(9, 10)),
        ("three eighths", Fraction(3, 8)),
        ("2 fifths", Fraction(2, 5)),
    ],
)
def test_a_fraction_in_words_is_exact_and_has_no_printed_place(text, value, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(value, "fraction", None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one in nine", Fraction(1, 9)),
        ("one in 10", Fraction(1, 10)),
        ("1 in 10", Fraction(1, 10)),
        ("one in every four", Fraction(1, 4)),
        ("One out of every ten", Fraction(1, 10)),
        ("one in 1,200", Fraction(1, 1200)),
    ],
)
def test_one_in_some_is_a_ratio(text, value, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(value, "ratio", None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nine out of 10", Fraction(9, 10)),
        ("Nine out of every ten", Fraction(9, 10)),
        ("two in three", Fraction(2, 3)),
        ("4 in 6", Fraction(2, 3)),
    ],
)
def test_several_in_some_is_a_fraction(text, value, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(value, "fraction", None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [("THOUSANDS", 1000), ("hundreds", 100), ("tens", 10), ("dozens", 12), ("millions", 1000000)],
)
def test_a_plural_magnitude_stands_for_its_unit(text, value, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(Fraction(value), "magnitude", None, None)


@pytest.mark.parametrize(
    ("text", "value", "decimals", "place"),
    [
        ("doubled", 2, 0, 1),
        ("Trebled", 3, 0, 1),
        ("twice", 2, 0, 1),
        ("sevenfold", 7, 0, 1),
        ("halved", Fraction(1, 2), 1, 1),
        ("2.5 times", Fraction(5, 2), 1, Fraction(1, 2)),
        ("2.50 times", Fraction(5, 2), 2, Fraction(1, 2)),
        ("three times", 3, 0, 1),
        ("3  times", 3, 0, 1),
        ("ten times", 10, 0, 10),
        ("a hundred times", 100, 0, 100),
        ("twelvefold", 12, 0, 1),
        ("15-fold", 15, 0, 5),
        ("15 fold", 15, 0, 5),
        ("1.2fold", Fraction(6, 5), 1, Fraction(1, 10)),
    ],
)
def test_a_multiple_is_read_with_its_decimals_and_granularity(text, value, decimals, place, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(
        Fraction(value), "multiple", decimals, Fraction(place)
    )


@pytest.mark.parametrize(
    "text",
    ["times", "fold", "many times", "manifold", "one in nine times", "once", "single", "couple", "pair"],
)
def test_words_that_print_no_multiple_are_refused(text, lexicon):
    with pytest.raises(UnreadableNumeral):
        parse_numeral(text, lexicon.words)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tens of thousands", 10000),
        ("hundreds of thousands", 100000),
        ("Dozens", 12),
        ("tens of millions", 10**7),
    ],
)
def test_a_magnitude_of_magnitudes_is_their_product(text, value, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(Fraction(value), "magnitude", None, None)


@pytest.mark.parametrize("text", ["of thousands", "tens of", "ten of thousands", "tens of cases"])
def test_a_magnitude_of_anything_else_is_refused(text, lexicon):
    with pytest.raises(UnreadableNumeral):
        parse_numeral(text, lexicon.words)


@pytest.mark.parametrize("text", ["majority", "minority", "MAJORITY"])
def test_a_share_word_has_no_value(text, lexicon):
    assert parse_numeral(text, lexicon.words) == Numeral(None, "words", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "and",
        "some",
        "about 20",
        "more than 400",
        "20 cases",
        "12,34",
        "1,2345",
        ",500",
        "1.2.3",
        ".5",
        "5.",
        "-5",
        "3-5",
        "£5",
        "1_000",
        "1e3",
        "１３",
        "٣",
        "½",
        "third",
        "quarters",
        "per cent",
        "half a per cent",
        "one in",
        "in nine",
        "one in some",
        "three quarters of a million",
        "three and a half million",
        "twenty-oneish",
        "m",
        "1.1 m",
        "1.1mm",
        "12,34k",
        "twom",
        "1.1m per cent of",
    ],
)
def test_text_that_is_not_one_numeral_is_refused(text, lexicon):
    with pytest.raises(UnreadableNumeral):
        parse_numeral(text, lexicon.words)


@pytest.mark.parametrize("text", ["", "   "])
def test_empty_text_is_refused(text, lexicon):
    with pytest.raises(UnreadableNumeral):
        parse_numeral(text, lexicon.words)


@pytest.mark.parametrize(
    ("text", "value"), [("one and a half", Fraction(3, 2)), ("two and a half", Fraction(5, 2))]
)
def test_a_mixed_number_is_read_as_printed_or_refused(text, value, lexicon):
    assert value_or_refusal(text, lexicon) in (value, "refused")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen ninety", 1990),
        ("twenty sixteen", 2016),
        ("one two three", 123),
        ("five twenty", 520),
        ("thousand thousand", 1000000),
        ("two hundred and", None),
        ("two hundred and and five", None),
        ("one hundred two hundred", None),
        ("twenty-eleven", None),
        ("twelve five", None),
        ("zero hundred", None),
        ("and five", None),
        ("five and", None),
    ],
)
def test_number_words_that_form_no_single_number_are_never_added_up(text, value, lexicon):
    assert value_or_refusal(text, lexicon) in (value, "refused")


@pytest.mark.parametrize("text", ["one in zero", "1 in 0", "nine out of 0"])
def test_a_ratio_to_nothing_is_refused(text, lexicon):
    with pytest.raises(UnreadableNumeral):
        parse_numeral(text, lexicon.words)


def value_or_refusal(text, lexicon):
    try:
        return parse_numeral(text, lexicon.words).value
    except UnreadableNumeral:
        return "refused"


@given(st.integers(0, 10**12))
def test_digits_are_read_with_and_without_commas(lexicon, number):
    assert parse_numeral(f"{number:,}", lexicon.words).value == number
    assert parse_numeral(str(number), lexicon.words).value == number


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(number):
    """Return a whole number as British newspapers spell it."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return TENS[tens - 2] + (f"-{SMALL[rest]}" if rest else "")
    for scale, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            many, rest = divmod(number, scale)
            link = " and " if 0 < rest < 100 else " "
            return f"{spell(many)} {word}" + (link + spell(rest) if rest else "")


@given(st.integers(0, 10**9 - 1))
def test_a_number_spelled_out_is_read_back(lexicon, number):
    assert parse_numeral(spell(number), lexicon.words).value == number


@given(st.integers(0, 10**7), st.integers(0, 4))
def test_decimals_of_a_percentage_are_those_printed(lexicon, digits, decimals):
    whole, rest = divmod(digits, 10**decimals)
    text = f"{whole}.{rest:0{decimals}d}" if decimals else str(whole)
    numeral = parse_numeral(f"{text} per cent", lexicon.words)
    assert (numeral.value, numeral.decimals) == (Fraction(digits, 100 * 10**decimals), decimals)


@pytest.mark.parametrize(
    ("number", "decimals", "place"),
    [
        (700, 0, 100),
        (50, 0, 10),
        (5, 0, 1),
        (15, 0, 5),
        (350, 0, 50),
        (2, 0, 1),
        (500, 0, 100),
        (2500, 0, 500),
        (449, 0, 1),
        (9456, 0, 1),
        (100000, 0, 100000),
        (13690, 0, 10),
        (10500, 0, 500),
        (0, 0, 1),
        (0, 1, Fraction(1, 10)),
        (Fraction(86, 10), 1, Fraction(1, 10)),
        (Fraction(5, 10), 1, Fraction(1, 10)),
        (Fraction(45, 10), 1, Fraction(1, 2)),
        (Fraction(40), 1, 10),
    ],
)
def test_granularity_is_the_last_digit_that_is_not_zero_or_five_of_it(number, decimals, place):
    assert granularity(Fraction(number), decimals) == place


@given(st.integers(1, 10**9))
def test_granularity_agrees_with_the_digits_as_text(number):
    significant = str(number).rstrip("0")
    place = 10 ** (len(str(number)) - len(significant))
    expected = 5 * place if len(significant) > 1 and significant.endswith("5") else place
    assert granularity(Fraction(number), 0) == expected


@pytest.mark.parametrize(
    ("text", "may_be_rounded"),
    [
        ("700", True),
        ("164,510", True),
        ("twenty", True),
        ("705", False),
        ("0", False),
        ("10.5", False),
        ("50 per cent", False),
        ("half", False),
        ("one in 10", False),
        ("THOUSANDS", False),
        ("majority", False),
        ("1.1m", True),
        ("ten times", False),
    ],
)
def test_only_a_count_that_ends_in_a_zero_may_be_rounded(text, may_be_rounded, lexicon):
    assert parse_numeral(text, lexicon.words).may_be_rounded is may_be_rounded


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5_000,
        "1" + "0" * 15,
        "a thousand " * 3_000,
        "0." + "1" * 16,
        "1 in " + "9" * 17,
        "1,000,000 billion",
    ],
)
def test_a_numeral_without_end_is_refused(text, lexicon):
    with pytest.raises(UnreadableNumeral):
        parse_numeral(text, lexicon.words)
