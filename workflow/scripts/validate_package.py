"""Validate the package on disk. A warning is a failure, and an invalid package is never loaded."""

from pathlib import Path

from press_figures.errors import stop_on
from press_figures.files import to_json, write_all
from press_figures.package.descriptor import PACKAGE_FOLDER, read_descriptor
from press_figures.package.validation import package_problems, profile_problems
from press_figures.step import run_step


def main(descriptor: str, report: str) -> str:
    """Write how many rows each table has if the whole package is valid."""
    package = read_descriptor(descriptor)
    stop_on(profile_problems(package, PACKAGE_FOLDER) + package_problems(package, PACKAGE_FOLDER))
    rows = {resource["name"]: resource["rows"] for resource in package["resources"]}
    write_all({Path(report): to_json({"valid": True, "rows": rows})})
    return f"{len(rows)} tables with {sum(rows.values())} rows are valid"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        descriptor=snakemake.input.descriptor,
        report=snakemake.output.report,
    )
