"""Publishing: the package and the reports, whole, and nothing else in their folders."""

import pytest

import check_places
import publish_outputs
from lib.errors import InputError

PACKAGE = ["build/package/datapackage.json", "build/package/data/areas.csv"]
EXPECTED = ["datapackage/datapackage.json", "datapackage/data/areas.csv", "reports/README.md"]


@pytest.fixture
def built(tmp_path, monkeypatch):
    """Return a folder with a built package and built reports, as the folder to work in."""
    monkeypatch.chdir(tmp_path)
    for file in [*PACKAGE, "build/reports/README.md", "build/reports/forces/essex.md"]:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(file)
    return tmp_path


def published(folder):
    return {
        str(path.relative_to(folder)): path.read_text()
        for place in ("datapackage", "reports")
        for path in (folder / place).rglob("*")
        if path.is_file()
    }


def publish():
    check_places.main(PACKAGE, "build/reports", "build/places.json")
    return publish_outputs.main(PACKAGE, "build/reports", EXPECTED, "build/places.json")


def test_the_package_and_every_page_are_copied(built):
    assert publish() == "4 files published, 0 of an earlier build removed"
    assert published(built) == {
        "datapackage/datapackage.json": "build/package/datapackage.json",
        "datapackage/data/areas.csv": "build/package/data/areas.csv",
        "reports/README.md": "build/reports/README.md",
        "reports/forces/essex.md": "build/reports/forces/essex.md",
    }


def test_what_an_earlier_build_left_in_its_folder_and_what_snakemake_left_is_not_published(built):
    (built / "build/package/data/dropped.csv").write_text("")
    (built / "build/reports/.snakemake_timestamp").write_text("")
    publish()
    assert set(published(built)) == {*EXPECTED, "reports/forces/essex.md"}


def test_what_an_earlier_build_published_and_this_one_does_not_give_is_removed(built):
    publish()
    (built / "build/reports/forces/essex.md").unlink()
    assert publish() == "3 files published, 1 of an earlier build removed"
    assert set(published(built)) == set(EXPECTED)


@pytest.mark.parametrize(
    "foreign", ["reports/forces/kent.md", "datapackage/data/dropped.csv", "reports/.DS_Store"]
)
def test_a_file_that_no_build_published_is_refused_and_nothing_is_touched(built, foreign):
    publish()
    (built / foreign).write_text("mine")
    (built / "build/reports/README.md").write_text("changed")
    before = published(built)
    with pytest.raises(InputError) as refusal:
        publish()
    assert str(refusal.value) == (
        f"{foreign}: found a file that the current inputs do not produce; expected no such file. "
        "Delete it or keep it elsewhere: datapackage/ and reports/ hold what a build gives, and no more."
    )
    assert published(built) == before


def test_publishing_removes_nothing_that_no_build_published(built):
    publish()
    (built / "reports/notes.txt").write_text("mine")
    publish_outputs.main(PACKAGE, "build/reports", EXPECTED, "build/places.json")
    assert published(built)["reports/notes.txt"] == "mine"
