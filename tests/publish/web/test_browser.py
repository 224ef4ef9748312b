"""The pages in a real browser: nothing foreign, nothing broken, usable by everybody."""

import threading
from collections.abc import Iterator
from typing import NamedTuple

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dateline.aggregate import joiner
from dateline.publish.chromium import find_chromium
from dateline.publish.web import Drafts, Site, make_app
from dateline.run import Worker
from dateline.settings import Settings
from dateline.store import Store
from tests.publish.browser import needs_chromium
from tests.publish.web.conftest import AT_HOME, clock
from tests.publish.web.test_paste import TEXT

pytestmark = needs_chromium
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
LISTS = ("/", "/events", "/stories", "/actors", "/dyads", "/sources", "/statements", "/articles")
OTHERS = (
    "/runs", "/ontology", "/search?words=port&type=ASSAULT", "/export", "/map", "/network",
    "/network?of=sources",
    "/briefing?since=2021",
    "/review", "/paste", "/nothing", "/sign-in",
    "/events?type=ASSAULT&origins=2",
)  # fmt: skip
PAGES = (*LISTS, *OTHERS)


class Seen(NamedTuple):
    """What a browser noticed while pages were shown."""

    page: Page
    console: list[str]
    foreign: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser, once."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def address(store: Store) -> Iterator[str]:
    """Serve the sample on a free port."""
    settings, drafts = Settings(), Drafts(Worker(Settings()))
    site = Site(store, AT_HOME, clock, settings, drafts, joiner(settings))
    server = uvicorn.Server(uvicorn.Config(make_app(site), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
    drafts.close()


def watched(context: BrowserContext, address: str) -> Seen:
    """Open a page that notes what goes wrong on it and what it asks of others."""
    seen = Seen(context.new_page(), [], [])
    seen.page.on(
        "console",
        lambda message: seen.console.append(message.text) if message.type == "error" else None,
    )
    seen.page.on("pageerror", lambda error: seen.console.append(str(error)))
    seen.page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else seen.foreign.append(request.url)
        ),
    )
    return seen


def items_of(store: Store) -> list[str]:
    """Return the addresses of one thing of each kind."""
    stored = max(store.events(), key=lambda one: len(one.event.accounts))
    said = next(one for one in store.statements() if one.statement.parent)
    pages, story = store.pages, next(iter(store.joined.stories(least_reports=2)))
    pair, actor = pages.dyads(limit=1).rows[0], pages.actors(limit=1).rows[0]
    source = pages.sources(limit=1).rows[0]
    return [
        f"/articles/{stored.article.id}", f"/events/{stored.event.id}", f"/stories/{story.id}",
        f"/actors/{actor.id}", f"/dyads/{pair.a.id}/{pair.b.id}", f"/sources/{source.id}",
        f"/statements/{said.article.id}/{said.statement.id}", "/runs", "/runs/1", "/ontology",
        "/ontology/types/ASSAULT", "/ontology/frames/assault.fight", "/ontology/markers",
        "/ontology/cues/say",
    ]  # fmt: skip


# Of the dark pages only the colours differ.
RULES = {"light": None, "dark": {"runOnly": ["color-contrast"]}}


@pytest.mark.parametrize("scheme", RULES)
def test_nothing_is_foreign_broken_or_inaccessible(
    browser: Browser, address: str, store: Store, scheme: str
) -> None:
    """On every page: no error, no request to others, no violation that axe knows of."""
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    seen = watched(context, address)
    found = {}
    for path in (*PAGES, *items_of(store)):
        seen.page.goto(address + path)
        violations = Axe().run(seen.page, options=RULES[scheme]).response["violations"]
        if violations:
            found[path] = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations]
    context.close()
    assert found == {}
    assert seen.foreign == []
    assert [text for text in seen.console if "404" not in text] == []


def test_every_page_fits_a_narrow_screen(browser: Browser, address: str, store: Store) -> None:
    """At 320 pixels nothing has to be scrolled sideways but tables in their own frame."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    wide = {}
    for path in (*PAGES, *items_of(store)):
        page.goto(address + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[path] = width
    context.close()
    assert wide == {}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_paste_to_export(browser: Browser, address: str, scripts: bool) -> None:
    """An article is pasted, kept, followed to an event and its chain, reviewed and exported."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{address}/paste")
    page.get_by_label("Text, as it was published").fill(TEXT)
    page.get_by_role("button", name="Code it").click()
    expect(page.get_by_text("Draft.")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("link", name="whole event").first.click()
    expect(page.get_by_role("heading", name="Who says so")).to_be_visible()
    expect(page.locator(".links .who").first).to_have_text("Meridian")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("accepted by ann").first).to_be_visible()
    page.get_by_role("link", name="Export the events of this article").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "dateline-csv.zip"
    context.close()


def test_the_review_queue_needs_no_mouse(browser: Browser, address: str, store: Store) -> None:
    """One key a decision: accept, skip, undo, edit, note."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/review")
    first = page.locator("a", has_text="whole event").get_attribute("href")
    page.keyboard.press("a")
    expect(page.locator("a", has_text="whole event")).not_to_have_attribute("href", str(first))
    assert [decision.what.value for decision in store.reviews.log()] == ["accept"]
    page.keyboard.press("u")
    expect(page.locator("a", has_text="whole event")).to_have_attribute("href", str(first))
    page.keyboard.press("e")
    expect(page.locator("#f-type")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.keyboard.type("look again")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.keyboard.press("s")
    page.wait_for_url("**skip=1**")
    assert [d.what.value for d in store.reviews.log()] == ["accept", "undo", "note"]
    context.close()
