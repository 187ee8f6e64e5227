"""Send requests to a web service, try some again, and turn every failure into one clear message."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.utils import rewind_body
from urllib3.exceptions import InvalidHeader, MaxRetryError, ReadTimeoutError
from urllib3.util import Retry

from press_figures.errors import InputError, Problem

# The most seconds to wait for a connection, and for the next part of an answer.
TIME_LIMITS = (10, 120)
# The most repeats of a request, and the most seconds of all waits for it together.
MOST_REPEATS = 3
MOST_WAITED = 300
# Sending these twice has the effect of sending them once, so a broken one can be sent again.
REPEATABLE = ("GET", "PUT", "DELETE")
OVERLOADED = (502, 503, 504)
PATIENCE = {
    "total": MOST_REPEATS,
    "allowed_methods": REPEATABLE,
    "status_forcelist": OVERLOADED,
    "backoff_factor": 1,
    "raise_on_status": False,
}
LOOPBACK = ("localhost", "127.0.0.1", "::1")
# The most characters of a service's own message to show.
MOST_SAID = 500
AGAIN = "Run the same command again: it goes on where this one stopped."
# What was expected and what to do, by the status of an answer. {token} becomes the name of the variable.
ANSWERS = {
    400: ("a request that it accepts", "Mend what it names."),
    401: ("a token that it knows", "Put a valid token into the environment variable {token}."),
    403: ("the right to do this", "Check the token in {token} and what its owner may do there."),
    404: ("something at this address", "Check the address of the service."),
    409: ("no conflict with what is there", "Mend what it names."),
    413: ("files within its limit of size", "Ask its operator for a higher limit, or leave the file out."),
    422: ("metadata that it accepts", "Mend what it names."),
    429: ("room for another request", "Wait as long as it says. " + AGAIN),
}


class Patience(Retry):
    """Decide what is sent again, and after how many seconds. waited counts them, up to MOST_WAITED in all.

    Retry alone is not enough: it sends POST again after a broken TLS connection, and does not limit all waits
    together.
    """

    def __init__(self, *, pause: Callable[[float], None], waited: float = 0.0, **rules: object) -> None:
        super().__init__(**rules)
        self.pause, self.waited, self.seconds = pause, waited, 0.0

    def new(self, **changes: object) -> "Patience":
        return super().new(pause=self.pause, waited=self.waited, **changes)

    def is_retry(self, method: str, status_code: int, has_retry_after: bool = False) -> bool:
        # 429 means too many requests: the service did nothing, so any method can be sent again.
        return status_code == 429 or super().is_retry(method, status_code, has_retry_after)

    def increment(self, method=None, url=None, response=None, error=None, **more: object) -> "Patience":
        """Return the patience that is left after a failure. Raises MaxRetryError if there is none left."""
        if error and (method not in REPEATABLE or is_unproved(error)):
            raise MaxRetryError(None, url, error)
        left = super().increment(method, url, response, error, **more)
        asked = left.get_retry_after(response) if response else None
        left.seconds = left.get_backoff_time() if asked is None else asked
        left.waited += left.seconds
        if left.waited > MOST_WAITED:
            raise MaxRetryError(None, url, error)
        return left

    def parse_retry_after(self, retry_after: str) -> float | None:
        """Return the seconds that the service asks for, or None if its header cannot be read."""
        try:
            return super().parse_retry_after(retry_after)
        except (InvalidHeader, ValueError, OverflowError):
            return None

    def sleep(self, response: object = None) -> None:
        self.pause(self.seconds)


class WholeAnswers(HTTPAdapter):
    """Send a request again also if the body of its answer breaks off, because Retry does not see that."""

    def send(self, request: requests.PreparedRequest, **options: object) -> requests.Response:
        answer = super().send(request, **options)
        try:
            answer.content  # noqa: B018 (this reads it)
        except requests.RequestException as error:
            try:
                self.max_retries = answer.raw.retries.increment(
                    request.method, request.url, error=cause(error)
                )
            except MaxRetryError:
                raise error from None
            self.max_retries.sleep()
            if hasattr(request.body, "seek"):
                rewind_body(request)
            return self.send(request, **options)
        return answer


@dataclass(frozen=True)
class Service:
    """A service at an address, with its token and the environment variable that the token came from."""

    name: str
    address: str
    # Not in the repr, so that a traceback or a log does not show it.
    token: str = field(repr=False)
    token_variable: str
    authorization: str
    pause: Callable[[float], None] = time.sleep
    # Entries that replace those of ANSWERS, because this service uses these statuses in another way.
    answers: dict[int, tuple[str, str]] = field(default_factory=dict)

    def call(self, method: str, path: str, accepted: tuple[int, ...], **request: object) -> requests.Response:
        """Send a request and return its answer if its status is one of those accepted.

        request has further arguments of requests.request. Waits and tries again if the service asks for it,
        or if a request that can be repeated was interrupted. Raises InputError if that does not help.
        """
        try:
            answer = self.send(method, path, request)
        except requests.RequestException as error:
            raise InputError([self.interruption(method, path, error)]) from None
        if answer.status_code not in accepted:
            raise InputError([self.refusal(method, path, answer)])
        return answer

    def send(self, method: str, path: str, request: dict) -> requests.Response:
        """Send a request. Redirections are not followed, because the token may go to this address only."""
        with requests.Session() as session:
            session.mount(self.address, WholeAnswers(max_retries=Patience(pause=self.pause, **PATIENCE)))
            # http is allowed to this machine only, so without encryption no proxy may get the token.
            session.trust_env = urlsplit(self.address).scheme == "https"
            return session.request(
                method,
                self.address + path,
                timeout=TIME_LIMITS,
                allow_redirects=False,
                auth=self.authorized,
                **request,
            )

    def authorized(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Put the token into a request. Used as auth, because a .netrc file would replace a mere header."""
        request.headers["Authorization"] = self.authorization.format(self.token)
        return request

    def content(self, answer: requests.Response, *keys: str) -> dict:
        """Return the JSON object of an answer. Raises InputError if it lacks one of these keys."""
        place = f"{self.name}, {answer.request.method} {answer.url}"
        try:
            value = answer.json()
        except ValueError:
            value = None
        return checked(place, value, keys)

    def interruption(self, method: str, path: str, error: requests.RequestException) -> Problem:
        """Return the problem of a request without an answer."""
        place, expected, action = self.place(method, path), "an answer", f"Check the network. {AGAIN}"
        if is_unproved(error):
            found = "a certificate that does not prove that this is the service"
            return Problem(place, found, "a valid certificate", "Check the address and the network.")
        if isinstance(error, requests.ConnectTimeout):
            return Problem(place, f"no connection in {TIME_LIMITS[0]} seconds", expected, action)
        if isinstance(cause(error), ReadTimeoutError):
            return Problem(place, f"no answer in {TIME_LIMITS[1]} seconds", expected, action)
        return Problem(place, "a connection that broke or never opened", expected, action)

    def refusal(self, method: str, path: str, answer: requests.Response) -> Problem:
        """Return the problem of an answer that was not accepted."""
        status = answer.status_code
        found = f"the answer {status}"
        if status == 429 and "Retry-After" in answer.headers:
            found += f" (Retry-After: {self.hidden(answer.headers['Retry-After'])})"
        if answer.is_redirect:
            target = self.hidden(answer.headers["Location"])
            return Problem(
                self.place(method, path), f"{found}, to {target}", "the service", "Give that address."
            )
        if said := self.said(answer):
            found += f": {said}"
        fault = ("a service that works", f"Try again later. {AGAIN}")
        unknown = (
            fault if status >= 500 else ("another answer", "Check the address and what the service says.")
        )
        expected, action = (ANSWERS | self.answers).get(status, unknown)
        return Problem(self.place(method, path), found, expected, action.format(token=self.token_variable))

    def place(self, method: str, path: str) -> str:
        return f"{self.name}, {method} {self.address}{path}"

    def said(self, answer: requests.Response) -> str:
        """Return the start of a message. Hide the token before cutting, which could leave a part of it."""
        text = self.hidden(spoken(answer))
        return text if len(text) <= MOST_SAID else text[:MOST_SAID] + " ..."

    def hidden(self, text: str) -> str:
        """Return text without the token, which a service may repeat: as it is, in JSON or in an address."""
        for form in (self.token, json.dumps(self.token)[1:-1], quote(self.token, safe="")):
            text = text.replace(form, "[token]")
        return text


