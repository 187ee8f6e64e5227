"""The sentences of the pages: what the shared macros say about a row."""

from pathlib import Path

import pytest

from press_figures.markdown.rendering import environment
from press_figures.numbers.intervals import interval_columns

from ..conftest import read

TEMPLATES = Path(__file__).parents[3] / "workflow/templates"
CAVEATS = {"hedged": {"name": "Hedged wording"}, "press_reported": {"name": "Press report"}}
PAGE = "articles/gazette.md"


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


def operand(role, label, **columns):
    """Return an operand of a share, which is 22 cases in Essex in 2016 if columns do not say otherwise."""
    ordinary = {
        "role_name": "Part of the numerator" if role == "numerator_part" else role.capitalize(),
        "unit": "cases",
        "area": "Essex",
        "period": "2016",
        "value_numerator": 22,
        "value_denominator": 1,
        "hedge_id": "none",
        "kind": "count",
    }
    return {"role": role, "label": label, **ordinary, **columns}


PART, WHOLE = operand("numerator", "a"), operand("denominator", "b", value_numerator=44)
UNDATED = {"period": "period not stated"}


@pytest.mark.parametrize(
    ("columns", "operands", "words"),
    [
        ({}, [PART, WHOLE], "50%: [22](#a) of [44](#b) cases"),
        # Two units are both said.
        ({}, [PART, WHOLE | {"unit": "incidents"}], "50%: [22](#a) cases of [44](#b) incidents"),
        # What both operands have and the claim has not is said once; what one has, beside it.
        (UNDATED, [PART, WHOLE], "50%: [22](#a) of [44](#b) cases (both for 2016)"),
        (
            UNDATED,
            [PART | {"area": "Kent"}, WHOLE],
            "50%: [22](#a) (Kent, 2016) of [44](#b) cases (2016)",
        ),
        # A sum of parts is told as its expression.
        (
            {"expression": "(22 + 11) / 44"},
            [operand("numerator_part", "a"), operand("numerator_part", "c", value_numerator=11), WHOLE],
            r"\(22 \+ 11\) / 44 = 50%, from [22](#a) (part of the numerator), "
            "[11](#c) (part of the numerator), [44](#b) (denominator)",
        ),
    ],
)
def test_a_share_is_told_as_part_of_whole(columns, operands, words):
    row = {
        "reading_id": "r",
        "family": "share",
        "kind": "share",
        "area": "Essex",
        "period": "2016",
        "expression": "22 / 44",
        "computed_numerator": 1,
        "computed_denominator": 2,
        "computed_low_numerator": None,
        **columns,
    }
    assert printed("sum_in_words", row, {"r": operands}, PAGE) == words


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
    ("interval", "columns", "words"),
    [
        ("22", {}, "22"),
        ("[20, unbounded)", {}, "22; 20 or more"),
        ("22", {"rate_per": "week"}, "22 each week"),
        ("22", {"direction": "up"}, "22, up"),
        ("[100, 10000]", {"value_class": "magnitude"}, "from 100 to 10,000"),
    ],
)
def test_a_value_is_followed_by_its_bounds_only_where_they_are_others(interval, columns, words):
    row = {"kind": "count", "value_class": "count", "rate_per": None, "direction": None}
    row |= {"value_numerator": 22, "value_denominator": 1, **interval_columns("", read(interval)), **columns}
    assert printed("value_in_words", row) == words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("small", 0, "0"),
        ("small", 1, "one"),
        ("small", 9, "nine"),
        ("small", 10, "10"),
        ("small", 1476, "1,476"),
        ("date", "2017", "2017"),
        ("date", "2017-04", "April 2017"),
        ("date", "2020-12-03", "3 December 2020"),
    ],
)
def test_a_small_number_and_a_date_are_printed_as_the_british_press_prints_them(name, value, words):
    assert environment(TEMPLATES).filters[name](value) == words


@pytest.mark.parametrize(
    ("nation", "reaches"),
    [
        ("[7/200, 9/200)", True),
        ("[7/200, 8/200)", False),
        ("[1/10, 1/5]", False),
        ("[9/100, unbounded)", True),
        ("(unbounded, 1/50)", False),
    ],
)
def test_chance_alone_reaches_into_the_range_of_the_nation_or_does_not(nation, reaches):
    # 22 in 332.
    row = {"force_wilson_low": "0.044", "force_wilson_high": "0.099"}
    row |= interval_columns("nation_", read(nation))
    assert printed("reaches_into", row).strip() == ("yes" if reaches else "")


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("22 / 44", "under 50%; [by convention](method.md#convention) they suggest from 45% to under 50%"),
        (None, "under 50%"),
    ],
)
def test_what_words_suggest_is_said_where_something_was_computed(expression, words):
    row = {"kind": "share", "expression": expression}
    row |= interval_columns("", read("(unbounded, 1/2)")) | interval_columns("soft_", read("[9/20, 1/2)"))
    assert printed("allowed", row, "") == words
