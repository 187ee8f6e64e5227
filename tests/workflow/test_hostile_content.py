"""Text from articles, cells and metadata is shown as it is: never executed, never markup, never too much."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from importlib import import_module
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "hostile"))

from hostile_corpus import ARTICLE, CANARY, make_hostile, markup_of, read_rows, write_rows

# Both are installed and locked with other packages.
ENGINES = {
    "marko": lambda text: import_module("marko.ext.gfm").gfm(text),
    "markdown-it": import_module("markdown_it")
    .MarkdownIt("gfm-like", {"linkify": False, "html": True})
    .render,
}
ANNOTATIONS = f"raw/annotations/{ARTICLE}.csv"
# Each sentence takes less than a tenth of this; a square of the length would take hours.
MOST_SECONDS = 20


@pytest.fixture(scope="session")
def hostile(built, snakemake, tmp_path_factory):
    """Build the corpus with hostile strings in every place, once; return the folder."""
    folder = tmp_path_factory.mktemp("hostile") / "workspace"
    shutil.copytree(built, folder, symlinks=True)
    make_hostile(folder)
    run = snakemake(folder)
    assert run.returncode == 0, run.stdout
    return folder


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
def test_a_control_character_is_refused_by_its_code(workspace, problems_of, letter):
    rows = read_rows(workspace / ANNOTATIONS)
    rows[0]["note"] = f"a {letter}[31m note"
    write_rows(workspace / ANNOTATIONS, rows)
    (problem,) = problems_of(workspace)
    assert problem.found == f"the control character U+{ord(letter):04X}"


@pytest.mark.parametrize(
    "formula", ["=zqx", "+zqx", "-zqx", "@zqx", "\uff1dzqx", "\uff0bzqx", "\uff20zqx", "x;=zqx", "x\t=zqx"]
)
def test_no_cell_begins_a_formula_in_any_spreadsheet(workspace, problems_of, formula):
    rows = read_rows(workspace / ANNOTATIONS)
    rows[0]["note"] = formula
    write_rows(workspace / ANNOTATIONS, rows)
    (problem,) = problems_of(workspace)
    assert "which a spreadsheet would read as a formula" in problem.found


@pytest.mark.parametrize("url", ["javascript:zqx", "data:text/html,zqx", "https://a\u202eb", "//zqx"])
def test_an_address_that_is_not_of_the_web_is_refused(workspace, problems_of, url):
    for path in ("raw/articles.csv", "raw/reference/outside_evidence.csv"):
        rows = read_rows(workspace / path)
        rows[0]["url"] = url
        write_rows(workspace / path, rows)
    assert sorted(problem.place for problem in problems_of(workspace)) == [
        "raw/articles.csv, line 2, column url",
        "raw/reference/outside_evidence.csv, line 2, column url",
    ]


@pytest.mark.parametrize(
    "name", ["con", "nul", "com1", "a" * 101, "-a", "a.", "a b", "a\u202eb", "a\x1b[31m"]
)
def test_a_name_that_some_system_cannot_hold_is_refused_in_letters_that_steer_no_terminal(
    workspace, problems_of, name
):
    (workspace / f"raw/articles/{name}.txt").write_text("A text.\n", encoding="utf-8")
    (problem,) = problems_of(workspace)
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


def test_a_link_out_of_the_folder_is_not_read(workspace, problems_of, tmp_path):
    outside = tmp_path / "outside.txt"
    text = workspace / f"raw/articles/{ARTICLE}.txt"
    text.rename(outside)
    text.symlink_to(outside)
    (problem,) = problems_of(workspace)
    assert problem.found == "a symbolic link"


def test_a_second_file_of_one_id_in_a_folder_is_refused(workspace):
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


def big_texts() -> dict[str, str]:
    """Return long texts, each a trap for some search; the tool in tests/hostile has longer ones."""
    return {
        "numbers": "".join(f"{number} letters came. " for number in range(1, 20_001)),
        "one quote": "seven letters came. " * 20_000,
        "one word": "a1" * 50_000,
        "one long word": "a" * 1_000_000,
        "white space": "last" + " " * 200_000 + "x half" + " " * 200_000 + "x",
        "punctuated number": "1" + ",1" * 200_000,
        "one line": "word " * 399_000,
        "too long a text": "word " * 400_001,
    }


@pytest.mark.parametrize("kind", big_texts())
def test_a_long_text_is_started_and_refused_in_seconds_with_few_messages(workspace, kind):
    article = "invented-long"
    (workspace / f"raw/articles/{article}.txt").write_text(big_texts()[kind] + "\n", encoding="utf-8")
    for command in ("start", "check"):
        began = time.monotonic()
        run = subprocess.run(
            [sys.executable, "workflow/annotate.py", command, article],
            cwd=workspace,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in run.stderr, run.stderr
        assert time.monotonic() - began < MOST_SECONDS
        assert len(run.stdout.splitlines()) < 30
        assert len(run.stdout) < 100_000
