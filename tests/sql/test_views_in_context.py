"""The wide views say in plain words what a figure or claim is, one row each."""

import datetime

import pytest

from press_figures.package.database import create_views

from .conftest import figure


@pytest.fixture
def named(package):
    """Give names to the codes that an ordinary figure has."""
    package.connection.execute("update units set name = unit_id || 's'")
    package.connection.execute("update areas set name = 'Police of ' || area_id, gss_code = 'E' || area_id")
    package.connection.execute("update periods set name = 'in ' || period_id")
    package.connection.execute("update outcome_groups set name = 'group ' || outcome_group_id")
    package.connection.execute("update families set name = 'Family ' || family_id")
    package.given("kinds", {"kind_id": "count", "name": "Count"})
    package.given("measures", {"measure_id": "recorded", "name": "Recorded by the police"})
    package.given("offences", {"offence_id": "abuse", "name": "Abuse"})
    package.given("sources", {"source_id": "police", "name": "the police"})
    package.given("organisations", {"organisation_id": "paper", "name": "The paper"})
    package.given(
        "annotators", {"annotator_id": "me", "annotator_type": "person", "is_reviewed_by_person": True}
    )
    package.given(
        "speakers",
        {"speaker_id": "article-itself", "role": "the article's own words", "organisation_id": "paper"},
        {"speaker_id": "a-chief", "name": "A. Chief", "role": "Chief", "organisation_id": "paper"},
    )
    package.given("articles", {"article_id": "a", "publisher": "The Herald", "title": "Figures"})
    for place, label in enumerate(["late", "early"]):
        start = 90 - 50 * place
        package.given(
            "mentions",
            {
                "mention_id": f"a.{label}",
                "article_id": "a",
                "start_char": start,
                "quote": label,
                "annotator_id": "me",
            },
        )
    return package


def test_figures_stand_in_order_of_place_with_the_names_of_their_codes(named):
    named.given_figures(
        figure("a.late", 120, speaker_id="a-chief", period_id="last-year"), figure("a.early", 100)
    )
    columns = ("figure_id", "publisher", "quote", "kind", "unit", "measure", "area", "gss_code", "speaker")
    assert named.rows("figures_in_context", *columns) == [
        (
            "a.early",
            "The Herald",
            "early",
            "Count",
            "offences",
            "Recorded by the police",
            "Police of kent",
            "Ekent",
            "the article's own words",
        ),
        (
            "a.late",
            "The Herald",
            "late",
            "Count",
            "offences",
            "Recorded by the police",
            "Police of kent",
            "Ekent",
            "A. Chief",
        ),
    ]


def test_an_open_year_stands_with_its_inferred_dates(named):
    named.given_figures(
        figure("a.late", 120, period_id="last-year"), figure("a.early", 100, period_id="unresolved")
    )
    assert named.rows("figures_in_context", "period", "period_start", "period_end") == [
        ("in unresolved", None, None),
        ("in last-year", datetime.date(2016, 1, 1), datetime.date(2016, 12, 31)),
    ]


CLAIM_THAT_FOLLOWS = {
    "figure_id": "a.late",
    "verdict": "consistent",
    "primary_verdict": "consistent",
    "primary_reading_id": "a.late.bound.primary",
}


def test_a_claim_stands_once_with_its_primary_reading_and_verdict(named, root):
    view = root / "workflow" / "sql" / "views" / "derived" / "claims_in_context.sql"
    create_views(named.connection, [], [str(view)])
    named.given_figures(figure("a.late", 400, hedge_id="more_than"))
    named.given("verdict_codes", {"verdict_id": "consistent", "name": "Follows", "definition": "It does"})
    named.given("verdicts", CLAIM_THAT_FOLLOWS)
    for reading, expression in (("primary", "449"), ("other", "450")):
        named.given(
            "readings",
            {
                "reading_id": f"a.late.bound.{reading}",
                "figure_id": "a.late",
                "family": "bound",
                "is_primary": reading == "primary",
                "expression": expression,
            },
        )
    columns = (
        "figure_id",
        "quote",
        "family",
        "expression",
        "verdict_name",
        "reason_definition",
        "reading_count",
    )
    assert named.rows("claims_in_context", *columns) == [
        ("a.late", "late", "Family bound", "449", "Follows", None, 2)
    ]


@pytest.fixture
def claim(root, named):
    """Give a claim about Kent, computed from one other figure; return a function that reads its caveats."""
    view = root / "workflow" / "sql" / "views" / "derived" / "claims_in_context.sql"
    create_views(named.connection, [], [str(view)])
    named.given("verdict_codes", {"verdict_id": "consistent", "name": "Follows", "definition": "It does"})
    named.given("verdicts", CLAIM_THAT_FOLLOWS)
    for name, is_primary in (("a.late.bound.primary", True), ("a.late.bound.other", False)):
        named.given(
            "readings",
            {"reading_id": name, "figure_id": "a.late", "family": "bound", "is_primary": is_primary},
        )

    def caveats(used, reading="primary", role="derived_from"):
        named.given_figures(figure("a.late", 400), used)
        named.given(
            "reading_inputs",
            {
                "reading_id": f"a.late.bound.{reading}",
                "figure_id": used["figure_id"],
                "role": role,
            },
        )
        ((found,),) = named.rows("claims_in_context", "caveats")
        return found

    return caveats


def test_a_claim_carries_the_caveats_of_the_figures_it_is_computed_from(claim):
    assert claim(figure("a.early", 450, may_be_rounded=True)) == "may_be_rounded press_reported"


def test_a_claim_that_is_computed_from_another_area_says_so(claim):
    assert claim(figure("a.early", 450, area_id="surrey")) == "coverage_unstated press_reported"


def test_figures_of_other_readings_do_not_count(claim):
    assert claim(figure("a.early", 450, may_be_rounded=True), "other") == "press_reported"


@pytest.mark.parametrize(
    ("role", "says_so"),
    [("derived_from", True), ("numerator", True), ("denominator", False), ("numerator_part", False)],
)
def test_a_claim_whose_numerator_takes_in_other_outcome_types_says_so(claim, role, says_so):
    used = figure("a.early", 450, outcome_group_id="charged")
    expected = "outcome_groups_differ press_reported" if says_so else "press_reported"
    assert claim(used, role=role) == expected
