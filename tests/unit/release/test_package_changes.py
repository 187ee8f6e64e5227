"""How two versions of the package differ, what the version number must do, and what the command refuses."""

import copy
import importlib.util
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_figures.errors import InputError
from press_figures.release.excerpts import excerpts
from press_figures.release.package_changes import Change, compare_packages
from press_figures.release.published_package import Package, PublishedTable, read_package
from press_figures.release.release_notes import release_notes
from press_figures.release.version_rule import RULE, demand, grounds, least_version, version_problems

ROOT = Path(__file__).parents[3]
AREAS = "data/areas.csv"
FIGURES = "data/figures.csv"
MENTIONS = "data/mentions.csv"
VERDICTS = "derived/verdicts.csv"
WORDS = "data/words.csv"


def resource(path, columns, key=(), **schema):
    fields = [{"name": name, "type": "string", "description": f"The {name}"} for name in columns.split(",")]
    keys = {"primaryKey": list(key)} if key else {}
    return {"name": Path(path).stem, "path": path, "schema": {"fields": fields, **keys, **schema}}


TABLES = {
    AREAS: (("area_id",), "area_id,name\nessex,Essex\nkent,Kent\nsurrey,Surrey\n"),
    FIGURES: (("figure_id",), "figure_id,mention_id,value\na.one,a.m1,22\na.two,a.m2,400\n"),
    MENTIONS: (("mention_id",), "mention_id,quote\na.m1,only 22\na.m2,more than 400\n"),
    VERDICTS: (
        ("figure_id",),
        "figure_id,verdict,primary_verdict,holds_under,reason\n"
        "a.one,consistent,consistent,primary,\n"
        "a.two,indeterminate,indeterminate,,no_parts\n",
    ),
    WORDS: ((), "word,class\nhalf,fraction\nhalf,fraction\nten,cardinal\n"),
}


@pytest.fixture
def old():
    """Return the files of an invented package: four tables with a key, and one without."""
    resources = [resource(path, text.split("\n")[0], key) for path, (key, text) in TABLES.items()]
    descriptor = {"name": "invented", "title": "Invented", "version": "1.0.0", "resources": resources}
    return {"datapackage.json": descriptor, **{path: text for path, (_, text) in TABLES.items()}}


@pytest.fixture
def new(old):
    """Return the same files again, to be changed."""
    return copy.deepcopy(old)


def table(files, name):
    (found,) = [found for found in files["datapackage.json"]["resources"] if found["name"] == name]
    return found


def column(files, name, index):
    return table(files, name)["schema"]["fields"][index]


def change(files, path, before, after):
    assert files[path].count(before) == 1, before
    files[path] = files[path].replace(before, after)


def add_column(files, path, name, cell):
    """Add a column with the same cell in every row."""
    header, *rows = files[path].splitlines()
    files[path] = "\n".join([f"{header},{name}", *(f"{row},{cell}" for row in rows)]) + "\n"
    table(files, Path(path).stem)["schema"]["fields"].append({"name": name, "type": "string"})


def take_table(files, path):
    del files[path]
    resources = files["datapackage.json"]["resources"]
    resources.remove(table(files, Path(path).stem))


def encoded(content):
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    return text if isinstance(text, bytes) else text.encode("utf-8")


def read(files, place="old"):
    contents = {path: encoded(content) for path, content in files.items()}
    return read_package(place, contents.get)


def compared(old, new):
    return compare_packages(read(old), read(new, "new"))


def rows_of(differences, name):
    (found,) = [rows for rows in differences.rows if rows.table == name]
    return found


def notes(old, new, is_whole=False):
    return release_notes(compared(old, new), is_whole)


def write(folder, files):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(encoded(content))
    return str(folder)


def pack(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, encoded(content))
    return str(path)


# Rows and cells.


def test_rows_are_compared_by_key_and_their_order_does_not_matter(old, new):
    new[AREAS] = "area_id,name\nsussex,Sussex\nsurrey,Surrey County\nessex,Essex\n"
    rows = rows_of(compared(old, new), "areas")
    assert rows.added == [("sussex",)]
    assert rows.removed == [("kent",)]
    assert rows.changed == {("surrey",): [Change("values", "areas", "name", "Surrey", "Surrey County")]}


def test_another_order_of_rows_alone_is_no_difference(old, new):
    new[AREAS] = "area_id,name\nsurrey,Surrey\nkent,Kent\nessex,Essex\n"
    assert grounds(compared(old, new)) == []


def test_a_key_of_two_columns_is_named_with_both(old, new):
    for files in (old, new):
        table(files, "areas")["schema"]["primaryKey"] = ["area_id", "name"]
    change(new, AREAS, "kent,Kent", "kent,KENT")
    rows = rows_of(compared(old, new), "areas")
    assert (rows.added, rows.removed, rows.changed) == ([("kent", "KENT")], [("kent", "Kent")], {})
    assert "- area\\_id: kent, name: KENT\n" in notes(old, new)


def test_a_key_written_as_a_text_is_the_same_as_a_list_of_one(old, new):
    table(new, "areas")["schema"]["primaryKey"] = "area_id"
    assert grounds(compared(old, new)) == []


def test_without_a_key_rows_are_counted_and_a_repeated_one_counts_twice(old, new):
    new[WORDS] = "word,class\nten,cardinal\nhalf,fraction\nten,cardinal\n"
    rows = rows_of(compared(old, new), "words")
    assert (rows.added, rows.removed) == ([("ten", "cardinal")], [("half", "fraction")])
    assert grounds(compared(old, new)) == ["row_added", "row_removed"]
    assert "whole rows are compared" in notes(old, new)


