"""Find where built files are published, and which other files are there."""

import json
from pathlib import Path

from press_figures.errors import Problem
from press_figures.files import ASIDE
from press_figures.package.descriptor import PACKAGE_FOLDER

DESCRIPTOR = Path("datapackage/datapackage.json")
INDEX = Path("reports/README.md")
PLACES = {PACKAGE_FOLDER: Path("datapackage"), Path("build/reports"): Path("reports")}
# The files that builds published here. No rule has it as output, because Snakemake deletes outputs before it
# makes them again.
RECORD = Path("build/published.json")


def publication(files: list[str], reports: str) -> dict[Path, Path]:
    """Return the published path of each file of the package and of the reports, by published path.

    Files are published in this order. What names other files comes after them: the index of the reports, and
    last the descriptor.
    """
    # No hidden files: Snakemake leaves one in each folder that a rule makes.
    rendered = [path for path in sorted(Path(reports).rglob("[!.]*")) if path.is_file()]
    published = {place_of(path): path for path in [*map(Path, files), *rendered]}
    return published | {last: published.pop(last) for last in (INDEX, DESCRIPTOR)}


def place_of(file: Path) -> Path:
    """Return where a built file is published."""
    (place,) = [
        place / file.relative_to(source) for source, place in PLACES.items() if file.is_relative_to(source)
    ]
    return place


def recorded() -> set[Path]:
    """Return the files that builds published here. An interrupted build may have published only some."""
    return set(map(Path, json.loads(RECORD.read_text(encoding="utf-8")))) if RECORD.exists() else set()


def left_over(published: dict[Path, Path]) -> tuple[list[Path], list[Path]]:
    """Return the files in the published folders that the current inputs do not produce, in two lists.

    The first has the files that an earlier build here published, or left aside when it was interrupted. The
    second has the files of anyone else.
    """
    known = {*recorded(), *published}
    ours = known | {path.with_name(path.name + ASIDE) for path in known}
    left = [
        path
        for folder in PLACES.values()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path not in published
    ]
    return [path for path in left if path in ours], [path for path in left if path not in ours]


def foreign_problems(paths: list[Path]) -> list[Problem]:
    """Refuse files that no build here published."""
    action = "Delete it or keep it elsewhere: datapackage/ and reports/ hold what a build gives, and no more."
    return [
        Problem(str(path), "a file that the current inputs do not produce", "no such file", action)
        for path in paths
    ]


def link_problems() -> list[Problem]:
    """Refuse links in place of folders, because a build would write through them to another place."""
    action = "Delete the link; the build makes the folder."
    return [
        Problem(str(path), "a link to another folder", "a folder", action)
        for folder in PLACES.values()
        for path in [folder, *sorted(folder.rglob("*"))]
        if path.is_symlink() and path.is_dir()
    ]
