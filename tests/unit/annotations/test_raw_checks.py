"""At the door, every problem of the raw tables is found at once."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from press_figures.annotations.raw import Raw
from press_figures.annotations.raw_checks import check_raw, missing_list_problems, text_problems
from press_figures.tables.cells import without_primary_key
from press_figures.tables.csv_files import Table
from press_figures.tables.schemas import load_resources


def resource(*columns, key):
    fields = [{"name": column, "type": "string"} for column in columns]
    return {"schema": {"fields": fields, "primaryKey": [key]}}


UNKNOWN = {
    **{"title": "", "title_basis": "unknown", "url": "", "url_basis": "unknown"},
    **{"date_published": "", "date_basis": "unknown", "date_evidence": ""},
}
UNDATED = dict.fromkeys(["period", "baseline_period", "later_level", "baseline"], "")
RESOURCES = {
    ("raw", "articles"): resource("article_id", "sha256", *UNKNOWN, key="article_id"),
    ("raw", "annotations"): resource("label", "note", key="label"),
    ("tables", "units"): resource("unit_id", key="unit_id"),
}


@pytest.fixture
def raw(tmp_path):
    """Return a function that makes raw matter with the annotation rows of two articles."""

    def make(first, second, units=("case",), text=b"22 cases"):
        path = tmp_path / "a.txt"
        path.write_bytes(text)
        sha256 = hashlib.sha256(b"22 cases").hexdigest()
        catalogue = [
            {"article_id": "a", "sha256": sha256, **UNKNOWN},
            {"article_id": "b", "sha256": sha256, **UNKNOWN},
        ]
        other = tmp_path / "b.txt"
        other.write_bytes(b"22 cases")

        def table(name, rows):
            return Table(name, rows, list(range(2, len(rows) + 2)))

        return Raw(
            table("raw/articles.csv", catalogue),
            {"units": table("raw/reference/units.csv", [{"unit_id": unit} for unit in units])},
            {
                name: table(
                    f"raw/annotations/{name}.csv",
                    [{"label": label, "note": note, **UNDATED} for label, note in rows],
                )
                for name, rows in (("a", first), ("b", second))
            },
            {"a": Path(path), "b": Path(other)},
        )

    return make


def places(problems):
    return [problem.place for problem in problems]


def test_two_articles_may_use_the_same_label(raw):
    assert check_raw(raw([("one", "")], [("one", "")]), RESOURCES) == []


def test_a_label_that_one_article_uses_twice_is_found(raw):
    problems = check_raw(raw([("one", "")], [("one", ""), ("one", "")]), RESOURCES)
    assert places(problems) == ["raw/annotations/b.csv, line 3, column label"]


def test_a_formula_is_found_in_the_file_it_stands_in(raw):
    problems = check_raw(raw([("one", "")], [("one", "fine"), ("two", "=1+1")]), RESOURCES)
    assert places(problems) == ["raw/annotations/b.csv, line 3, column note"]


def test_problems_of_several_files_are_found_at_once(raw):
    problems = check_raw(raw([("one", "@x")], [("one", "")], units=("case", "case", "=u")), RESOURCES)
    assert sorted(places(problems)) == [
        "raw/annotations/a.csv, line 2, column note",
        "raw/reference/units.csv, line 3",
        "raw/reference/units.csv, line 4, column unit_id",
    ]


def test_a_text_that_is_not_the_catalogued_one_is_found(raw):
    assert text_problems(raw([], [])) == []
    (problem,) = text_problems(raw([], [], text=b"23 cases"))
    assert problem.found == f"the SHA-256 {hashlib.sha256(b'23 cases').hexdigest()}"


def test_a_key_is_left_out_for_rows_of_several_files():
    reduced = without_primary_key(RESOURCES["raw", "annotations"])
    assert "primaryKey" not in reduced["schema"]
    assert reduced["schema"]["fields"] == RESOURCES["raw", "annotations"]["schema"]["fields"]
    assert "primaryKey" in RESOURCES["raw", "annotations"]["schema"]


def with_list(matter, name, *rows):
    """Return the raw matter with one more list, and the schemas with one for it."""
    path = f"raw/reference/{name}.csv"
    added = Table(path, list(rows), list(range(2, len(rows) + 2)))
    described = {**RESOURCES, ("tables", name): resource(*rows[0], key=next(iter(rows[0])))}
    return replace(matter, reference={**matter.reference, name: added}), described


def test_a_period_and_a_list_that_contradict_themselves_are_found(raw):
    days = {"inferred_start_date": "", "inferred_end_date": ""}
    period = {"period_id": "2016", "start_date": "2016-12-31", "end_date": "2016-01-01", **days}
    assert places(check_raw(*with_list(raw([], []), "periods", period))) == [
        "raw/reference/periods.csv, line 2, column end_date"
    ]
    assert places(check_raw(*with_list(raw([], []), "kinds", {"kind_id": "median"}))) == [
        "raw/reference/kinds.csv, line 2, column kind_id"
    ]


def test_a_baseline_that_is_not_earlier_is_found(raw):
    days = {"end_date": "", "inferred_start_date": "", "inferred_end_date": ""}
    matter, described = with_list(
        raw([("one", "")], []), "periods", {"period_id": "2016", "start_date": "2016-01-01", **days}
    )
    matter.annotations["a"].rows[0].update({"period": "2016", "baseline_period": "2016"})
    assert places(check_raw(matter, described)) == ["raw/annotations/a.csv, line 2, column baseline_period"]


def test_schemas_that_contradict_each_other_are_found_before_anything_else(raw):
    reference = {"fields": ["unit_id"], "reference": {"resource": "unit", "fields": ["unit_id"]}}
    units = {**RESOURCES["tables", "units"]["schema"], "foreignKeys": [reference]}
    problems = check_raw(raw([("one", "=1+1")], []), {**RESOURCES, ("tables", "units"): {"schema": units}})
    assert places(problems) == ["workflow/schemas/tables/units.yml, column unit_id"]


def test_a_date_of_publication_that_no_calendar_has_is_found(raw):
    matter = raw([], [])
    matter.catalogue.rows[1] |= {"date_published": "2016-02-30", "date_basis": "printed"}
    assert [str(problem) for problem in check_raw(matter, RESOURCES)] == [
        "raw/articles.csv, line 3, column date_published: found '2016-02-30'; "
        "expected a date of the calendar. Correct the cell."
    ]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            {"date_published": "2016", "date_basis": "inferred"},
            "date_evidence: found an empty cell; expected what the inferred cells rest on. "
            "Say what points to them.",
        ),
        (
            {"url_basis": "printed"},
            "url_basis: found 'printed' beside an empty url; expected unknown. "
            "Fill in url, or write unknown.",
        ),
        (
            {"title": "Cases rise"},
            "title_basis: found 'unknown' beside 'Cases rise'; expected printed or inferred. "
            "Say how it is known, or empty it.",
        ),
    ],
)
def test_what_the_catalogue_knows_has_a_basis_and_what_it_infers_has_evidence(raw, cells, said):
    matter = raw([], [])
    matter.catalogue.rows[0] |= cells
    assert [str(problem) for problem in check_raw(matter, RESOURCES)] == [
        f"raw/articles.csv, line 2, column {said}"
    ]


def test_every_reference_list_is_missed_where_it_is_not_there(root):
    resources = load_resources(sorted(map(str, (root / "workflow" / "schemas").glob("*/*.yml"))))
    nothing = Raw(Table("raw/articles.csv", []), {}, {}, {})
    places = [problem.place for problem in missing_list_problems(nothing, resources)]
    assert places == [f"raw/reference/{path.name}" for path in sorted((root / "raw/reference").glob("*.csv"))]