def test_a_table_whose_key_changed_is_compared_by_whole_rows_and_loses_no_id(old, new):
    table(new, "areas")["schema"]["primaryKey"] = ["name"]
    change(new, AREAS, "kent,Kent", "kent,KENT")
    differences = compared(old, new)
    rows = rows_of(differences, "areas")
    assert (rows.added, rows.removed, rows.changed) == ([("kent", "KENT")], [("kent", "Kent")], {})
    assert grounds(differences) == ["keys", "row_added", "row_removed"]
    assert "- areas, primary key: area\\_id → name\n" in notes(old, new)


def test_a_quoted_empty_cell_is_missing_as_an_unquoted_one_is(old, new):
    change(old, AREAS, "kent,Kent", "kent,")
    change(new, AREAS, "kent,Kent", 'kent,""')
    assert grounds(compared(old, new)) == []


@pytest.mark.parametrize("level", ["schema", "field"])
def test_whatever_the_descriptor_calls_missing_is_missing(old, new, level):
    for files in (old, new):
        described = table(files, "areas")["schema"] if level == "schema" else column(files, "areas", 1)
        described["missingValues"] = ["", "-"]
    change(old, AREAS, "kent,Kent", "kent,")
    change(new, AREAS, "kent,Kent", "kent,-")
    assert grounds(compared(old, new)) == []


def test_an_empty_cell_that_is_not_missing_is_a_text(old, new):
    for files in (old, new):
        table(files, "areas")["schema"]["missingValues"] = [{"value": "-", "label": "not known"}]
    change(old, AREAS, "kent,Kent", "kent,")
    change(new, AREAS, "kent,Kent", "kent,-")
    assert "- kent\n  - name: *empty text* → *missing*\n" in notes(old, new)


def test_cells_are_texts_and_a_number_in_another_form_is_a_change(old, new):
    change(new, FIGURES, ",22\n", ",22.0\n")
    (cells,) = rows_of(compared(old, new), "figures").changed.values()
    assert cells == [Change("values", "figures", "value", "22", "22.0")]


def test_a_line_end_of_a_spreadsheet_and_a_byte_order_mark_are_no_difference(old, new):
    new[AREAS] = "\ufeff" + new[AREAS].replace("\n", "\r\n")
    assert grounds(compared(old, new)) == []


def test_rows_stand_in_the_order_of_their_keys_and_a_missing_cell_comes_first(old, new):
    new[WORDS] += "ten,ordinal\n,ordinal\nhalf,ordinal\n"
    keys = [("ten", "ordinal"), (None, "ordinal"), ("half", "ordinal")]
    assert rows_of(compared(old, new), "words").added == [keys[1], keys[2], keys[0]]
    assert "- word: \\(missing\\), class: ordinal\n" in notes(old, new)


def test_rows_of_a_table_without_a_column_of_before_are_counted_and_have_no_name(old, new):
    table(new, "words")["schema"]["fields"] = [{"name": "term", "type": "string"}]
    new[WORDS] = "term\nhalf\n"
    assert "Removed (2):\n\n- (no column in common)\n" in notes(old, new).replace("\\", "")


# Tables, columns and properties.


def test_tables_that_came_and_went_are_named_and_their_rows_are_not_counted_as_rows(old, new):
    take_table(new, WORDS)
    new["datapackage.json"]["resources"].append(resource("data/units.csv", "unit_id", ["unit_id"]))
    new["data/units.csv"] = "unit_id\ncase\n"
    differences = compared(old, new)
    assert differences.changes == [Change("table_removed", "words"), Change("table_added", "units")]
    assert grounds(differences) == ["table_removed", "table_added"]
    page = notes(old, new)
    assert (
        "Tables removed or renamed (1):\n\n- words, 3 rows\n\nTables added (1):\n\n- units, 1 row\n" in page
    )


def test_a_column_that_was_added_changes_no_row_of_before(old, new):
    add_column(new, AREAS, "code", "E1")
    differences = compared(old, new)
    assert differences.changes == [Change("column_added", "areas", "code")]
    assert rows_of(differences, "areas").changed == {}
    assert grounds(differences) == ["column_added"]


def test_a_column_that_was_removed_breaks_and_changes_no_other_cell(old, new):
    add_column(old, AREAS, "code", "E1")
    differences = compared(old, new)
    assert differences.changes == [Change("column_removed", "areas", "code")]
    assert grounds(differences) == ["column_removed"]


def test_the_foreign_key_of_a_column_that_was_added_comes_with_it_and_breaks_nothing(old, new):
    add_column(new, FIGURES, "area_id", "kent")
    reference = {"fields": ["area_id"], "reference": {"resource": "areas", "fields": ["area_id"]}}
    table(new, "figures")["schema"]["foreignKeys"] = [reference]
    assert grounds(compared(old, new)) == ["column_added"]
    assert grounds(compared(new, old)) == ["column_removed"]


def test_the_foreign_key_of_a_column_that_both_have_breaks(old, new):
    reference = {"fields": "mention_id", "reference": {"resource": "mentions", "fields": "mention_id"}}
    table(new, "figures")["schema"]["foreignKeys"] = [reference]
    words = "mention\\_id of mentions"
    assert grounds(compared(old, new)) == ["keys"]
    assert f"- figures, foreign key mention\\_id: *missing* → {words}\n" in notes(old, new)
    assert f"- figures, foreign key mention\\_id: {words} → *missing*\n" in notes(new, old)


