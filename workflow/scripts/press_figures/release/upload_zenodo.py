"""Send a release as a record to Zenodo, or to any InvenioRDM server, through its documented REST API.

An interrupted upload goes on when the same command runs again: it looks for the record before it makes one,
and does not send a file again that is there complete. Published records are never changed. From a draft, the
only files deleted are incomplete or older ones with the name of a file that is sent.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from press_figures.errors import InputError, Problem, stop_on
from press_figures.files import to_json, write_all
from press_figures.package.release_facts import DOI_RESOLVER
from press_figures.release.upload_files import (
    DATABASE,
    MAKE,
    MAKE_AGAIN,
    SUMS,
    ZENODO_FOLDER,
    PublishedFile,
    described_file,
    digest,
    is_for_zenodo,
    read_sums,
    verified_files,
)
from press_figures.release.web_service import AGAIN, Service, checked

TOKEN_VARIABLE = "ZENODO_TOKEN"
METADATA = "metadata/invenio.json"
DESCRIPTOR = "package/datapackage.json"
# Two builds of the same tables give databases with different bytes, so these two files may differ.
BUILT_ANEW = {DATABASE, SUMS}
# The limits of Zenodo for a record. InvenioRDM also allows 100 files; its quota depends on the server.
MOST_FILES = 100
MOST_BYTES = 50 * 10**9
# Asks for the form that the documentation shows. For "application/json" alone, Zenodo sends an older form.
HEADERS = {"Accept": "application/vnd.inveniordm.v1+json, application/json;q=0.9"}
# The metadata that this module reads, and the publisher, because no DOI is registered without one; for each,
# what to do if it is missing.
NEEDED = dict.fromkeys(("title", "version", "publication_date"), MAKE_AGAIN) | {
    "publisher": "Type publisher_name in workflow/release.yml and run snakemake --cores 1 publish."
}
PAGE_SIZE = 100
# Seconds. Lists of records come from an index, which has a new record only after some seconds.
INDEX_DELAY = 10.0
# The value in uploads.json between the request for a new record and its answer.
UNANSWERED = ""
# A draft is saved before it has files. The server always reports that as an error on this field.
EXPECTED_ERROR = "files.enabled"
ANSWERS = {410: ("a record that is still there", "Say with --record which one is ours.")}
Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """A release as it will be sent: its record, the DOI that its package names, its files.

    memory is the file with the id of our record on each server.
    """

    record: dict
    doi: str
    files: tuple[PublishedFile, ...]
    memory: Path

    @property
    def title(self) -> str:
        return self.record["metadata"]["title"]

    @property
    def version(self) -> str:
        return self.record["metadata"]["version"]


@dataclass(frozen=True)
class Found:
    """Our record on the server: its unpublished draft, if there is one, and its published versions."""

    draft: dict | None
    published: tuple[dict, ...]


def service_at(address: str, token: str) -> Service:
    """Return the service that requests to this address are sent through."""
    return Service("Zenodo", address, token, TOKEN_VARIABLE, "Bearer {}", answers=ANSWERS)


def plan(folder: Path) -> Plan:
    """Return the plan for the release in a folder. Raises InputError if it is incomplete or not sendable."""
    listed = {file.name: file for file in verified_files(folder)}
    record = read_record(folder, listed)
    files = [file for name, file in listed.items() if is_for_zenodo(name)]
    stop_on(sums_problems(folder / ZENODO_FOLDER, files))
    files.append(described_file(folder / ZENODO_FOLDER / SUMS, f"{ZENODO_FOLDER}/{SUMS}"))
    stop_on(file_problems(files))
    return Plan(record, named_doi(listed), tuple(files), folder.parent / "uploads.json")


def read_record(folder: Path, listed: dict[str, PublishedFile]) -> dict:
    """Return the record that the build made. Raises InputError if it is missing or lacks a key of NEEDED."""
    path = folder / METADATA
    if METADATA not in listed:
        action = f"Type date and publisher_name in workflow/release.yml. {MAKE}"
        raise InputError([Problem(str(path), "no file", "the metadata of the record", action)])
    record = json.loads(path.read_text(encoding="utf-8"))
    facts = {key: record["metadata"].get(key) for key in NEEDED}
    stop_on(
        [
            Problem(str(path), f"{value!r} as {key}", "text", NEEDED[key])
            for key, value in facts.items()
            if not isinstance(value, str) or not value
        ]
    )
    return record


def named_doi(listed: dict[str, PublishedFile]) -> str:
    """Return the DOI that the descriptor of the package names, or an empty text."""
    if DESCRIPTOR not in listed:
        return ""
    descriptor = json.loads(listed[DESCRIPTOR].path.read_text(encoding="utf-8"))
    identifier = descriptor.get("id", "")
    return identifier.removeprefix(DOI_RESOLVER) if identifier.startswith(DOI_RESOLVER) else ""


def sums_problems(folder: Path, files: list[PublishedFile]) -> list[Problem]:
    """Refuse a SHA256SUMS for Zenodo that does not list exactly the files that are sent."""
    unlike = read_sums(folder).items() ^ {(file.path.name, file.sha256) for file in files}
    if not unlike:
        return []
    found = f"other lines for {', '.join(sorted({name for name, _ in unlike}))}"
    return [Problem(str(folder / SUMS), found, "one line for each file that Zenodo gets", MAKE_AGAIN)]


def file_problems(files: list[PublishedFile]) -> list[Problem]:
    """Refuse files that a record does not take: empty ones, too many, too large."""
    total = sum(file.bytes for file in files)
    limit = "the limit of Zenodo for a record"
    problems = [
        Problem(file.name, "an empty file", "content, for Zenodo takes no empty file", MAKE_AGAIN)
        for file in files
        if file.bytes == 0
    ]
    if len(files) > MOST_FILES:
        expected = f"at most {MOST_FILES}, {limit}"
        problems.append(Problem(SUMS, f"{len(files):,} files", expected, "Put fewer into the release."))
    if total > MOST_BYTES:
        expected = f"at most {MOST_BYTES:,}, {limit}"
        problems.append(Problem(SUMS, f"{total:,} bytes", expected, "Put less into the release."))
    return problems


def describe(plan: Plan, address: str) -> str:
    """Return a text about what sending would do. Opens no connection."""
    files = sorted(plan.files, key=lambda file: file.path.name)
    lines = [
        f"To {address}, with the token in {TOKEN_VARIABLE}:",
        "POST /api/records, or PUT /api/records/{id}/draft if there is a draft or an older version:",
        to_json(plan.record).rstrip("\n"),
        "POST /api/records/{id}/draft/files, PUT its content and POST its commit, for each of these files:",
        *(f"  {file.path.name}  {file.bytes:,} bytes  sha256 {file.sha256}" for file in files),
        "POST /api/records/{id}/draft/pids/doi, if no DOI is reserved yet",
        f"The package names {plan.doi or 'no DOI'}.",
        "Nothing was sent. --send sends it as a draft that others do not see; --publish makes it final.",
    ]
    return "\n".join(lines)


def send(plan: Plan, service: Service, record_id: str, is_final: bool, say: Say) -> None:
    """Send the release to the server as a draft and, if is_final, publish it. say gets a line for each step.

    record_id is the record that it is a version of, or "" to look for it. Raises InputError. Steps that are
    done are not repeated, so the same call can be made again until it succeeds.
    """
    checksums = {file.path.name: f"md5:{digest(file.path, 'md5')}" for file in plan.files}
    found = find(plan, service, record_id, say)
    same = [version for version in found.published if is_version(version, plan)] if found else []
    if same:
        say_published_before(plan, service, same[0], checksums, say)
        return
    draft = saved_draft(plan, service, found)
    say(f"Draft {draft['id']}: metadata saved.")
    fill_draft(plan, service, draft, checksums, say)
    doi = reserved_doi(service, draft)
    say(f"DOI {doi}: reserved for this draft.")
    if is_final:
        stop_on(doi_problems(plan, doi, draft))
        publish(service, draft, say)
    else:
        say_left_as_draft(plan, doi, draft, say)


def is_version(record: dict, plan: Plan) -> bool:
    return record["metadata"].get("version") == plan.version


def ask(service: Service, method: str, path: str, status: int, *keys: str, **request: object) -> dict:
    """Send a request and return the object in its answer, which has these keys. Raises InputError."""
    headers = HEADERS | request.pop("headers", {})
    return service.content(service.call(method, path, (status,), headers=headers, **request), *keys)


def find(plan: Plan, service: Service, record_id: str, say: Say) -> Found | None:
    """Return our record by the given id, else by the remembered id, else by our title, or None."""
    if record_id:
        found = read_found(service, record_id)
        if found is None:
            expected = f"a record or a draft on {service.address}"
            raise InputError([Problem(f"--record {record_id}", "nothing", expected, "Correct it.")])
        return found
    remembered = read_memory(plan.memory).get(service.address)
    if remembered:
        found = read_found(service, remembered)
        if found:
            return found
        say(f"Record {remembered}, which {plan.memory} remembers, is not there any more.")
    found = find_by_title(plan, service)
    if found is None and remembered == UNANSWERED:
        say("An earlier request for a record had no answer: waiting for the list of records to have it.")
        service.pause(INDEX_DELAY)
        found = find_by_title(plan, service)
    return found


def find_by_title(plan: Plan, service: Service) -> Found | None:
    """Return the token owner's record with our title, or None. Raises InputError if there are several."""
    hits = walk(service, "/api/user/records", "id", "metadata", "parent.id")
    records = {hit["parent"]["id"]: hit["id"] for hit in hits if hit["metadata"].get("title") == plan.title}
    if len(records) > 1:
        found = f"{len(records)} records with the title {plan.title!r}: {', '.join(records.values())}"
        action = "Say with --record which of them this is a version of."
        raise InputError([Problem(service.address, found, "one", action)])
    return read_found(service, *records.values()) if records else None


