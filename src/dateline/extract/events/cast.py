"""Who is named in a sentence, as what, and which words name places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from dateline.knowledge.word_classes import NAMED_PLACE, load_word_classes
from dateline.records import Actor, Mention, Place, Sentence


class Cast(NamedTuple):
    """Who is named in one sentence.

    Attributes:
        named: Tokens of phrases that denote actors.
        sectors: PLOVER sectors of those actors, by token.
    """

    named: frozenset[int]
    sectors: dict[int, frozenset[str]]


def cast_of(sentence: Sentence, mentions: Iterable[Mention]) -> Cast:
    """Return who is named in a sentence.

    Args:
        sentence: The sentence.
        mentions: The actors of its article.

    Returns:
        The tokens of the phrases that denote actors, and their sectors.
    """
    sectors: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    for mention in mentions:
        if mention.sentence == sentence.index and (mention.actor or mention.members):
            actors = [mention.actor] if mention.actor else list(mention.members)
            found = frozenset(sector for actor in actors for sector in _sectors(actor))
            for token in (mention.head, *range(mention.first, mention.last + 1)):
                sectors[token] |= found
    proxies = load_word_classes()["proxies"]
    for token, lemma in enumerate(sentence.lemmas):
        if lemma in proxies and token not in sectors:
            before = sentence.dependents(token, "poss", "compound", "amod", "nmod")
            for owner in [item for item in before if item in sectors]:
                sectors[token] |= sectors[owner]
    return Cast(frozenset(sectors), dict(sectors))


def _sectors(actor: Actor) -> Iterator[str]:
    """Yield the sectors of an actor; a state acts through its government."""
    if actor.id == actor.country:
        yield "GOV"
    yield from (sector for sector in (actor.sector, *actor.other_sectors) if sector)


def mark_places(sentences: tuple[Sentence, ...], places: tuple[Place, ...]) -> tuple[Sentence, ...]:
    """Label the words that name places, so that frames can ask for one.

    Args:
        sentences: The sentences of an article.
        places: Its places.

    Returns:
        The sentences, with the label of a place on each token of a place's name.
    """
    starts = {start for place in places for start in range(place.span.start, place.span.end)}
    return tuple(
        msgspec.structs.replace(
            sentence,
            entities=tuple(
                NAMED_PLACE if start in starts else label
                for start, label in zip(sentence.starts, sentence.entities, strict=True)
            ),
        )
        for sentence in sentences
    )
