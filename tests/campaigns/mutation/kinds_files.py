"""Kinds of mutants that change the schemas, or which files there are; and the nastiest, chosen by hand."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import yaml
from matter import (
    CATALOGUE,
    Base,
    Change,
    Content,
    Folder,
    Kind,
    Link,
    list_path,
    rows_path,
    text_path,
    with_hash,
    write_rows,
)

REFUSED = frozenset({"refused"})
EITHER = frozenset({"refused", "changed"})
SAME = frozenset({"same"})
REFUSED_OR_SAME = frozenset({"refused", "same"})
ANY = frozenset({"refused", "changed", "same"})
KINDS: list[Kind] = []
TYPES = ("string", "integer", "number", "boolean", "date")


def kind(name: str, allowed: frozenset[str], count: int, group: str, by_snakemake: bool = False) -> Callable:
    """Register the function that makes a mutant of this kind."""

    def register(make: Callable[[Base, Random], Change | None]) -> Callable:
        KINDS.append(Kind(name, group, allowed, count, make, by_snakemake))
        return make

    return register


def dumped(resource: object) -> bytes:
    return yaml.safe_dump(resource, sort_keys=False, allow_unicode=True).encode("utf-8")


def schema_kind(name: str, allowed: frozenset[str], count: int = 6) -> Callable:
    """Register a change of one schema, given what it holds and one of its columns, which it may change."""

    def register(edit: Callable[[dict, dict, Random], str | None]) -> Callable:
        @kind(name, allowed, count, "schemas")
        def _(base: Base, rng: Random) -> Change | None:
            path = rng.choice(base.schemas)
            resource = yaml.safe_load(base.read(path))
            column = rng.choice(resource["schema"]["fields"])
            said = edit(resource, column, rng)
            if said is None:
                return None
            # A key may be missed where another schema refers to it, or in the file that it describes.
            places = (path, Path(path).stem, resource.get("path") or path)
            places += (CATALOGUE, "raw/annotations") if "/raw/" in path else ()
            data = dumped(resource)
            return Change(f"{path}: {said}", {path: data}, places, (repr(column.get("name", "")),))

        return edit

    return register


@schema_kind("type of a column changed", EITHER, 16)
def type_changed(resource: dict, column: dict, rng: Random) -> str:
    column["type"] = rng.choice([name for name in TYPES if name != column["type"]])
    return f"column {column['name']} is of type {column['type']}"


@schema_kind("type that there is not", REFUSED)
def type_unknown(resource: dict, column: dict, rng: Random) -> str:
    column["type"] = rng.choice(["text", "int", "String", "", None, 7])
    return f"column {column['name']} is of type {column['type']!r}"


@schema_kind("constraint removed", ANY, 14)
def constraint_removed(resource: dict, column: dict, rng: Random) -> str | None:
    if not column.get("constraints"):
        return None
    name = rng.choice(sorted(column["constraints"]))
    del column["constraints"][name]
    return f"column {column['name']} without {name}"


@schema_kind("constraint that the data break", ANY, 14)
def constraint_added(resource: dict, column: dict, rng: Random) -> str:
    is_text = column["type"] == "string"
    new = rng.choice([{"pattern": "^zz$"}, {"enum": ["zz"]}, {"unique": True}, {"required": True}])
    if not is_text:
        new = rng.choice([{"required": True}, {"unique": True}])
    column["constraints"] = column.get("constraints", {}) | new
    return f"column {column['name']} with {new}"


@schema_kind("constraint that there is not", REFUSED)
def constraint_unknown(resource: dict, column: dict, rng: Random) -> str:
    new = rng.choice([{"patern": "^a$"}, {"requird": True}, {"minLength": 400}, {"maximumm": 1}])
    column["constraints"] = column.get("constraints", {}) | new
    return f"column {column['name']} with {new}"


@schema_kind("constraint of the wrong sort", REFUSED)
def constraint_ill(resource: dict, column: dict, rng: Random) -> str:
    new = rng.choice(
        [{"pattern": "(["}, {"pattern": 7}, {"enum": "abc"}, {"required": "maybe"}, {"minimum": "x"}]
    )
    column["constraints"] = column.get("constraints", {}) | new
    return f"column {column['name']} with {new}"


@schema_kind("column removed from a schema", EITHER, 16)
def column_removed(resource: dict, column: dict, rng: Random) -> str:
    resource["schema"]["fields"].remove(column)
    return f"column {column['name']} removed"


@schema_kind("column renamed in a schema", REFUSED, 10)
def column_renamed(resource: dict, column: dict, rng: Random) -> str:
    column["name"] += "_new"
    return f"column renamed to {column['name']}"


@schema_kind("column twice in a schema", REFUSED)
def column_twice(resource: dict, column: dict, rng: Random) -> str:
    resource["schema"]["fields"].append(dict(column))
    return f"column {column['name']} twice"


@schema_kind("columns of a schema swapped", EITHER, 10)
def columns_swapped(resource: dict, column: dict, rng: Random) -> str | None:
    fields = resource["schema"]["fields"]
    one, two = fields.index(column), rng.randrange(len(fields))
    if one == two:
        return None
    fields[one], fields[two] = fields[two], fields[one]
    return f"columns {one} and {two} swapped"


@schema_kind("primary key removed", ANY, 6)
def key_removed(resource: dict, column: dict, rng: Random) -> str | None:
    return None if resource["schema"].pop("primaryKey", None) is None else "no primary key"


@schema_kind("primary key on another column", ANY, 8)
def key_moved(resource: dict, column: dict, rng: Random) -> str | None:
    if resource["schema"].get("primaryKey") == [column["name"]]:
        return None
    resource["schema"]["primaryKey"] = [column["name"]]
    return f"primary key {column['name']}"


@schema_kind("key on no column", REFUSED)
def key_nowhere(resource: dict, column: dict, rng: Random) -> str:
    resource["schema"]["primaryKey"] = ["no_such_column"]
    return "primary key no_such_column"


@schema_kind("key of the wrong sort", REFUSED)
def key_ill(resource: dict, column: dict, rng: Random) -> str:
    schema = resource["schema"]
    what = rng.choice(["primary key a text", "foreign keys a text", "foreign key without reference"])
    if what == "primary key a text":
        schema["primaryKey"] = column["name"]
    elif what == "foreign keys a text":
        schema["foreignKeys"] = "areas"
    else:
        schema["foreignKeys"] = [{"fields": [column["name"]]}]
    return what


@schema_kind("reference removed", ANY, 10)
def reference_removed(resource: dict, column: dict, rng: Random) -> str | None:
    keys = resource["schema"].get("foreignKeys", [])
    if not keys:
        return None
    key = keys.pop(rng.randrange(len(keys)))
    return f"no reference of {key['fields'][0]}"


@schema_kind("reference to another list", EITHER, 10)
def reference_moved(resource: dict, column: dict, rng: Random) -> str | None:
    keys = resource["schema"].get("foreignKeys", [])
    if len(keys) < 2:
        return None
    one, two = rng.sample(keys, 2)
    if one["reference"] == two["reference"]:
        return None
    one["reference"] = dict(two["reference"])
    return f"{one['fields'][0]} refers to {one['reference']}"


@schema_kind("reference to no table", REFUSED)
def reference_nowhere(resource: dict, column: dict, rng: Random) -> str | None:
    keys = resource["schema"].get("foreignKeys", [])
    if not keys:
        return None
    rng.choice(keys)["reference"]["resource"] = "no_such_table"
    return "a reference to no_such_table"


@schema_kind("key of a description removed", EITHER, 14)
def description_removed(resource: dict, column: dict, rng: Random) -> str:
    place = rng.choice([resource, column, resource["schema"]])
    names = ["name", "title", "description", "path", "sources", "schema", "fields", "example", "type"]
    name = rng.choice([name for name in names if name in place])
    del place[name]
    return f"no {name} in {'the resource' if place is resource else 'a part of it'}"


@schema_kind("name or path of a schema changed", REFUSED, 8)
def path_changed(resource: dict, column: dict, rng: Random) -> str:
    name = rng.choice(["name", "path"])
    resource[name] = rng.choice(["articles", "../x.csv", "data/other.csv", "Other", 7])
    return f"{name} is {resource[name]!r}"


@schema_kind("description changed", ANY, 6)
def description_changed(resource: dict, column: dict, rng: Random) -> str:
    column["description"] += " and more"
    return f"another description of {column['name']}"


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "not YAML": lambda data: data.replace(b"schema:", b"schema: [", 1),
    "empty": lambda data: b"",
    "a list": lambda data: b"- 1\n",
    "a text": lambda data: b"schema\n",
    "cut": lambda data: data[: len(data) // 2],
    "UTF-16": lambda data: data.decode("utf-8").encode("utf-16"),
    "NUL": lambda data: data[:50] + b"\0" + data[50:],
    "tabs": lambda data: data.replace(b"  ", b"\t"),
    "code": lambda data: b"!!python/object/apply:os.system ['touch owned']\n" + data,
    "twice the schema": lambda data: data + data[data.index(b"schema:") :],
    "an anchor that is nowhere": lambda data: data + b"x: *nowhere\n",
}
for name, broken in BROKEN.items():

    @kind("schema file broken", ANY if name in ("twice the schema",) else REFUSED, 2, "schemas")
    def _(base: Base, rng: Random, name=name, broken=broken) -> Change:
        path = rng.choice(base.schemas)
        return Change(f"{path}: {name}", {path: broken(base.read(path))}, (path,))


@kind("schema file with CRLF", SAME, 2, "schemas")
def schema_crlf(base: Base, rng: Random) -> Change:
    path = rng.choice(base.schemas)
    return Change(f"{path}: CRLF", {path: base.read(path).replace(b"\n", b"\r\n")}, (path,))


def file_kind(name: str, allowed: frozenset[str], *files: Callable[[Base, str], dict[str, Content]]) -> None:
    """Register kinds that change which files there are; each function gives their contents by path."""
    for make_files in files:

        @kind(name, allowed, 1, "files", by_snakemake=True)
        def _(base: Base, rng: Random, make_files=make_files) -> Change:
            article_id = rng.choice(base.article_ids)
            changed = make_files(base, article_id)
            folders = tuple(str(Path(path).parent) for path in changed if "/sub/" in path)
            places = (*changed, *folders, text_path(article_id), rows_path(article_id), article_id)
            # A message may name the table for its file, and writes what nobody sees as its code.
            words = tuple(repr(Path(path).stem) for path in changed) + tuple(ascii(path) for path in changed)
            return Change(", ".join(map(said, changed.items())), changed, places, words)


def said(item: tuple[str, Content]) -> str:
    path, content = item
    return f"{path} {'removed' if content is None else 'is ' + (type(content).__name__.lower())}"


def moved(path: str, to: str) -> Callable[[Base, str], dict[str, Content]]:
    return lambda base, article_id: {
        path.format(article_id): None,
        to.format(article_id): base.read(path.format(article_id)),
    }


def put(to: str, content: Content | None = b"one line\n") -> Callable[[Base, str], dict[str, Content]]:
    return lambda base, article_id: {to.format(article_id): content}


TEXT, ROWS, AREAS = "raw/articles/{}.txt", "raw/annotations/{}.csv", "raw/reference/areas.csv"
file_kind(
    "file renamed",
    REFUSED,
    moved(TEXT, "raw/articles/other.txt"),
    moved(TEXT, "raw/articles/Upper-Case.txt"),
    moved(TEXT, "raw/articles/{}.TXT"),
    moved(TEXT, "raw/articles/{}"),
    moved(TEXT, "raw/articles/{} (1).txt"),
    moved(TEXT, "raw/articles/sub/{}.txt"),
    moved(ROWS, "raw/annotations/other.csv"),
    moved(ROWS, "raw/annotations/{}.CSV"),
    moved(ROWS, "raw/annotations/{}.txt"),
    moved(AREAS, "raw/reference/Areas.csv"),
    moved(AREAS, "raw/reference/areas.CSV"),
    moved(CATALOGUE, "raw/Articles.csv"),
)
file_kind(
    "file missing",
    REFUSED,
    *(put(path, None) for path in (TEXT, ROWS, AREAS, CATALOGUE)),
    *(
        put(list_path(name), None)
        for name in ("number_words", "declared_conflicts", "outside_evidence", "corrections")
    ),
    *(
        put(list_path(name), None)
        for name in ("verdict_codes", "reading_rules", "direction_words", "reason_codes")
    ),
    put("workflow/schemas/raw/annotations.yml", None),
    put("workflow/schemas/tables/areas.yml", None),
    put("workflow/schemas/tables/readings.yml", None),
)
file_kind(
    "file too many",
    REFUSED,
    put("raw/articles/extra.txt"),
    put("raw/articles/.DS_Store"),
    put("raw/articles/extra.txt~"),
    put("raw/articles/sub/extra.txt"),
    put("raw/annotations/extra.csv"),
    put("raw/annotations/{}.csv.bak"),
    put("raw/annotations/~$file.xlsx"),
    put("raw/reference/extra.csv"),
    put("raw/reference/areas copy.csv"),
    put("raw/reference/sub/areas.csv"),
    put("workflow/schemas/tables/extra.yml", b"name: extra\n"),
)
file_kind(
    "odd file name",
    REFUSED,
    put("raw/articles/a{{b}}.txt"),
    put("raw/articles/a\nb.txt"),
    put("raw/articles/a'b.txt"),
    put("raw/articles/$(touch owned).txt"),
    put("raw/articles/-rf.txt"),
    put("raw/articles/é.txt"),
    put("raw/articles/" + "a" * 240 + ".txt"),
    put("raw/articles/a;b&c.txt"),
    put("raw/reference/a{{b}}.csv"),
    put("raw/reference/a b.csv"),
)
file_kind(
    "file empty or of white space",
    REFUSED,
    *(put(path, b"") for path in (TEXT, ROWS, AREAS, CATALOGUE)),
    *(put(path, b" \n") for path in (TEXT, ROWS, AREAS, CATALOGUE)),
)
file_kind(
    "folder for a file",
    REFUSED,
    *(put(path, Folder()) for path in (TEXT, ROWS, AREAS, CATALOGUE)),
)
file_kind(
    "link that leads nowhere",
    REFUSED,
    *(put(path, Link("nowhere")) for path in (TEXT, ROWS, AREAS, CATALOGUE)),
    put(AREAS, Link("areas.csv")),
)
file_kind(
    "link to what was there",
    REFUSED_OR_SAME,
    lambda base, article_id: {
        "elsewhere.txt": base.read(text_path(article_id)),
        text_path(article_id): Link("../../elsewhere.txt"),
    },
    lambda base, article_id: {
        "elsewhere.csv": base.read(AREAS),
        AREAS: Link("../../elsewhere.csv"),
    },
)
file_kind(
    "stray file that is no table",
    REFUSED_OR_SAME,
    put("raw/reference/areas.csv.bak"),
    put("raw/reference/notes.txt"),
    put("raw/articles.csv.bak"),
    put("raw/notes.txt"),
    put("workflow/schemas/tables/extra.yml~"),
)


def nasty(name: str, allowed: frozenset[str]) -> Callable:
    return kind(f"nasty: {name}", allowed, 1, "nasty")


def text_and_hash(base: Base, article_id: str, text: str, what: str, words: tuple[str, ...] = ()) -> Change:
    data = text.encode("utf-8")
    files: dict[str, Content] = {text_path(article_id): data, CATALOGUE: with_hash(base, article_id, data)}
    places = (text_path(article_id), rows_path(article_id))
    return Change(what, files, places, words, frozenset({("articles", article_id)}), article_id)


@nasty("a text of one million words without a number", EITHER)
def many_words(base: Base, rng: Random) -> Change:
    article_id = base.article_ids[0]
    return text_and_hash(base, article_id, "wordy " * 1_000_000, "a million words")


@nasty("a text of one long word", REFUSED)
def long_word(base: Base, rng: Random) -> Change:
    article_id = base.article_ids[0]
    return text_and_hash(base, article_id, "a" * 2_000_000, "two million letters")


@nasty("a numeral of 10,000 digits in prose", REFUSED)
def long_numeral(base: Base, rng: Random) -> Change:
    article_id = base.article_ids[0]
    text = base.text(article_id) + " " + "9" * 10_000 + " of them."
    return text_and_hash(base, article_id, text, "10,000 digits")


@nasty("a numeral of 6,000 digits, annotated", REFUSED)
def long_value(base: Base, rng: Random) -> Change:
    return long_count(base, "9" * 6_000, "9" * 6_000)


@nasty("a count above 64 bits, annotated", REFUSED)
def big_value(base: Base, rng: Random) -> Change:
    return long_count(base, "99,999,999,999,999,999,999,999", "99999999999999999999999")


@nasty("a value with an exponent of a billion", REFUSED)
def exponent(base: Base, rng: Random) -> Change:
    return long_count(base, "1e999999999", "1e999999999")


LIKE_MODEL = (
    "unit hedge measure offence outcome_group outcome_match area count_basis speaker annotator".split()
)


def long_count(base: Base, printed: str, value: str) -> Change:
    """Print another count in an article and annotate it like the first count that the article has."""
    article_id = base.article_ids[-1]
    path = rows_path(article_id)
    rows = base.rows(path)
    model = next(row for row in rows if row["kind"] == "count" and row["hedge"] == "none")
    new = dict.fromkeys(model, "") | {name: model[name] for name in LIKE_MODEL}
    new |= {"label": "nasty", "quote": printed, "kind": "count", "value_text": printed, "value": value}
    new |= {"period": "not-stated", "period_basis": "unstated", "source": "not-stated"}
    change = text_and_hash(
        base, article_id, f"{base.text(article_id)}\n\n{printed} more.\n", f"{len(printed)} digits"
    )
    files = {**change.files, path: write_rows(base.header(path), [*rows, new])}
    return Change(change.what, files, (path,), (), change.touched)


@nasty("1/0 as a value", REFUSED)
def division_by_zero(base: Base, rng: Random) -> Change:
    return long_count(base, "1/0", "1/0")


@nasty("zero per cent of zero, annotated", EITHER)
def zero(base: Base, rng: Random) -> Change:
    return long_count(base, "0", "0")


@nasty("a code point beyond the planes, as escapes", REFUSED)
def lone_surrogates(base: Base, rng: Random) -> Change:
    article_id = base.article_ids[0]
    data = base.read(text_path(article_id)) + b"\xf4\x90\x80\x80"
    files: dict[str, Content] = {text_path(article_id): data, CATALOGUE: with_hash(base, article_id, data)}
    return Change("beyond U+10FFFF", files, (text_path(article_id),))


@nasty("two articles with the same text", REFUSED)
def same_text(base: Base, rng: Random) -> Change:
    one, two = base.article_ids[:2]
    data = base.read(text_path(one))
    files = {
        text_path(two): data,
        rows_path(two): base.read(rows_path(one)),
        CATALOGUE: with_hash(base, two, data),
    }
    return Change("one text for two articles", files, (CATALOGUE, text_path(two), rows_path(two)))


@nasty("every article but one removed", EITHER)
def one_article(base: Base, rng: Random) -> Change:
    files: dict[str, Content] = {}
    kept = base.article_ids[0]
    for article_id in base.article_ids[1:]:
        files |= {text_path(article_id): None, rows_path(article_id): None}
    lines = base.read(CATALOGUE).decode("utf-8").splitlines(keepends=True)
    files[CATALOGUE] = "".join(
        line for line in lines if not line.startswith(tuple(base.article_ids[1:]))
    ).encode()
    touched = frozenset(("articles", name) for name in base.article_ids)
    return Change(f"only {kept}", files, (CATALOGUE, "raw/reference"), (), touched)


@nasty("no article at all", EITHER)
def no_article(base: Base, rng: Random) -> Change:
    files: dict[str, Content] = {CATALOGUE: base.read(CATALOGUE).partition(b"\n")[0] + b"\n"}
    for article_id in base.article_ids:
        files |= {text_path(article_id): None, rows_path(article_id): None}
    touched = frozenset(("articles", name) for name in base.article_ids)
    return Change("no article", files, (CATALOGUE, "raw/articles", "raw/reference"), (), touched)


@nasty("an annotation file of a header only", REFUSED)
def header_only(base: Base, rng: Random) -> Change:
    path = rows_path(base.article_ids[0])
    return Change(
        "header only", {path: base.read(path).partition(b"\n")[0] + b"\n"}, (text_path(base.article_ids[0]),)
    )


@nasty("a list of a header only", REFUSED)
def empty_list(base: Base, rng: Random) -> Change:
    path = list_path("number_words")
    return Change(
        "no number words", {path: base.read(path).partition(b"\n")[0] + b"\n"}, (path, "raw/annotations")
    )


@nasty("no hedges in the lexicon", REFUSED)
def no_intervals(base: Base, rng: Random) -> Change:
    path = list_path("hedge_intervals")
    return Change(
        "no hedge intervals", {path: base.read(path).partition(b"\n")[0] + b"\n"}, (path, "raw/annotations")
    )


@nasty("a lattice of one point", EITHER)
def one_point(base: Base, rng: Random) -> Change:
    path = list_path("fraction_lattice")
    places = (path, "raw/annotations")
    points = [f"{row['numerator']}|{row['denominator']}" for row in base.rows(path)]
    touched = frozenset({("value_class", "fraction"), *(("fraction_lattice", point) for point in points)})
    return Change("one point", {path: b"numerator,denominator\n1,2\n"}, places, (), touched)


@nasty("a lattice with a denominator of zero", REFUSED)
def zero_point(base: Base, rng: Random) -> Change:
    path = list_path("fraction_lattice")
    return Change("1/0 in the lattice", {path: base.read(path) + b"1,0\n"}, (path,))


@nasty("a number word that is a regular expression", EITHER)
def pattern_word(base: Base, rng: Random) -> Change:
    path = list_path("number_words")
    return Change(
        "(.*)+$ as a word",
        {path: base.read(path) + b"(.*)+$,cardinal,5,1\n"},
        (path,),
        (),
        frozenset({("number_words", "(.*)+$|cardinal")}),
    )


@nasty("an empty number word", REFUSED)
def empty_word(base: Base, rng: Random) -> Change:
    path = list_path("number_words")
    return Change("an empty word", {path: base.read(path) + b",cardinal,5,1\n"}, (path,))


@nasty("a scale of zero", EITHER)
def zero_scale(base: Base, rng: Random) -> Change:
    path = list_path("number_words")
    data = base.read(path).replace(b"thousand,scale,1000,1", b"thousand,scale,0,1")
    return Change(
        "a thousand is none", {path: data}, (path,), (), frozenset({("number_words", "thousand|scale")})
    )


@nasty("SQL in a code", REFUSED)
def sql_code(base: Base, rng: Random) -> Change:
    path = list_path("areas")
    row = b'"x\'); drop table figures; --",Nowhere,force,,,,verified,Invented\n'
    return Change("SQL as a code", {path: base.read(path) + row}, (path,))
