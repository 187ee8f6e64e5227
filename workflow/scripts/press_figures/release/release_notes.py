"""Write release notes in Markdown: how a version differs from the one before."""

import re
from functools import partial
from pathlib import Path

from press_figures.markdown.rendering import render
from press_figures.release.excerpts import excerpts, shortened
from press_figures.release.package_changes import Differences
from press_figures.release.published_package import row_name
from press_figures.release.version_rule import (
    PLACES,
    RULE,
    demand,
    least_version,
    risen_place,
    version_problems,
    version_text,
)

TEMPLATE = Path(__file__).resolve().parents[3] / "templates" / "release_notes.md.j2"
# The most entries of a list and characters of a text, unless the whole is asked for.
MOST_LISTED = 20
MOST_LETTERS = 160


def release_notes(differences: Differences, is_whole: bool = False) -> str:
    """Return the differences as Markdown; long lists and texts are cut unless the whole is asked for."""
    letters = None if is_whole else MOST_LETTERS
    text = render(
        TEMPLATE,
        differences=differences,
        rows=[table for table in differences.rows if table.grounds],
        effects={ground: effect.name for ground, (effect, _) in RULE.items()},
        **version_words(differences),
        limit=None if is_whole else MOST_LISTED,
        named=lambda key, cells: shortened(row_name(key, cells), letters),
        words=lambda text: shortened(text, letters),
        excerpts=partial(excerpts, most=letters),
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def version_words(differences: Differences) -> dict[str, object]:
    """Return what the release notes say about the version number."""
    old, new = differences.old.version, differences.new.version
    asked, reasons = demand(differences)
    risen = risen_place(old, new)
    return {
        "old": version_text(old),
        "new": version_text(new),
        "asked": None if asked is None else PLACES[asked],
        "least": version_text(least_version(old, asked)),
        "reasons": reasons,
        "risen": None if risen is None else PLACES[risen],
        "has_fallen": new < old,
        "is_enough": not version_problems(differences),
    }
