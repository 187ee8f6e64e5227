"""Give a text as a reader sees it: no invisible characters, and plain letters for those that look alike."""

import unicodedata

# Letters of other scripts that look like Latin ones.
LOOK_ALIKES = str.maketrans(
    "аеорсухіѕјһԁԛԝкмтвнАВЕКМНОРСТХУІЅЈαονρτυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxisjhdqwkmtbhABEKMHOPCTXYISJaovptuikABEZHIKMNOPTYX",
)
# Hyphens that look like the one in ASCII, which breaks_word looks for.
DASHES = dict.fromkeys(map(ord, "\u2010\u2011"), "-")


def undisguised(text: str) -> tuple[str, list[int]]:
    """Return the text as a reader sees it, and for each of its characters its offset in the text.

    Ligatures and full-width or ornamental letters and digits become plain ones. Accents and characters
    without a shape are left out. A word that is broken at the end of a line becomes whole.
    """
    plain, offsets = [], []
    for offset, character in enumerate(text):
        shown = character if character.isascii() else plain_form_of(character)
        plain.append(shown)
        offsets += [offset] * len(shown)
    return rejoined("".join(plain), offsets)


def plain_form_of(character: str) -> str:
    """Return the plain letters and digits that a character looks like; nothing if it has no shape."""
    forms = unicodedata.normalize("NFKD", character).translate(LOOK_ALIKES).translate(DASHES)
    return "".join(map(plain_sign, forms))


def plain_sign(character: str) -> str:
    match unicodedata.category(character):
        case "Cf" | "Mn" | "Me":
            return ""
        case "No" | "Nl":
            # A number without a digit, such as one in a black circle: the scanner finds a number by a digit.
            return "0"
        case _:
            return character


def rejoined(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Return text and offsets without hyphens that break words at the end of a line, and the line ends."""
    kept = [
        place
        for place in range(len(text))
        if not (breaks_word(text, place) or (place > 0 and breaks_word(text, place - 1)))
    ]
    return "".join(text[place] for place in kept), [offsets[place] for place in kept]


def breaks_word(text: str, place: int) -> bool:
    """Tell whether this place has a hyphen, between two letters, that breaks a word at the end of a line."""
    return (
        text[place : place + 2] == "-\n"
        and text[place - 1 : place].isalpha()
        and text[place + 2 : place + 3].islower()
    )
