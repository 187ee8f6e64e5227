"""Figures that contradict each other are refused unless somebody declared them."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from press_figures.numbers.intervals import exact_columns

DECLARED = "raw/reference/declared_conflicts.csv"
COLUMNS = {
    "kind": "count",
    "measure_id": "recorded",
    "offence_id": "domestic-abuse",
    "area_id": "kent",
    "period_id": "2016",
    "outcome_group_id": "all-records",
    "unit": "case",
    "count_basis": "recorded",
    "source_id": "a-release",
    "baseline_period_id": "",
    "direction": "",
    "rate_per": "",
    "quantifier_text": "",
}
# What does not make two figures alike or unlike.
OTHERS = {"value_class": "count", "value_text": "40", "outcome_match": "certain"}


def figure(figure_id, low, high=None, inclusive=True, **cells):
    """Return a figure whose number is low or, if high is given, lies between the two."""
    return {
        **COLUMNS,
        **OTHERS,
        "figure_id": figure_id,
        "article_id": figure_id.split(".")[0],
        "low": Fraction(low),
        "high": Fraction(low if high is None else high),
        "low_inclusive": inclusive,
        "high_inclusive": inclusive,
        **cells,
    }


def unbounded(figure_id, **cells):
    ends = {"low": None, "high": None, "low_inclusive": False, "high_inclusive": False}
    return {**figure(figure_id, 0), **ends, **cells}


def relation(figure_id, role, related_figure_id):
    return {"figure_id": figure_id, "role": role, "related_figure_id": related_figure_id}


def declaration(first, second):
    (first_article, first_label), (second_article, second_label) = first.split("."), second.split(".")
    return {
        "first_article_id": first_article,
        "first_label": first_label,
        "second_article_id": second_article,
        "second_label": second_label,
        "reason": "Both sentences were read.",
    }


CHECKS = (
    *("annotations/numbers_differ", "annotations/conflict_declared_twice"),
    *("annotations/declaration_of_no_figure", "annotations/declaration_without_conflict"),
    *("data/part_exceeds_whole", "data/count_exceeds_wider_count", "data/rounding_misses_precise_figure"),
)
LISTS = {
    "periods": [
        {"period_id": "2016", "period_type": "calendar_year"},
        {"period_id": "2015", "period_type": "calendar_year"},
        {"period_id": "change", "period_type": "calendar_year"},
        {"period_id": "not-stated", "period_type": "not_stated"},
        {"period_id": "unresolved", "period_type": "not_resolved"},
    ],
    "areas": [
        {"area_id": area, "area_type": area_type, "part_of_area_id": wider}
        for area, area_type, wider in (
            ("kent", "territorial_force", "england"),
            ("england", "nation", "kingdom"),
            ("kingdom", "nation", ""),
            ("rest", "aggregate", "england"),
            ("change", "nation", ""),
            ("not-stated", "not_stated", ""),
        )
    ],
    "outcome_groups": [
        {"outcome_group_id": group, "group_type": group_type}
        for group, group_type in (
            ("all-records", "total"),
            ("any-outcome", "total"),
            ("charged", "home_office"),
            ("unsupported", "home_office"),
            ("unsupported-named", "press"),
            ("perhaps-wider", "press"),
            ("named-in-other-words", "press"),
            ("dropped", "press"),
            ("not-yet", "not_an_outcome"),
        )
    ],
    "outcome_group_types": [
        {"outcome_group_id": group, "outcome_type_id": outcome_type, "match": match}
        for group, outcome_type, match in (
            ("charged", "1", "certain"),
            ("unsupported", "14", "certain"),
            ("unsupported", "16", "certain"),
            ("unsupported-named", "16", "probable"),
            ("perhaps-wider", "16", "certain"),
            ("perhaps-wider", "14", "probable"),
            ("perhaps-wider", "1", "certain"),
            ("named-in-other-words", "16", "certain"),
            ("not-yet", "0", "certain"),
        )
    ],
    "comparability": [
        {"dimension": dimension, "first_value": one, "second_value": other, "comparability": found}
        for dimension, one, other, found in (
            ("unit", "case", "offence", "unstated"),
            ("unit", "case", "victim", "different"),
            ("count_basis", "closed", "recorded", "different"),
            ("count_basis", "unstated", "recorded", "unstated"),
        )
    ],
    "units": [{"unit_id": unit} for unit in ("case", "offence", "victim", "hearing", "change")],
    "count_bases": [{"count_basis_id": basis} for basis in ("recorded", "closed", "unstated", "change")],
}


@pytest.fixture
def said(checked):
    """Return a function that gives the messages about figures, each quoted by its id."""

    def write(path, rows):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]) if rows else ["label"])
            writer.writeheader()
            writer.writerows(rows)

    def run(figures, relations=(), declared=()):
        labels = {row["figure_id"]: row["figure_id"].split(".")[1] for row in figures}
        for article in {row["figure_id"].split(".")[0] for row in figures}:
            own = [row for row in figures if row["figure_id"].startswith(f"{article}.")]
            write(f"raw/annotations/{article}.csv", [{"label": labels[row["figure_id"]]} for row in own])
        declarations = [declaration(*pair) for pair in declared]
        write(DECLARED, declarations)
        mentions = [
            {
                "mention_id": row["figure_id"],
                "article_id": row["figure_id"].split(".")[0],
                "start_char": place,
                "quote": f"quote of {row['figure_id']}",
            }
            for place, row in enumerate(figures)
        ]
        given = {**LISTS, "figures": [exact(row) for row in figures], "mentions": mentions}
        given |= {"figure_relations": list(relations), "declared_conflicts": declarations}
        return [str(problem) for problem in checked(CHECKS, **given)]

    return run


def exact(row):
    """Return a figure with its bounds as the package has them."""
    return row | exact_columns("low", row["low"]) | exact_columns("high", row["high"])


def conflict(first, second, first_line=2, second_line=2):
    return (
        f"raw/annotations/{second[0]}.csv, line {second_line}, column value: found 'quote of {second}' where "
        f"'quote of {first}' of raw/annotations/{first[0]}.csv, line {first_line} counts the same; "
        f"expected numbers that can both be right, or a row of {DECLARED}. Read both sentences: correct the "
        "column that makes them alike, or declare the conflict with its reason."
    )


def test_two_numbers_of_the_same_thing_are_refused_once(said):
    assert said([figure("a.one", 449), figure("b.two", 450)]) == [conflict("a.one", "b.two")]


def test_two_numbers_in_one_article_are_refused(said):
    assert said([figure("a.one", 449), figure("a.two", 450)]) == [conflict("a.one", "a.two", 2, 3)]


def test_each_pair_of_three_numbers_is_named(said):
    assert said([figure("c.x", 3), figure("a.x", 1), figure("b.x", 2)]) == [
        conflict("a.x", "b.x"),
        conflict("a.x", "c.x"),
        conflict("b.x", "c.x"),
    ]


@pytest.mark.parametrize("column", list(COLUMNS))
def test_figures_that_differ_in_one_column_are_not_alike(column, said):
    assert said([figure("a.one", 449), figure("b.two", 450, **{column: "change"})]) == []


@pytest.mark.parametrize(
    "cells", [{"period_id": "not-stated"}, {"period_id": "unresolved"}, {"area_id": "not-stated"}]
)
def test_figures_of_a_period_or_area_that_is_not_stated_are_not_alike(cells, said):
    assert said([figure("a.one", 449, **cells), figure("b.two", 450, **cells)]) == []


def test_the_same_number_twice_is_no_conflict(said):
    assert said([figure("a.one", 449), figure("b.two", 449)]) == []


JUST_UNDER_50 = {"low": 45, "high": 50, "inclusive": False}


@pytest.mark.parametrize("second", [48, Fraction("49.5")])
def test_a_number_that_the_hedged_words_allow_is_no_conflict(second, said):
    assert said([figure("a.one", **JUST_UNDER_50), figure("b.two", second)]) == []


@pytest.mark.parametrize("second", [45, 50, 51])
def test_a_number_that_the_hedged_words_exclude_is_refused(second, said):
    assert said([figure("a.one", **JUST_UNDER_50), figure("b.two", second)]) == [conflict("a.one", "b.two")]


def test_rounded_numbers_that_cannot_meet_are_refused(said):
    figures = [figure("a.one", 90, 110), figure("b.two", 111, 130)]
    assert said(figures) == [conflict("a.one", "b.two")]
    assert said([figure("a.one", 90, 111), figure("b.two", 111, 130)]) == []


def test_words_without_a_bound_conflict_with_nothing(said):
    assert said([unbounded("a.one"), figure("b.two", 450)]) == []


@pytest.mark.parametrize("role", ["part_of", "additive_to"])
def test_a_part_and_an_addend_are_no_second_printing(role, said):
    figures = [figure("a.one", 450), figure("a.two", 449)]
    assert said(figures, [relation("a.two", role, "a.one")]) == []


def test_a_number_called_the_same_statistic_is_refused(said):
    figures = [figure("a.one", 449), figure("a.two", 450)]
    assert said(figures, [relation("a.two", "same_as", "a.one")]) == [conflict("a.one", "a.two", 2, 3)]


def shares(first_base, second_base, second_kind="share"):
    share = {"outcome_group_id": "charged", "measure_id": "outcomes"}
    figures = [
        figure("a.share", "0.3", kind="share", **share),
        figure("b.share", "0.4", kind=second_kind, **share),
        figure("a.recorded", 100),
        figure("b.recorded", 100),
        figure("b.closed", 90, count_basis="closed"),
    ]
    bases = [("a.share", first_base), ("b.share", second_base)]
    return figures, [relation(share, "denominator", base) for share, base in bases if base]


@pytest.mark.parametrize("kind", ["share", "share_without_numeral", "ratio"])
def test_two_shares_of_the_same_whole_are_refused(kind, said):
    assert said(*shares("a.recorded", "b.recorded", kind)) == [conflict("a.share", "b.share")]


@pytest.mark.parametrize("bases", [("a.recorded", "b.closed"), ("a.recorded", ""), ("", "")])
def test_shares_of_other_or_unknown_wholes_are_not_alike(bases, said):
    assert said(*shares(*bases)) == []


TWO = [figure("a.one", 449), figure("b.two", 450), figure("b.three", 449)]


@pytest.mark.parametrize("pair", [("a.one", "b.two"), ("b.two", "a.one")])
def test_a_declared_conflict_is_accepted_in_either_order(pair, said):
    assert said(TWO[:2], declared=[pair]) == []


def test_a_declaration_of_one_pair_leaves_another_refused(said):
    assert said(TWO, declared=[("a.one", "b.two")]) == [conflict("b.two", "b.three", 2, 3)]


def test_a_declaration_of_a_figure_that_is_gone_is_refused(said):
    assert said(TWO[:2], declared=[("a.one", "b.two"), ("a.one", "b.too")]) == [
        f"{DECLARED}, line 3: found 'b.too' (did you mean 'b.two'?), which no figure is called; "
        "expected the article and label of a figure. Correct the row, or delete it if the figure is gone."
    ]


def test_a_declaration_of_figures_that_do_not_conflict_is_refused(said):
    assert said([TWO[0], TWO[2]], declared=[("a.one", "b.three")]) == [
        f"{DECLARED}, line 2: found 'a.one' and 'b.three', which do not conflict; "
        "expected two figures that are alike in all but number and that no number fits both, a part that is "
        "greater than its whole, or a rounder wording that does not fit the precise figure. Delete the row."
    ]


def test_a_figure_does_not_conflict_with_itself(said):
    assert said(TWO[:1], declared=[("a.one", "a.one")]) == [
        f"{DECLARED}, line 2: found 'a.one' and 'a.one', which do not conflict; "
        "expected two figures that are alike in all but number and that no number fits both, a part that is "
        "greater than its whole, or a rounder wording that does not fit the precise figure. Delete the row."
    ]


def test_a_pair_that_is_declared_twice_is_refused(said):
    assert said(TWO[:2], declared=[("a.one", "b.two"), ("b.two", "a.one")]) == [
        f"{DECLARED}, line 3: found the pair of {DECLARED}, line 2 again; expected each pair once. "
        "Delete one of the rows."
    ]


CHANGE = {"kind": "change", "value_class": "count", "value_text": "160"}
PER_CENT = {"kind": "change", "value_class": "percentage", "value_text": "40 per cent"}


@pytest.mark.parametrize("form", [CHANGE, PER_CENT, PER_CENT | {"value_text": "5 percentage points"}])
def test_two_changes_of_one_form_are_alike(form, said):
    figures = [figure("a.rise", 3, **form), figure("b.rise", 4, **form)]
    assert said(figures) == [conflict("a.rise", "b.rise")]


@pytest.mark.parametrize(
    "other",
    [
        PER_CENT,
        PER_CENT | {"value_text": "5 percentage points"},
        {"kind": "change", "value_class": "multiple", "value_text": "doubled"},
    ],
)
def test_a_number_and_a_share_of_one_change_can_both_be_right(other, said):
    assert said([figure("a.rise", 160, **CHANGE), figure("b.rise", "0.4", **other)]) == []


def test_percentage_points_and_per_cent_of_one_change_can_both_be_right(said):
    points = PER_CENT | {"value_text": "5 percentage points"}
    assert said([figure("a.rise", "0.05", **points), figure("b.rise", "0.4", **PER_CENT)]) == []


def test_a_change_of_a_share_is_not_a_change_of_a_count(said):
    figures = [
        figure("a.rise", "0.4", **PER_CENT),
        figure("b.rise", "0.5", **PER_CENT),
        figure("a.share", "0.3", kind="share"),
        figure("b.count", 41, measure_id="other"),
    ]
    relations = [relation("a.rise", "later_level", "a.share"), relation("b.rise", "later_level", "b.count")]
    assert said(figures, relations) == []


def excess(part, whole, part_line, whole_line, by=""):
    return (
        f"raw/annotations/a.csv, line {part_line}, column value: found 'quote of {part}', more than "
        f"'quote of {whole}' of raw/annotations/a.csv, line {whole_line}, of which it is a part{by}; "
        f"expected a part that is not greater than its whole, or a row of {DECLARED}. Read both sentences: "
        "correct the labels, which may be the wrong way round, or the column that makes it a part, or "
        "declare the conflict with its "
        "reason."
    )


SHARE = {"kind": "share", "outcome_group_id": "charged"}


def divided(part, whole, role="numerator", part_cells=(), whole_cells=()):
    """Return a share of a.part out of a.whole, its inputs and its relations."""
    figures = [
        figure("a.part", part, measure_id="outcomes", **dict(part_cells)),
        figure("a.whole", whole, **dict(whole_cells)),
        figure("a.share", "0.3", **SHARE),
    ]
    return figures, [relation("a.share", role, "a.part"), relation("a.share", "denominator", "a.whole")]


RELATED = [("a.part", "part_of", "a.whole"), ("a.whole", "addend", "a.part")]


@pytest.mark.parametrize("named", RELATED)
def test_a_part_that_is_greater_than_its_whole_is_refused(named, said):
    figures = [figure("a.part", 41), figure("a.whole", 40)]
    assert said(figures, [relation(*named)]) == [excess("a.part", "a.whole", 2, 3)]


@pytest.mark.parametrize("role", ["numerator", "numerator_part"])
def test_a_numerator_that_is_greater_than_its_denominator_is_refused(role, said):
    assert said(*divided(41, 40, role)) == [
        excess("a.part", "a.whole", 2, 3, " (the share of raw/annotations/a.csv, line 4)")
    ]
    assert said(*divided(40, 40, role)) == []


def test_the_numerator_of_a_rate_may_be_greater_than_its_denominator(said):
    figures, relations = divided(41, 40)
    assert said([*figures[:2], figures[2] | {"kind": "rate"}], relations) == []


@pytest.mark.parametrize(
    ("cells", "is_refused"),
    [
        ({"unit": "offence"}, True),
        ({"unit": "victim"}, False),
        ({"unit": "hearing"}, False),
        ({"count_basis": "unstated"}, True),
        ({"count_basis": "closed"}, False),
    ],
)
def test_a_numerator_of_another_basis_may_be_greater_than_its_denominator(cells, is_refused, said):
    assert bool(said(*divided(41, 40, part_cells=cells))) == is_refused
    assert bool(said(*divided(41, 40, whole_cells=cells))) == is_refused


@pytest.mark.parametrize(
    ("part", "whole", "is_refused"),
    [
        (("a.part", 400, 500, False), ("a.whole", 400), True),
        (("a.part", 400, 500, True), ("a.whole", 400), False),
        (("a.part", 390, 500, False), ("a.whole", 400), False),
        (("a.part", 400), ("a.whole", 300, 400, False), True),
        (("a.part", 400), ("a.whole", 300, 401, False), False),
    ],
)
def test_a_hedged_part_is_refused_only_where_no_reading_of_the_words_fits(part, whole, is_refused, said):
    found = said([figure(*part), figure(*whole)], [relation("a.part", "part_of", "a.whole")])
    assert bool(found) == is_refused


def test_a_part_of_words_without_a_bound_is_accepted(said):
    relations = [relation("a.part", "part_of", "a.whole")]
    assert said([figure("a.part", 41), unbounded("a.whole")], relations) == []


def test_a_rise_among_other_changes_may_be_greater_than_the_whole_change(said):
    figures = [figure("a.rise", 10, kind="change"), figure("a.net", 3, kind="change", source_id="")]
    assert said(figures, [relation("a.net", "addend", "a.rise")]) == []


def test_a_declared_part_is_accepted_and_a_part_that_fits_needs_no_declaration(said):
    figures, relations = [figure("a.part", 41), figure("a.whole", 40)], [relation(*RELATED[0])]
    assert said(figures, relations, [("a.part", "a.whole")]) == []
    figures = [figure("a.part", 39), figure("a.whole", 40)]
    (problem,) = said(figures, relations, [("a.part", "a.whole")])
    assert "which do not conflict" in problem


@pytest.mark.parametrize("wider", ["england", "kingdom"])
def test_a_count_of_an_area_that_is_greater_than_that_of_a_wider_one_is_refused(wider, said):
    assert said([figure("a.part", 41), figure("a.whole", 40, area_id=wider)]) == [
        excess("a.part", "a.whole", 2, 3)
    ]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("charged", "all-records"),
        ("charged", "any-outcome"),
        ("any-outcome", "all-records"),
        ("dropped", "all-records"),
        ("unsupported-named", "unsupported"),
        ("charged", "perhaps-wider"),
    ],
)
def test_a_count_of_an_outcome_that_is_greater_than_that_of_a_wider_group_is_refused(part, whole, said):
    figures = [figure("a.part", 41, outcome_group_id=part, measure_id="outcomes")]
    figures.append(figure("a.whole", 40, outcome_group_id=whole))
    assert said(figures) == [excess("a.part", "a.whole", 2, 3)]


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("charged", "unsupported"),
        ("not-yet", "any-outcome"),
        ("unsupported", "perhaps-wider"),
        ("all-records", "any-outcome"),
        ("perhaps-wider", "dropped"),
        ("dropped", "unsupported"),
        ("unsupported-named", "named-in-other-words"),
    ],
)
def test_a_count_of_a_group_that_is_not_known_to_lie_within_another_may_be_greater(part, whole, said):
    figures = [figure("a.part", 41, outcome_group_id=part), figure("a.whole", 40, outcome_group_id=whole)]
    assert said(figures) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"figure_id": "b.part", "article_id": "b"},
        {"area_id": "rest"},
        {"area_id": "change"},
        {"period_id": "2015"},
        {"period_id": "not-stated"},
        {"unit": "victim"},
        {"count_basis": "closed"},
        {"offence_id": "other"},
        {"source_id": "other"},
        {"measure_id": "arrests"},
        {"quantifier_text": "each year"},
        {"kind": "change"},
        {"outcome_match": "unclear"},
    ],
)
def test_counts_that_differ_in_more_than_their_area_are_no_part_and_whole(cells, said):
    assert said([figure("a.part", 41) | cells, figure("a.whole", 40, area_id="england")]) == []


@pytest.mark.parametrize(
    "cells",
    [{"measure_id": "arrests"}, {"area_id": "england"}, {"count_basis": "closed"}, {"unit": "victim"}],
)
def test_counts_that_differ_in_more_than_their_outcome_group_are_no_part_and_whole(cells, said):
    figures = [figure("a.part", 41, outcome_group_id="charged") | cells, figure("a.whole", 40)]
    assert said(figures) == []


def misfit(rounder, precise):
    return (
        f"raw/annotations/a.csv, line 2, column derived_from: found 'quote of {rounder}', which 'quote of "
        f"{precise}' of raw/annotations/a.csv, line 3 does not fit; expected a rounder wording that fits the "
        f"precise figure, or a row of {DECLARED}. Read both sentences: correct the label or the hedge, or "
        "declare the conflict with its reason."
    )


ROUNDED = [relation("a.rounder", "derived_from", "a.precise")]


def test_a_rounder_wording_that_its_precise_figure_does_not_fit_is_refused_unless_declared(said):
    figures = [figure("a.rounder", 450, 600, False), figure("a.precise", 449)]
    assert said(figures, ROUNDED) == [misfit("a.rounder", "a.precise")]
    assert said(figures, ROUNDED, [("a.precise", "a.rounder")]) == []
    assert said([figure("a.rounder", 440, 600, False), figure("a.precise", 449)], ROUNDED) == []
    assert said([unbounded("a.rounder"), figure("a.precise", 449)], ROUNDED) == []


def test_a_change_in_another_form_is_no_rounder_wording_to_be_held_against(said):
    figures = [figure("a.rounder", 160, **CHANGE), figure("a.precise", "0.4", **PER_CENT)]
    assert said(figures, ROUNDED) == []
