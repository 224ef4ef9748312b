"""Turns the tokens of an event's sides into actors."""

import re

from dateline.records import Actor, Mention, Place, Sentence, Via

# What belongs to an armed side and does what that side does.
FORCES = frozenset(
    ("troop", "force", "fighter", "soldier", "army", "military", "militant", "warplane", "jet",
     "plane", "aircraft", "artillery", "navy", "combatant", "unit", "gunman", "militia")
)  # fmt: skip
PLACE_ID = "place-"
PRECISIONS = ("point", "district", "province", "country", "region")
CLAUSES = ("relcl", "acl", "advcl", "ccomp", "parataxis", "appos", "conj")


def actors_at(
    sentence: Sentence,
    tokens: tuple[int, ...],
    mentions: tuple[Mention, ...],
    places: tuple[Place, ...] = (),
    besides: frozenset[str] = frozenset(),
) -> tuple[Actor, ...]:
    """Return the actors that some noun phrases denote.

    A phrase that is itself no actor ("the bases of the army", "a town in the north") gives the
    actors named inside it, and failing that the place it names.

    Args:
        sentence: The sentence.
        tokens: Head tokens of the phrases.
        mentions: The mentions of this sentence.
        places: The places of this sentence; leave out where a place cannot be meant.
        besides: Ids of the other side; who orders "its fighters" does not order itself.

    Returns:
        Actors in text order, each once.
    """
    found: dict[str, Actor] = {}
    for token in _with_joined(sentence, tokens, mentions):
        named = _at(sentence, token, mentions, besides)
        for actor in named or _inside(sentence, token, mentions, places):
            found.setdefault(actor.id, actor)
    return tuple(found.values())


def _with_joined(
    sentence: Sentence, tokens: tuple[int, ...], mentions: tuple[Mention, ...]
) -> list[int]:
    """Return the tokens with those of mentions joined to them by "and" inside one phrase.

    The parser hangs the first of two long names ("US President X and Turkish President Y") below
    the second and not beside it.
    """
    ends = {mention.last: mention.head for mention in mentions}
    starts = {mention.head: mention.first for mention in mentions}
    found: list[int] = []
    for token in tokens:
        before = starts.get(token, token) - 1
        if before > 0 and sentence.lemmas[before] == "and" and before - 1 in ends:
            joined = ends[before - 1]
            if token in sentence.path_up(joined):
                found.append(joined)
        found.append(token)
    return found


def _at(
    sentence: Sentence, token: int, mentions: tuple[Mention, ...], besides: frozenset[str]
) -> tuple[Actor, ...]:
    exact = [mention for mention in mentions if mention.head == token]
    covering = [mention for mention in mentions if mention.first <= token <= mention.last]
    for mention in [*exact, *covering]:
        if mention.members:
            return mention.members
        if mention.kind == "role" and mention.is_plural:
            served = _served(sentence, mention, mentions)
            if len(served) > 1:
                return served
        owner = _owner(sentence, mention, mentions)
        if owner and owner.id not in besides:
            return (owner,)
        if mention.actor:
            return (mention.actor,)
    return ()


def _owner(sentence: Sentence, mention: Mention, mentions: tuple[Mention, ...]) -> Actor | None:
    """Return whose forces act: "its fighters" act for the group named before."""
    if mention.kind != "role" or sentence.lemmas[mention.head] not in FORCES:
        return None
    owners = [
        token
        for token in sentence.dependents(mention.head, "poss")
        if sentence.tags[token] == "PRP$"
    ]
    return next((other.actor for other in mentions if other.head in owners and other.actor), None)


def _served(
    sentence: Sentence, mention: Mention, mentions: tuple[Mention, ...]
) -> tuple[Actor, ...]:
    """Return whom a plural role serves: "the presidents of Kenya and Somalia" are two sides."""
    heads = [
        item
        for preposition in sentence.dependents(mention.head, "prep")
        if sentence.lemmas[preposition] in {"of", "from"}
        for item in sentence.subtree(preposition, without=CLAUSES[:4])
    ]
    return tuple(
        other.actor
        for other in mentions
        if other.head in heads
        and other.actor
        and other.kind in {"name", "modifier"}
        and other.actor.country
    )


def _inside(
    sentence: Sentence, token: int, mentions: tuple[Mention, ...], places: tuple[Place, ...]
) -> tuple[Actor, ...]:
    if not sentence.tags[token].startswith(("NN", "CD", "JJ", "DT")):
        return ()
    phrase = set(sentence.subtree(token, without=CLAUSES))
    inside = [mention for mention in mentions if mention.head in phrase and mention.actor]
    if inside:
        return tuple(mention.actor for mention in inside[:1] if mention.actor)
    first, last = min(phrase), max(phrase)
    span = sentence.span_of(first, last)
    inside_it = [place for place in places if span.holds(place.span)]
    inside_it.sort(key=lambda place: PRECISIONS.index(place.precision))  # "the Black Sea port of X"
    return tuple(_as_actor(place) for place in inside_it)[:1]


def is_place(actor: Actor) -> bool:
    """Say whether an actor is a place that an act is aimed at."""
    return actor.id.startswith(PLACE_ID)


def _as_actor(place: Place) -> Actor:
    """Return a place that an act is aimed at as an actor of its country without a sector."""
    slug = re.sub(r"\W+", "-", place.name.lower()).strip("-")
    return Actor(
        id=f"{PLACE_ID}{slug}",
        name=place.name,
        text=place.text,
        span=place.span,
        country=place.country,
        via=Via.NAME,
    )
