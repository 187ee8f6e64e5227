"""The oracle: what a build made of a mutant, and whether that is what may become of it.

It shares no code with the workflow. It reads raw/ and the published files of a folder and holds them against
each other and against those of the unchanged matter.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import yaml
from build import Run
from matter import CATALOGUE, Change, Kind, Node, Rows, read_rows, rows_path, text_path

PUBLISHED = ("datapackage", "reports")
# Its bytes differ between two builds of the same matter.
DATABASE = "datapackage/outcomes.duckdb"
# A message says where, what was found and what was expected.
MESSAGE = re.compile(r".+: found .+; expected .+", re.DOTALL)
# From a changed row to the mutated one, no way leads over more figures than these.
MOST_FIGURES = 3

# Cells of an annotation, and the published columns that hold them as they are.
MENTION_CELLS = {
    "label": "label",
    "quote": "quote",
    "kind": "kind",
    "dismissed_as": "dismissed_as",
    "note": "note",
    "annotator": "annotator_id",
}
FIGURE_CELLS = {
    "kind": "kind",
    "value_text": "value_text",
    "unit": "unit",
    "hedge": "hedge_id",
    "evaluative_text": "evaluative_text",
    "direction": "direction",
    "quantifier_text": "quantifier_text",
    "rate_per": "rate_per",
    "measure": "measure_id",
    "offence": "offence_id",
    "outcome_group": "outcome_group_id",
    "area": "area_id",
    "area_text": "area_text",
    "period": "period_id",
    "period_basis": "period_basis",
    "baseline_period": "baseline_period_id",
    "count_basis": "count_basis",
    "source": "source_id",
    "attribution_text": "attribution_text",
    "speaker": "speaker_id",
}
DATE_CELLS = {"period": "period_id", "period_basis": "period_basis"}
QUOTATION_CELLS = {"speaker": "speaker_id", "note": "note", "annotator": "annotator_id"}
RELATIONS = (
    "numerator numerator_part denominator later_level baseline same_as derived_from part_of additive_to "
    "addend subject comparator"
).split()
# What the place of words in a text decides, and nothing else.
PLACES = {"start_char", "end_char", "line_number"}
TEXT_COLUMNS = {"sha256", "character_count", "word_count"}


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: refused, changed, same or silent; and why silent, or what was said."""

    outcome: str
    reasons: tuple[str, ...] = ()
    is_expected: bool = True


@dataclass(frozen=True)
class Package:
    """The published files of a folder."""

    files: dict[str, bytes] = field(repr=False)

    @cached_property
    def descriptor(self) -> dict:
        return json.loads(self.files["datapackage/datapackage.json"])

    @cached_property
    def schemas(self) -> dict[str, dict]:
        return {resource["name"]: resource["schema"] for resource in self.descriptor["resources"]}

    @cached_property
    def tables(self) -> dict[str, Rows]:
        return {
            resource["name"]: read_rows(self.files[f"datapackage/{resource['path']}"])
            for resource in self.descriptor["resources"]
        }

    @cached_property
    def keyed(self) -> dict[str, dict[str, dict[str, str]]]:
        """Return the rows of every table by the values of their primary key."""
        return {name: {self.key(name, row): row for row in rows} for name, rows in self.tables.items()}

    def key(self, table: str, row: dict[str, str]) -> str:
        return "|".join(row[column] for column in self.schemas[table].get("primaryKey") or list(row))

    @cached_property
    def links(self) -> dict[Node, set[Node]]:
        """Return where ids lead from a row: to what it names, and from a figure to its readings and twins."""
        links: dict[Node, set[Node]] = defaultdict(set)
        for table, rows in self.keyed.items():
            keys = self.schemas[table].get("foreignKeys", [])
            for key, row in rows.items():
                for reference in keys:
                    column = reference["fields"][0]
                    listed = reference["reference"].get("resource") or table
                    if row.get(column):
                        links[table, key].add((listed, row[column]))
        for table, rows in self.keyed.items():
            for key, row in rows.items():
                links[table, key].update(further_links(table, row, self))
        for table, start, end in (
            ("reading_inputs", ("readings", "reading_id"), ("figures", "figure_id")),
            ("readings", ("figures", "figure_id"), ("readings", "reading_id")),
            ("observation_figures", ("observations", "observation_id"), ("figures", "figure_id")),
            ("observation_figures", ("figures", "figure_id"), ("observations", "observation_id")),
            ("figure_relations", ("figures", "figure_id"), ("figures", "related_figure_id")),
            ("figure_relations", ("figures", "related_figure_id"), ("figures", "figure_id")),
            ("mention_dates", ("mentions", "mention_id"), ("mentions", "date_mention_id")),
            ("dates", ("mentions", "mention_id"), ("dates", "mention_id")),
        ):
            for row in self.tables.get(table, []):
                links[start[0], row[start[1]]].add((end[0], row[end[1]]))
        return links


