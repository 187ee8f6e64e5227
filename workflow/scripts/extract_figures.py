"""Locate the annotations in the texts and turn them into mentions, dates, figures and quotations."""

from dataclasses import fields
from pathlib import Path

from lib.annotations import (
    Extraction,
    extract_article,
    located_mentions,
    published_words_problems,
)
from lib.areas import area_problems
from lib.articles import line_number, read_article, surroundings
from lib.conflicts import conflict_problems
from lib.errors import Problem, stop_on
from lib.files import write_all
from lib.lexicon import LEXICON_LISTS, load_lexicon
from lib.passages import find_shared_passages
from lib.periods import date_word_problems
from lib.raw import Raw, read_raw
from lib.scanning import compile_scanner, find_expressions, uncovered_expressions
from lib.step import run_step
from lib.tables import Table, load_resources, to_csv


def extract_figures(raw: Raw) -> dict[str, list[dict]]:
    """Return the rows of every table that the annotations fill, in order of article and place.

    Raises InputError on any row that does not fit its text and on any expression of a text that
    no row covers, and on figures that conflict without a declaration.
    """
    lexicon = load_lexicon({name: raw.reference[name].rows for name in LEXICON_LISTS})
    scanner = compile_scanner(raw.reference["number_words"].rows)
    organisations = {row["speaker_id"]: row["organisation_id"] for row in raw.reference["speakers"].rows}
    whole = Extraction()
    articles, texts = [], {}
    for row in sorted(raw.catalogue.rows, key=lambda row: row["article_id"]):
        article_id = row["article_id"]
        text = texts[article_id] = read_article(raw.texts[article_id], row["sha256"])
        table = raw.annotations[article_id]
        part = extract_article(article_id, text, table, lexicon, organisations)
        located = located_mentions(text, table)
        part.problems += code_problems(table, raw.reference, part.problems)
        part.problems += published_words_problems(text, table, part)
        part.problems += completeness_problems(str(raw.texts[article_id]), text, located, scanner)
        for column in fields(Extraction):
            getattr(whole, column.name).extend(getattr(part, column.name))
        articles.append({**row, "character_count": len(text), "word_count": len(text.split())})
    stop_on(whole.problems)
    stop_on(conflict_problems(whole.figures, whole.figure_relations, raw.reference, raw.annotations))
    names = [column.name for column in fields(Extraction) if column.name != "problems"]
    extracted = {name: getattr(whole, name) for name in names}
    return {"articles": articles, **extracted, "shared_passages": find_shared_passages(texts)}


def code_problems(table: Table, reference: dict[str, Table], known: list[Problem]) -> list[Problem]:
    """Find codes of areas and periods that contradict the words printed for them.

    A cell with a known problem has one already.
    """
    places = {problem.place for problem in known}
    problems = area_problems(table, reference["areas"], reference["area_words"])
    problems += date_word_problems(table, reference["periods"])
    return [problem for problem in problems if problem.place not in places]


def in_order(rows: list[dict], resource: dict) -> list[dict]:
    """Return rows by article and place where they have a place, else by primary key."""
    names = [column["name"] for column in resource["schema"]["fields"]]
    keys = ["article_id", "start_char"] if "start_char" in names else resource["schema"]["primaryKey"]
    return sorted(rows, key=lambda row: [row[key] for key in keys])


def completeness_problems(path: str, text: str, mentions: list[dict], scanner: list) -> list[Problem]:
    """Find expressions of the text that no mention covers."""
    spans = sorted((row["start_char"], row["end_char"]) for row in mentions)
    return [
        Problem(
            f"{path}, line {line_number(text, found.start)}",
            f"{text[found.start : found.end]!r}, which nobody annotated: "
            + surroundings(text, found.start, found.end),
            "a row for every numeric or temporal expression",
            "Add a row: a figure, a date, or a dismissal with its reason.",
        )
        for found in uncovered_expressions(find_expressions(text, scanner), spans)
    ]


def main(
    catalogue: str,
    articles: list[str],
    annotations: list[str],
    reference: list[str],
    schemas: list[str],
    tables: list[str],
    raw_report: str,
) -> str:
    """Write every table to the path that ends in its name. raw_report: the raw matter is in order."""
    raw = read_raw(catalogue, articles, annotations, reference, schemas)
    resources = load_resources(schemas)
    rows = {
        name: in_order(extracted, resources["tables", name])
        for name, extracted in extract_figures(raw).items()
    }
    lists = {name: table.rows for name, table in raw.reference.items()}
    contents = {**rows, **lists}
    write_all(
        {
            Path(path): to_csv(contents[Path(path).stem], resources["tables", Path(path).stem])
            for path in tables
        }
    )
    counts = f"{len(rows['mentions'])} mentions, of which {len(rows['figures'])} figures"
    return f"{counts}, in {len(rows['articles'])} articles"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