@pytest.mark.parametrize(
    ("properties", "line"),
    [
        ({"type": "integer"}, "type: string → integer"),
        ({"format": "uri"}, "format: *missing* → uri"),
        ({"constraints": {"required": True}}, "required: *missing* → true"),
        ({"constraints": {"enum": ["b", "a"]}}, 'enum: *missing* → \\["a", "b"\\]'),
        ({"constraints": {"pattern": "^a$"}}, "pattern: *missing* → \\^a\\$"),
    ],
)
def test_another_type_format_or_constraint_of_a_column_breaks(old, new, properties, line):
    column(new, "areas", 1).update(properties)
    assert grounds(compared(old, new)) == ["column_form"]
    title = "Changed types, constraints, keys and forms (1):"
    assert f"{title}\n\n- areas, column name, {line}\n" in notes(old, new)


def test_another_order_of_a_vocabulary_is_no_difference(old, new):
    column(old, "areas", 1)["constraints"] = {"enum": ["a", "b"]}
    column(new, "areas", 1)["constraints"] = {"enum": ["b", "a"]}
    assert grounds(compared(old, new)) == []


def test_words_of_package_table_and_column_are_listed_by_themselves(old, new):
    column(new, "areas", 1)["description"] = "Another name"
    table(new, "areas")["title"] = "Places"
    new["datapackage.json"]["title"] = "Invented again"
    assert grounds(compared(old, new)) == ["words"]
    assert notes(old, new).count("Changed wording (3):") == 1
    assert "- the package, title: Invented → Invented again\n" in notes(old, new)
    assert "- areas, title: *missing* → Places\n" in notes(old, new)
    assert "- areas, column name, description: The name → Another name\n" in notes(old, new)


def test_a_file_that_moved_or_is_read_in_another_way_breaks(old, new):
    new["data/places.csv"] = new.pop(AREAS)
    table(new, "areas")["path"] = "data/places.csv"
    table(new, "words")["schema"]["missingValues"] = ["", "-"]
    assert grounds(compared(old, new)) == ["table_form"]
    assert "- areas, path: data/areas\\.csv → data/places\\.csv\n" in notes(old, new)
    assert '- words, schema missingValues: *missing* → \\["", "-"\\]\n' in notes(old, new)


def test_another_name_of_the_package_breaks(old, new):
    new["datapackage.json"]["name"] = "renamed"
    assert grounds(compared(old, new)) == ["package_form"]


def test_columns_in_another_order_are_said_and_change_no_row(old, new):
    table(new, "areas")["schema"]["fields"].reverse()
    new[AREAS] = "name,area_id\nEssex,essex\nKent,kent\nSurrey,surrey\n"
    assert grounds(compared(old, new)) == ["order"]
    assert "Changed order (1):\n\n- areas, order of columns: area\\_id, name → name, area\\_id\n" in notes(
        old, new
    )


def test_sizes_hashes_and_the_version_are_no_differences_of_their_own(old, new):
    table(new, "areas").update(bytes=1, hash="sha256:1", rows=9)
    new["datapackage.json"].update(version="1.0.1", created="2026-01-01T00:00:00Z")
    assert grounds(compared(old, new)) == []


# Verdicts.


def test_verdicts_that_changed_come_first_with_the_printed_words(old, new):
    change(new, VERDICTS, "a.two,indeterminate,indeterminate,,no_parts", "a.two,inconsistent,inconsistent,,")
    page = notes(old, new)
    assert "Changed (1):\n\n| claim | verdict | as first read | holds under | reason |\n" in page
    assert (
        "| a\\.two, “more than 400” | indeterminate → inconsistent | indeterminate → inconsistent "
        "| *missing* | no\\_parts → *missing* |\n"
    ) in page
    assert page.index("## Verdicts") < page.index("## Tables") < page.index("## Rows") < page.index("## Ids")


def test_a_verdict_as_first_read_that_changed_alone_is_listed(old, new):
    change(new, VERDICTS, "a.one,consistent,consistent", "a.one,consistent,inconsistent")
    (claim,) = compared(old, new).verdicts
    assert (claim.figure_id, claim.old["primary_verdict"], claim.new["primary_verdict"]) == (
        "a.one",
        "consistent",
        "inconsistent",
    )


def test_another_reason_alone_is_a_changed_row_and_no_changed_verdict(old, new):
    change(new, VERDICTS, "no_parts", "vague")
    assert compared(old, new).verdicts == []
    assert "No verdict changed.\n" in notes(old, new)
    assert "  - reason: no\\_parts → vague\n" in notes(old, new)


def test_claims_that_are_new_and_gone_are_listed_with_the_words_of_their_version(old, new):
    change(new, VERDICTS, "a.one,", "a.three,")
    change(new, FIGURES, "a.one,a.m1", "a.three,a.m3")
    change(new, MENTIONS, "a.m1,only 22", "a.m3,just 22")
    page = notes(old, new)
    assert "New claims (1):\n\n- a\\.three, “just 22”: consistent\n" in page
    assert "Claims that are gone (1):\n\n- a\\.one, “only 22”: consistent\n" in page


def test_a_claim_whose_words_are_nowhere_says_so(old, new):
    for files in (old, new):
        take_table(files, MENTIONS)
    change(new, VERDICTS, "a.one,consistent", "a.one,inconsistent")
    assert "| a\\.one, whose words are not in the package | consistent → inconsistent |" in notes(old, new)


def test_packages_without_verdicts_have_no_such_part(old, new):
    for files in (old, new):
        take_table(files, VERDICTS)
    assert compared(old, new).verdicts is None
    assert "Verdicts" not in notes(old, new)


def test_all_claims_are_new_where_the_table_is(old, new):
    take_table(old, VERDICTS)
    assert [claim.figure_id for claim in compared(old, new).verdicts if not claim.old] == ["a.one", "a.two"]


