"""What a package is refused for, and what the command that compares two of them does."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from press_figures.errors import InputError

from .conftest import (
    AREAS,
    WORDS,
    add_areas,
    change,
    column,
    encoded,
    pack,
    put,
    read,
    remove_id,
    table,
    write,
)

ROOT = Path(__file__).parents[3]


def refusal(files):
    with pytest.raises(InputError) as raised:
        read(files)
    return str(raised.value)


PUBLISHED = "Take the file as it was published."
PROFILE = (
    "is not valid under any of the given schemas; expected what the Data Package profile asks for. "
    "Correct the descriptor."
)
PATH = "expected the path of one file within the package. Correct the path."
SCHEMA = "expected a schema with the name and the type of every column. Complete the descriptor."


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
    assert refusal(old) == (
        f"old, datapackage.json: found {found}; expected a semantic version of three whole numbers, such as "
        "0.2.0. Correct the version."
    )


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("{", "text that is not JSON (Expecting property name enclosed in double quotes: line 1 column"),
        (b"\xff{}", "text that is not JSON ('utf-8' codec can't decode byte 0xff in position 0"),
        ("[" * 100_000, "text that is not JSON (maximum recursion depth exceeded"),
        ("[]", f"JSON of the kind list; expected keys with values. {PUBLISHED}"),
    ],
)
def test_a_descriptor_that_is_no_descriptor_is_refused(old, content, found):
    old["datapackage.json"] = content
    assert refusal(old).startswith(f"old, datapackage.json: found {found}")


@pytest.mark.parametrize(
    ("keys", "value", "place", "found"),
    [
        ("name", None, "", "no name; expected the name of the package. Add it."),
        ("resources 4 name", "areas", "", "2 tables of the name 'areas'; expected one. Rename all but one."),
        ("resources 0 schema primaryKey", 3, ", $.resources[0].schema.primaryKey", f"3 {PROFILE}"),
        ("resources 0 path", "../a.csv", ", $.resources[0].path", f"'../a.csv' {PROFILE}"),
        ("resources 0 path", "/etc/passwd", ", $.resources[0].path", f"'/etc/passwd' {PROFILE}"),
        ("resources 0 path", "https://a.org/b", ", table areas", f"the path 'https://a.org/b'; {PATH}"),
        ("resources 0 path", "C:/areas.csv", ", table areas", f"the path 'C:/areas.csv'; {PATH}"),
        ("resources 0 schema", None, ", table areas", f"no description of its columns; {SCHEMA}"),
    ],
)
def test_a_descriptor_of_no_package_is_refused_with_the_place(old, keys, value, place, found):
    put(old["datapackage.json"], keys, value)
    assert refusal(old) == f"old, datapackage.json{place}: found {found}"


def test_a_table_without_a_file_of_its_own_is_refused(old):
    del table(old, "areas")["path"]
    table(old, "areas")["data"] = []
    assert refusal(old) == f"old, datapackage.json, table areas: found no path; {PATH}"


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


HEADER = "expected the header area_id,name. Take the table and the descriptor of one version."
UTF_8 = "bytes that are not UTF-8 (byte 19); expected UTF-8. Save the file as UTF-8."
NOT_CSV = "text that is not CSV (unexpected end of data); expected CSV. Check the quotation marks."
KEY = "expected a key that one row has. Take the table as it was published."


@pytest.mark.parametrize(
    ("content", "place", "found"),
    [
        ("area_id,title\n", ", line 1", f"no column 'name'; unknown column 'title'; {HEADER}"),
        ("", ", line 1", f"no column 'area_id', 'name'; {HEADER}"),
        ("area_id,name\nkent\n", ", line 2", "1 cells; expected 2 cells. Restore the row."),
        ("area_id,name\n\n", ", line 2", "0 cells; expected 2 cells. Restore the row."),
        ('area_id,name\nkent,"Kent\n', ", line 2", NOT_CSV),
        (b"area_id,name\nkent,K\xe9nt\n", "", UTF_8),
        ("area_id,name\na,K\nb,E\na,L\n", "", f"2 rows with the key 'a'; {KEY}"),
        ("area_id,name\na,K\na,K\nb,E\nb,E\n", "", f"2 rows with the key 'a' and 1 more such keys; {KEY}"),
    ],
)
def test_a_table_that_is_not_what_the_schema_says_is_refused(old, content, place, found):
    old[AREAS] = content
    assert refusal(old) == f"old, {AREAS}{place}: found {found}"


@pytest.fixture(scope="session")
def command(command_module):
    return command_module("compare_versions")


@pytest.fixture
def run(command, capsys):
    """Return a function that runs the command and returns its exit status, output and errors."""

    def run_command(*arguments):
        status = command.main(list(arguments))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


@pytest.fixture(params=["folder", "archive"])
def kept(request, tmp_path):
    """Return a function that writes files as a package of one of two kinds and returns its path."""

    def keep(name, files):
        if request.param == "folder":
            return write(tmp_path / name, files)
        return pack(tmp_path / f"{name}.zip", files)

    return keep


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
    new["datapackage.json"]["version"] = "2.0.0"
    status, _, errors = run("--check", folders[0], write(tmp_path / "newer", new))
    assert (status, errors) == (0, "")


def test_all_shows_the_whole_of_a_list(run, old, new, tmp_path):
    add_areas(new, 23)
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


def test_a_folder_or_archive_without_a_file_is_refused(run, old, kept):
    whole = kept("whole", old)
    areas = old.pop(AREAS)
    path = kept("without_a_table", old)
    assert run(path, whole)[2] == (
        f"{path}, data/areas.csv: found no file; expected the file of the table areas. Take the package as "
        "it was published, with all its files.\n"
    )
    path = kept("without_a_descriptor", {AREAS: areas})
    assert run(whole, path) == (
        2,
        "",
        f"{path}, datapackage.json: found no file; expected the descriptor of the package at its root. "
        "Name the folder or the zip archive of a package.\n",
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


def test_a_file_without_end_is_refused_before_it_is_read(command, run, old, monkeypatch, kept):
    path = kept("old", old)
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
