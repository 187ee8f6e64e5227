"""ClaimReview records: which claims get one, and what it says."""

from press_figures.reports.claim_reviews import claim_reviews

CODES = [
    {"verdict_id": "inconsistent", "name": "Does not follow", "definition": "It lies outside", "rating": 1},
    {"verdict_id": "inconsistent_wording", "name": "Does not fit", "definition": "It is unlike", "rating": 2},
    {"verdict_id": "depends_on_reading", "name": "Depends", "definition": "Readings differ", "rating": 3},
    {"verdict_id": "consistent_by_rounding", "name": "Rounded", "definition": "Once rounded", "rating": 4},
    {"verdict_id": "understated", "name": "By more", "definition": "It goes further", "rating": 4},
    {"verdict_id": "consistent", "name": "Follows", "definition": "It lies inside", "rating": 5},
    {"verdict_id": "indeterminate", "name": "Undecided", "definition": "No verdict", "rating": None},
]


def claim(verdict, **columns):
    known = {"publisher": "The Herald", "url": "https://example.org/a", "date_published": "2017-04"}
    about = {"measure": "Recorded", "offence": "Abuse", "area": "Kent", "period": "2016"}
    return {"figure_id": f"a.{verdict}", "quote": "a third", "verdict": verdict, **about, **known, **columns}


def test_only_claims_that_fail_under_every_reading_get_a_record():
    found = claim_reviews([claim(code["verdict_id"]) for code in CODES], CODES, "The project")
    identifiers = [record["itemReviewed"]["identifier"] for record in found["@graph"]]
    assert identifiers == ["a.inconsistent", "a.inconsistent_wording"]
    none = claim_reviews([claim("consistent")], CODES, "The project")
    assert none == {"@context": "https://schema.org", "@graph": []}


def test_a_record_names_claim_article_and_rating_on_the_scale_of_the_verdicts():
    (record,) = claim_reviews([claim("inconsistent_wording")], CODES, "The project")["@graph"]
    assert record == {
        "@type": "ClaimReview",
        "claimReviewed": "\u201ca third\u201d (Recorded, Abuse, Kent, 2016)",
        "itemReviewed": {
            "@type": "Claim",
            "identifier": "a.inconsistent_wording",
            "author": {"@type": "Organization", "name": "The Herald"},
            "appearance": {
                "@type": "CreativeWork",
                "url": "https://example.org/a",
                "datePublished": "2017-04",
            },
        },
        "author": {"@type": "Organization", "name": "The project"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 2,
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": "Does not fit",
            "ratingExplanation": "It is unlike. It says nothing about the truth of the figures.",
        },
    }


def test_what_is_not_known_of_an_article_is_left_out():
    unknown = claim("inconsistent", publisher=None, url=None, date_published=None)
    (record,) = claim_reviews([unknown], CODES, "The project")["@graph"]
    assert record["itemReviewed"] == {"@type": "Claim", "identifier": "a.inconsistent"}
