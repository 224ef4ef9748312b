"""Compares codings with the sheets: each check answers with what is wrong, or with nothing."""

import re
from collections.abc import Iterable, Sequence

from dateline import Actor, Article, Coding, Event, Source, Span, Statement
from dateline.records import Place, When
from dateline.records.dates import first_day, last_day
from tests.dispatches.sheet import (
    Bounds,
    ExpectedDocument,
    ExpectedEvent,
    ExpectedPair,
    ExpectedStatement,
    NoEvent,
)

CODE = re.compile(r"([A-Z]{3})(?: ([A-Z]{3}))?")
LEAD = re.compile(r"^(?:the|a|an|its|his|her)\s+", re.IGNORECASE)


def document_problem(coding: Coding, wanted: ExpectedDocument, field: str) -> str:
    """Say what is wrong with one field of the article's publication data."""
    article = coding.article
    if field in {"holds", "lacks"}:
        wrong = [w for w in getattr(wanted, field) if (w in article.text) != (field == "holds")]
        return f"the text {'lacks' if field == 'holds' else 'holds'} {wrong}" if wrong else ""
    taken = article.republished_from
    found = {
        "republished_from": taken.outlet if taken else None,
        "republished_on": taken.date if taken else None,
    }.get(field, getattr(article, field, None))
    expected = getattr(wanted, field)
    names = [plain(name) for name in expected.split(" | ")]
    return "" if plain(found or "") in names else f"{field} is {found!r}, not {expected!r}"


def event_problem(coding: Coding, wanted: ExpectedEvent, field: str) -> str:
    """Say what is wrong with one field of the event that the words report."""
    event = event_at(coding, wanted)
    if event is None:
        return f"no {wanted.type} is reported by {wanted.words!r}"
    found: object = getattr(event, field, None)
    expected = getattr(wanted, field)
    match field:
        case "type" | "mode" | "status" | "certainty":
            right = str(found) in expected.split(" | ")
        case "actors" | "recipients" | "sides":
            given = [*event.actors, *event.recipients] if field == "sides" else found
            found = sorted({named(actor) for actor in given})  # type: ignore[attr-defined]
            right = same_actors(given, expected)  # type: ignore[arg-type]
        case "country":
            found = country_of(event.place)
            right = found == expected
        case "on":
            found = event.when
            right = covers(event.when, expected)
        case "deaths" | "arrested" | "size":
            found = bounds(found)
            right = found == expected
        case "tolls":
            found = [bounds(account.deaths) for account in event.accounts]
            right = set(expected) <= set(found)
        case _:
            found = [source.name for source in event.chain]
            right = same_chain(event.chain, expected)
    return "" if right else f"{field} is {found!r}, not {expected!r}"


def statement_problem(coding: Coding, wanted: ExpectedStatement, field: str) -> str:
    """Say what is wrong with one field of the innermost statement that holds the words."""
    statement = statement_at(coding, wanted.words)
    if statement is None:
        return f"nobody is reported to say {wanted.words!r}"
    if field == "stance":
        right = statement.stance == wanted.stance
        return "" if right else f"stance is {statement.stance}, not {wanted.stance}"
    found = [source.name for source in statement.chain]
    right = same_chain(statement.chain, wanted.chain)
    return "" if right else f"chain is {found!r}, not {wanted.chain!r}"


def pair_problem(coding: Coding, wanted: ExpectedPair) -> str:
    """Say what is wrong with the states of a pair."""
    states = states_of(coding, wanted.between)
    right = any(state in wanted.state.split(" | ") for state in states)
    return "" if right else f"{' and '.join(wanted.between)} are in {states}, not {wanted.state}"


def no_pair_problem(coding: Coding, unwanted: ExpectedPair) -> str:
    """Say which pair was read to be in a state that the article does not tell of."""
    states = states_of(coding, unwanted.between)
    return f"{' and '.join(unwanted.between)} are in {states}" if unwanted.state in states else ""


def states_of(coding: Coding, pair: tuple[str, str]) -> list[str]:
    """Return the states that an article is read to show a pair in."""
    return [
        str(state.state)
        for dyad in coding.dyads
        if same_actors((dyad.a, dyad.b), pair)
        for state in dyad.states
    ]


