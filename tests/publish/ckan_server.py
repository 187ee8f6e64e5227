"""A real CKAN server on loopback, with PostgreSQL and Redis of its own and a stand-in for Solr.

By hand: python tests/publish/ckan_server.py <python of an environment with CKAN>
"""

import json
import os
import pwd
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

sys.path.insert(0, str(Path(__file__).resolve().parent))

from solr_stand_in import running_solr_stand_in

ORGANIZATION = "press-data"
ADMIN, EDITOR, STRANGER = "admin", "editor", "stranger"
PASSWORD = "only-on-loopback"
LARGEST_UPLOAD = 10  # megabytes
TIMEOUT = 120  # seconds, for a server to answer and for a command to end
GRACE = 10  # seconds, for one answer and for a server to stop before it is killed
LOG_LINES = 15
# PostgreSQL refuses to run as root, so root gives it to the account that its package makes.
POSTGRES_ACCOUNT = "postgres"
# Variables that CKAN and libpq read before their own settings.
OVERRIDING = ("CKAN_", "PG")

open_directly = build_opener(ProxyHandler({})).open


class ServerDidNotStart(Exception):
    """A program that the server needs is missing, has failed or does not answer."""


@dataclass(frozen=True)
class CkanServer:
    """Where CKAN answers, the organization to publish in, and tokens of users of three kinds."""

    url: str
    token: str  # of a system administrator
    organization: str
    editor_token: str  # of an editor of the organization
    stranger_token: str  # of a user who belongs to no organization


@contextmanager
def running_ckan(python: Path, folder: Path) -> Iterator[CkanServer]:
    """Run CKAN until the end of the block.

    `python` is that of an environment with CKAN; logs, settings and uploads are kept in `folder`,
    in whose path CKAN bears no per cent sign.
    Raise ServerDidNotStart, with the last lines of the log, if the server cannot be had.
    """
    ckan = python.parent / "ckan"
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        sockets = stack.enter_context(folder_for_sockets())
        solr = stack.enter_context(running_solr_stand_in())
        stack.enter_context(running_postgres(sockets, folder))
        stack.enter_context(running_redis(sockets, folder))
        url = f"http://127.0.0.1:{free_port()}"
        configure(ckan, folder, settings_of(url, solr, sockets, folder))
        token = set_up_administrator(ckan, folder)
        stack.enter_context(running_web_server(ckan, url, folder))
        yield set_up_organization(url, token)


def missing_programs(python: Path) -> list[str]:
    """Name what a machine lacks for a server, so that a test can be skipped with a reason."""
    programs = {
        "ckan": (python.parent / "ckan").is_file(),
        "initdb": postgres_program("initdb").is_file(),
        "redis-server": shutil.which("redis-server") is not None,
    }
    return [program for program, is_there in programs.items() if not is_there]


def postgres_program(name: str) -> Path:
    """Find a program of PostgreSQL, which Debian keeps in a folder for each version."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*"), key=lambda path: float(path.name))
    folders = [path / "bin" for path in reversed(versions)]
    found = shutil.which(name, path=os.pathsep.join([*map(str, folders), os.environ.get("PATH", "")]))
    return Path(found or name)


@contextmanager
def folder_for_sockets() -> Iterator[Path]:
    """Make a folder that PostgreSQL can reach and whose path is short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="ckan-", dir="/tmp") as name:
        if account := account_for_postgres():
            os.chown(name, account["user"], account["group"])
        yield Path(name)


def account_for_postgres() -> dict[str, object]:
    """Return what makes PostgreSQL run as the account of its package, if it would run as root."""
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam(POSTGRES_ACCOUNT)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def running_postgres(sockets: Path, folder: Path) -> Iterator[None]:
    """Run PostgreSQL on a socket in `sockets`, with its data beside it, and one user named ckan."""
    data = sockets / "data"
    account = account_for_postgres()
    initdb = [postgres_program("initdb"), "--pgdata", data, "--username", "ckan", "--auth", "trust"]
    options = ["--encoding", "UTF8", "--locale", "C", "--no-sync"]
    run("initdb", [*initdb, *options], folder, cwd=sockets, **account)
    postgres = [postgres_program("postgres"), "-D", data, "-k", sockets, "-c", "listen_addresses=", "-F"]
    is_ready = [postgres_program("pg_isready"), "--host", sockets, "--username", "ckan", "--quiet"]
    with running("postgres", postgres, folder, stop=signal.SIGINT, cwd=sockets, **account) as process:
        wait_until(lambda: succeeds(is_ready), "postgres", process, folder)
        yield