def further_links(table: str, row: dict[str, str], package: Package) -> Iterator[Node]:
    """Yield where a row leads by columns that hold several ids, or by being about all of an article."""
    if table == "figures":
        yield "value_class", row["value_class"]
        yield "lexicon", f"{row['hedge_id']}/{row['value_class']}"
        if row["value_text"]:
            yield "number_words", "any"
    if table in ("article_scorecards", "joint_readings"):
        for figure in package.tables["mentions"] + package.tables["quotations"]:
            if figure["article_id"] == row["article_id"]:
                yield (
                    ("mentions", figure["mention_id"])
                    if "mention_id" in figure
                    else ("quotations", figure["quotation_id"])
                )
    if table == "joint_readings":
        for figure in package.tables["figures"]:
            if figure["article_id"] == row["article_id"]:
                yield "figures", figure["figure_id"]
    if table == "annotator_agreement" and row["attribute"] == "word":
        # The words of all texts are counted, marked or not.
        for article in package.tables["articles"]:
            yield "articles", article["article_id"]
    if table == "attrition":
        alike = ("article_id", "offence_id", "area_id", "period_id")
        for figure in package.tables["figures"]:
            if all(figure[name] == row[name] for name in alike):
                yield "figures", figure["figure_id"]
    if table == "article_overlaps":
        for quotation in package.tables["quotations"]:
            if quotation["article_id"] in (row["first_article_id"], row["second_article_id"]):
                yield "quotations", quotation["quotation_id"]
        for figure in package.tables["figures"]:
            if figure["article_id"] in (row["first_article_id"], row["second_article_id"]):
                yield "figures", figure["figure_id"]
    if "caveats" in row and table != "caveats":
        for code in row["caveats"].split():
            yield "caveats", code


def read_package(folder: Path) -> Package:
    """Read everything that a folder publishes but the database."""
    return Package(
        {
            str(path.relative_to(folder)): path.read_bytes()
            for name in PUBLISHED
            for path in sorted((folder / name).rglob("*"))
            if path.is_file() and str(path.relative_to(folder)) != DATABASE
        }
    )


def judge(kind: Kind, change: Change, before: Package, folder: Path, run: Run) -> Verdict:
    """Say what became of a mutant that was built in a folder."""
    if run.status in ("crashed", "hung"):
        return Verdict("silent", (f"{run.status}: {run.printed[-600:]}",), False)
    after = read_package(folder)
    if run.status == "refused":
        reasons = tuple(refusal_problems(change, before, after, folder, run))
        if reasons:
            return Verdict("silent", (*reasons, *run.messages[:3]), False)
        return Verdict("refused", run.messages[:3], "refused" in kind.allowed)
    try:
        return judge_built(kind, change, before, after, folder)
    except (KeyError, IndexError, OSError, ValueError) as error:
        return Verdict("silent", (f"what is published cannot be read: {error!r}",), False)


def judge_built(kind: Kind, change: Change, before: Package, after: Package, folder: Path) -> Verdict:
    """Say what became of a mutant that the build accepted."""
    if after.files == before.files:
        if "same" in kind.allowed:
            return Verdict("same")
        return Verdict("silent", ("accepted, and nothing published changed",), False)
    reasons = tuple(package_problems(after, folder)) + tuple(mirror_problems(after, folder))
    if change.origins is not None:
        reasons += tuple(moved_problems(change, before, after, folder))
    elif any(path.startswith("workflow/schemas") for path in change.files):
        reasons += tuple(schema_problems(before, after))
    else:
        reasons += tuple(stray_problems(change, before, after))
    reasons += tuple(page_problems(before, after))
    if "changed" not in kind.allowed:
        reasons = (f"accepted, but only {' or '.join(sorted(kind.allowed))} may come of it", *reasons)
    return Verdict("silent" if reasons else "changed", reasons, not reasons)


