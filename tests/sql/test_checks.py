"""Checks: each finds an offence that was planted for it, and nothing where all is well."""

import pytest

from .conftest import bounds, figure, is_derived, number


def mention(mention_id, quote="22 cases", start=0, kind="count", **columns):
    """Return a mention of article a that is as long as its quote."""
    ordinary = {"article_id": mention_id.split(".")[0], "quote": quote, "kind": kind}
    return (
        ordinary | {"mention_id": mention_id, "start_char": start, "end_char": start + len(quote)} | columns
    )


def article(article_id="a", **columns):
    return {"article_id": article_id, "character_count": 1000, "word_count": 100} | columns


def coded(first, second, published, **columns):
    """Return what two annotators wrote as the unit of a.x, and what is published."""
    codes = {"first_code": first, "second_code": second, "published_code": published}
    return {"pair_id": "a.x", "attribute": "unit", "is_agreed": first == second} | codes | columns


def ruling(decision, pair_id="a.x"):
    return {"pair_id": pair_id, "attribute": "unit", "decision": decision}


def relation(figure_id, role, related_figure_id):
    return {"figure_id": figure_id, "role": role, "related_figure_id": related_figure_id}


def declared(first, second):
    """Return a declared conflict of two figures, given by their ids."""
    (first_article, first_label), (second_article, second_label) = first.split("."), second.split(".")
    return {
        "first_article_id": first_article,
        "first_label": first_label,
        "second_article_id": second_article,
        "second_label": second_label,
    }


def soft(text):
    return bounds("soft_", text)


def share(share_id="a.x.of.y", numerator=22, denominator=332, **columns):
    """Return a computed share of a.x out of a.y."""
    ids = {"outcome_share_id": share_id, "numerator_figure_id": "a.x", "denominator_figure_id": "a.y"}
    counts = {"share_basis": "computed", "numerator": numerator, "denominator": denominator}
    return ids | counts | number("share", f"{numerator}/{denominator}") | columns


def change(from_value=100, to_value=120, absolute=20, relative="1/5", **columns):
    values = {"from_value": from_value, "to_value": to_value, "absolute_change": absolute}
    return {"change_id": "a.x.from.y"} | values | number("relative_change", relative) | columns


def reading(reading_id="a.x.share.primary", verdict="consistent", reason=None, **columns):
    """Return a primary reading of the same text, decided with what a decided reading has."""
    ordinary = {"figure_id": ".".join(reading_id.split(".")[:2]), "family": reading_id.split(".")[2]}
    ordinary |= {"is_primary": True, "evidence_scope": "same_text", "verdict": verdict, "reason": reason}
    decided = {"expression": "22 / 332", "computed_low": 0} if verdict != "indeterminate" else {}
    return {"reading_id": reading_id} | ordinary | decided | columns


def verdict(found="consistent", primary=None, reason=None, figure_id="a.x", holds_under=None):
    """Return the verdict of a claim; a true one holds under its primary reading unless said otherwise."""
    if holds_under is None and found in ("consistent", "consistent_by_rounding", "understated"):
        holds_under = "primary"
    values = {"verdict": found, "primary_verdict": primary or found, "reason": reason}
    return {"figure_id": figure_id, "holds_under": holds_under} | values


def alternative(name, found, reason=None, **columns):
    """Return a reading of a.x that is not primary."""
    return reading(f"a.x.{name}", found, reason, is_primary=False, **columns)


def claimed(found, *readings):
    """Return the tables of a claim a.x with its readings and its verdict, naming a primary one.

    Of several, it is the first with the primary verdict.
    """
    primaries = sorted(
        (one for one in readings if one["is_primary"] and one["figure_id"] == "a.x"),
        key=lambda one: one["verdict"] != found["primary_verdict"],
    )
    named = {"primary_reading_id": primaries[0]["reading_id"]} if primaries else {}
    return {"readings": list(readings), "verdicts": [named | found]}


FAILING = reading(verdict="inconsistent")
ROUNDED = alternative("share.primary.truncation", "consistent_by_rounding", rounds="a.x.share.primary")


def stage(whole_basis="closed", share_id="a.x.of.y", reason=None, part_basis="closed"):
    """Return the tables of a stage a.x of attrition, 22 of 332, with or without a share."""
    row = {
        "attrition_id": "a.x.of.y",
        "figure_id": "a.x",
        "whole_figure_id": "a.y",
        "outcome_share_id": share_id,
        "reason": reason,
    }
    return {
        "figures": [CHARGED | {"count_basis": part_basis}, CLOSED | {"count_basis": whole_basis}],
        "attrition": [row],
    }


def comparison(low="21/1000", high="31/1000", wilson_low="0.044164", wilson_high="0.098289"):
    """Return the tables of a share of 22 of 332, rounded to 6.6%, against one from 3.5% to under 4.5%."""
    force = {
        "outcome_share_id": "a.f",
        "numerator": 22,
        "denominator": 332,
        **bounds("", "[66/1000, 66/1000]"),
    }
    nation = {"outcome_share_id": "a.n", **bounds("", "[35/1000, 45/1000)")}
    row = {"comparison_id": "a.f.against.n", "force_share_id": "a.f", "nation_share_id": "a.n"}
    row |= number("difference_low", low) | number("difference_high", high)
    row |= {"force_wilson_low": wilson_low, "force_wilson_high": wilson_high}
    return {"outcome_shares": [force, nation], "force_nation_comparisons": [row]}


def scorecard(dates=1, dismissals=1, **columns):
    """Return the tables of an article with one figure, one date and one dismissal, and its scorecard."""
    mentions = [mention("a.x"), mention("a.d", kind="date"), mention("a.n", kind="dismissed")]
    row = {"article_id": "a", "figure_count": 1, "date_count": dates, "dismissal_count": dismissals}
    return {"mentions": mentions, "article_scorecards": [row | columns]}


def passage(first="a", second="b", first_place=(10, 60), second_place=(20, 70), count=50):
    """Return the tables of a passage that two texts of 100 characters share."""
    row = {"shared_passage_id": "a.10.and.b.20", "first_article_id": first, "second_article_id": second}
    row |= dict(zip(("first_start_char", "first_end_char"), first_place, strict=True))
    row |= dict(zip(("second_start_char", "second_end_char"), second_place, strict=True))
    articles = [article(name, character_count=100) for name in ("a", "b")]
    return {"articles": articles, "shared_passages": [row | {"character_count": count}]}


def parts(part, whole, role="part_of", declared_pair=(), **columns):
    """Return the tables of a part of a.whole, or of a share of the one in the other."""
    figures = [figure("a.part", *part), figure("a.whole", *whole) | columns]
    relations = {
        "part_of": [relation("a.part", "part_of", "a.whole")],
        "addend": [relation("a.whole", "addend", "a.part")],
    }.get(role, [relation("a.share", role, "a.part"), relation("a.share", "denominator", "a.whole")])
    figures.append(figure("a.share", "1/3", "(1/4, 2/5)", kind="share"))
    conflicts = [declared(*declared_pair)] if declared_pair else []
    return {"figures": figures, "figure_relations": relations, "declared_conflicts": conflicts}


def within(part, whole, declared_pair=()):
    """Return the tables of 41 of a part and 40 of a whole that differ in the columns given for each."""
    ordinary = {"measure_id": "outcomes", "outcome_match": "certain"}
    figures = [figure("a.part", 41) | ordinary | part, figure("a.whole", 40) | ordinary | whole]
    conflicts = [declared(*declared_pair)] if declared_pair else []
    return {"figures": figures, "declared_conflicts": conflicts}


def rounder(words, precise, declared_pair=(), **columns):
    figures = [figure("a.rounder", None, words) | columns, figure("a.precise", None, precise)]
    conflicts = [declared(*declared_pair)] if declared_pair else []
    relations = [relation("a.rounder", "derived_from", "a.precise")]
    return {"figures": figures, "figure_relations": relations, "declared_conflicts": conflicts}


def chained(*relations):
    names = sorted({name for first, _, second in relations for name in (first, second)})
    return {
        "figures": [figure(name, 1) for name in names],
        "figure_relations": [relation(*given) for given in relations],
    }


# Rows that lead to a mention of a.x, and how they look without the column that leads there.
LEADING = {
    "observations": ({"observation_id": "a.x"}, {"observation_id": "a.gone"}),
    "observation_figures": ({"observation_id": "a.x", "figure_id": "a.x"}, {"figure_id": "a.gone"}),
    "outcome_shares": (
        {"outcome_share_id": "a.s", "numerator_figure_id": "a.x", "denominator_figure_id": "a.x"},
        {"denominator_figure_id": None},
    ),
    "changes": (
        {"change_id": "a.c", "to_figure_id": "a.x", "change_figure_id": "a.x"},
        {"change_figure_id": None},
    ),
    "count_pairs": (
        {"count_pair_id": "a.p", "part_figure_id": "a.x", "whole_figure_id": "a.x"},
        {"whole_figure_id": "a.gone"},
    ),
    "attrition": ({"attrition_id": "a.t", "figure_id": "a.x"}, {"figure_id": None}),
    "force_nation_comparisons": (
        {"comparison_id": "a.f", "force_share_id": "a.s", "nation_share_id": "a.s"},
        {"nation_share_id": "a.gone"},
    ),
    "article_overlaps": (
        {
            "article_overlap_id": "a.and.b",
            "first_article_id": "a",
            "second_article_id": "b",
            "passage_count": 1,
        },
        {"passage_count": 2},
    ),
    "article_scorecards": (
        {"article_id": "a", "figure_count": 1, "date_count": 0, "dismissal_count": 0},
        {"date_count": 1},
    ),
    "readings": (
        {
            "reading_id": "a.x.share.primary",
            "figure_id": "a.x",
            "reading": "primary",
            "verdict": "consistent",
            "evidence_scope": "same_text",
        },
        {"figure_id": "a.gone"},
    ),
    "reading_inputs": (
        {"reading_id": "a.x.share.primary", "figure_id": "a.x", "role": "numerator"},
        {"reading_id": "a.gone"},
    ),
    "verdicts": (
        {"figure_id": "a.x", "primary_reading_id": "a.x.share.primary"},
        {"primary_reading_id": None},
    ),
    "joint_readings": (
        {"joint_reading_id": "a.primary", "article_id": "a", "reading": "primary", "claim_count": 1},
        {"reading": "open_world"},
    ),
    "exclusive_claims": (
        {"first_figure_id": "a.x", "second_figure_id": "a.x"},
        {"second_figure_id": "a.gone"},
    ),
}


# What is led astray as well by a row that is, in order.
ASTRAY = {
    "observation_figures": ["observation_figures", "observations"],
    "observations": ["observations", "observations"],
    "readings": ["joint_readings", "reading_inputs", "readings", "verdicts"],
}


def leading(astray=None):
    """Return every derived table with a row that leads to a mention, one of them led astray."""
    tables = {table: [row | (wrong if table == astray else {})] for table, (row, wrong) in LEADING.items()}
    return tables | {
        "mentions": [mention("a.x")],
        "figures": [figure("a.x", 22)],
        "shared_passages": [
            {"shared_passage_id": "a.1.and.b.1", "first_article_id": "a", "second_article_id": "b"}
        ],
    }


def bounded_row(table, number, low, high):
    """Return the tables of one derived row whose number should lie between two bounds."""
    name, key, prefix = {
        "readings": ("computed", "reading_id", "computed_"),
        "observations": ("value", "observation_id", ""),
        "outcome_shares": ("share", "outcome_share_id", ""),
        "changes": ("absolute_change", "change_id", "absolute_change_"),
        "attrition": ("printed_count", "attrition_id", "count_"),
        "force_nation_comparisons": (None, "comparison_id", "difference_"),
    }[table]
    row = {key: "a.x", f"{prefix}low": low, f"{prefix}high": high} | ({name: number} if name else {})
    return {table: [row]}


def series(**columns):
    """Return the tables of a change from a.old, 2015, to a.new, 2016."""
    figures = [figure("a.old", 100, period_id="2015"), figure("a.new", 120) | columns]
    row = {"change_id": "a.new.from.old", "from_period_id": "2015", "to_period_id": "2016"}
    return {"figures": figures, "changes": [row | {"from_figure_id": "a.old", "to_figure_id": "a.new"}]}


