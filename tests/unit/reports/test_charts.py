"""Charts: marks lie where their numbers are, text stays inside, and text from data is escaped."""

import xml.etree.ElementTree as ElementTree
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from press_figures.reports.charts import MARGIN, WIDTH, Chart, Group, Mark, Row, across, decimal, draw

SVG = "{http://www.w3.org/2000/svg}"
TEMPLATE = Path(__file__).parents[3] / "workflow/templates/chart.svg.j2"
HALF = Fraction(1, 2)


def chart(
    *marks, label="Essex, 2016", value="45%", detail="6,100 of 13,568", title="Shares", maximum=1, **more
):
    row = Row(label, value, detail, list(marks))
    return Chart(title, [("dot", "Computed")], [Group("Charged", Fraction(maximum), [row], **more)])


def drawn(found):
    return ElementTree.fromstring(draw(found, TEMPLATE))


def shapes(found, kind):
    """Return the shapes of a class, that of the legend among them if it has one."""
    return [shape for shape in drawn(found).iter() if shape.get("class") == kind]


def test_a_dot_lies_at_its_share_of_the_axis():
    dots = shapes(chart(Mark("dot", HALF, HALF)), "dot")
    assert [dot.get("cx") for dot in dots][1:] == [str(WIDTH / 2)]


def test_a_bar_begins_at_zero_and_is_as_long_as_its_number():
    (bar,) = shapes(chart(Mark("recorded", Fraction(0), Fraction(50)), maximum=200), "recorded")
    assert (bar.get("x"), bar.get("width")) == (f"{MARGIN}.0", str((WIDTH - 2 * MARGIN) / 4))


def test_a_range_has_two_ends_and_an_open_one_is_broken_and_has_one():
    closed = shapes(chart(Mark("span", Fraction(1, 4), HALF)), "span")
    assert [path.get("d").count("v12") for path in closed] == [0, 2]
    assert not shapes(chart(Mark("span", Fraction(1, 4), HALF)), "span open")
    half_open = chart(Mark("span", Fraction(1, 4), None))
    (line,) = shapes(half_open, "span open")
    assert line.get("d").endswith(f"H{WIDTH - MARGIN}.0")
    assert [path.get("d").count("v12") for path in shapes(half_open, "span")] == [1]


def test_an_end_outside_of_the_axis_lies_at_its_edge():
    (bar,) = shapes(chart(Mark("hard", Fraction(-1), Fraction(3))), "hard")
    assert (bar.get("x"), bar.get("width")) == (f"{MARGIN}.0", f"{WIDTH - 2 * MARGIN}.0")


def test_the_legend_names_only_marks_that_are_drawn():
    legend = [("dot", "Computed"), ("span", "Printed"), ("closed", "Closed")]
    row = Row("Essex", "45%", "", [Mark("span", HALF, HALF, "closed")])
    found = drawn(Chart("Shares", legend, [Group("Charged", Fraction(1), [row])]))
    texts = [item.text for item in found.iter(f"{SVG}text")]
    assert "Printed" in texts and "Closed" in texts and "Computed" not in texts
    # the sample of the legend has the colour of what is drawn
    assert {path.get("class") for path in found.iter(f"{SVG}path")} == {"span closed"}


def test_text_from_data_is_escaped():
    text = '<script>&"'
    root = drawn(chart(label=text, value=text, detail=text, title=text))
    assert root.find(f"{SVG}title").text == text
    assert [item.text for item in root.iter(f"{SVG}text")].count(text) == 4
    assert not list(root.iter(f"{SVG}script"))


def test_the_description_says_every_row_in_words():
    assert chart(Mark("dot", HALF, HALF)).description() == "Charged: Essex, 2016: 45% (6,100 of 13,568)."
    root = drawn(chart())
    assert root.find(f"{SVG}desc").text == chart().description()


def test_long_words_are_broken_into_lines_and_the_drawing_grows():
    short, long = drawn(chart()), drawn(chart(label="West Mercia Police, " * 5, detail="of offences " * 12))
    assert float(long.get("height")) > float(short.get("height"))
    assert max(len(item.text) for item in long.iter(f"{SVG}text")) <= 54


def test_ticks_stand_under_the_rows_with_a_line_across_the_marks_but_not_across_words():
    ticks = [(Fraction(0), "0%"), (HALF, "50%"), (Fraction(1), "100%")]
    root = drawn(chart(Mark("dot", HALF, HALF), ticks=ticks))
    lines = [shape.get("x1") for shape in root.iter(f"{SVG}line")]
    assert lines == ["14.0", "200.0", "386.0"]
    (detail,) = [item for item in root.iter(f"{SVG}text") if item.text == "6,100 of 13,568"]
    (_, dot) = root.iter(f"{SVG}circle")
    for line in root.iter(f"{SVG}line"):
        assert float(detail.get("y")) < float(line.get("y1")) < float(dot.get("cy")) < float(line.get("y2"))
    texts = [item for item in root.iter(f"{SVG}text") if item.get("class").startswith("tick")]
    assert [(item.text, item.get("x")) for item in texts] == list(
        zip(["0%", "50%", "100%"], lines, strict=True)
    )


def test_places_have_one_decimal():
    numbers = [Fraction(1, 3), Fraction(199, 100), 7, Fraction(0)]
    assert [decimal(number) for number in numbers] == ["0.3", "2.0", "7.0", "0.0"]


@given(st.fractions(min_value=0, max_value=1))
def test_every_place_lies_between_the_margins(position):
    assert MARGIN <= float(across(position, Fraction(1))) <= WIDTH - MARGIN


def test_letters_that_xml_does_not_have_or_that_turn_text_round_are_replaced():
    found = [element.text for element in drawn(chart(label="a\x08b\ufffec\u202ed")).iter()]
    assert "a\ufffdb\ufffdc\ufffdd" in found
