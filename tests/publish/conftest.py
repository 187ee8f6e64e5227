"""A release made from the repository as it is, with invented facts typed into workflow/release.yml."""

import shutil
from pathlib import Path

import pytest

from publish.releases import FACTS, make_release, prepare_release


@pytest.fixture(scope="session")
def repository(once) -> Path:
    """Return a copy of the inputs from which a release was made. Nobody writes there."""
    return once("release", lambda folder: make_release(prepare_release(folder, FACTS)))


@pytest.fixture(scope="session")
def release(repository) -> Path:
    """Return the folder of the release."""
    return repository / "build" / "publish"


@pytest.fixture
def unpacked(release, tmp_path) -> Path:
    """Return an empty folder into which nothing but the archive was unpacked."""
    shutil.unpack_archive(release / "domestic-abuse-outcomes-in-the-press.zip", tmp_path)
    return tmp_path
