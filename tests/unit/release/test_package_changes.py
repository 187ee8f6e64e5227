"""How two versions of the package differ, what that asks of the version number, and the notes that say it."""

from dataclasses import replace
from types import SimpleNamespace

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from press_figures.package.database import SETTINGS
from press_figures.release import package_changes
from press_figures.release.excerpts import excerpts
from press_figures.release.package_changes import compare_packages
from press_figures.release.published_package import Package, PublishedTable
from press_figures.release.release_notes import release_notes
from press_figures.release.version_rule import RULE, Effect, demand, grounds, version_problems

from .conftest import (
    AREAS,
    FIGURES,
    MENTIONS,
    VERDICTS,
    WORDS,
    add_areas,
    add_column,
    add_row,
    change,
    column,
    correct_cell,
    read,
    remove_id,
    resource,
    table,
    take_table,
)


@pytest.fixture(scope="module", autouse=True)
def one_database():
    """Compare all packages in one database, because to open one takes longer than a comparison."""
    with duckdb.connect(config=SETTINGS) as opened, pytest.MonkeyPatch.context() as patched:
        cursors = SimpleNamespace(connect=lambda config: opened.cursor())
        patched.setattr(package_changes, "duckdb", cursors)
        yield


def compared(old, new):
    return compare_packages(read(old), read(new, "new"))


def notes(old, new, is_whole=False):
    return release_notes(compared(old, new), is_whole)


def schema(files, name):
    return table(files, name)["schema"]


def in_new(edit, *arguments):
    """Return an edit of the new version alone."""
    return lambda old, new: edit(new, *arguments)


def put(files, path, text):
    files[path] = text


def missing_is(values, level="schema"):
    """Return an edit: kent has no name, in the new version by a dash; these values are missing."""

    def edit(old, new):
        for files in (old, new):
            described = schema(files, "areas") if level == "schema" else column(files, "areas", 1)
            described["missingValues"] = values
        change(old, AREAS, "kent,Kent", "kent,")
        change(new, AREAS, "kent,Kent", "kent,-")

    return edit


def other_key(old, new, key=("area_id", "name"), only_new=False):
    for files in (new,) if only_new else (old, new):
        schema(files, "areas")["primaryKey"] = list(key)
    change(new, AREAS, "kent,Kent", "kent,KENT")


def refer(files, name, fields, resource, target):
    reference = {"resource": resource, "fields": target}
    schema(files, name)["foreignKeys"] = [{"fields": fields, "reference": reference}]


def add_referring_column(files):
    add_column(files, FIGURES, "area_id", "kent")
    refer(files, "figures", ["area_id"], "areas", ["area_id"])


def add_table(files):
    files["datapackage.json"]["resources"].append(resource("data/units.csv", "unit_id", ["unit_id"]))
    files["data/units.csv"] = "unit_id\ncase\n"


def rename_column(old, new):
    schema(new, "words")["fields"] = [{"name": "term", "type": "string"}]
    new[WORDS] = "term\nhalf\n"


def reword(old, new):
    column(new, "areas", 1)["description"] = "Another name"
    table(new, "areas")["title"] = "Places"
    new["datapackage.json"]["title"] = "Invented again"


def move_file(old, new):
    new["data/places.csv"] = new.pop(AREAS)
    table(new, "areas")["path"] = "data/places.csv"
    schema(new, "words")["missingValues"] = ["", "-"]


def turn_columns(old, new):
    schema(new, "areas")["fields"].reverse()
    new[AREAS] = "name,area_id\nEssex,essex\nKent,kent\nSurrey,surrey\n"


def other_claim(old, new):
    change(new, VERDICTS, "a.one,", "a.three,")
    change(new, FIGURES, "a.one,a.m1", "a.three,a.m3")
    change(new, MENTIONS, "a.m1,only 22", "a.m3,just 22")


def enum(files, values):
    column(files, "areas", 1)["constraints"] = {"enum": values}


def other_form(old, new):
    column(new, "verdicts", 1)["name"] = "judgement"
    change(new, VERDICTS, "figure_id,verdict", "figure_id,judgement")


