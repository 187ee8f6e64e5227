"""Readings: rows of all five tables from enumerated readings and figures, as the database gives them."""

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest

from press_figures.numbers.intervals import Interval, exact_columns, interval_columns
from press_figures.readings.rows import NOTHING_COMPUTED, decide_readings
from press_figures.readings.rows import printed as printed_figure
from press_figures.tables.schemas import load_resources

CONFIRMING = "share two_forms bound rate rank".split()
FAMILIES = [
    {"family_id": family, "confirms_claim": family in CONFIRMING, "contradicts_claim": True}
    for family in [*CONFIRMING, "grim", "temporal"]
]
PERIOD_2016 = "2016-01-01 2016-12-31"


@pytest.fixture
def figure(printed):
    """Return a function that makes a figure from 'more_than: a third', as the database would give it."""

    def make(label, words, kind="count", direction=None, rate_per=None, period=PERIOD_2016):
        one = printed(words, direction, "quotient" if kind == "rate" else None)
        start, end = ([datetime.date.fromisoformat(day) for day in period.split()] + [None, None])[:2]
        return {
            "figure_id": f"a.{label}",
            "article_id": "a",
            "kind": kind,
            "value_class": one.value_class,
            "value_text": one.text,
            **exact_columns("value", one.value),
            "decimals": one.decimals,
            **exact_columns("granularity", one.granularity),
            "may_be_rounded": one.may_be_rounded,
            "direction": direction,
            "rate_per": rate_per,
            "hedge_id": one.hedge_id,
            "hedge_name": one.hedge_id.replace("_", " ").capitalize(),
            "lexicon_version": "9.9.9",
            **interval_columns("", one.hard),
            **interval_columns("soft_", one.soft),
            "start_date": start,
            "end_date": end,
            "date_published": "2017-03-05",
        }

    return make


def candidate(claim, family, reading="primary", **columns):
    """Return an enumerated reading; reading is its short name."""
    return {
        "reading_id": f"{claim['figure_id']}.{family}.{reading}",
        "figure_id": claim["figure_id"],
        "family": family,
        "reading": reading.split(".")[0],
        "is_primary": reading == "primary",
        "evidence_scope": "same_text",
        "comparability": "same",
        "refusal_reason": None,
        **columns,
    }


def decide(*readings):
    """Return the rows of all tables of readings, each a candidate, its claim and its figures by role."""
    candidates = [one for one, _, _ in readings]
    figures = {claim["figure_id"]: claim for _, claim, _ in readings}
    inputs = []
    for one, _, roles in readings:
        for role, operand in ((role, operand) for role, several in roles.items() for operand in several):
            figures[operand["figure_id"]] = operand
            ids = {"reading_id": one["reading_id"], "input_figure_id": operand["figure_id"]}
            inputs.append({**ids, "role": role})
    return decide_readings(candidates, inputs, figures, FAMILIES)


def decide_one(claim, family, roles, **columns):
    """Return the first row of one primary reading."""
    return decide((candidate(claim, family, **columns), claim, roles))["readings"][0]


def picked(row, names):
    return tuple(row[name] for name in names.split())


@pytest.fixture
def share(figure):
    """Return the claim more than a third, and a function for its figures from a part of 1,203."""
    claim, whole = figure("share", "more_than: a third", kind="share"), figure("whole", "1,203")

    def roles(part):
        return {"numerator": [figure(f"part-{part}", part)], "denominator": [whole]}

    return claim, roles


def test_a_reading_has_a_row_with_all_that_was_computed(share):
    claim, roles = share
    assert decide_one(claim, "share", roles("541"), comparability="unstated") == {
        "reading_id": "a.share.share.primary",
        "figure_id": "a.share",
        "family": "share",
        "is_primary": True,
        "reading": "primary",
        "rounds": None,
        "evidence_scope": "same_text",
        "comparability": "unstated",
        "expression": "541 / 1,203",
        **exact_columns("computed", Fraction(541, 1203)),
        **interval_columns("computed_", Interval.point(Fraction(541, 1203))),
        **interval_columns("computed_soft_", Interval.point(Fraction(541, 1203))),
        **interval_columns("claimed_", Interval(Fraction(1, 3), None, False, False)),
        **interval_columns("claimed_soft_", Interval(Fraction(1, 3), Fraction(2, 5), False, False)),
        "lexicon_rows": "more_than/fraction/9.9.9 none/count/9.9.9",
        "verdict": "understated",
        "reason": None,
        "slack": -60,
        "has_power": True,
    }


