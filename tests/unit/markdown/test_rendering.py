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
from press_figures.markdown.rendering import anchor, capitalised, caveat_links, link, render
from press_figures.numbers.intervals import interval_columns

from ..conftest import read

# The renderer of frictionless, installed and locked with it: a second opinion on what is markup.
GFM = importlib.import_module("marko.ext.gfm").gfm

# One text is separated from the next by ¶.
MARKUP = re.split(
    " ¶ |\n",
    r"""# heading ¶ ###### heading ¶ # ¶ - item ¶ - ¶ + item ¶ * item ¶ 1. item ¶ 2016. That year ¶ 12) ¶ -5
--- ¶ - - - ¶ *** ¶ ___ ¶ === ¶ > quote ¶ >quote ¶ - [ ] task
`code` ¶ ``` ¶ ~~~ ¶ ~~gone~~ ¶ *em* and **strong** ¶ _em_ and __strong__ ¶ a*b*c ¶ $x$
[text](https://example.org) ¶ [text][label] ¶ [label]: https://example.org ¶ [^1]: note
![image](https://example.org/a.png) ¶ <https://example.org> ¶ <a@example.org> ¶ a@example.org
see https://example.org/a_b now ¶ HTTPS://EXAMPLE.ORG ¶ ftp://example.org ¶ WWW.example.org
<b>bold</b> ¶ <script>alert(1)</script> ¶ <!-- comment --> ¶ &lt;b&gt; &copy; &#42;
| a | b | ¶ a | b ¶ --- | --- ¶ |---| ¶ :-: ¶ back\slash ¶ ends in \
{{ article }} ¶ {% raw %} ¶ {# comment #} ¶ =1+1 ¶ “curly” ‘quotes’ – dash ¶ 86% of 9,456""",
)
MARKUP += ["two  spaces  \nand a line", "first\n\n# second", "first\n---", "first\n- second"]


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
def test_markup_in_a_text_is_shown_as_it_is_wherever_it_stands(text):
    words = flat(text)
    assert_shows_as_it_is(text)
    assert shown(f"- {escape(text)}") == (f"\n{words}\n", ["<ul>", "<li>", "</li>", "</ul>"])
    assert shown(link(text, "page.md")) == (words, ["<p>", '<a href="page.md">', "</a>", "</p>"])
    seen, tags = shown(f"before\n{escape(text)}")
    assert (flat(seen), tags) == (f"before {words}", ["<p>", "</p>"])
    rendered = rendered_page(f"| one | two |\n|---|---|\n| {escape(text)} | b |")
    cells = re.findall(r"<td>(.*)</td>", rendered)
    assert [html.unescape(cell) for cell in cells] == [words, "b"]
    assert "<" not in "".join(cells)


SIGNS = st.text(st.sampled_from(list("\\`*_{}[]()#+-!~$@=^<>&|:/.\"'w1 \na%")), max_size=25)


@given(SIGNS)
@example(" - item")
@example("\n1. item")
@example("\tcode")
def test_no_row_of_signs_is_markup_and_white_space_hides_none(text):
    assert_shows_as_it_is(text)
    assert_shows_as_it_is(text.strip())


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
        *r"""a b.md ¶ a)b.md ¶ a(b.md ¶ a>b ¶ <a> ¶ a"b ¶ a'b ¶ a`b ¶ a\b ¶ a]b[c ¶ a) [x](y""".split(" ¶ "),
        "a\nb",
        'a "title"',
        "https://example.org/a_(b)?c=d&e=*f*#g",
    ],
)
def test_the_target_of_a_link_cannot_end_early(target):
    seen, (_, tag, *rest) = shown(f"before {link('words', target)} after")
    assert (seen, len(rest)) == ("before words after", 2)
    assert tag.startswith('<a href="')


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


def printed(tmp_path, template, **context):
    path = tmp_path / "page.md.j2"
    path.write_text(template, encoding="utf-8")
    return render(path, **context)


@pytest.mark.parametrize(
    ("value", "text"),
    [("*x*", "\\*x\\*"), (Markup("*x*"), "*x*"), (13568, "13568"), (Fraction(1, 3), "1/3"), ("", "")],
)
def test_everything_but_markup_is_escaped(value, text, tmp_path):
    assert printed(tmp_path, "{{ value }}", value=value) == text


def test_markup_of_a_constant_is_kept(tmp_path):
    assert printed(tmp_path, '{{ "place" | anchor }} {{ "a < b" }}') == '<a id="place"></a> a &lt; b'


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


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "a template printed an empty value; say in the template what stands for it"),
        (0.1, r"a template printed a float: 0\.1"),
    ],
)
def test_a_template_never_prints_an_empty_value_or_a_float(value, message, tmp_path):
    with pytest.raises((ValueError, TypeError), match=message):
        printed(tmp_path, "a {{ value }} b", value=value)


