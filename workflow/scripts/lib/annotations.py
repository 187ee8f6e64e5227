"""From annotation rows and a text to mentions, dates, figures, relations and quotations."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from lib.articles import find_occurrences, joins_word, line_number, nearest_words, surroundings
from lib.circles import circle_problems
from lib.errors import Problem
from lib.intervals import (
    Interval,
    NoIntervalRule,
    exact_columns,
    hedge_intervals,
    interval_columns,
)
from lib.lexicon import Lexicon
from lib.numerals import Numeral, UnreadableNumeral, parse_numeral
from lib.scanning import join_overlapping
from lib.tables import Row, Table, suggestion
from lib.wording import (
    PARAGRAPH_COLUMNS,
    direction_problems,
    hedge_problems,
    left_out_hedge_problems,
    printed_words_problems,
    speaker_problems,
)

OPENING_WORDS = 3
# As far as the words that tell two places apart are looked for; LONG_BEFORE is in characters.
MOST_WORDS, LONG_BEFORE = 12, 300
WORD = re.compile(r"\S+")

FIGURE_COLUMNS = (
    "unit hedge measure offence outcome_group area period period_basis count_basis source speaker"
).split()
NUMERAL_COLUMNS = ["value_text", "value"]
COMMON_COLUMNS = {"label", "quote", "occurrence", "before", "kind", "note", "annotator"}
RELATION_COLUMNS = (
    "numerator numerator_part denominator later_level baseline same_as derived_from part_of additive_to "
    "addend subject comparator"
).split()
FIGURE_OPTIONS = {
    *("value_text evaluative_text quantifier_text outcome_match area_text dated_by").split(),
    *("attribution_text denominator_basis").split(),
    *RELATION_COLUMNS,
}

# What a row of each kind must fill; beyond that it may fill only what ALLOWED names.
REQUIRED = {
    "count": [*FIGURE_COLUMNS, *NUMERAL_COLUMNS],
    "share": [*FIGURE_COLUMNS, *NUMERAL_COLUMNS],
    "ratio": [*FIGURE_COLUMNS, *NUMERAL_COLUMNS],
    "rate": [*FIGURE_COLUMNS, *NUMERAL_COLUMNS, "rate_per"],
    "change": [*FIGURE_COLUMNS, *NUMERAL_COLUMNS, "direction", "baseline_period"],
    "share_without_numeral": [*FIGURE_COLUMNS, "value_text"],
    "trend": [*FIGURE_COLUMNS, "direction"],
    "rank": [*FIGURE_COLUMNS, "direction"],
    "comparison": [*FIGURE_COLUMNS, "direction"],
    "date": ["period", "period_basis"],
    "dismissed": ["dismissed_as"],
    "quotation": ["speaker"],
}
ALLOWED = {
    "trend": FIGURE_OPTIONS | {"baseline_period"},
    "date": {"dated_by"},
    "dismissed": set(),
    "quotation": set(),
}
FIGURE_KINDS = set(REQUIRED) - {"date", "dismissed", "quotation"}
WITHOUT_MATCH = ("all-records", "not-applicable")
# The forms of numerals that a kind can have; any for a kind that is not named.
KIND_CLASSES = {
    "count": ("count", "magnitude"),
    "share": ("percentage", "fraction"),
    "ratio": ("ratio",),
}
VALUE_REASONS = {
    "share_without_numeral": "words_only",
    "trend": "direction_only",
    "rank": "order_only",
    "comparison": "order_only",
}


@dataclass
class Extraction:
    """Rows of the published tables, and the problems met on the way."""

    mentions: list[dict] = field(default_factory=list)
    dates: list[dict] = field(default_factory=list)
    mention_dates: list[dict] = field(default_factory=list)
    figures: list[dict] = field(default_factory=list)
    figure_relations: list[dict] = field(default_factory=list)
    quotations: list[dict] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def extract_article(
    article_id: str,
    text: str,
    table: Table,
    lexicon: Lexicon,
    organisations: dict[str, str],
    refused: Collection[int] = (),
) -> Extraction:
    """Return everything that the annotations of one article say, located in its text.

    organisations gives the organisation of each speaker. Offsets are code points, end-exclusive.
    refused are indices of rows that cannot be read: only their quotes are looked up, and other rows
    may refer to their labels.
    """
    result = Extraction()
    kinds = {row["label"]: row["kind"] for row in table.rows}
    spans, all_spans = [], []
    for index, row in enumerate(table.rows):
        if index in refused:
            result.problems += locate(text, table, index)[1] if is_placeable(row) else []
            continue
        problems = column_problems(table, index) + label_reference_problems(table, index, kinds)
        start, place_problems = locate(text, table, index)
        place_problems = place_problems or counted_place_problems(text, table, index, start)
        result.problems += problems + place_problems
        if problems or place_problems:
            continue
        span = (start, start + len(row["quote"]))
        all_spans.append((*span, index))
        if row["kind"] == "quotation":
            result.quotations.append(quotation_row(article_id, text, row, span, organisations))
            continue
        spans.append((*span, index))
        result.mentions.append(mention_row(article_id, text, row, span))
        result.mention_dates += dating_rows(article_id, row)
        if row["kind"] == "date":
            result.dates.append(date_row(article_id, row))
        elif row["kind"] != "dismissed":
            figure, value_problems = figure_row(article_id, table, index, lexicon)
            result.problems += value_problems + printed_words_problems(text, table, index, start)
            result.problems += hedge_problems(table, index, lexicon.hedge_words)
            result.problems += left_out_hedge_problems(text, table, index, start, lexicon.hedge_words)
            result.problems += direction_problems(table, index, lexicon.direction_words)
            result.figures += [figure] if figure else []
            result.figure_relations += relation_rows(article_id, row)
    result.problems += overlap_problems(text, table, spans)
    if not refused:
        result.problems += speaker_problems(table, all_spans) + circle_problems(table)
    return result


def column_problems(table: Table, index: int) -> list[Problem]:
    """Find columns that the kind of the row needs or does not allow."""
    row = table.rows[index]
    kind = row["kind"]
    required = REQUIRED[kind]
    allowed = {*required, *COMMON_COLUMNS, *ALLOWED.get(kind, FIGURE_OPTIONS)}
    missing = [name for name in required if not row[name]]
    extra = [name for name in row if row[name] and name not in allowed]
    problems = [
        Problem(
            table.place(index, name),
            f"an empty cell in a row of kind {kind}",
            "a value",
            "Fill it in; where the article does not say, there is a code for that.",
        )
        for name in missing
    ]
    problems += [
        Problem(
            table.place(index, name),
            f"{row[name]!r} in a row of kind {kind}",
            "an empty cell",
            "Empty the cell or correct the kind.",
        )
        for name in extra
    ]
    if (row["outcome_group"] in WITHOUT_MATCH) == bool(row["outcome_match"]) and kind in FIGURE_KINDS:
        place = table.place(index, "outcome_match")
        expected = f"a match unless the outcome group is {' or '.join(WITHOUT_MATCH)}"
        found = f"{row['outcome_match']!r} for {row['outcome_group']!r}"
        problems.append(Problem(place, found, expected, "Say how sure the match to the group is."))
    if bool(row["denominator"]) != bool(row["denominator_basis"]) and not problems:
        place = table.place(index, "denominator_basis")
        action = "Fill in both denominator and denominator_basis, or neither."
        problems.append(Problem(place, "only one of the pair", "both or neither", action))
    return problems


# What a sum is made of needs a printed number.
SUM_COLUMNS = "numerator numerator_part denominator later_level baseline addend subject comparator".split()
SINGLE_RELATIONS = "numerator denominator later_level baseline same_as derived_from subject".split()


def label_reference_problems(table: Table, index: int, kinds: dict[str, str]) -> list[Problem]:
    """Find labels that no row has, or that name a row of the wrong sort."""
    row = table.rows[index]
    problems = [
        Problem(table.place(index, name), f"the labels {row[name]!r}", "one label", "Keep one of them.")
        for name in SINGLE_RELATIONS
        if len(row[name].split()) > 1
    ]
    problems += [
        Problem(table.place(index, name), f"a label twice in {row[name]!r}", "each once", "Delete one.")
        for name in ["dated_by", *RELATION_COLUMNS]
        if name not in SINGLE_RELATIONS and len(set(row[name].split())) < len(row[name].split())
    ]
    if row["numerator"] and row["numerator_part"]:
        action = "Name the whole numerator or its parts, not both."
        place = table.place(index, "numerator_part")
        problems.append(Problem(place, "parts beside a whole numerator", "one of the two", action))
    for name in ["dated_by", *RELATION_COLUMNS]:
        for label in row[name].split():
            place = table.place(index, name)
            wanted = "a date row" if name == "dated_by" else "a figure row"
            if label not in kinds:
                found = f"the label {label!r}{suggestion(label, list(kinds))}, which no row has"
                problems.append(Problem(place, found, f"the label of {wanted}", "Correct the label."))
            elif label == row["label"]:
                problems.append(Problem(place, "the row's own label", f"another {wanted[2:]}", "Correct it."))
            elif not fits_relation(kinds[label], name):
                found = f"{label!r}, a row of kind {kinds[label]}"
                problems.append(Problem(place, found, wanted, "Correct the label."))
    return problems


def fits_relation(kind: str, column: str) -> bool:
    """Tell whether a row of this kind can be named in a column: dates, or figures, with a number in a sum."""
    if kind not in REQUIRED:
        return True  # The unknown kind is a problem of that row.
    if column == "dated_by":
        return kind == "date"
    return kind in FIGURE_KINDS and not (column in SUM_COLUMNS and kind in VALUE_REASONS)


def locate(text: str, table: Table, index: int) -> tuple[int, list[Problem]]:
    """Return where the quote of a row starts in the text, exactly; never the nearest likely place."""
    row = table.rows[index]
    quote, before = row["quote"], row["before"]
    place = table.place(index, "quote")
    starts = find_occurrences(text, quote)
    if not starts:
        action = "Copy the words from the text, with its quotation marks, dashes and capitals."
        action += nearest_place(text, quote)
        return -1, [Problem(place, f"{quote!r}, which the text does not have", "words of the text", action)]
    if before:
        starts = places_after(text, quote, before)
        if not starts:
            found = f"no {quote!r} right after {before!r}"
            action = "Copy the words that stand right before the quote."
            action += nearest_place(text, f"{before} {quote}")
            return -1, [Problem(table.place(index, "before"), found, "the words before it", action)]
    if row["occurrence"]:
        number = int(row["occurrence"])
        if number > len(starts):
            after = f" after {before!r}" if before else ""
            found = f"occurrence {number} of {quote!r}{after}"
            expected = f"a number from 1 to {len(starts)}, for the text has it {times(len(starts))}{after}"
            return -1, [Problem(table.place(index, "occurrence"), found, expected, "Correct the number.")]
        return starts[number - 1], []
    if len(starts) > 1:
        lines = ", ".join(str(line_number(text, start)) for start in starts)
        if before:
            found = f"{before!r}, after which the text has {quote!r} {times(len(starts))} (lines {lines})"
            place, action = table.place(index, "before"), "Write more of the words that stand before it."
            return -1, [Problem(place, found, "words that tell one place apart", action)]
        found = f"{quote!r}, which the text has {times(len(starts))} (lines {lines})"
        action = "Fill in the column before with the words that stand right before it, or quote more words."
        return -1, [Problem(place, found, "a quote that names one place", action)]
    return starts[0], []


def counted_place_problems(text: str, table: Table, index: int, start: int) -> list[Problem]:
    """Find a quote that stands more than once and is told from the others by its count, where words could.

    If two sentences change places in a text that is captured anew, a count names another place, unnoticed;
    the words before the place are then those of another sentence, and the row is refused.
    """
    row = table.rows[index]
    if not row["occurrence"]:
        return []
    words, number = telling_words(text, row["quote"], start)
    if not words or (number and row["before"].endswith(words)):
        return []
    if row["before"] and len(places_after(text, row["quote"], row["before"])) == 1:
        return []
    written = repr(row["before"]) if row["before"] else "no words"
    found = f"{written} before occurrence {row['occurrence']} of {row['quote']!r}"
    count = f"{number} in occurrence: it is that one of the places after them" if number else "no occurrence"
    action = f"Write {words!r} in before and {count}. A count alone would not follow a sentence that moves."
    expected = "the words right before it, as many as tell it apart"
    return [Problem(table.place(index, "before"), found, expected, action)]


def telling_words(text: str, quote: str, start: int) -> tuple[str, int]:
    """Return the fewest words before a place that no other place of the quote has, and 0.

    With no such words on its line, or on the line before for a quote that starts one, among the nearest
    twelve, return all of these and which of the places with these words it is, counted from 1. Empty and 0
    if the quote stands once.
    """
    places = find_occurrences(text, quote)
    if len(places) == 1:
        return "", 0
    words = ""
    end = end_of_words(text, start)
    line_start = text.rfind("\n", 0, end) + 1
    for found in list(WORD.finditer(text, max(line_start, end - LONG_BEFORE), end))[: -MOST_WORDS - 1 : -1]:
        longer = text[found.start() : end]
        if not follows(text, start, longer):
            break  # The first word is cut.
        words, places = longer, places_after(text, quote, longer)
        if len(places) == 1:
            return words, 0
    return words, bisect_left(places, start) + 1


def nearest_place(text: str, quote: str) -> str:
    """Return what a message says of the words of the text that look most like a quote, or nothing."""
    place = nearest_words(text, quote)
    if place is None:
        return ""
    start, end = place
    where = f"line {line_number(text, start)}: {surroundings(text, start, end, 20)}"
    return f" The words most like it are {text[start:end]!r} ({where})."


def located_mentions(text: str, table: Table) -> list[dict]:
    """Return the offsets of every mention, overlapping ones as one.

    A row that is refused still covers its words, wherever they stand if its quote names no one place, so
    that one mistake gives one message.
    """
    spans = []
    for index, row in enumerate(table.rows):
        starts = find_occurrences(text, row["quote"]) if is_placeable(row) else []
        if starts and row["kind"] != "quotation":
            start, problems = locate(text, table, index)
            spans += [(place, place + len(row["quote"])) for place in (starts if problems else [start])]
    return [{"start_char": start, "end_char": end} for start, end in join_overlapping(spans)]


def is_placeable(row: Row) -> bool:
    """Tell whether a row that nobody has checked yet has what its place is found by."""
    return bool(row["quote"]) and (not row["occurrence"] or row["occurrence"].isdecimal())


@lru_cache(maxsize=1024)
def places_after(text: str, quote: str, before: str) -> list[int]:
    """Return where the quote stands right after these words; remembered, and nobody may change it."""
    return [start for start in find_occurrences(text, quote) if follows(text, start, before)]


def follows(text: str, start: int, before: str) -> bool:
    """Tell whether the words before a place, white space aside, are these."""
    end = end_of_words(text, start)
    first = end - len(before)
    return first >= 0 and text.startswith(before, first) and not joins_word(text, first)


def end_of_words(text: str, start: int) -> int:
    """Return where the words before a place end, white space aside."""
    while start and text[start - 1].isspace():
        start -= 1
    return start


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def mention_row(article_id: str, text: str, row: Row, span: tuple[int, int]) -> dict:
    return {
        "mention_id": f"{article_id}.{row['label']}",
        "article_id": article_id,
        "label": row["label"],
        "start_char": span[0],
        "end_char": span[1],
        "line_number": line_number(text, span[0]),
        "quote": row["quote"],
        "kind": row["kind"],
        "dismissed_as": row["dismissed_as"],
        "note": row["note"],
        "annotator_id": row["annotator"],
    }


def date_row(article_id: str, row: Row) -> dict:
    return {
        "mention_id": f"{article_id}.{row['label']}",
        "article_id": article_id,
        "period_id": row["period"],
        "period_basis": row["period_basis"],
    }


def dating_rows(article_id: str, row: Row) -> list[dict]:
    return [
        {"mention_id": f"{article_id}.{row['label']}", "date_mention_id": f"{article_id}.{label}"}
        for label in row["dated_by"].split()
    ]


def relation_rows(article_id: str, row: Row) -> list[dict]:
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


def quotation_row(
    article_id: str, text: str, row: Row, span: tuple[int, int], organisations: dict[str, str]
) -> dict:
    words = row["quote"].split()
    return {
        "quotation_id": f"{article_id}.{row['label']}",
        "article_id": article_id,
        "start_char": span[0],
        "end_char": span[1],
        "line_number": line_number(text, span[0]),
        "speaker_id": row["speaker"],
        "organisation_id": organisations[row["speaker"]],
        "word_count": len(words),
        "opening_words": " ".join(words[:OPENING_WORDS]),
        "sha256": hashlib.sha256(row["quote"].encode("utf-8")).hexdigest(),
        "note": row["note"],
        "annotator_id": row["annotator"],
    }


def read_numeral(table: Table, index: int, lexicon: Lexicon) -> tuple[Numeral | None, list[Problem]]:
    """Return the numeral that a row prints, checked against its quote and the value the annotator read."""
    row = table.rows[index]
    value_text = row["value_text"]
    place = table.place(index, "value_text")
    if not value_text:
        return Numeral(None, "words"), []
    if not find_occurrences(row["quote"], value_text):
        found = f"{value_text!r}, which is not in the quote {row['quote']!r}"
        return None, [Problem(place, found, "the numeral as printed in the quote", "Copy it from the quote.")]
    try:
        numeral = parse_numeral(value_text, lexicon.words)
    except UnreadableNumeral:
        expected = "a numeral such as 13,568, 86 per cent, three quarters, one in nine or THOUSANDS"
        action = "Leave hedges out of it; a new number word is a row of raw/reference/number_words.csv."
        return None, [Problem(place, f"{value_text!r}, which cannot be read", expected, action)]
    if row["kind"] == "rate" and numeral.value_class == "count":
        # A number per week is the quotient of a count and is printed to the place of its last digit.
        numeral = replace(numeral, value_class="quotient")
    if (Fraction(row["value"]) if row["value"] else None) != numeral.value:
        found = f"the value {row['value'] or 'left empty'} beside the printed {value_text!r}"
        expected = f"{numeral.value}"
        action = "Read the text again and correct value or value_text."
        return None, [Problem(table.place(index, "value"), found, expected, action)]
    return numeral, []


def kind_problems(table: Table, index: int, numeral: Numeral) -> list[Problem]:
    """Find a numeral of a form that the kind of its row does not have, such as a count of one in nine."""
    row = table.rows[index]
    classes = KIND_CLASSES.get(row["kind"], (numeral.value_class,))
    if numeral.value_class in classes:
        return []
    found = f"{row['kind']!r} for {row['value_text']!r}, which is a {numeral.value_class}"
    expected = f"a kind for a {numeral.value_class}"
    action = f"Correct the kind or value_text; {row['kind']!r} is for a {' or '.join(classes)}."
    return [Problem(table.place(index, "kind"), found, expected, action)]


def share_problems(table: Table, index: int, value: Fraction | None) -> list[Problem]:
    """Find a share below none or above all whose note does not say how that can be."""
    row = table.rows[index]
    if row["kind"] != "share" or value is None or 0 <= value <= 1 or row["note"]:
        return []
    found = f"no reason beside the share {row['value_text']!r}, which is {value}"
    action = "Say in the note how a share can lie outside that, or correct value_text or the kind."
    return [Problem(table.place(index, "note"), found, "a share from 0 to 1, or a reason", action)]


def figure_row(
    article_id: str, table: Table, index: int, lexicon: Lexicon
) -> tuple[dict | None, list[Problem]]:
    """Return the figure of a row with its exact value and intervals, or the problems it has."""
    row = table.rows[index]
    numeral, problems = read_numeral(table, index, lexicon)
    problems += share_problems(table, index, numeral.value) if numeral else []
    problems += kind_problems(table, index, numeral) if numeral and row["value_text"] else []
    if problems:
        return None, problems
    hard = soft = Interval(None, None, False, False)
    if row["value_text"]:
        try:
            hard, soft = hedge_intervals(numeral, row["hedge"], lexicon.rules, lexicon.lattice)
        except NoIntervalRule as error:
            action = "Correct the hedge or add the row to raw/reference/hedge_intervals.csv."
            place = table.place(index, "hedge")
            return None, [Problem(place, str(error), "a pair that the hedge lexicon has", action)]
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


def published_words_problems(text: str, table: Table, extraction: Extraction) -> list[Problem]:
    """Refuse to publish a quarter of an article or more.

    Counted in words, each wording once, and in characters, each place once, so that neither long words nor
    a wording that stands at many places go unseen.
    """
    printed = {
        "quotes": {row["quote"] for row in extraction.mentions},
        "opening words of quotations": {row["opening_words"] for row in extraction.quotations},
        **{name: {row[name] for row in extraction.figures} for name in PARAGRAPH_COLUMNS},
    }
    counts, seen = {}, set()
    for name, texts in printed.items():
        counts[name] = sum(len(words.split()) for words in texts - seen)
        seen |= texts
    word_count, characters = len(text.split()), published_characters(extraction)
    if sum(counts.values()) * 4 >= word_count:
        parts = ", ".join(f"{name} {count}" for name, count in counts.items())
        found, whole = f"{sum(counts.values())} of {word_count} words to be published ({parts})", word_count
    elif characters * 4 >= len(text):
        found, whole = f"{characters} of {len(text)} characters to be published", len(text)
    else:
        return []
    action = f"Shorten quotes to the numeral and its hedge, or empty {', '.join(PARAGRAPH_COLUMNS)}."
    expected = f"at most {(whole - 1) // 4}, less than a quarter of the text"
    return [Problem(table.path, found, expected, action)]


def published_characters(extraction: Extraction) -> int:
    """Return how many characters of the text the published words show, each place once.

    Words of the paragraph of a figure count once in the paragraph, unless longer published words hold them.
    """
    lines = {row["mention_id"]: row["line_number"] for row in extraction.mentions}
    spans = [(row["start_char"], row["end_char"]) for row in extraction.mentions]
    spans += [
        (row["start_char"], row["start_char"] + len(row["opening_words"])) for row in extraction.quotations
    ]
    placed = {(row["line_number"], row["quote"]) for row in extraction.mentions}
    placed |= {(row["line_number"], row["opening_words"]) for row in extraction.quotations}
    loose = {
        (lines[row["mention_id"]], row[name])
        for row in extraction.figures
        for name in PARAGRAPH_COLUMNS
        if row[name]
    }
    further = [
        words
        for line, words in loose
        if not any(line == other and words in longer for other, longer in placed)
        and not any(line == other and words in longer and words != longer for other, longer in loose)
    ]
    shown = sum(end - start for start, end in join_overlapping(spans))
    return shown + sum(map(len, further))


def overlap_problems(text: str, table: Table, spans: list[tuple[int, int, int]]) -> list[Problem]:
    """Find mentions that share characters. Spans are start, end and row index."""
    problems = []
    ordered = sorted(spans)
    for (_, end, first), (start, _, second) in pairwise(ordered):
        if start < end:
            found = f"{table.rows[second]['quote']!r}, which overlaps {table.rows[first]['quote']!r}"
            found += f" of line {table.lines[first]}: {surroundings(text, start, end)}"
            action = "Shorten one of the quotes; mentions may touch but not overlap."
            problems.append(Problem(table.place(second, "quote"), found, "words of its own", action))
    return problems
