"""Text from data can never become markup, and a template never prints what is not there."""

import html
import importlib
import re
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from press_figures.markdown.escaping import SPLIT, Markup, escape
from press_figures.markdown.numbers import (
    exact,
    format_count,
    format_interval,
    format_percent,
    format_points,
    format_share_bounds,
    format_signed,
    format_value,
    one_decimal,
)
from press_figures.markdown.rendering import anchor, capitalised, caveat_links, finalize, link, render

# The renderer of frictionless, installed and locked with it: a second opinion on what is markup.
GFM = importlib.import_module("marko.ext.gfm").gfm

MARKUP = [
    "# heading",
    "###### heading",
    "#",
    "- item",
    "-",
    "+ item",
    "* item",
    "1. item",
    "1.",
    "2016. That year",
    "12) item",
    "---",
    "- - -",
    "***",
    "___",
    "===",
    "> quote",
    ">quote",
    "`code`",
    "```",
    "~~~",
    "~~gone~~",
    "*em* and **strong**",
    "_em_ and __strong__",
    "a*b*c",
    "[text](https://example.org)",
    "[text][label]",
    "[text]",
    "[label]: https://example.org",
    "[^1]: note",
    "![image](https://example.org/a.png)",
    "- [ ] task",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<!-- comment -->",
    "<https://example.org>",
    "<a@example.org>",
    "&lt;b&gt; &copy; &#42;",
    "http://example.org",
    "see https://example.org/a_b now",
    "HTTPS://EXAMPLE.ORG",
    "ftp://example.org",
    "www.example.org",
    "WWW.example.org",
    "a@example.org",
    "| a | b |",
    "a | b",
    "--- | ---",
    "|---|",
    ":-:",
    "$x$",
    "back\\slash",
    "ends in \\",
    "{{ article }}",
    "{% raw %}",
    "{# comment #}",
    "=1+1",
    "two  spaces  \nand a line",
    "first\n\n# second",
    "first\n---",
    "first\n- second",
    "“curly” ‘quotes’ – dash",
    "86% of 9,456",
    "-5",
]


def rendered_page(markdown):
    """Return the HTML of a page, without what splits a word for renderers and nobody sees."""
    return GFM(markdown).replace(SPLIT, "").strip()


def shown(markdown):
    """Return the characters that a reader sees and the tags that made them, rendered on a page of its own."""
    rendered = rendered_page(markdown)
    return html.unescape(re.sub(r"<[^>]*>", "", rendered)), re.findall(r"<[^>]*>", rendered)


def flat(text):
    return " ".join(text.split())


def assert_shows_as_it_is(text):
    seen, tags = shown(escape(text))
    assert (flat(seen), tags) == (flat(text), ["<p>", "</p>"] if flat(text) else [])


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_text_is_shown_as_it_is(text):
    assert_shows_as_it_is(text)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_list_item_is_shown_as_it_is(text):
    assert shown(f"- {escape(text)}") == (f"\n{flat(text)}\n", ["<ul>", "<li>", "</li>", "</ul>"])


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_cell_is_shown_in_its_cell(text):
    rendered = rendered_page(f"| one | two |\n|---|---|\n| {escape(text)} | b |")
    cells = re.findall(r"<td>(.*)</td>", rendered)
    assert [html.unescape(cell) for cell in cells] == [flat(text), "b"]
    assert "<" not in "".join(cells)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_link_is_shown_as_its_words(text):
    seen, tags = shown(link(text, "page.md"))
    assert seen == flat(text)
    assert tags == ["<p>", '<a href="page.md">', "</a>", "</p>"]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_on_a_line_after_another_stays_in_its_paragraph(text):
    seen, tags = shown(f"before\n{escape(text)}")
    assert flat(seen) == flat(f"before {text}")
    assert tags == ["<p>", "</p>"]


SIGNS = st.text(st.sampled_from(list("\\`*_{}[]()#+-!~$@=^<>&|:/.\"'w1 \na%")), max_size=25)


@given(SIGNS)
def test_no_row_of_signs_is_markup(text):
    assert_shows_as_it_is(text.strip())


