"""Published words stay below a quarter of their article, in words and in characters."""

import pytest

FORTY_WORDS = "a few " * 20


@pytest.fixture
def published(checked):
    """Return a function that says what is too much.

    Rows are figures by line, start, quote and words of the paragraph; quotations by line, start and words.
    """

    def run(*rows, quotations=(), text):
        mentions, figures = [], []
        for number, (line, start, quote, words) in enumerate(rows):
            ids = {"mention_id": f"a.x-{number}", "article_id": "a"}
            place = {"line_number": line, "start_char": start, "end_char": start + len(quote)}
            mentions.append({**ids, **place, "quote": quote})
            figures.append({**ids, "area_text": words})
        opening = [
            {"article_id": "a", "line_number": line, "start_char": start, "opening_words": words}
            for line, start, words in quotations
        ]
        counts = {"character_count": len(text), "word_count": len(text.split())}
        problems = checked(
            ["data/published_words_reach_a_quarter"],
            articles=[{"article_id": "a", **counts}],
            mentions=mentions,
            figures=figures,
            quotations=opening,
        )
        return [problem.found for problem in problems]

    return run


def test_words_are_counted_by_where_they_are_published_each_wording_once(published, checked):
    text = "word " * 40
    rows = [(1, 0, "a third of\u00a0them", "in Kent"), (2, 50, "a third of\u00a0them", "in Kent too")]
    assert published(*rows, text="word " * 45) == []
    assert published(*rows, quotations=[(3, 90, "it was so")], text=text) == [
        "12 of 40 words to be published (quotes 4, opening words of quotations 3, attribution_text 0, "
        "area_text 5, quantifier_text 0)"
    ]


def test_a_wording_that_stands_at_many_places_counts_at_each_of_them(published):
    rows = [(1, 10 * number, "two in all", "") for number in range(3)]
    assert len(FORTY_WORDS) == 120
    assert published(*rows, text=FORTY_WORDS) == ["30 of 120 characters to be published"]
    assert published(*rows[:2], text=FORTY_WORDS) == []


def test_words_that_are_published_twice_from_one_place_count_once(published):
    quote = (1, 10, "twenty-nine characters it has", "")
    opening = (1, 10, "twenty-nine")
    assert published(quote, quotations=[opening], text=FORTY_WORDS) == []
    assert published(quote, quotations=[(1, 38, "so")], text=FORTY_WORDS) == [
        "30 of 120 characters to be published"
    ]


def test_words_of_a_paragraph_count_once_in_it_and_again_in_another(published):
    quotes = [(1, 0, "twenty characters it", "in Kent"), (1, 30, "2", "Kent"), (1, 40, "3", "in Kent")]
    assert published(*quotes, text=FORTY_WORDS) == []
    again = (2, 60, "4", "in Kent")
    assert published(*quotes, again, text=FORTY_WORDS) == ["37 of 120 characters to be published"]
    within = (2, 60, "4 in Kent", "in Kent")
    assert published(quotes[0], within, text=FORTY_WORDS * 2) == []
    assert published(quotes[0], within, text=FORTY_WORDS + "a" * 23) == [
        "36 of 143 characters to be published"
    ]
