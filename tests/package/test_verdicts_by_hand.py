"""The verdicts of the three articles against those that were worked by hand before the code was run."""

import csv
from pathlib import Path

CLAIMS = Path(__file__).parents[1] / "claims" / "article_verdicts.csv"
COLUMNS = ("figure_id", "verdict", "primary_verdict", "holds_under", "reason")


def test_every_claim_has_the_verdict_that_was_worked_by_hand(tables):
    with open(CLAIMS, encoding="utf-8", newline="") as file:
        by_hand = sorted([row[name] for name in COLUMNS] for row in csv.DictReader(file))
    assert sorted([row[name] for name in COLUMNS] for row in tables["verdicts"]) == by_hand