@pytest.mark.parametrize("table", ["readings", "reading_inputs", "verdicts", "joint_readings"])
def test_the_columns_of_a_row_are_those_of_its_table(table, share, root):
    claim, roles = share
    path = root / "workflow" / "schemas" / "tables" / f"{table}.yml"
    (resource,) = load_resources([str(path)]).values()
    (row, *_) = decide((candidate(claim, "share"), claim, roles("541")))[table]
    assert list(row) == [field["name"] for field in resource["schema"]["fields"]]


def test_a_range_has_no_computed_number_but_bounds(figure):
    claim = figure("share", "half", kind="share")
    roles = {"numerator": [figure("part", "300")], "denominator": [figure("whole", "around: 600")]}
    row = decide_one(claim, "share", roles)
    assert picked(row, "computed computed_numerator slack") == (None, None, None)
    assert picked(row, "computed_low computed_high") == (Fraction(3, 8), Fraction(3, 4))
    assert picked(row, "computed_soft_low computed_soft_high") == (Fraction(6, 13), Fraction(6, 11))
    assert picked(row, "expression verdict") == ("300 / around 600", "consistent")


@pytest.mark.parametrize(
    ("family", "words", "claimed"),
    [
        ("share", "more_than: a third", (Fraction(1, 3), None, Fraction(2, 5))),
        ("grim", "86 per cent", (Fraction(855, 1000), Fraction(865, 1000), Fraction(865, 1000))),
        # An order is held against what its family asks.
        ("rank", "", (0, None, None)),
    ],
)
def test_a_refused_reading_computes_nothing_and_gives_the_reason(family, words, claimed, figure):
    claim = figure("claim", words, kind="rank" if family == "rank" else "share", direction="up")
    row = decide_one(claim, family, {}, refusal_reason="unit", comparability="different")
    assert picked(row, "verdict reason comparability") == ("indeterminate", "unit", "different")
    assert picked(row, "expression slack has_power") == ("", None, None)
    assert {name: row[name] for name in NOTHING_COMPUTED} == dict.fromkeys(NOTHING_COMPUTED)
    assert len(NOTHING_COMPUTED) == 19
    assert picked(row, "claimed_low claimed_high claimed_soft_high") == claimed


def test_a_rounding_has_a_row_of_its_own_with_the_same_inputs(figure):
    claim = figure("share", "86 per cent", kind="share")
    roles = {"numerator": [figure("part", "435")], "denominator": [figure("whole", "501")]}
    one = candidate(claim, "share", "other_period.2015", is_primary=True, comparability="unstated")
    tables = decide((one, claim, roles))
    exact, rounded = tables["readings"]
    start = "a.share.share.other_period.2015"
    assert picked(exact, "reading_id rounds is_primary reading") == (start, None, True, "other_period")
    assert picked(rounded, "reading_id rounds is_primary reading") == (
        f"{start}.truncation",
        start,
        False,
        "truncation",
    )
    assert picked(exact, "verdict claimed_low") == ("inconsistent", Fraction(855, 1000))
    assert picked(rounded, "verdict claimed_low") == ("consistent_by_rounding", Fraction(86, 100))
    for name in ("evidence_scope", "comparability", "expression", "slack", "lexicon_rows", "computed"):
        assert rounded[name] == exact[name]
    assert [tuple(row.values()) for row in tables["reading_inputs"]] == [
        (reading_id, figure_id, role)
        for reading_id in (start, f"{start}.truncation")
        for figure_id, role in (("a.part", "numerator"), ("a.whole", "denominator"))
    ]


def test_inputs_come_in_order_of_figure_and_an_expression_keeps_the_order_in_which_they_are_listed(figure):
    claim = figure("total", "half", kind="share")
    parts = [figure("z-part", "3"), figure("b-part", "2")]
    roles = {"numerator_part": parts, "denominator": [figure("m-whole", "10")]}
    tables = decide((candidate(claim, "share"), claim, roles))
    assert [row["figure_id"] for row in tables["reading_inputs"]] == ["a.b-part", "a.m-whole", "a.z-part"]
    assert tables["readings"][0]["expression"] == "at least (3 + 2) / 10 and at most 1"


