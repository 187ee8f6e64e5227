"""Overlaps: how much two articles share word for word, and which speakers and sources they share."""

from .conftest import figure

COLUMNS = ("passage_count", "character_count", "longest_character_count", "quoted_character_count")


def passage(first_start, length, first="a", second="b", second_start=0):
    return {
        "shared_passage_id": f"{first}.{first_start}.and.{second}.{second_start}",
        "first_article_id": first,
        "first_start_char": first_start,
        "first_end_char": first_start + length,
        "second_article_id": second,
        "second_start_char": second_start,
        "second_end_char": second_start + length,
        "character_count": length,
    }


def quotation(start, end, speaker="chief", article_id="a"):
    quotation_id = f"{article_id}.{speaker}-{start}"
    places = {"start_char": start, "end_char": end}
    return {"quotation_id": quotation_id, "article_id": article_id, "speaker_id": speaker} | places


def test_passages_of_the_same_two_articles_are_added_up(working):
    working.given("shared_passages", passage(0, 40), passage(100, 60), passage(0, 50, second="c"))
    assert working.rows("article_overlaps", "article_overlap_id", *COLUMNS) == [
        ("a.and.b", 2, 100, 60, 0),
        ("a.and.c", 1, 50, 50, 0),
    ]


def test_only_the_part_of_a_passage_that_lies_in_a_quotation_of_the_first_is_quoted(working):
    working.given("shared_passages", passage(100, 50), passage(200, 50), passage(300, 50))
    working.given(
        "quotations",
        quotation(90, 120),
        quotation(140, 205, "victim"),
        quotation(350, 400, "minister"),
        quotation(200, 250, "another", article_id="b"),
    )
    # 100 to 120, 140 to 150 and 200 to 205; the minister begins where the last passage ends
    assert working.rows("article_overlaps", "quoted_character_count", "speakers") == [(35, "chief victim")]


def test_only_sources_that_both_articles_name_are_shared(working):
    working.given("shared_passages", passage(0, 40))
    working.given_figures(
        figure("a.x", 5, source_id="foi"),
        figure("a.y", 5, source_id="not-stated"),
        figure("a.z", 5, source_id="charity"),
        figure("b.x", 5, source_id="foi"),
        figure("b.y", 5, source_id="not-stated"),
        figure("c.x", 5, source_id="charity"),
    )
    assert working.rows("article_overlaps", "sources", "caveats") == [("foi", "common_source")]


def test_articles_that_share_no_passage_have_no_row(working):
    working.given_figures(figure("a.x", 5), figure("b.x", 5))
    assert working.rows("article_overlaps", "article_overlap_id") == []
