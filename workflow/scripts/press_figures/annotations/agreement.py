"""Two independent annotations of one text: which rows are about the same words, and where they differ."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from press_figures.annotations.columns import ALLOWED, FIGURE_OPTIONS, RELATION_COLUMNS, REQUIRED
from press_figures.annotations.places import place_rows
from press_figures.errors import stop_on
from press_figures.tables.csv_files import Row, Table
from press_figures.texts.search import SearchedText

LABEL_COLUMNS = {"dated_by", *RELATION_COLUMNS}
# Not a column: whether both annotators marked exactly the same words.
SPAN = "span"
ALPHA_PLACES = 3


@dataclass(frozen=True)
class Coding:
    """The rows of one annotator and the spans of their quotes, in code points, end-exclusive."""

    rows: list[Row]
    spans: list[tuple[int, int]]


@dataclass(frozen=True)
class Pair:
    """A row of each annotator about the same words, by index; None where an annotator has no such row."""

    first: int | None
    second: int | None


def placed(text: str, table: Table) -> Coding:
    """Return the rows of a table with their spans. Raises InputError on a quote that is not in the text."""
    placement = place_rows(SearchedText(text), table)
    stop_on([problem for problems in placement.problems.values() for problem in problems])
    return Coding(table.rows, [placement.placed[index].span for index in range(len(table.rows))])


def pair_rows(first: Coding, second: Coding) -> list[Pair]:
    """Pair rows with the same words first, then those that share most; quotations only with quotations.

    Each row is in one pair. A row that shares no character with a free row of the other annotator is alone.
    """
    candidates = sorted(
        (first.spans[one] != second.spans[other], -shared, first.spans[one], one, other)
        for one, row in enumerate(first.rows)
        for other, match in enumerate(second.rows)
        if is_quotation(row) == is_quotation(match)
        and (shared := shared_length(first.spans[one], second.spans[other])) > 0
    )
    pairs, free_first, free_second = [], set(range(len(first.rows))), set(range(len(second.rows)))
    for *_, one, other in candidates:
        if one in free_first and other in free_second:
            pairs.append(Pair(one, other))
            free_first.remove(one)
            free_second.remove(other)
    pairs += [Pair(one, None) for one in free_first] + [Pair(None, other) for other in free_second]
    return sorted(pairs, key=lambda pair: (span_of(pair, first, second), pair.first is None))


def is_quotation(row: Row) -> bool:
    return row["kind"] == "quotation"


def shared_length(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how many code points two spans share; zero or less if they share none."""
    return min(one[1], other[1]) - max(one[0], other[0])


def span_of(pair: Pair, first: Coding, second: Coding) -> tuple[int, int]:
    """Return the span of a pair: that of the first annotator if there is one, else of the second."""
    return second.spans[pair.second] if pair.first is None else first.spans[pair.first]


def pair_names(pairs: list[Pair], first: Coding, second: Coding) -> list[str]:
    """Return a name for each pair, unique in the article: the first annotator's label, if there is one."""
    return [
        f"second-only-{second.rows[pair.second]['label']}"
        if pair.first is None
        else first.rows[pair.first]["label"]
        for pair in pairs
    ]


def compared_columns(kind: str, other: str) -> list[str]:
    """Return the columns that both kinds may fill, and kind itself.

    A column that only one of the kinds may fill is left out: that difference is counted once, under kind.
    """
    names = {name for columns in REQUIRED.values() for name in columns} | FIGURE_OPTIONS
    kinds = [] if kind == other == "quotation" else ["kind"]
    return kinds + [name for name in sorted(names) if takes(kind, name) and takes(other, name)]


def takes(kind: str, column: str) -> bool:
    return column in REQUIRED[kind] or column in ALLOWED.get(kind, FIGURE_OPTIONS)


def codes(row: Row, column: str, names: dict[str, str]) -> str:
    """Return a cell in a form that can be compared: labels become the sorted names of their pairs."""
    if not row:
        return ""
    if column in LABEL_COLUMNS:
        return " ".join(sorted(names[label] for label in row[column].split()))
    if column == "value" and row[column]:
        return str(Fraction(row[column]))
    return row[column]


