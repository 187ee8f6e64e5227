"""Help an annotator: start an annotation file from a text, and check one article in less than a second.

    .venv/bin/python workflow/annotate.py start <article_id>
    .venv/bin/python workflow/annotate.py check <article_id>

The build reports the same problems in the same words, because it calls the same functions.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

# The modules are not installed: this runs in a clone, as the build does.
sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))

from press_figures.annotations.drafts import catalogue_row, started_rows
from press_figures.annotations.one_article import (
    CATALOGUE,
    SCHEMAS,
    TABLES_OF_ARTICLE,
    UnknownArticle,
    annotations_path,
    check_article,
    counted,
    in_order_of_place,
    read_one,
    require_article,
    sha256_of,
    text_path,
)
from press_figures.annotations.raw import Raw
from press_figures.annotations.raw_checks import missing_list_problems
from press_figures.commands import NOT_READ, WRONG, command, command_line, complain, start
from press_figures.errors import InputError, Problem, listing, stop_on
from press_figures.files import write_all
from press_figures.tables.csv_files import Table, formula_problems, to_csv
from press_figures.tables.schemas import column_names, load_resources
from press_figures.texts.captured import read_article
from press_figures.texts.scanning import compile_scanner


def check(article_id: str) -> int:
    """Print all problems of one article and its counts. Return 1 if there is a problem, else 0."""
    require_article(article_id, [text_path(article_id), annotations_path(article_id)])
    raw, resources = read_one(article_id)
    findings = check_article(article_id, raw, resources)
    if findings.tables:
        problems = findings.problems + problems_of_tables(findings.tables, resources)
        columns = column_names(resources["raw", "annotations"])
        findings = replace(findings, problems=in_order_of_place(problems, columns))
    if findings.problems:
        print(listing(findings.problems))
    print_catalogue_row(article_id, raw, resources["raw", "articles"])
    print(findings)
    return 1 if findings.problems else 0


def problems_of_tables(
    tables: dict[str, list[dict]], resources: dict[tuple[str, str], dict]
) -> list[Problem]:
    """Return what the checks in SQL say of the rows of one article with each other."""
    # Imported here, for a database takes a tenth of a second, and rows with problems need none.
    from press_figures.package.checking import annotation_checks, check_rows

    filled = load_resources([f"{SCHEMAS}/tables/{name}.yml" for name in TABLES_OF_ARTICLE])
    schemas = {
        name: resource for (folder, name), resource in (resources | filled).items() if folder == "tables"
    }
    return check_rows(tables, schemas, annotation_checks())


def start_file(article_id: str) -> int:
    """Write the annotation file of a text, with an undecided row for each expression. Return 0."""
    require_article(article_id, [text_path(article_id)])
    path = annotations_path(article_id)
    if path.exists():
        action = "Go on with that file, or delete it to start again; check says what it lacks."
        raise InputError([Problem(str(path), "an annotation file", "none yet", action)])
    raw, resources = read_one(article_id)
    stop_on(missing_list_problems(raw, resources))
    # A text that is not in the catalogue yet has no hash to compare with: it is as captured now.
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
    """Print a row for the catalogue, to be pasted, if it has none for the text."""
    if article_id in raw.texts and article_id not in {row["article_id"] for row in raw.catalogue.rows}:
        print(f"The row for {CATALOGUE}, as far as it is known, under its header:")
        print(catalogue_row(article_id, sha256_of(raw.texts[article_id]), resource), end="")


@command(refused=WRONG)
def main(arguments: list[str]) -> int:
    """Run one command in the folder of the repository, and return the exit status."""
    commands = {"check": check, "start": start_file}
    parser = command_line("annotate.py", __doc__)
    parser.add_argument("command", choices=commands)
    parser.add_argument("article_id", help="name of the text in raw/articles without .txt")
    chosen = parser.parse_args(arguments)
    try:
        return commands[chosen.command](chosen.article_id)
    except UnknownArticle as error:
        return complain(str(error), NOT_READ)
    except InputError as error:
        raise InputError(in_order_of_place(error.problems)) from None


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parents[1])
    start(main)