def compared(force=(), nation=(), found="same"):
    """Return the tables of a share of Kent against one of England."""
    ordinary = {"article_id": "a", "offence_id": "abuse", "outcome_group_id": "charged", "period_id": "2016"}
    ordinary |= {"comparability": "same"}
    shares = [
        {"outcome_share_id": "a.f", "area_id": "kent"} | ordinary | dict(force),
        {"outcome_share_id": "a.n", "area_id": "england"} | ordinary | dict(nation),
    ]
    row = {
        "comparison_id": "a.f.n",
        "force_share_id": "a.f",
        "nation_share_id": "a.n",
        "comparability": found,
    }
    return {"outcome_shares": shares, "force_nation_comparisons": [row]}


def joined(first=(), second=(), verdict_found="consistent", family="share", roles=(), **columns):
    """Return a decided share of a.part in a.whole; columns are those of the reading."""
    roles = roles or ("numerator", "denominator")
    name = f"a.x.{family}.primary"
    row = reading(name, verdict_found, "unit" if verdict_found == "indeterminate" else None) | columns
    figures = [figure("a.x", "1/3", kind="share"), figure("a.part", 5) | dict(first)]
    figures.append(figure("a.whole", 9) | dict(second))
    inputs = [used("a.part", roles[0], name), used("a.whole", roles[1], name)]
    return {"figures": figures, "readings": [row], "reading_inputs": inputs}


CAVEATED = {
    "observations": "observation_id",
    "outcome_shares": "outcome_share_id",
    "changes": "change_id",
    "count_pairs": "count_pair_id",
    "attrition": "attrition_id",
    "force_nation_comparisons": "comparison_id",
    "article_overlaps": "article_overlap_id",
}


def caveats_everywhere(codes):
    """Return one row of each table that carries caveats, all with the same codes."""
    return {table: [{name: "a.x", "caveats": codes}] for table, name in CAVEATED.items()}


def used(figure_id, role, reading_id="a.x.share.primary"):
    return {"reading_id": reading_id, "figure_id": figure_id, "role": role}


CHARGED = figure("a.x", 22, outcome_group_id="charged", count_basis="closed")
CLOSED = figure("a.y", 332, outcome_group_id="any-outcome", count_basis="closed")


def claim(value, hard, soft_bounds, **columns):
    """Return a claim a.x with both intervals."""
    return figure("a.x", value, hard, kind="share", **soft(soft_bounds), **columns)


NEARLY_THREE_QUARTERS = claim("3/4", "(2/3, 3/4)", "[17/24, 3/4)")
MORE_THAN_A_THIRD = claim("1/3", "(1/3, unbounded)", "(1/3, 2/5)")
AROUND_THREE_QUARTERS = claim("3/4", "(2/3, 9/10)", "[7/10, 4/5]")
LESS_THAN_HALF = claim("1/2", "(unbounded, 1/2)", "(2/5, 1/2)")
MORE_THAN_400 = figure("a.x", 400, "(400, unbounded)", hedge_id="more_than", **soft("(400, 500)"))


def decided(found, the_claim, numerator, denominator=100):
    """Return a decided share of a.part out of a.whole."""
    return {
        "figures": [the_claim, figure("a.part", numerator), figure("a.whole", denominator)],
        "readings": [reading(verdict=found)],
        "reading_inputs": [used("a.part", "numerator"), used("a.whole", "denominator")],
    }


def bounded(found, the_claim, precise):
    """Return a decided rounder wording of a.precise."""
    name = "a.x.bound.primary"
    return {
        "figures": [the_claim, figure("a.precise", precise)],
        "readings": [reading(name, found)],
        "reading_inputs": [used("a.precise", "derived_from", name)],
    }


def held_against(found, family, the_claim, *inputs, rule="primary"):
    """Return a decided reading of the_claim from inputs, each a role and a figure."""
    name = f"a.x.{family}.{rule}"
    return {
        "figures": [the_claim, *(one for _, one in inputs)],
        "readings": [reading(name, found)],
        "reading_inputs": [used(one["figure_id"], role, name) for role, one in inputs],
    }


def levels(found, family, the_claim, later, earlier):
    """Return a decided change of the_claim between two levels."""
    inputs = (("later_level", figure("a.new", later)), ("baseline", figure("a.old", earlier)))
    return held_against(found, family, the_claim, *inputs)


def added(found, the_claim, *values, family="sum"):
    """Return a decided sum of the_claim from values."""
    inputs = [("addend", figure(f"a.y{place}", value)) for place, value in enumerate(values)]
    return held_against(found, family, the_claim, *inputs)


def rise(value, hard, **columns):
    return figure("a.x", value, hard, kind="change", **soft(hard), **columns)


A_FIFTH_MORE = rise("1/5", "[195/1000, 205/1000)")
A_FIFTH_LESS = A_FIFTH_MORE | {"direction": "down"}
TWENTY_MORE = rise(20, "[20, 20]")
TWENTY_LESS = TWENTY_MORE | {"direction": "down"}
DOUBLED = rise(2, "[3/2, 5/2)")
HIGHER = figure("a.x", None, "(unbounded, unbounded)", kind="trend", **soft("(unbounded, unbounded)"))
LOWER = HIGHER | {"direction": "down"}
A_COUNT = figure("a.x", 150, **soft("[150, 150]"))
A_PART = ("part_of", figure("a.whole", 100))

# reading, family, claim, inputs: what whole numbers decide, and what they decide it to be
DECIDED_BY_WHOLE_NUMBERS = [
    ("consistent", "120 after 100, a fifth more", levels, ("relative_change", A_FIFTH_MORE, 120, 100)),
    ("inconsistent", "125 after 100, a fifth more", levels, ("relative_change", A_FIFTH_MORE, 125, 100)),
    ("inconsistent", "80 after 100, a fifth more", levels, ("relative_change", A_FIFTH_MORE, 80, 100)),
    ("consistent", "80 after 100, a fifth less", levels, ("relative_change", A_FIFTH_LESS, 80, 100)),
    ("inconsistent", "120 after 100, a fifth less", levels, ("relative_change", A_FIFTH_LESS, 120, 100)),
    ("consistent", "120 after 100, twenty more", levels, ("difference", TWENTY_MORE, 120, 100)),
    ("inconsistent", "121 after 100, twenty more", levels, ("difference", TWENTY_MORE, 121, 100)),
    ("consistent", "80 after 100, twenty less", levels, ("difference", TWENTY_LESS, 80, 100)),
    ("inconsistent", "120 after 100, twenty less", levels, ("difference", TWENTY_LESS, 120, 100)),
    ("consistent", "200 after 100, doubled", levels, ("multiple", DOUBLED, 200, 100)),
    ("consistent", "150 after 100, doubled", levels, ("multiple", DOUBLED, 150, 100)),
    ("inconsistent", "250 after 100, doubled", levels, ("multiple", DOUBLED, 250, 100)),
    ("inconsistent", "50 after 100, doubled", levels, ("multiple", DOUBLED, 50, 100)),
    ("consistent", "120 after 100, a rise", levels, ("trend", HIGHER, 120, 100)),
    ("inconsistent", "100 after 100, a rise", levels, ("trend", HIGHER, 100, 100)),
    ("inconsistent", "80 after 100, a rise", levels, ("trend", HIGHER, 80, 100)),
    ("consistent", "80 after 100, a fall", levels, ("trend", LOWER, 80, 100)),
    ("inconsistent", "100 after 100, a fall", levels, ("trend", LOWER, 100, 100)),
    ("consistent", "100 and 50, together 150", added, (A_COUNT, 100, 50)),
    ("inconsistent", "100 and 51, together 150", added, (A_COUNT, 100, 51)),
    ("inconsistent", "100 and 49, together 150", added, (A_COUNT, 100, 49)),
]
REFUTED = {"consistent": "inconsistent", "inconsistent": "consistent"}

MORE_OR_LESS = [
    ("consistent", "90 and 60 of 150", {"family": "sum_bound"}, (A_COUNT, 90, 60)),
    ("consistent", "90 and 50 of 150", {"family": "sum_bound"}, (A_COUNT, 90, 50)),
    ("inconsistent", "90 and 61 of 150", {"family": "sum_bound"}, (A_COUNT, 90, 61)),
]

PARTS_OF_100 = [
    ("consistent", "100 of 100", figure("a.x", 100, **soft("[100, 100]"))),
    ("consistent", "99 of 100", figure("a.x", 99, **soft("[99, 99]"))),
    ("inconsistent", "101 of 100", figure("a.x", 101, **soft("[101, 101]"))),
]

TWINS = [
    ("consistent", "150 and 150", 150),
    ("inconsistent", "150 and 151", 151),
    ("inconsistent", "150 and 149", 149),
]


def twin(found, value):
    return held_against(found, "duplicate", A_COUNT, ("same_as", figure("a.twin", value)))


def whole_number(found, hard, base, has_power=True, family="grim", **columns):
    """Return a decided reading of the share a.x, which a whole number of the base should give."""
    inputs = [("denominator", figure(f"a.y{place}", value)) for place, value in enumerate(base)]
    tables = held_against(found, family, figure("a.x", None, hard, kind="share", **columns), *inputs)
    return tables | {"readings": [row | {"has_power": has_power} for row in tables["readings"]]}


# share, base, whether a whole number of the base gives it
WHOLE_NUMBERS = [
    # A fifth of 10 is 2, of 9 nothing: 1/9 is 11.1 and 2/9 is 22.2 per cent.
    ("a fifth of ten", "[195/1000, 205/1000)", [10], "consistent"),
    ("a fifth of nine", "[195/1000, 205/1000)", [9], "inconsistent"),
    ("a fifth of four and six", "[195/1000, 205/1000)", [4, 6], "consistent"),
    # 5 of 40 is one eighth, the end of both.
    ("up to one eighth of 40", "(11/100, 1/8]", [40], "consistent"),
    ("below one eighth of 40", "(11/100, 1/8)", [40], "inconsistent"),
    ("from one eighth of 40", "[1/8, 14/100)", [40], "consistent"),
    ("above one eighth of 40", "(1/8, 14/100)", [40], "inconsistent"),
    ("more than all of 4", "[105/100, 125/100]", [4], "inconsistent"),
    ("all of 4 or more", "[95/100, 115/100]", [4], "consistent"),
]
# A hundredth of a hundred is one: every share finds its number.
POWERLESS = "[195/1000, 205/1000)"


def rounding(found="consistent_by_rounding", exact="inconsistent", inputs=("a.part", "a.part"), **columns):
    """Return a reading after rounding and the reading that it rounds, with the input of each."""
    exact_id, rounded_id = "a.x.share.primary", "a.x.share.primary.truncation"
    row = reading(rounded_id, found, is_primary=False, rounds=exact_id) | columns
    places = zip((exact_id, rounded_id), inputs, strict=True)
    return {
        "readings": [reading(exact_id, exact), row],
        "reading_inputs": [used(figure_id, "numerator", name) for name, figure_id in places if figure_id],
    }


def pair(dimension, first, second, comparability):
    names = ("dimension", "first_value", "second_value", "comparability")
    return dict(zip(names, (dimension, first, second, comparability), strict=True))


def period(period_type, start=None, end=None, inferred_start=None, inferred_end=None):
    return {
        "period_id": "p",
        "period_type": period_type,
        "start_date": start,
        "end_date": end,
        "inferred_start_date": inferred_start,
        "inferred_end_date": inferred_end,
    }


FIRST, LAST = "2016-01-01", "2016-12-31"
KINDS = [
    {"kind_id": "count", "is_figure": True},
    {"kind_id": "share", "is_figure": True},
    {"kind_id": "date", "is_figure": False},
    {"kind_id": "dismissed", "is_figure": False},
]
CAVEATS = [{"caveat_id": "hedged"}, {"caveat_id": "press_reported"}]

