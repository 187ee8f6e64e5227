"""Write the descriptor of a package from its files and, with a template, its data dictionary."""

from pathlib import Path

from lib.database import loading_order
from lib.errors import Problem, stop_on
from lib.files import to_json, write_all
from lib.markdown import render
from lib.package import (
    CITATION_FACTS,
    PACKAGE_FACTS,
    PACKAGE_FOLDER,
    build_descriptor,
    citation_problems,
    metadata_problems,
)
from lib.references import outside_problems
from lib.release import release_problems
from lib.step import run_step
from lib.tables import load_resources, read_yaml


def main(
    citation: str,
    package: str,
    release: str,
    schemas: list[str],
    tables: list[str],
    descriptor: str,
    template: str = "",
    dictionary: str = "",
) -> str:
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
    described = build_descriptor(
        cited,
        metadata,
        facts,
        [resource for path, resource in paths.items() if path in tables],
        PACKAGE_FOLDER,
    )
    contents = {Path(descriptor): to_json(described)}
    if dictionary:
        contents[Path(dictionary)] = render(Path(template), package=described)
    write_all(contents)
    return f"{len(described['resources'])} tables described"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