def refusal_problems(
    change: Change, before: Package, after: Package, folder: Path, run: Run
) -> Iterator[str]:
    """Yield what is wrong with a refusal: traces in what is published, or a message without a place."""
    if after.files != before.files:
        yield "refused, but published files changed"
    if list(folder.rglob("*.part")):
        yield "refused, but half-written files are left"
    if not run.messages:
        yield "refused without a message"
    elif run.printed == "" and not all(MESSAGE.fullmatch(message) for message in run.messages):
        yield "refused with a message that does not say what was found and expected"
    elif not any(names_place(message, change) for message in run.messages):
        yield f"refused, but no message names {' or '.join((*change.places, *change.words)[:6])}"


def names_place(message: str, change: Change) -> bool:
    """Tell whether a message names the place of a change, or quotes the words that matter."""
    for place in change.places:
        path, _, line = place.partition(", ")
        # A message about two rows of one key names their file once.
        is_twin = message.startswith(f"{path}, ") and f": found the key of {line} again;" in message
        if is_twin or re.search(re.escape(place) + r"(?![0-9])", message):
            return True
    # A check in SQL names the rows that it found by column and code.
    named = {repr(code) for code in re.findall(r"_id ([^ ,;]+)[,;]", message)}
    return any(word in message or word in named for word in change.words)


def package_problems(after: Package, folder: Path) -> Iterator[str]:
    """Yield where the descriptor does not describe the files beside it."""
    for resource in after.descriptor["resources"]:
        data = after.files.get(f"datapackage/{resource['path']}")
        if data is None:
            yield f"no file {resource['path']}"
            continue
        rows = after.tables[resource["name"]]
        if resource["hash"] != f"sha256:{hashlib.sha256(data).hexdigest()}" or resource["bytes"] != len(data):
            yield f"hash or size of {resource['path']} is not that of the file"
        if resource["rows"] != len(rows):
            yield f"{resource['path']} has {len(rows)} rows, not {resource['rows']}"
        if rows and list(rows[0]) != [column["name"] for column in resource["schema"]["fields"]]:
            yield f"the columns of {resource['path']} are not those of its schema"
        source = folder / "workflow" / "schemas" / "tables" / f"{resource['name']}.yml"
        if not source.exists():
            yield f"no schema is called {resource['name']}"
        elif yaml.safe_load(source.read_bytes())["schema"] != resource["schema"]:
            yield f"the published schema of {resource['name']} is not that of {source.name}"


def mirror_problems(after: Package, folder: Path) -> Iterator[str]:
    """Yield raw cells that the published tables do not show, and published rows that no raw row gives."""
    for path in sorted(folder.glob("raw/reference/*.csv")):
        raw, published = read_rows(path.read_bytes()), after.tables[path.stem]
        names = [column["name"] for column in after.schemas[path.stem]["fields"]]
        if [{name: row.get(name) for name in names} for row in raw] != published:
            yield f"{path.name} is not published as it is"
    catalogue = read_rows((folder / CATALOGUE).read_bytes())
    articles = after.keyed["articles"]
    if {row["article_id"] for row in catalogue} != set(articles):
        yield "the published articles are not those of the catalogue"
        return
    expected: dict[str, set[str]] = defaultdict(set)
    for entry in catalogue:
        article_id = entry["article_id"]
        yield from different(entry, articles[article_id], {name: name for name in entry}, article_id)
        text = (folder / text_path(article_id)).read_bytes().decode("utf-8")
        for row in read_rows((folder / rows_path(article_id)).read_bytes()):
            yield from row_problems(after, article_id, text, row, expected)
    for table in ("mentions", "figures", "dates", "quotations", "figure_relations", "mention_dates"):
        if set(after.keyed[table]) != expected[table]:
            odd = sorted(set(after.keyed[table]) ^ expected[table])
            yield f"{table} are not those of the annotations: {odd[:4]}"


