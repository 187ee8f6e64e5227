"""Compare two versions of the published package by key and print Markdown for release notes.

    .venv/bin/python workflow/compare_versions.py OLD NEW
    .venv/bin/python workflow/compare_versions.py --check OLD NEW

OLD and NEW are each a folder with datapackage.json, or a zip archive with it at its root; an archive is read
without unpacking it. The notes list changed verdicts first, then tables and columns, rows, and published ids
that went. They show the first 20 entries of each list. Exit status: 0 if both packages could be read, 1 with
--check if the version of NEW is too low for the change, 2 if a package cannot be read. The rule for version
numbers is in workflow/scripts/press_figures/release/version_rule.py.
"""

import lzma
import sys
import zipfile
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))

from press_figures.commands import DONE, NOT_READ, WRONG, command, command_line, complain, start
from press_figures.errors import InputError, Problem, listing, stop_on
from press_figures.release.package_changes import compare_packages
from press_figures.release.published_package import DESCRIPTOR, Package, read_package
from press_figures.release.release_notes import release_notes
from press_figures.release.version_rule import version_problems

# The most bytes of one file: far more than a table of this package has, but little enough for memory.
MOST_BYTES = 500_000_000
# What reading a member of a damaged, encrypted or unusual archive raises.
ARCHIVE_ERRORS = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError, OSError)


def package_at(path: str) -> Package:
    """Return the package in a folder or a zip archive. Raises InputError if it cannot be read."""
    if Path(path).is_dir():
        return read_package(path, lambda name: file_in_folder(path, name))
    if not Path(path).is_file():
        refuse(path, "no file or folder", "a folder or a zip archive with a package", "Correct the path.")
    try:
        archive = zipfile.ZipFile(path)
    except ARCHIVE_ERRORS as error:
        refuse(path, f"no zip archive ({error})", "a folder or a zip archive", "Take the file again.")
    with archive:
        inner = [name for name in archive.namelist() if name.endswith(f"/{DESCRIPTOR}")]
        if inner and DESCRIPTOR not in archive.namelist():
            action = "Pack the files of the package without the folder around them."
            refuse(path, f"{inner[0]!r}", f"{DESCRIPTOR} at the root of the archive", action)
        return read_package(path, lambda name: file_in_archive(path, archive, name))


def file_in_folder(folder: str, name: str) -> bytes | None:
    """Return the bytes of a file, or None if there is none. Raises InputError if it cannot be read."""
    path = Path(folder) / name
    if not path.is_file():
        return None
    try:
        refuse_huge(f"{folder}, {name}", path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        refuse(f"{folder}, {name}", str(error.strerror).lower(), "a readable file", "Give the permission.")


def file_in_archive(place: str, archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return the bytes of a member, or None if there is none. Raises InputError if it cannot be read."""
    if name not in archive.namelist():
        return None
    refuse_huge(f"{place}, {name}", archive.getinfo(name).file_size)
    try:
        return archive.read(name)
    except ARCHIVE_ERRORS as error:
        refuse(
            f"{place}, {name}",
            f"no readable member ({error})",
            "an undamaged archive",
            "Take the file again.",
        )


def refuse_huge(place: str, size: int) -> None:
    if size > MOST_BYTES:
        refuse(place, f"{size:,} bytes", f"at most {MOST_BYTES:,}", "Compare the tables in a database.")


def refuse(place: str, found: str, expected: str, action: str) -> None:
    raise InputError([Problem(place, found, expected, action)])


@command(refused=NOT_READ)
def main(arguments: list[str]) -> int:
    """Print the release notes and return the exit status."""
    parser = command_line("compare_versions.py", __doc__)
    parser.add_argument("--check", action="store_true", help="fail if the version rose by less than asked")
    parser.add_argument("--all", action="store_true", help="cut no list and no text")
    parser.add_argument("old", help="the package as it was: a folder or a zip archive")
    parser.add_argument("new", help="the package as it is")
    given = parser.parse_args(arguments)
    packages, problems = [], []
    for path in (given.old, given.new):
        try:
            packages.append(package_at(path))
        except InputError as error:
            problems += error.problems
    stop_on(problems)
    differences = compare_packages(*packages)
    sys.stdout.write(release_notes(differences, given.all))
    problems = version_problems(differences) if given.check else []
    return complain(listing(problems), WRONG) if problems else DONE


if __name__ == "__main__":
    start(main)
