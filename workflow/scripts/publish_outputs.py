"""Publish the finished package and reports together, and remove files that only earlier builds published."""

import os
from collections.abc import Iterable
from pathlib import Path

from press_figures.files import to_json, write_all, written_aside
from press_figures.package.publication import DESCRIPTOR, RECORD, left_over, publication, recorded
from press_figures.step import run_step


def main(files: list[str], reports: str, placed: str) -> str:
    """Replace the published files by those of the package and of the folder of reports.

    The descriptor is deleted before the first file is replaced, and comes back last. So no descriptor ever
    describes a mixture of two builds.
    """
    published = publication(files, reports)
    stale, _ = left_over(published)
    # Recorded first: if this is interrupted, the next build must know these files as published by a build.
    # Otherwise it would refuse them as files of somebody else.
    write_all({RECORD: to_names({*recorded(), *published})})
    counts = {"published": len(published), "removed": len(stale)}
    with written_aside({place: file.read_bytes() for place, file in published.items()}) as asides:
        DESCRIPTOR.unlink(missing_ok=True)
        *others, (descriptor, _) = asides.items()
        for aside, place in others:
            os.replace(aside, place)
        # Not those of this build: an interrupted build may have left files aside under the same names.
        for path in [path for path in stale if path not in asides]:
            path.unlink()
        write_all({RECORD: to_names(published), Path(placed): to_json(counts)})
        os.replace(descriptor, DESCRIPTOR)
    return f"{len(published)} files published, {len(stale)} of an earlier build removed"


def to_names(paths: Iterable[Path]) -> str:
    return to_json(sorted(path.as_posix() for path in paths))


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        files=snakemake.input.files,
        reports=snakemake.input.reports,
        placed=snakemake.output.placed,
    )
