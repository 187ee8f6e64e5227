"""The sentences of the pages: what the shared macros say about a row."""

from fractions import Fraction
from pathlib import Path

import pytest

from press_figures.markdown.rendering import environment

TEMPLATES = Path(__file__).parents[3] / "workflow/templates"
CAVEATS = {"hedged": {"name": "Hedged wording"}, "press_reported": {"name": "Press report"}}
PAGE = "articles/gazette.md"
YEAR = "2016"


def printed(macro, *arguments):
    """Return what a macro of the pages prints."""
    names = [f"argument_{number}" for number in range(len(arguments))]
    source = f'{{% from "macros.md.j2" import {macro} %}}{{{{ {macro}({", ".join(names)}) }}}}'
    return (
        environment(TEMPLATES)
        .from_string(source)
        .render(dict(zip(names, arguments, strict=True)))
        .replace(f"]({PAGE}#", "](#")
    )


def operand(role, label, area="Essex", period=YEAR, value=22, unit="cases"):
    name = {"numerator": "Numerator", "denominator": "Denominator"}.get(role, "Part of the numerator")
    number = {"value_numerator": value, "value_denominator": 1, "hedge_id": "none", "kind": "count"}
    return {
        "role": role,
        "role_name": name,
        "label": label,
        "unit": unit,
        "area": area,
        "period": period,
        **number,
    }


def claim(**columns):
    return {
        "reading_id": "r",
        "family": "share",
        "kind": "share",
        "area": "Essex",
        "period": YEAR,
        "expression": "22 / 44",
        "computed_numerator": 1,
        "computed_denominator": 2,
        "computed_low_numerator": None,
        **columns,
    }


def share_sum(row, *operands):
    return printed("sum_in_words", row, {"r": list(operands)}, PAGE)


def test_a_share_is_told_as_part_of_whole():
    whole = operand("denominator", "b", value=44)
    assert share_sum(claim(), operand("numerator", "a"), whole) == "50%: [22](#a) of [44](#b) cases"


def test_two_units_are_both_said():
    whole = operand("denominator", "b", value=44, unit="incidents")
    found = share_sum(claim(), operand("numerator", "a"), whole)
    assert found == "50%: [22](#a) cases of [44](#b) incidents"


def test_a_period_that_both_operands_have_and_the_claim_has_not_is_said_once():
    row = claim(period="period not stated")
    found = share_sum(row, operand("numerator", "a"), operand("denominator", "b", value=44))
    assert found == "50%: [22](#a) of [44](#b) cases (both for 2016)"


def test_an_area_of_one_operand_is_said_beside_it():
    row = claim(period="period not stated")
    found = share_sum(
        row, operand("numerator", "a", area="Kent"), operand("denominator", "b", area="Essex", value=44)
    )
    assert found == "50%: [22](#a) (Kent, 2016) of [44](#b) cases (2016)"


def test_a_sum_of_parts_is_told_as_its_expression():
    row = claim(expression="(22 + 11) / 44")
    found = share_sum(
        row,
        operand("numerator_part", "a"),
        operand("numerator_part", "c", value=11),
        operand("denominator", "b", value=44),
    )
    assert found == (
        r"\(22 \+ 11\) / 44 = 50%, from [22](#a) (part of the numerator), "
        "[11](#c) (part of the numerator), [44](#b) (denominator)"
    )


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"outcome_group_id": "all-records"}, "domestic abuse cases recorded by the police"),
        ({"outcome_group_id": "not-applicable"}, "cases, recorded by the police (domestic abuse)"),
        (
            {"outcome_group_id": "not-applicable", "unit": "deaths", "measure": "Deaths"},
            "deaths (domestic abuse)",
        ),
        ({"outcome_group_id": "charged"}, "domestic abuse victims whose cases were ended with a charge"),
    ],
)
def test_what_a_figure_counts_is_said_in_plain_words(columns, words):
    row = {
        "offence": "Domestic abuse",
        "unit": "cases",
        "measure": "Recorded by the police",
        "unit_words": "victims whose cases were",
        "outcome_words": "ended with a charge",
        **columns,
    }
    assert printed("measured", row) == words


def level(change, from_label="before"):
    return {
        "article_id": "gazette",
        "publisher": "Gazette",
        "area": "the country",
        "offence": "Domestic abuse",
        "unit": "cases",
        "from_value": 1000,
        "to_value": 1000 + change,
        "absolute_change": change,
        "relative_change_numerator": change,
        "relative_change_denominator": 1000,
        "from_period": "2015",
        "to_period": "2016",
        "from_label": from_label,
        "to_label": "after",
        "change_label": "rise",
    }


