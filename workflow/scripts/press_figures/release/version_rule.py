"""The rule for version numbers: which change of the package needs which rise."""

from enum import IntEnum

from press_figures.errors import Problem
from press_figures.release.package_changes import Differences
from press_figures.release.published_package import Version


class Effect(IntEnum):
    """What a change means for anyone who uses the package.

    From version 1.0.0 on, a change that breaks something needs a rise in the first place of the version
    number, an addition in the second, a correction in the third. Before 1.0.0, what breaks needs a rise in
    the second place, and an addition or a correction in the third. A rise in a higher place is always enough.
    """

    CORRECTS = 1
    ADDS = 2
    BREAKS = 3


# The rule for version numbers: every ground for a rise, its effect, and its words in the release notes.
# Ids in the tables of data/ are promised to stay. Rows of derived/ are computed from those tables: one that
# goes is the result of another change and breaks no promise of its own. Every change of a constraint breaks
# something, also a looser one, because anyone who checks by the old one would refuse the new values.
RULE = {
    "licence": (Effect.BREAKS, "the licence changed"),
    "package_form": (Effect.BREAKS, "the package has another name or form"),
    "table_removed": (Effect.BREAKS, "a table went or was renamed"),
    "table_form": (Effect.BREAKS, "a table stands in another file or is read in another way"),
    "column_removed": (Effect.BREAKS, "a column went or was renamed"),
    "column_form": (Effect.BREAKS, "a column has another type, format or constraint"),
    "keys": (Effect.BREAKS, "a primary key or a foreign key changed"),
    "id_removed": (Effect.BREAKS, "a published id went"),
    "rights": (Effect.ADDS, "what is said of rights changed"),
    "table_added": (Effect.ADDS, "a table was added"),
    "column_added": (Effect.ADDS, "a column was added"),
    "row_added": (Effect.ADDS, "rows were added"),
    "values": (Effect.CORRECTS, "values were changed"),
    "row_removed": (Effect.CORRECTS, "rows went that are computed or have no id"),
    "words": (Effect.CORRECTS, "words about the package, a table or a column were changed"),
    "order": (Effect.CORRECTS, "columns stand in another order"),
}
PLACES = ("first", "second", "third")


def grounds(differences: Differences) -> list[str]:
    """Return every ground for a rise of the version number, in the order of the rule."""
    found = {change.ground for change in differences.changes}
    found = found.union(*(table.grounds for table in differences.rows))
    return [ground for ground in RULE if ground in found]


def place_asked(ground: str, old: Version) -> int:
    """Return which place of the version number must rise for one ground, as an index."""
    effect = RULE[ground][0]
    if old[0] == 0:
        return 1 if effect is Effect.BREAKS else 2
    return Effect.BREAKS - effect


def demand(differences: Differences) -> tuple[int | None, list[str]]:
    """Return the place that must rise and the reasons in words, or None and no reasons if none must."""
    places = {ground: place_asked(ground, differences.old.version) for ground in grounds(differences)}
    asked = min(places.values(), default=None)
    return asked, [RULE[ground][1] for ground, place in places.items() if place == asked]


def least_version(old: Version, place: int | None) -> Version:
    """Return the lowest version in which this place has risen; the old version if none must rise."""
    if place is None:
        return old
    return (*old[:place], old[place] + 1, 0, 0)[:3]


def risen_place(old: Version, new: Version) -> int | None:
    """Return the index of the first place that differs, or None."""
    return next((place for place in range(3) if old[place] != new[place]), None)


def version_text(version: Version) -> str:
    return ".".join(map(str, version))


def version_problems(differences: Differences) -> list[Problem]:
    """Find a version number that fell, or that rose by less than the change needs."""
    old, new = differences.old.version, differences.new.version
    asked, reasons = demand(differences)
    least = least_version(old, asked)
    if new >= least:
        return []
    expected = f"{version_text(least)} or higher"
    if reasons:
        expected += f", because {'; '.join(reasons)}"
    action = "Raise the version in CITATION.cff and build again."
    found = "the same as before" if new == old else f"after {version_text(old)}"
    if new < old:
        found = f"which is lower than {version_text(old)}"
        action = f"Give the older package first. If it is: {action}"
    place = f"{differences.new.place}, version"
    return [Problem(place, f"{version_text(new)}, {found}", expected, action)]
