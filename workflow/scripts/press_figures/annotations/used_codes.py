"""The codes that Python, SQL and page templates name.

A reference list may get new rows without a change of the workflow, but it may not lose these. Without them
the build would not fail but publish less: if no base is called recorded any more, no count is compared with
it.
"""

from press_figures.annotations.columns import RELATION_COLUMNS, REQUIRED
from press_figures.errors import Problem, suggestion
from press_figures.tables.csv_files import Table
from press_figures.texts.scanning import WORD_CLASSES

NOT_STATED = ("not-stated",)
USED_CODES: dict[str, tuple[str, ...]] = {
    "areas": NOT_STATED,
    "caveats": (
        *("press_reported", "hedged", "may_be_rounded", "area_not_stated", "period_not_stated"),
        *("year_inferred", "period_inferred", "unit_unstated", "count_basis_unstated", "coverage_unstated"),
        *("outcome_match_probable", "small_denominator", "nation_includes_force", "outcome_groups_differ"),
        "common_source",
    ),
    "count_bases": ("recorded", "closed", "unstated", "not_applicable"),
    "evidence_bases": ("printed", "inferred", "unknown"),
    # The same as in readings.formulas. That is not imported, so that an edit of a formula does not make
    # Snakemake read every text again.
    "families": (
        *("share", "bound", "duplicate", "two_forms", "difference", "implied_level", "relative_change"),
        *("points_as_per_cent", "multiple", "trend", "sum", "sum_bound", "part_whole", "rate", "rank"),
        *("repetition", "temporal", "grim", "feasible_denominator"),
    ),
    "hedges": ("none", "plural_magnitude"),
    "kinds": tuple(REQUIRED),
    "measures": ("recorded", "outcomes"),
    "organisation_types": ("not_stated",),
    "organisations": NOT_STATED,
    "outcome_groups": ("all-records", "any-outcome", "charged-or-summonsed", "not-applicable"),
    "period_bases": ("explicit", "relative", "inferred", "unstated"),
    "periods": ("not-stated", "unresolved"),
    "reading_rules": (
        *("primary", "other_period", "pooled_periods", "other_total", "sum_of_parts", "open_world"),
        *("closed_world", "rest_of", "precise_twin", "percentage_points", "area_whole", "other_article"),
        *("half_even", "claim_rounded", "operands_rounded", "truncation"),
    ),
    "reason_codes": (
        *("denominator", "period", "coverage", "unit", "count_basis", "no_parts", "no_comparator"),
        *("open_world", "vague", "no_power", "first_stage", "not_printed"),
    ),
    # The last two are roles of inputs of a reading; no column of the annotations has them.
    "relation_roles": (*RELATION_COLUMNS, "comparator_part", "dated_figure"),
    "sources": NOT_STATED,
    "speakers": ("article-itself", *NOT_STATED),
    "units": ("case", "outcome"),
    "verdict_codes": (
        *("consistent", "consistent_by_rounding", "understated", "inconsistent_wording", "inconsistent"),
        *("indeterminate", "depends_on_reading"),
    ),
}


def used_code_problems(reference: dict[str, Table]) -> list[Problem]:
    """Find codes that the workflow names but their list lacks. Missing lists are another problem."""
    problems = []
    for name, codes in USED_CODES.items():
        if name not in reference:
            continue
        table = reference[name]
        listed = {next(iter(row.values())) for row in table.rows}
        for code in codes:
            if code not in listed:
                found = f"no row {code!r}{suggestion(code, sorted(listed - set(codes)))}"
                action = "Restore the row; a new code stands beside it and needs its code or SQL."
                problems.append(Problem(table.path, found, "a row that the workflow names", action))
    return problems + word_class_problems(reference)


def word_class_problems(reference: dict[str, Table]) -> list[Problem]:
    """Find classes of number words that have no word: the scanner would find no numbers of that class."""
    if "number_words" not in reference:
        return []
    table = reference["number_words"]
    listed = {row["word_class"] for row in table.rows}
    return [
        Problem(
            table.path,
            f"no word of the class {name}",
            "a word of every class",
            "Restore the words that it had.",
        )
        for name in WORD_CLASSES
        if name not in listed
    ]
