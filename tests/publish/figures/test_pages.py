"""Figures in real pages: strict policy, no other host, clicks, tables without JavaScript."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dateline.publish.chromium import find_chromium
from dateline.publish.figures import (
    BOKEH_SCRIPTS,
    BOKEH_STATIC,
    DARK,
    LIGHT,
    STATIC,
    Bar,
    Point,
    event_map,
    file_page,
    fragment,
    timeline,
)
from tests.publish.browser import needs_chromium
from tests.publish.figures.build import empty_figures, figures

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)
ALONE = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
TYPES = {".js": "text/javascript", ".css": "text/css"}
INK = """() => [...document.querySelectorAll('figure')].map((figure) => {
  const canvases = [];
  const walk = (node) => {
    if (node.tagName === 'CANVAS') canvases.push(node);
    for (const child of [...node.children, ...(node.shadowRoot?.children || [])]) walk(child);
  };
  walk(figure);
  const drawn = canvases.filter((canvas) => {
    const { width, height } = canvas;
    if (!width || !height) return false;
    const bytes = canvas.getContext('2d').getImageData(0, 0, width, height).data;
    return bytes.some((byte) => byte !== 0);
  });
  return drawn.length;
})"""

JOINED = """() => {
  const [plot] = Bokeh.documents.flatMap((one) => one.roots());
  const [mark] = plot.renderers.filter((one) => one.visible && /joined$/.test(one.name || ''));
  const [labels, xs, ys] = ['label', 'x', 'y'].map((name) => [...mark.data_source.get(name)]);
  const { frame } = Bokeh.index.get_one(plot);
  const box = document.querySelector('.drawing').getBoundingClientRect();
  const at = [box.x + frame.x_scale.compute(xs[0]), box.y + frame.y_scale.compute(ys[0])];
  return { labels, at };
}"""


def page_of(fragments: str) -> str:
    """Return a page as the web application makes them: scripts from files alone."""
    scripts = "".join(f'<script src="/{name}" defer></script>' for name in BOKEH_SCRIPTS)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title>'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/figures.css">'
        f'{scripts}<script src="/figures.js" defer></script></head><body>{fragments}</body></html>'
    )


def page_of_all() -> str:
    """Return a page with every figure, full and empty."""
    full = [fragment(figure) for figure in figures().values()]
    empty = [fragment(figure, f"no-{name}") for name, figure in empty_figures().items()]
    return page_of("".join([*full, *empty]))


@contextmanager
def served(html: str) -> Iterator[str]:
    """Serve a page with its files under the strict policy; any other path answers with its name."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, kind = _answer(self.path, html)
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def _answer(path: str, html: str) -> tuple[bytes, str]:
    name = path.lstrip("/")
    for folder in (STATIC, BOKEH_STATIC):
        if name and (folder / name).is_file():
            return (folder / name).read_bytes(), TYPES[Path(name).suffix]
    return (html.encode() if not name else path.encode()), "text/html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium, which a test has for itself."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=ALONE)
        yield chromium
        chromium.close()


def opened(
    browser: Browser, address: str, *, width: int = 800, scheme: Literal["light", "dark"] = "light"
) -> tuple[Page, list[str]]:
    """Open a page and wait until its figures are drawn; what it complains of is noted."""
    page = browser.new_page(viewport={"width": width, "height": 700}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type != "info" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda r: complaints.append(r.url) if _is_outside(r.url, address) else None)
    page.goto(address)
    page.wait_for_selector("html[data-figures=drawn]")
    page.wait_for_timeout(300)
    return page, complaints


def _is_outside(url: str, address: str) -> bool:
    return not url.startswith((address, "data:", "blob:"))


@needs_chromium
@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (320, "dark")])
def test_every_figure_draws_under_the_strict_policy(
    browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Nothing is refused, nothing asked of others, nothing wider than the page, no canvas empty."""
    with served(page_of_all()) as address:
        page, complaints = opened(browser, address, width=width, scheme=scheme)
        assert complaints == []
        assert min(page.evaluate(INK)) > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


@needs_chromium
def test_a_click_leads_to_the_permalink(browser: Browser) -> None:
    """A bar opens its address in the same tab."""
    bars = [Bar(period="2016-08", type="ASSAULT", count=3, address="/events?actor=Red%20Army&n=1")]
    with served(page_of(fragment(timeline(bars)))) as address:
        page, _ = opened(browser, address)
        box = page.locator(".drawing").bounding_box()
        assert box is not None
        with page.expect_navigation():
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.8)
        assert page.url == f"{address}/events?actor=Red%20Army&n=1"
        page.close()


@needs_chromium
def test_a_closer_look_parts_clusters(browser: Browser) -> None:
    """The page's script draws the level for the width of a pixel, and a click looks closer."""
    with served(page_of(fragment(figures()["map"]))) as address:
        page, _ = opened(browser, address)
        assert page.evaluate(JOINED)["labels"] == ["Aleppo and 1 more place"]
        for _ in range(6):
            seen = page.evaluate(JOINED)
            if not seen["labels"]:
                break
            page.mouse.click(*seen["at"])
            page.wait_for_timeout(400)
        assert page.evaluate(JOINED)["labels"] == []
        page.close()


@needs_chromium
def test_dark_pages_exchange_the_colours(browser: Browser) -> None:
    """A figure follows the scheme of the page, also when it changes."""
    accents = """() => Bokeh.documents.flatMap((one) => one.roots())
      .flatMap((root) => [...root.references()])
      .filter((one) => one.type === 'Scatter').map((one) => one.fill_color.value)"""
    with served(page_of(fragment(figures()["network"]))) as address:
        page, complaints = opened(browser, address, scheme="dark")
        assert set(page.evaluate(accents)) == {DARK.accent}
        page.emulate_media(color_scheme="light")
        page.wait_for_timeout(500)
        assert LIGHT.accent in page.evaluate(accents)
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        page.wait_for_timeout(500)
        assert set(page.evaluate(accents)) == {DARK.accent}
        assert complaints == []
        page.close()


@needs_chromium
def test_without_javascript_the_tables_are_there(browser: Browser) -> None:
    """Every row can be read and followed without any script."""
    with served(page_of_all()) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(address)
        assert page.get_by_role("link", name="Aleppo").is_visible()
        assert page.get_by_text("No event has two reviewers.").is_visible()
        assert not page.locator(".drawing").first.is_visible()
        context.close()


@needs_chromium
def test_a_file_works_offline(browser: Browser, tmp_path: Path) -> None:
    """A page of its own draws from the disk alone."""
    file = tmp_path / "map.html"
    file.write_text(file_page(figures()["map"]), encoding="utf-8")
    page, complaints = opened(browser, file.as_uri())
    assert complaints == []
    assert page.evaluate(INK)[0] > 0
    page.close()


def test_names_cannot_end_the_script() -> None:
    """What stands in an article is text in every part of a page."""
    bad = '</script><script>alert("x")</script>'
    html = fragment(event_map([Point(lat=1.0, lon=1.0, label=bad, count=1)]))
    assert html.count("<script") == 1
    assert "&lt;/script&gt;" in html
    item = re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)
    assert item is not None
    assert bad in json.dumps(json.loads(item[1]), ensure_ascii=False).replace('\\"', '"')
