"""Readings from annotation to verdict, for families that the three articles do not have. All is invented."""

import csv
import hashlib

ARTICLE = "invented-post-many-claims"
PADDING = (
    "Nobody in the invented town would say how it came about, and the invented force had no wish to "
    "guess. The clerk who keeps the lists said that they are kept as the law asks and that whoever "
    "wants to read them may come to the window by the river and ask for them by name."
)
SENTENCES = (
    "Kent recorded 1,200 offences in 2016 and 800 in 2015, a rise of half.",
    "Charges doubled, from 20 to 41.",
    "In Kent 300 were dropped and 250 closed otherwise, so 550 together.",
    "That is 3.5 per cent charged in 2016, against 2.5 per cent in 2015: up 40 per cent.",
    "Put otherwise it rose 1 per cent.",
    "In Surrey it was 2 per cent, so Kent was higher.",
    "Kent records 100 offences each month.",
)
FIGURE = {
    "unit": "offence",
    "hedge": "none",
    "offence": "domestic-abuse",
    "area": "kent",
    "period": "2016",
    "period_basis": "anaphoric",
    "count_basis": "recorded",
    "source": "not-stated",
    "speaker": "article-itself",
    "annotator": "lm-1",
}
RECORDED = {**FIGURE, "measure": "recorded", "outcome_group": "all-records"}
CHARGED = {
    **FIGURE,
    "measure": "outcomes",
    "outcome_group": "charged-or-summonsed",
    "outcome_match": "certain",
}
CHANGE = {"later_level": "charged-share", "baseline": "charged-share-2015", "baseline_period": "2015"}


def number(kind, numeral, value, base, **cells):
    return {**base, "kind": kind, "quote": numeral, "value_text": numeral, "value": value, **cells}


ROWS = {
    "recorded-2016": number("count", "1,200", "1200", RECORDED),
    "in-2016": {"kind": "date", "quote": "in 2016", "before": "offences", "period": "2016"},
    "recorded-2015": number("count", "800", "800", RECORDED, period="2015"),
    "in-2015": {"kind": "date", "quote": "in 2015", "before": "800", "period": "2015"},
    "rise-of-half": number(
        "change",
        "half",
        "1/2",
        RECORDED,
        quote="a rise of half",
        direction="up",
        later_level="recorded-2016",
        baseline="recorded-2015",
        baseline_period="2015",
    ),
    "charges-doubled": number(
        "change",
        "doubled",
        "2",
        CHARGED,
        direction="up",
        later_level="charged-2016",
        baseline="charged-2015",
        baseline_period="2015",
    ),
    "charged-2015": number("count", "20", "20", CHARGED, period="2015", before="from"),
    "charged-2016": number("count", "41", "41", CHARGED),
    "dropped-300": number("count", "300", "300", CHARGED | {"outcome_group": "victim-does-not-support"}),
    "otherwise-250": number("count", "250", "250", CHARGED | {"outcome_group": "no-suspect-identified"}),
    "together-550": number(
        "count",
        "550",
        "550",
        CHARGED | {"outcome_group": "dropped-reason-not-stated"},
        addend="dropped-300 otherwise-250",
    ),
    "charged-share": number(
        "share",
        "3.5 per cent",
        "0.035",
        CHARGED,
        numerator="charged-2016",
        denominator="recorded-2016",
        denominator_basis="natural_reading",
    ),
    "in-2016-again": {"kind": "date", "quote": "in 2016", "before": "charged", "period": "2016"},
    "charged-share-2015": number(
        "share",
        "2.5 per cent",
        "0.025",
        CHARGED,
        period="2015",
        numerator="charged-2015",
        denominator="recorded-2015",
        denominator_basis="natural_reading",
    ),
    "in-2015-again": {"kind": "date", "quote": "in 2015", "before": "per cent", "period": "2015"},
    "up-40-per-cent": number(
        "change", "40 per cent", "0.4", CHARGED, quote="up 40 per cent", direction="up", **CHANGE
    ),
    "rose-1-per-cent": number(
        "change", "1 per cent", "0.01", CHARGED, quote="rose 1 per cent", direction="up", **CHANGE
    ),
    "surrey-share": number("share", "2 per cent", "0.02", CHARGED, area="surrey", area_text="Surrey"),
    "kent-higher": {
        **CHARGED,
        "kind": "comparison",
        "quote": "Kent was higher",
        "direction": "up",
        "subject": "charged-share",
        "comparator": "surrey-share",
    },
    "each-month": number(
        "rate",
        "100",
        "100",
        RECORDED,
        quote="100 offences each month",
        quantifier_text="each month",
        rate_per="month",
        numerator="recorded-2016",
    ),
}
VERDICTS = {
    # 400 of 800; 41 of 20; 300 and 250; 1,200 in 12 months.
    "rise-of-half": ("consistent", "consistent", "primary"),
    "charges-doubled": ("consistent", "consistent", "primary"),
    "together-550": ("consistent", "consistent", "primary"),
    "each-month": ("consistent", "consistent", "primary"),
    # 41 of 1,200 is 3.42 per cent, and 3.57 of 1,150, which rounds to 1,200.
    "charged-share": ("consistent_by_rounding", "inconsistent", "primary.operands_rounded"),
    # 20 of 800 is 2.5 per cent; 3.5 less 2.5 is 1, and 0.4 of 2.5; 2 of Surrey is below 3.45.
    "charged-share-2015": ("consistent", "consistent", "primary"),
    "up-40-per-cent": ("consistent", "consistent", "primary"),
    "rose-1-per-cent": ("depends_on_reading", "inconsistent", "percentage_points"),
    "kent-higher": ("consistent", "consistent", "primary"),
    "surrey-share": ("indeterminate", "indeterminate", ""),
}


