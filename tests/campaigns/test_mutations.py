"""The campaign of mutants: a sample of it, and an oracle that notices what it is there to notice."""

import csv
import dataclasses
import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpus import steps
from corpus.stand_in import copy_with_corpus

FOLDER = Path(__file__).resolve().parent / "mutation"
sys.path.insert(0, str(FOLDER))

import build  # noqa: E402
import campaign  # noqa: E402
import matter  # noqa: E402
import oracle  # noqa: E402

KENT = "invented-courier-kent-cases"
DORSET = "invented-herald-dorset-outcomes"
KENT_ROWS = f"raw/annotations/{KENT}.csv"
# Two paragraphs that both hold the words "the previous year".
TWICE = ("an increase of 140", "list of reasons")
ALL = frozenset({"refused", "changed", "same"})


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Return a copy of the repository in which the invented corpus stands for the articles."""
    folder = tmp_path_factory.mktemp("mutation") / "corpus"
    copy_with_corpus(folder)
    return folder


@pytest.fixture(scope="module")
def prepared(corpus, tmp_path_factory) -> Path:
    """Return a folder in which the steps built the corpus."""
    return campaign.prepare(corpus, tmp_path_factory.mktemp("prepared") / "unchanged")


@pytest.fixture(scope="module")
def base(prepared) -> matter.Base:
    return matter.places_of(matter.Base(prepared), oracle.read_package(prepared).tables)


def kind_named(name: str, allowed: frozenset[str] | None = None) -> matter.Kind:
    kind = next(kind for kind in campaign.KINDS if kind.name == name)
    return dataclasses.replace(kind, allowed=allowed or kind.allowed)


def judged(prepared: Path, kind: matter.Kind, change: matter.Change) -> oracle.Verdict:
    verdict, _ = campaign.build_mutant(campaign.Mutant("0", kind, change), prepared)
    return verdict


def cell(base: matter.Base, label: str, column: str, new: str) -> matter.Change:
    """Return the change of one cell of the Kent annotations."""
    import kinds_tables

    (index,) = [i for i, row in enumerate(base.rows(KENT_ROWS)) if row["label"] == label]
    return kinds_tables.set_cell(base, KENT_ROWS, index, column, new)


def work_for_ever() -> None:
    while True:
        pass


def unknown_area(base: matter.Base) -> matter.Change:
    return cell(base, "recorded-1240", "area", "no-such-code")


def another_note(base: matter.Base) -> matter.Change:
    return cell(base, "recorded-1240", "note", "Another doubt.")


def with_cell(package: oracle.Package, path: str, number: int, column: str, new: str) -> oracle.Package:
    """Return what is published with one cell faked, its descriptor adapted."""
    import hashlib

    rows = matter.read_rows(package.files[path])
    rows[number][column] = new
    data = matter.write_rows(list(rows[0]), rows)
    descriptor = json.loads(package.files["datapackage/datapackage.json"])
    (resource,) = [part for part in descriptor["resources"] if f"datapackage/{part['path']}" == path]
    resource |= {"hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
    faked = {path: data, "datapackage/datapackage.json": json.dumps(descriptor).encode("utf-8")}
    return oracle.Package({**package.files, **faked})


def without_overlaps(package: oracle.Package) -> oracle.Package:
    """Return what is published as if no articles shared passages: then each page is about one."""
    overlaps = "datapackage/derived/article_overlaps.csv"
    header = package.files[overlaps].splitlines(keepends=True)[0]
    return oracle.Package({**package.files, overlaps: header})


def test_no_mutant_of_a_sample_is_silent(corpus, tmp_path):
    options = [
        "--root",
        str(corpus),
        "--seed",
        "7",
        "--sample",
        "40",
        "--held",
        "1",
        "--output",
        str(tmp_path),
    ]
    done = subprocess.run(
        [sys.executable, str(FOLDER / "campaign.py"), *options],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    told = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert len(told["results"]) >= 35
    # Of the few kinds of the group nasty, none need fall into so small a sample.
    assert {row["group"] for row in told["results"]} >= {kind.group for kind in campaign.KINDS} - {"nasty"}
    assert {row["outcome"] for row in told["results"]} >= {"refused", "changed"}


def test_a_seed_gives_the_same_mutants_again_and_another_seed_others(base):
    kinds = campaign.spread(campaign.KINDS, 60)
    first, again, other = (
        [list(matter.files_of(mutant.change)) for mutant in campaign.draw(base, kinds, seed)]
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_every_kind_of_mutant_says_what_may_become_of_it():
    assert all(kind.allowed and kind.allowed <= ALL for kind in campaign.KINDS)
    for kind in campaign.KINDS:
        assert kind.count > 0, kind.name


def test_the_steps_build_what_snakemake_builds(prepared, built):
    assert oracle.read_package(prepared).files == oracle.read_package(built).files


def test_a_refusal_that_names_the_place_is_refused(prepared, base):
    verdict = judged(prepared, kind_named("unknown code"), unknown_area(base))
    assert (verdict.outcome, verdict.is_expected) == ("refused", True)


def test_a_judgement_of_the_annotator_is_changed(prepared, base):
    change = another_note(base)
    assert judged(prepared, kind_named("note changed"), change).outcome == "changed"


def test_what_should_have_been_refused_and_was_not_is_silent(prepared, base):
    change = another_note(base)
    verdict = judged(prepared, kind_named("unknown code"), change)
    assert verdict.outcome == "silent"
    assert "accepted, but only refused may come of it" in verdict.reasons


def test_a_step_that_loses_a_changed_cell_is_silent(prepared, base, monkeypatch):
    right = steps.extract_figures.extract_figures

    def broken(raw):
        rows = right(raw)
        for row in rows["mentions"]:
            row["note"] = "" if row["note"].startswith("Another") else row["note"]
        return rows

    monkeypatch.setattr(steps.extract_figures, "extract_figures", broken)
    verdict = judged(prepared, kind_named("note changed"), another_note(base))
    assert verdict.outcome == "silent"
    assert any("recorded-1240: note is ''" in reason for reason in verdict.reasons), verdict.reasons


def test_a_step_that_changes_a_row_elsewhere_is_silent(prepared, base, monkeypatch):
    right = steps.extract_figures.extract_figures

    def broken(raw):
        rows = right(raw)
        next(row for row in rows["mentions"] if row["article_id"] == DORSET)["note"] = "Nobody wrote this."
        return rows

    monkeypatch.setattr(steps.extract_figures, "extract_figures", broken)
    verdict = judged(prepared, kind_named("note changed"), another_note(base))
    assert verdict.outcome == "silent"
    assert any("does not lead to the mutation" in reason and DORSET in reason for reason in verdict.reasons)


def test_a_step_that_shifts_a_place_is_silent(prepared, base, monkeypatch):
    right = steps.extract_figures.extract_figures

    def broken(raw):
        rows = right(raw)
        rows["quotations"][0]["start_char"] -= 1
        rows["quotations"][0]["end_char"] -= 1
        return rows

    import kinds_text

    monkeypatch.setattr(steps.extract_figures, "extract_figures", broken)
    text = base.text(KENT)
    spot = (KENT, len(text), len(text))
    verdict = judged(prepared, kind_named("word doubled in prose"), kinds_text.replace(base, spot, "\n"))
    assert verdict.outcome == "silent"
    assert any("on other characters than before" in reason for reason in verdict.reasons), verdict.reasons


def test_a_message_names_a_row_by_path_and_line_by_its_words_or_by_column_and_code():
    change = matter.Change("", {}, ("raw/a.csv, line 1",), ("'code-a'",))
    for message in (
        "raw/a.csv, line 12: found the key of line 1 again; expected",
        "raw/b.csv, line 3: found 'code-a' twice; expected",
        "check x: found from_period_id code-a, to_period_id code-b; expected",
    ):
        assert oracle.names_place(message, change), message
    for message in (
        "raw/a.csv, line 12: found the key of line 10 again; expected",
        "raw/b.csv, line 1: found code-a; expected",
        "check x: found from_period_id code-ab, to_period_id code-b; expected",
    ):
        assert not oracle.names_place(message, change), message


def test_a_check_that_refuses_without_a_place_is_silent(prepared, base, monkeypatch):
    from press_figures.errors import InputError, Problem

    def refuse(*_):
        raise InputError([Problem("somewhere", "something", "another thing", "Think.")])

    monkeypatch.setattr(steps.check_raw, "check_raw", refuse)
    verdict = judged(prepared, kind_named("unknown code"), unknown_area(base))
    assert verdict.outcome == "silent"
    assert "no message names" in verdict.reasons[0]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (lambda *_: 1 / 0, "ZeroDivisionError"),
        (lambda *_: os._exit(3), "exit code 3"),
        (lambda *_: time.sleep(60), "no end after 10 seconds"),
        (lambda *_: work_for_ever(), "no end after 1 seconds of work"),
    ],
    ids=["a traceback", "an end without a word", "a long sleep", "work without end"],
)
def test_a_crash_or_a_hang_is_silent(prepared, base, monkeypatch, fault, said):
    monkeypatch.setattr(steps.check_raw, "check_raw", fault)
    monkeypatch.setattr(campaign, "SECONDS", 1)
    verdict = judged(prepared, kind_named("unknown code"), unknown_area(base))
    assert verdict.outcome == "silent"
    assert said in verdict.reasons[0]


def test_a_refusal_that_leaves_traces_is_silent(prepared, base, tmp_path):
    before = oracle.read_package(prepared)
    folder = tmp_path / "mutant"
    matter.copy_base(prepared, folder)
    (folder / "reports").mkdir()
    (folder / "reports" / "README.md").write_text("Half a page", encoding="utf-8")
    change = unknown_area(base)
    run = build.Run("refused", (f"{change.places[0]}, column area: found a; expected b. Do c.",))
    verdict = oracle.judge(kind_named("unknown code"), change, before, folder, run)
    assert verdict.outcome == "silent"
    assert "refused, but published files changed" in verdict.reasons


FIGURES, READINGS = "datapackage/data/figures.csv", "datapackage/derived/readings.csv"


@pytest.mark.parametrize(
    ("path", "column", "new", "said"),
    [
        (FIGURES, "value_numerator", "7", "has the value 7"),
        (FIGURES, "area_id", "essex", "area_id is 'essex'"),
        (FIGURES, "figure_id", f"{KENT}.renamed", "figures are not those of the annotations"),
        ("datapackage/data/mentions.csv", "start_char", "0", "does not stand at its offsets"),
        (
            "datapackage/data/figure_relations.csv",
            "related_figure_id",
            f"{KENT}.x",
            "figure_relations are not",
        ),
        ("datapackage/data/areas.csv", "name", "Elsewhere", "areas.csv is not published as it is"),
        ("datapackage/data/articles.csv", "publisher", "Another", "publisher is 'Another'"),
        ("datapackage/data/quotations.csv", "speaker_id", "article-itself", "speaker_id is 'article-itself'"),
    ],
)
def test_a_faked_cell_is_found_in_the_raw_matter(prepared, path, column, new, said):
    faked = with_cell(oracle.read_package(prepared), path, 0, column, new)
    assert list(oracle.mirror_problems(oracle.read_package(prepared), prepared)) == []
    problems = list(oracle.mirror_problems(faked, prepared))
    assert any(said in problem for problem in problems), problems


def test_a_faked_file_is_found_by_its_hash_and_its_rows(prepared):
    package = oracle.read_package(prepared)
    assert list(oracle.package_problems(package, prepared)) == []
    more = package.files[FIGURES] + package.files[FIGURES].splitlines(keepends=True)[-1]
    problems = list(oracle.package_problems(oracle.Package({**package.files, FIGURES: more}), prepared))
    assert any("hash or size" in problem for problem in problems)
    assert any("rows, not" in problem for problem in problems)


def test_a_row_of_readings_that_changes_by_itself_is_found(prepared, base):
    package = oracle.read_package(prepared)
    rows = list(csv.DictReader(io.StringIO(package.files[READINGS].decode("utf-8"))))
    number = next(i for i, row in enumerate(rows) if row["figure_id"].startswith(DORSET))
    faked = with_cell(package, READINGS, number, "verdict", "indeterminate")
    change = another_note(base)
    problems = list(oracle.stray_problems(change, package, faked))
    assert [problem.partition(": ")[2] for problem in problems] == [rows[number]["reading_id"]]


def test_a_page_that_changes_by_itself_is_found(prepared):
    package = without_overlaps(oracle.read_package(prepared))
    page = f"reports/articles/{DORSET}.md"
    faked = oracle.Package({**package.files, page: package.files[page] + b"More.\n"})
    assert list(oracle.page_problems(package, faked)) == [f"{page} changed although no table did"]
    moved = with_cell(faked, FIGURES, 0, "area_text", "Elsewhere")
    assert moved.tables["figures"][0]["article_id"] == KENT
    assert f"{page} changed although no row about it did" in list(oracle.page_problems(package, moved))


def test_repeated_words_follow_their_sentences_when_these_change_places(prepared, base):
    kind = kind_named("two paragraphs swapped")
    text = base.text(KENT)
    paragraphs = [place.span() for place in re.finditer(r"[^\n]+", text)]
    one, other = (next(span for span in paragraphs if words in text[slice(*span)]) for words in TWICE)
    origins = [*range(one[0]), *range(*other), *range(one[1], other[0]), *range(*one)]
    origins += range(other[1], len(text))
    swapped = "".join(text[origin] for origin in origins)
    files = {matter.text_path(KENT): swapped.encode("utf-8")}
    files["raw/articles.csv"] = matter.with_hash(base, KENT, files[matter.text_path(KENT)])
    touched = frozenset({("articles", KENT)})
    change = matter.Change("swapped", files, (matter.text_path(KENT),), (), touched, KENT, tuple(origins))
    verdict = judged(prepared, kind, change)
    assert verdict.outcome == "changed", verdict.reasons


def test_a_row_that_went_to_another_article_is_about_both(prepared):
    package = without_overlaps(oracle.read_package(prepared))
    moved = with_cell(package, "datapackage/data/outside_evidence.csv", 0, "article_id", DORSET)
    node = ("outside_evidence", "kent-same-372")
    assert oracle.is_about(KENT, node, package, moved)
    assert oracle.is_about(DORSET, node, package, moved)
    assert not oracle.is_about(DORSET, node, package, package)
