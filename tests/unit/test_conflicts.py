"""Figures that count the same thing and say different numbers are refused unless somebody declared them."""

from fractions import Fraction

import pytest

from lib.conflicts import conflict_problems
from lib.tables import Table

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


def figure(figure_id, low, high=None, inclusive=True, **cells):
    """Return a figure whose number is low or, if high is given, lies between the two."""
    return {
        **COLUMNS,
        "value_class": "count",
        "value_text": "40",
        "figure_id": figure_id,
        "low": Fraction(low),
        "high": Fraction(low if high is None else high),
        "low_inclusive": inclusive,
        "high_inclusive": inclusive,
        **cells,
    }


def unbounded(figure_id, **cells):
    ends = {"low": None, "high": None, "low_inclusive": False, "high_inclusive": False}
    return {**COLUMNS, "figure_id": figure_id, **ends, **cells}


def relation(figure_id, role, related_figure_id):
    return {"figure_id": figure_id, "role": role, "related_figure_id": related_figure_id}


def table(path, rows):
    return Table(path, rows, list(range(2, len(rows) + 2)))


def declaration(first, second):
    (first_article, first_label), (second_article, second_label) = first.split("."), second.split(".")
    return {
        "first_article_id": first_article,
        "first_label": first_label,
        "second_article_id": second_article,
        "second_label": second_label,
        "reason": "Both sentences were read.",
    }


def said(figures, relations=(), declared=()):
    """Return the messages about figures, each quoted by its id."""
    articles = sorted({row["figure_id"].split(".")[0] for row in figures})
    annotations = {
        article: table(
            f"raw/annotations/{article}.csv",
            [
                {"label": row["figure_id"].split(".")[1], "quote": f"quote of {row['figure_id']}"}
                for row in figures
                if row["figure_id"].startswith(f"{article}.")
            ],
        )
        for article in articles
    }
    reference = {
        "periods": table(
            "raw/reference/periods.csv",
            [
                {"period_id": "2016", "period_type": "calendar_year"},
                {"period_id": "not-stated", "period_type": "not_stated"},
                {"period_id": "unresolved", "period_type": "not_resolved"},
            ],
        ),
        "areas": table(
            "raw/reference/areas.csv",
            [
                {"area_id": "kent", "area_type": "territorial_force"},
                {"area_id": "not-stated", "area_type": "not_stated"},
            ],
        ),
        "declared_conflicts": table(DECLARED, [declaration(*pair) for pair in declared]),
    }
    return [str(problem) for problem in conflict_problems(figures, list(relations), reference, annotations)]


def conflict(first, second, first_line=2, second_line=2):
    return (
        f"raw/annotations/{second[0]}.csv, line {second_line}, column value: found 'quote of {second}' where "
        f"'quote of {first}' of raw/annotations/{first[0]}.csv, line {first_line} counts the same; "
        f"expected numbers that can both be right, or a row of {DECLARED}. Read both sentences: correct the "
        "column that makes them alike, or declare the conflict with its reason."
    )


def test_two_numbers_of_the_same_thing_are_refused_once():
    assert said([figure("a.one", 449), figure("b.two", 450)]) == [conflict("a.one", "b.two")]


def test_two_numbers_in_one_article_are_refused():
    assert said([figure("a.one", 449), figure("a.two", 450)]) == [conflict("a.one", "a.two", 2, 3)]


def test_each_pair_of_three_numbers_is_named():
    assert said([figure("c.x", 3), figure("a.x", 1), figure("b.x", 2)]) == [
        conflict("a.x", "b.x"),
        conflict("a.x", "c.x"),
        conflict("b.x", "c.x"),
    ]


@pytest.mark.parametrize("column", list(COLUMNS))
def test_figures_that_differ_in_one_column_are_not_alike(column):
    assert said([figure("a.one", 449), figure("b.two", 450, **{column: "change"})]) == []


@pytest.mark.parametrize(
    "cells", [{"period_id": "not-stated"}, {"period_id": "unresolved"}, {"area_id": "not-stated"}]
)
def test_figures_of_a_period_or_area_that_is_not_stated_are_not_alike(cells):
    assert said([figure("a.one", 449, **cells), figure("b.two", 450, **cells)]) == []


def test_the_same_number_twice_is_no_conflict():
    assert said([figure("a.one", 449), figure("b.two", 449)]) == []


JUST_UNDER_50 = {"low": 45, "high": 50, "inclusive": False}


@pytest.mark.parametrize("second", [48, Fraction("49.5")])
def test_a_number_that_the_hedged_words_allow_is_no_conflict(second):
    assert said([figure("a.one", **JUST_UNDER_50), figure("b.two", second)]) == []


