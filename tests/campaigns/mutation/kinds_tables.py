"""Kinds of mutants that change annotation files, the catalogue and the reference lists."""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import yaml
from matter import (
    CATALOGUE,
    Base,
    Change,
    Kind,
    Node,
    Rows,
    line_of_row,
    list_path,
    rows_path,
    sha256,
    text_path,
    write_rows,
)

REFUSED = frozenset({"refused"})
CHANGED = frozenset({"changed"})
EITHER = frozenset({"refused", "changed"})
SAME = frozenset({"same"})
REFUSED_OR_SAME = frozenset({"refused", "same"})
ANY = frozenset({"refused", "changed", "same"})
KINDS: list[Kind] = []

RELATIONS = (
    "numerator numerator_part denominator later_level baseline same_as derived_from part_of additive_to "
    "addend subject comparator"
).split()
ALWAYS_NEEDED = (
    "unit hedge measure offence outcome_group area period period_basis count_basis source speaker".split()
)
DIGITS = "0123456789"
FULL_WIDTH = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)},
)


def kind(name: str, allowed: frozenset[str], count: int, group: str) -> Callable:
    """Register the function that makes a mutant of this kind."""

    def register(make: Callable[[Base, Random], Change | None]) -> Callable:
        KINDS.append(Kind(name, group, allowed, count, make))
        return make

    return register


@cache
def schema(path: str) -> dict:
    return yaml.safe_load(Path(path).read_text(encoding="utf-8"))["schema"]


def schema_of(base: Base, path: str) -> dict:
    """Return the Table Schema of a raw table."""
    folder, name = {
        CATALOGUE: ("raw", "articles"),
    }.get(path, ("tables", Path(path).stem) if "reference" in path else ("raw", "annotations"))
    return schema(str(base.folder / "workflow" / "schemas" / folder / f"{name}.yml"))


def key_columns(base: Base, path: str) -> list[str]:
    return schema_of(base, path).get("primaryKey", [])


def code_columns(base: Base, path: str) -> dict[str, tuple[str, str]]:
    """Return the list and the column that each column of codes refers to."""
    own = Path(path).stem
    return {
        key["fields"][0]: (key["reference"].get("resource") or own, key["reference"]["fields"][0])
        for key in schema_of(base, path).get("foreignKeys", [])
    }


def codes(base: Base, path: str, column: str) -> list[str]:
    """Return the codes that a column may hold."""
    listed, target = code_columns(base, path)[column]
    source = CATALOGUE if listed == "articles" else list_path(listed)
    return [row[target] for row in base.rows(source)]


def annotation_files(base: Base) -> list[str]:
    return [rows_path(article_id) for article_id in base.article_ids]


def nodes(base: Base, path: str, row: dict[str, str]) -> set[Node]:
    """Return the published rows that a raw row gives, and the codes that it holds if it is one of a list."""
    if path.startswith("raw/annotations"):
        name = f"{Path(path).stem}.{row['label']}"
        return {(table, name) for table in ("mentions", "figures", "dates", "quotations")}
    if path == CATALOGUE:
        return {("articles", row["article_id"])}
    name = Path(path).stem
    found = {(name, "|".join(row[column] for column in key_columns(base, path)))}
    if name in ("fraction_lattice", "number_words"):
        return found | {("value_class", "fraction"), ("number_words", "any")}
    if name == "hedge_intervals":
        return found | {("lexicon", f"{row['hedge_id']}/{row['value_class']}")}
    if name == "comparability":
        listed = ("units", "count_bases", "areas")
        return found | {(table, row[side]) for table in listed for side in ("first_value", "second_value")}
    if name == "outcome_group_types":
        return found | {("outcome_groups", row["outcome_group_id"])}
    if name in ("declared_conflicts", "outside_evidence", "corrections"):
        return found | {("articles", value) for key, value in row.items() if key.endswith("article_id")}
    return found


def rewrite(
    base: Base, path: str, rows: Rows, index: int | None, what: str, old: dict | None = None, column: str = ""
) -> Change:
    """Return the change of a table to these rows, of which the one at index is new or changed."""
    header = base.header(path)
    old_rows = base.rows(path)
    places, words, touched = [path], [], set()
    for row in ([rows[index]] if index is not None and index < len(rows) else []) + ([old] if old else []):
        touched |= nodes(base, path, row)
        words += [repr(value) for value in key_values(base, path, row)]
        if path.startswith("raw/annotations"):
            words += [f"{Path(path).stem}.{row['label']}", repr(row["quote"])]
            places += text_lines(base, Path(path).stem, row["label"])
        if column:
            words += [repr(row[column])] if row[column] else []
    if index is not None:
        places[0] = f"{path}, line {line_of_row(rows, header, index)}"
        if old in old_rows:
            places.append(f"{path}, line {line_of_row(old_rows, header, old_rows.index(old))}")
    said = f"{path}{f', column {column}' if column else ''}: {what}"
    return Change(said, {path: write_rows(header, rows)}, tuple(places), tuple(words), frozenset(touched))


