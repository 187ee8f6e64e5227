"""Write the metadata for each portal from the one descriptor; skip and name portals that lack facts."""

import sys
from pathlib import Path

import duckdb

from press_figures.errors import stop_on
from press_figures.files import to_json, write_all
from press_figures.markdown.rendering import render
from press_figures.package.database import SETTINGS
from press_figures.package.descriptor import read_descriptor
from press_figures.package.release_facts import release_problems
from press_figures.release.portal_metadata import (
    IN_PACKAGE,
    PORTALS,
    archive_problems,
    describe_for_portals,
    release_files,
)
from press_figures.release.portals.facts import Dataset
from press_figures.release.portals.terms import terms_problems
from press_figures.step import run_step
from press_figures.tables.yaml_files import read_yaml

# If one dated figure has a period without an end, the last day of all is unknown.
TIME_OF_FIGURES = """
    select
        min(periods.start_date)::varchar,
        if(bool_or(periods.end_date is null), null, max(periods.end_date))::varchar
    from figures join periods using (period_id)
    where periods.start_date is not null
"""


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
    run_step(
        main,
        log=snakemake.log[0],
        descriptor=snakemake.input.descriptor,
        database=snakemake.input.database,
        archive=snakemake.input.archive,
        portals=snakemake.input.portals,
        portals_schema=snakemake.input.portals_schema,
        release=snakemake.input.release,
        template=snakemake.input.template,
        metadata=snakemake.output.metadata,
        guide=snakemake.output.guide,
    )
