"""Copies of what a build reads, and the invented corpus in the place of the articles."""

import re
import shutil
from pathlib import Path

import yaml

CORPUS = Path(__file__).resolve().parent
ROOT = CORPUS.parents[1]
INPUTS = (
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE",
    "Snakefile",
    "environment.yml",
    "profiles",
    "raw",
    "workflow",
)


def copy_inputs(folder: Path, root: Path = ROOT) -> None:
    """Copy what a build reads, and nothing that one made, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in INPUTS:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, folder / name)


def copy_with_corpus(folder: Path) -> None:
    """Copy what a build reads, with the corpus for the articles and no fact of a release typed."""
    copy_inputs(folder)
    replace_articles(folder / "raw")
    release = folder / "workflow" / "release.yml"
    type_facts(folder, dict.fromkeys(yaml.safe_load(release.read_text(encoding="utf-8")), ""))


def type_facts(folder: Path, facts: dict[str, str]) -> None:
    """Type facts of a release, and the day into the first heading of the changelog, as RELEASING.md says."""
    text = yaml.safe_dump(facts, sort_keys=False)
    (folder / "workflow" / "release.yml").write_text(text, encoding="utf-8")
    changelog = folder / "CHANGELOG.md"
    day = facts["date"] or "not yet released"
    text = re.sub(r"^(## \S+) \(.*\)$", rf"\1 ({day})", changelog.read_text("utf-8"), count=1, flags=re.M)
    changelog.write_text(text, encoding="utf-8")


def replace_articles(raw: Path) -> None:
    """Put the invented texts, rows and lists in the place of those of a folder raw/."""
    for replaced in [*raw.glob("articles/*"), *raw.glob("annotations/*.csv")]:
        replaced.unlink()
    for kept in ("articles", "annotations", "reference"):
        shutil.copytree(CORPUS / kept, raw / kept, dirs_exist_ok=True)
    shutil.copyfile(CORPUS / "articles.csv", raw / "articles.csv")
    # Nobody annotated the corpus twice.
    shutil.rmtree(raw / "independent")
    header = (raw / "adjudications.csv").read_text(encoding="utf-8").splitlines(keepends=True)[0]
    (raw / "adjudications.csv").write_text(header, encoding="utf-8")
