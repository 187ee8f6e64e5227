"""Requests to a service: what is repeated, how long is waited, and the whole message for each failure."""

import datetime
import shutil
import socket
import ssl
import subprocess
import threading
import time
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest

from press_figures.errors import InputError
from press_figures.release import web_service
from press_figures.release.web_service import MOST_WAITED, Service, address_problems, token_problems

# As awkward as a token can be: JSON and addresses write it otherwise.
TOKEN = 'to"ken+7/=='
AGAIN = "Run the same command again: it goes on where this one stopped."


@dataclass
class Said:
    """What the server says to a request. It breaks off without a word where there is no status.

    It promises more bytes than it says, if promised, and waits for so many seconds first.
    """

    status: int = 0
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    promised: int = 0
    seconds: float = 0


class Handler(BaseHTTPRequestHandler):
    """Say what the test wants and keep what was asked."""

    def respond(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.command, self.path, self.headers.get("Authorization"), content))
        said = self.server.says.pop(0) if len(self.server.says) > 1 else self.server.says[0]
        time.sleep(said.seconds)
        if not said.status:
            return
        self.send_response(said.status)
        for name, value in {"Content-Length": str(len(said.body) + said.promised), **said.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said.body)

    do_GET = do_POST = do_PUT = do_DELETE = respond

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


class Server(HTTPServer):
    def handle_error(self, request, client_address):
        """Keep quiet about a client that left."""


@pytest.fixture
def start():
    """Return a function that starts a server which says these things, the last of them again and again."""
    servers = []

    def start_server(*says: Said, wrap=None) -> Server:
        server = Server(("127.0.0.1", 0), Handler)
        server.says, server.asked = list(says), []
        if wrap:
            server.socket = wrap(server.socket)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return server

    yield start_server
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def waits():
    """Return the list of pauses that a service made; none of them is slept."""
    return []


@pytest.fixture
def service(waits):
    """Return a function that gives the service at a server."""

    def service_at(server: Server, scheme: str = "http") -> Service:
        address = f"{scheme}://127.0.0.1:{server.server_port}"
        return Service("Portal", address, TOKEN, "PORTAL_TOKEN", "Bearer {}", pause=waits.append)

    return service_at


@pytest.fixture
def refusal(service):
    """Return a function that gives the message of a refused request, with ADDRESS for the address."""

    def message(server: Server, method: str = "POST", to: Service | None = None, **request: object) -> str:
        to = to or service(server)
        with pytest.raises(InputError) as raised:
            to.call(method, "/api/things", (200,), **request)
        assert TOKEN not in repr(raised.value) + str(raised.value)
        return str(raised.value).replace(to.address, "ADDRESS")

    return message


def json_said(status: int, text: str, **headers: str) -> Said:
    return Said(status, text.encode(), {"Content-Type": "application/json"} | headers)


def test_an_accepted_answer_is_returned_and_the_token_goes_along(start, service, waits):
    server = start(Said(201, b'{"id": 1}'))
    answer = service(server).call("POST", "/api/things", (200, 201), json={"a": 1})
    assert (answer.status_code, answer.json()) == (201, {"id": 1})
    assert server.asked == [("POST", "/api/things", f"Bearer {TOKEN}", b'{"a": 1}')]
    assert waits == []


MEND = "Mend what it names."
ANOTHER = "expected another answer. Check the address and what the service says."
PLAIN, HTML = {"Content-Type": "text/plain"}, {"Content-Type": "text/html; charset=utf-8"}
OVERLOADED = f"expected a service that works. Try again later. {AGAIN}"
BROKEN = f"found a connection that broke or never opened; expected an answer. Check the network. {AGAIN}"


