"""Assemble the package for a release: a folder of files, and a ZIP archive of the same files."""

import io
import zipfile
from pathlib import Path

import yaml

from press_figures.errors import Problem, stop_on
from press_figures.files import to_json, write_all
from press_figures.markdown.rendering import render
from press_figures.package.descriptor import read_descriptor
from press_figures.release.portals import citation, csvw
from press_figures.release.portals.facts import Dataset
from press_figures.release.portals.terms import terms_problems
from press_figures.step import run_step
from press_figures.tables.yaml_files import read_yaml

# The earliest time that a ZIP archive can store. One fixed time keeps the bytes the same in every build.
NO_TIME = (1980, 1, 1, 0, 0, 0)
# A plain file with the permissions rw-r--r--, as ZIP stores them, and the code of ZIP for Unix. Python would
# store no permissions, and the code of the machine that it runs on.
READABLE = 0o100644 << 16
UNIX = 3


def archived(contents: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of files by their names. The same files give the same bytes on every machine.

    Nothing is compressed, because the output of a compressor depends on its version.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.external_attr, entry.create_system = READABLE, UNIX
            archive.writestr(entry, contents[name])
    return stream.getvalue()


def changelog_problems(path: str, text: str, version: str, day: str | None) -> list[Problem]:
    """Refuse a changelog without a heading that gives this version and the day of its release."""
    heading = f"## {version} ({day or 'not yet released'})"
    if heading in text.splitlines():
        return []
    found = next((line for line in text.splitlines() if line.startswith("## ")), "no section") + " first"
    action = "Correct the heading, or the version in CITATION.cff and the date in workflow/release.yml."
    return [Problem(path, found, heading, action)]


def main(
    descriptor: str,
    tables: list[str],
    dictionary: str,
    portals: str,
    portals_schema: str,
    citation_file: str,
    changelog: str,
    licence: str,
    package: str,
    archive: str,
) -> str:
    described, terms = read_descriptor(descriptor), read_yaml(portals)
    stop_on(terms_problems(portals, terms, read_yaml(portals_schema)))
    dataset = Dataset(described, terms, files=[], first_day=None, last_day=None)
    words = Path(changelog).read_text(encoding="utf-8")
    stop_on(changelog_problems(changelog, words, described["version"], dataset.day))
    root = Path(descriptor).parent
    cited = citation.describe(dataset, read_yaml(citation_file))
    contents = {
        Path(path).relative_to(root).as_posix(): Path(path).read_bytes()
        for path in [descriptor, dictionary, *tables]
    } | {
        "CHANGELOG.md": words.encode(),
        "LICENSE.md": render(Path(licence), dataset=dataset).encode(),
        citation.FILE: yaml.safe_dump(cited, allow_unicode=True, sort_keys=False, width=110).encode(),
        csvw.FILE: to_json(csvw.describe(dataset)).encode(),
    }
    write_all({Path(package) / name: content for name, content in contents.items()})
    write_all({Path(archive): archived(contents)})
    return f"{len(contents)} files assembled"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        descriptor=snakemake.input.descriptor,
        tables=snakemake.input.tables,
        dictionary=snakemake.input.dictionary,
        portals=snakemake.input.portals,
        portals_schema=snakemake.input.portals_schema,
        citation_file=snakemake.input.citation_file,
        changelog=snakemake.input.changelog,
        licence=snakemake.input.licence,
        package=snakemake.output.package,
        archive=snakemake.output.archive,
    )
