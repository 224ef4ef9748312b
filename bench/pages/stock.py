"""Makes the database over which pages are measured, joined as the made-up news truly belongs."""

import hashlib
import time
from pathlib import Path

from bench.pages.news import Told, write_news
from dateline.aggregate import describer
from dateline.aggregate.profiles import profile_of
from dateline.records import Coding
from dateline.records.story import Joining, StoryLink, TextPair, TextSketch, event_key
from dateline.settings import Settings
from dateline.store import Joiner, Kept, open_store

SETTINGS = Settings()


class _Truth:
    """Joins what belongs together without a comparison: who wrote the news knows it."""

    def __init__(self) -> None:
        self.told: Told | None = None
        self._first_event: dict[int, int] = {}
        self._key_of: dict[str, int] = {}

    @property
    def articles(self) -> int:
        """How many articles were joined."""
        return len(self._key_of)

    def join(self, coding: Coding, key: int, _kept: Kept) -> Joining:
        """Return what is to be kept of the coding that was told last."""
        told = self.told
        assert told is not None  # noqa: S101 - set before each article
        self._key_of[coding.article.id] = key
        original = self._key_of.get(told.copy_of or "", key)
        events, links, stories = [], [], {}
        for number, (event, happening) in enumerate(
            zip(coding.events, told.happenings, strict=True)
        ):
            profile = profile_of(
                coding.article, event, article_key=key, position=number,
                same_story_days=SETTINGS.same_story_days,
            )  # fmt: skip
            own = event_key(key, number)
            first = self._first_event.setdefault(happening, own)
            if first != own:
                links.append(StoryLink(own, first, 5, ("same day", "same place")))
            stories[own] = hashlib.sha256(f"story {happening}".encode()).hexdigest()[:12]
            events.append((profile, ()))
        return Joining(
            sketch=TextSketch(key, 100, b"", original),
            pairs=(TextPair(key, original, 1.0),) if original != key else (),
            events=tuple(events),
            links=tuple(links),
            stories=stories,
        )


def make_stock(file: Path, events: int, seed: int) -> None:
    """Make a database of so many events, unless it is there; print what it took."""
    if file.exists():
        return
    half_made = file.with_suffix(".part")
    half_made.unlink(missing_ok=True)
    truth = _Truth()
    how = Joiner(method="the truth", join=truth.join, regroup=lambda _events, _kept: ({}, {}))
    with open_store(half_made) as store:
        store.joined.catch_up(how)
        run = store.begin_run(
            version="bench", model="-", knowledge="-", settings=SETTINGS, started="2025-01-01"
        )
        began = time.perf_counter()
        for told in write_news(events, seed):
            truth.told = told
            store.add(told.coding, run, how)
        added = time.perf_counter()
        stories = store.summaries.refresh(describer(SETTINGS))
        done = time.perf_counter()
    print(f"{truth.articles:,} articles stored in {added - began:.0f} s")
    print(f"{stories:,} stories summed up in {done - added:.0f} s")
    half_made.rename(file)
