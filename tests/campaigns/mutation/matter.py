"""The raw matter that mutants are made from, what a mutant is, and the kinds of mutants."""

import csv
import hashlib
import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

CATALOGUE = "raw/articles.csv"
# What a build needs beside raw/, and what it may leave as it is.
BESIDE_RAW = ("CITATION.cff", "Snakefile", "environment.yml", "profiles", "workflow")
WORD = re.compile(r"[A-Za-z’'-]+")
SENTENCE = re.compile(r"[^\n.]+\.(?=[ \n”\"]|$)[”\"]? ?")

Rows = list[dict[str, str]]
# A row of a published table: the table and the values of its primary key.
Node = tuple[str, str]
# A part of a new text: offsets in the old text, or new characters.
Piece = tuple[int, int] | str


@dataclass(frozen=True)
class Link:
    """A symbolic link in the place of a file."""

    target: str


@dataclass(frozen=True)
class Folder:
    """A folder in the place of a file."""


Content = bytes | Link | Folder | None


@dataclass(frozen=True)
class Change:
    """One small change of the raw matter, and where its traces may and must be.

    files holds the new content by path; None removes the file. places are beginnings of what a refusal may
    name, words what it may quote. touched are the rows to which every changed row must lead. origins, for a
    changed text, gives for each new character the offset that it had.
    """

    what: str
    files: dict[str, Content]
    places: tuple[str, ...]
    words: tuple[str, ...] = ()
    touched: frozenset[Node] = frozenset()
    article_id: str = ""
    origins: tuple[int | None, ...] | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of mutant: what may become of it, how many to draw, and how one is made."""

    name: str
    group: str
    allowed: frozenset[str]
    count: int
    make: Callable[["Base", Random], Change | None]
    by_snakemake: bool = False


@dataclass(frozen=True)
class Base:
    """The raw matter of a folder, with the places of its annotations."""

    folder: Path
    spans: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    quotations: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    @cached_property
    def article_ids(self) -> list[str]:
        return sorted(path.stem for path in self.folder.glob("raw/articles/*.txt"))

    @cached_property
    def lists(self) -> list[str]:
        return sorted(path.stem for path in self.folder.glob("raw/reference/*.csv"))

    @cached_property
    def schemas(self) -> list[str]:
        folder = self.folder.resolve()
        return sorted(str(path.relative_to(folder)) for path in folder.glob("workflow/schemas/*/*.yml"))

    def text(self, article_id: str) -> str:
        return self.read(text_path(article_id)).decode("utf-8")

    def rows(self, path: str) -> Rows:
        """Return the rows of a table, which the caller may change."""
        return read_rows(self.read(path))

    def header(self, path: str) -> list[str]:
        return next(csv.reader(io.StringIO(self.read(path).decode("utf-8"), newline="")))


def text_path(article_id: str) -> str:
    return f"raw/articles/{article_id}.txt"


def rows_path(article_id: str) -> str:
    return f"raw/annotations/{article_id}.csv"


def list_path(name: str) -> str:
    return f"raw/reference/{name}.csv"


def read_rows(data: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def write_rows(header: list[str], rows: Rows, **dialect: object) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, header, **{"lineterminator": "\n", **dialect})
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def line_of_row(rows: Rows, header: list[str], index: int) -> int:
    """Return the line on which a row starts in the file that write_rows gives."""
    return 1 + write_rows(header, rows[:index]).count(b"\n")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def with_hash(base: Base, article_id: str, data: bytes) -> bytes:
    """Return the catalogue with the hash of a changed text, as a careless maintainer would mend it."""
    old = sha256(base.read(text_path(article_id)))
    return base.read(CATALOGUE).replace(old.encode(), sha256(data).encode())


def places_of(base: Base, published: dict[str, Rows]) -> Base:
    """Return the base with the offsets of its mentions and quotations, from its published tables."""
    spans: dict[str, list] = {article_id: [] for article_id in base.article_ids}
    quotations: dict[str, list] = {article_id: [] for article_id in base.article_ids}
    for found, table, key in ((spans, "mentions", "mention_id"), (quotations, "quotations", "quotation_id")):
        for row in published[table]:
            place = (int(row["start_char"]), int(row["end_char"]), row[key].rpartition(".")[2])
            found[row["article_id"]].append(place)
    return Base(base.folder, spans, quotations)


def copy_base(root: Path, folder: Path, copy: Callable = shutil.copy2) -> None:
    """Make a folder that builds as the base does; with os.link no file is copied, and none may be written."""
    caches = shutil.ignore_patterns("__pycache__")
    for name in ("raw", *BESIDE_RAW):
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=caches, copy_function=copy)
        else:
            copy(source, folder / name)


def apply_change(change: Change, folder: Path) -> None:
    """Put the content of a change into a copied folder, in the place of its files and never into them."""
    for name, content in change.files.items():
        path = folder / name
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
        if content is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case bytes():
                path.write_bytes(content)
            case Link(target):
                path.symlink_to(target)
            case Folder():
                path.mkdir()


def files_of(change: Change) -> Iterator[str]:
    """Yield what tells two changes apart."""
    for name, content in sorted(change.files.items()):
        yield f"{name} {sha256(content) if isinstance(content, bytes) else content}"
