"""Articles that were pasted: coded at once and shown, but not kept unless somebody says so."""

import secrets
import threading
from collections import OrderedDict
from datetime import date
from io import BytesIO

import msgspec

from dateline.errors import NotFoundError, UnreadableInputError
from dateline.read import read_articles
from dateline.records import Article, Coding
from dateline.run import NotCoded, Worker

MOST_DRAFTS = 50  # the oldest gives way
SECONDS = 180.0  # that one article may take


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An article that was pasted or sent, with its coding.

    Attributes:
        id: What its page is asked for by; nobody can guess it.
        coding: The coding.
    """

    id: str
    coding: Coding


def read_paste(data: bytes, name: str, today: date, **given: str | None) -> Article:
    """Read what somebody pasted or sent as one article.

    Args:
        data: The bytes of the text or file.
        name: The name of the file, or what to call the paste; it stands in messages.
        today: No later date of publication is believed.
        **given: Title, publisher, date or address, as the person gives them.

    Returns:
        The article.

    Raises:
        UnreadableInputError: It holds no text, cannot be read, or holds several articles.
    """
    found = list(read_articles(["-"], stdin=BytesIO(data), today=today))
    if len(found) > 1:
        raise UnreadableInputError(
            name, "holds several articles; the page takes one at a time, 'dateline add' many"
        )
    if not found:
        raise UnreadableInputError(name, "holds no text; paste the article, or choose its file")
    article = found[0]
    if isinstance(article, UnreadableInputError):
        raise UnreadableInputError(name, article.problem)
    told = {field: value for field, value in given.items() if value}
    return msgspec.structs.replace(article, input=name, **told)


class Drafts:
    """The drafts of one server, in memory."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._drafts: OrderedDict[str, Draft] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, article: Article) -> Draft:
        """Code an article and hold it.

        Args:
            article: The article.

        Returns:
            The draft.

        Raises:
            UnreadableInputError: It could not be coded.
        """
        coding = self._worker.code(article, seconds=SECONDS)
        if isinstance(coding, NotCoded):
            raise UnreadableInputError(article.input, coding.problem)
        draft = Draft(id=secrets.token_urlsafe(12), coding=coding)
        with self._lock:
            self._drafts[draft.id] = draft
            while len(self._drafts) > MOST_DRAFTS:
                self._drafts.popitem(last=False)
        return draft

    def get(self, id: str) -> Draft:
        """Return a draft.

        Raises:
            NotFoundError: There is none of that id, or not any more.
        """
        with self._lock:
            draft = self._drafts.get(id)
        if draft is None:
            raise NotFoundError(
                "this draft is not held any more: it was kept, thrown away, or pushed out by "
                f"{MOST_DRAFTS} newer ones; paste the article again"
            )
        return draft

    def drop(self, id: str) -> None:
        """Forget a draft."""
        with self._lock:
            self._drafts.pop(id, None)

    def close(self) -> None:
        """Let go of the process that codes."""
        self._worker.rest()
