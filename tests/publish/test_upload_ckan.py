"""Upload to a real CKAN 2.12: dry run, two publishes, interruptions at every request, refusals."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from press_figures.errors import InputError
from press_figures.files import to_json
from press_figures.release import upload_ckan
from press_figures.release.web_service import Service
from publish.ckan_server import act, missing_programs, running_ckan
from publish.environments import is_made, python_of
from publish.releases import ROOT

MAINTAINER = ("maintainer", "maintainer_email")
NAME = "domestic-abuse-outcomes-in-the-press"
LACKING = missing_programs(python_of("ckan")) if is_made("ckan") else ["environments.py ckan"]


def needs_ckan(test):
    """Mark a test as heavy, and skip it where no server can be started."""
    return pytest.mark.heavy(pytest.mark.skipif(bool(LACKING), reason=f"lacking: {', '.join(LACKING)}")(test))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running_ckan(python_of("ckan"), tmp_path_factory.mktemp("ckan")) as running:
        yield running


@pytest.fixture(scope="module")
def empty(server):
    """Return a function that purges the dataset, so that a test begins without one."""

    def purge():
        known = requests.get(
            f"{server.url}/api/3/action/package_show", {"id": NAME}, headers=key(server), timeout=30
        )
        if known.status_code == 200:
            act(server.url, server.token, "dataset_purge", id=NAME)

    return purge


def key(server) -> dict[str, str]:
    return {"Authorization": server.token}


def upload(server, release, *options: str, token: str | None = None) -> subprocess.CompletedProcess:
    """Run the command as a person does."""
    command = [sys.executable, str(ROOT / "workflow" / "upload.py"), "ckan", "--folder", str(release)]
    command += ["--url", server.url, "--organization", server.organization, *options]
    environment = {"PATH": "/usr/bin:/bin", "CKAN_TOKEN": server.editor_token if token is None else token}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    for secret in (server.token, server.editor_token, server.stranger_token):
        assert secret not in done.stdout + done.stderr
    return done


def shown(server) -> dict:
    """Return the dataset as CKAN stores it."""
    return act(server.url, server.token, "package_show", id=NAME)


def edited(release: Path, folder: Path, edit: Callable[[dict], object], **contents: bytes) -> Path:
    """Return a copy of a release with its metadata for CKAN edited and with other contents of files."""
    copy = folder / "edited"
    shutil.copytree(release, copy)
    path = copy / "metadata/ckan.json"
    described = json.loads(path.read_text("utf-8"))
    edit(described)
    path.write_text(to_json(described), encoding="utf-8")
    for name, content in contents.items():
        (copy / name).write_bytes(content)
    names = [line.split("  ")[1] for line in (copy / "SHA256SUMS").read_text().splitlines()]
    sums = subprocess.run(["sha256sum", *names], cwd=copy, capture_output=True, text=True, check=True)
    (copy / "SHA256SUMS").write_text(sums.stdout)
    return copy


def show_three_files(described: dict) -> None:
    described["resources"] = described["resources"][2:5]


def assert_stored(server, release) -> None:
    """Check that CKAN has what the release says, each file byte for byte."""
    stored, described = shown(server), json.loads((release / "metadata" / "ckan.json").read_text("utf-8"))
    for field in ("name", "title", "notes", "version", "url", "author", "maintainer", "maintainer_email"):
        assert stored[field] == described[field]
    assert stored["license_title"] == "Creative Commons Attribution" and stored["isopen"]
    assert {tag["name"] for tag in stored["tags"]} == {tag["name"] for tag in described["tags"]}
    assert sorted(stored["extras"], key=str) == sorted(described["extras"], key=str)
    assert [resource["release_path"] for resource in stored["resources"]] == [
        resource["release_path"] for resource in described["resources"]
    ]
    for resource, expected in zip(stored["resources"], described["resources"], strict=True):
        assert {name: resource[name] for name in expected} == expected
        content = (release / resource["release_path"]).read_bytes()
        assert requests.get(resource["url"], headers=key(server), timeout=30).content == content
        assert resource["size"] == len(content)


def test_a_dry_run_needs_no_server_and_no_token(release):
    command = [sys.executable, str(ROOT / "workflow" / "upload.py"), "ckan", "--folder", str(release)]
    # Nothing listens on port 9.
    command += ["--url", "http://127.0.0.1:9", "--organization", "press-data"]
    done = subprocess.run(command, env={}, capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.startswith("Nothing was sent.")
    described = json.loads((release / "metadata" / "ckan.json").read_text("utf-8"))
    for resource in described["resources"]:
        size = (release / resource["release_path"]).stat().st_size
        assert f"  {resource['release_path']}, {size:,} bytes, SHA-256 " in done.stdout
    assert f'"title": "{described["title"]}"' in done.stdout and '"owner_org": "press-data"' in done.stdout


@needs_ckan
def test_publishing_twice_makes_one_dataset_and_sends_nothing_again(server, release, empty):
    empty()
    first = upload(server, release, "--send")
    assert first.returncode == 0, first.stderr
    assert shown(server)["private"] and "(private: look at it, then add --publish)" in first.stdout
    public = upload(server, release, "--send", "--publish")
    assert public.returncode == 0 and "It is public now." in public.stdout, public.stderr
    assert "Sent" not in public.stdout
    assert_stored(server, release)
    before = shown(server)
    again = upload(server, release, "--send", "--publish")
    assert again.returncode == 0, again.stderr
    assert not re.search("Made|Sent|Changed|Deleted|changed", again.stdout), again.stdout
    assert shown(server) == before
    assert act(server.url, server.token, "package_list") == [NAME]
    anonymous = requests.get(f"{server.url}/api/3/action/package_show", {"id": NAME}, timeout=30)
    assert anonymous.status_code == 200


def say_other_words(described: dict) -> None:
    """Write another description, another keyword and no DOI, and show one file fewer."""
    extras = [extra for extra in described["extras"] if extra["key"] not in ("keywords", "doi")]
    extras.append({"key": "keywords", "value": "press"})
    shown = [row for row in described["resources"] if "annotators" not in row["release_path"]]
    described |= {"notes": "Other words.", "tags": [{"name": "press"}], "extras": extras, "resources": shown}


@needs_ckan
def test_what_changed_is_changed_and_what_went_goes_and_ids_stay(server, release, empty, tmp_path):
    empty()
    assert upload(server, release, "--send", "--publish").returncode == 0
    before = shown(server)
    ids = {resource["release_path"]: resource["id"] for resource in before["resources"]}
    stranger = act(server.url, server.token, "resource_create", package_id=NAME, name="Ours")
    tags = [*before["tags"], {"name": "the pick of an editor"}]
    extras = [*before["extras"], {"key": "harvest_source", "value": "elsewhere"}]
    act(server.url, server.token, "package_patch", id=NAME, tags=tags, extras=extras)
    areas = (release / "package/data/areas.csv").read_bytes() + b"nowhere\n"
    newer = edited(release, tmp_path, say_other_words, **{"package/data/areas.csv": areas})
    done = upload(server, newer, "--send", "--publish")
    assert done.returncode == 0, done.stderr
    assert "Changed extras, notes, tags of the dataset" in done.stdout
    assert done.stdout.count("Sent ") == 1 and "Sent package/data/areas.csv" in done.stdout
    assert "Deleted package/data/annotators.csv" in done.stdout
    assert "Left alone, for they are not of a release: Ours." in done.stdout
    after = shown(server)
    assert after["notes"] == "Other words."
    assert [tag["name"] for tag in after["tags"]] == ["press", "the pick of an editor"]
    stored = {extra["key"]: extra["value"] for extra in after["extras"]}
    assert stored["harvest_source"] == "elsewhere" and stored["keywords"] == "press" and "doi" not in stored
    kept = {
        resource["release_path"]: resource["id"]
        for resource in after["resources"]
        if "release_path" in resource
    }
    assert kept == {path: name for path, name in ids.items() if path != "package/data/annotators.csv"}
    assert after["resources"][-1]["id"] == stranger["id"] and after["id"] == before["id"]
    (shown_areas,) = [
        row for row in after["resources"] if row.get("release_path") == "package/data/areas.csv"
    ]
    assert requests.get(shown_areas["url"], timeout=30).content == areas


@needs_ckan
def test_what_somebody_changed_on_the_server_is_put_right(server, release, empty, tmp_path):
    empty()
    assert upload(server, release, "--send", "--publish").returncode == 0
    before = shown(server)
    first, second, *_, last = before["resources"]
    act(server.url, server.token, "resource_patch", id=first["id"], description="Other words.")
    act(server.url, server.token, "package_resource_reorder", id=NAME, order=[last["id"], second["id"]])
    twin = {"package_id": NAME, "name": "A twin", "release_path": second["release_path"]}
    act(server.url, server.token, "resource_create", **twin)
    act(server.url, server.token, "package_patch", id=NAME, state="draft")
    done = upload(server, release, "--send", "--publish")
    assert done.returncode == 0, done.stderr
    assert f"{first['release_path']} is there; changed description." in done.stdout
    assert f"Deleted {second['release_path']}, which" in done.stdout and "Sent" not in done.stdout
    assert_stored(server, release)
    after = shown(server)
    assert after["state"] == "active"
    assert [resource["id"] for resource in after["resources"]] == [row["id"] for row in before["resources"]]


@needs_ckan
def test_a_fact_that_the_release_has_no_longer_is_emptied(server, release, empty, tmp_path):
    empty()
    assert upload(server, release, "--send", "--publish").returncode == 0
    assert shown(server)["maintainer_email"] == "data@example.org"
    less = edited(release, tmp_path, lambda described: list(map(described.pop, MAINTAINER)))
    done = upload(server, less, "--send", "--publish")
    assert "Changed maintainer, maintainer_email of the dataset" in done.stdout, done.stderr
    assert [shown(server)[field] for field in MAINTAINER] == ["", ""]


@needs_ckan
def test_a_file_of_which_less_arrived_is_told(server, release, empty, monkeypatch):
    empty()
    plan, service = upload_ckan.plan(release), upload_ckan.service_at(server.url, server.editor_token)
    content = Service.content

    def shortened(service, answer, *keys):
        found = content(service, answer, *keys)
        return found | {"result": found["result"] | {"size": 7}} if "result.size" in keys else found

    monkeypatch.setattr(Service, "content", shortened)
    with pytest.raises(InputError) as refused:
        upload_ckan.send(plan, service, server.organization, False, lambda text: None)
    file = plan.resources[0][1]
    assert str(refused.value) == (
        f"CKAN, POST {server.url}/api/3/action/resource_create: found 7 bytes of {file.name}; "
        f"expected {file.bytes:,} bytes. Run the same command again: it goes on where this one stopped."
    )


class Interrupted(Exception):
    """Raised in the place of a request or of its answer."""


@contextmanager
def interruption(monkeypatch, at: int, is_answered: bool):
    """Break the connection at a request: before it reaches the server, or after the server has acted."""
    send, count = Service.send, iter(range(1000))

    def broken(service, method, path, request):
        if next(count) != at:
            return send(service, method, path, request)
        if is_answered:
            send(service, method, path, request)
        raise Interrupted

    with monkeypatch.context() as patched:
        patched.setattr(Service, "send", broken)
        yield


@needs_ckan
@pytest.mark.parametrize("is_answered", [False, True], ids=["request lost", "answer lost"])
def test_after_an_interruption_at_any_request_the_next_run_completes(
    server, release, empty, monkeypatch, tmp_path, is_answered
):
    small = edited(release, tmp_path, show_three_files)
    plan, service = upload_ckan.plan(small), upload_ckan.service_at(server.url, server.editor_token)
    ends = 0
    for at in range(100):
        empty()
        try:
            with interruption(monkeypatch, at, is_answered):
                upload_ckan.send(plan, service, server.organization, True, lambda text: None)
            break
        except Interrupted:
            ends += 1
        assert_not_seen_before_it_is_whole(server, small)
        upload_ckan.send(plan, service, server.organization, True, lambda text: None)
        assert_stored(server, small)
        assert not shown(server)["private"]
    assert ends >= 7


def assert_not_seen_before_it_is_whole(server, release) -> None:
    """Check that whoever has no token finds either no dataset or all of it."""
    seen = requests.get(f"{server.url}/api/3/action/package_show", {"id": NAME}, timeout=30)
    assert seen.status_code in (200, 403, 404)
    if seen.status_code == 200:
        assert_stored(server, release)


@needs_ckan
def test_refusals_of_the_server_say_what_to_do(server, release, empty, tmp_path):
    empty()
    nobody = f"CKAN, {server.url}: found a token whose owner may add datasets to {upload_ckan.NOWHERE}"
    action = "Check --organization, the token in CKAN_TOKEN, and what its owner may do."
    for token in ("nonsense", server.stranger_token):
        refused = upload(server, release, "--send", token=token)
        assert refused.returncode == 1 and refused.stdout == ""
        assert refused.stderr == f"{nobody}; expected to 'press-data'. {action}\n"
    missing = upload(server, release, "--send", "--organization", "nowhere")
    assert missing.stderr == (
        f"CKAN, {server.url}: found a token whose owner may add datasets to press-data; "
        f"expected to 'nowhere'. {action}\n"
    )
    assert upload(server, release, "--send", "--publish").returncode == 0
    public = upload(server, release, "--send")
    assert public.stderr == (
        f"CKAN, {server.url}/dataset/{NAME}: found a public dataset; expected a private one. "
        "CKAN has no drafts of changes: add --publish to change it at once.\n"
    )
    act(server.url, server.token, "package_delete", id=NAME)
    deleted = upload(server, release, "--send")
    assert deleted.stderr == (
        f"CKAN, {server.url}/dataset/{NAME}: found a deleted dataset; expected none, or one that is there. "
        "Ask an administrator to purge it or to put it back, then run this again.\n"
    )


@needs_ckan
def test_a_file_that_is_too_large_for_the_server_is_told(server, release, empty, tmp_path):
    empty()
    large = edited(release, tmp_path, show_three_files)
    name = upload_ckan.plan(large).resources[0][1].name
    large = edited(large, tmp_path / "large", lambda described: None, **{name: b"a" * (11 * 1024 * 1024)})
    refused = upload(server, large, "--send")
    assert refused.returncode == 1
    assert "found the answer 409: " in refused.stderr and "File upload too large" in refused.stderr
    assert "ask for a higher ckan.max_resource_size." in refused.stderr
    assert shown(server)["private"] and shown(server)["resources"] == []


@needs_ckan
def test_metadata_that_ckan_refuses_are_told(server, release, empty, tmp_path):
    empty()
    spoilt = edited(release, tmp_path, lambda described: described.update(tags=[{"name": "a;b"}]))
    refused = upload(server, spoilt, "--send")
    assert refused.returncode == 1
    assert (
        "can only contain alphanumeric characters" in refused.stderr
        and "Mend what it names" in refused.stderr
    )


@needs_ckan
def test_a_dataset_of_another_organization_or_of_no_release_is_left_alone(server, release, empty):
    act(server.url, server.token, "organization_create", name="elsewhere")
    place = f"CKAN, {server.url}/dataset/{NAME}: found a dataset"
    for owner, message in (
        (
            "elsewhere",
            f"{place} of 'elsewhere'; expected one of 'press-data'. Give the organization that owns it, or "
            "another name in workflow/package.yml.\n",
        ),
        (
            server.organization,
            f'{place} that no release made, "Somebody else\'s data"; expected none, or one of a release. '
            "Rename it there, or give ours another name in workflow/package.yml.\n",
        ),
    ):
        empty()
        theirs = {"name": NAME, "owner_org": owner, "title": "Somebody else's data"}
        act(server.url, server.token, "package_create", **theirs)
        assert upload(server, release, "--send", "--publish", token=server.token).stderr == message
        assert shown(server)["title"] == theirs["title"] and shown(server)["resources"] == []


@pytest.mark.parametrize(
    ("address", "organization", "message"),
    [
        (
            "https://ckan.example.org/api/3/action",
            "press-data",
            "--url: found 'https://ckan.example.org/api/3/action'; expected the address of a portal. "
            "Give the address of its front page.",
        ),
        (
            "https://ckan.example.org/data",
            "Press Data",
            "--organization: found 'Press Data'; expected 2 to 100 small letters, digits, - and _. "
            "Give the name as it stands in the address of its page.",
        ),
    ],
)
def test_an_address_within_the_api_and_no_name_of_an_organization_are_refused(address, organization, message):
    (problem,) = upload_ckan.target_problems(address, organization)
    assert str(problem) == message
    assert upload_ckan.target_problems("https://ckan.example.org/data", "press-data") == []


def test_a_release_without_metadata_or_with_a_file_too_many_is_refused(release, tmp_path):
    spoilt = edited(
        release, tmp_path, lambda described: described["resources"][0].update(release_path="nowhere.csv")
    )
    with pytest.raises(InputError, match=r"found 'nowhere\.csv'; expected a file of the release"):
        upload_ckan.plan(spoilt)
    sums = (spoilt / "SHA256SUMS").read_text().splitlines(keepends=True)
    (spoilt / "SHA256SUMS").write_text("".join(line for line in sums if "ckan.json" not in line))
    with pytest.raises(InputError, match="found no file; expected the metadata of the dataset"):
        upload_ckan.plan(spoilt)
    (spoilt / "package/data/areas.csv").write_text("other")
    with pytest.raises(InputError, match=r"areas\.csv: found a file with the sum"):
        upload_ckan.plan(spoilt)
