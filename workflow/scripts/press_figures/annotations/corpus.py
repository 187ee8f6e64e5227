"""Extract the figures of all articles, and account for every number in them."""

from dataclasses import fields

from press_figures.annotations.areas import area_problems
from press_figures.annotations.extraction import Extraction, extract_article
from press_figures.annotations.periods import date_word_problems
from press_figures.annotations.places import place_rows
from press_figures.annotations.raw import Raw
from press_figures.errors import Problem, stop_on
from press_figures.numbers.lexicon import LEXICON_LISTS, load_lexicon
from press_figures.tables.csv_files import Row, Table
from press_figures.texts.captured import read_article
from press_figures.texts.passages import find_shared_passages
from press_figures.texts.scanning import compile_scanner, find_expressions, uncovered_expressions
from press_figures.texts.search import SearchedText, surroundings


def extract_figures(raw: Raw) -> dict[str, list[dict]]:
    """Return the rows of every table that the annotations fill, in order of article and place.

    Raises InputError if a row does not fit its text, or if no row covers an expression of a text. SQL checks
    later whether rows fit each other.
    """
    lexicon = load_lexicon({name: raw.reference[name].rows for name in LEXICON_LISTS})
    scanner = compile_scanner(raw.reference["number_words"].rows)
    organisations = {row["speaker_id"]: row["organisation_id"] for row in raw.reference["speakers"].rows}
    whole = Extraction()
    articles, texts = [], {}
    for row in sorted(raw.catalogue.rows, key=lambda row: row["article_id"]):
        article_id = row["article_id"]
        text = texts[article_id] = read_article(raw.texts[article_id], row["sha256"])
        table, searched = raw.annotations[article_id], SearchedText(text)
        placement = place_rows(searched, table)
        part = extract_article(article_id, placement, lexicon, organisations)
        part.problems += code_problems(table, raw.reference, part.problems)
        path = str(raw.texts[article_id])
        part.problems += completeness_problems(path, searched, placement.covered, scanner)
        for column in fields(Extraction):
            getattr(whole, column.name).extend(getattr(part, column.name))
        articles.append(article_row(row, text))
    stop_on(whole.problems)
    return {"articles": articles, **whole.tables(), "shared_passages": find_shared_passages(texts)}


def article_row(row: Row, text: str) -> dict:
    """Return the published row of an article."""
    return {**row, "character_count": len(text), "word_count": len(text.split())}


def code_problems(table: Table, reference: dict[str, Table], known: list[Problem]) -> list[Problem]:
    """Find codes of areas and periods that contradict the words printed for them.

    Cells with a known problem are left out: one message for a cell is enough.
    """
    places = {problem.place for problem in known}
    problems = area_problems(table, reference["areas"], reference["area_words"])
    problems += date_word_problems(table, reference["periods"])
    return [problem for problem in problems if problem.place not in places]


def completeness_problems(
    path: str, searched: SearchedText, covered: list[tuple[int, int]], scanner: list
) -> list[Problem]:
    """Find expressions of the text that no mention covers. covered are the mentions' offsets, in order."""
    text = searched.text
    return [
        Problem(
            f"{path}, line {searched.line_number(found.start)}",
            f"{text[found.start : found.end]!r}, which nobody annotated: "
            + surroundings(text, found.start, found.end),
            "a row for every numeric or temporal expression",
            "Add a row: a figure, a date, or a dismissal with its reason.",
        )
        for found in uncovered_expressions(find_expressions(text, scanner), covered)
    ]