def test_a_table_of_verdicts_in_another_form_is_said_not_to_be_compared(old, new):
    column(new, "verdicts", 1)["name"] = "judgement"
    change(new, VERDICTS, "figure_id,verdict", "figure_id,judgement")
    assert compared(old, new).verdicts is None
    assert "has not the known columns and key in both versions" in notes(old, new)


# Ids and the version number.


def test_an_id_that_went_from_data_breaks_and_is_listed_once(old, new):
    change(new, AREAS, "kent,Kent\n", "")
    assert grounds(compared(old, new)) == ["id_removed"]
    page = notes(old, new)
    assert "### areas\n\nRemoved: 1, listed under “Ids that went”.\n" in page
    assert page.endswith("this breaks what refers to them.\n\nareas (1):\n\n- kent\n")


def test_a_derived_row_that_went_breaks_no_promise(old, new):
    change(new, VERDICTS, "a.one,consistent,consistent,primary,\n", "")
    assert grounds(compared(old, new)) == ["row_removed"]
    page = notes(old, new)
    assert "### verdicts\n\nRemoved (1):\n\n- a\\.one\n" in page
    assert "## Ids that went\n\nNone." in page


def test_the_ids_of_a_table_that_went_go_with_it(old, new):
    take_table(new, AREAS)
    take_table(new, VERDICTS)
    page = notes(old, new)
    assert "\n- All 3 ids of areas, with the table.\n" in page
    assert "of verdicts, with the table" not in page


BREAKING = [name for name, (effect, _) in RULE.items() if effect.name == "BREAKS"]
ADDING = [name for name, (effect, _) in RULE.items() if effect.name == "ADDS"]


def test_the_rule_calls_breaking_and_adding_what_the_changelog_promises():
    assert BREAKING == [
        "licence",
        "package_form",
        "table_removed",
        "table_form",
        "column_removed",
        "column_form",
        "keys",
        "id_removed",
    ]
    assert ADDING == ["rights", "table_added", "column_added", "row_added"]


def test_another_licence_breaks_and_stands_before_the_tables(old, new):
    old["datapackage.json"]["licenses"] = [{"name": "CC-BY-4.0"}]
    new["datapackage.json"] |= {"licenses": [{"name": "CC-BY-NC-4.0"}], "rights": "Ask.", "version": "1.0.1"}
    page = notes(old, new)
    assert "in its first place at least, to 2.0.0 or higher: the licence changed." in page
    before, after = page.split("## Tables and columns")
    assert "## Licence and rights" in before and "CC-BY-NC-4" in before
    assert "None was added, removed or changed." in after and "CC-BY" not in after


def test_other_words_about_rights_ask_for_the_second_place(old, new):
    new["datapackage.json"] |= {"rights": "Ask.", "version": "1.0.1"}
    assert "in its second place at least, to 1.1.0 or higher: what is said of rights changed" in notes(
        old, new
    )


def remove_id(files):
    change(files, AREAS, "kent,Kent\n", "")


def add_row(files):
    files[AREAS] += "sussex,Sussex\n"


def correct_cell(files):
    change(files, AREAS, "kent,Kent", "kent,KENT")


@pytest.mark.parametrize(
    ("edit", "before", "place", "least"),
    [
        (remove_id, "1.2.3", "first", "2.0.0"),
        (add_row, "1.2.3", "second", "1.3.0"),
        (correct_cell, "1.2.3", "third", "1.2.4"),
        (remove_id, "0.2.3", "second", "0.3.0"),
        (add_row, "0.2.3", "third", "0.2.4"),
        (correct_cell, "0.2.3", "third", "0.2.4"),
    ],
)
def test_a_change_asks_for_a_place_and_whatever_is_lower_is_too_little(old, new, edit, before, place, least):
    old["datapackage.json"]["version"] = new["datapackage.json"]["version"] = before
    edit(new)
    (problem,) = version_problems(compared(old, new))
    assert str(problem).startswith(
        f"new, version: found {before}, the same as before; expected {least} or higher, because "
    )
    assert f"rises in its {place} place at least, to {least} or higher: " in notes(old, new)
    assert f"It stayed {before}, which is too little.\n" in notes(old, new)
    new["datapackage.json"]["version"] = least
    assert version_problems(compared(old, new)) == []
    assert f"It rose in its {place} place.\n" in notes(old, new)


@pytest.mark.parametrize(
    ("before", "after"), [("1.2.3", "1.2.4"), ("1.2.3", "2.0.0"), ("1.2.3", "1.10.0"), ("0.9.0", "1.0.0")]
)
def test_a_rise_in_a_place_that_is_high_enough_is_fine(old, new, before, after):
    correct_cell(new)
    old["datapackage.json"]["version"], new["datapackage.json"]["version"] = before, after
    assert version_problems(compared(old, new)) == []


def test_no_change_asks_for_no_rise(old, new):
    assert demand(compared(old, new)) == (None, [])
    assert version_problems(compared(old, new)) == []
    assert notes(old, new).startswith(
        "# invented: 1.0.0 → 1.0.0\n\nNothing changed since 1.0.0.\n\n"
        "No change asks for a rise of the version number. It stayed 1.0.0.\n"
    )


def test_only_what_asks_for_the_place_is_given_as_the_reason(old, new):
    remove_id(new)
    change(new, AREAS, "surrey,Surrey", "surrey,SURREY")
    add_row(new)
    assert grounds(compared(old, new)) == ["id_removed", "row_added", "values"]
    assert demand(compared(old, new)) == (0, ["a published id went"])


