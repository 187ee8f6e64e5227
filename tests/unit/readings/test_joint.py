"""Which claims of an article hold together under a reading, and which exclude each other."""

import pytest

from press_figures.readings.joint import decided_claims, exclusive_claims, joint_readings

ARTICLES = {"a.one": "a", "a.two": "a", "a.three": "a", "b.one": "b"}


def reading(claim, name, verdict, family="share", rounds=None, scope="same_text"):
    return {
        "reading_id": f"{claim}.{family}.{name}",
        "figure_id": claim,
        "family": family,
        "rounds": rounds and f"{claim}.{family}.{rounds}",
        "evidence_scope": scope,
        "verdict": verdict,
    }


HOLDS, FAILS = "consistent", "inconsistent"


@pytest.mark.parametrize(
    ("verdict", "holds"),
    [
        ("consistent", True),
        ("understated", True),
        ("consistent_by_rounding", True),
        ("inconsistent", False),
        ("inconsistent_wording", False),
    ],
)
def test_a_claim_holds_or_fails_under_a_reading_that_decides_it(verdict, holds):
    assert decided_claims([reading("a.one", "primary", verdict)]) == {"a.one": {"primary": holds}}


def test_readings_that_decide_nothing_and_readings_of_other_texts_are_left_out():
    readings = [
        reading("a.one", "primary", "indeterminate"),
        reading("a.one", "other_article", HOLDS, scope="other_text"),
        reading("a.one", "official", FAILS, scope="outside"),
        reading("a.one", "closed_world", FAILS),
    ]
    assert decided_claims(readings) == {"a.one": {"closed_world": False}}


def test_a_claim_holds_under_a_reading_if_it_does_so_after_rounding():
    readings = [
        reading("a.one", "other_period.2015", FAILS),
        reading(
            "a.one", "other_period.2015.truncation", "consistent_by_rounding", rounds="other_period.2015"
        ),
    ]
    expected = {"a.one": {"other_period.2015": True}}
    assert decided_claims(readings) == decided_claims(readings[::-1]) == expected


def test_all_claims_that_a_reading_decides_hold_together():
    readings = [reading("a.one", "primary", HOLDS), reading("a.two", "primary", "understated")]
    assert joint_readings(readings, ARTICLES) == [
        {
            "joint_reading_id": "a.primary",
            "article_id": "a",
            "reading": "primary",
            "claim_count": 2,
            "holding_count": 2,
            "holds_together": True,
            "failing_figure_ids": "",
        }
    ]


def test_claims_that_fail_are_named_in_order():
    readings = [
        reading("a.two", "other_period.2015", FAILS),
        reading("a.three", "other_period.2015", "inconsistent_wording"),
        reading("a.one", "other_period.2015", HOLDS),
    ]
    assert joint_readings(readings, ARTICLES) == [
        {
            "joint_reading_id": "a.other_period.2015",
            "article_id": "a",
            "reading": "other_period",
            "claim_count": 3,
            "holding_count": 1,
            "holds_together": False,
            "failing_figure_ids": "a.three a.two",
        }
    ]


def test_articles_and_readings_are_kept_apart_and_in_order():
    readings = [
        reading("b.one", "primary", FAILS),
        reading("a.one", "primary", HOLDS),
        reading("a.one", "other_period.2015", FAILS),
        reading("a.one", "other_period.2014", HOLDS),
    ]
    rows = joint_readings(readings, ARTICLES)
    assert [(row["joint_reading_id"], row["holds_together"]) for row in rows] == [
        ("a.other_period.2014", True),
        ("a.other_period.2015", False),
        ("a.primary", True),
        ("b.primary", False),
    ]


def by_reading(claim, **verdicts):
    return [reading(claim, name, verdict) for name, verdict in verdicts.items()]


def pairs(*readings):
    rows = exclusive_claims([one for several in readings for one in several], ARTICLES)
    return [(row["first_figure_id"], row["second_figure_id"], row["shared_readings"]) for row in rows]


def test_claims_that_never_hold_together_exclude_each_other():
    found = pairs(
        by_reading("a.two", primary=FAILS, closed_world=HOLDS),
        by_reading("a.one", primary=HOLDS, closed_world=FAILS),
    )
    assert found == [("a.one", "a.two", "closed_world primary")]


def test_claims_that_hold_together_once_exclude_nothing():
    assert not pairs(
        by_reading("a.one", primary=HOLDS, closed_world=FAILS, rest_of=HOLDS),
        by_reading("a.two", primary=FAILS, closed_world=HOLDS, rest_of=HOLDS),
    )


def test_only_readings_that_decide_both_are_shared():
    found = pairs(
        by_reading("a.one", primary=HOLDS, closed_world=FAILS, rest_of=HOLDS),
        by_reading("a.two", primary=FAILS, closed_world="indeterminate", pooled_periods=HOLDS),
    )
    assert found == [("a.one", "a.two", "primary")]


def test_claims_without_a_shared_reading_exclude_nothing():
    assert not pairs(
        by_reading("a.one", primary=HOLDS, closed_world=FAILS),
        by_reading("a.two", rest_of=HOLDS, pooled_periods=FAILS),
    )


@pytest.mark.parametrize("verdict", [HOLDS, FAILS])
def test_a_claim_that_always_holds_or_never_does_excludes_nothing(verdict):
    other = by_reading(
        "a.one", primary=FAILS if verdict == HOLDS else HOLDS, closed_world=HOLDS, rest_of=FAILS
    )
    assert not pairs(other, by_reading("a.two", primary=verdict))


def test_claims_of_two_articles_exclude_nothing():
    assert not pairs(
        by_reading("a.one", primary=HOLDS, closed_world=FAILS),
        by_reading("b.one", primary=FAILS, closed_world=HOLDS),
    )


def test_every_pair_of_an_article_is_found_once_and_in_order():
    found = pairs(
        by_reading("a.two", primary=FAILS, closed_world=HOLDS, rest_of=FAILS),
        by_reading("a.three", primary=FAILS, closed_world=FAILS, rest_of=HOLDS),
        by_reading("a.one", primary=HOLDS, closed_world=FAILS, rest_of=FAILS),
    )
    shared = "closed_world primary rest_of"
    assert found == [("a.one", "a.three", shared), ("a.one", "a.two", shared), ("a.three", "a.two", shared)]


def test_without_readings_there_is_nothing_to_join():
    assert (joint_readings([], {}), exclusive_claims([], {})) == ([], [])
