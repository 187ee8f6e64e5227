"""One test for each thing that the build refuses: where it is, what was found and expected, what to do.

Most ask the first two steps, without Snakemake. One refusal of each kind of step is a run of the workflow.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from corpus.fixtures import read_rows, write_rows

KENT = "invented-courier-kent-cases"
DORSET = "invented-herald-dorset-outcomes"
CATALOGUE = "raw/articles.csv"
KENT_TEXT = f"raw/articles/{KENT}.txt"
KENT_ROWS = f"raw/annotations/{KENT}.csv"
DORSET_TEXT = f"raw/articles/{DORSET}.txt"
DORSET_ROWS = f"raw/annotations/{DORSET}.csv"
SCHEMAS = Path(__file__).resolve().parents[2] / "workflow" / "schemas"


def line_of(path: Path, key: str) -> str:
    """Return 'line n' of the row whose first cell is the key."""
    (index,) = [index for index, row in enumerate(read_rows(path)) if next(iter(row.values())) == key]
    return f"line {index + 2}"


def change_row(path: Path, key: str, **cells: str) -> str:
    """Change cells of the row whose first cell is the key; return 'line n' of that row."""
    line, rows = line_of(path, key), read_rows(path)
    (row,) = [row for row in rows if next(iter(row.values())) == key]
    assert set(cells) <= set(row)
    row.update(cells)
    write_rows(path, rows)
    return line


def add_row(path: Path, like: str, **cells: str) -> str:
    """Add a copy of a row with some cells changed; return 'line n' of the new row."""
    rows = read_rows(path)
    (model,) = [row for row in rows if next(iter(row.values())) == like]
    write_rows(path, [*rows, {**model, **cells}])
    return f"line {len(rows) + 2}"


def remove_row(path: Path, key: str) -> None:
    rows = read_rows(path)
    kept = [row for row in rows if next(iter(row.values())) != key]
    assert len(kept) == len(rows) - 1
    write_rows(path, kept)


def change_bytes(path: Path, old: bytes, new: bytes) -> int:
    """Replace the only occurrence of some bytes; return where they stood."""
    data = path.read_bytes()
    assert data.count(old) == 1
    path.write_bytes(data.replace(old, new))
    return data.index(old)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def assert_says(output: str, place: str, found: str, expected: str, action: str, alone: bool = True) -> None:
    """Check that the output has this message, part by part, and no other unless alone is false."""
    lines = sorted({line for line in output.splitlines() if ": found " in line})
    about = [line for line in lines if line.startswith(f"{place}: found ")]
    assert len(about) == 1, f"{len(about)} messages about {place} in\n{output}"
    assert not alone or lines == about, output
    said, _, rest = about[0].removeprefix(f"{place}: found ").partition("; expected ")
    assert found in said
    assert expected in rest
    assert action in rest[rest.index(expected) + len(expected) :]


@pytest.fixture
def refused(problems_of) -> Callable[[Path], str]:
    """Return a function that gives what check_raw and extract_figures refuse in a folder, as they say it."""
    return lambda folder: "\n".join(map(str, problems_of(folder)))


def test_a_changed_text_is_refused_with_the_old_and_the_new_hash(inputs, refused):
    text = inputs / KENT_TEXT
    captured = sha256(text)
    change_bytes(text, b"with care", b"with  care")
    assert_says(
        refused(inputs),
        KENT_TEXT,
        sha256(text),
        f"{captured} as in {CATALOGUE}",
        "Restore the text as captured",
    )


def test_a_text_in_another_encoding_than_utf_8_is_refused(inputs, refused):
    place = change_bytes(inputs / KENT_TEXT, "Réka".encode(), "Réka".encode("latin-1")) + 1
    assert_says(
        refused(inputs), f"{KENT_TEXT}, byte {place}", "the byte 0xe9", "UTF-8", "Save the file as UTF-8"
    )


def test_a_text_whose_line_ends_were_changed_is_refused(inputs, refused):
    text = inputs / KENT_TEXT
    text.write_bytes(text.read_bytes().replace(b"\n", b"\r\n"))
    assert_says(
        refused(inputs),
        f"{KENT_TEXT}, line 1",
        "a carriage return",
        "line feeds only",
        "Restore the text as captured",
    )


def test_an_empty_text_is_refused(inputs, refused):
    (inputs / KENT_TEXT).write_bytes(b"")
    assert_says(refused(inputs), KENT_TEXT, "an empty file", "content", "Restore the file")


def test_a_text_without_a_catalogue_row_is_refused(inputs, refused):
    remove_row(inputs / CATALOGUE, DORSET)
    assert_says(refused(inputs), DORSET_TEXT, "a text", f"a row in {CATALOGUE}", "Add the row")


def test_a_catalogue_row_without_a_text_is_refused(inputs, refused):
    line = add_row(inputs / CATALOGUE, DORSET, article_id="invented-nowhere", sha256="0" * 64)
    assert_says(
        refused(inputs),
        f"{CATALOGUE}, {line}, column article_id",
        "'invented-nowhere' without a text",
        "raw/articles/invented-nowhere.txt",
        "Add the text or remove the row",
    )


def test_a_text_without_annotations_is_refused(inputs, refused):
    (inputs / DORSET_ROWS).unlink()
    assert_says(refused(inputs), DORSET_TEXT, "a text without annotations", DORSET_ROWS, "Annotate the text")


def test_annotations_without_a_text_are_refused(inputs, refused):
    stray = "raw/annotations/invented-nowhere.csv"
    (inputs / stray).write_bytes((inputs / DORSET_ROWS).read_bytes())
    assert_says(
        refused(inputs),
        stray,
        "annotations without a text",
        "raw/articles/invented-nowhere.txt",
        "Add the text or remove the annotations",
    )


def test_a_file_name_that_is_no_id_is_refused_and_never_run(workspace, refusal):
    name = "raw/articles/$(touch owned).txt"
    (workspace / name).write_bytes(b"a text\n")
    assert_says(
        refusal(workspace),
        name,
        "the file name '$(touch owned).txt'",
        "lower-case letters, digits and single hyphens, then .txt",
        "Rename or remove the file",
    )
    assert not (workspace / "owned").exists()


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("raw/articles/Invented-Courier.txt", ".txt"),
        ("raw/articles/invented-courier.txt~", ".txt"),
        ("raw/articles/invented_courier.txt", ".txt"),
        ("raw/articles/.hidden", ".txt"),
        ("raw/annotations/invented--courier.csv", ".csv"),
        ("raw/annotations/invented-courier.xlsx", ".csv"),
    ],
)
def test_other_file_names_that_are_no_ids_are_refused(inputs, refused, name, ending):
    (inputs / name).write_bytes(b"a text\n")
    assert_says(
        refused(inputs),
        name,
        repr(Path(name).name),
        f"lower-case letters, digits and single hyphens, then {ending}",
        "Rename or remove the file",
    )


def test_a_quote_that_the_text_does_not_have_is_refused(inputs, refused):
    line = change_row(inputs / DORSET_ROWS, "small-number", quote="a Small number")
    assert_says(
        refused(inputs),
        f"{DORSET_ROWS}, {line}, column quote",
        "'a Small number', which the text does not have",
        "words of the text",
        "Copy the words from the text",
    )


def test_a_repeated_quote_without_the_words_before_it_is_refused_with_its_lines(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "previous-year-no-list", before="")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column quote",
        "'the previous year', which the text has twice (lines 7, 13)",
        "a quote that names one place",
        "Fill in the column before with the words that stand right before it, or quote more words",
    )


def test_an_occurrence_that_the_text_does_not_reach_is_refused(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "previous-year-no-list", before="", occurrence="3")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column occurrence",
        "occurrence 3 of 'the previous year'",
        "a number from 1 to 2",
        "Correct the number",
    )


def test_words_that_do_not_stand_before_the_quote_are_refused(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "in-2016-recorded", before="sexual abuse cases")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column before",
        "no 'in 2016' right after 'sexual abuse cases'",
        "the words before it",
        "Copy the words that stand right before the quote",
    )


def test_a_repeated_quote_with_a_count_alone_is_refused(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "previous-year-no-list", before="", occurrence="2")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column before",
        "no words before occurrence 2 of 'the previous year'",
        "the words right before it, as many as tell it apart",
        "Write 'For' in before and no occurrence. A count alone would not follow a sentence that moves",
    )


def test_overlapping_mentions_are_refused(inputs, refused):
    longer = "an increase of 140 on the previous year"
    line_of_longer = change_row(inputs / KENT_ROWS, "increase-140", quote=longer)
    line = line_of(inputs / KENT_ROWS, "previous-year-recorded")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column quote",
        f"'the previous year', which overlaps '{longer}' of {line_of_longer}",
        "words of its own",
        "Shorten one of the quotes",
    )


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("area_text", "in Devon", "words of line 7 of the text"),
        ("attribution_text", "police chiefs admitted", "words of line 7 of the text"),
        ("evaluative_text", "only", "words of the quote '1,240'"),
        ("hedge", "more_than", "the hedge that the words have"),
        ("kind", "ratio", "a kind for a count"),
        ("speaker", "polly-neate", "'article-itself'"),
    ],
)
def test_what_a_row_says_and_its_words_do_not_is_refused(inputs, refused, column, cell, expected):
    line = change_row(inputs / KENT_ROWS, "recorded-1240", **{column: cell, "note": ""})
    place = f"{KENT_ROWS}, {line}, column {column}"
    action = "Copy the words" if column.endswith("_text") else f"Correct the {column}"
    assert_says(refused(inputs), place, cell, expected, action)


def test_words_that_make_up_a_quarter_of_a_text_are_refused(inputs, refused):
    rows = read_rows(inputs / KENT_ROWS)
    text = (inputs / KENT_TEXT).read_text("utf-8")
    for row in rows:
        (paragraph, *_) = [line for line in text.split("\n") if row["quote"] in line]
        if row["unit"]:
            row["attribution_text"] = paragraph.strip()
    write_rows(inputs / KENT_ROWS, rows)
    assert_says(
        refused(inputs),
        KENT_ROWS,
        f"of {len(text.split())} words to be published (quotes ",
        "less than a quarter of the text",
        "Shorten quotes",
    )


def test_an_inferred_date_without_its_evidence_is_refused(inputs, refused):
    line = change_row(
        inputs / CATALOGUE, KENT, date_published="2017", date_basis="inferred", date_evidence=""
    )
    assert_says(
        refused(inputs),
        f"{CATALOGUE}, {line}, column date_evidence",
        "an empty cell",
        "what the inferred cells rest on",
        "Say what points to them.",
    )


def test_a_value_that_contradicts_the_printed_numeral_is_refused(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "recorded-1240", value="1420")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column value",
        "the value 1420 beside the printed '1,240'",
        "1240",
        "Read the text again and correct value or value_text",
    )


def test_a_number_whose_row_was_removed_is_refused(inputs, refused):
    remove_row(inputs / DORSET_ROWS, "outcomes-21")
    assert_says(
        refused(inputs),
        f"{DORSET_TEXT}, line 9",
        "'21', which nobody annotated: ...",
        "a row for every numeric or temporal expression",
        "Add a row: a figure, a date, or a dismissal with its reason",
    )


def test_a_number_in_a_new_sentence_that_nobody_annotated_is_refused(inputs, refused):
    text = inputs / DORSET_TEXT
    text.write_bytes(text.read_bytes() + b"\nSeventeen letters reached the editor.\n")
    change_row(inputs / CATALOGUE, DORSET, sha256=sha256(text))
    assert_says(
        refused(inputs),
        f"{DORSET_TEXT}, line 15",
        "'Seventeen', which nobody annotated",
        "a row for every numeric or temporal expression",
        "Add a row: a figure, a date, or a dismissal with its reason",
    )


def reference_columns() -> list[tuple[str, str, str, str]]:
    """Return table, column, list and key of every reference to a list that people fill in.

    tests/unit/test_agreement.py tries those of the adjudications.
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


