"""Put the finished package into its place, whole."""

from pathlib import Path

from lib.errors import stop_on
from lib.files import orphan_problems, write_all
from lib.package import PACKAGE_FOLDER
from lib.step import run_step


def main(report: str, files: list[str], published: list[str]) -> str:
    """Copy files to published, in the same order. report says that the package is valid and checked."""
    stop_on(orphan_problems(Path("datapackage"), set(map(Path, published))))
    write_all({Path(place): Path(file).read_bytes() for file, place in zip(files, published, strict=True)})
    return f"{len(published)} files published from {PACKAGE_FOLDER}"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
