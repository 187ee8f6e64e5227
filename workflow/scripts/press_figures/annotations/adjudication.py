"""Compare two independent annotations of each article with each other and with what is published.

A check in SQL tests that each published decision is needed and followed. Python tests it here too, because
it knows the lines of both files, and because a decision on a pair that nobody compared cannot become a row of
the database.
"""

from collections import defaultdict
from dataclasses import replace

from press_figures.annotations.agreement import (
    SPAN,
    Code,
    Coding,
    Comparison,
    alpha,
    compare,
    placed,
    words_marked,
)
from press_figures.annotations.raw import Raw, joined_annotations, label_problems
from press_figures.errors import Problem, stop_on
from press_figures.tables.cells import schema_problems, without_primary_key
from press_figures.tables.csv_files import Row, Table, formula_problems
from press_figures.texts.captured import read_article

# By article, then by annotator.
Independent = dict[str, dict[str, Table]]
Rows = list[dict]
# The attribute for the question of which words belong to a mention at all.
WORD = "word"


def compare_annotators(raw: Raw, independent: Independent, adjudications: Table) -> dict[str, Rows]:
    """Return pairs, codes, adjudications and agreement of all articles that two annotators worked on.

    Raises InputError on a difference that nobody adjudicated, and on an adjudication that the published
    annotation does not follow.
    """
    pairs, compared, decided, problems = [], [], [], []
    decisions: dict[tuple[str, str, str], list[tuple[object, object]]] = defaultdict(list)
    rulings = {
        (row["article_id"], row["pair"], row["attribute"]): index
        for index, row in enumerate(adjudications.rows)
    }
    sha256 = {row["article_id"]: row["sha256"] for row in raw.catalogue.rows}
    for article_id, tables in sorted(independent.items()):
        text = read_article(raw.texts[article_id], sha256[article_id])
        annotators = tuple(sorted(tables))
        first, second = (placed(text, tables[name]) for name in annotators)
        published = placed(text, raw.annotations[article_id])
        comparison = compare(first, second, published)
        kept = dict(zip(comparison.names, comparison.kept, strict=True))
        pairs += [
            {"first_annotator_id": annotators[0], "second_annotator_id": annotators[1], **row}
            for row in pair_rows(article_id, comparison, first, second, published)
        ]
        for code in comparison.codes:
            index = rulings.pop((article_id, code.name, code.attribute), None)
            ruling = adjudications.rows[index] if index is not None else None
            problems += ruling_problems(article_id, code, adjudications, index)
            problems += published_problems(raw.annotations[article_id], kept[code.name], code, ruling)
            pair_id = f"{article_id}.{code.name}"
            decisions[(*annotators, code.attribute)].append((code.first, code.second))
            compared.append(compared_row(pair_id, code))
            if ruling:
                decided.append(decided_row(pair_id, code.attribute, ruling))
        decisions[(*annotators, WORD)] += zip(
            words_marked(text, first), words_marked(text, second), strict=True
        )
    problems += [unused_problem(adjudications, index) for index in rulings.values()]
    stop_on(problems)
    return {
        "annotation_pairs": pairs,
        "compared_codes": compared,
        "adjudications": decided,
        "annotator_agreement": [agreement_row(key, made) for key, made in sorted(decisions.items())],
    }


def pair_rows(
    article_id: str, comparison: Comparison, first: Coding, second: Coding, published: Coding
) -> Rows:
    """Return the rows of the pairs of one article, each with the id of its published row."""
    rows = []
    for pair, name, kept in zip(comparison.pairs, comparison.names, comparison.kept, strict=True):
        one = first.spans[pair.first] if pair.first is not None else (None, None)
        other = second.spans[pair.second] if pair.second is not None else (None, None)
        match = "same" if one == other else "overlapping"
        match = "second_only" if pair.first is None else "first_only" if pair.second is None else match
        row = published.rows[kept] if kept is not None else {"kind": "", "label": ""}
        published_id = f"{article_id}.{row['label']}" if kept is not None else None
        is_quotation = row["kind"] == "quotation"
        rows.append(
            {
                "pair_id": f"{article_id}.{name}",
                "article_id": article_id,
                "match": match,
                "first_start_char": one[0],
                "first_end_char": one[1],
                "second_start_char": other[0],
                "second_end_char": other[1],
                "mention_id": None if is_quotation else published_id,
                "quotation_id": published_id if is_quotation else None,
            }
        )
    return rows


def compared_row(pair_id: str, code: Code) -> dict:
    """Return the row of one attribute that two annotators coded."""
    return {
        "pair_id": pair_id,
        "attribute": code.attribute,
        "first_code": code.first,
        "second_code": code.second,
        "published_code": code.published,
        "is_agreed": code.first == code.second,
    }


