"""Charts of the reports: what each row of a query becomes."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from press_figures.numbers.intervals import exact_columns, interval_columns
from press_figures.reports.charts import Mark
from press_figures.reports.report_charts import (
    attrition_chart,
    bounds,
    claims_chart,
    drawn_claims,
    printed_stages,
    recorded_chart,
    shares_chart,
)

from ..conftest import read

WORDS = yaml.safe_load((Path(__file__).parents[3] / "workflow/templates/charts.yml").read_text("utf-8"))
PLACE = {"publisher": "Gazette", "offence": "domestic abuse", "area": "essex", "period": "2016"}


def share(basis, value, interval, **columns):
    return {
        **PLACE,
        "numerator": 22,
        "denominator": 1332,
        "numerator_unit": "outcomes",
        "denominator_unit": "outcomes",
        "share_quote": "a third",
        "share_basis": basis,
        "outcome_group": "charged",
        **exact_columns("share", Fraction(value)),
        **interval_columns("", read(interval)),
        **columns,
    }


def rows_of(chart):
    return [row for group in chart.groups for row in group.rows]


COMPUTED = share("computed", "1/4", "1/4")
UNITS = {"numerator_unit": "cases", "denominator_unit": "incidents"}


@pytest.mark.parametrize(
    ("row", "mark", "value", "detail"),
    [
        (COMPUTED, ("dot", "1/4", "1/4"), "25%", "22 of 1,332 outcomes (Gazette)"),
        # Two units are both said.
        (COMPUTED | UNITS, ("dot", "1/4", "1/4"), "25%", "22 cases of 1,332 incidents (Gazette)"),
        # A printed share is what its words allow.
        (
            share("printed", "1/3", "[1/4, 2/5]"),
            ("span", "1/4", "2/5"),
            "25% to 40%",
            "printed: “a third” (Gazette)",
        ),
        (
            share("printed", "1/3", "[1/3, unbounded)"),
            ("span", "1/3", None),
            "33⅓% or more",
            "printed: “a third” (Gazette)",
        ),
    ],
)
def test_a_computed_share_is_a_dot_and_a_printed_one_what_its_words_allow(row, mark, value, detail):
    (found,) = rows_of(shares_chart([row], WORDS["shares"]))
    assert found.marks == [mark_of(*mark)]
    assert (found.label, found.value, found.detail) == ("Essex, 2016", value, detail)


def mark_of(kind, low, high, shade=""):
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return Mark(kind, *ends, shade) if shade else Mark(kind, *ends)


def test_rows_with_one_heading_form_a_group_in_the_order_in_which_they_come():
    rows = [
        COMPUTED,
        share("computed", "1/2", "1/2", outcome_group="dropped"),
        share("computed", "1/3", "1/3", period="2017"),
    ]
    chart = shares_chart(rows, WORDS["shares"])
    assert [(group.heading, len(group.rows)) for group in chart.groups] == [
        ("Domestic abuse: charged", 2),
        ("Domestic abuse: dropped", 1),
    ]


def recorded(count, **columns):
    return {**PLACE, "unit": "offences", "recorded_count": count, "basis": "printed"} | columns


def test_counts_of_one_area_share_a_scale():
    rows = [recorded(9773), recorded(10829, period="2017"), recorded(449, area="kent")]
    chart = recorded_chart(rows, WORDS["recorded"])
    assert [group.maximum for group in chart.groups] == [10829, 449]
    assert [row.value for row in rows_of(chart)] == ["9,773", "10,829", "449"]
    assert rows_of(chart)[0].marks == [Mark("recorded", Fraction(0), Fraction(9773))]


def test_an_implied_count_is_drawn_as_such_and_says_so():
    (row,) = rows_of(recorded_chart([recorded(12080, basis="implied")], WORDS["recorded"]))
    assert row.marks == [Mark("implied", Fraction(0), Fraction(12080))]
    assert row.detail == "implied by the printed change (Gazette)"


def claim(family="share", computed="51/100", interval="(unbounded, unbounded)", other_values=None):
    return {
        **PLACE,
        "family": family,
        "other_values": other_values,
        "quote": "just under half",
        "verdict_name": "Does not follow",
        **exact_columns("computed", computed and Fraction(computed)),
        **interval_columns("computed_", read(interval)),
        **interval_columns("", read("[2/5, 1/2)")),
        **interval_columns("soft_", read("[9/20, 1/2)")),
    }


VALUE = ("value", "51/100", "51/100")


@pytest.mark.parametrize(
    ("columns", "marks", "value"),
    [
        ({}, [VALUE], "51%"),
        # What other readings compute stands before the primary reading.
        ({"other_values": "1/3 2/5"}, [("other", "1/3", "1/3"), ("other", "2/5", "2/5"), VALUE], "51%"),
        ({"computed": None, "interval": "[3/5, 1]"}, [("span", "3/5", "1")], "60% to 100%"),
    ],
)
def test_a_claim_shows_what_its_words_allow_and_what_was_computed(columns, marks, value):
    (row,) = rows_of(claims_chart([claim(**columns)], WORDS["claims"]))
    words = [("hard", "2/5", "1/2"), ("soft", "9/20", "1/2")]
    assert row.marks == [mark_of(*mark) for mark in [*words, *marks]]
    assert (row.label, row.value) == ("“just under half”", value)
    assert row.detail == "Does not follow. Essex, 2016"


@pytest.mark.parametrize(
    ("interval", "text"),
    [("[2/5, 1/2]", "40% to 50%"), ("(2/5, 1/2)", ">40% to <50%"), ("[2/5, 1/2)", "40% to <50%")],
)
def test_an_end_that_is_not_included_is_marked(interval, text):
    assert bounds(interval_columns("", read(interval))) == text


def test_only_a_share_with_something_computed_is_drawn():
    drawn = [claim(), claim(computed=None, interval="[3/5, 1]")]
    others = [claim(computed=None), claim(family="change"), claim(family="bound")]
    assert drawn_claims({"claims": [*others, *drawn]}) == drawn


def stage(name, count, basis="recorded", **columns):
    ordinary = {
        **PLACE,
        "stage": name,
        "outcome_group": "charged",
        "label": "label",
        "printed_count": count,
        "count_low": count,
        "count_high": count,
        "count_basis": basis,
        "whole_label": None,
        "whole_count": None,
        "reason_definition": "No base is printed",
        "share_basis": None,
        **exact_columns("share", None),
        **interval_columns("", read("(unbounded, unbounded)")),
    }
    return ordinary | columns


def test_a_base_is_a_full_bar_and_a_share_of_it_a_part_of_that_bar():
    refused = {"whole_label": "w", "reason_definition": "One is recorded and one closed"}
    computed = {"share_basis": "computed", **exact_columns("share", Fraction(22, 332))}
    rows = [
        stage("recorded", 449),
        stage("closed", 332, "closed", **refused),
        stage("outcome", 22, "closed", whole_label="w", whole_count=1332, **computed),
        stage("outcome", 3, "not_applicable"),
    ]
    (group,) = attrition_chart(rows, WORDS["attrition"]).groups
    assert group.maximum == 1
    assert [row.marks for row in group.rows] == [
        [Mark("recorded", Fraction(0), Fraction(1))],
        [Mark("closed", Fraction(0), Fraction(1))],
        [Mark("closed", Fraction(0), Fraction(22, 332))],
        [],
    ]
    assert [row.detail for row in group.rows] == [
        "",
        "no share: One is recorded and one closed",
        "6.6% of 1,332; closed",
        "no share: No base is printed",
    ]


def test_a_stage_that_is_not_printed_is_not_drawn():
    rows = [stage("closed", None, label=None), stage("recorded", 449)]
    assert printed_stages({"attrition": rows}) == rows[1:]


@pytest.mark.parametrize(
    ("basis", "interval", "columns", "value", "detail"),
    [
        (
            "closed",
            "[0.035, 0.045)",
            {"count_low": 331, "count_high": 425, "whole_count": 9456, "whole_label": "w"},
            "3.5% to <4.5%",
            "3.5% to <4.5% of 9,456, hence 331 to 425",
        ),
        # Without a printed whole there are no whole numbers.
        ("unstated", "[0.855, 0.865]", {}, "85.5% to 86.5%", ""),
    ],
)
def test_a_printed_share_gives_the_whole_numbers_that_it_allows(basis, interval, columns, value, detail):
    printed = {"share_basis": "printed", **interval_columns("", read(interval)), **columns}
    (row,) = rows_of(attrition_chart([stage("outcome", None, basis, **printed)], WORDS["attrition"]))
    assert (row.value, row.detail) == (value, detail)
    low, high = interval[1:-1].split(", ")
    assert row.marks == [mark_of("span", low, high, basis)]
