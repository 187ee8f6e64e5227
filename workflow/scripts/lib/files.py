"""Write outputs aside and rename them, so that nobody reads half a file."""

import json
import os
from pathlib import Path


def write_all(contents: dict[Path, str | bytes]) -> None:
    """Write every file beside its place, then rename all of them into place."""
    asides = {path.with_name(path.name + ".part"): path for path in contents}
    try:
        for aside, path in asides.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            content = contents[path]
            aside.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        for aside, path in asides.items():
            os.replace(aside, path)
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)


def to_json(value: object) -> str:
    """Return indented JSON that ends in a line feed and keeps the order of keys."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
