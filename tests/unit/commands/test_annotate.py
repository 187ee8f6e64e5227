"""The annotator's two commands: check one article without a build, and start an annotation file."""

import csv
import hashlib
import shutil
from pathlib import Path

import pytest
from corpus.fixtures import read_rows

ARTICLE = "invented-courier-kent-cases"
ANNOTATIONS = f"raw/annotations/{ARTICLE}.csv"
TEXT = f"raw/articles/{ARTICLE}.txt"
NEW = "invented-beacon-kent-reports"
NEW_TEXT = "Invented: police recorded 40 cases in Kent, and 40 the year before; an A4 sheet said 40 twice.\n"


@pytest.fixture(scope="session")
def annotate(command_module):
    return command_module("annotate")


@pytest.fixture
def folder(root, tmp_path, monkeypatch):
    """Make a folder with schemas, lists and the invented corpus, and work in it."""
    for name in ("schemas", "sql"):
        shutil.copytree(root / "workflow" / name, tmp_path / "workflow" / name)
    shutil.copytree(root / "raw" / "reference", tmp_path / "raw" / "reference")
    shutil.copytree(root / "tests" / "corpus", tmp_path / "raw", dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(annotate, folder, capsys):
    """Return a function that runs a command and returns its exit code and the lines it printed."""

    def run_command(*arguments):
        code = annotate.main(list(arguments))
        printed = capsys.readouterr()
        return code, (printed.out + printed.err).splitlines()

    return run_command


def change(path, old, new):
    """Replace words that a file has once."""
    text = Path(path).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    Path(path).write_text(text.replace(old, new), encoding="utf-8")


def test_a_complete_article_has_no_problem(run):
    assert run("check", ARTICLE) == (0, ["16 rows, 18 of 18 expressions covered, 0 problems"])


def test_an_expression_without_a_row_is_listed_with_its_place(run):
    change(TEXT, "kept on paper", "kept on 12 sheets of paper")
    change("raw/articles.csv", hash_of_corpus(), hashlib.sha256(Path(TEXT).read_bytes()).hexdigest())
    code, lines = run("check", ARTICLE)
    assert code == 1
    assert lines == [
        f"{TEXT}, line 13: found '12', which nobody annotated: ... list, because the reasons were kept on "
        "[12] sheets of paper and were not counted.  ...; expected a row for every numeric or temporal "
        "expression. Add a row: a figure, a date, or a dismissal with its reason.",
        "16 rows, 18 of 19 expressions covered, 1 problem",
    ]


def hash_of_corpus():
    (row,) = (row for row in read_rows("raw/articles.csv") if row["article_id"] == ARTICLE)
    return row["sha256"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "an increase of 140",
            "an increase of 104",
            "line 6, column quote: found 'an increase of 104', which the text does not have; expected words "
            "of the text. Copy the words from the text, with its quotation marks, dashes and capitals. The "
            "words most like it are 'an increase of 140' (line 7: ...buse cases in 2016, [an increase of "
            "140] on the previous yea...).",
        ),
        (
            "in 2016,,domestic abuse cases,",
            "in 2016,,,",
            "line 5, column quote: found 'in 2016', which the text has twice (lines 7, 9); expected a quote "
            "that names one place. Fill in the column before with the words that stand right before it, or "
            "quote more words.",
        ),
        (
            ",1100,case,",
            ",1100,kase,",
            "line 8, column unit: found the unknown code 'kase' (did you mean 'case'?); expected the unit_id "
            "of a row of raw/reference/units.csv. Use a code of that list or add a row to it.",
        ),
        (
            ",1100,case,",
            ",1101,case,",
            "line 8, column value: found the value 1101 beside the printed '1,100'; expected 1100. Read the "
            "text again and correct value or value_text.",
        ),
    ],
)
def test_a_problem_is_told_with_its_place_and_what_to_do(old, new, problem, run):
    change(ANNOTATIONS, old, new)
    code, lines = run("check", ARTICLE)
    assert (code, lines[0]) == (1, f"{ANNOTATIONS}, {problem}")


