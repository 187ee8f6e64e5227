"""Text from articles, cells and metadata is shown as it is: never executed, never markup, never too much."""

import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree
from contextlib import chdir
from importlib import import_module
from pathlib import Path

import duckdb
import pytest
from corpus.stand_in import copy_with_corpus

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "campaigns" / "hostile"))

from hostile_corpus import ARTICLE, CANARY, make_hostile, markup_of, read_rows, write_rows

# Both are installed and locked with other packages.
ENGINES = {
    "marko": lambda text: import_module("marko.ext.gfm").gfm(text),
    "markdown-it": import_module("markdown_it")
    .MarkdownIt("gfm-like", {"linkify": False, "html": True})
    .render,
}
ANNOTATIONS = f"raw/annotations/{ARTICLE}.csv"


@pytest.fixture(scope="session")
def hostile(once) -> Path:
    """Return the folder in which the corpus with hostile strings in every place was built."""

    def build(folder: Path) -> None:
        from corpus.steps import steps

        copy_with_corpus(folder)
        make_hostile(folder)
        with chdir(folder):
            list(steps())

    return once("hostile", build)


@pytest.mark.parametrize("engine", ENGINES)
def test_no_element_link_or_attribute_of_a_page_stems_from_a_hostile_string(hostile, engine):
    pages = sorted([*hostile.glob("reports/**/*.md"), hostile / "datapackage/README.md"])
    assert len(pages) > 8
    found, count = [], 0
    for page in pages:
        html = ENGINES[engine](page.read_text(encoding="utf-8"))
        count += html.count(CANARY)
        found += [f"{page.relative_to(hostile)}: {markup}" for markup in markup_of(html)]
    assert found == []
    assert count > 1000, "the hostile strings are on no page"


def test_the_hostile_strings_of_the_article_are_read_as_they_were_printed(hostile):
    html = ENGINES["marko"]((hostile / f"reports/articles/{ARTICLE}.md").read_text(encoding="utf-8"))
    seen = " ".join(re.sub("<[^>]*>", "", html.replace("<wbr>", "")).split())
    for shown in (
        "&lt;script&gt;zqx()&lt;/script&gt;",
        "zqx@zqx.example.org",
        "{{ zqx }} {% zqx %} {# zqx #}",
    ):
        assert shown in seen


def test_pictures_hold_hostile_strings_as_text_only(hostile):
    count = 0
    for path in sorted(hostile.glob("reports/charts/*.svg")):
        for element in ElementTree.parse(path).iter():
            assert CANARY not in f"{element.tag} {element.attrib}", path
            assert element.tag.rpartition("}")[2] in {
                *("svg", "title", "desc", "style", "rect", "text", "line", "path", "circle"),
            }
            count += CANARY in (element.text or "")
    assert count > 0, "the hostile strings are in no picture"


def test_records_and_descriptors_hold_hostile_strings_as_strings(hostile):
    for path in [*hostile.glob("datapackage/*.json"), *hostile.glob("reports/*.jsonld")]:
        json.loads(path.read_text(encoding="utf-8"))
    assert CANARY in (hostile / "datapackage/datapackage.json").read_text(encoding="utf-8")


def test_records_of_claims_end_no_script_element_of_a_page_that_carries_them():
    from press_figures.files import to_json
    from press_figures.reports.pages import record_text

    text = record_text({"claimReviewed": "</script><!--"})
    assert "<" not in text
    assert json.loads(text) == json.loads(to_json({"claimReviewed": "</script><!--"}))


def test_hostile_strings_leave_database_and_folder_alone(hostile, built):
    def names(folder: Path) -> list[tuple]:
        with duckdb.connect(str(folder / "datapackage/outcomes.duckdb"), read_only=True) as connection:
            return connection.execute(
                "select table_name from information_schema.tables union all select function_name "
                "from duckdb_functions() where not internal order by all"
            ).fetchall()

    assert names(hostile) == names(built)
    assert [path for path in hostile.rglob(f"*{CANARY}*") if ".snakemake" not in path.parts] == []


