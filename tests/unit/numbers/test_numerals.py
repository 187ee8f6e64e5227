"""Printed numerals and the exact numbers they stand for, each worked out by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_figures.numbers.numerals import Numeral, UnreadableNumeral, granularity, parse_numeral

# A section is for a form. A line has the text, its value and, if they are printed, the decimals and the
# granularity.
NUMERALS = """
== count
7 = 7; 0; 1
0 = 0; 0; 1
700 = 700; 0; 100
15 = 15; 0; 5
50 = 50; 0; 10
350 = 350; 0; 50
10,500 = 10500; 0; 500
13568 = 13568; 0; 1
1,234,567 = 1234567; 0; 1
0.0 = 0; 1; 1/10
0.5 = 1/2; 1; 1/10
4.50 = 9/2; 2; 1/2
40.0 = 40; 1; 10
1,000.25 = 4001/4; 2; 1/20
Two = 2; 0; 1
twenty one = 21; 0; 1
a hundred = 100; 0; 100
two hundred and fifty = 250; 0; 50
three thousand and twelve = 3012; 0; 1
one hundred and twenty thousand four hundred = 120400; 0; 100
three  hundred = 300; 0; 100
two dozen = 24; 0; 1
1.15 million = 1150000; 0; 50000
12 thousand = 12000; 0; 1000
1.15M = 1150000; 0; 50000
12m = 12000000; 0; 1000000
1,200k = 1200000; 0; 100000
3mn = 3000000; 0; 1000000
2.5bn = 2500000000; 0; 500000000

== percentage
86 per cent = 86/100; 0; 1/100
86 percent = 86/100; 0; 1/100
86 per-cent = 86/100; 0; 1/100
86 % = 86/100; 0; 1/100
4.2 PER CENT = 42/1000; 1; 1/1000
12.50% = 1/8; 2; 5/1000
35 per cent = 7/20; 0; 1/20
100 per cent = 1; 0; 1
twenty-five per cent = 1/4; 0; 5/100
5 percentage points = 1/20; 0; 1/100
0 per cent = 0; 0; 1/100

== fraction
a third = 1/3
one third = 1/3
two-thirds = 2/3
Three-Quarters = 3/4
half = 1/2
a half = 1/2
nine tenths = 9/10
2 fifths = 2/5
nine out of 10 = 9/10
Nine out of every ten = 9/10
two in three = 2/3
4 in 6 = 2/3

== ratio
one in nine = 1/9
1 in 10 = 1/10
one in every four = 1/4
One out of every ten = 1/10
one in 1,200 = 1/1200

== magnitude
THOUSANDS = 1000
dozens = 12
tens of thousands = 10000
hundreds of thousands = 100000

== multiple
doubled = 2; 0; 1
Trebled = 3; 0; 1
halved = 1/2; 1; 1
2.50 times = 5/2; 2; 1/2
3  times = 3; 0; 1
ten times = 10; 0; 10
twelvefold = 12; 0; 1
15-fold = 15; 0; 5
15 fold = 15; 0; 5
1.2fold = 6/5; 1; 1/10

== words
majority =
MINORITY =
"""


def rows_of(text):
    for section in text.split("== ")[1:]:
        value_class, *lines = section.strip().splitlines()
        for line in lines:
            printed, _, numbers = line.partition(" =")
            yield value_class, printed, numbers.split(";")


@pytest.mark.parametrize(("value_class", "text", "numbers"), list(rows_of(NUMERALS)))
def test_a_numeral_is_read_with_its_form_value_decimals_and_granularity(value_class, text, numbers, lexicon):
    value, decimals, place = [Fraction(number) if number else None for number in [*numbers, None, None][:3]]
    assert parse_numeral(text, lexicon.words) == Numeral(value, value_class, decimals, place)


# Each line is a text; columns are separated by |.
REFUSED = """
a | and | some | about 20 | more than 400 | 20 cases | third | quarters | per cent | half a per cent
12,34 | 1,2345 | ,500 | 1.2.3 | .5 | 5. | -5 | 3-5 | £5 | 1_000 | 1e3 | １３ | ٣ | ½
m | 1.1 m | 1.1mm | 12,34k | twom | 1.1m per cent of
one in | in nine | one in some | one in zero | 1 in 0 | nine out of 0
times | fold | many times | manifold | one in nine times | once | single | couple | pair
of thousands | tens of | ten of thousands | tens of cases
three quarters of a million | three and a half million | one and a half | twenty-oneish
nineteen ninety | one two three | five twenty | thousand thousand | one hundred two hundred | twelve five
twenty-eleven | zero hundred | two hundred and | two hundred and and five | and five | five and
"""


@pytest.mark.parametrize("text", ["", "   ", *REFUSED.strip().replace("\n", " | ").split(" | ")])
def test_text_that_is_not_one_numeral_is_refused(text, lexicon):
    with pytest.raises(UnreadableNumeral):
        parse_numeral(text, lexicon.words)


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


@given(st.integers(1, 10**9))
def test_granularity_agrees_with_the_digits_as_text(number):
    significant = str(number).rstrip("0")
    place = 10 ** (len(str(number)) - len(significant))
    expected = 5 * place if len(significant) > 1 and significant.endswith("5") else place
    assert granularity(Fraction(number), 0) == expected


@pytest.mark.parametrize(
    ("texts", "may_be_rounded"),
    [
        ("700 | 164,510 | twenty | 1.1m", True),
        ("705 | 0 | 10.5 | 50 per cent | half | one in 10 | THOUSANDS | majority | ten times", False),
    ],
)
def test_only_a_count_that_ends_in_a_zero_may_be_rounded(texts, may_be_rounded, lexicon):
    for text in texts.split(" | "):
        assert parse_numeral(text, lexicon.words).may_be_rounded is may_be_rounded, text
