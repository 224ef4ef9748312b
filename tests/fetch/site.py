"""A site to fetch from: a real HTTP server on this machine that does what it is told."""

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

Script = Callable[[BaseHTTPRequestHandler], None]


class Asked(NamedTuple):
    """One request that came in."""

    host: str
    path: str
    headers: Mapping[str, str]


class Site:
    """A server with pages that can be put up and changed while it runs.

    Attributes:
        asked: The requests that came in, the first one first.
        over: Set when the server ends, so that endless answers end with it.
    """

    def __init__(self, server: ThreadingHTTPServer) -> None:
        self._server = server
        self._port = server.server_address[1]
        self._scripts: dict[str, Script] = {}
        self.asked: list[Asked] = []
        self.over = threading.Event()

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a page."""
        return f"http://{host}:{self._port}{path}"

    def paths(self) -> list[str]:
        """Return the paths that were asked for, but for those of robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def put(self, path: str, body: str | bytes = "", status: int = 200, /, **headers: str) -> str:
        """Put up a page; a name of a header has ``_`` for ``-``. An ETag is honoured.

        Returns:
            Its address.
        """
        data = body.encode() if isinstance(body, str) else body
        sent = {name.replace("_", "-"): value for name, value in headers.items()}

        def script(request: BaseHTTPRequestHandler) -> None:
            known = {"if-none-match": "ETag", "if-modified-since": "Last-Modified"}
            same = any(
                request.headers.get(asked) == sent.get(header) is not None
                for asked, header in known.items()
            )
            request.send_response(304 if same else status)
            for name, value in sent.items():
                request.send_header(name, value)
            request.send_header("Content-Length", "0" if same else str(len(data)))
            request.end_headers()
            if not same:
                request.wfile.write(data)

        return self.script(path, script)

    def script(self, path: str, script: Script) -> str:
        """Let a function answer a path; return its address."""
        self._scripts[path] = script
        return self.at(path)

    def secure(self, context: ssl.SSLContext) -> None:
        """Speak https from now on."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request; what is not there is not there."""
        self.asked.append(
            Asked(request.headers.get("Host", ""), request.path, dict(request.headers))
        )
        script = self._scripts.get(request.path)
        if script is None:
            request.send_error(404)
        else:
            script(request)


@contextmanager
def serving() -> Iterator[Site]:
    """Run a site on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                site.answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # whoever asked has had enough

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def packed(data: bytes) -> bytes:
    """Return bytes packed with gzip."""
    return gzip.compress(data, 9)
