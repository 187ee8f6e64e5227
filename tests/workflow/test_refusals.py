"""What the build refuses: where it is, what was found and expected, what to do.

Most are in refusals.yml. They ask the first two steps and the checks of annotations, without Snakemake.
One refusal of each kind of step is a run of the workflow.
"""

import re
from pathlib import Path

import pytest
import yaml
from corpus.changes import ARTICLES, FILES, change_row, key_of, remove_row, repeat_row, replace_words
from corpus.fixtures import read_rows, write_rows

KENT, KENT_ROWS, DORSET_ROWS = ARTICLES["kent"], FILES["kent.csv"], FILES["dorset.csv"]
CATALOGUE = FILES["articles.csv"]
SCHEMAS = Path(__file__).resolve().parents[2] / "workflow" / "schemas"
# Every cell is text.
REFUSALS = yaml.load(Path(__file__).with_name("refusals.yml").read_text(encoding="utf-8"), yaml.BaseLoader)


def make_changes(folder: Path, changes: dict) -> dict[str, str]:
    """Make the changes of a refusal; return what a message may name in pointed brackets."""
    names = dict(FILES)
    for file, what in changes.items():
        names[file] = FILES.get(file, file if "/" in file else f"raw/reference/{file}")
        path = folder / names[file]
        if what == "removed":
            path.unlink()
        elif isinstance(what, list):
            names[f"header of {file}"] = path.read_text(encoding="utf-8").partition("\n")[0]
            replace_words(path, *what)
        elif isinstance(what, str):
            path.write_text(what, encoding="utf-8")
        elif "encoding" in what:
            path.write_bytes(path.read_text(encoding="utf-8").encode(what["encoding"], "replace"))
        elif "line_ends" in what:
            path.write_bytes(path.read_bytes().replace(b"\n", what["line_ends"].encode()))
        else:
            short = ARTICLES if file == "articles.csv" else {}
            keys = {key: name for name, key in short.items()}
            for number, row in enumerate(read_rows(path), 2):
                names[keys.get(key_of(row), key_of(row))] = f"line {number}"
            for row, cells in what.items():
                name, again, _ = row.partition(" again")
                line = change_cells(path, short.get(name, name), cells, bool(again))
                names["row"] = f"{names[file]}, {line}"
    return names


def change_cells(path: Path, key: str, cells: dict[str, str] | str, again: bool) -> str:
    """Change, repeat or remove a row; return its line."""
    if cells == "removed":
        return remove_row(path, key)
    return (repeat_row if again else change_row)(path, key, **cells)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal["name"])
def test_a_refusal_says_where_what_was_found_and_expected_and_what_to_do(inputs, problems_of, refusal):
    names = make_changes(inputs, refusal["change"])
    said = [refusal["says"]] if isinstance(refusal["says"], str) else refusal["says"]
    expected = [re.sub("<([^<>]+)>", lambda name: names[name[1]], message) for message in said]
    assert sorted(map(str, problems_of(inputs))) == sorted(expected)


def assert_says(output: str, message: str) -> None:
    """Check that a run of the workflow gives this message and no other."""
    assert {line for line in output.splitlines() if ": found " in line} == {message}


def test_a_file_name_that_is_no_id_is_refused_and_never_run(workspace, refusal):
    name = "raw/articles/$(touch owned).txt"
    (workspace / name).write_bytes(b"a text\n")
    assert_says(
        refusal(workspace),
        f"{name}: found the file name '$(touch owned).txt'; expected lower-case letters, digits and single "
        "hyphens, then .txt, and no name of a device of Windows nor one of more than 100 letters. "
        "Rename or remove the file.",
    )
    assert not (workspace / "owned").exists()


def test_words_that_make_up_a_quarter_of_a_text_are_refused(inputs, problems_of):
    rows, text = read_rows(inputs / KENT_ROWS), (inputs / FILES["kent.txt"]).read_text("utf-8")
    for row in rows:
        (paragraph, *_) = [line for line in text.split("\n") if row["quote"] in line]
        if row["unit"]:
            row["attribution_text"] = paragraph.strip()
    write_rows(inputs / KENT_ROWS, rows)
    (problem,) = problems_of(inputs)
    assert problem.place == KENT_ROWS
    assert f"of {len(text.split())} words to be published (quotes " in problem.found
    assert problem.expected.endswith("less than a quarter of the text")
    assert problem.action.startswith("Shorten quotes")


