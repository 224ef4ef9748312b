"""Lines that every form of a briefing shows alike: the facts of a story, a reference."""

from dateline.publish.briefing.records import Line, Reference
from dateline.publish.briefing.words import day_words, in_quotes


def facts(line: Line) -> str:
    """Return what is to be known of a story beside its sentence and notes, in one line."""
    parts = (line.counts, line.credibility, line.confidence_words, line.review)
    return "; ".join(part for part in parts if part)


def cited(reference: Reference) -> str:
    """Return a reference in words, all but its address."""
    title = " ".join((reference.title or "").split())
    parts = (reference.publisher, in_quotes(title) if title else "", day_words(reference.published))
    more = (
        ("republished from ", reference.republished_from),
        ("credits ", reference.agency),
        ("also carried by ", "; ".join(reference.copies)),
    )
    told = (f"; {what}{value}" for what, value in more if value)
    return ", ".join(part for part in parts if part) + "".join(told)
