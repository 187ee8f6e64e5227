"""Two independent annotations of one text: pairs, codes and agreement, worked out by hand."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from compare_annotators import read_independent
from press_figures.annotations.adjudication import compare_annotators, independent_problems
from press_figures.annotations.agreement import (
    Pair,
    alpha,
    compare,
    compared_columns,
    pair_rows,
    placed,
    words_marked,
)
from press_figures.annotations.raw import Raw, read_raw
from press_figures.errors import InputError
from press_figures.tables.csv_files import Table
from press_figures.tables.schemas import column_names, load_resource, load_resources

ROOT = Path(__file__).parents[3]
RESOURCE = load_resource(ROOT / "workflow/schemas/raw/annotations.yml")
TEXT = (
    "Police recorded more than 400 cases in 2031, of which only 22 led to a charge. “Too few,” said Ann Lee."
)
RECORDED = {"label": "recorded", "quote": "more than 400", "kind": "count", "value": "400", "unit": "case"}
CHARGED = {"label": "charged", "quote": "only 22", "kind": "count", "value": "22", "part_of": "recorded"}
IN_2031 = {"label": "in-2031", "quote": "in 2031", "kind": "date", "period": "2031"}
TOO_FEW = {"label": "q", "quote": "“Too few,”", "kind": "quotation", "speaker": "ann-lee"}


def annotations(*rows: dict, path: str = "raw/annotations/a.csv", annotator: str = "one") -> Table:
    empty = dict.fromkeys(column_names(RESOURCE), "")
    cells = [{**empty, "annotator": annotator, **row} for row in rows]
    return Table(path, cells, list(range(2, len(rows) + 2)))


def coding(*rows: dict):
    return placed(TEXT, annotations(*rows))


def exact_alpha(pairs: list[tuple[str, str]]) -> Fraction:
    """Return 1 - observed / expected disagreement of two annotators, counted pair by pair."""
    values = [value for pair in pairs for value in pair]
    count = len(values)
    expected = Fraction(sum(one != other for one in values for other in values), count * (count - 1))
    return 1 - Fraction(sum(one != other for one, other in pairs), len(pairs)) / expected


def test_rows_of_the_same_words_are_paired_whatever_their_labels_and_order():
    first, second = coding(RECORDED, CHARGED), coding({**CHARGED, "label": "x", "part_of": ""}, RECORDED)
    assert pair_rows(first, second) == [Pair(0, 1), Pair(1, 0)]


def test_rows_that_share_most_are_paired_and_what_is_left_stands_alone():
    whole = {**RECORDED, "quote": "recorded more than 400 cases"}
    parts = [
        {**RECORDED, "quote": "recorded", "label": "a"},
        {**RECORDED, "quote": "400 cases", "label": "b"},
    ]
    assert pair_rows(coding(whole), coding(*parts)) == [Pair(None, 0), Pair(0, 1)]


def test_the_same_words_win_over_longer_ones_that_share_as_much():
    first = coding({**RECORDED, "quote": "400"})
    second = coding({**RECORDED, "quote": "400"}, {**RECORDED, "quote": "more than 400 cases", "label": "b"})
    assert Pair(0, 0) in pair_rows(first, second)


def test_a_quotation_is_never_paired_with_a_figure_in_it():
    inside = {**RECORDED, "quote": "few", "label": "few"}
    assert pair_rows(coding(TOO_FEW), coding(inside)) == [Pair(0, None), Pair(None, 0)]


def test_words_that_touch_are_not_shared():
    first, second = coding({**RECORDED, "quote": "more than"}), coding({**RECORDED, "quote": " 400"})
    assert pair_rows(first, second) == [Pair(0, None), Pair(None, 0)]


def test_codes_stand_side_by_side_with_what_is_published():
    second = {**RECORDED, "label": "total", "unit": "offence", "quote": "400"}
    compared = compare(coding(RECORDED), coding(second), coding({**RECORDED, "unit": "offence"}))
    by_name = {code.attribute: (code.first, code.second, code.published) for code in compared.codes}
    assert compared.names == ["recorded"]
    assert by_name["unit"] == ("case", "offence", "offence")
    assert by_name["value"] == ("400", "400", "400")
    assert by_name["span"] == ("16-29", "26-29", "16-29")
    assert "note" not in by_name
    assert "label" not in by_name


def test_labels_are_compared_by_the_words_they_name_and_not_by_their_names():
    second = [{**RECORDED, "label": "total"}, {**CHARGED, "label": "led", "part_of": "total"}]
    compared = compare(coding(RECORDED, CHARGED), coding(*second), coding(RECORDED, CHARGED))
    (parts,) = [code for code in compared.codes if (code.name, code.attribute) == ("charged", "part_of")]
    assert (parts.first, parts.second, parts.published) == ("recorded", "recorded", "recorded")


def test_values_are_compared_as_numbers():
    compared = compare(coding({**RECORDED, "value": "0.5"}), coding({**RECORDED, "value": "1/2"}), coding())
    (value,) = [code for code in compared.codes if code.attribute == "value"]
    assert (value.first, value.second, value.published) == ("1/2", "1/2", "")


def test_rows_of_two_kinds_differ_in_kind_and_not_in_columns_of_one_of_them():
    assert compared_columns("date", "dismissed") == ["kind"]
    assert compared_columns("date", "count") == ["kind", "dated_by", "period", "period_basis"]
    assert compared_columns("quotation", "quotation") == ["speaker"]
    assert compared_columns("date", "date") == ["kind", "dated_by", "period", "period_basis"]
    assert compared_columns("dismissed", "dismissed") == ["kind", "dismissed_as"]


def test_a_row_of_the_second_annotator_alone_is_followed_into_what_is_published():
    compared = compare(coding(RECORDED), coding(RECORDED, IN_2031), coding(RECORDED, IN_2031))
    assert compared.names == ["recorded", "second-only-in-2031"]
    assert compared.kept == [0, 1]
    (span,) = [code for code in compared.codes if code.name == "second-only-in-2031"]
    assert (span.first, span.second, span.published) == ("", "36-43", "36-43")


def test_words_are_marked_if_a_mention_has_a_character_of_them():
    marked = words_marked(
        "about 400, or 40 “Too few,”",
        placed(
            "about 400, or 40 “Too few,”",
            annotations({**RECORDED, "quote": "400"}, {**RECORDED, "quote": "40", "label": "b"}, TOO_FEW),
        ),
    )
    assert marked == [False, True, False, True, False, False]


def test_alpha_of_twelve_units_as_counted_by_hand():
    # 12 units, 2 of them differ; 16 codes x and 8 codes y: expected 2 * 16 * 8 / (24 * 23) = 256/552.
    pairs = [("x", "x")] * 7 + [("y", "y")] * 3 + [("x", "y"), ("x", "y")]
    assert exact_alpha(pairs) == 1 - Fraction(2, 12) / Fraction(256, 552)
    assert alpha(pairs) == Decimal("0.641")


def test_alpha_is_one_for_full_agreement_and_below_none_for_steady_disagreement():
    assert alpha([("x", "x"), ("y", "y")]) == 1
    assert alpha([("x", "y"), ("y", "x")]) == Decimal("-0.5")


def test_there_is_no_alpha_without_two_different_codes():
    assert alpha([("x", "x"), ("x", "x")]) is None
    assert alpha([]) is None


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from("xyz")), min_size=2, max_size=30))
def test_alpha_is_the_one_counted_pair_by_pair(pairs):
    found = alpha(pairs)
    if len({code for pair in pairs for code in pair}) < 2:
        assert found is None
    else:
        assert found == Decimal(round(exact_alpha(pairs) * 1000)) / 1000


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from("xyz")), min_size=2, max_size=30))
def test_alpha_is_the_one_of_nltk_but_for_its_rounding_of_floats(pairs):
    assume(len({code for pair in pairs for code in pair}) > 1)
    task = AnnotationTask(
        [(name, unit, code) for unit, pair in enumerate(pairs) for name, code in zip("ab", pair, strict=True)]
    )
    assert abs(Fraction(alpha(pairs)) - Fraction(task.alpha())) <= Fraction(1, 2000) + Fraction(1, 10**12)


def test_an_alpha_in_the_middle_of_two_is_rounded_to_the_even_digit():
    # 2 of 6 units differ; 4 codes x and 8 codes y: 1 - 2 * 2 * 11 / (144 - 16 - 64) = 5/16; NLTK: more.
    assert alpha([("x", "x"), *[("y", "y")] * 3, *[("x", "y")] * 2]) == Decimal("0.312")


@pytest.fixture
def comparison(tmp_path):
    """Return a function that compares two annotations of one text under some rulings."""
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    resources = load_resources(sorted(map(str, ROOT.glob("workflow/schemas/*/*.yml"))))
    names = column_names(resources["raw", "adjudications"])

    def run(first, second, published, *rulings):
        from hashlib import sha256

        digest = sha256(text.read_bytes()).hexdigest()
        catalogue = Table("raw/articles.csv", [{"article_id": "a", "sha256": digest}], [2])
        raw = Raw(catalogue, {}, {"a": annotations(*published)}, {"a": text})
        rows = [
            dict(zip(names, ["a", *ruling, "Because", "false", "three"], strict=True)) for ruling in rulings
        ]
        table = Table("raw/adjudications.csv", rows, list(range(2, len(rows) + 2)))
        independent = {"a": {"one": annotations(*first), "two": annotations(*second)}}
        return compare_annotators(raw, independent, table)

    return run


def refusal(function, *arguments) -> str:
    with pytest.raises(InputError) as refused:
        function(*arguments)
    return str(refused.value)


OFFENCE = {**RECORDED, "unit": "offence"}


def test_a_count_does_not_place_a_repeated_quote_of_an_independent_annotation():
    row = {**RECORDED, "quote": "400", "occurrence": "2"}
    message = refusal(placed, "First 400, then 400 cases.", annotations(row))
    assert "found no words before occurrence 2 of '400'; expected the words right before it" in message
    assert placed("First 400, then 400.", annotations({**row, "occurrence": "", "before": "then"})).spans == [
        (16, 19)
    ]


def test_a_difference_with_its_decision_is_published(comparison):
    tables = comparison([RECORDED], [OFFENCE], [OFFENCE], ("recorded", "unit", "second"))
    assert tables["adjudications"] == [
        {
            "pair_id": "a.recorded",
            "attribute": "unit",
            "decision": "second",
            "reason": "Because",
            "knew_result": False,
            "adjudicator_id": "three",
        }
    ]
    (pair,) = tables["annotation_pairs"]
    assert (pair["match"], pair["mention_id"], pair["quotation_id"]) == ("same", "a.recorded", None)
    agreement = {row["attribute"]: row for row in tables["annotator_agreement"]}
    assert (agreement["unit"]["compared_count"], agreement["unit"]["agreed_count"]) == (1, 0)
    assert (agreement["unit"]["alpha"], agreement["unit"]["alpha_basis"]) == (0, "computed")
    assert (agreement["value"]["alpha"], agreement["value"]["alpha_basis"]) == (None, "one_code")
    assert (agreement["span"]["alpha"], agreement["span"]["alpha_basis"]) == (None, "no_units")
    assert (agreement["word"]["compared_count"], agreement["word"]["agreed_count"]) == (21, 21)


def test_pairs_say_who_marked_what(comparison):
    shorter = {**RECORDED, "quote": "400"}
    tables = comparison(
        [RECORDED, TOO_FEW, CHARGED],
        [shorter, TOO_FEW, IN_2031],
        [RECORDED, TOO_FEW, IN_2031],
        ("recorded", "span", "first"),
        ("charged", "span", "second"),
        ("second-only-in-2031", "span", "second"),
    )
    assert [
        (row["pair_id"], row["match"], row["mention_id"], row["quotation_id"])
        for row in tables["annotation_pairs"]
    ] == [
        ("a.recorded", "overlapping", "a.recorded", None),
        ("a.second-only-in-2031", "second_only", "a.in-2031", None),
        ("a.charged", "first_only", None, None),
        ("a.q", "same", None, "a.q"),
    ]


def test_a_difference_that_nobody_decided_is_refused(comparison):
    assert refusal(comparison, [RECORDED], [OFFENCE], [RECORDED]) == (
        "raw/adjudications.csv: found no row for unit of recorded in a, 'case' by the first "
        "annotator and 'offence' "
        "by the second; expected a decision with its reason. Read the sentence and add the row."
    )


@pytest.mark.parametrize(
    ("decision", "published", "expected"),
    [
        ("first", OFFENCE, "'case', as decided"),
        ("second", RECORDED, "'offence', as decided"),
        ("neither", OFFENCE, "another code, as decided"),
    ],
)
def test_a_published_code_that_does_not_follow_the_decision_is_refused(
    comparison, decision, published, expected
):
    message = refusal(comparison, [RECORDED], [OFFENCE], [published], ("recorded", "unit", decision))
    assert message == (
        f"raw/annotations/a.csv, line 2, column unit: found {published['unit']!r} as unit of recorded; "
        f"expected {expected}. Correct it, or the decision in raw/adjudications.csv."
    )


def test_a_code_that_neither_annotator_gave_may_be_decided(comparison):
    incident = {**RECORDED, "unit": "incident"}
    tables = comparison([RECORDED], [OFFENCE], [incident], ("recorded", "unit", "neither"))
    (code,) = [row for row in tables["compared_codes"] if row["attribute"] == "unit"]
    assert code["published_code"] == "incident"


def test_what_both_agree_on_cannot_be_changed_without_a_decision(comparison):
    assert refusal(comparison, [RECORDED], [RECORDED], [OFFENCE]) == (
        "raw/annotations/a.csv, line 2, column unit: found 'offence' as unit of recorded; expected 'case', "
        "on which both annotators agree. Restore it, or add a row with the decision neither and the reason "
        "to raw/adjudications.csv."
    )
    tables = comparison([RECORDED], [RECORDED], [OFFENCE], ("recorded", "unit", "neither"))
    assert [row["decision"] for row in tables["adjudications"]] == ["neither"]


def test_a_decision_where_both_agree_is_refused(comparison):
    message = refusal(comparison, [RECORDED], [RECORDED], [RECORDED], ("recorded", "unit", "first"))
    assert message == (
        "raw/adjudications.csv, line 2, column decision: found 'first' for unit of recorded in a, "
        "on which both agree; "
        "expected a difference. Delete the row."
    )


def test_a_decision_on_nothing_compared_is_refused(comparison):
    message = refusal(comparison, [RECORDED], [RECORDED], [RECORDED], ("recorded", "colour", "first"))
    assert message == (
        "raw/adjudications.csv, line 2: found a decision on colour of recorded in a, which nobody "
        "compared; expected a "
        "pair and an attribute of the comparison. Correct pair and attribute, or delete the row."
    )


def test_a_mention_that_is_published_no_more_needs_a_decision(comparison):
    message = refusal(comparison, [RECORDED], [RECORDED], [])
    assert "raw/annotations/a.csv: found '' as span of recorded; expected '16-29', on which" in message


@pytest.fixture
def files(tmp_path):
    """Return a function that writes independent annotations and reads them."""

    def read(**written: tuple[str, ...]):
        paths = []
        for name, annotators in written.items():
            annotator, _, article = name.partition("__")
            path = tmp_path / annotator / f"{article}.csv"
            path.parent.mkdir(exist_ok=True)
            header = column_names(RESOURCE)
            rows = [
                ",".join([f"label-{index}", *[""] * (len(header) - 2), who])
                for index, who in enumerate(annotators)
            ]
            path.write_text("\n".join([",".join(header), *rows]) + "\n", encoding="utf-8")
            paths.append(str(path))
        return read_independent(paths, RESOURCE)

    return read


def test_independent_annotations_are_read_by_article_and_annotator(files):
    assert {
        article: sorted(tables) for article, tables in files(one__a=("one",), two__a=("two",)).items()
    } == {"a": ["one", "two"]}


def test_an_article_with_one_independent_annotation_is_refused(files):
    assert refusal(lambda: files(one__a=("one",))) == (
        "raw/independent: found annotations of a by one; expected those of two annotators. "
        "Let a second annotator work, add the file, or take this one out."
    )


def test_a_row_of_another_annotator_is_refused(files):
    message = refusal(lambda: files(one__a=("one", "two"), two__a=("two",)))
    assert message.endswith("one/a.csv, line 3, column annotator: found 'two'; expected 'one'. Correct it.")


def test_a_file_that_is_no_article_is_refused(files):
    message = refusal(lambda: files(one__A=("one",)))
    assert "found the file name 'A.csv'; expected lower-case letters" in message


def test_independent_annotations_of_no_article_are_refused():
    raw = Raw(Table("raw/articles.csv", []), {}, {}, {})
    tables = {"a": {"one": annotations(RECORDED, path="raw/independent/one/a.csv")}}
    assert [str(problem) for problem in independent_problems(raw, tables, Table("", []), {})] == [
        "raw/independent/one/a.csv: found annotations without a text; expected raw/articles/a.txt. "
        "Remove the file."
    ]


@pytest.mark.parametrize(
    ("column", "codes", "key"),
    [
        ("article_id", "raw/articles.csv", "article_id"),
        ("adjudicator", "raw/reference/annotators.csv", "annotator_id"),
    ],
)
def test_an_unknown_code_in_an_adjudication_is_refused(monkeypatch, column, codes, key):
    monkeypatch.chdir(ROOT)
    schemas = sorted(map(str, Path().glob("workflow/schemas/*/*.yml")))
    lists = sorted(map(str, Path().glob("raw/reference/*.csv")))
    raw, resources = read_raw("raw/articles.csv", [], [], lists, schemas), load_resources(schemas)
    row = {field["name"]: field["example"] for field in resources["raw", "adjudications"]["schema"]["fields"]}
    table = Table("raw/adjudications.csv", [row | {column: "zz"}], [2])
    (problem,) = independent_problems(raw, {}, table, resources)
    assert str(problem).startswith(
        f"raw/adjudications.csv, line 2, column {column}: found the unknown code 'zz'; "
        f"expected the {key} of a row of {codes}"
    )
