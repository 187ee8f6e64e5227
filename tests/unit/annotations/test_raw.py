"""The raw matter: files by id, labels of their own, and rows that know their files when they are joined."""

from pathlib import Path

import pytest

from press_figures.annotations.raw import Raw, files_by_id, joined_annotations, label_problems
from press_figures.annotations.raw_checks import missing_list_problems
from press_figures.errors import InputError
from press_figures.tables.cells import without_primary_key
from press_figures.tables.csv_files import Table
from press_figures.tables.schemas import load_resources

from .conftest import table


def test_files_are_found_by_id_in_order():
    assert list(files_by_id(["raw/b-2.csv", "raw/a.csv"], ".csv").items()) == [
        ("a", Path("raw/a.csv")),
        ("b-2", Path("raw/b-2.csv")),
    ]


OTHER_CHARACTERS = "A.csv|Invented-Courier.csv|a b.csv|a_b.csv|é.csv|a\n.csv|a;drop.csv"
OTHER_ENDINGS = "a.csv.bak|a.txt|a.xlsx|a.csv~|a.b.csv"
NO_NAME = ".csv|..csv|.hidden|-a.csv|a-.csv|a--b.csv"


@pytest.mark.parametrize("name", "|".join([OTHER_CHARACTERS, OTHER_ENDINGS, NO_NAME]).split("|"))
def test_a_file_name_that_is_no_id_is_refused(name):
    with pytest.raises(InputError) as refused:
        files_by_id([f"raw/annotations/{name}", "raw/annotations/good.csv"], ".csv")
    (problem,) = refused.value.problems
    assert problem.found == f"the file name {name!r}"


def test_a_label_that_is_used_again_is_refused_with_its_first_line():
    labels = [{"label": label} for label in ("one", "two", "one", "one")]
    assert [(problem.place, problem.found) for problem in label_problems(table("a.csv", *labels))] == [
        ("a.csv, line 4, column label", "the label 'one' of line 2 again"),
        ("a.csv, line 5, column label", "the label 'one' of line 2 again"),
    ]


def test_joined_annotations_still_know_their_files():
    second = Table("b.csv", [{"label": "two"}, {"label": "three"}], [2, 4])
    joined = joined_annotations(Raw(table(""), {}, {"a": table("a.csv", {"label": "one"}), "b": second}, {}))
    assert [row["label"] for row in joined.rows] == ["one", "two", "three"]
    assert joined.place(2) == "b.csv, line 4"
    assert joined.place(0, "label") == "a.csv, line 2, column label"


def test_a_key_is_left_out_for_rows_of_several_files():
    resource = {"schema": {"fields": [{"name": "label"}], "primaryKey": ["label"]}}
    assert without_primary_key(resource) == {"schema": {"fields": [{"name": "label"}]}}
    assert "primaryKey" in resource["schema"]


def test_every_reference_list_is_missed_where_it_is_not_there(root):
    resources = load_resources(sorted(map(str, (root / "workflow" / "schemas").glob("*/*.yml"))))
    nothing = Raw(table("raw/articles.csv"), {}, {}, {})
    places = [problem.place for problem in missing_list_problems(nothing, resources)]
    assert places == [f"raw/reference/{path.name}" for path in sorted((root / "raw/reference").glob("*.csv"))]
