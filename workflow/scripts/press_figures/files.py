"""Write outputs aside and rename them, so that nobody reads half a file."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ASIDE = ".part"


def write_all(contents: dict[Path, str | bytes]) -> None:
    """Write every file beside its place, then rename all of them into place, in the order given."""
    with written_aside(contents) as asides:
        for aside, path in asides.items():
            os.replace(aside, path)


@contextmanager
def written_aside(contents: dict[Path, str | bytes]) -> Iterator[dict[Path, Path]]:
    """Write every file beside its place, and give the places by the files aside; delete what is left aside.

    The files are on the disk, and not only on their way there, before any of them is renamed: otherwise a
    power cut could leave a renamed file empty.
    """
    asides = {path.with_name(path.name + ASIDE): path for path in contents}
    try:
        for aside, path in asides.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            content = contents[path]
            write_to_disk(aside, content.encode("utf-8") if isinstance(content, str) else content)
        yield asides
    finally:
        for aside in asides:
            if aside.exists():
                aside.unlink()


def write_to_disk(path: Path, content: bytes) -> None:
    """Write a file and wait until the disk has it. Raises OSError with the path."""
    try:
        with open(path, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        # A write that finds no room does not say where.
        error.filename = str(path)
        raise


def to_json(value: object) -> str:
    """Return indented JSON that ends in a line feed and keeps the order of keys."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
