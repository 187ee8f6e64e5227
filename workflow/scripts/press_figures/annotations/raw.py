"""The raw matter as tables: catalogue, reference lists and annotations, with the files they came from."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from press_figures.errors import InputError, Problem, stop_on, suggestion
from press_figures.tables.csv_files import Row, Table, read_table
from press_figures.tables.schemas import load_resources

# The start of each note that workflow/annotate.py start leaves for the annotator.
UNDECIDED = "undecided: "
# File names are made of it: systems allow 255 letters in one, and Windows reserves con, prn, com1 and such.
ARTICLE_ID = re.compile(r"(?!(?:con|prn|aux|nul|(?:com|lpt)[0-9])$)(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Raw:
    """Everything that people wrote: the catalogue, lists by name, annotations and texts by article id."""

    catalogue: Table
    reference: dict[str, Table]
    annotations: dict[str, Table]
    texts: dict[str, Path]


def read_raw(
    catalogue: str, articles: list[str], annotations: list[str], reference: list[str], schemas: list[str]
) -> Raw:
    """Read every raw table by its schema. Raises InputError on any file that does not fit."""
    return read_tables(catalogue, articles, annotations, reference, load_resources(schemas))


def read_tables(
    catalogue: str,
    articles: list[str],
    annotations: list[str],
    reference: list[str],
    resources: dict[tuple[str, str], dict],
) -> Raw:
    """Do what read_raw does, with schemas that are loaded already, by folder and name."""
    raw_resources = {name: res for (folder, name), res in resources.items() if folder == "raw"}
    table_resources = {name: res for (folder, name), res in resources.items() if folder == "tables"}
    texts = files_by_id(articles, ".txt")
    marked = files_by_id(annotations, ".csv")
    problems: list[Problem] = []

    def read(path: str | Path, resource: dict) -> Table:
        try:
            return read_table(Path(path), resource)
        except InputError as error:
            problems.extend(error.problems)
            return Table(str(path), [])

    catalogue_table = read(catalogue, raw_resources["articles"])
    lists = {
        Path(path).stem: read(path, require_resource(table_resources, Path(path).stem, path))
        for path in reference
    }
    rows = {article_id: read(path, raw_resources["annotations"]) for article_id, path in marked.items()}
    stop_on(problems)
    return Raw(catalogue_table, lists, rows, texts)


def require_resource(resources: dict[str, dict], name: str, path: str) -> dict:
    """Return the schema of a raw table, or raise InputError if no schema describes it."""
    if name not in resources:
        action = "Remove the file or describe it in workflow/schemas/tables."
        found = f"no schema named {name!r}{suggestion(name, list(resources))}"
        raise InputError([Problem(path, found, "a Table Schema of that name", action)])
    return resources[name]


def files_by_id(paths: list[str], ending: str) -> dict[str, Path]:
    """Return files by their article id.

    Raises InputError on a name that is no id with this ending, and on two files with one id.
    """
    files: dict[str, Path] = {}
    problems = []
    for path in map(Path, sorted(paths)):
        earlier = files.setdefault(path.stem, path)
        if not (path.suffix == ending and ARTICLE_ID.fullmatch(path.stem)):
            expected = f"lower-case letters, digits and single hyphens, then {ending}"
            expected += ", and no name of a device of Windows nor one of more than 100 letters"
            found = f"the file name {path.name!r}"
            problems.append(Problem(str(path), found, expected, "Rename or remove the file."))
        elif earlier != path:
            action = "Keep one of them, and no folders here."
            problems.append(Problem(str(path), f"the id of {earlier} again", "one file for an id", action))
    stop_on(problems)
    return files


def pairing_problems(raw: Raw) -> list[Problem]:
    """Find texts without a catalogue row or annotations, and rows or annotations without a text."""
    catalogued = {row["article_id"]: index for index, row in enumerate(raw.catalogue.rows)}
    problems = []
    for article_id, path in raw.texts.items():
        if article_id not in catalogued:
            action = "Add the row (workflow/annotate.py check prints it) or remove the text."
            problems.append(Problem(str(path), "a text", f"a row in {raw.catalogue.path}", action))
        if article_id not in raw.annotations:
            expected = f"raw/annotations/{article_id}.csv"
            action = "Annotate the text as raw/annotations/README.md says (workflow/annotate.py start begins "
            action += "the file), or remove it."
            problems.append(Problem(str(path), "a text without annotations", expected, action))
    for article_id, index in catalogued.items():
        if article_id not in raw.texts:
            place = raw.catalogue.place(index, "article_id")
            expected = f"raw/articles/{article_id}.txt"
            action = "Add the text or remove the row."
            problems.append(Problem(place, f"{article_id!r} without a text", expected, action))
    for article_id, table in raw.annotations.items():
        if article_id not in raw.texts:
            expected = f"raw/articles/{article_id}.txt"
            action = "Add the text or remove the annotations."
            problems.append(Problem(table.path, "annotations without a text", expected, action))
    return problems


@dataclass(frozen=True)
class Annotation:
    """One row of an annotation file, with its place in the file."""

    table: Table = field(repr=False)
    index: int

    def __getitem__(self, column: str) -> str:
        return self.table.rows[self.index][column]

    @property
    def cells(self) -> Row:
        return self.table.rows[self.index]

    def place(self, column: str = "") -> str:
        return self.table.place(self.index, column)

    def problem(self, column: str, found: str, expected: str, action: str) -> Problem:
        """Return a problem at a column of this row."""
        return Problem(self.place(column), found, expected, action)


def annotations_of(table: Table) -> list[Annotation]:
    return [Annotation(table, index) for index in range(len(table.rows))]


def label_problems(table: Table) -> list[Problem]:
    """Find labels that an annotation file uses twice."""
    first: dict[str, int] = {}
    problems = []
    for index, row in enumerate(table.rows):
        earlier = first.setdefault(row["label"], index)
        if row["label"] and earlier != index:
            found = f"the label {row['label']!r} of line {table.lines[earlier]} again"
            action = "Give one of the rows another label."
            problems.append(Problem(table.place(index, "label"), found, "a label of its own", action))
    return problems


def undecided_problems(table: Table) -> list[Problem]:
    """Find rows whose note from workflow/annotate.py start nobody has replaced yet."""
    return [
        Problem(
            table.place(index, "note"),
            f"the note {row['note']!r}",
            "your own note or an empty cell",
            "Decide the row, then delete this note; the build finds the place by itself.",
        )
        for index, row in enumerate(table.rows)
        if row["note"].startswith(UNDECIDED)
    ]


def joined_annotations(raw: Raw) -> Table:
    """Return the annotation rows of all articles as one table that keeps the file and line of each."""
    rows: list[Row] = []
    places: list[str] = []
    for table in raw.annotations.values():
        rows += table.rows
        places += [table.place(index) for index in range(len(table.rows))]
    return JoinedTable("raw/annotations", rows, [], places)


@dataclass(frozen=True)
class JoinedTable(Table):
    """A table put together from several files."""

    places: tuple[str, ...] | list[str] = ()

    def place(self, index: int, column: str = "") -> str:
        return f"{self.places[index]}, column {column}" if column else self.places[index]
