"""Put the finished package and reports into their places, whole."""

from pathlib import Path

from lib.errors import stop_on
from lib.files import orphan_problems, write_all
from lib.package import PACKAGE_FOLDER
from lib.step import run_step

PLACES = {PACKAGE_FOLDER: Path("datapackage"), Path("build/reports"): Path("reports")}


def main(files: list[str], reports: str, published: list[str]) -> str:
    """Copy the files of the package and the folder of reports, replacing what is there.

    published are the places that Snakemake expects, of which the pages of forces and the charts are none.
    """
    # Snakemake leaves a hidden file in a folder that a rule makes.
    rendered = [str(path) for path in sorted(Path(reports).rglob("[!.]*")) if path.is_file()]
    copies = {place_of(file): Path(file) for file in [*files, *rendered]}
    stop_on([problem for place in PLACES.values() for problem in orphan_problems(place, set(copies))])
    write_all({place: file.read_bytes() for place, file in copies.items()})
    return f"{len(files)} files of the package and {len(rendered)} files of the reports published"


def place_of(file: str) -> Path:
    """Return where a built file is published."""
    (place,) = [
        place / Path(file).relative_to(source)
        for source, place in PLACES.items()
        if Path(file).is_relative_to(source)
    ]
    return place


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