def test_an_unknown_code_is_refused_in_every_column_of_codes(inputs, refused):
    expected = {
        f"{plant_unknown_code(inputs, table, column)}: found the unknown code 'zz'; "
        f"expected the {key} of a row of {list_file(codes)}. Use a code of that list or add a row to it."
        for table, column, codes, key in reference_columns()
    }
    assert len(expected) > 30
    # The other codes of the example in a list that is empty are those of a real article.
    found = {
        line for line in refused(inputs).splitlines() if "declared_conflicts" not in line or "'zz'" in line
    }
    assert found == expected


def test_a_build_with_an_unknown_code_stops_and_suggests_the_nearest(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "recorded-1240", area="kentt")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column area",
        "the unknown code 'kentt' (did you mean 'kent'?)",
        "the area_id of a row of raw/reference/areas.csv",
        "Use a code of that list or add a row to it",
    )


def test_a_label_that_is_used_twice_is_refused(inputs, refused):
    first = line_of(inputs / KENT_ROWS, "telephone-advice-line")
    line = change_row(inputs / KENT_ROWS, "first-list", label="telephone-advice-line")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column label",
        f"the label 'telephone-advice-line' of {first} again",
        "a label of its own",
        "Give one of the rows another label",
    )


def test_an_article_that_is_catalogued_twice_is_refused(inputs, refused):
    first = line_of(inputs / CATALOGUE, DORSET)
    line = add_row(inputs / CATALOGUE, DORSET)
    # The copy repeats the hash as well, which must be unique by itself.
    assert_says(
        refused(inputs),
        f"{CATALOGUE}, {line}",
        f"the key of {first} again",
        "a key that no other row has",
        "Rename or delete one row",
        alone=False,
    )


