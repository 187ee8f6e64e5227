"""The invented corpus in the place of the articles."""

import shutil
from pathlib import Path

CORPUS = Path(__file__).resolve().parent


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
