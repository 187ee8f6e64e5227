"""What a text looks like to a reader: without invisible characters, and look-alike letters as plain ones."""

import unicodedata

# Letters of other scripts that look like Latin ones.
LOOK_ALIKES = str.maketrans(
    "аеорсухіѕјһԁԛԝкмтвнАВЕКМНОРСТХУІЅЈαονρτυικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxisjhdqwkmtbhABEKMHOPCTXYISJaovptuikABEZHIKMNOPTYX",
)
# Unicode calls these marks; they choose between two shapes of a letter and are no accent.
DASHES = dict.fromkeys(map(ord, "\u2010\u2011"), "-")


def undisguised(text: str) -> tuple[str, list[int]]:
    """Return the text as a reader sees it, and for each of its characters its offset in the text.

    Ligatures, full-width and ornamental letters and digits become plain ones, accents and what has no
    shape go, and a word that is broken at the end of a line becomes whole.
    """
    plain, offsets = [], []
    for offset, character in enumerate(text):
        shown = character if character.isascii() else plain_form_of(character)
        plain.append(shown)
        offsets += [offset] * len(shown)
    return rejoined("".join(plain), offsets)


def plain_form_of(character: str) -> str:
    """Return the plain letters and digits that a character looks like, or nothing if it has no shape."""
    forms = unicodedata.normalize("NFKD", character).translate(LOOK_ALIKES).translate(DASHES)
    return "".join(map(plain_sign, forms))


def plain_sign(character: str) -> str:
    match unicodedata.category(character):
        case "Cf" | "Mn" | "Me":
            return ""
        case "No" | "Nl":
            # A number sign without a digit in it, such as one in a black circle.
            return "0"
        case _:
            return character


def rejoined(text: str, offsets: list[int]) -> tuple[str, list[int]]:
    """Return text and offsets without the hyphens and line ends that break words in two."""
    kept = [
        place
        for place in range(len(text))
        if not (breaks_word(text, place) or (place > 0 and breaks_word(text, place - 1)))
    ]
    return "".join(text[place] for place in kept), [offsets[place] for place in kept]


def breaks_word(text: str, place: int) -> bool:
    """Tell whether a hyphen at the end of a line stands here, between two letters."""
    return (
        text[place : place + 2] == "-\n"
        and text[place - 1 : place].isalpha()
        and text[place + 2 : place + 3].islower()
    )
