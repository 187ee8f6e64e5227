"""Write the SHA-256 sums of a release, in the form that sha256sum -c reads."""

import hashlib
from pathlib import Path

from lib.files import write_all
from lib.step import run_step


def main(package: str, parquet: str, metadata: str, files: list[str], sums: str) -> str:
    root = Path(sums).parent
    # Snakemake leaves a hidden file in a folder that a rule makes.
    found = [path for folder in (package, parquet, metadata) for path in Path(folder).rglob("[!.]*")]
    paths = sorted(
        {path.relative_to(root).as_posix() for path in [*found, *map(Path, files)] if path.is_file()}
    )
    lines = [f"{hashlib.sha256((root / path).read_bytes()).hexdigest()}  {path}\n" for path in paths]
    write_all({Path(sums): "".join(lines)})
    return f"{len(lines)} files summed"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