def walk(service: Service, path: str, *keys: str) -> Iterator[dict]:
    """Yield every record of a list, page by page. Raises InputError if one lacks one of these keys."""
    page, seen, total = 1, 0, 1
    while seen < total:
        address = f"{path}?size={PAGE_SIZE}&page={page}"
        hits = ask(service, "GET", address, 200, "hits.hits", "hits.total")["hits"]
        yield from (checked(service.place("GET", address), hit, keys) for hit in hits["hits"])
        page, seen = page + 1, seen + len(hits["hits"])
        total = hits["total"] if hits["hits"] else 0


def read_found(service: Service, record_id: str) -> Found | None:
    """Return the record with an id, or None; the id is of a version, a draft or all versions together."""
    path = record_path(record_id)
    answer = service.call("GET", path, (200, 301, 302, 404), headers=HEADERS)
    if answer.is_redirect:
        # The id of all versions redirects to the latest. Only the id is taken from that address, because the
        # token must not go to another server.
        path = record_path(urlsplit(answer.headers["Location"]).path.rpartition("/")[2])
        answer = service.call("GET", path, (200, 404), headers=HEADERS)
    keys = ("id", "metadata", "links.self_html")
    if answer.status_code == 200:
        record = service.content(answer, *keys)
        return Found(None, (record, *walk(service, f"{path}/versions", *keys)))
    answer = service.call("GET", f"{path}/draft", (200, 404), headers=HEADERS)
    if answer.status_code == 404:
        return None
    return Found(service.content(answer, "id", "pids"), tuple(walk(service, f"{path}/versions", *keys)))


