"""Periods are of the calendar, run forwards, and come after what they are compared with."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_figures.annotations.periods import (
    baseline_problems,
    date_word_problems,
    level_problems,
    period_problems,
)
from press_figures.numbers.days import latest_day, span_in

from .conftest import said, table

PERIODS = "raw/reference/periods.csv"


def period(period_id, start="", end="", inferred_start="", inferred_end=""):
    return {
        "period_id": period_id,
        "start_date": start,
        "end_date": end,
        "inferred_start_date": inferred_start,
        "inferred_end_date": inferred_end,
    }


def test_the_periods_of_the_repository_are_in_order(reference):
    assert period_problems(table(PERIODS, *reference("periods"))) == []


YEARS = "2016 2016-17 2016_17 1999-00"


@pytest.mark.parametrize("period_id", f"{YEARS} 2016-04 2016-04-30 2020-april-to-september last-year".split())
def test_an_id_that_is_a_year_a_month_a_day_or_words_is_accepted(period_id):
    assert period_problems(table(PERIODS, period(period_id))) == []


@pytest.mark.parametrize("period_id", ["2015-13", "2015-17", "2015-00", "2016-02-30", "2016-17-01", "0000"])
def test_an_id_that_no_calendar_has_is_found(period_id):
    assert said(period_problems(table(PERIODS, period("2016"), period(period_id)))) == [
        f"raw/reference/periods.csv, line 3, column period_id: found {period_id!r}; expected a year (2016), "
        "a month (2016-04), a day (2016-04-30) or a year to the next (2016-17). "
        "Correct the id here and in the annotations that use it."
    ]


def test_a_period_of_one_day_is_accepted():
    assert period_problems(table(PERIODS, period("2016-04-30", "2016-04-30", "2016-04-30"))) == []


def test_an_inferred_period_that_ends_before_it_starts_is_found():
    rows = table(PERIODS, period("last-year", "", "", "2016-12-31", "2016-01-01"))
    assert said(period_problems(rows)) == [
        "raw/reference/periods.csv, line 2, column inferred_end_date: found the last day 2016-01-01; "
        "expected 2016-12-31, the first day, or a later one. Correct the two days."
    ]


def test_a_first_day_in_another_year_than_the_id_is_found():
    assert said(period_problems(table(PERIODS, period("2016", "2015-01-01", "2015-12-31")))) == [
        "raw/reference/periods.csv, line 2, column start_date: found the first day 2015-01-01 of the period "
        "'2016'; expected a day of 2016. Correct the day or the id."
    ]


LISTED = table(
    PERIODS,
    period("2015", "2015-01-01", "2015-12-31"),
    period("2016", "2016-01-01", "2016-12-31"),
    period("gazette-last-year", "", "", "2016-01-01", "2016-12-31"),
    period("not-stated"),
)


def change(period_id, baseline):
    return table("raw/annotations/a.csv", {"period": period_id, "baseline_period": baseline})


EARLIER = [("2016", "2015"), ("gazette-last-year", "2015")]
NOT_KNOWN = [("2016", ""), ("2016", "not-stated"), ("not-stated", "not-stated"), ("2016", "unlisted")]


@pytest.mark.parametrize(("period_id", "baseline"), EARLIER + NOT_KNOWN)
def test_a_baseline_that_is_earlier_or_not_known_is_accepted(period_id, baseline):
    assert baseline_problems(change(period_id, baseline), LISTED) == []


@pytest.mark.parametrize(
    ("period_id", "baseline", "first_day"),
    [
        ("2016", "2016", "2016-01-01"),
        ("2016", "gazette-last-year", "2016-01-01"),
        ("2015", "2016", "2015-01-01"),
    ],
)
def test_a_baseline_that_is_the_period_itself_or_later_is_found(period_id, baseline, first_day):
    assert said(baseline_problems(change(period_id, baseline), LISTED)) == [
        f"raw/annotations/a.csv, line 2, column baseline_period: found {baseline!r}, which begins on "
        f"2016-01-01; expected a period that begins before {period_id!r}, which begins on {first_day}. "
        "Read the sentence again; the columns may be the wrong way round."
    ]


def levels(later, earlier):
    """Return a change between two levels of these periods."""
    none = {"later_level": "", "baseline": ""}
    return table(
        "raw/annotations/a.csv",
        {"label": "after", "period": later, **none},
        {"label": "before", "period": earlier, **none},
        {"label": "rise", "period": later, "later_level": "after", "baseline": "before"},
    )


@pytest.mark.parametrize(
    ("later", "earlier"), [("2016", "2015"), ("2016", "not-stated"), ("gazette-last-year", "2015")]
)
def test_a_level_before_of_an_earlier_period_is_accepted(later, earlier):
    assert level_problems(levels(later, earlier), LISTED) == []


def test_a_level_before_that_is_later_is_found():
    assert said(level_problems(levels("2015", "2016"), LISTED)) == [
        "raw/annotations/a.csv, line 4, column baseline: found 'before', whose period begins on 2016-01-01; "
        "expected a period that begins before that of 'after', 2015-01-01. "
        "Read the sentence again; later_level and baseline may be the wrong way round."
    ]


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2017", "2017-12-31"),
        ("2017-04", "2017-04-30"),
        ("2017-12", "2017-12-31"),
        ("2017-02", "2017-02-28"),
        ("2016-02", "2016-02-29"),
        ("2017-04-07", "2017-04-07"),
    ],
)
def test_the_latest_day_of_a_date_is_the_last_that_it_can_be(text, last):
    assert latest_day(text) == day(last)


@pytest.mark.parametrize("text", ["2017-13", "2017-02-30"])
def test_a_date_that_no_calendar_has_stops(text):
    with pytest.raises(ValueError, match=r"month|day"):
        latest_day(text)


@pytest.mark.parametrize(
    ("unit", "start", "end", "span"),
    [
        ("hour", "2017-01-01", "2017-01-01", 24),
        ("day", "2017-01-01", "2017-12-31", 365),
        ("day", "2016-01-01", "2016-12-31", 366),
        ("week", "2017-01-02", "2017-01-15", 2),
        ("week", "2017-01-01", "2017-12-31", Fraction(365, 7)),
        ("month", "2017-01-01", "2017-12-31", 12),
        ("month", "2017-02-01", "2017-02-28", 1),
        ("month", "2016-11-01", "2017-03-31", 5),
        ("year", "2016-04-01", "2017-03-31", 1),
        ("year", "2017-01-01", "2017-06-30", Fraction(1, 2)),
        ("year", "2015-01-01", "2017-12-31", 3),
    ],
)
def test_the_span_of_a_period_counts_both_its_ends(unit, start, end, span):
    assert span_in(unit, day(start), day(end)) == span


@pytest.mark.parametrize(
    ("unit", "start", "end"),
    [
        ("month", "2017-01-02", "2017-12-31"),
        ("month", "2017-01-01", "2017-12-30"),
        ("month", "2016-02-01", "2016-02-28"),
        ("year", "2017-01-15", "2018-01-14"),
        ("100 people", "2017-01-01", "2017-12-31"),
        ("decade", "2017-01-01", "2017-12-31"),
    ],
)
def test_a_period_that_is_not_made_of_whole_months_has_no_span_in_them_nor_in_other_units(unit, start, end):
    assert span_in(unit, day(start), day(end)) is None


@pytest.mark.parametrize(("start", "end"), [(None, "2017-12-31"), ("2017-01-01", None), (None, None)])
def test_a_period_with_an_unknown_day_has_no_span(start, end):
    assert span_in("day", start and day(start), end and day(end)) is None


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)), st.integers(0, 4000))
def test_days_hours_and_weeks_agree_with_counting_every_day(start, more):
    end = start + datetime.timedelta(days=more)
    days = len(range(start.toordinal(), end.toordinal() + 1))
    spans = {unit: span_in(unit, start, end) for unit in ("day", "hour", "week")}
    assert spans == {"day": days, "hour": 24 * days, "week": Fraction(days, 7)}


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 40))
def test_months_agree_with_walking_from_first_to_first(year, month, count):
    start = datetime.date(year, month, 1)
    after = start
    for _ in range(count):
        after = (after + datetime.timedelta(days=32)).replace(day=1)
    end = after - datetime.timedelta(days=1)
    assert (span_in("month", start, end), span_in("year", start, end)) == (count, Fraction(count, 12))


DAYS = {
    "2015": ("2015-01-01", "2015-12-31"),
    "2016": ("2016-01-01", "2016-12-31"),
    "2015-16": ("2015-04-01", "2016-03-31"),
    "2016-april-to-september": ("2016-04-01", "2016-09-30"),
    "2016-april": ("2016-04-01", "2016-04-30"),
    "since-2015": ("2015-01-01", ""),
    "unresolved": ("", ""),
}


def date_words_said(*rows):
    """Return the place and finding of each problem of rows given as quote, period, basis and other cells."""
    empty = dict.fromkeys("label kind value_text dated_by baseline_period".split(), "")
    cells = [
        empty
        | {"label": f"r{number}", "kind": "date", "quote": quote, "period": name, "period_basis": basis}
        | more
        for number, (quote, name, basis, more) in enumerate(rows)
    ]
    listed = [period(name, start, end) for name, (start, end) in DAYS.items()]
    problems = date_word_problems(table("a.csv", *cells), table("periods.csv", *listed))
    return [(problem.place, problem.found) for problem in problems]


@pytest.mark.parametrize(
    ("quote", "period", "basis", "word"),
    [
        ("in 2016", "2015", "explicit", "2016"),
        ("in 2016", "2016-april", "explicit", ""),
        ("in 2014", "since-2015", "explicit", "2014"),
        ("since 2016", "since-2015", "explicit", ""),
        ("in 2015-16", "2015-16", "explicit", ""),
        ("the year to March 2016", "2015-16", "explicit", ""),
        ("the year to April 2017", "2015-16", "explicit", "2017"),
        ("between April and September 2016", "2016-april-to-september", "explicit", ""),
        ("between April and October 2016", "2016-april-to-september", "explicit", "October"),
        ("between April and August 2016", "2016-april-to-september", "explicit", "April ... August"),
        ("between May and Sept last year", "2016-april-to-september", "inferred", "May ... Sept"),
        ("in June last year", "2016-april", "inferred", "June"),
        ("in 2017", "2016", "inferred", ""),
        ("the year before 2016", "2015", "relative", ""),
        ("the month after March", "2016-april", "relative", ""),
        ("in that time, unlike 2016", "2015", "anaphoric", ""),
        ("in 2016", "unresolved", "explicit", ""),
        ("it may in 2016", "2016-april", "explicit", ""),
        ("12,016 or 2,016 or 2016.5", "2015", "explicit", ""),
    ],
)
def test_a_period_has_the_years_and_months_that_its_quote_prints(quote, period, basis, word):
    found = date_words_said((quote, period, basis, {}))
    expected = f"{word!r} in {quote!r} beside the period {period!r}"
    assert found == ([("a.csv, line 2, column period", expected)] if word else [])


def dated(basis="explicit", period="2015", **cells):
    figure = ("just 40", period, basis, {"kind": "count", "value_text": "40", "dated_by": "r1"} | cells)
    return date_words_said(figure, ("in 2016", "2016", "explicit", {}))


def test_an_explicit_figure_has_the_years_of_the_dates_that_date_it():
    assert dated() == [("a.csv, line 2, column dated_by", "'2016' in 'in 2016' beside the period '2015'")]
    assert dated(period="2016") == []
    assert dated(baseline_period="2016") == []
    assert dated(basis="relative") == []
    assert dated(dated_by="gone") == []


def test_an_inferred_figure_may_be_dated_by_other_months():
    figure = ("40", "2016-april", "inferred", {"kind": "count", "value_text": "40", "dated_by": "r1"})
    date = ("between April and September", "2016-april-to-september", "inferred", {})
    assert date_words_said(figure, date) == []


def test_a_figure_of_2016_cases_is_no_year():
    count = {"kind": "count", "value_text": "2016"}
    assert date_words_said(("2016", "2015", "explicit", count)) == []
    assert date_words_said(("2016 in 2016", "2016", "explicit", count | {"value_text": "2016"})) == []
    assert date_words_said(("20 in 2016", "2015", "explicit", count | {"value_text": "20"})) == [
        ("a.csv, line 2, column period", "'2016' in ' in 2016' beside the period '2015'")
    ]
