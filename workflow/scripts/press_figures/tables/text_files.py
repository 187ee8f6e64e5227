"""Read text files strictly: only UTF-8, no links, no control characters."""

import re
from pathlib import Path

from press_figures.errors import InputError, Problem

# All characters that control a terminal or that XML does not allow. Tabs and line ends are text.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def read_bytes(path: Path) -> str:
    """Return the text of a UTF-8 file with its line ends as they are.

    Raises InputError on a missing or empty file, a symbolic link, bytes that are not UTF-8 and control
    characters.
    """
    if linked := next(filter(Path.is_symlink, own_part(path)), None):
        action = "Put the file itself there: a link can lead out of this folder."
        raise InputError([Problem(str(linked), "a symbolic link", "a file or folder", action)])
    if not path.is_file():
        raise InputError([Problem(str(path), "no file", "a file", "Add it or remove what names it.")])
    data = path.read_bytes()
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise InputError([Problem(str(path), "an empty file", "content", "Restore the file.")])
    if b"\0" in data:
        where = f"{path}, byte {data.index(0)}"
        raise InputError([Problem(where, "a NUL byte", "text", "Save the file as UTF-8 text.")])
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"{path}, byte {error.start}"
        found = f"the byte 0x{data[error.start]:02x}, which is not UTF-8"
        raise InputError([Problem(where, found, "UTF-8", "Save the file as UTF-8.")]) from None
    if control := CONTROL.search(text):
        where = f"{path}, line {text.count(chr(10), 0, control.start()) + 1}"
        found = f"the control character U+{ord(control[0]):04X}"
        raise InputError([Problem(where, found, "text", "Save the file as plain text, without it.")])
    return text


def own_part(path: Path) -> list[Path]:
    """Return a path and, if it is relative, the folders in it: they belong to this repository."""
    return [path] if path.is_absolute() else [path, *path.parents]