# check, what was planted, rows, first column of every offender
OFFENCES = [
    *(
        ("part_exceeds_whole", f"{planted} as {role}", parts(part, whole, role), ["a.part"])
        for role in ("part_of", "addend", "numerator", "numerator_part")
        for planted, part, whole in (
            ("41 of 40", (41,), (40,)),
            ("more than 400 of 400", (400, "(400, unbounded)"), (400,)),
            ("400 of fewer than 400", (400,), (400, "(unbounded, 400)")),
            ("two thirds of a half as counts", ("2/3",), ("1/2",)),
        )
    ),
    (
        "part_exceeds_whole",
        "a greater part that was said to be of a count on another basis",
        parts((41,), (40,), count_basis="closed"),
        ["a.part"],
    ),
    (
        "part_exceeds_whole",
        "a numerator of unstated basis",
        parts((41,), (40,), "numerator", count_basis="unstated"),
        ["a.part"],
    ),
    (
        "part_exceeds_whole",
        "a part beside a conflict that is declared of another pair",
        parts((41,), (40,), declared_pair=("a.part", "a.share")),
        ["a.part"],
    ),
    *(
        ("count_exceeds_wider_count", planted, within(part, whole), ["a.part"])
        for planted, part, whole in (
            ("more in Kent than in England", {}, {"area_id": "england"}),
            ("more in Kent than in the kingdom", {}, {"area_id": "kingdom"}),
            (
                "more charged than recorded",
                {"outcome_group_id": "charged"},
                {"measure_id": "recorded"},
            ),
            (
                "more charged than closed",
                {"outcome_group_id": "charged"},
                {"outcome_group_id": "any-outcome"},
            ),
            ("more dropped than recorded", {"outcome_group_id": "dropped"}, {}),
            ("more closed than recorded", {"outcome_group_id": "any-outcome"}, {}),
            (
                "more of one type than of two",
                {"outcome_group_id": "unsupported-suspect-known"},
                {"outcome_group_id": "unsupported"},
            ),
        )
    ),
    *(
        ("rounding_misses_precise_figure", planted, rounder(words, precise), ["a.rounder"])
        for planted, words, precise in (
            ("more than 450 for 449", "(450, unbounded)", "[449, 449]"),
            ("more than 449 for 449", "(449, unbounded)", "[449, 449]"),
            ("fewer than 449 for 449", "(unbounded, 449)", "[449, 449]"),
            ("up to 448 for 449", "(unbounded, 448]", "[449, 449]"),
            ("a third for a half, rounded", "(1/4, 2/5)", "[495/1000, 505/1000)"),
        )
    ),
    *(
        ("part_is_its_own_whole", planted, chained(*relations), offenders)
        for planted, relations, offenders in (
            (
                "two parts of each other",
                [("a.x", "part_of", "a.y"), ("a.y", "part_of", "a.x")],
                ["a.x", "a.y"],
            ),
            (
                "a whole among its own addends, by way of a part",
                [("a.x", "part_of", "a.y"), ("a.z", "addend", "a.y"), ("a.z", "part_of", "a.x")],
                ["a.x", "a.y", "a.z"],
            ),
            (
                "a part that is another wording of its whole",
                [("a.x", "part_of", "a.y"), ("a.x", "same_as", "a.y")],
                ["a.y"],
            ),
            (
                "three additions in a circle",
                [("a.x", "additive_to", "a.y"), ("a.y", "additive_to", "a.z"), ("a.z", "additive_to", "a.x")],
                ["a.x", "a.y", "a.z"],
            ),
        )
    ),
    *(
        (
            "numeral_outside_its_quote",
            f"{value_text} read from {quote}",
            {"mentions": [mention("a.x", quote)], "figures": [figure("a.x", 3, value_text=value_text)]},
            ["a.x"],
        )
        for value_text, quote in (
            ("3", "just 13,568"),
            ("13", "just 13,568"),
            ("568", "just 13,568"),
            ("13", "just 13,13"),
            ("5", "4.5 per cent"),
            ("4", "4.5 per cent"),
            ("one", "none of them"),
            (None, "just 3"),
        )
    ),
    *(
        (
            "published_words_reach_a_quarter",
            planted,
            {"articles": [article(character_count=120)], **tables},
            ["a"],
        )
        for planted, tables in (
            (
                "the same ten characters at three places",
                {
                    "mentions": [
                        mention(f"a.{name}", "two in all", start)
                        for name, start in zip("xyz", (0, 10, 20), strict=True)
                    ]
                },
            ),
            (
                "29 characters of a quote and one more of the opening words over its end",
                {
                    "mentions": [mention("a.x", "twenty-nine characters it has", 10, line_number=1)],
                    "quotations": [
                        {"article_id": "a", "line_number": 1, "start_char": 38, "opening_words": "so"}
                    ],
                },
            ),
            (
                "the words for an area in two paragraphs",
                {
                    "mentions": [
                        mention("a.x", "sixteen of them.", 10, line_number=1),
                        mention("a.y", "9", 60, line_number=2),
                    ],
                    "figures": [
                        figure("a.x", 16, area_text="in Kent"),
                        figure("a.y", 9, area_text="in Kent"),
                    ],
                },
            ),
        )
    ),
    *(
        (
            "value_outside_its_interval",
            f"{value} understood as {inner}",
            {"figures": [figure("a.x", value, "(unbounded, unbounded)", value_class="count", **soft(inner))]},
            ["a.x"],
        )
        for value, inner in (
            (7, "[8, 9]"),
            (7, "[5, 6]"),
            ("1/3", "(2/5, unbounded)"),
            ("1/3", "(unbounded, 1/4]"),
        )
    ),
    *(
        (
            "twins_disagree",
            f"a repetition with another {name}",
            {
                "figures": [figure("a.x", 22), figure("a.y", 22) | columns],
                "figure_relations": [relation("a.x", "same_as", "a.y")],
            },
            ["a.x"],
        )
        for name, columns in (
            ("unit", {"unit": "victim"}),
            ("count basis", {"count_basis": "closed"}),
            ("range, far above", bounds("", "[30, unbounded)")),
            ("range, far below", bounds("", "(unbounded, 10]")),
            ("range, all above", bounds("", "(22, unbounded)")),
            ("range, all below", bounds("", "(unbounded, 22)")),
        )
    ),
    (
        "twins_disagree",
        "a rise that is a fall the second time",
        {
            "figures": [
                rise(20, "[20, 20]", direction="up"),
                figure("a.y", 20, kind="change", direction="down"),
            ],
            "figure_relations": [relation("a.x", "same_as", "a.y")],
        },
        ["a.x"],
    ),
    *(
        (
            "computed_value_outside_its_bounds",
            f"{number} of {table} from {low} to {high}",
            bounded_row(table, number, low, high),
            ["a.x"],
        )
        for table in ("readings", "observations", "outcome_shares", "changes", "attrition")
        for number, low, high in ((4, 5, 6), (7, 5, 6))
    ),
    (
        "computed_value_outside_its_bounds",
        "a difference from 6 to 5",
        bounded_row("force_nation_comparisons", None, 6, 5),
        ["a.x"],
    ),
    (
        "computed_value_outside_its_bounds",
        "a change of nothing from 6 to 5",
        bounded_row("changes", None, 6, 5),
        ["a.x"],
    ),
    *(
        (
            "computed_value_outside_its_bounds",
            f"{column} of {value} within 5 and 6",
            {"readings": [{"reading_id": "a.x", f"{side}_low": 5, f"{side}_high": 6, column: value}]},
            ["a.x"],
        )
        for side in ("computed", "claimed")
        for column in (f"{side}_soft_low", f"{side}_soft_high")
        for value in (4, 7)
    ),
    (
        "computed_value_outside_its_bounds",
        "a value beyond its soft bounds",
        {"readings": [{"reading_id": "a.x", "computed": 4, "computed_soft_low": 5}]},
        ["a.x"],
    ),
    (
        "computed_value_outside_its_bounds",
        "a relative change beyond its bounds",
        {"changes": [{"change_id": "a.x", "relative_change": 4, "relative_change_low": 5}]},
        ["a.x"],
    ),
    *(
        (
            "row_leads_to_no_mention",
            f"a row of {table} that leads nowhere",
            leading(table),
            ASTRAY.get(table, [table]),
        )
        for table in LEADING
    ),
    *(
        (
            "share_joins_different_bases",
            planted,
            {"figures": [CHARGED | first, CLOSED | second], "outcome_shares": [share() | found]},
            ["a.x.of.y"],
        )
        for planted, first, second, found in (
            ("an offence of another kind", {"offence_id": "other"}, {}, {}),
            (
                "an unstated basis that is called the same",
                {"count_basis": "unstated"},
                {},
                {"comparability": "same"},
            ),
            ("an unstated unit that is called the same", {"unit": "case"}, {}, {"comparability": "same"}),
            (
                "an unknown coverage that is called the same",
                {"area_id": "the-country"},
                {"area_id": "the-country"},
                {"comparability": "same"},
            ),
            ("two periods that are not stated", {"period_id": "not-stated"}, {"period_id": "not-stated"}, {}),
            ("two periods without dates", {"period_id": "unresolved"}, {"period_id": "unresolved"}, {}),
            (
                "a printed share on another basis than its printed base",
                {"kind": "share"},
                {"count_basis": "recorded"},
                {"share_basis": "printed", "share_figure_id": "a.x", "numerator_figure_id": None},
            ),
        )
    ),
    *(
        (
            "change_joins_different_series",
            f"a later level of another {name}",
            series(**columns),
            ["a.new.from.old"],
        )
        for name, columns in (
            ("article", {"article_id": "b"}),
            ("area", {"area_id": "surrey"}),
            ("measure", {"measure_id": "outcomes"}),
            ("offence", {"offence_id": "other"}),
            ("outcome", {"outcome_group_id": "charged"}),
            ("unit", {"unit": "victim"}),
            ("count basis", {"count_basis": "closed"}),
            ("period than it says", {"period_id": "2014"}),
        )
    ),
    *(
        (
            "change_joins_different_series",
            planted,
            series(period_id=period_id)
            | {"changes": [series()["changes"][0] | {"to_period_id": period_id, **columns}]},
            ["a.new.from.old"],
        )
        for planted, period_id, columns in (
            ("a change backwards", "2014", {}),
            ("a change to a period that is not stated", "not-stated", {}),
            ("another earlier period than that of its level", "2016", {"from_period_id": "2014"}),
        )
    ),
    *(
        ("comparison_joins_different_shares", planted, compared(*sides), ["a.f.n"])
        for planted, *sides in (
            ("shares of two articles", {}, {"article_id": "b"}),
            ("shares of two offences", {}, {"offence_id": "other"}),
            ("shares of two outcomes", {}, {"outcome_group_id": "cautioned"}),
            ("shares of two periods", {}, {"period_id": "2015"}),
            ("a nation against a nation", {"area_id": "kingdom"}, {}),
            ("a force against a force", {}, {"area_id": "surrey"}),
            (
                "a period that is not stated called the same",
                {"period_id": "not-stated"},
                {"period_id": "not-stated"},
            ),
            ("an unknown country called the same", {}, {"area_id": "the-country"}),
            ("an unstated share called the same", {"comparability": "unstated"}, {}),
        )
    ),
    *(
        ("reading_joins_different_bases", planted, tables, [f"a.x.{family}.primary"])
        for planted, family, tables in (
            ("victims in offences", "share", joined({"unit": "victim"})),
            ("closed in recorded", "share", joined({"count_basis": "closed"})),
            (
                "part of a numerator on another basis",
                "share",
                joined({"count_basis": "closed"}, roles=("numerator_part", "denominator")),
            ),
            (
                "a rise from victims to offences",
                "difference",
                joined({"unit": "victim"}, family="difference", roles=("later_level", "baseline")),
            ),
            (
                "a rank of victims among offences",
                "rank",
                joined({"unit": "victim"}, family="rank", roles=("subject", "comparator")),
            ),
            (
                "an unstated basis called the same",
                "share",
                joined({"count_basis": "unstated"}, comparability="same"),
            ),
            ("an input of another text", "share", joined({"article_id": "b"})),
            ("another text without an input of it", "share", joined(evidence_scope="other_text")),
            ("a decision on what is different", "share", joined(comparability="different")),
        )
    ),
    *(
        (
            "verdict_holds_under_no_reading",
            planted,
            claimed(verdict(holds_under=under), *readings) | {"reading_inputs": inputs},
            ["a.x"],
        )
        for planted, under, readings, inputs in (
            ("a reading that is not there", "other_period", [reading()], [used("a.y", "numerator")]),
            (
                "a second reading that is not there",
                "primary other_period",
                [reading()],
                [used("a.y", "numerator")],
            ),
            ("a reading that fails", "primary", [FAILING], [used("a.y", "numerator")]),
            ("a reading without inputs", "primary", [reading()], []),
            (
                "a reading of another text",
                "primary",
                [reading(evidence_scope="other_text")],
                [used("a.y", "numerator")],
            ),
        )
    ),
    (
        "attrition_joins_two_bases",
        "closed offences as a share of recorded ones",
        stage("recorded"),
        ["a.x.of.y"],
    ),
    (
        "attrition_joins_two_bases",
        "recorded offences as a share of closed ones",
        stage(part_basis="recorded"),
        ["a.x.of.y"],
    ),
    (
        "attrition_joins_two_bases",
        "a stage with neither share nor reason",
        stage(share_id=None),
        ["a.x.of.y"],
    ),
    (
        "attrition_joins_two_bases",
        "a stage with both a share and a reason for none",
        stage(reason="unit"),
        ["a.x.of.y"],
    ),
    *(
        ("comparison_is_wrong", planted, comparison(**{column: value}), ["a.f.against.n"])
        for planted, column, value in (
            ("a lower end that is not 6.6 less 4.5", "low", "22/1000"),
            ("an upper end that is not 6.6 less 3.5", "high", "32/1000"),
            ("a Wilson interval that begins too late", "wilson_low", "0.044165"),
            ("a Wilson interval that begins too early", "wilson_low", "0.044163"),
            ("a Wilson interval that ends too early", "wilson_high", "0.098288"),
            ("a Wilson interval that ends too late", "wilson_high", "0.098290"),
        )
    ),
    *(
        ("scorecard_is_wrong", planted, scorecard(**columns), ["a"])
        for planted, columns in (
            ("a date that nobody counted", {"dates": 0}),
            ("a dismissal that is not there", {"dismissals": 2}),
            *(
                (f"more than one {part} of one figure", {f"{part}_count": 2})
                for part in (
                    "statistic claim share printed_denominator stated_source stated_area stated_period "
                    "stated_basis hedged"
                ).split()
            ),
        )
    ),
    *(
        ("shared_passage_is_wrong", planted, passage(**columns), ["a.10.and.b.20"])
        for planted, columns in (
            ("two articles the wrong way round", {"first": "b", "second": "a"}),
            ("an article that shares with itself", {"second": "a"}),
            ("another length in the first", {"first_place": (10, 61)}),
            ("another length in the second", {"second_place": (20, 69)}),
            ("an end behind the first text", {"first_place": (51, 101)}),
            ("an end behind the second text", {"second_place": (51, 101)}),
        )
    ),
    *(
        (
            "caveat_code_is_unknown",
            f"an unknown code in {table}",
            {"caveats": CAVEATS, table: [{name: "a.x", "caveats": "hedged rumour"}]},
            ["a.x"],
        )
        for table, name in CAVEATED.items()
    ),
    (
        "comparability_contradicts_itself",
        "the reverse of a pair says something else",
        {"comparability": [pair("unit", "victim", "offence", "unstated")]},
        ["unit", "unit"],
    ),
    (
        "comparability_contradicts_itself",
        "a value that is no unit",
        {"comparability": [pair("unit", "offense", "case", "same")]},
        ["unit"],
    ),
    (
        "comparability_contradicts_itself",
        "a second value that is no unit",
        {"comparability": [pair("unit", "case", "offense", "same")]},
        ["unit"],
    ),
    (
        "comparability_contradicts_itself",
        "a wildcard for a value that is no area",
        {"comparability": [pair("area", "nowhere", "*", "unstated")]},
        ["area"],
    ),
    (
        "comparability_contradicts_itself",
        "a unit among the areas",
        {"comparability": [pair("area", "offence", "case", "same")]},
        ["area"],
    ),
    (
        "decimal_differs_from_fraction",
        "a value rounded to six places",
        {"figures": [figure("a.x", "1/3") | {"value": "0.333333"}]},
        ["a.x"],
    ),
    (
        "decimal_differs_from_fraction",
        "a bound cut off instead of rounded",
        {"figures": [figure("a.x", "1/2", "[1/3, 2/3)") | {"high": "0.666666666666"}]},
        ["a.x"],
    ),
    *(
        (
            "decimal_differs_from_fraction",
            f"{name} without its fraction",
            {
                "figures": [
                    figure("a.x", 5) | {name: 7, f"{name}_numerator": None, f"{name}_denominator": None}
                ]
            },
            ["a.x"],
        )
        for name in ("value", "granularity", "low", "high", "soft_low", "soft_high")
    ),
    (
        "decimal_differs_from_fraction",
        "a fraction without its decimal",
        {"figures": [figure("a.x", 5) | {"low": None}]},
        ["a.x"],
    ),
    (
        "decimal_differs_from_fraction",
        "a numerator without a denominator",
        {"figures": [figure("a.x", 5) | {"soft_low_numerator": 5}]},
        ["a.x"],
    ),
    (
        "difference_without_decision",
        "a difference without a decision",
        {"compared_codes": [coded("case", "offence", "case")], "adjudications": []},
        ["a.x"],
    ),
    (
        "difference_without_decision",
        "a code on which both agree and that is not the published one",
        {"compared_codes": [coded("case", "case", "offence")], "adjudications": []},
        ["a.x"],
    ),
    (
        "difference_without_decision",
        "a decision for the first that is not followed",
        {"compared_codes": [coded("case", "offence", "offence")], "adjudications": [ruling("first")]},
        ["a.x"],
    ),
    (
        "difference_without_decision",
        "a decision for the second that is not followed",
        {"compared_codes": [coded("case", "offence", "case")], "adjudications": [ruling("second")]},
        ["a.x"],
    ),
    (
        "difference_without_decision",
        "a decision for neither that follows one of them",
        {"compared_codes": [coded("case", "offence", "case")], "adjudications": [ruling("neither")]},
        ["a.x"],
    ),
    (
        "difference_without_decision",
        "a decision for the first where both agree",
        {"compared_codes": [coded("case", "case", "case")], "adjudications": [ruling("first")]},
        ["a.x"],
    ),
    (
        "difference_without_decision",
        "an empty cell against a code without a decision",
        {"compared_codes": [coded(None, "offence", None)], "adjudications": []},
        ["a.x"],
    ),
    (
        "difference_without_decision",
        "a decision on what nobody compared",
        {"compared_codes": [], "adjudications": [ruling("second")]},
        [None],
    ),
    (
        "difference_without_decision",
        "a difference that is called agreed",
        {
            "compared_codes": [coded("case", "offence", "case", is_agreed=True)],
            "adjudications": [ruling("first")],
        },
        ["a.x"],
    ),
    (
        "dismissal_without_reason",
        "a dismissal that gives no reason",
        {"mentions": [mention("a.x", kind="dismissed")]},
        ["a.x"],
    ),
    (
        "dismissal_without_reason",
        "a count with the reason of a dismissal",
        {"mentions": [mention("a.x", dismissed_as="pronoun")]},
        ["a.x"],
    ),
    (
        "interval_is_empty",
        "a low end above the high end",
        {"figures": [figure("a.x", "2/5", "[2/5, 3/8]")]},
        ["a.x"],
    ),
    (
        "interval_is_empty",
        "one number that is not in it",
        {"figures": [figure("a.x", 5, "[5, 5)"), figure("a.y", 5, "(5, 5]")]},
        ["a.x", "a.y"],
    ),
    (
        "interval_is_empty",
        "unbounded ends that are called reached",
        {
            "figures": [
                figure("a.v", 5, "[unbounded, 5]"),
                figure("a.w", 5, "[5, unbounded]"),
                figure("a.x", 5, **soft("[unbounded, 5]")),
                figure("a.y", 5, **soft("[5, unbounded]")),
            ]
        },
        ["a.v", "a.w", "a.x", "a.y"],
    ),
    (
        "mention_length_differs_from_quote",
        "a mention one character longer than its quote",
        {"articles": [article()], "mentions": [mention("a.x", end_char=9)]},
        ["a.x"],
    ),
    (
        "mention_length_differs_from_quote",
        "a quote of more bytes than characters, counted in bytes",
        {"articles": [article()], "mentions": [mention("a.x", "“café”", end_char=11)]},
        ["a.x"],
    ),
    (
        "mention_length_differs_from_quote",
        "a mention beyond the end of its text",
        {"articles": [article(character_count=7)], "mentions": [mention("a.x")]},
        ["a.x"],
    ),
    (
        "mention_without_its_row",
        "a count without a figure",
        {"kinds": KINDS, "mentions": [mention("a.x")]},
        ["a.x"],
    ),
    (
        "mention_without_its_row",
        "a count whose figure is a share",
        {"kinds": KINDS, "mentions": [mention("a.x")], "figures": [figure("a.x", 22, kind="share")]},
        ["a.x"],
    ),
    (
        "mention_without_its_row",
        "a dismissal with a figure",
        {
            "kinds": KINDS,
            "mentions": [mention("a.x", kind="dismissed")],
            "figures": [figure("a.x", 22, kind="dismissed")],
        },
        ["a.x"],
    ),
    (
        "mention_without_its_row",
        "a date without a date",
        {"kinds": KINDS, "mentions": [mention("a.x", kind="date")]},
        ["a.x"],
    ),
    (
        "mention_without_its_row",
        "a count that is dated as well",
        {
            "kinds": KINDS,
            "mentions": [mention("a.x")],
            "figures": [figure("a.x", 22)],
            "dates": [{"mention_id": "a.x", "article_id": "a", "period_id": "2016"}],
        },
        ["a.x"],
    ),
    (
        "mentions_overlap",
        "two mentions that share a character",
        {"mentions": [mention("a.x", start=0), mention("a.y", start=7)]},
        ["a.y"],
    ),
    (
        "mentions_overlap",
        "a mention inside another and one after it inside the same",
        {
            "mentions": [
                mention("a.x", "a long stretch of words", start=0),
                mention("a.y", "long", start=2),
                mention("a.z", "words", start=18),
            ]
        },
        ["a.y", "a.z"],
    ),
    (
        "mentions_overlap",
        "two mentions of the same words",
        {"mentions": [mention("a.x"), mention("a.y")]},
        ["a.y"],
    ),
    (
        "numeral_outside_its_quote",
        "a numeral that its quote does not print",
        {"mentions": [mention("a.x", "22 cases")], "figures": [figure("a.x", 23, value_text="23")]},
        ["a.x"],
    ),
    (
        "period_and_basis_disagree",
        "an unstated basis with a period, and a period not stated with a basis",
        {
            "figures": [
                figure("a.x", 22, period_basis="unstated"),
                figure("a.y", 22, period_id="not-stated", period_basis="explicit"),
            ]
        },
        ["a.x", "a.y"],
    ),
    (
        "period_dates_contradict",
        "an end before the start",
        {"periods": [period("calendar_year", LAST, FIRST)]},
        ["p"],
    ),
    (
        "period_dates_contradict",
        "a year without an end",
        {"periods": [period("calendar_year", FIRST)]},
        ["p"],
    ),
    ("period_dates_contradict", "months without a start", {"periods": [period("months", None, LAST)]}, ["p"]),
    (
        "period_dates_contradict",
        "an open period with an end",
        {"periods": [period("open_ended", FIRST, LAST)]},
        ["p"],
    ),
    (
        "period_dates_contradict",
        "an inferred end before the inferred start",
        {"periods": [period("open_calendar_year", None, None, LAST, FIRST)]},
        ["p"],
    ),
    (
        "period_dates_contradict",
        "an open year that nobody inferred",
        {"periods": [period("open_calendar_year")]},
        ["p"],
    ),
    (
        "period_dates_contradict",
        "a printed year that was inferred",
        {"periods": [period("calendar_year", FIRST, LAST, FIRST, LAST)]},
        ["p"],
    ),
    (
        "published_words_reach_a_quarter",
        "25 words of 100 in quotes, opening words and figures",
        {
            "articles": [article()],
            "mentions": [mention("a.x", "one two three four five six seven eight nine ten")],
            "quotations": [{"article_id": "a", "opening_words": "eleven twelve thirteen fourteen fifteen"}],
            "figures": [
                figure("a.x", 1, attribution_text="16 17 18 19 20 said", area_text="in 22 of the"),
            ],
        },
        ["a"],
    ),
    (
        "relation_leaves_its_article",
        "a figure related to one of another article",
        {
            "figures": [figure("a.x", 1), figure("b.x", 1)],
            "figure_relations": [relation("a.x", "same_as", "b.x")],
        },
        ["a.x"],
    ),
    (
        "relation_leaves_its_article",
        "a figure related to itself",
        {"figures": [figure("a.x", 1)], "figure_relations": [relation("a.x", "part_of", "a.x")]},
        ["a.x"],
    ),
    (
        "relation_leaves_its_article",
        "a mention dated by one of another article, and one dated by itself",
        {
            "mentions": [mention("a.x"), mention("b.d", kind="date"), mention("c.d", kind="date")],
            "mention_dates": [
                {"mention_id": "a.x", "date_mention_id": "b.d"},
                {"mention_id": "c.d", "date_mention_id": "c.d"},
            ],
        },
        ["a.x", "c.d"],
    ),
    *(
        (
            "soft_interval_leaves_hard_interval",
            f"a soft interval {inner} in a hard one {outer}",
            {"figures": [figure("a.x", 5, outer, **soft(inner))]},
            ["a.x"],
        )
        for outer, inner in (
            ("[4, 6]", "[3, 5]"),
            ("[4, 6]", "[5, 7]"),
            ("[4, 6]", "(unbounded, 5]"),
            ("[4, 6]", "[5, unbounded)"),
            ("(4, unbounded)", "(unbounded, 6)"),
            ("[1/3, 1/2]", "[3/10, 2/5]"),
        )
    ),
    (
        "statistic_has_two_roots",
        "a figure that repeats two others",
        {
            "figures": [figure("a.x", 1), figure("a.y", 1), figure("a.z", 1)],
            "figure_relations": [relation("a.x", "same_as", "a.y"), relation("a.x", "derived_from", "a.z")],
        },
        ["a.x"],
    ),
    (
        "statistic_has_two_roots",
        "three figures that repeat each other in a circle",
        {
            "figures": [figure("a.x", 1), figure("a.y", 1), figure("a.z", 1)],
            "figure_relations": [
                relation("a.x", "same_as", "a.y"),
                relation("a.y", "same_as", "a.z"),
                relation("a.z", "derived_from", "a.x"),
            ],
        },
        ["a.x", "a.y", "a.z"],
    ),
    *(
        (
            "twins_disagree",
            f"a repetition with another {name}",
            {
                "figures": [figure("a.x", 22), figure("a.y", 22) | columns],
                "figure_relations": [relation("a.x", "same_as", "a.y")],
            },
            ["a.x"],
        )
        for name, columns in (
            ("value", number("value", 23)),
            ("kind of value", number("value", "22/7")),
            ("value that is empty", number("value", None)),
            ("measure", {"measure_id": "outcomes"}),
            ("offence", {"offence_id": "other"}),
            ("outcome", {"outcome_group_id": "charged"}),
            ("area", {"area_id": "surrey"}),
            ("period", {"period_id": "2015"}),
        )
    ),
    *(
        (
            "value_outside_its_interval",
            f"{value} in {hard}",
            {"figures": [figure("a.x", value, hard)]},
            ["a.x"],
        )
        for value, hard in (
            ("7", "[8, 9]"),
            ("7", "[5, 6]"),
            ("1/3", "[2/5, unbounded)"),
            ("1/3", "(unbounded, 1/4]"),
        )
    ),
    (
        "value_without_reason",
        "no value and no reason, and a value with the reason of none",
        {"figures": [figure("a.x", None), figure("a.y", 5, value_reason="words_only")]},
        ["a.x", "a.y"],
    ),
    *(
        (
            "caveat_code_is_unknown",
            f"a code without wording in {table}",
            {"caveats": CAVEATS, table: [{key: "a.x", "caveats": "hedged unheard_of press_reported"}]},
            ["a.x"],
        )
        for table, key in (
            ("observations", "observation_id"),
            ("outcome_shares", "outcome_share_id"),
            ("changes", "change_id"),
        )
    ),
    ("change_is_wrong", "a change with the wrong sign", {"changes": [change(absolute=-20)]}, ["a.x.from.y"]),
    (
        "change_is_wrong",
        "a change over the later level",
        {"changes": [change(relative="1/6")]},
        ["a.x.from.y"],
    ),
    (
        "computed_share_is_wrong",
        "a share of other counts",
        {"outcome_shares": [share() | number("share", "22/449")]},
        ["a.x.of.y"],
    ),
    (
        "computed_share_is_wrong",
        "a share above one",
        {"outcome_shares": [share(numerator=449)]},
        ["a.x.of.y"],
    ),
    (
        "reading_without_inputs",
        "a decided reading that used nothing",
        {"readings": [reading()]},
        ["a.x.share.primary"],
    ),
    *(
        (
            "reading_without_inputs",
            f"a decided reading without {name}",
            {"readings": [reading() | {name: None}], "reading_inputs": [used("a.part", "numerator")]},
            ["a.x.share.primary"],
        )
        for name in ("expression", "computed_low")
    ),
    (
        "reading_without_inputs",
        "an undecided reading without a reason, and a decided one with one",
        {
            "readings": [
                reading("a.x.share.primary", "indeterminate"),
                reading("a.y.share.primary", "consistent", "unit"),
            ],
            "reading_inputs": [used("a.part", "numerator", "a.y.share.primary")],
        },
        ["a.x.share.primary", "a.y.share.primary"],
    ),
    *(
        (
            "share_joins_different_bases",
            f"a base of another {name}",
            {"figures": [CHARGED, CLOSED | columns], "outcome_shares": [share()]},
            ["a.x.of.y"],
        )
        for name, columns in (
            ("article", {"article_id": "b"}),
            ("area", {"area_id": "surrey"}),
            ("period", {"period_id": "2015"}),
            ("count basis", {"count_basis": "recorded"}),
            ("unit that is listed as different", {"unit": "victim"}),
            ("unit that is not listed", {"unit": "incident"}),
        )
    ),
    (
        "share_joins_different_bases",
        "what was recorded out of what was closed",
        {"figures": [CHARGED | {"count_basis": "recorded"}, CLOSED], "outcome_shares": [share()]},
        ["a.x.of.y"],
    ),
    (
        "statistic_counted_twice",
        "a figure with a value that belongs to no observation",
        {"figures": [figure("a.x", 22)]},
        ["a.x"],
    ),
    (
        "statistic_counted_twice",
        "an observation that counts its repetition separately",
        {
            "figures": [figure("a.x", 22), figure("a.y", 22)],
            "observations": [{"observation_id": "a.x", "figure_count": 1}],
            "observation_figures": [
                {"observation_id": "a.x", "figure_id": "a.x"},
                {"observation_id": "a.x", "figure_id": "a.y"},
            ],
        },
        ["a.x"],
    ),
    (
        "statistic_counted_twice",
        "an observation without figures",
        {"observations": [{"observation_id": "a.x", "figure_count": 1}]},
        ["a.x"],
    ),
    *(
        ("claim_without_verdict", planted, tables, ["a.x"])
        for planted, tables in (
            ("a share without a verdict", {"figures": [figure("a.x", "1/3", kind="share")]}),
            ("a hedged count without one", {"figures": [figure("a.x", 400, hedge_id="around")]}),
            *(
                (
                    f"a count that is {role} another without one",
                    {
                        "figures": [figure("a.x", 22), figure("a.y", 22)],
                        "figure_relations": [relation("a.x", role, "a.y")],
                    },
                )
                for role in ("same_as", "derived_from", "part_of", "addend")
            ),
            ("a verdict on a bare count", {"figures": [figure("a.x", 22)], "verdicts": [verdict()]}),
            ("a verdict on no figure", {"verdicts": [verdict()]}),
        )
    ),
    *(
        ("verdict_contradicts_readings", planted, tables, ["a.x"])
        for planted, tables in (
            (
                "a verdict that its only reading does not have",
                claimed(verdict("inconsistent", "consistent", holds_under="primary"), reading()),
            ),
            (
                "another primary verdict than that of the primary reading",
                claimed(verdict("consistent", "inconsistent"), reading()),
            ),
            (
                "the verdict of an alternative as that of the primary reading",
                claimed(
                    verdict("depends_on_reading", "inconsistent", holds_under="primary"),
                    reading(),
                    alternative("share.other", "inconsistent"),
                ),
            ),
            (
                "an alternative named as the primary reading",
                claimed(
                    verdict() | {"primary_reading_id": "a.x.share.other"},
                    reading(),
                    alternative("share.other", "consistent"),
                ),
            ),
            (
                "a primary reading of another claim",
                claimed(verdict() | {"primary_reading_id": "a.y.share.primary"}, reading()),
            ),
            (
                "one verdict where readings differ",
                claimed(verdict("consistent"), reading(), alternative("share.other", "inconsistent")),
            ),
            (
                "one verdict where families differ",
                claimed(verdict("consistent"), reading(), reading("a.x.bound.primary", "inconsistent")),
            ),
            (
                "two verdicts where all readings agree",
                claimed(
                    verdict("depends_on_reading", "consistent", holds_under="primary"),
                    reading(),
                    alternative("share.other", "consistent"),
                ),
            ),
            (
                "a verdict that only another text decides",
                claimed(
                    verdict("inconsistent", "indeterminate"),
                    reading(verdict="indeterminate", reason="no_parts"),
                    alternative("share.other", "inconsistent", evidence_scope="other_text"),
                ),
            ),
            (
                "a verdict that only failing alternatives give",
                claimed(
                    verdict("inconsistent", "indeterminate"),
                    reading(verdict="indeterminate", reason="no_parts"),
                    alternative("feasible_denominator.other_total.y", "inconsistent"),
                ),
            ),
            (
                "a verdict because some whole number gives the share",
                claimed(
                    verdict("consistent", "indeterminate"),
                    reading(verdict="indeterminate", reason="no_parts"),
                    reading("a.x.grim.primary"),
                ),
            ),
            (
                "no verdict although no whole number gives the share",
                claimed(
                    verdict("indeterminate", "indeterminate", "no_parts"),
                    reading(verdict="indeterminate", reason="no_parts"),
                    reading("a.x.grim.primary", "inconsistent"),
                ),
            ),
            (
                "the verdict of a reading that holds after rounding",
                claimed(verdict("inconsistent", holds_under="primary.truncation"), FAILING, ROUNDED),
            ),
            (
                "a reading counted beside the one that rounds it",
                claimed(
                    verdict("depends_on_reading", "inconsistent", holds_under="primary.truncation"),
                    FAILING,
                    ROUNDED,
                ),
            ),
            ("no primary reading", claimed(verdict(), reading(is_primary=False))),
            (
                "a primary reading of another text only",
                claimed(verdict(), reading(evidence_scope="other_text")),
            ),
            ("readings without a verdict", {"readings": [reading()]}),
            ("a verdict without readings", {"verdicts": [verdict()]}),
            (
                "an indeterminate verdict without a reason",
                claimed(verdict("indeterminate"), reading(verdict="indeterminate", reason="unit")),
            ),
            ("a decided verdict with a reason", claimed(verdict(reason="unit"), reading())),
            ("a true claim that holds under nothing", claimed(verdict() | {"holds_under": None}, reading())),
            (
                "a false claim that holds under something",
                claimed(verdict("inconsistent", holds_under="primary"), FAILING),
            ),
            (
                "an undecided claim that holds under something",
                claimed(
                    verdict("indeterminate", reason="unit", holds_under="primary"),
                    reading(verdict="indeterminate", reason="unit"),
                ),
            ),
        )
    ),
    *(
        (
            "verdict_fails_cross_multiplication",
            words,
            decided(found, the_claim, numerator),
            ["a.x.share.primary"],
        )
        for words, found, the_claim, numerator in (
            ("three quarters called nearly three quarters", "consistent", NEARLY_THREE_QUARTERS, 75),
            ("70 per cent called nearly three quarters", "consistent", NEARLY_THREE_QUARTERS, 70),
            ("70 per cent called an understatement", "understated", NEARLY_THREE_QUARTERS, 70),
            ("72 per cent called impossible", "inconsistent", NEARLY_THREE_QUARTERS, 72),
            ("45 per cent called a consistent more than a third", "consistent", MORE_THAN_A_THIRD, 45),
            ("45 per cent called a wrong wording", "inconsistent_wording", MORE_THAN_A_THIRD, 45),
            ("33 per cent called more than a third", "consistent", MORE_THAN_A_THIRD, 33),
            ("20 per cent called a consistent less than half", "consistent", LESS_THAN_HALF, 20),
            ("half called less than half", "consistent", LESS_THAN_HALF, 50),
            ("40 per cent called a consistent less than half", "consistent", LESS_THAN_HALF, 40),
            ("85 per cent called a consistent three quarters", "consistent", AROUND_THREE_QUARTERS, 85),
            ("85 per cent called an understatement", "understated", AROUND_THREE_QUARTERS, 85),
        )
    ),
    *(
        (
            "verdict_fails_cross_multiplication",
            words,
            bounded(found, MORE_THAN_400, precise),
            ["a.x.bound.primary"],
        )
        for words, found, precise in (
            ("400 called more than 400", "consistent", 400),
            ("500 called a consistent more than 400", "consistent", 500),
            ("449 called an understatement", "understated", 449),
        )
    ),
    *(
        (
            "verdict_fails_cross_multiplication",
            f"{words} called {REFUTED[found]}",
            build(REFUTED[found], *arguments),
            [f"a.x.{'sum' if build is added else arguments[0]}.primary"],
        )
        for found, words, build, arguments in DECIDED_BY_WHOLE_NUMBERS
    ),
    *(
        (
            "verdict_fails_cross_multiplication",
            f"{words} called {REFUTED[found]}",
            added(REFUTED[found], *arguments, **options),
            ["a.x.sum_bound.primary"],
        )
        for found, words, options, arguments in MORE_OR_LESS
    ),
    *(
        (
            "verdict_fails_cross_multiplication",
            f"{words} called {REFUTED[found]}",
            held_against(REFUTED[found], "part_whole", the_claim, A_PART),
            ["a.x.part_whole.primary"],
        )
        for found, words, the_claim in PARTS_OF_100
    ),
    *(
        (
            "verdict_fails_cross_multiplication",
            f"{words}, the same, called {REFUTED[found]}",
            twin(REFUTED[found], value),
            ["a.x.duplicate.primary"],
        )
        for found, words, value in TWINS
    ),
    *(
        (
            "whole_number_of_base_is_wrong",
            f"{words} called {REFUTED[found]}",
            whole_number(REFUTED[found], hard, base, family=family),
            [f"a.x.{family}.primary"],
        )
        for words, hard, base, found in WHOLE_NUMBERS
        for family in ("grim", "feasible_denominator")
    ),
    *(
        (
            "whole_number_of_base_is_wrong",
            planted,
            whole_number(found, POWERLESS, [base], has_power),
            ["a.x.grim.primary"],
        )
        for planted, found, base, has_power in (
            ("a fifth of a hundred called a finding", "consistent", 100, False),
            ("a fifth of a hundred said to tell something", "indeterminate", 100, True),
            ("a fifth of a hundred that does not say what it tells", "indeterminate", 100, None),
            ("a fifth of ten said to tell nothing", "consistent", 10, False),
            ("a fifth of ten called undecided", "indeterminate", 10, True),
            ("a fifth of ten that does not say what it tells", "consistent", 10, None),
        )
    ),
    *(
        ("rounding_without_failure", planted, tables, ["a.x.share.primary.truncation"])
        for planted, tables in (
            ("a reading that rounds and does not hold by rounding", rounding("consistent")),
            ("a reading that rounds and fails", rounding("inconsistent")),
            ("a reading that holds by rounding and rounds nothing", rounding(rounds=None)),
            (
                "a reading that rounds one that is not there",
                rounding(rounds="a.x.share.other")
                | {
                    "reading_inputs": [
                        used("a.part", "numerator", name)
                        for name in ("a.x.share.primary.truncation", "a.x.share.other")
                    ]
                },
            ),
            ("a reading that rounds one that holds", rounding(exact="consistent")),
            ("a reading that rounds an understatement", rounding(exact="understated")),
            ("a reading that rounds what is undecided", rounding(exact="indeterminate")),
            ("a primary reading after rounding", rounding(is_primary=True)),
            ("a reading after rounding from other figures", rounding(inputs=("a.part", "a.other"))),
            ("a reading after rounding from no figures", rounding(inputs=("a.part", None))),
            ("a rounding of a reading from no figures", rounding(inputs=(None, "a.part"))),
            (
                "a reading after rounding with another role for a figure",
                rounding(inputs=("a.part", None))
                | {
                    "reading_inputs": [
                        used("a.part", "numerator"),
                        used("a.part", "numerator_part", "a.x.share.primary.truncation"),
                    ]
                },
            ),
        )
    ),
    (
        "verdict_fails_cross_multiplication",
        "two numerators of which only one was counted",
        {
            "figures": [
                NEARLY_THREE_QUARTERS,
                figure("a.part", 72),
                figure("a.other", 10),
                figure("a.whole", 100),
            ],
            "readings": [reading()],
            "reading_inputs": [
                used("a.part", "numerator"),
                used("a.other", "numerator"),
                used("a.whole", "denominator"),
            ],
        },
        ["a.x.share.primary"],
    ),
]

