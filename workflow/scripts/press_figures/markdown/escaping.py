"""Escape text from data, so that it never becomes markup."""

import re
from functools import lru_cache

ESCAPES = str.maketrans(
    {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}
    | {character: f"\\{character}" for character in "\\`*_{}[]()#+!~$@=^"}
)
# Renderers make links of these without brackets: //, www. and a dot before a letter, as in a name of a host.
AUTOLINK = re.compile(r"//|www\.|\.(?=[^\W\d_])", re.IGNORECASE)
# Some renderers make a link or a picture of these after they have read all escapes, so that no escape helps:
# the sign of an e-mail address, and the first colon of a shortcode such as :smile:.
LATE = re.compile(r"(?<=[\w+.-])(?=\\@)|(?<=:)(?=[\w+\\-]+:)")
# Splits a word for such a renderer, and no reader sees it.
SPLIT = "<wbr>"
# Characters that control a terminal, turn the order of letters round, or are not allowed in XML.
ILLEGIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# These would begin a list or a rule at the start of a line. All other such characters are escaped everywhere.
LIST_START = re.compile(r"^( ?\d+(?=[.)](?:\s|$))| ?(?=-))")


class Markup(str):
    """Text that is meant as Markdown.

    When it is joined to other text, the result is plain text, which finalize escapes.
    """


# Remembered, because pages print the same names again and again.
@lru_cache(maxsize=100_000)
def escape(text: str) -> Markup:
    """Return text that every Markdown renderer shows unchanged, on one line."""
    escaped = legible(re.sub(r"\s+", " ", text)).translate(ESCAPES)
    escaped = AUTOLINK.sub(lambda found: found[0].replace("/", "\\/").replace(".", "\\."), escaped)
    return Markup(LIST_START.sub(r"\1\\", LATE.sub(SPLIT, escaped)))


def legible(text: str) -> str:
    """Return text in which a replacement character stands for each that is invisible or misleads a reader."""
    return ILLEGIBLE.sub("\ufffd", text)
