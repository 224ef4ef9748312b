"""Which addresses are asked: the open network, over http and https, and nothing else unasked."""

import httpx
import pytest

from dateline.read.fetch import FetchError
from dateline.read.fetch.addresses import addresses_of, is_public, parse_address


@pytest.mark.parametrize(
    ("address", "public"),
    [
        pytest.param("93.184.215.14", True, id="a host"),
        pytest.param("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True, id="a host, IPv6"),
        pytest.param("127.0.0.1", False, id="loopback"),
        pytest.param("127.8.9.10", False, id="loopback, elsewhere"),
        pytest.param("0.0.0.0", False, id="no address"),  # noqa: S104 - nothing listens there
        pytest.param("10.1.2.3", False, id="private, large"),
        pytest.param("172.20.0.1", False, id="private, middle"),
        pytest.param("192.168.1.1", False, id="private, small"),
        pytest.param("169.254.169.254", False, id="link-local, where clouds keep their keys"),
        pytest.param("100.64.0.1", False, id="shared by a provider"),
        pytest.param("224.0.0.1", False, id="multicast"),
        pytest.param("255.255.255.255", False, id="broadcast"),
        pytest.param("::1", False, id="loopback, IPv6"),
        pytest.param("::", False, id="no address, IPv6"),
        pytest.param("fe80::1%eth0", False, id="link-local, IPv6"),
        pytest.param("fd12:3456::1", False, id="unique local"),
        pytest.param("fec0::1", False, id="site-local"),
        pytest.param("ff02::1", False, id="multicast, IPv6"),
        pytest.param("::ffff:127.0.0.1", False, id="loopback in IPv6"),
        pytest.param("::ffff:93.184.215.14", True, id="a host in IPv6"),
        pytest.param("::127.0.0.1", False, id="loopback in IPv6, the old way"),
        pytest.param("2002:7f00:1::", False, id="loopback in 6to4"),
        pytest.param("64:ff9b::a00:1", False, id="private behind NAT64"),
        pytest.param("64:ff9b::5db8:d70e", True, id="a host behind NAT64"),
    ],
)
def test_what_is_of_the_open_network(address: str, public: bool) -> None:
    """Addresses of this machine and of private networks are known, however they are wrapped."""
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_no_way_of_writing_hides_an_address(host: str) -> None:
    """What is checked is what a name means to the system, not how it is written."""
    assert not any(is_public(address) for address in addresses_of(host, 80))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("file:///etc/passwd", "only http and https", id="a file"),
        pytest.param("ftp://quay.example/feed", "only http and https", id="another protocol"),
        pytest.param("javascript:alert(1)", "only http and https", id="a program"),
        pytest.param("gopher://127.0.0.1:25/x", "only http and https", id="an old protocol"),
        pytest.param("https://", "without a host", id="no host"),
        pytest.param("http://me:secret@quay.example/", "user name or password", id="a password"),
        pytest.param("http://quay.example:port/", "is not an address", id="a port of letters"),
        pytest.param("http://quay.example/\x00", "is not an address", id="a control character"),
        pytest.param("http://quay.example/" + "a" * 5000, "more than 4,000", id="too long"),
    ],
)
def test_what_is_no_address_to_ask_is_refused(text: str, words: str) -> None:
    """Each refusal says why, and none repeats a password."""
    with pytest.raises(FetchError, match=words) as refused:
        parse_address(text)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("link", "whole"),
    [
        pytest.param("/news/1", "https://quay.example/news/1", id="from the root"),
        pytest.param("1.html", "https://quay.example/feeds/1.html", id="beside the feed"),
        pytest.param("//pier.example/1", "https://pier.example/1", id="another host"),
        pytest.param("?id=1#end", "https://quay.example/feeds/rss?id=1", id="a query"),
        pytest.param("HTTPS://Quay.Example/A", "https://quay.example/A", id="in capitals"),
        pytest.param("https://köln.example/ä", "https://xn--kln-sna.example/%C3%A4", id="umlauts"),
    ],
)
def test_links_become_whole_addresses(link: str, whole: str) -> None:
    """A link is read from where it stands, and written in one way."""
    assert str(parse_address(link, httpx.URL("https://quay.example/feeds/rss"))) == whole
