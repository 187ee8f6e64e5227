"""Find passages that two articles share word for word."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from press_figures.errors import InputError, Problem
from press_figures.texts.search import joins_word, line_number

# Shorter runs are also shared by chance: names, titles and set phrases.
LEAST_WORDS = 8
# Two texts that share more passages than this are no two articles of the press.
MOST_PASSAGES = 1000
Place = tuple[str, int]
# The numbers of the words where a run begins, by article id and by the word before the run.
Places = dict[str, dict[str, list[int]]]


@dataclass(frozen=True)
class Words:
    """A text, and the offsets where its words, as printed, start and end."""

    text: str
    starts: list[int]
    ends: list[int]


def find_shared_passages(texts: dict[str, str]) -> list[dict]:
    """Return a row for each passage, the longest run of at least LEAST_WORDS words that two articles share.

    Offsets count code points, end-exclusive. texts are the texts of the articles by their ids. The first
    article of a row is the one whose id comes first. Raises InputError on two articles that share more than
    MOST_PASSAGES.
    """
    words = {article_id: split_words(text) for article_id, text in texts.items()}
    counts: Counter[tuple[str, str]] = Counter()
    rows = []
    for places in repeated_runs(words):
        for (first_id, firsts), (second_id, seconds) in combinations(places.items(), 2):
            # Counted before any row is made: texts that repeat themselves have too many pairs of places.
            counts[first_id, second_id] += passage_count(firsts, seconds)
            if counts[first_id, second_id] > MOST_PASSAGES:
                raise InputError([repetition_problem(first_id, second_id)])
            for (before, numbers), (other_before, others) in product(firsts.items(), seconds.items()):
                if starts_passage(before, other_before):
                    pairs = product(numbers, others)
                    rows += [passage_row(words, (first_id, one), (second_id, two)) for one, two in pairs]
    return sorted(rows, key=lambda row: row["shared_passage_id"])


def split_words(text: str) -> Words:
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    return Words(text, [start for start, _ in spans], [end for _, end in spans])


def repeated_runs(words: dict[str, Words]) -> list[Places]:
    """Return the places of each run of words that occurs at least twice."""
    # First only hashes, to save memory. A run that shares its hash by chance gets one place, and so no pair.
    seen: set[int] = set()
    repeated: set[int] = set()
    for article_id in sorted(words):
        for run in map(hash, runs(words[article_id])):
            (repeated if run in seen else seen).add(run)
    places: dict[str, Places] = {}
    for article_id in sorted(words):
        for number, run in enumerate(runs(words[article_id])):
            if hash(run) in repeated:
                own = places.setdefault(run, {}).setdefault(article_id, {})
                own.setdefault(up_to(words[article_id], number), []).append(number)
    return list(places.values())


def runs(words: Words) -> Iterator[str]:
    """Yield the characters of each run of LEAST_WORDS words."""
    for start, end in zip(words.starts, words.ends[LEAST_WORDS - 1 :], strict=False):
        yield words.text[start:end]


def starts_passage(before: str, other_before: str) -> bool:
    """Tell whether a passage begins at two places: the words before them differ, or a text begins there."""
    return not before or before != other_before


def passage_count(firsts: dict[str, list[int]], seconds: dict[str, list[int]]) -> int:
    """Return how many passages begin with a run, from its places in two articles by the word before."""
    count, other_count = (sum(map(len, places.values())) for places in (firsts, seconds))
    inside = sum(len(numbers) * len(seconds.get(before, [])) for before, numbers in firsts.items() if before)
    return count * other_count - inside


def repetition_problem(first_id: str, second_id: str) -> Problem:
    place = f"raw/articles/{first_id}.txt and raw/articles/{second_id}.txt"
    found = f"more than {MOST_PASSAGES:,} passages of {LEAST_WORDS} words that stand in both"
    action = "Restore both texts as captured, or keep the one of which the other is a copy."
    return Problem(place, found, "texts that do not repeat themselves", action)


def up_to(words: Words, number: int) -> str:
    """Return the word before a word, with the space between them, or an empty text for the first word."""
    return words.text[words.starts[number - 1] : words.starts[number]] if number else ""


def passage_row(words: dict[str, Words], first: Place, second: Place) -> dict:
    """Return the row of the passage around a run: all characters that both texts share there."""
    (first_id, first_word), (second_id, second_word) = first, second
    one, other = words[first_id].text, words[second_id].text
    start, end = words[first_id].starts[first_word], words[first_id].ends[first_word + LEAST_WORDS - 1]
    shift = words[second_id].starts[second_word] - start
    start -= shared_length(one, other, start, start + shift, -1)
    end += shared_length(one, other, end, end + shift, 1)
    # The shared characters may begin or end within a word, but a passage has whole words only.
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


def shared_length(one: str, other: str, start: int, other_start: int, step: int) -> int:
    """Return how many characters two texts share from two places: forwards, or backwards with step -1."""
    most = min(len(one) - start, len(other) - other_start) if step > 0 else min(start, other_start)
    length, size = 0, 64
    while size:
        # Pieces that double while they are equal, because one character at a time is slow in a copied text.
        pieces = [
            text[place + length : place + length + size]
            if step > 0
            else text[place - length - size : place - length]
            for text, place in ((one, start), (other, other_start))
        ]
        if length + size <= most and pieces[0] == pieces[1]:
            length, size = length + size, size * 2
        else:
            size //= 2
    return length