def is_unproved(error: Exception) -> bool:
    """Tell whether a certificate was refused. Other TLS errors count as broken connections."""
    return "CERTIFICATE_VERIFY_FAILED" in str(error)


def cause(error: requests.RequestException) -> object:
    """Return the error of urllib3 behind a failed request: the last one if it was sent several times."""
    said = error.args[0] if error.args else None
    return getattr(said, "reason", said)


def spoken(answer: requests.Response) -> str:
    """Return the message in an answer: its JSON on one line, or its text unless that is a web page."""
    try:
        return json.dumps(answer.json(), ensure_ascii=False, sort_keys=True)
    except ValueError:
        return "" if "html" in answer.headers.get("Content-Type", "") else " ".join(answer.text.split())


def checked(place: str, value: object, keys: tuple[str, ...]) -> dict:
    """Return an object that has these keys; a.b is the key b of the object under a. Raises InputError."""
    lacking = [] if isinstance(value, dict) else ["a JSON object"]
    for key in keys if not lacking else ():
        part = value
        for name in key.split("."):
            part = part.get(name) if isinstance(part, dict) else None
        if part is None:
            lacking.append(key)
    if lacking:
        found = f"an answer without {', '.join(lacking)}"
        action = "Check the address: another service, or a page that asks for a login, may answer there."
        raise InputError([Problem(place, found, "an answer as the service documents it", action)])
    return value


def address_problems(place: str, address: str) -> list[Problem]:
    """Refuse an address to which the token would travel unencrypted, and an invalid address."""
    expected = "an address that begins with https:// (http:// on this machine alone)"
    action = "A token is sent there: correct the address."
    if "@" in address:
        return [Problem(place, "an address with a name or a password in it", expected, action)]
    return [] if is_safe_address(address) else [Problem(place, repr(address), expected, action)]


def is_safe_address(address: str) -> bool:
    """Tell whether an address has https, or http on this machine, and no query or fragment."""
    try:
        parts = urlsplit(address)
        # Reading port raises ValueError if it is not a number.
        is_whole = (
            bool(parts.hostname)
            and parts.port != 0
            and address.isprintable()
            and not set(" \\") & set(address)
        )
    except ValueError:
        return False
    is_near = parts.scheme == "http" and parts.hostname in LOOPBACK
    return is_whole and (parts.scheme == "https" or is_near) and not (parts.query or parts.fragment)


def token_problems(variable: str, token: str) -> list[Problem]:
    """Refuse a token that is missing or cannot be sent. No message shows it."""
    if not token:
        return [Problem(variable, "no token", "a token in this environment variable", "Put one there.")]
    if not (token.isascii() and token.isprintable()) or " " in token:
        found = "a token with a space, a line break or a letter beyond ASCII"
        return [Problem(variable, found, "a token as the service gave it", "Copy it again.")]
    return []
