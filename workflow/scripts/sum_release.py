"""Write the SHA-256 sums of a release for sha256sum -c: a list of all files, and a list of those on Zenodo.

The list for Zenodo gives names without folders, because a record of Zenodo has no folders.
"""

import hashlib
from pathlib import Path, PurePosixPath

from press_figures.files import write_all
from press_figures.release.upload_files import is_for_zenodo
from press_figures.step import run_step


def sum_release(sums: dict[str, str], zenodo_name: str) -> tuple[str, str]:
    """Return the list for the whole release and the list for Zenodo.

    zenodo_name is the path of the list for Zenodo, which is a file of the release and is summed too.
    """
    for_zenodo = lines({PurePosixPath(name).name: sums[name] for name in sums if is_for_zenodo(name)})
    return lines(sums | {zenodo_name: sha256(for_zenodo.encode("utf-8"))}), for_zenodo


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def lines(sums: dict[str, str]) -> str:
    """Return a line for each file, sorted by name."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums))


def main(package: str, parquet: str, metadata: str, files: list[str], sums: str, zenodo_sums: str) -> str:
    root = Path(sums).parent
    # No hidden files: Snakemake leaves one in each folder that a rule makes.
    found = [path for folder in (package, parquet, metadata) for path in Path(folder).rglob("[!.]*")]
    paths = {path for path in [*found, *map(Path, files)] if path.is_file()}
    summed = {path.relative_to(root).as_posix(): sha256(path.read_bytes()) for path in paths}
    listed, for_zenodo = sum_release(summed, Path(zenodo_sums).relative_to(root).as_posix())
    write_all({Path(zenodo_sums): for_zenodo, Path(sums): listed})
    return f"{len(summed)} files summed"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        package=snakemake.input.package,
        parquet=snakemake.input.parquet,
        metadata=snakemake.input.metadata,
        files=snakemake.input.files,
        sums=snakemake.output.sums,
        zenodo_sums=snakemake.output.zenodo_sums,
    )
