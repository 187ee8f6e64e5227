"""From annotation rows to mentions, dates, figures, relations and quotations, and what is refused."""

import hashlib
from fractions import Fraction

import pytest

from press_figures.annotations.columns import REQUIRED
from press_figures.annotations.extraction import extract_article
from press_figures.annotations.places import place_rows
from press_figures.tables.schemas import column_names, load_resource
from press_figures.texts.search import SearchedText

from .conftest import table

ARTICLE = "invented-herald"
PATH = "raw/annotations/invented-herald.csv"
TEXT = (
    "MORE than a third of 120 cases in Kent were dropped in 2019.\n"
    "Police recorded 120 cases, up 20 on the year before.\n"
    "“It is one of many,” she said. The figure of 40 cases came from 40 requests."
)
FIGURE = {
    "unit": "case",
    "hedge": "none",
    "measure": "recorded",
    "offence": "domestic-abuse",
    "outcome_group": "all-records",
    "area": "kent",
    "period": "2019",
    "period_basis": "explicit",
    "count_basis": "recorded",
    "source": "not-stated",
    "speaker": "article-itself",
}
COUNT = {**FIGURE, "kind": "count", "label": "recorded", "quote": "120", "before": "recorded"}
COUNT |= {"value_text": "120", "value": "120"}
SHARE = {**FIGURE, "kind": "share", "label": "dropped", "quote": "MORE than a third", "hedge": "more_than"}
SHARE |= {"value_text": "a third", "value": "1/3"}
SHARE |= {"measure": "outcomes", "outcome_group": "dropped-reason-not-stated", "outcome_match": "certain"}
CHANGE = {**FIGURE, "kind": "change", "label": "rise", "quote": "up 20", "value_text": "20", "value": "20"}
CHANGE |= {"direction": "up", "baseline_period": "2018"}
DATE = {"kind": "date", "label": "in-2019", "quote": "in 2019", "period": "2019", "period_basis": "explicit"}
DISMISSED = {"kind": "dismissed", "label": "one-of", "quote": "one", "dismissed_as": "pronoun"}
QUOTATION = {"kind": "quotation", "label": "q-many", "quote": "“It is one of many,”", "speaker": "a-speaker"}
ORGANISATIONS = {"a-speaker": "a-charity", "article-itself": "a-paper"}


@pytest.fixture(scope="module")
def columns(root):
    return column_names(load_resource(root / "workflow" / "schemas" / "raw" / "annotations.yml"))


@pytest.fixture
def extract(columns, lexicon):
    """Return a function that extracts rows given by the columns that matter."""

    def run(*rows, text=TEXT):
        filled = [dict.fromkeys(columns, "") | {"annotator": "a-person"} | row for row in rows]
        placement = place_rows(SearchedText(text), table(PATH, *filled))
        return extract_article(ARTICLE, placement, lexicon, ORGANISATIONS)

    return run


@pytest.fixture
def only_problem(extract):
    """Return a function that extracts rows and gives the one problem they have."""

    def run(*rows, text=TEXT):
        (problem,) = extract(*rows, text=text).problems
        return problem

    return run


def test_a_count_becomes_a_mention_and_a_figure(extract):
    result = extract(COUNT)
    assert result.problems == []
    (mention,) = result.mentions
    assert mention == {
        "mention_id": "invented-herald.recorded",
        "article_id": ARTICLE,
        "label": "recorded",
        "start_char": TEXT.index("120 cases, up"),
        "end_char": TEXT.index("120 cases, up") + 3,
        "line_number": 2,
        "quote": "120",
        "kind": "count",
        "dismissed_as": "",
        "note": "",
        "annotator_id": "a-person",
    }
    (figure,) = result.figures
    assert figure["figure_id"] == figure["mention_id"] == "invented-herald.recorded"
    assert (figure["value"], figure["value_numerator"], figure["value_denominator"]) == (120, 120, 1)
    assert (figure["low"], figure["high"]) == (120, 120)
    assert (figure["low_inclusive"], figure["high_inclusive"]) == (True, True)
    assert (figure["granularity"], figure["may_be_rounded"]) == (10, True)
    assert (figure["value_class"], figure["value_reason"]) == ("count", None)
    assert (figure["outcome_match"], figure["period_id"]) == ("not_applicable", "2019")


