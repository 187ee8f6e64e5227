"""The pages: every link leads somewhere, every figure is shown, nothing of this machine is in them."""

import html
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"
PAGES = sorted(REPORTS.rglob("*.md"))
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


def page_id(path: Path) -> str:
    return path.relative_to(REPORTS).as_posix()


def anchors(path: Path) -> set[str]:
    return set(re.findall(r'<a id="([^"]+)"></a>', path.read_text("utf-8")))


def plain(text: str) -> str:
    return html.unescape(re.sub(r"\\(.)", r"\1", text))


def test_there_is_an_index_and_a_page_per_article_and_nothing_else(tables):
    expected = {"README.md"} | {f"articles/{row['article_id']}.md" for row in tables["articles"]}
    found = {path.relative_to(REPORTS).as_posix() for path in REPORTS.rglob("*") if path.is_file()}
    assert found == expected


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_link_leads_to_a_file_and_an_anchor_that_exist(page):
    links = LINK.findall(page.read_text("utf-8"))
    assert links
    for target in links:
        if target.startswith(("http://", "https://")):
            continue
        path, _, fragment = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.is_file(), target
        if file.suffix == ".md" and fragment:
            assert fragment in anchors(file), target
        if file.suffix == ".txt" and fragment:
            assert 1 <= int(fragment.removeprefix("L")) <= len(file.read_text("utf-8").split("\n")), target


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_no_anchor_is_given_twice(page):
    found = re.findall(r'<a id="([^"]+)"></a>', page.read_text("utf-8"))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_no_markup_but_anchors_and_no_unfilled_place(page):
    text = re.sub(r'<a id="[a-z0-9_-]+"></a>', "", page.read_text("utf-8"))
    assert "<" not in text
    assert not re.search(r"\{\{|Undefined|\bNone\b(?! of)", text)


def test_every_mention_stands_on_the_page_of_its_article_with_its_quote_and_line(tables):
    assert tables["mentions"]
    for row in tables["mentions"]:
        text = (REPORTS / "articles" / f"{row['article_id']}.md").read_text("utf-8")
        link = f"](../../raw/articles/{row['article_id']}.txt#L{row['line_number']})"
        (line,) = [line for line in text.splitlines() if f'<a id="{row["label"]}"></a>' in line]
        assert plain(line).split(link)[0].endswith(f"[“{row['quote']}”"), row["mention_id"]


def test_every_claim_stands_in_the_index_under_its_verdict(tables):
    text = (REPORTS / "README.md").read_text("utf-8")
    names = {row["verdict_id"]: row["name"] for row in tables["verdict_codes"]}
    for row in tables["verdicts"]:
        section = (
            text.split(f"\n### {names[row['verdict']]}\n", 1)[1].split("\n### ", 1)[0].split("\n## ", 1)[0]
        )
        article_id, label = row["figure_id"].split(".")
        assert f"](articles/{article_id}.md#{label}) for " in section, row["figure_id"]


def test_every_share_and_change_of_the_package_stands_in_the_index(tables):
    text = (REPORTS / "README.md").read_text("utf-8")
    shares = text.split("\n## Shares by area and period\n")[1].split("\n## ")[0]
    changes = text.split("\n## Changes from one period to the next\n")[1].split("\n## ")[0]
    assert shares.count("\n| ") - 1 == len(tables["outcome_shares"])
    assert changes.count("\n| ") - 1 == len(tables["changes"])


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_caveat_that_a_page_names_is_worded_on_it(page):
    text = page.read_text("utf-8")
    used = set(re.findall(r"\(#(caveat-[a-z_]+)\)", text))
    assert used and used <= anchors(page)


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_the_words_are_plain(page):
    """No word of judgement, outside the quoted words and titles."""
    text = re.sub(r"\[[^\]]*\]", "", page.read_text("utf-8").lower())
    text = "\n".join(line for line in text.splitlines() if not line.startswith("# "))
    judging = r"\b(shocking|alarming|lied|liar|false|misleading|wrongly|staggering|horrific)\b|!"
    assert not re.search(judging, text)
