"""Check the facts of a release that a person types, and give those that are known to the descriptor."""

import datetime
import re

from press_figures.errors import Problem

# An address without a name or password, and without characters that would need escaping in a page.
ADDRESS = r"https://[^\s/?#@<>\"'\\]+\.[^\s@<>\"'\\]+"
# The form of each fact, as a pattern and in words. An empty fact is not known yet.
RELEASE_FACTS = {
    "date": (r"\d{4}-\d{2}-\d{2}", 'a day in quotation marks, such as "2026-12-01"'),
    "doi": (r"10\.\d{4,9}/[\w.;()/:-]+", "a DOI without address, such as 10.5281/zenodo.1234567"),
    "landing_page": (ADDRESS, "an address that begins with https://"),
    "download_folder": (ADDRESS + "/", "an address that begins with https:// and ends in /"),
    "publisher_name": (r"\S.*", "a name"),
    "publisher_page": (ADDRESS, "an address that begins with https://"),
    "contact_name": (r"\S.*", "a name"),
    "contact_email": (r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", "an e-mail address"),
}
# Facts that mean nothing without another.
NEEDED_BY = {
    "publisher_page": "publisher_name",
    "contact_name": "contact_email",
    "contact_email": "contact_name",
}
SEMANTIC_VERSION = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")
DOI_RESOLVER = "https://doi.org/"


def release_problems(path: str, facts: object) -> list[Problem]:
    """Find facts that a file of release facts lacks, has too many or gives in another form."""
    if not isinstance(facts, dict):
        return [Problem(path, f"a {type(facts).__name__}", "keys with values", "Restore the file.")]
    problems = [
        Problem(path, f"the key {key!r}", f"one of {', '.join(RELEASE_FACTS)}", "Correct or remove it.")
        for key in facts
        if key not in RELEASE_FACTS
    ]
    for key, (_, expected) in RELEASE_FACTS.items():
        if not is_well_formed(key, facts.get(key)):
            action = 'Correct it; write "" where it is not known yet.'
            problems.append(Problem(path, f"{facts.get(key)!r} as {key}", expected, action))
    problems += [
        Problem(path, f"{key} without {other}", "both or none", f"Type {other}.")
        for key, other in NEEDED_BY.items()
        if facts.get(key) and not facts.get(other)
    ]
    return problems


def is_well_formed(key: str, value: object) -> bool:
    """Tell whether a fact is a text that is empty or has its form."""
    if value == "":
        return True
    pattern, _ = RELEASE_FACTS[key]
    if not isinstance(value, str) or not value.isprintable() or not re.fullmatch(pattern, value):
        return False
    # The pattern of a date also fits days that do not exist.
    return key != "date" or is_day(value)


def is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def described_release(facts: dict) -> dict:
    """Return the entries of a release in a descriptor. Unknown facts are left out."""
    described = {
        "id": DOI_RESOLVER + facts["doi"] if facts["doi"] else "",
        "created": f"{facts['date']}T00:00:00Z" if facts["date"] else "",
        "homepage": facts["landing_page"],
    }
    return {key: value for key, value in described.items() if value}


def outdated_problems(path: str, descriptor: dict, version: str, facts: dict) -> list[Problem]:
    """Refuse a release with other facts than are typed now: it was not built again, or its build was refused.

    path is the descriptor in the release. facts must be well-formed.
    """
    typed = {"version": version, "contributors": release_contributors(facts), **described_release(facts)}
    made = {key: descriptor.get(key) for key in ("version", "id", "created", "homepage")}
    made["contributors"] = [person for person in descriptor["contributors"] if person["roles"] != ["creator"]]
    action = "Run snakemake --cores 1 publish again."
    return [
        Problem(path, f"{made[key]!r} as {key}", f"{typed.get(key)!r}, as it is typed now", action)
        for key in made
        if made[key] != typed.get(key)
    ]


def release_contributors(facts: dict) -> list[dict]:
    """Return the publisher and the contact, if they are known, as contributors of a descriptor."""
    contributors = []
    if facts["publisher_name"]:
        page = {"path": facts["publisher_page"]} if facts["publisher_page"] else {}
        contributors.append({"title": facts["publisher_name"], **page, "roles": ["publisher"]})
    if facts["contact_email"]:
        contact = {"title": facts["contact_name"], "email": facts["contact_email"]}
        contributors.append({**contact, "roles": ["contact"]})
    return contributors
