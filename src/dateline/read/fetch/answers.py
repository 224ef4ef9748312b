"""What a server answers: a body, word that nothing changed, or why there is nothing."""

import re
import ssl
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
import msgspec

from dateline.read.fetch.failure import FetchError

LONGEST_WAIT = timedelta(days=1)  # a server that asks for more is asked again after this
_CHARSET = re.compile(r"(?i)charset\s*=\s*[\"']?([\w.:-]{1,40})")
ADVICE = {
    401: "wants a password; Dateline reads what is open to all",
    403: "does not let this program in; ask its publisher, or leave it out",
    404: "is not there; correct the address, or leave it out",
    410: "is gone for good; leave it out",
    429: "has been asked too often",
    451: "may not be shown for legal reasons",
    503: "is out of service for now",
}
OF_HOST = frozenset({429, 502, 503, 504})  # it is the host that wants to be left alone


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a request.

    Attributes:
        address: Where it came from in the end.
        data: The body, unpacked; None where what is known still holds.
        content_type: What the server calls it, lower case, without the encoding.
        charset: The encoding that the server names.
        etag: To be sent with the next request.
        modified: Likewise.
        moved: Whether all that led here was said to hold for good.
    """

    address: str
    data: bytes | None
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved: bool = False


def answer_of(response: httpx.Response, address: str, data: bytes | None) -> Answer:
    """Return the answer that a response holds."""
    headers = response.headers
    kind = headers.get("content-type", "")
    charset = _CHARSET.search(kind)
    return Answer(
        address=address,
        data=data,
        content_type=kind.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else None,
        etag=headers.get("etag"),
        modified=headers.get("last-modified"),
    )


def refusal(response: httpx.Response, address: str, now: datetime) -> FetchError:
    """Return what it means that a server answers with an error."""
    status = response.status_code
    advice = ADVICE.get(status)
    if advice is None:
        fault = "the server failed; try again later" if status >= 500 else "the request was refused"
        advice = f"cannot be had: {fault}"
    wait = _wait_of(response.headers.get("retry-after"), now)
    until = f", and wants to be left alone for {wait:,.0f} s" if wait else ""
    return FetchError(
        address,
        f"{advice}{until} (status {status})",
        status=status,
        of_host=status in OF_HOST,
        wait_seconds=wait,
    )


def _wait_of(text: str | None, now: datetime) -> float | None:
    """Return the seconds that Retry-After asks for, given as such or as a date."""
    if not text:
        return None
    if text.strip().isdecimal():
        seconds = float(text.strip()[:9])
    else:
        try:
            then = parsedate_to_datetime(text)
        except ValueError:
            return None
        zone = then.tzinfo or now.tzinfo
        seconds = (then.replace(tzinfo=zone) - now).total_seconds()
    return min(max(seconds, 0.0), LONGEST_WAIT.total_seconds())


def trouble(error: httpx.HTTPError, address: str) -> FetchError:
    """Return what it means that a connection or its protocol failed."""
    secure = _cause(error, ssl.SSLError)
    if isinstance(secure, ssl.SSLCertVerificationError):
        return FetchError(
            address,
            f"shows a certificate that does not hold ({secure.verify_message}); tell its publisher",
            of_host=True,
        )
    if secure is not None:
        why = getattr(secure, "reason", None) or secure
        return FetchError(
            address,
            f"cannot be asked safely ({why}); check whether it is an http address",
            of_host=True,
        )
    if isinstance(error, httpx.ConnectTimeout):
        return FetchError(address, "its host does not answer; try again later", of_host=True)
    if isinstance(error, httpx.ConnectError):
        why = _cause(error, OSError)
        reason = getattr(why, "strerror", None) or error
        return FetchError(
            address, f"its host cannot be reached ({reason}); try again later", of_host=True
        )
    if isinstance(error, httpx.TimeoutException):
        return FetchError(address, "stopped sending half-way; try again later")
    return FetchError(address, f"broke off or does not speak HTTP ({error}); try again later")


def _cause(error: BaseException, kind: type[BaseException]) -> BaseException | None:
    """Return the error of a kind that is behind an error, None where there is none."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, kind):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None
