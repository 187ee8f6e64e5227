"""The command that rebuilds aside and says what of the published files the inputs do not give."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

TOO_MANY = "found a file; expected none, for the inputs do not produce it."


def verify_package(folder: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "workflow/verify_package.py"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
    )


def test_an_honest_build_is_the_same(built, published, command_module, monkeypatch, capsys):
    module = command_module("verify_package", built)

    def copied(_, folder: Path) -> subprocess.CompletedProcess:
        """Stand in for the rebuild, which the next test does."""
        for name in ("datapackage", "reports"):
            shutil.copytree(built / name, folder / name)
        return subprocess.CompletedProcess([], 0)

    monkeypatch.setattr(module, "rebuild", copied)
    assert module.main([]) == 0
    assert capsys.readouterr().out == f"The same: {len(published(built))} files are what the inputs give.\n"


def test_every_kind_of_tampering_is_named_and_nothing_is_mended(workspace, published):
    figures = workspace / "datapackage" / "data" / "figures.csv"
    figures.write_bytes(figures.read_bytes().replace(b",1240,1,", b",1241,1,", 1))
    (workspace / "reports" / "method.md").unlink()
    (workspace / "reports" / "articles" / "withdrawn-article.md").write_text("An article that was removed.\n")
    index = workspace / "reports" / "README.md"
    index.write_bytes(index.read_bytes().replace(b"\n", b"\r\n", 1))
    with duckdb.connect(str(workspace / "datapackage" / "outcomes.duckdb")) as connection:
        connection.execute("update article_scorecards set figure_count = figure_count + 1")
    before = published(workspace)
    run = verify_package(workspace)
    assert run.returncode == 1
    lines = run.stdout.splitlines()
    assert lines[0].startswith("datapackage/data/figures.csv, line ")
    assert ",1241,1," in lines[0].partition("; expected ")[0]
    assert ",1240,1," in lines[0].partition("; expected ")[2]
    changed = "found 2 rows that no row expected is like; expected 2 others."
    assert lines[1] == f"datapackage/outcomes.duckdb, table main.article_scorecards: {changed}"
    assert lines[2].startswith("reports/README.md, line 1: found ")
    assert lines[3:5] == [
        f"reports/articles/withdrawn-article.md: {TOO_MANY}",
        "reports/method.md: found no file; expected one, for the inputs produce it.",
    ]
    assert lines[5].startswith("5 differences from the ")
    assert published(workspace) == before


def test_inputs_that_do_not_build_are_said_not_to(workspace):
    (text, *_) = sorted(workspace.glob("raw/articles/*.txt"))
    text.write_bytes(text.read_bytes() + b"One more sentence.\n")
    run = verify_package(workspace)
    assert run.returncode == 2
    assert f"raw/articles/{text.name}" in run.stderr
    assert run.stderr.endswith("The inputs do not build, so there is nothing to compare with.\n")
    assert run.stdout == ""
