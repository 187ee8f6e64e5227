"""Rules of the readings: where each gives a reading, from which figures, and where it must not."""

import pytest

from .conftest import figure

UNDATED = {"period_id": "not-stated", "period_basis": "unstated"}
CHARGED = {"outcome_group_id": "charged"}


def count(label, value=50, **columns):
    """Return a count of article a, or of another article where its label says so."""
    return figure(label if "." in label else f"a.{label}", value, **columns)


def share(label="claim", value="1/3", **columns):
    """Return a share of those charged."""
    ordinary = {"kind": "share", "value_class": "percentage", "outcome_group_id": "charged"}
    return count(label, value, **(ordinary | columns))


def part(label="part", value=50, **columns):
    return count(label, value, **(CHARGED | columns))


def whole(label="whole", value=150, **columns):
    return count(label, value, **columns)


OF_WHOLE = [("numerator", "part", "not_applicable"), ("denominator", "whole", "printed")]
OF_A_WHOLE_READ_SO = [("numerator", "part", "not_applicable"), ("denominator", "whole", "natural_reading")]
PRIMARY = "denominator whole, numerator part"


@pytest.fixture
def readings(working):
    """Return a function that gives the readings of a.claim in a family, by rule, as roles and labels.

    Relations name figures of article a by their labels.
    """

    def run(claim, relations, *others, family="share", between_others=()):
        working.given_figures(claim, *others)
        working.given_relations(*(("a.claim", role, f"a.{to}", *basis) for role, to, *basis in relations))
        working.given_relations(*((f"a.{label}", role, f"a.{to}") for label, role, to in between_others))
        return working.readings("a.claim", family)

    return run


# Another period, and periods pooled.

IN_2015 = {"period_id": "2015"}


def test_an_undated_share_is_read_in_the_other_period_and_over_both(readings):
    others = (part(), whole(), part("part-2015", **IN_2015), whole("whole-2015", **IN_2015))
    assert readings(share(**UNDATED), OF_WHOLE, *others) == {
        "other_period.2015": "denominator whole-2015, numerator part-2015",
        "pooled_periods": "denominator whole, denominator whole-2015, numerator part, numerator part-2015",
        "primary": PRIMARY,
    }


def test_every_other_printed_period_is_a_reading_and_all_are_pooled(readings):
    years = [
        figures
        for year in ("2014", "2015")
        for figures in (part(f"part-{year}", period_id=year), whole(f"whole-{year}", period_id=year))
    ]
    found = readings(share(**UNDATED), OF_WHOLE, part(), whole(), *years)
    assert list(found) == ["other_period.2014", "other_period.2015", "pooled_periods", "primary"]
    assert found["pooled_periods"] == (
        "denominator whole, denominator whole-2014, denominator whole-2015, "
        "numerator part, numerator part-2014, numerator part-2015"
    )


@pytest.mark.parametrize("period_id", ["2016", "last-year", "unresolved"])
def test_a_share_whose_period_is_stated_is_read_in_it_only(period_id, readings):
    others = (part(), whole(), part("part-2015", **IN_2015), whole("whole-2015", **IN_2015))
    assert readings(share(period_id=period_id), OF_WHOLE, *others) == {"primary": PRIMARY}


@pytest.mark.parametrize(
    "others",
    [
        [part("part-2015", **IN_2015)],
        [whole("whole-2015", **IN_2015)],
        [part("part-2015", **IN_2015), whole("whole-2014", period_id="2014")],
    ],
    ids=["no whole", "no part", "part and whole of two years"],
)
def test_a_period_for_which_an_input_is_not_printed_is_no_reading(others, readings):
    assert readings(share(**UNDATED), OF_WHOLE, part(), whole(), *others) == {"primary": PRIMARY}


@pytest.mark.parametrize(
    "columns",
    [
        {"measure_id": "outcomes"},
        {"offence_id": "other"},
        {"outcome_group_id": "cautioned"},
        {"unit": "case"},
        {"count_basis": "unstated"},
        {"area_id": "not-stated"},
    ],
)
def test_another_statistic_of_another_period_is_no_substitute(columns, readings):
    others = (part("part-2015", **(IN_2015 | columns)), whole("whole-2015", **IN_2015))
    assert readings(share(**UNDATED), OF_WHOLE, part(), whole(), *others) == {"primary": PRIMARY}


def test_figures_of_another_article_are_no_substitute(readings):
    others = (part("b.part", **IN_2015), whole("b.whole", **IN_2015))
    assert readings(share(**UNDATED), OF_WHOLE, part(), whole(), *others) == {"primary": PRIMARY}


@pytest.mark.parametrize("period_id", ["not-stated", "unresolved"])
def test_figures_without_a_period_are_no_other_period(period_id, readings):
    others = (part("undated-part", period_id=period_id), whole("undated-whole", period_id=period_id))
    assert readings(share(**UNDATED), OF_WHOLE, part(), whole(), *others) == {"primary": PRIMARY}


def test_inputs_of_two_periods_are_not_replaced(readings):
    # Its part is of 2016 and its whole of no stated period: there is no one period to replace.
    others = (part("part-2015", **IN_2015), whole("whole-2015", **IN_2015))
    found = readings(share(**UNDATED), OF_WHOLE, part(), whole(period_id="unresolved"), *others)
    assert list(found) == ["primary"]


@pytest.mark.parametrize(
    "relations",
    [[("numerator", "part"), ("numerator", "other")], [("denominator", "whole"), ("denominator", "other")]],
    ids=["two parts", "two wholes"],
)
def test_a_share_without_both_a_part_and_a_whole_is_not_read_in_another_period(relations, working, readings):
    both_years = [
        figure_of(f"{label}-{period_id}" if period_id == "2015" else label, period_id=period_id, **columns)
        for period_id in ("2016", "2015")
        for label, figure_of, columns in (
            ("part", part, {}),
            ("other", part, {"outcome_group_id": "cautioned"}),
            ("whole", whole, {}),
        )
    ]
    assert list(readings(share(**UNDATED), relations, *both_years)) == ["primary"]
    condition = "enumerated_readings where family = 'share'"
    assert {reading for (reading,) in working.rows(condition, "reading")} == {"primary"}


@pytest.mark.parametrize("missing", [None, "part-2015", "other-2015"])
def test_all_of_several_parts_are_replaced_or_none(missing, readings):
    relations = [("numerator_part", "part"), ("numerator_part", "other"), ("denominator", "whole")]
    old = [
        part("part-2015", **IN_2015),
        part("other-2015", **(IN_2015 | {"outcome_group_id": "unsupported"})),
        whole("whole-2015", **IN_2015),
    ]
    others = (part(), part("other", outcome_group_id="unsupported"), whole())
    left = [one for one in old if one["figure_id"] != f"a.{missing}"]
    found = readings(share(**UNDATED), relations, *others, *left)
    expected = "denominator whole-2015, numerator_part other-2015, numerator_part part-2015"
    assert found.get("other_period.2015") == (None if missing else expected)


