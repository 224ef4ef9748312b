"""Watching: each feed at its own time, until told to stop."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from dateline.read.fetch import Client, Manners
from dateline.run.fetching import Fetched, Fetching, watch
from dateline.settings import Settings
from dateline.store import Store
from tests.fetch.conftest import Time, nothing_found
from tests.fetch.site import Site
from tests.fetch.texts import item, page, rss

Rounds = list[tuple[Fetched, float]]


@pytest.fixture
def watched(site: Site, store: Store, time: Time) -> Callable[..., Rounds]:
    """Return a function that watches the site for some rounds, an hour apart."""

    def rounds(count: int, *paths: str, stop_at: str = "") -> Rounds:
        told: Rounds = []

        def stopping() -> bool:
            return len(told) >= count or stop_at in site.paths()

        manners = Manners(allow_private=True, pause_seconds=0.0)
        with Client(manners, clock=lambda: time.now, wait=time.wait) as client:
            watch(
                [site.at(path) for path in paths],
                Fetching(
                    client=client,
                    store=store,
                    settings=Settings(),
                    clock=lambda: time.now,
                    make_coder=nothing_found,
                    stopping=stopping,
                ),
                interval=timedelta(hours=1),
                wait=time.wait,
                tell=lambda *one: told.append(one),
            )
        return told

    return rounds


def test_each_round_brings_what_is_new(site: Site, watched: Callable[..., Rounds]) -> None:
    """A feed is asked once an hour; what appears in between comes in."""
    site.put("/goma", page("goma"))
    site.put("/truce", page("truce"))
    site.put("/feed", rss([item("/goma")]))
    ((first, pause),) = watched(1, "/feed")
    site.put("/feed", rss([item("/goma"), item("/truce")]))
    ((second, _),) = watched(1, "/feed")
    assert [f.reports[0].new for f in (first, second)] == [1, 1]
    assert pause == 3600


@pytest.mark.parametrize(
    ("body", "headers", "status", "pauses"),
    [
        pytest.param(rss([]), {}, 200, [60, 60, 60], id="well"),
        pytest.param(rss([], more="<ttl>90</ttl>"), {}, 200, [60, 30, 60], id="a longer ttl"),
        pytest.param("", {}, 500, [60, 60, 60], id="failing, within the interval"),
        pytest.param("", {"Retry-After": "7200"}, 503, [60, 60, 60], id="in need"),
    ],
)
def test_when_the_next_look_is(
    site: Site, watched: Callable[..., Rounds], body: str, headers: dict[str, Any], status: int,
    pauses: list[int],
) -> None:  # fmt: skip
    """The next round is when something is due, and after the interval at the latest."""
    site.put("/feed", body, status, **headers)
    assert [round(pause / 60) for _, pause in watched(3, "/feed")] == pauses
    asked = {"well": 3, "a": 2}.get("well", 3)
    assert len(site.paths()) <= asked


def test_a_host_that_fails_is_asked_less_and_less(
    site: Site, watched: Callable[..., Rounds]
) -> None:
    """Of ten hours, one that fails all the time is asked in five at most."""
    site.put("/feed", "", 503)
    watched(10, "/feed")
    assert len(site.paths()) < 10


def test_stopping_loses_nothing(site: Site, watched: Callable[..., Rounds], store: Store) -> None:
    """Told to stop within a round, it stores what it has; the next round brings the rest."""
    for name in ("goma", "truce", "bukavu"):
        site.put(f"/{name}", page(name))
    site.put("/feed", rss([item("/goma"), item("/truce"), item("/bukavu")]), ETag='"1"')
    ((first, _),) = watched(1, "/feed", stop_at="/truce")
    assert (first.reports[0].new, first.reports[0].put_off) == (2, 1)
    site.asked.clear()
    watched(2, "/feed")
    assert site.paths()[:2] == ["/feed", "/bukavu"]
    assert len(store.articles()) == 3
