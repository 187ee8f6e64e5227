"""The pages and charts: every link leads somewhere, and every figure is shown with its caveats."""

import csv
import html
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"
PAGES = sorted(REPORTS.rglob("*.md"))
CHARTS = sorted(REPORTS.rglob("*.svg"))
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")
TOP_PAGES = ("README", "rates", "verdicts", "data_quality", "method", "corrections", "queries")
SVG = "{http://www.w3.org/2000/svg}"


def report_id(path: Path) -> str:
    return path.relative_to(REPORTS).as_posix()


def page(name: str) -> str:
    return (REPORTS / f"{name}.md").read_text("utf-8")


def section(text: str, heading: str) -> str:
    """Return what stands under a heading of the second level, up to the next."""
    return re.split(r"\n## (?:<a[^>]*></a>)?" + re.escape(heading) + "\n", text)[1].split("\n## ")[0]


def table_rows(text: str) -> list[str]:
    """Return the lines of the tables in a text but for headers and rules."""
    lines = text.splitlines()
    return [
        line
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if line.startswith("|") and not line.startswith("|---") and not following.startswith("|---")
    ]


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors(path: Path) -> set[str]:
    return set(re.findall(r'<a id="([^"]+)"></a>', path.read_text("utf-8")))


def plain(text: str) -> str:
    return html.unescape(re.sub(r"\\(.)", r"\1", text))


@pytest.fixture(scope="session")
def forces(tables) -> set[str]:
    """Return the police forces that some figure is about."""
    kinds = {row["area_id"]: row["area_type"] for row in tables["areas"]}
    return {row["area_id"] for row in tables["figures"] if kinds[row["area_id"]].endswith("_force")}


def test_there_is_a_page_for_each_article_and_force_and_nothing_that_no_page_shows(tables, forces):
    expected = {f"{name}.md" for name in TOP_PAGES}
    expected |= {f"articles/{row['article_id']}.md" for row in tables["articles"]}
    expected |= {f"forces/{force}.md" for force in forces}
    expected.add("claim_reviews.jsonld")
    for path in PAGES:
        linked = {path.parent / target for target in LINK.findall(path.read_text("utf-8"))}
        inside = {file.resolve() for file in linked if file.suffix in (".svg", ".csv")}
        expected |= {report_id(file) for file in inside if file.is_relative_to(REPORTS)}
    found = {report_id(path) for path in REPORTS.rglob("*") if path.is_file()}
    assert forces and found == expected


@pytest.mark.parametrize("path", PAGES, ids=report_id)
def test_every_link_leads_to_a_file_and_an_anchor_that_exist(path):
    links = LINK.findall(without_code(path.read_text("utf-8")))
    assert links
    for target in links:
        if target.startswith(("http://", "https://")):
            continue
        place, _, fragment = target.partition("#")
        file = (path.parent / place).resolve() if place else path
        assert file.is_file(), target
        if file.suffix == ".md" and fragment:
            assert fragment in anchors(file), target
        if file.suffix == ".txt" and fragment:
            assert 1 <= int(fragment.removeprefix("L")) <= len(file.read_text("utf-8").split("\n")), target


def test_every_page_can_be_reached_from_the_index():
    reached, waiting = set(), [REPORTS / "README.md"]
    while waiting:
        path = waiting.pop()
        if path not in reached and path.suffix == ".md":
            reached.add(path)
            targets = LINK.findall(without_code(path.read_text("utf-8")))
            waiting += [
                (path.parent / target.partition("#")[0]).resolve()
                for target in targets
                if not target.startswith(("#", "http"))
            ]
    assert set(PAGES) <= reached


@pytest.mark.parametrize("path", PAGES, ids=report_id)
def test_no_anchor_is_given_twice(path):
    found = re.findall(r'<a id="([^"]+)"></a>', path.read_text("utf-8"))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("path", PAGES, ids=report_id)
def test_no_markup_but_anchors_and_folded_parts_and_no_unfilled_place(path):
    known = r'<a id="[a-z0-9_-]+"></a>|</?details>|<summary>[A-Za-z0-9 ]+</summary>'
    text = re.sub(known, "", without_code(path.read_text("utf-8")))
    assert "<" not in text
    assert not re.search(r"\{\{|Undefined|\bNone\b(?! of)|&lt;a ", text)


@pytest.mark.parametrize("path", PAGES, ids=report_id)
def test_every_row_of_a_table_has_the_cells_of_its_header(path):
    lines = without_code(path.read_text("utf-8")).splitlines()
    width = 0
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if following.startswith("|---"):
            width = line.count("|")
        if line.startswith("|"):
            assert line.count("|") == width, line


def test_every_mention_stands_on_the_page_of_its_article_with_its_quote_and_line(tables):
    assert tables["mentions"]
    for row in tables["mentions"]:
        text = page(f"articles/{row['article_id']}")
        link = f"](../../raw/articles/{row['article_id']}.txt#L{row['line_number']})"
        (line,) = [line for line in text.splitlines() if f'<a id="{row["label"]}"></a>' in line]
        assert plain(line).split(link)[0].endswith(f"[“{row['quote']}”"), row["mention_id"]


def test_a_magnitude_is_shown_as_its_bounds_and_not_as_one_number(tables):
    magnitudes = [row for row in tables["figures"] if row["value_class"] == "magnitude"]
    assert magnitudes
    for row in magnitudes:
        article_id, label = row["figure_id"].split(".")
        (line,) = [
            line for line in page(f"articles/{article_id}").splitlines() if f'<a id="{label}"></a>' in line
        ]
        assert line.split(" | ")[1].startswith("from ")


