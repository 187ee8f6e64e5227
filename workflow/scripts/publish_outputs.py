"""Put the finished package and reports into their places, whole; remove what earlier builds left there."""

import os
from pathlib import Path

from lib.files import to_json, write_all, written_aside
from lib.publication import DESCRIPTOR, RECORD, left_over, publication, recorded
from lib.step import run_step


def main(files: list[str], reports: str, placed: str, places_report: str) -> str:
    """Copy the files of the package and the folder of reports, replacing what is there.

    While files of two builds stand side by side there is no descriptor: it is taken away before the first
    file is replaced, and put there after everything else. places_report says that nothing but the work of
    earlier builds stands in the way.
    """
    published = publication(files, reports)
    stale, _ = left_over(published)
    # Should this be interrupted, the next build knows all of it for the work of a build.
    write_all({RECORD: to_json(sorted(place.as_posix() for place in {*recorded(), *published}))})
    with written_aside({place: file.read_bytes() for place, file in published.items()}) as asides:
        DESCRIPTOR.unlink(missing_ok=True)
        for aside, place in asides.items():
            if place == DESCRIPTOR:
                remove(stale)
            os.replace(aside, place)
    counts = {"published": len(published), "removed": len(stale)}
    write_all(
        {RECORD: to_json(sorted(place.as_posix() for place in published)), Path(placed): to_json(counts)}
    )
    return f"{len(published)} files published, {len(stale)} of an earlier build removed"


def remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
