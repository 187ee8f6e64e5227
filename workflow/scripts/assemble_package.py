"""Put the package together as it leaves the house: a folder, and an archive of the same files."""

import io
import zipfile
from pathlib import Path

import yaml

from lib.files import to_json, write_all
from lib.package import read_descriptor
from lib.portals import citation, csvw
from lib.portals.facts import Dataset
from lib.step import run_step
from lib.tables import read_yaml

# The first moment that a ZIP archive can name: the bytes depend on no clock.
NO_TIME = (1980, 1, 1, 0, 0, 0)
READABLE = 0o100644 << 16
UNIX = 3


def archived(contents: dict[str, bytes]) -> bytes:
    """Return a ZIP archive of files by their names, the same bytes for the same files on every machine.

    Nothing is compressed: what a compressor gives depends on its version.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.external_attr, entry.create_system = READABLE, UNIX
            archive.writestr(entry, contents[name])
    return stream.getvalue()


def main(
    descriptor: str,
    tables: list[str],
    dictionary: str,
    portals: str,
    citation_file: str,
    changelog: str,
    licence: str,
    package: str,
    archive: str,
) -> str:
    described = read_descriptor(descriptor)
    dataset = Dataset(described, read_yaml(portals), files=[], first_day=None, last_day=None)
    root = Path(descriptor).parent
    cited = citation.describe(dataset, read_yaml(citation_file))
    contents = {
        Path(path).relative_to(root).as_posix(): Path(path).read_bytes()
        for path in [descriptor, dictionary, *tables]
    } | {
        "CHANGELOG.md": Path(changelog).read_bytes(),
        "LICENSE": Path(licence).read_bytes(),
        citation.FILE: yaml.safe_dump(cited, allow_unicode=True, sort_keys=False, width=110).encode(),
        csvw.FILE: to_json(csvw.describe(dataset)).encode(),
    }
    write_all({Path(package) / name: content for name, content in contents.items()})
    write_all({Path(archive): archived(contents)})
    return f"{len(contents)} files assembled"


if __name__ == "__main__":
    run_step(main, snakemake)  # noqa: F821
