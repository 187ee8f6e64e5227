"""Render the reports from the published database."""

from pathlib import Path

import duckdb

from lib.database import read_rows
from lib.errors import stop_on
from lib.files import orphan_problems, write_all
from lib.markdown import render
from lib.step import run_step

BY_ARTICLE = (
    "figures",
    "claims",
    "shares",
    "changes",
    "dates",
    "dismissals",
    "quotations",
    "outside_evidence",
)

Rows = list[dict]


def render_reports(data: dict[str, Rows], index: Path, article: Path) -> dict[str, str]:
    """Return every page by its path below reports/.

    data holds the rows of each query by its name; index and article are templates.
    """
    caveats = {row["caveat_id"]: row for row in data["caveats"]}
    inputs = group_by(data["inputs"], "reading_id")
    tables = {name: data[name] for name in ("articles", *BY_ARTICLE)}
    pages = {"README.md": render(index, caveats=caveats, inputs=inputs, **tables)}
    by_article = {name: group_by(data[name], "article_id") for name in BY_ARTICLE}
    for row in data["articles"]:
        own = {name: groups.get(row["article_id"], []) for name, groups in by_article.items()}
        page = render(article, article=row, caveats=caveats, inputs=inputs, **own)
        pages[f"articles/{row['article_id']}.md"] = page
    return pages


def group_by(rows: Rows, column: str) -> dict[str, Rows]:
    """Return rows by their value in a column, in the order they had."""
    groups: dict[str, Rows] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def main(
    database: str,
    queries: list[str],
    index_template: str,
    article_template: str,
    macros: str,
    pages: list[str],
) -> str:
    """Write every page. pages are the paths that Snakemake expects; the templates import macros."""
    with duckdb.connect(database, read_only=True) as connection:
        data = {Path(path).stem: read_rows(connection, Path(path).read_text("utf-8")) for path in queries}
    rendered = render_reports(data, Path(index_template), Path(article_template))
    contents = {Path("reports") / path: text for path, text in rendered.items()}
    stop_on(orphan_problems(Path("reports"), set(map(Path, pages))))
    write_all(contents)
    return f"{len(contents)} pages rendered"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
