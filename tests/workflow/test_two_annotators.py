"""Two independent annotations of an invented article, from the files to the page and the refusals."""

import shutil
from pathlib import Path

import pytest
from corpus.fixtures import read_rows, write_rows

from press_figures.errors import InputError

KENT = "invented-courier-kent-cases"
PUBLISHED = f"raw/annotations/{KENT}.csv"


def annotate_independently(folder: Path, annotator: str, **changed: str) -> Path:
    """Copy the published annotation as the work of another annotator, with cells of one row changed."""
    path = folder / "raw" / "independent" / annotator / f"{KENT}.csv"
    path.parent.mkdir(parents=True)
    made = read_rows(folder / PUBLISHED)
    for row in made:
        row["annotator"] = annotator
        if row["label"] == "unsupported-372":
            row.update(changed)
    write_rows(path, made)
    return path


def test_a_difference_stops_the_build_until_somebody_decides_it(workspace, refusal, build):
    annotators = workspace / "raw" / "reference" / "annotators.csv"
    with open(annotators, "a", encoding="utf-8") as file:
        file.write("ann,Ann Invented,person,false,Invented\nben,Ben Invented,person,false,Invented\n")
    annotate_independently(workspace, "ann")
    annotate_independently(workspace, "ben", count_basis="unstated")
    adjudications = workspace / "raw" / "adjudications.csv"
    assert (
        f"raw/adjudications.csv: found no row for count_basis of unsupported-372 in {KENT}, "
        "'recorded' by the first annotator and 'unstated' by the second; "
        "expected a decision with its reason. Read the sentence and add the row."
    ) in refusal(workspace)
    with open(adjudications, "a", encoding="utf-8") as file:
        file.write(f"{KENT},unsupported-372,count_basis,first,The sentence says recorded,true,ben\n")
    build(workspace)
    agreement = {
        row["attribute"]: row for row in read_rows(workspace / "datapackage/data/annotator_agreement.csv")
    }
    figures = [
        row for row in read_rows(workspace / "datapackage/data/figures.csv") if row["article_id"] == KENT
    ]
    compared = (agreement["count_basis"]["compared_count"], agreement["count_basis"]["agreed_count"])
    assert compared == (str(len(figures)), str(len(figures) - 1))
    assert read_rows(workspace / "datapackage/data/adjudications.csv") == [
        {
            "pair_id": f"{KENT}.unsupported-372",
            "attribute": "count_basis",
            "decision": "first",
            "reason": "The sentence says recorded",
            "knew_result": "true",
            "adjudicator_id": "ben",
        }
    ]
    page = (workspace / "reports" / "data_quality.md").read_text(encoding="utf-8")
    assert f"| count basis | {compared[0]} | {compared[0]} | {compared[1]} | " in page
    assert "1 of these decisions was taken when a computed result was known: count basis of [" in page
    article = (workspace / f"reports/articles/{KENT}.md").read_text(encoding="utf-8")
    assert "- The count basis of [" in article
    assert "1 difference was decided by Ben Invented" in article
    assert "Both are language models" not in page


def test_independent_annotations_are_checked_at_the_door(inputs, build):
    annotate_independently(inputs, "lm-1")
    annotate_independently(inputs, "lm-2", unit="ofence")
    with pytest.raises(InputError) as refused:
        build(inputs)
    message = str(refused.value)
    assert f"raw/independent/lm-2/{KENT}.csv, line " in message
    assert "column unit: found the unknown code 'ofence'" in message


def test_one_independent_annotation_is_not_enough(inputs, build):
    shutil.copytree(inputs / "raw" / "annotations", inputs / "raw" / "independent" / "lm-1")
    (inputs / "raw" / "independent" / "lm-1" / "README.md").unlink()
    said = "found annotations of invented-courier-kent-cases by lm-1; expected those of two annotators"
    with pytest.raises(InputError, match=said):
        build(inputs)


def test_articles_that_nobody_annotated_twice_have_no_agreement(built):
    assert read_rows(built / "datapackage/data/annotator_agreement.csv") == []
    page = (built / "reports" / "data_quality.md").read_text(encoding="utf-8")
    assert "No article was annotated by two annotators." in page
