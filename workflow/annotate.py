"""Help the annotator: start an annotation file from a text, and check one article in under a second.

    .venv/bin/python workflow/annotate.py start <article_id>
    .venv/bin/python workflow/annotate.py check <article_id>

The problems and their words are those of the build, for they come from the same functions.
"""

import argparse
import hashlib
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))

from check_raw import check_raw, missing_list_problems, text_problems, undecided_places
from extract_figures import code_problems, completeness_problems
from lib.annotations import extract_article, located_mentions, published_words_problems, telling_words
from lib.articles import joins_word, line_number, read_article, surroundings
from lib.conflicts import conflict_problems
from lib.errors import InputError, Problem, listing, printable, stop_on
from lib.files import write_all
from lib.lexicon import LEXICON_LISTS, load_lexicon
from lib.raw import ARTICLE_ID, UNDECIDED, Raw, read_raw
from lib.scanning import Expression, compile_scanner, find_expressions, join_overlapping
from lib.tables import (
    Row,
    Table,
    column_names,
    formula_problems,
    load_resource,
    load_resources,
    suggestion,
    to_csv,
)

CATALOGUE = "raw/articles.csv"
SCHEMAS = "workflow/schemas"
# Lists that no column of the annotations names and that their figures are held against.
LISTS_OF_FIGURES = ("area_words", "comparability", "outcome_group_types")
NARROW_GAPS = (" ", "\u00a0", "\u202f", "-")
# What must be readable before a row can be held against its text.
READ_COLUMNS = ("quote", "occurrence", "kind", "value", "hedge", "outcome_group", "speaker")
PLACE = re.compile(
    r"(?P<path>.*?)(?:, (?:line|byte) (?P<number>\d+)(?:, column (?P<column>\w+))?)?", re.DOTALL
)


class UnknownArticle(Exception):
    """Raised for an id that no text, row or annotation file has."""


@dataclass(frozen=True)
class Findings:
    """What a check of one article found."""

    problems: list[Problem]
    row_count: int
    expression_count: int
    uncovered_count: int
    undecided_count: int

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

    raw holds this article and those with the same hash. Rows that cannot be read are not held against
    the text, and with a reference list that is not in order no row is.
    """
    path, table = raw.texts.get(article_id), raw.annotations.get(article_id)
    columns = column_names(resources["raw", "annotations"])
    problems = check_raw(raw, resources) + text_problems(raw)
    undecided = len(undecided_places(raw))
    counts = (len(table.rows) if table else 0, 0, 0)
    text = ""
    try:
        text = read_article(path, sha256_of(path)) if path else ""
    except InputError as error:
        problems += error.problems
    lists_are_sound = not any(problem.place.startswith("raw/reference/") for problem in problems)
    if text and table and lists_are_sound:
        scanner = compile_scanner(raw.reference["number_words"].rows)
        uncovered = completeness_problems(str(path), text, located_mentions(text, table), scanner)
        counts = (len(table.rows), len(find_expressions(text, scanner)), len(uncovered))
        problems += uncovered + row_problems(article_id, text, table, raw, problems)
    return Findings(in_order_of_place(problems, columns), *counts, undecided)


def row_problems(article_id: str, text: str, table: Table, raw: Raw, known: list[Problem]) -> list[Problem]:
    """Return the problems of the rows that can be read, held against the text and, if all can, each other."""
    organisations = {row["speaker_id"]: row["organisation_id"] for row in raw.reference["speakers"].rows}
    refused = refused_rows(table, known)
    found = extract_article(
        article_id,
        text,
        table,
        load_lexicon({name: raw.reference[name].rows for name in LEXICON_LISTS}),
        organisations,
        refused,
    )
    found.problems += published_words_problems(text, table, found)
    found.problems += [] if refused else code_problems(table, raw.reference, found.problems)
    if refused or found.problems:
        return found.problems
    return conflict_problems(found.figures, found.figure_relations, raw.reference, {article_id: table})


def refused_rows(table: Table, problems: list[Problem]) -> set[int]:
    """Return the indices of rows that are undecided, or with a problem in a column that is read first."""
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


def started_rows(text: str, scanner: list[re.Pattern], columns: list[str]) -> list[Row]:
    """Return a row for every expression that the scanner finds, in order of place, with nothing decided.

    An expression that is part of a longer word or number is widened to it, for a quote never cuts a word;
    expressions with one space or hyphen between them, such as 8 and per cent, are one.
    """
    found = find_expressions(text, scanner)
    spans = join_near(text, join_overlapping(widened(text, found)))
    rows = []
    for start, end in spans:
        quote = text[start:end]
        before, number = telling_words(text, quote, start)
        where = f"line {line_number(text, start)}, start_char {start}, end_char {end}"
        cells = {
            "quote": quote,
            "occurrence": str(number) if number else "",
            "before": before,
            "note": f"{UNDECIDED}{where}: {surroundings(text, start, end)}",
        }
        rows.append({name: cells.get(name, "") for name in columns})
    return rows


def join_near(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return offsets in order of place, those with nothing but a space or a hyphen between them as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and text[joined[-1][1] : start] in NARROW_GAPS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def widened(text: str, expressions: list[Expression]) -> list[tuple[int, int]]:
    """Return the offsets of expressions, in order of place, moved outwards until they cut no word or number.

    An expression inside the word of the one before is part of it.
    """
    spans: list[tuple[int, int]] = []
    for expression in expressions:
        if not spans or expression.end > spans[-1][1]:
            spans.append(whole_words(text, expression.start, expression.end))
    return spans


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets moved outwards until they cut no word or number."""
    while joins_word(text, start):
        start -= 1
    while joins_word(text, end):
        end += 1
    return start, end