@pytest.mark.parametrize(
    "period_id",
    ["spring-2016", "last-year", "since-2015"],
    ids=["within the year", "the same year, inferred", "open to today"],
)
def test_periods_that_overlap_are_not_pooled(period_id, readings):
    others = (part("part-2", period_id=period_id), whole("whole-2", period_id=period_id))
    assert list(readings(share(**UNDATED), OF_WHOLE, part(), whole(), *others)) == [
        f"other_period.{period_id}",
        "primary",
    ]


def test_an_inferred_year_beside_a_printed_one_is_pooled(readings):
    others = (
        part("part-2", period_id="year-before-last"),
        whole("whole-2", period_id="year-before-last"),
    )
    found = readings(share(**UNDATED), OF_WHOLE, part(), whole(), *others)
    assert list(found) == ["other_period.year-before-last", "pooled_periods", "primary"]


@pytest.mark.parametrize(("first_day", "is_pooled"), [("2016-12-31", False), ("2017-01-01", True)])
def test_a_day_that_two_periods_share_is_an_overlap(first_day, is_pooled, working, readings):
    working.given(
        "periods",
        {"period_id": "next", "period_type": "months", "start_date": first_day, "end_date": "2017-06-30"},
    )
    others = (part("part-2", period_id="next"), whole("whole-2", period_id="next"))
    assert ("pooled_periods" in readings(share(**UNDATED), OF_WHOLE, part(), whole(), *others)) == is_pooled


def test_two_of_three_periods_that_overlap_are_enough_to_pool_none(readings):
    others = [
        figures
        for period_id in ("2015", "spring-2015")
        for figures in (
            part(f"part-{period_id}", period_id=period_id),
            whole(f"whole-{period_id}", period_id=period_id),
        )
    ]
    assert list(readings(share(**UNDATED), OF_WHOLE, part(), whole(), *others)) == [
        "other_period.2015",
        "other_period.spring-2015",
        "primary",
    ]


def test_inputs_without_a_period_are_replaced_but_not_pooled(readings):
    others = (part("part-2015", **IN_2015), whole("whole-2015", **IN_2015))
    found = readings(share(**UNDATED), OF_WHOLE, part(**UNDATED), whole(**UNDATED), *others)
    assert list(found) == ["other_period.2015", "primary"]


# Another printed total.


def other_total(label="total", value=120, **columns):
    return count(label, value, **({"outcome_group_id": "any-outcome"} | columns))


@pytest.mark.parametrize("basis", ["natural_reading", "unstated"])
def test_a_base_that_is_not_printed_as_such_may_be_another_total(basis, readings):
    relations = [("numerator", "part", "not_applicable"), ("denominator", "whole", basis)]
    assert readings(share(), relations, part(), whole(), other_total()) == {
        "other_total.total": "denominator total, numerator part",
        "primary": PRIMARY,
    }


def test_each_other_total_is_a_reading_of_its_own(readings):
    others = (other_total(), other_total("taken-up", measure_id="investigated"))
    found = readings(share(), OF_A_WHOLE_READ_SO, part(), whole(), *others)
    assert list(found) == ["other_total.taken-up", "other_total.total", "primary"]


def test_parts_that_need_not_be_all_keep_their_role_beside_another_total(readings):
    relations = [("numerator_part", "part", "not_applicable"), ("denominator", "whole", "natural_reading")]
    found = readings(share(), relations, part(), whole(), other_total())
    assert found["other_total.total"] == "denominator total, numerator_part part"


def test_a_printed_base_is_the_base(readings):
    assert readings(share(), OF_WHOLE, part(), whole(), other_total()) == {"primary": PRIMARY}


@pytest.mark.parametrize(
    "columns",
    [
        {"unit": "victim"},
        {"count_basis": "closed"},
        {"area_id": "surrey"},
        {"area_id": "england"},
        {"area_id": "not-stated"},
        {"period_id": "2015"},
        {"period_id": "not-stated"},
        {"offence_id": "other"},
        {"outcome_group_id": "cautioned"},
        {"outcome_group_id": "not-yet-assigned"},
        {"kind": "rate"},
    ],
    ids=str,
)
def test_no_total_of_the_same_offence_place_and_time_is_no_other_base(columns, readings):
    assert readings(share(), OF_A_WHOLE_READ_SO, part(), whole(), other_total(**columns)) == {
        "primary": PRIMARY
    }


def test_a_total_of_another_article_is_no_base(readings):
    assert readings(share(), OF_A_WHOLE_READ_SO, part(), whole(), other_total("b.total")) == {
        "primary": PRIMARY
    }


def test_a_total_that_may_be_of_another_unit_is_a_base_and_marked(working, readings):
    readings(share(), OF_A_WHOLE_READ_SO, part(), whole(), other_total(unit="case"))
    columns = ("reading", "comparability", "is_primary", "evidence_scope")
    assert working.rows("reading_candidates", *columns) == [
        ("other_total", "unstated", False, "same_text"),
        ("primary", "same", True, "same_text"),
    ]


def test_a_share_without_a_numerator_has_no_other_total(readings):
    relations = [("denominator", "whole", "natural_reading")]
    assert list(readings(share(), relations, whole(), other_total())) == ["primary"]


# Sum of disjoint parts.


EVIDENTIAL = {"outcome_group_id": "evidential"}
UNSUPPORTED = {"outcome_group_id": "unsupported"}
HARD_TO_PROVE = {"outcome_group_id": "hard-to-prove"}


def test_the_sum_of_all_printed_parts_is_a_reading(readings):
    others = (part(**UNSUPPORTED), part("other", **HARD_TO_PROVE), whole())
    assert readings(share(**EVIDENTIAL), OF_WHOLE, *others) == {
        "open_world": "denominator whole, numerator_part part",
        "primary": PRIMARY,
        "sum_of_parts": "denominator whole, numerator other, numerator part",
    }


def test_a_count_beyond_the_group_of_the_claim_is_no_part_of_it(readings):
    others = (part(**UNSUPPORTED), part("other", **HARD_TO_PROVE), part("charged"), whole())
    found = readings(share(**EVIDENTIAL), OF_WHOLE, *others)
    assert found["sum_of_parts"] == "denominator whole, numerator other, numerator part"


def test_a_count_that_reaches_beyond_the_group_of_the_claim_is_no_part_of_it(readings):
    # Types 14 and 16 are those of the claim: what is hard to prove takes in type 15 as well.
    others = (part(outcome_group_id="unsupported-suspect-known"), part("other", **EVIDENTIAL), whole())
    relations = [("part", "additive_to", "other")]
    found = readings(share(**UNSUPPORTED), OF_WHOLE, *others, between_others=relations)
    assert list(found) == ["open_world", "primary"]


def test_a_claim_whose_group_has_no_types_has_no_parts(readings):
    others = (part(**UNSUPPORTED), part("other", **HARD_TO_PROVE), whole())
    assert readings(share(outcome_group_id="dropped"), OF_WHOLE, *others) == {"primary": PRIMARY}


