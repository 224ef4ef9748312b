"""A briefing as one HTML page that mail programs keep: tables, inline styles, nothing fetched."""

from base64 import b64encode
from functools import cache
from pathlib import Path

import jinja2
import msgspec

from dateline.publish.briefing.lines import cited, facts
from dateline.publish.briefing.naming import sentence_case
from dateline.publish.briefing.records import Briefing
from dateline.publish.briefing.words import in_quotes

FOLDER = Path(__file__).with_name("templates")
TEMPLATE = "briefing.html"
INK, GREY, ACCENT, RULE, PALE = "#1b1b1b", "#595959", "#8c2f1b", "#d4d0c8", "#f6f4ef"
SERIF = "font-family: Georgia, 'Times New Roman', serif"
SANS = "font-family: Helvetica, Arial, sans-serif"
# Mail programs drop style sheets, so each element carries its own.
STYLES = {
    "page": f"margin: 0; padding: 0; background-color: #ffffff; color: {INK}",
    "column": "width: 100%; max-width: 680px; border-collapse: collapse",
    "cell": f"padding: 24px 16px; {SERIF}; font-size: 16px; line-height: 1.45; color: {INK}",
    "kind": f"margin: 0; {SANS}; font-size: 12px; letter-spacing: 1px; color: {ACCENT}",
    "h1": "margin: 4px 0 12px 0; font-size: 26px; line-height: 1.2; font-weight: bold",
    "summary": "margin: 0 0 8px 0; font-size: 16px",
    "note": (
        f"margin: 0 0 8px 0; padding: 8px 12px; background-color: {PALE}; {SANS}; "
        f"font-size: 13px; color: {INK}"
    ),
    "h2": (
        f"margin: 28px 0 10px 0; padding-top: 10px; border-top: 2px solid {INK}; {SANS}; "
        "font-size: 15px; font-weight: bold"
    ),
    "h3": "margin: 20px 0 4px 0; font-size: 18px; line-height: 1.3; font-weight: bold",
    "also": "margin: 10px 0 4px 0; font-size: 16px; font-weight: bold",
    "facts": f"margin: 0 0 6px 0; {SANS}; font-size: 13px; color: {GREY}",
    "flag": f"color: {ACCENT}; font-weight: bold",
    "quote": f"margin: 8px 0; padding: 0 0 0 12px; border-left: 3px solid {RULE}",
    "words": "margin: 0 0 4px 0; font-style: italic",
    "list": f"margin: 4px 0 8px 0; padding: 0 0 0 20px; {SANS}; font-size: 13px",
    "changes": "margin: 4px 0 8px 0; padding: 0 0 0 20px",
    "li": "margin: 0 0 6px 0",
    "p": "margin: 0 0 6px 0",
    "table": "width: 100%; border-collapse: collapse; margin: 4px 0 12px 0",
    "th": (
        f"text-align: left; vertical-align: top; padding: 4px 8px 4px 0; {SANS}; "
        f"font-size: 12px; border-bottom: 1px solid {INK}"
    ),
    "td": (
        f"text-align: left; vertical-align: top; padding: 5px 8px 5px 0; {SANS}; "
        f"font-size: 13px; border-bottom: 1px solid {RULE}"
    ),
    "image": "display: block; width: 100%; max-width: 648px; height: auto; border: 0",
    "link": f"color: {INK}; text-decoration: underline; word-break: break-all",
    "mark": f"{SANS}; font-size: 12px; color: {GREY}; text-decoration: none; white-space: nowrap",
    "foot": f"margin: 24px 0 0 0; {SANS}; font-size: 12px; color: {GREY}",
}


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture, with the words for those who do not see it."""

    png: bytes
    alternative: str

    @property
    def address(self) -> str:
        """The picture itself as an address, so that nothing has to be fetched."""
        return f"data:image/png;base64,{b64encode(self.png).decode()}"


class Pictures(msgspec.Struct, frozen=True, kw_only=True):
    """The pictures of a briefing; without them it has its tables alone."""

    places: Picture | None = None
    timeline: Picture | None = None


def html(briefing: Briefing, pictures: Pictures | None = None) -> str:
    """Return a briefing as one HTML page that can be mailed, shown and printed.

    Args:
        briefing: The briefing.
        pictures: Its map and its timeline; None for the tables alone.

    Returns:
        The page. It has no script and asks no host for anything; what stands in a text of others is
        shown as it stands, never read as markup.
    """
    return _template().render(b=briefing, s=STYLES, pictures=pictures or Pictures())


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "facts": facts,
        "quoted": in_quotes,
        "cited": cited,
        "sentence": sentence_case,
    }
    return environment.get_template(TEMPLATE)
