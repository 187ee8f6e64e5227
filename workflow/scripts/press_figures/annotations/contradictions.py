"""Find schemas and reference lists that contradict each other, or themselves.

They are checked first, because rows are then checked against them and the database is made from them. A check
in SQL tests the published comparability by the same rule as this module tests its list.
"""

from fractions import Fraction

from press_figures.annotations.columns import FIGURE_KINDS, REQUIRED
from press_figures.errors import Problem, suggestion
from press_figures.numbers.intervals import Interval
from press_figures.numbers.lexicon import example_words
from press_figures.tables.csv_files import Row, Table
from press_figures.tables.schemas import column_names

ENDS = ("low", "high")
# The file that states which columns a row of each kind fills; messages name it.
KINDS = "workflow/scripts/press_figures/annotations/columns.py"
# The list that has the values of each dimension of comparability.
DIMENSIONS = {"unit": "units", "count_basis": "count_bases", "area": "areas"}
Resources = dict[tuple[str, str], dict]
# A raw schema and the published one in which columns of the same name have the same codes.
PUBLISHED_AS = {"articles": "articles", "annotations": "figures"}


def schema_contradictions(resources: Resources) -> list[Problem]:
    """Find references to what no schema has, and codes that may be annotated but not published."""
    problems = []
    for name, resource in resources.items():
        problems += key_problems(name, resource, resources)
        table = ("tables", PUBLISHED_AS.get(name[1], ""))
        if name[0] == "raw" and table in resources:
            problems += enum_problems(name, resource, table, resources[table])
    return problems


def schema_place(name: tuple[str, str], column: str = "") -> str:
    path = f"workflow/schemas/{'/'.join(name)}.yml"
    return f"{path}, column {column}" if column else path


def key_problems(name: tuple[str, str], resource: dict, resources: Resources) -> list[Problem]:
    """Find keys that name no column, no table, or a column of another type."""
    own = field_types(resource)
    problems = []
    keys = resource["schema"].get("foreignKeys", [])
    for column in [*resource["schema"].get("primaryKey", []), *(c for key in keys for c in key["fields"])]:
        if column not in own:
            found = f"a key on {column!r}{suggestion(column, list(own))}, which is no column"
            action = "Correct the key or add the column."
            problems.append(Problem(schema_place(name), found, "a column of the schema", action))
    for key in keys:
        (column,), (target,) = key["fields"], key["reference"]["fields"]
        listed = key["reference"].get("resource") or name[1]
        other = resources.get(("tables", listed)) or resources.get(("raw", listed))
        place, known = schema_place(name, column), sorted({known for _, known in resources})
        if other is None:
            found = f"a reference to {listed!r}{suggestion(listed, known)}, which no schema describes"
            action = "Correct the reference or describe the table."
            problems.append(Problem(place, found, "the name of a schema", action))
        elif target not in field_types(other):
            near = suggestion(target, column_names(other))
            found = f"a reference to {listed}.{target}{near}, which is no column"
            expected, action = f"a column of {listed}", "Correct the reference or add the column."
            problems.append(Problem(place, found, expected, action))
        elif column in own and own[column] != field_types(other)[target]:
            expected = f"the type {field_types(other)[target]} of {listed}.{target}"
            action = "Give both columns the same type."
            problems.append(Problem(place, f"the type {own[column]}", expected, action))
    return problems


def field_types(resource: dict) -> dict[str, str]:
    return {field["name"]: field["type"] for field in resource["schema"]["fields"]}


def enum_problems(
    name: tuple[str, str], resource: dict, table: tuple[str, str], published: dict
) -> list[Problem]:
    """Find codes that a raw column allows and the published column of the same name does not."""
    allowed = {field["name"]: codes_of(field) for field in published["schema"]["fields"]}
    return [
        Problem(
            schema_place(name, field["name"]),
            f"the code {code!r}",
            f"a code that {schema_place(table)} allows as well",
            "Add the code there or remove it here.",
        )
        for field in resource["schema"]["fields"]
        for code in codes_of(field)
        if allowed.get(field["name"]) and code not in allowed[field["name"]]
    ]


def codes_of(field: dict) -> list[str]:
    return field.get("constraints", {}).get("enum", [])


def list_contradictions(reference: dict[str, Table], resources: Resources) -> list[Problem]:
    """Find rows of the reference lists that cannot be true together."""
    problems = []
    for name, table in reference.items():
        resource = resources["tables", name]
        for key in resource["schema"].get("foreignKeys", []):
            if not key["reference"].get("resource"):
                problems += loop_problems(table, key["reference"]["fields"][0], key["fields"][0])
    problems += kind_problems(reference["kinds"]) if "kinds" in reference else []
    problems += bound_problems(reference["hedge_intervals"]) if "hedge_intervals" in reference else []
    if "comparability" in reference:
        problems += pair_problems(reference["comparability"]) + unknown_value_problems(reference)
    return problems + (hedge_problems(reference["hedges"]) if "hedges" in reference else [])


