"""The code of an area is held against the words that the article prints for it."""

import pytest

from press_figures.annotations.areas import area_problems

from .conftest import table

PATH = "raw/annotations/invented-herald.csv"


@pytest.fixture(scope="module")
def said(reference):
    """Return a function that gives the messages about one row, by the lists of the repository."""
    areas = table("raw/reference/areas.csv", *reference("areas"))
    area_words = table("raw/reference/area_words.csv", *reference("area_words"))

    def run(area, area_text):
        rows = table(PATH, {"area": area, "area_text": area_text})
        return [str(problem) for problem in area_problems(rows, areas, area_words)]

    return run


def refusal(area, area_text, said):
    return (
        f"{PATH}, line 2, column area_text: found {area_text!r} for the area {area!r}, which has {said}; "
        f"expected words that name {area!r}. Read the sentence again: correct the area or area_text, or add "
        "the words to raw/reference/area_words.csv."
    )


@pytest.mark.parametrize(
    ("area", "area_text"),
    [
        ("essex", "Essex Police"),
        ("essex", "ESSEX"),
        ("essex", "Essex officers"),
        ("essex", "police in Essex"),
        ("essex", "Essex’s force"),
        ("essex", "the force"),
        ("essex", "of those cases"),
        ("essex", ""),
        ("devon-and-cornwall", "Devon and Cornwall"),
        ("north-wales", "North Wales"),
        ("wales", "Wales"),
        ("england-and-wales", "across England and Wales"),
        ("england-and-wales", "nationally"),
        ("national-not-specified", "nationwide"),
        ("national-not-specified", "across the country"),
        ("national-not-specified", "Overall"),
        ("england-except-west-mercia", "the rest of England"),
        ("forces-not-named", "Forces"),
        ("simpson-millar-36-forces", "36 police forces"),
        ("west-mercia", "the West Mercia Police force area"),
        ("kent", "Kent and Essex"),
    ],
)
def test_words_that_can_name_the_area_are_accepted(area, area_text, said):
    assert said(area, area_text) == []


@pytest.mark.parametrize(
    ("area", "area_text", "words"),
    [
        ("kent", "Essex Police", "'essex police', words for 'essex'"),
        ("kent", "the Essex force", "'essex', words for 'essex'"),
        ("wales", "North Wales", "'north wales', words for 'north-wales'"),
        ("england", "England and Wales", "'england and wales', words for 'england-and-wales'"),
        ("england", "the rest of England", "'rest of england', words for an area of the type aggregate"),
        ("kent", "nationally", "'nationally', words for an area of the type nation aggregate"),
        ("england", "the force", "'force', words for an area of the type territorial_force special_force"),
        ("not-stated", "Kent", "'kent', words for 'kent'"),
        ("kent", "Maidstone", "no words of areas.csv or area_words.csv"),
        ("kent", "Kentish people", "no words of areas.csv or area_words.csv"),
    ],
)
def test_words_for_another_area_or_for_none_are_refused(area, area_text, words, said):
    assert said(area, area_text) == [refusal(area, area_text, words)]


def test_an_area_that_no_list_has_is_the_problem_of_its_own_column(said):
    assert said("kentt", "Essex") == []


def test_every_listed_word_names_one_area_or_types_of_areas_that_exist(reference):
    types = {row["area_type"] for row in reference("areas")}
    seen = [row["words"].lower() for row in reference("area_words")]
    assert len(set(seen)) == len(seen)
    for row in reference("area_words"):
        assert not (row["area_id"] and row["area_types"]), row
        assert set(row["area_types"].split()) <= types, row
