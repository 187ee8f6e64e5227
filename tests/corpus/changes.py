"""Changes of the raw matter as people make them: a cell, a row, some words, a whole file."""

from pathlib import Path

from corpus.fixtures import read_rows, write_rows

ARTICLES = {"kent": "invented-courier-kent-cases", "dorset": "invented-herald-dorset-outcomes"}
# Short names of the files that tests change most.
FILES = {
    "articles.csv": "raw/articles.csv",
    "declared_conflicts.csv": "raw/reference/declared_conflicts.csv",
    **{f"{name}.csv": f"raw/annotations/{article}.csv" for name, article in ARTICLES.items()},
    **{f"{name}.txt": f"raw/articles/{article}.txt" for name, article in ARTICLES.items()},
}


def key_of(row: dict[str, str]) -> str:
    return next(iter(row.values()))


def line_of(path: Path, key: str) -> str:
    """Return 'line n' of the row whose first cell is the key."""
    (index,) = [index for index, row in enumerate(read_rows(path)) if key_of(row) == key]
    return f"line {index + 2}"


def change_row(path: Path, key: str, **cells: str) -> str:
    """Change cells of the row whose first cell is the key; return 'line n' of that row."""
    line, rows = line_of(path, key), read_rows(path)
    (row,) = [row for row in rows if key_of(row) == key]
    assert set(cells) <= set(row)
    row.update(cells)
    write_rows(path, rows)
    return line


def repeat_row(path: Path, key: str, **cells: str) -> str:
    """Add a copy of a row with some cells changed; return 'line n' of the new row."""
    rows = read_rows(path)
    (model,) = [row for row in rows if key_of(row) == key]
    write_rows(path, [*rows, model | cells])
    return f"line {len(rows) + 2}"


def remove_row(path: Path, key: str) -> str:
    """Remove the row whose first cell is the key; return 'line n' where it stood."""
    line = line_of(path, key)
    write_rows(path, [row for row in read_rows(path) if key_of(row) != key])
    return line


def replace_words(path: Path, old: str, new: str) -> None:
    """Replace words that the file has once."""
    data = path.read_bytes().decode("utf-8")
    assert data.count(old) == 1
    path.write_bytes(data.replace(old, new).encode("utf-8"))
