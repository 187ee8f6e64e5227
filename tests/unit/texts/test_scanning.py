"""The scanner finds every numeric or temporal expression, and the annotations cover what it finds."""

import csv
import warnings
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_figures.texts.scanning import Expression, compile_scanner, find_expressions, uncovered_expressions


@pytest.fixture(scope="module")
def find(reference):
    """Return a function that gives the found words of a text."""
    scanner = compile_scanner(reference("number_words"))
    return lambda text: [text[found.start : found.end] for found in find_expressions(text, scanner)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in all 449 of them", ["449"]),
        ("a total of 13,568 cases", ["13,568"]),
        ("rose by 4.5 points", ["4.5"]),
        ("for 2015/16, it said", ["2015/16"]),
        ("at 10:30 sharp", ["10:30"]),
        ("aged 18-24", ["18-24"]),
        ("aged 18\u201324", ["18\u201324"]),
        ("worth £5m", ["5"]),
        ("call 01702 302333", ["01702", "302333"]),
        ("the 21st case", ["21st"]),
        ("the end of 22. Then", ["22"]),
        ("full-width \uff12\uff12", ["\uff12\uff12"]),
        ("Arabic-Indic \u0663\u0663", ["\u0663\u0663"]),
    ],
)
def test_digits_are_found_with_what_joins_them(text, expected, find):
    assert find(text) == expected


@pytest.mark.parametrize("numeral", ["\u00bd", "\u00b2", "\u2154", "\u2163", "\u2460", "km\u00b2"])
def test_numerals_that_are_no_digits_are_found(numeral, find):
    assert find(f"so {numeral} it is") == [numeral]


@pytest.mark.parametrize(
    "disguised",
    [
        "sev\u00aden",
        "sev\u200ben",
        "s\u0435ven",
        "\ufb01fty",
        "se\u0301ven",
        "\uff53\uff49\uff58",
        "thou-\nsands",
        "per\u00adcent",
        "Feb\u200bruary",
        "last\u2060 year",
        "\u2777",
        "\u32b7",
        "\u202eneves\u202c",
        "nought",
    ],
)
def test_what_a_reader_sees_as_a_number_is_found_as_it_is_printed(disguised, find):
    assert find(f"so {disguised} it is") == [disguised]


def test_plain_words_beside_odd_characters_are_not_found(find):
    assert find("a caf\u00e9 \u201copen\u201d \u2013 al\u00adways") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THOUSANDS of victims", ["THOUSANDS"]),
        ("One of them", ["One"]),
        ("twenty-one of them", ["twenty", "one"]),
        ("three quarters of them", ["three", "quarters"]),
        ("two-thirds", ["two", "thirds"]),
        ("a dozen", ["dozen"]),
        ("1.1 million", ["1.1", "million"]),
        ("more than half", ["half"]),
        ("the majority", ["majority"]),
        ("it doubled, then halved", ["doubled", "halved"]),
        ("a single case, twice", ["single", "twice"]),
        ("a threefold rise", ["threefold"]),
        ("one in nine", ["one", "nine"]),
        ("86 per cent", ["86", "per cent"]),
        ("86 per\ncent", ["86", "per\ncent"]),
        ("86 %", ["86", "%"]),
    ],
)
def test_number_words_are_found_in_any_case(text, expected, find):
    assert find(text) == expected


@pytest.mark.parametrize(
    "text",
    ["someone often attended", "the weight of stone", "anyone alone", "a tenor", "halfway", "monthlong", ""],
)
def test_a_number_word_inside_another_word_is_not_found(text, find):
    assert find(text) == []


@pytest.mark.parametrize("text", ["the first case", "the second time", "a third party", "secondly it"])
def test_ordinals_are_found(text, find):
    assert len(find(text)) == 1


@pytest.mark.parametrize("month", ["January", "March", "August", "December", "Monday", "Christmas"])
def test_names_of_months_and_days_are_found(month, find):
    assert find(f"as of {month} they") == [month]


@pytest.mark.parametrize("text", ["ON MONDAY police", "IN JANUARY police"])
def test_names_of_months_and_days_are_found_in_capitals(text, find):
    assert find(text) == [text.split()[1]]


def test_march_the_verb_is_not_found(find):
    assert find("they march on") == []


@pytest.mark.parametrize(
    "text",
    ["May 2020", "12 May", "in May", "In May", "since May", "by May", "last May", "from June to May"],
)
def test_may_the_month_is_found(text, find):
    assert "May" in find(f"{text} it rose")


