"""Make the metadata of every portal from the descriptor of the package."""

import hashlib
import io
import zipfile
from pathlib import Path
from types import ModuleType

from press_figures.errors import Problem, stop_on
from press_figures.release.portals import (
    citation,
    ckan,
    croissant,
    csvw,
    data_json,
    datacite,
    dcat,
    invenio,
    schema_org,
)
from press_figures.release.portals.facts import ARCHIVE, DATABASE, PACKAGE_IN_RELEASE, Dataset, ReleaseFile

PORTALS = (ckan, invenio, datacite, dcat, data_json, schema_org, croissant)
# These files are in the package itself and need no fact of a release.
IN_PACKAGE = (csvw, citation)


def describe_for_portals(dataset: Dataset, facts: dict) -> tuple[dict[str, dict], dict[str, list[str]]]:
    """Return by file name the metadata of each portal, and the facts that each skipped portal still needs."""
    lacking = {portal.FILE: lacking_facts(portal, facts) for portal in PORTALS}
    return (
        {portal.FILE: portal.describe(dataset) for portal in PORTALS if not lacking[portal.FILE]},
        {name: facts_lacking for name, facts_lacking in lacking.items() if facts_lacking},
    )


def lacking_facts(portal: ModuleType, facts: dict) -> list[str]:
    """Return the facts of a release that a portal needs and nobody has typed yet."""
    return [fact for fact in portal.NEEDS if not facts[fact]]


def release_files(descriptor: dict, archive: bytes, terms: dict) -> list[ReleaseFile]:
    """Return what portals show: the archive, the database, and the tables chosen in portals.yml.

    The database has no size and no hash here, because two builds never give it the same bytes.
    """
    resources = {resource["name"]: resource for resource in descriptor["resources"]}
    described = terms["files"]
    stop_on(
        [
            Problem("workflow/portals.yml, shown_tables", repr(name), "a table of the package", "Correct it.")
            for name in terms["shown_tables"]
            if name not in resources
        ]
    )
    zip_format, database_format, table_format = (format_of(terms, name) for name in ("zip", "duckdb", "csv"))
    return [
        ReleaseFile(
            ARCHIVE, **described["archive"], bytes=len(archive), sha256=sha256(archive), **zip_format
        ),
        ReleaseFile(DATABASE, **described["database"], bytes=None, sha256=None, **database_format),
        *(
            ReleaseFile(
                f"{PACKAGE_IN_RELEASE}/{resource['path']}",
                resource["title"],
                resource["description"],
                resource["bytes"],
                resource["hash"].removeprefix("sha256:"),
                **table_format,
            )
            for resource in (resources[name] for name in terms["shown_tables"])
        ),
    ]


def archive_problems(path: str, archive: bytes, descriptor: str) -> list[Problem]:
    """Refuse an archive of another build: the metadata would describe files that it does not have."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        if opened.read(Path(descriptor).name) == Path(descriptor).read_bytes():
            return []
    action = "Delete build/publish and run snakemake --cores 1 publish again."
    return [Problem(path, "the package of another build", f"that of {descriptor}", action)]


def format_of(terms: dict, name: str) -> dict[str, str | None]:
    """Return how portals name a format, as fields of a file."""
    named = terms["formats"][name]
    return {
        "format": named["name"],
        "media_type": named["media_type"],
        "file_type": named.get("file_type"),
    }


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
