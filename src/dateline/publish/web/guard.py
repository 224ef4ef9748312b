"""What stands before every page: which host was asked, how much was sent, which headers go out."""

from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 20_000_000  # of one request: a long report as PDF
# Bokeh sets the size and colour of what it draws through style elements and attributes; scripts
# come from our own files alone.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class _TooLargeError(Exception):
    """More was sent than is taken."""


class Guard:
    """An ASGI layer that every request goes through.

    A page asked for under a foreign name is refused: so a web site cannot read this server by
    letting its own name point to 127.0.0.1.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, with_headers(send))
            return
        try:
            await self._app(scope, _counted(receive), with_headers(send))
        except _TooLargeError:
            await _too_large()(scope, receive, with_headers(send))

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        asked = _name_of(headers.get("host", ""))
        if self._hosts and asked not in self._hosts:
            return PlainTextResponse(
                f"These pages are not served under the name {asked!r}. Ask for them under "
                f"{' or '.join(sorted(self._hosts))}.\n",
                status_code=421,
            )
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > MOST_BYTES:
            return _too_large()
        return None


def _too_large() -> PlainTextResponse:
    return PlainTextResponse(
        f"More than {MOST_BYTES:,} bytes were sent. Split the file, or read it with "
        "'dateline add'.\n",
        status_code=413,
    )


def _name_of(host: str) -> str:
    """Return the name in a Host header without its port: "[::1]:8000" is "::1"."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if ":" in host else host


def _counted(receive: Receive) -> Callable[[], Awaitable[Message]]:
    """Return what passes a request on until it grows too large."""
    size = 0

    async def counted() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > MOST_BYTES:
            raise _TooLargeError
        return message

    return counted


def with_headers(send: Send) -> Send:
    """Return what sends an answer with the headers that all answers have."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "private, no-cache")
        await send(message)

    return sending