def test_a_count_whose_group_has_no_types_is_no_part(readings):
    others = (part(**UNSUPPORTED), part("other", outcome_group_id="dropped"), whole())
    assert "sum_of_parts" not in readings(share(**EVIDENTIAL), OF_WHOLE, *others)


def test_parts_that_can_share_a_case_are_not_added(readings):
    # Type 16 is in both: a suspect is known in some of the cases that the victim does not support.
    others = (part(**UNSUPPORTED), part("other", outcome_group_id="unsupported-suspect-known"), whole())
    assert "sum_of_parts" not in readings(share(**EVIDENTIAL), OF_WHOLE, *others)


def test_two_of_three_parts_that_can_share_a_case_are_enough_to_add_none(readings):
    others = (
        part(**UNSUPPORTED),
        part("other", outcome_group_id="unsupported-suspect-known"),
        part("third", **HARD_TO_PROVE),
        whole(),
    )
    assert "sum_of_parts" not in readings(share(**EVIDENTIAL), OF_WHOLE, *others)


@pytest.mark.parametrize("relation", [("part", "additive_to", "other"), ("other", "additive_to", "part")])
def test_parts_that_are_said_to_add_up_are_added(relation, readings):
    others = (part(**UNSUPPORTED), part("other", outcome_group_id="unsupported-suspect-known"), whole())
    found = readings(share(**EVIDENTIAL), OF_WHOLE, *others, between_others=[relation])
    assert found["sum_of_parts"] == "denominator whole, numerator other, numerator part"


@pytest.mark.parametrize(
    "relation",
    [("other", "part_of", "part"), ("part", "additive_to", "whole"), ("whole", "additive_to", "other")],
)
def test_another_relation_does_not_make_parts_add_up(relation, readings):
    others = (part(**UNSUPPORTED), part("other", outcome_group_id="unsupported-suspect-known"), whole())
    found = readings(share(**EVIDENTIAL), OF_WHOLE, *others, between_others=[relation])
    assert "sum_of_parts" not in found


def test_one_part_is_no_sum(readings):
    others = (part(**UNSUPPORTED), part("single", **HARD_TO_PROVE), whole())
    assert "sum_of_parts" not in readings(share(**HARD_TO_PROVE), OF_WHOLE, *others)


@pytest.mark.parametrize(
    "columns",
    [
        {"area_id": "surrey"},
        {"area_id": "not-stated"},
        {"period_id": "2015"},
        {"period_id": "not-stated"},
        {"offence_id": "other"},
        {"unit": "victim"},
        {"count_basis": "closed"},
    ],
    ids=str,
)
def test_a_part_of_another_place_time_or_kind_is_not_added(columns, readings):
    others = (part(**UNSUPPORTED), part("other", **(HARD_TO_PROVE | columns)), whole())
    assert "sum_of_parts" not in readings(share(**EVIDENTIAL), OF_WHOLE, *others)


def test_a_part_of_another_article_is_not_added(readings):
    others = (part(**UNSUPPORTED), part("b.other", **HARD_TO_PROVE), whole())
    assert "sum_of_parts" not in readings(share(**EVIDENTIAL), OF_WHOLE, *others)


def test_the_base_itself_is_no_part(readings):
    # Of all with an outcome, the base, two groups are printed; the base lies within the group of the claim.
    others = (part(), part("other", **UNSUPPORTED), whole(outcome_group_id="any-outcome"))
    found = readings(share(outcome_group_id="any-outcome"), OF_WHOLE, *others)
    assert found["sum_of_parts"] == "denominator whole, numerator other, numerator part"


def test_a_share_of_which_only_the_base_is_named_can_be_the_sum_of_printed_parts(readings):
    others = (part(**UNSUPPORTED), part("other", **HARD_TO_PROVE), whole())
    found = readings(share(**EVIDENTIAL), [("denominator", "whole", "printed")], *others)
    assert found == {
        "primary": "denominator whole",
        "sum_of_parts": "denominator whole, numerator other, numerator part",
    }


def test_parts_are_not_added_for_a_share_without_a_base(readings):
    others = (part(**UNSUPPORTED), part("other", **HARD_TO_PROVE))
    found = readings(share(**EVIDENTIAL), [("numerator", "part")], *others)
    assert list(found) == ["primary"]


# The open and the closed world.


def test_a_numerator_of_only_some_types_of_the_claim_is_the_least_it_can_be(readings):
    assert readings(share(**EVIDENTIAL), OF_WHOLE, part(**UNSUPPORTED), whole()) == {
        "open_world": "denominator whole, numerator_part part",
        "primary": PRIMARY,
    }


def test_the_types_of_the_base_do_not_matter_for_the_least_numerator(readings):
    others = (part(**UNSUPPORTED), whole(outcome_group_id="any-outcome"))
    assert list(readings(share(**EVIDENTIAL), OF_WHOLE, *others)) == ["open_world", "primary"]


@pytest.mark.parametrize(
    ("of_claim", "of_part"),
    [
        ("charged", "charged"),
        ("unsupported", "evidential"),
        ("charged", "unsupported"),
        ("evidential", "dropped"),
        ("dropped", "charged"),
    ],
)
def test_a_numerator_of_all_types_of_the_claim_or_of_others_is_what_it_is(of_claim, of_part, readings):
    claim = share(outcome_group_id=of_claim)
    assert readings(claim, OF_WHOLE, part(outcome_group_id=of_part), whole()) == {"primary": PRIMARY}


def test_one_numerator_of_all_types_of_the_claim_closes_its_world(readings):
    relations = [("numerator", "part"), ("numerator", "other"), ("denominator", "whole", "printed")]
    others = (part(**UNSUPPORTED), part("other", **EVIDENTIAL), whole())
    assert list(readings(share(**EVIDENTIAL), relations, *others)) == ["primary"]


def test_parts_that_need_not_be_all_are_also_taken_as_all(readings):
    relations = [("numerator_part", "part"), ("numerator_part", "other"), ("denominator", "whole", "printed")]
    others = (part(), part("other", outcome_group_id="cautioned"), whole())
    assert readings(share(), relations, *others) == {
        "closed_world": "denominator whole, numerator other, numerator part",
        "primary": "denominator whole, numerator_part other, numerator_part part",
    }


def test_parts_without_a_base_are_not_taken_as_all(readings):
    assert list(readings(share(), [("numerator_part", "part")], part())) == ["primary"]


# The rest of, literally.


ENGLAND = {"area_id": "england"}
REST = {"area_id": "rest-of-england"}


def test_the_place_that_the_numerator_leaves_out_is_added_to_it(readings):
    # A share of all England is computed from the rest of England: Kent is what it leaves out.
    others = (part(**REST), whole(**ENGLAND), part("kent"))
    assert readings(share(**ENGLAND), OF_WHOLE, *others) == {
        "primary": PRIMARY,
        "rest_of": "denominator whole, numerator kent, numerator part",
    }


