"""Validate a package on disk; nothing is loaded unless it is valid, and a warning is a failure."""

import json
from pathlib import Path

from lib.errors import stop_on
from lib.files import to_json, write_all
from lib.package import PACKAGE_FOLDER
from lib.step import run_step
from lib.validation import package_problems, profile_problems


def main(descriptor: str, report: str, valid_descriptor: str = "", validation: str = "") -> str:
    """Validate the tables of a package; with the validation of some of them, the others and the metadata.

    validation says that the tables of valid_descriptor are valid.
    """
    package = json.loads(Path(descriptor).read_text(encoding="utf-8"))
    problems, valid = [], []
    if validation:
        problems = profile_problems(package, PACKAGE_FOLDER)
        valid = json.loads(Path(valid_descriptor).read_text(encoding="utf-8"))["resources"]
    stop_on(problems + package_problems(package, PACKAGE_FOLDER, valid))
    rows = {resource["name"]: resource["rows"] for resource in package["resources"]}
    write_all({Path(report): to_json({"valid": True, "rows": rows})})
    return f"{len(rows)} tables with {sum(rows.values())} rows are valid"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