def decided_row(pair_id: str, attribute: str, ruling: Row) -> dict:
    """Return the published row of an adjudication."""
    return {
        "pair_id": pair_id,
        "attribute": attribute,
        "decision": ruling["decision"],
        "reason": ruling["reason"],
        "knew_result": ruling["knew_result"] == "true",
        "adjudicator_id": ruling["adjudicator"],
    }


def ruling_problems(article_id: str, code: Code, adjudications: Table, index: int | None) -> list[Problem]:
    """Find a difference without a ruling, and a ruling without a difference."""
    what = f"{code.attribute} of {code.name} in {article_id}"
    if index is None and code.first != code.second:
        found = f"no row for {what}, {code.first!r} by the first annotator and {code.second!r} by the second"
        action = "Read the sentence and add the row."
        return [Problem(adjudications.path, found, "a decision with its reason", action)]
    if index is not None and code.first == code.second:
        decision = adjudications.rows[index]["decision"]
        if decision != "neither":
            found = f"{decision!r} for {what}, on which both agree"
            return [Problem(adjudications.place(index, "decision"), found, "a difference", "Delete the row.")]
    return []


def published_problems(table: Table, kept: int | None, code: Code, ruling: Row | None) -> list[Problem]:
    """Find a published code that is not the agreed or decided one. kept is the index of its row, if any."""
    if ruling is None and code.first != code.second:
        return []  # Nothing is decided yet.
    decision = ruling["decision"] if ruling else "first"
    fitting = {
        "first": code.published == code.first,
        "second": code.published == code.second,
        "neither": code.published not in (code.first, code.second),
    }
    if fitting[decision]:
        return []
    column = "quote" if code.attribute == SPAN else code.attribute
    place = table.path if kept is None else table.place(kept, column)
    found = f"{code.published!r} as {code.attribute} of {code.name}"
    if ruling is None:
        action = "Restore it, or add a row with the decision neither and the reason to raw/adjudications.csv."
        return [Problem(place, found, f"{code.first!r}, on which both annotators agree", action)]
    wanted = {"first": repr(code.first), "second": repr(code.second), "neither": "another code"}[decision]
    action = "Correct it, or the decision in raw/adjudications.csv."
    return [Problem(place, found, f"{wanted}, as decided", action)]


def unused_problem(adjudications: Table, index: int) -> Problem:
    row = adjudications.rows[index]
    found = f"a decision on {row['attribute']} of {row['pair']} in {row['article_id']}, which nobody compared"
    action = "Correct pair and attribute, or delete the row."
    return Problem(adjudications.place(index), found, "a pair and an attribute of the comparison", action)


def agreement_row(key: tuple[str, str, str], decisions: list[tuple[object, object]]) -> dict:
    """Return counts and alpha of one attribute. Spans have no alpha: no fixed units are coded."""
    first, second, attribute = key
    value = None if attribute == SPAN else alpha(decisions)
    missing = "no_units" if attribute == SPAN else "one_code"
    return {
        "first_annotator_id": first,
        "second_annotator_id": second,
        "attribute": attribute,
        "compared_count": len(decisions),
        "agreed_count": sum(one == other for one, other in decisions),
        "alpha": value,
        "alpha_basis": missing if value is None else "computed",
    }


def independent_problems(
    raw: Raw, independent: Independent, adjudications: Table, resources: dict[tuple[str, str], dict]
) -> list[Problem]:
    """Find cells, codes and labels that do not fit, and annotations of no article."""
    tables = {
        f"{annotator}/{article_id}": table
        for article_id, by_annotator in independent.items()
        for annotator, table in by_annotator.items()
    }
    missing = [
        Problem(
            table.path, "annotations without a text", f"raw/articles/{article_id}.txt", "Remove the file."
        )
        for article_id, by_annotator in independent.items()
        for table in by_annotator.values()
        if article_id not in raw.texts
    ]
    if missing:
        return missing
    joined = joined_annotations(replace(raw, annotations=tables))
    checked = {
        **{name: (table, resources["tables", name]) for name, table in raw.reference.items()},
        "articles": (raw.catalogue, resources["raw", "articles"]),
        "annotations": (joined, without_primary_key(resources["raw", "annotations"])),
        "adjudications": (adjudications, resources["raw", "adjudications"]),
    }
    problems = schema_problems(checked) + formula_problems(adjudications, resources["raw", "adjudications"])
    return problems + [problem for table in tables.values() for problem in label_problems(table)]