def test_the_primary_reading_of_the_rest_as_the_whole_is_refused(working, readings):
    readings(share(**ENGLAND), OF_WHOLE, part(**REST), whole(**ENGLAND), part("kent"))
    assert working.rows("reading_candidates", "reading", "refusal_reason") == [
        ("primary", "coverage"),
        ("rest_of", None),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"area_id": "surrey"},
        {"outcome_group_id": "cautioned"},
        {"measure_id": "outcomes"},
        {"offence_id": "other"},
        {"unit": "case"},
        {"count_basis": "unstated"},
        {"period_id": "2015"},
        {"period_id": "not-stated"},
    ],
    ids=str,
)
def test_only_the_same_statistic_of_the_place_left_out_is_added(columns, readings):
    others = (part(**REST), whole(**ENGLAND), part("kent", **columns))
    assert list(readings(share(**ENGLAND), OF_WHOLE, *others)) == ["primary"]


def test_the_place_left_out_is_not_added_from_another_article(readings):
    others = (part(**REST), whole(**ENGLAND), part("b.kent"))
    assert list(readings(share(**ENGLAND), OF_WHOLE, *others)) == ["primary"]


def test_a_share_of_the_rest_itself_leaves_out_what_it_says(readings):
    others = (part(**REST), whole(**REST), part("kent"))
    assert readings(share(**REST), OF_WHOLE, *others) == {"primary": PRIMARY}


def test_a_base_of_the_rest_does_not_take_in_the_place_left_out(readings):
    others = (part(**ENGLAND), whole(**REST), whole("kent"))
    assert list(readings(share(**ENGLAND), OF_WHOLE, *others)) == ["primary"]


# Precise twin.


def test_a_rounder_wording_is_computed_from_the_figures_of_the_precise_share(readings):
    others = (share("precise", "33/100"), part(), whole())
    relations = [("derived_from", "precise")]
    between_others = [("precise", role, label) for role, label, _ in OF_WHOLE]
    assert readings(share(), relations, *others, between_others=between_others) == {
        "precise_twin": PRIMARY,
        "primary": "",
    }


def test_a_share_printed_twice_is_not_computed_from_the_figures_of_its_twin(readings):
    others = (share("precise", "33/100"), part(), whole())
    between_others = [("precise", role, label) for role, label, _ in OF_WHOLE]
    assert list(readings(share(), [("same_as", "precise")], *others, between_others=between_others)) == [
        "primary"
    ]


def test_a_precise_share_without_a_base_gives_no_reading(readings):
    others = (share("precise", "33/100"), part())
    found = readings(
        share(), [("derived_from", "precise")], *others, between_others=[("precise", "numerator", "part")]
    )
    assert list(found) == ["primary"]


@pytest.mark.parametrize("kind", ["count", "rate"])
def test_a_rounder_wording_of_a_share_that_is_no_share_has_no_reading_as_one(kind, readings):
    others = (share("precise", "33/100"), part(), whole())
    between_others = [("precise", role, label) for role, label, _ in OF_WHOLE]
    claim = share(kind=kind)
    assert readings(claim, [("derived_from", "precise")], *others, between_others=between_others) == {}


# Percentage points.


LEVELS = [("later_level", "new"), ("baseline", "old")]


def rise(value="1/5", **columns):
    return count("claim", value, **({"kind": "change", "value_class": "percentage"} | columns))


def points(readings, claim, *others, relations=LEVELS):
    return readings(claim, relations, *others, family="points_as_per_cent")


def test_a_rise_in_per_cent_between_two_shares_may_be_of_points(readings):
    assert points(readings, rise(), share("new"), share("old", **IN_2015)) == {
        "percentage_points": "baseline old, later_level new"
    }


@pytest.mark.parametrize("columns", [{"value_text": "5 percentage points"}, {"value_class": "multiple"}])
def test_a_rise_that_is_printed_otherwise_is_not_of_points(columns, readings):
    assert points(readings, rise(**columns), share("new"), share("old", **IN_2015)) == {}


@pytest.mark.parametrize("labels", [("new", "old"), ("new",), ("old",)])
def test_a_rise_between_counts_is_not_of_points(labels, readings):
    others = [count(label) if label in labels else share(label) for label in ("new", "old")]
    assert points(readings, rise(), *others) == {}


@pytest.mark.parametrize("relations", [LEVELS[:1], LEVELS[1:]])
def test_a_rise_of_which_one_level_is_missing_is_not_of_points(relations, readings):
    assert points(readings, rise(), share("new"), share("old"), relations=relations) == {}


def test_shares_of_different_things_are_not_set_against_each_other_in_points(readings):
    assert points(readings, rise(), share("new"), share("old", unit="victim")) == {}


# Whole by area.


def wholes(working, *figures, claim="a.claim"):
    """Return the readings of a part as one of a whole, with figures of other articles."""
    working.given_figures(*figures)
    return working.readings(claim, "part_whole")


def test_a_count_is_a_part_of_that_of_every_area_around_it(working):
    assert wholes(
        working, count("claim"), count("england", **ENGLAND), count("kingdom", area_id="kingdom")
    ) == {"area_whole.england": "part_of england", "area_whole.kingdom": "part_of kingdom"}


def test_a_whole_by_area_is_an_alternative_in_the_scope_of_its_text(working):
    wholes(working, count("claim"), count("england", **ENGLAND), count("b.kingdom", area_id="kingdom"))
    columns = ("reading_id", "is_primary", "evidence_scope", "comparability")
    assert working.rows("reading_candidates", *columns) == [
        ("a.claim.part_whole.area_whole.england", False, "same_text", "same"),
        ("a.claim.part_whole.area_whole.other-text-kingdom", False, "other_text", "same"),
        ("a.england.part_whole.area_whole.other-text-kingdom", False, "other_text", "same"),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"area_id": "surrey"},
        {"area_id": "the-country"},
        {"measure_id": "outcomes"},
        {"offence_id": "other"},
        {"outcome_group_id": "charged"},
        {"count_basis": "closed"},
        {"count_basis": "unstated"},
        {"unit": "victim"},
        {"period_id": "2015"},
        {"period_id": "not-stated"},
        {"kind": "rate"},
    ],
    ids=str,
)
@pytest.mark.parametrize("article", ["a", "b"])
def test_another_statistic_of_an_area_around_it_is_no_whole(article, columns, working):
    other = count(f"{article}.other", **(ENGLAND | columns))
    assert wholes(working, count("claim"), other) == {}


@pytest.mark.parametrize("period_id", ["not-stated", "unresolved"])
@pytest.mark.parametrize("article", ["a", "b"])
def test_counts_without_a_period_are_not_set_against_each_other_by_area(article, period_id, working):
    other = count(f"{article}.england", period_id=period_id, **ENGLAND)
    assert wholes(working, count("claim", period_id=period_id), other) == {}


@pytest.mark.parametrize("article", ["a", "b"])
def test_a_whole_that_may_be_of_another_unit_is_a_reading_and_marked(article, working):
    wholes(working, count("claim"), count(f"{article}.england", unit="case", **ENGLAND))
    assert working.rows("reading_candidates", "figure_id", "comparability") == [("a.claim", "unstated")]


