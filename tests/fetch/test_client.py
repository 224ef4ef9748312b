"""One request: what comes back, and what each kind of bad answer is told to be."""

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from dateline.read.fetch import FetchError
from tests.fetch.conftest import Time, client_for
from tests.fetch.site import Site, packed

Request = BaseHTTPRequestHandler
SHORT = 0.4  # seconds that one request may take, where it is to take too long


def sends(head: str, *parts: bytes) -> Callable[[Request], None]:
    """Return a script that sends a head and then parts as they are."""

    def script(request: Request) -> None:
        request.wfile.write(head.replace("\n", "\r\n").encode() + b"\r\n\r\n")
        for part in parts:
            request.wfile.write(part)
        request.close_connection = True

    return script


def endless(site: Site, part: bytes, seconds: float) -> Callable[[Request], None]:
    """Return a script that sends one part again and again, with a pause before each."""

    def script(request: Request) -> None:
        request.send_response(200)
        request.end_headers()
        while not site.over.wait(seconds):
            request.wfile.write(part)

    return script


def slow_head(site: Site) -> Callable[[Request], None]:
    """Return a script that never comes to the end of its headers."""

    def script(request: Request) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Word: ")
        while not site.over.wait(0.05):
            request.wfile.write(b"a")

    return script


def silence(site: Site) -> Callable[[Request], None]:
    """Return a script that says nothing at all."""
    return lambda _request: site.over.wait() and None  # type: ignore[return-value]


OK = "HTTP/1.1 200 OK"
BOMB = packed(b"\0" * 5_000_000)
BAD_ANSWERS = [
    pytest.param(lambda s: sends("HTTP/1.1 404 No"), "is not there", id="404"),
    pytest.param(lambda s: sends("HTTP/1.1 410 Gone"), "is gone for good", id="410"),
    pytest.param(lambda s: sends("HTTP/1.1 403 No"), "does not let this program in", id="403"),
    pytest.param(
        lambda s: sends("HTTP/1.1 429 No\nRetry-After: 90"),
        "asked too often, and wants to be left alone for 90 s", id="429",
    ),
    pytest.param(
        lambda s: sends("HTTP/1.1 503 No\nRetry-After: Sun, 14 Mar 2021 12:02:00 GMT"),
        "out of service for now, and wants to be left alone for 119 s", id="503",
    ),
    pytest.param(
        lambda s: sends("HTTP/1.1 503 No\nRetry-After: 99999999999"),
        "left alone for 86,400 s", id="503 for ever",
    ),
    pytest.param(lambda s: sends("HTTP/1.1 503 No\nRetry-After: soon"), "for now", id="503, odd"),
    pytest.param(lambda s: sends("HTTP/1.1 500 No"), "the server failed", id="500"),
    pytest.param(lambda s: sends("HTTP/1.1 304 Same"), "status 304", id="304 unasked"),
    pytest.param(lambda s: sends("HTTP/1.1 204 None"), "answered with nothing", id="204"),
    pytest.param(lambda s: sends(OK + "\nContent-Length: 0"), "with nothing", id="empty"),
    pytest.param(lambda s: sends(OK, b" \r\n "), "answered with nothing", id="blank"),
    pytest.param(lambda s: sends(OK + "\nContent-Length: 99", b"a"), "broke off", id="cut short"),
    pytest.param(lambda s: sends("Hello"), "does not speak HTTP", id="no HTTP"),
    pytest.param(lambda s: sends(OK, b"a" * 200_000), "is more than 100,000", id="too large"),
    pytest.param(lambda s: endless(s, b"a" * 9000, 0.0), "is more than", id="endless"),
    pytest.param(lambda s: endless(s, b"a", 0.05), "not there after 0.4 s", id="dripping body"),
    pytest.param(slow_head, "not there after 0.4 s", id="dripping head"),
    pytest.param(silence, "not there after 0.4 s|stopped sending", id="silence"),
    pytest.param(
        lambda s: sends(OK + "\nContent-Encoding: gzip", BOMB), "unpacks to more than", id="bomb",
    ),
    pytest.param(
        lambda s: sends(OK + "\nContent-Encoding: gzip", b"plain text"),
        "says that it is packed with gzip and is not", id="a lie about packing",
    ),
    pytest.param(
        lambda s: sends(OK + "\nContent-Encoding: gzip", packed(b"a" * 99)[:-9]),
        "cut short in the middle", id="packing cut short",
    ),
    pytest.param(
        lambda s: sends(OK + "\nContent-Encoding: br", b"?"), "packed as 'br'", id="other packing",
    ),
    pytest.param(
        lambda s: sends(OK + "\nContent-Encoding: gzip, gzip", packed(BOMB)),
        "packed as 'gzip, gzip'", id="packed twice",
    ),
    pytest.param(
        lambda s: sends("HTTP/1.1 302 To\nLocation: file:///etc/passwd"),
        "leads to file:/etc/passwd: is not asked: only http", id="redirect to a file",
    ),
    pytest.param(
        lambda s: sends("HTTP/1.1 302 To\nLocation: /page"), "in a circle", id="redirect to itself",
    ),
    pytest.param(
        lambda s: sends("HTTP/1.1 302 To\nLocation: http://no-such.invalid/"),
        "leads to http://no-such.invalid/: there is no host", id="redirect to nowhere",
    ),
    pytest.param(
        lambda s: sends("HTTP/1.1 302 To\nLocation: http://[::bad/"),
        "Invalid URL", id="redirect to no address",
    ),
    pytest.param(lambda s: sends("HTTP/1.1 302 To"), "status 302", id="redirect without aim"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "words"), BAD_ANSWERS)
