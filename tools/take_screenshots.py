"""Writes the pictures of the pages in docs/howto/pages.md, from the bundled sample.

    python -m tools.take_screenshots

Needs Chromium on the PATH. Run it when the look of the pages changes.
"""

import re
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import httpx
from PIL import Image
from playwright.sync_api import sync_playwright

from dateline.publish.chromium import find_chromium

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
COLOURS = 96
SIZE = {"width": 1100, "height": 760}


def main() -> None:
    """Serve the sample and take a picture of each page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "demo.db"
        dateline = (sys.executable, "-m", "dateline")
        subprocess.run([*dateline, "demo", "--db", str(file)], check=True, capture_output=True)
        command = [*dateline, "serve", str(file), "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            found = re.search(r"http://\S+/", server.stderr.readline() if server.stderr else "")
            if found is None:
                raise SystemExit("the server did not say where it listens")
            take(found[0].rstrip("/"))
            server.terminate()


def take(address: str) -> None:
    """Take the pictures of the pages at an address."""
    client = httpx.Client(base_url=address, timeout=60, transport=httpx.HTTPTransport(retries=20))
    story = client.get("/stories.json", params={"order": "origins", "limit": 1}).json()["rows"][0]
    event = client.get("/events.json", params={"order": "origins", "limit": 1}).json()["rows"][0]
    pages = {
        "start": ("/", "light"),
        "article": (f"/articles/{quote(event['article'], safe='')}", "light"),
        "event": (f"/events/{event['id']}", "dark"),
        "story": (f"/stories/{story['id']}", "light"),
        "review": ("/review", "dark"),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        for name, (path, scheme) in pages.items():
            context = browser.new_context(viewport=SIZE, color_scheme=scheme)
            page = context.new_page()
            page.goto(address + path)
            page.wait_for_timeout(1500)
            with Image.open(BytesIO(page.screenshot())) as picture:
                few = picture.convert("RGB").quantize(COLOURS)  # a third of the size
                few.save(IMAGES / f"page-{name}.png", optimize=True)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
