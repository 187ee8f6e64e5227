"""Check one article by the rules of the build, in under a second."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from press_figures.annotations.corpus import article_row, code_problems, completeness_problems
from press_figures.annotations.extraction import Extraction, extract_article
from press_figures.annotations.places import Placement, place_rows
from press_figures.annotations.raw import ARTICLE_ID, UNDECIDED, Raw, read_tables
from press_figures.annotations.raw_checks import check_raw, text_problems, undecided_places
from press_figures.errors import InputError, Problem, suggestion
from press_figures.numbers.lexicon import LEXICON_LISTS, load_lexicon
from press_figures.tables.csv_files import Row, Table
from press_figures.tables.schemas import column_names, load_resource
from press_figures.texts.captured import read_article
from press_figures.texts.scanning import compile_scanner, find_expressions
from press_figures.texts.search import SearchedText

CATALOGUE = "raw/articles.csv"
SCHEMAS = "workflow/schemas"
# Lists that no column of the annotations refers to, but that figures are checked against.
LISTS_OF_FIGURES = ("area_words", "comparability", "outcome_group_types")
# The tables that one article gives rows to.
TABLES_OF_ARTICLE = ("articles", *Extraction().tables())
# A row is compared with its text only if these columns can be read.
READ_COLUMNS = ("quote", "occurrence", "kind", "value", "hedge", "outcome_group", "speaker")
PLACE = re.compile(
    r"(?P<path>.*?)(?:, (?:line|byte) (?P<number>\d+)(?:, column (?P<column>\w+))?)?", re.DOTALL
)


class UnknownArticle(Exception):
    """An id that no text, row or annotation file has."""


@dataclass(frozen=True)
class Findings:
    """What a check of one article found."""

    problems: list[Problem]
    row_count: int
    expression_count: int
    uncovered_count: int
    undecided_count: int
    # The rows of each table; empty unless every row can be read and fits its text.
    tables: dict[str, list[dict]] = field(default_factory=dict, repr=False)

    def __str__(self) -> str:
        covered = self.expression_count - self.uncovered_count
        undecided = f"{self.undecided_count} undecided, " if self.undecided_count else ""
        return (
            f"{counted(self.row_count, 'row')}, "
            f"{covered} of {counted(self.expression_count, 'expression')} covered, "
            f"{undecided}{counted(len(self.problems), 'problem')}"
        )


def check_article(article_id: str, raw: Raw, resources: dict[tuple[str, str], dict]) -> Findings:
    """Return every problem of one article, in order of place.

    raw has this article and those with the same hash. A row that cannot be read is not compared with the
    text. If a reference list has a problem, no row is.
    """
    path, table = raw.texts.get(article_id), raw.annotations.get(article_id)
    columns = column_names(resources["raw", "annotations"])
    problems = check_raw(raw, resources) + text_problems(raw)
    undecided = len(undecided_places(raw))
    counts = (len(table.rows) if table else 0, 0, 0)
    text, tables = "", {}
    try:
        text = read_article(path, sha256_of(path)) if path else ""
    except InputError as error:
        problems += error.problems
    lists_are_sound = not any(problem.place.startswith("raw/reference/") for problem in problems)
    if text and table and lists_are_sound:
        scanner = compile_scanner(raw.reference["number_words"].rows)
        searched = SearchedText(text)
        placement = place_rows(searched, table)
        uncovered = completeness_problems(str(path), searched, placement.covered, scanner)
        counts = (len(table.rows), len(find_expressions(text, scanner)), len(uncovered))
        found, refused = extract_readable(article_id, placement, raw, problems)
        problems += uncovered + found.problems
        if not refused and not found.problems:
            lists = {name: listed.rows for name, listed in raw.reference.items()}
            # The catalogue may lack the row of the article, or have one that cannot be read.
            row = dict.fromkeys(column_names(resources["raw", "articles"]), "") | {"article_id": article_id}
            tables = {**lists, **found.tables(), "articles": [article_row(row, text)]}
    return Findings(in_order_of_place(problems, columns), *counts, undecided, tables)


def extract_readable(
    article_id: str, placement: Placement, raw: Raw, known: list[Problem]
) -> tuple[Extraction, set[int]]:
    """Return what the readable rows give, with their problems, and the indices of the other rows."""
    organisations = {row["speaker_id"]: row["organisation_id"] for row in raw.reference["speakers"].rows}
    refused = refused_rows(placement.table, known)
    lexicon = load_lexicon({name: raw.reference[name].rows for name in LEXICON_LISTS})
    found = extract_article(article_id, placement, lexicon, organisations, refused)
    found.problems += [] if refused else code_problems(placement.table, raw.reference, found.problems)
    return found, refused


def refused_rows(table: Table, problems: list[Problem]) -> set[int]:
    """Return the indices of rows that are undecided, or that have a problem in one of READ_COLUMNS."""
    places = {problem.place for problem in problems}
    return {
        index
        for index, row in enumerate(table.rows)
        if row["note"].startswith(UNDECIDED)
        or any(table.place(index, column) in places for column in READ_COLUMNS)
    }


def in_order_of_place(problems: list[Problem], columns: Sequence[str] = ()) -> list[Problem]:
    """Return problems by file, line and column, each once."""

    def key(problem: Problem) -> tuple[str, int, int]:
        place = PLACE.fullmatch(problem.place)
        column = place["column"]
        return place["path"], int(place["number"] or 0), columns.index(column) if column in columns else -1

    return sorted(dict.fromkeys(problems), key=key)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def text_path(article_id: str) -> Path:
    return Path(f"raw/articles/{article_id}.txt")


def annotations_path(article_id: str) -> Path:
    return Path(f"raw/annotations/{article_id}.csv")


def needed_resources() -> dict[tuple[str, str], dict]:
    """Return the schemas of the annotations, the catalogue and every list that they refer to."""
    names = [("raw", "articles"), ("raw", "annotations")]
    names += [("tables", name) for name in (*LEXICON_LISTS, *LISTS_OF_FIGURES)]
    resources = {}
    for folder, name in names:
        resource = resources[folder, name] = load_resource(f"{SCHEMAS}/{folder}/{name}.yml")
        for key in resource["schema"].get("foreignKeys", []):
            listed = ("tables", key["reference"].get("resource", name))
            names += [] if listed in names else [listed]
    declared = ("tables", "declared_conflicts")
    return {**resources, declared: load_resource(f"{SCHEMAS}/tables/declared_conflicts.yml")}


def read_one(article_id: str) -> tuple[Raw, dict[tuple[str, str], dict]]:
    """Return the files and catalogue rows of one article, all lists, and the schemas. Raises InputError.

    Articles with the same hash are included, because a hash must be unique.
    """
    resources = needed_resources()
    lists = [f"raw/reference/{name}.csv" for folder, name in resources if folder == "tables"]
    raw = read_tables(
        CATALOGUE,
        existing(text_path(article_id)),
        existing(annotations_path(article_id)),
        [path for path in lists if Path(path).exists()],
        resources,
    )
    own = {row["sha256"] for row in raw.catalogue.rows if row["article_id"] == article_id}
    catalogue = rows_where(raw.catalogue, lambda row: row["article_id"] == article_id or row["sha256"] in own)
    others = {row["article_id"] for row in catalogue.rows} - {article_id}
    texts = {other: text_path(other) for other in others if text_path(other).exists()}
    marked = {other: Table(str(annotations_path(other)), []) for other in others}
    own_part = replace(
        raw,
        catalogue=catalogue,
        reference=raw.reference | own_conflicts(article_id, raw.reference),
        texts=texts | raw.texts,
        annotations=marked | raw.annotations,
    )
    return own_part, resources


def rows_where(table: Table, is_kept: Callable[[Row], bool]) -> Table:
    """Return the rows of a table that are kept, with their line numbers."""
    kept = [index for index, row in enumerate(table.rows) if is_kept(row)]
    return Table(table.path, [table.rows[index] for index in kept], [table.lines[index] for index in kept])


def own_conflicts(article_id: str, reference: dict[str, Table]) -> dict[str, Table]:
    """Return the declared conflicts within one article, by the name of their list if it exists."""
    return {
        name: rows_where(
            reference[name],
            lambda row: {row["first_article_id"], row["second_article_id"]} == {article_id},
        )
        for name in ["declared_conflicts"]
        if name in reference
    }


def existing(path: Path) -> list[str]:
    return [str(path)] if path.exists() else []


def require_article(article_id: str, paths: list[Path]) -> None:
    """Raise UnknownArticle, with the nearest id, unless one of these paths exists for a well-formed id."""
    if not ARTICLE_ID.fullmatch(article_id):
        raise UnknownArticle(
            f"found the id {article_id!r}; expected lower-case letters, digits and single hyphens. "
            f"Rename the text if it has that name."
        )
    if any(path.exists() for path in paths):
        return
    known = sorted(path.stem for path in Path("raw/articles").glob("*.txt"))
    near = suggestion(article_id, known)
    raise UnknownArticle(
        f"raw/articles: found no text {article_id + '.txt'!r}{near}; expected the id of an article. "
        f"Save the text as raw/articles/<article_id>.txt."
    )
