"""Bytes to articles: text, HTML, PDF and JSON Lines, with what their mastheads say."""

from dateline.read.article import article_from_text
from dateline.read.inputs import FORMATS, read_articles

__all__ = ["FORMATS", "article_from_text", "read_articles"]
