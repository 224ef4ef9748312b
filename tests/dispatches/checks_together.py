"""Compares what the sample says as a whole with the sheet: copies, origins, stories, histories."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from dateline import Coding, Settings
from dateline.aggregate import (
    Copies,
    DyadHistory,
    EventRef,
    Report,
    Story,
    dyad_histories,
    find_copies,
    find_stories,
    independent_origins,
    originals,
)
from tests.dispatches.checks import overlap, place_of, same_actors, statement_at
from tests.dispatches.sheet import Apart, ExpectedHistory, ExpectedStory, SharedText


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """The sample, aggregated; articles go by file name."""

    codings: dict[str, Coding]
    copies: tuple[Copies, ...]
    stories: tuple[Story, ...]
    histories: tuple[DyadHistory, ...]

    def names(self, ids: Iterable[str]) -> set[str]:
        """Return the file names of articles."""
        by_id = {coding.article.id: name for name, coding in self.codings.items()}
        return {by_id[given] for given in ids}


def aggregate(codings: Mapping[str, Coding]) -> Whole:
    """Aggregate the codings of the sample."""
    given, settings = list(codings.values()), Settings()
    copies = find_copies(
        (coding.article for coding in given), containment=settings.near_copy_containment
    )
    return Whole(
        codings=dict(codings),
        copies=copies,
        stories=find_stories(given, settings),
        histories=dyad_histories(given, originals(copies)),
    )


def file_name(coding: Coding) -> str:
    """Return the file of an article, with the line for JSON Lines."""
    return Path(coding.article.input).name


def copies_problem(whole: Whole, wanted: SharedText) -> str:
    """Say what is wrong with a group of copies."""
    found = [whole.names(group.articles) for group in whole.copies]
    return "" if set(wanted.articles) in found else f"copies are {found}, not {wanted.articles}"


def origins_problem(whole: Whole, wanted: SharedText) -> str:
    """Say whom statements rest on, where it is not one source."""
    reports = []
    for name in wanted.articles:
        coding = whole.codings[name]
        statement = statement_at(coding, wanted.words)
        if statement is None:
            return f"nobody is reported to say {wanted.words!r} in {name}"
        reports.append(Report(article=coding.article, chain=statement.chain))
    found = [origin.name for origin in independent_origins(reports, originals(whole.copies))]
    return "" if len(found) == 1 else f"{wanted.words!r} rests on {found}, not on one"


def story_problem(whole: Whole, wanted: ExpectedStory) -> str:
    """Say which articles or numbers are missing from the fullest story of a happening."""
    stories = [story for story in whole.stories if story.type == wanted.type]
    fullest = max(stories, key=lambda s: len(set(wanted.articles) & whole.names(s.reports)))
    missing = sorted(set(wanted.articles) - whole.names(fullest.reports))
    if missing:
        return f"{wanted.happening} is not reported by {', '.join(missing)}"
    origins = [origin.name for origin in fullest.origins]
    if wanted.origins not in {None, len(origins)}:
        return f"{wanted.happening} rests on {origins}, not on {wanted.origins} origins"
    given = [(told.low, told.high) for told in fullest.deaths.by] if fullest.deaths else []
    unknown = [bounds for bounds in wanted.deaths if bounds not in given]
    return f"{wanted.happening} has the tolls {given}, and not {unknown}" if unknown else ""


def apart_problem(whole: Whole, wanted: Apart) -> str:
    """Say that two reports were taken for reports of one happening."""
    events = [events_at(whole.codings[name], words) for name, words in wanted.reports]
    joined = [
        story.id for story in whole.stories if all(refs & set(story.events) for refs in events)
    ]
    return f"{wanted.reports} are in one story, {joined}" if joined else ""


def events_at(coding: Coding, words: str) -> set[EventRef]:
    """Return the events that the words report."""
    place = place_of(coding.article, words)
    return {
        EventRef(coding.article.id, event.id)
        for event in coding.events
        if any(overlap(span, place) for span in (event.anchor, *event.mentions))
    }


def history_problem(whole: Whole, wanted: ExpectedHistory) -> str:
    """Say what is wrong with the states that a pair goes through."""
    found = [
        [str(spell.state) for spell in history.spells]
        for history in whole.histories
        if same_actors((history.a, history.b), wanted.between)
    ]
    right = any(goes_through(states, wanted.states) for states in found)
    return "" if right else f"{' and '.join(wanted.between)} go through {found}"


def goes_through(states: Iterable[str], wanted: Iterable[str]) -> bool:
    """Say whether the states hold the wanted ones in their order, with others between at most."""
    rest = iter(states)
    return all(state in rest for state in wanted)