def test_a_code_that_a_reference_list_has_twice_is_refused(inputs, refused):
    first = line_of(inputs / "raw/reference/units.csv", "case")
    line = add_row(inputs / "raw/reference/units.csv", "case", name="files")
    assert_says(
        refused(inputs),
        f"raw/reference/units.csv, {line}",
        f"the key of {first} again",
        "a key that no other row has",
        "Rename or delete one row",
    )


@pytest.mark.parametrize(
    ("column", "cells"), [("name", {"gss_code": ""}), ("gss_code", {"name": "Kent County Police"})]
)
def test_a_second_code_for_the_same_force_is_refused(inputs, refused, column, cells):
    path = "raw/reference/areas.csv"
    line = add_row(inputs / path, "kent", area_id="kent-police", **cells)
    assert_says(
        refused(inputs),
        f"{path}, {line}, column {column}",
        repr(read_rows(inputs / path)[-1][column]),
        "a value that no other row has",
        "Correct the cell",
    )


def test_a_relation_to_a_label_that_no_row_has_is_refused(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "unsupported-30-per-cent", denominator="recorded-124")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column denominator",
        "the label 'recorded-124' (did you mean 'recorded-1240'?), which no row has",
        "the label of a figure row",
        "Correct the label",
    )


def test_a_relation_to_a_date_is_refused(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "unsupported-30-per-cent", denominator="in-2016-recorded")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column denominator",
        "'in-2016-recorded', a row of kind date",
        "a figure row",
        "Correct the label",
    )


