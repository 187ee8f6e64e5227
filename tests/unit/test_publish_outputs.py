"""Publishing: the package and the reports, whole, and nothing else in their folders."""

import pytest

from lib.errors import InputError
from publish_outputs import main

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


def test_the_package_and_every_page_are_copied(built):
    assert main(PACKAGE, "build/reports", EXPECTED) == (
        "2 files of the package and 2 files of the reports published"
    )
    assert published(built) == {
        "datapackage/datapackage.json": "build/package/datapackage.json",
        "datapackage/data/areas.csv": "build/package/data/areas.csv",
        "reports/README.md": "build/reports/README.md",
        "reports/forces/essex.md": "build/reports/forces/essex.md",
    }


def test_what_an_earlier_build_left_and_what_snakemake_left_is_not_published(built):
    (built / "build/package/data/dropped.csv").write_text("")
    (built / "build/reports/.snakemake_timestamp").write_text("")
    main(PACKAGE, "build/reports", EXPECTED)
    assert set(published(built)) == {*EXPECTED, "reports/forces/essex.md"}


@pytest.mark.parametrize(
    "orphan", ["reports/forces/kent.md", "datapackage/data/dropped.csv", "reports/.DS_Store"]
)
def test_a_file_that_the_inputs_do_not_produce_is_refused_and_nothing_is_published(built, orphan):
    (built / orphan).parent.mkdir(parents=True)
    (built / orphan).write_text("")
    with pytest.raises(InputError) as refusal:
        main(PACKAGE, "build/reports", EXPECTED)
    assert str(refusal.value) == (
        f"{orphan}: found a file that the current inputs do not produce; expected no such file. Delete it."
    )
    assert published(built) == {orphan: ""}