def test_of_the_wholes_of_other_articles_the_least_counts(working):
    others = (
        count("b.england", 900, **ENGLAND),
        count("c.england", 800, **ENGLAND),
        count("d.england", 1000, **ENGLAND),
    )
    assert wholes(working, count("claim"), *others) == {"area_whole.other-text-england": "part_of c.england"}


def test_of_equal_wholes_the_first_article_counts(working):
    others = (count("c.england", 800, **ENGLAND), count("b.england", 800, **ENGLAND))
    assert wholes(working, count("claim"), *others) == {"area_whole.other-text-england": "part_of b.england"}


def test_a_whole_of_the_same_text_that_is_the_least_stands_for_all(working):
    others = (count("england", 800, **ENGLAND), count("b.england", 900, **ENGLAND))
    assert wholes(working, count("claim"), *others) == {"area_whole.england": "part_of england"}


def test_a_lesser_whole_of_another_article_stands_beside_that_of_the_same_text(working):
    others = (count("england", 800, **ENGLAND), count("b.england", 700, **ENGLAND))
    assert wholes(working, count("claim"), *others) == {
        "area_whole.england": "part_of england",
        "area_whole.other-text-england": "part_of b.england",
    }


def test_a_whole_of_the_article_itself_is_a_primary_reading(working):
    working.given_relations(("a.claim", "part_of", "a.whole"))
    assert wholes(working, count("claim", **CHARGED), count("whole")) == {"primary": "part_of whole"}


# The same statistic in another article.


def repetitions(working, *figures):
    working.given_figures(*figures)
    working.enumerate("reading_id")
    condition = "family = 'repetition'"
    columns = ("figure_id", "reading", "is_primary", "evidence_scope", "role", "input_figure_id")
    return working.rows(f"enumerated_readings where {condition}", *columns)


def test_a_statistic_is_held_against_the_first_article_that_prints_it_and_not_pairwise(working):
    assert repetitions(working, count("c.x", 52), count("a.x"), count("b.x", 51)) == [
        ("b.x", "other_article", False, "other_text", "same_as", "a.x"),
        ("c.x", "other_article", False, "other_text", "same_as", "a.x"),
    ]


@pytest.mark.parametrize(
    "columns",
    [
        {"measure_id": "outcomes"},
        {"offence_id": "other"},
        {"outcome_group_id": "charged"},
        {"unit": "case"},
        {"count_basis": "unstated"},
        {"area_id": "surrey"},
        {"period_id": "2015"},
        {"kind": "rate"},
        {"kind": "share"},
        {"value_numerator": None},
    ],
    ids=str,
)
def test_another_statistic_is_no_repetition(columns, working):
    assert repetitions(working, count("a.x"), count("b.x") | columns) == []


@pytest.mark.parametrize(
    "columns", [{"area_id": "not-stated"}, UNDATED, {"period_id": "unresolved"}], ids=str
)
def test_counts_of_no_stated_place_or_time_need_not_be_the_same(columns, working):
    assert repetitions(working, count("a.x", **columns), count("b.x", **columns)) == []


def test_shares_are_not_held_against_other_articles(working):
    assert repetitions(working, share("a.x"), share("b.x")) == []


def test_a_rate_may_be_repeated_without_a_period(working):
    weekly = {"kind": "rate", "rate_per": "week", **UNDATED}
    assert [row[0] for row in repetitions(working, count("a.x", 2, **weekly), count("b.x", 2, **weekly))] == [
        "b.x"
    ]


def test_a_rate_per_week_is_no_repetition_of_one_per_month(working):
    rates = [
        count(f"{article}.x", 2, kind="rate", rate_per=per)
        for article, per in (("a", "week"), ("b", "month"))
    ]
    assert repetitions(working, *rates) == []


def test_an_article_does_not_repeat_itself_in_another_text(working):
    assert repetitions(working, count("a.x"), count("a.y", 51)) == []


def test_a_repetition_within_an_article_is_not_held_against_other_articles(working):
    working.given_relations(("b.again", "same_as", "b.x"), ("b.round", "derived_from", "b.x"))
    found = repetitions(working, count("a.x"), count("b.x", 51), count("b.again", 51), count("b.round", 50))
    assert [row[0] for row in found] == ["b.x"]


def test_a_repetition_that_may_be_of_the_same_is_marked(working):
    repetitions(working, count("a.x", unit="case"), count("b.x", unit="case"))
    assert working.rows("reading_candidates", "figure_id", "comparability", "refusal_reason") == [
        ("b.x", "unstated", None)
    ]


# The level that a change implies.


@pytest.mark.parametrize("role", ["later_level", "baseline"])
@pytest.mark.parametrize(
    "columns",
    [{}, {"value_class": "multiple"}, {"value_class": "count"}, {"value_text": "2 percentage points"}],
    ids=str,
)
def test_a_change_with_one_printed_level_implies_the_other(role, columns, readings):
    assert readings(rise(**columns), [(role, "level")], count("level"), family="implied_level") == {
        "primary": f"{role} level"
    }


@pytest.mark.parametrize("relations", [LEVELS, [("part_of", "new")], []])
def test_a_change_with_both_levels_or_none_implies_none(relations, readings):
    others = (count("new"), count("old", **IN_2015))
    assert readings(rise(), relations, *others, family="implied_level") == {}


def test_a_direction_implies_no_level(readings):
    found = readings(rise(None, kind="trend"), LEVELS[:1], count("new"), family="implied_level")
    assert found == {}


# Whole numbers of a base.


def test_a_share_of_which_only_the_base_is_printed_needs_a_whole_number_of_it(readings):
    found = readings(share(), [("denominator", "whole", "printed")], whole(), family="grim")
    assert found == {"primary": "denominator whole"}


@pytest.mark.parametrize(
    ("claim", "relations"),
    [
        (share(), OF_WHOLE),
        (share(), [("numerator_part", "part"), ("denominator", "whole", "printed")]),
        (share(), [("numerator", "part")]),
        (share(), [("part_of", "whole")]),
        (share(value=None), [("denominator", "whole", "printed")]),
        (share(kind="rate"), [("denominator", "whole", "printed")]),
    ],
    ids=["a numerator", "a part of one", "no base", "no base but a whole", "no number", "no share"],
)
def test_a_share_with_a_numerator_or_without_base_or_number_needs_no_whole_number(claim, relations, readings):
    assert readings(claim, relations, part(), whole(), family="grim") == {}


def test_a_numerator_of_one_share_does_not_count_for_another(working, readings):
    working.given_figures(share("other"))
    working.given_relations(("a.other", "numerator", "a.part"))
    found = readings(share(), [("denominator", "whole", "printed")], part(), whole(), family="grim")
    assert found == {"primary": "denominator whole"}


# Which printed totals can be the base.


@pytest.mark.parametrize("kind", ["share", "ratio"])
def test_each_printed_total_of_its_place_and_time_can_be_the_base(kind, readings):
    others = (whole(), other_total(), part())
    assert readings(share(kind=kind), [], *others, family="feasible_denominator") == {
        "other_total.total": "denominator total",
        "other_total.whole": "denominator whole",
    }