def test_problems_of_several_kinds_are_listed_at_once_in_order_of_place(run):
    change(ANNOTATIONS, ",1100,case,", ",1101,kase,")
    change(ANNOTATIONS, "an increase of 140,,,change", "a fall of 140,,,change")
    _, lines = run("check", ARTICLE)
    assert [line.split(": found")[0] for line in lines] == [
        f"{ANNOTATIONS}, line 6, column quote",
        f"{ANNOTATIONS}, line 8, column value",
        f"{ANNOTATIONS}, line 8, column unit",
        f"{TEXT}, line 7",
        "16 rows, 17 of 18 expressions covered, 4 problems",
    ]


def test_other_articles_are_not_looked_at(run):
    Path("raw/annotations/invented-herald-dorset-outcomes.csv").write_text("broken", encoding="utf-8")
    assert run("check", ARTICLE)[0] == 0


def test_a_text_that_is_no_text_is_refused(run):
    Path(TEXT).write_bytes(Path(TEXT).read_bytes() + b"\xff")
    code, (line, counts) = run("check", ARTICLE)
    assert code == 1
    assert line.startswith(f"{TEXT}, byte 1")
    assert line.endswith("found the byte 0xff, which is not UTF-8; expected UTF-8. Save the file as UTF-8.")
    assert counts == "16 rows, 0 of 0 expressions covered, 1 problem"


def test_a_file_with_another_header_is_refused_in_one_message(run):
    Path(ANNOTATIONS).write_text("label\none\n", encoding="utf-8")
    code, (line,) = run("check", ARTICLE)
    assert code == 1
    assert line.startswith(f"{ANNOTATIONS}, line 1: found no column 'quote', 'occurrence',")
    assert line.endswith("Restore the header; the schema in workflow/schemas says what each column means.")


NO_TEXT = "expected the id of an article. Save the text as raw/articles/<article_id>.txt."
NO_ID = "expected lower-case letters, digits and single hyphens. Rename the text if it has that name."


@pytest.mark.parametrize("command", ["check", "start"])
@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "invented-curier-kent-cases",
            "raw/articles: found no text 'invented-curier-kent-cases.txt' "
            f"(did you mean '{ARTICLE}'?); {NO_TEXT}",
        ),
        ("nothing-of-the-kind", f"raw/articles: found no text 'nothing-of-the-kind.txt'; {NO_TEXT}"),
        # Even if a text has that name.
        ("bad_Name", f"found the id 'bad_Name'; {NO_ID}"),
        ("../articles", f"found the id '../articles'; {NO_ID}"),
    ],
)
def test_an_unknown_article_or_a_name_that_is_no_id_is_wrong_usage(command, name, line, run, folder):
    (folder / "raw/articles/bad_Name.txt").write_text("A text.", encoding="utf-8")
    before = sorted(folder.rglob("*"))
    assert run(command, name) == (2, [line])
    assert sorted(folder.rglob("*")) == before


@pytest.fixture
def new_text(folder):
    """Save a text of which nothing else is known yet."""
    path = folder / "raw" / "articles" / f"{NEW}.txt"
    path.write_text(NEW_TEXT, encoding="utf-8")
    return path


CATALOGUE_LINES = [
    "The row for raw/articles.csv, as far as it is known, under its header:",
    "article_id,sha256,publisher,title,title_basis,url,url_basis,date_published,date_basis,date_evidence,rights",
    f"{NEW},{hashlib.sha256(NEW_TEXT.encode()).hexdigest()},,,,,,,,,",
]


def test_the_check_of_a_new_text_prints_its_row_of_the_catalogue(run, new_text):
    code, lines = run("check", NEW)
    assert code == 1
    assert lines == [
        f"raw/articles/{NEW}.txt: found a text; expected a row in raw/articles.csv. Add the row "
        "(workflow/annotate.py check prints it) or remove the text.",
        f"raw/articles/{NEW}.txt: found a text without annotations; expected raw/annotations/{NEW}.csv. "
        "Annotate the text as raw/annotations/README.md says (workflow/annotate.py start begins the file), "
        "or remove it.",
        *CATALOGUE_LINES,
        "0 rows, 0 of 0 expressions covered, 2 problems",
    ]