FORMS = "Changed types, constraints, keys and forms (1):\n\n- "
KEY = FORMS + "figures, foreign key mention\\_id: "
TARGET = "mention\\_id of mentions"
REVERSED_AREAS = "area_id,name\nsurrey,Surrey\nkent,Kent\nessex,Essex\n"
# By a name: an edit of both versions, every ground, and what the notes say; after !, what they do not.
DIFFERENCES = {
    "rows by key": (
        lambda old, new: new.update({AREAS: "area_id,name\nsussex,Sussex\nsurrey,County\nessex,Essex\n"}),
        ["id_removed", "row_added", "values"],
        "| areas | 1 | 1 | 1 |",
        "Added (1):\n\n- sussex\n",
        "Changed (1):\n\n- surrey\n  - name: Surrey → County\n",
        "areas (1):\n\n- kent\n",
    ),
    "another order of rows": (
        in_new(put, AREAS, REVERSED_AREAS),
        [],
        "Nothing changed since",
    ),
    "a key of two columns": (other_key, ["id_removed", "row_added"], "- area\\_id: kent, name: KENT\n"),
    "a key written as text": (lambda old, new: schema(new, "areas").update(primaryKey="area_id"), []),
    "rows without a key, one of them twice": (
        in_new(put, WORDS, "word,class\nten,cardinal\nhalf,fraction\nten,cardinal\n"),
        ["row_added", "row_removed"],
        "whole rows are compared",
        "Added (1):\n\n- word: ten, class: cardinal\n\nRemoved (1):\n\n- word: half, class: fraction\n",
    ),
    "another key": (
        lambda old, new: other_key(old, new, ["name"], only_new=True),
        ["keys", "row_added", "row_removed"],
        "- areas, primary key: area\\_id → name\n",
        "| areas | 1 | 1 | 0 |",
    ),
    "a quoted empty cell": (
        lambda old, new: (
            change(old, AREAS, "kent,Kent", "kent,"),
            change(new, AREAS, "kent,Kent", 'kent,""'),
        ),
        [],
    ),
    "missing by the table": (missing_is(["", "-"]), []),
    "missing by the column": (missing_is(["", "-"], "field"), []),
    "empty and not missing": (
        missing_is([{"value": "-", "label": "not known"}]),
        ["values"],
        "- kent\n  - name: *empty text* → *missing*\n",
    ),
    "a number in another form": (
        in_new(change, FIGURES, ",22\n", ",22.0\n"),
        ["values"],
        "- a\\.one\n  - value: 22 → 22.0\n",
    ),
    "line ends and a byte order mark": (
        lambda old, new: new.update({AREAS: "\ufeff" + new[AREAS].replace("\n", "\r\n")}),
        [],
    ),
    "rows in the order of their keys": (
        lambda old, new: new.update({WORDS: new[WORDS] + "ten,ordinal\n,ordinal\nhalf,ordinal\n"}),
        ["row_added"],
        "- word: \\(missing\\), class: ordinal\n- word: half, class: ordinal\n- word: ten, class: ordinal\n",
    ),
    "no column of before": (
        rename_column,
        ["column_removed", "column_added", "row_removed"],
        "Removed (2):\n\n- \\(no column in common\\)\n",
    ),
    "tables that came and went": (
        lambda old, new: (take_table(new, WORDS), add_table(new)),
        ["table_removed", "table_added"],
        "Tables removed or renamed (1):\n\n- words, 3 rows\n\nTables added (1):\n\n- units, 1 row\n",
        "No row of a table",
    ),
    "a column that was added": (
        in_new(add_column, AREAS, "code", "E1"),
        ["column_added"],
        "Columns added (1):\n\n- areas: code\n",
    ),
    "a column that was removed": (
        lambda old, new: add_column(old, AREAS, "code", "E1"),
        ["column_removed"],
        "Columns removed or renamed (1):\n\n- areas: code\n",
    ),
    "a foreign key with its column": (in_new(add_referring_column), ["column_added"]),
    "a foreign key that went with its column": (
        lambda old, new: add_referring_column(old),
        ["column_removed"],
    ),
    "a foreign key": (
        in_new(refer, "figures", "mention_id", "mentions", "mention_id"),
        ["keys"],
        f"{KEY}*missing* → {TARGET}\n",
    ),
    "a foreign key that went": (
        lambda old, new: refer(old, "figures", "mention_id", "mentions", "mention_id"),
        ["keys"],
        f"{KEY}{TARGET} → *missing*\n",
    ),
    **{
        line: (
            lambda old, new, form=form: column(new, "areas", 1).update(form),
            ["column_form"],
            f"{FORMS}areas, column name, {line}\n",
        )
        for form, line in [
            ({"type": "integer"}, "type: string → integer"),
            ({"format": "uri"}, "format: *missing* → uri"),
            ({"constraints": {"required": True}}, "required: *missing* → true"),
            ({"constraints": {"enum": ["b", "a"]}}, 'enum: *missing* → \\["a", "b"\\]'),
            ({"constraints": {"pattern": "^a$"}}, "pattern: *missing* → \\^a\\$"),
        ]
    },
    "a vocabulary in another order": (lambda old, new: (enum(old, ["a", "b"]), enum(new, ["b", "a"])), []),
    "words": (
        reword,
        ["words"],
        "Changed wording (3):",
        "- the package, title: Invented → Invented again\n",
        "- areas, title: *missing* → Places\n",
        "- areas, column name, description: The name → Another name\n",
    ),
    "a file that moved and another way to read one": (
        move_file,
        ["table_form"],
        "- areas, path: data/areas\\.csv → data/places\\.csv\n",
        '- words, schema missingValues: *missing* → \\["", "-"\\]\n',
    ),
    "another name of the package": (
        lambda old, new: new["datapackage.json"].update(name="renamed"),
        ["package_form"],
    ),
    "columns in another order": (
        turn_columns,
        ["order"],
        "Changed order (1):\n\n- areas, order of columns: area\\_id, name → name, area\\_id\n",
    ),
    "sizes, hashes and the version": (
        lambda old, new: (
            table(new, "areas").update(bytes=1, hash="sha256:1", rows=9),
            new["datapackage.json"].update(version="1.0.1", created="2026-01-01T00:00:00Z"),
        ),
        [],
    ),
    "a verdict": (
        in_new(
            change,
            VERDICTS,
            "a.two,indeterminate,indeterminate,,no_parts",
            "a.two,inconsistent,inconsistent,,",
        ),
        ["values"],
        "Changed (1):\n\n| claim | verdict | as first read | holds under | reason |\n",
        "| a\\.two, “more than 400” | indeterminate → inconsistent | indeterminate → inconsistent "
        "| *missing* | no\\_parts → *missing* |\n",
    ),
    "a verdict as first read": (
        in_new(change, VERDICTS, "a.one,consistent,consistent", "a.one,consistent,inconsistent"),
        ["values"],
        "| a\\.one, “only 22” | consistent | consistent → inconsistent | primary | *missing* |\n",
    ),
    "a reason": (
        in_new(change, VERDICTS, "no_parts", "vague"),
        ["values"],
        "No verdict changed.\n",
        "  - reason: no\\_parts → vague\n",
    ),
    "claims that are new and gone": (
        other_claim,
        ["id_removed", "row_added", "row_removed"],
        "New claims (1):\n\n- a\\.three, “just 22”: consistent\n",
        "Claims that are gone (1):\n\n- a\\.one, “only 22”: consistent\n",
    ),
    "words that are nowhere": (
        lambda old, new: (
            take_table(old, MENTIONS),
            take_table(new, MENTIONS),
            change(new, VERDICTS, "a.one,consistent", "a.one,inconsistent"),
        ),
        ["values"],
        "| a\\.one, whose words are not in the package | consistent → inconsistent |",
    ),
    "no verdicts": (
        lambda old, new: (take_table(old, VERDICTS), take_table(new, VERDICTS)),
        [],
        "!Verdicts",
    ),
    "all claims new": (
        lambda old, new: take_table(old, VERDICTS),
        ["table_added"],
        "New claims (2):\n\n- a\\.one, “only 22”: consistent\n- a\\.two, ",
    ),
    "verdicts in another form": (
        other_form,
        ["column_removed", "column_added"],
        "has not the known columns and key in both versions",
    ),
    "an id that went": (
        in_new(remove_id),
        ["id_removed"],
        "### areas\n\nRemoved: 1, listed under “Ids that went”.\n",
        "this breaks what refers to them.\n\nareas (1):\n\n- kent\n",
        "!Removed (1)",
    ),
    "a derived row that went": (
        in_new(change, VERDICTS, "a.one,consistent,consistent,primary,\n", ""),
        ["row_removed"],
        "### verdicts\n\nRemoved (1):\n\n- a\\.one\n",
        "## Ids that went\n\nNone.",
    ),
    "the ids of a table that went": (
        lambda old, new: (take_table(new, AREAS), take_table(new, VERDICTS)),
        ["table_removed"],
        "\n- All 3 ids of areas, with the table.\n",
        "!of verdicts, with the table",
    ),
    "markup": (
        lambda old, new: change(new, AREAS, "kent,Kent", 'kent,"<b>*x*</b> | [a](http://b.c)\n# y"'),
        ["values"],
        "  - name: Kent → &lt;b&gt;\\*x\\*&lt;/b&gt; &#124; \\[a\\]\\(http:\\/\\/b\\.c\\) \\# y\n",
    ),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_difference_has_its_grounds_and_its_words(name, old, new):
    edit, expected, *said = DIFFERENCES[name]
    edit(old, new)
    differences = compared(old, new)
    assert grounds(differences) == expected
    page = release_notes(differences)
    assert page.index("## Tables") < page.index("## Rows") < page.index("## Ids")
    assert "## Verdicts" not in page or page.index("## Verdicts") < page.index("## Tables")
    for text in said:
        assert text in page if text[0] != "!" else text[1:] not in page


def test_the_rule_calls_breaking_and_adding_what_the_changelog_promises():
    breaking = "licence package_form table_removed table_form column_removed column_form keys id_removed"
    adding = "rights table_added column_added row_added"
    for effect, names in ((Effect.BREAKS, breaking), (Effect.ADDS, adding)):
        assert [name for name, (found, _) in RULE.items() if found is effect] == names.split()


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
    differences = compared(old, new)
    (problem,) = version_problems(differences)
    assert str(problem).startswith(
        f"new, version: found {before}, the same as before; expected {least} or higher, because "
    )
    page = release_notes(differences)
    assert f"rises in its {place} place at least, to {least} or higher: " in page
    assert f"It stayed {before}, which is too little.\n" in page
    new["datapackage.json"]["version"] = least
    differences = compared(old, new)
    assert version_problems(differences) == []
    assert f"It rose in its {place} place.\n" in release_notes(differences)


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


def test_a_long_list_shows_its_first_twenty_and_the_number_of_the_others(old, new):
    add_areas(new, 20)
    assert "- area-119\n" in notes(old, new) and "more" not in notes(old, new)
    new[AREAS] = old[AREAS]
    add_areas(new, 23)
    page, whole = notes(old, new), notes(old, new, is_whole=True)
    assert "Added (23):\n" in page and "- area-119\n\nand 3 more\n" in page and "area-120" not in page
    assert "- area-122\n" in whole and "more" not in whole


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
    whole = "a" * 500 + "x", "a" * 500 + "y"
    assert excerpts(*whole, None) == whole


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


def row_keys(found, names):
    """Return the cells of every row of a table in the columns of these names."""
    return [tuple(dict(zip(found.columns, row, strict=True))[name] for name in names) for row in found.rows]


# In one test, because to compare two packages takes longer than to look at the differences.
@given(packages(), packages())
def test_the_differences_of_any_two_packages_are_whole_and_are_what_check_and_notes_say(one, other):
    there, back = compare_packages(one, other), compare_packages(other, one)
    # Swapping the versions swaps what was added and removed.
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
    # The differences turn the keys of the old rows into those of the new ones.
    for rows in there.rows:
        keys = row_keys(one.tables[rows.table], rows.key)
        for key in rows.removed:
            keys.remove(key)
        new_keys = row_keys(other.tables[rows.table], rows.key)
        assert sorted(map(repr, [*keys, *rows.added])) == sorted(map(repr, new_keys))
    # The release notes agree with the check of the version.
    page = release_notes(there)
    assert ("too little" in page or "no change allows" in page) == bool(version_problems(there))
    assert ("Nothing changed" in page) == (grounds(there) == [])
    assert "\n\n\n" not in page
