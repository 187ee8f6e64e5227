"""Write an invented corpus of any size: texts, catalogue and complete annotations, the same for a seed.

Nothing in it is real. Forces, nation, years, persons and newspapers are invented rows of the reference
lists in the output folder, so that no invented figure stands beside the name of a real force.
"""

import argparse
import csv
import hashlib
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "workflow" / "scripts"))

from press_figures.annotations.places import telling_words  # noqa: E402
from press_figures.tables.schemas import column_names, load_resource  # noqa: E402
from press_figures.texts.search import SearchedText  # noqa: E402

Cells = dict[str, str]

FORCES = 40
YEARS = range(2031, 2041)
RELEASE_EVERY = 20
# The build wants published words below a quarter of each article; this leaves a margin.
WORDS_PER_PUBLISHED_WORD = 5

# Plain words that are no numbers, dates or periods. There are so many that articles rarely share eight
# words in a row by chance: what they share is the release that some of them copy.
ADJECTIVES = """
    able amber angry ashen bare blunt bold brave bright brisk broad calm candid careful civil clear
    close cool crisp dense dim direct distant eager early exact faint fair firm formal frail frank fresh
    gentle grave heavy honest humble idle keen kind local loud loyal mild modest narrow neat open pale
    patient plain proud quiet rapid rough sincere slow sober solid steady stern strict sturdy subtle
    tense tidy timid vivid warm
""".split()
NOUNS = """
    advisers aides analysts archives authors barristers boards bridges bulletins buildings carers
    chambers clerks clinics colleagues committees corridors councils counsellors courtrooms desks
    diaries doctors editors families folders friends gardens guardians helpers houses inspectors judges
    juries kitchens ledgers letters libraries listeners managers memories neighbours notebooks nurses
    offices papers parents partners phones prosecutors readers records registers relatives reporters
    rooms schools shelters sisters solicitors streets supporters surgeries teachers teams towns trustees
    villages visitors volunteers windows witnesses workers
""".split()
VERBS = """
    answered approached assisted avoided believed blamed called carried comforted counselled defended
    described doubted encouraged examined followed guarded guided heard helped ignored informed
    instructed invited joined left met noticed observed praised protected questioned reached recalled
    reminded sheltered supported taught thanked trusted understood urged visited warned watched welcomed
""".split()
ADVERBS = """
    badly bluntly boldly bravely briefly calmly carefully cautiously clearly closely coldly firmly
    formally frankly freely gently gladly gravely honestly humbly kindly loudly mildly openly patiently
    plainly politely privately promptly proudly publicly quickly quietly rapidly roughly sadly sharply
    silently slowly softly steadily sternly strictly warmly wisely
""".split()
PREPOSITIONS = (
    "above across against around behind beneath beside between beyond near opposite towards".split()
)
SYLLABLES = """
    bar ben bor cal cor dal den dor el fen gar hal har kel kin lan lor mar mel mor nar nel or pel pen
    quor ral ren ros sal sel tan tel tor ul val ven vor wen zel
""".split()
WORDS = {
    "adjective": ADJECTIVES,
    "noun": NOUNS,
    "verb": VERBS,
    "adverb": ADVERBS,
    "preposition": PREPOSITIONS,
}
SENTENCE = "{Adjective} {noun} {adverb} {verb} {adjective} {noun} {preposition} {adjective} {noun}."

FRACTIONS = [
    ("a tenth", Fraction(1, 10)),
    ("a fifth", Fraction(1, 5)),
    ("a quarter", Fraction(1, 4)),
    ("a third", Fraction(1, 3)),
    ("two fifths", Fraction(2, 5)),
    ("half", Fraction(1, 2)),
    ("three fifths", Fraction(3, 5)),
    ("two thirds", Fraction(2, 3)),
    ("three quarters", Fraction(3, 4)),
]
CARDINALS = "two three four five six seven eight nine ten eleven twelve".split()
OUTCOMES = [
    ("out-of-court-informal", "{adjective} community resolutions"),
    ("no-suspect-identified", "no {adjective} suspect"),
    ("victim-supports-evidential-difficulties", "{adjective} evidence missing"),
    ("prosecution-prevented", "{adjective} prosecutions prevented"),
]
DISMISSALS = [
    ("identifier", "{Adjective} {noun} {adverb} answer {adjective} {noun} on [].", "01632 960{:03d}"),
    (
        "legal_maximum",
        "{Adjective} {noun} {adverb} warn {adjective} {noun}: [] {adverb} {verb} {adjective} {noun}.",
        "up to five years",
    ),
    ("administrative_count", "{Adjective} {noun} {adverb} choose among [] codes.", "2{}"),
    ("vague_quantity", "With [] {adjective} {noun} {adverb} {verb} {adjective} {noun}.", "a small number,"),
    ("ordinal", "{Adjective} {noun} {adverb} came [] there.", "first"),
    ("duration", "{Adjective} {noun} {adverb} {verb} {adjective} {noun} [].", "for 1{} years"),
    ("coverage", "{Adjective} {noun} {adverb} {verb} [] {adjective} forces.", "3{}"),
    ("pronoun", "{Adjective} {noun} {adverb} {verb} [] {adverb}.", "one"),
]


