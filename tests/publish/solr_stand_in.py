"""A stand-in for Solr: it takes every document that CKAN indexes, keeps none and so finds none."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

CORE = "/solr/ckan"
# CKAN reads the version of the schema from this name.
SCHEMA = '<?xml version="1.0" encoding="UTF-8"?><schema name="ckan-2.12" version="1.6"/>'
FOUND_NOTHING = {"response": {"numFound": 0, "start": 0, "docs": []}, "facet_counts": {"facet_fields": {}}}
ANSWERS = {
    f"{CORE}/schema": ("application/xml", SCHEMA),
    f"{CORE}/select": ("application/json", json.dumps({"responseHeader": {"status": 0}, **FOUND_NOTHING})),
    f"{CORE}/update": ("application/json", json.dumps({"responseHeader": {"status": 0, "QTime": 0}})),
}


class SolrAnswers(BaseHTTPRequestHandler):
    """Answer what CKAN asks of Solr; anything else is not found."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        status, (kind, text) = 404, ("text/plain", f"The stand-in for Solr has no {self.path}")
        path = urlsplit(self.path).path.rstrip("/")
        if path in ANSWERS:
            status, (kind, text) = 200, ANSWERS[path]
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def do_POST(self) -> None:
        # A body left unread would be taken for the next request of the same connection.
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: CKAN logs what it asked for and did not get."""


@contextmanager
def running_solr_stand_in() -> Iterator[str]:
    """Answer on a free loopback port until the end of the block; yield the address of the core."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), SolrAnswers)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{CORE}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
