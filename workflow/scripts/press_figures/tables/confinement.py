"""Refuse descriptors that point outside the package, so that no address or file elsewhere is opened."""

import re

from press_figures.errors import Problem

# Addresses in these keys are information for readers; no program opens them.
DESCRIPTIVE = ("sources", "licenses", "contributors", "homepage", "image")
# These must be written out in the descriptor: a reader of it would open an address or a file in their place.
INLINED = ("$ref", "$schema", "schema", "dialect", "profile", "package", "extrapaths", "basepath", "scheme")
# What refers to another table must give its name, and not an address or a path.
NAMED = ("resource",)
RESOURCE_NAME = re.compile(r"[a-z0-9_-]*")


def outside_problems(place: str, described: object, profile: str = "") -> list[Problem]:
    """Find each name, in a descriptor or a part of one, of something outside the package.

    place is its file. profile is the only address that $schema may have at the top: a dependency ships with
    that profile, so nothing fetches it.
    """
    rest = dict(described) if isinstance(described, dict) else described
    if profile and isinstance(rest, dict) and rest.get("$schema") == profile:
        del rest["$schema"]
    return found_in(place, rest)


def found_in(place: str, described: object) -> list[Problem]:
    if isinstance(described, list):
        return [problem for item in described for problem in found_in(place, item)]
    if not isinstance(described, dict):
        return []
    problems = []
    for key, value in described.items():
        if key in DESCRIPTIVE:
            continue
        for text in [value] if isinstance(value, str) else value if isinstance(value, list) else []:
            expected = expectation(key, text)
            if isinstance(text, str) and expected:
                action = "Nothing is fetched and no other file is read: put what it names into the package."
                problems.append(Problem(f"{place}, {key}", repr(text), expected, action))
        problems += found_in(place, value)
    return problems


def expectation(key: str, text: object) -> str:
    """Return what is expected under a key in place of a text, or an empty text if it is allowed."""
    if key in INLINED:
        return "nothing, or what it names written out"
    if key in NAMED and not RESOURCE_NAME.fullmatch(str(text)):
        return "the name of a table of the package"
    if key == "path" and not is_within(str(text)):
        return "the path of a file within the package, such as data/areas.csv"
    return ""


def is_within(path: str) -> bool:
    """Tell whether a path is relative, is no address and does not lead out of its folder."""
    # A backslash separates folders on Windows, and a colon follows a drive there or the scheme of an address.
    parts = re.split(r"[/\\]", path)
    return bool(path) and ":" not in path and parts[0] not in ("", "~") and ".." not in parts
