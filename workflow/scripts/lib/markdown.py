"""Render Markdown with Jinja2: strict about names, and text from data can never become markup."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}


class Markup(str):
    """Text that is Markdown on purpose."""


def escape(text: str) -> Markup:
    """Return text that every Markdown renderer shows as it is, on one line."""
    flat = " ".join(text.split())
    return Markup("".join(escape_character(flat, place) for place in range(len(flat))))


def escape_character(text: str, place: int) -> str:
    character = text[place]
    if character in ENTITIES:
        return ENTITIES[character]
    return "\\" + character if character in "\\`*_{}[]()#+!~$@=" or starts_list(text, place) else character


def starts_list(text: str, place: int) -> bool:
    """Tell whether a character at the start could open a list, a heading or a rule."""
    return text[place] in "-.>" and text[:place].strip("0123456789") == ""


def finalize(value: object) -> str:
    """Return what a template prints for a value: markup as it is, everything else escaped."""
    if value is None:
        raise ValueError("a template printed an empty value; say in the template what stands for it")
    if isinstance(value, float):
        raise TypeError(f"a template printed a float: {value}")
    return value if isinstance(value, Markup) else escape(str(value))


def render(template: Path, **context: object) -> str:
    """Return the rendered template. Raises UndefinedError on any name that the context lacks."""
    environment = Environment(
        loader=FileSystemLoader(template.parent),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(FILTERS)
    return environment.get_template(template.name).render(context)


def anchor(label: str) -> Markup:
    """Return an anchor that links of other pages can name. Labels are checked at the door."""
    return Markup(f'<a id="{label}"></a>')


FILTERS = {"anchor": anchor}
