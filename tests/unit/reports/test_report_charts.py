"""Charts of the reports: what each row of a query becomes."""

from fractions import Fraction
from pathlib import Path

import pytest
import yaml

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

WORDS = yaml.safe_load((Path(__file__).parents[3] / "workflow/templates/charts.yml").read_text("utf-8"))
PLACE = {"publisher": "Gazette", "offence": "domestic abuse", "area": "essex", "period": "2016"}


def exact(name, value):
    number = None if value is None else Fraction(value)
    return {
        f"{name}_numerator": number and number.numerator,
        f"{name}_denominator": number and number.denominator,
    }


def ends(prefix, low, high, high_inclusive=True):
    return {
        **exact(f"{prefix}low", low),
        f"{prefix}low_inclusive": low is not None,
        **exact(f"{prefix}high", high),
        f"{prefix}high_inclusive": high_inclusive and high is not None,
    }


def share(basis, value, low, high, **columns):
    units = {"numerator_unit": "outcomes", "denominator_unit": "outcomes"}
    base = {"numerator": 22, "denominator": 1332, "share_quote": "a third", **units}
    return {
        **PLACE,
        **base,
        "share_basis": basis,
        "outcome_group": "charged",
        **exact("share", value),
        **ends("", low, high),
        **columns,
    }


def rows_of(chart):
    return [row for group in chart.groups for row in group.rows]


def test_a_computed_share_is_a_dot_with_its_counts():
    (row,) = rows_of(shares_chart([share("computed", "1/4", "1/4", "1/4")], WORDS["shares"]))
    assert row.marks == [Mark("dot", Fraction(1, 4), Fraction(1, 4))]
    assert (row.label, row.value) == ("Essex, 2016", "25%")
    assert row.detail == "22 of 1,332 outcomes (Gazette)"


def test_two_units_are_both_said():
    row = share("computed", "1/4", "1/4", "1/4", numerator_unit="cases", denominator_unit="incidents")
    (row,) = rows_of(shares_chart([row], WORDS["shares"]))
    assert row.detail == "22 cases of 1,332 incidents (Gazette)"


def test_a_printed_share_is_what_its_words_allow():
    (row,) = rows_of(shares_chart([share("printed", "1/3", "1/4", "2/5")], WORDS["shares"]))
    assert row.marks == [Mark("span", Fraction(1, 4), Fraction(2, 5))]
    assert (row.value, row.detail) == ("25% to 40%", "printed: “a third” (Gazette)")


def test_an_open_share_has_no_upper_end():
    (row,) = rows_of(shares_chart([share("printed", "1/3", "1/3", None)], WORDS["shares"]))
    assert row.marks == [Mark("span", Fraction(1, 3), None)]
    assert row.value == "33⅓% or more"


def test_rows_with_one_heading_form_a_group_in_the_order_in_which_they_come():
    rows = [
        share("computed", "1/4", "1/4", "1/4"),
        share("computed", "1/2", "1/2", "1/2", outcome_group="dropped"),
        share("computed", "1/3", "1/3", "1/3", period="2017"),
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


def claim(family="share", computed="51/100", low=None, high=None, other_values=None):
    return {
        **PLACE,
        "family": family,
        "other_values": other_values,
        "quote": "just under half",
        "verdict_name": "Does not follow",
        **exact("computed", computed),
        **ends("computed_", low, high),
        **ends("", "2/5", "1/2", high_inclusive=False),
        **ends("soft_", "9/20", "1/2", high_inclusive=False),
    }


def test_a_claim_shows_what_its_words_allow_and_what_was_computed():
    (row,) = rows_of(claims_chart([claim()], WORDS["claims"]))
    assert row.marks == [
        Mark("hard", Fraction(2, 5), Fraction(1, 2)),
        Mark("soft", Fraction(9, 20), Fraction(1, 2)),
        Mark("value", Fraction(51, 100), Fraction(51, 100)),
    ]
    assert (row.label, row.value, row.detail) == (
        "“just under half”",
        "51%",
        "Does not follow. Essex, 2016",
    )


def test_a_claim_shows_what_other_readings_compute_before_its_primary_reading():
    (row,) = rows_of(claims_chart([claim(other_values="1/3 2/5")], WORDS["claims"]))
    assert row.marks[2:] == [
        Mark("other", Fraction(1, 3), Fraction(1, 3)),
        Mark("other", Fraction(2, 5), Fraction(2, 5)),
        Mark("value", Fraction(51, 100), Fraction(51, 100)),
    ]


@pytest.mark.parametrize(
    ("low_inclusive", "high_inclusive", "text"),
    [(True, True, "40% to 50%"), (False, False, ">40% to <50%"), (True, False, "40% to <50%")],
)
def test_an_end_that_is_not_included_is_marked(low_inclusive, high_inclusive, text):
    row = {**ends("", "2/5", "1/2", high_inclusive), "low_inclusive": low_inclusive}
    assert bounds(row) == text


def test_a_claim_with_a_computed_range_shows_the_range():
    (row,) = rows_of(claims_chart([claim(computed=None, low="3/5", high="1")], WORDS["claims"]))
    assert row.marks[2] == Mark("span", Fraction(3, 5), Fraction(1))
    assert row.value == "60% to 100%"


@pytest.mark.parametrize(
    ("columns", "is_drawn"),
    [
        ({}, True),
        ({"computed": None, "low": "3/5", "high": "1"}, True),
        ({"computed": None}, False),
        ({"family": "change"}, False),
        ({"family": "bound"}, False),
    ],
)
def test_only_a_share_with_something_computed_is_drawn(columns, is_drawn):
    rows = [claim(**columns)]
    assert drawn_claims({"claims": rows}) == (rows if is_drawn else [])


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
        **exact("share", None),
        **ends("", None, None),
    }
    return ordinary | columns


def test_a_base_is_a_full_bar_and_a_share_of_it_a_part_of_that_bar():
    refused = {"whole_label": "w", "reason_definition": "One is recorded and one closed"}
    computed = {"share_basis": "computed", **exact("share", "22/332")}
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


def test_a_printed_share_gives_the_whole_numbers_that_it_allows():
    implied = {"count_low": 331, "count_high": 425, "whole_count": 9456, "whole_label": "w"}
    bounded = ends("", "35/1000", "45/1000", high_inclusive=False)
    rows = [
        stage("closed", 9456, "closed"),
        stage("outcome", None, "closed", share_basis="printed", **implied, **bounded),
    ]
    row = rows_of(attrition_chart(rows, WORDS["attrition"]))[1]
    assert row.marks == [Mark("span", Fraction(35, 1000), Fraction(45, 1000), "closed")]
    assert row.detail == "3.5% to <4.5% of 9,456, hence 331 to 425"


def test_a_share_without_a_printed_whole_has_no_whole_numbers():
    bounded = ends("", "171/200", "173/200")
    rows = [
        stage("outcome", None, "unstated", count_low=None, count_high=None, share_basis="printed", **bounded)
    ]
    (row,) = rows_of(attrition_chart(rows, WORDS["attrition"]))
    assert (row.value, row.detail) == ("85.5% to 86.5%", "")
    assert row.marks == [Mark("span", Fraction(171, 200), Fraction(173, 200), "unstated")]