@pytest.mark.parametrize("letter", ["\x1b", "\x08", "\x0b", "\x7f", "\x9b"])
def test_a_control_character_is_refused_by_its_code(inputs, problems_of, letter):
    rows = read_rows(inputs / ANNOTATIONS)
    rows[0]["note"] = f"a {letter}[31m note"
    write_rows(inputs / ANNOTATIONS, rows)
    (problem,) = problems_of(inputs)
    assert problem.found == f"the control character U+{ord(letter):04X}"


@pytest.mark.parametrize(
    "formula", ["=zqx", "+zqx", "-zqx", "@zqx", "\uff1dzqx", "\uff0bzqx", "\uff20zqx", "x;=zqx", "x\t=zqx"]
)
def test_no_cell_begins_a_formula_in_any_spreadsheet(inputs, problems_of, formula):
    rows = read_rows(inputs / ANNOTATIONS)
    rows[0]["note"] = formula
    write_rows(inputs / ANNOTATIONS, rows)
    (problem,) = problems_of(inputs)
    assert "which a spreadsheet would read as a formula" in problem.found


@pytest.mark.parametrize("url", ["javascript:zqx", "data:text/html,zqx", "https://a\u202eb", "//zqx"])
def test_an_address_that_is_not_of_the_web_is_refused(inputs, problems_of, url):
    for path in ("raw/articles.csv", "raw/reference/outside_evidence.csv"):
        rows = read_rows(inputs / path)
        rows[0]["url"] = url
        write_rows(inputs / path, rows)
    assert sorted(problem.place for problem in problems_of(inputs)) == [
        "raw/articles.csv, line 2, column url",
        "raw/reference/outside_evidence.csv, line 2, column url",
    ]


@pytest.mark.parametrize(
    "name", ["con", "nul", "com1", "a" * 101, "-a", "a.", "a b", "a\u202eb", "a\x1b[31m"]
)
def test_a_name_that_some_system_cannot_hold_is_refused_in_letters_that_steer_no_terminal(
    inputs, problems_of, name
):
    (inputs / f"raw/articles/{name}.txt").write_text("A text.\n", encoding="utf-8")
    (problem,) = problems_of(inputs)
    assert "the file name" in problem.found
    assert str(problem).isprintable()


@pytest.mark.parametrize("name", ["{article}.txt", "x\ny.txt", os.fsdecode(b"\xff.txt")])
def test_a_name_that_snakemake_would_misread_stops_the_build_with_one_message(workspace, snakemake, name):
    (workspace / "raw/articles" / name).write_text("A text.\n", encoding="utf-8")
    run = snakemake(workspace)
    assert run.returncode != 0
    assert "Traceback" not in run.stdout
    assert "found a file name with braces or signs that nobody sees" in run.stdout
    assert ascii(f"raw/articles/{name}") in run.stdout


def test_a_link_out_of_the_folder_is_not_read(inputs, problems_of, tmp_path):
    outside = tmp_path / "outside.txt"
    text = inputs / f"raw/articles/{ARTICLE}.txt"
    text.rename(outside)
    text.symlink_to(outside)
    (problem,) = problems_of(inputs)
    assert problem.found == "a symbolic link"


def test_a_second_file_of_one_id_in_a_folder_is_refused(inputs):
    from press_figures.annotations.raw import files_by_id
    from press_figures.errors import InputError

    paths = [ANNOTATIONS, ANNOTATIONS.replace("annotations/", "annotations/zz/")]
    with pytest.raises(InputError, match=f"the id of {ANNOTATIONS} again"):
        files_by_id(paths, ".csv")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &a [x]\nb: [*a, *a]\n", "the alias *a"),
        ("[" * 50_000 + "]" * 50_000, "more than 20 levels"),
        ("a: " * 50_000, "text that is not YAML"),
    ],
    ids=["billion laughs", "deep", "not YAML"],
)
def test_metadata_that_would_exhaust_memory_are_refused(tmp_path, text, found):
    from press_figures.errors import InputError
    from press_figures.tables.yaml_files import read_yaml

    path = tmp_path / "CITATION.cff"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(found)):
        read_yaml(path)