def test_a_bad_answer_is_one_failure_that_says_why(
    site: Site, time: Time, script: Callable[[Site], Callable[[Request], None]], words: str
) -> None:
    """Whatever a server does, there is one message, named by the address that was asked."""
    address = site.script("/page", script(site))
    is_slow = any(word in words for word in ("0.4 s", "stopped"))
    seconds = SHORT if is_slow else 5.0
    with client_for(time, whole_seconds=seconds) as client, pytest.raises(FetchError) as failed:
        client.get(address)
    assert failed.value.place == address
    assert failed.match(words)


def test_the_good_answer_after_redirects(site: Site, time: Time) -> None:
    """Redirects are followed, relative ones too; the address is where they lead."""
    site.put("/a", "", 301, Location="b")
    site.put("/b", "", 302, Location=site.at("/c?d=e#f"))
    site.put("/c?d=e", "found", Content_Type="Text/Plain; charset=utf-8", ETag='"1"')
    with client_for(time) as client:
        answer = client.get(site.at("/a"))
    assert (answer.address, answer.data) == (site.at("/c?d=e"), b"found")
    assert (answer.content_type, answer.charset, answer.etag) == ("text/plain", "utf-8", '"1"')
    assert not answer.moved  # one of the redirects was for now only


def test_more_redirects_than_wanted(site: Site, time: Time) -> None:
    """A chain of redirects is followed to its limit."""
    for number in range(9):
        site.put(f"/{number}", "", 302, Location=f"/{number + 1}")
    with client_for(time, most_redirects=5) as client, pytest.raises(FetchError, match="too many"):
        client.get(site.at("/0"))
    assert site.paths() == [f"/{number}" for number in range(6)]


@pytest.mark.parametrize("parts", [1, 2])
def test_packed_answers_are_unpacked(site: Site, time: Time, parts: int) -> None:
    """Gzip is unpacked, also where several packings follow one another."""
    site.put("/page", packed(b"word ") * parts, Content_Encoding="gzip")
    with client_for(time) as client:
        assert client.get(site.at("/page")).data == b"word " * parts


def test_who_asks_and_what_it_takes(site: Site, time: Time) -> None:
    """Every request, that for robots.txt too, names the program and whom to write to."""
    site.put("/page", "text")
    with client_for(time, contact="https://desk.example/bot") as client:
        client.get(site.at("/page"))
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/page"]
    for asked in site.asked:
        assert asked.headers["User-Agent"].startswith("Dateline/")
        assert asked.headers["User-Agent"].endswith(" (+https://desk.example/bot)")
        assert asked.headers["Accept-Encoding"] == "gzip"


@pytest.mark.parametrize(
    ("given", "name"), [({"etag": '"7"'}, "ETag"), ({"modified": "yesterday"}, "Last-Modified")]
)
def test_what_is_known_is_not_sent_again(
    site: Site, time: Time, given: dict[str, str], name: str
) -> None:
    """A conditional request brings word that nothing changed, and what to ask with next."""
    (value,) = given.values()
    site.put("/page", "text", 200, **{name: value})
    with client_for(time) as client:
        answer = client.get(site.at("/page"), **given)
    assert answer.data is None