@contextmanager
def running_redis(sockets: Path, folder: Path) -> Iterator[None]:
    """Run Redis on a socket in `sockets`, without keeping anything."""
    path = sockets / "redis.socket"
    command = ["redis-server", "--port", "0", "--unixsocket", path, "--save", "", "--appendonly", "no"]
    with running("redis", command, folder, cwd=sockets) as process:
        wait_until(lambda: accepts(path), "redis", process, folder)
        yield


@contextmanager
def running_web_server(ckan: Path, url: str, folder: Path) -> Iterator[None]:
    """Run the web server of CKAN until the end of the block."""
    host, port = url.removeprefix("http://").split(":")
    options = ["--host", host, "--port", port, "--disable-reloader", "--disable-debugger", "--threaded"]
    command = [ckan, "--config", folder / "ckan.ini", "run", *options]
    with running("ckan", command, folder, cwd=folder) as process:
        wait_until(lambda: answers(f"{url}/api/3/action/status_show"), "ckan", process, folder)
        yield


def settings_of(url: str, solr: str, sockets: Path, folder: Path) -> dict[str, str]:
    """Return the settings in which this server differs from a new one."""
    return {
        "ckan.site_url": url,
        "sqlalchemy.url": f"postgresql://ckan@/postgres?host={sockets}",
        "solr_url": solr,
        "ckan.redis.url": f"unix://{sockets}/redis.socket",
        "ckan.storage_path": f"{folder.resolve()}/uploads",
        "ckan.max_resource_size": str(LARGEST_UPLOAD),
    }


def configure(ckan: Path, folder: Path, settings: dict[str, str]) -> None:
    """Write ckan.ini and fill the database with CKAN's tables."""
    path = folder / "ckan.ini"
    (folder / "uploads").mkdir(exist_ok=True)
    run("ckan-generate-config", [ckan, "generate", "config", path], folder)
    path.write_text(with_settings(path.read_text("utf-8"), settings), "utf-8")
    run("ckan-db-init", [ckan, "--config", path, "db", "init"], folder)


def with_settings(text: str, settings: dict[str, str]) -> str:
    """Change settings that a configuration has already."""
    for name, value in settings.items():
        line = f"{name} = {value}"
        text, count = re.subn(rf"(?m)^{re.escape(name)} *=.*$", lambda _, line=line: line, text)
        if count != 1:
            raise ServerDidNotStart(f"ckan.ini: {name}: expected 1 line to change, found {count}")
    return text


def set_up_administrator(ckan: Path, folder: Path) -> str:
    """Make a system administrator and return a token of theirs."""
    command = [ckan, "--config", folder / "ckan.ini"]
    user = [f"email={ADMIN}@example.org", f"password={PASSWORD}"]
    run("ckan-user-add", [*command, "user", "add", ADMIN, *user], folder)
    run("ckan-sysadmin-add", [*command, "sysadmin", "add", ADMIN], folder)
    printed = run("ckan-token-add", [*command, "user", "token", "add", ADMIN, "tests", "--quiet"], folder)
    return printed.split()[-1]


def set_up_organization(url: str, token: str) -> CkanServer:
    """Make the organization, its editor and a stranger, and tokens for both."""
    tokens = {}
    for name in (EDITOR, STRANGER):
        act(url, token, "user_create", name=name, email=f"{name}@example.org", password=PASSWORD)
        tokens[name] = act(url, token, "api_token_create", user=name, name="tests")["token"]
    members = [{"name": EDITOR, "capacity": "editor"}]
    act(url, token, "organization_create", name=ORGANIZATION, title="Press data", users=members)
    return CkanServer(url, token, ORGANIZATION, tokens[EDITOR], tokens[STRANGER])


