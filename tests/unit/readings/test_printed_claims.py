"""Printed claims: what is read from words such as nearly 40% or one in every 24, and what cannot be read."""

from fractions import Fraction

import pytest

from press_figures.readings.printed_claims import UnreadableClaim, read_printed


@pytest.mark.parametrize(
    ("text", "value", "value_class", "hedge", "direction"),
    [
        ("3,937", 3937, "count", "none", None),
        ("three", 3, "count", "none", None),
        ("35.4", "35.4", "count", "none", None),
        ("1.1m", 1_100_000, "count", "none", None),
        ("£1.1 million", 1_100_000, "count", "none", None),
        ("£35.4m", 35_400_000, "count", "none", None),
        ("2bn", 2_000_000_000, "count", "none", None),
        ("40k", 40_000, "count", "none", None),
        ("zero", 0, "count", "none", None),
        ("around 650", 650, "count", "around", None),
        ("some 1,200", 1200, "count", "around", None),
        ("up to 900", 900, "count", "up_to", None),
        ("as many as 900", 900, "count", "up_to", None),
        ("just over 400", 400, "count", "just_over", None),
        ("just 22", 22, "count", "none", None),
        ("only 22", 22, "count", "none", None),
        ("22 in total", 22, "count", "none", None),
        ("38%", "38/100", "percentage", "none", None),
        ("12½%", "125/1000", "percentage", "none", None),
        ("about six per cent", "6/100", "percentage", "around", None),
        ("at least 35%", "35/100", "percentage", "at_least", None),
        ("15 per cent or more", "15/100", "percentage", "at_least", None),
        ("no more than 5 per cent", "5/100", "percentage", "up_to", None),
        ("6.6 percentage points", "66/1000", "percentage", "none", None),
        ("a third", "1/3", "fraction", "none", None),
        ("one quarter", "1/4", "fraction", "none", None),
        ("half", "1/2", "fraction", "none", None),
        ("almost two-thirds", "2/3", "fraction", "nearly", None),
        ("MORE than a third", "1/3", "fraction", "more_than", None),
        ("nine out of 10", "9/10", "fraction", "none", None),
        ("seven out of every ten", "7/10", "fraction", "none", None),
        ("two in five", "2/5", "fraction", "none", None),
        ("one in every 24", "1/24", "ratio", "none", None),
        ("1 in 4", "1/4", "ratio", "none", None),
        ("fewer than one in ten", "1/10", "ratio", "less_than", None),
        ("hundreds", 100, "magnitude", "plural_magnitude", None),
        ("tens of thousands", 10_000, "magnitude", "plural_magnitude", None),
        ("a majority", None, "words", "majority", None),
        ("most", None, "words", "majority", None),
        ("a minority", None, "words", "minority", None),
        ("+12.5%", "125/1000", "percentage", "none", "up"),
        ("-3.4 per cent", "34/1000", "percentage", "none", "down"),
        ("−3.4%", "34/1000", "percentage", "none", "down"),
        ("down 12 per cent", "12/100", "percentage", "none", "down"),
        ("up nearly 40%", "40/100", "percentage", "nearly", "up"),
        ("an increase of nearly 700 per cent", 7, "percentage", "nearly", "up"),
        ("a 29 per cent rise", "29/100", "percentage", "none", "up"),
        ("fell by a quarter", "1/4", "fraction", "none", "down"),
        ("fallen by almost half", "1/2", "fraction", "nearly", "down"),
        ("rose by up to 900", 900, "count", "up_to", "up"),
        ("sevenfold", 7, "multiple", "none", None),
        ("7-fold", 7, "multiple", "none", None),
        ("doubled", 2, "multiple", "none", None),
        ("more than doubled", 2, "multiple", "more_than", None),
        ("trebled", 3, "multiple", "none", None),
        ("halved", "1/2", "multiple", "none", None),
        ("2.5 times", "2.5", "multiple", "none", None),
        ("three times as many", 3, "multiple", "none", None),
        ("twice as high", 2, "multiple", "none", None),
    ],
)
def test_words_are_read_as_value_form_hedge_and_direction(
    text, value, value_class, hedge, direction, lexicon
):
    found = read_printed(text, lexicon)
    expected = None if value is None else Fraction(value)
    assert (found.value, found.value_class, found.hedge_id, found.direction) == (
        expected,
        value_class,
        hedge,
        direction,
    )


@pytest.mark.parametrize(
    ("text", "value", "per", "hedge"),
    [
        ("584", 584, 1, "none"),
        ("584 a day", 584, 1, "none"),
        ("twenty one a day", 21, 1, "none"),
        ("two women a week", 2, 1, "none"),
        ("around two a week", 2, 1, "around"),
        ("two deaths every week", 2, 1, "none"),
        ("every 21 minutes", 21, 1, "none"),
        ("one every six minutes", 6, 1, "none"),
        ("nearly every 20 minutes", 20, 1, "nearly"),
        ("every minute", 1, 1, "none"),
        ("3.4 per 1,000 people", "3.4", 1000, "none"),
        ("3.4 per 1,000", "3.4", 1000, "none"),
        ("12 for every 100,000 people", 12, 100_000, "none"),
    ],
)
def test_a_rate_is_a_quotient_per_time_or_per_people(text, value, per, hedge, lexicon):
    found = read_printed(text, lexicon, "rate")
    assert (found.value, found.per, found.hedge_id, found.value_class) == (
        Fraction(value),
        per,
        hedge,
        "quotient",
    )


def test_a_bare_number_in_a_multiple_is_a_multiple(lexicon):
    assert read_printed("7", lexicon, "multiple").value_class == "multiple"
    assert read_printed("7", lexicon).value_class == "count"


def test_bounds_come_from_the_hedge_lexicon(lexicon):
    found = read_printed("around 650", lexicon)
    assert (found.hard.low, found.hard.high) == (550, 750)
    assert (found.soft.low, found.soft.high) == (625, 675)
    assert found.may_be_rounded and found.granularity == 50


def test_the_text_is_kept_as_it_was_typed(lexicon):
    assert read_printed("  MORE   than a third ", lexicon).text == "MORE than a third"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ""),
        ("%", "%"),
        ("lots", "lots"),
        ("two-thirds of cases", "two-thirds of cases"),
        ("nearly lots", "lots"),
        ("10-15%", "10-15%"),
        ("1,23", "1,23"),
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