def loop_problems(table: Table, code: str, column: str) -> list[Problem]:
    """Find rows that refer to themselves, also by way of others; report each loop once, at its first row."""
    following = {row[code]: row[column] for row in table.rows}
    problems, seen = [], set()
    for index, row in enumerate(table.rows):
        path = [row[code]]
        while following.get(path[-1]) and following[path[-1]] not in path:
            path.append(following[path[-1]])
        if following.get(path[-1]) == row[code] and row[code] not in seen:
            seen.update(path)
            found = f"{row[column]!r}, which leads back here: {' > '.join([*path, row[code]])}"
            expected = "a row that does not refer back to this one"
            action = "Correct or empty this column in one of these rows."
            problems.append(Problem(table.place(index, column), found, expected, action))
    return problems


def kind_problems(kinds: Table) -> list[Problem]:
    """Find kinds that the code does not know, and kinds that only one of list and code calls a figure."""
    problems = [
        Problem(
            kinds.place(index, "is_figure"),
            f"{row['is_figure']!r} for the kind {row['kind_id']!r}",
            f"{str(row['kind_id'] in FIGURE_KINDS).lower()!r}, as {KINDS} has it",
            "Correct the cell.",
        )
        for index, row in enumerate(kinds.rows)
        if row["kind_id"] in REQUIRED and row["is_figure"] != str(row["kind_id"] in FIGURE_KINDS).lower()
    ]
    return problems + [
        Problem(
            kinds.place(index, "kind_id"),
            f"the kind {row['kind_id']!r}",
            f"one of {', '.join(REQUIRED)}",
            f"Delete the row, or say in {KINDS} what a row of this kind fills.",
        )
        for index, row in enumerate(kinds.rows)
        if row["kind_id"] not in REQUIRED
    ]


def bounds_of(row: Row, sort: str) -> Interval:
    """Return the hard or the soft bounds of a hedge, in steps. Raises ValueError if they make no interval."""
    low, high = (row[f"{sort}_{end}_steps"] for end in ENDS)
    flags = (row[f"{sort}_{end}_inclusive"] == "true" for end in ENDS)
    return Interval(Fraction(low) if low else None, Fraction(high) if high else None, *flags)


def bound_problems(intervals: Table) -> list[Problem]:
    """Find bounds of a hedge that no number fits, and soft bounds outside the hard ones."""
    problems = []
    for index, row in enumerate(intervals.rows):
        try:
            hard, soft = (bounds_of(row, sort) for sort in ("hard", "soft"))
        except (ValueError, ZeroDivisionError) as error:
            found, expected = f"bounds that make no interval ({error})", "a low bound below the high one"
            problems.append(Problem(intervals.place(index), found, expected, "Correct the bounds."))
            continue
        closed = Interval(hard.low, hard.high, hard.low is not None, hard.high is not None)
        if not closed.contains_interval(soft):
            found, expected = "soft bounds that leave the hard ones", "soft bounds within the hard ones"
            problems.append(Problem(intervals.place(index), found, expected, "Correct the bounds."))
    return problems


def pair_problems(comparability: Table) -> list[Problem]:
    """Find pairs of values with two different answers; the order within a pair does not matter."""
    first: dict[tuple[str, frozenset], int] = {}
    problems = []
    for index, row in enumerate(comparability.rows):
        pair = row["dimension"], frozenset([row["first_value"], row["second_value"]])
        earlier = first.setdefault(pair, index)
        said = comparability.rows[earlier]["comparability"]
        if said != row["comparability"]:
            values = f"{row['first_value']!r} and {row['second_value']!r}"
            found = f"{row['comparability']!r} for {values}, {said!r} on line {comparability.lines[earlier]}"
            action = "Correct one of the two rows, or delete it."
            place = comparability.place(index, "comparability")
            problems.append(Problem(place, found, "one answer for a pair, in either order", action))
    return problems


def unknown_value_problems(reference: dict[str, Table]) -> list[Problem]:
    """Find values that the list of their dimension does not have. An asterisk means any value."""
    comparability = reference["comparability"]
    codes = {
        dimension: [next(iter(row.values())) for row in reference[listed].rows] + ["*"]
        for dimension, listed in DIMENSIONS.items()
        if listed in reference
    }
    return [
        Problem(
            comparability.place(index, column),
            f"the unknown code {row[column]!r}{suggestion(row[column], codes[row['dimension']])}",
            f"a code of {reference[DIMENSIONS[row['dimension']]].path}",
            "Correct the cell or add a row to that list.",
        )
        for index, row in enumerate(comparability.rows)
        for column in ("first_value", "second_value")
        if row["dimension"] in codes and row[column] not in codes[row["dimension"]]
    ]


def hedge_problems(hedges: Table) -> list[Problem]:
    """Find words that are examples of two hedges."""
    first: dict[str, int] = {}
    problems = []
    for index, row in enumerate(hedges.rows):
        for words in example_words(row):
            earlier = first.setdefault(words, index)
            if earlier != index:
                found = f"{words!r}, an example of {hedges.rows[earlier]['hedge_id']!r} as well"
                action = f"Delete the words here or on line {hedges.lines[earlier]}."
                expected = "words of one hedge"
                problems.append(Problem(hedges.place(index, "example_words"), found, expected, action))
    return problems
