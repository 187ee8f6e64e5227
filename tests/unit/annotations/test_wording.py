"""What a row says about its words stands in the words: hedges, printed words, speakers."""

import pytest

from press_figures.annotations.places import Placed
from press_figures.annotations.raw import Annotation
from press_figures.annotations.wording import (
    direction_problems,
    hedge_problems,
    left_out_hedge_problems,
    printed_words_problems,
    speaker_problems,
)
from press_figures.numbers.lexicon import load_direction_words, load_hedge_words
from press_figures.texts.search import SearchedText

from .conftest import table

TEXT = "Kent recorded just 40 cases, figures show.\nPolice said so each year.\n"
PATH = "raw/annotations/a.csv"


def annotated(*rows):
    names = "quote kind hedge direction note speaker value_text".split()
    texts = "area_text attribution_text quantifier_text evaluative_text".split()
    empty = dict.fromkeys([*names, *texts], "")
    return table(PATH, *[empty | row for row in rows])


def row(cells):
    """Return a row that has no place yet."""
    return Annotation(annotated(cells), 0)


def placed(text, cells, start=None):
    """Return a row at the first place of its quote, or at another one."""
    place = text.index(cells["quote"]) if start is None else start
    return Placed(annotated(cells), 0, SearchedText(text), place)


@pytest.fixture(scope="module")
def hedge_words(reference):
    return load_hedge_words(reference("hedges"))


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("area_text", "Kent"),
        ("attribution_text", "figures show"),
        ("evaluative_text", "just"),
        ("quantifier_text", "recorded"),
        ("quantifier_text", ""),
    ],
)
def test_words_that_stand_beside_the_quote_are_accepted(column, words):
    assert printed_words_problems(placed(TEXT, {"quote": "just 40", column: words})) == []


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("area_text", "Ken"),
        ("attribution_text", "Police said"),
        ("quantifier_text", "each year"),
        ("evaluative_text", "recorded"),
    ],
)
def test_words_that_do_not_stand_there_are_refused(column, words):
    (problem,) = printed_words_problems(placed(TEXT, {"quote": "just 40", column: words}))
    assert problem.found == f"{words!r}, which is not there"


@pytest.mark.parametrize(
    ("quote", "hedge"),
    [
        ("40", "none"),
        ("only 40", "none"),
        ("NEARLY a third", "nearly"),
        # the longer words hold the shorter ones, which are another hedge
        ("just under 50 per cent", "just_under"),
        ("no more than 40", "up_to"),
        ("THOUSANDS", "plural_magnitude"),
        ("the majority", "majority"),
        ("More than half", "more_than"),
        ("overall 40", "none"),
    ],
)
def test_a_hedge_that_the_words_have_is_accepted(quote, hedge, hedge_words):
    assert hedge_problems(row({"quote": quote, "hedge": hedge}), hedge_words) == []


@pytest.mark.parametrize(
    ("quote", "hedge", "words"),
    [
        ("NEARLY a third", "more_than", "'nearly', words of nearly"),
        ("more than 40", "at_least", "'more than', words of more_than"),
        ("40", "around", "no words of a hedge"),
    ],
)
def test_another_hedge_than_the_words_have_is_refused(quote, hedge, words, hedge_words):
    (problem,) = hedge_problems(
        row({"quote": quote, "hedge": hedge, "note": "nearly, more than"}), hedge_words
    )
    assert problem.found == f"{hedge!r} for the quote {quote!r}, which has {words}"