def text_lines(base: Base, article_id: str, label: str) -> list[str]:
    """Return the line of the text on which the words of a row stand."""
    text = base.text(article_id)
    spans = base.spans[article_id] + base.quotations[article_id]
    lines = [text.count("\n", 0, start) + 1 for start, _, name in spans if name == label]
    return [f"{text_path(article_id)}, line {line}" for line in lines]


def key_values(base: Base, path: str, row: dict[str, str]) -> list[str]:
    return [row[column] for column in key_columns(base, path) if row.get(column)]


def set_cell(base: Base, path: str, index: int, column: str, new: str) -> Change | None:
    """Return the change of one cell, or nothing if it holds that already."""
    rows = base.rows(path)
    old = dict(rows[index])
    if old[column] == new:
        return None
    rows[index][column] = new
    key = next(iter(old.values()))
    return rewrite(base, path, rows, index, f"{key}: {old[column]!r} to {new!r}", old, column)


def pick_row(base: Base, path: str, rng: Random, column: str = "") -> int | None:
    """Return a row, one with something in the column if one is given."""
    found = [index for index, row in enumerate(base.rows(path)) if not column or row[column]]
    return rng.choice(found) if found else None


def other_case(cell: str) -> str:
    return cell.upper() if cell != cell.upper() else cell.lower()


def one_digit_off(cell: str, rng: Random) -> str:
    places = [place for place, character in enumerate(cell) if character in DIGITS]
    if not places:
        return cell
    place = rng.choice(places)
    return cell[:place] + rng.choice(DIGITS.replace(cell[place], "")) + cell[place + 1 :]


# Columns of annotations, by what they hold.
FREE_TEXT = ("note",)
PRINTED = (
    "quote",
    "before",
    "value_text",
    "evaluative_text",
    "quantifier_text",
    "area_text",
    "attribution_text",
)
CHOICES = {
    "direction": ("up", "down"),
    "rate_per": ("hour", "day", "week", "month", "year", "100 people"),
    "outcome_match": ("certain", "probable", "unclear"),
    "denominator_basis": ("printed", "natural_reading", "unstated"),
}
CODES = (
    "kind dismissed_as unit hedge measure offence outcome_group area period period_basis baseline_period "
    "count_basis source speaker annotator"
).split()
WORDS_BEFORE = ("the", "in", "of", "and")
ALL_COLUMNS = [*CODES, *CHOICES, *PRINTED, *FREE_TEXT, *RELATIONS, "label", "value", "dated_by"]


def cell_kind(
    name: str,
    allowed: frozenset[str],
    columns: list[str] | tuple[str, ...],
    each: int,
    new: Callable[[Base, str, int, str, Random], str | None],
    empty: bool = False,
) -> None:
    """Register a kind that gives one cell of each of these columns another content."""
    for column in columns:

        @kind(name, allowed, each, "annotations")
        def _(base: Base, rng: Random, column=column) -> Change | None:
            path = rng.choice(annotation_files(base))
            index = pick_row(base, path, rng, "" if empty else column)
            if index is None:
                return None
            cell = new(base, path, index, column, rng)
            return None if cell is None else set_cell(base, path, index, column, cell)


def cell_of(base: Base, path: str, index: int, column: str) -> str:
    return base.rows(path)[index][column]


