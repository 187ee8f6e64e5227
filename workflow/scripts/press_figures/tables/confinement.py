"""Refuse descriptors that point outside the package: nothing is fetched, and no file elsewhere is read."""

import re

from press_figures.errors import Problem

# Addresses in these say who and where from; nobody opens them.
DESCRIPTIVE = ("sources", "licenses", "contributors", "homepage", "image")
# What is written out in the descriptor itself and never named by an address or a file.
INLINED = ("$ref", "$schema", "schema", "dialect", "profile", "package", "extrapaths", "basepath", "scheme")
NAMED = ("resource",)
RESOURCE_NAME = re.compile(r"[a-z0-9_-]*")


def outside_problems(place: str, described: object, profile: str = "") -> list[Problem]:
    """Find what a descriptor, or a part of one, names that is not within the package.

    place is its file. profile is the one $schema that the whole may name: it ships with a dependency.
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
    """Return what should stand under a key in place of a text, or nothing if the text may stand there."""
    if key in INLINED:
        return "nothing, or what it names written out"
    if key in NAMED and not RESOURCE_NAME.fullmatch(str(text)):
        return "the name of a table of the package"
    if key == "path" and not is_within(str(text)):
        return "the path of a file within the package, such as data/areas.csv"
    return ""


def is_within(path: str) -> bool:
    """Tell whether a path is relative, has no address and leads out of no folder."""
    parts = re.split(r"[/\\]", path)
    return bool(path) and ":" not in path and parts[0] not in ("", "~") and ".." not in parts
