"""The upload to Zenodo, against a stand-in: what arrives, what a second run does, what is refused.

tests/campaigns/test_broken_uploads.py breaks it at every request.
"""

import hashlib
import json
import logging
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from press_figures.errors import InputError
from press_figures.release import upload_zenodo
from press_figures.release.upload_files import PublishedFile
from press_figures.release.upload_zenodo import (
    INDEX_DELAY,
    describe,
    file_problems,
    is_whole,
    plan,
)
from publish.zenodo_server import TOKEN, Fault, File, Running
from publish.zenodo_uploads import (
    AGAIN,
    RECORD,
    SENT,
    Run,
    assert_one_version,
    contents_in,
    contents_listed,
    contents_of,
    memory_of,
    write_release,
    write_sums,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a release that is version 0.1.0."""
    return write_release(tmp_path)


@pytest.fixture
def zenodo():
    """Return a server whose list of records has a new one at once."""
    with Running() as state:
        yield state


def test_a_first_upload_leaves_a_draft_for_a_person_to_look_at(folder, zenodo):
    run = Run(folder, zenodo)
    assert run.refusal == ""
    draft = assert_one_version(zenodo, folder)
    assert not draft.is_published
    assert sorted(draft.files) == SENT
    assert {"access": draft.access, "metadata": draft.metadata} == {
        key: RECORD[key] for key in ("access", "metadata")
    }
    assert memory_of(folder) == {zenodo.address: draft.id}
    assert run.lines == [
        "Draft 102: metadata saved.",
        "outcomes.duckdb: sent, 9 bytes.",
        "outcomes.zip: sent, 28 bytes.",
        "figures and forces.parquet: sent, 12 bytes.",
        f"SHA256SUMS: sent, {(folder / 'zenodo' / 'SHA256SUMS').stat().st_size} bytes.",
        "DOI 10.5281/zenodo.102: reserved for this draft.",
        "The package names no DOI. Type 10.5281/zenodo.102 as doi in workflow/release.yml, run snakemake "
        "--cores 1 publish, and send again.",
        f"Not published, so others do not see it. Look at it: {zenodo.address}/uploads/102",
        "To publish it, which is final, run again with --publish or press the button there.",
    ]


def test_the_draft_is_published_when_told_and_no_file_is_sent_again(folder, zenodo):
    Run(folder, zenodo)
    run = Run(folder, zenodo, is_final=True)
    record = assert_one_version(zenodo, folder)
    assert record.is_published
    assert zenodo.count("PUT", ".*/content") == len(SENT)
    assert zenodo.count("POST", ".*/pids/doi") == 1
    assert "outcomes.duckdb: there already." in run.lines
    assert run.lines[-1] == f"Published: {zenodo.address}/records/{record.id}"


def test_publishing_again_does_nothing_and_says_so(folder, zenodo):
    Run(folder, zenodo)
    # A person may have pressed the button.
    zenodo.publish("102", {}, b"")
    asked = len(zenodo.requests)
    for is_final in (True, False):
        run = Run(folder, zenodo, is_final=is_final)
        assert run.lines == [
            "Version 0.1.0 is published with the same files, so there is nothing to do: "
            f"{zenodo.address}/records/102",
            "Its metadata stay as they are. To change them, press Edit there.",
        ]
    assert assert_one_version(zenodo, folder).is_published
    assert {method for method, _ in zenodo.requests[asked:]} == {"GET"}


def test_published_files_never_change(tmp_path, folder, zenodo):
    Run(folder, zenodo, is_final=True)
    changed = write_release(tmp_path, **{"outcomes.duckdb": b"another", "parquet/more.parquet": b"a"})
    assert Run(changed, zenodo, is_final=True).refusal == (
        "ADDRESS/records/102: found version 0.1.0, published with other files: SHA256SUMS, more.parquet, "
        "outcomes.duckdb; expected the same files or another version. Published files never change: raise "
        "version in CITATION.cff."
    )
    assert len(zenodo.records) == 1
    assert zenodo.records["102"].files["outcomes.duckdb"].content == b"\x00database"


def test_the_same_release_built_anew_is_published_already(tmp_path, folder, zenodo):
    """A database has other bytes after each build, and so its line in the sums is another."""
    Run(folder, zenodo, is_final=True)
    published, asked = contents_of(zenodo.records["102"]), len(zenodo.requests)
    rebuilt = write_release(tmp_path, **{"outcomes.duckdb": b"built anew"})
    (rebuilt.parent / "uploads.json").unlink()
    for is_final in (True, False):
        run = Run(rebuilt, zenodo, is_final=is_final)
        assert (run.refusal, run.lines) == (
            "",
            [
                f"Version 0.1.0 is published, so there is nothing to do: {zenodo.address}/records/102",
                "outcomes.duckdb and SHA256SUMS were built anew here; those on Zenodo stay.",
                "Its metadata stay as they are. To change them, press Edit there.",
            ],
        )
    assert {method for method, _ in zenodo.requests[asked:]} == {"GET"}
    assert contents_of(zenodo.records["102"]) == published
    assert memory_of(rebuilt) == {zenodo.address: "102"}


@pytest.mark.parametrize(
    ("contents", "unlike"),
    [
        ({"outcomes.duckdb": None}, "SHA256SUMS, outcomes.duckdb"),
        ({"outcomes.duckdb": b"new", "outcomes.zip": b"new"}, "SHA256SUMS, outcomes.duckdb, outcomes.zip"),
        ({"outcomes.zip": b"new"}, "SHA256SUMS, outcomes.zip"),
    ],
    ids=["without a database", "and another archive", "the same database"],
)
def test_what_differs_in_more_than_its_database_is_another_release(
    tmp_path, folder, zenodo, contents, unlike
):
    Run(folder, zenodo, is_final=True)
    other = write_release(tmp_path, **contents)
    assert f"published with other files: {unlike}; expected" in Run(other, zenodo, is_final=True).refusal


def test_sums_of_other_files_than_those_published_are_not_taken_for_a_build_anew(folder, zenodo):
    Run(folder, zenodo, is_final=True)
    zenodo.records["102"].files["SHA256SUMS"].content = b"other sums of the same files"
    assert "published with other files: SHA256SUMS; expected" in Run(folder, zenodo).refusal


@pytest.fixture
def next_folder(tmp_path, folder, zenodo):
    """Return the folder of version 0.2.0, when 0.1.0 is published."""
    assert Run(folder, zenodo, is_final=True).refusal == ""
    return write_release(tmp_path, "0.2.0")


def test_another_version_becomes_a_new_version_of_the_record(tmp_path, next_folder, zenodo):
    # The draft that the first run leaves is gone on with.
    Run(next_folder, zenodo)
    assert Run(next_folder, zenodo, is_final=True).refusal == ""
    newest = assert_one_version(zenodo, next_folder, "0.2.0", versions=2)
    assert (newest.is_published, newest.index) == (True, 2)
    assert newest.metadata == RECORD["metadata"] | {"version": "0.2.0"}
    assert zenodo.records["102"].metadata["version"] == "0.1.0"
    assert memory_of(next_folder) == {zenodo.address: newest.id}
    older = write_release(tmp_path, "0.1.0")
    assert "Version 0.1.0 is published with the same files" in Run(older, zenodo, is_final=True).said
    assert len(zenodo.records) == 2


@pytest.mark.parametrize("record_id", ["101", "102", "103"], ids=["all versions", "an old one", "latest"])
def test_any_id_of_the_record_leads_to_it(tmp_path, next_folder, zenodo, record_id):
    Run(next_folder, zenodo, is_final=True)
    (next_folder.parent / "uploads.json").unlink()
    newer = write_release(tmp_path, "0.3.0")
    assert Run(newer, zenodo, record_id).refusal == ""
    assert_one_version(zenodo, newer, "0.3.0", versions=3)
    assert zenodo.count("GET", "/api/user/records") == 1


def test_a_given_id_goes_before_the_remembered_one_and_leads_to_a_draft(folder, zenodo):
    Run(folder, zenodo)
    zenodo.create({}, json.dumps(RECORD).encode())
    Run(folder, zenodo, "104")
    assert sorted(zenodo.records["104"].files) == SENT
    assert memory_of(folder) == {zenodo.address: "104"}


def test_an_id_that_is_not_there_is_refused(folder, zenodo):
    assert Run(folder, zenodo, "999").refusal == (
        "--record 999: found nothing; expected a record or a draft on ADDRESS. Correct it."
    )
    assert zenodo.records == {}


def test_a_forgotten_record_is_found_by_its_title_on_any_page(folder, zenodo):
    def create_others(count):
        for number in range(count):
            other = RECORD["metadata"] | {"title": f"Another {number}"}
            zenodo.create({}, json.dumps({"metadata": other if number else {}}).encode())

    create_others(130)
    Run(folder, zenodo)
    create_others(100)
    (folder.parent / "uploads.json").unlink()
    Run(folder, zenodo)
    ours = [
        record for record in zenodo.drafts() if record.metadata.get("title") == RECORD["metadata"]["title"]
    ]
    assert len(ours) == 1
    assert memory_of(folder) == {zenodo.address: ours[0].id}
    assert zenodo.count("GET", "/api/user/records") == 2 + 3


def test_several_records_with_our_title_are_for_a_person_to_choose_from(folder, zenodo):
    for _ in range(2):
        zenodo.create({}, json.dumps(RECORD).encode())
    assert Run(folder, zenodo).refusal == (
        "ADDRESS: found 2 records with the title 'Invented outcomes “in the press”': 102, 104; expected one. "
        "Say with --record which of them this is a version of."
    )
    assert len(zenodo.records) == 2


def test_versions_of_one_record_are_one_record(tmp_path, next_folder, zenodo):
    Run(next_folder, zenodo)
    zenodo.lists_every_version = True
    (next_folder.parent / "uploads.json").unlink()
    assert Run(next_folder, zenodo).refusal == ""
    assert_one_version(zenodo, next_folder, "0.2.0", versions=2)


def test_a_remembered_record_is_found_where_the_list_does_not_have_it_yet(folder):
    with Running(lag=1000) as zenodo:
        Run(folder, zenodo)
        Run(folder, zenodo)
        assert_one_version(zenodo, folder)


def test_a_remembered_record_that_is_gone_is_forgotten(folder, zenodo):
    Run(folder, zenodo)
    del zenodo.records["102"]
    run = Run(folder, zenodo)
    assert run.lines[0] == (
        f"Record 102, which {folder.parent}/uploads.json remembers, is not there any more."
    )
    assert assert_one_version(zenodo, folder).id == "104"
    assert memory_of(folder) == {zenodo.address: "104"}


def test_the_memory_keeps_the_records_of_other_servers(folder, zenodo):
    (folder.parent / "uploads.json").write_text('{"https://sandbox.example.org": "7"}')
    Run(folder, zenodo)
    assert memory_of(folder) == {"https://sandbox.example.org": "7", zenodo.address: "102"}


@pytest.mark.parametrize("text", ["{", "[]", '{"https://zenodo.org": 7}', "\ufeff{}"])
def test_a_memory_that_cannot_be_read_is_refused(folder, zenodo, text):
    (folder.parent / "uploads.json").write_text(text, encoding="utf-8")
    assert Run(folder, zenodo).refusal == (
        f"{folder.parent}/uploads.json: found something else; expected the id of a record for each server. "
        "Delete the file and say with --record which record is ours, if there is one."
    )
    assert zenodo.requests == []


def test_a_record_asked_for_without_answer_is_waited_for_in_the_list(folder):
    with Running(lag=1) as zenodo:
        zenodo.faults[2] = Fault(acts=True)
        assert "a connection that broke" in Run(folder, zenodo).refusal
        assert memory_of(folder) == {zenodo.address: ""}
        run = Run(folder, zenodo)
        assert run.waits == [INDEX_DELAY]
        assert run.lines[0] == (
            "An earlier request for a record had no answer: waiting for the list of records to have it."
        )
        assert_one_version(zenodo, folder)


def test_a_file_that_was_sent_by_half_or_is_an_older_one_is_sent_again(tmp_path, folder, zenodo):
    Run(folder, zenodo)
    draft = zenodo.records["102"]
    draft.files["outcomes.duckdb"] = File(b"\x00data", "pending")
    draft.files["outcomes.zip"] = File(b"an older archive", "completed")
    sent = zenodo.count("PUT", ".*/content")
    Run(folder, zenodo)
    assert_one_version(zenodo, folder)
    assert zenodo.count("PUT", ".*/content") == sent + 2


def test_a_file_is_whole_when_it_is_completed_with_our_sum():
    assert is_whole({"status": "completed", "checksum": "md5:1"}, "md5:1")
    assert not is_whole({"status": "pending", "checksum": "md5:1"}, "md5:1")
    assert not is_whole({"status": "completed", "checksum": "md5:2"}, "md5:1")
    assert not is_whole({"status": "completed"}, "md5:1")


def test_a_file_of_another_hand_is_refused_and_not_deleted(folder, zenodo):
    Run(folder, zenodo)
    zenodo.records["102"].files["notes of a person.pdf"] = File(b"notes", "completed")
    assert Run(folder, zenodo, is_final=True).refusal == (
        "ADDRESS/uploads/102: found the file 'notes of a person.pdf'; expected the files of the release "
        "alone. Delete it there, then run the same command again."
    )
    assert "notes of a person.pdf" in zenodo.records["102"].files
    assert not zenodo.records["102"].is_published


def test_a_transfer_that_fails_on_the_server_is_noticed_and_done_again(folder, zenodo):
    zenodo.failing_transfers["outcomes.zip"] = 1
    assert Run(folder, zenodo, is_final=True).refusal == (
        "Zenodo, PUT ADDRESS/api/records/102/draft/files/outcomes.zip/content: found ['File upload transfer "
        f"failed.']; expected the whole file. {AGAIN}"
    )
    assert Run(folder, zenodo, is_final=True).refusal == ""
    assert_one_version(zenodo, folder)


def test_a_file_that_arrives_unlike_is_noticed_and_sent_again(folder, zenodo):
    zenodo.cuts_content = True
    whole, cut = (hashlib.md5(content).hexdigest() for content in (b"\x00database", b"\x00databas"))
    assert Run(folder, zenodo, is_final=True).refusal == (
        "Zenodo, POST ADDRESS/api/records/102/draft/files/outcomes.duckdb/commit: found the sum "
        f"md5:{cut}; expected md5:{whole}. {AGAIN}"
    )
    zenodo.cuts_content = False
    assert Run(folder, zenodo, is_final=True).refusal == ""
    assert_one_version(zenodo, folder)


def test_metadata_that_the_server_does_not_take_are_named_before_any_file_is_sent(tmp_path, zenodo):
    record = RECORD | {"metadata": RECORD["metadata"] | {"creators": []}}
    folder = write_release(tmp_path, **{"metadata/invenio.json": json.dumps(record).encode()})
    zenodo.other_errors = [
        {"field": "metadata.rights.0.id", "messages": ["Invalid value cc-none.", "Choose another."]},
        {"field": "metadata.title", "messages": ["Long."], "severity": "info", "description": "A check"},
    ]
    expected = "expected metadata that it accepts. Mend what it names."
    draft = "Zenodo, draft 102: found metadata"
    for _ in range(2):
        assert Run(folder, zenodo).refusal.splitlines() == [
            f"{draft}.creators: Missing data for required field.; {expected}",
            f"{draft}.rights.0.id: Invalid value cc-none. Choose another.; {expected}",
        ]
    zenodo.other_errors = []
    mended = write_release(tmp_path)
    assert Run(mended, zenodo).refusal == ""
    assert_one_version(zenodo, mended)


def test_a_token_in_what_a_draft_is_told_is_hidden(folder, zenodo):
    zenodo.other_errors = [{"field": "metadata.title", "messages": [f"Not by {TOKEN}."]}]
    assert "found metadata.title: Not by [token].; expected" in Run(folder, zenodo).refusal


def test_what_only_publishing_finds_is_shown_and_the_draft_stays(folder, zenodo):
    body = {
        "status": 400,
        "message": "A validation error occurred.",
        "errors": [{"field": "files", "messages": ["One or more files have not completed their transfer."]}],
    }
    Run(folder, zenodo)
    # Record, draft, versions, metadata and files come before it.
    zenodo.faults = {len(zenodo.requests) + 6: Fault(400, body=body)}
    assert Run(folder, zenodo, is_final=True).refusal == (
        f"Zenodo, POST ADDRESS/api/records/102/draft/actions/publish: found the answer 400: "
        f"{json.dumps(body, sort_keys=True)}; expected a request that it accepts. Mend what it names."
    )
    assert not assert_one_version(zenodo, folder).is_published


def test_a_package_that_names_the_reserved_doi_is_published_under_it(tmp_path, folder, zenodo):
    Run(folder, zenodo)
    named = write_release(tmp_path, doi="10.5281/ZENODO.102")
    assert "Type 10.5281" not in Run(named, zenodo).said
    assert Run(named, zenodo, is_final=True).refusal == ""
    assert assert_one_version(zenodo, named).is_published


def test_a_package_that_names_another_doi_is_not_published(tmp_path, zenodo):
    folder = write_release(tmp_path, doi="10.5281/zenodo.7")
    how = (
        "Type 10.5281/zenodo.102 as doi in workflow/release.yml, run snakemake --cores 1 publish, and send "
        "again."
    )
    assert Run(folder, zenodo, is_final=True).refusal == (
        "ADDRESS/uploads/102: found the DOI 10.5281/zenodo.102; expected 10.5281/zenodo.7, which the package "
        f"names. {how}"
    )
    assert not assert_one_version(zenodo, folder).is_published
    assert f"The package names 10.5281/zenodo.7. {how}" in Run(folder, zenodo).lines


def test_an_unknown_token_is_refused(folder, zenodo):
    assert Run(folder, zenodo, token="wrong").refusal == (
        'Zenodo, GET ADDRESS/api/user/records?size=100&page=1: found the answer 403: {"message": "Permission '
        'denied.", "status": 403}; expected the right to do this. Check the token in ZENODO_TOKEN and what '
        "its owner may do there."
    )
    assert zenodo.records == {}


def test_a_record_of_somebody_else_is_refused(folder, zenodo):
    Run(folder, zenodo)
    assert (
        "GET ADDRESS/api/records/102/draft: found the answer 403"
        in Run(folder, zenodo, token="wrong").refusal
    )


def test_a_record_that_was_taken_down_is_refused(folder, zenodo):
    Run(folder, zenodo, is_final=True)
    body = {"status": 410, "message": "Record deleted"}
    zenodo.faults = {len(zenodo.requests) + 1: Fault(410, body=body)}
    assert Run(folder, zenodo).refusal == (
        'Zenodo, GET ADDRESS/api/records/102: found the answer 410: {"message": "Record deleted", "status": '
        "410}; expected a record that is still there. Say with --record which one is ours."
    )


def test_a_server_that_is_something_else_is_refused(folder, zenodo):
    zenodo.faults = {1: Fault(200, body={"message": "Welcome"})}
    assert Run(folder, zenodo).refusal == (
        "Zenodo, GET ADDRESS/api/user/records?size=100&page=1: found an answer without hits.hits, "
        "hits.total; expected an answer as the service documents it. Check the address: another service, or "
        "a page that asks for a login, may answer there."
    )


def test_a_redirection_to_another_address_takes_no_token_there(folder, zenodo):
    with Running() as other:
        zenodo.faults = {1: Fault(302, {"Location": f"{other.address}/api/records/5"})}
        assert Run(folder, zenodo, "5").refusal.startswith("--record 5: found nothing")
        assert other.requests == []


def test_the_documented_form_is_asked_for(folder, zenodo):
    Run(folder, zenodo, is_final=True)
    assert {headers["Accept"] for headers in zenodo.received} == {
        "application/vnd.inveniordm.v1+json, application/json;q=0.9"
    }
    contents = [
        headers["Content-Type"]
        for (method, path), headers in zip(zenodo.requests, zenodo.received, strict=True)
        if path.endswith("/content")
    ]
    assert contents == ["application/octet-stream"] * len(SENT)


def refused_plan(folder):
    with pytest.raises(InputError) as raised:
        plan(folder)
    return str(raised.value).replace(f"{folder}/", "")


def test_a_release_without_a_date_is_refused(tmp_path):
    folder = write_release(tmp_path, **{"metadata/invenio.json": None})
    assert refused_plan(folder) == (
        "metadata/invenio.json: found no file; expected the metadata of the record. Type date and "
        "publisher_name in workflow/release.yml. Run snakemake --cores 1 publish."
    )


BUILD_AGAIN = "Run snakemake --cores 1 publish again."
TYPE_PUBLISHER = "Type publisher_name in workflow/release.yml and run snakemake --cores 1 publish."


@pytest.mark.parametrize(
    ("key", "value", "action"),
    [
        ("title", "", BUILD_AGAIN),
        ("version", None, BUILD_AGAIN),
        ("publication_date", 2026, BUILD_AGAIN),
        # Without it, a record would have no DOI.
        ("publisher", None, TYPE_PUBLISHER),
    ],
)
def test_a_record_without_what_we_go_by_is_refused(tmp_path, key, value, action):
    record = RECORD | {"metadata": RECORD["metadata"] | {key: value}}
    folder = write_release(tmp_path, **{"metadata/invenio.json": json.dumps(record).encode()})
    assert refused_plan(folder) == (
        f"metadata/invenio.json: found {value!r} as {key}; expected text. {action}"
    )


def test_a_file_that_was_changed_since_is_refused_before_anything_is_sent(folder, zenodo):
    (folder / "outcomes.zip").write_bytes(b"meddled with")
    found = hashlib.sha256(b"meddled with").hexdigest()
    expected = hashlib.sha256(b"PK archive of version 0.1.0 ").hexdigest()
    assert Run(folder, zenodo).refusal == (
        f"outcomes.zip: found a file with the sum {found}; expected {expected}, as SHA256SUMS says. Run "
        "snakemake --cores 1 publish again."
    )
    assert zenodo.requests == []


def test_an_empty_file_is_refused(tmp_path):
    assert refused_plan(write_release(tmp_path, **{"parquet/nothing.parquet": b""})) == (
        "parquet/nothing.parquet: found an empty file; expected content, for Zenodo takes no empty file. "
        "Run snakemake --cores 1 publish again."
    )


@pytest.mark.parametrize(
    ("spoil", "unlike"),
    [
        (lambda lines: lines[1:], "figures and forces.parquet"),
        (lambda lines: [*lines, f"{'0' * 64}  README.md\n"], "README.md"),
        (
            lambda lines: [line.replace("  figures", "  parquet/figures") for line in lines],
            "figures and forces.parquet, parquet/figures and forces.parquet",
        ),
        (
            lambda lines: [f"{'0' * 64}  outcomes.zip\n" if "zip" in line else line for line in lines],
            "outcomes.zip",
        ),
    ],
    ids=["a line fewer", "a line more", "a path", "another sum"],
)
def test_sums_that_are_not_those_of_the_files_that_are_sent_are_refused(folder, zenodo, spoil, unlike):
    path = folder / "zenodo" / "SHA256SUMS"
    path.write_text("".join(spoil(path.read_text().splitlines(keepends=True))))
    write_sums(folder, {name: (folder / name).read_bytes() for name in contents_listed(folder)})
    assert Run(folder, zenodo).refusal == (
        f"zenodo/SHA256SUMS: found other lines for {unlike}; expected one line for each file that Zenodo "
        "gets. Run snakemake --cores 1 publish again."
    )
    assert zenodo.requests == []


def test_a_release_without_the_sums_for_zenodo_is_refused(folder):
    files = {name: (folder / name).read_bytes() for name in contents_listed(folder)}
    del files["zenodo/SHA256SUMS"]
    write_sums(folder, files)
    (folder / "zenodo" / "SHA256SUMS").unlink()
    assert refused_plan(folder) == (
        "zenodo/SHA256SUMS: found no file; expected the sums of a release. Run snakemake --cores 1 publish."
    )


def files_of(count, size):
    return [PublishedFile(Path(f"{number}.csv"), f"{number}.csv", size, "") for number in range(count)]


def test_more_than_a_record_holds_is_refused():
    assert file_problems(files_of(100, 500_000_000)) == []
    assert [str(problem) for problem in file_problems(files_of(101, 500_000_000))] == [
        "SHA256SUMS: found 101 files; expected at most 100, the limit of Zenodo for a record. Put fewer into "
        "the release.",
        "SHA256SUMS: found 50,500,000,000 bytes; expected at most 50,000,000,000, the limit of Zenodo for a "
        "record. Put less into the release.",
    ]


def test_what_would_be_sent_is_described_and_no_connection_is_opened(folder, monkeypatch):
    def refuse(*arguments):
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    lines = describe(plan(folder), "https://zenodo.org").splitlines()
    assert lines[:2] == [
        "To https://zenodo.org, with the token in ZENODO_TOKEN:",
        "POST /api/records, or PUT /api/records/{id}/draft if there is a draft or an older version:",
    ]
    length = lines.index("}") + 1
    assert json.loads("\n".join(lines[2:length])) == RECORD
    assert '    "title": "Invented outcomes “in the press”",' in lines
    sizes = {name: len(content) for name, content in contents_in(folder).items()}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents_in(folder).items()}
    assert lines[length:] == [
        "POST /api/records/{id}/draft/files, PUT its content and POST its commit, for each of these files:",
        *(f"  {name}  {sizes[name]} bytes  sha256 {sums[name]}" for name in SENT),
        "POST /api/records/{id}/draft/pids/doi, if no DOI is reserved yet",
        "The package names no DOI.",
        "Nothing was sent. --send sends it as a draft that others do not see; --publish makes it final.",
    ]


def command(folder, *arguments, output=subprocess.PIPE, **surroundings):
    """Run the command in a process of its own; return its status and what it said."""
    inherited = {key: value for key, value in os.environ.items() if key != "ZENODO_TOKEN"}
    done = subprocess.run(
        [sys.executable, str(ROOT / "workflow" / "upload.py"), "zenodo", "--folder", str(folder), *arguments],
        # An output with a buffer, as most have it, is written once more at the end.
        env=inherited | {"PYTHONUNBUFFERED": ""} | surroundings,
        cwd=folder,
        stdout=output,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    said = (done.stdout or "", done.stderr)
    assert "Traceback" not in "".join(said) and TOKEN not in "".join(said)
    return done.returncode, *said


def test_the_command_sends_nothing_unless_told_and_needs_no_token_for_that(folder, zenodo):
    status, output, errors = command(folder, "--url", zenodo.address, ZENODO_TOKEN=TOKEN)
    assert (status, output, errors) == (0, describe(plan(folder), zenodo.address) + "\n", "")
    assert command(folder, "--url", zenodo.address) == (status, output, errors)
    assert zenodo.requests == []


def test_the_command_sends_and_publishes(folder, zenodo):
    url = ("--url", zenodo.address + "/")
    status, output, errors = command(folder, *url, "--send", ZENODO_TOKEN=TOKEN + "\n")
    assert (status, errors) == (0, "")
    assert "Not published, so others do not see it." in output
    assert not assert_one_version(zenodo, folder).is_published
    status, output, errors = command(folder, *url, "--send", "--publish", ZENODO_TOKEN=TOKEN)
    assert (status, errors) == (0, "")
    assert output.endswith(f"Published: {zenodo.address}/records/102\n")
    assert assert_one_version(zenodo, folder).is_published
    assert memory_of(folder) == {zenodo.address: "102"}


def test_the_command_refuses_with_a_message_on_the_error_stream(folder, zenodo):
    url = ("--url", zenodo.address)
    for arguments, token, message in [
        (
            url,
            "",
            "ZENODO_TOKEN: found no token; expected a token in this environment variable. Put one there.\n",
        ),
        (
            url,
            TOKEN + " x",
            "ZENODO_TOKEN: found a token with a space, a line break or a letter beyond ASCII; expected a "
            "token as the service gave it. Copy it again.\n",
        ),
        (
            ("--url", "http://zenodo.org"),
            TOKEN,
            "--url: found 'http://zenodo.org'; expected an address that begins with https:// (http:// on "
            "this machine alone). A token is sent there: correct the address.\n",
        ),
        (
            (*url, "--record", "9"),
            TOKEN,
            f"--record 9: found nothing; expected a record or a draft on {zenodo.address}. Correct it.\n",
        ),
    ]:
        assert command(folder, *arguments, "--send", ZENODO_TOKEN=token) == (1, "", message)
    assert zenodo.records == {}


def test_the_command_names_a_memory_that_cannot_be_written(folder, zenodo):
    (folder.parent / "uploads.json.part").mkdir()
    status, _, errors = command(folder, "--url", zenodo.address, "--send", ZENODO_TOKEN=TOKEN)
    assert (status, errors) == (1, f"{folder.parent}/uploads.json.part: Is a directory. {AGAIN}\n")
    assert zenodo.records == {}


def test_the_command_ends_quietly_where_nobody_reads_on(folder, zenodo):
    reading, writing = os.pipe()
    os.close(reading)
    sending = ("--url", zenodo.address, "--send")
    with open(writing, "wb") as output:
        assert command(folder, output=output) == (141, "", "")
        assert command(folder, *sending, output=output, ZENODO_TOKEN=TOKEN) == (141, "", "")
    # What was begun is gone on with.
    assert command(folder, *sending, ZENODO_TOKEN=TOKEN)[0] == 0
    assert_one_version(zenodo, folder)


def test_the_command_names_an_output_that_is_full(folder):
    with open("/dev/full", "wb") as output:
        assert command(folder, output=output) == (
            1,
            "",
            f"the output: No space left on device. {AGAIN}\n",
        )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(5, "Input/output error"), "A file that the system does not name: Input/output error."),
        (OSError("no such thing"), "A file that the system does not name: no such thing."),
        (KeyboardInterrupt(), "Stopped."),
    ],
)
def test_what_stops_an_upload_is_said_with_how_to_go_on(
    folder, command_module, monkeypatch, capsys, error, said
):
    def fail(*arguments):
        raise error

    monkeypatch.setattr(upload_zenodo, "describe", fail)
    assert command_module("upload").main(["zenodo", "--folder", str(folder)]) == 1
    assert capsys.readouterr() == ("", f"{said} {AGAIN}\n")


def test_the_help_says_when_a_record_is_to_be_given_and_where_to_try(folder, command_module):
    _, output, _ = command(folder, "--help")
    assert "https://sandbox.zenodo.org" in output
    for words in (output, command_module("upload").__doc__):
        said = " ".join(words.split())
        assert "when build/ was deleted or the title changed" in said
        assert "id of any published version" in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--publish"], "upload.py zenodo: error: --publish needs --send\n"),
        (["--token", "x"], "upload.py: error: unrecognized arguments: --token x\n"),
        (["--pub", "--send"], "upload.py: error: unrecognized arguments: --pub\n"),
        (["--record"], "upload.py zenodo: error: argument --record: expected one argument\n"),
    ],
)
def test_the_command_says_how_it_is_used(folder, arguments, message):
    status, output, errors = command(folder, *arguments)
    assert (status, output) == (2, "")
    assert errors.endswith(message)


def test_no_log_has_the_token(folder, zenodo, caplog):
    with caplog.at_level(logging.DEBUG):
        Run(folder, zenodo, is_final=True)
    assert caplog.records
    assert TOKEN not in caplog.text


def test_the_release_that_is_built_fits_into_a_record(release):
    names = {file.name for file in plan(release).files}
    assert names == {
        "zenodo/SHA256SUMS",
        "outcomes.duckdb",
        "domestic-abuse-outcomes-in-the-press.zip",
        *(f"parquet/{path.name}" for path in (release / "parquet").glob("*.parquet")),
    }
    assert len(names) > 10


def test_what_is_downloaded_from_zenodo_is_checked_with_the_sums_that_lie_there(release, tmp_path):
    for file in plan(release).files:
        assert not (tmp_path / file.path.name).exists()
        shutil.copyfile(file.path, tmp_path / file.path.name)
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, capture_output=True, text=True
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    names = sorted(path.name for path in tmp_path.iterdir() if path.name != "SHA256SUMS")
    assert checked.stdout.splitlines() == [f"{name}: OK" for name in names]
