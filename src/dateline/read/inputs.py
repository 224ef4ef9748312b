"""Inputs to articles: files, folders and standard input, in order, errors among them."""

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dateline.errors import UnreadableInputError
from dateline.read.article import build_article, credit_test
from dateline.read.encoding import decode
from dateline.read.folders import find_files, format_of
from dateline.read.given import Given
from dateline.read.html import read_html
from dateline.read.jsonl import read_lines
from dateline.read.pdf import read_pdf
from dateline.read.repair import repair
from dateline.records import Article

if TYPE_CHECKING:
    from dateline.read.fetch import Client

FORMATS = ("auto", "text", "html", "pdf", "jsonl")
MOST_BYTES = {"text": 8_000_000, "html": 20_000_000, "pdf": 200_000_000}
START = 512  # bytes that tell the format
STANDARD_INPUT = "-"

Raw = tuple[str, str, Given]  # where it came from, the text, what is known about it
Connect = Callable[[], "Client"]  # makes what asks the network, once an input is an address


def read_articles(
    inputs: Sequence[str],
    input_format: str = "auto",
    stdin: BinaryIO | None = None,
    today: date | None = None,
    connect: Connect | None = None,
) -> Iterator[Article | UnreadableInputError]:
    """Yield the articles of all inputs, in input order.

    Args:
        inputs: Files, folders (read with all below them, sorted), addresses of pages, and "-" for
            standard input.
        input_format: "text", "html", "pdf" or "jsonl" for all inputs; "auto" goes by content and
            file name.
        stdin: What "-" reads.
        today: No later date of publication is believed; None believes all.
        connect: Makes what asks for addresses; None leaves the network alone.

    Yields:
        An article, or an error for an input or line that cannot be read; the rest goes on. A
        second article with the id of an earlier one is an error that names both.

    Raises:
        ValueError: There is no such input format.
    """
    if input_format not in FORMATS:
        raise ValueError(f"no input format {input_format!r}; use one of {', '.join(FORMATS)}")
    seen: dict[str, tuple[str, str]] = {}  # id -> input and digest of the first article with it
    for item in _all_articles(inputs, input_format, stdin, today, connect):
        if isinstance(item, UnreadableInputError):
            yield item
            continue
        own = (item.input, item.sha256)
        earlier = seen.setdefault(item.id, own)
        yield item if earlier is own else _duplicate(item, *earlier)


def _all_articles(
    inputs: Sequence[str],
    input_format: str,
    stdin: BinaryIO | None,
    today: date | None,
    connect: Connect | None,
) -> Iterator[Article | UnreadableInputError]:
    """Yield the articles of all inputs, also those that have one id."""
    client: Client | None = None
    for given in inputs:
        if "://" in given and not Path(given).exists():
            client = client or (connect() if connect else None)
            yield _page_at(given, client, input_format, today)
            continue
        for raw in _raw_texts(given, input_format, stdin, today):
            if isinstance(raw, UnreadableInputError):
                yield raw
                continue
            place, text, known = raw
            try:
                yield build_article(text, known, place, today)
            except UnreadableInputError as error:
                yield error


def _page_at(
    address: str, client: "Client | None", input_format: str, today: date | None
) -> Article | UnreadableInputError:
    """Return the article at an address."""
    from dateline.read.fetch.pages import article_of_page  # noqa: PLC0415 - heavy, and rarely used

    try:
        if client is None:
            raise UnreadableInputError(
                address, "is an address, and nothing here may ask the network; give a file"
            )
        if input_format == "jsonl":
            raise UnreadableInputError(address, "is read as a page; save JSON Lines to a file")
        return article_of_page(client.get(address), address, today=today, input_format=input_format)
    except UnreadableInputError as error:
        return error


def _duplicate(article: Article, place: str, digest: str) -> UnreadableInputError:
    if article.sha256 == digest:
        problem = f"is the same text as {place} (id {article.id}); remove one of the two"
    else:
        problem = f"has the same id as {place}: {article.id!r}; give each its own id"
    return UnreadableInputError(article.input, problem)


def _raw_texts(
    given: str, input_format: str, stdin: BinaryIO | None, today: date | None
) -> Iterator[Raw | UnreadableInputError]:
    """Yield the texts of one input."""
    try:
        if given == STANDARD_INPUT:
            if stdin is None:
                raise UnreadableInputError(given, "there is no standard input; name a file")
            yield from _texts_of(stdin, given, input_format, today)
            return
        for path in find_files(given):
            yield from _texts_in_file(path, input_format, today)
    except UnreadableInputError as error:
        yield error


def _texts_in_file(
    path: Path, input_format: str, today: date | None
) -> Iterator[Raw | UnreadableInputError]:
    try:
        with path.open("rb") as stream:
            yield from _texts_of(stream, str(path), input_format, today)
    except UnreadableInputError as error:
        yield error
    except OSError as error:
        reason = error.strerror or str(error)
        yield UnreadableInputError(str(path), f"cannot be read: {reason}; check its permissions")


def _texts_of(
    stream: BinaryIO, name: str, input_format: str, today: date | None
) -> Iterator[Raw | UnreadableInputError]:
    """Yield the texts of one open file."""
    start = stream.read(START)
    kind = format_of(name, start) if input_format == "auto" else input_format
    if kind == "jsonl":
        if not start.strip():
            raise UnreadableInputError(name, "is empty; give a file that holds articles")
        yield from read_lines(_rewound(stream, start), name)
        return
    most = MOST_BYTES[kind]
    data = start + stream.read(most + 1)
    if len(data) > most:
        raise UnreadableInputError(
            name, f"is larger than {most:,} bytes, too much for one article; split it"
        )
    yield _read_one(data, name, kind, today)


def _rewound(stream: BinaryIO, start: bytes) -> BinaryIO:
    """Return the stream from its start again, also where it cannot be rewound."""
    if stream.seekable():
        stream.seek(0)
        return stream
    return io.BytesIO(start + stream.read())


def _read_one(data: bytes, name: str, kind: str, today: date | None) -> Raw:
    if kind == "pdf":
        return name, *read_pdf(data, name)
    if kind == "html":
        return name, *read_html(data, name, credit_test(today))
    return name, repair(decode(data, name)), Given()
