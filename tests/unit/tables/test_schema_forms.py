"""A schema that the workflow would misread or read only in part is found at the door."""

import copy

import pytest

from press_figures.tables.schema_forms import form_problems
from press_figures.tables.schemas import FOLDERS, load_resources

PATH = "workflow/schemas/tables/things.yml"
COLUMN = {"name": "label", "type": "string", "description": "Label", "example": "a"}
KEY = {**COLUMN, "name": "thing_id", "constraints": {"required": True}}
SOUND = {
    "name": "things",
    "title": "Things",
    "description": "All of them.",
    "path": "data/things.csv",
    "written_by": "people",
    "sources": [{"title": "Invented"}],
    "schema": {"fields": [KEY, COLUMN], "primaryKey": ["thing_id"]},
}


def said(change) -> list[str]:
    """Return the messages about the sound schema after a change of it or of its column."""
    resource = copy.deepcopy(SOUND)
    change(resource, resource["schema"]["fields"][-1])
    return [str(problem) for problem in form_problems({("tables", "things"): resource})]


def test_the_schemas_of_the_repository_have_the_form(root):
    paths = sorted(map(str, (root / "workflow" / "schemas").glob("*/*.yml")))
    assert form_problems(load_resources(paths)) == []


def test_a_sound_schema_is_accepted():
    assert said(lambda resource, column: None) == []


@pytest.mark.parametrize(
    ("change", "found", "expected"),
    [
        ({"name": "thing"}, "the name 'thing'", "'things', as the file is called"),
        ({"title": ""}, "the title ''", "a text"),
        ({"description": None}, "the description None", "a text"),
        ({"path": "data/other.csv"}, "the path 'data/other.csv'", "data/things.csv"),
        ({"written_by": "compute_metrics"}, "the path 'data/things.csv'", "derived/things.csv"),
        ({"written_by": None}, "written_by None", "one of " + ", ".join(FOLDERS)),
        (
            {"written_by": "peple"},
            "written_by 'peple' (did you mean 'people'?)",
            "one of " + ", ".join(FOLDERS),
        ),
        ({"sources": "me"}, "the sources 'me'", "a list of them"),
    ],
)
def test_a_description_of_a_table_is_whole(change, found, expected):
    messages = said(lambda resource, column: resource.update(change))
    assert f"{PATH}: found {found}; expected {expected}. Correct the schema." in messages


@pytest.mark.parametrize(
    ("change", "found", "expected"),
    [
        ({"primaryKey": "thing_id"}, "the primary key 'thing_id'", "a list of columns"),
        ({"primaryKey": None}, "the primary key None", "a list of columns"),
        (
            {"fields": [{**KEY, "constraints": {"required": False}}]},
            "the primary key on 'thing_id', which may be empty",
            "columns that are required",
        ),
        (
            {"fields": [{**COLUMN, "name": "thing_id"}]},
            "the primary key on 'thing_id', which may be empty",
            "columns that are required",
        ),
        (
            {"foreignKeys": "areas"},
            "the foreign keys 'areas'",
            "a list of keys, each of one column with its reference",
        ),
        (
            {"foreignKeys": [{"fields": ["thing_id"]}]},
            "the foreign keys [{'fields': ['thing_id']}]",
            "a list of keys, each of one column with its reference",
        ),
        ({"foreignKeys": []}, "the foreign keys []", "a list of keys, each of one column with its reference"),
        ({"fields": [KEY, COLUMN, COLUMN]}, "the column 'label' twice", "each column once"),
    ],
)
def test_keys_and_columns_have_their_form(change, found, expected):
    messages = said(lambda resource, column: resource["schema"].update(change))
    assert messages == [f"{PATH}: found {found}; expected {expected}. Correct the schema."]


@pytest.mark.parametrize(
    ("change", "found", "expected"),
    [
        ({"type": "text"}, "the type 'text'", "one of string, integer, number, boolean, date"),
        ({"description": ""}, "the description ''", "a text"),
        (
            {"constraints": {"patern": "a"}},
            "the constraint 'patern' (did you mean 'pattern'?)",
            "one of required,",
        ),
        ({"constraints": {"pattern": "(["}}, "the constraint pattern '(['", "a regular expression"),
        ({"constraints": {"enum": "abc"}}, "the constraint enum 'abc'", "a list of codes"),
        ({"constraints": {"required": "maybe"}}, "the constraint required 'maybe'", "true or false"),
        (
            {"constraints": {"minimum": 1}},
            "the constraint minimum for the type string",
            "it only for integer and number",
        ),
        (
            {"constraints": {"minimum": True}, "type": "integer", "example": "1"},
            "the constraint minimum True",
            "a whole number",
        ),
        ({"constraints": ["required"]}, "the constraints ['required']", "names with values"),
    ],
)
def test_a_column_says_nothing_that_would_be_passed_over(change, found, expected):
    (message,) = said(lambda resource, column: column.update(change))
    assert message.startswith(f"{PATH}, column label: found {found}; expected {expected}")


def test_a_column_that_duckdb_would_not_take_is_found():
    message = said(lambda resource, column: column.update(name="Thing Id"))[0]
    assert message == (
        f"{PATH}, column Thing Id: found the name 'Thing Id'; expected lower-case letters, digits and "
        "underscores. Correct the schema."
    )
