"""Days and lengths of periods."""

import calendar
import datetime
from fractions import Fraction

from press_figures.tables.csv_files import Row


def last_day(period: Row) -> datetime.date | None:
    """Return the last day of a period, printed or else inferred; None where neither is known."""
    return read_day(period["end_date"]) or read_day(period["inferred_end_date"])


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
