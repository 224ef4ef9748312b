"""A briefing as a PDF file: its page, printed by Chromium."""

from pathlib import Path

from dateline.errors import BrowserMissingError
from dateline.publish.briefing.html import Pictures, html
from dateline.publish.briefing.records import Briefing
from dateline.publish.chromium import print_pdf


def pdf(
    briefing: Briefing,
    file: str | Path,
    pictures: Pictures | None = None,
    *,
    browser: str | None = None,
) -> None:
    """Write a briefing as a PDF file.

    Args:
        briefing: The briefing.
        file: Where to; a file that is there is replaced.
        pictures: Its map and its timeline; None for the tables alone.
        browser: Path of Chromium; None looks for it.

    Raises:
        BrowserMissingError: There is no Chromium; the message says what works without it.
        BrowserError: It failed, or took too long.
    """
    try:
        print_pdf(html(briefing, pictures), file, browser=browser)
    except BrowserMissingError as error:
        raise BrowserMissingError(
            f"{error}; '-o brief.html' and '-o brief.md' need none"
        ) from error