def test_a_version_that_fell_is_a_problem_even_without_a_change(old, new):
    new["datapackage.json"]["version"] = "0.9.9"
    (problem,) = version_problems(compared(old, new))
    assert str(problem) == (
        "new, version: found 0.9.9, which is lower than 1.0.0; expected 1.0.0 or higher. Give the older "
        "package first. If it is: Raise the version in CITATION.cff and build again."
    )
    assert "It fell from 1.0.0 to 0.9.9, which no change allows.\n" in notes(old, new)


@pytest.mark.parametrize(
    ("place", "version"), [(None, (1, 2, 3)), (0, (2, 0, 0)), (1, (1, 3, 0)), (2, (1, 2, 4))]
)
def test_the_lowest_version_of_a_rise_has_zeros_behind_the_place(place, version):
    assert least_version((1, 2, 3), place) == version


# What is printed.


def test_the_summary_counts_every_kind_of_change(old, new):
    change(new, VERDICTS, "a.one,consistent", "a.one,inconsistent")
    remove_id(new)
    new[AREAS] += "sussex,Sussex\nwales,Wales\n"
    add_column(new, FIGURES, "unit", "case")
    column(new, "areas", 1)["description"] = "Another name"
    assert notes(old, new).splitlines()[2] == (
        "Since 1.0.0: 1 verdict changed, 1 column added, 1 property of the descriptor changed, 2 rows added, "
        "1 row removed, 1 row changed."
    )
    assert (
        "| table | added | removed | changed |\n|---|---|---|---|\n| areas | 2 | 1 | 0 |\n"
        "| verdicts | 0 | 0 | 1 |\n"
    ) in notes(old, new)


def test_the_summary_counts_claims_tables_and_columns_that_came_and_went(old, new):
    change(new, VERDICTS, "a.one,", "a.three,")
    add_column(old, FIGURES, "unit", "case")
    take_table(old, AREAS)
    take_table(new, WORDS)
    assert notes(old, new).splitlines()[2] == (
        "Since 1.0.0: 1 new claim, 1 claim gone, 1 table added, 1 table removed, 1 column removed, "
        "1 row added, 1 row removed."
    )


def test_text_of_a_cell_never_becomes_markup(old, new):
    change(new, AREAS, "kent,Kent", 'kent,"<b>*x*</b> | [a](http://b.c)\n# y"')
    assert (
        "  - name: Kent → &lt;b&gt;\\*x\\*&lt;/b&gt; &#124; \\[a\\]\\(http:\\/\\/b\\.c\\) \\# y\n"
    ) in notes(old, new)


def test_a_long_list_shows_its_first_twenty_and_the_number_of_the_others(old, new):
    # From 100 on, so that the order of texts is that of numbers.
    new[AREAS] += "".join(f"area-{number},Area {number}\n" for number in range(100, 123))
    page = notes(old, new)
    assert "Added (23):\n" in page
    assert "- area-119\n\nand 3 more\n" in page
    assert "area-120" not in page
    assert "- area-122\n" in notes(old, new, is_whole=True)
    assert "more" not in notes(old, new, is_whole=True)


def test_a_list_of_exactly_twenty_is_whole(old, new):
    new[AREAS] += "".join(f"area-{number},Area {number}\n" for number in range(100, 120))
    assert "- area-119\n" in notes(old, new)
    assert "more" not in notes(old, new)


def test_a_row_with_many_changed_cells_is_cut_as_a_list_is(old, new):
    names = [f"c{number}" for number in range(100, 123)]
    for files, cell in ((old, "x"), (new, "y")):
        files["datapackage.json"]["resources"].append(
            resource("data/wide.csv", ",".join(["id", *names]), ["id"])
        )
        files["data/wide.csv"] = ",".join(["id", *names]) + "\n" + ",".join(["a", *[cell] * 23]) + "\n"
    assert "- a\n  - c100: x → y\n" in notes(old, new)
    assert "  - c119: x → y\n  - and 3 more\n" in notes(old, new)
    assert "  - c122: x → y\n" in notes(old, new, is_whole=True)


def test_long_words_of_a_claim_are_cut_at_their_end(old, new):
    for files in (old, new):
        change(files, MENTIONS, "only 22", "x" * 161)
    change(new, VERDICTS, "a.one,consistent", "a.one,inconsistent")
    assert f"“{'x' * 160}…”" in notes(old, new)
    assert f"“{'x' * 161}”" in notes(old, new, is_whole=True)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("a", "b", ("a", "b")),
        (None, "b", (None, "b")),
        ("", "b", ("", "b")),
        ("a" * 161, None, ("a" * 160 + "…", None)),
        # The difference is at 100 of 161 or more, and 40 letters before it are shown.
        ("a" * 100 + "x" * 61, "a" * 100 + "y", ("…" + "a" * 40 + "x" * 61, "…" + "a" * 40 + "y")),
        ("x" + "a" * 160, "y" + "a" * 160, ("x" + "a" * 159 + "…", "y" + "a" * 159 + "…")),
        ("a" * 161, "a" * 162, ("…" + "a" * 40, "…" + "a" * 41)),
        # What a page shows alike is written as codes.
        ("a b", "a\u00a0b", ("a b", "a[U+00A0]b")),
        ("a b", "a  b", ("a b", "a[U+0020] b")),
        ("a", "a ", ("a", "a[U+0020]")),
        ("ab", "a\u200bb", ("ab", "a[U+200B]b")),
        ("\u00e9", "e\u0301", ("[U+00E9]", "e[U+0301]")),
        ("a\x01", "a\x02", ("a[U+0001]", "a[U+0002]")),
        ("é", "é", ("é", "é")),
    ],
)
def test_two_texts_are_shown_so_that_their_difference_is_seen(before, after, shown):
    assert excerpts(before, after, 160) == shown