cell_kind(
    "code changed to another valid one",
    EITHER,
    [name for name in CODES if name not in ("hedge", "annotator")],
    8,
    lambda base, path, index, column, rng: rng.choice(codes(base, path, column)),
)
cell_kind(
    "choice changed to another valid one",
    EITHER,
    list(CHOICES),
    6,
    lambda base, path, index, column, rng: rng.choice(CHOICES[column]),
)
cell_kind(
    "hedge changed to another valid one",
    REFUSED,
    ["hedge"],
    16,
    lambda base, path, index, column, rng: rng.choice(codes(base, path, column)),
)
cell_kind("unknown code", REFUSED, [*CODES, *CHOICES], 1, lambda *_: "no-such-code")
cell_kind(
    "needed cell emptied", REFUSED, [*ALWAYS_NEEDED, "label", "quote", "kind", "annotator"], 2, lambda *_: ""
)
cell_kind(
    "cell emptied",
    ANY,
    [name for name in ALL_COLUMNS if name not in [*ALWAYS_NEEDED, "label", "quote", "kind", "annotator"]],
    3,
    lambda *_: "",
)
cell_kind(
    "cell padded",
    REFUSED,
    ALL_COLUMNS,
    1,
    lambda base, path, index, column, rng: rng.choice([" {}", "{} ", "\t{}", "{}\u00a0", "{}\n"]).format(
        cell_of(base, path, index, column)
    ),
)
cell_kind(
    "code or label padded with an invisible character",
    REFUSED,
    [*CODES, *CHOICES, *RELATIONS, "label", "value", "before", "dated_by"],
    1,
    lambda base, path, index, column, rng: (
        cell_of(base, path, index, column) + rng.choice(["\u200b", "\ufeff", "\u00ad", "\u200f"])
    ),
)
cell_kind(
    "code or label in another case",
    REFUSED,
    [*CODES, *CHOICES, *RELATIONS, "label", "dated_by"],
    1,
    lambda base, path, index, column, rng: other_case(cell_of(base, path, index, column)),
)
cell_kind(
    "code or label in full width",
    REFUSED,
    [*CODES, *CHOICES, *RELATIONS, "label", "dated_by", "value"],
    1,
    lambda base, path, index, column, rng: cell_of(base, path, index, column).translate(FULL_WIDTH),
)
cell_kind(
    "digit of value or value_text changed",
    REFUSED,
    ["value", "value_text"],
    14,
    lambda base, path, index, column, rng: one_digit_off(cell_of(base, path, index, column), rng),
)
cell_kind(
    "value in another form",
    REFUSED,
    ["value"],
    12,
    lambda base, path, index, column, rng: rng.choice(
        ["{}e0", "+{}", "{},0", "{} ", "{}%", "0x{}", "{}_0", "{}."]
    ).format(cell_of(base, path, index, column)),
)
cell_kind(
    "value equal but written otherwise",
    REFUSED_OR_SAME,
    ["value"],
    4,
    lambda base, path, index, column, rng: (
        cell_of(base, path, index, column)
        + (
            "0"
            if "." in cell_of(base, path, index, column)
            else ""
            if "/" in cell_of(base, path, index, column)
            else ".0"
        )
    ),
)
cell_kind("value given where none is printed", REFUSED, ["value"], 5, lambda *_: "7", empty=True)
cell_kind(
    "printed words in another case",
    REFUSED,
    PRINTED,
    2,
    lambda base, path, index, column, rng: other_case(cell_of(base, path, index, column)),
)
cell_kind(
    "printed words changed",
    REFUSED,
    PRINTED,
    2,
    lambda base, path, index, column, rng: cell_of(base, path, index, column)[:-1] + "x",
)
cell_kind(
    "printed words invented",
    REFUSED,
    ["before", "evaluative_text", "quantifier_text", "area_text", "attribution_text"],
    2,
    lambda *_: "words that nobody printed",
    empty=True,
)
cell_kind(
    "printed words given to a row that had none",
    EITHER,
    ["evaluative_text", "quantifier_text", "area_text", "attribution_text", "value_text"],
    3,
    lambda base, path, index, column, rng: rng.choice(base.rows(path))[column],
    empty=True,
)
cell_kind(
    "words before a repeated quote are those before another",
    REFUSED,
    ["before"],
    12,
    lambda base, path, index, column, rng: rng.choice(
        [row["before"] for row in base.rows(path) if row["quote"] == cell_of(base, path, index, "quote")]
    ),
)
cell_kind(
    "words before a repeated quote cut or lengthened",
    ANY,
    ["before"],
    8,
    lambda base, path, index, column, rng: rng.choice(
        [
            cell_of(base, path, index, column)[1:],
            f"{rng.choice(WORDS_BEFORE)} {cell_of(base, path, index, column)}",
        ]
    ),
)
cell_kind("words before a repeated quote left out", REFUSED, ["before"], 8, lambda *_: "")
cell_kind(
    "count beside the words before a quote, or alone",
    ANY,
    ["occurrence"],
    12,
    lambda *args: args[-1].choice(["0", "1", "2", "9", "-1", "1.0", "01", "+1", "1_0", "one"]),
    empty=True,
)


@kind("count in the place of the words before a repeated quote", REFUSED, 10, "annotations")
def counted(base: Base, rng: Random) -> Change | None:
    path = rng.choice(annotation_files(base))
    index = pick_row(base, path, rng, "before")
    if index is None:
        return None
    rows = base.rows(path)
    old = dict(rows[index])
    rows[index] |= {"before": "", "occurrence": rng.choice("12345")}
    return rewrite(base, path, rows, index, f"{old['label']}: counted {rows[index]['occurrence']}", old)


cell_kind(
    "note changed",
    CHANGED,
    ["note"],
    4,
    lambda base, path, index, column, rng: cell_of(base, path, index, column) + " Another doubt.",
)
cell_kind("label renamed", EITHER, ["label"], 12, lambda *_: "renamed-row")
cell_kind(
    "label that is no label",
    REFUSED,
    ["label"],
    6,
    lambda *args: args[-1].choice(["A-b", "a_b", "a b", "a--b", "-a", "ä", "a."]),
)
cell_kind(
    "label of another row",
    REFUSED,
    ["label"],
    5,
    lambda base, path, index, column, rng: rng.choice([row["label"] for row in base.rows(path)]),
)


def labels(base: Base, path: str, *, figures: bool) -> list[str]:
    none = ("date", "dismissed", "quotation")
    return [row["label"] for row in base.rows(path) if (row["kind"] not in none) == figures]


