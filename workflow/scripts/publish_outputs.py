"""Put the finished package and reports into their places, whole; remove what earlier builds left there."""

import os
from collections.abc import Iterable
from pathlib import Path

from press_figures.files import to_json, write_all, written_aside
from press_figures.package.publication import DESCRIPTOR, RECORD, left_over, publication, recorded
from press_figures.step import run_step


def main(files: list[str], reports: str, placed: str) -> str:
    """Copy the files of the package and the folder of reports, replacing what is there.

    While files of two builds stand side by side there is no descriptor: it is taken away before the first
    file is replaced, and its return is the last thing done.
    """
    published = publication(files, reports)
    stale, _ = left_over(published)
    # Should this be interrupted, the next build knows all of it for the work of a build.
    write_all({RECORD: to_names({*recorded(), *published})})
    counts = {"published": len(published), "removed": len(stale)}
    with written_aside({place: file.read_bytes() for place, file in published.items()}) as asides:
        DESCRIPTOR.unlink(missing_ok=True)
        *others, (descriptor, _) = asides.items()
        for aside, place in others:
            os.replace(aside, place)
        # Of what an interrupted build had written aside, this one has written some again.
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
