"""Format numbers, dates and intervals as pages print them."""

from fractions import Fraction
from math import ceil, floor

from press_figures.markdown.escaping import Markup, escape

# Not from the module calendar, because its names depend on the locale of the machine.
SMALL_NUMBERS = "none one two three four five six seven eight nine".split()
MONTHS = ("January February March April May June July August September October November December").split()
# The bounds of simple fractions have these parts of a percentage, which no decimal gives exactly.
THIRDS_AND_SIXTHS = {Fraction(1, 3): "⅓", Fraction(2, 3): "⅔", Fraction(1, 6): "⅙", Fraction(5, 6): "⅚"}
SHARE_KINDS = ("share", "share_without_numeral", "ratio")
# Kinds without a number of their own. What is computed for them is a difference of levels.
ORDER_KINDS = ("trend", "rank", "comparison")


def exact(row: dict, name: str) -> Fraction | None:
    """Return the exact number of a row from its columns <name>_numerator and <name>_denominator."""
    numerator = row[f"{name}_numerator"]
    return None if numerator is None else Fraction(numerator, row[f"{name}_denominator"])


def format_count(value: int | Fraction) -> Markup:
    """Return 13568 as 13,568, and a fraction with one decimal place: 3/2 as 1.5."""
    number = Fraction(value)
    return Markup(f"{number.numerator:,}" if number.denominator == 1 else one_decimal(number))


def format_small(number: int) -> str:
    """Return a whole number as a sentence prints it: from one to nine in words, others in digits."""
    return SMALL_NUMBERS[number] if 0 < number < len(SMALL_NUMBERS) else str(format_count(number))


def format_date(text: str) -> str:
    """Return 2017-04-13 as 13 April 2017, 2017-04 as April 2017 and 2017 as it is."""
    year, *rest = text.split("-")
    months = [MONTHS[int(number) - 1] for number in rest[:1]]
    days = [str(int(number)) for number in rest[1:]]
    return " ".join([*days, *months, year])


def format_percent(value: Fraction) -> Markup:
    """Return a fraction of one as a percentage: 1/4 as 25%. Give one decimal place if it is not whole."""
    return Markup(f"{format_count(value * 100)}%")


def format_signed(text: str) -> Markup:
    """Return a number with its sign: plus, or a minus sign instead of the hyphen."""
    return Markup(f"\u2212{text[1:]}" if text.startswith("-") else f"+{text}")


def one_decimal(number: Fraction) -> str:
    """Return the number rounded half away from zero to one decimal place, exactly."""
    # In whole numbers, because round() rounds a half to the even neighbour.
    tenths = (abs(number) * 20 + 1) // 2
    sign = "-" if number < 0 and tenths else ""
    return f"{sign}{tenths // 10:,}.{tenths % 10}"


def format_value(row: dict, name: str) -> Markup:
    """Return the exact number of a row: as a percentage if the row is about a share, else as a number."""
    number = exact(row, name)
    if number is None:
        return Markup("no number")
    return format_percent(number) if is_share(row) else format_count(number)


def format_bound(row: dict, name: str) -> Markup | None:
    """Return the end of an interval: exact if two decimal places or thirds give it, else rounded outwards.

    name ends in low or high. Return None if the interval has no such end.
    """
    number = exact(row, name)
    if number is None:
        return None
    return percent_bound(number, name) if is_share(row) else Markup(bound_in_digits(number, name))


def percent_bound(number: Fraction, name: str) -> Markup:
    """Return the end of an interval of shares as a percentage; name ends in low or high."""
    return Markup(f"{bound_in_digits(number * 100, name)}%")


def bound_in_digits(number: Fraction, name: str) -> str:
    """Return the end of an interval in digits; name ends in low or high."""
    whole, rest = divmod(number, 1)
    if rest in THIRDS_AND_SIXTHS and number > 0:
        return f"{whole:,}{THIRDS_AND_SIXTHS[rest]}"
    if (number * 100).denominator == 1 and number >= 0:
        hundredths = f"{rest * 100!s:0>2}".rstrip("0")
        return f"{whole:,}.{hundredths}" if hundredths else f"{whole:,}"
    # Outwards, so that the printed interval contains the exact one.
    outwards = floor if name.endswith("low") else ceil
    return str(format_count(Fraction(outwards(number * 10), 10)))


def is_share(row: dict) -> bool:
    """Tell whether the numbers of a row are fractions of one. Those of a temporal reading are days."""
    if row.get("family") == "temporal":
        return False
    if row["kind"] == "change":
        return row["value_class"] in ("percentage", "fraction")
    if row["kind"] in ORDER_KINDS:
        return bool(row.get("levels_are_shares"))
    return row["kind"] in SHARE_KINDS


def format_interval(row: dict, prefix: str = "") -> Markup:
    """Return an interval of a row in words, such as 'from 3.5% to under 4.5%'."""
    low, high = exact(row, f"{prefix}low"), exact(row, f"{prefix}high")
    has_low, has_high = row[f"{prefix}low_inclusive"], row[f"{prefix}high_inclusive"]
    if low is None and high is None:
        return Markup("no bound")
    if low == high:
        return Markup(f"exactly {format_value(row, f'{prefix}low')}")
    low_text, high_text = format_bound(row, f"{prefix}low"), format_bound(row, f"{prefix}high")
    if high is None:
        return Markup(f"{low_text} or more" if has_low else f"above {low_text}")
    if low is None:
        return Markup(f"{high_text} or less" if has_high else f"under {high_text}")
    start = f"from {low_text} to" if has_low else f"above {low_text} and"
    end = high_text if has_high else f"under {high_text}"
    return Markup(f"{start} {'up to ' if has_high and not has_low else ''}{end}")


def format_share_bounds(row: dict, prefix: str = "") -> Markup:
    """Return the bounds of a share in words, or the share itself if both bounds are equal."""
    share = {**row, "kind": "share"}
    low = exact(row, f"{prefix}low")
    if low is not None and low == exact(row, f"{prefix}high"):
        return format_percent(low)
    return format_interval(share, prefix)


def format_points(row: dict, prefix: str) -> Markup:
    """Return how far two shares are apart, in percentage points, without the unit and without a sign.

    Both ends are rounded outwards, so that the sentence stays true. The differences must not be on both
    sides of zero.
    """
    ends = [(exact(row, f"{prefix}{end}") * 100, row[f"{prefix}{end}_inclusive"]) for end in ("low", "high")]
    (low, has_low), (high, has_high) = sorted((abs(end), inclusive) for end, inclusive in ends)
    if low == high:
        return format_count(low)
    least = "at least" if has_low else "more than"
    most = "at most" if has_high else "less than"
    outwards = Fraction(floor(low * 10), 10), Fraction(ceil(high * 10), 10)
    return Markup(f"{least} {format_count(outwards[0])} and {most} {format_count(outwards[1])}")


def format_steps(row: dict, interval: str) -> Markup:
    """Return bounds in steps from the printed number, with square brackets for inclusive ends."""
    low, high = row[f"{interval}_low_steps"], row[f"{interval}_high_steps"]
    opening = "[" if row[f"{interval}_low_inclusive"] else "("
    closing = "]" if row[f"{interval}_high_inclusive"] else ")"
    ends = ", ".join("" if end is None else str(format_count(Fraction(end))) for end in (low, high))
    return escape(f"{opening}{ends}{closing}")
