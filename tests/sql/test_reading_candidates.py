"""Readings: which claims have a primary one in which family, and why one cannot be computed."""

import pytest

from .conftest import figure


@pytest.fixture
def primaries(working):
    """Return a function that gives families of the primary readings of a.claim, with their refusals."""

    def run(claim, relations, *others):
        working.given_figures(claim, *others)
        working.given_relations(*((claim["figure_id"], *relation) for relation in relations))
        found = working.enumerate("figure_id", "family", "is_primary", "refusal_reason")
        return {
            family: reason
            for figure_id, family, is_primary, reason in found
            if figure_id == claim["figure_id"] and is_primary
        }

    return run


@pytest.fixture
def read(working):
    """Return a function that gives comparability and refusal of a primary reading in a family."""

    def run(family, claim, relations, *others):
        working.given_figures(claim, *others)
        working.given_relations(*((claim["figure_id"], *relation) for relation in relations))
        columns = ("figure_id", "family", "is_primary", "comparability", "refusal_reason")
        expected = (claim["figure_id"], family, True)
        (found,) = (row[3:] for row in working.enumerate(*columns) if row[:3] == expected)
        return found

    return run


def claim(value=1, **columns):
    return figure("a.claim", value, **columns)


def share(value="1/3", **columns):
    return claim(value, **({"kind": "share", "value_class": "percentage"} | columns))


def change(value="1/5", **columns):
    return claim(value, **({"kind": "change", "value_class": "percentage"} | columns))


def count(label, value=50, **columns):
    return figure(f"a.{label}", value, **columns)


OF_WHOLE = [("numerator", "a.part"), ("denominator", "a.whole")]
TWO_PARTS = [("numerator_part", "a.part"), ("numerator_part", "a.other"), ("denominator", "a.whole")]
LEVELS = [("later_level", "a.new"), ("baseline", "a.old")]
ORDER = [("subject", "a.first"), ("comparator", "a.second")]


@pytest.mark.parametrize(
    ("columns", "family", "reason"),
    [
        ({"kind": "share"}, "share", "no_parts"),
        ({"kind": "share_without_numeral", "value": None}, "share", "no_parts"),
        ({"kind": "ratio", "value_class": "ratio"}, "share", "no_parts"),
        ({"kind": "change", "value_class": "percentage"}, "relative_change", "no_comparator"),
        ({"kind": "change", "value_class": "fraction"}, "relative_change", "no_comparator"),
        ({"kind": "change", "value_class": "words"}, "relative_change", "no_comparator"),
        (
            {"kind": "change", "value_class": "percentage", "value_text": "5 per cent"},
            "relative_change",
            "no_comparator",
        ),
        ({"kind": "change", "value_class": "count"}, "difference", "no_comparator"),
        ({"kind": "change", "value_class": "magnitude"}, "difference", "no_comparator"),
        (
            {"kind": "change", "value_class": "percentage", "value_text": "1 Percentage Point"},
            "difference",
            "no_comparator",
        ),
        (
            {"kind": "change", "value_class": "percentage", "value_text": "5 percentage points"},
            "difference",
            "no_comparator",
        ),
        ({"kind": "change", "value_class": "multiple"}, "multiple", "no_comparator"),
        ({"kind": "trend", "value": None}, "trend", "no_comparator"),
        ({"kind": "rate", "rate_per": "week"}, "rate", "no_parts"),
        ({"kind": "rank"}, "rank", "no_comparator"),
        ({"kind": "comparison"}, "rank", "no_comparator"),
        ({"kind": "count", "hedge_id": "around"}, "bound", "no_comparator"),
        ({"kind": "count", "hedge_id": "plural_magnitude"}, "bound", "no_comparator"),
    ],
)
def test_a_claim_alone_has_one_primary_reading_in_its_family_and_it_is_refused(
    columns, family, reason, primaries
):
    assert primaries(claim(**columns), []) == {family: reason}


def test_a_bare_count_claims_nothing(primaries):
    assert primaries(claim(), []) == {}


