"""Check periods against the calendar and against each other."""

import re

from press_figures.errors import Problem
from press_figures.numbers.days import first_day, last_day, read_day
from press_figures.tables.csv_files import Row, Table
from press_figures.texts.search import find_occurrences

YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})(?:[-_](?P<number>[0-9]{2})(?:[-_](?P<day>[0-9]{2}))?)?(?![0-9])")
YEAR_PRINTED = re.compile(r"(?<![\w.,])(?:19|20)[0-9]{2}(?!\w|[.,][0-9])")
MONTHS = "January February March April May June July August September October November December".split()
# With a capital only, because may and march are also verbs.
MONTH_PRINTED = re.compile(rf"\b(?:{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b")
DATED_COLUMNS = [("start_date", "end_date"), ("inferred_start_date", "inferred_end_date")]


def period_problems(periods: Table) -> list[Problem]:
    """Find ids that no calendar has, ids that contradict the first day, and ends before beginnings."""
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
    """Tell whether an id that begins with a year is a year, a month, a day, or a pair of years (2016-17)."""
    year, number, day = written["year"], written["number"], written["day"]
    if not day and number == f"{(int(year) + 1) % 100:02}":
        return True
    return read_day(f"{year}-{number or '01'}-{day or '01'}") is not None


def baseline_problems(annotations: Table, periods: Table) -> list[Problem]:
    """Find changes and trends whose baseline period is not earlier; skip periods without known days."""
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
    """Find changes and trends of one article whose baseline level is not from an earlier period."""
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


def date_word_problems(annotations: Table, periods: Table) -> list[Problem]:
    """Find rows of one article whose period contradicts the years and months of the words that date them.

    The words are those of the quote, and for an explicit period those of its dated_by rows as well. Relative
    and anaphoric periods are skipped, because the year printed beside them is that of another period. So are
    periods without known days.
    """
    known = {row["period_id"]: row for row in periods.rows if first_day(row)}
    by_label = {row["label"]: row for row in annotations.rows}
    problems = []
    for index, row in enumerate(annotations.rows):
        own = [known[name] for name in (row["period"], row["baseline_period"]) if name in known]
        is_explicit = row["period_basis"] == "explicit"
        if row["period"] not in known or row["period_basis"] not in ("explicit", "inferred"):
            continue
        texts = {"period": date_words(row)}
        if is_explicit and row["kind"] != "date":
            dates = [by_label[label] for label in row["dated_by"].split() if label in by_label]
            texts["dated_by"] = " ".join(date_words(date) for date in dates)
        for column, words in texts.items():
            contradiction = contradicted_words(words, own, is_explicit)
            if contradiction:
                found = f"{contradiction!r} in {words!r} beside the period {row['period']!r}"
                action = "Read the sentence again and correct the period, its basis or dated_by."
                expected = f"a period that has what is printed, not {span_text(known[row['period']])}"
                problems.append(Problem(annotations.place(index, column), found, expected, action))
                break
    return problems


def date_words(row: Row) -> str:
    """Return the quote without the numeral of its figure: 2016 in 2016 offences is no year."""
    quote, value_text = row["quote"], row["value_text"]
    for start in reversed(find_occurrences(quote, value_text)) if value_text else []:
        quote = quote[:start] + quote[start + len(value_text) :]
    return quote


def contradicted_words(words: str, periods: list[Row], is_explicit: bool) -> str:
    """Return the first year or month in words that none of the periods has, or an empty text.

    Two or more months must be the range of one period, from the first to the last.
    """
    for year in YEAR_PRINTED.findall(words) if is_explicit else []:
        if not any(holds(period, int(year), None) for period in periods):
            return year
    months = MONTH_PRINTED.findall(words)
    for month in months:
        if not any(holds(period, None, month_number(month)) for period in periods):
            return month
    if len(months) > 1 and not any(runs_between(period, months) for period in periods):
        return f"{months[0]} ... {months[-1]}"
    return ""


def month_number(word: str) -> int:
    return 1 + [month[:3] for month in MONTHS].index(word[:3])


def holds(period: Row, year: int | None, month: int | None) -> bool:
    """Tell whether a period with a known first day has a day of a year, or of a month of any year."""
    start, end = first_day(period), last_day(period)
    if year:
        return start.year <= year and (end is None or year <= end.year)
    if end is None or end.year > start.year + 1:
        return True
    return any(
        (start.year, start.month) <= (printed, month) <= (end.year, end.month)
        for printed in (start.year, end.year)
    )


def runs_between(period: Row, months: list[str]) -> bool:
    end = last_day(period)
    starts = first_day(period).month == month_number(months[0])
    return starts and (end is None or end.month == month_number(months[-1]))


def span_text(period: Row) -> str:
    return f"{first_day(period)} to {last_day(period) or 'an open end'}"
