"""Find figures that contradict each other, and hold them against the declared conflicts.

They say different numbers of the same thing, a part is greater than its whole, or a rounder wording does
not fit the precise figure.
"""

from collections import defaultdict
from itertools import combinations

from press_figures.annotations.parts import SHARE_KINDS, Part, part_pairs
from press_figures.errors import Problem, suggestion
from press_figures.numbers.intervals import Interval, entirely_below
from press_figures.tables.csv_files import Row, Table

# What two figures have in common if they count the same thing; empty where their kind has no such column.
ALIKE_COLUMNS = (
    "measure_id offence_id area_id period_id outcome_group_id unit count_basis source_id "
    "baseline_period_id direction rate_per quantifier_text"
).split()
# A part, an addend and a rounder wording are no second printing of the number that they refer to.
DISTINCT_ROLES = ("derived_from", "part_of", "additive_to", "addend")
# Types of areas and periods of which nobody can say that they are the same twice.
UNKNOWN_TYPES = ("not_resolved", "not_stated")
# The ids of two figures.
Pair = frozenset[str]
# The annotation of a figure, by its id.
Places = dict[str, tuple[Table, int]]


def conflict_problems(
    figures: list[dict], relations: list[dict], reference: dict[str, Table], annotations: dict[str, Table]
) -> list[Problem]:
    """Return conflicts that nobody declared, and declarations of what is no conflict.

    reference needs declared_conflicts and what lib/parts.py needs; annotations are those of the figures.
    """
    unknown_areas = unknown_ids(reference["areas"], "area")
    unknown_periods = unknown_ids(reference["periods"], "period")
    placed = [
        figure
        for figure in figures
        if figure["area_id"] not in unknown_areas and figure["period_id"] not in unknown_periods
    ]
    bases, levels = bases_of(figures, relations), level_kinds(figures, relations)
    excesses = excessive_parts(figures, part_pairs(figures, placed, relations, ALIKE_COLUMNS, reference))
    misfits = misfitting_roundings(figures, relations)
    conflicts = conflicting_pairs(placed, bases, levels, distinct_pairs(relations)) - pairs_of(excesses)
    declared = reference["declared_conflicts"]
    known = {frozenset(declared_ids(row)) for row in declared.rows}
    places = annotation_places(annotations)
    problems = undeclared_problems(conflicts - known, places)
    problems += [
        excess_problem(*found, sharing(*found, relations), places)
        for found in sorted(excesses)
        if frozenset(found) not in known
    ]
    problems += [misfit_problem(*found, places) for found in sorted(misfits) if frozenset(found) not in known]
    every = conflicts | pairs_of(excesses) | pairs_of(misfits)
    return problems + declaration_problems(declared, figures, every)


def pairs_of(ordered: set[Part]) -> set[Pair]:
    return {frozenset(pair) for pair in ordered}


def excessive_parts(figures: list[dict], parts: set[Part]) -> set[Part]:
    """Return the parts that are greater than their whole in whatever way the words are read."""
    by_id = {figure["figure_id"]: figure for figure in figures}
    return {
        (part, whole)
        for part, whole in parts
        if entirely_below(interval_of(by_id[whole]), interval_of(by_id[part]))
    }


def misfitting_roundings(figures: list[dict], relations: list[dict]) -> set[Part]:
    """Return the rounder wordings, and their precise figures, that have no number in common."""
    by_id = {figure["figure_id"]: figure for figure in figures}
    pairs = [
        (relation["figure_id"], relation["related_figure_id"])
        for relation in relations
        if relation["role"] == "derived_from"
    ]
    return {
        (rounder, precise)
        for rounder, precise in pairs
        if form_of(by_id[rounder]) == form_of(by_id[precise])
        and interval_of(by_id[rounder]).is_disjoint_from(interval_of(by_id[precise]))
    }


def form_of(figure: dict) -> tuple[str, str | None] | None:
    """Return the form of a change, for a number and a share of one rise are no roundings of each other."""
    return change_form(figure, {}) if figure["kind"] == "change" else None


def unknown_ids(table: Table, name: str) -> set[str]:
    return {row[f"{name}_id"] for row in table.rows if row[f"{name}_type"] in UNKNOWN_TYPES}


def bases_of(figures: list[dict], relations: list[dict]) -> dict[str, dict]:
    """Return the denominator of each figure that has one, by the id of that figure."""
    by_id = {figure["figure_id"]: figure for figure in figures}
    return {
        relation["figure_id"]: by_id[relation["related_figure_id"]]
        for relation in relations
        if relation["role"] == "denominator"
    }


def level_kinds(figures: list[dict], relations: list[dict]) -> dict[str, str]:
    """Return the kind of the level before or after each change whose level is printed."""
    kinds = {figure["figure_id"]: figure["kind"] for figure in figures}
    return {
        relation["figure_id"]: kinds[relation["related_figure_id"]]
        for relation in relations
        if relation["role"] in ("later_level", "baseline")
    }


def distinct_pairs(relations: list[dict]) -> set[Pair]:
    return {
        frozenset([relation["figure_id"], relation["related_figure_id"]])
        for relation in relations
        if relation["role"] in DISTINCT_ROLES
    }


