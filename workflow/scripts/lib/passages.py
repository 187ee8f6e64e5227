"""Passages that two articles share word for word."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from lib.articles import joins_word, line_number

# Fewer words than these also meet by chance, in names, titles and set phrases.
LEAST_WORDS = 8

Place = tuple[str, int]


@dataclass(frozen=True)
class Words:
    """A text with the offsets at which its words, as printed, start and end."""

    text: str
    starts: list[int]
    ends: list[int]


def find_shared_passages(texts: dict[str, str]) -> list[dict]:
    """Return a row for every longest run of at least LEAST_WORDS words that two articles share exactly.

    Offsets are code points, end-exclusive. texts holds the text of each article by its id; the row names
    the article whose id comes first as the first.
    """
    words = {article_id: split_words(text) for article_id, text in texts.items()}
    rows = []
    for places in repeated_runs(words):
        for first, second in combinations(places, 2):
            if first[0] != second[0] and starts_passage(words, first, second):
                rows.append(passage_row(words, first, second))
    return sorted(rows, key=lambda row: row["shared_passage_id"])


def split_words(text: str) -> Words:
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    return Words(text, [start for start, _ in spans], [end for _, end in spans])


def repeated_runs(words: dict[str, Words]) -> list[list[Place]]:
    """Return the places, by article id and word number, of every run of words that stands at two places."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for article_id in sorted(words):
        for run in map(hash, runs(words[article_id])):
            (repeated if run in seen else seen).add(run)
    places: dict[str, list[Place]] = {}
    for article_id in sorted(words):
        for number, run in enumerate(runs(words[article_id])):
            if hash(run) in repeated:
                places.setdefault(run, []).append((article_id, number))
    return list(places.values())


def runs(words: Words) -> Iterator[str]:
    """Yield the characters of every LEAST_WORDS words that follow each other."""
    for start, end in zip(words.starts, words.ends[LEAST_WORDS - 1 :], strict=False):
        yield words.text[start:end]


def starts_passage(words: dict[str, Words], first: Place, second: Place) -> bool:
    """Tell whether the characters before two places differ as far as a word reaches back."""
    before = [up_to(words[article_id], number) for article_id, number in (first, second)]
    return not all(before) or before[0] != before[1]


def up_to(words: Words, number: int) -> str:
    """Return the word before a word, with the space between them; nothing before the first."""
    return words.text[words.starts[number - 1] : words.starts[number]] if number else ""


def passage_row(words: dict[str, Words], first: Place, second: Place) -> dict:
    """Return the row of the passage that a run begins, as far as all characters around it are the same."""
    (first_id, first_word), (second_id, second_word) = first, second
    one, other = words[first_id].text, words[second_id].text
    start, end = words[first_id].starts[first_word], words[first_id].ends[first_word + LEAST_WORDS - 1]
    shift = words[second_id].starts[second_word] - start
    start -= widening(one[:start][::-1], other[: start + shift][::-1])
    end += widening(one[end:], other[end + shift :])
    while joins_word(one, start) or joins_word(other, start + shift):
        start += 1
    while joins_word(one, end) or joins_word(other, end + shift):
        end -= 1
    passage = one[start:end].strip()
    start = one.index(passage, start)
    end = start + len(passage)
    return {
        "shared_passage_id": f"{first_id}.{start}.and.{second_id}.{start + shift}",
        "first_article_id": first_id,
        "first_start_char": start,
        "first_end_char": end,
        "first_line_number": line_number(one, start),
        "second_article_id": second_id,
        "second_start_char": start + shift,
        "second_end_char": end + shift,
        "second_line_number": line_number(other, start + shift),
        "character_count": len(passage),
        "word_count": len(passage.split()),
        "sha256": hashlib.sha256(passage.encode("utf-8")).hexdigest(),
    }


def widening(one: str, other: str) -> int:
    """Return how many letters two texts share from their start on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((count for count, (a, b) in pairs if a != b), min(len(one), len(other)))