def test_the_whole_of_two_texts_is_shown_where_it_is_asked_for():
    texts = "a" * 500 + "x", "a" * 500 + "y"
    assert excerpts(*texts, None) == texts


# What is refused.


def refusal(files):
    with pytest.raises(InputError) as raised:
        read(files)
    return str(raised.value)


ASKED = "expected a semantic version of three whole numbers, such as 0.2.0. Correct the version."


@pytest.mark.parametrize(
    ("version", "found"),
    [
        (None, "no version"),
        (1, "the version 1"),
        ("1.0", "the version '1.0'"),
        ("v1.0.0", "the version 'v1.0.0'"),
        ("1.0.0-beta", "the version '1.0.0-beta'"),
        ("01.0.0", "the version '01.0.0'"),
        ("1.0.0\n", r"the version '1.0.0\n'"),
        ("1.0.٣", "the version '1.0.٣'"),
    ],
)
def test_a_version_that_is_not_three_whole_numbers_is_refused(old, version, found):
    old["datapackage.json"]["version"] = version
    assert refusal(old) == f"old, datapackage.json: found {found}; {ASKED}"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (
            "{",
            "found text that is not JSON (Expecting property name enclosed in double quotes: line 1 column",
        ),
        (b"\xff{}", "found text that is not JSON ('utf-8' codec can't decode byte 0xff in position 0"),
        ("[" * 100_000, "found text that is not JSON (maximum recursion depth exceeded"),
        ("[]", "found JSON of the kind list; expected keys with values. Take the file as it was published."),
    ],
)
def test_a_descriptor_that_is_no_descriptor_is_refused(old, content, found):
    old["datapackage.json"] = content
    assert refusal(old).startswith(f"old, datapackage.json: {found}")


def test_a_package_without_a_name_is_refused(old):
    del old["datapackage.json"]["name"]
    assert refusal(old) == ("old, datapackage.json: found no name; expected the name of the package. Add it.")


def test_what_the_profile_refuses_is_refused_with_its_place(old):
    table(old, "areas")["schema"]["primaryKey"] = 3
    assert refusal(old) == (
        "old, datapackage.json, $.resources[0].schema.primaryKey: found 3 is not valid under any of the "
        "given schemas; expected what the Data Package profile asks for. Correct the descriptor."
    )


def test_two_tables_of_one_name_are_refused(old):
    table(old, "words")["name"] = "areas"
    assert refusal(old) == (
        "old, datapackage.json: found 2 tables of the name 'areas'; expected one. Rename all but one."
    )


@pytest.mark.parametrize("path", ["https://example.org/areas.csv", "C:/areas.csv"])
def test_a_path_that_leads_out_of_the_package_is_refused(old, path):
    table(old, "areas")["path"] = path
    assert refusal(old) == (
        f"old, datapackage.json, table areas: found the path {path!r}; expected the path of one file within "
        "the package. Correct the path."
    )


@pytest.mark.parametrize("path", ["../areas.csv", "/etc/passwd"])
def test_a_path_that_the_profile_refuses_is_refused(old, path):
    table(old, "areas")["path"] = path
    assert refusal(old) == (
        f"old, datapackage.json, $.resources[0].path: found {path!r} is not valid under any of the given "
        "schemas; expected what the Data Package profile asks for. Correct the descriptor."
    )


def test_a_table_without_a_file_of_its_own_is_refused(old):
    del table(old, "areas")["path"]
    table(old, "areas")["data"] = []
    assert refusal(old) == (
        "old, datapackage.json, table areas: found no path; expected the path of one file within the "
        "package. Correct the path."
    )


def test_a_table_without_described_columns_is_refused(old):
    del table(old, "areas")["schema"]
    assert refusal(old) == (
        "old, datapackage.json, table areas: found no description of its columns; expected a schema with the "
        "name and the type of every column. Complete the descriptor."
    )


def test_a_column_twice_and_a_key_of_an_unknown_column_are_refused_together(old):
    column(old, "areas", 1)["name"] = "area_id"
    table(old, "areas")["schema"]["primaryKey"] = ["code"]
    place = "old, datapackage.json, table areas: found"
    assert refusal(old).splitlines() == [
        f"{place} the column 'area_id' 2 times; expected each column once. Rename all but one.",
        f"{place} a primary key with the unknown column 'code'; expected one of its columns. Correct it.",
    ]


def test_every_missing_file_of_a_table_is_named(old):
    del old[AREAS], old[WORDS]
    action = "Take the package as it was published, with all its files."
    assert refusal(old).splitlines() == [
        f"old, {AREAS}: found no file; expected the file of the table areas. {action}",
        f"old, {WORDS}: found no file; expected the file of the table words. {action}",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "area_id,title\n",
            "line 1: found no column 'name'; unknown column 'title'; expected the header area_id,name. Take "
            "the table and the descriptor of one version.",
        ),
        (
            "",
            "line 1: found no column 'area_id', 'name'; expected the header area_id,name. Take the table "
            "and the descriptor of one version.",
        ),
        ("area_id,name\nkent\n", "line 2: found 1 cells; expected 2 cells. Restore the row."),
        ("area_id,name\n\n", "line 2: found 0 cells; expected 2 cells. Restore the row."),
        (
            'area_id,name\nkent,"Kent\n',
            "line 2: found text that is not CSV (unexpected end of data); expected CSV. Check the "
            "quotation marks.",
        ),
    ],
)
def test_a_table_that_is_not_what_the_schema_says_is_refused(old, content, message):
    old[AREAS] = content
    assert refusal(old) == f"old, {AREAS}, {message}"


