"""What a careful reader gets out of each dispatch: one YAML sheet an article, checked on load.

A name may list alternatives: ``Turkey | Türkiye``. Three capitals mean a country, and a second
group a sector: ``ETH``, ``ETH MIL``. ``words`` is a stretch of the article that occurs in it
once. Numbers are ``[low, high]`` as the contract has them. A field left out is not checked.
``known_failures`` names the fields that the program does not get yet, and why; ``all`` is all.
"""

from pathlib import Path

import msgspec
from ruamel.yaml import YAML

SHEETS = Path(__file__).parent
Bounds = tuple[int | None, int | None]


class Expected(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every kind of expectation carries: what the program is known not to get, and why."""

    known_failures: dict[str, str] = {}

    def known_failure(self, field: str = "all") -> str | None:
        """Return why a field is not met yet, or None where it has to be."""
        return self.known_failures.get(field, self.known_failures.get("all"))

    def fields(self) -> dict[str, object]:
        """Return the fields that are to be checked, with what is expected of them."""
        given = {name: getattr(self, name) for name in self.__struct_fields__}
        identify = {"known_failures", "words", "between"}
        return {n: v for n, v in given.items() if v is not None and n not in identify}


class ExpectedDocument(Expected, frozen=True, kw_only=True):
    """The publication data of an article; what its text holds in one piece, and what it lacks."""

    title: str
    publisher: str
    published: str
    republished_from: str | None = None
    republished_on: str | None = None
    agency: str | None = None
    dateline_place: str | None = None
    holds: list[str] | None = None
    lacks: list[str] | None = None


class ExpectedEvent(Expected, frozen=True, kw_only=True):
    """An event; ``sides`` are both sides of what is done to each other, ``tolls`` all accounts'."""

    words: str
    type: str
    mode: str | None = None
    actors: list[str] | None = None
    recipients: list[str] | None = None
    sides: list[str] | None = None
    status: str | None = None
    certainty: str | None = None
    country: str | None = None
    on: str | None = None
    deaths: Bounds | None = None
    arrested: Bounds | None = None
    size: Bounds | None = None
    tolls: list[Bounds] | None = None
    chain: list[str] | None = None


class ExpectedStatement(Expected, frozen=True, kw_only=True):
    """A statement whose content holds the words."""

    words: str
    chain: list[str]
    stance: str | None = None


class ExpectedPair(Expected, frozen=True, kw_only=True):
    """A state that the article shows a pair of actors in, or must not be read to show."""

    between: tuple[str, str]
    state: str


class NoEvent(Expected, frozen=True, kw_only=True):
    """Words that report no event, or none of a type."""

    words: str
    type: str = "any"


class Sheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that is expected of one article, by its file in the sample, ``FILE:LINE`` in JSONL."""

    article: str
    document: ExpectedDocument
    events: list[ExpectedEvent] = []
    statements: list[ExpectedStatement] = []
    pairs: list[ExpectedPair] = []
    no_events: list[NoEvent] = []
    no_pairs: list[ExpectedPair] = []


class SharedText(Expected, frozen=True, kw_only=True):
    """Articles that carry one text; or, with ``words``, statements that rest on one source."""

    articles: list[str]
    words: str = ""


class ExpectedStory(Expected, frozen=True, kw_only=True):
    """A happening that these articles report; the numbers of dead, how many origins they have."""

    happening: str
    type: str
    articles: list[str]
    deaths: list[Bounds] = []
    origins: int | None = None


class Apart(Expected, frozen=True, kw_only=True):
    """Two reports, each its article and words, of happenings that are not one."""

    reports: tuple[tuple[str, str], tuple[str, str]]


class ExpectedHistory(Expected, frozen=True, kw_only=True):
    """The states of a pair over several articles; others may come between them."""

    between: tuple[str, str]
    states: list[str]


class Together(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is expected of the sample as a whole."""

    copies: list[SharedText]
    origins: list[SharedText]
    stories: list[ExpectedStory]
    apart: list[Apart]
    histories: list[ExpectedHistory]


def read_together() -> Together:
    """Return what is expected of the articles together."""
    file = SHEETS / "together.yaml"
    return msgspec.convert(YAML(typ="safe", pure=True).load(file), Together)


def read_sheets() -> list[Sheet]:
    """Return the sheets, sorted by file."""
    yaml = YAML(typ="safe", pure=True)
    return [msgspec.convert(yaml.load(file), Sheet) for file in sorted(SHEETS.glob("[0-9]*.yaml"))]