@dataclass(frozen=True)
class Facts:
    """What an invented article reports from one release about one force, year and offence."""

    source: str
    area: str
    area_name: str
    year: int
    offence: str
    recorded: int
    recorded_before: int
    closed: int
    closed_before: int
    charged: int
    unsupported: int
    nation_closed: int
    nation_charged: int


@dataclass
class Draft:
    """A text in the making, with the annotation rows of what was written so far and where they stand."""

    random: Random
    text: str = ""
    rows: list[tuple[int, Cells]] = field(default_factory=list)

    def write(self, template: str, rows: dict[str, Cells] | None = None) -> None:
        """Write a template: {word} becomes a random word of that class, [label] the quote of its row."""
        for part in re.split(r"(\[[a-z0-9-]*\])", fill(template, self.random)):
            if part.startswith("["):
                label = part[1:-1]
                self.rows.append((len(self.text), {"label": label, "annotator": "lm-1", **rows[label]}))
                self.text += rows[label]["quote"]
            else:
                self.text += part

    def published_words(self) -> int:
        """Return how many words the package prints of this text, at most."""
        columns = ("quote", "attribution_text", "area_text")
        return sum(
            3 if row["kind"] == "quotation" else len(" ".join(row.get(name, "") for name in columns).split())
            for _, row in self.rows
        )


def fill(template: str, random: Random) -> str:
    """Replace every {word} by a random word of its class, with a capital where the class has one."""

    def word(match: re.Match) -> str:
        chosen = random.choice(WORDS[match[1].lower()])
        return chosen.capitalize() if match[1][0].isupper() else chosen

    return re.sub(r"\{([A-Za-z]+)\}", word, template)


def generate_corpus(articles: int, seed: int, output: Path) -> None:
    """Write output/raw: the reference lists of the repository with invented rows, and the articles."""
    raw = output / "raw"
    if raw.exists():
        sys.exit(f"{raw}: found a folder; expected none. Name a folder without raw, or delete it.")
    shutil.copytree(ROOT / "raw" / "reference", raw / "reference")
    for name in ("articles", "annotations"):
        (raw / name).mkdir()
    catalogue = [write_article(raw, number, seed) for number in range(articles)]
    write_table(raw / "articles.csv", "raw/articles", catalogue)
    write_table(raw / "adjudications.csv", "raw/adjudications", [])
    write_reference(raw / "reference", catalogue)


def write_article(raw: Path, number: int, seed: int) -> Cells:
    """Write the text and the annotations of one article; return its catalogue row."""
    random = Random(f"{seed}/article/{number}")
    facts = draw_facts(random, source_id(number))
    draft = compose_article(facts, random, number, seed)
    town = invented_name(random)
    article_id = f"invented-{town.lower()}-{number:05d}"
    (raw / "articles" / f"{article_id}.txt").write_bytes(draft.text.encode("utf-8"))
    rows = [placed(draft.text, start, row) for start, row in draft.rows]
    write_table(raw / "annotations" / f"{article_id}.csv", "raw/annotations", rows)
    return {
        "article_id": article_id,
        "sha256": hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        "publisher": f"Invented {town} Bugle",
        "title": fill("Invented: {adjective} {noun}", random),
        "title_basis": "printed",
        "url": f"https://example.org/{article_id}",
        "url_basis": "printed",
        "date_published": f"{facts.year + 1}-03-14",
        "date_basis": "printed",
        "date_evidence": "Invented with the text.",
        "rights": "Invented for the benchmark of this project",
    }


