"""The archive of the package, and the changelog in it."""

import io
import zipfile

import pytest

from assemble_package import archived, changelog_problems


def test_the_same_files_give_the_same_archive_in_whatever_order_they_come():
    files = {"b.csv": b"2", "a/c.csv": b"3", "a.csv": b""}
    archive = archived(files)
    assert archive == archived(dict(reversed(files.items())))
    assert archive != archived(files | {"a.csv": b"1"})
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        assert found.namelist() == ["a.csv", "a/c.csv", "b.csv"]
        assert {name: found.read(name) for name in found.namelist()} == files


@pytest.mark.parametrize(
    ("text", "day"),
    [("# Log\n\n## 1.2.3 (not yet released)\n", None), ("## 1.2.3 (2026-12-01)\n", "2026-12-01")],
)
def test_a_changelog_with_the_version_and_its_day_is_taken(text, day):
    assert changelog_problems("CHANGELOG.md", text, "1.2.3", day) == []


@pytest.mark.parametrize(
    ("text", "day", "found", "expected"),
    [
        ("## 1.2.2 (2026-01-01)\n", None, "## 1.2.2 (2026-01-01)", "## 1.2.3 (not yet released)"),
        (
            "## 1.2.3 (not yet released)\n",
            "2026-12-01",
            "## 1.2.3 (not yet released)",
            "## 1.2.3 (2026-12-01)",
        ),
        ("## 1.2.3 (2026-12-01)\n", None, "## 1.2.3 (2026-12-01)", "## 1.2.3 (not yet released)"),
    ],
)
def test_a_changelog_of_another_version_or_day_is_refused(text, day, found, expected):
    (problem,) = changelog_problems("CHANGELOG.md", text, "1.2.3", day)
    assert str(problem) == (
        f"CHANGELOG.md: found {found} first; expected {expected}. "
        "Correct the heading, or the version in CITATION.cff and the date in workflow/release.yml."
    )