def record_path(record_id: str) -> str:
    return f"/api/records/{quote(record_id, safe='')}"


def read_memory(path: Path) -> dict[str, str]:
    """Return the ids of our records by the address of their server. Raises InputError on another content."""
    try:
        memory = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except ValueError:
        memory = None
    if not isinstance(memory, dict) or not all(isinstance(value, str) for value in memory.values()):
        action = "Delete the file and say with --record which record is ours, if there is one."
        raise InputError([Problem(str(path), "something else", "the id of a record for each server", action)])
    return memory


def remember(plan: Plan, service: Service, record_id: str) -> None:
    """Save the id of our record on this server."""
    write_all({plan.memory: to_json(read_memory(plan.memory) | {service.address: record_id})})


def saved_draft(plan: Plan, service: Service, found: Found | None) -> dict:
    """Save our metadata in a draft and return it: the one found, or one of a new version or a new record."""
    keys = ("id", "pids", "links.self_html")
    if found is None:
        remember(plan, service, UNANSWERED)
        draft = ask(service, "POST", "/api/records", 201, *keys, json=plan.record)
        remember(plan, service, draft["id"])
    else:
        draft = found.draft or new_version(service, found)
        remember(plan, service, draft["id"])
        # The DOI is sent back, because a server may remove it otherwise.
        record = plan.record | {"pids": draft["pids"]}
        draft = ask(service, "PUT", f"{record_path(draft['id'])}/draft", 200, *keys, json=record)
    stop_on(metadata_problems(service, draft))
    return draft