def no_event_problem(coding: Coding, wanted: NoEvent) -> str:
    """Say which event was read into words that report none."""
    place = place_of(coding.article, wanted.words)
    read = [e.type for e in coding.events if overlap(e.anchor, place)]
    wrong = [name for name in read if wanted.type in {"any", name}]
    return f"{wanted.words!r} was read as {', '.join(wrong)}" if wrong else ""


def event_at(coding: Coding, wanted: ExpectedEvent) -> Event | None:
    """Return the event of the right type that stands closest to the words."""
    place = place_of(coding.article, wanted.words)
    ranked = [
        (
            max(overlap(span, place) / len_of(span) for span in (event.anchor, *event.mentions)),
            event,
        )
        for event in coding.events
        if event.type in wanted.type.split(" | ")
    ]
    best = max(ranked, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] > 0 else None


def statement_at(coding: Coding, words: str) -> Statement | None:
    """Return the innermost statement that holds the words: of the longest chain, then shortest."""
    place = place_of(coding.article, words)
    holding = [
        statement
        for statement in coding.statements
        if sum(overlap(span, place) for span in statement.content) > len_of(place) / 2
    ]
    return min(holding, key=lambda s: (-len(s.chain), sum(map(len_of, s.content))), default=None)


def place_of(article: Article, words: str) -> Span:
    """Return where the words stand, wherever a line may break."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = list(re.finditer(pattern, article.text))
    assert len(found) == 1, f"{article.input}: {words!r} stands in it {len(found)} times, not once"
    return Span(*found[0].span())


def same_actors(found: Iterable[Actor], expected: Sequence[str]) -> bool:
    """Say whether each is expected and each expected one is found; one may stand in twice."""
    actors = list(found)
    return all(any(means(actor, name) for actor in actors) for name in expected) and all(
        any(means(actor, name) for name in expected) for actor in actors
    )


def same_chain(found: Sequence[Source], expected: Sequence[str]) -> bool:
    """Say whether a chain has these links; of a description the telling words are enough."""
    return len(found) == len(expected) and all(
        means(source, names)
        or any(set(plain(name).split()) <= words_of(source) for name in names.split(" | "))
        for source, names in zip(found, expected, strict=True)
    )


def means(found: Actor | Source, names: str) -> bool:
    """Say whether an actor or source is one of the alternatives."""
    own = {plain(found.name), plain(found.text)}
    for name in names.split(" | "):
        code = CODE.fullmatch(name)
        if code and found.country == code[1] and code[2] in {None, *sectors_of(found)}:
            return True
        if plain(name) in own:
            return True
    return False


def sectors_of(found: Actor | Source) -> tuple[str | None, ...]:
    """Return the sectors that hold of an actor or source."""
    return (found.sector, *(found.other_sectors if isinstance(found, Actor) else ()))


def words_of(source: Source) -> set[str]:
    """Return the words that a source is named by."""
    return set(f"{plain(source.name)} {plain(source.text)} {plain(source.role or '')}".split())


def plain(name: str) -> str:
    """Return a name without capitals, article and punctuation."""
    return " ".join(
        re.sub(r"[^\w' ]+", " ", LEAD.sub("", name.replace("\u2019", "'"))).casefold().split()
    )


def named(actor: Actor) -> str:
    """Return an actor's name with its code, for a message."""
    return f"{actor.name} ({actor.country or '?'} {actor.sector or '?'})"


def country_of(place: Place | None) -> str | None:
    """Return the country of a place, None for no place."""
    return place.country if place else None


def covers(when: When | None, expected: str) -> bool:
    """Say whether it may have happened in the time expected; an open beginning is no answer."""
    if when is None or when.earliest is None:
        return False
    first, last = first_day(when.earliest), last_day(when.latest or "9999")
    wanted = first_day(expected), last_day(expected)
    assert wanted[0], f"{expected!r} is no date"
    assert wanted[1], f"{expected!r} is no date"
    return bool(first and last and first <= wanted[1] and wanted[0] <= last)


def bounds(quantity: object) -> Bounds | None:
    """Return the bounds of a number, None for no number."""
    return (quantity.low, quantity.high) if quantity else None  # type: ignore[attr-defined]


def overlap(a: Span, b: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def len_of(span: Span) -> int:
    """Return the number of characters of a span."""
    return span.end - span.start