cell_kind(
    "relation to another figure",
    EITHER,
    RELATIONS,
    4,
    lambda base, path, index, column, rng: rng.choice(labels(base, path, figures=True)),
)
cell_kind(
    "relation added",
    EITHER,
    RELATIONS,
    2,
    lambda base, path, index, column, rng: rng.choice(labels(base, path, figures=True)),
    empty=True,
)
cell_kind(
    "relation to itself",
    REFUSED,
    [*RELATIONS, "dated_by"],
    1,
    lambda base, path, index, column, rng: base.rows(path)[index]["label"],
)
cell_kind("relation to no row", REFUSED, [*RELATIONS, "dated_by"], 1, lambda *_: "no-such-label")
cell_kind(
    "relation to a row that is no figure",
    REFUSED,
    RELATIONS,
    1,
    lambda base, path, index, column, rng: rng.choice(labels(base, path, figures=False)),
)
cell_kind(
    "relation to the same row twice",
    REFUSED,
    [*RELATIONS, "dated_by"],
    1,
    lambda base, path, index, column, rng: " ".join([cell_of(base, path, index, column).split()[0]] * 2),
)
cell_kind(
    "dated by another date",
    EITHER,
    ["dated_by"],
    6,
    lambda base, path, index, column, rng: rng.choice(
        [row["label"] for row in base.rows(path) if row["kind"] == "date"]
    ),
)


@kind("quote without its hedge, and the hedge none", REFUSED, 8, "annotations")
def hedge_lost(base: Base, rng: Random) -> Change | None:
    path = rng.choice(annotation_files(base))
    rows = base.rows(path)
    found = [
        i
        for i, row in enumerate(rows)
        if row["hedge"] not in ("", "none") and row["value_text"] != row["quote"]
    ]
    if not found:
        return None
    index = rng.choice(found)
    old = dict(rows[index])
    rows[index] |= {"quote": old["value_text"], "hedge": "none"}
    return rewrite(base, path, rows, index, f"{old['label']} without its hedge", old, "hedge")


@kind("quote widened or narrowed by a word", EITHER, 16, "annotations")
def quote_resized(base: Base, rng: Random) -> Change | None:
    article_id = rng.choice(base.article_ids)
    path, text = rows_path(article_id), base.text(article_id)
    start, end, label = rng.choice(base.spans[article_id])
    rows = base.rows(path)
    (index,) = [i for i, row in enumerate(rows) if row["label"] == label]
    wider = [text[start : end + m.end()] for m in [re.match(r"\s\S+", text[end:])] if m]
    wider += [text[m.start() : end] for m in [re.search(r"\S+\s$", text[:start])] if m]
    narrower = [text[start:end].split(" ", 1)[-1], text[start:end].rsplit(" ", 1)[0]]
    change = set_cell(base, path, index, "quote", rng.choice(wider + narrower))
    # Of too many published words no one row is at fault.
    return change and replace(change, words=(*change.words, "words to be published"))