def test_a_date_that_is_a_figure_is_refused(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "recorded-1240", dated_by="recorded-1100")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column dated_by",
        "'recorded-1100', a row of kind count",
        "a date row",
        "Correct the label",
    )


@pytest.mark.parametrize(
    ("label", "column", "two"),
    [
        ("unsupported-30-per-cent", "denominator", "recorded-1240 recorded-1100"),
        ("increase-140", "later_level", "recorded-1240 recorded-1100"),
        ("increase-140", "baseline", "recorded-1240 recorded-1100"),
        ("unsupported-more-than-370", "derived_from", "unsupported-372 recorded-1100"),
    ],
)
def test_two_labels_where_a_relation_has_one_are_refused(inputs, problems_of, label, column, two):
    # The schema of the annotations says "Label of ..." for these columns and "Labels of ..." for others.
    line = change_row(inputs / KENT_ROWS, label, **{column: two})
    places = [problem.place for problem in problems_of(inputs)]
    assert places == [f"{KENT_ROWS}, {line}, column {column}"]


def test_a_label_that_a_cell_names_twice_is_refused(inputs, problems_of):
    line = change_row(inputs / KENT_ROWS, "recorded-1240", dated_by="in-2016-recorded in-2016-recorded")
    places = [problem.place for problem in problems_of(inputs)]
    assert places == [f"{KENT_ROWS}, {line}, column dated_by"]


