"""Periods are of the calendar, run forwards, and come after what they are compared with."""

import pytest

from lib.periods import baseline_problems, level_problems, period_problems
from lib.tables import Table

PERIODS = "raw/reference/periods.csv"


def period(period_id, start="", end="", inferred_start="", inferred_end=""):
    return {
        "period_id": period_id,
        "start_date": start,
        "end_date": end,
        "inferred_start_date": inferred_start,
        "inferred_end_date": inferred_end,
    }


def table(path, *rows):
    return Table(path, list(rows), list(range(2, len(rows) + 2)))


def said(problems):
    return [str(problem) for problem in problems]


def test_the_periods_of_the_repository_are_in_order(reference):
    assert period_problems(table(PERIODS, *reference("periods"))) == []


@pytest.mark.parametrize(
    "period_id",
    [
        "2016",
        "2016-04",
        "2016-04-30",
        "2016-17",
        "2016_17",
        "1999-00",
        "2020-april-to-september",
        "last-year",
    ],
)
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


def test_a_period_that_ends_before_it_starts_is_found():
    assert said(period_problems(table(PERIODS, period("2016", "2016-12-31", "2016-01-01")))) == [
        "raw/reference/periods.csv, line 2, column end_date: found the last day 2016-01-01; "
        "expected 2016-12-31, the first day, or a later one. Correct the two days."
    ]


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


@pytest.mark.parametrize(
    ("period_id", "baseline"),
    [
        ("2016", "2015"),
        ("gazette-last-year", "2015"),
        ("2016", ""),
        ("2016", "not-stated"),
        ("not-stated", "not-stated"),
        ("2016", "unlisted"),
    ],
)
def test_a_baseline_that_is_earlier_or_not_known_is_accepted(period_id, baseline):
    assert baseline_problems(change(period_id, baseline), LISTED) == []


@pytest.mark.parametrize("later", ["2016", "gazette-last-year"])
def test_a_baseline_that_is_the_period_itself_is_found(later):
    assert said(baseline_problems(change("2016", later), LISTED)) == [
        f"raw/annotations/a.csv, line 2, column baseline_period: found {later!r}, which begins on "
        "2016-01-01; expected a period that begins before '2016', which begins on 2016-01-01. "
        "Read the sentence again; the columns may be the wrong way round."
    ]


def test_a_baseline_after_the_period_is_found():
    assert said(baseline_problems(change("2015", "2016"), LISTED)) == [
        "raw/annotations/a.csv, line 2, column baseline_period: found '2016', which begins on 2016-01-01; "
        "expected a period that begins before '2015', which begins on 2015-01-01. "
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