@given(SIGNS)
@example(" - item")
@example("\n1. item")
@example("\tcode")
def test_white_space_at_the_start_hides_no_markup(text):
    assert_shows_as_it_is(text)


@given(st.text(max_size=30))
def test_escaped_text_stands_on_one_line(text):
    assert len(escape(text).splitlines()) <= 1


@pytest.mark.parametrize("separator", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_line_separator_becomes_a_space(separator):
    assert escape(f"a{separator}b") == "a b"


def test_an_anchor_is_a_named_place():
    assert anchor("recorded-2016") == '<a id="recorded-2016"></a>'
    assert isinstance(anchor("recorded-2016"), Markup)


@pytest.mark.parametrize(
    "target",
    [
        "a b.md",
        "a)b.md",
        "a(b.md",
        "a>b",
        "<a>",
        'a"b',
        "a'b",
        "a`b",
        "a\\b",
        "a]b[c",
        "a\nb",
        "a) [x](y",
        'a "title"',
        "https://example.org/a_(b)?c=d&e=*f*#g",
    ],
)
def test_the_target_of_a_link_cannot_end_early(target):
    seen, tags = shown(f"before {link('words', target)} after")
    assert seen == "before words after"
    assert len(tags) == 4
    assert tags[1].startswith('<a href="')


def test_the_target_of_a_link_cannot_end_its_cell():
    _, tags = shown(f"| one | two |\n|---|---|\n| {link('words', 'a|b')} | c |")
    assert '<a href="a%7Cb">' in tags


def test_caveats_are_links_to_their_wording_in_the_order_of_their_codes():
    caveats = {"a_code": {"name": "One *word*"}, "b_code": {"name": "Two"}}
    assert caveat_links(["a_code", "b_code"], caveats) == (
        "[One \\*word\\*](#caveat-a_code); [Two](#caveat-b_code)"
    )
    assert caveat_links([], caveats) == ""


def test_markup_and_the_same_characters_as_text_are_different_links():
    assert link("**x**", "a.md") == "[\\*\\*x\\*\\*](a.md)"
    assert link(Markup("**x**"), "a.md") == "[**x**](a.md)"
    assert link("**x**", "a.md") == "[\\*\\*x\\*\\*](a.md)"


def test_markup_given_to_a_link_is_kept():
    assert link(Markup("**x**"), "a.md") == "[**x**](a.md)"


# finalize takes a context only so that Jinja calls it while it renders.
NO_CONTEXT = None


def test_finalize_refuses_an_empty_value():
    with pytest.raises(ValueError, match="a template printed an empty value"):
        finalize(NO_CONTEXT, None)


def test_finalize_refuses_a_float():
    with pytest.raises(TypeError, match=r"a template printed a float: 0\.5"):
        finalize(NO_CONTEXT, 0.5)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("*x*", "\\*x\\*"),
        (Markup("*x*"), "*x*"),
        (13568, "13568"),
        (Fraction(1, 3), "1/3"),
        (True, "True"),
        ("", ""),
    ],
)
def test_finalize_escapes_everything_but_markup(value, text):
    assert finalize(NO_CONTEXT, value) == text


def test_markup_of_a_constant_is_kept(tmp_path):
    assert printed(tmp_path, '{{ "place" | anchor }} {{ "a < b" }}') == '<a id="place"></a> a &lt; b'


def printed(tmp_path, template, **context):
    path = tmp_path / "page.md.j2"
    path.write_text(template, encoding="utf-8")
    return render(path, **context)


def test_a_template_prints_text_escaped_and_its_own_words_as_they_are(tmp_path):
    page = printed(tmp_path, "# {{ title }}\n\n**{{ words }}**\n", title="# one", words="*two* <b> & {{ x }}")
    assert page == "# \\# one\n\n**\\*two\\* &lt;b&gt; &amp; \\{\\{ x \\}\\}**\n"


def test_text_is_never_run_as_a_template(tmp_path):
    page = printed(tmp_path, "{{ words }}", words="{{ 6 * 7 }}{% for x in y %}")
    assert "42" not in page
    assert html.unescape(page.replace("\\", "")) == "{{ 6 * 7 }}{% for x in y %}"


