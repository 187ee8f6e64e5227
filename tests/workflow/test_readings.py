"""Readings from annotation to verdict, for families that the three articles do not have. All is invented."""

import hashlib
from pathlib import Path

from corpus.fixtures import read_rows, write_rows

ARTICLE = "invented-post-many-claims"
# The article, its annotations without empty columns, and its verdicts worked by hand.
CLAIMS = Path(__file__).parent / "many_claims"


def add_article(folder: Path) -> None:
    """Write the text, its row of the catalogue and its annotations."""
    text = (CLAIMS / "article.txt").read_bytes()
    (folder / f"raw/articles/{ARTICLE}.txt").write_bytes(text)
    catalogue = folder / "raw/articles.csv"
    rows = read_rows(catalogue)
    digest = hashlib.sha256(text).hexdigest()
    write_rows(catalogue, [*rows, rows[1] | {"article_id": ARTICLE, "sha256": digest}])
    columns = read_rows(next((folder / "raw/annotations").glob("*.csv")))[0].keys()
    write_rows(
        folder / f"raw/annotations/{ARTICLE}.csv", read_rows(CLAIMS / "annotations.csv"), list(columns)
    )
    # Up 40 per cent and up 1 per cent cannot both be right as they stand.
    conflict = f"{ARTICLE},up-40-per-cent,{ARTICLE},rose-1-per-cent,Invented to print points as per cent\n"
    with open(folder / "raw/reference/declared_conflicts.csv", "a", encoding="utf-8") as file:
        file.write(conflict)


def test_claims_of_many_families_get_the_verdicts_worked_by_hand(inputs, build):
    add_article(inputs)
    build(inputs)
    found = {row["figure_id"]: row for row in read_rows(inputs / "datapackage/derived/verdicts.csv")}
    by_hand = read_rows(CLAIMS / "verdicts.csv")
    for row in by_hand:
        verdict = found.pop(f"{ARTICLE}.{row['label']}")
        columns = ("verdict", "primary_verdict", "holds_under")
        assert [verdict[name] for name in columns] == [row[name] for name in columns], row
    assert not [figure_id for figure_id in found if figure_id.startswith(ARTICLE)]
    page = (inputs / f"reports/articles/{ARTICLE}.md").read_text("utf-8")
    assert "Read otherwise" not in page and "Percentage points as per cent" in page
