"""Validate a package on disk; nothing is loaded unless it is valid, and a warning is a failure."""

from pathlib import Path

from lib.errors import stop_on
from lib.files import to_json, write_all
from lib.package import PACKAGE_FOLDER, read_descriptor
from lib.step import run_step
from lib.validation import package_problems, profile_problems


def main(descriptor: str, report: str) -> str:
    """Write how many rows each table of the package has, once all of it is valid."""
    package = read_descriptor(descriptor)
    stop_on(profile_problems(package, PACKAGE_FOLDER) + package_problems(package, PACKAGE_FOLDER))
    rows = {resource["name"]: resource["rows"] for resource in package["resources"]}
    write_all({Path(report): to_json({"valid": True, "rows": rows})})
    return f"{len(rows)} tables with {sum(rows.values())} rows are valid"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