# check, what is well, rows
CLEAN = [
    *(
        ("part_exceeds_whole", well, tables)
        for well, tables in (
            ("40 of 40", parts((40,), (40,))),
            ("40 of 40 as addend", parts((40,), (40,), "addend")),
            ("more than 390 of 400", parts((390, "(390, unbounded)"), (400,))),
            (
                "more than 400 of a whole without a bound",
                parts((400, "(400, unbounded)"), (300, "(300, unbounded)")),
            ),
            ("a declared conflict", parts((41,), (40,), declared_pair=("a.part", "a.whole"))),
            (
                "a conflict declared the other way round",
                parts((41,), (40,), declared_pair=("a.whole", "a.part")),
            ),
            ("more closed than recorded, divided", parts((41,), (40,), "numerator", count_basis="closed")),
            ("more offences than victims, divided", parts((41,), (40,), "numerator", unit="victim")),
            ("a part that is no number of the same form", parts((41,), (40,), kind="share")),
            ("a later level and a baseline", parts((41,), (40,), "later_level")),
            (
                "a numerator beside what it is compared with",
                parts((41,), (40,))
                | {
                    "figure_relations": [
                        relation("a.share", "numerator", "a.part"),
                        relation("a.share", "comparator", "a.whole"),
                    ]
                },
            ),
        )
    ),
    *(
        ("count_exceeds_wider_count", well, within(part, whole))
        for well, part, whole in (
            ("another article", {"figure_id": "b.part", "article_id": "b"}, {"area_id": "england"}),
            ("another period", {"period_id": "2015"}, {"area_id": "england"}),
            (
                "a period that is not stated",
                {"period_id": "not-stated"},
                {"area_id": "england", "period_id": "not-stated"},
            ),
            ("another offence", {"offence_id": "other"}, {"area_id": "england"}),
            ("another unit", {"unit": "victim"}, {"area_id": "england"}),
            ("another basis", {"count_basis": "closed"}, {"area_id": "england"}),
            ("another source", {"source_id": "other"}, {"area_id": "england"}),
            ("every year", {"quantifier_text": "each year"}, {"area_id": "england"}),
            ("another measure", {"measure_id": "recorded"}, {"area_id": "england"}),
            (
                "measures that are no police records",
                {"measure_id": "deaths", "outcome_group_id": "charged"},
                {},
            ),
            ("no count", {"kind": "share"}, {"area_id": "england"}),
            ("what is left out of the area", {"area_id": "rest-of-england"}, {"area_id": "england"}),
            ("an area within no other", {"area_id": "railways"}, {"area_id": "england"}),
            ("the wider area", {"area_id": "england"}, {}),
            (
                "another outcome of a wider area",
                {"outcome_group_id": "charged"},
                {"outcome_group_id": "unsupported", "area_id": "england"},
            ),
            ("an outcome in another area", {"outcome_group_id": "charged"}, {"area_id": "surrey"}),
            (
                "an area that is not stated",
                {"outcome_group_id": "charged", "area_id": "not-stated"},
                {"area_id": "not-stated"},
            ),
            ("an outcome that is not sure", {"outcome_group_id": "dropped", "outcome_match": "unclear"}, {}),
            ("a group of other types", {"outcome_group_id": "charged"}, {"outcome_group_id": "unsupported"}),
            (
                "a group of unknown types",
                {"outcome_group_id": "dropped"},
                {"outcome_group_id": "unsupported"},
            ),
            ("no outcome yet", {"outcome_group_id": "not-yet-assigned"}, {"outcome_group_id": "any-outcome"}),
        )
    ),
    (
        "count_exceeds_wider_count",
        "a declared conflict",
        within({}, {"area_id": "england"}, ("a.whole", "a.part")),
    ),
    (
        "count_exceeds_wider_count",
        "as many in Kent as in England",
        {"figures": [figure("a.part", 40), figure("a.whole", 40, area_id="england")]},
    ),
    *(
        ("rounding_misses_precise_figure", well, tables)
        for well, tables in (
            ("more than 400 for 449", rounder("(400, unbounded)", "[449, 449]")),
            ("up to 449 for 449", rounder("(unbounded, 449]", "[449, 449]")),
            ("a third for 38 per cent", rounder("(1/4, 2/5)", "[375/1000, 385/1000)")),
            ("no bounds", rounder("(unbounded, unbounded)", "[449, 449]")),
            ("a declared conflict", rounder("(450, unbounded)", "[449, 449]", ("a.precise", "a.rounder"))),
            ("a change beside a level", rounder("[160, 160]", "[449, 449]", kind="change")),
        )
    ),
    (
        "part_is_its_own_whole",
        "parts of parts, addends of a sum, a chain of additions and a repetition",
        chained(
            ("a.x", "part_of", "a.y"),
            ("a.y", "part_of", "a.z"),
            ("a.z", "addend", "a.y"),
            ("a.x", "additive_to", "a.w"),
            ("a.w", "additive_to", "a.v"),
            ("a.u", "same_as", "a.x"),
        ),
    ),
    *(
        (
            "numeral_outside_its_quote",
            f"{value_text} read from {quote}",
            {"mentions": [mention("a.x", quote)], "figures": [figure("a.x", 3, value_text=value_text)]},
        )
        for value_text, quote in (
            ("13,568", "just 13,568"),
            ("4.5 per cent", "(4.5 per cent)"),
            ("3", "3, 13 and 23"),
            ("3", "13, 23 and 3."),
            ("THOUSANDS", "THOUSANDS"),
            ("£4.5m", "a cost of £4.5m."),
        )
    ),
    (
        "published_words_reach_a_quarter",
        "29 characters of 120, some of them in several columns",
        {
            "articles": [article(character_count=120)],
            "mentions": [
                mention("a.x", "twenty-two in Kent it is", 10, line_number=1),
                mention("a.y", "9", 50, line_number=1),
            ],
            "quotations": [
                {"article_id": "a", "line_number": 1, "start_char": 10, "opening_words": "twenty-two in Kent"}
            ],
            "figures": [
                figure("a.x", 22, area_text="in Kent"),
                figure("a.y", 9, area_text="Kent", attribution_text="said"),
            ],
        },
    ),
    (
        "value_outside_its_interval",
        "a thousand, understood as several",
        {
            "figures": [
                figure("a.x", 1000, "[1000, 100000)", value_class="magnitude", **soft("[2000, 10000)"))
            ]
        },
    ),
    (
        "twins_disagree",
        "an offence that is a case the second time, on an unstated basis, in wider words",
        {
            "figures": [
                figure("a.x", 22),
                figure("a.y", 22, "[20, unbounded)", unit="case", count_basis="unstated"),
            ],
            "figure_relations": [relation("a.x", "same_as", "a.y")],
        },
    ),
    *(
        (
            "computed_value_outside_its_bounds",
            f"{number} of {table} from {low} to {high}",
            bounded_row(table, number, low, high),
        )
        for table in (
            "readings",
            "observations",
            "outcome_shares",
            "changes",
            "attrition",
            "force_nation_comparisons",
        )
        for number, low, high in ((5, 5, 5), (5, None, 6), (5, 4, None), (None, None, None), (None, 5, 6))
    ),
    ("row_leads_to_no_mention", "every derived table with a row that leads to one", leading()),
    (
        "row_leads_to_no_mention",
        "a stage that is not printed beside one that is",
        leading()
        | {
            "attrition": [
                {
                    "attrition_id": "a.s",
                    "article_id": "a",
                    "offence_id": "abuse",
                    "area_id": "kent",
                    "period_id": "2016",
                }
            ]
        },
    ),
    (
        "row_leads_to_no_mention",
        "an article without a number",
        {
            "article_scorecards": [
                {"article_id": "a", "figure_count": 0, "date_count": 0, "dismissal_count": 0}
            ]
        },
    ),
    (
        "share_joins_different_bases",
        "counts of an unstated basis that are called so",
        {
            "figures": [CHARGED | {"count_basis": "unstated"}, CLOSED],
            "outcome_shares": [share(comparability="unstated")],
        },
    ),
    (
        "share_joins_different_bases",
        "a printed share of victims out of printed offences, in no stated period",
        {
            "figures": [CHARGED | {"kind": "share", "unit": "victim", "period_id": "not-stated"}, CLOSED],
            "outcome_shares": [share(share_basis="printed", share_figure_id="a.x", numerator_figure_id=None)],
        },
    ),
    ("change_joins_different_series", "two levels of one series", series()),
    (
        "change_joins_different_series",
        "a level and a printed change",
        {
            "figures": [figure("a.new", 120), figure("a.rise", 20, kind="change", baseline_period_id="2015")],
            "changes": [series()["changes"][0] | {"from_figure_id": None, "change_figure_id": "a.rise"}],
        },
    ),
    *(
        ("comparison_joins_different_shares", well, compared(*sides))
        for well, *sides in (
            ("Kent and England", {}, {}),
            ("Kent and a country that is not known, called so", {}, {"area_id": "the-country"}, "unstated"),
            (
                "no stated period, called so",
                {"period_id": "not-stated"},
                {"period_id": "not-stated"},
                "unstated",
            ),
        )
    ),
    *(
        ("reading_joins_different_bases", well, tables)
        for well, tables in (
            ("counts of one basis", joined(comparability="same")),
            ("an unstated basis called so", joined({"count_basis": "unstated"}, comparability="unstated")),
            (
                "what is not decided",
                joined({"unit": "victim"}, verdict_found="indeterminate", comparability="different"),
            ),
            ("a count per head", joined({"unit": "victim"}, family="rate")),
            ("another text that is called so", joined({"article_id": "b"}, evidence_scope="other_text")),
            (
                "two numerators of different units",
                joined({"unit": "victim"}, roles=("numerator", "numerator_part")),
            ),
            (
                "two addends of different units",
                joined({"unit": "victim"}, family="sum", roles=("addend", "addend")),
            ),
        )
    ),
    *(
        ("verdict_holds_under_no_reading", well, tables)
        for well, tables in (
            ("one reading", claimed(verdict(), reading()) | {"reading_inputs": [used("a.y", "numerator")]}),
            (
                "two readings",
                claimed(
                    verdict(holds_under="primary other_period.2015"),
                    reading(),
                    alternative("share.other_period.2015", "understated"),
                )
                | {
                    "reading_inputs": [
                        used("a.y", "numerator"),
                        used("a.y", "numerator", "a.x.share.other_period.2015"),
                    ]
                },
            ),
            ("none", claimed(verdict("inconsistent"), FAILING)),
        )
    ),
    ("attrition_joins_two_bases", "a share of closed offences among closed ones", stage()),
    (
        "attrition_joins_two_bases",
        "two bases and a reason in place of a share",
        stage("recorded", share_id=None, reason="count_basis"),
    ),
    ("comparison_is_wrong", "bounds subtracted, and the Wilson interval of 22 of 332", comparison()),
    ("scorecard_is_wrong", "every mention counted", scorecard()),
    (
        "scorecard_is_wrong",
        "one figure with all that a reader needs",
        scorecard(claim_count=1, hedged_count=1),
    ),
    ("shared_passage_is_wrong", "fifty characters in both", passage()),
    ("shared_passage_is_wrong", "up to the ends of both", passage("a", "b", (50, 100), (50, 100))),
    (
        "caveat_code_is_unknown",
        "codes that have their wording",
        {"caveats": CAVEATS, **caveats_everywhere("hedged press_reported")},
    ),
    ("comparability_contradicts_itself", "the reference rows", {}),
    (
        "comparability_contradicts_itself",
        "a pair that is written in both orders alike",
        {"comparability": [pair("unit", "victim", "offence", "different")]},
    ),
    (
        "decimal_differs_from_fraction",
        "exact figures, thirds and no numbers",
        {
            "figures": [
                figure("a.x", "1/3", "(1/4, 2/5)", **soft("[7/24, 11/30)"), **number("granularity", "1/100")),
                figure("a.y", None),
                figure("a.z", "-2/3"),
            ]
        },
    ),
    (
        "difference_without_decision",
        "agreement, and decisions for the first, the second and neither that are followed",
        {
            "compared_codes": [
                coded("case", "case", "case", pair_id="a.v"),
                coded(None, None, None, pair_id="a.w"),
                coded("case", "offence", "case", pair_id="a.x"),
                coded("case", None, None, pair_id="a.y"),
                coded("case", "offence", "incident", pair_id="a.z"),
            ],
            "adjudications": [
                ruling("first"),
                ruling("second", pair_id="a.y"),
                ruling("neither", pair_id="a.z"),
            ],
        },
    ),
    (
        "dismissal_without_reason",
        "a dismissal with a reason and a count without",
        {"mentions": [mention("a.x", kind="dismissed", dismissed_as="pronoun"), mention("a.y", start=20)]},
    ),
    (
        "interval_is_empty",
        "a point, two open ends, and no bound at all",
        {
            "figures": [
                figure("a.x", 5, "[5, 5]", **soft("[5, 5]")),
                figure("a.y", 5, "(4, 6)", **soft("(4, 6)")),
                figure("a.z", 5, "(unbounded, unbounded)", **soft("(unbounded, unbounded)")),
            ]
        },
    ),
    (
        "mention_length_differs_from_quote",
        "quotes counted in characters, the last at the end of its text",
        {
            "articles": [article(character_count=14)],
            "mentions": [mention("a.x"), mention("a.y", "“café”", 8)],
        },
    ),
    (
        "mention_without_its_row",
        "a count with its figure, a date with its date, a dismissal with neither",
        {
            "kinds": KINDS,
            "mentions": [mention("a.x"), mention("a.d", kind="date"), mention("a.n", kind="dismissed")],
            "figures": [figure("a.x", 22)],
            "dates": [{"mention_id": "a.d", "article_id": "a", "period_id": "2016"}],
        },
    ),
    (
        "mentions_overlap",
        "mentions that touch, and the same offsets in another article",
        {"mentions": [mention("a.x", start=0), mention("a.y", start=8), mention("b.x", start=4)]},
    ),
    (
        "numeral_outside_its_quote",
        "a numeral in its quote, and a figure in words",
        {
            "mentions": [mention("a.x", "just 22 cases"), mention("a.y", "a rise", start=40)],
            "figures": [figure("a.x", 22, value_text="22"), figure("a.y", None)],
        },
    ),
    (
        "period_and_basis_disagree",
        "a stated period with a basis and an unstated one without",
        {
            "figures": [
                figure("a.x", 22),
                figure("a.y", 22, period_id="not-stated", period_basis="unstated"),
                figure("a.z", 22, period_id="unresolved", period_basis="relative"),
            ]
        },
    ),
    ("period_dates_contradict", "the reference rows", {}),
    ("period_dates_contradict", "a single day", {"periods": [period("months", FIRST, FIRST)]}),
    (
        "published_words_reach_a_quarter",
        "24 words of 100, some of them printed twice",
        {
            "articles": [article(), article("b", word_count=1000)],
            "mentions": [
                mention("a.x", "one two three four five six seven eight nine ten"),
                mention("a.y", "one two three four five six seven eight nine ten", start=90),
                mention("b.x", "eleven twelve"),
            ],
            "quotations": [{"article_id": "a", "opening_words": "11 12 13 14 15 16 17"}],
            "figures": [
                figure("a.x", 1, attribution_text="18 19  20 said"),
                figure("a.y", 1, area_text="in 23 of"),
            ],
        },
    ),
    (
        "relation_leaves_its_article",
        "relations and dates within an article",
        {
            "figures": [figure("a.x", 1), figure("a.y", 1)],
            "figure_relations": [relation("a.x", "same_as", "a.y")],
            "mentions": [mention("a.x"), mention("a.d", kind="date")],
            "mention_dates": [{"mention_id": "a.x", "date_mention_id": "a.d"}],
        },
    ),
    *(
        (
            "soft_interval_leaves_hard_interval",
            f"a soft interval {inner} in a hard one {outer}",
            {"figures": [figure("a.x", 5, outer, **soft(inner))]},
        )
        for outer, inner in (
            ("[4, 6]", "[4, 6]"),
            ("(4, 6)", "[4, 6]"),
            ("(4, unbounded)", "(4, 6)"),
            ("(unbounded, 6)", "[5, 6)"),
            ("(unbounded, unbounded)", "(unbounded, unbounded)"),
            ("(1/3, 1/2)", "[2/5, 1/2)"),
        )
    ),
    (
        "statistic_has_two_roots",
        "a wording of a repetition of a figure",
        {
            "figures": [figure("a.x", 1), figure("a.y", 1), figure("a.z", 1)],
            "figure_relations": [
                relation("a.x", "derived_from", "a.y"),
                relation("a.y", "same_as", "a.z"),
                relation("a.x", "part_of", "a.z"),
            ],
        },
    ),
    (
        "twins_disagree",
        "a true repetition, and a rounder wording that differs",
        {
            "figures": [figure("a.x", 22), figure("a.y", "44/2"), figure("a.z", 20, area_id="surrey")],
            "figure_relations": [relation("a.x", "same_as", "a.y"), relation("a.z", "derived_from", "a.x")],
        },
    ),
    (
        "twins_disagree",
        "words that are printed twice and have no value",
        {
            "figures": [figure("a.x", None), figure("a.y", None)],
            "figure_relations": [relation("a.x", "same_as", "a.y")],
        },
    ),
    *(
        ("value_outside_its_interval", f"{value} in {hard}", {"figures": [figure("a.x", value, hard)]})
        for value, hard in (
            ("7", "[7, 7]"),
            ("7", "(7, 9)"),
            ("7", "(5, 7)"),
            ("1/3", "(1/3, unbounded)"),
            (None, "(1/2, 1]"),
        )
    ),
    (
        "value_without_reason",
        "a value, and words with the reason why they have none",
        {"figures": [figure("a.x", 0), figure("a.y", None, value_reason="words_only")]},
    ),
    (
        "caveat_code_is_unknown",
        "codes with their wording",
        {
            "caveats": CAVEATS,
            "observations": [{"observation_id": "a.x", "caveats": "hedged press_reported"}],
            "outcome_shares": [{"outcome_share_id": "a.x", "caveats": "press_reported"}],
            "changes": [{"change_id": "a.x", "caveats": "hedged"}],
        },
    ),
    (
        "change_is_wrong",
        "a rise, a fall and a rise from nothing",
        {
            "changes": [
                change(),
                change(2128, 1953, -175, "-25/304", change_id="a.fall"),
                change(0, 5, 5, None, change_id="a.start"),
            ]
        },
    ),
    (
        "computed_share_is_wrong",
        "shares of nothing and of all, and a printed share without counts",
        {
            "outcome_shares": [
                share(),
                share("a.none", 0, 332),
                share("a.all", 332, 332),
                {"outcome_share_id": "a.printed", "share_basis": "printed"} | number("share", "6/5"),
            ]
        },
    ),
    (
        "reading_without_inputs",
        "a decided reading with inputs and an undecided one without",
        {
            "readings": [reading(), reading("a.y.share.primary", "indeterminate", "no_parts")],
            "reading_inputs": [used("a.part", "numerator"), used("a.whole", "denominator")],
        },
    ),
    *(
        (
            "share_joins_different_bases",
            words,
            {"figures": [CHARGED | first, CLOSED | second], "outcome_shares": [share()]},
        )
        for words, first, second in (
            ("counts of the same basis", {}, {}),
            ("an unstated basis", {"count_basis": "unstated"}, {"count_basis": "recorded"}),
            ("units that may differ", {"unit": "case"}, {"unit": "offence"}),
            ("units that may differ, in the other order", {"unit": "offence"}, {"unit": "case"}),
        )
    ),
    (
        "share_joins_different_bases",
        "a printed share",
        {"outcome_shares": [{"outcome_share_id": "a.printed", "share_figure_id": "a.x"}]},
    ),
    (
        "statistic_counted_twice",
        "a figure and its repetition in one observation, and words without a value in none",
        {
            "figures": [figure("a.x", 22), figure("a.y", 22), figure("a.z", None)],
            "observations": [{"observation_id": "a.x", "figure_count": 2}],
            "observation_figures": [
                {"observation_id": "a.x", "figure_id": "a.x"},
                {"observation_id": "a.x", "figure_id": "a.y"},
            ],
        },
    ),
    (
        "claim_without_verdict",
        "a share with a verdict, and counts without",
        {
            "figures": [figure("a.x", "1/3", kind="share"), figure("a.y", 22), figure("a.z", 332)],
            "figure_relations": [
                relation("a.x", "numerator", "a.y"),
                relation("a.x", "denominator", "a.z"),
                relation("a.y", "additive_to", "a.z"),
            ],
            "verdicts": [verdict("indeterminate", reason="unit")],
        },
    ),
    *(
        ("verdict_contradicts_readings", well, tables)
        for well, tables in (
            ("one reading", claimed(verdict(), reading())),
            ("one reading that fails", claimed(verdict("inconsistent"), FAILING)),
            (
                "a slip that does not explain a claim which holds",
                claimed(
                    verdict(),
                    reading(),
                    alternative("points_as_per_cent.percentage_points", "inconsistent"),
                ),
            ),
            (
                "an understatement",
                claimed(verdict("understated"), reading(verdict="understated")),
            ),
            (
                "a reading that nothing decides",
                claimed(
                    verdict("indeterminate", reason="unit"), reading(verdict="indeterminate", reason="unit")
                ),
            ),
            (
                "readings that differ",
                claimed(
                    verdict("depends_on_reading", "inconsistent", holds_under="other"),
                    FAILING,
                    alternative("share.other", "consistent"),
                ),
            ),
            (
                "readings that fail in two ways",
                claimed(
                    verdict("depends_on_reading", "inconsistent"),
                    FAILING,
                    alternative("share.other", "inconsistent_wording"),
                ),
            ),
            (
                "readings that agree, and one of another text that does not",
                claimed(
                    verdict("inconsistent"),
                    FAILING,
                    alternative("share.other", "inconsistent"),
                    alternative("share.elsewhere", "consistent", evidence_scope="other_text"),
                ),
            ),
            (
                "an alternative that holds where the primary reading is undecided",
                claimed(
                    verdict("consistent", "indeterminate", holds_under="other"),
                    reading(verdict="indeterminate", reason="unit"),
                    alternative("share.other", "consistent"),
                ),
            ),
            (
                "alternatives that differ where the primary reading is undecided",
                claimed(
                    verdict("depends_on_reading", "indeterminate", holds_under="other"),
                    reading(verdict="indeterminate", reason="unit"),
                    alternative("share.other", "consistent"),
                    alternative("share.third", "inconsistent"),
                ),
            ),
            (
                "an alternative that fails where the primary reading is undecided",
                claimed(
                    verdict("indeterminate", reason="unit"),
                    reading(verdict="indeterminate", reason="unit"),
                    alternative("share.other", "inconsistent"),
                ),
            ),
            (
                "primary readings of two families that agree",
                claimed(verdict(), reading(), reading("a.x.bound.primary")),
            ),
            (
                "a family that decides beside one that does not",
                claimed(
                    verdict(),
                    reading(verdict="indeterminate", reason="no_parts"),
                    reading("a.x.two_forms.primary"),
                ),
            ),
            (
                "a whole number that gives the share, which confirms nothing",
                claimed(
                    verdict("indeterminate", reason="no_parts"),
                    reading(verdict="indeterminate", reason="no_parts"),
                    reading("a.x.grim.primary"),
                ),
            ),
            (
                "no whole number that gives the share, which refutes it",
                claimed(
                    verdict("inconsistent"),
                    reading(verdict="indeterminate", reason="no_parts"),
                    reading("a.x.grim.primary", "inconsistent"),
                ),
            ),
            (
                "a level below what the change suggests, which refutes it too",
                claimed(
                    verdict("inconsistent_wording"),
                    reading("a.x.relative_change.primary", "indeterminate", "no_comparator"),
                    reading("a.x.implied_level.primary", "inconsistent_wording"),
                ),
            ),
            (
                "a reading after rounding in place of the one it rounds",
                claimed(
                    verdict("consistent_by_rounding", "inconsistent", holds_under="primary.truncation"),
                    FAILING,
                    ROUNDED,
                ),
            ),
            (
                "a total that is held against its parts and claims nothing",
                {"readings": [alternative("sum_bound.sum_of_parts", "consistent")]},
            ),
        )
    ),
    *(
        ("verdict_fails_cross_multiplication", words, decided(found, the_claim, numerator))
        for words, found, the_claim, numerator in (
            ("72 per cent, nearly three quarters", "consistent", NEARLY_THREE_QUARTERS, 72),
            ("70 per cent, a wrong wording", "inconsistent_wording", NEARLY_THREE_QUARTERS, 70),
            ("75 per cent, not nearly that", "inconsistent", NEARLY_THREE_QUARTERS, 75),
            ("35 per cent, more than a third", "consistent", MORE_THAN_A_THIRD, 35),
            ("45 per cent, an understatement", "understated", MORE_THAN_A_THIRD, 45),
            ("40 per cent, an understatement", "understated", MORE_THAN_A_THIRD, 40),
            ("20 per cent, less than half and more", "understated", LESS_THAN_HALF, 20),
            ("half, not less than half", "inconsistent", LESS_THAN_HALF, 50),
            ("40 per cent, less than half and more", "understated", LESS_THAN_HALF, 40),
            ("80 per cent, around three quarters", "consistent", AROUND_THREE_QUARTERS, 80),
            ("85 per cent, a wrong wording", "inconsistent_wording", AROUND_THREE_QUARTERS, 85),
        )
    ),
    *(
        ("verdict_fails_cross_multiplication", words, bounded(found, MORE_THAN_400, precise))
        for words, found, precise in (
            ("449, more than 400", "consistent", 449),
            ("500, an understatement", "understated", 500),
            ("400, not more than 400", "inconsistent", 400),
        )
    ),
    *(
        ("verdict_fails_cross_multiplication", words, build(found, *arguments))
        for found, words, build, arguments in DECIDED_BY_WHOLE_NUMBERS
    ),
    *(
        ("verdict_fails_cross_multiplication", words, added(found, *arguments, **options))
        for found, words, options, arguments in MORE_OR_LESS
    ),
    *(
        (
            "verdict_fails_cross_multiplication",
            words,
            held_against(found, "part_whole", the_claim, A_PART),
        )
        for found, words, the_claim in PARTS_OF_100
    ),
    *(
        ("verdict_fails_cross_multiplication", f"{words}, the same", twin(found, value))
        for found, words, value in TWINS
    ),
    *(
        ("verdict_fails_cross_multiplication", f"{words}, which integers alone do not decide", tables)
        for words, tables in (
            (
                "a fall to a multiple",
                levels("consistent", "multiple", DOUBLED | {"direction": "down"}, 50, 100),
            ),
            (
                "a hedged part",
                held_against("consistent", "part_whole", MORE_THAN_400, A_PART),
            ),
            (
                "a hedged total",
                added("consistent", MORE_THAN_400, 300, 150, family="sum_bound"),
            ),
            (
                "a half as a part",
                held_against("consistent", "part_whole", figure("a.x", "201/2"), A_PART),
            ),
            (
                "a hedged operand",
                held_against(
                    "consistent",
                    "sum",
                    A_COUNT,
                    ("addend", figure("a.y", 100)),
                    ("addend", figure("a.z", 40, "(40, unbounded)", hedge_id="more_than")),
                ),
            ),
            (
                "an operand that is no whole number",
                held_against(
                    "consistent",
                    "sum",
                    A_COUNT,
                    ("addend", figure("a.y", 100)),
                    ("addend", figure("a.z", "81/2")),
                ),
            ),
            (
                "a reading after rounding",
                {
                    **added("inconsistent", A_COUNT, 100, 51),
                    "readings": [
                        reading(
                            "a.x.sum.primary",
                            "consistent_by_rounding",
                            rounds="a.x.sum.primary",
                            is_primary=False,
                        )
                    ],
                },
            ),
            ("a refusal", added("indeterminate", A_COUNT, 100, 51)),
            ("a family without whole numbers", added("inconsistent", A_COUNT, 100, 50, family="rate")),
        )
    ),
    *(
        ("whole_number_of_base_is_wrong", words, whole_number(found, hard, base, family=family))
        for words, hard, base, found in WHOLE_NUMBERS
        for family in ("grim", "feasible_denominator")
    ),
    *(
        ("whole_number_of_base_is_wrong", well, tables)
        for well, tables in (
            (
                "a hundred, of which every share finds its number",
                whole_number("indeterminate", POWERLESS, [100], False),
            ),
            ("ninety-nine, of which not every share does", whole_number("consistent", POWERLESS, [99])),
            ("a share of another family", whole_number("consistent", POWERLESS, [9], family="share")),
            ("a share without an upper bound", whole_number("consistent", "(1/5, unbounded)", [9])),
            ("a share without a lower bound", whole_number("consistent", "(unbounded, 1/20)", [9])),
            ("nothing as a base", whole_number("indeterminate", POWERLESS, [0], None)),
            ("half a case as a base", whole_number("consistent", POWERLESS, ["19/2"])),
            (
                "a hedged base",
                held_against(
                    "indeterminate",
                    "grim",
                    figure("a.x", "1/5", POWERLESS),
                    ("denominator", figure("a.y", 9, hedge_id="around")),
                ),
            ),
        )
    ),
    *(
        ("rounding_without_failure", well, tables)
        for well, tables in (
            ("a reading that holds after rounding", rounding()),
            ("a wrong wording that holds after rounding", rounding(exact="inconsistent_wording")),
            (
                "a reading that holds without",
                {"readings": [reading(), alternative("share.other", "consistent")]},
            ),
            ("a reading that fails and is not rounded", {"readings": [FAILING]}),
        )
    ),
    (
        "verdict_fails_cross_multiplication",
        "an open numerator, which integers alone do not decide",
        {
            "figures": [NEARLY_THREE_QUARTERS, figure("a.part", 80), figure("a.whole", 100)],
            "readings": [reading(verdict="inconsistent")],
            "reading_inputs": [used("a.part", "numerator_part"), used("a.whole", "denominator")],
        },
    ),
]


