"""PLOVER JSON Lines back to codings: Dateline's own lines whole, those of others as far as told.

Lines of Dateline's carry the whole coding under "dateline". A line of somebody else's becomes an
event of an article that is its ``text``: what has no words to stand on is refused by line.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dateline.errors import UnreadableInputError
from dateline.read.plover_foreign import ForeignEvent, foreign_coding, not_understood
from dateline.records import Coding, Dyad, Event


class CodedBy(msgspec.Struct, frozen=True):
    """Who made a coding, and with what knowledge.

    Attributes:
        version: Version of the coder, or its name where it is another one.
        model: The parser model.
        knowledge: Digest of the knowledge.
        settings: The settings, as JSON.
        started: ISO time.
    """

    version: str
    model: str
    knowledge: str
    settings: str
    started: str


class Reviewed(msgspec.Struct, frozen=True):
    """What people decided on an article.

    Attributes:
        decisions: The decisions, as JSON.
        machine: The events that they are about, as the machine had coded them.
        order: Ids of all events as the machine had coded them, in their order.
        dyads: The pairs of actors as the machine had coded them.
    """

    decisions: msgspec.Raw
    machine: tuple[Event, ...]
    order: tuple[str, ...]
    dyads: tuple[Dyad, ...] = ()

    def machine_coding(self, coding: Coding) -> Coding:
        """Return the coding of the machine, given the one as reviewed."""
        events = {event.id: event for event in (*coding.events, *self.machine)}
        own = tuple(events[id] for id in self.order if id in events)
        return msgspec.structs.replace(coding, events=own, dyads=self.dyads)


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """One article read back.

    Attributes:
        coding: Its coding.
        coded_by: Who made it.
        place: The file and the line it begins on.
        review: What people decided on it.
        unknown: Fields of its lines that were not understood.
    """

    coding: Coding
    coded_by: CodedBy
    place: str
    review: Reviewed | None = None
    unknown: frozenset[str] = frozenset()


class _Own(msgspec.Struct, frozen=True):
    """What stands under "dateline": the event, and on the first line of an article the rest."""

    article: str
    event: Event
    coding: Coding | None = None
    coded_by: CodedBy | None = None
    review: Reviewed | None = None


class _Line(msgspec.Struct, frozen=True):
    dateline: _Own | None = None


def read_plover(lines: Iterable[bytes], name: str) -> Iterator[Imported | UnreadableInputError]:
    """Yield the articles of a PLOVER file, each with its events; a bad line is an error.

    Events of others come last, for those that were read from one sentence belong together.

    Args:
        lines: The lines of the file.
        name: Its name, for messages; a line is called ``NAME:LINE``.

    Yields:
        Articles, or what is wrong with a line; the rest goes on.
    """
    article = _Gathered()
    foreign: dict[tuple[str, str | None, str | None], Imported] = {}
    for number, line in enumerate(lines, 1):
        place = f"{name}:{number}"
        if not line.strip():
            continue
        read = _read(line, place)
        if isinstance(read, _Own):
            if read.coding is not None:
                yield from article.done()
                article = _Gathered(read, place)
            problem = article.add(read, place)
            if problem:
                yield problem
        elif isinstance(read, Imported):
            _gather(foreign, read)
        else:
            yield read
    yield from article.done()
    yield from foreign.values()


def _gather(foreign: dict[tuple[str, str | None, str | None], Imported], read: Imported) -> None:
    """Put events that were read from one sentence into one article."""
    article = read.coding.article
    key = (article.text, article.publisher, article.url)
    before = foreign.get(key)
    if before:
        events = (*before.coding.events, *read.coding.events)
        read = msgspec.structs.replace(
            before,
            coding=msgspec.structs.replace(before.coding, events=events),
            unknown=before.unknown | read.unknown,
        )
    foreign[key] = read


class _Gathered:
    """The lines of one article of Dateline's own, until the next one begins."""

    def __init__(self, first: _Own | None = None, place: str = "") -> None:
        self._first = first
        self._place = place
        self._events: list[Event] = []

    def add(self, line: _Own, place: str) -> UnreadableInputError | None:
        """Take in a line, or say why it cannot be."""
        coding = self._first.coding if self._first else None
        article = coding.article if coding else None
        if article is None or article.id != line.article:
            return UnreadableInputError(
                place,
                f"the first line of the article {line.article!r}, which holds its text, is "
                "missing or wrong; import the whole file as it was exported",
            )
        if not article.text:
            return UnreadableInputError(
                place,
                "it was exported with --no-text, and an event is nothing without the words it "
                "was read from; export again with the text",
            )
        self._events.append(line.event)
        return None

    def done(self) -> Iterator[Imported]:
        """Yield the article, if it is whole."""
        if self._first and self._first.coding and self._first.coded_by and self._events:
            coding = msgspec.structs.replace(self._first.coding, events=tuple(self._events))
            yield Imported(
                coding=coding,
                coded_by=self._first.coded_by,
                place=self._place,
                review=self._first.review,
            )


def _read(line: bytes, place: str) -> _Own | Imported | UnreadableInputError:
    try:
        own = msgspec.json.decode(line, type=_Line).dateline
        return own or _foreign(line, place)
    except UnreadableInputError as error:
        return error
    except msgspec.ValidationError as error:
        return UnreadableInputError(place, f"{error}; see the chapter Data Fields of PLOVER")
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        return UnreadableInputError(place, f"is not JSON ({error}); write one JSON object a line")


def _foreign(line: bytes, place: str) -> Imported:
    given: dict[str, Any] = msgspec.json.decode(line, type=dict[str, Any])
    event = msgspec.convert(given, ForeignEvent)
    digest = hashlib.sha256(line).hexdigest()
    return Imported(
        coding=foreign_coding(event, place, digest[:12]),
        coded_by=CodedBy(
            version=event.coder or "unknown coder",
            model="-",
            knowledge="-",
            settings="{}",
            started=event.coded_date or "-",
        ),
        place=place,
        unknown=not_understood(given, event),
    )
