"""Outputs are written aside and renamed: all of them or none."""

import json

import pytest

from press_figures.files import to_json, write_all


def files_below(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_text_is_written_as_utf_8_with_its_line_ends_and_bytes_as_they_are(tmp_path):
    write_all({tmp_path / "a.csv": "é\r\n“x”\n", tmp_path / "b.bin": b"\xff\x00"})
    assert files_below(tmp_path) == {"a.csv": "é\r\n“x”\n".encode(), "b.bin": b"\xff\x00"}


def test_missing_folders_are_made(tmp_path):
    write_all({tmp_path / "new" / "deep" / "a.csv": "x"})
    assert files_below(tmp_path) == {"new/deep/a.csv": b"x"}


def test_an_old_file_is_replaced(tmp_path):
    (tmp_path / "a.csv").write_text("old and longer")
    write_all({tmp_path / "a.csv": "new"})
    assert files_below(tmp_path) == {"a.csv": b"new"}


@pytest.fixture
def half_impossible(tmp_path):
    """Return contents of which the second cannot be written, for its folder is a file."""
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "blocked").write_text("a file where a folder should be")
    return {tmp_path / "a.csv": "new", tmp_path / "blocked" / "b.csv": "new", tmp_path / "c.csv": "new"}


def test_no_file_changes_if_one_of_them_cannot_be_written(tmp_path, half_impossible):
    with pytest.raises(OSError):
        write_all(half_impossible)
    assert (tmp_path / "a.csv").read_text() == "old"
    assert not (tmp_path / "c.csv").exists()


def test_nothing_is_left_aside_if_one_of_them_cannot_be_written(tmp_path, half_impossible):
    with pytest.raises(OSError):
        write_all(half_impossible)
    assert list(tmp_path.rglob("*.part")) == []


def test_content_that_cannot_be_encoded_changes_nothing(tmp_path):
    (tmp_path / "b.csv").write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write_all({tmp_path / "b.csv": "\ud800"})
    assert files_below(tmp_path) == {"b.csv": b"old"}


def test_json_keeps_order_and_letters_and_ends_in_a_line_feed():
    value = {"b": "“é”", "a": [1, None]}
    text = to_json(value)
    assert text == '{\n  "b": "“é”",\n  "a": [\n    1,\n    null\n  ]\n}\n'
    assert json.loads(text) == value