def test_a_hedged_share_carries_its_hard_and_soft_bounds(extract):
    (figure,) = extract(SHARE).figures
    assert (figure["low"], figure["low_inclusive"]) == (Fraction(1, 3), False)
    assert (figure["high"], figure["high_numerator"], figure["high_inclusive"]) == (None, None, False)
    assert (figure["soft_low"], figure["soft_high"]) == (Fraction(1, 3), Fraction(2, 5))
    assert (figure["soft_high_numerator"], figure["soft_high_denominator"]) == (2, 5)
    assert figure["outcome_match"] == "certain"


def test_a_trend_has_a_reason_instead_of_a_value(extract):
    trend = {**FIGURE, "kind": "trend", "label": "rise", "quote": "up", "direction": "up"}
    (figure,) = extract(trend).figures
    words = (figure["value"], figure["value_reason"], figure["value_class"])
    assert words == (None, "direction_only", "words")
    assert [figure[end] for end in ("low", "high", "soft_low", "soft_high")] == [None] * 4


def test_a_share_without_a_numeral_has_bounds_and_no_value(extract):
    words = {**FIGURE, "kind": "share_without_numeral", "label": "most", "quote": "the majority"}
    words |= {"value_text": "majority", "hedge": "majority"}
    (figure,) = extract(words, text="the majority of cases").figures
    assert (figure["value"], figure["value_reason"]) == (None, "words_only")
    assert (figure["low"], figure["low_inclusive"], figure["high"]) == (Fraction(1, 2), False, 1)


def test_dates_and_dismissals_become_mentions_and_no_figures(extract):
    result = extract(DATE, DISMISSED)
    assert [(row["kind"], row["dismissed_as"]) for row in result.mentions] == [
        ("date", ""),
        ("dismissed", "pronoun"),
    ]
    assert result.figures == []
    date = {"mention_id": "invented-herald.in-2019", "article_id": ARTICLE}
    assert result.dates == [date | {"period_id": "2019", "period_basis": "explicit"}]


def test_a_quotation_is_published_by_its_first_words_and_hash(extract):
    result = extract(QUOTATION)
    assert result.mentions == []
    (quotation,) = result.quotations
    quote = "“It is one of many,”"
    opening = quotation["opening_words"]
    assert quote.startswith(f"{opening} ")
    assert 0 < len(opening.split()) < quotation["word_count"] == 5
    assert quotation["sha256"] == hashlib.sha256(quote.encode()).hexdigest()
    assert TEXT[quotation["start_char"] : quotation["end_char"]] == quote
    assert (quotation["speaker_id"], quotation["organisation_id"]) == ("a-speaker", "a-charity")


def test_relations_and_dates_name_the_rows_they_point_to(extract):
    related = {"denominator": "recorded", "denominator_basis": "printed", "numerator_part": "rise drop"}
    drop = {**COUNT, "label": "drop", "quote": "40 cases", "value_text": "40", "value": "40", "before": ""}
    result = extract({**SHARE, **related, "dated_by": "in-2019"}, COUNT, CHANGE, drop, DATE)
    assert result.problems == []
    dropped, recorded = "invented-herald.dropped", "invented-herald.recorded"
    assert sorted(tuple(row.values()) for row in result.figure_relations) == [
        (dropped, "denominator", recorded, "printed"),
        (dropped, "numerator_part", "invented-herald.drop", "not_applicable"),
        (dropped, "numerator_part", "invented-herald.rise", "not_applicable"),
    ]
    assert result.mention_dates == [{"mention_id": dropped, "date_mention_id": "invented-herald.in-2019"}]


def test_offsets_count_code_points_and_not_bytes(extract):
    text = "“É” 𝟙 – then 22 cases"
    figure = {**COUNT, "quote": "22", "value_text": "22", "value": "22", "before": ""}
    (mention,) = extract(figure, text=text).mentions
    assert (mention["start_char"], mention["end_char"]) == (13, 15)
    assert text[13:15] == "22"


