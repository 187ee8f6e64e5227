"""The files of a release: the sums are read strictly, and what lies there must be what was summed."""

import hashlib

import pytest

from press_figures.errors import InputError
from press_figures.release.upload_files import PublishedFile, digest, is_for_zenodo, read_sums, verified_files

SUM = "0" * 64
CONTENTS = {"outcomes.duckdb": b"\x00database", "parquet/figures.parquet": "“é”\r\n".encode(), "empty": b""}


def sum_of(content):
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def folder(tmp_path):
    """Return a release of three files with their sums."""
    for name, content in CONTENTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    lines = [f"{sum_of(content)}  {name}\n" for name, content in CONTENTS.items()]
    (tmp_path / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def refusal(function, folder):
    """Return the message with which a folder is refused, without the path of the folder."""
    with pytest.raises(InputError) as raised:
        function(folder)
    return str(raised.value).replace(f"{folder}/", "")


def test_every_file_comes_with_its_path_size_and_sum_in_the_order_of_the_sums(folder):
    assert verified_files(folder) == [
        PublishedFile(folder / name, name, len(content), sum_of(content))
        for name, content in CONTENTS.items()
    ]


def test_the_sums_are_those_that_sha256sum_checks(folder):
    """The known sum of nothing, and the form with a star that sha256sum --binary writes."""
    nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert verified_files(folder)[2].sha256 == nothing
    (folder / "SHA256SUMS").write_text(f"{nothing} *empty\n")
    assert read_sums(folder) == {"empty": nothing}


def test_a_sum_of_another_kind_is_read_from_the_whole_file(folder):
    large = folder / "large"
    large.write_bytes(b"ab" * 1_000_000)
    assert digest(large, "md5") == hashlib.md5(b"ab" * 1_000_000).hexdigest()


def test_a_folder_without_sums_is_refused(tmp_path):
    assert refusal(read_sums, tmp_path) == (
        "SHA256SUMS: found no file; expected the sums of a release. Run snakemake --cores 1 publish."
    )


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("", "''"),
        (f"{SUM} a", f"'{SUM} a'"),
        (f"{SUM}\ta", f"'{SUM}\\ta'"),
        (f"{SUM[1:]}  a", f"'{SUM[1:]}  a'"),
        (f"{SUM[1:]}A  a", f"'{SUM[1:]}A  a'"),
        (f"{SUM}  ", f"'{SUM}  '"),
        (f"{SUM}   a", f"'{SUM}   a'"),
        (f"{SUM}  a\r", f"'{SUM}  a\\r'"),
        (f"{SUM}  /etc/passwd", f"'{SUM}  /etc/passwd'"),
        (f"{SUM}  ../a", f"'{SUM}  ../a'"),
        (f"{SUM}  a/../../b", f"'{SUM}  a/../../b'"),
        (f"{SUM}  ./a", f"'{SUM}  ./a'"),
        (f"{SUM}  .", f"'{SUM}  .'"),
        (f"{SUM}  a//b", f"'{SUM}  a//b'"),
        (f"\\{SUM}  a\\nb", f"'\\\\{SUM}  a\\\\nb'"),
        (f"{SUM}  a\\b", f"'{SUM}  a\\\\b'"),
        (f"{SUM}  a\x1b[2Jb", f"'{SUM}  a\\x1b[2Jb'"),
    ],
)
def test_a_line_that_is_not_a_sum_and_a_plain_path_inside_is_refused(tmp_path, line, shown):
    (tmp_path / "SHA256SUMS").write_text(f"{SUM}  fine\n{line}\n", encoding="utf-8", newline="")
    assert refusal(read_sums, tmp_path) == (
        f"SHA256SUMS, line 2: found {shown}; expected a sum of 64 hexadecimal digits, two spaces and a path "
        "inside the folder. Run snakemake --cores 1 publish again."
    )


def test_bytes_that_are_no_text_are_refused(tmp_path):
    (tmp_path / "SHA256SUMS").write_bytes(b"\xff\xfe\n")
    assert refusal(read_sums, tmp_path).startswith("SHA256SUMS, line 1: found '\ufffd\ufffd'; expected a sum")


def test_a_file_listed_twice_is_refused(tmp_path):
    (tmp_path / "SHA256SUMS").write_text(f"{SUM}  a\n{SUM}  a\n")
    assert refusal(read_sums, tmp_path) == (
        "SHA256SUMS, line 2: found 'a' twice; expected one line for each file. "
        "Run snakemake --cores 1 publish again."
    )


def test_sums_of_nothing_are_refused(tmp_path):
    (tmp_path / "SHA256SUMS").write_text("")
    assert refusal(read_sums, tmp_path).startswith("SHA256SUMS, line 1: found ''; expected a sum")


def test_every_missing_and_every_changed_file_is_named(folder):
    (folder / "empty").unlink()
    (folder / "empty").mkdir()
    (folder / "outcomes.duckdb").write_bytes(b"another")
    assert refusal(verified_files, folder).splitlines() == [
        f"outcomes.duckdb: found a file with the sum {sum_of(b'another')}; expected "
        f"{sum_of(CONTENTS['outcomes.duckdb'])}, as SHA256SUMS says. Run snakemake --cores 1 publish again.",
        "empty: found no file; expected a file, since SHA256SUMS lists it. "
        "Run snakemake --cores 1 publish again.",
    ]


def test_a_file_that_the_sums_do_not_list_is_no_part_of_the_release(folder):
    (folder / "metadata.json.part").write_text("half")
    assert [file.name for file in verified_files(folder)] == list(CONTENTS)


@pytest.mark.parametrize(
    ("name", "is_sent"),
    [
        ("outcomes-in-the-press.zip", True),
        ("outcomes.duckdb", True),
        ("parquet/figures and forces.parquet", True),
        ("README.md", False),
        ("SHA256SUMS", False),
        ("zenodo/SHA256SUMS", False),
        ("package/outcomes.duckdb", False),
        ("package/more.zip", False),
        ("metadata/invenio.json", False),
        ("parquet/README.md", False),
        ("parquet/older/figures.parquet", False),
        ("figures.parquet", False),
        ("outcomes.zip.part", False),
        ("outcomes_duckdb", False),
    ],
)
def test_zenodo_gets_the_archive_the_database_and_the_tables_as_parquet(name, is_sent):
    assert is_for_zenodo(name) == is_sent
