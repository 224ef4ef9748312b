"""Codes one article now and then, in a process of its own that is ended when nobody needs it."""

import threading
from concurrent.futures import Executor, Future
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool

from dateline.records import Article, Coding
from dateline.run.pipeline import MakeCoder, pipeline_coder
from dateline.run.pool import NotCoded, code_with, outcome, processes
from dateline.settings import Settings


class Worker:
    """A process that codes what it is given, one article after another.

    It is started by the first article, so that whoever never codes one pays nothing; it holds the
    model and the knowledge, some 400 MB, until ``rest`` ends it.
    """

    def __init__(self, settings: Settings, make_coder: MakeCoder = pipeline_coder) -> None:
        self._settings = settings
        self._make_coder = make_coder
        self._executor: Executor | None = None
        self._lock = threading.Lock()

    def code(self, article: Article, *, seconds: float) -> Coding | NotCoded:
        """Code an article.

        Args:
            article: The article.
            seconds: How long it may take before the process is ended.

        Returns:
            Its coding, or why there is none.
        """
        with self._lock:
            future = self._submit(article)
        try:
            future.exception(timeout=seconds)
        except TooLong:
            self._end()
            return NotCoded(
                article,
                f"took longer than {seconds:g} seconds and was stopped; split the text, or code "
                "it with 'dateline add'",
            )
        if isinstance(future.exception(), BrokenProcessPool):
            self.rest()
            return NotCoded(article, "ended the process that coded it; split the text")
        return outcome(article, future)

    def rest(self) -> None:
        """End the process once it has done what it was given; the next article starts another."""
        with self._lock:
            if self._executor is not None:
                self._executor.shutdown(cancel_futures=True)
                self._executor = None

    def _submit(self, article: Article) -> Future[Coding]:
        if self._executor is None:
            self._executor = processes(1)
        return self._executor.submit(code_with, self._make_coder, self._settings, article)

    def _end(self) -> None:
        """End the process at once."""
        with self._lock:
            executor, self._executor = self._executor, None
        if executor is not None:
            for process in list(getattr(executor, "_processes", {}).values()):
                process.kill()
            executor.shutdown(wait=False, cancel_futures=True)
