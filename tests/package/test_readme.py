"""What the README says of the figures is in the package."""

import re
from fractions import Fraction

import pytest

COMPUTED = re.compile(r"([0-9,]+) of ([0-9,]+) is ([0-9.]+)%")


@pytest.fixture(scope="module")
def readme(root):
    return (root / "README.md").read_text(encoding="utf-8")


def test_the_shares_of_the_findings_are_readings_of_claims(readme, tables):
    readings = {row["expression"]: row for row in tables["readings"] if row["family"] == "share"}
    found = COMPUTED.findall(readme)
    assert len(found) == 5
    for numerator, denominator, percentage in found:
        row = readings[f"{numerator} / {denominator}"]
        share = Fraction(int(row["computed_numerator"]), int(row["computed_denominator"]))
        assert f"{float(share):.1%}" == f"{percentage}%"


def test_the_findings_quote_the_words_of_claims_with_their_verdicts(readme, tables):
    quotes = {row["mention_id"]: row["quote"] for row in tables["mentions"]}
    verdicts = {quotes[row["figure_id"]]: row["verdict"] for row in tables["verdicts"]}
    findings = re.findall(r"^\| [^|“]*“(.*?)” \| (.*?) \|$", readme, re.MULTILINE)
    words = {"depends_on_reading": "depends on the year", "understated": "the figures go further"}
    assert len(findings) == 3
    for quote, said in findings:
        assert words[verdicts[quote]] in said


def test_the_counts_of_claims_are_those_of_the_verdicts(readme, tables):
    verdicts = tables["verdicts"]
    unchecked = [row for row in verdicts if row["reason"] in ("no_parts", "no_comparator")]
    articles = {1: "One", 2: "Two", 3: "Three"}[len(tables["articles"])]
    checked = len(verdicts) - len(unchecked)
    text = " ".join(readme.split())
    assert f"{articles} articles of local newspapers" in text
    decided = sum(row["verdict"] != "indeterminate" for row in verdicts)
    assert f"and {decided} of these can be decided." in text
    assert f"Of their {len(verdicts)} claims, {checked} have something in the same article to check" in text


def test_the_readme_fits_two_screens(readme):
    assert readme.count("\n") <= 120