@pytest.mark.parametrize(
    ("said", "shown", "meaning"),
    [
        (
            json_said(400, '{"status": 400, "message": "An error."}'),
            '400: {"message": "An error.", "status": 400}',
            f"expected a request that it accepts. {MEND}",
        ),
        (
            json_said(401, '"Unauthorized"'),
            '401: "Unauthorized"',
            "expected a token that it knows. Put a valid token into the environment variable PORTAL_TOKEN.",
        ),
        (
            json_said(403, '"Permission denied."'),
            '403: "Permission denied."',
            "expected the right to do this. Check the token in PORTAL_TOKEN and what its owner may do there.",
        ),
        (
            Said(404, b"<h1>Not here</h1>", HTML),
            "404",
            "expected something at this address. Check the address of the service.",
        ),
        (json_said(409, '"Taken."'), '409: "Taken."', f"expected no conflict with what is there. {MEND}"),
        (
            Said(413, b"Request Entity\n Too Large", PLAIN),
            "413: Request Entity Too Large",
            "expected files within its limit of size. Ask its operator for a higher limit, or leave the file "
            "out.",
        ),
        (json_said(422, '["“a”"]'), '422: ["“a”"]', f"expected metadata that it accepts. {MEND}"),
        (Said(418), "418", ANOTHER),
        (Said(204), "204", ANOTHER),
        (Said(300, b"\x1b[2J\x07cleared"), "300: \\x1b[2J\\x07cleared", ANOTHER),
        (Said(500, b"<h1>Oops</h1>", HTML), "500", OVERLOADED),
        (Said(400, b"y" * 600), f"400: {'y' * 500} ...", f"expected a request that it accepts. {MEND}"),
    ],
    ids=lambda value: str(getattr(value, "status", "")),
)
def test_an_answer_that_is_not_accepted_says_what_it_means(start, refusal, waits, said, shown, meaning):
    server = start(said)
    for method in ("POST", "GET"):
        assert refusal(server, method) == (
            f"Portal, {method} ADDRESS/api/things: found the answer {shown}; {meaning}"
        )
    assert len(server.asked) == 2
    assert waits == []


def test_a_service_has_its_own_words_where_it_departs_from_the_others(start, service, refusal):
    server = start(Said(410))
    own = replace(service(server), answers={410: ("a record", "Look into {token}.")})
    assert refusal(server, to=own) == (
        "Portal, POST ADDRESS/api/things: found the answer 410; expected a record. Look into PORTAL_TOKEN."
    )


def test_too_many_requests_are_waited_for_until_the_moment_that_it_says(start, service, waits, monkeypatch):
    clock = SimpleNamespace(time=lambda: datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC).timestamp())
    monkeypatch.setattr("urllib3.util.retry.time", clock)
    moments = [
        "Sun, 01 Mar 2026 12:01:00 GMT",
        "Sun, 01 Mar 2026 12:01:00 -0000",
        "Sat, 28 Feb 2026 12:00:00 GMT",
    ]
    server = start(*(Said(429, headers={"Retry-After": moment}) for moment in moments), Said(200))
    service(server).call("POST", "/api/things", (200,))
    assert waits == [60, 60, 0]


@pytest.mark.parametrize(
    "said", ["", "soon", "-5", "1.5", "²", "Mon, 99 Foo 2026", "9" * 5000, "Mon, 01 Jan 99999 00:00:00 GMT"]
)
def test_without_a_time_that_can_be_read_the_waits_double(start, service, waits, said):
    headers = {"Retry-After": said} if said else {}
    server = start(Said(429, headers=headers), Said(429, headers=headers), Said(200))
    service(server).call("POST", "/api/things", (200,))
    assert waits == [0, 2]


def test_a_service_that_asks_for_more_patience_than_there_is_says_how_much(start, refusal, waits):
    server = start(Said(429, headers={"Retry-After": str(MOST_WAITED + 1)}))
    assert refusal(server) == (
        f"Portal, POST ADDRESS/api/things: found the answer 429 (Retry-After: {MOST_WAITED + 1}); expected "
        f"room for another request. Wait as long as it says. {AGAIN}"
    )
    assert waits == []


@pytest.mark.parametrize(("seconds", "waited"), [("200", [200]), ("1", [1, 1, 1]), ("0", [0, 0, 0])])
def test_too_many_requests_are_repeated_three_times_within_one_patience(
    start, refusal, waits, seconds, waited
):
    server = start(Said(429, headers={"Retry-After": seconds}))
    assert f"(Retry-After: {seconds})" in refusal(server)
    assert waits == waited and len(server.asked) == 1 + len(waited)


@pytest.mark.parametrize(("method", "times"), [("GET", 4), ("PUT", 4), ("DELETE", 4), ("POST", 1)])
@pytest.mark.parametrize(
    ("said", "message"),
    [
        *((Said(status), f"found the answer {status}; {OVERLOADED}") for status in (502, 503, 504)),
        (Said(), BROKEN),
        (Said(200, b'{"half": ', promised=20), BROKEN),
    ],
    ids=["502", "503", "504", "no answer", "half an answer"],
)
def test_what_can_be_repeated_is_asked_again(start, refusal, waits, said, message, method, times):
    server = start(said)
    assert refusal(server, method) == f"Portal, {method} ADDRESS/api/things: {message}"
    assert len(server.asked) == times
    assert waits == [0, 2, 4][: times - 1]


