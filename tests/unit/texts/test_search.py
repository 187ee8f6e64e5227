"""Article texts are read as captured, and quotes stand in them at word ends only."""

import hashlib

import pytest

from press_figures.errors import InputError
from press_figures.texts.captured import read_article
from press_figures.texts.search import SearchedText, find_occurrences, joins_word, line_number, surroundings


def write(folder, data):
    path = folder / "invented.txt"
    path.write_bytes(data)
    return path, hashlib.sha256(data).hexdigest()


def test_a_text_is_returned_character_by_character(tmp_path):
    path, sha256 = write(tmp_path, "Ein Café – 22 “cases”\n\nend".encode())
    assert read_article(path, sha256) == "Ein Café – 22 “cases”\n\nend"


def test_a_byte_order_mark_stays_the_first_character_of_the_captured_text(tmp_path):
    path, sha256 = write(tmp_path, b"\xef\xbb\xbf22 cases")
    text = read_article(path, sha256)
    assert text == "\ufeff22 cases"
    assert find_occurrences(text, "22") == [1]


def refusal(path, sha256):
    with pytest.raises(InputError) as refused:
        read_article(path, sha256)
    (problem,) = refused.value.problems
    return problem


def test_a_changed_text_is_refused_with_old_and_new_hash(tmp_path):
    path, found = write(tmp_path, b"23 cases")
    expected = hashlib.sha256(b"22 cases").hexdigest()
    problem = refusal(path, expected)
    assert problem.place == str(path)
    assert problem.found == f"the SHA-256 {found}"
    assert problem.expected == f"{expected} as in raw/articles.csv"


@pytest.mark.parametrize(("data", "line"), [(b"one\r\ntwo", 1), (b"one\ntwo\nthree\rfour", 3)])
def test_a_carriage_return_is_refused_with_its_line(data, line, tmp_path):
    path, sha256 = write(tmp_path, data)
    problem = refusal(path, sha256)
    assert problem.place == f"{path}, line {line}"
    assert problem.found == "a carriage return"


def test_bytes_that_are_not_utf_8_are_refused_with_their_place(tmp_path):
    path, sha256 = write(tmp_path, "22 “cases”".encode("cp1252"))
    problem = refusal(path, sha256)
    assert problem.place == f"{path}, byte 3"
    assert problem.found == "the byte 0x93, which is not UTF-8"


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_an_empty_text_is_refused(data, tmp_path):
    path, sha256 = write(tmp_path, data)
    assert refusal(path, sha256).found == "an empty file"


def test_a_nul_byte_is_refused_with_its_place(tmp_path):
    path, sha256 = write(tmp_path, b"22\0 cases")
    problem = refusal(path, sha256)
    assert (problem.place, problem.found) == (f"{path}, byte 2", "a NUL byte")


def test_a_missing_text_is_refused(tmp_path):
    assert refusal(tmp_path / "absent.txt", "0" * 64).found == "no file"


@pytest.mark.parametrize(
    ("text", "quote", "starts"),
    [
        ("22 of 22 and 122", "22", [0, 6]),
        ("13,568 and 568", "568", [11]),
        ("13,568 and 13", "13", [11]),
        ("4.5 and 5", "5", [8]),
        ("4.5 and 4", "4", [8]),
        ("1,234,567", "234", []),
        ("in 2016.", "2016", [3]),
        ("22, then 23", "22", [0]),
        ("a 5-year term", "5", [2]),
        ("£5", "5", [1]),
        ("86%", "86", [0]),
        ("often ten tenths", "ten", [6]),
        ("someone is one", "one", [11]),
        ("the café, caf", "caf", [10]),
        ("“22”", "22", [1]),
        ("22nd or 22", "22", [8]),
        ("a third, a third", "a third", [0, 9]),
        ("a a a", "a a", [0, 2]),
        ("no such words", "22", []),
        ("Twenty", "twenty", []),
        ("two  cases", "two cases", []),
        ("22", "22", [0]),
        # What has no shape parts nothing, and a mark belongs to the character before it.
        ("22\u200bk or 22", "22", [8]),
        ("22\u20607", "22", []),
        ("22\u00ad", "22", [0]),
        ("22\u0301 or 22", "22", [7]),
        ("22\u20e3", "22", []),
        # A sign belongs to its number; a hyphen between two numbers or at the start of a line is none.
        ("by -22 or 22", "22", [10]),
        ("by \u221222", "22", []),
        ("(-22)", "22", []),
        ("18-22", "22", [3]),
        ("- 22", "22", [2]),
        ("one\n-22 cases", "22", [5]),
        ("about .22 of them", "22", []),
        ("the end.22 began", "22", [8]),
    ],
)
def test_a_quote_is_found_only_where_no_word_or_number_goes_on(text, quote, starts):
    assert find_occurrences(text, quote) == SearchedText(text).occurrences(quote) == starts
    # A long text is searched by an index of its words.
    assert SearchedText(f"{text}\n{'Some words. ' * 2_000}").occurrences(quote) == starts


def test_a_text_is_searched_once_for_a_quote_that_many_rows_have():
    text = SearchedText("Of 22 in all, 22 came.")
    assert text.occurrences("22") is text.occurrences("22")
    assert text.places_after("22", "Of") is text.places_after("22", "Of")
    assert (text.occurrences("22"), text.places_after("22", "Of")) == ([3, 14], [3])


@pytest.mark.parametrize(
    ("text", "position", "joins"),
    [
        ("ab", 1, True),
        ("a b", 1, False),
        ("13,568", 2, True),
        ("13,568", 3, True),
        ("13, 568", 3, False),
        ("4.5", 1, True),
        ("4.", 1, False),
        ("a.5", 2, False),
        ("ab", 0, False),
        ("ab", 2, False),
    ],
)
def test_a_position_inside_a_word_or_number_joins_it(text, position, joins):
    assert joins_word(text, position) is joins


def test_lines_are_counted_from_one():
    text = "first\nsecond\n\nfourth"
    places = [text.index(word) for word in ("first", "second", "fourth")]
    assert [line_number(text, place) for place in places] == [1, 2, 4]
    assert [SearchedText(text).line_number(place) for place in places] == [1, 2, 4]


def test_surroundings_bracket_the_words_on_one_line():
    assert surroundings("a total of\n22 cases were", 11, 13, width=6) == "...al of [22] cases..."


def test_surroundings_stop_at_the_ends_of_the_text():
    assert surroundings("22 cases", 0, 2) == "...[22] cases..."