@pytest.mark.parametrize(
    ("the_claim", "relations", "expected"),
    [
        (claim(), [("same_as", "a.twin")], {"duplicate": None}),
        (claim(value_class="magnitude"), [("same_as", "a.twin")], {"two_forms": None}),
        (claim(hedge_id="around"), [("same_as", "a.twin")], {"bound": "no_comparator", "duplicate": None}),
        (claim(), [("derived_from", "a.twin")], {"bound": None}),
        (claim(hedge_id="around"), [("derived_from", "a.twin")], {"bound": None}),
        (share(), [("derived_from", "a.twin")], {"share": "no_parts", "two_forms": None}),
        (change(), [("derived_from", "a.twin")], {"relative_change": "no_comparator", "two_forms": None}),
        (claim(), [("addend", "a.twin"), ("addend", "a.other")], {"sum": None}),
        (claim(), [("part_of", "a.twin")], {"part_whole": None}),
        (share(), [("part_of", "a.twin")], {"share": "no_parts", "part_whole": None}),
        (claim(), [("additive_to", "a.twin")], {}),
        (share(), [("denominator", "a.twin")], {"share": "no_parts", "grim": None}),
        (share(kind="ratio"), [("denominator", "a.twin")], {"share": "no_parts", "grim": None}),
        (
            share(None, kind="share_without_numeral"),
            [("denominator", "a.twin")],
            {"share": "no_parts"},
        ),
        (share(), [("numerator", "a.twin")], {"share": "denominator"}),
        (share(), [("numerator_part", "a.twin")], {"share": "denominator"}),
        (share(), [("numerator", "a.other"), ("denominator", "a.twin")], {"share": None}),
        (share(), [("numerator_part", "a.other"), ("denominator", "a.twin")], {"share": None}),
        (change(), [("later_level", "a.twin")], {"relative_change": "no_comparator", "implied_level": None}),
        (change(), [("baseline", "a.twin")], {"relative_change": "no_comparator", "implied_level": None}),
        (
            change(value_class="count"),
            [("later_level", "a.twin")],
            {"difference": "no_comparator", "implied_level": None},
        ),
        (
            change(value_class="multiple"),
            [("baseline", "a.twin")],
            {"multiple": "no_comparator", "implied_level": None},
        ),
        (change(), [("later_level", "a.other"), ("baseline", "a.twin")], {"relative_change": None}),
        (
            change(value_class="count"),
            [("later_level", "a.other"), ("baseline", "a.twin")],
            {"difference": None},
        ),
        (
            change(value_class="multiple"),
            [("later_level", "a.other"), ("baseline", "a.twin")],
            {"multiple": None},
        ),
        (claim(kind="trend"), [("later_level", "a.twin")], {"trend": "no_comparator"}),
        (claim(kind="trend"), [("baseline", "a.twin")], {"trend": "no_comparator"}),
        (claim(kind="trend"), [("later_level", "a.other"), ("baseline", "a.twin")], {"trend": None}),
        (claim(kind="rate"), [("numerator", "a.twin")], {"rate": None}),
        (claim(kind="rate"), [("denominator", "a.twin")], {"rate": "no_parts"}),
        (claim(kind="rank"), [("subject", "a.twin")], {"rank": "no_comparator"}),
        (claim(kind="rank"), [("comparator", "a.twin")], {"rank": "no_comparator"}),
        (claim(kind="rank"), [("subject", "a.other"), ("comparator", "a.twin")], {"rank": None}),
        (claim(kind="comparison"), [("subject", "a.other"), ("comparator", "a.twin")], {"rank": None}),
    ],
)
def test_relations_give_a_claim_its_families(the_claim, relations, expected, primaries):
    assert primaries(the_claim, relations, count("twin"), count("other", offence_id="other")) == expected


def test_a_claim_is_a_figure_with_a_primary_reading(working):
    kinds = ("share", "share_without_numeral", "ratio", "rate", "change", "rank", "trend", "comparison")
    roles = ("same_as", "derived_from", "part_of", "addend")
    others = ("numerator", "denominator", "later_level", "baseline", "additive_to", "subject")
    working.given_figures(
        count("bare"),
        count("hedged", hedge_id="around"),
        *(count(kind.replace("_", "-"), None, kind=kind) for kind in kinds),
        *(count(role.replace("_", "-")) for role in roles + others),
    )
    working.given_relations(*((f"a.{role.replace('_', '-')}", role, "a.bare") for role in roles + others))
    expected = sorted(f"a.{name.replace('_', '-')}" for name in ("hedged", *kinds, *roles))
    found = {
        figure_id for figure_id, is_primary in working.enumerate("figure_id", "is_primary") if is_primary
    }
    assert sorted(found) == expected
    assert [figure_id for (figure_id,) in working.rows("claims", "figure_id")] == expected