def placed(text: str, start: int, row: Cells) -> Cells:
    """Return a row with the words before its quote, if that stands in the text more than once."""
    before, number = telling_words(SearchedText(text), row["quote"], start)
    return {**row, "before": before, "occurrence": str(number) if number else ""}


def invented_name(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(3)).capitalize() + "wick"


def force_name(number: int) -> str:
    """Return the name of an invented force, of which every number has another."""
    return f"{SYLLABLES[number].capitalize()}{SYLLABLES[-1 - number]}shire"


def source_id(number: int) -> str:
    """Return the release of one article: two that named the same one could not differ in its numbers."""
    return f"invented-release-{number:05d}"


def draw_facts(random: Random, source: str) -> Facts:
    force = random.randrange(FORCES)
    recorded = random.randint(2000, 30000)
    closed = recorded * random.randint(55, 95) // 100
    nation_closed = random.randint(200_000, 900_000)
    return Facts(
        source=source,
        area=f"invented-force-{force}",
        area_name=force_name(force),
        year=random.choice(YEARS[1:]),
        offence=random.choice(["domestic-abuse", "coercive-control"]),
        recorded=recorded,
        recorded_before=recorded * random.randint(70, 130) // 100,
        closed=closed,
        closed_before=closed * random.randint(70, 130) // 100,
        charged=closed * random.randint(3, 15) // 100,
        unsupported=closed * random.randint(12, 70) // 100,
        nation_closed=nation_closed,
        nation_charged=nation_closed * random.randint(3, 15) // 100,
    )


def compose_article(facts: Facts, random: Random, number: int, seed: int) -> Draft:
    """Return the text of one article, paragraph by paragraph, with its rows."""
    draft = Draft(random)
    draft.write("Invented: {adjective} {noun} {verb} {adjective} {noun}, {adjective} {noun} {verb} {noun}.")
    for likelihood, paragraph in PARAGRAPHS:
        if random.random() < likelihood:
            draft.write("\n\n")
            paragraph(draft, facts)
            draft.text = draft.text.rstrip()
            draft.write(" " + SENTENCE)
    if number % RELEASE_EVERY < 2:
        # Two neighbours copy the same release.
        release = Random(f"{seed}/release/{number // RELEASE_EVERY}")
        draft.write("\n\n" + fill(" ".join([SENTENCE] * 3), release))
    draft.write("\n\n")
    while len(draft.text.split()) <= WORDS_PER_PUBLISHED_WORD * draft.published_words():
        draft.write(SENTENCE + random.choice([" ", " ", " ", "\n\n"]))
    draft.text = draft.text.rstrip() + "\n"
    return draft


def figure(facts: Facts, kind: str, quote: str, **cells: str) -> Cells:
    """Return the row of a figure; what cells leave out is an outcome that the force closed in the year."""
    group = cells.get("outcome_group", "any-outcome")
    return {
        "kind": kind,
        "quote": quote,
        "unit": "offence",
        "hedge": "none",
        "measure": "outcomes",
        "offence": facts.offence,
        "outcome_group": group,
        "outcome_match": "" if group == "all-records" else "certain",
        "area": facts.area,
        "period": str(facts.year),
        "period_basis": "anaphoric",
        "count_basis": "closed",
        "source": facts.source,
        "speaker": "article-itself",
        **cells,
    }


def count(facts: Facts, number: int, **cells: str) -> Cells:
    return figure(facts, "count", f"{number:,}", value_text=f"{number:,}", value=str(number), **cells)


def date(quote: str, year: int, **cells: str) -> Cells:
    basis = "relative" if "dated_by" in cells else "explicit"
    return {"kind": "date", "quote": quote, "period": str(year), "period_basis": basis, **cells}


def percentage(facts: Facts, random: Random, share: Fraction, **cells: str) -> Cells:
    """Return a share as a percentage, printed rightly in nine of ten."""
    tenths = round(share * 1000) + (0 if random.random() < 0.9 else random.randint(-15, 30))
    whole = random.random() < 0.5
    tenths = max(10, round(tenths, -1) if whole else tenths)
    text = f"{tenths // 10} per cent" if whole else f"{tenths // 10}.{tenths % 10} per cent"
    return figure(facts, "share", text, value_text=text, value=f"{tenths}/1000", **cells)


def hedged_fraction(share: Fraction) -> tuple[str, str, str, Fraction]:
    """Return words, hedge, numeral and value of the nearest simple fraction."""
    text, value = min(FRACTIONS, key=lambda pair: abs(pair[1] - share))
    hedge = "more_than" if value < share else "nearly"
    return f"{'More than' if value < share else 'Nearly'} {text}", hedge, text, value


