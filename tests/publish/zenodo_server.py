"""A stand-in for Zenodo on this machine: the requests that an upload makes, with the state behind them.

It replays docs/reference/rest_api_drafts_records.md and rest_api_quickstart.md of docs-invenio-rdm. Where
they are silent, it does what invenio-rdm-records 36.0.0, invenio-drafts-resources 11.0.4 and
invenio-records-resources 11.1.2 do: bodies of errors, 403 for an unknown token (its owner is nobody), 404 for
the id of a draft, the id of all versions that leads to the latest (302), a list of records that comes from an
index and lags behind, a draft that is saved with its errors beside it, a failed transfer with the status 200.
No other part of InvenioRDM is here: a test that passes says that the API is used as it is documented.
"""

import hashlib
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "zenodo+token/of=nobody"
REQUIRED = ("title", "creators", "publication_date", "resource_type")
NOT_THERE = "The persistent identifier does not exist."
UNREGISTERED = "The persistent identifier is not registered."
MISSING_FILES = "Missing uploaded files. To disable files for this record please mark it as metadata-only."


class Refused(Exception):
    """An answer with the body that InvenioRDM gives to an error."""

    def __init__(self, status: int, message: str, errors: list[dict] | None = None):
        self.status = status
        self.body = {"status": status, "message": message} | ({"errors": errors} if errors else {})


class Moved(Exception):
    """An answer that leads elsewhere."""


@dataclass
class File:
    """A file of a record: announced, sent, completed."""

    content: bytes | None = None
    status: str = "pending"


@dataclass
class Record:
    """A draft, or a version that is published."""

    id: str
    parent: str
    index: int
    born: int
    is_published: bool = False
    access: dict = field(default_factory=dict)
    metadata: dict = field(default_factory=dict)
    pids: dict = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)


@dataclass
class Fault:
    """What goes wrong with a request: an answer in place of what is asked, or a connection that breaks.

    A request is acted on before its connection breaks if acts is true.
    """

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: object = None
    acts: bool = False