@pytest.mark.parametrize("second", [45, 50, 51])
def test_a_number_that_the_hedged_words_exclude_is_refused(second):
    assert said([figure("a.one", **JUST_UNDER_50), figure("b.two", second)]) == [conflict("a.one", "b.two")]


def test_rounded_numbers_that_cannot_meet_are_refused():
    figures = [figure("a.one", 90, 110), figure("b.two", 111, 130)]
    assert said(figures) == [conflict("a.one", "b.two")]
    assert said([figure("a.one", 90, 111), figure("b.two", 111, 130)]) == []


def test_words_without_a_bound_conflict_with_nothing():
    assert said([unbounded("a.one"), figure("b.two", 450)]) == []


@pytest.mark.parametrize("role", ["derived_from", "part_of", "additive_to"])
def test_a_part_an_addend_and_a_rounder_wording_are_no_conflict(role):
    figures = [figure("a.one", 449), figure("a.two", 450)]
    assert said(figures, [relation("a.two", role, "a.one")]) == []


def test_a_number_called_the_same_statistic_is_refused():
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
def test_two_shares_of_the_same_whole_are_refused(kind):
    assert said(*shares("a.recorded", "b.recorded", kind)) == [conflict("a.share", "b.share")]


@pytest.mark.parametrize("bases", [("a.recorded", "b.closed"), ("a.recorded", ""), ("", "")])
def test_shares_of_other_or_unknown_wholes_are_not_alike(bases):
    assert said(*shares(*bases)) == []


TWO = [figure("a.one", 449), figure("b.two", 450), figure("b.three", 449)]


@pytest.mark.parametrize("pair", [("a.one", "b.two"), ("b.two", "a.one")])
def test_a_declared_conflict_is_accepted_in_either_order(pair):
    assert said(TWO[:2], declared=[pair]) == []


def test_a_declaration_of_one_pair_leaves_another_refused():
    assert said(TWO, declared=[("a.one", "b.two")]) == [conflict("b.two", "b.three", 2, 3)]


def test_a_declaration_of_a_figure_that_is_gone_is_refused():
    assert said(TWO[:2], declared=[("a.one", "b.two"), ("a.one", "b.too")]) == [
        f"{DECLARED}, line 3: found 'b.too' (did you mean 'b.two'?), which no figure is called; "
        "expected the article and label of a figure. Correct the row, or delete it if the figure is gone."
    ]


def test_a_declaration_of_figures_that_do_not_conflict_is_refused():
    assert said([TWO[0], TWO[2]], declared=[("a.one", "b.three")]) == [
        f"{DECLARED}, line 2: found 'a.one' and 'b.three', which do not conflict; "
        "expected two figures that are alike in all but number and that no number fits both. Delete the row."
    ]


def test_a_figure_does_not_conflict_with_itself():
    assert said(TWO[:1], declared=[("a.one", "a.one")]) == [
        f"{DECLARED}, line 2: found 'a.one' and 'a.one', which do not conflict; "
        "expected two figures that are alike in all but number and that no number fits both. Delete the row."
    ]


def test_a_pair_that_is_declared_twice_is_refused():
    assert said(TWO[:2], declared=[("a.one", "b.two"), ("b.two", "a.one")]) == [
        f"{DECLARED}, line 3: found the pair of line 2 again; expected each pair once. "
        "Delete one of the rows."
    ]


CHANGE = {"kind": "change", "value_class": "count", "value_text": "160"}
PER_CENT = {"kind": "change", "value_class": "percentage", "value_text": "40 per cent"}


@pytest.mark.parametrize("form", [CHANGE, PER_CENT, PER_CENT | {"value_text": "5 percentage points"}])
def test_two_changes_of_one_form_are_alike(form):
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
def test_a_number_and_a_share_of_one_change_can_both_be_right(other):
    assert said([figure("a.rise", 160, **CHANGE), figure("b.rise", "0.4", **other)]) == []


def test_percentage_points_and_per_cent_of_one_change_can_both_be_right():
    points = PER_CENT | {"value_text": "5 percentage points"}
    assert said([figure("a.rise", "0.05", **points), figure("b.rise", "0.4", **PER_CENT)]) == []


def test_a_change_of_a_share_is_not_a_change_of_a_count():
    figures = [
        figure("a.rise", "0.4", **PER_CENT),
        figure("b.rise", "0.5", **PER_CENT),
        figure("a.share", "0.3", kind="share"),
        figure("b.count", 41, measure_id="other"),
    ]
    relations = [relation("a.rise", "later_level", "a.share"), relation("b.rise", "later_level", "b.count")]
    assert said(figures, relations) == []