@pytest.mark.parametrize("quote", ["20 cases", "recorde", "a thir"])
def test_a_quote_that_cuts_a_word_or_number_is_not_found(quote, only_problem):
    assert only_problem({**DISMISSED, "quote": quote}).found == f"{quote!r}, which the text does not have"


TWELVE = "a b c d e f g h i j k l"


def test_words_before_that_stand_elsewhere_too_do_not_choose_the_place(only_problem):
    text = "But in May 120 cases were closed. By then in May 120 cases were new."
    problem = only_problem({**COUNT, "before": "May", "occurrence": "2"}, text=text)
    assert problem.found == "'May' before occurrence 2 of '120'"
    assert problem.action.startswith("Write 'then in May' in before and no occurrence. A count alone")


def test_a_count_that_goes_on_standing_counts_the_places_after_the_words(extract, only_problem):
    words = f"z {TWELVE} 120 "
    text = f"120 of {words}y 120 {words}120"
    alone = {**COUNT, "before": "", "occurrence": "4"}
    problem = only_problem(alone, text=text)
    assert problem.action.startswith(f"Write {TWELVE!r} in before and 2 in occurrence: it is that one of")
    (mention,) = extract({**alone, "before": TWELVE, "occurrence": "2"}, text=text).mentions
    assert text[: mention["start_char"]].count("120") == 3


def test_a_count_does_not_follow_its_sentence_to_another_place(extract, only_problem):
    sentences = ["Kent closed 120 cases. ", "Police recorded 120 cases. "]
    (mention,) = extract({**COUNT, "before": "recorded"}, text="".join(sentences)).mentions
    (moved,) = extract({**COUNT, "before": "recorded"}, text="".join(reversed(sentences))).mentions
    assert (mention["start_char"], moved["start_char"]) == (39, 16)


@pytest.mark.parametrize(
    ("text", "before", "occurrence", "start"),
    [
        ("120 cases of 120 people", "", "1", 0),
        ("120 cases of 120 people", "of", "", 13),
        (f"z {TWELVE} 120 y {TWELVE} 120", TWELVE, "2", 56),
        ("So\n120 cases\nSo\n120 people", "So", "2", 16),
    ],
)
def test_a_count_chooses_where_no_words_before_it_can(text, before, occurrence, start, extract):
    result = extract({**COUNT, "before": before, "occurrence": occurrence}, text=text)
    assert result.problems == []
    assert [mention["start_char"] for mention in result.mentions] == [start]


IN_TWICE = "In in 120 and in 120 of 120"


@pytest.mark.parametrize(
    ("row", "text", "column", "found", "expected"),
    [
        (
            CHANGE | {"occurrence": "2"},
            TEXT,
            "occurrence",
            "occurrence 2 of 'up 20'",
            "a number from 1 to 1, because the text has it once",
        ),
        (
            DISMISSED | {"quote": "cases", "occurrence": "4"},
            TEXT,
            "occurrence",
            "occurrence 4 of 'cases'",
            "a number from 1 to 3, because the text has it 3 times",
        ),
        (
            COUNT | {"before": "in", "occurrence": "3"},
            IN_TWICE,
            "occurrence",
            "occurrence 3 of '120' after 'in'",
            "a number from 1 to 2, because the text has it twice after 'in'",
        ),
        (
            COUNT | {"before": "in"},
            IN_TWICE,
            "before",
            "'in', after which the text has '120' twice (lines 1, 1)",
            "words that tell one place apart",
        ),
        (
            COUNT | {"before": "in"},
            "within 120 days and by 120",
            "before",
            "no '120' right after 'in'",
            "the words before it",
        ),
    ],
)
def test_words_and_counts_that_choose_no_place_are_refused(row, text, column, found, expected, only_problem):
    problem = only_problem(row, text=text)
    assert problem.place == f"{PATH}, line 2, column {column}"
    assert (problem.found, problem.expected) == (found, expected)