def row_kinds(
    group: str, files: Callable[[Base], list[str]], fates: dict[str, frozenset[str]], each: int
) -> None:
    """Register the kinds that change whole rows and columns of a table, or how it is written."""

    def register(name: str, count: int = each) -> Callable:
        return kind(name, fates.get(name, REFUSED), count, group)

    @register("row deleted")
    def row_deleted(base: Base, rng: Random) -> Change | None:
        path = rng.choice(files(base))
        index = pick_row(base, path, rng)
        if index is None:
            return None
        rows = base.rows(path)
        old = rows.pop(index)
        change = rewrite(base, path, rows, None, f"row {next(iter(old.values()))} deleted", old)
        return explained(base, path, change, old)

    @register("row twice")
    def row_twice(base: Base, rng: Random) -> Change | None:
        path = rng.choice(files(base))
        index = pick_row(base, path, rng)
        if index is None:
            return None
        rows = base.rows(path)
        rows.insert(index, dict(rows[index]))
        return rewrite(base, path, rows, index + 1, f"row {index} twice", dict(rows[index]))

    @register("two rows swapped")
    def rows_swapped(base: Base, rng: Random) -> Change | None:
        path = rng.choice(files(base))
        rows = base.rows(path)
        if len(rows) < 2:
            return None
        one, two = rng.sample(range(len(rows)), 2)
        rows[one], rows[two] = rows[two], rows[one]
        change = rewrite(base, path, rows, one, f"rows {one} and {two} swapped", rows[two])
        return change

    @register("row with a cell more or less")
    def ragged(base: Base, rng: Random) -> Change:
        path = rng.choice(files(base))
        lines = base.read(path).splitlines(keepends=True)
        index = rng.randrange(len(lines))
        lines[index] = rng.choice([b",", b"x,"]) + lines[index]
        return at_line(path, b"".join(lines), index + 1, "a cell more")

    @register("unbalanced quotation mark")
    def unbalanced(base: Base, rng: Random) -> Change:
        path = rng.choice(files(base))
        data = base.read(path)
        place = rng.choice([place for place, byte in enumerate(data) if byte in b",\n"]) + 1
        changed = data[:place] + b'"' + data[place:]
        return Change(f"{path}, byte {place}: a quotation mark", {path: changed}, (path,))

    @register("NUL in a table")
    def nul(base: Base, rng: Random) -> Change:
        path = rng.choice(files(base))
        data = base.read(path)
        place = rng.randrange(len(data))
        return Change(f"{path}, byte {place}: NUL", {path: data[:place] + b"\0" + data[place:]}, (path,))

    @register("empty line")
    def empty_line(base: Base, rng: Random) -> Change:
        path = rng.choice(files(base))
        lines = base.read(path).splitlines(keepends=True)
        index = rng.randrange(1, len(lines) + 1)
        lines.insert(index, rng.choice([b"\n", b"," * (len(base.header(path)) - 1) + b"\n"]))
        return at_line(path, b"".join(lines), index + 1, "an empty line")

    @register("very long cell")
    def long_cell(base: Base, rng: Random) -> Change | None:
        path = rng.choice(files(base))
        index = pick_row(base, path, rng)
        column = rng.choice(base.header(path))
        length = rng.choice([20_000, 200_000])
        if index is None or schema_type(base, path, column) != "string":
            return None
        return set_cell(base, path, index, column, "a" * length)

    @register("formula cell")
    def formula(base: Base, rng: Random) -> Change | None:
        path = rng.choice(files(base))
        index = pick_row(base, path, rng)
        column = rng.choice(base.header(path))
        cell = rng.choice(["=1+1", "+1", "@SUM(A1)", "-1+1", "=cmd|' /C calc'!A0", "\t=1+1"])
        return None if index is None else set_cell(base, path, index, column, cell)

    @register("control character in a cell")
    def control(base: Base, rng: Random) -> Change | None:
        path = rng.choice(files(base))
        index = pick_row(base, path, rng)
        column = rng.choice(base.header(path))
        if index is None:
            return None
        character = rng.choice("\x07\x1b\x7f\u2028\u0085\u202e\ud7ff\r\n\ufffe")
        cell = cell_of(base, path, index, column)
        return set_cell(base, path, index, column, f"{cell[:1]}{character}{cell[1:] or 'x'}")

    @register("header changed")
    def header_changed(base: Base, rng: Random) -> Change:
        path = rng.choice(files(base))
        header = base.header(path)
        one, two = rng.sample(range(len(header)), 2)
        new = list(header)
        what = rng.choice(["renamed", "upper case", "padded", "swapped", "repeated", "emptied", "full width"])
        match what:
            case "renamed":
                new[one] += "s"
            case "upper case":
                new[one] = new[one].upper()
            case "padded":
                new[one] += " "
            case "swapped":
                new[one], new[two] = new[two], new[one]
            case "repeated":
                new[one] = new[two]
            case "emptied":
                new[one] = ""
            case "full width":
                new[one] = new[one].translate(FULL_WIDTH)
        _, _, rest = base.read(path).partition(b"\n")
        data = ",".join(new).encode("utf-8") + b"\n" + rest
        return at_line(path, data, 1, f"column {header[one]} {what}")

    @register("column deleted, doubled, added or moved")
    def column_changed(base: Base, rng: Random) -> Change:
        path = rng.choice(files(base))
        rows, header = base.rows(path), base.header(path)
        column = rng.choice(header)
        what = rng.choice(["deleted", "doubled", "added", "moved"])
        place = header.index(column)
        new = {
            "deleted": header[:place] + header[place + 1 :],
            "doubled": [*header[:place], column, *header[place:]],
            "added": [*header, "colour"],
            "moved": header[:place] + header[place + 1 :] + [column],
        }[what]
        rows = [{name: row.get(name, "red") for name in new} for row in rows]
        if new == header:
            return None
        data = written(new, rows)
        return at_line(path, data, 1, f"column {column} {what}")

    for name, data in WRITTEN.items():

        @register(name, 2)
        def _(base: Base, rng: Random, name=name, data=data) -> Change | None:
            path = rng.choice(files(base))
            new = data(base.header(path), base.rows(path), base.read(path))
            return None if new == base.read(path) else Change(f"{path}: {name}", {path: new}, (path,))


def at_line(path: str, data: bytes, line: int, what: str) -> Change:
    return Change(f"{path}, line {line}: {what}", {path: data}, (f"{path}, line {line}",))


def written(header: list[str], rows: Rows) -> bytes:
    """Write rows below a header that may have a column twice."""
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row[name] for name in header] for row in rows)
    return out.getvalue().encode("utf-8")


def schema_type(base: Base, path: str, column: str) -> str:
    return next(field["type"] for field in schema_of(base, path)["fields"] if field["name"] == column)


def explained(base: Base, path: str, change: Change, old: dict[str, str]) -> Change:
    """Add to the deletion of a row what a refusal may name: what referred to it, or the words it covered."""
    places, words = list(change.places), [*change.words, *(repr(v) for v in key_values(base, path, old))]
    if path.startswith("raw/annotations"):
        words.append(repr(old["label"]))
    if path == CATALOGUE:
        places.append(text_path(old["article_id"]))
    return Change(change.what, change.files, tuple(places), tuple(words), change.touched)