def test_a_table_that_is_not_in_utf_8_is_refused(old):
    old[AREAS] = b"area_id,name\nkent,K\xe9nt\n"
    assert refusal(old) == (
        f"old, {AREAS}: found bytes that are not UTF-8 (byte 19); expected UTF-8. Save the file as UTF-8."
    )


def test_keys_that_several_rows_have_are_refused_with_their_number(old):
    old[AREAS] += "kent,Kent again\n"
    message = (
        f"old, {AREAS}: found 2 rows with the key 'kent'{{}}; expected a key that one row has. Take the "
        "table as it was published."
    )
    assert refusal(old) == message.format("")
    old[AREAS] = "area_id,name\nkent,K\nkent,K\nessex,E\nessex,E\n"
    assert refusal(old) == message.format(" and 1 more such keys")


# The command.


@pytest.fixture(scope="session")
def command():
    """Return the module of the command, which is a script and in no package."""
    path = ROOT / "workflow" / "compare_versions.py"
    spec = importlib.util.spec_from_file_location("compare_versions", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def run(command, capsys):
    """Return a function that runs the command and returns its exit status, output and errors."""

    def run_command(*arguments):
        status = command.main(list(arguments))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


def test_a_folder_and_an_archive_are_read_alike(run, old, new, tmp_path):
    change(new, AREAS, "kent,Kent", "kent,Kent and Medway")
    folders = write(tmp_path / "old", old), write(tmp_path / "new", new)
    archives = pack(tmp_path / "old.zip", old), pack(tmp_path / "new.zip", new)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    status, output, errors = run(*folders)
    assert (status, errors) == (0, "")
    assert "- kent\n  - name: Kent → Kent and Medway\n" in output
    assert run(folders[0], archives[1]) == (0, output, "")
    assert run(archives[0], folders[1]) == (0, output, "")
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_the_check_fails_where_the_version_rose_by_too_little_and_prints_the_notes_still(
    run, old, new, tmp_path
):
    remove_id(new)
    new["datapackage.json"]["version"] = "1.1.0"
    folders = write(tmp_path / "old", old), write(tmp_path / "new", new)
    status, output, errors = run("--check", *folders)
    assert status == 1
    assert errors == (
        f"{folders[1]}, version: found 1.1.0, after 1.0.0; expected 2.0.0 or higher, because a published id "
        "went. Raise the version in CITATION.cff and build again.\n"
    )
    assert "It rose in its second place, which is too little.\n" in output
    assert run(*folders) == (0, output, "")


def test_the_check_passes_where_the_version_rose_enough(run, old, new, tmp_path):
    remove_id(new)
    new["datapackage.json"]["version"] = "2.0.0"
    status, _, errors = run("--check", write(tmp_path / "old", old), write(tmp_path / "new", new))
    assert (status, errors) == (0, "")


def test_all_shows_the_whole_of_a_list(run, old, new, tmp_path):
    new[AREAS] += "".join(f"area-{number},Area {number}\n" for number in range(100, 123))
    folders = write(tmp_path / "old", old), write(tmp_path / "new", new)
    assert "area-122" not in run(*folders)[1]
    assert "area-122" in run("--all", *folders)[1]


def test_both_packages_are_refused_at_once(run, tmp_path):
    text = tmp_path / "notes.zip"
    text.write_text("no archive")
    status, output, errors = run(str(tmp_path / "nowhere"), str(text))
    assert (status, output) == (2, "")
    assert errors.splitlines() == [
        f"{tmp_path}/nowhere: found no file or folder; expected a folder or a zip archive with a package. "
        "Correct the path.",
        f"{text}: found no zip archive (File is not a zip file); expected a folder or a zip archive. "
        "Take the file again.",
    ]


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_a_folder_or_archive_without_a_descriptor_is_refused(run, old, tmp_path, kind):
    whole = write(tmp_path / "whole", old)
    del old["datapackage.json"]
    path = write(tmp_path / "part", old) if kind == "folder" else pack(tmp_path / "part.zip", old)
    assert run(whole, path) == (
        2,
        "",
        f"{path}, datapackage.json: found no file; expected the descriptor of the package at its root. "
        "Name the folder or the zip archive of a package.\n",
    )


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_a_folder_or_archive_without_a_table_is_refused(run, old, tmp_path, kind):
    whole = write(tmp_path / "whole", old)
    del old[AREAS]
    path = write(tmp_path / "part", old) if kind == "folder" else pack(tmp_path / "part.zip", old)
    assert run(path, whole)[2] == (
        f"{path}, data/areas.csv: found no file; expected the file of the table areas. Take the package as "
        "it was published, with all its files.\n"
    )


def test_an_archive_with_a_folder_around_the_package_is_refused(run, old, tmp_path):
    whole = write(tmp_path / "whole", old)
    path = pack(tmp_path / "inner.zip", {f"package/{name}": content for name, content in old.items()})
    assert run(path, whole)[2] == (
        f"{path}: found 'package/datapackage.json'; expected datapackage.json at the root of the archive. "
        "Pack the files of the package without the folder around them.\n"
    )


def test_a_damaged_archive_is_refused_with_the_member(run, old, tmp_path):
    whole = write(tmp_path / "whole", old)
    path = Path(pack(tmp_path / "damaged.zip", old))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(AREAS)
    # The name of the member is behind 30 bytes of its header, and its bytes are behind the name.
    data[info.header_offset + 30 + len(AREAS) + 4] ^= 0xFF
    path.write_bytes(data)
    status, _, errors = run(str(path), whole)
    assert status == 2
    assert errors.startswith(f"{path}, {AREAS}: found no readable member (")
    assert errors.endswith("); expected an undamaged archive. Take the file again.\n")


def test_a_file_that_may_not_be_read_is_refused(run, old, tmp_path, monkeypatch):
    def refuse_reading(path):
        raise PermissionError(13, "Permission denied", str(path))

    path = write(tmp_path / "old", old)
    monkeypatch.setattr(Path, "read_bytes", refuse_reading)
    assert run(path, path)[2].splitlines()[0] == (
        f"{path}, datapackage.json: found permission denied; expected a readable file. Give the permission."
    )


@pytest.mark.parametrize("kind", ["folder", "archive"])
def test_a_file_without_end_is_refused_before_it_is_read(command, run, old, tmp_path, monkeypatch, kind):
    path = write(tmp_path / "old", old) if kind == "folder" else pack(tmp_path / "old.zip", old)
    size = len(encoded(old["datapackage.json"]))
    monkeypatch.setattr(command, "MOST_BYTES", size - 1)
    status, _, errors = run(path, path)
    assert status == 2
    assert errors.splitlines()[0] == (
        f"{path}, datapackage.json: found {size:,} bytes; expected at most {size - 1:,}. Compare the tables "
        "in a database."
    )


def test_the_command_runs_from_any_folder_and_prints_utf_8_whatever_the_terminal(old, tmp_path):
    path = write(tmp_path / "old", old)
    done = subprocess.run(
        [sys.executable, str(ROOT / "workflow" / "compare_versions.py"), path, path],
        cwd=tmp_path,
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8").startswith("# invented: 1.0.0 → 1.0.0\n")


# Whatever the packages are.

CELLS = st.sampled_from([None, "", "x", "*y*", "z" * 200])


@st.composite
def published_tables(draw, name):
    """Draw a table of up to three columns, with or without a key, of which no two rows have the same."""
    names = draw(st.lists(st.sampled_from("abc"), min_size=1, unique=True))
    columns = {name: {"type": draw(st.sampled_from(["string", "integer"]))} for name in names}
    key = tuple(name for name in "ab" if name in names) if draw(st.booleans()) else ()
    places = [names.index(name) for name in key]
    rows = draw(
        st.lists(
            st.tuples(*[CELLS] * len(names)),
            max_size=4,
            unique_by=(lambda row: tuple(row[place] for place in places)) if key else None,
        )
    )
    folder = draw(st.sampled_from(["data", "derived"]))
    foreign = {(name,): "x of y" for name in names if draw(st.booleans())}
    return PublishedTable(name, f"{folder}/{name}.csv", {"path": folder}, columns, key, foreign, rows)


@st.composite
def packages(draw):
    names = draw(st.lists(st.sampled_from(["areas", "figures"]), unique=True))
    version = draw(st.tuples(*[st.integers(0, 2)] * 3))
    tables = {name: draw(published_tables(name)) for name in names}
    return Package(
        "here", "invented", version, draw(st.sampled_from([{}, {"title": "x"}, {"title": "y"}])), tables
    )


@given(packages())
def test_a_package_does_not_differ_from_itself(package):
    shuffled = {
        name: replace(found, rows=found.rows[::-1]) for name, found in reversed(package.tables.items())
    }
    differences = compare_packages(package, replace(package, tables=shuffled))
    assert grounds(differences) == []
    assert version_problems(differences) == []
    assert "Nothing changed since" in release_notes(differences)


def named_rows(rows, keys):
    return sorted(repr(sorted(zip(rows.key, key, strict=True))) for key in keys)


def changed_cells(rows, is_swapped=False):
    return sorted(
        repr((sorted(zip(rows.key, key, strict=True)), change.what, *pair))
        for key, changes in rows.changed.items()
        for change in changes
        for pair in [(change.new, change.old) if is_swapped else (change.old, change.new)]
    )


@given(packages(), packages())
def test_swapping_two_versions_swaps_what_was_added_and_removed(one, other):
    there, back = compare_packages(one, other), compare_packages(other, one)
    opposite = {ground: ground.replace("added", "removed") for ground in RULE if ground.endswith("added")}
    opposite |= {other: ground for ground, other in opposite.items()}
    assert {
        (opposite.get(found.ground, found.ground), found.where, found.what, found.new, found.old)
        for found in back.changes
    } == {(found.ground, found.where, found.what, found.old, found.new) for found in there.changes}
    for rows, swapped in zip(there.rows, back.rows, strict=True):
        assert named_rows(rows, rows.added) == named_rows(swapped, swapped.removed)
        assert named_rows(rows, rows.removed) == named_rows(swapped, swapped.added)
        assert changed_cells(rows) == changed_cells(swapped, is_swapped=True)


@given(packages(), packages())
def test_the_differences_turn_the_keys_of_the_old_rows_into_those_of_the_new(one, other):
    for rows in compare_packages(one, other).rows:
        old_keys, new_keys = (
            [
                tuple(dict(zip(found.columns, row, strict=True))[name] for name in rows.key)
                for row in found.rows
            ]
            for found in (one.tables[rows.table], other.tables[rows.table])
        )
        for key in rows.removed:
            old_keys.remove(key)
        assert sorted(map(repr, [*old_keys, *rows.added])) == sorted(map(repr, new_keys))


@given(packages(), packages())
def test_every_pair_of_packages_has_release_notes_that_agree_with_the_check(one, other):
    differences = compare_packages(one, other)
    page = release_notes(differences)
    assert ("too little" in page or "no change allows" in page) == bool(version_problems(differences))
    assert ("Nothing changed" in page) == (grounds(differences) == [])
    assert "\n\n\n" not in page