def test_a_started_file_has_a_row_for_every_expression_and_nothing_decided(run, new_text):
    code, lines = run("start", NEW)
    assert (code, lines) == (0, [*CATALOGUE_LINES, f"raw/annotations/{NEW}.csv: 5 rows to decide"])
    rows = read_rows(f"raw/annotations/{NEW}.csv")
    quotes = [("40", "recorded"), ("40", "and"), ("year before", ""), ("A4", ""), ("40 twice", "")]
    assert [(row["quote"], row["before"]) for row in rows] == quotes
    assert {name for row in rows for name, cell in row.items() if cell} == {"quote", "before", "note"}
    # The offsets in a note are those of the quote.
    for row in rows:
        words = row["note"].replace(",", "").replace(":", "").split()
        start, end = int(words[4]), int(words[6])
        assert words[:4] == ["undecided", "line", "1", "start_char"]
        assert NEW_TEXT[start:end] == row["quote"]
        assert NEW_TEXT[:start].rstrip().endswith(row["before"])
        assert f"[{row['quote']}]" in row["note"]


def test_a_started_file_has_one_message_for_each_undecided_row(run, new_text):
    run("start", NEW)
    path = f"raw/annotations/{NEW}.csv"
    code, lines = run("check", NEW)
    notes = [line.split(": found") for line in lines if line.startswith(path)]
    assert [place for place, _ in notes] == [f"{path}, line {line}, column note" for line in range(2, 7)]
    action = "expected your own note or an empty cell. Decide the row, then delete this note; the build finds"
    assert all(message.endswith(f"; {action} the place by itself.") for _, message in notes)
    assert (code, lines[-1]) == (1, "5 rows, 6 of 6 expressions covered, 5 undecided, 6 problems")
    # A decided row is held against its columns.
    change(path, read_rows(path)[0]["note"], "")
    _, lines = run("check", NEW)
    assert {line.split(": found")[0] for line in lines if f"{path}, line 2," in line} == {
        f"{path}, line 2, column {column}" for column in ("label", "kind", "annotator")
    }


def test_expressions_with_one_space_or_hyphen_between_them_are_started_as_one(run, folder):
    text = "Just 8 per cent of the two-thirds, and 40 in Kent. Call 01634 960277."
    (folder / f"raw/articles/{NEW}.txt").write_text(text, encoding="utf-8")
    run("start", NEW)
    quotes = [row["quote"] for row in read_rows(f"raw/annotations/{NEW}.csv")]
    assert quotes == ["8 per cent", "two-thirds", "40", "01634 960277"]


def test_too_many_published_words_are_found_before_the_build(run):
    text = Path(TEXT).read_text("utf-8")
    rows = read_rows(ANNOTATIONS)
    for row in rows:
        (paragraph, *_) = [line for line in text.split("\n") if row["quote"] in line]
        if row["unit"]:
            row["attribution_text"] = paragraph.strip()
    with open(ANNOTATIONS, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    _, (line, _) = run("check", ARTICLE)
    limit = (len(text.split()) - 1) // 4
    assert line.startswith(f"{ANNOTATIONS}: found ")
    assert f"of {len(text.split())} words to be published (quotes " in line
    assert f"; expected at most {limit}, less than a quarter of the text. Shorten quotes" in line


def test_work_that_was_started_is_never_overwritten(run):
    before = Path(ANNOTATIONS).read_bytes()
    assert run("start", ARTICLE) == (
        1,
        [
            f"{ANNOTATIONS}: found an annotation file; expected none yet. Go on with that file, or delete it "
            "to start again; check says what it lacks.",
        ],
    )
    assert Path(ANNOTATIONS).read_bytes() == before


def test_a_text_that_changed_since_it_was_catalogued_is_not_started(run):
    Path(ANNOTATIONS).unlink()
    change(TEXT, "kept on paper", "kept on sheets")
    code, lines = run("start", ARTICLE)
    assert code == 1
    assert lines[0].startswith(f"{TEXT}: found the SHA-256 ")
    assert not Path(ANNOTATIONS).exists()


def test_without_a_list_in_use_nothing_is_started(run, new_text):
    Path("raw/reference/number_words.csv").unlink()
    assert run("start", NEW) == (
        1,
        [
            "raw/reference/number_words.csv: found no file; expected a list that is in use. Restore it.",
        ],
    )
    assert not Path(f"raw/annotations/{NEW}.csv").exists()


def test_wrong_usage_exits_with_2(annotate, capsys):
    with pytest.raises(SystemExit) as stop:
        annotate.main(["finish", ARTICLE])
    assert stop.value.code == 2
    assert "invalid choice: 'finish'" in capsys.readouterr().err