WRITTEN: dict[str, Callable[[list[str], Rows, bytes], bytes]] = {
    "semicolons for commas": lambda header, rows, data: write_rows(header, rows, delimiter=";"),
    "tabs for commas": lambda header, rows, data: write_rows(header, rows, delimiter="\t"),
    "bars for commas": lambda header, rows, data: write_rows(header, rows, delimiter="|"),
    "every cell in quotation marks": lambda header, rows, data: write_rows(
        header, rows, quoting=csv.QUOTE_ALL
    ),
    "single quotation marks": lambda header, rows, data: write_rows(header, rows, quotechar="'"),
    "marks escaped by backslashes": lambda header, rows, data: write_rows(
        header, rows, escapechar="\\", doublequote=False
    ),
    "table with CRLF": lambda header, rows, data: write_rows(header, rows, lineterminator="\r\n"),
    "table with CR": lambda header, rows, data: write_rows(header, rows, lineterminator="\r"),
    "table with a byte order mark": lambda header, rows, data: b"\xef\xbb\xbf" + data,
    "table with two byte order marks": lambda header, rows, data: b"\xef\xbb\xbf" * 2 + data,
    "table in UTF-16": lambda header, rows, data: data.decode("utf-8").encode("utf-16"),
    "table in Latin-1": lambda header, rows, data: (
        data.decode("utf-8").encode("cp1252", "replace") + b"\xe9\n"
    ),
    "table without its last line feed": lambda header, rows, data: data.removesuffix(b"\n"),
    "table ends in an empty line": lambda header, rows, data: data + b"\n",
    "table cut in the middle": lambda header, rows, data: data[: len(data) // 2],
    "table without header": lambda header, rows, data: data.partition(b"\n")[2] or b"x\n",
    "sep line of a spreadsheet": lambda header, rows, data: b"sep=,\n" + data,
}
HARMLESS = dict.fromkeys(
    (
        "every cell in quotation marks",
        "table with CRLF",
        "table with a byte order mark",
        "table without its last line feed",
    ),
    SAME,
) | {
    "table ends in an empty line": REFUSED_OR_SAME,
    "table with CR": REFUSED_OR_SAME,
    # Where no cell has an apostrophe or a quotation mark, the file is written alike.
    "single quotation marks": ANY,
    "marks escaped by backslashes": ANY,
    "very long cell": EITHER,
    "control character in a cell": EITHER,
    "unbalanced quotation mark": EITHER,
}
row_kinds(
    "annotations",
    annotation_files,
    HARMLESS | {"row deleted": EITHER, "two rows swapped": SAME, "table without header": REFUSED},
    10,
)
row_kinds(
    "catalogue",
    lambda base: [CATALOGUE],
    HARMLESS | {"two rows swapped": SAME},
    3,
)
# The order of rows of a list is published as it is.
row_kinds(
    "reference",
    lambda base: [list_path(name) for name in base.lists],
    HARMLESS | {"row deleted": EITHER, "two rows swapped": CHANGED},
    8,
)


CATALOGUE_CELLS: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "article_id": (REFUSED, ("another-article", "Upper-Case", "a_b", "", "../x", "a b")),
    "sha256": (REFUSED, ("0" * 64, "", "abc", "upper", "off by one", "padded")),
    "publisher": (CHANGED, ("Another Paper", "")),
    "title": (EITHER, ("Another title", "")),
    "title_basis": (EITHER, ("printed", "unknown", "", "guessed", "Inferred")),
    "url": (EITHER, ("https://example.org/other", "", "ftp://example.org", "https://a b", "example.org")),
    "url_basis": (EITHER, ("printed", "unknown", "", "guessed")),
    "date_published": (
        EITHER,
        (
            "2016-13",
            "2017-02-30",
            "2017-4",
            "2016",
            "2012",
            "2099",
            "",
            "17-04",
            "2017-04-31",
            "２０１７",
            "0000",
            "2017-00",
        ),
    ),
    "date_basis": (EITHER, ("printed", "unknown", "", "guessed")),
    "date_evidence": (EITHER, ("", "Other evidence.")),
    "rights": (EITHER, ("", "Other rights")),
}
for column, (allowed, cells) in CATALOGUE_CELLS.items():
    for cell in cells:

        @kind(f"catalogue cell: {column}", allowed, 1, "catalogue")
        def _(base: Base, rng: Random, column=column, cell=cell) -> Change | None:
            index = rng.randrange(len(base.article_ids))
            old = cell_of(base, CATALOGUE, index, column)
            new = {"upper": old.upper(), "off by one": one_digit_off(old, rng), "padded": f" {old}"}.get(
                cell, cell
            )
            change = set_cell(base, CATALOGUE, index, column, new)
            article_id = base.rows(CATALOGUE)[index]["article_id"]
            return change and Change(
                change.what,
                change.files,
                (*change.places, text_path(article_id), rows_path(article_id)),
                (*change.words, article_id),
                change.touched,
            )