def conflicting_pairs(
    figures: list[dict], bases: dict[str, dict], levels: dict[str, str], distinct: set[Pair]
) -> set[Pair]:
    """Return the pairs of figures that are alike in all but number and that no number fits both.

    Shares are alike only if their denominators, in bases, are; a share without one is like no other.
    Changes are alike only if both are numbers, shares of the earlier level or multiples of it, and their
    levels, in levels, of one kind: a rise of 160 and one of 40 per cent can both be right.
    """
    alike = defaultdict(list)
    for figure in figures:
        base, is_share = bases.get(figure["figure_id"]), figure["kind"] in SHARE_KINDS
        if base or not is_share:
            kind = "share" if is_share else figure["kind"]
            form = change_form(figure, levels) if kind == "change" else None
            alike[kind, alike_cells(figure), base and alike_cells(base), form].append(figure)
    return {
        frozenset([first["figure_id"], second["figure_id"]])
        for group in alike.values()
        for first, second in combinations(group, 2)
        if interval_of(first).is_disjoint_from(interval_of(second))
    } - distinct


def change_form(figure: dict, levels: dict[str, str]) -> tuple[str, str | None]:
    """Return whether a change is a number, in points, relative or a multiple, and the kind of its levels."""
    form = figure["value_class"]
    if form in ("percentage", "fraction"):
        is_in_points = figure["value_text"].lower().endswith(("percentage point", "percentage points"))
        form = "points" if is_in_points else "relative"
    return form, levels.get(figure["figure_id"])


def alike_cells(figure: dict) -> tuple[str, ...]:
    return tuple(figure[name] or "" for name in ALIKE_COLUMNS)


def interval_of(figure: dict) -> Interval:
    """Return all numbers that the printed words allow."""
    return Interval(figure["low"], figure["high"], figure["low_inclusive"], figure["high_inclusive"])


def declared_ids(row: Row) -> list[str]:
    return [f"{row[f'{side}_article_id']}.{row[f'{side}_label']}" for side in ("first", "second")]


def annotation_places(annotations: dict[str, Table]) -> Places:
    """Return the annotation of each figure, as its table and the index of its row."""
    return {
        f"{article_id}.{row['label']}": (table, index)
        for article_id, table in annotations.items()
        for index, row in enumerate(table.rows)
    }


def undeclared_problems(pairs: set[Pair], places: Places) -> list[Problem]:
    """Say of each pair where both numbers stand."""

    def by_place(pair: Pair) -> list[tuple[Table, int]]:
        return sorted((places[name] for name in pair), key=lambda row: (row[0].path, row[1]))

    problems = []
    for (other, other_index), (table, index) in map(by_place, sorted(pairs, key=sorted)):
        quote, other_quote = table.rows[index]["quote"], other.rows[other_index]["quote"]
        problems.append(
            Problem(
                table.place(index, "value"),
                f"{quote!r} where {other_quote!r} of {other.place(other_index)} counts the same",
                "numbers that can both be right, or a row of raw/reference/declared_conflicts.csv",
                "Read both sentences: correct the column that makes them alike, or declare the conflict "
                "with its reason.",
            )
        )
    return problems


def sharing(part: str, whole: str, relations: list[dict]) -> list[str]:
    """Return the shares that divide the part, as a numerator or one part of it, by the whole."""
    named = {(row["figure_id"], row["role"], row["related_figure_id"]) for row in relations}
    return sorted(
        figure
        for figure, role, other in named
        if (role, other) == ("denominator", whole)
        and {(figure, "numerator", part), (figure, "numerator_part", part)} & named
    )


def excess_problem(part: str, whole: str, shares: list[str], places: Places) -> Problem:
    (table, index), (other, other_index) = places[part], places[whole]
    rows = [shown.place(row) for shown, row in (places[share] for share in shares)]
    saying = f" (the share of {' and '.join(rows)})" if rows else ""
    return Problem(
        table.place(index, "value"),
        f"{table.rows[index]['quote']!r}, more than {other.rows[other_index]['quote']!r} of "
        f"{other.place(other_index)}, of which it is a part{saying}",
        "a part that is not greater than its whole, or a row of raw/reference/declared_conflicts.csv",
        "Read both sentences: correct the labels, which may be the wrong way round, or the column that makes "
        "it a part, or declare the conflict with its reason.",
    )


def misfit_problem(rounder: str, precise: str, places: Places) -> Problem:
    (table, index), (other, other_index) = places[rounder], places[precise]
    return Problem(
        table.place(index, "derived_from"),
        f"{table.rows[index]['quote']!r}, which {other.rows[other_index]['quote']!r} of "
        f"{other.place(other_index)} does not fit",
        "a rounder wording that fits the precise figure, or a row of raw/reference/declared_conflicts.csv",
        "Read both sentences: correct the label or the hedge, or declare the conflict with its reason.",
    )


def declaration_problems(declared: Table, figures: list[dict], conflicts: set[Pair]) -> list[Problem]:
    """Find declarations of figures that are not there or not in conflict, and of a pair declared twice."""
    known = sorted(figure["figure_id"] for figure in figures)
    seen: dict[Pair, int] = {}
    problems = []
    for index, row in enumerate(declared.rows):
        ids = declared_ids(row)
        pair = frozenset(ids)
        missing = [name for name in ids if name not in known]
        for name in missing:
            found = f"{name!r}{suggestion(name, known)}, which no figure is called"
            action = "Correct the row, or delete it if the figure is gone."
            expected = "the article and label of a figure"
            problems.append(Problem(declared.place(index), found, expected, action))
        if seen.setdefault(pair, index) != index:
            found = f"the pair of line {declared.lines[seen[pair]]} again"
            problems.append(
                Problem(declared.place(index), found, "each pair once", "Delete one of the rows.")
            )
        elif not missing and pair not in conflicts:
            found = f"{' and '.join(map(repr, ids))}, which do not conflict"
            expected = (
                "two figures that are alike in all but number and that no number fits both, a part that is "
                "greater than its whole, or a rounder wording that does not fit the precise figure"
            )
            problems.append(Problem(declared.place(index), found, expected, "Delete the row."))
    return problems
