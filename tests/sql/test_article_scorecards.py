"""Scorecards: for how many figures an article says what a reader needs to know."""

from .conftest import figure


def mention(mention_id, kind):
    return {"mention_id": mention_id, "article_id": mention_id.split(".")[0], "kind": kind}


def card(working, *columns):
    return working.rows("article_scorecards", "article_id", *(f"{name}_count" for name in columns))


def test_an_article_without_anything_has_zeros(working):
    working.given("articles", {"article_id": "a", "word_count": 120})
    columns = (
        "figure statistic claim share printed_denominator stated_source stated_area stated_period "
        "stated_basis hedged date dismissal quotation"
    ).split()
    assert card(working, *columns) == [("a", *[0] * 13)]
    assert working.rows("article_scorecards", "word_count") == [(120,)]


def test_every_count_is_of_its_own_article(working):
    working.given("articles", {"article_id": "a"}, {"article_id": "b"})
    working.given_figures(figure("a.x", 5), figure("a.y", 6), figure("b.x", 7))
    working.given(
        "mentions", mention("a.d", "date"), mention("b.n", "dismissed"), mention("b.m", "dismissed")
    )
    working.given("quotations", {"quotation_id": "b.q", "article_id": "b"})
    columns = ("figure", "statistic", "date", "dismissal", "quotation")
    assert card(working, *columns) == [("a", 2, 2, 1, 0, 0), ("b", 1, 1, 0, 2, 1)]


def test_a_number_that_is_printed_twice_is_one_statistic(working):
    working.given("articles", {"article_id": "a"})
    working.given_figures(figure("a.x", 5), figure("a.again", 5), figure("a.rounder", 5))
    working.given_relations(("a.again", "same_as", "a.x"), ("a.rounder", "derived_from", "a.x"))
    assert card(working, "figure", "statistic") == [("a", 3, 1)]


def test_what_is_not_stated_is_not_counted(working):
    working.given("articles", {"article_id": "a"})
    working.given_figures(
        figure("a.full", 5),
        figure("a.source", 5, source_id="not-stated"),
        figure("a.area", 5, area_id="not-stated"),
        figure("a.inferred", 5, period_basis="inferred"),
        figure("a.unstated", 5, period_id="not-stated", period_basis="unstated"),
        figure("a.open-year", 5, period_id="last-year"),
        figure("a.basis", 5, count_basis="unstated"),
        figure("a.hedged", 5, hedge_id="more_than"),
    )
    columns = ("stated_source", "stated_area", "stated_period", "stated_basis", "hedged")
    assert card(working, *columns) == [("a", 7, 7, 5, 7, 1)]


def test_only_a_printed_denominator_counts_and_once_for_each_figure(working):
    working.given("articles", {"article_id": "a"})
    share = {"kind": "share", "value_class": "percentage"}
    working.given_figures(
        figure("a.whole", 100),
        figure("a.printed", "1/2", **share),
        figure("a.read", "1/2", **share),
        figure("a.none", "1/2", kind="ratio"),
    )
    working.given_relations(
        ("a.printed", "denominator", "a.whole", "printed"),
        ("a.read", "denominator", "a.whole", "natural_reading"),
    )
    assert card(working, "share", "printed_denominator") == [("a", 3, 1)]


def test_a_figure_that_can_be_held_against_others_is_a_claim(working):
    working.given("articles", {"article_id": "a"})
    working.given_figures(
        figure("a.part", 40),
        figure("a.whole", 100),
        figure("a.claim", "2/5", kind="share", value_class="percentage"),
    )
    working.given_relations(
        ("a.claim", "numerator", "a.part"), ("a.claim", "denominator", "a.whole", "printed")
    )
    assert card(working, "claim") == [("a", 1)]


def test_a_figure_with_a_primary_reading_is_one_claim_and_one_without_is_none(working):
    # The direction could not be computed and is still a claim. The share is one claim under two readings.
    # The total is held against its parts without claiming anything.
    working.given("articles", {"article_id": "a"}, {"article_id": "b"})
    working.given_figures(
        figure("a.up", None, kind="trend"),
        figure("a.share", "2/5", kind="share", value_class="percentage"),
        figure("a.whole", 50),
        figure("b.total", 100),
        figure("b.charged", 40, outcome_group_id="charged"),
        figure("b.unsupported", 30, outcome_group_id="unsupported"),
    )
    working.given_relations(
        ("a.share", "denominator", "a.whole", "natural_reading"),
        ("b.charged", "part_of", "b.total"),
        ("b.unsupported", "part_of", "b.total"),
    )
    assert card(working, "claim") == [("a", 2), ("b", 2)]