def test_relations_of_another_family_are_no_inputs(working):
    working.given_figures(
        share(),
        figure("a.round", 50, hedge_id="around"),
        figure("a.rise", "1/5", kind="change", value_class="percentage"),
        figure("a.week", 3, kind="rate"),
        figure("a.up", None, kind="trend"),
        *(count(label) for label in ("part", "whole", "new", "old")),
    )
    roles = {
        "numerator": "a.part",
        "denominator": "a.whole",
        "later_level": "a.new",
        "baseline": "a.old",
    }
    for claim_id in ("a.claim", "a.round", "a.rise", "a.week", "a.up"):
        working.given_relations(*((claim_id, role, related) for role, related in roles.items()))
    of_whole, levels = "denominator whole, numerator part", "baseline old, later_level new"
    assert working.readings("a.claim", "share") == {"primary": of_whole}
    assert working.readings("a.rise", "relative_change") == {"primary": levels}
    assert working.readings("a.week", "rate") == {"primary": of_whole}
    assert working.readings("a.up", "trend") == {"primary": levels}
    assert working.readings("a.round", "bound") == {"primary": ""}
    assert {figure_id for (figure_id,) in working.rows("reading_candidates", "figure_id")} == {
        "a.claim",
        "a.round",
        "a.rise",
        "a.week",
        "a.up",
    }


DIFFERENCES = [
    ({"unit": "victim"}, "unit"),
    ({"unit": "incident"}, "unit"),
    ({"count_basis": "closed"}, "count_basis"),
    ({"area_id": "surrey"}, "coverage"),
    ({"count_basis": "closed", "area_id": "surrey"}, "count_basis"),
    ({"unit": "victim", "count_basis": "closed", "area_id": "surrey"}, "unit"),
]


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        *DIFFERENCES,
        ({"period_id": "2015"}, "period"),
        ({"area_id": "surrey", "period_id": "2015"}, "coverage"),
    ],
)
def test_a_part_and_a_whole_that_differ_are_not_computed_and_the_first_reason_is_given(columns, reason, read):
    assert read("share", share(), OF_WHOLE, count("part"), count("whole", **columns)) == ("different", reason)


@pytest.mark.parametrize(
    ("columns", "reason"),
    [({"unit": "victim"}, "unit"), ({"area_id": "surrey"}, "coverage"), ({"period_id": "2015"}, "period")],
)
def test_one_part_that_differs_is_enough(columns, reason, read):
    others = (count("part"), count("other", **columns), count("whole"))
    assert read("share", share(), TWO_PARTS, *others) == ("different", reason)


def test_levels_may_be_of_different_periods_only(read):
    others = (count("new"), count("old", period_id="2015"))
    assert read("relative_change", change(), LEVELS, *others) == ("same", None)


@pytest.mark.parametrize(("columns", "reason"), DIFFERENCES)
@pytest.mark.parametrize(
    ("family", "the_claim"), [("relative_change", change()), ("trend", claim(kind="trend"))]
)
def test_levels_that_differ_are_not_subtracted(family, the_claim, columns, reason, read):
    assert read(family, the_claim, LEVELS, count("new"), count("old", **columns)) == ("different", reason)


@pytest.mark.parametrize(
    ("family", "the_claim", "role"),
    [
        ("bound", claim(hedge_id="around"), "derived_from"),
        ("two_forms", share(), "derived_from"),
        ("duplicate", claim(), "same_as"),
        ("implied_level", change(), "later_level"),
        ("part_whole", claim(), "part_of"),
        ("grim", share(), "denominator"),
        ("rate", claim(kind="rate"), "numerator"),
    ],
)
@pytest.mark.parametrize(("columns", "reason"), DIFFERENCES)
def test_a_claim_is_held_against_a_like_figure_only(family, the_claim, role, columns, reason, read):
    found = read(family, the_claim, [(role, "a.other")], count("other", **columns))
    assert found == ("different", reason)


@pytest.mark.parametrize("role", ["numerator", "numerator_part"])
def test_a_share_is_held_against_parts_that_are_like_it(role, read):
    others = (count("part", unit="victim"), count("whole", unit="victim"))
    relations = [(role, "a.part"), ("denominator", "a.whole")]
    assert read("share", share(), relations, *others) == ("different", "unit")


