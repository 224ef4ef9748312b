"""Draws pages with Chromium: pictures, PDF files, and pages as they are after their scripts ran.

Each call is a browser of its own: headless, with an empty profile that is thrown away, a time
limit, and no way to any other host, so that a page can neither fetch anything nor tell anybody.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import BrowserError, BrowserMissingError

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SECONDS = 60.0  # a page takes one or two; a machine that is busy takes longer
SCRIPT_MILLISECONDS = 10_000  # of the page's own time, which passes as fast as scripts run
LAST_LINES = 3  # of what the browser said, in an error
ALONE = (
    "--headless",
    "--no-first-run",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    f"--virtual-time-budget={SCRIPT_MILLISECONDS}",
)


def find_chromium(browser: str | None = None) -> str:
    """Return the path of Chromium.

    Args:
        browser: Its path or name, where the user gives it; None looks for it on the PATH.

    Returns:
        The path of a program.

    Raises:
        BrowserMissingError: There is none.
    """
    names = (browser,) if browser else NAMES
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    if browser:
        raise BrowserMissingError(f"{browser}: is no program; give the path of Chromium or Chrome")
    raise BrowserMissingError(
        "pictures and PDF files are drawn by Chromium, and there is none on the PATH; install it "
        "('apt install chromium', or Google Chrome), or choose a format that needs no browser"
    )


def screenshot(  # noqa: PLR0913 - one parameter an option
    html: str,
    file: str | Path,
    *,
    width: int,
    height: int,
    scale: float = 1.0,
    browser: str | None = None,
    seconds: float = SECONDS,
) -> None:
    """Write what a page looks like as a PNG file.

    The picture shows the top left of the page; what does not fit is cut off. Scripts may see a
    window of at least 500 pixels until the picture is taken.

    Args:
        html: The whole page, with all it needs.
        file: Where to; a file that is there is replaced.
        width: CSS pixels.
        height: CSS pixels.
        scale: Pixels of the picture a CSS pixel; 2 is sharp on paper.
        browser: Path of Chromium; None looks for it.
        seconds: How long it may take.

    Raises:
        BrowserMissingError: There is no Chromium.
        BrowserError: It failed, or took too long.
    """
    with _page(html) as page:
        drawn = page.with_name("page.png")
        size = (f"--window-size={width},{height}", f"--force-device-scale-factor={scale:g}")
        said = _run(page, (*size, f"--screenshot={drawn}"), browser, seconds)
        _hand_over(drawn, file, said)


def print_pdf(
    html: str, file: str | Path, *, browser: str | None = None, seconds: float = SECONDS
) -> None:
    """Write a page as a PDF file, as it would be printed; ``@page`` in its styles sets the paper.

    Args:
        html: The whole page, with all it needs.
        file: Where to; a file that is there is replaced.
        browser: Path of Chromium; None looks for it.
        seconds: How long it may take.

    Raises:
        BrowserMissingError: There is no Chromium.
        BrowserError: It failed, or took too long.
    """
    with _page(html) as page:
        drawn = page.with_name("page.pdf")
        how = ("--no-pdf-header-footer", f"--print-to-pdf={drawn}")
        _hand_over(drawn, file, _run(page, how, browser, seconds))


def dump_dom(html: str, *, browser: str | None = None, seconds: float = SECONDS) -> str:
    """Return a page as HTML as it is after its scripts ran.

    Args:
        html: The whole page, with all it needs.
        browser: Path of Chromium; None looks for it.
        seconds: How long it may take.

    Returns:
        The page.

    Raises:
        BrowserMissingError: There is no Chromium.
        BrowserError: It failed, or took too long.
    """
    with _page(html) as page:
        dumped = _run(page, ("--dump-dom",), browser, seconds)[0]
    return dumped.decode("utf-8", "replace")


@contextmanager
def _page(html: str) -> Iterator[Path]:
    """Keep a page in a file, in a folder that the browser has to itself."""
    # What a browser that was stopped still writes must not stop the program.
    with tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        yield page


def _run(
    page: Path, how: tuple[str, ...], browser: str | None, seconds: float
) -> tuple[bytes, bytes]:
    """Open a page, and return what the browser wrote to its output and to its messages."""
    program = find_chromium(browser)
    root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    profile = f"--user-data-dir={page.parent / 'profile'}"
    # All flags are ours and the page is a file, so nothing in a text can become a command.
    process = subprocess.Popen(  # noqa: S603
        [program, *ALONE, *root, profile, *how, page.as_uri()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # so that its helpers can be stopped with it
    )
    try:
        said = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise BrowserError(
            f"{program}: had not drawn the page after {seconds:g} seconds and was stopped; try "
            "again when the machine is less busy, or draw less"
        ) from error
    finally:
        _stop(process)
    if process.returncode:
        raise BrowserError(f"{program}: ended with status {process.returncode}{_last_words(said)}")
    return said


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a browser that is still running, with its helpers."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.communicate()


def _hand_over(drawn: Path, file: str | Path, said: tuple[bytes, bytes]) -> None:
    if not drawn.is_file():
        raise BrowserError(f"Chromium drew nothing{_last_words(said)}")
    Path(file).write_bytes(drawn.read_bytes())


def _last_words(said: tuple[bytes, bytes]) -> str:
    """Return the end of what a browser said, for an error; nothing where it said nothing."""
    lines = said[1].decode("utf-8", "replace").split("\n")
    last = [line.strip() for line in lines if line.strip()][-LAST_LINES:]
    return f": {' / '.join(last)}" if last else "; run it by hand to see why"
