"""Readings: which claims have one, from which figures, and why one cannot be computed."""

import pytest

from .conftest import figure


@pytest.fixture
def read(working):
    """Return a function that gives the family, comparability and refusal of a claim from its relations."""

    def run(claim, relations, *others):
        working.given_figures(claim, *others)
        working.given_relations(*((claim["figure_id"], role, related) for role, related in relations))
        columns = ("family", "comparability", "refusal_reason")
        (found,) = working.rows(f"reading_candidates where figure_id = '{claim['figure_id']}'", *columns)
        return found

    return run


def share(**columns):
    return figure("a.share", "1/3", kind="share", measure_id="outcomes", **columns)


def part(name="a.part", **columns):
    return figure(name, 50, **columns)


def whole(**columns):
    return figure("a.whole", 150, **columns)


OF_WHOLE = [("numerator", "a.part"), ("denominator", "a.whole")]


@pytest.mark.parametrize(
    ("columns", "family"),
    [
        ({"kind": "share"}, "share"),
        ({"kind": "share_without_numeral"}, "share"),
        ({"kind": "ratio"}, "share"),
        ({"kind": "change"}, "change"),
        ({"kind": "count", "hedge_id": "around"}, "bound"),
        ({"kind": "count", "hedge_id": "plural_magnitude"}, "bound"),
    ],
)
def test_a_claim_has_one_primary_reading_in_its_family(columns, family, working):
    working.given_figures(figure("a.claim", 1, **columns))
    assert working.rows("reading_candidates", "reading_id", "figure_id", "family") == [
        (f"a.claim.{family}.primary", "a.claim", family)
    ]


@pytest.mark.parametrize(
    "columns",
    [{"kind": "count"}, {"kind": "trend"}, {"kind": "rank"}, {"kind": "rate", "hedge_id": "around"}],
)
def test_a_figure_that_claims_nothing_computable_has_no_reading(columns, working):
    working.given_figures(figure("a.claim", 1, **columns))
    assert working.rows("reading_candidates", "reading_id") == []


def test_a_share_of_like_figures_is_computed(read):
    assert read(share(), OF_WHOLE, part(), whole()) == ("share", "same", None)


def test_a_share_of_several_parts_is_computed(read):
    relations = [("numerator_part", "a.part"), ("numerator_part", "a.other"), ("denominator", "a.whole")]
    assert read(share(), relations, part(), part("a.other"), whole()) == ("share", "same", None)


@pytest.mark.parametrize("relations", [[], [("denominator", "a.whole")], [("part_of", "a.whole")]])
def test_a_share_without_a_numerator_has_no_parts(relations, read):
    assert read(share(), relations, whole()) == ("share", None, "no_parts")


@pytest.mark.parametrize("role", ["numerator", "numerator_part"])
def test_a_share_without_a_base_has_no_denominator(role, read):
    family, _, reason = read(share(), [(role, "a.part")], part())
    assert (family, reason) == ("share", "denominator")


def change(**columns):
    return figure("a.rise", 20, kind="change", **columns)


def test_a_change_between_like_levels_is_computed(read):
    relations = [("later_level", "a.new"), ("baseline", "a.old")]
    levels = (part("a.new"), part("a.old", period_id="2015"))
    assert read(change(), relations, *levels) == ("change", "same", None)


@pytest.mark.parametrize("relations", [[], [("later_level", "a.new")], [("baseline", "a.new")]])
def test_a_change_without_both_levels_has_no_comparator(relations, read):
    family, _, reason = read(change(), relations, part("a.new"))
    assert (family, reason) == ("change", "no_comparator")


def rounded(**columns):
    return figure("a.round", 400, "(400, unbounded)", hedge_id="more_than", **columns)


def test_a_rounder_wording_of_a_like_figure_is_computed(read):
    assert read(rounded(), [("derived_from", "a.precise")], part("a.precise")) == ("bound", "same", None)


@pytest.mark.parametrize("relations", [[], [("same_as", "a.precise")], [("part_of", "a.precise")]])
def test_a_rounder_wording_of_nothing_has_no_comparator(relations, read):
    assert read(rounded(), relations, part("a.precise")) == ("bound", None, "no_comparator")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"unit": "victim"}, "unit"),
        ({"unit": "incident"}, "unit"),
        ({"count_basis": "closed"}, "count_basis"),
        ({"area_id": "surrey"}, "coverage"),
        ({"count_basis": "closed", "area_id": "surrey"}, "count_basis"),
        ({"unit": "victim", "count_basis": "closed", "area_id": "surrey"}, "unit"),
    ],
)
def test_figures_that_differ_are_not_computed_and_the_first_reason_is_given(columns, reason, read):
    assert read(share(), OF_WHOLE, part(), whole(**columns)) == ("share", "different", reason)


@pytest.mark.parametrize("reason_columns", [{"unit": "victim"}, {"area_id": "surrey"}])
def test_one_part_that_differs_is_enough(reason_columns, read):
    relations = [("numerator_part", "a.part"), ("numerator_part", "a.other"), ("denominator", "a.whole")]
    found = read(share(), relations, part(), part("a.other", **reason_columns), whole())
    assert found[1] == "different" and found[2] in ("unit", "coverage")


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
    assert read(share(), OF_WHOLE, part(), whole(**columns)) == ("share", "unstated", None)


def test_levels_that_differ_are_not_subtracted(read):
    relations = [("later_level", "a.new"), ("baseline", "a.old")]
    levels = (part("a.new"), part("a.old", unit="victim"))
    assert read(change(), relations, *levels) == ("change", "different", "unit")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"unit": "victim"}, "unit"),
        ({"count_basis": "closed"}, "count_basis"),
        ({"area_id": "surrey"}, "coverage"),
    ],
)
def test_a_rounder_wording_is_held_against_a_like_figure_only(columns, reason, read):
    found = read(rounded(), [("derived_from", "a.precise")], part("a.precise", **columns))
    assert found == ("bound", "different", reason)


def test_a_numerator_and_a_base_of_different_periods_are_not_computed(read):
    _, _, reason = read(share(), OF_WHOLE, part(period_id="2015"), whole(period_id="2016"))
    assert reason == "period"


def test_the_inputs_of_a_reading_are_the_figures_of_its_family(working):
    working.given_figures(share(), part(), whole(), rounded(), part("a.precise"), change(), part("a.new"))
    working.given_relations(
        ("a.share", "numerator", "a.part"),
        ("a.share", "denominator", "a.whole"),
        ("a.share", "part_of", "a.precise"),
        ("a.share", "baseline", "a.new"),
        ("a.round", "derived_from", "a.precise"),
        ("a.round", "denominator", "a.whole"),
        ("a.rise", "later_level", "a.new"),
        ("a.rise", "numerator", "a.part"),
        ("a.part", "part_of", "a.whole"),
    )
    assert working.rows("reading_inputs", "reading_id", "figure_id", "role") == [
        ("a.rise.change.primary", "a.new", "later_level"),
        ("a.round.bound.primary", "a.precise", "derived_from"),
        ("a.share.share.primary", "a.part", "numerator"),
        ("a.share.share.primary", "a.whole", "denominator"),
    ]
