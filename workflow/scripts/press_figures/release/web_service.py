"""Requests to a service on the web: what is tried again, and one clear message for whatever goes wrong."""

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

# Seconds until a connection stands, and between two parts of an answer.
TIME_LIMITS = (10, 120)
# How often a request is tried again, and how many seconds at most are waited for a service that asks for it.
MOST_REPEATS = 3
MOST_WAITED = 300
# A second request of these does what one does, so one that broke can be sent again.
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
# Of what a service says, so many characters are shown.
MOST_SAID = 500
AGAIN = "Run the same command again: it goes on where this one stopped."
# What an answer means, in the words of what was expected and what to do. {token} names the variable.
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
    """What is sent again, and after how many seconds: MOST_WAITED at most, of which waited are over.

    Retry alone sends POST again after a broken connection of TLS, and has no bound for all waits together.
    """

    def __init__(self, *, pause: Callable[[float], None], waited: float = 0.0, **rules: object) -> None:
        super().__init__(**rules)
        self.pause, self.waited, self.seconds = pause, waited, 0.0

    def new(self, **changes: object) -> "Patience":
        return super().new(pause=self.pause, waited=self.waited, **changes)

    def is_retry(self, method: str, status_code: int, has_retry_after: bool = False) -> bool:
        # A request that is one too many does nothing, so any can be sent again.
        return status_code == 429 or super().is_retry(method, status_code, has_retry_after)

    def increment(self, method=None, url=None, response=None, error=None, **more: object) -> "Patience":
        """Return the patience that is left. Raises MaxRetryError if there is none."""
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
        try:
            return super().parse_retry_after(retry_after)
        except (InvalidHeader, ValueError, OverflowError):
            return None

    def sleep(self, response: object = None) -> None:
        self.pause(self.seconds)


class WholeAnswers(HTTPAdapter):
    """Sends again also what broke within the body of the answer, which Retry does not see."""

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
    """A service at an address, with the token that opens it and the variable that the token came from."""

    name: str
    address: str
    # Whatever shows a service, such as a traceback, does not show the token.
    token: str = field(repr=False)
    token_variable: str
    authorization: str
    pause: Callable[[float], None] = time.sleep
    # What this service means by an answer where it departs from the others.
    answers: dict[int, tuple[str, str]] = field(default_factory=dict)

    def call(self, method: str, path: str, accepted: tuple[int, ...], **request: object) -> requests.Response:
        """Send a request and return its answer if its status is one of those accepted.

        request are further arguments of requests.request. Waits and tries again where the service asks for
        patience, and where a request that can be repeated was interrupted. Raises InputError otherwise.
        """
        try:
            answer = self.send(method, path, request)
        except requests.RequestException as error:
            raise InputError([self.interruption(method, path, error)]) from None
        if answer.status_code not in accepted:
            raise InputError([self.refusal(method, path, answer)])
        return answer

    def send(self, method: str, path: str, request: dict) -> requests.Response:
        """Send a request. A redirection is not followed: the token is for this address alone."""
        with requests.Session() as session:
            session.mount(self.address, WholeAnswers(max_retries=Patience(pause=self.pause, **PATIENCE)))
            # What goes to this machine in the open does not go to a proxy on another one.
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
        """Put the token into a request: as its authentication, or else a .netrc file would replace it."""
        request.headers["Authorization"] = self.authorization.format(self.token)
        return request

    def content(self, answer: requests.Response, *keys: str) -> dict:
        """Return the JSON object of an answer, which has these keys. Raises InputError if it has not."""
        place = f"{self.name}, {answer.request.method} {answer.url}"
        try:
            value = answer.json()
        except ValueError:
            value = None
        return checked(place, value, keys)

    def interruption(self, method: str, path: str, error: requests.RequestException) -> Problem:
        """Say that no answer came."""
        place, expected, action = self.place(method, path), "an answer", f"Check the network. {AGAIN}"
        if is_unproved(error):
            found = "a certificate that does not prove that this is the service"
            return Problem(place, found, "a valid certificate", "Check the address and the network.")
        if isinstance(error, requests.ConnectTimeout):
            return Problem(place, f"no connection in {TIME_LIMITS[0]} seconds", expected, action)
        if isinstance(cause(error), ReadTimeoutError):
            return Problem(place, f"no answer in {TIME_LIMITS[1]} seconds", expected, action)
        return Problem(place, "a connection that broke or never stood", expected, action)

    def refusal(self, method: str, path: str, answer: requests.Response) -> Problem:
        """Say what an answer that was not accepted means."""
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
        """Return the beginning of what a service says. The token is hidden first, or a part would be left."""
        text = self.hidden(spoken(answer))
        return text if len(text) <= MOST_SAID else text[:MOST_SAID] + " ..."

    def hidden(self, text: str) -> str:
        """Return text without the token, should the service repeat it: as it is, in JSON or in an address."""
        for form in (self.token, json.dumps(self.token)[1:-1], quote(self.token, safe="")):
            text = text.replace(form, "[token]")
        return text


def is_unproved(error: Exception) -> bool:
    """Tell whether a service did not prove who it is. Other faults of TLS are broken connections."""
    return "CERTIFICATE_VERIFY_FAILED" in str(error)


def cause(error: requests.RequestException) -> object:
    """Return what urllib3 said when a request failed, the last time if it was sent again."""
    said = error.args[0] if error.args else None
    return getattr(said, "reason", said)


def spoken(answer: requests.Response) -> str:
    """Return what a service says in an answer: its JSON on one line, or its text unless that is a page."""
    try:
        return json.dumps(answer.json(), ensure_ascii=False, sort_keys=True)
    except ValueError:
        return "" if "html" in answer.headers.get("Content-Type", "") else " ".join(answer.text.split())


def checked(place: str, value: object, keys: tuple[str, ...]) -> dict:
    """Return a value if it is an object with these keys; a.b is the key b of the object under a."""
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
    """Refuse an address to which a token would travel in the open, and one that is not an address."""
    expected = "an address that begins with https:// (http:// on this machine alone)"
    action = "A token is sent there: correct the address."
    if "@" in address:
        return [Problem(place, "an address with a name or a password in it", expected, action)]
    return [] if is_safe_address(address) else [Problem(place, repr(address), expected, action)]


def is_safe_address(address: str) -> bool:
    """Tell whether an address is of https, or of http on this machine, and ends before any query."""
    try:
        parts = urlsplit(address)
        # A port that is no number is told when it is asked for.
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
    """Refuse a token that is missing or cannot be sent. It is not shown."""
    if not token:
        return [Problem(variable, "no token", "a token in this environment variable", "Put one there.")]
    if not (token.isascii() and token.isprintable()) or " " in token:
        found = "a token with a space, a line break or a letter beyond ASCII"
        return [Problem(variable, found, "a token as the service gave it", "Copy it again.")]
    return []
