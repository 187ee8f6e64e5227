"""Write files under other names first and then rename them, so that nobody reads half a file."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ASIDE = ".part"


def write_all(contents: dict[Path, str | bytes]) -> None:
    """Write every file beside its place. Then rename all of them into place, in the given order."""
    with written_aside(contents) as asides:
        for aside, path in asides.items():
            os.replace(aside, path)


@contextmanager
def written_aside(contents: dict[Path, str | bytes]) -> Iterator[dict[Path, Path]]:
    """Write every file beside its place, and yield its place by the path of the file aside.

    At the end, files that are still aside are deleted. All content is on the disk before any file is
    renamed: otherwise a power cut could leave a renamed file empty.
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
        # The error of a write to a full disk does not name the file.
        error.filename = str(path)
        raise


def to_json(value: object) -> str:
    """Return indented JSON that ends in a line feed and keeps the order of keys."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