def add_article(workspace):
    """Write the text, its row of the catalogue and its annotations."""
    text = "".join(f"{sentence} {PADDING}\n" for sentence in SENTENCES)
    (workspace / f"raw/articles/{ARTICLE}.txt").write_text(text, encoding="utf-8")
    catalogue = workspace / "raw/articles.csv"
    rows = list(csv.DictReader(catalogue.read_text("utf-8").splitlines()))
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    write(catalogue, rows[0], [*rows, rows[1] | {"article_id": ARTICLE, "sha256": digest}])
    (model, *_) = (workspace / "raw/annotations").glob("*.csv")
    header = csv.DictReader(model.read_text("utf-8").splitlines()).fieldnames
    common = {"annotator": "lm-1", "period_basis": "explicit"}
    annotations = [dict.fromkeys(header, "") | common | row | {"label": label} for label, row in ROWS.items()]
    write(workspace / f"raw/annotations/{ARTICLE}.csv", header, annotations)
    # Up 40 per cent and up 1 per cent cannot both be right as they stand.
    conflict = f"{ARTICLE},up-40-per-cent,{ARTICLE},rose-1-per-cent,Invented to print points as per cent\n"
    with open(workspace / "raw/reference/declared_conflicts.csv", "a", encoding="utf-8") as file:
        file.write(conflict)


def write(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(header), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_claims_of_many_families_get_the_verdicts_worked_by_hand(inputs, build):
    add_article(inputs)
    build(inputs)
    found = {
        row["figure_id"].partition(".")[2]: (row["verdict"], row["primary_verdict"], row["holds_under"])
        for row in csv.DictReader(
            (inputs / "datapackage/derived/verdicts.csv").read_text("utf-8").splitlines()
        )
        if row["figure_id"].startswith(ARTICLE)
    }
    assert found == VERDICTS
    page = (inputs / f"reports/articles/{ARTICLE}.md").read_text("utf-8")
    assert "Read otherwise" not in page and "Percentage points as per cent" in page
