"""Printed claims: what is read from words such as nearly 40% or one in every 24, and what cannot be read."""

from fractions import Fraction

import pytest

from press_figures.readings.printed_claims import UnreadableClaim, read_printed

# A section is for a form. A line has the words, their value with what a rate is per, and the hedge and the
# direction if there are any.
CLAIMS = """
== count
3,937 = 3937
35.4 = 35.4
£1.1 million = 1100000
£35.4m = 35400000
40k = 40000
some 1,200 = 1200; around
up to 900 = 900; up_to
as many as 900 = 900; up_to
just over 400 = 400; just_over
just 22 = 22
only 22 = 22
22 in total = 22
rose by up to 900 = 900; up_to; up

== percentage
38% = 38/100
12½% = 125/1000
about six per cent = 6/100; around
15 per cent or more = 15/100; at_least
no more than 5 per cent = 5/100; up_to
6.6 percentage points = 66/1000
+12.5% = 125/1000; none; up
-3.4 per cent = 34/1000; none; down
−3.4% = 34/1000; none; down
down 12 per cent = 12/100; none; down
up nearly 40% = 40/100; nearly; up
an increase of nearly 700 per cent = 7; nearly; up
a 29 per cent rise = 29/100; none; up

== fraction
a third = 1/3
half = 1/2
MORE than a third = 1/3; more_than
nine out of 10 = 9/10
seven out of every ten = 7/10
fell by a quarter = 1/4; none; down

== ratio
one in every 24 = 1/24
1 in 4 = 1/4

== magnitude
hundreds = 100; plural_magnitude
tens of thousands = 10000; plural_magnitude

== words
a majority =; majority
most =; majority
a minority =; minority

== multiple
sevenfold = 7
more than doubled = 2; more_than
halved = 1/2
2.5 times = 2.5
three times as many = 3

# In a rate, a number alone is a quotient, too.
== quotient
584 = 584
584 a day = 584
twenty one a day = 21
two women a week = 2
around two a week = 2; around
two deaths every week = 2
every 21 minutes = 21
one every six minutes = 6
nearly every 20 minutes = 20; nearly
every minute = 1
3.4 per 1,000 people = 3.4 per 1,000
3.4 per 1,000 = 3.4 per 1,000
12 for every 100,000 people = 12 per 100,000
"""


def rows_of(text):
    value_class = None
    for line in text.strip().splitlines():
        if line.startswith("== "):
            value_class = line.removeprefix("== ")
        elif line and not line.startswith("#"):
            words, _, found = line.partition(" =")
            number, hedge, direction = [*found.split(";"), "", ""][:3]
            value, _, per = number.strip().replace(",", "").partition(" per ")
            exact = Fraction(value) if value else None, Fraction(per or 1)
            yield value_class, words, (*exact, hedge.strip() or "none", direction.strip() or None)


@pytest.mark.parametrize(("value_class", "words", "expected"), list(rows_of(CLAIMS)))
def test_words_are_read_as_value_form_hedge_and_direction(value_class, words, expected, lexicon):
    found = read_printed(words, lexicon, "rate" if value_class == "quotient" else "")
    assert (found.value, found.per, found.hedge_id, found.direction) == expected
    assert found.value_class == value_class


def test_a_bare_number_in_a_multiple_is_a_multiple(lexicon):
    assert read_printed("7", lexicon, "multiple").value_class == "multiple"


def test_bounds_come_from_the_hedge_lexicon_and_the_text_is_kept_as_it_was_typed(lexicon, printed):
    found = read_printed("  Around   650 ", lexicon)
    expected = printed("around: 650")
    assert (found.text, found.hard, found.soft) == ("Around 650", expected.hard, expected.soft)
    assert found.may_be_rounded and found.granularity == 50


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ""),
        ("lots", "lots"),
        ("nearly lots", "lots"),
        ("10-15%", "10-15%"),
        ("a small minority", "small minority"),
        ("fell by a lot", "lot"),
        ("one in none", "one in none"),
        ("two women a week", "two women a week"),
        ("more than more than 5", "more than 5"),
        ("up up 5%", "up 5%"),
        ("rose", "rose"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_is_left(text, left, lexicon):
    with pytest.raises(UnreadableClaim) as refusal:
        read_printed(text, lexicon)
    assert str(refusal.value) == left


def test_a_hedge_without_a_rule_for_the_form_is_refused(lexicon):
    with pytest.raises(UnreadableClaim, match="majority with a numeral of the form percentage"):
        read_printed("most 5%", lexicon)
