"""What a reader sees of a text: plain letters, nothing invisible, whole words, each with its place."""

import pytest

from press_figures.texts.disguises import undisguised


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("sev\u00aden", "seven"),
        ("sev\u200ben", "seven"),
        ("ni\ufeffne", "nine"),
        ("sev\ufe0fen", "seven"),
        ("s\u0435ven", "seven"),
        ("f\u03bfur", "four"),
        ("\uff53\uff45\uff56\uff45\uff4e", "seven"),
        ("\U0001d42c\U0001d41e\U0001d42f\U0001d41e\U0001d427", "seven"),
        ("\ufb01fty", "fifty"),
        ("se\u0301ven", "seven"),
        ("caf\u00e9", "cafe"),
        ("forty\u2011two", "forty-two"),
        ("per\u202fcent", "per cent"),
        ("\u32b7", "42"),
        ("\u2777", "0"),
        ("thou-\nsands", "thousands"),
        ("pages 1-\n2", "pages 1-\n2"),
        ("a man -\nand", "a man -\nand"),
        ("North-\nEast", "North-\nEast"),
        ("plain \u201cwords\u201d", "plain \u201cwords\u201d"),
    ],
)
def test_a_reader_sees_plain_letters_and_whole_words(text, seen):
    assert undisguised(text)[0] == seen


def test_every_character_that_is_seen_knows_its_place():
    # The ligature stands at 2 and is seen as two letters; nothing is seen of the soft hyphen at 3.
    assert undisguised("a \ufb01\u00adn") == ("a fin", [0, 1, 2, 2, 4])


def test_a_word_that_a_line_end_breaks_keeps_the_places_of_its_letters():
    assert undisguised("ab-\ncd") == ("abcd", [0, 1, 4, 5])