@pytest.mark.parametrize(
    ("family", "the_claim", "role"),
    [
        ("bound", claim(hedge_id="around"), "derived_from"),
        ("duplicate", claim(), "same_as"),
        ("part_whole", claim(), "part_of"),
        ("sum", claim(), "addend"),
    ],
)
def test_the_period_of_a_claim_need_not_be_that_of_its_input(family, the_claim, role, read):
    found = read(family, the_claim, [(role, "a.other")], count("other", period_id="2015"))
    assert found == ("same", None)


def test_a_sum_takes_in_several_places_and_one_kind_of_thing(read):
    addends = [("addend", "a.kent"), ("addend", "a.surrey")]
    others = (count("kent"), count("surrey", area_id="surrey"))
    assert read("sum", claim(area_id="england"), addends, *others) == ("same", None)


@pytest.mark.parametrize(("columns", "reason"), DIFFERENCES[:3])
def test_a_sum_of_unlike_things_is_refused(columns, reason, read):
    addends = [("addend", "a.first"), ("addend", "a.second")]
    others = (count("first"), count("second", **columns))
    assert read("sum", claim(), addends, *others) == ("different", reason)


@pytest.mark.parametrize("kind", ["rank", "comparison"])
def test_an_order_sets_places_side_by_side_in_one_period(kind, read):
    others = (count("first"), count("second", area_id="surrey"))
    assert read("rank", claim(kind=kind), ORDER, *others) == ("same", None)


@pytest.mark.parametrize("kind", ["rank", "comparison"])
@pytest.mark.parametrize(("columns", "reason"), DIFFERENCES[:3])
def test_an_order_of_unlike_things_is_refused(kind, columns, reason, read):
    others = (count("first"), count("second", **columns))
    assert read("rank", claim(kind=kind), ORDER, *others) == ("different", reason)


def test_the_people_a_rate_is_spread_over_need_not_be_what_it_counts(read):
    others = (count("part"), count("whole", unit="victim", count_basis="not_applicable"))
    assert read("rate", claim(kind="rate"), OF_WHOLE, *others) == ("same", None)


@pytest.mark.parametrize(
    "columns",
    [
        {"unit": "case"},
        {"unit": "outcome"},
        {"count_basis": "unstated"},
        {"area_id": "not-stated"},
    ],
)
def test_figures_that_may_differ_are_computed_and_marked(columns, read):
    assert read("share", share(), OF_WHOLE, count("part"), count("whole", **columns)) == ("unstated", None)


@pytest.mark.parametrize("columns", [{"unit": "case"}, {"count_basis": "unstated"}])
def test_figures_that_may_differ_in_one_thing_and_do_in_another_differ(columns, read):
    others = (count("part"), count("whole", area_id="surrey", **columns))
    assert read("share", share(), OF_WHOLE, *others) == ("different", "coverage")


@pytest.mark.parametrize("period", ["not-stated", "unresolved"])
def test_an_unstated_period_does_not_contradict_a_stated_one(period, read):
    others = (count("part"), count("whole", period_id=period))
    assert read("share", share(), OF_WHOLE, *others) == ("same", None)


@pytest.mark.parametrize("period", ["not-stated", "unresolved"])
def test_a_stated_period_does_not_contradict_an_unstated_one(period, read):
    others = (count("part", period_id=period), count("whole"))
    assert read("share", share(), OF_WHOLE, *others) == ("same", None)


@pytest.mark.parametrize(
    ("family", "the_claim", "relations"),
    [
        ("share", share(), []),
        ("share", share(), [("part_of", "a.whole")]),
        ("share", share(), [("denominator", "a.whole")]),
        ("bound", claim(hedge_id="around"), []),
        ("trend", claim(kind="trend"), [("baseline", "a.whole")]),
        ("rank", claim(kind="rank"), [("subject", "a.whole")]),
    ],
)
def test_a_reading_with_nothing_to_compare_says_nothing_of_comparability(family, the_claim, relations, read):
    comparability, _ = read(family, the_claim, relations, count("whole"))
    assert comparability is None


def test_what_is_missing_is_said_before_what_differs(read):
    assert read("share", share(), [("numerator", "a.part")], count("part", unit="victim")) == (
        "different",
        "denominator",
    )


def test_a_reading_says_what_it_is(working):
    columns = ("reading_id", "figure_id", "family", "reading", "is_primary", "evidence_scope")
    working.given_figures(share(period_id="not-stated", period_basis="unstated"), *in_two_years())
    working.given_relations(*(("a.claim", *relation) for relation in OF_WHOLE))
    assert working.enumerate(*columns)[:2] == [
        ("a.claim.share.other_period.2015", "a.claim", "share", "other_period", False, "same_text"),
        ("a.claim.share.pooled_periods", "a.claim", "share", "pooled_periods", False, "same_text"),
    ]


