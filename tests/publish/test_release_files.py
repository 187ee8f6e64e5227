"""What a release consists of: the same bytes each time, no article text, the same values in every form."""

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import duckdb
import pytest

from publish.releases import FACTS, ROOT, make_release, released_files

ARCHIVE = "domestic-abuse-outcomes-in-the-press.zip"
# Longer than anything that the package quotes, shorter than any paragraph of an article.
LONGEST_QUOTE = 150


def test_a_build_makes_no_release_unless_asked(repository):
    command = [
        sys.executable,
        "-m",
        "snakemake",
        "--cores",
        "1",
        "--dry-run",
        "--forceall",
        "--quiet",
        "host",
    ]
    run = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True)
    assert "load_database" in run.stdout + run.stderr
    for rule in ("assemble_package", "export_database", "describe_for_portals", "sum_release"):
        assert rule not in run.stdout + run.stderr


@pytest.fixture
def own_repository(repository, tmp_path) -> Path:
    """Return a copy of the folder in which a release was made, as fresh as the original."""
    return shutil.copytree(repository, tmp_path / "own", symlinks=True)


def test_a_release_of_other_facts_than_those_typed_by_now_is_not_uploaded(own_repository):
    """A build that was refused leaves the release before it in its place."""
    command = [sys.executable, "workflow/upload.py", "zenodo"]
    typed = own_repository / "workflow" / "release.yml"
    assert subprocess.run(command, cwd=own_repository, capture_output=True).returncode == 0
    typed.write_text(typed.read_text("utf-8").replace(FACTS["date"], "2026-12-09"), encoding="utf-8")
    refused = subprocess.run(command, cwd=own_repository, capture_output=True, text=True)
    descriptor = own_repository / "build" / "publish" / "package" / "datapackage.json"
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"{descriptor}: found '2026-12-01T00:00:00Z' as created; expected '2026-12-09T00:00:00Z', as it is "
        "typed now. Run snakemake --cores 1 publish again.\n"
    )


def test_the_sums_are_those_of_every_file_and_no_other(release):
    files = released_files(release)
    listed = dict(reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_the_sums_for_zenodo_are_those_of_the_files_that_it_gets_by_their_names_there(release):
    lines = (release / "zenodo" / "SHA256SUMS").read_text("utf-8").splitlines()
    paths = [release / ARCHIVE, release / "outcomes.duckdb", *(release / "parquet").glob("*.parquet")]
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    assert lines == [f"{sums[name]}  {name}" for name in sorted(sums)]


def test_sha256sum_reads_the_sums(release):
    checked = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=release)
    assert checked.returncode == 0


def test_the_archive_holds_the_package_and_no_more(release):
    files = released_files(release / "package")
    with zipfile.ZipFile(release / ARCHIVE) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
        assert {entry.filename: archive.read(entry) for entry in entries} == files
    assert [entry.filename for entry in entries] == sorted(files)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    descriptor = json.loads(files["datapackage.json"])
    assert {resource["path"] for resource in descriptor["resources"]} == {
        name for name in files if name.endswith(".csv")
    }
    others = {name for name in files if not name.endswith(".csv")}
    assert others == {
        "datapackage.json",
        "README.md",
        "CITATION.cff",
        "CHANGELOG.md",
        "LICENSE.md",
        "csv-metadata.json",
    }


def words_of(text: str) -> str:
    """Return a text with one blank for every white space, so that a line break hides nothing."""
    return " ".join(text.split())


def texts_in(release: Path) -> dict[str, str]:
    """Return all text of a release by file: of the database and the Parquet files, every cell."""
    texts = {}
    for name, content in released_files(release).items():
        if name.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
            texts[name] = "\n".join(cells)
        elif not name.endswith((".parquet", ".duckdb", ".zip")):
            texts[name] = content.decode("utf-8")
    with duckdb.connect(str(release / "outcomes.duckdb"), read_only=True) as connection:
        tables = connection.execute("select table_name from duckdb_tables()").fetchall()
        for (table,) in tables:
            for place in (table, f"'{release}/parquet/{table}.parquet'"):
                rows = connection.execute(f"from {place}").fetchall()
                texts[str(place)] = "\n".join(str(cell) for row in rows for cell in row)
    return texts


def test_no_part_of_an_article_longer_than_a_quotation_is_in_any_file(release):
    articles = [words_of(path.read_text("utf-8")) for path in (ROOT / "raw" / "articles").glob("*.txt")]
    texts = {name: words_of(text) for name, text in texts_in(release).items()}
    assert len(articles) >= 3 and len(texts) > 150
    for article in articles:
        for start in range(0, len(article) - LONGEST_QUOTE, 10):
            part = article[start : start + LONGEST_QUOTE]
            assert [name for name, text in texts.items() if part in text] == []
    # The search finds what is there.
    assert any("13,568" in text for text in texts.values())


