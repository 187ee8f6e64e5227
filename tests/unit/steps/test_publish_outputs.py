"""Publishing: the package and the reports, whole, and nothing else in their folders."""

import errno
import json
import os
from pathlib import Path

import pytest

import check_published_folders
import publish_outputs
from press_figures import files
from press_figures.errors import InputError
from press_figures.package.publication import left_over, publication

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
    check_published_folders.main(PACKAGE, "build/reports", "build/published_folders.json")
    return publish_outputs.main(PACKAGE, "build/reports", "build/placed.json")


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
    publish_outputs.main(PACKAGE, "build/reports", "build/placed.json")
    assert published(built)["reports/notes.txt"] == "mine"


class Cut(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def cut_at(monkeypatch):
    """Return a function that lets a number of files be renamed and ends the process at the next."""

    def cut(renamed):
        left = iter(range(renamed))

        def replace(aside, place, real=os.replace):
            if next(left, None) is None:
                raise Cut
            real(aside, place)

        monkeypatch.setattr(os, "replace", replace)

    yield cut
    monkeypatch.undo()


@pytest.fixture
def changed(built):
    """Return a published folder in which the build then changed every file and gave another page for one."""
    publish()
    for file in [*PACKAGE, "build/reports/README.md"]:
        (built / file).write_text("changed")
    (built / "build/reports/forces/essex.md").rename(built / "build/reports/forces/kent.md")
    check_published_folders.main(PACKAGE, "build/reports", "build/published_folders.json")
    return built


AFTER = dict.fromkeys(EXPECTED, "changed") | {"reports/forces/kent.md": "build/reports/forces/essex.md"}
# The record of what is published, three files, the record, the report of the step, the descriptor.
RENAMES = 7


@pytest.mark.parametrize("renamed", range(RENAMES))
def test_while_files_of_two_builds_stand_side_by_side_there_is_no_descriptor(changed, cut_at, renamed):
    before = published(changed)
    cut_at(renamed)
    with pytest.raises(Cut):
        publish_outputs.main(PACKAGE, "build/reports", "build/placed.json")
    found = published(changed)
    assert all(text in (before.get(path), AFTER.get(path)) for path, text in found.items())
    if "datapackage/datapackage.json" in found:
        assert found == before


@pytest.mark.parametrize("renamed", range(RENAMES))
def test_publishing_again_after_an_interruption_ends_as_without_one(changed, cut_at, renamed, monkeypatch):
    # What kill -9 leaves, for then nobody clears away.
    for path in AFTER:
        (changed / f"{path}.part").parent.mkdir(parents=True, exist_ok=True)
        (changed / f"{path}.part").write_text("half")
    cut_at(renamed)
    with pytest.raises(Cut):
        publish_outputs.main(PACKAGE, "build/reports", "build/placed.json")
    monkeypatch.undo()
    monkeypatch.chdir(changed)
    publish()
    assert published(changed) == AFTER
    assert sorted(json.loads((changed / "build/published.json").read_text())) == sorted(AFTER)


@pytest.mark.parametrize("left", ["datapackage/datapackage.json.part", "reports/forces/essex.md.part"])
def test_a_file_that_an_interrupted_build_left_aside_is_gone_after_the_next(changed, left):
    (changed / left).write_text("half")
    publish_outputs.main(PACKAGE, "build/reports", "build/placed.json")
    assert published(changed) == AFTER


def test_the_descriptor_is_the_last_file_that_is_put_into_place(changed, cut_at):
    cut_at(RENAMES)
    publish_outputs.main(PACKAGE, "build/reports", "build/placed.json")
    assert published(changed) == AFTER


def test_the_index_of_the_reports_and_then_the_descriptor_come_last(built):
    places = [str(place) for place in publication(PACKAGE, "build/reports")]
    assert places[-2:] == ["reports/README.md", "datapackage/datapackage.json"]


def test_what_an_interrupted_build_left_is_the_work_of_a_build(built, cut_at):
    check_published_folders.main(PACKAGE, "build/reports", "build/published_folders.json")
    cut_at(3)
    with pytest.raises(Cut):
        publish_outputs.main(PACKAGE, "build/reports", "build/placed.json")
    # What kill -9 leaves, for then nobody clears away.
    (built / "reports/forces/essex.md.part").write_text("half")
    (built / "build/reports/forces/essex.md").unlink()
    stale, foreign = left_over(publication(PACKAGE, "build/reports"))
    assert ([path.name for path in stale], foreign) == (["essex.md", "essex.md.part"], [])


def test_a_file_aside_of_something_that_no_build_publishes_is_refused(built):
    publish()
    (built / "reports/notes.md.part").write_text("mine")
    _, foreign = left_over(publication(PACKAGE, "build/reports"))
    assert foreign == [Path("reports/notes.md.part")]


def test_a_disk_without_room_leaves_what_was_published_as_it_was(built, monkeypatch):
    publish()
    before = published(built)
    (built / PACKAGE[1]).write_text("changed")

    def write(path, content, real=files.write_to_disk):
        if path.name == "datapackage.json.part":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        real(path, content)

    monkeypatch.setattr(files, "write_to_disk", write)
    with pytest.raises(OSError):
        publish()
    assert published(built) == before


@pytest.mark.parametrize("folder", ["reports", "datapackage/data"])
def test_a_link_in_the_place_of_a_folder_is_refused_and_not_followed(built, tmp_path_factory, folder):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (built / folder).parent.mkdir(exist_ok=True)
    (built / folder).symlink_to(elsewhere)
    with pytest.raises(InputError) as refused:
        publish()
    assert str(refused.value) == (
        f"{folder}: found a link to another folder; expected a folder. "
        "Delete the link; the build makes the folder."
    )
    assert list(elsewhere.iterdir()) == []
