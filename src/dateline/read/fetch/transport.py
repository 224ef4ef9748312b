"""Connects to checked addresses alone, and ends what takes too long, whatever it is busy with."""

import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import httpx

from dateline.read.fetch.addresses import is_public
from dateline.read.fetch.failure import FetchError

Resolve = Callable[[str, int], list[str]]
PORTS = {"http": 80, "https": 443}


class CheckedTransport(httpx.BaseTransport):
    """Looks a host up once, checks what was found, and connects to just that.

    A name that is looked up twice may mean another machine the second time (DNS rebinding).
    Therefore the connection is made to the numerical address that was checked; the name goes into
    the Host header and into the check of the certificate.
    """

    def __init__(self, *, allow_private: bool, resolve: Resolve) -> None:
        self._allow_private = allow_private
        self._resolve = resolve
        # No connection is kept: one to an address is not one to every name of that address.
        limits = httpx.Limits(max_keepalive_connections=0)
        self._inner = httpx.HTTPTransport(trust_env=False, limits=limits)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the first address of its host that takes it."""
        problem: httpx.TransportError | None = None
        for address in self._allowed(request.url):
            try:
                return self._inner.handle_request(_sent_to(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                problem = error
        assert problem is not None  # noqa: S101 - there is one address at least
        raise problem

    def close(self) -> None:
        """Close what is open."""
        self._inner.close()

    def _allowed(self, url: httpx.URL) -> list[str]:
        try:
            found = self._resolve(url.host, url.port or PORTS[url.scheme])
        except OSError as error:
            raise FetchError(
                str(url),
                f"there is no host {url.host} ({error.strerror or error}); check the name, and "
                "the connection to the network",
                of_host=True,
            ) from error
        public = [address for address in found if self._allow_private or is_public(address)]
        if not public:
            raise FetchError(
                str(url),
                f"is at {found[0]}, which is this machine or in a private network; "
                "--allow-private lets Dateline ask it",
                is_our_refusal=True,
            )
        return public


def _sent_to(request: httpx.Request, address: str) -> httpx.Request:
    """Return the request with its host replaced by a numerical address of it."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )


class Deadline:
    """Ends the connection of one request when its time is over, also between two slow bytes.

    Attributes:
        is_over: Whether the time was over, or the request was told to end.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self.end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of the socket once it is connected; httpx calls this at every step."""
        if event.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._socket = info["return_value"].get_extra_info("socket")
            if self.is_over:
                self.end()

    def end(self) -> None:
        """Break the connection off: whoever waits for it gets an error at once."""
        self.is_over = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
