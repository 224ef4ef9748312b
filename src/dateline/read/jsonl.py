"""JSON Lines: one article a line, ``{"id", "text"}`` and what else is known of it."""

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dateline.errors import UnreadableInputError
from dateline.read.encoding import MARKS, decode
from dateline.read.given import Given, iso_day
from dateline.records import Republished

MOST_BYTES = 16_000_000  # of one line
_SKIPPED = 1_000_000  # bytes read at once while a line that is too long is passed over


class JsonRepublished(msgspec.Struct):
    """The ``republished_from`` of a line."""

    outlet: str
    date: str | None = None


class JsonArticle(msgspec.Struct):
    """What a line holds; further keys are ignored."""

    text: str
    id: str | int | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    republished_from: JsonRepublished | None = None
    url: str | None = None
    language: str | None = None


def read_lines(
    stream: BinaryIO, name: str
) -> Iterator[tuple[str, str, Given] | UnreadableInputError]:
    """Yield the articles of a JSON Lines file; a bad line is an error and the rest goes on.

    Args:
        stream: The file, open for reading bytes.
        name: Its name, for messages; a line is called ``NAME:LINE``.

    Yields:
        ``NAME:LINE``, the text and what is given about it; or what is wrong with the line.
        Blank lines are skipped.
    """
    for number, line in enumerate(_lines(stream), 1):
        place = f"{name}:{number}"
        if line is None:
            yield UnreadableInputError(
                place, f"is longer than {MOST_BYTES:,} bytes; put one article on each line"
            )
        elif line.strip():
            yield _read_line(line, place)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the lines, None for one that is too long; UTF-16 becomes UTF-8."""
    first = stream.readline(MOST_BYTES)
    if first.startswith(tuple(mark for mark, encoding in MARKS if encoding != "utf-8")):
        yield from decode(first + stream.read(), "-").encode().splitlines()
        return
    first = first.removeprefix(b"\xef\xbb\xbf")
    line = first
    while line:
        if len(line) >= MOST_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(_SKIPPED)
            yield None
        else:
            yield line
        line = stream.readline(MOST_BYTES)


def _read_line(line: bytes, place: str) -> tuple[str, str, Given] | UnreadableInputError:
    try:
        read = msgspec.json.decode(decode(line, place), type=JsonArticle)
        return place, read.text, _given(read, place)
    except UnreadableInputError as error:
        return error
    except msgspec.ValidationError as error:
        return UnreadableInputError(
            place, f"{error}; an article is an object with a text, and strings beside it"
        )
    except (msgspec.DecodeError, RecursionError) as error:
        return UnreadableInputError(
            place, f"is not JSON ({error}); write one JSON object a line, or use --input-format"
        )


def _given(read: JsonArticle, place: str) -> Given:
    """Return what a line gives about its article."""
    if not read.text.strip():
        raise UnreadableInputError(place, "has an empty text; leave the line out or fill it in")
    lent = read.republished_from
    taken = None
    if lent:
        day = iso_day(lent.date, "republished_from.date", place) if lent.date else None
        taken = Republished(lent.outlet, day)
    return Given(
        id=str(read.id) if read.id not in {None, ""} else None,
        title=read.title or None,
        publisher=read.publisher or None,
        published=iso_day(read.published, "published", place) if read.published else None,
        republished_from=taken,
        url=read.url or None,
        language=read.language or None,
    )
