"""Which addresses may be asked: http and https, and nothing within private networks."""

import ipaddress
import socket

import httpx

from dateline.read.fetch.failure import FetchError

SCHEMES = ("http://", "https://")
LONGEST = 4_000  # characters of an address
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses as networks without IPv4 see them


def is_address(text: str) -> bool:
    """Say whether an input is an address to be asked, and not a file."""
    return text.lower().startswith(SCHEMES)


def parse_address(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return an address in its normal form, without the fragment, which no server gets to see.

    Args:
        text: The address.
        base: What it is relative to; None where it must be whole.

    Returns:
        The address.

    Raises:
        FetchError: It is no address, or none of http or https.
    """
    words = text.strip()
    if len(words) > LONGEST:
        raise FetchError(f"{words[:60]}...", f"is an address of more than {LONGEST:,} characters")
    try:
        url = base.join(words) if base else httpx.URL(words)
        host = url.host  # decoded only now
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(words, f"is not an address ({error}); check how it is written") from None
    if url.scheme not in {"http", "https"}:
        raise FetchError(
            str(url) if base else words,
            "is not asked: only http and https addresses are, never files or programs",
        )
    if not host:
        raise FetchError(words, "is an address without a host; check how it is written")
    if url.userinfo:
        raise FetchError(
            str(url.copy_with(userinfo=b"")),
            "was given with a user name or password, which would be stored; leave them out",
        )
    return url.copy_with(fragment=None)


def host_of(url: httpx.URL) -> str:
    """Return the host of an address as one that can be left alone: "https://example.org:8443"."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def addresses_of(host: str, port: int) -> list[str]:
    """Return the numerical addresses of a host, in the order in which they should be tried.

    Raises:
        OSError: There is no such host.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a part of the name is empty or too long
        raise OSError(str(error)) from error
    return list(dict.fromkeys(str(end[0]) for *_, end in found))


def is_public(address: str) -> bool:
    """Say whether a numerical address is one of the open network.

    Args:
        address: An IPv4 or IPv6 address; one that holds another (IPv4 within IPv6, 6to4, NAT64,
            Teredo) is what it holds.

    Returns:
        Whether it may be asked without the user's leave.
    """
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        held = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if ip in NAT64:
            held = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if held:
            return is_public(str(held))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)