@pytest.fixture
def check(root, package):
    """Return a function that gives rows to the tables and runs one check."""

    def run(name, tables):
        for table, rows in tables.items():
            if table == "figures":
                package.given_figures(*rows)
            else:
                package.given(table, *rows)
        (path,) = (root / "workflow" / "sql" / "checks").glob(f"*/{name}.sql")
        return package.run(path)

    return run


def name_case(value):
    return value.replace(" ", "_") if isinstance(value, str) else ""


@pytest.mark.parametrize(("name", "planted", "tables", "offenders"), OFFENCES, ids=name_case)
def test_a_check_finds_the_offence_that_was_planted(name, planted, tables, offenders, check):
    rows = check(name, tables)
    assert [next(iter(row.values())) for row in rows] == offenders, planted


@pytest.mark.parametrize(("name", "well", "tables"), CLEAN, ids=name_case)
def test_a_check_finds_nothing_where_all_is_well(name, well, tables, check):
    assert check(name, tables) == [], well


def test_every_check_has_a_planted_offence_and_a_clean_case(root):
    checks = {path.stem for path in (root / "workflow" / "sql" / "checks").rglob("*.sql")}
    assert {name for name, *_ in OFFENCES} == checks
    assert {name for name, *_ in CLEAN} == checks


def test_every_derived_table_must_lead_to_mentions(resources):
    derived = {resource["name"] for resource in resources if is_derived(resource)}
    assert set(LEADING) == derived, "a derived table without a row of LEADING and of row_leads_to_no_mention"


def test_a_soft_interval_that_is_turned_round_is_found(check):
    turned = figure("a.x", 5, "[0, 10]", **soft("[8, 3]"))
    assert [row["figure_id"] for row in check("interval_is_empty", {"figures": [turned]})] == ["a.x"]


def test_a_share_of_what_is_no_police_count_is_found(check):
    tables = {"figures": [CHARGED, CLOSED | {"count_basis": "not_applicable"}], "outcome_shares": [share()]}
    assert [row["outcome_share_id"] for row in check("share_joins_different_bases", tables)] == ["a.x.of.y"]


def test_a_change_whose_relative_form_is_missing_is_found(check):
    tables = {"changes": [change(relative=None)]}
    assert [row["change_id"] for row in check("change_is_wrong", tables)] == ["a.x.from.y"]


def test_an_open_year_that_was_inferred_by_halves_is_found(check):
    tables = {"periods": [period("open_calendar_year", None, None, FIRST, None)]}
    assert [row["period_id"] for row in check("period_dates_contradict", tables)] == ["p"]
