"""Markup that comes over the network: the words in it, and what could exhaust a reader."""

import re

from lxml import etree, html

START = 65_536  # bytes within which the first element must begin
_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]*)")
_BLOCKS = frozenset(
    {"p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol",
     "table", "section", "article", "figure", "figcaption", "pre"}
)  # fmt: skip
_HIDDEN = ("script", "style", "figure", "iframe", "form")


def root_of(data: bytes) -> tuple[str, bytes]:
    """Return the name of the first element of some markup, and what stands before it.

    Args:
        data: The markup, in any encoding; only its start is looked at.

    Returns:
        The name in lower case, "" where there is no element; and the bytes before it.
    """
    plain = _without_comments(data[:START].replace(b"\x00", b""))  # UTF-16 is full of zeros
    root = _ROOT.search(plain)
    return (root[1].decode().lower(), plain[: root.start()]) if root else ("", plain)


def _without_comments(data: bytes) -> bytes:
    kept = []
    while data:
        before, opening, rest = data.partition(b"<!--")
        kept.append(before)
        data = rest.partition(b"-->")[2] if opening else b""
    return b"".join(kept)


def declares_entities(data: bytes) -> bool:
    """Say whether XML declares entities before its first element."""
    return b"<!ENTITY" in root_of(data)[1]


def words_of(fragment: str) -> str:
    """Return the words of a piece of HTML, a blank line between two paragraphs."""
    if not fragment.strip():
        return ""
    try:
        tree = html.fragment_fromstring(fragment.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return " ".join(fragment.split())
    etree.strip_elements(tree, *_HIDDEN, etree.Comment, with_tail=False)
    pieces: list[str] = [""]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_break = element.tag in _BLOCKS or element.tag == "br"
        if is_break and (event == "start" or element.tag != "br"):
            pieces.append("")
        pieces[-1] += (element.text if event == "start" else element.tail) or ""
    paragraphs = (" ".join(piece.split()) for piece in pieces)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