@pytest.mark.parametrize(
    ("rules", "status", "path", "words"),
    [
        pytest.param("User-agent: *\nDisallow: /", 200, "/a", "asks programs not", id="all"),
        pytest.param("User-agent: Dateline\nDisallow: /a", 200, "/a", "asks programs", id="us"),
        pytest.param("User-agent: Dateline\nDisallow: /a", 200, "/b", None, id="us, elsewhere"),
        pytest.param("User-agent: Other\nDisallow: /", 200, "/a", None, id="another program"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /a", 200, "/a", "asks programs", id="mark"),
        pytest.param("<html>Not here</html>", 200, "/a", None, id="a page in its place"),
        pytest.param("", 404, "/a", None, id="none"),
        pytest.param("", 403, "/a", None, id="forbidden"),
        pytest.param("", 500, "/a", "nothing of this host is read", id="a broken server"),
        pytest.param("", 429, "/a", "nothing of this host is read", id="too many requests"),
    ],
)
def test_robots_txt_is_obeyed(
    site: Site, time: Time, rules: str, status: int, path: str, words: str | None
) -> None:
    """What a host asks of programs holds; a host in need is left alone."""
    site.put("/robots.txt", rules, status)
    site.put(path, "text")
    with client_for(time) as client:
        if words is None:
            assert client.get(site.at(path)).data == b"text"
            return
        with pytest.raises(FetchError, match=words):
            client.get(site.at(path))
    assert site.paths() == []


@pytest.mark.parametrize(
    ("rules", "waits"),
    [
        pytest.param("", [1.0, 1.0, 1.0], id="our own pause"),
        pytest.param("User-agent: *\nCrawl-delay: 7", [1.0, 7.0, 7.0], id="what it asks for"),
        pytest.param("User-agent: *\nRequest-rate: 1/5", [1.0, 5.0, 5.0], id="as a rate"),
        pytest.param("User-agent: *\nCrawl-delay: 0", [1.0, 1.0, 1.0], id="less than our own"),
    ],
)
def test_a_host_is_left_alone_between_requests(
    site: Site, time: Time, rules: str, waits: list[float]
) -> None:
    """There is a pause before each request to a host that was just asked, but for the first."""
    site.put("/robots.txt", rules)
    for path in "abc":
        site.put(f"/{path}", "text")
    with client_for(time) as client:
        for path in "abc":
            client.get(site.at(f"/{path}"))
    assert time.waits == waits


def test_a_pause_too_long_to_wait_for_is_a_failure(site: Site, time: Time) -> None:
    """A host that wants an hour between two requests gets one now, and is asked again later."""
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 3600")
    site.put("/a", "text")
    site.put("/b", "text")
    with client_for(time) as client:
        client.get(site.at("/a"))
        with pytest.raises(FetchError, match="for another 3,600 s") as failed:
            client.get(site.at("/b"))
    assert failed.value.of_host
    assert failed.value.wait_seconds == 3600


def test_rules_are_read_once_a_day(site: Site, time: Time) -> None:
    """Robots.txt is asked for once, and again after a day."""
    site.put("/a", "text")
    with client_for(time) as client:
        for hours in (0, 23, 2):
            time.wait(hours * 3600)
            client.get(site.at("/a"))
    assert [asked.path for asked in site.asked].count("/robots.txt") == 2


def test_a_host_that_does_not_listen(time: Time) -> None:
    """A closed port is a failure of the host."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with (
        client_for(time) as client,
        pytest.raises(FetchError, match=r"cannot be reached .*refused") as failed,
    ):
        client.get(f"http://127.0.0.1:{port}/")
    assert failed.value.of_host


def test_a_request_can_be_broken_off(site: Site, time: Time) -> None:
    """Who waits for a server that says nothing need not wait for its time to be over."""
    address = site.script("/page", silence(site))
    with client_for(time, whole_seconds=60.0, read_seconds=60.0) as client:
        site.script("/robots.txt", lambda request: request.send_error(404))
        threading.Timer(0.3, client.break_off).start()
        with pytest.raises(FetchError):
            client.get(address)