def catalogue_row(article_id: str, sha256: str, resource: dict) -> str:
    """Return the header of raw/articles.csv and a row for an article, filled as far as it is known."""
    known = {"article_id": article_id, "sha256": sha256}
    return to_csv([{name: known.get(name, "") for name in column_names(resource)}], resource)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def text_path(article_id: str) -> Path:
    return Path(f"raw/articles/{article_id}.txt")


def annotations_path(article_id: str) -> Path:
    return Path(f"raw/annotations/{article_id}.csv")


def needed_schemas() -> list[str]:
    """Return the schemas of the annotations, the catalogue and every list that they refer to."""
    needed = [f"{SCHEMAS}/raw/articles.yml", f"{SCHEMAS}/raw/annotations.yml"]
    needed += [f"{SCHEMAS}/tables/{name}.yml" for name in [*LEXICON_LISTS, *LISTS_OF_FIGURES]]
    for path in needed:
        for key in load_resource(path)["schema"].get("foreignKeys", []):
            listed = f"{SCHEMAS}/tables/{key['reference'].get('resource', Path(path).stem)}.yml"
            needed += [] if listed in needed else [listed]
    return [*needed, f"{SCHEMAS}/tables/declared_conflicts.yml"]


def read_one(article_id: str) -> tuple[Raw, dict[tuple[str, str], dict]]:
    """Return what concerns one article, its files, its rows of the catalogue and the lists, with the schemas.

    Articles with the same hash are in it as well, for a hash must be unique. Raises InputError.
    """
    schemas = needed_schemas()
    lists = [f"raw/reference/{Path(path).stem}.csv" for path in schemas if "/tables/" in path]
    raw = read_raw(
        CATALOGUE,
        existing(text_path(article_id)),
        existing(annotations_path(article_id)),
        [path for path in lists if Path(path).exists()],
        schemas,
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
    return own_part, load_resources(schemas)


def rows_where(table: Table, is_kept: Callable[[Row], bool]) -> Table:
    """Return the rows of a table that are kept, on the lines where they stand."""
    kept = [index for index, row in enumerate(table.rows) if is_kept(row)]
    return Table(table.path, [table.rows[index] for index in kept], [table.lines[index] for index in kept])


def own_conflicts(article_id: str, reference: dict[str, Table]) -> dict[str, Table]:
    """Return the declared conflicts within one article, by the name of their list if it is there."""
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


def check(article_id: str) -> int:
    """Print every problem of one article and the counts. Return 1 if there is any problem, else 0."""
    require_article(article_id, [text_path(article_id), annotations_path(article_id)])
    raw, resources = read_one(article_id)
    findings = check_article(article_id, raw, resources)
    if findings.problems:
        print(listing(findings.problems))
    print_catalogue_row(article_id, raw, resources["raw", "articles"])
    print(findings)
    return 1 if findings.problems else 0


def start(article_id: str) -> int:
    """Write the annotation file of a text with a row for every expression and nothing decided. Return 0."""
    require_article(article_id, [text_path(article_id)])
    path = annotations_path(article_id)
    if path.exists():
        action = "Go on with that file, or delete it to start again; check says what it lacks."
        raise InputError([Problem(str(path), "an annotation file", "none yet", action)])
    raw, resources = read_one(article_id)
    stop_on(missing_list_problems(raw, resources))
    hashes = [row["sha256"] for row in raw.catalogue.rows if row["article_id"] == article_id]
    text_file = raw.texts[article_id]
    text = read_article(text_file, hashes[0] if hashes else sha256_of(text_file))
    resource = resources["raw", "annotations"]
    scanner = compile_scanner(raw.reference["number_words"].rows)
    rows = started_rows(text, scanner, column_names(resource))
    stop_on(formula_problems(Table(str(path), rows, list(range(2, len(rows) + 2))), resource))
    write_all({path: to_csv(rows, resource)})
    print_catalogue_row(article_id, raw, resources["raw", "articles"])
    print(f"{path}: {counted(len(rows), 'row')} to decide")
    return 0


def print_catalogue_row(article_id: str, raw: Raw, resource: dict) -> None:
    """Print a row to paste if the catalogue has none for a text."""
    if article_id in raw.texts and article_id not in {row["article_id"] for row in raw.catalogue.rows}:
        print(f"The row for {CATALOGUE}, as far as it is known, under its header:")
        print(catalogue_row(article_id, sha256_of(raw.texts[article_id]), resource), end="")


def main(arguments: list[str]) -> int:
    """Run one command in the folder of the repository. Return the exit code: 2 is wrong usage."""
    commands = {"check": check, "start": start}
    parser = argparse.ArgumentParser(
        prog="annotate.py", description="Start an annotation file, or check one article."
    )
    parser.add_argument("command", choices=commands)
    parser.add_argument("article_id", help="name of the text in raw/articles without .txt")
    chosen = parser.parse_args(arguments)
    try:
        return commands[chosen.command](chosen.article_id)
    except UnknownArticle as error:
        print(error, file=sys.stderr)
        return 2
    except InputError as error:
        print(listing(in_order_of_place(error.problems)))
        print(counted(len(error.problems), "problem"))
        return 1
    except OSError as error:
        place = printable(str(error.filename))
        print(f"{place}: found {error.strerror}; expected a file that can be read and written.")
        return 1


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[1])
    if hasattr(signal, "SIGPIPE"):
        # A reader such as head may close the pipe early; that is no error.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
