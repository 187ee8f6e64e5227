"""Check periods against the calendar and against each other."""

import calendar
import datetime
import re
from fractions import Fraction

from lib.errors import Problem
from lib.tables import Row, Table

YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})(?:[-_](?P<number>[0-9]{2})(?:[-_](?P<day>[0-9]{2}))?)?(?![0-9])")
DATED_COLUMNS = [("start_date", "end_date"), ("inferred_start_date", "inferred_end_date")]


def period_problems(periods: Table) -> list[Problem]:
    """Find ids that no calendar has, ids that contradict the first day, and periods that run backwards."""
    problems = []
    for index, row in enumerate(periods.rows):
        written = YEAR_FIRST.match(row["period_id"])
        if written and not names_a_period(written):
            expected = "a year (2016), a month (2016-04), a day (2016-04-30) or a year to the next (2016-17)"
            place = periods.place(index, "period_id")
            action = "Correct the id here and in the annotations that use it."
            problems.append(Problem(place, repr(row["period_id"]), expected, action))
        for first, last in DATED_COLUMNS:
            start, end = read_day(row[first]), read_day(row[last])
            if start and end and end < start:
                found, expected = f"the last day {end}", f"{start}, the first day, or a later one"
                problems.append(Problem(periods.place(index, last), found, expected, "Correct the two days."))
            if start and written and start.year != int(written["year"]):
                found = f"the first day {start} of the period {row['period_id']!r}"
                action = "Correct the day or the id."
                expected = f"a day of {written['year']}"
                problems.append(Problem(periods.place(index, first), found, expected, action))
    return problems


def names_a_period(written: re.Match) -> bool:
    """Tell whether an id that begins with a year names a year, a month, a day or a year to the next."""
    year, number, day = written["year"], written["number"], written["day"]
    if not day and number == f"{(int(year) + 1) % 100:02}":
        return True
    return read_day(f"{year}-{number or '01'}-{day or '01'}") is not None


def baseline_problems(annotations: Table, periods: Table) -> list[Problem]:
    """Find changes and trends whose earlier period is not earlier, as far as both have known days."""
    starts = {row["period_id"]: first_day(row) for row in periods.rows}
    problems = []
    for index, row in enumerate(annotations.rows if starts else []):
        period, baseline = row["period"], row["baseline_period"]
        later, earlier = starts.get(period), starts.get(baseline)
        if later and earlier and earlier >= later:
            found = f"{baseline!r}, which begins on {earlier}"
            expected = f"a period that begins before {period!r}, which begins on {later}"
            action = "Read the sentence again; the columns may be the wrong way round."
            problems.append(Problem(annotations.place(index, "baseline_period"), found, expected, action))
    return problems


def level_problems(annotations: Table, periods: Table) -> list[Problem]:
    """Find changes and trends of one article whose level before is not of an earlier period."""
    starts = {row["period_id"]: first_day(row) for row in periods.rows}
    begins = {row["label"]: starts.get(row["period"]) for row in annotations.rows}
    problems = []
    for index, row in enumerate(annotations.rows):
        later, earlier = begins.get(row["later_level"]), begins.get(row["baseline"])
        if later and earlier and earlier >= later:
            found = f"{row['baseline']!r}, whose period begins on {earlier}"
            expected = f"a period that begins before that of {row['later_level']!r}, {later}"
            action = "Read the sentence again; later_level and baseline may be the wrong way round."
            problems.append(Problem(annotations.place(index, "baseline"), found, expected, action))
    return problems


def first_day(period: Row) -> datetime.date | None:
    """Return the first day of a period, printed or else inferred; None where neither is known."""
    return read_day(period["start_date"]) or read_day(period["inferred_start_date"])


def read_day(cell: str) -> datetime.date | None:
    """Return the day in a cell; None if it is empty or no day, which its schema refuses."""
    try:
        return datetime.date.fromisoformat(cell)
    except ValueError:
        return None


def latest_day(date_text: str) -> datetime.date:
    """Return the last day that a year, a month or a day such as 2017, 2017-04 or 2017-04-30 can be."""
    year, month, day = [*map(int, date_text.split("-")), None, None][:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def span_in(unit: str, start: datetime.date | None, end: datetime.date | None) -> Fraction | None:
    """Return how many hours, days, weeks, months or years a period has, both days included.

    None where a day is not known, and for months and years of a period that is not made of whole
    months: their length differs.
    """
    if start is None or end is None:
        return None
    days = (end - start).days + 1
    if unit in ("hour", "day", "week"):
        return {"hour": Fraction(24 * days), "day": Fraction(days), "week": Fraction(days, 7)}[unit]
    is_whole = start.day == 1 and (end + datetime.timedelta(days=1)).day == 1
    if unit not in ("month", "year") or not is_whole:
        return None
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    return Fraction(months, 12 if unit == "year" else 1)