def test_a_base_that_the_annotator_read_is_one_of_those_that_can_be(readings):
    relations = [("denominator", "whole", "natural_reading")]
    found = readings(share(), relations, whole(), other_total(), family="feasible_denominator")
    assert list(found) == ["other_total.total", "other_total.whole"]


def test_a_share_without_a_period_can_be_of_the_total_of_any(readings):
    others = (whole(), whole("whole-2015", **IN_2015), whole("undated", **UNDATED))
    found = readings(share(**UNDATED), [], *others, family="feasible_denominator")
    assert list(found) == ["other_total.undated", "other_total.whole", "other_total.whole-2015"]


@pytest.mark.parametrize(
    ("claim", "relations"),
    [
        (share(), [("denominator", "whole", "printed")]),
        (share(), [("numerator", "part")]),
        (share(), [("numerator_part", "part")]),
        (share(value=None), []),
        (share(kind="share_without_numeral"), []),
        (share(kind="rate"), []),
        (share(kind="change"), []),
    ],
    ids=["a printed base", "a numerator", "a part of one", "no number", "no numeral", "a rate", "a change"],
)
def test_a_share_with_base_or_numerator_or_without_number_has_no_feasible_bases(claim, relations, readings):
    assert readings(claim, relations, part(), whole(), family="feasible_denominator") == {}


@pytest.mark.parametrize(
    "columns",
    [
        {"area_id": "surrey"},
        {"area_id": "not-stated"},
        {"period_id": "2015"},
        {"period_id": "not-stated"},
        {"offence_id": "other"},
        {"outcome_group_id": "cautioned"},
        {"outcome_group_id": "not-yet-assigned"},
        {"unit": "victim"},
        {"count_basis": "closed"},
    ],
    ids=str,
)
def test_no_total_of_its_place_time_and_kind_is_no_feasible_base(columns, readings):
    assert readings(share(), [], whole(**columns), family="feasible_denominator") == {}


def test_a_total_of_another_article_is_no_feasible_base(readings):
    assert readings(share(), [], whole("b.whole"), family="feasible_denominator") == {}


# Sum of the parts of a total.


def bound_by_parts(working, *figures, parts=("part", "other"), relations=()):
    working.given_figures(whole("claim"), *figures)
    working.given_relations(*((f"a.{label}", "part_of", "a.claim") for label in parts))
    working.given_relations(*((f"a.{label}", role, f"a.{to}") for label, role, to in relations))
    return working.readings("a.claim", "sum_bound")


def test_disjoint_parts_are_together_no_more_than_their_total(working):
    assert bound_by_parts(working, part(), part("other", **UNSUPPORTED)) == {
        "sum_of_parts": "addend other, addend part"
    }


def test_a_sum_of_parts_is_an_alternative_and_never_primary(working):
    bound_by_parts(working, part(), part("other", **UNSUPPORTED))
    condition = "reading_candidates where family = 'sum_bound'"
    assert working.rows(condition, "is_primary", "evidence_scope") == [(False, "same_text")]


def test_one_part_bounds_its_total_as_a_part_only(working):
    assert bound_by_parts(working, part(), part("other", **UNSUPPORTED), parts=["part"]) == {}


@pytest.mark.parametrize("group", ["unsupported-suspect-known", "unsupported", "dropped"])
def test_parts_that_can_share_a_case_bound_no_total(group, working):
    assert bound_by_parts(working, part(**UNSUPPORTED), part("other", outcome_group_id=group)) == {}


def test_two_of_three_parts_that_can_share_a_case_bound_no_total(working):
    parts = (
        part(),
        part("other", **UNSUPPORTED),
        part("third", outcome_group_id="unsupported-suspect-known"),
    )
    assert bound_by_parts(working, *parts, parts=["part", "other", "third"]) == {}


@pytest.mark.parametrize("relation", [("part", "additive_to", "other"), ("other", "additive_to", "part")])
def test_parts_that_are_said_to_add_up_bound_their_total(relation, working):
    parts = (part(**UNSUPPORTED), part("other", **UNSUPPORTED))
    assert bound_by_parts(working, *parts, relations=[relation]) == {
        "sum_of_parts": "addend other, addend part"
    }


def test_a_relation_between_parts_that_is_no_addition_bounds_no_total(working):
    parts = (part(**UNSUPPORTED), part("other", **UNSUPPORTED))
    assert bound_by_parts(working, *parts, relations=[("part", "part_of", "other")]) == {}


def test_a_share_is_no_part_of_a_sum(working):
    assert bound_by_parts(working, part(), part("other", **UNSUPPORTED, kind="share")) == {}


def test_parts_of_two_totals_bound_neither(working):
    working.given_figures(whole("second", 90))
    working.given_relations(("a.other", "part_of", "a.second"))
    assert bound_by_parts(working, part(), part("other", **UNSUPPORTED), parts=["part"]) == {}
    assert working.readings("a.second", "sum_bound") == {}


def test_parts_of_several_places_bound_a_total_of_one_kind(working):
    parts = (part(), part("other", **UNSUPPORTED, area_id="surrey"))
    assert list(bound_by_parts(working, *parts)) == ["sum_of_parts"]


@pytest.mark.parametrize("columns", [{"unit": "victim"}, {"count_basis": "closed"}], ids=str)
def test_parts_of_another_kind_bound_no_total(columns, working):
    assert bound_by_parts(working, part(), part("other", **UNSUPPORTED, **columns)) == {}


def test_a_part_that_is_printed_twice_is_added_once(working):
    parts = (part(), part("again"), part("other", **UNSUPPORTED))
    again = [("again", "same_as", "part")]
    assert bound_by_parts(working, *parts, parts=["part", "again", "other"], relations=again) == {
        "sum_of_parts": "addend other, addend part"
    }


def test_a_part_that_is_printed_twice_is_one_part(working):
    parts = (part(), part("again"))
    again = [("again", "same_as", "part")]
    assert bound_by_parts(working, *parts, parts=["part", "again"], relations=again) == {}


# Orders, with the open and the closed world.


def in_order(working, kind, relations):
    working.given_figures(
        count("claim", kind=kind),
        *(count(label, area_id=label) for label in ("kent", "surrey", "railways")),
    )
    working.given_relations(*(("a.claim", role, f"a.{to}") for role, to in relations))
    return working.readings("a.claim", "rank")


AMONG_THREE = [("subject", "kent"), ("comparator", "surrey"), ("comparator", "railways")]


def test_the_comparators_of_a_place_in_an_order_need_not_be_all(working):
    assert in_order(working, "rank", AMONG_THREE) == {
        "closed_world": "comparator railways, comparator surrey, subject kent",
        "primary": "comparator_part railways, comparator_part surrey, subject kent",
    }


def test_the_comparators_of_a_comparison_are_all(working):
    assert in_order(working, "comparison", AMONG_THREE) == {
        "primary": "comparator railways, comparator surrey, subject kent"
    }


@pytest.mark.parametrize("relations", [[], AMONG_THREE[:1], AMONG_THREE[1:]])
def test_an_order_of_nothing_is_not_closed(relations, working):
    assert list(in_order(working, "rank", relations)) == ["primary"]