def test_readings_and_verdicts_come_in_order_and_each_takes_its_own_inputs(figure):
    rounds = {label: figure(label, "more_than: 400") for label in ("b-round", "a-round")}
    precise = {"b-round": figure("b-precise", "300"), "a-round": figure("a-precise", "449")}
    tables = decide(
        *(
            (candidate(claim, "bound"), claim, {"derived_from": [precise[label]]})
            for label, claim in rounds.items()
        )
    )
    assert [picked(row, "reading_id expression") for row in tables["readings"]] == [
        ("a.a-round.bound.primary", "449"),
        ("a.b-round.bound.primary", "300"),
    ]
    assert [picked(row, "figure_id verdict") for row in tables["verdicts"]] == [
        ("a.a-round", "consistent"),
        ("a.b-round", "inconsistent"),
    ]


def test_a_claim_has_the_verdict_of_its_readings_in_the_order_of_the_families(share, figure):
    claim, roles = share
    twin = {"derived_from": [figure("twin", "38 per cent", kind="share")]}
    tables = decide(
        (candidate(claim, "two_forms"), claim, twin),
        (candidate(claim, "share"), claim, roles("301")),
        (candidate(claim, "share", "other_period.2015"), claim, roles("449")),
        (candidate(claim, "share", "other_article", evidence_scope="other_text"), claim, roles("450")),
    )
    assert tables["verdicts"] == [
        {
            "figure_id": "a.share",
            "verdict": "depends_on_reading",
            "primary_verdict": "inconsistent",
            "primary_reading_id": "a.share.share.primary",
            "holds_under": "primary other_period.2015",
            "reason": None,
        }
    ]


def test_a_claim_without_a_primary_reading_has_readings_and_no_verdict(share):
    claim, roles = share
    tables = decide((candidate(claim, "share", "closed_world"), claim, roles("541")))
    assert (len(tables["readings"]), tables["verdicts"]) == (1, [])


def test_a_family_that_does_not_confirm_gives_no_verdict_and_no_joint_reading(figure):
    claim, whole = figure("share", "86 per cent", kind="share"), figure("whole", "35")
    tables = decide((candidate(claim, "grim"), claim, {"denominator": [whole]}))
    assert tables["readings"][0]["verdict"] == "consistent"
    assert picked(tables["verdicts"][0], "verdict reason") == ("indeterminate", "no_comparator")
    assert tables["joint_readings"] == []


def test_readings_of_an_article_are_joined(share, figure):
    claim, roles = share
    other = figure("other", "more_than: a third", kind="share")
    tables = decide(
        (candidate(claim, "share"), claim, roles("449")),
        (candidate(claim, "share", "closed_world"), claim, roles("301")),
        (candidate(other, "share"), other, roles("302")),
        (candidate(other, "share", "closed_world"), other, roles("448")),
    )
    assert [picked(row, "joint_reading_id failing_figure_ids") for row in tables["joint_readings"]] == [
        ("a.closed_world", "a.share"),
        ("a.primary", "a.other"),
    ]
    assert [tuple(row.values()) for row in tables["exclusive_claims"]] == [
        ("a.other", "a.share", "closed_world primary")
    ]


@pytest.mark.parametrize(
    ("rate_per", "count", "rate", "expression", "slack"),
    [
        # 24 is [23.5, 24.5): 366 days of 2016 make 8,601 to 8,966, and 8,784 hours 206,424 to 215,207.
        ("day", "8,761", "24", "8,761 / 366 days", 0),
        ("hour", "210,001", "24", "210,001 / 8784 hours", 0),
        ("month", "301", "24", "301 / 12 months", -8),
        ("week", "1,201", "24", "1,201 / (366/7) weeks", 28),
    ],
)
def test_a_rate_is_spread_over_the_period_of_its_count(rate_per, count, rate, expression, slack, figure):
    claim = figure("rate", rate, kind="rate", rate_per=rate_per, period="2010-01-01 2010-01-31")
    tables = decide((candidate(claim, "rate"), claim, {"numerator": [figure("count", count)]}))
    row = tables["readings"][0]
    assert picked(row, "expression slack") == (expression, slack)
    assert row["lexicon_rows"] == "none/quotient/9.9.9 none/count/9.9.9"
    # The days are no input.
    inputs = {tuple(row.values())[1:] for row in tables["reading_inputs"]}
    assert inputs == {("a.count", "numerator")}