def new_version(service: Service, found: Found) -> dict:
    """Return the draft of a new version. The server returns the same one again until it is published."""
    path = f"{record_path(found.published[0]['id'])}/versions"
    return ask(service, "POST", path, 201, "id", "pids")


def metadata_problems(service: Service, draft: dict) -> list[Problem]:
    """Find metadata that the server did not accept; it saves the rest and still answers with success."""
    return [
        Problem(
            f"{service.name}, draft {draft['id']}",
            service.hidden(f"{error.get('field')}: {' '.join(map(str, error.get('messages', [])))}"),
            "metadata that it accepts",
            "Mend what it names.",
        )
        for error in draft.get("errors", [])
        if error.get("field") != EXPECTED_ERROR and error.get("severity", "error") == "error"
    ]


def fill_draft(plan: Plan, service: Service, draft: dict, checksums: dict[str, str], say: Say) -> None:
    """Send every file of the release that the draft does not have complete."""
    path = f"{record_path(draft['id'])}/draft/files"
    there = {entry["key"]: entry for entry in file_entries(service, path)}
    stop_on(strange_files(draft, sorted(there.keys() - checksums.keys())))
    for file in plan.files:
        name = file.path.name
        if name in there and is_whole(there[name], checksums[name]):
            say(f"{name}: there already.")
            continue
        if name in there:
            # 404: an earlier try of this request has deleted the file already.
            service.call("DELETE", f"{path}/{quote(name, safe='')}", (204, 404), headers=HEADERS)
        send_file(service, path, file, checksums[name])
        say(f"{name}: sent, {file.bytes:,} bytes.")


def file_entries(service: Service, path: str) -> list[dict]:
    """Return the files of a draft or a record. The answer has no list if files are not enabled."""
    entries = ask(service, "GET", path, 200, "enabled").get("entries", [])
    return [checked(service.place("GET", path), entry, ("key",)) for entry in entries]


def is_whole(entry: dict, checksum: str) -> bool:
    return entry.get("status") == "completed" and entry.get("checksum") == checksum


def strange_files(draft: dict, names: list[str]) -> list[Problem]:
    """Refuse files that are not of this release: a person or an earlier release put them there."""
    action = "Delete it there, then run the same command again."
    return [
        Problem(draft["links"]["self_html"], f"the file {name!r}", "the files of the release alone", action)
        for name in names
    ]


