"""Compare the files of a release with the list in SHA256SUMS."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from press_figures.errors import Problem, stop_on

SUMS = "SHA256SUMS"
DATABASE = "outcomes.duckdb"
# A record of Zenodo has no folders, so its files get a SHA256SUMS of their own, in this folder.
ZENODO_FOLDER = "zenodo"
FOR_ZENODO = re.compile(rf"[^/]+\.zip|{re.escape(DATABASE)}|parquet/[^/]+\.parquet")
# A line as sha256sum writes it: the sum, two spaces (or one and a star), a path.
SUM_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S|\S.*\S)")
MAKE = "Run snakemake --cores 1 publish."
MAKE_AGAIN = "Run snakemake --cores 1 publish again."


@dataclass(frozen=True)
class PublishedFile:
    """A file of a release: its path on disk, its path in the release, its size and its SHA-256 sum."""

    path: Path
    name: str
    bytes: int
    sha256: str


def is_for_zenodo(name: str) -> bool:
    """Tell whether Zenodo gets a file. The package is in the archive, and metadata are in the record."""
    return FOR_ZENODO.fullmatch(name) is not None


def read_sums(folder: Path) -> dict[str, str]:
    """Return the sums that SHA256SUMS in a folder lists, by path. Raises InputError."""
    path = folder / SUMS
    if not path.is_file():
        stop_on([Problem(str(path), "no file", "the sums of a release", MAKE)])
    lines = path.read_bytes().decode("utf-8", errors="replace").removesuffix("\n").split("\n")
    sums: dict[str, str] = {}
    problems = []
    for number, line in enumerate(lines, start=1):
        match = SUM_LINE.fullmatch(line)
        place = f"{path}, line {number}"
        if not match or not is_inside(match[2]):
            expected = "a sum of 64 hexadecimal digits, two spaces and a path inside the folder"
            problems.append(Problem(place, repr(line), expected, MAKE_AGAIN))
        elif match[2] in sums:
            problems.append(Problem(place, f"{match[2]!r} twice", "one line for each file", MAKE_AGAIN))
        else:
            sums[match[2]] = match[1]
    stop_on(problems)
    return sums


def is_inside(name: str) -> bool:
    """Tell whether a relative path is in its simplest form and does not leave its folder."""
    parts = PurePosixPath(name).parts
    is_plain = PurePosixPath(name).as_posix() == name and name.isprintable() and "\\" not in name
    return is_plain and not name.startswith("/") and ".." not in parts and name != "."


def verified_files(folder: Path) -> list[PublishedFile]:
    """Return every file that SHA256SUMS lists. Raises InputError if one is missing or was changed since."""
    files, problems = [], []
    for name, expected in read_sums(folder).items():
        path = folder / name
        if not path.is_file():
            problems.append(Problem(str(path), "no file", f"a file, since {SUMS} lists it", MAKE_AGAIN))
            continue
        file = described_file(path, name)
        if file.sha256 != expected:
            found = f"a file with the sum {file.sha256}"
            problems.append(Problem(str(path), found, f"{expected}, as {SUMS} says", MAKE_AGAIN))
        files.append(file)
    stop_on(problems)
    return files


def described_file(path: Path, name: str) -> PublishedFile:
    """Return a file with its size and sum."""
    return PublishedFile(path, name, path.stat().st_size, digest(path, "sha256"))


def digest(path: Path, algorithm: str) -> str:
    """Return the checksum of a file in hexadecimal, without reading all of it into memory at once."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()
