"""Invented releases for Zenodo, a run of the upload, and what a server must hold when it is done."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

from press_figures.errors import InputError
from press_figures.release.upload_zenodo import plan, send, service_at
from publish.zenodo_server import TOKEN

RECORD = {
    "access": {"record": "public", "files": "public"},
    "files": {"enabled": True},
    "metadata": {
        "resource_type": {"id": "dataset"},
        "title": "Invented outcomes “in the press”",
        "publication_date": "2026-12-01",
        "creators": [{"person_or_org": {"type": "organizational", "name": "An invented author"}}],
        "publisher": "An invented publisher",
        "version": "0.1.0",
    },
}
CONTENTS = {
    "README.md": b"read me",
    "outcomes.duckdb": b"\x00database",
    "outcomes.zip": b"PK archive",
    "package/datapackage.json": b'{"name": "outcomes"}',
    "package/README.md": b"of the package",
    "parquet/figures and forces.parquet": b"PAR1 figures",
}
# What a record holds: no folders, and so no list of what lies in some.
SENT = ["SHA256SUMS", "figures and forces.parquet", "outcomes.duckdb", "outcomes.zip"]
AGAIN = "Run the same command again: it goes on where this one stopped."


def write_release(folder, version="0.1.0", doi="", **contents):
    """Write a release with its sums; contents replace those of files whose name they begin."""
    release = folder / "build" / "publish"
    identity = {"id": f"https://doi.org/{doi}"} if doi else {}
    record = RECORD | {"metadata": RECORD["metadata"] | {"version": version}}
    files = CONTENTS | {
        "metadata/invenio.json": json.dumps(record).encode(),
        "package/datapackage.json": json.dumps({"name": "outcomes", **identity}).encode(),
        "outcomes.zip": f"PK archive of version {version} {doi}".encode(),
    }
    files |= {name: content for name, content in contents.items() if content is not None}
    files = {name: content for name, content in files.items() if contents.get(name, b"") is not None}
    for name, content in files.items():
        (release / name).parent.mkdir(parents=True, exist_ok=True)
        (release / name).write_bytes(content)
    write_sums(release / "zenodo", {Path(name).name: files[name] for name in files if is_sent(name)})
    files["zenodo/SHA256SUMS"] = (release / "zenodo" / "SHA256SUMS").read_bytes()
    write_sums(release, files)
    return release


def is_sent(name):
    return name.startswith("parquet/") or name in ("outcomes.duckdb", "outcomes.zip")


def write_sums(folder, files):
    sums = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())]
    folder.mkdir(exist_ok=True)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


class Run:
    """One run of the upload: what it said, what it was refused with, and how long it waited."""

    def __init__(self, folder, zenodo, record_id="", is_final=False, token=TOKEN):
        self.lines, self.waits, self.refusal = [], [], ""
        service = replace(service_at(zenodo.address, token), pause=self.waits.append)
        try:
            send(plan(folder), service, record_id, is_final, self.lines.append)
        except InputError as error:
            self.refusal = str(error).replace(zenodo.address, "ADDRESS").replace(f"{folder}/", "")

    @property
    def said(self):
        """Return what it said, in one text."""
        return "\n".join(self.lines)


def contents_of(record):
    return {key: file.content for key, file in sorted(record.files.items())}


def contents_listed(folder):
    """Return the names of the files that the sums in a folder list."""
    return [line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text().splitlines()]


def contents_in(folder):
    """Return what a record of a release holds."""
    sent = [name for name in contents_listed(folder) if is_sent(name) or name == "zenodo/SHA256SUMS"]
    return dict(sorted((Path(name).name, (folder / name).read_bytes()) for name in sent))


def memory_of(folder):
    path = folder.parent / "uploads.json"
    return json.loads(path.read_text()) if path.exists() else {}


def assert_one_version(zenodo, folder, version="0.1.0", versions=1):
    """Assert that there is one record, that its newest version is whole, and that no draft is left over."""
    assert len({record.parent for record in zenodo.records.values()}) == 1
    assert len(zenodo.records) == versions
    newest = list(zenodo.records.values())[-1]
    assert newest.metadata["version"] == version
    assert contents_of(newest) == contents_in(folder)
    assert {file.status for file in newest.files.values()} == {"completed"}
    assert newest.pids["doi"]["identifier"] == f"10.5281/zenodo.{newest.id}"
    return newest
