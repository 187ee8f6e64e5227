"""Passages that two articles share word for word."""

import hashlib
import re
from dataclasses import dataclass
from itertools import combinations

from lib.articles import joins_word, line_number

# Fewer words than these also meet by chance, in names, titles and set phrases.
LEAST_WORDS = 8

Place = tuple[str, int]


@dataclass(frozen=True)
class Tokens:
    """The words of a text as printed, with the offsets at which they start and end."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def find_shared_passages(texts: dict[str, str]) -> list[dict]:
    """Return a row for every longest run of at least LEAST_WORDS words that two articles share exactly.

    Offsets are code points, end-exclusive. texts holds the text of each article by its id; the row names
    the article whose id comes first as the first.
    """
    tokens = {article_id: split_words(text) for article_id, text in texts.items()}
    rows = []
    for places in repeated_runs(tokens):
        for first, second in combinations(places, 2):
            if first[0] != second[0] and starts_passage(tokens, first, second):
                count = shared_words(tokens, first, second)
                rows.append(passage_row(texts, tokens, first, second, count))
    return sorted(rows, key=lambda row: row["shared_passage_id"])


def split_words(text: str) -> Tokens:
    found = list(re.finditer(r"\S+", text))
    return Tokens([m[0] for m in found], [m.start() for m in found], [m.end() for m in found])


def repeated_runs(tokens: dict[str, Tokens]) -> list[list[Place]]:
    """Return the places, by article id and word number, of every run of words that stands at two places."""
    seen: set[int] = set()
    repeated: set[int] = set()
    for article_id in sorted(tokens):
        for run in map(hash, runs(tokens[article_id].words)):
            (repeated if run in seen else seen).add(run)
    places: dict[tuple[str, ...], list[Place]] = {}
    for article_id in sorted(tokens):
        for number, run in enumerate(runs(tokens[article_id].words)):
            if hash(run) in repeated:
                places.setdefault(run, []).append((article_id, number))
    return list(places.values())


def runs(words: list[str]) -> zip:
    """Return every LEAST_WORDS words that follow each other."""
    return zip(*(words[shift:] for shift in range(LEAST_WORDS)), strict=False)


def starts_passage(tokens: dict[str, Tokens], first: Place, second: Place) -> bool:
    """Tell whether the words before two places differ, so that a shared passage starts there."""
    if 0 in (first[1], second[1]):
        return True
    return tokens[first[0]].words[first[1] - 1] != tokens[second[0]].words[second[1] - 1]


def shared_words(tokens: dict[str, Tokens], first: Place, second: Place) -> int:
    """Return how many words from two places on are the same."""
    first_words = tokens[first[0]].words[first[1] :]
    second_words = tokens[second[0]].words[second[1] :]
    pairs = zip(first_words, second_words, strict=False)
    differing = (count for count, (one, other) in enumerate(pairs) if one != other)
    return next(differing, min(len(first_words), len(second_words)))


def passage_row(
    texts: dict[str, str], tokens: dict[str, Tokens], first: Place, second: Place, count: int
) -> dict:
    """Return the row of a passage, widened by the letters that the words next to it share."""
    (first_id, first_word), (second_id, second_word) = first, second
    one, other = texts[first_id], texts[second_id]
    start = tokens[first_id].starts[first_word]
    end = tokens[first_id].ends[first_word + count - 1]
    shift = tokens[second_id].starts[second_word] - start
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
