"""Which claims of an article hold together under a reading, and which exclude each other."""

import pytest

from press_figures.readings.joint import decided_claims, exclusive_claims, joint_readings

ARTICLES = {"a.one": "a", "a.two": "a", "a.three": "a", "b.one": "b"}
VERDICTS = {"holds": "consistent", "fails": "inconsistent", "undecided": "indeterminate"}


def readings(text):
    """Return readings, as in 'a.one: primary holds, closed_world fails; a.two: primary understated'.

    A star marks a reading of another text.
    """
    return [
        {
            "reading_id": f"{claim}.share.{name.removesuffix('*')}",
            "figure_id": claim,
            "family": "share",
            "rounds": f"{claim}.share.{name.removesuffix('.truncation')}" if "truncation" in name else None,
            "evidence_scope": "other_text" if name.endswith("*") else "same_text",
            "verdict": VERDICTS.get(verdict, verdict),
        }
        for claim, several in (one.split(": ") for one in text.split("; "))
        for name, verdict in (reading.split() for reading in several.split(", "))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.one: primary consistent", {"primary": True}),
        ("a.one: primary understated", {"primary": True}),
        ("a.one: primary inconsistent", {"primary": False}),
        ("a.one: primary inconsistent_wording", {"primary": False}),
        # Readings that decide nothing and readings of other texts are left out.
        ("a.one: primary undecided, other_article* holds, closed_world fails", {"closed_world": False}),
        # A claim holds under a reading if it does so after rounding, whichever of the two comes first.
        ("a.one: primary fails, primary.truncation consistent_by_rounding", {"primary": True}),
        ("a.one: primary.truncation consistent_by_rounding, primary fails", {"primary": True}),
    ],
)
def test_a_claim_holds_or_fails_under_a_reading_that_decides_it(text, expected):
    assert decided_claims(readings(text)) == {"a.one": expected}


def test_all_claims_of_an_article_that_a_reading_decides_hold_together_or_are_named():
    rows = joint_readings(
        readings(
            "b.one: primary fails; a.two: primary understated, other_period.2015 fails; "
            "a.one: primary holds, other_period.2015 holds; a.three: other_period.2015 inconsistent_wording"
        ),
        ARTICLES,
    )
    assert [row["joint_reading_id"] for row in rows] == ["a.other_period.2015", "a.primary", "b.primary"]
    assert rows[0] == {
        "joint_reading_id": "a.other_period.2015",
        "article_id": "a",
        "reading": "other_period",
        "claim_count": 3,
        "holding_count": 1,
        "holds_together": False,
        "failing_figure_ids": "a.three a.two",
    }
    assert (rows[1]["holds_together"], rows[1]["failing_figure_ids"]) == (True, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # They never hold together. Every pair of an article is found once and in order.
        ("a.two: x fails, y holds; a.one: x holds, y fails", ["a.one a.two: x y"]),
        (
            "a.two: x fails, y holds, z fails; a.three: x fails, y fails, z holds; "
            "a.one: x holds, y fails, z fails",
            ["a.one a.three: x y z", "a.one a.two: x y z", "a.three a.two: x y z"],
        ),
        # Only readings that decide both are shared.
        ("a.one: x holds, y fails, z holds; a.two: x fails, y undecided, w holds", ["a.one a.two: x"]),
        # They hold together once.
        ("a.one: x holds, y fails, z holds; a.two: x fails, y holds, z holds", []),
        # They share no reading, or are of two articles.
        ("a.one: x holds, y fails; a.two: z holds, w fails", []),
        ("a.one: x holds, y fails; b.one: x fails, y holds", []),
        # One always holds, or never does.
        ("a.one: x fails, y holds, z fails; a.two: x holds", []),
        ("a.one: x holds, y holds, z fails; a.two: x fails", []),
    ],
)
def test_claims_of_an_article_that_never_hold_together_exclude_each_other(text, expected):
    rows = exclusive_claims(readings(text), ARTICLES)
    found = [f"{row['first_figure_id']} {row['second_figure_id']}: {row['shared_readings']}" for row in rows]
    assert found == expected