def test_every_claim_stands_under_its_verdict(tables):
    names = {row["verdict_id"]: row["name"] for row in tables["verdict_codes"]}
    for row in tables["verdicts"]:
        article_id, label = row["figure_id"].split(".")
        listed = section(page("verdicts"), names[row["verdict"]])
        assert f"](articles/{article_id}.md#{label}): " in listed, row["figure_id"]


def test_every_claim_that_is_questioned_opens_the_index(tables):
    names = {row["verdict_id"]: row["name"] for row in tables["verdict_codes"]}
    findings = section(page("README"), "Findings").splitlines()
    questioned = [
        row for row in tables["verdicts"] if row["verdict"] not in ("consistent", "consistent_by_rounding")
    ]
    for row in questioned:
        if row["verdict"] != "indeterminate":
            article_id, label = row["figure_id"].split(".")
            start = f"- **{names[row['verdict']]}.** "
            link = f"](articles/{article_id}.md#{label}): "
            assert any(line.startswith(start) and link in line for line in findings), row["figure_id"]


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Shares of outcomes", "outcome_shares"),
        ("Changes from one period to the next", "changes"),
    ],
)
def test_every_row_of_a_metric_stands_in_the_rates(heading, table, tables):
    assert len(table_rows(section(page("rates"), heading))) == len(tables[table]) > 0


def test_every_comparison_and_every_stage_stands_in_the_rates(tables):
    comparisons = section(page("rates"), "Force and nation")
    assert comparisons.count("\n- ") == len(tables["force_nation_comparisons"]) > 0
    stages = table_rows(section(page("rates"), "From recorded to closed to charged"))
    printed = {row["figure_id"] for row in tables["attrition"] if row["figure_id"]}
    unprinted = [row for row in tables["attrition"] if not row["figure_id"]]
    assert len(stages) == len(printed) + len(unprinted) > 0


def test_every_pair_that_is_not_divided_is_told_with_its_reason(tables):
    refused = [row for row in tables["count_pairs"] if row["reason"]]
    definitions = {row["reason_id"]: row["definition"] for row in tables["reason_codes"]}
    rows = table_rows(section(page("rates"), "Counts that are not divided"))
    assert len(rows) == len(refused) > 0
    for row in refused:
        assert any(definitions[row["reason"]] in line for line in rows)


def test_every_figure_about_a_force_stands_on_its_page(tables, forces):
    for force in forces:
        rows = table_rows(section(page(f"forces/{force}"), "All figures about this force"))
        figures = [row for row in tables["figures"] if row["area_id"] == force]
        assert len(rows) == len(figures)
        for row in figures:
            article_id, label = row["figure_id"].split(".")
            assert any(f"](../articles/{article_id}.md#{label})" in line for line in rows)


@pytest.mark.parametrize("path", PAGES, ids=report_id)
def test_every_caveat_that_a_page_names_is_worded_on_it(path, tables):
    text = path.read_text("utf-8")
    used = set(re.findall(r"\(#(caveat-[a-z_]+)\)", text))
    assert used <= anchors(path)
    for row in tables["caveats"]:
        if f"caveat-{row['caveat_id']}" in used:
            assert plain(text).count(row["wording"]) >= 1


@pytest.mark.parametrize("path", PAGES, ids=report_id)
def test_a_page_that_shows_figures_names_the_caveat_that_all_figures_carry(path):
    text = path.read_text("utf-8")
    shows_figures = (
        bool(re.search(r"\]\([^)]*articles/[a-z0-9-]+\.md#[a-z]", text)) or "articles" in path.parts
    )
    assert not shows_figures or "(#caveat-press_reported)" in text


@pytest.mark.parametrize("path", PAGES, ids=report_id)
def test_the_words_are_plain(path):
    """No word of judgement, outside the quoted words and titles."""
    text = re.sub(r"!?\[[^\]]*\]", "", without_code(path.read_text("utf-8")).lower())
    text = "\n".join(line for line in text.splitlines() if not line.startswith("# "))
    judging = r"\b(shocking|alarming|lied|liar|false|misleading|wrongly|staggering|horrific)\b|!"
    assert not re.search(judging, text)


@pytest.mark.parametrize("path", CHARTS, ids=report_id)
def test_a_chart_says_in_words_what_it_shows_and_holds_nothing_from_elsewhere(path):
    drawing = ElementTree.parse(path).getroot()
    title, description = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert drawing.get("role") == "img" and drawing.get("aria-labelledby") == "title description"
    assert len(title.text) > 10 and len(description.text) > 40
    assert not re.search(r"href|<script|url\(|@import", path.read_text("utf-8"))


@pytest.mark.parametrize("path", CHARTS, ids=report_id)
def test_nothing_in_a_chart_lies_outside_of_it(path):
    drawing = ElementTree.parse(path).getroot()
    width, height = float(drawing.get("width")), float(drawing.get("height"))
    for shape in drawing.iter():
        for name, most in (("x", width), ("cx", width), ("x2", width), ("y", height), ("cy", height)):
            assert 0 <= float(shape.get(name, 0)) <= most
        assert float(shape.get("x", 0)) + float(shape.get("width", 0)) <= width or shape is drawing


@pytest.mark.parametrize("path", CHARTS, ids=report_id)
def test_the_data_of_a_chart_lie_beside_it(path):
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    marks = ElementTree.parse(path).getroot().findall(f"{SVG}text[@class='value']")
    assert len(rows) == len(marks) > 0