def act(url: str, token: str, action: str, **values: object) -> dict:
    """Call an action of the API and return its result."""
    headers = {"Authorization": token, "Content-Type": "application/json"}
    request = Request(f"{url}/api/3/action/{action}", json.dumps(values).encode(), headers)
    try:
        with open_directly(request, timeout=TIMEOUT) as response:
            return json.load(response)["result"]
    except HTTPError as error:
        said = error.read().decode(errors="replace")
        raise ServerDidNotStart(f"{action}: expected status 200, found {error.code}: {said}") from error


@contextmanager
def running(
    name: str, command: list, folder: Path, stop: int = signal.SIGTERM, **options
) -> Iterator[subprocess.Popen]:
    """Run a program with its output in <name>.log, and end its process group with the block."""
    with open(folder / f"{name}.log", "wb") as log:
        process = start(name, command, stdout=log, stderr=subprocess.STDOUT, **options)
    try:
        yield process
    finally:
        end(process, stop)


def run(name: str, command: list, folder: Path, **options) -> str:
    """Run a program to its end, with its errors in <name>.log, and return what it printed."""
    with open(folder / f"{name}.log", "wb") as log:
        process = start(name, command, stdout=subprocess.PIPE, stderr=log, **options)
    try:
        printed = process.communicate(timeout=TIMEOUT)[0].decode()
    except subprocess.TimeoutExpired:
        raise did_not_start(name, f"it did not end within {TIMEOUT} s", folder) from None
    finally:
        end(process, signal.SIGTERM)
    if process.returncode != 0:
        raise did_not_start(name, f"it ended with status {process.returncode}", folder, printed)
    return printed


def start(name: str, command: list, **options) -> subprocess.Popen:
    """Start a program in a process group of its own, without a terminal."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(OVERRIDING)}
    environment |= {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    options |= {"stdin": subprocess.DEVNULL, "env": environment, "start_new_session": True}
    try:
        return subprocess.Popen([str(part) for part in command], **options)
    except FileNotFoundError as error:
        raise ServerDidNotStart(f"{name}: {error.filename} is not on this machine") from error


def end(process: subprocess.Popen, stop: int) -> None:
    """Stop a program, then kill whatever is left of its process group."""
    if process.poll() is None:
        process.send_signal(stop)
        with suppress(subprocess.TimeoutExpired):
            process.wait(GRACE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait_until(is_ready: Callable[[], bool], name: str, process: subprocess.Popen, folder: Path) -> None:
    """Wait until a server is ready; raise ServerDidNotStart if it ends or takes too long."""
    last = time.monotonic() + TIMEOUT
    while not is_ready():
        if process.poll() is not None:
            raise did_not_start(name, f"it ended with status {process.returncode}", folder)
        if time.monotonic() > last:
            raise did_not_start(name, f"it did not answer within {TIMEOUT} s", folder)
        time.sleep(0.1)


def did_not_start(name: str, reason: str, folder: Path, printed: str = "") -> ServerDidNotStart:
    """Return an error that ends in the last lines of the log."""
    path = folder / f"{name}.log"
    lines = [*printed.splitlines(), *path.read_text("utf-8", errors="replace").splitlines()]
    return ServerDidNotStart("\n".join([f"{name}: {reason}; {path} ends:", *lines[-LOG_LINES:]]))


def succeeds(command: list) -> bool:
    process = start(str(command[0]), command)
    return process.wait(TIMEOUT) == 0


def accepts(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(str(path)) == 0


def answers(url: str) -> bool:
    try:
        with open_directly(url, timeout=GRACE) as response:
            return response.status == 200
    except (OSError, HTTPException):
        return False


def free_port() -> int:
    """Return a loopback port that the system has free now."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


def serve_until_stopped(python: Path) -> None:
    """Run a server, print what a shell needs to use it, and wait to be interrupted or terminated."""
    # A job in the background of a script ignores interrupts unless told otherwise.
    for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop, signal.default_int_handler)
    with (
        suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="ckan-logs-") as folder,
        running_ckan(python, Path(folder)) as server,
    ):
        for name, value in vars(server).items():
            print(f"export CKAN_{name.upper()}={shlex.quote(value)}")
        print(f"# The logs are in {folder}. Interrupt to stop the server.", flush=True)
        signal.pause()


if __name__ == "__main__":
    serve_until_stopped(Path(sys.argv[1]).absolute())