def test_words_of_a_hedge_that_are_none_are_refused_unless_the_note_names_them(hedge_words):
    cells = {"quote": "up to 40", "hedge": "none", "note": "A doubt."}
    (problem,) = hedge_problems(row(cells), hedge_words)
    assert str(problem) == (
        f"{PATH}, line 2, column hedge: found 'none' for the quote 'up to 40', which has 'up to', words of "
        "up_to; expected the hedge that the words have. Give the hedge, or name the words in the note and "
        "say what they are there."
    )
    assert hedge_problems(row({**cells, "note": "Up to is the direction."}), hedge_words) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("It was nearly 40 cases.", "40", "nearly"),
        ("Nearly\u00a040 cases.", "40", "nearly"),
        ("There were 40 or more.", "40", "or more"),
        # a part of the hedge stands in the quote
        ("It was no more than 40.", "more than 40", "no more than"),
        ("It was well over 40.", "over 40", "well over"),
        ("At least a third of them.", "a third", "at least"),
    ],
)
def test_a_hedge_beside_its_quote_is_refused_unless_the_note_names_it(text, quote, words, hedge_words):
    cells = {"quote": quote, "value_text": quote, "note": "A doubt."}
    (problem,) = left_out_hedge_problems(placed(text, cells), hedge_words)
    assert str(problem) == (
        f"{PATH}, line 2, column quote: found the quote {quote!r}, beside which the text has {words!r}, "
        f"words of {hedge_words[words]}; expected a quote with its hedge. Widen the quote and give the "
        "hedge, or name the words in the note and say what they are there."
    )
    named = placed(text, {**cells, "note": f"Here {words} is no hedge."})
    assert left_out_hedge_problems(named, hedge_words) == []


def test_a_note_on_words_of_the_quote_says_nothing_of_the_same_words_beside_it(hedge_words):
    cells = {"quote": "up to 40", "value_text": "40", "note": "Up to is the direction."}
    (problem,) = left_out_hedge_problems(placed("It rose up to up to 40.", cells), hedge_words)
    assert problem.found.startswith("the quote 'up to 40', beside which the text has 'up to'")
    assert left_out_hedge_problems(placed("It rose up to 40.", cells), hedge_words) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It was nearly 40 cases.", "nearly 40"),
        ("Nearly all of the 40 cases.", "40"),
        ("Of 40 about a half ended.", "40"),
        ("It was overall 40.", "40"),
        ("More than\n40 cases.", "40"),
        ("There were 40, or so they say.", "40"),
    ],
)
def test_a_quote_with_its_hedge_or_without_one_beside_it_is_accepted(text, quote, hedge_words):
    cells = {"quote": quote, "value_text": quote}
    assert left_out_hedge_problems(placed(text, cells), hedge_words) == []


def test_a_hedge_beside_words_without_a_number_says_nothing_about_them(hedge_words):
    assert left_out_hedge_problems(placed("It almost rose.", {"quote": "rose"}), hedge_words) == []


@pytest.fixture(scope="module")
def direction_words(reference):
    return load_direction_words(reference("direction_words"))


@pytest.mark.parametrize(
    ("quote", "direction"),
    [
        ("a rise of 8 per cent", "up"),
        ("down from", "down"),
        ("more than almost anywhere", "up"),
        ("rose", ""),
    ],
)
def test_a_direction_that_the_words_have_or_leave_open_is_accepted(quote, direction, direction_words):
    assert direction_problems(row({"quote": quote, "direction": direction}), direction_words) == []


def test_another_direction_than_the_words_have_is_refused_unless_the_note_names_them(direction_words):
    cells = {"quote": "a rise of 8 per cent", "direction": "down"}
    (problem,) = direction_problems(row(cells), direction_words)
    assert str(problem) == (
        f"{PATH}, line 2, column direction: found 'down' for the quote 'a rise of 8 per cent', which has "
        "'rise'; expected 'up'. Correct the direction, or name the words in the note and say why."
    )
    assert direction_problems(row({**cells, "note": "The rise is in losses."}), direction_words) == []


QUOTATION = {"quote": "“40 cases”", "kind": "quotation", "speaker": "ann-lee"}
QUOTED = SearchedText("“40 cases” and then, later, 40 of them")


def said(*rows, starts=(0, 1)):
    """Return the problems of rows at these places."""
    together = annotated(*rows)
    return speaker_problems([Placed(together, index, QUOTED, start) for index, start in enumerate(starts)])


def test_a_figure_in_a_quotation_has_its_speaker():
    assert said(QUOTATION, {"quote": "40", "kind": "count", "speaker": "ann-lee"}) == []
    (problem,) = said(QUOTATION, {"quote": "40", "kind": "count", "speaker": "article-itself"})
    assert str(problem) == (
        f"{PATH}, line 3, column speaker: found 'article-itself' for '40', which is inside the quotation "
        "of line 2; expected 'ann-lee'. Correct the speaker, or add the row of the quotation."
    )


def test_dates_and_dismissals_in_a_quotation_need_no_speaker():
    assert said(QUOTATION, {"quote": "40", "kind": "dismissed"}) == []
