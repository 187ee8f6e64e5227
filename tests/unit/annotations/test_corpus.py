"""Every expression of a text must be annotated, and rows come out in order of place."""

import pytest

from extract_figures import in_order
from press_figures.annotations.corpus import completeness_problems
from press_figures.numbers.lexicon import LEXICON_LISTS, load_lexicon
from press_figures.texts.scanning import compile_scanner
from press_figures.texts.search import SearchedText

PATH = "raw/articles/invented-herald.txt"
TEXT = "Police recorded 120 cases in 2019.\nOf these, nearly three quarters were dropped."


@pytest.fixture
def problems(reference):
    scanner = compile_scanner(reference("number_words"))

    def run(*quotes):
        covered = sorted((TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in quotes)
        return completeness_problems(PATH, SearchedText(TEXT), covered, scanner)

    return run


def test_a_text_whose_expressions_are_all_annotated_is_complete(problems):
    assert problems("in 2019", "nearly three quarters", "120") == []


@pytest.mark.parametrize(
    ("quotes", "missing"),
    [
        (["120", "nearly three quarters"], ["2019"]),
        (["120", "201", "nearly three"], ["2019", "quarters"]),
        ([], ["120", "2019", "three", "quarters"]),
    ],
    ids=["one not annotated", "two annotated by half", "nothing annotated"],
)
def test_an_expression_that_nobody_annotated_to_its_end_is_named(problems, quotes, missing):
    assert [
        problem.found.partition("'")[2].partition("', which nobody")[0] for problem in problems(*quotes)
    ] == missing


def test_rows_with_a_place_come_in_order_of_place():
    resource = {"schema": {"fields": [{"name": "article_id"}, {"name": "start_char"}], "primaryKey": ["x"]}}
    rows = [
        {"article_id": "b", "start_char": 5, "x": 1},
        {"article_id": "a", "start_char": 40, "x": 2},
        {"article_id": "a", "start_char": 7, "x": 3},
    ]
    assert [row["x"] for row in in_order(rows, resource)] == [3, 2, 1]


def test_rows_without_a_place_come_in_order_of_their_key():
    resource = {"schema": {"fields": [{"name": "figure_id"}], "primaryKey": ["figure_id", "role"]}}
    rows = [{"figure_id": "b", "role": "a"}, {"figure_id": "a", "role": "z"}, {"figure_id": "a", "role": "b"}]
    assert [tuple(row.values()) for row in in_order(rows, resource)] == [("a", "b"), ("a", "z"), ("b", "a")]


def test_the_lexicon_is_that_of_the_reference_lists(lexicon, reference):
    loaded = load_lexicon({name: list(reversed(reference(name))) for name in LEXICON_LISTS})
    assert loaded.lattice == lexicon.lattice == sorted(lexicon.lattice)
    assert loaded.rules == lexicon.rules
    assert loaded.words.cardinals == lexicon.words.cardinals