def test_an_overloaded_service_that_comes_back_is_heard(start, service, waits):
    server = start(Said(503, headers={"Retry-After": "9"}), Said(200, b"{}"))
    assert service(server).call("GET", "/api/things", (200,)).status_code == 200
    assert waits == [9]


def test_a_file_is_sent_from_its_beginning_each_time(start, service, tmp_path):
    (tmp_path / "file").write_bytes(b"all of it")
    server = start(Said(), Said(200, b"half", promised=20), Said(503), Said(200))
    with open(tmp_path / "file", "rb") as content:
        service(server).call("PUT", "/api/things", (200,), data=content)
    assert [content for *_, content in server.asked] == [b"all of it"] * 4


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(web_service, "TIME_LIMITS", (0.2, 0.1))


@pytest.mark.parametrize(("method", "times"), [("GET", 4), ("POST", 1)])
def test_a_service_that_is_silent_is_left(start, refusal, impatient, waits, method, times):
    server = start(Said(200, seconds=0.3))
    assert refusal(server, method) == (
        f"Portal, {method} ADDRESS/api/things: found no answer in 0.1 seconds; expected an answer. Check the "
        f"network. {AGAIN}"
    )
    assert waits == [0, 2, 4][: times - 1]


def test_a_connection_that_does_not_stand_in_time_is_left(service, refusal, impatient):
    """A full queue of connections that nobody takes: the next one hangs."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        address = listening.getsockname()
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(address)
        to = Service("Portal", f"http://127.0.0.1:{address[1]}", TOKEN, "PORTAL_TOKEN", "Bearer {}")
        message = refusal(None, to=to)
        for one in waiting:
            one.close()
    assert message == (
        "Portal, POST ADDRESS/api/things: found no connection in 0.2 seconds; expected an answer. Check the "
        f"network. {AGAIN}"
    )


def test_a_refused_connection_is_tried_again(start, service, refusal, waits):
    server = start(Said(200))
    to = service(server)
    server.shutdown()
    server.server_close()
    assert refusal(server, "GET", to) == f"Portal, GET ADDRESS/api/things: {BROKEN}"
    assert waits == [0, 2, 4]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_is_not_followed_for_the_token_would_go_along(start, refusal, status):
    elsewhere = start(Said(200))
    target = f"http://127.0.0.1:{elsewhere.server_port}/login"
    server = start(Said(status, headers={"Location": target}))
    assert refusal(server, "GET") == (
        f"Portal, GET ADDRESS/api/things: found the answer {status}, to {target}; expected the service. Give "
        "that address."
    )
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    "said",
    [
        json_said(403, '{"message": "unknown: to\\"ken+7/=="}'),
        Said(403, f"unknown: {TOKEN}".encode()),
        Said(302, headers={"Location": "https://example.org/?t=to%22ken%2B7%2F%3D%3D"}),
        Said(429, headers={"Retry-After": TOKEN}),
    ],
    ids=["json", "text", "address", "header"],
)
def test_a_token_that_the_service_repeats_is_hidden(start, refusal, said):
    message = refusal(start(said))
    assert "[token]" in message
    assert "ken" not in message.replace("[token]", "").replace("PORTAL_TOKEN", "").replace("the token", "")


def test_no_part_of_a_token_is_left_where_a_long_answer_is_cut(start, refusal):
    message = refusal(start(Said(400, b"x" * 495 + TOKEN.encode() + b" and more")))
    assert f"{'x' * 495}[toke ...; expected" in message


def test_a_service_in_writing_does_not_show_its_token(service, start):
    assert TOKEN not in repr(service(start(Said(200))))
    assert "[token]" not in repr(service(start(Said(200))))


def test_a_netrc_file_and_a_proxy_do_not_meddle_on_this_machine(start, service, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("default login somebody password else\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    server = start(Said(200))
    service(server).call("GET", "/api/things", (200,))
    assert server.asked[0][2] == f"Bearer {TOKEN}"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return a certificate for this machine that nobody has signed, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here to make a certificate.")
    path = tmp_path_factory.mktemp("certificate") / "both.pem"
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1"]
    files = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path, "-out", path.with_suffix(".crt")]
    subprocess.run(["openssl", "req", "-x509", *kind, *files], check=True, capture_output=True)
    return path


@pytest.fixture
def secured(start, certificate):
    """Return a function that starts a server with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.with_suffix(".crt"), certificate)

    def wrap(plain):
        return context.wrap_socket(plain, server_side=True)

    return lambda *says: start(*says, wrap=wrap)


