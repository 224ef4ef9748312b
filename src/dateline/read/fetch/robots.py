"""What robots.txt of a host allows, and how long it wants to be left alone between requests."""

from datetime import datetime
from urllib.robotparser import RobotFileParser

from dateline.read.fetch.manners import PRODUCT

MOST_BYTES = 512_000  # more is not read, as RFC 9309 allows


class Rules:
    """The rules of one host.

    Attributes:
        read: When they were read.
        pause_seconds: What they ask for between two requests; 0 where they do not say.
    """

    def __init__(self, text: str, read: datetime) -> None:
        self.read = read
        self._parser = RobotFileParser()
        self._parser.parse(text.splitlines())
        rate = self._parser.request_rate(PRODUCT)
        delay = self._parser.crawl_delay(PRODUCT)
        each = rate.seconds / rate.requests if rate and rate.requests else 0.0
        self.pause_seconds = max(float(delay or 0), each)

    def allow(self, address: str) -> bool:
        """Say whether this program may ask for an address."""
        return self._parser.can_fetch(PRODUCT, address)


def is_lack_of_rules(status: int) -> bool:
    """Say whether a status of robots.txt means that there are no rules, and not a host in need."""
    return 400 <= status < 500 and status != 429
