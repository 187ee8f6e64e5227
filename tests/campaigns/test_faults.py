"""A short sample of the campaign in faults/: what kills, full disks and second builds may not do."""

import shutil

import pytest
from faults.builds import (
    REFUSALS,
    Build,
    build_whole,
    published,
    reader_problems,
    recovery_problems,
    run_build,
)
from faults.disks import ROOM, fill_once, mounted_read_only, small_disk
from faults.kills import RENAMES, kill_once, prepare_changes


@pytest.fixture(scope="module")
def change(tmp_path_factory):
    """Return a folder with an older build and a changed cell, and what it publishes before and after."""
    (prepared,) = prepare_changes(tmp_path_factory.mktemp("faults"), ("cell changed",))
    return prepared


@pytest.fixture(scope="module")
def can_mount(tmp_path_factory):
    with small_disk(tmp_path_factory.mktemp("disk") / "disk", ROOM) as disk:
        if disk is None:
            pytest.skip("no disk can be mounted here: this needs root")


# Among which renames the kill falls depends on the machine; what must hold does not.
def test_after_a_kill_a_reader_finds_whole_files_and_recovery_gives_the_undisturbed_bytes(change, tmp_path):
    assert kill_once(change, RENAMES, 0.3, tmp_path / "trial").problems == []


def test_a_full_disk_is_told_in_one_message_and_leaves_the_older_build(change, can_mount, tmp_path):
    # Room for what Snakemake notes, and not for a database.
    *_, said, state, status, problems = fill_once(change, tmp_path, ROOM, "load_database", 256 * 1024)
    assert (state, status, problems) == ("the older build", 1, [])
    assert "found no room left on the disk; expected room for what the build writes." in said


def test_a_package_that_can_only_be_read_is_refused_before_it_is_touched(change, can_mount, tmp_path):
    folder = tmp_path / "trial"
    shutil.copytree(change.start, folder)
    with mounted_read_only(folder / "datapackage"):
        build = run_build(folder)
    assert build.process.returncode == 1
    assert "Write-protected output files for rule published" in build.output
    assert "Traceback" not in build.output
    assert published(folder) == change.before


def test_a_second_build_in_one_folder_is_refused_and_the_first_is_right(change, tmp_path):
    folder = tmp_path / "trial"
    shutil.copytree(change.start, folder)
    first = Build(folder)
    assert first.wait_for("check_raw"), first.output
    second = run_build(folder)
    assert first.wait() == 0, first.output
    assert second.process.returncode == 0 or any(words in second.output for words in REFUSALS)
    assert recovery_problems(folder, change.after, change.built) == []


def test_a_reader_is_told_of_half_a_file_and_of_files_of_two_builds(change, tmp_path):
    folder = tmp_path / "trial"
    shutil.copytree(change.start, folder)
    areas = folder / "datapackage/data/areas.csv"
    areas.write_bytes(areas.read_bytes()[:-10])
    problems = reader_problems(folder, change.before, change.after)
    assert problems == [
        "datapackage/data/areas.csv is of neither build",
        "the descriptor stands amid files of two builds",
        "data/areas.csv is not what the descriptor says",
    ]
    areas.unlink()
    assert "datapackage/data/areas.csv is gone" in reader_problems(folder, change.before, change.after)


def test_a_published_file_that_was_deleted_is_put_back(change, tmp_path):
    folder = tmp_path / "trial"
    shutil.copytree(change.start.with_name("built"), folder)
    (folder / "reports/README.md").unlink()
    build_whole(folder)
    assert recovery_problems(folder, change.before, change.built) == []
