"""Readings: rows of all five tables from enumerated readings and figures, as the database gives them."""

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest

from press_figures.numbers.hedges import hedge_intervals
from press_figures.numbers.intervals import Interval, exact_columns, interval_columns
from press_figures.numbers.numerals import Numeral, parse_numeral
from press_figures.readings.formulas import Printed
from press_figures.readings.rows import NOTHING_COMPUTED, decide_readings, printed, words_of
from press_figures.tables.schemas import load_resources

FAMILIES = [
    {"family_id": family_id, "confirms_claim": confirms, "contradicts_claim": True}
    for family_id, confirms in [
        ("share", True),
        ("two_forms", True),
        ("bound", True),
        ("difference", True),
        ("rate", True),
        ("rank", True),
        ("part_whole", True),
        ("grim", False),
        ("feasible_denominator", False),
        ("temporal", False),
    ]
]
HEDGE_NAMES = {
    "none": "No hedge",
    "more_than": "More than",
    "majority": "Majority",
    "plural_magnitude": "Plural magnitude",
    "less_than": "Less than",
    "around": "Around",
    "nearly": "Nearly",
}
YEAR_2016 = ("2016-01-01", "2016-12-31")


@pytest.fixture
def figure(lexicon):
    """Return a function that makes a figure from its printed numeral, as the database would give it."""

    def make(label, text, hedge="none", kind="count", direction=None, rate_per=None, period=YEAR_2016):
        numeral = parse_numeral(text, lexicon.words) if text else Numeral(None, "words")
        if kind == "rate":
            numeral = replace(numeral, value_class="quotient")
        everything = Interval(None, None, False, False)
        hard = soft = everything
        if text:
            hard, soft = hedge_intervals(numeral, hedge, lexicon.rules, lexicon.lattice)
        start, end = (day and datetime.date.fromisoformat(day) for day in period)
        return {
            "figure_id": f"a.{label}",
            "article_id": "a",
            "kind": kind,
            "value_class": numeral.value_class,
            "value_text": text,
            **exact_columns("value", numeral.value),
            "decimals": numeral.decimals,
            **exact_columns("granularity", numeral.granularity),
            "may_be_rounded": numeral.may_be_rounded,
            "direction": direction,
            "rate_per": rate_per,
            "hedge_id": hedge,
            "hedge_name": HEDGE_NAMES[hedge],
            "lexicon_version": "9.9.9",
            **interval_columns("", hard),
            **interval_columns("soft_", soft),
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
    candidates, inputs, figures = [], [], {}
    for one, claim, roles in readings:
        candidates.append(one)
        figures[claim["figure_id"]] = claim
        for role, several in roles.items():
            for operand in several:
                figures[operand["figure_id"]] = operand
                inputs.append(
                    {
                        "reading_id": one["reading_id"],
                        "role": role,
                        "input_figure_id": operand["figure_id"],
                    }
                )
    return decide_readings(candidates, inputs, figures, FAMILIES)


def decide_one(claim, family, roles, **columns):
    """Return the rows of one primary reading and of its roundings."""
    return decide((candidate(claim, family, **columns), claim, roles))["readings"]


def picked(row, *names):
    return tuple(row[name] for name in names)


@pytest.fixture
def share(figure):
    """Return the claim more than a third, and a function for its figures from a part of 1,203."""
    claim, whole = figure("share", "a third", "more_than", kind="share"), figure("whole", "1,203")

    def roles(part):
        return {"numerator": [figure(f"part-{part}", part)], "denominator": [whole]}

    return claim, roles


def test_a_reading_has_a_row_with_all_that_was_computed(share):
    claim, roles = share
    (row,) = decide_one(claim, "share", roles("541"), comparability="unstated")
    assert row == {
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
    roles = {"numerator": [figure("part", "300")], "denominator": [figure("whole", "600", "around")]}
    (row,) = decide_one(claim, "share", roles)
    assert picked(row, "computed", "computed_numerator", "slack") == (None, None, None)
    assert picked(row, "computed_low", "computed_high") == (Fraction(3, 8), Fraction(3, 4))
    assert picked(row, "computed_soft_low", "computed_soft_high") == (Fraction(6, 13), Fraction(6, 11))
    assert picked(row, "expression", "verdict") == ("300 / around 600", "consistent")


@pytest.mark.parametrize("reason", ["no_parts", "denominator", "unit", "count_basis", "coverage", "period"])
def test_a_refused_reading_computes_nothing_and_gives_the_reason(reason, share):
    claim, roles = share
    (row,) = decide_one(claim, "share", roles("541"), refusal_reason=reason, comparability="different")
    assert picked(row, "verdict", "reason", "comparability") == ("indeterminate", reason, "different")
    assert picked(row, "expression", "slack", "has_power") == ("", None, None)
    assert {name: row[name] for name in NOTHING_COMPUTED} == dict.fromkeys(NOTHING_COMPUTED)
    assert len(NOTHING_COMPUTED) == 19
    assert picked(row, "claimed_low", "claimed_high", "claimed_soft_high") == (
        Fraction(1, 3),
        None,
        Fraction(2, 5),
    )


@pytest.mark.parametrize("family", ["grim", "feasible_denominator"])
def test_a_refused_reading_about_whole_numbers_gives_its_reason_too(family, figure):
    claim, whole = figure("share", "86 per cent", kind="share"), figure("whole", "35")
    (row,) = decide_one(claim, family, {"denominator": [whole]}, refusal_reason="unit")
    assert picked(row, "verdict", "reason", "expression") == ("indeterminate", "unit", "")


def test_a_refused_order_is_held_against_what_its_family_asks(figure):
    claim = figure("rank", "", kind="rank", direction="up")
    (row,) = decide_one(claim, "rank", {}, refusal_reason="no_comparator")
    assert picked(row, "claimed_low", "claimed_low_inclusive", "claimed_high") == (0, False, None)
    assert picked(row, "reason", "lexicon_rows") == ("no_comparator", "")


def test_a_rounding_has_a_row_of_its_own_with_the_same_inputs(share, figure):
    claim = figure("share", "86 per cent", kind="share")
    roles = {"numerator": [figure("part", "435")], "denominator": [figure("whole", "501")]}
    one = candidate(claim, "share", "other_period.2015", is_primary=True, comparability="unstated")
    tables = decide((one, claim, roles))
    exact, rounded = tables["readings"]
    assert picked(exact, "reading_id", "rounds", "is_primary", "verdict") == (
        "a.share.share.other_period.2015",
        None,
        True,
        "inconsistent",
    )
    assert picked(rounded, "reading_id", "rounds", "is_primary", "verdict") == (
        "a.share.share.other_period.2015.truncation",
        "a.share.share.other_period.2015",
        False,
        "consistent_by_rounding",
    )
    assert picked(exact, "reading", "claimed_low") == ("other_period", Fraction(855, 1000))
    assert picked(rounded, "reading", "claimed_low") == ("truncation", Fraction(86, 100))
    for name in ("evidence_scope", "comparability", "expression", "slack", "lexicon_rows", "computed"):
        assert rounded[name] == exact[name]
    assert [tuple(row.values()) for row in tables["reading_inputs"]] == [
        (reading_id, figure_id, role)
        for reading_id in (exact["reading_id"], rounded["reading_id"])
        for figure_id, role in (("a.part", "numerator"), ("a.whole", "denominator"))
    ]


def test_inputs_come_in_order_of_reading_and_figure(figure):
    claim = figure("total", "half", kind="share")
    roles = {
        "numerator_part": [figure("z-part", "3"), figure("b-part", "2")],
        "denominator": [figure("m-whole", "10")],
    }
    tables = decide((candidate(claim, "share"), claim, roles))
    assert [row["figure_id"] for row in tables["reading_inputs"]] == ["a.b-part", "a.m-whole", "a.z-part"]
    # The expression keeps the order in which the inputs are listed.
    assert tables["readings"][0]["expression"] == "at least (3 + 2) / 10 and at most 1"


def test_readings_come_in_order_and_each_takes_its_own_inputs(figure):
    claims = [figure("b-round", "400", "more_than"), figure("a-round", "400", "more_than")]
    precise = {"a.b-round": figure("b-precise", "300"), "a.a-round": figure("a-precise", "449")}
    tables = decide(
        *(
            (candidate(claim, "bound"), claim, {"derived_from": [precise[claim["figure_id"]]]})
            for claim in claims
        )
    )
    assert [picked(row, "reading_id", "expression", "verdict") for row in tables["readings"]] == [
        ("a.a-round.bound.primary", "449", "consistent"),
        ("a.b-round.bound.primary", "300", "inconsistent"),
    ]
    assert [picked(row, "figure_id", "verdict") for row in tables["verdicts"]] == [
        ("a.a-round", "consistent"),
        ("a.b-round", "inconsistent"),
    ]


def test_a_claim_has_the_verdict_of_its_readings(share):
    claim, roles = share
    tables = decide(
        (candidate(claim, "share"), claim, roles("541")),
        (candidate(claim, "share", "other_period.2015"), claim, roles("449")),
        (candidate(claim, "share", "closed_world"), claim, roles("301")),
        (candidate(claim, "share", "other_article", evidence_scope="other_text"), claim, roles("302")),
    )
    assert tables["verdicts"] == [
        {
            "figure_id": "a.share",
            "verdict": "depends_on_reading",
            "primary_verdict": "understated",
            "primary_reading_id": "a.share.share.primary",
            "holds_under": "primary other_period.2015",
            "reason": None,
        }
    ]


def test_a_claim_without_a_primary_reading_has_readings_and_no_verdict(share):
    claim, roles = share
    tables = decide((candidate(claim, "share", "closed_world"), claim, roles("541")))
    assert len(tables["readings"]) == 1
    assert tables["verdicts"] == []


def test_a_family_that_does_not_confirm_gives_no_verdict_and_no_joint_reading(figure):
    claim, whole = figure("share", "86 per cent", kind="share"), figure("whole", "35")
    tables = decide((candidate(claim, "grim"), claim, {"denominator": [whole]}))
    assert tables["readings"][0]["verdict"] == "consistent"
    assert picked(tables["verdicts"][0], "verdict", "reason") == ("indeterminate", "no_comparator")
    assert tables["joint_readings"] == []


def test_the_primary_verdict_follows_the_order_of_the_families(share, figure):
    claim, roles = share
    twin = {"derived_from": [figure("twin", "38 per cent", kind="share")]}
    tables = decide(
        (candidate(claim, "two_forms"), claim, twin), (candidate(claim, "share"), claim, roles("301"))
    )
    assert picked(tables["verdicts"][0], "verdict", "primary_verdict") == (
        "depends_on_reading",
        "inconsistent",
    )


def test_readings_of_an_article_are_joined(share, figure):
    claim, roles = share
    other = figure("other", "a third", "more_than", kind="share")
    tables = decide(
        (candidate(claim, "share"), claim, roles("449")),
        (candidate(claim, "share", "closed_world"), claim, roles("301")),
        (candidate(other, "share"), other, roles("302")),
        (candidate(other, "share", "closed_world"), other, roles("448")),
    )
    assert [
        picked(row, "joint_reading_id", "claim_count", "holding_count", "failing_figure_ids")
        for row in tables["joint_readings"]
    ] == [("a.closed_world", 2, 1, "a.share"), ("a.primary", 2, 1, "a.other")]
    assert tables["exclusive_claims"] == [
        {
            "first_figure_id": "a.other",
            "second_figure_id": "a.share",
            "shared_readings": "closed_world primary",
        }
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
def test_a_rate_is_spread_over_the_days_of_the_period_of_its_count(
    rate_per, count, rate, expression, slack, figure
):
    claim = figure("rate", rate, kind="rate", rate_per=rate_per, period=("2010-01-01", "2010-01-31"))
    (row, *_) = decide_one(claim, "rate", {"numerator": [figure("count", count)]})
    assert picked(row, "expression", "slack") == (expression, slack)
    assert row["verdict"] == ("consistent" if slack == 0 else "inconsistent")
    assert row["lexicon_rows"] == "none/quotient/9.9.9 none/count/9.9.9"


def test_the_days_of_a_rate_are_no_input(figure):
    claim = figure("rate", "24", kind="rate", rate_per="day")
    tables = decide((candidate(claim, "rate"), claim, {"numerator": [figure("count", "8,761")]}))
    assert [tuple(row.values()) for row in tables["reading_inputs"]] == [
        ("a.rate.rate.primary", "a.count", "numerator")
    ]


@pytest.mark.parametrize(
    ("rate_per", "period"),
    [
        ("day", (None, None)),
        ("day", ("2016-01-01", None)),
        ("month", ("2016-01-02", "2016-12-31")),
        ("year", ("2016-01-01", "2016-12-30")),
    ],
)
def test_a_rate_over_a_period_that_has_no_such_span_is_refused(rate_per, period, figure):
    claim = figure("rate", "24", kind="rate", rate_per=rate_per)
    (row,) = decide_one(claim, "rate", {"numerator": [figure("count", "8,761", period=period)]})
    assert picked(row, "verdict", "reason", "expression") == ("indeterminate", "period", "")


def test_a_rate_of_people_is_multiplied_by_what_it_is_per(figure):
    claim = figure("rate", "24.1", kind="rate", rate_per="1000 people")
    roles = {"numerator": [figure("count", "241")], "denominator": [figure("people", "10,001")]}
    (row,) = decide_one(claim, "rate", roles)
    assert picked(row, "expression", "computed") == ("241 / 10,001 * 1,000", Fraction(241000, 10001))
    assert picked(row, "verdict", "slack") == ("consistent", 0)


def test_a_rate_of_time_over_a_printed_base_has_no_denominator(figure):
    claim = figure("rate", "24", kind="rate", rate_per="day")
    roles = {"numerator": [figure("count", "241")], "denominator": [figure("people", "10,001")]}
    (row,) = decide_one(claim, "rate", roles)
    assert picked(row, "verdict", "reason") == ("indeterminate", "denominator")


@pytest.mark.parametrize(
    ("period", "days", "verdict"),
    [
        (YEAR_2016, 429, "consistent"),
        (("2017-03-05", "2017-03-05"), 0, "consistent"),
        (("2017-03-06", "2017-03-07"), -1, "inconsistent"),
        (("2017-01-01", "2017-12-31"), 63, "consistent"),
    ],
)
def test_the_period_of_a_figure_is_held_against_the_day_of_its_article(period, days, verdict, figure):
    claim = figure("round", "400", "more_than", period=period)
    (row,) = decide_one(claim, "temporal", {"dated_figure": [claim]})
    assert picked(row, "computed_low", "computed_high") == (days, days)
    assert picked(row, "verdict", "reason", "lexicon_rows") == (verdict, None, "")
    assert row["expression"] == f"days from {period[0]} until 2017-03-05"
    assert picked(row, "claimed_low", "claimed_low_inclusive", "claimed_high") == (0, True, None)


def test_an_article_of_a_month_may_have_appeared_on_its_last_day(figure):
    claim = figure("round", "400", "more_than", period=("2017-03-31", "2017-03-31"))
    claim["date_published"] = "2017-03"
    (row,) = decide_one(claim, "temporal", {"dated_figure": [claim]})
    assert picked(row, "computed", "verdict") == (0, "consistent")


@pytest.mark.parametrize(
    ("family", "role", "claimed", "operand", "rows"),
    [
        ("bound", "derived_from", ("400", "more_than"), ("449", "none"), "more_than/count none/count"),
        ("bound", "derived_from", ("400", "none"), ("449", "none"), "none/count"),
        # A hedge that gives no lower bound.
        ("bound", "derived_from", ("400", "less_than"), ("449", "none"), "less_than/count none/count"),
        (
            "two_forms",
            "same_as",
            ("a third", "nearly"),
            ("30%", "around"),
            "nearly/fraction around/percentage",
        ),
        # What a part is held against is no bound of the claim.
        ("rank", "comparator", ("", "none"), ("300", "around"), "none/count around/count"),
    ],
)
def test_a_reading_cites_the_rows_of_the_lexicon_that_gave_its_bounds(
    family, role, claimed, operand, rows, figure
):
    claim = figure("claim", *claimed, kind="rank" if family == "rank" else "count", direction="up")
    roles = {"subject": [figure("subject", "401")]} if family == "rank" else {}
    (row, *_) = decide_one(claim, family, roles | {role: [figure("operand", *operand)]})
    assert row["lexicon_rows"] == " ".join(f"{one}/9.9.9" for one in rows.split())


def test_a_change_is_counted_in_its_direction(figure):
    roles = {"later_level": [figure("later", "81")], "baseline": [figure("earlier", "101")]}
    (row,) = decide_one(figure("fall", "20", kind="change", direction="down"), "difference", roles)
    assert picked(row, "expression", "computed", "verdict") == ("101 - 81", 20, "consistent")


@pytest.mark.parametrize(
    ("text", "hedge", "kind", "words"),
    [
        ("13568", "none", "count", "13,568"),
        ("449", "none", "count", "449"),
        ("1.1 million", "none", "count", "1,100,000"),
        ("2.5", "none", "count", "2.5"),
        ("86  Per Cent", "none", "share", "86 per cent"),
        ("a third", "none", "share", "1/3"),
        ("one in nine", "none", "ratio", "1/9"),
        ("two", "none", "rate", "2"),
        ("Doubled", "none", "change", "doubled"),
        ("400", "more_than", "count", "more than 400"),
        ("a third", "nearly", "share", "nearly 1/3"),
        ("", "none", "trend", "trend"),
        ("", "nearly", "rank", "rank"),
        ("majority", "majority", "share_without_numeral", "majority"),
        ("THOUSANDS", "plural_magnitude", "count", "thousands"),
    ],
)
def test_a_figure_in_an_expression_is_exact_and_keeps_its_hedge(text, hedge, kind, words, figure):
    one = figure("one", text, hedge, kind=kind)
    assert words_of(one, one["value"]) == words
    assert printed(one).text == words


def test_a_figure_of_the_database_has_all_that_a_computation_needs(figure):
    one = figure("rise", "2,500", "more_than", kind="change", direction="up")
    assert printed(one) == Printed(
        "more than 2,500",
        Fraction(2500),
        "count",
        "more_than",
        Interval(Fraction(2500), None, False, False),
        Interval(Fraction(2500), Fraction(3000), False, False),
        0,
        Fraction(500),
        True,
        "up",
    )


def test_a_figure_without_a_number_has_no_value_and_no_bounds(figure):
    one = printed(figure("trend", "", kind="trend", direction="down"))
    assert (one.value, one.granularity, one.decimals, one.direction) == (None, None, None, "down")
    assert one.hard == one.soft == Interval(None, None, False, False)


def test_without_readings_all_five_tables_are_empty():
    assert decide_readings([], [], {}, FAMILIES) == {
        "readings": [],
        "reading_inputs": [],
        "verdicts": [],
        "joint_readings": [],
        "exclusive_claims": [],
    }
