"""Where a request really goes: not to this machine, and only to whom the certificate names."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.read.fetch import Client, FetchError, Manners, transport
from tests.fetch.conftest import Time, client_for
from tests.fetch.site import Site, serving

PRIVATE = "this machine or in a private network"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001"])
def test_this_machine_is_not_asked_unless_allowed(site: Site, time: Time, host: str) -> None:
    """However this machine is written, nothing is sent to it."""
    site.put("/page", "secret")
    with (
        client_for(time, allow_private=False) as client,
        pytest.raises(FetchError, match=PRIVATE) as failed,
    ):
        client.get(site.at("/page", host))
    assert site.asked == []
    assert failed.value.is_our_refusal


def test_a_redirect_to_a_private_address_is_refused(
    site: Site, time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step of a redirect is checked like the first; the site stands for a public one here."""
    monkeypatch.setattr(transport, "is_public", lambda address: address == "127.0.0.1")
    site.put("/page", "", 302, Location=site.at("/inner", "127.0.0.2"))
    with (
        client_for(time, allow_private=False) as client,
        pytest.raises(FetchError, match=f"leads to .*/inner: is at 127.0.0.2, which is {PRIVATE}"),
    ):
        client.get(site.at("/page"))
    assert site.paths() == ["/page"]


def test_a_name_is_looked_up_once_and_that_is_where_it_goes(site: Site, time: Time) -> None:
    """A name that means another machine the second time (DNS rebinding) gains nothing by it."""
    site.put("/page", "text")
    site.put("/robots.txt", "")
    looked_up = []

    def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    manners = Manners(allow_private=True)
    with Client(manners, clock=lambda: time.now, wait=time.wait, resolve=resolve) as client:
        client.get(site.at("/page", "quay.example"))
    assert looked_up == ["quay.example"] * 2  # once for robots.txt, once for the page
    assert [asked.host.partition(":")[0] for asked in site.asked] == ["quay.example"] * 2


def test_the_next_address_of_a_host_is_tried(site: Site, time: Time) -> None:
    """Where one address of a host does not answer, the next one may."""
    site.put("/page", "text")
    manners = Manners(allow_private=True)
    with Client(
        manners, clock=lambda: time.now, wait=time.wait, resolve=lambda *_: ["::1", "127.0.0.1"]
    ) as client:
        assert client.get(site.at("/page")).data == b"text"


def test_of_several_addresses_only_public_ones_are_tried(time: Time) -> None:
    """A name that means a public and a private address is never asked at the private one."""
    tried = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        manners = Manners(connect_seconds=0.2, whole_seconds=0.3)
        with (
            Client(
                manners,
                clock=lambda: time.now,
                wait=time.wait,
                resolve=lambda *_: ["127.0.0.1", "203.0.113.1"],
            ) as client,
            pytest.raises(FetchError, match="private network") as failed,
        ):
            client.get(f"http://quay.example:{port}/")
        with pytest.raises(TimeoutError):
            tried.append(server.accept())
    assert not tried
    assert failed.value.is_our_refusal


@contextmanager
def secured(folder: Path) -> Iterator[int]:
    """Run a server with a certificate of its own making for quay.example; yield its port."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl to make a certificate with")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=quay.example",
         "-addext", "subjectAltName=DNS:quay.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with serving() as site:
        site.secure(context)
        site.put("/page", "text")
        yield int(site.at("").rpartition(":")[2])


@pytest.mark.parametrize(
    ("host", "is_vouched_for", "words"),
    [
        pytest.param("quay.example", True, None, id="one that holds"),
        pytest.param("pier.example", True, "Hostname mismatch", id="that of another host"),
        pytest.param("127.0.0.1", True, "IP address mismatch", id="a number in place of a name"),
        pytest.param("quay.example", False, "self.signed", id="one that nobody vouches for"),
    ],
)
def test_certificates_are_checked_against_the_name(
    time: Time, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, is_vouched_for: bool,
    words: str | None,
) -> None:  # fmt: skip
    """The connection goes to a number, and yet the certificate must hold for the name."""
    with secured(tmp_path) as port:
        if is_vouched_for:
            monkeypatch.setattr("certifi.where", lambda: str(tmp_path / "certificate.pem"))
        with Client(
            Manners(allow_private=True),
            clock=lambda: time.now,
            wait=time.wait,
            resolve=lambda *_: ["127.0.0.1"],
        ) as client:
            address = f"https://{host}:{port}/page"
            if words is None:
                assert client.get(address).data == b"text"
                return
            with pytest.raises(FetchError, match=f"certificate that does not hold .*{words}"):
                client.get(address)


def test_a_server_that_knows_no_https(site: Site, time: Time) -> None:
    """An https address of a server that speaks only http says so."""
    with client_for(time) as client, pytest.raises(FetchError, match="cannot be asked safely"):
        client.get(site.at("/page").replace("http:", "https:"))