def tables_of(release: Path) -> list[dict]:
    return json.loads((release / "package/datapackage.json").read_text("utf-8"))["resources"]


def printed(value: object) -> str:
    """Return a value of Parquet as the CSV files print it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value) if not hasattr(value, "as_tuple") else f"{value:f}"
    return text.rstrip("0").rstrip(".") if hasattr(value, "as_tuple") and "." in text else text


def test_parquet_and_csv_hold_the_same_values(release):
    compared = 0
    for resource in tables_of(release):
        with open(release / "package" / resource["path"], encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        relation = duckdb.sql(f"from '{release}/parquet/{resource['name']}.parquet'")
        assert relation.columns == header
        found = [[printed(cell) for cell in row] for row in relation.fetchall()]
        assert sorted(found) == sorted(rows), resource["name"]
        compared += sum(map(len, rows))
    assert compared > 20_000


def test_parquet_has_the_types_and_the_order_of_the_tables(release):
    types = {"string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(38,12)", "boolean": "BOOLEAN"}
    for resource in tables_of(release):
        relation = duckdb.sql(f"from '{release}/parquet/{resource['name']}.parquet'")
        fields = resource["schema"]["fields"]
        assert list(map(str, relation.types)) == [types.get(field["type"], "DATE") for field in fields]
        if keys := resource["schema"].get("primaryKey"):
            places = [relation.columns.index(key) for key in keys]
            found = [tuple(row[place] for place in places) for row in relation.fetchall()]
            assert found == sorted(found)


def test_the_database_of_the_release_opens_in_the_older_command_line(release):
    program = Path(sys.executable).parent / "duckdb"
    command = [
        str(program),
        "-readonly",
        "-csv",
        "outcomes.duckdb",
        "select count(*) from figures_in_context",
    ]
    run = subprocess.run(command, cwd=release, capture_output=True, text=True, check=True)
    (resource,) = [resource for resource in tables_of(release) if resource["name"] == "figures"]
    assert run.stdout.split() == ["count_star()", str(resource["rows"])]


def test_the_facts_of_the_release_are_in_the_descriptor_and_the_citation(release):
    descriptor = json.loads((release / "package/datapackage.json").read_text("utf-8"))
    assert descriptor["id"] == "https://doi.org/10.5281/zenodo.1234567"
    assert descriptor["created"] == "2026-12-01T00:00:00Z"
    assert descriptor["homepage"] == "https://data.example.org/outcomes"
    assert [person["roles"] for person in descriptor["contributors"]] == [
        ["creator"],
        ["publisher"],
        ["contact"],
    ]
    citation = (release / "package/CITATION.cff").read_text("utf-8")
    assert "doi: 10.5281/zenodo.1234567\n" in citation and "date-released: '2026-12-01'\n" in citation


def test_without_facts_what_needs_them_is_skipped_and_named_and_nothing_old_stays(workspace):
    orphans = [
        workspace / "build/publish" / name for name in ("parquet/gone.parquet", "package/data/gone.csv")
    ]
    for orphan in orphans:
        orphan.parent.mkdir(parents=True)
        orphan.write_bytes(b"of a table that is gone")
    printed = make_release(workspace)
    assert not [orphan for orphan in orphans if orphan.exists()]
    assert "gone" not in (workspace / "build/publish/SHA256SUMS").read_text("utf-8")
    made = workspace / "build" / "publish" / "metadata"
    assert {path.name for path in made.glob("[!.]*")} == {"ckan.json", "schema-org.jsonld"}
    guide = (made.parent / "README.md").read_text("utf-8")
    for line in (
        "invenio.json: date, publisher_name",
        "datacite.json: doi, date, landing_page, publisher_name",
        "dcat.jsonld: landing_page, publisher_name, contact_email",
        "data.json: date, landing_page, publisher_name, contact_email",
        "croissant.json: date, landing_page, download_folder",
    ):
        assert f"Skipped {line} in workflow/release.yml not typed yet." in printed
        _, facts = line.split(": ")
        assert f"skipped: {facts} not known yet" in guide.replace("\\", "")
    written = {"csv-metadata.json", "CITATION.cff", "ckan.json", "schema-org.jsonld"}
    assert guide.count("| written |") == len(written)
    assert "data@example.org" not in "".join(
        content.decode() for name, content in released_files(made.parent).items() if name.endswith("json")
    )
