"""Text from data that can never become markup."""

import re
from functools import lru_cache

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
# What would open a list or a rule at the start of a line; other openers are escaped everywhere.
LIST_START = re.compile(r"^( ?\d+(?=[.)](?:\s|$))| ?(?=-))")


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
