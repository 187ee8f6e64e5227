"""Article texts: read them as captured, find quotes in them, name places in them."""

import hashlib
from pathlib import Path

from lib.errors import InputError, Problem
from lib.tables import read_bytes


def read_article(path: Path, sha256: str) -> str:
    """Return the text of an article, checked against the hash of the catalogue.

    Offsets count the code points of this text. Raises InputError on a text that is empty, not
    UTF-8, has carriage returns, or differs from the captured one.
    """
    text = read_bytes(path)
    place = str(path)
    if "\r" in text:
        where = f"{place}, line {text[: text.index(chr(13))].count(chr(10)) + 1}"
        action = "Restore the text as captured; raw/.gitattributes keeps git from changing line ends."
        raise InputError([Problem(where, "a carriage return", "line feeds only", action)])
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        action = (
            "Restore the text as captured; if the new text is meant, check every quote and offset "
            "and put the new hash into raw/articles.csv."
        )
        raise InputError([Problem(place, f"the SHA-256 {found}", f"{sha256} as in raw/articles.csv", action)])
    return text


def find_occurrences(text: str, quote: str) -> list[int]:
    """Return where the quote stands in the text, not as a part of a longer word or number."""
    starts = []
    start = text.find(quote)
    while start >= 0:
        if not joins_word(text, start) and not joins_word(text, start + len(quote)):
            starts.append(start)
        start = text.find(quote, start + 1)
    return starts


def joins_word(text: str, position: int) -> bool:
    """Tell whether the position lies inside a word or a number such as 13,568 or 4.5."""
    if position in (0, len(text)):
        return False
    before, after = text[position - 1], text[position]
    if before.isalnum() and after.isalnum():
        return True
    if before in ".," and after.isdigit():
        return position > 1 and text[position - 2].isdigit()
    return before.isdigit() and after in ".," and text[position + 1 : position + 2].isdigit()


def line_number(text: str, position: int) -> int:
    """Return the line of a position, counted from 1."""
    return text.count("\n", 0, position) + 1


def surroundings(text: str, start: int, end: int, width: int = 40) -> str:
    """Return the words between two offsets in brackets with up to width characters around them."""
    before = text[max(0, start - width) : start]
    after = text[end : end + width]
    return f"...{before}[{text[start:end]}]{after}...".replace("\n", " ")
