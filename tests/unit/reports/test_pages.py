"""Rendering: what goes to which page, which charts are drawn, and what stands behind them."""

from decimal import Decimal

from press_figures.reports.pages import chart_data, group_by, group_by_each, parts_of


def test_rows_are_grouped_in_their_order():
    rows = [{"area": "kent", "n": 1}, {"area": "essex", "n": 2}, {"area": "kent", "n": 3}]
    assert group_by(rows, "area") == {"kent": [rows[0], rows[2]], "essex": [rows[1]]}


def test_a_row_about_two_articles_belongs_to_both():
    rows = [{"first": "a", "second": "b"}, {"first": "a", "second": "c"}]
    assert group_by_each(rows, ("first", "second")) == {"a": rows, "b": rows[:1], "c": rows[1:]}


def test_a_page_gets_an_empty_list_of_what_it_has_not():
    groups = {"figures": {"a": [{"n": 1}]}, "claims": {}}
    assert parts_of(groups, "a") == {"figures": [{"n": 1}], "claims": []}


def test_the_data_of_a_chart_are_csv_with_exact_decimals():
    rows = [{"area": "Devon, Cornwall", "share": Decimal("0.250000000000"), "low": None, "is_open": True}]
    assert chart_data(rows) == 'area,share,low,is_open\n"Devon, Cornwall",0.25,,true\n'
