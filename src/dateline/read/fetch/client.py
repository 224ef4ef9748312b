"""One request at a time: paced for each host, within robots.txt, each redirect checked."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

import httpx
import msgspec

from dateline.read.fetch.addresses import addresses_of, host_of, parse_address
from dateline.read.fetch.answers import Answer, answer_of, refusal, trouble
from dateline.read.fetch.body import read_body
from dateline.read.fetch.failure import FetchError
from dateline.read.fetch.manners import Manners
from dateline.read.fetch.robots import MOST_BYTES, Rules, is_lack_of_rules
from dateline.read.fetch.transport import CheckedTransport, Deadline, Resolve

Clock = Callable[[], datetime]  # the time now, in UTC
Wait = Callable[[float], object]  # lets so many seconds pass
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
LONGEST_PAUSE = 300.0  # seconds that are waited for; what has to wait longer is for another time
RULES_LAST = timedelta(days=1)  # as RFC 9309 has it
ACCEPT = "application/rss+xml, application/atom+xml, text/html, application/pdf, */*;q=0.5"


class _Redirect(msgspec.Struct, frozen=True):
    """Where an address leads, as the server wrote it, and whether that is to hold for good."""

    to: str
    for_good: bool


class Client:
    """Asks for addresses, one at a time; close it, or use it as a context manager.

    Attributes:
        manners: How it asks.
    """

    def __init__(
        self, manners: Manners, *, clock: Clock, wait: Wait, resolve: Resolve = addresses_of
    ) -> None:
        self.manners = manners
        self._clock = clock
        self._wait = wait
        self._ready: dict[str, datetime] = {}
        self._rules: dict[str, Rules] = {}
        self._deadline: Deadline | None = None
        self._client = httpx.Client(
            transport=CheckedTransport(allow_private=manners.allow_private, resolve=resolve),
            headers={
                "User-Agent": manners.user_agent,
                "Accept": ACCEPT,
                "Accept-Encoding": "gzip",
            },
            timeout=httpx.Timeout(manners.read_seconds, connect=manners.connect_seconds),
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()

    def seconds_until_ready(self, host: str) -> float:
        """Return how long a host is still to be left alone, 0 if it is not."""
        now = self._clock()
        return max((self._ready.get(host, now) - now).total_seconds(), 0.0)

    def break_off(self) -> None:
        """End the request that is under way, if there is one."""
        if self._deadline is not None:
            self._deadline.end()

    def get(self, address: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """Ask for an address, and follow where it leads.

        Args:
            address: The address.
            etag: The ETag of the answer that is known.
            modified: The Last-Modified of the answer that is known.

        Returns:
            The answer, or word that the one that is known still holds.

        Raises:
            FetchError: There is no answer that could be read; it is named by ``address``.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in known.items() if value}
        try:
            answer = self._follow(parse_address(address), headers, obeys=True)
        except FetchError as failure:
            raise failure.on_the_way(address) from failure
        if answer.data is not None and not answer.data.strip():
            raise FetchError(address, "answered with nothing; try again later")
        return answer

    def _follow(self, url: httpx.URL, headers: dict[str, str], *, obeys: bool) -> Answer:
        """Return what an address leads to; every step is checked as the first one is.

        Args:
            url: The address.
            headers: What goes with the request.
            obeys: Whether robots.txt is asked before; False for robots.txt itself.

        Returns:
            The answer.

        Raises:
            FetchError: A step failed, is not allowed, or leads in a circle.
        """
        way = [url]
        moved = True
        while True:
            if obeys:
                self._obey(way[-1])
            step = self._ask(way[-1], headers, self.manners.most_bytes if obeys else MOST_BYTES)
            if isinstance(step, Answer):
                return msgspec.structs.replace(step, moved=moved and len(way) > 1)
            moved = moved and step.for_good
            url = parse_address(step.to, way[-1])
            if url in way:
                raise FetchError(str(url), "redirects in a circle; tell its publisher")
            if len(way) > self.manners.most_redirects:
                raise FetchError(
                    str(url),
                    f"comes after {self.manners.most_redirects} redirects, too many to follow",
                )
            way.append(url)

    def _obey(self, url: httpx.URL) -> None:
        """Raise unless robots.txt of the host allows an address."""
        host = host_of(url)
        rules = self._rules.get(host)
        if rules is None or self._clock() - rules.read > RULES_LAST:
            rules = self._rules[host] = self._read_rules(url)
        if not rules.allow(str(url)):
            raise FetchError(
                str(url), f"{host}/robots.txt asks programs not to read it; leave it out"
            )

    def _read_rules(self, url: httpx.URL) -> Rules:
        """Return the rules of a host; where it has none, all is allowed."""
        address = url.join("/robots.txt")
        text = ""
        try:
            answer = self._follow(address, {}, obeys=False)
            text = (answer.data or b"").decode("utf-8-sig", errors="replace")
        except FetchError as failure:
            if failure.place == str(address) and failure.status is None:
                raise failure.told_of(str(url), failure.problem, of_host=failure.of_host) from None
            if failure.status is None or not is_lack_of_rules(failure.status):
                problem = f"{address} {failure.problem}; without it, nothing of this host is read"
                raise failure.told_of(str(url), problem, of_host=True) from None
        return Rules(text, self._clock())

    def _ask(self, url: httpx.URL, headers: dict[str, str], most_bytes: int) -> Answer | _Redirect:
        """Make one request once its host may be asked."""
        host, place = host_of(url), str(url)
        pause = self.seconds_until_ready(host)
        if pause > LONGEST_PAUSE:
            problem = f"may not be asked for another {pause:,.0f} s by its robots.txt"
            raise FetchError(place, problem, of_host=True, wait_seconds=pause)
        self._wait(pause)
        with Deadline(self.manners.whole_seconds) as deadline:
            self._deadline = deadline
            request = self._client.build_request(
                "GET", url, headers=headers, extensions={"trace": deadline.trace}
            )
            try:
                response = self._client.send(request, stream=True)
                try:
                    step = self._step(response, place, most_bytes)
                finally:
                    response.close()
            except httpx.HTTPError as error:
                if deadline.is_over:
                    raise self._too_slow(place) from error
                raise trouble(error, place) from error
            finally:
                self._rest(host)
        if deadline.is_over:  # a body without a length seems to have come to its end
            raise self._too_slow(place)
        return step

    def _too_slow(self, place: str) -> FetchError:
        limit = self.manners.whole_seconds
        return FetchError(
            place, f"was not there after {limit:g} s; try again later, or allow more with --timeout"
        )

    def _step(self, response: httpx.Response, place: str, most_bytes: int) -> Answer | _Redirect:
        """Read one response."""
        status = response.status_code
        if status in REDIRECTS and "location" in response.headers:
            return _Redirect(response.headers["location"], status in FOR_GOOD)
        conditional = {"if-none-match", "if-modified-since"} & response.request.headers.keys()
        if status == 304 and conditional:
            return answer_of(response, place, None)
        if not 200 <= status < 300:
            raise refusal(response, place, self._clock())
        return answer_of(response, place, read_body(response, place, most_bytes))

    def _rest(self, host: str) -> None:
        """Note when a host that was just asked may be asked again."""
        rules = self._rules.get(host)
        asked = rules.pause_seconds if rules else 0.0
        pause = max(self.manners.pause_seconds, asked)
        self._ready[host] = self._clock() + timedelta(seconds=pause)
