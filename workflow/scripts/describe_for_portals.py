"""Write the metadata that each portal takes, from the one descriptor; skip and name what cannot be yet."""

import hashlib
import sys
from pathlib import Path
from types import ModuleType

import duckdb

from lib.database import SETTINGS
from lib.errors import Problem, stop_on
from lib.files import to_json, write_all
from lib.markdown import render
from lib.package import read_descriptor
from lib.portals import ckan, croissant, data_json, datacite, dcat, invenio, schema_org, zenodo
from lib.portals.facts import ARCHIVE, DATABASE, PACKAGE_IN_RELEASE, Dataset, ReleaseFile
from lib.release import release_problems
from lib.step import run_step
from lib.tables import read_yaml

PORTALS = (ckan, invenio, zenodo, datacite, dcat, data_json, schema_org, croissant)
TIME_OF_FIGURES = """
    select min(periods.start_date)::varchar, max(periods.end_date)::varchar
    from figures join periods using (period_id)
"""


def describe_for_portals(dataset: Dataset, facts: dict) -> tuple[dict[str, dict], dict[str, list[str]]]:
    """Return the metadata of each portal by file name, and by file name what those skipped still need."""
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

    The bytes of a database file are never the same twice, so neither its size nor its hash is told here.
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
    return [
        ReleaseFile(ARCHIVE, **described["archive"], bytes=len(archive), sha256=sha256(archive)),
        ReleaseFile(DATABASE, **described["database"], bytes=None, sha256=None),
        *(
            ReleaseFile(
                f"{PACKAGE_IN_RELEASE}/{resource['path']}",
                resource["title"],
                resource["description"],
                resource["bytes"],
                resource["hash"].removeprefix("sha256:"),
            )
            for resource in (resources[name] for name in terms["shown_tables"])
        ),
    ]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def time_of_figures(database: str) -> tuple[str | None, str | None]:
    """Return the first and the last day that any figure is about."""
    with duckdb.connect(database, read_only=True, config=SETTINGS) as connection:
        return connection.execute(TIME_OF_FIGURES).fetchone()


def main(
    descriptor: str,
    database: str,
    archive: str,
    portals: str,
    release: str,
    template: str,
    metadata: str,
    guide: str,
) -> str:
    described, terms, facts = read_descriptor(descriptor), read_yaml(portals), read_yaml(release)
    stop_on(release_problems(release, facts))
    files = release_files(described, Path(archive).read_bytes(), terms)
    dataset = Dataset(described, terms, files, *time_of_figures(database), facts["download_folder"])
    written, lacking = describe_for_portals(dataset, facts)
    contents = {Path(metadata) / name: to_json(described) for name, described in written.items()}
    guided = render(Path(template), package=described, portals=PORTALS, lacking=lacking, files=files)
    write_all(contents | {Path(guide): guided})
    for name, names in lacking.items():
        print(f"Skipped {name}: {', '.join(names)} in {release} not typed yet.", file=sys.stderr)
    return f"{len(written)} portals described, {len(lacking)} skipped"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
