"""A rehearsal: the commands of RELEASING.md, as they are written, against servers on this machine.

Two releases, one after the other, the first without any before it. In the place of .ci/run stands the part of
it that a release could break: that nothing is left to commit after a build. The addresses, the versions and
the day are replaced, and the editor is a program that types the facts of the release. Rehearsed is what is
committed.
"""

import json
import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from publish.ckan_server import act, running_ckan
from publish.environments import python_of
from publish.releases import ROOT
from publish.test_upload_ckan import NAME, needs_ckan
from publish.zenodo_server import TOKEN, Running

BUILT_AS_COMMITTED = '.venv/bin/snakemake --cores 1 --forceall && test -z "$(git status --porcelain)"'
EDITOR = """#!/bin/sh
sed -i 's/^publisher_name: .*/publisher_name: "An invented publisher"/' "$1"
sed -i 's|^landing_page: .*|landing_page: "https://data.example.org/outcomes"|' "$1"
sed -i 's/^contact_name: .*/contact_name: "The data desk"/' "$1"
sed -i 's/^contact_email: .*/contact_email: "data@example.org"/' "$1"
"""


def commands() -> list[str]:
    """Return the blocks of commands of RELEASING.md."""
    text = (ROOT / "RELEASING.md").read_text("utf-8")
    return re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it prints."""
    command = ["git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def version_before() -> str:
    """Return the version that is committed."""
    return re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)[1]


def following(version: str) -> str:
    """Return the version after another, in the third place."""
    first, second, third = version.split(".")
    return f"{first}.{second}.{int(third) + 1}"


@pytest.fixture
def clone(tmp_path) -> Path:
    """Return a clone without releases and with the next version begun."""
    origin, folder = tmp_path / "origin.git", tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--bare", str(ROOT), str(origin))
    git(origin, "branch", "--force", "main", git(ROOT, "rev-parse", "HEAD"))
    git(tmp_path, "clone", "--quiet", "--branch", "main", str(origin), str(folder))
    (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    (folder / ".git" / "info" / "exclude").write_text(".venv\n", encoding="utf-8")
    for tag in git(folder, "tag", "--list", "v*").split():
        git(folder, "tag", "--delete", tag)
    changelog = folder / "CHANGELOG.md"
    section = f"## {following(version_before())} (not yet released)\n\n- Rehearsed.\n\n## "
    changelog.write_text(changelog.read_text("utf-8").replace("## ", section, 1), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "Begin the next version")
    git(folder, "push", "--quiet", "origin", "main")
    return folder


def rehearsed(version: str, **addresses: str) -> str:
    """Return the script of all commands, with our addresses, versions and day."""
    # Each block stops by itself at its first failure; so does the rehearsal.
    blocks = "set -e\n" + "".join(commands())
    values = {"VERSION": version, "NEXT": following(version), "DATE": "2026-12-02", **addresses}
    for name, value in values.items():
        blocks, count = re.subn(rf"\b{name}=\S*", f"{name}={value}", blocks, count=1)
        assert count == 1
    script, count = re.subn(r"^    \.ci/run$", BUILT_AS_COMMITTED, blocks, flags=re.MULTILINE)
    assert count == 1
    return script


def release(clone: Path, script: str, editor: Path, tokens: dict[str, str]) -> None:
    """Run a script of commands; nothing that it prints has a token in it."""
    names = [f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=clone,
        env={
            **os.environ,
            "CI": "true",
            "EDITOR": str(editor),
            **dict.fromkeys(names, "nobody@example.org"),
            **tokens,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout
    assert not [token for token in tokens.values() if token in done.stdout]


@needs_ckan
def test_the_written_commands_lead_from_a_clone_to_two_releases_on_two_portals(clone, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(0o755)
    first = following(version_before())
    second = following(first)
    with Running() as zenodo, running_ckan(python_of("ckan"), tmp_path / "ckan") as ckan:
        tokens = {"ZENODO_TOKEN": TOKEN, "CKAN_TOKEN": ckan.editor_token}
        addresses = {"ZENODO": zenodo.address, "CKAN": ckan.url, "ORGANIZATION": ckan.organization}
        release(clone, rehearsed(first, RECORD="", **addresses), editor, tokens)
        (one,) = zenodo.published()
        # Another machine: nothing in build/ is remembered.
        (clone / "build" / "uploads.json").unlink()
        release(clone, rehearsed(second, RECORD=one.id, **addresses), editor, tokens)
        _, two = zenodo.published()
        assert zenodo.drafts() == [] and one.parent == two.parent
        stored = act(ckan.url, ckan.token, "package_show", id=NAME)
        assert act(ckan.url, ckan.token, "package_list") == [NAME]
    for version, record in ((first, one), (second, two)):
        with zipfile.ZipFile(BytesIO(record.files[f"{NAME}.zip"].content)) as archive:
            descriptor = json.loads(archive.read("datapackage.json"))
        assert descriptor["id"] == f"https://doi.org/{record.pids['doi']['identifier']}"
        assert descriptor["version"] == record.metadata["version"] == version
        assert f"v{version}" in git(clone, "ls-remote", "--tags", "origin")
    assert one.pids != two.pids
    assert stored["version"] == second and not stored["private"] and len(stored["resources"]) == 17
    assert {"key": "doi", "value": two.pids["doi"]["identifier"]} in stored["extras"]
    assert git(clone, "tag", "--list", "--format=%(contents)", f"v{first}") == f"Version {first}, the first."
    notes = git(clone, "tag", "--list", "--format=%(contents)", f"v{second}")
    assert notes.startswith(f"# {NAME}: {first} → {second}") and "DOI" not in notes and "doi.org" not in notes
    # What comes next claims neither the version nor the DOI of what was released.
    begun = json.loads((clone / "datapackage" / "datapackage.json").read_text("utf-8"))
    assert begun["version"] == following(second) and not {"id", "created"} & begun.keys()
    assert git(clone, "status", "--porcelain") == "" and git(clone, "branch", "--show-current") == "main"
    assert git(clone, "rev-parse", "HEAD") == git(clone, "rev-parse", "origin/main")


def test_the_commands_name_only_what_is_there():
    script = "".join(commands())
    paths = set(
        re.findall(r"\b(?:workflow|build/publish)/[\w./]+|CITATION\.cff|CHANGELOG\.md|\.ci/run", script)
    )
    assert {path for path in paths if not path.startswith("build") and not (ROOT / path).exists()} == set()
    assert len(paths) >= 6
