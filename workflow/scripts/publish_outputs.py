"""Put the finished package and reports into their places, whole; remove what earlier builds left there."""

from lib.files import to_json, write_all
from lib.publication import RECORD, left_over, publication
from lib.step import run_step


def main(files: list[str], reports: str, published: list[str], places_report: str) -> str:
    """Copy the files of the package and the folder of reports, replacing what is there.

    published are the places that Snakemake expects, of which the pages of forces and the charts are none;
    places_report says that nothing but the work of earlier builds stands in the way.
    """
    contents = publication(files, reports)
    write_all({place: file.read_bytes() for place, file in contents.items()})
    stale, _ = left_over(contents)
    for path in stale:
        path.unlink()
    write_all({RECORD: to_json(sorted(place.as_posix() for place in contents))})
    return f"{len(contents)} files published, {len(stale)} of an earlier build removed"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
