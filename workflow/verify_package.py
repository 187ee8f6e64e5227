"""Rebuild the package and the reports in another folder, and print how the published files differ.

    .venv/bin/python workflow/verify_package.py

Every file name and every byte in datapackage/ and reports/ is compared with what the inputs in raw/ and
workflow/ give now. For datapackage/outcomes.duckdb, if it exists, tables, views and rows are compared,
because its bytes are never the same twice. Nothing is changed here. Exit status: 0 if everything is the same,
1 if something differs, 2 if the inputs do not build.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The modules are not installed: this runs in a clone, as the build does.
sys.path.insert(0, str(ROOT / "workflow" / "scripts"))

from press_figures.commands import DONE, NOT_READ, WRONG, command, command_line, complain, start  # noqa: E402
from press_figures.package.publication import PLACES  # noqa: E402
from press_figures.package.rebuild_differences import differences  # noqa: E402

INPUTS = ("Snakefile", "CITATION.cff", "environment.yml", "profiles", "raw", "workflow")


def rebuild(root: Path, folder: Path) -> subprocess.CompletedProcess:
    """Build a copy of the inputs in an empty folder, so that nothing from an earlier build is used."""
    for name in INPUTS:
        source = root / name
        if source.is_dir():
            shutil.copytree(
                source, folder / name, symlinks=True, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copyfile(source, folder / name)
    return subprocess.run(
        [sys.executable, "-m", "snakemake", "--cores", "1", "--forceall"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def published_differences(root: Path, folder: Path) -> list[str]:
    """Return the differences in all published folders, each with the name of its folder."""
    return [
        f"{place}/{line}" for place in PLACES.values() for line in differences(root / place, folder / place)
    ]


@command(refused=NOT_READ)
def main(arguments: list[str]) -> int:
    """Print what differs, and return the exit status."""
    command_line("verify_package.py", __doc__).parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run = rebuild(ROOT, folder)
        if run.returncode != 0:
            said = "The inputs do not build, so there is nothing to compare with."
            return complain(f"{run.stdout}\n{said}", NOT_READ)
        lines = published_differences(ROOT, folder)
        count = sum(path.is_file() for place in PLACES.values() for path in (folder / place).rglob("*"))
    for line in lines:
        print(line)
    if lines:
        print(f"{len(lines)} differences from the {count} files that the inputs give.")
        print(
            "Find out who changed what; .venv/bin/snakemake --cores 1 --forceall puts what the inputs give."
        )
        return WRONG
    print(f"The same: {count} files are what the inputs give.")
    return DONE


if __name__ == "__main__":
    start(main)