def test_a_service_that_does_not_prove_who_it_is_gets_no_token(secured, service, refusal, waits):
    server = secured(Said(200))
    assert refusal(server, "GET", service(server, "https")) == (
        "Portal, GET ADDRESS/api/things: found a certificate that does not prove that this is the service; "
        "expected a valid certificate. Check the address and the network."
    )
    assert server.asked == []
    assert waits == []


def test_a_netrc_file_does_not_replace_the_token(secured, service, certificate, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("default login somebody password else\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate.with_suffix(".crt")))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    server = secured(Said(200))
    service(server, "https").call("GET", "/api/things", (200,))
    assert server.asked[0][2] == f"Bearer {TOKEN}"


def test_a_broken_connection_of_tls_is_tried_again(start, service, refusal, waits):
    server = start(Said(200))
    assert "a connection that broke or never opened" in refusal(server, "GET", service(server, "https"))
    assert waits == [0, 2, 4]


def content_of(service, server, *keys):
    to = service(server)
    return to.content(to.call("GET", "/api/things", (200,)), *keys)


def test_the_content_of_an_answer_has_the_keys_that_are_asked_for(start, service):
    server = start(Said(200, b'{"id": "1", "links": {"self": ""}, "pids": {}, "is_new": false}'))
    assert content_of(service, server, "id", "links.self", "pids", "is_new")["id"] == "1"


@pytest.mark.parametrize(
    ("body", "lacking"),
    [
        (b"<html>Log in</html>", "a JSON object"),
        (b'["id"]', "a JSON object"),
        (b"null", "a JSON object"),
        (b'{"id": null, "links": "none"}', "id, links.self, pids.doi"),
        (b'{"id": "1", "links": {"self": "s"}, "pids": {}}', "pids.doi"),
    ],
)
def test_an_answer_of_another_form_is_refused(start, service, body, lacking):
    server = start(Said(200, body))
    with pytest.raises(InputError) as raised:
        content_of(service, server, "id", "links.self", "pids.doi")
    assert str(raised.value) == (
        f"Portal, GET http://127.0.0.1:{server.server_port}/api/things: found an answer without {lacking}; "
        "expected an answer as the service documents it. Check the address: another service, or a page that "
        "asks for a login, may answer there."
    )


TAKEN = """https://zenodo.org https://data.example.org:8443/ckan/ http://localhost:5000 http://127.0.0.1
http://[::1]:80"""
IN_THE_OPEN = "http://zenodo.org http://localhost.example.org http://127.0.0.1.example.org ftp://zenodo.org"
NO_ADDRESS = """zenodo.org https:// https://zenodo.org?a=b https://zenodo.org#a https://zenodo.org:port
https://zenodo.org:0 https://[::1 file:///etc/passwd"""
SAFE = (
    "expected an address that begins with https:// (http:// on this machine alone). A token is sent there: "
    "correct the address."
)


@pytest.mark.parametrize("address", TAKEN.split())
def test_an_address_of_https_or_on_this_machine_is_taken(address):
    assert address_problems("--url", address) == []


@pytest.mark.parametrize(
    "address",
    [*IN_THE_OPEN.split(), *NO_ADDRESS.split(), "", "https://zenodo.org/a b", "https://zenodo.org\n"],
)
def test_an_address_to_which_a_token_would_travel_in_the_open_is_refused(address):
    (problem,) = address_problems("--url", address)
    assert str(problem) == f"--url: found {address!r}; {SAFE}"


@pytest.mark.parametrize("address", ["https://me:secret@zenodo.org", "http://127.0.0.1@example.org"])
def test_an_address_with_a_password_is_refused_and_not_shown(address):
    (problem,) = address_problems("--url", address)
    assert str(problem) == f"--url: found an address with a name or a password in it; {SAFE}"


@pytest.mark.parametrize("token", ["a b", "a\nb", "a\r\nX-Header: b", "ä", "a\x00b", "a\x7f"])
def test_a_token_that_cannot_be_sent_is_refused_and_not_shown(token):
    assert token_problems("PORTAL_TOKEN", TOKEN) == []
    (problem,) = token_problems("PORTAL_TOKEN", token)
    assert str(problem) == (
        "PORTAL_TOKEN: found a token with a space, a line break or a letter beyond ASCII; expected a token "
        "as the service gave it. Copy it again."
    )


def test_a_pause_is_slept_unless_a_test_counts_it():
    assert Service("Portal", "https://example.org", TOKEN, "PORTAL_TOKEN", "{}").pause is time.sleep
