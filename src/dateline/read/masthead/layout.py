"""Which piece of a text is headline, date, credit, the publisher's name, furniture, or body."""

import re
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from dateline.read.markers import ReadingMarkers, fold
from dateline.read.masthead.credits import Credit, CreditKind, CreditReader
from dateline.read.masthead.labels import LabelledDate, read_date_line, read_place_line
from dateline.read.masthead.opening import read_dateline, title_case
from dateline.read.masthead.outlets import has_outlet_form, known_outlet
from dateline.read.masthead.parts import is_town
from dateline.read.masthead.pieces import PROSE_WORDS, Piece
from dateline.read.masthead.titles import (
    SENTENCE_TITLE_WORDS,
    choose_headline,
    is_sentence_title,
    split_given_title,
)
from dateline.records import Span

HEAD = 15  # pieces; a masthead is not longer
EARLY = 6  # pieces; a date or credit below a standfirst stands among the first of a text
TAIL = 6  # pieces; credits and furniture at the end
SHORT = 90  # characters; furniture is not longer
# Headers and ends of transmissions, and the numbers under which texts are filed.
_TRANSMISSION = re.compile(
    r"\^\S.{0,60}|(?:[a-z] [a-z] )?(?:bc|am|pm|bn)-[a-zA-Z0-9-]+(?:\s.{0,60})?"
    r"|(?:[A-Z] [A-Z] )?(?:BC|AM|PM|BN)-[A-Z0-9-]+(?:\s.{0,60})?"
    r"|[A-Z]{2,}\d*-[A-Z]+\d*-\d{3,5}(?:\s\([A-Z]+\))?|-0-|\(?(?:MORE|END|ENDS|ENDIT)\)?"
)
_NAME = r"[A-Z][\w .&-]{1,30}"
_SIGNED = re.compile(
    rf"[.!?][\"\u201d\u2019']?\s*(?P<sign>\({_NAME}\)|/{_NAME}/|[-\u2013\u2014]+\s?{_NAME})\.?$"
)
_READING_TIME = re.compile(r"(?i)\d+ min(?:ute)?s? read")


class Role(StrEnum):
    """What a piece is when it is read by itself."""

    DATE = "date"
    CREDIT = "credit"
    FURNITURE = "furniture"
    OTHER = "other"


class Reading(msgspec.Struct, frozen=True):
    """A piece with what it was read as; ``place`` is that of a line like "Geneva, 9 May 2016"."""

    piece: Piece
    role: Role = Role.OTHER
    dates: tuple[LabelledDate, ...] = ()
    credit: Credit | None = None
    place: str | None = None


class Layout(msgspec.Struct, frozen=True):
    """A text taken apart.

    Attributes:
        title: The headline.
        names: Names of the publisher as the masthead prints them, the likeliest first.
        dates: Date lines.
        credits: Credit lines.
        body: Everything else but furniture, in text order.
    """

    title: Piece | None
    names: tuple[Piece, ...]
    dates: tuple[Reading, ...]
    credits: tuple[Reading, ...]
    body: tuple[Piece, ...]


def is_label(line: str, reader: CreditReader) -> bool:
    """Say whether a line is a date, a credit or furniture: something that joins no paragraph."""
    return _read_alone(Piece(Span(0, len(line)), line, 0), reader).role is not Role.OTHER


def is_credit(line: str, reader: CreditReader) -> bool:
    """Say whether a line is a date or a credit, and no mere furniture."""
    return _read_alone(Piece(Span(0, len(line)), line, 0), reader).role in {Role.DATE, Role.CREDIT}


def read_layout(
    text: str, pieces: tuple[Piece, ...], reader: CreditReader, title: str | None = None
) -> Layout:
    """Take a text apart; what nothing shows to be anything else is body.

    Args:
        text: The text.
        pieces: Its pieces.
        reader: Reads credit lines, and knows the markers.
        title: The headline, where it was given.

    Returns:
        The layout. A text of one piece is all body.
    """
    given, pieces = split_given_title(text, pieces, title) if title else (None, pieces)
    pieces = _with_signature(text, pieces, reader)
    if len(pieces) == 1:
        return Layout(given, (), (), (), pieces)
    head = _head_length(pieces, reader)
    readings = _read_all(pieces, head, reader)
    lines = [r.piece for r in readings[:head] if r.role is Role.OTHER]
    dated = frozenset(r.piece.block for r in readings[:head] if r.dates)
    headline = choose_headline(lines, dated, lambda words: has_outlet_form(words, reader.markers))
    if title:
        headline = msgspec.structs.replace(headline, title=given)
    used = [p.span for p in (headline.title, *headline.names) if p is not None]
    body = tuple(
        r.piece
        for r in readings
        if r.role is Role.OTHER and not any(span.overlaps(r.piece.span) for span in used)
    )
    return Layout(
        headline.title,
        headline.names,
        tuple(r for r in readings if r.dates),
        tuple(r for r in readings if r.credit),
        body,
    )


