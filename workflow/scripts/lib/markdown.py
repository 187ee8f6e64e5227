"""Render Markdown with Jinja2: strict about names, and text from data can never become markup."""

import re
from fractions import Fraction
from functools import cache, lru_cache
from math import ceil, floor
from pathlib import Path

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from lib.tables import format_cell

ESCAPES = str.maketrans(
    {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}
    | {character: f"\\{character}" for character in "\\`*_{}[]()#+!~$@=^"}
)
# What a renderer would turn into a link without any brackets: //, www. and a dot as in a name of a host.
AUTOLINK = re.compile(r"//|www\.|\.(?=[^\W\d_])", re.IGNORECASE)
# What a renderer would turn into a link or a picture after it has read all escapes: the sign of an e-mail
# address, and the first colon of a shortcode such as :smile:.
LATE = re.compile(r"(?<=[\w+.-])(?=\\@)|(?<=:)(?=[\w+\\-]+:)")
# Splits a word for such a renderer, and nobody sees it.
SPLIT = "<wbr>"
# What steers a terminal, turns the order of letters round or has no place in XML.
ILLEGIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# The addresses that a link may lead to: of the web, or a place in these pages.
ADDRESS = re.compile(r"https?://|(?![a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
# What would open a list or a rule at the start of a line; other openers are escaped everywhere.
LIST_START = re.compile(r"^( ?\d+(?=[.)](?:\s|$))| ?(?=-))")
# Not from the calendar module, whose names change with the locale.
SMALL_NUMBERS = "none one two three four five six seven eight nine".split()
MONTHS = ("January February March April May June July August September October November December").split()
# Parts of a percentage that no decimal gives, and that the bounds of simple fractions have.
THIRDS_AND_SIXTHS = {Fraction(1, 3): "⅓", Fraction(2, 3): "⅔", Fraction(1, 6): "⅙", Fraction(5, 6): "⅚"}
COMMON_CAVEAT = "press_reported"
SHARE_KINDS = ("share", "share_without_numeral", "ratio")
# Kinds without a number of their own: what is computed for them is a difference of levels.
ORDER_KINDS = ("trend", "rank", "comparison")


class Markup(str):
    """Text that is Markdown on purpose.

    Joined to other text it becomes plain text again, which finalize escapes.
    """


@lru_cache(maxsize=100_000)
def escape(text: str) -> Markup:
    """Return text that every Markdown renderer shows as it is, on one line."""
    escaped = legible(re.sub(r"\s+", " ", text)).translate(ESCAPES)
    escaped = AUTOLINK.sub(lambda found: found[0].replace("/", "\\/").replace(".", "\\."), escaped)
    return Markup(LIST_START.sub(r"\1\\", LATE.sub(SPLIT, escaped)))


def legible(text: str) -> str:
    """Return text with a replacement character for each that a reader could not see or be misled by."""
    return ILLEGIBLE.sub("\ufffd", text)


@pass_context
def finalize(_: Context, value: object) -> markupsafe.Markup:
    """Return what a template prints for a value: markup as it is, everything else escaped.

    Macros return what they printed, finalized already. Because this takes the context, Jinja calls it
    for constants as for everything else; otherwise it would escape constants as HTML first.
    Raises ValueError on an empty value and TypeError on a float.
    """
    if isinstance(value, markupsafe.Markup):
        return value
    if value is None:
        raise ValueError("a template printed an empty value; say in the template what stands for it")
    if isinstance(value, float):
        raise TypeError(f"a template printed a float: {value}")
    return markupsafe.Markup(value if isinstance(value, Markup) else escape(str(value)))


def is_markup(value: object) -> bool:
    return isinstance(value, Markup | markupsafe.Markup)


def render(template: Path, **context: object) -> str:
    """Return the rendered template. Raises UndefinedError on any name that the context lacks."""
    return environment(template.parent).get_template(template.name).render(context)


@cache
def environment(folder: Path) -> Environment:
    """Return the Jinja2 environment of a folder of templates, which keeps them compiled."""
    found = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals["common_code"] = COMMON_CAVEAT
    found.filters.update(
        anchor=anchor,
        capitalised=capitalised,
        cell=format_query_cell,
        caveat_links=caveat_links,
        caveats_of=caveats_of,
        code=code_block,
        count=format_count,
        date=format_date,
        image=image,
        interval=format_interval,
        link=link,
        own_caveats=own_caveats,
        percent=format_percent,
        percent_bound=percent_bound,
        points=format_points,
        ratio=exact,
        ratio_of=Fraction,
        share_bounds=format_share_bounds,
        signed=format_signed,
        small=format_small,
        steps=format_steps,
        value=format_value,
    )
    return found


def anchor(label: str) -> Markup:
    """Return an anchor that links of other pages can name. Labels are checked at the door."""
    return Markup(f'<a id="{label}"></a>')


@lru_cache(maxsize=100_000, typed=True)
def link(text: str, target: str) -> Markup:
    """Return a link whose text is escaped and whose target cannot end early.

    Raises ValueError on a target that is neither of the web nor a place in these pages.
    """
    if not ADDRESS.match(target):
        raise ValueError(f"a link to {target!r}")
    shown = text if is_markup(text) else escape(text)
    safe = re.sub(r"[\s<>()\[\]\"'`\\|]", lambda found: f"%{ord(found[0]):02X}", legible(target))
    return Markup(f"[{shown}]({safe.replace('&', '&amp;')})")


def image(alternative: str, target: str) -> Markup:
    """Return an image with its text alternative."""
    return Markup("!" + link(alternative, target))


def code_block(text: str, language: str) -> Markup:
    """Return text as a block of code. Raises ValueError on text that would end the block."""
    if "```" in text:
        raise ValueError("a block of code cannot hold ```")
    return Markup(f"```{language}\n{text.rstrip()}\n```")


def format_query_cell(value: object) -> str:
    """Return the value of a query as a client of the database would show it."""
    return "NULL" if value is None else format_cell(value)


def own_caveats(row: dict) -> list[str]:
    """Return the codes of a row but for the one that all figures carry, in order."""
    return sorted(set(row["caveats"].split()) - {COMMON_CAVEAT})


def caveat_links(codes: list[str], caveats: dict[str, dict]) -> Markup:
    """Return links on the names of caveats to their wording on the same page, in order."""
    return Markup("; ".join(link(caveats[code]["name"], f"#caveat-{code}") for code in codes))


def caveats_of(tables: list[list[dict]]) -> list[str]:
    """Return every code that some row of some table carries, in order."""
    return sorted({code for rows in tables for row in rows for code in row["caveats"].split()})


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def exact(row: dict, name: str) -> Fraction | None:
    """Return the exact number of a row from its columns <name>_numerator and <name>_denominator."""
    numerator = row[f"{name}_numerator"]
    return None if numerator is None else Fraction(numerator, row[f"{name}_denominator"])


def format_count(value: int | Fraction) -> Markup:
    """Return 13568 as 13,568 and 3/2 as 1.5; other fractions to one decimal place."""
    number = Fraction(value)
    return Markup(f"{number.numerator:,}" if number.denominator == 1 else one_decimal(number))


def format_small(number: int) -> str:
    """Return a whole number as a sentence prints it: up to nine in words, above in digits."""
    return SMALL_NUMBERS[number] if 0 < number < len(SMALL_NUMBERS) else str(format_count(number))


def format_date(text: str) -> str:
    """Return 2017-04-13 as 13 April 2017, 2017-04 as April 2017 and 2017 as it is."""
    year, *rest = text.split("-")
    months = [MONTHS[int(number) - 1] for number in rest[:1]]
    days = [str(int(number)) for number in rest[1:]]
    return " ".join([*days, *months, year])


def format_percent(value: Fraction) -> Markup:
    """Return a fraction of one as a percentage: 1/4 as 25%, other than whole ones to one decimal place."""
    return Markup(f"{format_count(value * 100)}%")


def format_signed(text: str) -> Markup:
    """Print the sign of a number, a minus sign in place of the hyphen."""
    return Markup(f"\u2212{text[1:]}" if text.startswith("-") else f"+{text}")


def one_decimal(number: Fraction) -> str:
    """Return the number rounded half away from zero to one decimal place, exactly."""
    tenths = (abs(number) * 20 + 1) // 2
    sign = "-" if number < 0 and tenths else ""
    return f"{sign}{tenths // 10:,}.{tenths % 10}"


def format_value(row: dict, name: str) -> Markup:
    """Return the exact number of a row as a percentage if the row is about a share, else as a number."""
    number = exact(row, name)
    if number is None:
        return Markup("no number")
    return format_percent(number) if is_share(row) else format_count(number)


def format_bound(row: dict, name: str) -> Markup | None:
    """Return the end of an interval: exact if it has two decimal places or thirds, else rounded outwards.

    name ends in low or high. Returns None for an end that is not there.
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
    outwards = floor if name.endswith("low") else ceil
    return str(format_count(Fraction(outwards(number * 10), 10)))


def is_share(row: dict) -> bool:
    """Tell whether the numbers of a row are fractions of one. Those of a reading in time are days."""
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
    """Return the bounds of a share in words, or the share itself where they meet."""
    share = {**row, "kind": "share"}
    low = exact(row, f"{prefix}low")
    if low is not None and low == exact(row, f"{prefix}high"):
        return format_percent(low)
    return format_interval(share, prefix)


def format_points(row: dict, prefix: str) -> Markup:
    """Return how far two shares lie apart, in percentage points without the unit and without a sign.

    Both ends are rounded outwards, so that what is said of them stays true. The interval of differences
    must not reach to both sides of zero.
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
    """Return the bounds of the lexicon in steps from the printed number, square brackets where inclusive."""
    low, high = row[f"{interval}_low_steps"], row[f"{interval}_high_steps"]
    opening = "[" if row[f"{interval}_low_inclusive"] else "("
    closing = "]" if row[f"{interval}_high_inclusive"] else ")"
    ends = ", ".join("" if end is None else str(format_count(Fraction(end))) for end in (low, high))
    return escape(f"{opening}{ends}{closing}")
