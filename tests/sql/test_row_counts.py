"""How many rows views give: what a scenario would need too many rows to state."""

import pytest

# One article about one place, offence and year.
ARTICLE = {
    "part": {"value": 50, "outcome_group": "charged"},
    "part-2015": {"value": 50, "outcome_group": "charged", "period": 2015},
    "whole": 150,
    "whole-2015": {"value": 150, "period": 2015},
    "england": {"value": 900, "area": "england"},
    "share": {"value": "1/3", "kind": "share", "value_class": "percentage", "outcome_group": "charged"},
    "week": {"value": 3, "kind": "rate", "rate_per": "week", "outcome_group": "charged"},
}
UNDATED = {"period": "not-stated", "period_basis": "unstated"}


def figures_of(article: str) -> dict:
    """Return the figures of an article with the relations of its shares, rates and parts."""
    figures = {f"{article}.{label}": row for label, row in ARTICLE.items()}
    part, whole = f"{article}.part", f"{article}.whole"
    of_whole = {"numerator": part, "denominator": whole, "denominator_basis": "natural_reading"}
    figures[f"{article}.share"] = ARTICLE["share"] | UNDATED | of_whole
    figures[part] = ARTICLE["part"] | {"part_of": whole}
    figures[f"{article}.week"] = ARTICLE["week"] | {"numerator": part}
    return figures


@pytest.mark.parametrize("count", [20, 40])
def test_twice_as_many_articles_about_the_same_give_twice_as_many_readings(count, database):
    # Of each article: share 2 + other period 2 + pooled 4, part 1, rate 1, and 1 for Kent in England: 11
    # rows. Its four counts of Kent, the count of England and the rate are each held against the first
    # article: 6 rows, but not in the first. Kent in England is held against the least England: again 1,
    # but not in the first article, which prints the least.
    working = database("working")
    for number in range(count):
        working.give("figures", figures_of(f"article-{number:02}"))
    assert len(working.rows("enumerated_readings")) == count * 11 + (count - 1) * 6 + (count - 1)


def test_three_periods_with_five_outcome_groups_give_as_many_readings_as_the_rules_allow(database):
    # A share of each group has its primary reading, two other periods, all three pooled, and one other
    # total of its own period: 5 readings, with two figures each, and six where three periods are pooled.
    # The share of two of the groups together, of which one is named, has the same 5, the closed world with
    # two figures, and the sum of both parts with three. All is of one place: there are no wholes by area.
    working = database("working")
    groups = ("charged", "cautioned", "unsupported", "hard-to-prove", "not-yet-assigned")
    for period in (2014, 2015, 2016):
        figures = {f"a.{group}-{period}": {"value": 9, "outcome_group": group} for group in groups}
        figures |= {f"a.whole-{period}": {"value": 150}}
        figures |= {f"a.total-{period}": {"value": 120, "outcome_group": "any-outcome"}}
        working.give("figures", figures, {"period": period})
    numerators = [(group, "numerator", group) for group in groups]
    for group, role, numerator in [*numerators, ("evidential", "numerator_part", "unsupported")]:
        of_whole = {"denominator": "a.whole-2016", "denominator_basis": "natural_reading"}
        share = ARTICLE["share"] | UNDATED | of_whole | {role: f"a.{numerator}-2016"}
        working.give("figures", {f"a.share-{group}": share | {"outcome_group": group}})
    assert len(working.rows("reading_candidates")) == 5 * 5 + 5 + 2
    assert len(working.rows("enumerated_readings")) == 5 * (4 * 2 + 6) + (4 * 2 + 6) + 2 + 3


def test_every_ordered_pair_of_comparable_values_is_there_once(database):
    rows = database("working").rows("comparable_values")
    pairs = [(row["dimension"], row["first_value"], row["second_value"]) for row in rows]
    areas, bases, units = 9, 4, 5
    found = [sum(dimension == name for dimension, *_ in pairs) for name in ("area", "count_basis", "unit")]
    assert found == [areas**2, bases**2, units**2]
    assert len(set(pairs)) == len(pairs)
