"""Codes articles in one process or several, in order, whatever becomes of one of them.

Results do not depend on the number of workers. An article that ends its worker (out of memory, a
crash in a library) is found by coding what was at hand once more, one article at a time; it gives
an error of its own and the rest goes on.
"""

import multiprocessing
import os
import re
import signal
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice

import msgspec

from dateline.errors import DatelineError
from dateline.records import Article, Coding, Unread
from dateline.run.pipeline import Coder, MakeCoder, pipeline_coder
from dateline.settings import Settings

FRAME = re.compile(r"^  File .*, line (\d+), in (\S+)", re.MULTILINE)
AHEAD = 4  # articles handed out a worker beyond the one it works on


class NotCoded(msgspec.Struct, frozen=True):
    """An article that could not be coded, and why."""

    article: Article
    problem: str

    def as_coding(self) -> Coding:
        """Return an empty coding whose one gap is the whole article."""
        return Coding(article=self.article, unread=(Unread(None, "run", self.problem),))


def code_many(
    articles: Iterable[Article],
    *,
    settings: Settings,
    workers: int | None = None,
    make_coder: MakeCoder = pipeline_coder,
) -> Iterator[Coding | NotCoded]:
    """Code articles in one process or several; one worker codes in this process.

    With more than one worker, a script must call this under ``if __name__ == "__main__":``,
    because each worker imports the script anew.

    Args:
        articles: The articles; they are read as they are needed, a few ahead.
        settings: The settings of the run.
        workers: Processes, where they are not to be ``settings.workers``.
        make_coder: Makes the function that codes an article; a function of a module, so that a
            worker can import it. Each process calls it once.

    Yields:
        For each article, in input order, its coding or why there is none.

    Raises:
        DatelineError: The coder cannot be made (a model is missing, a knowledge file is wrong).
    """
    waiting = iter(articles)
    if workers is not None:
        settings = msgspec.structs.replace(settings, workers=workers)
    pool = _Pool(settings, make_coder)
    at_hand: deque[tuple[Article, Future[Coding]]] = deque()
    try:
        room = settings.workers * (1 + AHEAD)
        while True:
            for article in islice(waiting, room - len(at_hand)):
                at_hand.append((article, pool.submit(article)))
            if not at_hand:
                return
            article, future = at_hand.popleft()
            if isinstance(future.exception(), BrokenProcessPool):
                suspects = [article, *(other for other, _ in at_hand)]
                at_hand.clear()
                yield from pool.code_alone(suspects)
            else:
                yield outcome(article, future)
    finally:
        pool.stop()


class _Pool:
    """The processes that code, made anew when one of them has died."""

    def __init__(self, settings: Settings, make_coder: MakeCoder) -> None:
        self._settings = settings
        self._make_coder = make_coder
        self._executor: Executor | None = None

    def start(self) -> None:
        """Start the workers."""
        workers = self._settings.workers
        # One thread for one worker, so that both ways share every line below.
        self._begin(ThreadPoolExecutor(1) if workers == 1 else processes(workers))

    def _begin(self, executor: Executor) -> None:
        """Take the workers, once one of them has loaded all that it needs."""
        self._executor = executor
        try:
            self._executor.submit(_warm_up, self._make_coder, self._settings).result()
        except BrokenProcessPool as error:
            raise DatelineError(
                "the worker processes ended before they could start; in a script, call this "
                "under 'if __name__ == \"__main__\":', or use one worker"
            ) from error

    def submit(self, article: Article) -> Future[Coding]:
        """Hand an article to the workers; the answer of a dead pool is BrokenProcessPool."""
        if self._executor is None:
            self.start()
        assert self._executor is not None  # noqa: S101 - start() has just set it
        try:
            return self._executor.submit(code_with, self._make_coder, self._settings, article)
        except BrokenProcessPool as error:
            answer: Future[Coding] = Future()
            answer.set_exception(error)
            return answer

    def code_alone(self, suspects: Iterable[Article]) -> Iterator[Coding | NotCoded]:
        """Code articles one at a time, so that it shows which one ends its worker."""
        self.stop()
        for article in suspects:
            if self._executor is None:
                self._begin(processes(1))
            future = self.submit(article)
            if isinstance(future.exception(), BrokenProcessPool):
                self.stop()
                yield NotCoded(
                    article,
                    "ended the process that coded it (out of memory, or a crash in a library); "
                    "split the text, or leave this input out",
                )
            else:
                yield outcome(article, future)
        self.stop()

    def stop(self) -> None:
        """End the workers; articles that none of them has begun are dropped."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def processes(workers: int) -> ProcessPoolExecutor:
    """Return processes that leave interrupts to this one and end when it does."""
    # Spawned, not forked: a fork copies the locks of other threads as they happen to stand.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_join_parent)


def _join_parent() -> None:
    """Leave interrupts to the parent, and end when it does, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _coder(make_coder: MakeCoder, settings: Settings) -> Coder:
    """Make the coder of this process, once."""
    return make_coder(settings)


def _warm_up(make_coder: MakeCoder, settings: Settings) -> None:
    _coder(make_coder, settings)


def code_with(make_coder: MakeCoder, settings: Settings, article: Article) -> Coding:
    """Code an article with the coder of this process."""
    return _coder(make_coder, settings)(article)


def outcome(article: Article, future: Future[Coding]) -> Coding | NotCoded:
    """Return the coding, or why there is none: one bad article never ends a run."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, DatelineError):
        return NotCoded(article, str(error))
    # As text, because that is all that crosses from one process to another.
    frames = FRAME.findall("".join(traceback.format_exception(error)))
    where = " at {1}:{0}".format(*frames[-1]) if frames else ""
    return NotCoded(
        article,
        f"hit a fault of the program ({type(error).__name__}: {error}{where}); "
        "please report it with this text",
    )
