"""A briefing as Markdown, for a page of a bulletin."""

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.publish.briefing.lines import cited, facts
from dateline.publish.briefing.naming import sentence_case
from dateline.publish.briefing.records import Briefing, Item, Line, Reference, Sentence
from dateline.publish.briefing.words import counted, in_quotes

# What Markdown or HTML would read as its own wherever it stands, and what it would at a beginning.
ANYWHERE = re.compile(r"([\\`*_\[\]<>|~])")
AT_START = re.compile(r"^(?:([#+\-=])|(\d+)([.)]\s))")


def markdown(briefing: Briefing) -> str:
    """Return a briefing as Markdown; what stands in a text of others is never read as markup."""
    return "\n".join(_lines(briefing)).rstrip() + "\n"


def plain(text: str) -> str:
    """Return text on one line so that Markdown shows it as it stands."""
    line = " ".join(text.split()).replace("&", "&amp;")
    return AT_START.sub(_escaped, ANYWHERE.sub(r"\\\1", line))


def _escaped(start: re.Match[str]) -> str:
    return f"\\{start[1]}" if start[1] else f"{start[2]}\\{start[3]}"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield from (f"# Briefing: {plain(briefing.title)}", "")
    yield from (plain(" ".join(briefing.summary)), "")
    for note in briefing.notes:
        yield from (f"*{plain(note)}*", "")
    if briefing.items:
        yield from ("## Stories", "")
        for item in briefing.items:
            yield from _item(item)
    yield from _disputes(briefing)
    yield from _changes(briefing)
    yield from _alone(briefing)
    yield from _timeline(briefing)
    yield from _places(briefing)
    if briefing.references:
        yield from ("## References", "")
        for reference in briefing.references:
            yield f"{reference.number}. {_reference(reference)}"


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f" \\[{number}\\]" for number in numbers)


def _sentence(sentence: Sentence) -> str:
    return plain(sentence.text) + _marks(sentence.references)


def _item(item: Item) -> Iterator[str]:
    yield from (f"### {item.number}. {plain(item.lines[0].sentence.text)}", "")
    if item.quotation:
        words, chain = plain(in_quotes(item.quotation.words)), plain(item.quotation.chain)
        yield from (f"> {words}", ">")
        yield from (f"> \N{EM DASH} {chain}{_marks([item.quotation.reference])}", "")
    for line in item.lines:
        if line is not item.lines[0]:
            yield from (f"**{plain(line.sentence.text)}**", "")
        yield from (_facts(line) + _marks(line.sentence.references), "")
        for further in line.further:
            yield f"- {_sentence(further)}"
        if line.further:
            yield ""


def _facts(line: Line) -> str:
    """Return notes and facts of a story in one line, the notes in bold."""
    notes = "".join(f"**{plain(sentence_case(note))}.** " for note in line.notes)
    return notes + plain(sentence_case(facts(line))) + "."


def _disputes(briefing: Briefing) -> Iterator[str]:
    if briefing.disputes:
        yield from ("## What accounts differ on", "")
    for dispute in briefing.disputes:
        yield from (
            f"**{plain(dispute.question)}** {plain(dispute.about)} (story {dispute.item})",
            "",
        )
        yield from (f"- {_sentence(answer)}" for answer in dispute.answers)
        yield ""


def _changes(briefing: Briefing) -> Iterator[str]:
    if briefing.changes:
        yield from ("## What changed between actors", "")
    for change in briefing.changes:
        disputed = f" **{plain(sentence_case(change.disputed))}.**" if change.disputed else ""
        told = f"**{sentence_case(change.kind)}.** {_sentence(change.sentence)}"
        yield f"- {told} {plain(change.before)} ({change.counts}){disputed}"
    if briefing.changes:
        yield ""


def _alone(briefing: Briefing) -> Iterator[str]:
    if briefing.alone:
        yield from ("## What rests on one origin only", "")
    for alone in briefing.alone:
        numbers = ", ".join(map(str, alone.items))
        yield f"- {plain(alone.origin)}: {counted_stories(alone.items)} {numbers}"
    if briefing.alone:
        yield ""


def counted_stories(items: Sequence[int]) -> str:
    """Return "story" or "stories"."""
    return counted(len(items), "story", "stories").partition(" ")[2]


def _timeline(briefing: Briefing) -> Iterator[str]:
    if briefing.timeline:
        yield from ("## Timeline", "", "| when | what | story |", "|---|---|---|")
        for entry in briefing.timeline:
            yield f"| {plain(entry.words)} | {plain(entry.text)} | {entry.item} |"
        yield ""


def _places(briefing: Briefing) -> Iterator[str]:
    if briefing.places:
        yield from ("## Places", "", "| where | stories |", "|---|---|")
        for spot in briefing.places:
            yield f"| {plain(spot.place)} | {', '.join(map(str, spot.items))} |"
        yield ""


def _reference(reference: Reference) -> str:
    address = f". <{reference.url}>" if reference.url else "."
    return plain(cited(reference)) + address