@pytest.mark.parametrize("wordless", ["majority-no-suspect", "closed-fell"])
def test_a_denominator_without_a_number_is_refused(inputs, problems_of, wordless):
    path, share = {
        "majority-no-suspect": (KENT_ROWS, "unsupported-30-per-cent"),
        "closed-fell": (DORSET_ROWS, "charged-7-5-per-cent"),
    }[wordless]
    line = change_row(inputs / path, share, denominator=wordless)
    places = [problem.place for problem in problems_of(inputs)]
    assert places == [f"{path}, {line}, column denominator"]


def change_header(path: Path, change: Callable[[list[str]], list[str]]) -> str:
    """Change the header of a file and nothing else; return the header that stood there."""
    header, rest = path.read_bytes().decode("utf-8").split("\n", 1)
    path.write_bytes((",".join(change(header.split(","))) + "\n" + rest).encode("utf-8"))
    return header


def test_a_renamed_column_is_refused(inputs, refused):
    path = inputs / KENT_ROWS
    header = change_header(path, lambda names: ["hedges" if name == "hedge" else name for name in names])
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, line 1",
        "no column 'hedge'; unknown column 'hedges'",
        f"the header {header}",
        "Restore the header; the schema in workflow/schemas says what each column means",
    )


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda names: [name for name in names if name != "date_basis"], "no column 'date_basis'"),
        (lambda names: [*names, "colour"], "unknown column 'colour'"),
        (lambda names: [*names[1:], names[0]], "the columns in another order"),
        (lambda names: [*names, "title"], "repeated column 'title'"),
    ],
    ids=["missing", "extra", "reordered", "repeated"],
)
def test_a_header_that_is_not_that_of_the_schema_is_refused(inputs, refused, change, found):
    header = change_header(inputs / CATALOGUE, change)
    assert_says(
        refused(inputs),
        f"{CATALOGUE}, line 1",
        found,
        f"the header {header}",
        "Restore the header; the schema in workflow/schemas says what each column means",
    )


def test_a_row_with_too_many_cells_is_refused(inputs, refused):
    # Annotations have 43 columns. A comma outside quotation marks makes two cells of one.
    change_bytes(inputs / KENT_ROWS, b'"1,240",,,count', b"1,240,,,count")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, line 4",
        "44 cells (the last is 'lm-1')",
        "43 cells",
        "Put cells that contain a comma in double quotation marks",
    )


def test_a_row_with_too_few_cells_is_refused(inputs, refused):
    change_bytes(inputs / KENT_ROWS, b"first-list,the first,", b"first-list,")
    assert_says(refused(inputs), f"{KENT_ROWS}, line 15", "42 cells", "43 cells", "Put")


