"""The one door to the parser: an article's paragraphs become sentences of plain tuples."""

from dateline.extract.language.parse import MODELS, load_model, parse_article

__all__ = ["MODELS", "load_model", "parse_article"]
