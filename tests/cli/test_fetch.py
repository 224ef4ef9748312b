"""The commands that ask the network, as a user types them."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ATTACK, Run
from tests.fetch.site import Site, serving
from tests.fetch.texts import STORIES, item, opml, page, rss

HERE = ("--allow-private", "--pause", "0", "--timeout", "5")


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a site with a feed of three stories."""
    with serving() as running:
        for name in STORIES:
            running.put(f"/{name}", page(name), 200, Content_Type="text/html")
        running.put("/feed", rss([item(f"/{name}") for name in STORIES]), ETag='"1"')
        yield running


def test_fetch_tells_what_came_in_what_was_unchanged_and_what_failed(
    run: Run, site: Site, tmp_path: Path
) -> None:
    """One line a feed, one a failure with its reason, and one for all of it."""
    database, feeds = tmp_path / "news.db", tmp_path / "feeds.opml"
    feeds.write_text(opml(site.at("/feed"), site.at("/none")))
    first = run("fetch", feeds, "--db", database, *HERE)
    again = run("fetch", feeds, "--db", database, *HERE)
    shown = run("show", "events", "--db", database, "--json").out.splitlines()
    assert first.status == again.status == 1
    assert f"Error: {site.at('/none')}: is not there" in first.err
    assert f"{site.at('/feed')}: 3 new\n" in first.err
    assert "2 inputs, 3 articles added, 1 failed" in first.err
    assert f"{site.at('/feed')}: unchanged\n" in again.err
    assert f"{site.at('/none')}: is left alone until" in again.err
    assert len(shown) >= 3


def test_what_is_left_alone_can_be_asked_now(run: Run, site: Site, tmp_path: Path) -> None:
    """With --now, what failed a moment ago is asked again."""
    database = tmp_path / "news.db"
    run("fetch", site.at("/late"), "--db", database, *HERE)
    site.put("/late", rss([item("/goma")]))
    assert "is left alone" in run("fetch", site.at("/late"), "--db", database, *HERE).err
    assert "1 new" in run("fetch", site.at("/late"), "--db", database, "--now", *HERE).err


def test_the_outcome_as_json(run: Run, site: Site, tmp_path: Path) -> None:
    """With --json, one object for each address goes to standard output."""
    result = run("fetch", site.at("/feed"), "--db", tmp_path / "news.db", "--json", *HERE)
    report = json.loads(result.out)
    assert (result.status, report["outcome"], report["new"]) == (0, "read", 3)


def test_a_private_address_is_refused_unless_allowed(run: Run, site: Site, tmp_path: Path) -> None:
    """The refusal names the option that allows it; nothing was sent."""
    result = run("fetch", site.at("/feed"), "--db", tmp_path / "news.db")
    assert result.status == 1
    assert "--allow-private" in result.err
    assert site.asked == []


def test_a_page_is_coded_from_its_address(run: Run, site: Site) -> None:
    """``code`` takes addresses as it takes files; the address is input and url."""
    result = run("code", site.at("/goma"), "--published", "2021-03-12", "--json", *HERE)
    coding = json.loads(result.out)
    assert (result.status, result.err) == (0, "")
    assert coding["article"]["input"] == coding["article"]["url"] == site.at("/goma")
    assert coding["article"]["title"] == STORIES["goma"][0]
    assert coding["events"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/feed", "is a feed, not an article; read it with 'dateline fetch"),
        ("/none", "is not there"),
    ],
)
def test_an_address_without_an_article_is_named(
    run: Run, site: Site, articles: Path, path: str, words: str
) -> None:
    """An address that gives no article is one message, and the files beside it are coded."""
    result = run("code", site.at(path), articles / "attack.txt", "--json", *HERE)
    assert (result.status, len(result.out.splitlines())) == (1, 1)
    assert words in result.err


def test_adding_and_retrying_addresses(run: Run, site: Site, tmp_path: Path) -> None:
    """``add`` keeps pages, ``retry`` asks again for those that failed, ``fetch`` knows both."""
    database = tmp_path / "news.db"
    assert run("add", site.at("/goma"), site.at("/late"), "--db", database, *HERE).status == 1
    site.put("/late", page("goma").replace("Goma", "Bunia"))
    assert "1 article added" in run("retry", "--db", database, *HERE).err
    site.put("/feed", rss([item("/goma"), item("/late")]))
    result = run("fetch", site.at("/feed"), "--db", database, *HERE)
    assert "0 new, 2 known before" in result.err


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("ftp://quay.example/a.txt", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://127.0.0.1:1/", "--allow-private"),
    ],
)
def test_addresses_that_are_not_asked(run: Run, given: str, words: str) -> None:
    """Other protocols and this machine are refused with the reason."""
    result = run("code", given)
    assert result.status == 1
    assert words in result.err


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_watch_stops_when_it_is_told_to(site: Site, tmp_path: Path, sign: int) -> None:
    """Told to stop while it waits for the next round, it ends well, and all is stored."""
    database = tmp_path / "news.db"
    command = [sys.executable, "-m", "dateline", "watch", site.at("/feed"), "--db", str(database)]
    process = subprocess.Popen([*command, *HERE, "-v"], stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    lines = []
    for line in process.stderr:
        lines.append(line)
        if "the next look is in" in line:
            os.kill(process.pid, sign)
    assert process.wait() == 0, lines
    assert any("3 articles added" in line for line in lines)
    assert lines[-1].startswith("stopped")


@pytest.mark.parametrize("given", ["none.opml", "http://127.0.0.1:9/rss", "ftp://quay.example/"])
def test_watch_with_nothing_to_watch(run: Run, tmp_path: Path, given: str) -> None:
    """Where no input can ever be read, it ends at once."""
    result = run("watch", given, "--db", tmp_path / "news.db")
    assert result.status == 1
    assert "there is nothing to watch" in result.err


def test_no_command_asks_the_network_for_a_file(run: Run, site: Site, tmp_path: Path) -> None:
    """An address within an article is never followed."""
    (tmp_path / "a.txt").write_text(f"{ATTACK}\nSee {site.at('/goma')}\n")
    canonical = f'<link rel="canonical" href="{site.at("/x")}">'
    (tmp_path / "a.html").write_text(page("truce", canonical))
    assert run("code", tmp_path, *HERE).status == 0
    assert site.asked == []
