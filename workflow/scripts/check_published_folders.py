"""Refuse links and foreign files in the published folders, before the build changes anything there."""

from pathlib import Path

from press_figures.errors import stop_on
from press_figures.files import to_json, write_all
from press_figures.package.publication import foreign_problems, left_over, link_problems, publication
from press_figures.step import run_step


def main(files: list[str], reports: str, report: str) -> str:
    """Write how many files will be published, and how many files of an earlier build will be removed."""
    stop_on(link_problems())
    published = publication(files, reports)
    stale, foreign = left_over(published)
    stop_on(foreign_problems(foreign))
    write_all({Path(report): to_json({"published": len(published), "removed": len(stale)})})
    return f"{len(published)} files to publish, {len(stale)} of an earlier build to remove"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        files=snakemake.input.files,
        reports=snakemake.input.reports,
        report=snakemake.output.report,
    )