def reference_columns() -> list[tuple[str, str, str, str]]:
    """Return table, column, list and key of every reference to a list that people fill in.

    tests/unit/annotations/test_agreement.py tries those of the adjudications.
    """
    lists = {path.stem for path in (SCHEMAS.parents[1] / "raw" / "reference").glob("*.csv")}
    raw = [path for path in SCHEMAS.glob("raw/*.yml") if path.stem != "adjudications"]
    paths = [*raw, *(SCHEMAS / "tables" / f"{name}.yml" for name in lists)]
    schemas = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["schema"] for path in paths}
    return [
        (table, column, key["reference"].get("resource") or table, target)
        for table, schema in sorted(schemas.items())
        for key in schema.get("foreignKeys", [])
        for column, target in zip(key["fields"], key["reference"]["fields"], strict=True)
    ]


def list_file(name: str) -> str:
    return CATALOGUE if name == "articles" else f"raw/reference/{name}.csv"


def example_row(table: str) -> dict[str, str]:
    """Return the examples in the schema of a list, for a list that is empty."""
    path = SCHEMAS / "tables" / f"{table}.yml"
    fields = yaml.safe_load(path.read_text(encoding="utf-8"))["schema"]["fields"]
    return {field["name"]: field["example"] for field in fields}


def plant_unknown_code(inputs: Path, table: str, column: str) -> str:
    """Put an unknown code into the first cell of a column that has one; return the place of the cell."""
    for name in [KENT_ROWS, DORSET_ROWS] if table == "annotations" else [list_file(table)]:
        rows = read_rows(inputs / name) or [example_row(table)]
        index = next((index for index, row in enumerate(rows) if row[column]), None)
        if index is not None:
            rows[index][column] = "zz"
            write_rows(inputs / name, rows)
            return f"{name}, line {index + 2}, column {column}"
    raise AssertionError(f"no row has a code in {column} of {table}")


def test_an_unknown_code_is_refused_in_every_column_of_codes(inputs, problems_of):
    expected = {
        f"{plant_unknown_code(inputs, table, column)}: found the unknown code 'zz'; "
        f"expected the {key} of a row of {list_file(codes)}. Use a code of that list or add a row to it."
        for table, column, codes, key in reference_columns()
    }
    assert len(expected) > 30
    # The other codes of the example in a list that is empty are those of a real article.
    said = map(str, problems_of(inputs))
    found = {line for line in said if "declared_conflicts" not in line or "'zz'" in line}
    assert found == expected


def test_a_schema_that_is_not_yaml_is_refused(workspace, refusal):
    path = "workflow/schemas/tables/units.yml"
    replace_words(workspace / path, "path: data/units.csv", "path: data: units.csv")
    lines = (workspace / path).read_text(encoding="utf-8").split("\n")
    output = refusal(workspace)
    assert f"{path}, line {lines.index('path: data: units.csv') + 1}: found text that is not YAML (" in output
    assert "; expected YAML. Check indentation, colons and quotation marks on this line and" in output


def test_two_articles_may_use_the_same_label(inputs, problems_of):
    change_row(inputs / DORSET_ROWS, "small-number", label="first-list")
    assert problems_of(inputs) == []


def make_conflict(folder: Path) -> None:
    """Say that two different totals were recorded in one year."""
    change_row(folder / KENT_ROWS, "increase-140", baseline="")
    change_row(folder / KENT_ROWS, "recorded-1100", period="2016")


def declare_conflict(folder: Path, *others: str) -> None:
    """Declare the conflict, and others beside it, whose lines are given."""
    with open(folder / FILES["declared_conflicts.csv"], "a", encoding="utf-8") as file:
        file.write(f"{KENT},recorded-1240,{KENT},recorded-1100,Both sentences name the year\n")
        file.writelines(others)


def test_the_check_of_one_article_says_what_the_build_says_of_a_conflict(inputs, problems_of, annotate):
    make_conflict(inputs)
    (problem,) = problems_of(inputs)
    assert str(problem) in annotate(inputs, "check", KENT)[1].splitlines()
    declare_conflict(inputs)
    assert annotate(inputs, "check", KENT)[1].endswith(" 0 problems\n")


