"""Passages that two articles share word for word."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_figures.errors import InputError
from press_figures.texts.passages import LEAST_WORDS, find_shared_passages

SHARED = "one two three four five six seven eight"


def shared(first, second):
    """Return the passages of two texts as cut from each by its offsets."""
    return [
        (
            first[row["first_start_char"] : row["first_end_char"]],
            second[row["second_start_char"] : row["second_end_char"]],
        )
        for row in find_shared_passages({"a": first, "b": second})
    ]


def test_offsets_lengths_lines_and_hash_lead_back_to_both_texts():
    first, second = f"A title\n\nHe said {SHARED} today.", f"{SHARED} ends"
    (row,) = find_shared_passages({"b": second, "a": first})
    assert row == {
        "shared_passage_id": "a.17.and.b.0",
        "first_article_id": "a",
        "first_start_char": 17,
        "first_end_char": 17 + len(SHARED),
        "first_line_number": 3,
        "second_article_id": "b",
        "second_start_char": 0,
        "second_end_char": len(SHARED),
        "second_line_number": 1,
        "character_count": len(SHARED),
        "word_count": 8,
        "sha256": hashlib.sha256(SHARED.encode()).hexdigest(),
    }


def test_seven_words_are_too_few():
    seven = SHARED.removesuffix(" eight")
    assert shared(f"{seven} nine", f"{seven} ten") == []


def test_a_passage_is_as_long_as_it_can_be():
    longer = f"zero {SHARED} nine ten"
    assert shared(f"x {longer} y", f"q {longer} z") == [(longer, longer)]


def test_a_passage_reaches_up_to_punctuation_but_never_into_a_word():
    assert shared(f"“{SHARED} nine” he", f"he: “{SHARED} nine, she") == [(f"“{SHARED} nine",) * 2]
    assert shared(f"he:“{SHARED} nine” he", f"or:“{SHARED} nine” she") == [(f":“{SHARED} nine”",) * 2]
    assert shared(f"un{SHARED} ninety", f"re{SHARED} nineteen") == []
    assert shared(f"x {SHARED} nine ninety", f"y {SHARED} nine nineteen") == [(f"{SHARED} nine",) * 2]


def test_a_word_in_other_quotation_marks_or_capitals_is_another_word():
    assert shared(f"x {SHARED} y", f"w {SHARED.replace('four', '‘four’')} z") == []
    assert shared(f"x {SHARED} y", f"w {SHARED.replace('four', 'Four')} z") == []


def test_another_space_between_words_ends_a_passage():
    longer = f"{SHARED} nine ten"
    assert shared(f"x {SHARED} y", f"w {SHARED.replace(' five', '  five')} z") == []
    assert shared(f"x {SHARED} y", f"w {SHARED.replace(' five', chr(10) + 'five')} z") == []
    assert shared(f"x {longer} y", f"w zero\n{longer.replace(' ten', '  ten')} z") == [
        (f"{SHARED} nine",) * 2
    ]


def test_two_passages_and_a_repeated_one_are_rows_of_their_own():
    other = "red green blue white black brown pink grey"
    first, second = f"{SHARED} x {other}", f"{other} y {SHARED} z {SHARED}"
    assert sorted(shared(first, second)) == sorted([(SHARED, SHARED), (SHARED, SHARED), (other, other)])


def test_three_articles_are_compared_two_by_two():
    texts = {"c": f"{SHARED} c", "a": f"{SHARED} a", "b": f"b {SHARED}"}
    rows = find_shared_passages(texts)
    assert [(row["first_article_id"], row["second_article_id"]) for row in rows] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]


def test_an_article_does_not_share_with_itself():
    assert find_shared_passages({"a": f"{SHARED} x {SHARED}"}) == []


def naive_runs(first, second):
    """Return every longest run of words that two lists share, by comparing all places with all places."""
    runs = []
    for i in range(len(first)):
        for j in range(len(second)):
            if i and j and first[i - 1] == second[j - 1]:
                continue
            length = 0
            while (
                i + length < len(first)
                and j + length < len(second)
                and first[i + length] == second[j + length]
            ):
                length += 1
            if length >= LEAST_WORDS:
                runs.append(" ".join(first[i : i + length]))
    return sorted(runs)


words = st.lists(st.sampled_from("ab"), max_size=30)


@given(words, words)
def test_every_longest_run_is_found_once(first, second):
    rows = find_shared_passages({"1": " ".join(first), "2": " ".join(second)})
    assert sorted(" ".join(first)[row["first_start_char"] : row["first_end_char"]] for row in rows) == (
        naive_runs(first, second)
    )


def test_texts_that_repeat_one_run_of_words_without_end_are_refused():
    text = "no word of this stands alone here today " * 5_000
    with pytest.raises(InputError, match=r"more than 1,000 passages of 8 words that stand in both"):
        find_shared_passages({"one": f"a {text}", "two": f"b {text}"})


def test_a_text_that_repeats_itself_shares_nothing_with_one_that_does_not():
    assert find_shared_passages({"one": "no " * 100_000, "two": "yes"}) == []


def test_two_long_copies_share_one_passage():
    text = " ".join(f"w{number}" for number in range(20_000))
    (row,) = find_shared_passages({"one": f"a {text} b", "two": f"c {text} d"})
    assert row["word_count"] == 20_000