@kind("hashes of two texts swapped", REFUSED, 2, "catalogue")
def hashes_swapped(base: Base, rng: Random) -> Change:
    rows = base.rows(CATALOGUE)
    one, two = rng.sample(range(len(rows)), 2)
    rows[one]["sha256"], rows[two]["sha256"] = rows[two]["sha256"], rows[one]["sha256"]
    places = tuple(text_path(rows[i]["article_id"]) for i in (one, two))
    return Change("hashes swapped", {CATALOGUE: write_rows(base.header(CATALOGUE), rows)}, places)


@kind("texts of two articles swapped with their hashes", REFUSED, 2, "catalogue")
def texts_swapped(base: Base, rng: Random) -> Change:
    one, two = rng.sample(base.article_ids, 2)
    first, second = base.read(text_path(one)), base.read(text_path(two))
    mark = b"#" * 64
    data = base.read(CATALOGUE).replace(sha256(first).encode(), mark)
    data = data.replace(sha256(second).encode(), sha256(first).encode()).replace(
        mark, sha256(second).encode()
    )
    files = {text_path(one): second, text_path(two): first, CATALOGUE: data}
    places = (text_path(one), text_path(two), rows_path(one), rows_path(two))
    return Change(f"texts of {one} and {two} swapped", files, places)


def list_kind(name: str, allowed: frozenset[str], count: int) -> Callable:
    return kind(name, allowed, count, "reference")


def some_list(base: Base, rng: Random) -> str:
    return list_path(rng.choice([name for name in base.lists if base.rows(list_path(name))]))


def one_cell(
    base: Base, rng: Random, column_fits: Callable[[str, str], bool], new: Callable[[str], str]
) -> Change | None:
    """Return the change of a cell of a list whose path and column fit."""
    path = some_list(base, rng)
    columns = [column for column in base.header(path) if column_fits(path, column)]
    if not columns:
        return None
    column = rng.choice(columns)
    index = pick_row(base, path, rng, column)
    if index is None:
        return None
    return set_cell(base, path, index, column, new(cell_of(base, path, index, column)))


@list_kind("code of a list renamed", EITHER, 30)
def code_renamed(base: Base, rng: Random) -> Change | None:
    return one_cell(
        base, rng, lambda path, column: column in key_columns(base, path), lambda cell: cell + "x"
    )


@list_kind("code of another row of the list", REFUSED, 16)
def code_repeated(base: Base, rng: Random) -> Change | None:
    path = some_list(base, rng)
    rows, keys = base.rows(path), key_columns(base, path)
    if len(rows) < 2:
        return None
    one, two = rng.sample(range(len(rows)), 2)
    old = dict(rows[one])
    rows[one] |= {column: rows[two][column] for column in keys}
    change = rewrite(base, path, rows, one, f"key of row {two} for row {one}", old)
    later = f"{path}, line {line_of_row(rows, base.header(path), max(one, two))}"
    return Change(change.what, change.files, (*change.places, later), change.words, change.touched)


@list_kind("code of a list in another case", EITHER, 12)
def code_case(base: Base, rng: Random) -> Change | None:
    return one_cell(base, rng, lambda path, column: column in key_columns(base, path), other_case)


@list_kind("name or definition of a list changed", CHANGED, 16)
def name_changed(base: Base, rng: Random) -> Change | None:
    texts = ("name", "definition", "reason", "evidence", "note", "wording")
    return one_cell(base, rng, lambda path, column: column in texts, lambda cell: cell + " in another way")


@list_kind("cell of a list emptied", EITHER, 40)
def list_cell_emptied(base: Base, rng: Random) -> Change | None:
    return one_cell(base, rng, lambda path, column: True, lambda cell: "")


@list_kind("cell of a list padded", REFUSED, 12)
def list_cell_padded(base: Base, rng: Random) -> Change | None:
    return one_cell(base, rng, lambda path, column: True, lambda cell: f"{cell} ")


@list_kind("code of a list padded with an invisible character", REFUSED, 14)
def list_code_invisible(base: Base, rng: Random) -> Change | None:
    def is_code(path: str, column: str) -> bool:
        return column in code_columns(base, path) or column in key_columns(base, path)

    return one_cell(base, rng, is_code, lambda cell: cell + rng.choice(["\u200b", "\u00ad", "\u2060"]))


@list_kind("code in a list changed to another valid one", EITHER, 24)
def list_code_changed(base: Base, rng: Random) -> Change | None:
    path = some_list(base, rng)
    columns = [column for column in code_columns(base, path) if column in base.header(path)]
    if not columns:
        return None
    column = rng.choice(columns)
    index = pick_row(base, path, rng, column)
    return (
        None if index is None else set_cell(base, path, index, column, rng.choice(codes(base, path, column)))
    )


@list_kind("code in a list unknown", REFUSED, 12)
def list_code_unknown(base: Base, rng: Random) -> Change | None:
    return one_cell(
        base, rng, lambda path, column: column in code_columns(base, path), lambda cell: "no-such-code"
    )


