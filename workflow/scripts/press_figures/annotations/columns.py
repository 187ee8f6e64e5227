"""Which columns a row of each kind fills, and which rows it may refer to."""

from press_figures.annotations.raw import Annotation
from press_figures.errors import Problem, suggestion

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
# The columns that a row of each kind must fill. It may also fill COMMON_COLUMNS and those of ALLOWED, or
# FIGURE_OPTIONS if ALLOWED does not have its kind.
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
VALUE_REASONS = {
    "share_without_numeral": "words_only",
    "trend": "direction_only",
    "rank": "order_only",
    "comparison": "order_only",
}


def column_problems(row: Annotation) -> list[Problem]:
    """Find empty columns that the kind of the row needs, and filled ones that it does not allow."""
    kind = row["kind"]
    required = REQUIRED[kind]
    allowed = {*required, *COMMON_COLUMNS, *ALLOWED.get(kind, FIGURE_OPTIONS)}
    action = "Fill it in; where the article does not say, there is a code for that."
    problems = [
        row.problem(name, f"an empty cell in a row of kind {kind}", "a value", action)
        for name in required
        if not row[name]
    ]
    action = "Empty the cell or correct the kind."
    problems += [
        row.problem(name, f"{cell!r} in a row of kind {kind}", "an empty cell", action)
        for name, cell in row.cells.items()
        if cell and name not in allowed
    ]
    if (row["outcome_group"] in WITHOUT_MATCH) == bool(row["outcome_match"]) and kind in FIGURE_KINDS:
        expected = f"a match unless the outcome group is {' or '.join(WITHOUT_MATCH)}"
        found = f"{row['outcome_match']!r} for {row['outcome_group']!r}"
        action = "Say how sure the match to the group is."
        problems.append(row.problem("outcome_match", found, expected, action))
    if bool(row["denominator"]) != bool(row["denominator_basis"]) and not problems:
        action = "Fill in both denominator and denominator_basis, or neither."
        problems.append(row.problem("denominator_basis", "only one of the pair", "both or neither", action))
    return problems


# The rows that these columns name enter a calculation, so they need a printed number.
SUM_COLUMNS = "numerator numerator_part denominator later_level baseline addend subject comparator".split()
SINGLE_RELATIONS = "numerator denominator later_level baseline same_as derived_from subject".split()


def label_reference_problems(row: Annotation, kinds: dict[str, str]) -> list[Problem]:
    """Find labels that no row has, or that name a row of the wrong sort.

    Checked before there is a database, because that takes no row that refers to a missing one.
    """
    problems = [
        row.problem(name, f"the labels {row[name]!r}", "one label", "Keep one of them.")
        for name in SINGLE_RELATIONS
        if len(row[name].split()) > 1
    ]
    problems += [
        row.problem(name, f"a label twice in {row[name]!r}", "each once", "Delete one.")
        for name in ["dated_by", *RELATION_COLUMNS]
        if name not in SINGLE_RELATIONS and len(set(row[name].split())) < len(row[name].split())
    ]
    if row["numerator"] and row["numerator_part"]:
        action = "Name the whole numerator or its parts, not both."
        problems.append(
            row.problem("numerator_part", "parts beside a whole numerator", "one of the two", action)
        )
    for name in ["dated_by", *RELATION_COLUMNS]:
        for label in row[name].split():
            wanted = "a date row" if name == "dated_by" else "a figure row"
            if label not in kinds:
                found = f"the label {label!r}{suggestion(label, list(kinds))}, which no row has"
                problems.append(row.problem(name, found, f"the label of {wanted}", "Correct the label."))
            elif label == row["label"]:
                problems.append(
                    row.problem(name, "the row's own label", f"another {wanted[2:]}", "Correct it.")
                )
            elif not fits_relation(kinds[label], name):
                found = f"{label!r}, a row of kind {kinds[label]}"
                problems.append(row.problem(name, found, wanted, "Correct the label."))
    return problems


def fits_relation(kind: str, column: str) -> bool:
    """Tell whether a column may name a row of this kind: a date, a figure, or a figure with a number."""
    if kind not in REQUIRED:
        return True  # The row of that label has the problem of the unknown kind already.
    if column == "dated_by":
        return kind == "date"
    return kind in FIGURE_KINDS and not (column in SUM_COLUMNS and kind in VALUE_REASONS)