def test_an_unbalanced_quotation_mark_is_refused(inputs, refused):
    # The next mark of the same row ends the cell, and what follows it is no comma.
    change_bytes(inputs / KENT_ROWS, b'recorded-1100,"1,100",', b'recorded-1100,"1,100,')
    assert_says(
        refused(inputs), f"{KENT_ROWS}, line 8", "text that is not CSV", "CSV", "Check the quotation marks"
    )


def test_a_nul_byte_is_refused(inputs, refused):
    place = change_bytes(inputs / KENT_ROWS, b"Ends in two zeros", b"Ends in\0two zeros") + 7
    assert_says(
        refused(inputs), f"{KENT_ROWS}, byte {place}", "a NUL byte", "text", "Save the file as UTF-8 text"
    )


def test_annotations_in_another_encoding_than_utf_8_are_refused(inputs, refused):
    place = change_bytes(inputs / KENT_ROWS, "“you".encode(), b"\x93you")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, byte {place}",
        "the byte 0x93",
        "UTF-8",
        "Save the file as UTF-8",
    )


def test_an_empty_annotation_file_is_refused(inputs, refused):
    (inputs / KENT_ROWS).write_bytes(b"\n")
    assert_says(refused(inputs), KENT_ROWS, "an empty file", "content", "Restore the file")


def test_a_cell_that_a_spreadsheet_would_run_is_refused(inputs, refused):
    formula = '=HYPERLINK("https://example.org")'
    line = change_row(inputs / KENT_ROWS, "first-list", note=formula)
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column note",
        f"{formula!r}, which a spreadsheet would read as a formula",
        "text that does not begin with = + - @",
        "Begin the cell with another word",
    )


def test_a_cell_that_every_row_needs_is_refused_when_empty(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "first-list", annotator="")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column annotator",
        "an empty cell",
        "one of lm-1",
        "Correct",
    )


def test_a_cell_that_the_kind_needs_is_refused_when_empty(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "recorded-1240", count_basis="")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column count_basis",
        "an empty cell in a row of kind count",
        "a value",
        "Fill it in; where the article does not say, there is a code for that",
    )


def test_a_cell_that_the_kind_does_not_allow_is_refused_when_filled(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "first-list", unit="case")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column unit",
        "'case' in a row of kind dismissed",
        "an empty cell",
        "Empty the cell or correct the kind",
    )


def test_a_reference_list_without_a_schema_is_refused(inputs, refused):
    stray = "raw/reference/unit.csv"
    (inputs / stray).write_text("unit_id\ncase\n", encoding="utf-8")
    assert_says(
        refused(inputs),
        stray,
        "no schema named 'unit' (did you mean 'units'?)",
        "a Table Schema of that name",
        "Remove the file or describe it in workflow/schemas/tables",
    )


def test_a_schema_that_is_not_yaml_is_refused(workspace, refusal):
    path = "workflow/schemas/tables/units.yml"
    change_bytes(workspace / path, b"path: data/units.csv", b"path: data: units.csv")
    lines = (workspace / path).read_text(encoding="utf-8").split("\n")
    assert_says(
        refusal(workspace),
        f"{path}, line {lines.index('path: data: units.csv') + 1}",
        "text that is not YAML",
        "YAML",
        "Check indentation, colons and quotation marks",
    )


def test_a_reference_to_a_list_that_no_schema_describes_is_refused(inputs, refused):
    path = "workflow/schemas/raw/annotations.yml"
    change_bytes(inputs / path, b"reference: {resource: units,", b"reference: {resource: unit,")
    assert_says(
        refused(inputs),
        f"{path}, column unit",
        "a reference to 'unit' (did you mean 'units'?), which no schema describes",
        "the name of a schema",
        "Correct the reference or describe the table",
    )


def test_a_date_of_publication_in_another_form_is_refused(inputs, refused):
    line = change_row(inputs / CATALOGUE, KENT, date_published="14/02/2017")
    assert_says(
        refused(inputs),
        f"{CATALOGUE}, {line}, column date_published",
        "'14/02/2017'",
        "text of the form ^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        "Correct the cell",
    )