def test_mentions_that_touch_are_accepted(extract):
    first = {**DISMISSED, "label": "first", "quote": "up"}
    second = {**DISMISSED, "label": "second", "quote": " 20", "dismissed_as": "duration"}
    assert extract(first, second).problems == []


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_mentions_that_share_a_character_are_refused_whatever_their_order(order, only_problem):
    rows = [CHANGE, {**DISMISSED, "label": "other", "quote": "20 on the year"}]
    problem = only_problem(*[rows[place] for place in order])
    assert problem.place == f"{PATH}, line {order.index(1) + 2}, column quote"
    overlapped = f"'20 on the year', which overlaps 'up 20' of line {order.index(0) + 2}"
    assert problem.found.startswith(f"{overlapped}: ... in 2019. Police recorded 120 cases, up [20] on")


def test_a_quotation_may_hold_mentions(extract):
    assert extract(QUOTATION, DISMISSED).problems == []


@pytest.mark.parametrize("value", ["0.33", "0.3333333333333333", "1/4", "3"])
def test_a_third_is_only_a_third(value, only_problem):
    assert only_problem({**SHARE, "value": value}).expected == "1/3"


@pytest.mark.parametrize(
    ("value_text", "value"), [("86 per cent", "0.86"), ("86 per cent", "43/50"), ("a third", "1/3")]
)
def test_a_value_may_be_written_as_a_decimal_or_a_fraction(value_text, value, extract):
    share = {**SHARE, "quote": value_text, "value_text": value_text, "value": value, "hedge": "none"}
    assert extract(share, text=f"It was {value_text}.").problems == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({**COUNT, "value_text": "12", "value": "12"}, "'12', which is not in the quote '120'"),
        ({**SHARE, "value_text": "than a third"}, "'than a third', which cannot be read"),
    ],
)
def test_a_numeral_that_is_not_in_its_quote_or_has_its_hedge_is_refused(row, found, only_problem):
    problem = only_problem(row)
    assert (problem.place, problem.found) == (f"{PATH}, line 2, column value_text", found)


ABOVE_ALL = {**SHARE, "quote": "120 per cent", "hedge": "none", "value_text": "120 per cent", "value": "6/5"}


def test_a_share_above_all_without_a_reason_is_refused(only_problem):
    assert str(only_problem(ABOVE_ALL, text="120 per cent of 40 cases")) == (
        f"{PATH}, line 2, column note: found no reason beside the share '120 per cent', which is 6/5; "
        "expected a share from 0 to 1, or a reason. "
        "Say in the note how a share can lie outside that, or correct value_text or the kind."
    )


@pytest.mark.parametrize(
    "row",
    [
        {**ABOVE_ALL, "note": "Cases closed in the year, of those recorded in it."},
        {**ABOVE_ALL, "quote": "100 per cent", "value_text": "100 per cent", "value": "1"},
        {**ABOVE_ALL, "quote": "0 per cent", "occurrence": "1", "value_text": "0 per cent", "value": "0"},
        {**ABOVE_ALL, "kind": "change", "direction": "up", "baseline_period": "2018"},
    ],
    ids=["with a reason", "all", "none", "a change"],
)
def test_a_share_of_none_or_all_or_with_a_reason_is_accepted(row, extract):
    assert extract(row, text="120 per cent, 100 per cent and 0 per cent of them").problems == []


def test_a_hedge_without_a_rule_for_the_numeral_is_refused(extract):
    problem = extract({**SHARE, "hedge": "plural_magnitude"}).problems[0]
    assert problem.place == f"{PATH}, line 2, column hedge"
    assert problem.found == "plural_magnitude with a numeral of the form fraction"


@pytest.mark.parametrize(
    ("kind", "value_text", "value", "form", "right"),
    [
        ("count", "one in nine", "1/9", "ratio", "count or magnitude"),
        ("share", "one in nine", "1/9", "ratio", "percentage or fraction"),
        ("share", "40", "40", "count", "percentage or fraction"),
        ("ratio", "a third", "1/3", "fraction", "ratio"),
    ],
)
def test_a_numeral_that_is_not_of_the_kind_is_refused(kind, value_text, value, form, right, only_problem):
    row = {**SHARE, "kind": kind, "quote": value_text, "value_text": value_text, "value": value}
    problem = only_problem({**row, "hedge": "none", "note": "A doubt."}, text=f"It was {value_text}.")
    assert str(problem) == (
        f"{PATH}, line 2, column kind: found {kind!r} for {value_text!r}, which is a {form}; expected a kind "
        f"for a {form}. Correct the kind or value_text; {kind!r} is for a {right}."
    )