@pytest.mark.parametrize(
    ("rate_per", "period"),
    [
        ("day", ""),
        ("day", "2016-01-01"),
        ("month", "2016-01-02 2016-12-31"),
        ("year", "2016-01-01 2016-12-30"),
    ],
)
def test_a_rate_over_a_period_that_has_no_such_span_is_refused(rate_per, period, figure):
    claim = figure("rate", "24", kind="rate", rate_per=rate_per)
    row = decide_one(claim, "rate", {"numerator": [figure("count", "8,761", period=period)]})
    assert picked(row, "verdict reason expression") == ("indeterminate", "period", "")


@pytest.mark.parametrize(
    ("rate_per", "expression", "verdict", "reason"),
    [
        ("1000 people", "241 / 10,001 * 1,000", "consistent", None),
        # A rate of time takes no printed base.
        ("day", "", "indeterminate", "denominator"),
    ],
)
def test_a_rate_of_people_is_multiplied_by_what_it_is_per(rate_per, expression, verdict, reason, figure):
    claim = figure("rate", "24.1", kind="rate", rate_per=rate_per)
    roles = {"numerator": [figure("count", "241")], "denominator": [figure("people", "10,001")]}
    row = decide_one(claim, "rate", roles)
    assert picked(row, "expression verdict reason") == (expression, verdict, reason)


@pytest.mark.parametrize(
    ("start", "published", "days", "verdict"),
    [
        ("2016-01-01", "2017-03-05", 429, "consistent"),
        ("2017-03-05", "2017-03-05", 0, "consistent"),
        ("2017-03-06", "2017-03-05", -1, "inconsistent"),
        # An article of a month may have appeared on its last day.
        ("2017-03-31", "2017-03", 0, "consistent"),
    ],
)
def test_the_period_of_a_figure_is_held_against_the_day_of_its_article(
    start, published, days, verdict, figure
):
    claim = figure("round", "more_than: 400", period=f"{start} 2017-12-31") | {"date_published": published}
    row = decide_one(claim, "temporal", {"dated_figure": [claim]})
    assert picked(row, "computed_low computed_high") == (days, days)
    assert row["expression"] == f"days from {start} until {published}"
    assert picked(row, "verdict reason lexicon_rows") == (verdict, None, "")
    assert picked(row, "slack has_power") == (max(0, -days), True)
    assert picked(row, "claimed_low claimed_low_inclusive claimed_high") == (0, True, None)


@pytest.mark.parametrize(
    ("family", "role", "claimed", "operand", "rows"),
    [
        ("bound", "derived_from", "more_than: 400", "449", "more_than/count none/count"),
        ("bound", "derived_from", "400", "449", "none/count"),
        # A hedge that gives no lower bound.
        ("bound", "derived_from", "less_than: 400", "449", "less_than/count none/count"),
        # What a part is held against is no bound of the claim.
        ("rank", "comparator", "", "around: 300", "none/count around/count"),
    ],
)
def test_a_reading_cites_the_rows_of_the_lexicon_that_gave_its_bounds(
    family, role, claimed, operand, rows, figure
):
    claim = figure("claim", claimed, kind="rank" if family == "rank" else "count", direction="up")
    roles = {"subject": [figure("subject", "401")]} if family == "rank" else {}
    row = decide_one(claim, family, roles | {role: [figure("operand", operand)]})
    assert row["lexicon_rows"] == " ".join(f"{one}/9.9.9" for one in rows.split())


@pytest.mark.parametrize(
    ("words", "kind", "text"),
    [
        ("13568", "count", "13,568"),
        ("1.1 million", "count", "1,100,000"),
        ("2.5", "count", "2.5"),
        ("86  Per Cent", "share", "86 per cent"),
        ("one in nine", "ratio", "1/9"),
        ("two", "rate", "2"),
        ("Doubled", "change", "doubled"),
        ("more_than: 400", "count", "more than 400"),
        ("nearly: a third", "share", "nearly 1/3"),
        ("", "trend", "trend"),
        ("nearly:", "rank", "rank"),
        ("majority: majority", "share_without_numeral", "majority"),
        ("plural_magnitude: THOUSANDS", "count", "thousands"),
    ],
)
def test_a_figure_of_the_database_is_as_it_was_printed_and_exact_in_an_expression(
    words, kind, text, printed, figure
):
    as_printed = printed(words, "up", "quotient" if kind == "rate" else None)
    one = figure("one", words, kind=kind, direction="up")
    assert printed_figure(one) == replace(as_printed, text=text)


def test_without_readings_all_five_tables_are_empty():
    tables = "readings reading_inputs verdicts joint_readings exclusive_claims".split()
    assert decide_readings([], [], {}, FAMILIES) == {name: [] for name in tables}
