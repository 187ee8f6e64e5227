"""Relations that lead back to where they began are refused, once for each circle."""

import pytest

from press_figures.annotations.circles import circle_problems

from .conftest import table

PATH = "raw/annotations/invented-herald.csv"
COLUMNS = "same_as derived_from part_of additive_to addend".split()


def said(*relations):
    """Return the messages about rows given as a label, a column and the labels in it."""
    labels = sorted({label for first, _, others in relations for label in (first, *others.split())})
    rows = {label: dict.fromkeys(COLUMNS, "") | {"label": label} for label in labels}
    for label, column, others in relations:
        rows[label][column] = others
    return [str(problem) for problem in circle_problems(table(PATH, *rows.values()))]


def circle(line, column, cell, path):
    return (
        f"{PATH}, line {line}, column {column}: found {cell!r}, which leads back here: {path}; expected "
        "relations that do not lead back to where they began. Read the sentences again and correct or empty "
        "this column in one of these rows."
    )


@pytest.mark.parametrize("column", ["same_as", "derived_from", "part_of", "additive_to"])
def test_two_rows_that_refer_to_each_other_are_refused_once(column):
    assert said(("a", column, "b"), ("b", column, "a")) == [circle(2, column, "b", "a > b > a")]


def test_a_circle_of_three_is_refused_where_it_is_first_written():
    assert said(("a", "part_of", "b"), ("b", "part_of", "c"), ("c", "part_of", "a")) == [
        circle(2, "part_of", "b", "a > b > c > a")
    ]


def test_repetitions_and_rounder_wordings_make_one_circle():
    assert said(("a", "same_as", "b"), ("b", "derived_from", "a")) == [circle(2, "same_as", "b", "a > b > a")]


def test_an_addend_is_a_part_of_its_total():
    assert said(("a", "part_of", "b"), ("a", "addend", "b c")) == [circle(2, "part_of", "b", "a > b > a")]
    assert said(("a", "addend", "b c"), ("b", "addend", "a")) == [circle(2, "addend", "b c", "b > a > b")]


@pytest.mark.parametrize("repetition", ["same_as", "derived_from"])
def test_a_whole_is_not_its_own_part_by_way_of_another_wording(repetition):
    assert said(("a", "part_of", "b"), ("a", repetition, "b")) == [circle(2, "part_of", "b", "a > b > a")]
    assert said(("a", "part_of", "b"), ("c", repetition, "b"), ("c", "part_of", "a")) == [
        circle(2, "part_of", "b", "a > b > c > a")
    ]


def test_a_whole_is_not_its_own_part_by_way_of_what_it_repeats():
    assert said(("a", "part_of", "b"), ("b", "same_as", "c"), ("c", "part_of", "a")) == [
        circle(2, "part_of", "b", "a > b > c > a")
    ]


def test_two_circles_are_two_problems():
    first, second = (
        [("a", "part_of", "b"), ("b", "part_of", "a")],
        [("c", "part_of", "d"), ("d", "part_of", "c")],
    )
    assert len(said(*first, *second)) == 2


def test_chains_that_end_are_accepted():
    parts = [("a", "part_of", "b"), ("b", "part_of", "c"), ("a", "part_of", "b c"), ("c", "addend", "a b")]
    assert said(*parts) == []
    assert said(("a", "same_as", "b"), ("b", "derived_from", "c"), ("a", "additive_to", "d")) == []


def test_a_part_may_be_added_to_what_it_is_no_part_of():
    assert said(("a", "part_of", "b"), ("b", "additive_to", "a")) == []


def test_labels_that_no_row_has_lead_nowhere():
    assert said(("a", "part_of", "gone")) == []
    assert said(("a", "part_of", "a")) == []