@pytest.mark.parametrize(("kind", "relations"), [("comparison", AMONG_THREE), ("rank", [])])
def test_the_closed_world_of_what_is_closed_or_empty_is_not_even_enumerated(kind, relations, working):
    in_order(working, kind, relations)
    assert {reading for (reading,) in working.rows("enumerated_readings", "reading")} == {"primary"}


# Order in time.


@pytest.fixture
def dated(working):
    """Return a function that gives the temporal reading of a.claim in an article of a day, or of none."""

    def run(claim, date_published="2017-03-01"):
        working.given("articles", {"article_id": "a", "date_published": date_published})
        working.given_figures(claim)
        return working.readings("a.claim", "temporal")

    return run


OF_ITSELF = {"primary": "dated_figure claim"}


@pytest.mark.parametrize(
    "claim",
    [
        share(),
        share(value=None, kind="share_without_numeral"),
        share(kind="ratio"),
        rise(),
        rise(None, kind="trend"),
        count("claim", kind="rate"),
        count("claim", hedge_id="around"),
    ],
    ids=lambda claim: f"{claim['kind']} {claim.get('hedge_id', '')}" if "kind" in claim else "hedged count",
)
def test_a_claim_with_a_dated_period_must_come_before_its_article(claim, dated):
    assert dated(claim) == OF_ITSELF


@pytest.mark.parametrize(
    "claim",
    [count("claim"), count("claim", kind="rank"), count("claim", kind="comparison")],
    ids=["count", "rank", "comparison"],
)
def test_a_bare_count_or_an_order_is_not_held_against_the_day_of_its_article(claim, dated):
    assert dated(claim) == {}


@pytest.mark.parametrize("period_id", ["not-stated", "unresolved", "last-year", "since-2015"])
def test_a_claim_without_both_days_of_its_period_is_not_held_against_the_day_of_its_article(period_id, dated):
    assert dated(share(period_id=period_id)) == {}


def test_a_claim_of_an_article_without_a_date_is_not_held_against_one(dated):
    assert dated(share(), None) == {}


def test_a_claim_is_not_held_against_the_day_of_another_article(working, dated):
    working.given("articles", {"article_id": "b", "date_published": "2017-03-01"})
    assert dated(share(), None) == {}


def test_order_in_time_compares_nothing_and_is_never_refused(working, dated):
    dated(share(unit="case", area_id="not-stated"))
    columns = ("is_primary", "comparability", "refusal_reason")
    assert working.rows("reading_candidates where family = 'temporal'", *columns) == [(True, None, None)]


# Duplicates are collapsed before anything is joined.


def test_a_total_that_is_printed_twice_is_one_other_total(readings):
    others = (part(), whole(), other_total(), other_total("total-again"))
    again = [("total-again", "same_as", "total")]
    found = readings(share(), OF_A_WHOLE_READ_SO, *others, between_others=again)
    assert list(found) == ["other_total.total", "primary"]


def test_a_total_that_is_printed_twice_without_a_relation_is_one_other_total_and_the_bare_one(readings):
    others = (part(), whole(), other_total("about", hedge_id="around"), other_total())
    found = readings(share(), OF_A_WHOLE_READ_SO, *others)
    assert list(found) == ["other_total.total", "primary"]


def test_of_two_bare_counts_of_one_cell_the_first_stands_for_it(readings):
    others = (part(), whole(), other_total("total-b", 121), other_total("total-a", 122))
    found = readings(share(), OF_A_WHOLE_READ_SO, *others)
    assert list(found) == ["other_total.total-a", "primary"]


def test_the_base_that_is_printed_twice_is_no_other_total_of_itself(readings):
    relations = [("numerator", "part", "not_applicable"), ("denominator", "again", "natural_reading")]
    others = (part(), whole(), whole("again"))
    found = readings(share(), relations, *others, between_others=[("again", "same_as", "whole")])
    assert list(found) == ["primary"]


def test_a_rounder_wording_of_the_base_is_no_other_total(readings):
    others = (part(), whole(), whole("round", 200, hedge_id="around"))
    found = readings(
        share(), OF_A_WHOLE_READ_SO, *others, between_others=[("round", "derived_from", "whole")]
    )
    assert list(found) == ["primary"]


def test_a_part_that_is_printed_twice_enters_a_sum_once(readings):
    others = (part(**UNSUPPORTED), part("again", **UNSUPPORTED), part("other", **HARD_TO_PROVE), whole())
    found = readings(share(**EVIDENTIAL), OF_WHOLE, *others, between_others=[("again", "same_as", "part")])
    assert found["sum_of_parts"] == "denominator whole, numerator other, numerator part"


def test_counts_of_another_period_that_are_printed_twice_give_one_reading(readings):
    old = (part("part-2015", **IN_2015), part("again-2015", **IN_2015), whole("whole-2015", **IN_2015))
    again = [("again-2015", "same_as", "part-2015")]
    found = readings(share(**UNDATED), OF_WHOLE, part(), whole(), *old, between_others=again)
    assert list(found) == ["other_period.2015", "pooled_periods", "primary"]
    assert found["other_period.2015"] == "denominator whole-2015, numerator part-2015"


def test_a_feasible_base_that_is_printed_twice_is_one(readings):
    others = (whole(), whole("again"))
    again = [("again", "same_as", "whole")]
    found = readings(share(), [], *others, family="feasible_denominator", between_others=again)
    assert list(found) == ["other_total.whole"]


def test_words_without_a_number_stand_for_no_cell(readings):
    words = other_total("words", None, hedge_id="none")
    assert list(readings(share(), OF_A_WHOLE_READ_SO, part(), whole(), words)) == ["primary"]


def test_a_whole_by_area_that_is_printed_twice_is_one(working):
    working.given_relations(("a.again", "same_as", "a.england"), ("b.again", "same_as", "b.england"))
    others = [count(f"{label}", 800, **ENGLAND) for label in ("england", "again")]
    others += [count(f"b.{label}", 700, **ENGLAND) for label in ("england", "again")]
    assert wholes(working, count("claim"), *others) == {
        "area_whole.england": "part_of england",
        "area_whole.other-text-england": "part_of b.england",
    }


# How the enumeration grows.


def an_article(article):
    """Return figures of an article about one place, offence and year, and the relations of its shares."""
    figures = [
        part(f"{article}.part"),
        part(f"{article}.part-2015", **IN_2015),
        whole(f"{article}.whole"),
        whole(f"{article}.whole-2015", **IN_2015),
        whole(f"{article}.england", 900, **ENGLAND),
        share(f"{article}.share", **UNDATED),
        count(f"{article}.week", 3, kind="rate", rate_per="week", outcome_group_id="charged"),
    ]
    relations = [
        (f"{article}.share", "numerator", f"{article}.part", "not_applicable"),
        (f"{article}.share", "denominator", f"{article}.whole", "natural_reading"),
        (f"{article}.part", "part_of", f"{article}.whole", "not_applicable"),
        (f"{article}.week", "numerator", f"{article}.part", "not_applicable"),
    ]
    return figures, relations


