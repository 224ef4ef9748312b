"""Pages drawn by a real Chromium: pictures, PDF files, scripts, and no way to another host."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from dateline.errors import BrowserError, BrowserMissingError
from dateline.publish.chromium import dump_dom, find_chromium, print_pdf, screenshot
from tests.publish.browser import needs_chromium

PAGE = """<!doctype html><meta charset="utf-8"><title>Page</title>
<style>@page { size: A4 }</style><p id="told">Caf\N{LATIN SMALL LETTER E WITH ACUTE}</p>
<script>setTimeout(() => document.getElementById("told").append(" after a second"), 1000)</script>
"""


@needs_chromium
def test_a_page_is_drawn_after_its_scripts_ran() -> None:
    """The page comes back with what its timers did, in UTF-8."""
    assert "Caf\N{LATIN SMALL LETTER E WITH ACUTE} after a second" in dump_dom(PAGE)


@needs_chromium
@pytest.mark.parametrize(
    ("scale", "pixels"), [(1, (320, 200)), (2, (640, 400))], ids=["as large", "twice as sharp"]
)
def test_a_picture_has_the_size_asked_for(
    tmp_path: Path, scale: int, pixels: tuple[int, int]
) -> None:
    """A picture is a PNG file of the width and height asked for, times the scale."""
    file = tmp_path / "page.png"
    screenshot(PAGE, file, width=320, height=200, scale=scale)
    head = file.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert (int.from_bytes(head[16:20]), int.from_bytes(head[20:24])) == pixels


@needs_chromium
def test_a_pdf_has_the_paper_of_the_page_and_its_text(tmp_path: Path) -> None:
    """A PDF file is of the paper that the page asks for, without a header of the browser's."""
    file = tmp_path / "page.pdf"
    print_pdf(PAGE, file)
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == 1
        assert [round(side) for side in document[0].get_size()] == [595, 842]
        assert (
            document[0]
            .get_textpage()
            .get_text_range()
            .strip()
            .startswith("Caf\N{LATIN SMALL LETTER E WITH ACUTE} after")
        )


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and the paths that it was asked for."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@needs_chromium
def test_a_page_reaches_no_server(asked: tuple[str, list[str]]) -> None:
    """Neither pictures nor scripts of a page are fetched, not even from this machine."""
    address, paths = asked
    host = address.replace("127.0.0.1", "localhost")
    dump_dom(f'<img src="{address}/a.png"><script src="{host}/b.js"></script><p>c')
    assert paths == []


def test_a_browser_that_is_missing_is_named() -> None:
    """A path that is no program is said, with what to give instead."""
    with pytest.raises(BrowserMissingError, match=r"nowhere/chromium: is no program; give"):
        find_chromium("nowhere/chromium")


def test_no_browser_at_all_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Chromium on the PATH the message says what to install."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BrowserMissingError, match="install it"):
        dump_dom(PAGE)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("exit 3", r"ended with status 3"),
        ("echo no display >&2; exit 1", r"status 1: no display"),
        ("exit 0", r"drew nothing"),
        ("sleep 60", r"had not drawn the page after 0.2 seconds"),
    ],
    ids=["fails", "fails and says why", "draws nothing", "never ends"],
)
def test_a_browser_that_fails_says_how(tmp_path: Path, script: str, message: str) -> None:
    """What goes wrong in the browser is one error; nothing is written, and nothing runs on."""
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    file = tmp_path / "page.png"
    with pytest.raises(BrowserError, match=message):
        screenshot(
            PAGE,
            file,
            width=10,
            height=10,
            browser=str(browser),
            seconds=0.2 if "sleep" in script else 20,
        )
    assert not file.exists()