@pytest.mark.parametrize(
    "template",
    ["{{ absent }}", "{{ row.absent }}", "{{ row.absent.deeper }}", "{% if absent %}x{% endif %}"],
)
def test_a_name_that_is_not_there_is_an_error(template, tmp_path):
    with pytest.raises(UndefinedError):
        printed(tmp_path, template, row={"present": 1})


@pytest.mark.parametrize("value", [None, 0.1])
def test_a_template_never_prints_an_empty_value_or_a_float(value, tmp_path):
    with pytest.raises((ValueError, TypeError), match="a template printed"):
        printed(tmp_path, "a {{ value }} b", value=value)


@pytest.mark.parametrize(
    "template",
    [
        "{% set kept %}{{ words }}{% endset %}{{ kept }}",
        "{% macro say(text) %}{{ text }}{% endmacro %}{{ say(words) }}",
        "{{ words | upper | lower }}",
        "{{ words | capitalised }}",
        "{{ [words] | join(', ') }}",
        "{{ '' ~ words }}",
        "{{ words | replace('zzz', '') }}",
        "{% for part in [words] %}{{ part }}{% endfor %}",
    ],
)
def test_text_is_escaped_exactly_once_whatever_the_template_does_with_it(template, tmp_path):
    assert printed(tmp_path, template, words="*two* & <b>") == "\\*two\\* &amp; &lt;b&gt;"


@pytest.mark.parametrize(
    "template",
    [
        "{{ ('label' | anchor) ~ words }}",
        "{{ [13 | count, words] | join(' ') }}",
        "{{ (13 | count) + words }}",
    ],
)
def test_text_that_is_joined_to_markup_is_still_escaped(template, tmp_path):
    assert printed(tmp_path, template, words="*two*").endswith("\\*two\\*")


def test_another_template_of_the_folder_can_be_imported(tmp_path):
    (tmp_path / "macros.md.j2").write_text("{% macro say(text) -%}**{{ text }}**{%- endmacro %}")
    assert printed(tmp_path, "{% from 'macros.md.j2' import say %}{{ say('*') }}") == "**\\***"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (13568, "13,568"), (Fraction(3, 2), "1.5"), (Fraction(-175), "-175"), (Fraction(1, 3), "0.3")],
)
def test_a_count_is_printed_with_commas(value, text):
    assert format_count(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), "33.3%"),
        (Fraction(86, 100), "86%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(-25, 304), "-8.2%"),
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
        (Fraction(12), "1,200%"),
    ],
)
def test_a_share_is_printed_as_a_percentage_with_at_most_one_place(value, text):
    assert format_percent(value) == text


@given(st.fractions(-1000, 1000))
def test_one_place_is_the_nearest_half_away_from_zero(number):
    text = one_decimal(number)
    printed_number = Fraction(text.replace(",", ""))
    assert abs(printed_number - number) <= Fraction(1, 20)
    if abs(printed_number - number) == Fraction(1, 20):
        assert abs(printed_number) > abs(number)
    assert not text.startswith("-0.0")


@pytest.mark.parametrize(("text", "signed"), [("175", "+175"), ("-175", "\u2212175"), ("0%", "+0%")])
def test_a_change_is_printed_with_its_sign(text, signed):
    assert format_signed(text) == signed


def row(low, low_inclusive, high, high_inclusive, kind="share", value_class="percentage"):
    columns = {"kind": kind, "value_class": value_class}
    for name, end, inclusive in (("low", low, low_inclusive), ("high", high, high_inclusive)):
        fraction = None if end is None else Fraction(end)
        columns[f"{name}_numerator"] = fraction and fraction.numerator
        columns[f"{name}_denominator"] = fraction and fraction.denominator
        if fraction == 0:
            columns[f"{name}_numerator"], columns[f"{name}_denominator"] = 0, 1
        columns[f"{name}_inclusive"] = inclusive
    return columns


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (("171/200", True, "173/200", False), "from 85.5% to under 86.5%"),
        (("1/3", False, None, False), "above 33⅓%"),
        (("1/3", True, None, False), "33⅓% or more"),
        (("7/24", True, "11/30", False), "from 29⅙% to under 36⅔%"),
        # 6.5 printed with one decimal place: rounded again it would say 6.5 to 6.6
        (("129/2000", True, "131/2000", False), "from 6.45% to under 6.55%"),
        # 2/7 and 3/7 are 28.57 and 42.86 per cent: rounded outwards
        (("2/7", True, "3/7", True), "from 28.5% to 42.9%"),
        (("1", True, "2", True), "from 100% to 200%"),
        ((None, False, "1/2", False), "under 50%"),
        ((None, False, "1/2", True), "50% or less"),
        (("1/2", False, "1", True), "above 50% and up to 100%"),
        (("2/5", False, "1/2", False), "above 40% and under 50%"),
        (("9/20", True, "11/20", True), "from 45% to 55%"),
        (("1/2", True, "1/2", True), "exactly 50%"),
        ((None, False, None, False), "no bound"),
    ],
)
def test_an_interval_is_worded_with_its_open_and_closed_ends(ends, words):
    assert format_interval(row(*ends)) == words
    assert format_share_bounds(row(*ends, kind="count")) == words.removeprefix("exactly ")