def write_lead(draft: Draft, facts: Facts) -> None:
    quote, hedge, text, value = hedged_fraction(Fraction(facts.unsupported, facts.closed))
    share = figure(
        facts,
        "share",
        quote,
        value_text=text,
        value=str(value),
        hedge=hedge,
        unit="case",
        outcome_group="victim-does-not-support",
        outcome_match="probable",
        area_text=facts.area_name,
        period="not-stated",
        period_basis="unstated",
        count_basis="unstated",
        denominator="closed",
        denominator_basis="natural_reading",
        attribution_text="figures show",
        note="Neither period nor base is printed; the closed investigations are the only total.",
    )
    template = f"[lead] of {{adjective}} cases in {facts.area_name} {{adverb}} collapsed, figures show."
    draft.write(template, {"lead": share})


def write_recorded(draft: Draft, facts: Facts) -> None:
    difference = facts.recorded - facts.recorded_before
    printed = abs(difference) + (0 if draft.random.random() < 0.9 else 10)
    noun, direction = ("an increase", "up") if difference >= 0 else ("a decrease", "down")
    recorded = {
        "measure": "recorded",
        "outcome_group": "all-records",
        "count_basis": "recorded",
    }
    change = figure(
        facts,
        "change",
        f"{noun} of {printed:,}",
        value_text=f"{printed:,}",
        value=str(printed),
        direction=direction,
        dated_by="in-year previous-year",
        baseline_period=str(facts.year - 1),
        later_level="recorded",
        baseline="recorded-before",
        **recorded,
    )
    floor = (facts.recorded - 1) // 1000 * 1000
    rounded = figure(
        facts,
        "count",
        f"more than {floor:,}",
        value_text=f"{floor:,}",
        value=str(floor),
        hedge="more_than",
        derived_from="recorded",
        **recorded,
    )
    earlier = {"period": str(facts.year - 1), "period_basis": "relative", "dated_by": "previous-year"}
    rows = {
        "recorded": count(facts, facts.recorded, period_basis="explicit", dated_by="in-year", **recorded),
        "in-year": date(f"in {facts.year}", facts.year),
        "increase": change,
        "previous-year": date("the previous year", facts.year - 1, dated_by="in-year"),
        "recorded-before": count(facts, facts.recorded_before, **(recorded | earlier)),
        "recorded-rounded": rounded,
    }
    draft.write(
        f"{{Adjective}} officers in {facts.area_name} recorded [recorded] {{adjective}} offences [in-year], "
        "[increase] {adverb} against [previous-year], when {adjective} {noun} counted [recorded-before]. "
        "{Adjective} {noun} {adverb} {verb} these [recorded-rounded] offences.",
        rows,
    )


def write_closed(draft: Draft, facts: Facts) -> None:
    rows = {
        "in-year-closed": date(f"In {facts.year}", facts.year),
        "closed": count(facts, facts.closed, period_basis="explicit", dated_by="in-year-closed"),
        "charged": count(facts, facts.charged, outcome_group="charged-or-summonsed", part_of="closed"),
        "charged-share": percentage(
            facts,
            draft.random,
            Fraction(facts.charged, facts.closed),
            outcome_group="charged-or-summonsed",
            numerator="charged",
            denominator="closed",
            denominator_basis="printed",
        ),
    }
    draft.write(
        "[in-year-closed] {adjective} officers {adverb} closed [closed] {adjective} investigations; "
        "[charged] {adverb} ended with {adjective} charges, or [charged-share].",
        rows,
    )


def write_trend(draft: Draft, facts: Facts) -> None:
    change = Fraction(facts.closed - facts.closed_before, facts.closed_before)
    direction = "up" if change >= 0 else "down"
    levels = {
        "direction": direction,
        "dated_by": "year-before",
        "baseline_period": str(facts.year - 1),
        "later_level": "closed",
        "baseline": "closed-before",
    }
    amount = percentage(facts, draft.random, abs(change), **levels)
    earlier = {"period": str(facts.year - 1), "period_basis": "relative", "dated_by": "year-before"}
    rows = {
        "trend": figure(facts, "trend", "rose" if direction == "up" else "fell", **levels),
        "closed-change": {**amount, "kind": "change", "quote": f"by {amount['quote']}"},
        "closed-before": count(facts, facts.closed_before, **earlier),
        "year-before": date("the year before", facts.year - 1, dated_by="in-year-closed"),
    }
    draft.write(
        "{Adjective} totals {adverb} [trend] [closed-change], from [closed-before] {adverb} counted "
        "[year-before].",
        rows,
    )


