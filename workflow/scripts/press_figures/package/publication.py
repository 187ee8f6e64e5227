"""Where built files are published, and what else lies there."""

import json
from pathlib import Path

from press_figures.errors import Problem
from press_figures.files import ASIDE
from press_figures.package.descriptor import PACKAGE_FOLDER

DESCRIPTOR = Path("datapackage/datapackage.json")
INDEX = Path("reports/README.md")
PLACES = {PACKAGE_FOLDER: Path("datapackage"), Path("build/reports"): Path("reports")}
# What builds published here. No output of a rule: Snakemake deletes those before it makes them anew.
RECORD = Path("build/published.json")


def publication(files: list[str], reports: str) -> dict[Path, Path]:
    """Return what is published where: the files of the package, and all that was rendered.

    This is the order of publishing. What names others comes after them: the index of the reports, and last
    the descriptor.
    """
    # Snakemake leaves a hidden file in a folder that a rule makes.
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
    """Return what builds published here, of which an interrupted one may have published only a part."""
    return set(map(Path, json.loads(RECORD.read_text(encoding="utf-8")))) if RECORD.exists() else set()


def left_over(published: dict[Path, Path]) -> tuple[list[Path], list[Path]]:
    """Return the files in the published folders that the current inputs do not produce.

    First those that an earlier build here published or had written aside when it was interrupted, then those
    that somebody else put there.
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
    """Refuse files that no build published."""
    action = "Delete it or keep it elsewhere: datapackage/ and reports/ hold what a build gives, and no more."
    return [
        Problem(str(path), "a file that the current inputs do not produce", "no such file", action)
        for path in paths
    ]


def link_problems() -> list[Problem]:
    """Refuse links in the place of folders, through which a build would write somewhere else."""
    action = "Delete the link; the build makes the folder."
    return [
        Problem(str(path), "a link to another folder", "a folder", action)
        for folder in PLACES.values()
        for path in [folder, *sorted(folder.rglob("*"))]
        if path.is_symlink() and path.is_dir()
    ]