@list_kind("area a part of itself", REFUSED, 4)
def area_in_itself(base: Base, rng: Random) -> Change | None:
    path = list_path("areas")
    index = pick_row(base, path, rng, "part_of_area_id")
    column = rng.choice(["part_of_area_id", "excludes_area_id"])
    return set_cell(base, path, index, column, base.rows(path)[index]["area_id"])


@list_kind("number of a list changed", EITHER, 40)
def list_number(base: Base, rng: Random) -> Change | None:
    path = list_path(rng.choice(["number_words", "hedge_intervals", "fraction_lattice"]))
    columns = [
        name for name in base.header(path) if name in ("numerator", "denominator") or name.endswith("_steps")
    ]
    column = rng.choice(columns)
    index = pick_row(base, path, rng, column)
    cell = cell_of(base, path, index, column)
    new = rng.choice(
        [one_digit_off(cell, rng), f"-{cell}".replace("--", ""), f"{cell}0", "0", "x", "１", f"{cell}.5"]
    )
    return set_cell(base, path, index, column, new)


@list_kind("hedge bound opened or closed", EITHER, 12)
def bound_flag(base: Base, rng: Random) -> Change | None:
    path = list_path("hedge_intervals")
    column = rng.choice([name for name in base.header(path) if name.endswith("_inclusive")])
    index = pick_row(base, path, rng)
    return set_cell(base, path, index, column, rng.choice(["true", "false", "TRUE", "1", "yes", ""]))


@list_kind("flag of a list turned", EITHER, 12)
def flag_turned(base: Base, rng: Random) -> Change | None:
    turned = {"true": "false", "false": "true"}
    flags = ("is_figure", "is_one_sided", "confirms_claim", "contradicts_claim", "is_reviewed_by_person")
    return one_cell(base, rng, lambda path, column: column in flags, lambda cell: turned[cell])


@list_kind("class of a list row changed", EITHER, 16)
def class_changed(base: Base, rng: Random) -> Change | None:
    columns = (
        "word_class",
        "value_class",
        "step",
        "area_type",
        "group_type",
        "period_type",
        "annotator_type",
    )
    columns += ("dimension", "comparability", "direction", "verification", "match", "dimension")
    path = some_list(base, rng)
    fitting = [column for column in base.header(path) if column in columns]
    if not fitting:
        return None
    column = rng.choice(fitting)
    index = pick_row(base, path, rng, column)
    values = sorted({row[column] for row in base.rows(path) if row[column]})
    return None if index is None else set_cell(base, path, index, column, rng.choice([*values, "zz"]))


@list_kind("date of a period changed", EITHER, 24)
def period_date(base: Base, rng: Random) -> Change | None:
    path = list_path("periods")
    column = rng.choice(["start_date", "end_date", "inferred_start_date", "inferred_end_date"])
    index = pick_row(base, path, rng, column)
    cell = cell_of(base, path, index, column)
    year, rest = int(cell[:4]), cell[4:]
    new = rng.choice(
        [
            f"{year + 1}{rest}",
            f"{year - 1}{rest}",
            f"{year}-02-30",
            f"{year}-13-01",
            cell[:7],
            f"{year}-06-15",
            "soon",
        ]
    )
    return set_cell(base, path, index, column, new)


@list_kind("comparability turned round, repeated or contradicted", EITHER, 12)
def comparability(base: Base, rng: Random) -> Change:
    path = list_path("comparability")
    rows = base.rows(path)
    index = rng.randrange(len(rows))
    old = dict(rows[index])
    turned = old | {"first_value": old["second_value"], "second_value": old["first_value"]}
    what = rng.choice(["turned", "turned and added", "contradicted"])
    if what == "turned":
        rows[index] = turned
    else:
        verdict = old["comparability"]
        if what == "contradicted":
            verdict = {"same": "different", "unstated": "different", "different": "unstated"}[verdict]
        rows.append(turned | {"comparability": verdict})
        index = len(rows) - 1
    if rows == base.rows(path):
        return None
    change = rewrite(base, path, rows, index, f"{old['first_value']} and {old['second_value']} {what}", old)
    return change


@list_kind("row added to a list", EITHER, 16)
def row_added(base: Base, rng: Random) -> Change | None:
    path = some_list(base, rng)
    rows = base.rows(path)
    new = dict(rng.choice(rows))
    for column in key_columns(base, path)[-1:]:
        new[column] += rng.choice(["-new", " new", "_new", "2"])
    rows.append(new)
    return rewrite(base, path, rows, len(rows) - 1, f"{next(iter(new.values()))} added", None)


@list_kind("number word deleted", EITHER, 12)
def number_word_deleted(base: Base, rng: Random) -> Change:
    path = list_path("number_words")
    rows = base.rows(path)
    old = rows.pop(rng.randrange(len(rows)))
    change = rewrite(base, path, rows, None, f"{old['word']!r} deleted", old)
    places = (*change.places, *(rows_path(article_id) for article_id in base.article_ids))
    return Change(change.what, change.files, places, change.words, change.touched)