def write_unsupported(draft: Draft, facts: Facts) -> None:
    group = {"outcome_group": "victim-does-not-support", "outcome_match": "probable"}
    number = min(12, max(2, round(Fraction(facts.closed, facts.unsupported))))
    text = f"one in {CARDINALS[number - 2]}"
    ratio = figure(
        facts,
        "ratio",
        f"about {text}",
        value_text=text,
        value=f"1/{number}",
        hedge="around",
        numerator="unsupported",
        denominator="closed",
        denominator_basis="printed",
        **group,
    )
    draft.write(
        "{Adjective} victims {adverb} withdrew {adjective} support in [unsupported] of these, [ratio].",
        {"unsupported": count(facts, facts.unsupported, part_of="closed", **group), "ratio": ratio},
    )


def write_nation(draft: Draft, facts: Facts) -> None:
    nation = {"area": "invented-nation", "area_text": "Norland"}
    charged = {"outcome_group": "charged-or-summonsed"}
    rows = {
        "nation-closed": count(facts, facts.nation_closed, **nation),
        "nation-charged": count(facts, facts.nation_charged, part_of="nation-closed", **nation, **charged),
        "nation-share": percentage(
            facts,
            draft.random,
            Fraction(facts.nation_charged, facts.nation_closed),
            numerator="nation-charged",
            denominator="nation-closed",
            denominator_basis="printed",
            **nation,
            **charged,
        ),
    }
    draft.write(
        "Across Norland {adjective} forces {adverb} closed [nation-closed], {adverb} charging "
        "{adjective} suspects in [nation-charged], or [nation-share].",
        rows,
    )