def in_two_years(**columns):
    """Return a part and a whole in 2016 and in 2015; columns are those of the part of 2015."""
    part, whole = {"outcome_group_id": "charged"}, {"outcome_group_id": "all-records"}
    return (
        count("part", 50, **part),
        count("whole", 150, **whole),
        count("old-part", 40, **(part | {"period_id": "2015"} | columns)),
        count("old-whole", 140, period_id="2015", **whole),
    )


def test_an_alternative_that_may_not_be_computed_is_no_reading(working):
    # The other total is of another unit: the primary reading stays, and is the only one.
    working.given_figures(
        share(),
        count("part", outcome_group_id="charged"),
        count("whole", outcome_group_id="any-outcome"),
        count("victims", unit="victim"),
    )
    working.given_relations(
        ("a.claim", "numerator", "a.part"), ("a.claim", "denominator", "a.whole", "natural_reading")
    )
    assert working.readings("a.claim", "share") == {"primary": "denominator whole, numerator part"}


def test_an_alternative_stands_where_the_primary_reading_may_not_be_computed(working):
    working.given_figures(
        share(),
        count("part", outcome_group_id="charged"),
        count("victims", unit="victim", outcome_group_id="any-outcome"),
        count("whole"),
    )
    working.given_relations(
        ("a.claim", "numerator", "a.part"), ("a.claim", "denominator", "a.victims", "natural_reading")
    )
    assert working.enumerate("reading", "refusal_reason") == [("other_total", None), ("primary", "unit")]


def test_an_alternative_with_the_inputs_of_the_primary_reading_is_no_reading(working):
    # A rounder wording of a share that is computed from the same figures.
    working.given_figures(share(), share() | {"figure_id": "a.precise"}, count("part"), count("whole"))
    working.given_relations(
        *((claim_id, *relation) for claim_id in ("a.claim", "a.precise") for relation in OF_WHOLE),
        ("a.claim", "derived_from", "a.precise"),
    )
    assert list(working.readings("a.claim", "share")) == ["primary"]


def test_of_two_alternatives_with_the_same_inputs_one_is_a_reading(working):
    # Both printed parts together are all there are, and the sum of all that is printed within the group.
    working.given_figures(
        share(outcome_group_id="evidential"),
        count("part", outcome_group_id="unsupported"),
        count("other", outcome_group_id="hard-to-prove"),
        count("whole"),
    )
    working.given_relations(*(("a.claim", *relation) for relation in TWO_PARTS))
    parts = "denominator whole, numerator other, numerator part"
    assert working.readings("a.claim", "share") == {
        "closed_world": parts,
        "primary": parts.replace("numerator", "numerator_part"),
    }


def test_readings_of_different_families_may_have_the_same_inputs(working):
    working.given_figures(share(), count("whole"))
    working.given_relations(("a.claim", "denominator", "a.whole", "natural_reading"))
    assert working.enumerate("family", "reading") == [
        ("feasible_denominator", "other_total"),
        ("grim", "primary"),
        ("share", "primary"),
    ]


def test_readings_of_different_claims_may_have_the_same_inputs(working):
    working.given_figures(
        share(),
        share() | {"figure_id": "a.other"},
        count("part", outcome_group_id="charged"),
        count("whole"),
        count("total", outcome_group_id="any-outcome"),
    )
    for claim_id in ("a.claim", "a.other"):
        working.given_relations(
            (claim_id, "numerator", "a.part"), (claim_id, "denominator", "a.whole", "natural_reading")
        )
    assert [reading_id for (reading_id,) in working.enumerate("reading_id")] == [
        "a.claim.share.other_total.total",
        "a.claim.share.primary",
        "a.other.share.other_total.total",
        "a.other.share.primary",
    ]


def test_a_share_that_repeats_one_and_rounds_another_is_held_against_the_precise_one(working):
    working.given_figures(
        share(),
        figure("a.twin", "1/3", kind="share", value_class="ratio"),
        figure("a.precise", "0.34", kind="share"),
    )
    working.given_relations(("a.claim", "same_as", "a.twin"), ("a.claim", "derived_from", "a.precise"))
    assert working.readings("a.claim", "two_forms") == {"primary": "derived_from precise"}
