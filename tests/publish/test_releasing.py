"""A rehearsal: the commands of RELEASING.md, as they are written, against servers on this machine.

Left out is one block, the tests themselves. The addresses, the version and the day are replaced, and the
editor is a program that types the facts of the release. Rehearsed is what is committed.
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

EDITOR = """#!/bin/sh
sed -i 's/^publisher_name: .*/publisher_name: "An invented publisher"/' "$1"
sed -i 's|^landing_page: .*|landing_page: "https://data.example.org/outcomes"|' "$1"
sed -i 's/^contact_email: .*/contact_email: "data@example.org"/' "$1"
"""


def commands() -> dict[str, str]:
    """Return the commands of RELEASING.md by the heading above them."""
    text = (ROOT / "RELEASING.md").read_text("utf-8")
    return dict(re.findall(r"^## ([^\n]+)\n.*?^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it prints."""
    command = ["git", "-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def version_before() -> str:
    """Return the version that is committed."""
    return re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)[1]


def next_version() -> str:
    first, second, third = version_before().split(".")
    return f"{first}.{second}.{int(third) + 1}"


@pytest.fixture
def clone(tmp_path) -> Path:
    """Return a clone with a release behind it and the section of the next one in its changelog."""
    origin, folder = tmp_path / "origin.git", tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--bare", str(ROOT), str(origin))
    git(origin, "branch", "--force", "main", git(ROOT, "rev-parse", "HEAD"))
    git(tmp_path, "clone", "--quiet", "--branch", "main", str(origin), str(folder))
    (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    (folder / ".git" / "info" / "exclude").write_text(".venv\n", encoding="utf-8")
    git(folder, "tag", "--annotate", "--force", f"v{version_before()}", "--message", "The release before")
    changelog = folder / "CHANGELOG.md"
    section = f"## {next_version()} (not yet released)\n\n- Rehearsed.\n\n## {version_before()}"
    changelog.write_text(changelog.read_text("utf-8").replace(f"## {version_before()}", section, 1), "utf-8")
    git(folder, "commit", "--quiet", "--all", "--message", "Begin the next version")
    git(folder, "push", "--quiet", "origin", "main")
    return folder


def rehearsed(zenodo: str, ckan: str, organization: str) -> str:
    """Return the script of all commands but the tests, with our addresses, version and day."""
    blocks = commands()
    assert blocks.pop("Test") == ".ci/run\n"
    script = "set -euo pipefail\n" + "".join(blocks.values())
    for pattern, value in (
        (r"VERSION=\S+ DATE=\S+", f"VERSION={next_version()} DATE=2026-12-02"),
        (r"ZENODO=\S+ CKAN=\S+ ORGANIZATION=\S+", f"ZENODO={zenodo} CKAN={ckan} ORGANIZATION={organization}"),
    ):
        script, count = re.subn(pattern, value, script)
        assert count == 1
    return script


@needs_ckan
def test_the_written_commands_lead_from_a_clone_to_a_release_on_two_portals(clone, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text(EDITOR, encoding="utf-8")
    editor.chmod(0o755)
    with Running() as zenodo, running_ckan(python_of("ckan"), tmp_path / "ckan") as ckan:
        names = {
            f"GIT_{who}_{what}": "nobody@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        tokens = {"ZENODO_TOKEN": TOKEN, "CKAN_TOKEN": ckan.editor_token}
        done = subprocess.run(
            ["bash", "-c", rehearsed(zenodo.address, ckan.url, ckan.organization)],
            cwd=clone,
            env={**os.environ, "CI": "true", "EDITOR": str(editor), **names, **tokens},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout
        assert not [token for token in tokens.values() if token in done.stdout]
        (published,) = zenodo.published()
        assert zenodo.drafts() == []
        stored = act(ckan.url, ckan.token, "package_show", id=NAME)
    with zipfile.ZipFile(BytesIO(published.files[f"{NAME}.zip"].content)) as archive:
        descriptor = json.loads(archive.read("datapackage.json"))
    doi = published.pids["doi"]["identifier"]
    assert descriptor["id"] == f"https://doi.org/{doi}" and descriptor["version"] == next_version()
    assert published.metadata["version"] == stored["version"] == next_version()
    assert {"key": "identifier", "value": descriptor["id"]} in stored["extras"] and not stored["private"]
    assert len(stored["resources"]) == 17
    assert git(clone, "status", "--porcelain") == "" and git(clone, "branch", "--show-current") == "main"
    assert f"v{next_version()}" in git(clone, "ls-remote", "--tags", "origin")
    notes = (clone / "build" / "release_notes.md").read_text("utf-8")
    assert notes.startswith(f"# {NAME}: {version_before()} → {next_version()}")


def test_the_commands_name_only_what_is_there():
    script = "".join(commands().values())
    paths = set(
        re.findall(r"\b(?:workflow|build/publish)/[\w./]+|CITATION\.cff|CHANGELOG\.md|\.ci/run", script)
    )
    assert {path for path in paths if not path.startswith("build") and not (ROOT / path).exists()} == set()
    assert len(paths) >= 6
