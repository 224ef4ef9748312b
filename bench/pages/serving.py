"""``python -m bench.pages.serving --db FILE``: what the pages take over a large database.

Starts the server as a user would, asks every page of it, reads them with twenty readers at once
while articles are added, and draws the start page in Chromium.
"""

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote

import httpx
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.table import Table

from dateline.publish.chromium import find_chromium

SEED = 7
READERS = 20
SAMPLE = Path(__file__).parents[2] / "examples" / "dispatches"
ADDRESS = re.compile(r"http://\S+")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
LISTS = (
    "/", "/events", "/events?type=ASSAULT", "/events?order=origins", "/events?origins=3",
    "/stories", "/stories?disputed=true", "/articles", "/statements", "/actors", "/dyads",
    "/sources", "/map", "/map?type=ASSAULT", "/network", "/network?of=sources", "/runs",
    "/ontology", "/review", "/search?words=attack",
)  # fmt: skip


def main() -> None:
    """Measure, and print a table and three lines."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.pages.serving")
    parser.add_argument("--db", required=True, help="a database of python -m bench.pages")
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "news.db"  # a copy, for articles are added to it
        shutil.copy(given.db, file)
        with served(file) as (address, process):
            with httpx.Client(base_url=address, timeout=60) as client:
                pages = [*LISTS, *items(client)]
                measure(client, pages, given.rounds)
            print(f"memory of the server: {megabytes(process.pid):.0f} MB")
            crowd(address, pages, file)
            print(f"memory of the server after that: {megabytes(process.pid):.0f} MB")
            print(f"first paint of the start page: {first_paint(address):.0f} ms")


@contextmanager
def served(file: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve a database, and give the address and the process."""
    command = [sys.executable, "-m", "dateline", "serve", str(file), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        found = ADDRESS.search(process.stderr.readline() if process.stderr else "")
        if found is None:
            raise SystemExit("the server did not say where it listens")
        wait_for(found[0])
        yield found[0], process
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str) -> None:
    """Wait until a server answers."""
    while True:
        try:
            httpx.get(address, timeout=60)
        except httpx.ConnectError:
            time.sleep(0.1)
        else:
            return


def items(client: httpx.Client) -> list[str]:
    """Return the addresses of a frequent and a rare thing of each kind."""
    found = []
    for name in ("events", "stories", "articles", "actors", "sources"):
        rows = client.get(f"/{name}.json", params={"limit": 200}).json()["rows"]
        found += [f"/{name}/{quote(row['id'], safe='')}" for row in (rows[0], rows[-1])]
    pairs = client.get("/dyads.json", params={"limit": 200}).json()["rows"]
    for pair in (pairs[0], pairs[-1]):
        ids = (quote(pair[side]["id"], safe="") for side in ("a", "b"))
        found.append("/dyads/" + "/".join(ids))
    return found


def measure(client: httpx.Client, pages: list[str], rounds: int) -> None:
    """Ask every page in turn, and print the median and the 95th percentile of each."""
    spent: dict[str, list[float]] = {page: [] for page in pages}
    for number in range(rounds + 1):
        for page in pages:
            start = time.perf_counter()
            answer = client.get(page)
            seconds = time.perf_counter() - start
            answer.raise_for_status()
            if number:  # the first round finds cold caches
                spent[page].append(seconds)
    table = Table("page", "median ms", "95th ms", box=None)
    for page, seconds in spent.items():
        high = quantiles(seconds, n=20)[-1]
        table.add_row(page, f"{1000 * median(seconds):.0f}", f"{1000 * high:.0f}")
    every = [one for seconds in spent.values() for one in seconds]
    table.add_row("all", f"{1000 * median(every):.0f}", f"{1000 * quantiles(every, n=20)[-1]:.0f}")
    Console().print(table)


def crowd(address: str, pages: list[str], file: Path) -> None:
    """Have twenty readers read at random while articles are added, and print what went wrong."""
    wrong: list[str] = []
    spent: list[float] = []
    done = threading.Event()

    def read(number: int) -> None:
        choose = random.Random(SEED + number)  # noqa: S311 - no secret
        with httpx.Client(base_url=address, timeout=120) as client:
            while not done.is_set():
                page = choose.choice(pages)
                start = time.perf_counter()
                answer = client.get(page)
                spent.append(time.perf_counter() - start)
                if answer.status_code != 200:
                    wrong.append(f"{page}: {answer.status_code}")

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    command = [sys.executable, "-m", "dateline", "add", str(SAMPLE), "--db", str(file)]
    added = subprocess.run(command, capture_output=True, text=True, check=False)
    done.set()
    for reader in readers:
        reader.join()
    print(
        f"{READERS} readers while articles were added: {len(spent)} pages, median "
        f"{1000 * median(spent):.0f} ms, errors {len(wrong)} {json.dumps(wrong[:3])}; "
        f"add ended with {added.returncode}: {added.stderr.strip().splitlines()[-1]}"
    )


def first_paint(address: str) -> float:
    """Return after how many milliseconds Chromium first paints the start page, median of five."""
    script = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_chromium()), args=list(FLAGS))
        found = []
        for _ in range(5):
            page = browser.new_page()
            page.goto(address)
            page.wait_for_function(f"{script.split('[0]', maxsplit=1)[0]}.length > 0")
            found.append(float(page.evaluate(script)))
            page.close()
        browser.close()
    return median(found)


def megabytes(process: int) -> float:
    """Return the memory that a process holds."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