def give_articles(working, numbers):
    for number in numbers:
        figures, relations = an_article(f"article-{number:02}")
        working.given_figures(*figures)
        working.given_relations(*relations)


def row_count(working):
    working.enumerate("reading_id")
    ((found,),) = working.rows("enumerated_readings", "count(*)")
    return found


def test_twice_as_many_articles_about_the_same_give_twice_as_many_readings(working):
    # Of each article: share 2 + other period 2 + pooled 4, part 1, rate 1, and 1 for Kent in England: 11
    # rows. Its four counts of Kent, the count of England and the rate are each held against the first
    # article: 6 rows, but not in the first. Kent in England is held against the least England: again 1,
    # but not in the first article, which prints the least.
    give_articles(working, range(20))
    assert row_count(working) == 20 * 11 + 19 * 6 + 19
    give_articles(working, range(20, 40))
    assert row_count(working) == 40 * 11 + 39 * 6 + 39


def test_three_periods_with_five_outcome_groups_give_as_many_readings_as_the_rules_allow(working):
    # A share of each group has its primary reading, two other periods, all three pooled, and one other
    # total of its own period: 5 readings, with two figures each, and six where three periods are pooled.
    # The share of two of the groups together, of which one is named, has the same 5, the closed world with
    # two figures, and the sum of both parts with three. All is of one place: there are no wholes by area.
    groups = ("charged", "cautioned", "unsupported", "hard-to-prove", "not-yet-assigned")
    for period_id in ("2014", "2015", "2016"):
        working.given_figures(
            whole(f"whole-{period_id}", period_id=period_id),
            other_total(f"total-{period_id}", period_id=period_id),
            *(
                count(f"{group}-{period_id}", 9, period_id=period_id, outcome_group_id=group)
                for group in groups
            ),
        )
    numerators = [(group, "numerator", group) for group in groups]
    for group, role, numerator in [*numerators, ("evidential", "numerator_part", "unsupported")]:
        working.given_figures(share(f"share-{group}", outcome_group_id=group, **UNDATED))
        working.given_relations(
            (f"a.share-{group}", role, f"a.{numerator}-2016", "not_applicable"),
            (f"a.share-{group}", "denominator", "a.whole-2016", "natural_reading"),
        )
    assert len(working.enumerate("reading_id")) == 5 * 5 + 5 + 2
    assert row_count(working) == 5 * (4 * 2 + 6) + (4 * 2 + 6) + 2 + 3


NATURAL = "natural_reading"
CHARGED_SHARE = {"kind": "share", "value_class": "percentage", "outcome_group_id": "charged"}


def test_a_numerator_is_not_taken_as_its_own_base(working):
    working.given_figures(
        figure("a.recorded", 449),
        figure("a.closed", 332, outcome_group_id="any-outcome"),
        figure("a.claim", "3/4", kind="share", value_class="fraction", outcome_group_id="any-outcome"),
    )
    working.given_relations(
        ("a.claim", "numerator", "a.closed", "not_applicable"),
        ("a.claim", "denominator", "a.recorded", NATURAL),
    )
    assert set(working.readings("a.claim", "share")) == {"primary"}


def test_a_second_number_for_the_base_is_no_other_total(working):
    working.given_figures(
        figure("a.part", 50, outcome_group_id="charged"),
        figure("a.whole-b", 150),
        figure("a.whole-a", 151),
        figure("a.claim", "1/3", **CHARGED_SHARE),
    )
    working.given_relations(
        ("a.claim", "numerator", "a.part", "not_applicable"), ("a.claim", "denominator", "a.whole-b", NATURAL)
    )
    assert not [name for name in working.readings("a.claim", "share") if name.startswith("other_total")]


def test_a_part_may_lie_in_another_area_than_the_whole_that_contains_it(working):
    working.given_figures(figure("a.kent", 50), figure("a.england", 900, area_id="england"))
    working.given_relations(("a.kent", "part_of", "a.england"))
    assert working.readings("a.kent", "part_whole") == {"primary": "part_of england"}
    assert working.rows("reading_candidates where family = 'part_whole'", "refusal_reason") == [(None,)]


def test_the_same_sum_over_a_count_printed_twice_is_one_reading(working):
    working.given_figures(
        figure("a.part", 50, outcome_group_id="charged"),
        figure("a.whole", 150),
        figure("a.again", 150),
        figure("a.claim", "1/3", **CHARGED_SHARE),
        figure("a.precise", "33/100", **CHARGED_SHARE),
    )
    working.given_relations(
        ("a.again", "same_as", "a.whole"),
        ("a.claim", "derived_from", "a.precise"),
        ("a.claim", "numerator", "a.part"),
        ("a.claim", "denominator", "a.whole", "printed"),
        ("a.precise", "numerator", "a.part"),
        ("a.precise", "denominator", "a.again", "printed"),
    )
    assert set(working.readings("a.claim", "share")) == {"primary"}


def test_a_whole_of_another_unit_does_not_hide_one_that_can_be_compared(working):
    working.given_figures(
        figure("a.kent", 800),
        figure("b.england", 500, area_id="england", unit="victim"),
        figure("c.england", 700, area_id="england"),
    )
    assert working.readings("a.kent", "part_whole") == {"area_whole.other-text-england": "part_of c.england"}


def test_two_later_levels_without_an_earlier_one_are_no_change_in_points(working):
    working.given_figures(
        figure("a.one", "1/3", **CHARGED_SHARE),
        figure("a.two", "1/4", **CHARGED_SHARE),
        figure("a.claim", "1/5", kind="change", value_class="percentage"),
    )
    working.given_relations(("a.claim", "later_level", "a.one"), ("a.claim", "later_level", "a.two"))
    assert working.readings("a.claim", "points_as_per_cent") == {}


def test_parts_of_a_total_that_is_printed_twice_are_added_up(working):
    working.given_figures(
        figure("a.total", 100),
        figure("a.again", 100),
        figure("a.one", 60, outcome_group_id="charged"),
        figure("a.two", 60, outcome_group_id="unsupported"),
    )
    working.given_relations(
        ("a.again", "same_as", "a.total"), ("a.one", "part_of", "a.total"), ("a.two", "part_of", "a.again")
    )
    assert working.readings("a.total", "sum_bound") == {"sum_of_parts": "addend one, addend two"}


def test_what_is_additive_to_a_count_printed_twice_is_so_to_both(working):
    working.given_figures(
        figure("a.total", 100),
        figure("a.part", 60, outcome_group_id="dropped"),
        figure("a.again", 60, outcome_group_id="dropped"),
        figure("a.further", 50, outcome_group_id="dropped"),
    )
    working.given_relations(
        ("a.again", "same_as", "a.part"),
        ("a.further", "additive_to", "a.again"),
        ("a.part", "part_of", "a.total"),
        ("a.further", "part_of", "a.total"),
    )
    assert working.readings("a.total", "sum_bound") == {"sum_of_parts": "addend further, addend part"}