def row_problems(
    after: Package, article_id: str, text: str, row: dict[str, str], expected: dict[str, set[str]]
) -> Iterator[str]:
    """Yield cells of one annotation that the published tables do not show."""
    name = f"{article_id}.{row['label']}"
    if row["kind"] == "quotation":
        expected["quotations"].add(name)
        yield from place_problems(after.keyed["quotations"].get(name), text, row["quote"], name)
        yield from different(row, after.keyed["quotations"].get(name), QUOTATION_CELLS, name)
        return
    expected["mentions"].add(name)
    yield from place_problems(after.keyed["mentions"].get(name), text, row["quote"], name)
    yield from different(row, after.keyed["mentions"].get(name), MENTION_CELLS, name)
    expected["mention_dates"] |= {f"{name}|{article_id}.{label}" for label in row["dated_by"].split()}
    if row["kind"] == "date":
        expected["dates"].add(name)
        yield from different(row, after.keyed["dates"].get(name), DATE_CELLS, name)
    elif row["kind"] != "dismissed":
        expected["figures"].add(name)
        figure = after.keyed["figures"].get(name)
        yield from different(row, figure, FIGURE_CELLS, name)
        if figure and row["value"]:
            exact = Fraction(int(figure["value_numerator"]), int(figure["value_denominator"]))
            if exact != Fraction(row["value"]):
                yield f"{name} has the value {exact}, not {row['value']}"
        for role in RELATIONS:
            expected["figure_relations"] |= {
                f"{name}|{role}|{article_id}.{label}" for label in row[role].split()
            }


def place_problems(published: dict[str, str] | None, text: str, quote: str, name: str) -> Iterator[str]:
    if published and text[int(published["start_char"]) : int(published["end_char"])] != quote:
        yield f"{name} does not stand at its offsets"


def different(
    raw: dict[str, str], published: dict[str, str] | None, cells: dict[str, str], name: str
) -> Iterator[str]:
    """Yield the cells that differ from those of the published row."""
    if published is None:
        return
    for column, shown in cells.items():
        if shown in published and raw[column] != published[shown]:
            yield f"{name}: {shown} is {published[shown]!r}, not {raw[column]!r}"


def changed_rows(before: Package, after: Package) -> Iterator[Node]:
    """Yield table and key of every row that is new, gone or different in a column that both have."""
    for table in sorted({*before.keyed, *after.keyed}):
        old, new = before.keyed.get(table, {}), after.keyed.get(table, {})
        for key in sorted({*old, *new}):
            one, other = old.get(key), new.get(key)
            if (
                one is None
                or other is None
                or any(one[name] != other[name] for name in one.keys() & other.keys())
            ):
                yield table, key


def stray_problems(change: Change, before: Package, after: Package) -> Iterator[str]:
    """Yield changed rows that do not lead to what was mutated."""
    for node in changed_rows(before, after):
        if not (leads(node, change.touched, before) or leads(node, change.touched, after)):
            yield f"a changed row of {node[0]} that does not lead to the mutation: {node[1]}"


def leads(start: Node, touched: frozenset[Node], package: Package) -> bool:
    """Tell whether ids lead from a row to one that was touched, over at most MOST_FIGURES figures."""
    best, waiting = {start: 0}, [start]
    while waiting:
        node = waiting.pop()
        if node in touched:
            return True
        # An article leads on to nothing: all its rows have it in common.
        if node[0] == "articles" and node != start:
            continue
        for following in package.links.get(node, ()):
            cost = best[node] + (following[0] == "figures")
            if cost <= MOST_FIGURES and cost < best.get(following, MOST_FIGURES + 1):
                best[following] = cost
                waiting.append(following)
    return False