class Zenodo:
    """The state of the stand-in, the requests it had, and the faults that a test wants.

    faults are by number of the request, the first is 1. From the request gone_from on, nothing is answered.
    lag is for how many further requests the index does not have a new record.
    """

    def __init__(self, lag: int = 0):
        self.lag = lag
        self.records: dict[str, Record] = {}
        self.requests: list[tuple[str, str]] = []
        self.received: list[dict[str, str]] = []
        self.faults: dict[int, Fault] = {}
        self.gone_from: int | None = None
        # The index is behind with what is the newest of a record.
        self.lists_every_version = False
        # A transfer of these files fails on the server, so many times each.
        self.failing_transfers: dict[str, int] = {}
        # What arrives is cut on the way.
        self.cuts_content = False
        # What a draft that is saved is told beside what it lacks.
        self.other_errors: list[dict] = []
        self.last_id = 100
        self.address = ""

    # What the tests look at.

    def published(self) -> list[Record]:
        return [record for record in self.records.values() if record.is_published]

    def drafts(self) -> list[Record]:
        return [record for record in self.records.values() if not record.is_published]

    def count(self, method: str, pattern: str) -> int:
        """Return how many requests of a method had a path of this pattern."""
        return sum(asked == method and bool(re.fullmatch(pattern, path)) for asked, path in self.requests)

    # Every request comes here.

    def answer(self, method: str, target: str, body: bytes, is_owner: bool) -> tuple[int, object]:
        """Act on a request and return the status and the body of the answer."""
        parts = urlsplit(target)
        for asked, pattern, act in ROUTES:
            if asked == method and (match := re.fullmatch(pattern, parts.path)):
                if not is_owner and act not in PUBLIC:
                    raise Refused(403, "Permission denied.")
                return act(self, *map(unquote, match.groups()), query=parse_qs(parts.query), body=body)
        raise Refused(404, "The requested URL was not found on the server.")

    # Records.

    def list_mine(self, query: dict, body: bytes) -> tuple[int, object]:
        """GET /api/user/records: of each record the newest draft, or else the newest version."""
        now = len(self.requests)
        known = [record for record in self.records.values() if now - record.born > self.lag]
        newest = {record.parent: record for record in sorted(known, key=lambda record: record.index)}
        listed = known if self.lists_every_version else newest.values()
        return self.page([self.shown(record) for record in listed], query)

    def list_versions(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """GET /api/records/{id}/versions: the published ones, also by the id of a draft."""
        if record_id not in self.records:
            raise Refused(404, NOT_THERE)
        parent = self.records[record_id].parent
        versions = [record for record in self.published() if record.parent == parent]
        return self.page([self.shown(record) for record in versions], query)

    def page(self, hits: list[dict], query: dict) -> tuple[int, object]:
        """Return one page of a list. Zenodo gives at most 100 records in one."""
        size, number = (int(query.get(key, [default])[0]) for key, default in (("size", 25), ("page", 1)))
        if size > 100:
            errors = [{"field": "size", "messages": ["Page size cannot be greater than 100."]}]
            raise Refused(400, "A validation error occurred.", errors)
        start = (number - 1) * size
        return 200, {"hits": {"hits": hits[start : start + size], "total": len(hits)}, "links": {}}

    def create(self, query: dict, body: bytes) -> tuple[int, object]:
        """POST /api/records"""
        record = self.added(str(self.next_id()), 1)
        errors = self.save(record, json.loads(body))
        return 201, self.shown(record, errors)

    def added(self, parent: str, index: int) -> Record:
        record = Record(str(self.next_id()), parent, index, born=len(self.requests))
        self.records[record.id] = record
        return record

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def save(self, record: Record, data: dict) -> list[dict]:
        """Save what is valid of a draft and return what is not."""
        record.access, record.metadata = data.get("access", {}), data.get("metadata", {})
        record.pids = data.get("pids", record.pids)
        return missing_facts(record) + self.other_errors

    def read(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """GET /api/records/{id}"""
        versions = [record for record in self.published() if record.parent == record_id]
        if versions:
            raise Moved(f"/api/records/{versions[-1].id}")
        if record_id not in self.records:
            raise Refused(404, NOT_THERE)
        if not self.records[record_id].is_published:
            raise Refused(404, UNREGISTERED)
        return 200, self.shown(self.records[record_id])

    def draft(self, record_id: str) -> Record:
        """Return a draft; a published record that nobody edits has none."""
        record = self.records.get(record_id)
        if record is None or record.is_published:
            raise Refused(404, NOT_THERE)
        return record

    def read_draft(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """GET /api/records/{id}/draft"""
        return 200, self.shown(self.draft(record_id))

    def update_draft(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """PUT /api/records/{id}/draft"""
        record = self.draft(record_id)
        errors = self.save(record, json.loads(body))
        if not record.files:
            errors.append({"field": "files.enabled", "messages": [MISSING_FILES]})
        return 200, self.shown(record, errors)

    def new_version(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """POST /api/records/{id}/versions: the draft of the next version, the same until that is public."""
        record = self.records.get(record_id)
        if record is None or not record.is_published:
            raise Refused(404, UNREGISTERED if record else NOT_THERE)
        versions = [other for other in self.records.values() if other.parent == record.parent]
        latest = versions[-1]
        if latest.is_published:
            draft = self.added(record.parent, latest.index + 1)
            left_out = ("publication_date", "version")
            draft.access = dict(latest.access)
            draft.metadata = {key: value for key, value in latest.metadata.items() if key not in left_out}
            latest = draft
        return 201, self.shown(latest)

    def reserve_doi(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """POST /api/records/{id}/draft/pids/doi"""
        record = self.draft(record_id)
        if "doi" in record.pids:
            errors = [{"field": "pids.doi", "messages": ["A PID already exists for type doi"]}]
            raise Refused(400, "A validation error occurred.", errors)
        self.give_doi(record)
        return 201, self.shown(record)

    def give_doi(self, record: Record) -> None:
        identifier = f"10.5281/zenodo.{record.id}"
        record.pids = {"doi": {"identifier": identifier, "provider": "datacite", "client": "datacite"}}

    def publish(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """POST /api/records/{id}/draft/actions/publish"""
        record = self.draft(record_id)
        errors = missing_facts(record)
        if not record.files:
            errors.append({"field": "files.enabled", "messages": [MISSING_FILES]})
        if any(file.status != "completed" for file in record.files.values()):
            message = "One or more files have not completed their transfer, please wait."
            errors.append({"field": "files", "messages": [message]})
        if errors:
            raise Refused(400, "A validation error occurred.", errors)
        if "doi" not in record.pids:
            self.give_doi(record)
        record.is_published = True
        return 202, self.shown(record)

    def shown(self, record: Record, errors: list[dict] | None = None) -> dict:
        """Return a record as the API shows it."""
        kind = "records" if record.is_published else "uploads"
        api = f"{self.address}/api/records/{record.id}" + ("" if record.is_published else "/draft")
        return {
            "id": record.id,
            "parent": {"id": record.parent},
            "is_published": record.is_published,
            "is_draft": not record.is_published,
            "access": record.access,
            "files": {"enabled": True, "order": []},
            "metadata": record.metadata,
            "pids": record.pids,
            "versions": {"index": record.index},
            "links": {"self": api, "self_html": f"{self.address}/{kind}/{record.id}"},
        } | ({"errors": errors} if errors else {})

    # Files.

    def list_draft_files(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """GET /api/records/{id}/draft/files"""
        return 200, shown_files(self.draft(record_id))

    def list_files(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """GET /api/records/{id}/files"""
        record = self.records.get(record_id)
        if record is None or not record.is_published:
            raise Refused(404, UNREGISTERED if record else NOT_THERE)
        return 200, shown_files(record)

    def start_files(self, record_id: str, query: dict, body: bytes) -> tuple[int, object]:
        """POST /api/records/{id}/draft/files"""
        record = self.draft(record_id)
        for entry in json.loads(body):
            if entry["key"] in record.files:
                raise Refused(400, f"File with key {entry['key']} already exists.")
            if len(record.files) >= 100:
                message = "Uploading selected files will result in exceeding the max amount per record."
                raise Refused(400, message)
            record.files[entry["key"]] = File()
        return 201, shown_files(record)

    def file(self, record_id: str, key: str) -> File:
        record = self.draft(record_id)
        if key not in record.files:
            raise Refused(404, f"Record '{record_id}' has no file '{key}'.")
        return record.files[key]

    def set_content(self, record_id: str, key: str, query: dict, body: bytes) -> tuple[int, object]:
        """PUT /api/records/{id}/draft/files/{key}/content"""
        file = self.file(record_id, key)
        if file.status == "completed" or self.failing_transfers.get(key):
            # The server takes the file away, and says so with the status 200.
            self.failing_transfers[key] = self.failing_transfers.get(key, 1) - 1
            del self.records[record_id].files[key]
            return 200, shown_file(key, file) | {"errors": ["File upload transfer failed."]}
        file.content = body[:-1] if self.cuts_content else body
        return 200, shown_file(key, file)

    def commit(self, record_id: str, key: str, query: dict, body: bytes) -> tuple[int, object]:
        """POST /api/records/{id}/draft/files/{key}/commit"""
        file = self.file(record_id, key)
        if file.content is None:
            raise Refused(500, "Internal server error")
        if not file.content:
            raise Refused(400, "Empty files are not accepted.")
        file.status = "completed"
        return 200, shown_file(key, file)

    def delete_file(self, record_id: str, key: str, query: dict, body: bytes) -> tuple[int, object]:
        """DELETE /api/records/{id}/draft/files/{key}"""
        self.file(record_id, key)
        del self.records[record_id].files[key]
        return 204, None


RECORD = r"/api/records/([^/]+)"
ROUTES: tuple[tuple[str, str, Callable], ...] = (
    ("GET", "/api/user/records", Zenodo.list_mine),
    ("POST", "/api/records", Zenodo.create),
    ("GET", RECORD, Zenodo.read),
    ("GET", RECORD + "/versions", Zenodo.list_versions),
    ("POST", RECORD + "/versions", Zenodo.new_version),
    ("GET", RECORD + "/files", Zenodo.list_files),
    ("GET", RECORD + "/draft", Zenodo.read_draft),
    ("PUT", RECORD + "/draft", Zenodo.update_draft),
    ("POST", RECORD + "/draft/pids/doi", Zenodo.reserve_doi),
    ("POST", RECORD + "/draft/actions/publish", Zenodo.publish),
    ("GET", RECORD + "/draft/files", Zenodo.list_draft_files),
    ("POST", RECORD + "/draft/files", Zenodo.start_files),
    ("PUT", RECORD + "/draft/files/([^/]+)/content", Zenodo.set_content),
    ("POST", RECORD + "/draft/files/([^/]+)/commit", Zenodo.commit),
    ("DELETE", RECORD + "/draft/files/([^/]+)", Zenodo.delete_file),
)
# What anybody may read once it is published.
PUBLIC = (Zenodo.read, Zenodo.list_versions, Zenodo.list_files)


def missing_facts(record: Record) -> list[dict]:
    """Return what a draft lacks. The publisher is asked for by DataCite, whatever the documentation says."""
    messages = dict.fromkeys(REQUIRED, "Missing data for required field.") | {
        "publisher": "Missing publisher field required for DOI registration."
    }
    return [
        {"field": f"metadata.{key}", "messages": [message]}
        for key, message in messages.items()
        if not record.metadata.get(key)
    ]


def shown_files(record: Record) -> dict:
    """Return the list of files as the API shows it."""
    entries = [shown_file(key, file) for key, file in record.files.items()]
    return {"enabled": True, "default_preview": None, "order": [], "entries": entries, "links": {}}


def shown_file(key: str, file: File) -> dict:
    """Return a file as the API shows it; a sum is there once it is completed."""
    shown = {"key": key, "status": file.status, "metadata": None, "links": {}}
    if file.status == "completed":
        shown |= {"checksum": f"md5:{hashlib.md5(file.content).hexdigest()}", "size": len(file.content)}
    return shown


class Handler(BaseHTTPRequestHandler):
    """Speak HTTP for the stand-in."""

    def handle_request(self) -> None:
        """Answer one request, or do what a fault says in its place."""
        zenodo: Zenodo = self.server.zenodo
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        zenodo.requests.append((self.command, urlsplit(self.path).path))
        zenodo.received.append(dict(self.headers))
        number = len(zenodo.requests)
        is_gone = zenodo.gone_from is not None and number >= zenodo.gone_from
        fault = zenodo.faults.get(number, Fault() if is_gone else None)
        if fault and fault.status:
            self.respond(fault.status, fault.body, fault.headers)
        elif not fault:
            self.act(body)
        elif fault.acts:
            self.act(body, is_heard=False)
        # A fault without status leaves without a word: the connection is closed.

    def act(self, body: bytes, is_heard: bool = True) -> None:
        """Act on a request, and say so if the other side is to hear it."""
        is_owner = self.headers.get("Authorization") == f"Bearer {TOKEN}"
        headers = {}
        try:
            status, said = self.server.zenodo.answer(self.command, self.path, body, is_owner)
        except Refused as refused:
            status, said = refused.status, refused.body
        except Moved as moved:
            status, said, headers = 302, None, {"Location": str(moved)}
        if is_heard:
            self.respond(status, said, headers)

    def respond(self, status: int, body: object, headers: dict[str, str]) -> None:
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = handle_request

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class Running:
    """The stand-in, answering on a port that the system chooses until it is left."""

    def __init__(self, lag: int = 0):
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.server.zenodo = Zenodo(lag)
        self.server.zenodo.address = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Zenodo:
        self.thread.start()
        return self.server.zenodo

    def __exit__(self, *error: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
