"""Descriptors: metadata from one place each, sizes, hashes and row counts from the files."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_figures.package.descriptor import (
    CITATION_FACTS,
    PACKAGE_PROFILE,
    build_descriptor,
    citation_problems,
    count_rows,
    describe_resource,
    metadata_problems,
)
from press_figures.package.release_facts import RELEASE_FACTS
from press_figures.tables.csv_files import to_csv

SCHEMA = {"fields": [{"name": "thing_id", "type": "string"}, {"name": "note", "type": "string"}]}
RESOURCE = {
    "name": "things",
    "title": "Things",
    "description": "One row per thing.",
    "path": "data/things.csv",
    "sources": [{"title": "Invented"}],
    "schema": SCHEMA,
}
CSV = 'thing_id,note\na,"one\ntwo"\nb,é\n'


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("thing_id,note\n", 0),
        ("thing_id,note\na,x\n", 1),
        ('thing_id,note\na,"one\ntwo\nthree"\nb,y\n', 2),
        ('thing_id,note\na,"he said ""one\ntwo"""\nb,y\n', 2),
        ('thing_id,note\na,""""\nb,"\n"\n', 2),
        ('thing_id,note\na,""\n', 1),
    ],
)
def test_line_feeds_inside_quoted_cells_do_not_count_as_rows(text, rows):
    assert count_rows(text) == rows


@given(st.lists(st.text(st.sampled_from('a,"\n “é')), max_size=5))
def test_as_many_rows_are_counted_as_were_written(notes):
    rows = [{"thing_id": f"thing-{place}", "note": note} for place, note in enumerate(notes)]
    assert count_rows(to_csv(rows, RESOURCE)) == len(notes)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "things.csv").write_bytes(CSV.encode())
    return tmp_path


def test_a_resource_carries_the_size_hash_and_rows_of_its_file(folder):
    described = describe_resource(RESOURCE, folder)
    assert described["bytes"] == len(CSV.encode()) == len(CSV) + 1
    assert described["hash"] == "sha256:" + hashlib.sha256(CSV.encode()).hexdigest()
    assert described["rows"] == 2
    assert described["schema"] == SCHEMA
    assert (described["path"], described["format"], described["encoding"]) == (
        "data/things.csv",
        "csv",
        "utf-8",
    )


def test_metadata_comes_from_the_citation_and_the_package_file(folder):
    citation = {
        "title": "Invented figures",
        "abstract": "What they are.",
        "version": "1.2.3",
        "keywords": ["invented"],
        "authors": [{"name": "The maintainers"}],
    }
    package = {
        "name": "invented-figures",
        "limits": "What they are not.",
        "licenses": [{"name": "CC0-1.0"}],
        "rights": "None.",
        "sources": [{"title": "Nowhere"}],
    }
    described = build_descriptor(citation, package, dict.fromkeys(RELEASE_FACTS, ""), [RESOURCE], folder)
    assert described["$schema"] == PACKAGE_PROFILE
    assert (described["name"], described["title"]) == ("invented-figures", "Invented figures")
    assert described["description"] == "What they are.\n\nWhat they are not."
    assert (described["version"], described["keywords"]) == ("1.2.3", ["invented"])
    assert described["contributors"] == [{"title": "The maintainers", "roles": ["creator"]}]
    assert [resource["name"] for resource in described["resources"]] == ["things"]
    assert {"id", "created", "homepage"} & described.keys() == set()


CITATION = {"title": "T", "abstract": "A", "version": "1.0.0", "keywords": ["a"], "authors": [{"name": "N"}]}


@pytest.mark.parametrize(
    ("metadata", "message"),
    [
        (["a"], "a list; expected keys with values. Restore the file."),
        (CITATION | {"version": 1.0}, "1.0 as version; expected text in quotation marks. Correct it."),
        (CITATION | {"title": None}, "None as title; expected text in quotation marks. Correct it."),
        (CITATION | {"authors": "N"}, "'N' as authors; expected a list. Correct it."),
    ],
)
def test_metadata_of_another_form_is_refused(metadata, message):
    assert metadata_problems("CITATION.cff", CITATION, CITATION_FACTS) == []
    (problem,) = metadata_problems("CITATION.cff", metadata, CITATION_FACTS)
    assert str(problem) == f"CITATION.cff: found {message}"


NUMBERS = "expected a semantic version of three numbers"
NAMED = "expected a name, as in - name: An organization."


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("version", "first", f"'first' as version; {NUMBERS}"),
        ("version", "0.1", f"'0.1' as version; {NUMBERS}"),
        ("authors", [], "no authors; expected at least one. Add who is to be cited."),
        ("authors", [{"family-names": "A"}], f"{{'family-names': 'A'}} among the authors; {NAMED}"),
    ],
)
def test_a_citation_that_nobody_could_cite_or_compare_is_refused(key, value, message):
    assert citation_problems("CITATION.cff", CITATION) == []
    (problem,) = citation_problems("CITATION.cff", CITATION | {key: value})
    assert str(problem).startswith(f"CITATION.cff: found {message}")
