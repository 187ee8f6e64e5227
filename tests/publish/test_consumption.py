"""Use the archive as a stranger does: every example of its README, and every table in every tool it names."""

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from fractions import Fraction
from importlib.metadata import version
from itertools import cycle
from math import floor
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import frictionless
import pandas
import polars
import pytest

CSV_FILTER = "Text - txt - csv (StarCalc)"
ARCHIVE = "domestic-abuse-outcomes-in-the-press.zip"
SOFFICE = shutil.which("soffice")
BLOCK = re.compile(r"^```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# What software is known to change or to run when it guesses; no table of the package holds such cells.
WORDS = """=1+1 +1 -1 @SUM(A1) =cmd|'/C_calc'!A0 0012 12345678901234567890 0.1000 2016-12 2016-12-01 1/3 1/25
12:30 1E5 TRUE true 9,456 4% £5 'quoted "quoted" “curly” − ; a;b none None NONE NA N/A NaN nan null NULL #N/A
1 2016 ＝1"""
TEXTS = [*WORDS.split(), "\t=1", "a\xa0b", "\xa0", "two\nlines", "\n=1", " led", "trailed ", "a  b", "a\tb"]
PLANTED_TYPES = {
    "key": "integer",
    "text": "string",
    "whole": "integer",
    "exact": "number",
    "flag": "boolean",
    "day": "date",
}
# Whole numbers above what a float holds, and halves, which only exact decimals round up.
PLANTED_VALUES = [
    ("9007199254740993", "0.123456789012", "true", "2016-02-29"),
    ("", "", "", ""),
    ("-1", "12345678901234567.000000000001", "false", "1900-01-01"),
    ("0", "0.125", "", "2016-12-01"),
]


def needs_libreoffice(test):
    """Mark a test as heavy, and skip it where LibreOffice is not installed."""
    is_there = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
    return pytest.mark.heavy(is_there(test))


@pytest.fixture(scope="module")
def programs(tmp_path_factory) -> Path:
    """Return a folder with the programs that the README names, and nothing else of this repository."""
    folder = tmp_path_factory.mktemp("programs")
    for name in ("frictionless", "duckdb"):
        (folder / name).symlink_to(Path(sys.executable).parent / name)
    if SOFFICE:
        # A profile of its own, so that no other LibreOffice takes the command over.
        profile = tmp_path_factory.mktemp("profile").as_uri()
        (folder / "soffice").write_text(f'#!/bin/sh\nexec {SOFFICE} -env:UserInstallation={profile} "$@"\n')
        (folder / "soffice").chmod(0o755)
    return folder


def surroundings(programs: Path) -> dict[str, str]:
    return {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(programs), "LANG": "C.UTF-8", "COLUMNS": "120"}


def shell(command: str, folder: Path, programs: Path, typed: str = "") -> subprocess.CompletedProcess:
    """Run a line of a shell in a folder, with those programs and the system's."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=surroundings(programs),
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def printed_by_shell(command: str, folder: Path, programs: Path) -> str:
    done = shell(command, folder, programs)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def printed_by_python(script: str, folder: Path, programs: Path) -> str:
    """Run a script in a folder, with what is installed and nothing of the repository; no warning passes."""
    command = [sys.executable, "-I", "-W", "error", "-c", script]
    done = subprocess.run(
        command, cwd=folder, env=surroundings(programs), capture_output=True, encoding="utf-8", timeout=120
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


def section_of(folder: Path) -> str:
    """Return the section on use of the README that came with the archive."""
    readme = (folder / "README.md").read_text("utf-8")
    return readme.split("\n## Use it\n", 1)[1].split("\n## ", 1)[0]


def examples_of(folder: Path) -> dict[str, list[str]]:
    """Return the blocks of code of the README by the tool that they are for."""
    _, *parts = re.split(r"^\*\*(\w+)\*\*", section_of(folder), flags=re.MULTILINE)
    return {tool: BLOCK.findall(text) for tool, text in zip(parts[::2], parts[1::2], strict=True)}


def resources_of(folder: Path) -> list[dict]:
    return json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]


def types_of(resource: dict) -> dict[str, str]:
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


def lines_of(path: Path) -> list[list[str]]:
    """Return the cells of a CSV file as text, the header first."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    (resource,) = [resource for resource in resources_of(folder) if resource["name"] == name]
    header, *rows = lines_of(folder / resource["path"])
    return [dict(zip(header, row, strict=True)) for row in rows]


def charges(folder: Path) -> list[dict[str, str]]:
    return [
        row for row in rows_of(folder, "outcome_shares") if row["outcome_group_id"] == "charged-or-summonsed"
    ]


def in_percent(share: str) -> str:
    """Return a share in per cent with one decimal place, halves up."""
    tenths = floor(1000 * Fraction(share) + Fraction(1, 2))
    return f"{tenths // 10}.{tenths % 10}"


def answer_in(folder: Path) -> list[dict[str, str]]:
    """Return the answer to the question of the README, found with the csv module alone."""
    names = {
        word: {row[f"{word}_id"]: row["name"] for row in rows_of(folder, f"{word}s")}
        for word in ("area", "period", "offence")
    }
    return [
        {
            **{word: named[row[f"{word}_id"]] for word, named in names.items()},
            **{column: row[column] for column in ("share_basis", "numerator", "denominator")},
            "percent": in_percent(row["share"]),
            "caveats": row["caveats"],
        }
        for row in charges(folder)
    ]


def answer(tool: str, folder: Path, programs: Path) -> list[dict[str, str]]:
    """Run the first example for a tool and return the table that it prints."""
    run = printed_by_shell if tool == "DuckDB" else printed_by_python
    printed = run(examples_of(folder)[tool][0], folder, programs)
    return list(csv.DictReader(io.StringIO(printed)))


def plant(folder: Path) -> None:
    """Add a table of cells that software likes to change."""
    rows = [
        [str(number), text, *PLANTED_VALUES[number % len(PLANTED_VALUES)]]
        for number, text in enumerate([*TEXTS, "", "the last"])
    ]
    with open(folder / "data" / "planted.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([PLANTED_TYPES, *rows])
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    fields = [{"name": name, "type": kind} for name, kind in PLANTED_TYPES.items()]
    planted = {"name": "planted", "path": "data/planted.csv", "schema": {"fields": fields}}
    descriptor["resources"].append(planted)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def as_in_csv(text: str, kind: str) -> str:
    """Return the text of a value of Python, whose type has that name, as the CSV files print it."""
    if kind == "bool":
        return text.lower()
    if kind == "Timestamp":
        return text.removesuffix(" 00:00:00")
    return text.rstrip("0").rstrip(".") if kind == "Decimal" and "." in text else text


def text_of(value: object) -> str | None:
    """Return a value of Python as the CSV files print it, None for one that is missing."""
    kind = type(value).__name__
    text = format(value, "f") if kind == "Decimal" else str(value)
    return None if value is None else as_in_csv(text, kind)


def missing_or_text(rows: list[list[str]]) -> list[list[str | None]]:
    return [[cell or None for cell in row] for row in rows]


def test_the_readme_has_an_example_for_each_tool(unpacked):
    counts = {tool: len(blocks) for tool, blocks in examples_of(unpacked).items()}
    assert counts == {"Frictionless": 1, "DuckDB": 2, "pandas": 1, "polars": 1, "LibreOffice": 1}
    assert section_of(unpacked).count("\n```") == 2 * sum(counts.values())


def test_the_versions_named_are_those_tried_here(unpacked):
    packages = {
        "Frictionless": "frictionless",
        "DuckDB": "duckdb-cli",
        "pandas": "pandas",
        "polars": "polars",
    }
    for name, package in packages.items():
        tried = ".".join(version(package).split(".")[:2])
        assert f"{name} {tried}" in section_of(unpacked)


@pytest.mark.parametrize("tool", ["DuckDB", "pandas", "polars"])
def test_a_tool_gives_the_answer(tool, unpacked, programs):
    expected = answer_in(unpacked)
    assert answer(tool, unpacked, programs) == expected
    assert expected and any(row["numerator"] == "" for row in expected)


@pytest.mark.parametrize("tool", ["DuckDB", "pandas", "polars"])
def test_a_tool_computes_with_exact_decimals(tool, unpacked, programs):
    rows = rows_of(unpacked, "outcome_shares")
    # 6.25 has an even digit before the half, and 0.55 is below the half as a float.
    for row, share in zip(rows, cycle(["0.0625", "0.0055", "1"]), strict=False):
        row.update(share=share, outcome_group_id="charged-or-summonsed")
    with open(unpacked / "derived" / "outcome_shares.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows[0], *(row.values() for row in rows)])
    percents = [row["percent"] for row in answer(tool, unpacked, programs)]
    assert percents[:3] == ["6.3", "0.6", "100.0"] and len(percents) == len(rows)


def test_the_database_in_the_same_folder_gives_the_answer(unpacked, release, programs):
    shutil.copyfile(release / "outcomes.duckdb", unpacked / "outcomes.duckdb")
    printed = printed_by_shell(examples_of(unpacked)["DuckDB"][1], unpacked, programs)
    assert list(csv.DictReader(io.StringIO(printed))) == answer_in(unpacked)


def test_frictionless_gives_the_answer_in_ids(unpacked, programs):
    _, extract = examples_of(unpacked)["Frictionless"][0].splitlines()
    printed = printed_by_shell(extract, unpacked, programs)
    columns = "offence_id area_id period_id share_basis numerator denominator share caveats".split()
    expected = [[row[column] for column in columns] for row in charges(unpacked)]
    assert list(csv.reader(io.StringIO(printed))) == expected
    assert expected


def test_frictionless_finds_every_table_valid(unpacked, programs):
    validate, _ = examples_of(unpacked)["Frictionless"][0].splitlines()
    printed = printed_by_shell(validate, unpacked, programs)
    assert len(re.findall(r"\bVALID\b", printed)) == len(resources_of(unpacked))


def test_frictionless_reads_the_archive_as_it_is(release, monkeypatch):
    monkeypatch.chdir(release)
    package = frictionless.Package(ARCHIVE)
    with zipfile.ZipFile(ARCHIVE) as archive:
        paths = {resource.path for resource in package.resources}
        assert paths == {name for name in archive.namelist() if name.endswith(".csv")}
        for resource in package.resources:
            with archive.open(resource.path) as file:
                _, *expected = csv.reader(io.TextIOWrapper(file, encoding="utf-8", newline=""))
            found = [list(map(text_of, row.values())) for row in resource.read_rows()]
            assert found == missing_or_text(expected), resource.name


def test_frictionless_guesses_where_only_a_file_is_named(unpacked):
    guessed = frictionless.describe(str(unpacked / "data" / "outcome_types.csv"))
    assert guessed.schema.get_field("subset_of").type == "integer"


def test_frictionless_index_and_query_drop_what_the_readme_says(unpacked, programs):
    pytest.importorskip("sqlalchemy")
    descriptor = json.loads((unpacked / "datapackage.json").read_text("utf-8"))
    descriptor["resources"] = [table for table in descriptor["resources"] if table["name"] == "areas"]
    (unpacked / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    index = "frictionless index datapackage.json --database sqlite:///indexed.db"
    assert shell(index, unpacked, programs).returncode == 0
    with closing(sqlite3.connect(unpacked / "indexed.db")) as connection:
        assert connection.execute("select name from sqlite_master").fetchall() == []
    if shutil.which("sqlite3"):
        done = shell("frictionless query datapackage.json", unpacked, programs, "select count(*) from areas;")
        assert 0 < int(done.stdout.split()[-1]) < len(rows_of(unpacked, "areas"))


# What is added to an example to write down every cell of every table: its Python type and its text.
DUMP = """
def said(value):
    if {missing}:
        return None
    # Without the size that numpy writes behind a type.
    kind = type(value).__name__.rstrip("0123456789_")
    return [kind, format(value, "f") if kind == "Decimal" else str(value)]

cells = {{}}
for name in tables:
    table = read(name)
    cells[name] = [list(table.columns), [[said(value) for value in row] for row in {rows}]]
with open("cells.json", "w", encoding="utf-8") as file:
    json.dump(cells, file)
"""
DUMPS = {
    "pandas": DUMP.format(missing="pd.isna(value)", rows="table.itertuples(index=False, name=None)"),
    "polars": DUMP.format(missing="value is None", rows="table.rows()"),
}
KINDS = {
    "pandas": {
        "string": "str",
        "integer": "int",
        "number": "Decimal",
        "boolean": "bool",
        "date": "Timestamp",
    },
    "polars": {"string": "str", "integer": "int", "number": "Decimal", "boolean": "bool", "date": "date"},
}


@pytest.mark.parametrize("tool", ["pandas", "polars"])
def test_a_tool_reads_every_cell_of_every_table_as_the_readme_says(tool, unpacked, programs):
    plant(unpacked)
    printed_by_python(examples_of(unpacked)[tool][0] + DUMPS[tool], unpacked, programs)
    cells = json.loads((unpacked / "cells.json").read_text("utf-8"))
    compared = 0
    for resource in resources_of(unpacked):
        types = types_of(resource)
        header, *expected = lines_of(unpacked / resource["path"])
        columns, rows = cells[resource["name"]]
        assert columns == header == list(types)
        kinds = [KINDS[tool][kind] for kind in types.values()]
        found = [[value and (value[0], as_in_csv(value[1], value[0])) for value in row] for row in rows]
        wanted = [
            [cell and (kind, cell) for kind, cell in zip(kinds, row, strict=True)]
            for row in missing_or_text(expected)
        ]
        assert found == wanted, resource["name"]
        compared += sum(map(len, rows))
    assert compared > 20_000


def test_duckdb_reads_every_cell_of_every_table_as_the_readme_says(unpacked, programs):
    plant(unpacked)
    (options,) = set(re.findall(r"read_csv\('.*?', (.*?all_varchar = \w+)", section_of(unpacked)))
    resources = resources_of(unpacked)
    copies = [
        f"copy (from read_csv('{table['path']}', {options})) to '{table['name']}.json' (array true);"
        for table in resources
    ]
    done = shell("duckdb", unpacked, programs, "\n".join(copies))
    assert (done.returncode, done.stderr) == (0, "")
    for resource in resources:
        header, *expected = lines_of(unpacked / resource["path"])
        rows = json.loads((unpacked / f"{resource['name']}.json").read_text("utf-8"))
        assert all(list(row) == header for row in rows)
        assert [list(row.values()) for row in rows] == missing_or_text(expected), resource["name"]


def test_polars_reads_every_parquet_file_with_the_values_of_the_csv(unpacked, release, monkeypatch):
    (example,) = re.findall(r"`(pl\.read_parquet\(.*?\))`", section_of(unpacked))
    types = {
        "string": polars.String,
        "integer": polars.Int64,
        "number": polars.Decimal(38, 12),
        "boolean": polars.Boolean,
        "date": polars.Date,
    }
    monkeypatch.chdir(release / "parquet")
    resources = resources_of(unpacked)
    assert {f"{resource['name']}.parquet" for resource in resources} == set(os.listdir()) - {
        ".snakemake_timestamp"
    }
    for resource in resources:
        table = eval(example.replace("outcome_shares", resource["name"]), {"pl": polars})
        assert dict(table.schema) == {name: types[kind] for name, kind in types_of(resource).items()}
        found = [list(map(text_of, row)) for row in table.rows()]
        _, *expected = lines_of(unpacked / resource["path"])
        # The tables of the database, of which Parquet is made, are in the order of their keys.
        assert sorted(found, key=str) == sorted(missing_or_text(expected), key=str), resource["name"]


def test_pandas_left_to_guess_changes_what_the_readme_says(unpacked):
    plant(unpacked)
    assert pandas.read_csv(unpacked / "data" / "outcome_types.csv")["subset_of"].dtype == "float64"
    assert pandas.read_csv(unpacked / "derived" / "outcome_shares.csv")["numerator"].dtype == "float64"
    guessed = pandas.read_csv(unpacked / "data" / "planted.csv")
    lost = {TEXTS[number] for number in guessed.index[guessed["text"].isna()] if number < len(TEXTS)}
    assert {"NA", "None", "null"} <= lost and "none" not in lost


def test_polars_left_to_guess_changes_what_the_readme_says(unpacked):
    assert polars.read_csv(unpacked / "derived" / "outcome_shares.csv").schema["share"] == polars.Float64
    (unpacked / "long.csv").write_text("id\n" + "1\n" * 100 + "2016-a\n", encoding="utf-8")
    with pytest.raises(polars.exceptions.ComputeError):
        polars.read_csv(unpacked / "long.csv")


def test_no_text_of_any_table_begins_as_a_formula_does(unpacked):
    compared = 0
    for resource in resources_of(unpacked):
        types = types_of(resource)
        for column, cell in (item for row in rows_of(unpacked, resource["name"]) for item in row.items()):
            place = (resource["name"], column, cell)
            if types[column] == "string":
                # Also behind what a spreadsheet may take for the end of a cell.
                starts = [part[:1] for part in re.split(r"[;\t\r\n]", cell)]
                assert not set(starts) & set("=+-@＝＋－＠") and cell[:1] not in ("\t", "\r"), place
                compared += 1
            else:
                assert re.fullmatch(r"(-?\d+(\.\d+)?|true|false|\d{4}-\d\d-\d\d)?", cell), place
    assert compared > 10_000


class Cell(NamedTuple):
    """A cell of a spreadsheet: the type of its value, its formula, its number and the text that it shows."""

    kind: str | None
    formula: str | None
    value: str | None
    text: str


OFFICE, TABLE, TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text")
)
EMPTY = Cell(None, None, None, "")


def words_in(paragraph: ElementTree.Element) -> str:
    """Return the text of a paragraph of an OpenDocument file, with its runs of blanks and its tabs."""
    signs = {f"{TEXT}s": " " * int(paragraph.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t"}
    inner = "".join(words_in(child) + (child.tail or "") for child in paragraph)
    return signs.get(paragraph.tag, "") + (paragraph.text or "") + inner


def cell_in(node: ElementTree.Element) -> Cell:
    return Cell(
        node.get(f"{OFFICE}value-type"),
        node.get(f"{TABLE}formula"),
        node.get(f"{OFFICE}value"),
        "\n".join(words_in(paragraph) for paragraph in node.findall(f"{TEXT}p")),
    )


def cells_in(spreadsheet: Path) -> list[list[Cell]]:
    """Return the cells of a spreadsheet, without the empty ones at the end of each row and of the sheet."""
    rows = []
    if spreadsheet.suffix == ".fods":
        root = ElementTree.parse(spreadsheet).getroot()
    else:
        with zipfile.ZipFile(spreadsheet) as archive:
            root = ElementTree.fromstring(archive.read("content.xml"))
    for node in root.iter(f"{TABLE}table-row"):
        row = []
        for child in node.findall(f"{TABLE}table-cell"):
            row += [cell_in(child)] * int(child.get(f"{TABLE}number-columns-repeated", "1"))
        while row and row[-1] == EMPTY:
            row.pop()
        rows += [row] * int(node.get(f"{TABLE}number-rows-repeated", "1")) if row else [row]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def filled(row: list[Cell], cells: list[str]) -> list[Cell]:
    """Return a row with empty cells at its end, as many as a row of the CSV file has cells."""
    return [*row, *[EMPTY] * (len(cells) - len(row))]


@pytest.fixture(scope="module")
def opened(release, programs, tmp_path_factory) -> Path:
    """Return the archive unpacked, a table planted, and all tables converted as the README says."""
    folder = tmp_path_factory.mktemp("opened")
    shutil.unpack_archive(release / ARCHIVE, folder)
    plant(folder)
    done = shell(examples_of(folder)["LibreOffice"][0], folder, programs)
    assert done.returncode == 0, done.stderr
    return folder


def convert(folder: Path, programs: Path, options: str, files: str = "data/*.csv derived/*.csv") -> None:
    done = shell(f"soffice --headless --convert-to {options} {files}", folder, programs)
    assert done.returncode == 0, done.stderr


@needs_libreoffice
def test_libreoffice_keeps_every_cell_as_text_with_the_filter_of_the_readme(opened):
    resources = resources_of(opened)
    assert len(list((opened / "spreadsheets").iterdir())) == len(resources)
    compared = 0
    for resource in resources:
        lines = lines_of(opened / resource["path"])
        rows = cells_in(opened / "spreadsheets" / f"{resource['name']}.ods")
        expected = [[Cell("string", None, None, text) if text else EMPTY for text in line] for line in lines]
        found = [filled(row, line) for row, line in zip(rows, lines, strict=True)]
        assert found == expected, resource["name"]
        compared += sum(map(len, lines))
    assert compared > 20_000


@needs_libreoffice
def test_the_filter_of_the_readme_has_a_text_for_every_column(opened):
    (columns,) = re.findall(r"44,34,76,1,([\d/]+)\"", examples_of(opened)["LibreOffice"][0])
    numbers = columns.split("/")
    assert numbers[::2] == [str(number) for number in range(1, len(numbers) // 2 + 1)]
    assert set(numbers[1::2]) == {"2"}
    assert len(numbers) // 2 >= max(len(types_of(resource)) for resource in resources_of(opened))


@needs_libreoffice
def test_libreoffice_writes_the_csv_that_it_reads_with_the_filter_of_the_readme(opened, programs):
    (stated,) = re.findall(r"--infilter=\"[^\"]*\"", examples_of(opened)["LibreOffice"][0])
    convert(opened, programs, f'"csv:{CSV_FILTER}:44,34,76,1,,0,false,true" --outdir written {stated}')
    for resource in resources_of(opened):
        written = opened / "written" / Path(resource["path"]).name
        assert lines_of(written) == lines_of(opened / resource["path"]), resource["name"]


@needs_libreoffice
def test_libreoffice_left_to_guess_loses_what_the_readme_says(opened, programs):
    convert(opened, programs, "fods --outdir guessed")
    changed, formulas = {}, set()
    for resource in resources_of(opened):
        types = list(types_of(resource).values())
        rows = cells_in(opened / "guessed" / f"{resource['name']}.fods")
        lines = lines_of(opened / resource["path"])
        for row, line in zip(rows, lines, strict=True):
            for cell, text, kind in zip(filled(row, line), line, types, strict=False):
                if kind == "string" and cell.text != text:
                    changed.setdefault(resource["name"], {})[text] = cell.text
                if cell.formula:
                    formulas.add((resource["name"], text))
    planted = changed.pop("planted")
    # Of the package itself: thousands lose their commas, and no text is taken for a formula.
    assert changed["figures"]["9,456"] == "9456"
    assert {name for name, _ in formulas} == {"planted"}
    assert ("planted", "=1+1") in formulas
    assert planted["=1+1"] == "2" and planted["0012"] == "12" and planted["+1"] == "1"
    assert planted["12345678901234567890"] != "12345678901234567890"


def numbers_read(folder: Path, resource: dict, language: int) -> list[tuple[str, str | None]]:
    """Return every cell of the columns of numbers of a table, with the number that LibreOffice made of it."""
    kinds = list(types_of(resource).values())
    lines = lines_of(folder / resource["path"])
    rows = cells_in(folder / f"language-{language}" / f"{resource['name']}.fods")
    return [
        (text, cell.value)
        for row, line in zip(rows[1:], lines[1:], strict=True)
        for cell, text, kind in zip(filled(row, line), line, kinds, strict=True)
        if kind in ("integer", "number") and text
    ]


@needs_libreoffice
def test_libreoffice_reads_numbers_in_english_and_not_in_german(opened, programs):
    english, german = 2057, 1031
    for language, files in ((english, "derived/*.csv data/figures.csv"), (german, "data/planted.csv")):
        options = f'fods --outdir language-{language} --infilter="{CSV_FILTER}:44,34,76,1,,{language}"'
        convert(opened, programs, options, files)
    resources = {resource["name"]: resource for resource in resources_of(opened)}
    tables = [table for table in resources.values() if table["path"].startswith("derived/")]
    read = [
        pair for table in [*tables, resources["figures"]] for pair in numbers_read(opened, table, english)
    ]
    assert [(text, value) for text, value in read if value is None or Fraction(value) != Fraction(text)] == []
    assert len(read) > 1_000
    assert ("0.125", "125") in numbers_read(opened, resources["planted"], german)
