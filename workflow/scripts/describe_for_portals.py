"""Write the metadata that each portal takes, from the one descriptor; skip and name what cannot be yet."""

import hashlib
import io
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import duckdb

from lib.database import SETTINGS
from lib.errors import Problem, stop_on
from lib.files import to_json, write_all
from lib.markdown import render
from lib.package import read_descriptor
from lib.portals import citation, ckan, croissant, csvw, data_json, datacite, dcat, invenio, schema_org
from lib.portals.facts import ARCHIVE, DATABASE, PACKAGE_IN_RELEASE, Dataset, ReleaseFile
from lib.portals.terms import terms_problems
from lib.release import release_problems
from lib.step import run_step
from lib.tables import read_yaml

PORTALS = (ckan, invenio, datacite, dcat, data_json, schema_org, croissant)
# These lie in the package itself and need no fact of a release.
IN_PACKAGE = (csvw, citation)
# The end is not known where a dated figure has an open one.
TIME_OF_FIGURES = """
    select
        min(periods.start_date)::varchar,
        if(bool_or(periods.end_date is null), null, max(periods.end_date))::varchar
    from figures join periods using (period_id)
    where periods.start_date is not null
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
    """Refuse an archive of another build: its metadata would tell of what it does not hold."""
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


def time_of_figures(database: str) -> tuple[str | None, str | None]:
    """Return the first and the last day that any figure is about."""
    with duckdb.connect(database, read_only=True, config=SETTINGS) as connection:
        return connection.execute(TIME_OF_FIGURES).fetchone()


def main(
    descriptor: str,
    database: str,
    archive: str,
    portals: str,
    portals_schema: str,
    release: str,
    template: str,
    metadata: str,
    guide: str,
) -> str:
    described, terms, facts = read_descriptor(descriptor), read_yaml(portals), read_yaml(release)
    stop_on(release_problems(release, facts))
    stop_on(terms_problems(portals, terms, read_yaml(portals_schema)))
    content = Path(archive).read_bytes()
    stop_on(archive_problems(archive, content, descriptor))
    files = release_files(described, content, terms)
    dataset = Dataset(described, terms, files, *time_of_figures(database), facts["download_folder"])
    written, lacking = describe_for_portals(dataset, facts)
    contents = {Path(metadata) / name: to_json(described) for name, described in written.items()}
    guided = render(
        Path(template), dataset=dataset, portals=PORTALS, in_package=IN_PACKAGE, lacking=lacking, files=files
    )
    write_all(contents | {Path(guide): guided})
    for name, names in lacking.items():
        print(f"Skipped {name}: {', '.join(names)} in {release} not typed yet.", file=sys.stderr)
    return f"{len(written)} portals described, {len(lacking)} skipped"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