def _with_signature(
    text: str, pieces: tuple[Piece, ...], reader: CreditReader
) -> tuple[Piece, ...]:
    """Cut the agency that signs a text from its last paragraph: "... said. (AFP)"."""
    tail = range(len(pieces) - 1, max(-1, len(pieces) - 1 - TAIL), -1)
    last = next((n for n in tail if len(pieces[n].words) > PROSE_WORDS), None)
    if last is None:
        return pieces
    span, block = pieces[last].span, pieces[last].block
    match = _SIGNED.search(text[: span.end], max(span.start, span.end - SHORT))
    name = match["sign"].strip(" ()/-\u2013\u2014") if match else ""
    if match is None or known_outlet(name, reader.outlets) is None:
        return pieces
    body = text[span.start : match.start("sign")].rstrip()
    cut = Piece(Span(span.start, span.start + len(body)), " ".join(body.split()), block)
    signed = Piece(Span(*match.span("sign")), name, block)
    return (*pieces[:last], cut, signed, *pieces[last + 1 :])


def _head_length(pieces: Sequence[Piece], reader: CreditReader) -> int:
    """Return how many pieces stand above the body; none where no running text follows."""
    for index, piece in enumerate(pieces[:HEAD]):
        is_title = index == 0 and _is_title(piece, pieces[1], reader)
        if piece.is_prose and not is_title:
            return index
    return 0


def _is_title(first: Piece, following: Piece, reader: CreditReader) -> bool:
    """Say whether a first piece that ends like a sentence is a headline all the same."""
    if first.block == following.block or len(first.words) > SENTENCE_TITLE_WORDS:
        return False
    opening = read_dateline(following.text, reader.outlets, reader.markers, reader.today)
    own = read_dateline(first.text, reader.outlets, reader.markers, reader.today)
    return own is None and (opening is not None or is_sentence_title(first, following))


def _read_all(pieces: Sequence[Piece], head: int, reader: CreditReader) -> list[Reading]:
    """Read every piece by itself, and those of the head and the tail for dates and credits."""
    readings: list[Reading] = []
    has_date = False
    for index, piece in enumerate(pieces):
        above = pieces[index - 1] if 0 < index <= head else None
        if index < head and reader.markers.is_whole("section", piece.text):
            reading = Reading(piece, Role.FURNITURE)
        elif index < head and _is_town_line(piece.text):
            reading = Reading(
                piece, Role.CREDIT, credit=Credit(CreditKind.BYLINE, place=title_case(piece.text))
            )
        elif index < max(head, EARLY) or index >= len(pieces) - TAIL:
            reading = _read_below(above, piece, reader) or _read_alone(piece, reader)
            is_late = reading.role is Role.DATE and has_date
            if index >= head and (is_late or _is_doubtful(reading.credit)):
                reading = Reading(piece)
        else:
            is_furniture = _is_furniture(piece, reader.markers)
            reading = Reading(piece, Role.FURNITURE if is_furniture else Role.OTHER)
        has_date = has_date or reading.role is Role.DATE
        readings.append(reading)
    return readings


def _is_town_line(words: str) -> bool:
    """Say whether a line of a masthead is a town: "ANKARA", "Washington, DC"."""
    town, comma, region = words.partition(", ")
    if not is_town(town) or len(region.split()) > 3:
        return False
    if not words.replace(",", "").replace(" ", "").isalpha():
        return False
    return words.isupper() or bool(comma and region[:1].isupper())


def _is_doubtful(credit: Credit | None) -> bool:
    """Say whether a line below the masthead names no outlet that is known: "Source: NATO"."""
    if credit is None or credit.kind is not CreditKind.TAKEN:
        return False
    return credit.outlet is None or not credit.outlet.is_known


def _read_alone(piece: Piece, reader: CreditReader) -> Reading:
    if len(piece.text) > SHORT * 2:
        return Reading(piece)
    dates = read_date_line(piece.text, reader.markers, reader.today)
    if dates:
        return Reading(piece, Role.DATE, dates=dates)
    credit = reader.read(piece.text)
    if credit:
        return Reading(piece, Role.CREDIT, credit=credit)
    placed = read_place_line(piece.text, reader.markers, reader.today)
    if placed:
        return Reading(piece, Role.DATE, dates=(placed[1],), place=placed[0])
    return Reading(piece, Role.FURNITURE if _is_furniture(piece, reader.markers) else Role.OTHER)


def _read_below(above: Piece | None, piece: Piece, reader: CreditReader) -> Reading | None:
    """Read a line under a label of its own: "Posted" above "9 Aug 2016"."""
    if above is None or len(above.words) > 3 or len(piece.text) > SHORT:
        return None
    if not _is_caption(above.text, reader.markers):
        return None
    together = _read_alone(
        msgspec.structs.replace(piece, text=f"{fold(above.text)}: {piece.text}"), reader
    )
    is_credit = together.credit is not None and together.credit.kind is CreditKind.TAKEN
    if together.dates or is_credit:
        return msgspec.structs.replace(together, piece=piece)
    return None


def _is_caption(words: str, markers: ReadingMarkers) -> bool:
    kinds = ("published", "updated", "original")
    return any(markers.is_whole(kind, words) for kind in kinds) or (
        f"{fold(words)}:" in markers.whole["taken_from"]
    )


def _is_furniture(piece: Piece, markers: ReadingMarkers) -> bool:
    text = piece.text
    if len(text) > SHORT:
        return False
    if _READING_TIME.fullmatch(text) or _TRANSMISSION.fullmatch(text):
        return True
    if not any(character.isalnum() for character in text):
        return True
    if not text.endswith(".") and (
        markers.is_whole("furniture", text) or _is_caption(text, markers)
    ):
        return True
    return markers.opening("furniture_start", text) is not None