@pytest.mark.parametrize("date", ["2017-02-30", "2017-13", "0000"])
def test_a_date_of_publication_that_no_calendar_has_is_refused(inputs, problems_of, date):
    line = change_row(inputs / CATALOGUE, KENT, date_published=date)
    places = [problem.place for problem in problems_of(inputs)]
    assert places == [f"{CATALOGUE}, {line}, column date_published"]


def test_a_hash_in_capitals_is_refused(inputs, refused):
    captured = sha256(inputs / KENT_TEXT)
    line = change_row(inputs / CATALOGUE, KENT, sha256=captured.upper())
    assert_says(
        refused(inputs),
        f"{CATALOGUE}, {line}, column sha256",
        repr(captured.upper()),
        "[0-9a-f]{64}",
        "Correct the cell",
        alone=False,
    )


def test_a_period_that_ends_before_it_starts_is_refused(inputs, refused):
    line = change_row(inputs / "raw/reference/periods.csv", "2016", end_date="2015-12-31")
    assert_says(
        refused(inputs),
        f"raw/reference/periods.csv, {line}, column end_date",
        "the last day 2015-12-31",
        "2016-01-01, the first day, or a later one",
        "Correct the two days",
    )


def test_a_change_on_its_own_period_is_refused(inputs, refused):
    line = change_row(inputs / KENT_ROWS, "increase-140", baseline_period="2016")
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column baseline_period",
        "'2016', which begins on 2016-01-01",
        "a period that begins before '2016', which begins on 2016-01-01",
        "Read the sentence again",
    )


def make_conflict(workspace: Path) -> str:
    """Say that two different totals were recorded in one year; return 'line n' of the second."""
    change_row(workspace / KENT_ROWS, "increase-140", baseline="")
    return change_row(workspace / KENT_ROWS, "recorded-1100", period="2016")


def declare_conflict(workspace: Path, first: str, second: str) -> str:
    """Declare a conflict between two rows of one article; return the place of the declaration."""
    path = "raw/reference/declared_conflicts.csv"
    with open(workspace / path, "a", encoding="utf-8", newline="") as file:
        file.write(f"{KENT},{first},{KENT},{second},Both sentences name the year\n")
    return f"{path}, line 2"


def test_two_numbers_for_the_same_thing_are_refused(inputs, refused):
    line = make_conflict(inputs)
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column value",
        f"'1,100' where '1,240' of {KENT_ROWS}, {line_of(inputs / KENT_ROWS, 'recorded-1240')} counts",
        "numbers that can both be right, or a row of raw/reference/declared_conflicts.csv",
        "declare the conflict with its reason",
    )


def test_the_check_of_one_article_says_what_the_build_says_of_a_conflict(inputs, problems_of, annotate):
    make_conflict(inputs)
    (problem,) = problems_of(inputs)
    assert str(problem) in annotate(inputs, "check", KENT)[1].splitlines()
    declare_conflict(inputs, "recorded-1240", "recorded-1100")
    assert annotate(inputs, "check", KENT)[1].endswith(" 0 problems\n")
    with open(inputs / "raw/reference/declared_conflicts.csv", "a", encoding="utf-8") as file:
        file.write(f"{DORSET},closed-640,{KENT},recorded-1240,Not within one article.\n")
    assert annotate(inputs, "check", KENT)[1].endswith(" 0 problems\n")


def test_a_declared_conflict_is_built_and_printed_with_its_reason(inputs, build):
    make_conflict(inputs)
    declare_conflict(inputs, "recorded-1240", "recorded-1100")
    build(inputs)
    page = (inputs / "reports" / "data_quality.md").read_text(encoding="utf-8")
    assert (
        f"- [“1,240”](articles/{KENT}.md#recorded-1240) and [“1,100”](articles/{KENT}.md#recorded-1100). "
        "Both sentences name the year."
    ) in page


