"""Write ClaimReview records (schema.org) for claims that fail under every reading that decides them."""

from press_figures.readings.verdicts import FAILING_VERDICTS


def claim_reviews(claims: list[dict], verdict_codes: list[dict], reviewer: str) -> dict:
    """Return the records of the claims whose verdict is a failing one, as one JSON-LD graph.

    A claim that holds under some reading has another verdict and gets no record. verdict_codes give the
    ratings and their words. Unknown facts of an article are left out.
    """
    codes = {row["verdict_id"]: row for row in verdict_codes}
    ratings = [row["rating"] for row in verdict_codes if row["rating"] is not None]
    reviews = [
        claim_review(claim, codes[claim["verdict"]], reviewer, min(ratings), max(ratings))
        for claim in claims
        if claim["verdict"] in FAILING_VERDICTS
    ]
    return {"@context": "https://schema.org", "@graph": reviews}


def claim_review(claim: dict, code: dict, reviewer: str, worst: int, best: int) -> dict:
    """Return the record of one claim."""
    appearance = {"@type": "CreativeWork", "url": claim["url"], "datePublished": claim["date_published"]}
    publisher = {"@type": "Organization", "name": claim["publisher"]}
    claimed = {
        "@type": "Claim",
        "identifier": claim["figure_id"],
        "author": publisher if claim["publisher"] else None,
        "appearance": known(appearance) if claim["url"] else None,
    }
    about = f"{claim['measure']}, {claim['offence']}, {claim['area']}, {claim['period']}"
    return {
        "@type": "ClaimReview",
        "claimReviewed": f"\u201c{claim['quote']}\u201d ({about})",
        "itemReviewed": known(claimed),
        "author": {"@type": "Organization", "name": reviewer},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": code["rating"],
            "worstRating": worst,
            "bestRating": best,
            "alternateName": code["name"],
            "ratingExplanation": f"{code['definition']}. It says nothing about the truth of the figures.",
        },
    }


def known(record: dict) -> dict:
    """Return a record without unknown entries."""
    return {name: value for name, value in record.items() if value is not None}
