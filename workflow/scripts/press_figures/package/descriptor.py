"""Make Data Package descriptors: each fact comes from one place, hashes and sizes from the files."""

import hashlib
import json
from pathlib import Path

from press_figures.errors import Problem, stop_on
from press_figures.package.database import loading_order
from press_figures.package.release_facts import (
    SEMANTIC_VERSION,
    described_release,
    release_contributors,
    release_problems,
)
from press_figures.tables.confinement import outside_problems
from press_figures.tables.schemas import load_resources
from press_figures.tables.yaml_files import read_yaml

PACKAGE_FOLDER = Path("build/package")
PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def read_descriptor(path: str) -> dict:
    """Return a descriptor. Raises InputError if it names anything outside the package."""
    descriptor = json.loads(Path(path).read_text(encoding="utf-8"))
    stop_on(outside_problems(path, descriptor, PACKAGE_PROFILE))
    return descriptor


# The facts that a descriptor takes from each of the two files, and their types.
CITATION_FACTS = {"title": str, "abstract": str, "version": str, "keywords": list, "authors": list}
PACKAGE_FACTS = {"name": str, "limits": str, "rights": str, "licenses": list, "sources": list}
KINDS = {str: "text in quotation marks", list: "a list"}


def metadata_problems(path: str, metadata: object, facts: dict[str, type]) -> list[Problem]:
    """Find facts that a file of metadata lacks or gives in another type, such as a number for a version."""
    if not isinstance(metadata, dict):
        found = f"a {type(metadata).__name__}"
        return [Problem(path, found, "keys with values", "Restore the file.")]
    return [
        Problem(path, f"{metadata.get(key)!r} as {key}", KINDS[kind], "Correct it.")
        for key, kind in facts.items()
        if not isinstance(metadata.get(key), kind)
    ]


def citation_problems(path: str, cited: dict) -> list[Problem]:
    """Find a version that is not three numbers, and authors without a name to cite."""
    problems = [
        Problem(path, f"{author!r} among the authors", "a name, as in - name: An organization", "Correct it.")
        for author in cited["authors"]
        if not isinstance(author, dict) or not isinstance(author.get("name"), str) or not author["name"]
    ]
    if not cited["authors"]:
        problems.append(Problem(path, "no authors", "at least one", "Add who is to be cited."))
    if not SEMANTIC_VERSION.fullmatch(cited["version"]):
        expected = "a semantic version of three numbers, such as 1.2.3"
        problems.append(Problem(path, f"{cited['version']!r} as version", expected, "Correct it."))
    return problems


def describe_tables(citation: str, package: str, release: str, schemas: list[str], tables: list[str]) -> dict:
    """Return the descriptor of the tables at these paths, with facts from the other files.

    Raises InputError on facts that are missing or contradict each other, and on a table without a schema.
    """
    cited, metadata, facts = read_yaml(citation), read_yaml(package), read_yaml(release)
    stop_on(outside_problems(package, metadata))
    stop_on(metadata_problems(citation, cited, CITATION_FACTS))
    stop_on(citation_problems(citation, cited))
    stop_on(metadata_problems(package, metadata, PACKAGE_FACTS))
    stop_on(release_problems(release, facts))
    resources = [res for (place, _), res in load_resources(schemas).items() if place == "tables"]
    paths = {str(PACKAGE_FOLDER / resource["path"]): resource for resource in loading_order(resources)}
    stop_on(
        [
            Problem(path, "a table that no schema describes", "a schema with that path", "Correct the path.")
            for path in tables
            if path not in paths
        ]
    )
    # In loading order: a table comes after those that it refers to.
    described = [resource for path, resource in paths.items() if path in tables]
    return build_descriptor(cited, metadata, facts, described, PACKAGE_FOLDER)


def build_descriptor(
    citation: dict, package: dict, release: dict, resources: list[dict], folder: Path
) -> dict:
    """Return the descriptor of the resources whose files lie in the folder, schemas inlined.

    citation is CITATION.cff, the only place of title, authors, version and keywords. release are the facts of
    workflow/release.yml, the only place of date, DOI, publisher and contact.
    """
    creators = [{"title": author["name"], "roles": ["creator"]} for author in citation["authors"]]
    return {
        "$schema": PACKAGE_PROFILE,
        "name": package["name"],
        **described_release(release),
        "title": citation["title"],
        "description": f"{citation['abstract']}\n\n{package['limits']}",
        "version": citation["version"],
        "keywords": citation["keywords"],
        "licenses": package["licenses"],
        "rights": package["rights"],
        "contributors": creators + release_contributors(release),
        "sources": package["sources"],
        "resources": [describe_resource(resource, folder) for resource in resources],
    }


def describe_resource(resource: dict, folder: Path) -> dict:
    """Return a resource with the size, hash and row count of its file."""
    data = (folder / resource["path"]).read_bytes()
    return {
        "name": resource["name"],
        "type": "table",
        "title": resource["title"],
        "description": resource["description"],
        "path": resource["path"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "rows": count_rows(data.decode("utf-8")),
        "sources": resource["sources"],
        "schema": resource["schema"],
    }


def count_rows(text: str) -> int:
    """Return the number of rows below the header; line feeds inside quoted cells do not count."""
    # Every second part between quotation marks is outside of quoted cells.
    return sum(part.count("\n") for part in text.split('"')[::2]) - 1