@pytest.mark.parametrize(
    "template",
    [
        "{% set kept %}{{ words }}{% endset %}{{ kept }}",
        "{% macro say(text) %}{{ text }}{% endmacro %}{{ say(words) }}",
        "{{ words | upper | lower }}",
        "{{ words | capitalised }}",
        "{{ [words] | join(', ') }}",
        "{{ words | replace('zzz', '') }}",
        # Joined to markup.
        "{{ ('label' | anchor) ~ words }}",
        "{{ [13 | count, words] | join(' ') }}",
        "{{ (13 | count) + words }}",
    ],
)
def test_text_is_escaped_exactly_once_whatever_the_template_does_with_it(template, tmp_path):
    assert printed(tmp_path, template, words="*two* & <b>").endswith("\\*two\\* &amp; &lt;b&gt;")


def test_another_template_of_the_folder_can_be_imported(tmp_path):
    (tmp_path / "macros.md.j2").write_text("{% macro say(text) -%}**{{ text }}**{%- endmacro %}")
    assert printed(tmp_path, "{% from 'macros.md.j2' import say %}{{ say('*') }}") == "**\\***"


@pytest.mark.parametrize(
    ("format_number", "value", "text"),
    [
        (format_count, "0", "0"),
        (format_count, "13568", "13,568"),
        (format_count, "3/2", "1.5"),
        (format_count, "-175", "-175"),
        (format_count, "1/3", "0.3"),
        # A share is printed as a percentage with at most one decimal place.
        (format_percent, "1/3", "33.3%"),
        (format_percent, "86/100", "86%"),
        (format_percent, "1/2000", "0.1%"),
        (format_percent, "-25/304", "-8.2%"),
        (format_percent, "12", "1,200%"),
    ],
)
def test_a_number_is_printed_with_commas_and_at_most_one_decimal_place(format_number, value, text):
    assert format_number(Fraction(value)) == text


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


def row(words, kind="share", value_class="percentage"):
    """Return a row with an interval such as [1/3, 2/5)."""
    return {"kind": kind, "value_class": value_class, **interval_columns("", read(words))}


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ("[0.855, 0.865)", "from 85.5% to under 86.5%"),
        ("(1/3, unbounded)", "above 33⅓%"),
        ("[1/3, unbounded)", "33⅓% or more"),
        ("[7/24, 11/30)", "from 29⅙% to under 36⅔%"),
        # 6.5 printed with one decimal place: rounded again it would say 6.5 to 6.6
        ("[0.0645, 0.0655)", "from 6.45% to under 6.55%"),
        # 2/7 and 3/7 are 28.57 and 42.86 per cent: rounded outwards
        ("[2/7, 3/7]", "from 28.5% to 42.9%"),
        ("[1, 2]", "from 100% to 200%"),
        ("(unbounded, 1/2)", "under 50%"),
        ("(unbounded, 1/2]", "50% or less"),
        ("(1/2, 1]", "above 50% and up to 100%"),
        ("(2/5, 1/2)", "above 40% and under 50%"),
        ("1/2", "exactly 50%"),
        ("(unbounded, unbounded)", "no bound"),
    ],
)
def test_an_interval_is_worded_with_its_open_and_closed_ends(interval, words):
    assert format_interval(row(interval)) == words
    assert format_share_bounds(row(interval, kind="count")) == words.removeprefix("exactly ")


def test_days_between_are_never_a_percentage():
    assert format_interval(row("[0, unbounded)") | {"family": "temporal"}) == "0 or more"


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ("(0.025, 0.03]", "more than 2.5 and at most 3"),
        ("[0.025, 0.03)", "at least 2.5 and less than 3"),
        ("[-0.03, -0.025)", "more than 2.5 and at most 3"),
        ("(-0.025, 0]", "at least 0 and less than 2.5"),
        # 22 of 332 less 4.5% and less 3.5%: 2.127 and 3.127 points, of which neither may be overstated
        ("(353/16600, 519/16600]", "more than 2.1 and at most 3.2"),
        ("0.025", "2.5"),
    ],
)
def test_a_difference_is_worded_in_percentage_points(interval, words):
    assert format_points(row(interval), "") == words


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
    assert format_value(row("1/2", kind, value_class), "low") == text


def test_a_number_that_is_not_there_is_said_to_be_missing():
    half_or_less = row("(unbounded, 1/2]")
    assert format_value(half_or_less, "low") == "no number"
    assert (exact(half_or_less, "low"), exact(half_or_less, "high")) == (None, Fraction(1, 2))


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


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("a|b", "a%7Cb"),
        ("https://example.org/?a=1&copy;=2", "https://example.org/?a=1&amp;copy%3B=2"),
    ],
)
def test_the_target_of_a_link_ends_no_cell_and_has_no_entity(target, written):
    _, tags = shown(f"| one | two |\n|---|---|\n| {link('words', target)} | c |")
    assert f'<a href="{written}">' in tags
