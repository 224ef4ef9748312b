"""Joins what is not joined yet, and keeps what lists show of stories up to date."""

import threading

from dateline.errors import StoreError
from dateline.publish.web.site import Site

SECONDS = 20.0  # between two looks
PATIENCE = 2.0  # seconds that ending the server waits for a look
AT_ONCE = 500  # stories that one look makes anew, so that ending the server waits but a moment


class Refresher:
    """A thread that joins articles and sums up stories that have changed, one look after another.

    Each article and each few stories are a transaction, so the thread may end at any moment.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="refresher", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._end.set()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while not self._end.is_set():
            try:
                self._site.store.joined.catch_up(self._site.joiner)
                done = self._site.settle(at_most=AT_ONCE)
            except StoreError:
                done = 0  # another program holds the database; the next look will do
            if done < AT_ONCE:
                self._end.wait(SECONDS)