@pytest.mark.parametrize(
    ("change", "words"), [(125, "up 125 (12.5%)"), (-125, "down 125 (12.5%)"), (0, "unchanged")]
)
def test_a_change_is_told_with_its_direction_and_without_a_sign(change, words):
    assert printed("change_in_words", level(change), "") == (
        f"The country, domestic abuse: [{1000 + change:,}](#after) cases in 2016, {words} "
        "from [1,000](#before) in 2015 (Gazette)."
    )


def test_a_level_that_is_not_printed_is_told_as_implied():
    found = printed("change_in_words", level(125, from_label=None), "")
    assert "from 1,000 in 2015, as [the printed change](#rise) implies (Gazette)." in found


def test_the_caveats_of_a_sentence_stand_below_it_but_for_the_one_of_all_figures():
    row = {"caveats": "hedged press_reported"}
    assert printed("caveat_line", row, CAVEATS) == "\n  - Caveats: [Hedged wording](#caveat-hedged)."
    assert printed("caveat_line", {"caveats": "press_reported"}, CAVEATS) == ""
    assert printed("own_caveats", {"caveats": "press_reported"}, CAVEATS) == "no other"
    assert (
        printed("common_caveat", CAVEATS).strip()
        == "Caveat of every row: [Press report](#caveat-press_reported)."
    )


def test_a_long_table_says_how_much_of_it_is_shown_and_where_the_rest_is():
    assert printed("more_rows", list(range(200)), "changes").strip() == ""
    assert printed("more_rows", list(range(1201)), "changes").strip() == (
        "The first 200 of 1,201 rows. All of them: the pages of the articles, and `changes` in the package."
    )


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"low_numerator": 22, "high_numerator": 22}, "22"),
        ({"low_numerator": 20, "high_numerator": None, "high_inclusive": False}, "22; 20 or more"),
        ({"rate_per": "week", "low_numerator": 22, "high_numerator": 22}, "22 each week"),
        ({"direction": "up", "low_numerator": 22, "high_numerator": 22}, "22, up"),
        (
            {"value_class": "magnitude", "low_numerator": 100, "high_numerator": 10000},
            "from 100 to 10,000",
        ),
    ],
)
def test_a_value_is_followed_by_its_bounds_only_where_they_are_others(columns, words):
    row = {
        "kind": "count",
        "value_class": "count",
        "rate_per": None,
        "direction": None,
        "value_numerator": 22,
        "value_denominator": 1,
        "low_denominator": 1,
        "low_inclusive": True,
        "high_denominator": 1,
        "high_inclusive": True,
        **columns,
    }
    assert printed("value_in_words", row) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (1, "one"), (9, "nine"), (10, "10"), (1476, "1,476")]
)
def test_a_small_number_is_printed_in_words(number, words):
    assert environment(TEMPLATES).filters["small"](number) == words


@pytest.mark.parametrize(
    ("text", "words"), [("2017", "2017"), ("2017-04", "April 2017"), ("2020-12-03", "3 December 2020")]
)
def test_a_date_is_printed_as_the_british_press_prints_it(text, words):
    assert environment(TEMPLATES).filters["date"](text) == words


def comparison(low, high):
    """Return a comparison of 22 in 332 with a nation between two shares."""
    row = {"force_wilson_low": "0.044", "force_wilson_high": "0.099"}
    for name, end in (("low", low), ("high", high)):
        number = None if end is None else Fraction(end)
        row |= {f"nation_{name}_numerator": number and number.numerator}
        row |= {f"nation_{name}_denominator": number and number.denominator}
    return row


@pytest.mark.parametrize(
    ("low", "high", "reaches"),
    [
        ("7/200", "9/200", True),
        ("7/200", "8/200", False),
        ("1/10", "1/5", False),
        ("9/100", None, True),
        (None, "1/50", False),
    ],
)
def test_chance_alone_reaches_into_the_range_of_the_nation_or_does_not(low, high, reaches):
    assert printed("reaches_into", comparison(low, high)).strip() == ("yes" if reaches else "")


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("22 / 44", "under 50%; [by convention](method.md#convention) they suggest from 45% to under 50%"),
        (None, "under 50%"),
    ],
)
def test_what_words_suggest_is_said_where_something_was_computed(expression, words):
    row = {
        "kind": "share",
        "expression": expression,
        "low_numerator": None,
        "low_inclusive": False,
        "high_numerator": 1,
        "high_denominator": 2,
        "high_inclusive": False,
        "soft_low_numerator": 9,
        "soft_low_denominator": 20,
        "soft_low_inclusive": True,
        "soft_high_numerator": 1,
        "soft_high_denominator": 2,
        "soft_high_inclusive": False,
    }
    assert printed("allowed", row, "") == words
