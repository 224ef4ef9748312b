"""How requests are made: who asks, how long it waits, how much it takes, where it may go."""

import msgspec

from dateline.version import VERSION

PRODUCT = "Dateline"  # what robots.txt calls this program


class Manners(msgspec.Struct, frozen=True, kw_only=True):
    """What a user may turn of how requests are made.

    Attributes:
        contact: Address of a page or mailbox of whoever runs this; it goes with every request.
        pause_seconds: Between two requests to one host, at least; robots.txt may ask for more.
        connect_seconds: For the connection to stand.
        read_seconds: For the next bytes to come.
        whole_seconds: For one request from first to last.
        most_bytes: Of one answer, packed or unpacked.
        most_redirects: That are followed until an answer comes.
        allow_private: Whether addresses of private networks and of this machine may be asked.
    """

    contact: str | None = None
    pause_seconds: float = 1.0
    connect_seconds: float = 10.0
    read_seconds: float = 20.0
    whole_seconds: float = 60.0
    most_bytes: int = 20_000_000
    most_redirects: int = 8
    allow_private: bool = False

    @property
    def user_agent(self) -> str:
        """The program with its version, and how to reach whoever runs it."""
        return f"{PRODUCT}/{VERSION}" + (f" (+{self.contact})" if self.contact else "")