@pytest.mark.parametrize(
    "text",
    [
        "between May and July",
        "from May onwards",
        "until May",
        "during May",
        "before May",
        "after May",
        "the end of May",
        "April and May",
        "early May",
        "this May",
        "Since May",
        "Last May",
    ],
)
def test_may_the_month_is_found_after_any_preposition(text, find):
    assert any("May" in words for words in find(f"it rose {text}, they said"))


@pytest.mark.parametrize(
    "text", ["in mid-May", "April/May", "April\u2013May", "in spring (May and June)", "in  May"]
)
def test_may_the_month_is_found_after_any_sign(text, find):
    assert any("May" in words for words in find(f"it rose {text}, they said"))


@pytest.mark.parametrize("text", ["cases may rise", "which may well be so", "May we ask?", "it may in fact"])
def test_may_the_verb_is_not_found(text, find):
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "last year",
        "the previous year",
        "the year before",
        "years earlier",
        "in that time",
        "during the same period",
        "each year",
        "a week",
        "per day",
        "this very month",
        "over the past decades",
        "in recent weeks",
        "today",
        "yesterday",
        "annually",
        "recently",
        "year on year",
        "days after",
    ],
)
def test_relative_periods_are_found(text, find):
    assert len(find(f"it rose {text}, they said")) == 1


def test_a_period_noun_alone_is_not_found(find):
    assert find("a matter of the year and the day") == []


def test_overlapping_finds_are_joined_into_one_expression(find):
    assert find("over the past five years later") == ["past five years later"]


def test_a_percent_sign_after_a_digit_is_found(find):
    assert "".join(find("86% of cases")) == "86%"


def test_expressions_come_in_order_of_place_with_their_offsets(reference):
    scanner = compile_scanner(reference("number_words"))
    assert find_expressions("two of 13", scanner) == [Expression(0, 3), Expression(7, 9)]


FOUND = [Expression(10, 20)]


@pytest.mark.parametrize(
    "mentions",
    [
        [(10, 20)],
        [(0, 30)],
        [(10, 15), (15, 20)],
        [(5, 12), (12, 13), (13, 25)],
        [(0, 5), (10, 20), (30, 40)],
    ],
)
def test_an_expression_inside_touching_mentions_is_covered(mentions):
    assert uncovered_expressions(FOUND, mentions) == []


@pytest.mark.parametrize(
    "mentions",
    [
        [],
        [(0, 10)],
        [(20, 30)],
        [(10, 19)],
        [(11, 20)],
        [(10, 14), (15, 20)],
        [(0, 10), (20, 30)],
        [(12, 15)],
    ],
)
def test_an_expression_with_a_character_outside_every_mention_is_uncovered(mentions):
    assert uncovered_expressions(FOUND, mentions) == FOUND


@given(st.lists(st.integers(0, 40), unique=True, max_size=12), st.integers(0, 38), st.integers(1, 8))
def test_coverage_agrees_with_a_look_at_every_character(places, start, length):
    ordered = sorted(places)
    mentions = list(zip(ordered[::2], ordered[1::2], strict=False))
    covered = {place for first, end in mentions for place in range(first, end)}
    expression = Expression(start, start + length)
    expected = [] if set(range(start, start + length)) <= covered else [expression]
    assert uncovered_expressions([expression], mentions) == expected


@cache
def quantities(text):
    """Return the spans in which an independent detector of quantities sees one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        return [tuple(quantity.span) for quantity in parser.parse(text)]


def published_mentions(root, article_id):
    with open(root / "datapackage" / "data" / "mentions.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["article_id"] == article_id]
    return [(int(row["start_char"]), int(row["end_char"])) for row in rows]


def test_an_independent_detector_sees_no_number_that_nobody_annotated(root):
    paths = sorted((root / "raw" / "articles").glob("*.txt"))
    missed = []
    for path in paths:
        text = path.read_bytes().decode("utf-8")
        mentions = published_mentions(root, path.stem)
        spans = quantities(text)
        assert spans, f"{path.stem}: the detector saw nothing"
        missed += [
            (path.stem, text[start:end])
            for start, end in spans
            if not any(start < mention_end and mention_start < end for mention_start, mention_end in mentions)
        ]
    assert missed == []
    assert len(paths) >= 3


def test_the_scanner_finds_every_number_that_an_independent_detector_sees(root, reference):
    scanner = compile_scanner(reference("number_words"))
    for path in sorted((root / "raw" / "articles").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        found = find_expressions(text, scanner)
        unseen = [
            text[start:end]
            for start, end in quantities(text)
            if not any(start < expression.end and expression.start < end for expression in found)
        ]
        assert unseen == []


def test_a_scanner_of_no_words_finds_numerals_and_no_empty_places():
    text = "Some caf\u00e9 had 12 of them"
    assert [text[found.start : found.end] for found in find_expressions(text, compile_scanner([]))] == ["12"]