def test_days_between_are_never_a_percentage():
    days = row("0", True, None, False) | {"family": "temporal"}
    assert days["kind"] == "share"
    assert format_interval(days) == "0 or more"


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        (("1/40", False, "3/100", True), "more than 2.5 and at most 3"),
        (("1/40", True, "3/100", False), "at least 2.5 and less than 3"),
        (("-3/100", True, "-1/40", False), "more than 2.5 and at most 3"),
        (("-1/40", False, "0", True), "at least 0 and less than 2.5"),
        # 22 of 332 less 4.5% and less 3.5%: 2.127 and 3.127 points, of which neither may be overstated
        (("353/16600", False, "519/16600", True), "more than 2.1 and at most 3.2"),
        (("1/40", True, "1/40", True), "2.5"),
    ],
)
def test_a_difference_is_worded_in_percentage_points(ends, words):
    assert format_points(row(*ends), "") == words


@pytest.mark.parametrize(
    ("kind", "value_class", "text"),
    [
        ("count", "count", "0.5"),
        ("share", "fraction", "50%"),
        ("ratio", "ratio", "50%"),
        ("share_without_numeral", "words", "50%"),
        ("change", "percentage", "50%"),
        ("change", "fraction", "50%"),
        ("change", "count", "0.5"),
        ("rate", "count", "0.5"),
    ],
)
def test_only_a_share_is_printed_as_a_percentage(kind, value_class, text):
    assert format_value(row("1/2", True, "1/2", True, kind, value_class), "low") == text


def test_a_number_that_is_not_there_is_said_to_be_missing():
    assert format_value(row(None, False, "1/2", True), "low") == "no number"
    assert exact(row(None, False, "1/2", True), "low") is None
    assert exact(row(None, False, "1/2", True), "high") == Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "expected"), [("cases", "Cases"), ("", ""), ("NPCC", "NPCC"), ("étude", "Étude")]
)
def test_the_first_letter_is_made_a_capital(text, expected):
    assert capitalised(text) == expected


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a@example.org", "a<wbr>\\@example\\.org"),
        ("@user", "\\@user"),
        (":smile:", ":<wbr>smile:"),
        ("at 10:30", "at 10:30"),
        ("example.com/a", "example\\.com/a"),
        ("//host", "\\/\\/host"),
        ("11.5", "11.5"),
        ("a\u202eb\x1bc\ufffe", "a\ufffdb\ufffdc\ufffd"),
    ],
)
def test_what_renderers_read_after_the_escapes_is_split_or_replaced(text, markdown):
    assert escape(text) == markdown


@pytest.mark.parametrize(
    "target",
    ["javascript:x", "JavaScript:x", "data:text/html,x", "vbscript:x", "mailto:a@b", "//host/x", "file:///x"],
)
def test_a_link_that_leads_neither_to_the_web_nor_to_a_page_is_refused(target):
    with pytest.raises(ValueError, match="a link to"):
        link("words", target)


def test_an_entity_in_the_target_of_a_link_is_no_entity():
    assert shown(link("words", "https://example.org/?a=1&copy;=2"))[1][1] == (
        '<a href="https://example.org/?a=1&amp;copy%3B=2">'
    )