@dataclass(frozen=True)
class Code:
    """One attribute of a pair: what each annotator wrote, and what is published."""

    name: str
    attribute: str
    first: str
    second: str
    published: str


@dataclass(frozen=True)
class Comparison:
    """The pairs, their names, the index of the published row of each (or None), and the codes to compare."""

    pairs: list[Pair]
    names: list[str]
    kept: list[int | None]
    codes: list[Code]


def compare(first: Coding, second: Coding, published: Coding) -> Comparison:
    """Return what both annotators decided, side by side with what is published."""
    pairs = pair_rows(first, second)
    names = pair_names(pairs, first, second)
    kept = kept_rows(pairs, first, second, published)
    indices = [(pair.first, pair.second, row) for pair, row in zip(pairs, kept, strict=True)]
    codings = (first, second, published)
    # The annotators chose labels freely, so labels are compared by the names of their pairs. A published row
    # without a pair keeps its own label.
    labels = [
        {row["label"]: row["label"] for row in coding.rows}
        | {
            coding.rows[found[place]]["label"]: name
            for found, name in zip(indices, names, strict=True)
            if found[place] is not None
        }
        for place, coding in enumerate(codings)
    ]
    compared = []
    for name, found in zip(names, indices, strict=True):
        spans = [
            "" if index is None else "{}-{}".format(*coding.spans[index])
            for index, coding in zip(found, codings, strict=True)
        ]
        compared.append(Code(name, SPAN, *spans))
        rows = [
            {} if index is None else coding.rows[index] for index, coding in zip(found, codings, strict=True)
        ]
        if rows[0] and rows[1]:
            compared += [
                Code(name, column, *(codes(row, column, own) for row, own in zip(rows, labels, strict=True)))
                for column in compared_columns(rows[0]["kind"], rows[1]["kind"])
            ]
    return Comparison(pairs, names, kept, compared)


def kept_rows(pairs: list[Pair], first: Coding, second: Coding, published: Coding) -> list[int | None]:
    """Return the published row of each pair: the one with the first annotator's words, else the second's."""
    by_first = {pair.first: pair.second for pair in pair_rows(first, published) if pair.first is not None}
    taken = set(by_first.values()) - {None}
    by_second = {
        pair.first: pair.second
        for pair in pair_rows(second, published)
        if pair.first is not None and pair.second not in taken
    }
    return [by_second.get(pair.second) if pair.first is None else by_first[pair.first] for pair in pairs]


def words_marked(text: str, coding: Coding) -> list[bool]:
    """Tell for every word of a text whether a mention has a character of it. Quotations are no mentions."""
    spans = [span for span, row in zip(coding.spans, coding.rows, strict=True) if not is_quotation(row)]
    marked, place = [], 0
    for word in text.split():
        start = text.index(word, place)
        place = start + len(word)
        marked.append(any(shared_length((start, place), span) > 0 for span in spans))
    return marked


def alpha(decisions: Iterable[tuple[object, object]]) -> Decimal | None:
    """Return Krippendorff's alpha of the decisions of two annotators about nominal codes, to 3 places.

    None without two different codes, because then agreement cannot be told from chance.
    Source: K. Krippendorff, Content Analysis. This is our own code because NLTK is a large dependency, used
    for this number only; the tests compare both. Fractions keep it exact until it is rounded.
    """
    pairs = list(decisions)
    uses = Counter(code for pair in pairs for code in pair)
    if len(uses) < 2:
        return None
    total = uses.total()
    # Ordered pairs of different codes, also by the same annotator: what chance would pair.
    differing_by_chance = total**2 - sum(count**2 for count in uses.values())
    differing = sum(first != second for first, second in pairs)
    exact = 1 - Fraction(2 * differing * (total - 1), differing_by_chance)
    return Decimal(round(exact * 10**ALPHA_PLACES)).scaleb(-ALPHA_PLACES)