def test_the_check_of_one_article_leaves_conflicts_with_others_to_the_build(inputs, annotate):
    make_conflict(inputs)
    declare_conflict(
        inputs, f"{ARTICLES['dorset']},closed-640,{KENT},recorded-1240,Not within one article.\n"
    )
    assert annotate(inputs, "check", KENT)[1].endswith(" 0 problems\n")


def test_a_declared_conflict_is_built_and_printed_with_its_reason(inputs, build):
    make_conflict(inputs)
    declare_conflict(inputs)
    build(inputs)
    page = (inputs / "reports" / "data_quality.md").read_text(encoding="utf-8")
    assert (
        f"- [“1,240”](articles/{KENT}.md#recorded-1240) and [“1,100”](articles/{KENT}.md#recorded-1100). "
        "Both sentences name the year."
    ) in page


def test_a_reference_list_that_is_gone_is_named(inputs, problems_of):
    (inputs / "raw/reference/units.csv").unlink()
    problems = problems_of(inputs)
    assert problems
    assert all("units" in str(problem) for problem in problems)


def test_a_boolean_that_a_spreadsheet_put_in_capitals_is_read_or_refused_and_never_taken_for_false(
    inputs, problems_of
):
    path = inputs / "raw/reference/hedge_intervals.csv"
    rows = read_rows(path)
    changed = [{name: {"true": "TRUE"}.get(cell, cell) for name, cell in row.items()} for row in rows]
    write_rows(path, changed)
    problems = problems_of(inputs)
    assert all(problem.place.startswith("raw/reference/hedge_intervals.csv, line ") for problem in problems)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"area": "zz"}, "column area: found the unknown code 'zz'; expected"),
        ({"period_basis": "unstated"}, "column period_basis: found 'unstated' beside the period"),
    ],
    ids=["refused at the door", "refused by a check in SQL"],
)
def test_a_refused_build_says_why_and_leaves_what_was_published_as_it_was(
    workspace, refusal, published, cells, said
):
    before = published(workspace)
    change_row(workspace / KENT_ROWS, "recorded-1240", **cells)
    assert said in refusal(workspace)
    assert published(workspace) == before


def test_a_build_that_was_refused_while_figures_are_extracted_goes_on_when_mended_to_the_same_bytes(
    workspace, refusal, published, snakemake
):
    before = published(workspace)
    rows = (workspace / KENT_ROWS).read_bytes()
    change_row(workspace / KENT_ROWS, "recorded-1240", quote="1,420")
    assert "column quote: found '1,420', which the text does not have; expected" in refusal(workspace)
    assert published(workspace) == before
    figures = workspace / "build/package/data/figures.csv"
    assert not figures.exists()
    (workspace / KENT_ROWS).write_bytes(rows)
    run = snakemake(workspace, "build/package/data/figures.csv")
    assert run.returncode == 0, run.stdout
    made = {f"datapackage/data/{path.name}": path.read_bytes() for path in figures.parent.glob("*.csv")}
    assert made == {path: content for path, content in before.items() if path in made}


def test_a_file_that_no_build_published_is_refused_before_anything_is_touched(workspace, refusal, published):
    (workspace / "reports" / "my notes.md").write_text("mine", encoding="utf-8")
    before = published(workspace)
    with open(workspace / "workflow/templates/method.md.j2", "a", encoding="utf-8") as template:
        template.write("Another page.\n")
    assert_says(
        refusal(workspace),
        "reports/my notes.md: found a file that the current inputs do not produce; expected no such file. "
        "Delete it or keep it elsewhere: datapackage/ and reports/ hold what a build gives, and no more.",
    )
    assert published(workspace) == before


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("unsupported-more-than-a-quarter", {"area": "essex"}),
        ("in-2016-recorded", {"period": "2015"}),
        ("unsupported-372", {"period": "2015"}),
    ],
)
def test_the_check_of_one_article_says_of_codes_what_the_build_says(
    inputs, problems_of, annotate, label, cells
):
    change_row(inputs / KENT_ROWS, label, **cells)
    said = set(map(str, problems_of(inputs)))
    assert said
    assert said <= set(annotate(inputs, "check", KENT)[1].splitlines())
