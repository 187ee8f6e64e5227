"""Show two texts so that a reader sees how they differ."""

import re
import unicodedata

from press_figures.markdown.escaping import legible

# Characters of a long text that are shown before the first difference.
LETTERS_BEFORE = 40
# Characters in which two texts can differ although they look the same.
INVISIBLE = re.compile(r"^\s|\s$|\s(?=\s)|[^\S ]|[^\x20-\x7e]")
Cell = str | None


def shortened(text: str, most: int | None) -> str:
    """Return a text cut to this many characters; None does not cut it."""
    return text if most is None or len(text) <= most else f"{text[:most]}…"


def excerpts(old: Cell, new: Cell, most: int | None) -> tuple[Cell, Cell]:
    """Return two texts so that a reader sees how they differ.

    Of long texts, return the part around the first difference. If both look the same, write invisible and
    special characters as codes.
    """
    if old is None or new is None or old == new:
        return tuple(None if text is None else shortened(text, most) for text in (old, new))
    is_long = most is not None and max(len(old), len(new)) > most
    start = max(0, first_difference(old, new) - LETTERS_BEFORE) if is_long else 0
    parts = [text[start:][:most] for text in (old, new)]
    if look(parts[0]) == look(parts[1]):
        parts = [INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", part) for part in parts]
    ends = ["…" if is_long and len(text) > start + most else "" for text in (old, new)]
    return tuple(f"{'…' if start else ''}{part}{end}" for part, end in zip(parts, ends, strict=True))


def first_difference(old: str, new: str) -> int:
    """Return the index of the first difference, or the length of the shorter text if there is none."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def look(text: str) -> str:
    """Return what a reader sees of a text on a rendered page."""
    seen = unicodedata.normalize("NFC", legible(" ".join(text.split())))
    return "".join(character for character in seen if unicodedata.category(character) != "Cf")