@pytest.mark.parametrize("kind", sorted(REQUIRED))
def test_every_column_that_a_kind_needs_is_missed_by_name(kind, extract):
    problems = extract({"kind": kind, "label": "bare", "quote": "one"}).problems
    missed = [problem.place.rsplit(" ", 1)[1] for problem in problems if problem.found.startswith("an empty")]
    assert missed == REQUIRED[kind]
    assert {problem.found for problem in problems if problem.place.endswith(f"column {missed[0]}")} == {
        f"an empty cell in a row of kind {kind}"
    }


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        (COUNT, "direction", "up"),
        (COUNT, "rate_per", "week"),
        (COUNT, "dismissed_as", "pronoun"),
        (COUNT, "baseline_period", "2018"),
        (SHARE, "rate_per", "year"),
        (CHANGE, "rate_per", "year"),
        (DATE, "value_text", "2019"),
        (DATE, "area", "kent"),
        (DISMISSED, "value", "1"),
        (DISMISSED, "unit", "case"),
        (DISMISSED, "period", "2019"),
        (QUOTATION, "source", "not-stated"),
        (QUOTATION, "dated_by", "in-2019"),
    ],
)
def test_a_column_that_a_kind_does_not_allow_is_refused(row, column, value, extract):
    problems = extract({**row, column: value}, {**DATE, "label": "in-2019-again"}).problems
    assert (f"{PATH}, line 2, column {column}", f"{value!r} in a row of kind {row['kind']}") in [
        (problem.place, problem.found) for problem in problems
    ]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (COUNT | {"outcome_match": "certain"}, "'certain' for 'all-records'"),
        (SHARE | {"outcome_match": ""}, "'' for 'dropped-reason-not-stated'"),
    ],
)
def test_an_outcome_group_says_how_sure_its_match_is_and_no_group_says_nothing(row, found, only_problem):
    problem = only_problem(row)
    assert problem.place == f"{PATH}, line 2, column outcome_match"
    assert problem.found == found


@pytest.mark.parametrize("row", [{"denominator": "recorded"}, {"denominator_basis": "printed"}])
def test_a_denominator_and_its_basis_come_together(row, only_problem):
    problem = only_problem({**SHARE, **row}, COUNT)
    assert problem.place == f"{PATH}, line 2, column denominator_basis"
    assert problem.found == "only one of the pair"


@pytest.mark.parametrize(
    ("row", "found", "expected"),
    [
        ({"part_of": "dropped"}, "the row's own label", "another figure row"),
        ({"part_of": "one-of"}, "'one-of', a row of kind dismissed", "a figure row"),
        ({"part_of": "q-many"}, "'q-many', a row of kind quotation", "a figure row"),
        ({"dated_by": "one-of"}, "'one-of', a row of kind dismissed", "a date row"),
        ({"dated_by": "in"}, "the label 'in', which no row has", "the label of a date row"),
        (
            {"numerator_part": "recorded nowhere"},
            "the label 'nowhere', which no row has",
            "the label of a figure row",
        ),
    ],
)
def test_a_label_that_names_no_row_of_the_right_sort_is_refused(row, found, expected, only_problem):
    problem = only_problem({**SHARE, **row}, COUNT, DATE, DISMISSED, QUOTATION)
    assert problem.place == f"{PATH}, line 2, column {next(iter(row))}"
    assert (problem.found, problem.expected) == (found, expected)


def test_every_problem_of_an_article_is_reported_at_once(extract):
    rows = {**COUNT, "value": "1"}, {**SHARE, "value": "1/2"}, {**DISMISSED, "quote": "none"}
    assert [problem.place for problem in extract(*rows).problems] == [
        f"{PATH}, line 2, column value",
        f"{PATH}, line 3, column value",
        f"{PATH}, line 4, column quote",
    ]
