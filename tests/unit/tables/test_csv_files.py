"""Tables are read strictly, each refusal by file, line and column, and numbers are written exactly."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from press_figures.errors import InputError, suggestion
from press_figures.tables.csv_files import (
    Table,
    format_cell,
    formula_problems,
    read_table,
    to_csv,
    to_decimal,
)
from press_figures.tables.schemas import column_names, load_resource, load_resources

RESOURCE = {
    "name": "things",
    "path": "data/things.csv",
    "schema": {
        "fields": [
            {"name": "thing_id", "type": "string"},
            {"name": "note", "type": "string"},
            {"name": "number", "type": "integer"},
        ],
        "primaryKey": ["thing_id"],
    },
}


def write(folder, data):
    path = folder / "things.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def refusals(path):
    with pytest.raises(InputError) as refused:
        read_table(path, RESOURCE)
    return refused.value.problems


def refusal(path):
    (problem,) = refusals(path)
    return problem


def test_rows_are_returned_as_text_with_their_lines(tmp_path):
    path = write(tmp_path, "thing_id,note,number\na,,1\nb,text,02\n")
    table = read_table(path, RESOURCE)
    assert table.rows == [
        {"thing_id": "a", "note": "", "number": "1"},
        {"thing_id": "b", "note": "text", "number": "02"},
    ]
    assert table.lines == [2, 3]
    assert table.place(1) == f"{path}, line 3"
    assert table.place(1, "note") == f"{path}, line 3, column note"


def test_a_quoted_cell_keeps_its_commas_quotes_and_line_feeds(tmp_path):
    path = write(tmp_path, 'thing_id,note,number\na,"one, ""two""\nthree",1\nb,,2\n')
    table = read_table(path, RESOURCE)
    assert table.rows[0]["note"] == 'one, "two"\nthree'
    assert table.lines == [2, 4]


@pytest.mark.parametrize(
    "data",
    [
        b"thing_id,note,number\r\na,x,1\r\nb,y,2\r\n",
        b"\xef\xbb\xbfthing_id,note,number\na,x,1\nb,y,2\n",
        b"\xef\xbb\xbfthing_id,note,number\r\na,x,1\r\nb,y,2",
        b'"thing_id","note","number"\n"a","x","1"\n"b","y","2"\n',
    ],
    ids=["carriage returns", "byte order mark", "both and no last line end", "every cell quoted"],
)
def test_what_a_spreadsheet_writes_is_accepted(data, tmp_path):
    assert read_table(write(tmp_path, data), RESOURCE).rows == [
        {"thing_id": "a", "note": "x", "number": "1"},
        {"thing_id": "b", "note": "y", "number": "2"},
    ]


def test_a_header_without_rows_is_a_table_without_rows(tmp_path):
    assert read_table(write(tmp_path, "thing_id,note,number\n"), RESOURCE).rows == []


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("thing_id,number", "no column 'note'"),
        ("thing_id", "no column 'note', 'number'"),
        ("thing_id,note,number,extra", "unknown column 'extra'"),
        ("thing_id,Note,number", "no column 'note'; unknown column 'Note'"),
        ("thing_id,note,number,note", "repeated column 'note'"),
        ("note,thing_id,number", "the columns in another order"),
        ("thing_id;note;number", "semicolons between the cells"),
    ],
)
def test_another_header_is_refused_with_what_differs(header, found, tmp_path):
    path = write(tmp_path, f"{header}\n")
    problem = refusal(path)
    assert problem.place == f"{path}, line 1"
    assert problem.found == found
    assert problem.expected == "the header thing_id,note,number"


@pytest.mark.parametrize(
    ("row", "found"),
    [("a,1", "2 cells (the last is '1')"), ("a,one,two,1", "4 cells (the last is '1')")],
)
def test_a_row_of_another_length_is_refused_with_its_last_cell(row, found, tmp_path):
    path = write(tmp_path, f"thing_id,note,number\nb,,2\n{row}\n")
    problem = refusal(path)
    assert (problem.place, problem.found, problem.expected) == (f"{path}, line 3", found, "3 cells")


def test_an_empty_row_is_refused(tmp_path):
    path = write(tmp_path, "thing_id,note,number\n\na,,1\n")
    problem = refusal(path)
    assert (problem.place, problem.found) == (f"{path}, line 2", "an empty row")


def test_every_bad_row_is_named_at_once(tmp_path):
    path = write(tmp_path, "thing_id,note,number\na,1\nb,,2\n\nc\n")
    assert [problem.place for problem in refusals(path)] == [f"{path}, line {line}" for line in (2, 4, 5)]


@pytest.mark.parametrize("cell", [" x", "x ", "\tx", "x\u00a0", '"x\n"'])
def test_white_space_around_a_cell_is_refused_with_its_column(cell, tmp_path):
    path = write(tmp_path, f"thing_id,note,number\na,{cell},1\n")
    problem = refusal(path)
    assert problem.place == f"{path}, line 2, column note"
    assert problem.found == "white space around 'x'"


@pytest.mark.parametrize("row", ['a,"one,1', 'a,"one"two,1'])
def test_text_that_is_not_csv_is_refused(row, tmp_path):
    path = write(tmp_path, f"thing_id,note,number\n{row}\n")
    problem = refusal(path)
    assert problem.place == f"{path}, line 2"
    assert problem.found.startswith("text that is not CSV (")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "an empty file"),
        (b"\n \n", "an empty file"),
        (b"thing_id,note,number\na,\0,1\n", "a NUL byte"),
        (b"thing_id,note,number\na,caf\xe9,1\n", "the byte 0xe9, which is not UTF-8"),
        ("thing_id,note,number\n".encode("utf-16"), "a NUL byte"),
    ],
)
def test_a_file_that_is_no_text_is_refused(data, found, tmp_path):
    assert refusal(write(tmp_path, data)).found == found


def test_a_missing_file_is_refused(tmp_path):
    assert refusal(tmp_path / "things.csv").found == "no file"


def test_a_file_of_nothing_but_a_byte_order_mark_is_refused(tmp_path):
    assert refusal(write(tmp_path, b"\xef\xbb\xbf")).found == "an empty file"


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-5", "@name", "\tx", "\rx", '=HYPERLINK("x")'])
def test_text_that_a_spreadsheet_would_run_is_refused_with_its_cell(cell):
    table = Table("things.csv", [{"thing_id": "a", "note": cell, "number": "1"}], [2])
    (problem,) = formula_problems(table, RESOURCE)
    assert problem.place == "things.csv, line 2, column note"
    assert problem.found == f"{cell!r}, which a spreadsheet would read as a formula"


@pytest.mark.parametrize("cell", ["", "1-2", "a = b", "(-5)", "'=1"])
def test_text_that_only_holds_such_a_sign_is_no_formula(cell):
    table = Table("things.csv", [{"thing_id": "a", "note": cell, "number": "-5"}], [2])
    assert formula_problems(table, RESOURCE) == []


def test_a_long_formula_is_shown_by_its_beginning():
    table = Table("things.csv", [{"thing_id": "a", "note": "=" + "x" * 100, "number": ""}], [2])
    (problem,) = formula_problems(table, RESOURCE)
    assert problem.found.startswith("'=" + "x" * 39 + "',")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ("text", "text"),
        (0, "0"),
        (-13568, "-13568"),
        (True, "true"),
        (False, "false"),
        (Decimal("0.500000000000"), "0.5"),
        (Decimal("100"), "100"),
        (Decimal("100.000000000000"), "100"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0E-12"), "0"),
        (Decimal("0.000000000001"), "0.000000000001"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(-2, 3), "-0.666666666667"),
        (Fraction(86, 100), "0.86"),
        (Fraction(700), "700"),
        (Fraction(-1, 10**13), "0"),
    ],
)
def test_a_cell_is_written_in_one_form(value, text):
    assert format_cell(value) == text


def test_a_float_is_refused():
    with pytest.raises(TypeError, match=r"a float for a published value: 0\.1"):
        format_cell(0.1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(1, 2 * 10**12), "0.000000000001"),
        (Fraction(-1, 2 * 10**12), "-0.000000000001"),
        (Fraction(3, 2 * 10**12), "0.000000000002"),
        (Fraction(1, 2 * 10**12 + 1), "0"),
        (Fraction(93, 755), "0.123178807947"),
        (Fraction(13568), "13568"),
    ],
)
def test_a_fraction_is_rounded_half_away_from_zero_to_twelve_places(value, expected):
    assert to_decimal(value) == Decimal(expected)


@given(st.fractions(-(10**12), 10**12))
def test_the_decimal_of_a_fraction_is_the_nearest_of_twelve_places(value):
    decimal = to_decimal(value)
    assert abs(Fraction(decimal) - value) <= Fraction(1, 2 * 10**12)
    assert decimal.as_tuple().exponent == -12


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9))
def test_the_decimal_of_a_fraction_agrees_with_division_at_high_precision(numerator, denominator):
    context = Context(prec=80, rounding=ROUND_HALF_UP)
    quotient = context.divide(Decimal(numerator), Decimal(denominator))
    assert to_decimal(Fraction(numerator, denominator)) == quotient.quantize(
        Decimal("1e-12"), context=context
    )


def test_the_decimal_of_a_large_fraction_keeps_twelve_places():
    assert str(to_decimal(Fraction(10**17 + 1, 3))) == "33333333333333333.666666666667"


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "thing_id": st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True),
                "note": st.text(st.sampled_from('ab ,"\né“')).filter(
                    lambda text: text == text.strip() and text[:1] not in "=+-@"
                ),
                "number": st.integers(0, 99) | st.none(),
            }
        ),
        max_size=4,
    )
)
def test_what_is_written_is_read_back(tmp_path_factory, rows):
    path = write(tmp_path_factory.mktemp("tables"), to_csv(rows, RESOURCE))
    assert read_table(path, RESOURCE).rows == [
        {name: format_cell(value) for name, value in row.items()} for row in rows
    ]


def test_columns_are_written_in_schema_order_with_line_feeds():
    rows = [{"number": 1, "thing_id": "a", "note": None}]
    assert to_csv(rows, RESOURCE) == "thing_id,note,number\na,,1\n"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"thing_id": "a", "number": 1}, "a schema that describes a column that no step fills, 'note'"),
        ({"thing_id": "a", "note": "", "number": 1, "more": 2}, "a schema that describes no column 'more'"),
    ],
)
def test_rows_with_other_columns_than_the_schema_are_refused(row, found):
    with pytest.raises(InputError) as caught:
        to_csv([row], RESOURCE)
    (problem,) = caught.value.problems
    assert (problem.place, problem.found) == ("data/things.csv", found)


def test_a_formula_is_never_written():
    with pytest.raises(InputError, match=r"data/things\.csv, line 3, column note"):
        to_csv(
            [
                {"thing_id": "a", "note": "x", "number": 1},
                {"thing_id": "b", "note": "=1", "number": 1},
            ],
            RESOURCE,
        )


@pytest.mark.parametrize(
    ("value", "known", "text"),
    [
        ("essx", ["essex", "kent"], " (did you mean 'essex'?)"),
        ("zzz", ["essex", "kent"], ""),
        ("essex", [], ""),
    ],
)
def test_the_nearest_known_value_is_suggested(value, known, text):
    assert suggestion(value, known) == text


def test_a_resource_is_read_from_its_file_with_its_columns_in_order(tmp_path):
    path = tmp_path / "things.yml"
    path.write_text(yaml.safe_dump(RESOURCE), encoding="utf-8")
    assert load_resource(path) == RESOURCE
    assert column_names(RESOURCE) == ["thing_id", "note", "number"]


def test_resources_are_known_by_folder_and_name(tmp_path):
    paths = []
    for folder in ("raw", "tables"):
        (tmp_path / folder).mkdir()
        paths.append(str(tmp_path / folder / "things.yml"))
        (tmp_path / folder / "things.yml").write_text(yaml.safe_dump({**RESOURCE, "name": folder}))
    assert load_resources(paths) == {
        ("raw", "things"): {**RESOURCE, "name": "raw"},
        ("tables", "things"): {**RESOURCE, "name": "tables"},
    }


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("name: things\nschema:\n fields: [\n", 4, "expected the node content, but found '<stream end>'"),
        ("name: things\ntitle: a: b\n", 2, "mapping values are not allowed here"),
        ("name: 'things\n", 2, "found unexpected end of stream"),
    ],
)
def test_a_schema_that_is_not_yaml_is_refused_with_its_line(tmp_path, monkeypatch, text, line, problem):
    # The loader in C says the same in other words.
    monkeypatch.setattr("press_figures.tables.yaml_files.YAML_LOADER", yaml.SafeLoader)
    path = tmp_path / "things.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_resource(path)
    assert str(refused.value) == (
        f"{path}, line {line}: found text that is not YAML ({problem}); expected YAML. "
        "Check indentation, colons and quotation marks on this line and the one before."
    )


@pytest.mark.parametrize(
    "text",
    [
        "a sentence",
        "name: things",
        "schema: {fields: things}",
        "schema: {fields: [thing_id]}",
        "schema: {fields: [{name: thing_id}]}",
    ],
)
def test_a_schema_that_describes_no_table_is_refused(tmp_path, text):
    path = tmp_path / "things.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_resource(path)
    assert str(refused.value) == (
        f"{path}: found no description of a table; expected a schema with the name and the type of every "
        "field. Complete the schema."
    )