def test_a_declared_conflict_that_is_none_is_refused(inputs, refused):
    place = declare_conflict(inputs, "recorded-1240", "recorded-1100")
    assert_says(
        refused(inputs),
        place,
        f"'{KENT}.recorded-1240' and '{KENT}.recorded-1100', which do not conflict",
        "two figures that are alike in all but number",
        "Delete the row",
    )


def test_a_reference_list_that_is_gone_is_named(inputs, problems_of):
    (inputs / "raw/reference/units.csv").unlink()
    problems = problems_of(inputs)
    assert problems
    assert all("units" in str(problem) for problem in problems)


def test_a_cardinal_without_a_value_is_refused(inputs, problems_of):
    path = inputs / "raw/reference/number_words.csv"
    line = add_row(path, "twenty", word="umpteen", numerator="", denominator="")
    (problem,) = problems_of(inputs)
    assert problem.place.startswith(f"raw/reference/number_words.csv, {line}")


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
        "reports/my notes.md",
        "a file that the current inputs do not produce",
        "no such file",
        "Delete it or keep it elsewhere",
    )
    assert published(workspace) == before


def test_relations_that_lead_back_to_where_they_began_are_refused(inputs, problems_of):
    line = change_row(inputs / KENT_ROWS, "recorded-1240", part_of="unsupported-372")
    (problem,) = problems_of(inputs)
    assert_says(
        str(problem),
        f"{KENT_ROWS}, {line}, column part_of",
        "'unsupported-372', which leads back here: recorded-1240 > unsupported-372 > recorded-1240",
        "relations that do not lead back to where they began",
        "correct or empty this column in one of these rows",
    )


@pytest.mark.parametrize("is_declared", [False, True])
def test_a_part_greater_than_its_whole_is_refused_unless_declared(inputs, refused, problems_of, is_declared):
    for label in ("unsupported-more-than-a-quarter", "unsupported-30-per-cent", "increase-140"):
        change_row(inputs / KENT_ROWS, label, numerator="", denominator="", denominator_basis="", baseline="")
    change_row(inputs / KENT_ROWS, "unsupported-372", part_of="")
    line = change_row(inputs / KENT_ROWS, "recorded-1240", part_of="recorded-1100")
    if is_declared:
        declare_conflict(inputs, "recorded-1240", "recorded-1100")
        assert problems_of(inputs) == []
        return
    assert_says(
        refused(inputs),
        f"{KENT_ROWS}, {line}, column value",
        "'1,240', more than '1,100' of",
        "a part that is not greater than its whole, or a row of raw/reference/declared_conflicts.csv",
        "declare the conflict with its reason",
    )


@pytest.mark.parametrize(
    ("label", "cells", "column", "found"),
    [
        (
            "unsupported-more-than-a-quarter",
            {"area": "essex"},
            "area_text",
            "'in Kent' for the area 'essex', which has 'kent', words for 'kent'",
        ),
        ("in-2016-recorded", {"period": "2015"}, "period", "'2016' in 'in 2016' beside the period '2015'"),
        ("unsupported-372", {"period": "2015"}, "dated_by", "'2016' in 'in 2016' beside the period '2015'"),
    ],
)
def test_a_code_that_contradicts_its_printed_words_is_refused(
    inputs, problems_of, annotate, label, cells, column, found
):
    line = change_row(inputs / KENT_ROWS, label, **cells)
    place = f"{KENT_ROWS}, {line}, column {column}"
    problems = problems_of(inputs)
    expected = "words that name" if column == "area_text" else "a period that has what is printed"
    assert_says("\n".join(map(str, problems)), place, found, expected, "Read the sentence again", alone=False)
    (problem,) = [problem for problem in problems if problem.place == place]
    assert str(problem) in annotate(inputs, "check", KENT)[1].splitlines()
