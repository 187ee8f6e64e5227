"""Turn annotation rows and a text into mentions, dates, figures, relations and quotations."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, fields

from press_figures.annotations.circles import circle_problems
from press_figures.annotations.columns import (
    RELATION_COLUMNS,
    VALUE_REASONS,
    column_problems,
    label_reference_problems,
)
from press_figures.annotations.places import Placed, Placement, overlap_problems
from press_figures.annotations.raw import Annotation, annotations_of
from press_figures.annotations.values import kind_problems, read_numeral, share_problems
from press_figures.annotations.wording import (
    direction_problems,
    hedge_problems,
    left_out_hedge_problems,
    printed_words_problems,
    speaker_problems,
)
from press_figures.errors import Problem
from press_figures.numbers.hedges import NoIntervalRule, hedge_intervals
from press_figures.numbers.intervals import Interval, exact_columns, interval_columns
from press_figures.numbers.lexicon import Lexicon

OPENING_WORDS = 3


@dataclass
class Extraction:
    """Rows of the published tables, and the problems of the annotation rows."""

    mentions: list[dict] = field(default_factory=list)
    dates: list[dict] = field(default_factory=list)
    mention_dates: list[dict] = field(default_factory=list)
    figures: list[dict] = field(default_factory=list)
    figure_relations: list[dict] = field(default_factory=list)
    quotations: list[dict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def tables(self) -> dict[str, list[dict]]:
        """Return the rows by the name of their table."""
        names = [column.name for column in fields(self) if column.name != "problems"]
        return {name: getattr(self, name) for name in names}


def extract_article(
    article_id: str,
    placement: Placement,
    lexicon: Lexicon,
    organisations: dict[str, str],
    unread: Collection[int] = (),
) -> Extraction:
    """Return the published rows that the annotations of one article give.

    organisations has the organisation of each speaker. Offsets are code points, end-exclusive.
    unread are the indices of rows that cannot be read. They give nothing but a place, and other rows may
    refer to their labels.
    """
    result, sound = Extraction(), []
    rows = annotations_of(placement.table)
    kinds = {row["label"]: row["kind"] for row in rows}
    for row in rows:
        problems = list(placement.problems.get(row.index, []))
        if row.index not in unread:
            problems = column_problems(row) + label_reference_problems(row, kinds) + problems
        result.problems += problems
        if row.index not in unread and not problems:
            sound.append(placement.placed[row.index])
            extract_row(article_id, sound[-1], lexicon, organisations, result)
    result.problems += overlap_problems([row for row in sound if row["kind"] != "quotation"])
    if not unread:
        result.problems += speaker_problems(sound) + circle_problems(placement.table)
    return result


def extract_row(
    article_id: str, row: Placed, lexicon: Lexicon, organisations: dict[str, str], result: Extraction
) -> None:
    """Add to the result what a row gives, and the problems where it differs from its words."""
    if row["kind"] == "quotation":
        result.quotations.append(quotation_row(article_id, row, organisations))
        return
    result.mentions.append(mention_row(article_id, row))
    result.mention_dates += dating_rows(article_id, row)
    if row["kind"] == "date":
        result.dates.append(date_row(article_id, row))
    elif row["kind"] != "dismissed":
        figure, value_problems = figure_row(article_id, row, lexicon)
        result.problems += value_problems + printed_words_problems(row)
        result.problems += hedge_problems(row, lexicon.hedge_words)
        result.problems += left_out_hedge_problems(row, lexicon.hedge_words)
        result.problems += direction_problems(row, lexicon.direction_words)
        result.figures += [figure] if figure else []
        result.figure_relations += relation_rows(article_id, row)


def mention_row(article_id: str, row: Placed) -> dict:
    return {
        "mention_id": f"{article_id}.{row['label']}",
        "article_id": article_id,
        "label": row["label"],
        "start_char": row.start,
        "end_char": row.end,
        "line_number": row.line,
        "quote": row["quote"],
        "kind": row["kind"],
        "dismissed_as": row["dismissed_as"],
        "note": row["note"],
        "annotator_id": row["annotator"],
    }


def date_row(article_id: str, row: Annotation) -> dict:
    return {
        "mention_id": f"{article_id}.{row['label']}",
        "article_id": article_id,
        "period_id": row["period"],
        "period_basis": row["period_basis"],
    }


def dating_rows(article_id: str, row: Annotation) -> list[dict]:
    return [
        {"mention_id": f"{article_id}.{row['label']}", "date_mention_id": f"{article_id}.{label}"}
        for label in row["dated_by"].split()
    ]


def relation_rows(article_id: str, row: Annotation) -> list[dict]:
    return [
        {
            "figure_id": f"{article_id}.{row['label']}",
            "role": role,
            "related_figure_id": f"{article_id}.{label}",
            "basis": row["denominator_basis"] if role == "denominator" else "not_applicable",
        }
        for role in RELATION_COLUMNS
        for label in row[role].split()
    ]


def quotation_row(article_id: str, row: Placed, organisations: dict[str, str]) -> dict:
    words = row["quote"].split()
    return {
        "quotation_id": f"{article_id}.{row['label']}",
        "article_id": article_id,
        "start_char": row.start,
        "end_char": row.end,
        "line_number": row.line,
        "speaker_id": row["speaker"],
        "organisation_id": organisations[row["speaker"]],
        "word_count": len(words),
        "opening_words": " ".join(words[:OPENING_WORDS]),
        "sha256": hashlib.sha256(row["quote"].encode("utf-8")).hexdigest(),
        "note": row["note"],
        "annotator_id": row["annotator"],
    }


def figure_row(article_id: str, row: Annotation, lexicon: Lexicon) -> tuple[dict | None, list[Problem]]:
    """Return the figure of a row with its exact value and intervals, or None and its problems."""
    numeral, problems = read_numeral(row, lexicon)
    problems += share_problems(row, numeral.value) if numeral else []
    problems += kind_problems(row, numeral) if numeral and row["value_text"] else []
    if problems:
        return None, problems
    hard = soft = Interval(None, None, False, False)
    if row["value_text"]:
        try:
            hard, soft = hedge_intervals(numeral, row["hedge"], lexicon.rules, lexicon.lattice)
        except NoIntervalRule as error:
            action = "Correct the hedge or add the row to raw/reference/hedge_intervals.csv."
            return None, [row.problem("hedge", str(error), "a pair that the hedge lexicon has", action)]
    figure_id = f"{article_id}.{row['label']}"
    return {
        "figure_id": figure_id,
        "mention_id": figure_id,
        "article_id": article_id,
        "kind": row["kind"],
        **exact_columns("value", numeral.value),
        "value_reason": VALUE_REASONS.get(row["kind"]),
        "value_text": row["value_text"],
        "value_class": numeral.value_class,
        "decimals": numeral.decimals,
        **exact_columns("granularity", numeral.granularity),
        "may_be_rounded": numeral.may_be_rounded,
        "unit": row["unit"],
        "hedge_id": row["hedge"],
        **interval_columns("", hard),
        **interval_columns("soft_", soft),
        "evaluative_text": row["evaluative_text"],
        "direction": row["direction"],
        "quantifier_text": row["quantifier_text"],
        "rate_per": row["rate_per"],
        "measure_id": row["measure"],
        "offence_id": row["offence"],
        "outcome_group_id": row["outcome_group"],
        "outcome_match": row["outcome_match"] or "not_applicable",
        "area_id": row["area"],
        "area_text": row["area_text"],
        "period_id": row["period"],
        "period_basis": row["period_basis"],
        "baseline_period_id": row["baseline_period"],
        "count_basis": row["count_basis"],
        "source_id": row["source"],
        "attribution_text": row["attribution_text"],
        "speaker_id": row["speaker"],
    }, []
