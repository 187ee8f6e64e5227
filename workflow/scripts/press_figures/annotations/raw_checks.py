"""Check the raw tables before rows are compared with texts: cells, codes, lists, missing files and rows."""

import datetime
import re

from press_figures.annotations.contradictions import list_contradictions, schema_contradictions
from press_figures.annotations.periods import baseline_problems, level_problems, period_problems
from press_figures.annotations.raw import (
    UNDECIDED,
    Raw,
    joined_annotations,
    label_problems,
    pairing_problems,
    undecided_problems,
)
from press_figures.errors import InputError, Problem
from press_figures.tables.cells import schema_problems, without_primary_key
from press_figures.tables.csv_files import Table, formula_problems
from press_figures.tables.schemas import PEOPLE
from press_figures.texts.captured import read_article

DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
# Columns of the catalogue, and for each the column that states how its value is known.
BASES = {"title": "title_basis", "url": "url_basis", "date_published": "date_basis"}
VALUED_CLASSES = ("cardinal", "scale", "plural_magnitude", "fraction", "ordinal_or_fraction")


def check_raw(raw: Raw, resources: dict[tuple[str, str], dict]) -> list[Problem]:
    """Return every problem of the raw tables that can be found without reading the texts."""
    # Every other check needs sound schemas and all lists.
    if unsound := schema_contradictions(resources) or missing_list_problems(raw, resources):
        return unsound
    annotations = joined_annotations(raw)
    tables: dict[str, tuple[Table, dict]] = {
        name: (table, resources["tables", name]) for name, table in raw.reference.items()
    }
    tables["annotations"] = (annotations, without_primary_key(resources["raw", "annotations"]))
    tables["articles"] = (raw.catalogue, resources["raw", "articles"])
    periods = raw.reference.get("periods", Table("", []))
    problems = pairing_problems(raw) + value_problems(raw) + list_contradictions(raw.reference, resources)
    problems += evidence_problems(raw.catalogue)
    problems += period_problems(periods) + baseline_problems(annotations, periods)
    for table, resource in tables.values():
        problems += formula_problems(table, resource)
    for table in raw.annotations.values():
        problems += label_problems(table) + undecided_problems(table) + level_problems(table, periods)
    undecided = undecided_places(raw)
    return problems + [problem for problem in schema_problems(tables) if not is_undecided(problem, undecided)]


def missing_list_problems(raw: Raw, resources: dict[tuple[str, str], dict]) -> list[Problem]:
    """Find reference lists that a schema describes but that do not exist."""
    needed = {name for (_, name), resource in resources.items() if resource.get("written_by") == PEOPLE}
    return [
        Problem(f"raw/reference/{name}.csv", "no file", "a list that is in use", "Restore it.")
        for name in sorted(needed - set(raw.reference))
    ]


def value_problems(raw: Raw) -> list[Problem]:
    """Find number words without the value that their class needs, and dates that no calendar has."""
    problems = []
    for table in [raw.reference[name] for name in raw.reference if name == "number_words"]:
        for index, row in enumerate(table.rows):
            if row["word_class"] in VALUED_CLASSES and not (row["numerator"] and row["denominator"]):
                place = table.place(index, "numerator")
                found = f"no value for the {row['word_class']} {row['word']!r}"
                problems.append(Problem(place, found, "numerator and denominator", "Fill in both."))
    for index, row in enumerate(raw.catalogue.rows):
        date = row["date_published"]
        if not DATE.fullmatch(date):
            continue
        try:
            datetime.date.fromisoformat((date + "-01-01")[:10])
        except ValueError:
            place = raw.catalogue.place(index, "date_published")
            problems.append(Problem(place, repr(date), "a date of the calendar", "Correct the cell."))
    return problems


def evidence_problems(catalogue: Table) -> list[Problem]:
    """Find cells that are inferred without evidence, and cells and bases of which only one is filled in."""
    problems = []
    for index, row in enumerate(catalogue.rows):
        for name, basis in BASES.items():
            if row[basis] in ("", "unknown") and row[name]:
                found, action = f"{row[basis]!r} beside {row[name]!r}", "Say how it is known, or empty it."
                problems.append(Problem(catalogue.place(index, basis), found, "printed or inferred", action))
            if row[basis] not in ("", "unknown") and not row[name]:
                found, action = f"{row[basis]!r} beside an empty {name}", f"Fill in {name}, or write unknown."
                problems.append(Problem(catalogue.place(index, basis), found, "unknown", action))
        if "inferred" in [row[basis] for basis in BASES.values()] and not row["date_evidence"]:
            place, expected = catalogue.place(index, "date_evidence"), "what the inferred cells rest on"
            problems.append(Problem(place, "an empty cell", expected, "Say what points to them."))
    return problems


def undecided_places(raw: Raw) -> set[str]:
    """Return the places of rows that workflow/annotate.py start left and that nobody has decided yet."""
    return {
        table.place(index)
        for table in raw.annotations.values()
        for index, row in enumerate(table.rows)
        if row["note"].startswith(UNDECIDED)
    }


def is_undecided(problem: Problem, places: set[str]) -> bool:
    """Tell whether a problem is an empty cell of an undecided row, where empty cells are expected."""
    row, _, _ = problem.place.rpartition(", column ")
    return problem.found == "an empty cell" and row in places


def text_problems(raw: Raw) -> list[Problem]:
    """Return what is wrong with the texts themselves."""
    problems = []
    for row in raw.catalogue.rows:
        if row["article_id"] in raw.texts:
            try:
                read_article(raw.texts[row["article_id"]], row["sha256"])
            except InputError as error:
                problems += error.problems
    return problems
