"""Who may read and who may write, by token; and that a form was sent from our own page."""

import hmac
import secrets
from collections.abc import Collection, Mapping

import msgspec

from dateline.errors import DatelineError

SHORTEST_TOKEN = 12  # characters; shorter ones can be guessed
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Person(msgspec.Struct, frozen=True):
    """Somebody at the pages.

    Attributes:
        name: What decisions are signed with; empty for who only reads.
        may_write: Whether they may review and add articles.
    """

    name: str
    may_write: bool


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Who is let in.

    Attributes:
        reading: The token that lets people read; None where nobody needs one.
        reviewers: The names of those who may write, by their tokens.
        at_home: Who writes where nobody needs a token; None where writing needs one.
        hosts: The names that the pages may be asked for under.
    """

    reading: str | None = None
    reviewers: Mapping[str, str] = msgspec.field(default_factory=dict)
    at_home: str | None = None
    hosts: frozenset[str] = LOOPBACK

    @property
    def is_open(self) -> bool:
        """Whether pages are shown without a token."""
        return self.reading is None and not self.reviewers

    def person(self, token: str | None) -> Person | None:
        """Return whom a token belongs to; None for a wrong one, and for none where one is needed.

        Args:
            token: What was given, None for nothing.
        """
        for known, name in self.reviewers.items():
            if token is not None and hmac.compare_digest(token.encode(), known.encode()):
                return Person(name, may_write=True)
        if self.reading is None and not self.reviewers:
            return Person(self.at_home or "", may_write=self.at_home is not None)
        if self.reading is None:
            return Person("", may_write=False)
        if token is not None and hmac.compare_digest(token.encode(), self.reading.encode()):
            return Person("", may_write=False)
        return None


def access_for(
    host: str,
    *,
    token: str | None,
    reviewers: Mapping[str, str],
    name: str,
    known_as: Collection[str] = (),
) -> Access:
    """Return who is let in to a server on an address.

    Args:
        host: The address that it listens on.
        token: The token for reading; None for none.
        reviewers: The names of those who may write, by their tokens.
        name: Who writes on this machine where no token is needed.
        known_as: Further names that the pages are asked for under, where a server in front of
            this one passes requests on.

    Returns:
        The access: on the loopback address without any token, whoever sits at the machine may do
        everything; elsewhere nobody may read without a token.

    Raises:
        DatelineError: A token is missing or too short, or two people have one.
    """
    at_home = host in LOOPBACK and not known_as
    if not at_home and token is None:
        raise DatelineError(
            f"others could read the pages on {', '.join(known_as) or host}; give a token for "
            f"reading: --token {secrets.token_urlsafe(16)}"
        )
    for given in (*reviewers, *([token] if token is not None else [])):
        if len(given) < SHORTEST_TOKEN:
            raise DatelineError(
                f"a token needs {SHORTEST_TOKEN} characters or more; this would do: "
                f"{secrets.token_urlsafe(16)}"
            )
    if token is not None and token in reviewers:
        raise DatelineError(
            "the token for reading is that of a reviewer too; give two different ones"
        )
    return Access(
        reading=token,
        reviewers=reviewers,
        at_home=name if at_home and token is None and not reviewers else None,
        hosts=LOOPBACK | {host, *known_as} if host not in {"0.0.0.0", "::"} else frozenset(),  # noqa: S104
    )
