"""Render all pages, charts and tables of charts from the rows of the report queries."""

import csv
import io
from pathlib import Path

from press_figures.files import to_json
from press_figures.markdown.rendering import render
from press_figures.reports.charts import MOST_ROWS, draw
from press_figures.reports.claim_reviews import claim_reviews
from press_figures.reports.report_charts import CHARTS
from press_figures.tables.csv_files import format_cell
from press_figures.tables.yaml_files import read_yaml

PAGES = ("rates", "verdicts", "data_quality", "method", "corrections", "queries")
# The queries whose rows are on the page of an article, and those whose rows are on the page of a police
# force, with the column that names the force.
ARTICLE_PARTS = (
    "figures",
    "claims",
    "joint_readings",
    "exclusive_claims",
    "late_decisions",
    "shares",
    "changes",
    "attrition",
    "comparisons",
    "dates",
    "dismissals",
    "quotations",
    "outside_evidence",
)
FORCE_PARTS = {
    "figures": "area_id",
    "claims": "area_id",
    "shares": "area_id",
    "changes": "area_id",
    "attrition": "area_id",
    "recorded": "area_id",
    "comparisons": "force_area_id",
}
ARTICLE_CHARTS = ("claims", "attrition")
Rows = list[dict]


def render_reports(data: dict[str, Rows], facts: dict, templates: Path) -> dict[str, str]:
    """Return each page, chart and table of a chart by its path in reports/.

    data has the rows of each report query by its name. facts are what validation and checks found, and the
    example queries with their results.
    """
    words = read_yaml(templates / "charts.yml")
    common = {
        "caveats": {row["caveat_id"]: row for row in data["caveats"]},
        "inputs": group_by(data["inputs"], "reading_id"),
        "readings": group_by(data["readings"], "figure_id"),
        "passages": group_by(data["passages"], "article_overlap_id"),
    }
    files: dict[str, str] = {}

    def add_charts(names: tuple[str, ...], rows: dict[str, Rows], prefix: str) -> dict[str, dict]:
        """Draw the charts that have rows, but not too many, and return what a page prints about each."""
        charts = {}
        for name in names:
            select, make = CHARTS[name]
            shown = select(rows)
            if 0 < len(shown) <= MOST_ROWS:
                chart = make(shown, words[name])
                place = f"charts/{prefix}{name}"
                files[f"{place}.svg"] = draw(chart, templates / "chart.svg.j2")
                files[f"{place}.csv"] = chart_data(shown)
                charts[name] = {"place": place, "title": chart.title}
        return charts

    whole = {name: rows for name, rows in data.items() if name not in common} | facts | common
    whole["charts"] = add_charts(tuple(CHARTS), data, "")
    reviews = claim_reviews(data["claims"], data["verdict_codes"], facts["title"])
    files["claim_reviews.jsonld"] = record_text(reviews)
    whole["review_count"] = len(reviews["@graph"])
    files["README.md"] = render(templates / "index.md.j2", **whole)
    for page in PAGES:
        files[f"{page}.md"] = render(templates / f"{page}.md.j2", **whole)

    by_article = {name: group_by(data[name], "article_id") for name in ARTICLE_PARTS}
    overlaps = group_by_each(data["overlaps"], ("first_article_id", "second_article_id"))
    for row in data["articles"]:
        article_id = row["article_id"]
        own = parts_of(by_article, article_id)
        charts = add_charts(ARTICLE_CHARTS, own, f"{article_id}-")
        files[f"articles/{article_id}.md"] = render(
            templates / "article.md.j2",
            article=row,
            overlaps=overlaps.get(article_id, []),
            charts=charts,
            **own,
            **common,
        )

    by_force = {name: group_by(data[name], column) for name, column in FORCE_PARTS.items()}
    for row in data["forces"]:
        own = parts_of(by_force, row["area_id"])
        charts = add_charts(tuple(CHARTS), own, f"{row['area_id']}-")
        files[f"forces/{row['area_id']}.md"] = render(
            templates / "force.md.j2", force=row, charts=charts, **own, **common
        )
    return files


def record_text(records: dict) -> str:
    """Return JSON-LD for a script element of a page. It has no <, so that no text in it ends the element."""
    return to_json(records).replace("<", "\\u003c")


def chart_data(rows: Rows) -> str:
    """Return the rows behind a chart as CSV."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(rows[0])
    writer.writerows([format_cell(value) for value in row.values()] for row in rows)
    return buffer.getvalue()


def group_by(rows: Rows, column: str) -> dict[str, Rows]:
    """Return rows by their value in a column, in their order."""
    return group_by_each(rows, (column,))


def group_by_each(rows: Rows, columns: tuple[str, ...]) -> dict[str, Rows]:
    """Return rows by their values in several columns, in their order. A row can be in several groups."""
    groups: dict[str, Rows] = {}
    for row in rows:
        for column in columns:
            groups.setdefault(row[column], []).append(row)
    return groups


def parts_of(groups: dict[str, dict[str, Rows]], key: str) -> dict[str, Rows]:
    return {name: by_key.get(key, []) for name, by_key in groups.items()}
