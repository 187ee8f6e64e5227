"""Read article texts exactly as they were captured."""

import hashlib
from pathlib import Path

from press_figures.errors import InputError, Problem
from press_figures.tables.text_files import read_bytes

# Far more than an article of the press has: the longest have about 10,000 characters.
MOST_CHARACTERS = 2_000_000


def read_article(path: Path, sha256: str) -> str:
    """Return the text of an article. sha256 is its hash in the catalogue.

    Offsets count the code points of this text. Raises InputError on a text that is empty, is too long, is not
    UTF-8, has carriage returns, or has another hash.
    """
    text = read_bytes(path)
    place = str(path)
    if len(text) > MOST_CHARACTERS:
        found, action = f"{len(text):,} characters", "Keep the article alone, or take the text out."
        raise InputError(
            [Problem(place, found, f"at most {MOST_CHARACTERS:,}, the text of one article", action)]
        )
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
