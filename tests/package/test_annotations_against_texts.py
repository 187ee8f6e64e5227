"""The promises about words: every quote in its place, every number accounted for, little republished."""

import hashlib
import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Long enough to be somebody's sentence; the titles are facts about the articles and stand in the catalogue.
LONGEST_RUN = 12


def test_every_quote_is_the_text_between_its_offsets(tables, texts):
    assert len(tables["mentions"]) > 90
    for row in tables["mentions"]:
        found = texts[row["article_id"]][int(row["start_char"]) : int(row["end_char"])]
        assert found == row["quote"], row["mention_id"]


def test_every_line_number_is_the_line_of_the_quote(tables, texts):
    for row in tables["mentions"] + tables["quotations"]:
        before = texts[row["article_id"]][: int(row["start_char"])]
        assert len(before.split("\n")) == int(row["line_number"]), row


def test_every_digit_of_every_article_lies_in_a_mention(tables, texts):
    for article_id, text in texts.items():
        covered = set()
        for row in tables["mentions"]:
            if row["article_id"] == article_id:
                covered.update(range(int(row["start_char"]), int(row["end_char"])))
        digits = {
            place for place, character in enumerate(text) if unicodedata.numeric(character, None) is not None
        }
        assert digits, article_id
        assert digits <= covered, sorted(digits - covered)


def test_every_quotation_has_the_hash_of_its_words(tables, texts):
    assert tables["quotations"]
    for row in tables["quotations"]:
        words = texts[row["article_id"]][int(row["start_char"]) : int(row["end_char"])]
        assert hashlib.sha256(words.encode()).hexdigest() == row["sha256"], row["quotation_id"]
        assert words.split()[:3] == row["opening_words"].split(), row["quotation_id"]


def test_every_stretch_in_quotation_marks_is_a_quotation(tables, texts):
    """Each opening mark of the texts lies in a quotation; an apostrophe is no opening mark."""
    for article_id, text in texts.items():
        covered = set()
        for row in tables["quotations"]:
            if row["article_id"] == article_id:
                covered.update(range(int(row["start_char"]), int(row["end_char"])))
        opening = [found.start() for found in re.finditer(r"[“‘\"]|(?<!\w)'(?=\w)", text)]
        assert opening
        assert not [text[place : place + 20] for place in opening if place not in covered]


def test_texts_are_those_of_the_catalogue(tables):
    for row in tables["articles"]:
        data = (ROOT / "raw/articles" / f"{row['article_id']}.txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["sha256"]


@pytest.mark.parametrize("folder", ["datapackage", "reports"])
def test_no_long_run_of_an_articles_words_is_published(folder, tables, texts):
    titles = " ".join(row["title"] for row in tables["articles"])
    published = " ".join(
        " ".join(path.read_text("utf-8").split())
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".csv", ".json", ".md")
    ).replace("\\", "")
    for article_id, text in texts.items():
        words = text.split()
        for place in range(len(words) - LONGEST_RUN):
            run = " ".join(words[place : place + LONGEST_RUN + 1])
            assert run not in published or run.lower() in titles.lower(), (article_id, run)


def test_published_words_stay_below_a_quarter_of_each_article(tables, texts):
    """Counted by characters that any published column shows, once each.

    Names and roles of speakers, publishers and titles say who and what is quoted and are not counted.
    """
    lines = {row["mention_id"]: int(row["line_number"]) for row in tables["mentions"]}
    for article_id, text in texts.items():
        shown = set()
        for row in tables["figures"]:
            if row["article_id"] == article_id:
                number = lines[row["mention_id"]]
                paragraph, before = text.split("\n")[number - 1], "\n".join(text.split("\n")[: number - 1])
                for name in ("attribution_text", "area_text", "quantifier_text"):
                    start = len(before) + (number > 1) + paragraph.index(row[name])
                    assert text[start : start + len(row[name])] == row[name]
                    shown.update(range(start, start + len(row[name])))
        for row in tables["mentions"]:
            if row["article_id"] == article_id:
                shown.update(range(int(row["start_char"]), int(row["end_char"])))
        for row in tables["quotations"]:
            if row["article_id"] == article_id:
                start = int(row["start_char"])
                shown.update(range(start, start + len(row["opening_words"])))
        assert len(shown) < len(text) / 4
