"""Render Markdown with Jinja2. Unknown names are errors, and text from data never becomes markup."""

import re
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from press_figures.markdown.escaping import Markup, escape, legible
from press_figures.markdown.numbers import (
    exact,
    format_count,
    format_date,
    format_interval,
    format_percent,
    format_points,
    format_share_bounds,
    format_signed,
    format_small,
    format_steps,
    format_value,
    percent_bound,
)
from press_figures.tables.csv_files import format_cell

# A link may lead to an address of the web or to a place in these pages: no javascript: and the like.
ADDRESS = re.compile(r"https?://|(?![a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
# Every figure has it, so pages state it once and not beside each figure.
COMMON_CAVEAT = "press_reported"


@pass_context
def finalize(_: Context, value: object) -> markupsafe.Markup:
    """Return what a template prints for a value: markup as it is, everything else escaped.

    Macros return text that is finalized already. This takes the context, although it does not use it: because
    of that, Jinja calls it for constants too and does not escape them as HTML first.
    Raises ValueError on an empty value and TypeError on a float.
    """
    if isinstance(value, markupsafe.Markup):
        return value
    if value is None:
        raise ValueError("a template printed an empty value; say in the template what stands for it")
    if isinstance(value, float):
        raise TypeError(f"a template printed a float: {value}")
    # Jinja escapes nothing of this type again, so that HTML escapes never reach Markdown.
    return markupsafe.Markup(value if isinstance(value, Markup) else escape(str(value)))


def is_markup(value: object) -> bool:
    return isinstance(value, Markup | markupsafe.Markup)


def render(template: Path, **context: object) -> str:
    """Return the rendered template. Raises UndefinedError on any name that the context lacks."""
    return environment(template.parent).get_template(template.name).render(context)


@cache
def environment(folder: Path) -> Environment:
    """Return the Jinja2 environment of a folder of templates. It keeps compiled templates."""
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
    """Return an anchor for links. A label needs no escaping, because check_raw allows only plain ones."""
    return Markup(f'<a id="{label}"></a>')


# Typed, because markup and plain text with the same characters give different links.
@lru_cache(maxsize=100_000, typed=True)
def link(text: str, target: str) -> Markup:
    """Return a link whose text is escaped, and whose target has no character that could end it.

    Raises ValueError on a target that is neither an address of the web nor a place in these pages.
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
    """Return a value of a query as a client of the database shows it."""
    return "NULL" if value is None else format_cell(value)


def own_caveats(row: dict) -> list[str]:
    """Return the caveat codes of a row in order, without the one that all figures have."""
    return sorted(set(row["caveats"].split()) - {COMMON_CAVEAT})


def caveat_links(codes: list[str], caveats: dict[str, dict]) -> Markup:
    """Return the names of caveats, in order, as links to their wording on the same page."""
    return Markup("; ".join(link(caveats[code]["name"], f"#caveat-{code}") for code in codes))


def caveats_of(tables: list[list[dict]]) -> list[str]:
    """Return in order every caveat code that some row of the tables has."""
    return sorted({code for rows in tables for row in rows for code in row["caveats"].split()})


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
