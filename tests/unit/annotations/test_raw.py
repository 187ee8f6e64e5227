"""The raw matter: files by id, and texts, catalogue rows and annotations that pair up."""

from pathlib import Path

import pytest
import yaml

from press_figures.annotations.raw import (
    Raw,
    files_by_id,
    joined_annotations,
    label_problems,
    pairing_problems,
    read_raw,
)
from press_figures.errors import InputError
from press_figures.tables.csv_files import Table

CATALOGUE = "raw/articles.csv"


def raw(catalogued, texts, annotated):
    return Raw(
        Table(CATALOGUE, [{"article_id": name} for name in catalogued], list(range(2, len(catalogued) + 2))),
        {},
        {name: Table(f"raw/annotations/{name}.csv", []) for name in annotated},
        {name: Path(f"raw/articles/{name}.txt") for name in texts},
    )


def test_articles_with_a_text_a_row_and_annotations_pair_up():
    assert pairing_problems(raw(["a", "b"], ["b", "a"], ["a", "b"])) == []


@pytest.mark.parametrize(
    ("names", "place", "found", "expected"),
    [
        ((["a"], ["a", "b"], ["a", "b"]), "raw/articles/b.txt", "a text", "a row in raw/articles.csv"),
        (
            (["a", "b"], ["a", "b"], ["a"]),
            "raw/articles/b.txt",
            "a text without annotations",
            "raw/annotations/b.csv",
        ),
        (
            (["a", "b"], ["a"], ["a"]),
            "raw/articles.csv, line 3, column article_id",
            "'b' without a text",
            "raw/articles/b.txt",
        ),
        (
            (["a"], ["a"], ["a", "b"]),
            "raw/annotations/b.csv",
            "annotations without a text",
            "raw/articles/b.txt",
        ),
    ],
)
def test_whatever_lacks_its_counterpart_is_named(names, place, found, expected):
    (problem,) = pairing_problems(raw(*names))
    assert (problem.place, problem.found, problem.expected) == (place, found, expected)


def test_files_are_found_by_id_in_order():
    assert list(files_by_id(["raw/b-2.csv", "raw/a.csv"], ".csv").items()) == [
        ("a", Path("raw/a.csv")),
        ("b-2", Path("raw/b-2.csv")),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "A.csv",
        "a b.csv",
        "a_b.csv",
        "-a.csv",
        "a-.csv",
        "a--b.csv",
        "é.csv",
        "a.csv.bak",
        "a.txt",
        ".csv",
        "a.b.csv",
        "..csv",
        "a\n.csv",
        "a;drop.csv",
    ],
)
def test_a_file_name_that_is_no_id_is_refused(name):
    with pytest.raises(InputError) as refused:
        files_by_id([f"raw/annotations/{name}", "raw/annotations/good.csv"], ".csv")
    (problem,) = refused.value.problems
    assert problem.found == f"the file name {name!r}"


def labelled(*labels):
    rows = [{"label": label} for label in labels]
    return Table("raw/annotations/a.csv", rows, list(range(2, len(labels) + 2)))


def test_labels_of_their_own_are_accepted():
    assert label_problems(labelled("one", "two")) == []


def test_a_label_that_is_used_again_is_refused_with_its_first_line():
    first, second = label_problems(labelled("one", "two", "one", "one"))
    assert (first.place, first.found) == (
        "raw/annotations/a.csv, line 4, column label",
        "the label 'one' of line 2 again",
    )
    assert (second.place, second.found) == (
        "raw/annotations/a.csv, line 5, column label",
        "the label 'one' of line 2 again",
    )


def test_joined_annotations_still_know_their_files():
    several = Raw(
        Table(CATALOGUE, []),
        {},
        {
            "a": Table("raw/annotations/a.csv", [{"label": "one"}], [2]),
            "b": Table("raw/annotations/b.csv", [{"label": "two"}, {"label": "three"}], [2, 4]),
        },
        {},
    )
    joined = joined_annotations(several)
    assert [row["label"] for row in joined.rows] == ["one", "two", "three"]
    assert joined.place(2) == "raw/annotations/b.csv, line 4"
    assert joined.place(0, "label") == "raw/annotations/a.csv, line 2, column label"


@pytest.fixture
def written(tmp_path):
    """Return the arguments of read_raw for a small set of raw files."""

    def schema(folder, name, *columns):
        path = tmp_path / "schemas" / folder / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        fields = [{"name": column, "type": "string"} for column in columns]
        path.write_text(yaml.safe_dump({"name": name, "schema": {"fields": fields}}))
        return str(path)

    def table(name, text):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return {
        "catalogue": table("articles.csv", "article_id\na\n"),
        "articles": [table("a.txt", "text")],
        "annotations": [table("a.csv", "label\none\n")],
        "reference": [table("units.csv", "unit_id\ncase\n")],
        "schemas": [
            schema("raw", "articles", "article_id"),
            schema("raw", "annotations", "label"),
            schema("tables", "units", "unit_id"),
        ],
    }


def test_every_raw_table_is_read_by_its_schema(written):
    whole = read_raw(**written)
    assert whole.catalogue.rows == [{"article_id": "a"}]
    assert whole.reference["units"].rows == [{"unit_id": "case"}]
    assert whole.annotations["a"].rows == [{"label": "one"}]
    assert list(whole.texts) == ["a"]


def test_files_that_do_not_fit_their_schema_are_reported_together(written):
    for path in (written["catalogue"], *written["annotations"], *written["reference"]):
        Path(path).write_text("nonsense\n")
    with pytest.raises(InputError) as refused:
        read_raw(**written)
    assert [Path(problem.place.split(", ")[0]).name for problem in refused.value.problems] == [
        "articles.csv",
        "units.csv",
        "a.csv",
    ]


def test_a_reference_list_without_a_schema_is_refused_with_the_nearest_name(written, tmp_path):
    (tmp_path / "unit.csv").write_text("unit_id\ncase\n")
    with pytest.raises(InputError, match=r"no schema named 'unit' \(did you mean 'units'\?\)"):
        read_raw(**(written | {"reference": [str(tmp_path / "unit.csv")]}))
