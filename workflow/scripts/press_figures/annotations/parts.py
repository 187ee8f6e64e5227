"""Which figures of an article are parts of which, so that no part is greater than its whole."""

from collections import defaultdict
from itertools import permutations

from press_figures.tables.csv_files import Row, Table

SHARE_KINDS = ("share", "share_without_numeral", "ratio")
# Areas of these types are counted whole; the others leave out what nobody can say.
WHOLE_AREA_TYPES = ("territorial_force", "special_force", "nation")
COUNTED_MEASURES = ("recorded", "outcomes")
# A part and its whole, by the ids of their figures.
Part = tuple[str, str]
Lists = dict[str, Table]


def part_pairs(
    figures: list[dict], placed: list[dict], relations: list[dict], alike: list[str], lists: Lists
) -> set[Part]:
    """Return the parts and wholes that the relations name, and those that areas and outcome groups imply.

    placed are the figures of a known area and period. alike are the columns that two figures have in common
    if they count the same thing. lists needs areas, outcome_groups, outcome_group_types and comparability.
    """
    return related_parts(figures, relations, lists) | implied_parts(placed, alike, lists)


def related_parts(figures: list[dict], relations: list[dict], lists: Lists) -> set[Part]:
    """Return parts by part_of and addend, and numerators whose denominators count comparable things.

    More outcomes may be assigned in a period than crimes recorded in it, so that figures on different
    bases, or of different units, are no part and whole of each other by being divided.
    """
    by_id = {figure["figure_id"]: figure for figure in figures}
    named = defaultdict(list)
    for relation in relations:
        named[relation["figure_id"], relation["role"]].append(relation["related_figure_id"])
    pairs = set()
    for figure_id, figure in by_id.items():
        pairs |= {(figure_id, whole) for whole in named[figure_id, "part_of"]}
        pairs |= {(addend, figure_id) for addend in named[figure_id, "addend"]}
        if figure["kind"] in SHARE_KINDS:
            pairs |= {
                (part, whole)
                for role in ("numerator", "numerator_part")
                for part in named[figure_id, role]
                for whole in named[figure_id, "denominator"]
                if may_be_divided(by_id[part], by_id[whole], lists["comparability"])
            }
    return {pair for pair in pairs if are_of_one_form(*(by_id[figure_id] for figure_id in pair))}


def are_of_one_form(part: dict, whole: dict) -> bool:
    """Tell whether both are counts or both are shares: a rise may have a greater rise among its addends."""
    kinds = {part["kind"], whole["kind"]}
    return kinds == {"count"} or kinds <= set(SHARE_KINDS)


def may_be_divided(part: dict, whole: dict, comparability: Table) -> bool:
    return all(
        may_be_compared(dimension, part[dimension], whole[dimension], comparability)
        for dimension in ("unit", "count_basis")
    )


def may_be_compared(dimension: str, first: str, second: str, comparability: Table) -> bool:
    """Tell whether a list says, in either order, that two values are not different; a value is itself."""
    listed = {
        frozenset([row["first_value"], row["second_value"]]): row["comparability"]
        for row in comparability.rows
        if row["dimension"] == dimension
    }
    return listed.get(frozenset([first, second]), "same" if first == second else "different") != "different"


def implied_parts(figures: list[dict], alike: list[str], lists: Lists) -> set[Part]:
    """Return counts of one article that lie within others, alike in all but area or all but outcome group."""
    wider_areas = ancestors(lists["areas"])
    within = groups_within(lists)
    cells = defaultdict(list)
    for figure in figures:
        if figure["kind"] == "count" and figure["outcome_match"] != "unclear":
            common = [figure[name] or "" for name in alike if name not in ("area_id", "outcome_group_id")]
            cells["area", figure["article_id"], figure["outcome_group_id"], *common].append(figure)
            others = [cell for name, cell in columns_of(figure, alike) if name != "measure_id"]
            if figure["measure_id"] in COUNTED_MEASURES:
                cells["group", figure["article_id"], *others].append(figure)
    return {
        (part["figure_id"], whole["figure_id"])
        for (dimension, *_), members in cells.items()
        for part, whole in permutations(members, 2)
        if (
            whole["area_id"] in wider_areas.get(part["area_id"], ())
            if dimension == "area"
            else whole["outcome_group_id"] in within.get(part["outcome_group_id"], ())
        )
    }


def columns_of(figure: dict, alike: list[str]) -> list[tuple[str, str]]:
    return [(name, figure[name] or "") for name in alike if name != "outcome_group_id"]


def ancestors(areas: Table) -> dict[str, list[str]]:
    """Return the areas that contain each area which is counted whole, at any depth."""
    rows = {row["area_id"]: row for row in areas.rows}
    found: dict[str, list[str]] = {}
    for area_id, row in rows.items():
        chain: list[str] = []
        while row["area_type"] in WHOLE_AREA_TYPES and (wider := row["part_of_area_id"]) not in ("", *chain):
            chain.append(wider)
            row = rows[wider]
        found[area_id] = chain
    return found


def groups_within(lists: Lists) -> dict[str, list[str]]:
    """Return the wider groups of each outcome group: those with all of its types and more, and the totals.

    Types that a wider group has only probably do not count.
    """
    kinds = {row["outcome_group_id"]: row["group_type"] for row in lists["outcome_groups"].rows}
    rows = lists["outcome_group_types"].rows
    return {
        group: [
            wider
            for wider in kinds
            if (types_of(group, rows) and types_of(group, rows) < types_of(wider, rows, "certain"))
            or (is_outcome(kind) and kinds[wider] == "total")
            or (group, wider) == ("any-outcome", "all-records")
        ]
        for group, kind in kinds.items()
    }


def is_outcome(group_type: str) -> bool:
    return group_type in ("home_office", "press")


def types_of(group: str, rows: list[Row], match: str = "") -> set[str]:
    return {
        row["outcome_type_id"]
        for row in rows
        if row["outcome_group_id"] == group and match in ("", row["match"])
    }
