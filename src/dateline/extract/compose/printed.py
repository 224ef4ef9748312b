"""Puts the words of a text into its records as they are printed, where they were read otherwise."""

from typing import TypeVar

import msgspec

from dateline.records import Coding, Span

T = TypeVar("T")


def as_printed(coding: Coding) -> Coding:
    """Return the coding of a text that was read in another form, with the text's own words.

    Args:
        coding: The coding; the ``text`` of its records may differ from the article in case,
            and lack what editors inserted.

    Returns:
        The coding with every such ``text`` as it stands at its ``span``; names stay as restored.
    """
    return msgspec.structs.replace(
        coding,
        **{
            field: _printed(getattr(coding, field), coding.article.text)
            for field in ("events", "statements", "dyads", "places", "times")
        },
    )


def _printed(value: T, text: str) -> T:
    if isinstance(value, tuple) and not isinstance(value, Span):
        return tuple(_printed(item, text) for item in value)  # type: ignore[return-value]
    if not isinstance(value, msgspec.Struct):
        return value
    changes = {field: _printed(getattr(value, field), text) for field in value.__struct_fields__}
    words, span = changes.get("text"), changes.get("span")
    if isinstance(words, str) and isinstance(span, Span):
        printed = text[span.start : span.end]
        changes["text"] = printed if len(printed) == len(words) else words
    return msgspec.structs.replace(value, **changes)