def send_file(service: Service, path: str, file: PublishedFile, checksum: str) -> None:
    """Send one file: announce it, send its content, complete it. Raises InputError if other bytes arrived."""
    name = file.path.name
    address = f"{path}/{quote(name, safe='')}"
    ask(service, "POST", path, 201, json=[{"key": name}])
    with open(file.path, "rb") as content:
        headers = {"Content-Type": "application/octet-stream"}
        answer = ask(service, "PUT", f"{address}/content", 200, data=content, headers=headers)
    # The status is 200 also if the transfer failed on the server.
    if errors := answer.get("errors"):
        place, found = service.place("PUT", f"{address}/content"), service.hidden(str(errors))
        raise InputError([Problem(place, found, "the whole file", AGAIN)])
    completed = ask(service, "POST", f"{address}/commit", 200, "checksum")
    if completed["checksum"] != checksum:
        place, found = service.place("POST", f"{address}/commit"), f"the sum {completed['checksum']}"
        raise InputError([Problem(place, found, checksum, AGAIN)])


def reserved_doi(service: Service, draft: dict) -> str:
    """Return the DOI of a draft; reserve one if it has none."""
    if doi := draft["pids"].get("doi", {}).get("identifier"):
        return doi
    path = f"{record_path(draft['id'])}/draft/pids/doi"
    return ask(service, "POST", path, 201, "pids.doi.identifier")["pids"]["doi"]["identifier"]


def doi_problems(plan: Plan, doi: str, draft: dict) -> list[Problem]:
    """Refuse to publish a package that names another DOI than its record has."""
    if not plan.doi or plan.doi.lower() == doi.lower():
        return []
    expected = f"{plan.doi}, which the package names"
    return [Problem(draft["links"]["self_html"], f"the DOI {doi}", expected, how_to_name(doi))]


def how_to_name(doi: str) -> str:
    return f"Type {doi} as doi in workflow/release.yml, run snakemake --cores 1 publish, and send again."


def say_left_as_draft(plan: Plan, doi: str, draft: dict, say: Say) -> None:
    """Say what a person has to do next."""
    if plan.doi.lower() != doi.lower():
        say(f"The package names {plan.doi or 'no DOI'}. {how_to_name(doi)}")
    say(f"Not published, so others do not see it. Look at it: {draft['links']['self_html']}")
    say("To publish it, which is final, run again with --publish or press the button there.")


def publish(service: Service, draft: dict, say: Say) -> None:
    """Publish a draft. This cannot be undone."""
    path = f"{record_path(draft['id'])}/draft/actions/publish"
    record = ask(service, "POST", path, 202, "links.self_html")
    say(f"Published: {record['links']['self_html']}")


def say_published_before(
    plan: Plan, service: Service, version: dict, checksums: dict[str, str], say: Say
) -> None:
    """Say that this version is published already. Raises InputError if its files are not ours.

    A different database alone is no difference, because each build gives it other bytes. If all other files
    are equal, its tables are too.
    """
    page = version["links"]["self_html"]
    entries = file_entries(service, f"{record_path(version['id'])}/files")
    published = {entry["key"]: entry.get("checksum") for entry in entries}
    names = sorted(published.keys() | checksums.keys())
    unlike = [name for name in names if published.get(name) != checksums.get(name)]
    is_built_anew = set(unlike) == BUILT_ANEW and published.keys() == checksums.keys()
    if unlike and not is_built_anew:
        found = f"version {plan.version}, published with other files: {', '.join(unlike)}"
        action = "Published files never change: raise version in CITATION.cff."
        raise InputError([Problem(page, found, "the same files or another version", action)])
    remember(plan, service, version["id"])
    if is_built_anew:
        say(f"Version {plan.version} is published, so there is nothing to do: {page}")
        say(f"{DATABASE} and {SUMS} were built anew here; those on {service.name} stay.")
    else:
        say(f"Version {plan.version} is published with the same files, so there is nothing to do: {page}")
    say("Its metadata stay as they are. To change them, press Edit there.")