def write_outcomes(draft: Draft, facts: Facts) -> None:
    for number, (group, words) in enumerate(draft.random.sample(OUTCOMES, draft.random.randint(1, 4))):
        part = draft.random.randint(20, max(21, facts.closed // 10))
        label = f"outcome-{number}"
        row = count(facts, part, outcome_group=group, part_of="closed")
        draft.write(f"{{Adjective}} {{noun}} {{adverb}} found {words} in [{label}]. ", {label: row})


def write_court(draft: Draft, facts: Facts) -> None:
    share = percentage(
        facts,
        draft.random,
        Fraction(facts.charged, facts.closed) + Fraction(draft.random.randint(1, 10), 100),
        outcome_group="reached-court",
        outcome_match="unclear",
        numerator_part="charged",
        denominator="closed",
        denominator_basis="natural_reading",
    )
    majority = figure(
        facts,
        "share_without_numeral",
        "the majority",
        value_text="majority",
        hedge="majority",
        outcome_group="did-not-reach-court",
        outcome_match="unclear",
    )
    draft.write(
        "{Adjective} courts {adverb} heard [court-share]; [majority] {adverb} stalled.",
        {"court-share": share, "majority": majority},
    )


def write_repetition(draft: Draft, facts: Facts) -> None:
    again = count(facts, facts.charged, outcome_group="charged-or-summonsed", same_as="charged")
    hundreds = figure(
        facts,
        "count",
        "hundreds",
        value_text="hundreds",
        value="100",
        hedge="plural_magnitude",
        unit="case",
        outcome_group="dropped-reason-not-stated",
        outcome_match="unclear",
        count_basis="unstated",
    )
    draft.write(
        "Those [charged-again] {adjective} charges {adverb} {verb} {adjective} {noun} while [hundreds] "
        "{adverb} vanished.",
        {"charged-again": again, "hundreds": hundreds},
    )


def write_dismissals(draft: Draft, facts: Facts) -> None:
    for number, (reason, template, words) in enumerate(draft.random.sample(DISMISSALS, 4)):
        label = f"dismissed-{number}"
        quote = words.format(draft.random.randrange(10)).rstrip(",")
        row = {"kind": "dismissed", "dismissed_as": reason, "quote": quote}
        draft.write(template.replace("[]", f"[{label}]") + " ", {label: row})


def write_quotations(draft: Draft, facts: Facts) -> None:
    for number in range(draft.random.randint(1, 3)):
        label = f"quotation-{number}"
        words = "“" + fill(f"{SENTENCE} {SENTENCE}", draft.random) + "”"
        speaker = draft.random.choice(["invented-adviser", "invented-officer", "not-stated"])
        draft.write(
            f"[{label}] {{adverb}} said {{adjective}} {{noun}}.\n\n",
            {label: {"kind": "quotation", "quote": words, "speaker": speaker}},
        )


def write_rate(draft: Draft, facts: Facts) -> None:
    number = draft.random.randrange(len(CARDINALS))
    rate = figure(
        facts,
        "rate",
        f"{CARDINALS[number]} victims a week on average",
        value_text=CARDINALS[number],
        value=str(number + 2),
        hedge="on_average",
        unit="victim",
        rate_per="week",
        quantifier_text="a week on average",
        measure="recorded",
        outcome_group="all-records",
        period="not-stated",
        period_basis="unstated",
        count_basis="unstated",
    )
    draft.write("{Adjective} shelters {adverb} welcomed [rate], {adjective} {noun} {verb}.", {"rate": rate})


PARAGRAPHS: list[tuple[float, Callable[[Draft, Facts], None]]] = [
    (0.8, write_lead),
    (1.0, write_recorded),
    (1.0, write_closed),
    (0.7, write_trend),
    (0.85, write_unsupported),
    (0.6, write_nation),
    (0.8, write_outcomes),
    (0.3, write_court),
    (0.5, write_repetition),
    (0.9, write_dismissals),
    (1.0, write_quotations),
    (0.25, write_rate),
]


def write_reference(folder: Path, catalogue: list[Cells]) -> None:
    """Add the invented rows to the reference lists; the rows on real texts give way to one on an invented."""
    evidence = {"verification": "unverified", "evidence": "Invented for the benchmark of this project"}
    nation = {"area_id": "invented-nation", "name": "Norland (invented)", "area_type": "nation", **evidence}
    forces = [
        {
            "area_id": f"invented-force-{number}",
            "name": f"{force_name(number)} (invented)",
            "area_type": "territorial_force",
            "part_of_area_id": "invented-nation",
            **evidence,
        }
        for number in range(FORCES)
    ]
    years = [
        {
            "period_id": str(year),
            "name": str(year),
            "period_type": "calendar_year",
            "start_date": f"{year}-01-01",
            "end_date": f"{year}-12-31",
            **evidence,
        }
        for year in YEARS
    ]
    office = "invented-office"
    speakers = [
        {"speaker_id": f"invented-{role}", "role": f"Invented {role}", "organisation_id": office, **evidence}
        for role in ("adviser", "officer")
    ]
    added = {
        "areas": [nation, *forces],
        "area_words": [
            {"words": area["name"].removesuffix(" (invented)"), "area_id": area["area_id"]}
            for area in (nation, *forces)
        ],
        "periods": years,
        "organisations": [
            {"organisation_id": office, "name": "Invented Office", "organisation_type": "charity", **evidence}
        ],
        "sources": [
            {
                "source_id": source_id(number),
                "name": f"invented release {number}",
                "organisation_id": office,
                **evidence,
            }
            for number in range(len(catalogue))
        ],
        "speakers": speakers,
    }
    for name, rows in added.items():
        write_table(folder / f"{name}.csv", f"tables/{name}", [*read_rows(folder / f"{name}.csv"), *rows])
    about = {
        "outside_evidence_id": "invented-statement",
        "article_id": catalogue[0]["article_id"],
        "statement": "Invented for the benchmark of this project",
        "url": "https://example.org/invented",
        **evidence,
    }
    write_table(folder / "outside_evidence.csv", "tables/outside_evidence", [about])
    write_table(folder / "declared_conflicts.csv", "tables/declared_conflicts", [])


def read_rows(path: Path) -> list[Cells]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_table(path: Path, schema: str, rows: list[Cells]) -> None:
    """Write rows under the header of a schema; cells that a row leaves out are empty."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header(schema), restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@cache
def header(schema: str) -> list[str]:
    return column_names(load_resource(ROOT / "workflow" / "schemas" / f"{schema}.yml"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, required=True, help="how many articles")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another corpus")
    parser.add_argument("--output", type=Path, required=True, help="the folder in which raw/ is written")
    arguments = parser.parse_args()
    generate_corpus(arguments.articles, arguments.seed, arguments.output)


if __name__ == "__main__":
    main()