def moved_problems(change: Change, before: Package, after: Package, folder: Path) -> Iterator[str]:
    """Yield what a change of a text did beside moving words: each row keeps the characters that it had."""
    article_id, origins = change.article_id, change.origins
    for table, key in changed_rows(before, after):
        old, new = before.keyed[table].get(key), after.keyed[table].get(key)
        if table in ("shared_passages", "article_overlaps"):
            if article_id not in key:
                yield f"a changed row of {table} about other articles: {key}"
            continue
        if old is None or new is None:
            yield f"a row of {table} came or went: {key}"
            continue
        columns = {name for name in old if old[name] != new[name]}
        may = {"articles": TEXT_COLUMNS, "article_scorecards": {"word_count"}}.get(table, set())
        if table in ("mentions", "quotations"):
            may = PLACES
        if table == "annotation_pairs":
            may = {name for name in old if name.endswith("_char")}
        if table == "annotator_agreement" and old["attribute"] == "word":
            may = {"compared_count", "agreed_count", "alpha"}
        if table == "compared_codes" and old["attribute"] == "span":
            may = {"first_code", "second_code", "published_code"}
        is_of_article = table == "annotator_agreement" or key.partition(".")[0] == article_id
        if columns - may or not is_of_article:
            yield f"{table} {key} changed in {', '.join(sorted(columns))}"
    for table in ("mentions", "quotations"):
        for key, row in after.keyed[table].items():
            if row["article_id"] == article_id and key in before.keyed[table]:
                yield from origin_problems(before.keyed[table][key], row, origins, key)
    text = (folder / text_path(article_id)).read_bytes()
    shown = after.keyed["articles"][article_id]
    if shown["sha256"] != hashlib.sha256(text).hexdigest():
        yield "the published hash is not that of the text"
    if shown["character_count"] != str(len(text.decode("utf-8"))):
        yield "the published length is not that of the text"


def origin_problems(
    old: dict[str, str], new: dict[str, str], origins: tuple[int | None, ...], key: str
) -> Iterator[str]:
    """Yield where the words of a row are not the characters that they were before the text changed."""
    was = list(range(int(old["start_char"]), int(old["end_char"])))
    now = list(origins[int(new["start_char"]) : int(new["end_char"])])
    if was != now:
        yield f"{key} stands on other characters than before: was {was[0]}, now {now[0]}"


def schema_problems(before: Package, after: Package) -> Iterator[str]:
    """Yield what a change of a schema did to the rows of the tables."""
    for table in sorted({*before.tables, *after.tables}):
        old, new = before.tables.get(table, []), after.tables.get(table, [])
        shared = set(old[0]) & set(new[0]) if old and new else set()
        if [{k: row[k] for k in shared} for row in old] != [{k: row[k] for k in shared} for row in new]:
            yield f"a schema changed the rows of {table}"


def page_problems(before: Package, after: Package) -> Iterator[str]:
    """Yield pages that changed although nothing in the tables that they could show did."""
    changed = list(changed_rows(before, after))
    tables_differ = any(
        data != before.files.get(path) for path, data in after.files.items() if path.endswith(".csv")
    )
    for path in sorted({*before.files, *after.files}):
        if not path.startswith("reports/") or before.files.get(path) == after.files.get(path):
            continue
        if not tables_differ and before.schemas == after.schemas:
            yield f"{path} changed although no table did"
        if path.startswith("reports/articles/") and changed:
            article_id = Path(path).stem
            if not any(is_about(article_id, node, before, after) for node in changed):
                yield f"{path} changed although no row about it did"


def is_about(article_id: str, node: Node, before: Package, after: Package) -> bool:
    """Tell whether a changed row is about an article, or is one of a list that every page may show."""
    table, key = node
    # A row may have been about another article before.
    rows = [package.keyed.get(table, {}).get(key, {}) for package in (before, after)]
    # A page names the articles that share words with its own.
    near = {name for pair in before.tables["article_overlaps"] for name in overlapping(pair, article_id)}
    if not any(name.endswith(("article_id", "figure_id", "mention_id")) for row in rows for name in row):
        return True
    return any(
        value == name or value.startswith(f"{name}.")
        for row in rows
        for value in row.values()
        for name in (article_id, *near)
    )


def overlapping(pair: dict[str, str], article_id: str) -> set[str]:
    both = {pair["first_article_id"], pair["second_article_id"]}
    return both if article_id in both else set()
