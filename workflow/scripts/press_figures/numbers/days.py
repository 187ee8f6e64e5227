"""Find the first and last days of periods and their lengths."""

import calendar
import datetime
from fractions import Fraction

from press_figures.tables.csv_files import Row


def last_day(period: Row) -> datetime.date | None:
    """Return the last day of a period: the printed one, else the inferred one, else None."""
    return read_day(period["end_date"]) or read_day(period["inferred_end_date"])


def first_day(period: Row) -> datetime.date | None:
    """Return the first day of a period: the printed one, else the inferred one, else None."""
    return read_day(period["start_date"]) or read_day(period["inferred_start_date"])


def read_day(cell: str) -> datetime.date | None:
    """Return the day in a cell, or None if it is empty or no day: the check of the schema reports that."""
    try:
        return datetime.date.fromisoformat(cell)
    except ValueError:
        return None


def latest_day(date_text: str) -> datetime.date:
    """Return the last day of a year, a month or a day, such as 2017, 2017-04 or 2017-04-30."""
    year, month, day = [*map(int, date_text.split("-")), None, None][:3]
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def span_in(unit: str, start: datetime.date | None, end: datetime.date | None) -> Fraction | None:
    """Return how many hours, days, weeks, months or years a period has, both days included.

    Return None if a day is not known. Return None also for months and years if the period is not made of
    whole months, because months differ in length.
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
