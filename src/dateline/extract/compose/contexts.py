"""What an event is about: PLOVER's contexts, from its words, its sides and its surroundings.

A strong word in the event's own clause is enough, and so are two weak ones, or one weak word and
a side of a fitting sector. Words elsewhere in the sentence or the paragraph only bear out what the
clause hints at: in news the next clause is often about something else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from dateline.knowledge.contexts import Context, ContextTable, Signal
from dateline.records import Actor, Event, Sentence, sentence_at

Lemmas = tuple[frozenset[str], ...]
ANY_VERB: Lemmas = ()  # one weak verb bears out no other: "arrested for shooting"
TAGS = {"nouns": ("NN",), "verbs": ("VB",), "adjectives": ("JJ", "RB"), "phrases": ("",)}
OTHER_CLAUSES = ("conj", "cc", "parataxis")
SERVICES = frozenset(("MIL", "COP", "SPY", "PRM"))
DEEDS = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
ENOUGH = 2
NEIGHBOURS = 2  # sentences before and after, within the paragraph
MOST = 3  # contexts that words call up; an event about everything is about nothing


def add_contexts(
    events: Iterable[Event], sentences: tuple[Sentence, ...], table: ContextTable
) -> tuple[Event, ...]:
    """Return the events, each with its contexts.

    Args:
        events: The events of one article, their reports joined.
        sentences: Its sentences.
        table: What calls up each context.

    Returns:
        The events in the order given.
    """
    return tuple(
        msgspec.structs.replace(event, contexts=contexts_of(event, sentences, table))
        for event in events
    )


def contexts_of(
    event: Event, sentences: tuple[Sentence, ...], table: ContextTable
) -> tuple[str, ...]:
    """Return the contexts of an event.

    Args:
        event: The event, with those contexts that its frame implies.
        sentences: The sentences of its article, in text order.
        table: What calls up each context.

    Returns:
        Those of the frame, then those of its mode and sides, then at most three of its words, the
        best borne out first.
    """
    certain = [context.id for context in table.contexts if _is_called_by_sides(event, context)]
    points = _points(event, sentences, table)
    for context in table.contexts:
        if event.type in context.never or (context.by_state and not _may_be_by_state(event)):
            points.pop(context.id, None)
        elif points.get(context.id) and _has_sector(event, context.company):
            points[context.id] += 1
    enough = [name for name, number in points.items() if number >= ENOUGH]
    enough.sort(key=lambda name: -points[name])
    return tuple(dict.fromkeys((*event.contexts, *certain, *enough[:MOST])))


def _is_called_by_sides(event: Event, context: Context) -> bool:
    """Say whether the mode or the sides of an event are enough for a context."""
    return (
        event.mode in context.modes
        or _has_sector(event, context.sides)
        or any(actor.id in context.actors for actor in _sides(event))
        or (event.type in context.abroad and _is_between_governments(event))
    )


def _sides(event: Event) -> tuple[Actor, ...]:
    return (*event.actors, *event.recipients)


def _has_sector(event: Event, sectors: tuple[str, ...]) -> bool:
    return any(actor.sector in sectors for actor in _sides(event))


def _is_between_governments(event: Event) -> bool:
    """Say whether states of two countries, or those who act for them, are the sides."""
    countries = [
        {actor.country for actor in side if actor.country and _acts_for_state(actor)}
        for side in (event.actors, event.recipients)
    ]
    return all(countries) and len(countries[0] | countries[1]) > 1


def _acts_for_state(actor: Actor) -> bool:
    return actor.sector == "GOV" or actor.id == actor.country


def _may_be_by_state(event: Event) -> bool:
    """Say whether a state or its services may do it: they themselves, or those accused of it."""
    sides = event.actors if event.type in DEEDS else _sides(event)
    return not event.actors or any(
        _acts_for_state(actor) or actor.sector in SERVICES for actor in sides
    )


def _points(event: Event, sentences: tuple[Sentence, ...], table: ContextTable) -> dict[str, int]:
    """Return how far words bear out each context that the event's clause hints at."""
    sentence = sentence_at(sentences, event.evidence.start)
    if sentence is None:
        return {}
    clause = _clause(event, sentence)
    inside: defaultdict[str, dict[Lemmas, int]] = defaultdict(dict)
    around: defaultdict[str, set[Lemmas]] = defaultdict(set)
    for token, signal in _signals(sentence, table):
        if token in clause and signal.is_strong:
            inside[signal.context][signal.lemmas] = ENOUGH
        elif token in clause:
            words = ANY_VERB if signal.part == "verbs" else signal.lemmas
            inside[signal.context].setdefault(words, 1)
        else:
            around[signal.context].add(signal.lemmas)
    for other in _neighbours(sentence, sentences):
        for _, signal in _signals(other, table):
            if signal.is_strong:
                around[signal.context].add(signal.lemmas)
    return {
        name: sum(found.values()) + bool(around[name] - set(found))
        for name, found in inside.items()
    }


def _clause(event: Event, sentence: Sentence) -> frozenset[int]:
    """Return the tokens of the event's own clause: all that hangs on the words that matched."""
    span = event.reasons[0].span if event.reasons else event.anchor
    matched = [n for n, start in enumerate(sentence.starts) if span.start <= start < span.end]
    tops = [token for token in matched if sentence.heads[token] not in {*matched} - {token}]
    below = [item for top in tops[:1] for item in sentence.subtree(top, without=OTHER_CLAUSES)]
    return frozenset((*matched, *below))


def _neighbours(sentence: Sentence, sentences: tuple[Sentence, ...]) -> list[Sentence]:
    return [
        other
        for other in sentences[
            max(sentence.index - NEIGHBOURS, 0) : sentence.index + NEIGHBOURS + 1
        ]
        if other.index != sentence.index and other.paragraph == sentence.paragraph
    ]


def _signals(sentence: Sentence, table: ContextTable) -> Iterator[tuple[int, Signal]]:
    """Yield the words that call up contexts, each with its token; a phrase hides its parts."""
    tokens = [
        n for n, tag in enumerate(sentence.tags) if tag != "HYPH" and sentence.words[n] != "-"
    ]
    lemmas = [sentence.lemmas[token] for token in tokens]
    hidden = -1
    for place, token in enumerate(tokens):
        if place <= hidden:
            continue
        for signal in table.signals.get(lemmas[place], ()):
            if not sentence.tags[token].startswith(TAGS[signal.part]):
                continue
            if place <= hidden and len(signal.lemmas) == 1:
                break
            words = lemmas[place : place + len(signal.lemmas)]
            if len(words) == len(signal.lemmas) and all(
                word in choice for word, choice in zip(words, signal.lemmas, strict=True)
            ):
                yield token, signal
                hidden = max(hidden, place + len(signal.lemmas) - 1)
