"""Put hostile strings wherever a text of a person can stand, and look for them in what was rendered.

Every string holds the canary. It may stand in the text of a page or picture and nowhere else: in no name of
an element, no attribute, no comment and no script.
"""

import csv
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

CANARY = "zqx"
ARTICLE = "invented-herald-dorset-outcomes"
# What a page of this project may be made of.
ELEMENTS = set(
    "a p h1 h2 h3 h4 ul li table thead tbody tr th td strong em code pre details summary img wbr hr".split()
)
# No digits: each number of a text wants a row of its own. None begins as a formula does.
TEXTS = [
    "<script>zqx()</script>",
    "<img src=zqx onerror=zqx()>",
    "<b onclick=zqx>zqx</b>",
    "<svg onload=zqx>",
    "</table></details><zqx>",
    "<!-- zqx",
    "]]><zqx>",
    "<?zqx?>",
    "&lt;zqx&gt; &#122;qx &zqx;",
    "[zqx](javascript:zqx)",
    "![zqx](https://zqx.example.org/zqx.png)",
    "[zqx]: https://zqx.example.org",
    "[^zqx]",
    "[zqx][zqx]",
    "<https://zqx.example.org>",
    "https://zqx.example.org/zqx",
    "//zqx.example.org",
    "www.zqx.example.org",
    "zqx.com/zqx",
    "ftp://zqx.example.org",
    "zqx@zqx.example.org",
    "mailto:zqx@example.org",
    "xmpp:zqx@example.org/zqx",
    "javascript:zqx",
    "# zqx",
    "> zqx",
    "* zqx",
    "| zqx | zqx |",
    "--- zqx | ---",
    "``` zqx",
    "`zqx`",
    "~~~ zqx",
    "~~zqx~~ **zqx** __zqx__ *zqx* _zqx_",
    "$$zqx$$ $`zqx`$",
    ":zqx: :smile:",
    "zqx \\",
    "@zqx !zqx #zqx",
    "{{ zqx }} {% zqx %} {# zqx #}",
    "{zqx} {0} {zqx.__class__} %(zqx)s %s",
    "'; drop table figures; -- zqx",
    "zqx'); drop macro exact_decimal; --",
    "$(touch zqx) `touch zqx` ; touch zqx | touch zqx && touch zqx",
    "../../../zqx",
    "/etc/zqx",
    "C:\\zqx",
    "zqx \u202ezqx\u202c \u2066zqx\u2069 \u200fzqx",
    "“zqx”><zqx y='\"",
    "</title></desc></text></svg><zqx>",
    "</script><script>zqx</script>",
]
# The columns of reference lists that a page prints.
PRINTED_COLUMNS = ("name", "definition", "wording", "statement", "evidence", "role", "note", "sentence_words")


def read_rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n", restval="")
        writer.writeheader()
        writer.writerows(rows)


def without_formula(text: str) -> str:
    return text if text[0] not in "=+-@" else f"a {text}"


def make_hostile(folder: Path) -> None:
    """Change a copy of the repository with the corpus: text, annotations, catalogue, lists and metadata."""
    add_quotes(folder)
    rows = read_rows(folder / "raw/articles.csv")
    cells = {"publisher": 0, "title": 7, "date_evidence": 14, "rights": 21}
    for number, row in enumerate(rows):
        if row["title_basis"] == "unknown":
            row |= {"title_basis": "printed"}
        row |= {name: mixed(first + number) for name, first in cells.items()}
    write_rows(folder / "raw/articles.csv", rows)
    poison_lists(folder)
    for path in [folder / "CITATION.cff", folder / "workflow/package.yml"]:
        text = path.read_text(encoding="utf-8")
        # The name of a licence is a code.
        for key in ("title", "abstract", "rights", "limits", *(["name"] if path.suffix == ".cff" else [])):
            text = re.sub(rf"(?m)^(  - )?({key}: )(?!>-)(?=[A-Z])(.*)$", poisoned_line, text)
            text = re.sub(rf"(?m)^({key}: >-\n)", lambda found: f"{found[1]}  a {mixed(0)}\n", text)
        path.write_text(text, encoding="utf-8")


def poisoned_line(found: re.Match) -> str:
    text = f"{found[3]} {mixed(3)}".replace("'", "''")
    return f"{found[1] or ''}{found[2]}'{text}'"


def mixed(number: int) -> str:
    """Return a few hostile strings in one line."""
    return without_formula(" ".join(TEXTS[(number + step) % len(TEXTS)] for step in (0, 9, 18, 27, 36)))


def add_quotes(folder: Path) -> None:
    """Print every hostile string in an article, and quote and dismiss it; make its share hostile as well."""
    text_path = folder / f"raw/articles/{ARTICLE}.txt"
    rows_path = folder / f"raw/annotations/{ARTICLE}.csv"
    text, rows = text_path.read_text(encoding="utf-8"), read_rows(rows_path)
    filler = "The invented police said words about the hostile words of this line and about no other words. "
    for number, hostile in enumerate(hostile for hostile in TEXTS if hostile[0] not in "=+-@"):
        if "0" in hostile or "122" in hostile:
            continue
        text += f"\n{filler * 2}Then came: {hostile} .\n"
        label = f"hostile-{number}"
        row = dict.fromkeys(rows[0], "") | {"label": label, "quote": hostile, "kind": "dismissed"}
        row |= {"dismissed_as": "vague_quantity", "note": mixed(number), "annotator": "lm-1"}
        row["before"] = "Then came:"
        rows.append(row)
    for row in [row for row in rows if row["kind"] in ("count", "share") and row["quote"] in text]:
        # The string becomes part of the quote, and so of findings, charts and records of claims.
        if text.count(row["quote"]) == 1 and len(row["quote"]) > 3 and not row["occurrence"]:
            longer = f"{row['quote']} <script>zqx</script>"
            text, row["quote"] = text.replace(row["quote"], longer), longer
        row["note"] = mixed(5)
    text_path.write_text(text, encoding="utf-8")
    write_rows(rows_path, rows)
    catalogue = read_rows(folder / "raw/articles.csv")
    for row in catalogue:
        if row["article_id"] == ARTICLE:
            row["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    write_rows(folder / "raw/articles.csv", catalogue)


def poison_lists(folder: Path) -> None:
    """Add hostile strings to the cells of the reference lists that pages print."""
    number = 0
    for path in sorted(folder.glob("raw/reference/*.csv")):
        rows = read_rows(path)
        for row in rows:
            for name in PRINTED_COLUMNS:
                if row.get(name):
                    number += 1
                    row[name] = f"{row[name]} {mixed(number)}"
        if rows:
            write_rows(path, rows)


class Canaries(HTMLParser):
    """Collect what of a page is there because of a hostile string."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.texts: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        whole = self.get_starttag_text() or ""
        shown = {name: value for name, value in attrs if name != "alt"}
        if (
            tag not in ELEMENTS
            or CANARY in tag
            or CANARY in str(shown)
            or any(name[:2] == "on" for name in shown)
        ):
            self.found.append(whole)
        if any(
            str(value).lower().startswith(("javascript:", "data:", "mailto:")) for value in shown.values()
        ):
            self.found.append(whole)
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ELEMENTS:
            self.found.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}>")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)
        # A code host turns this into a picture, after everything else and by pieces of text.
        self.found += re.findall(r":[\w+-]+:", data)


def markup_of(html: str) -> list[str]:
    """Return what a rendered page holds beside text because of a hostile string."""
    page = Canaries()
    page.feed(html)
    page.close()
    return page.found
