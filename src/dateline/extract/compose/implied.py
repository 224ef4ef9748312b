"""Who must have done it where nobody is named: a protest has protesters."""

import re

from dateline.extract.compose.join import IMPLIED
from dateline.records import Actor, EventMention, Place, Sentence, Via

PROTESTERS = "protesters"
CALLED = {"riot": "rioters", "strike": "strikers", "hunger": "hunger strikers"}


def implied_actors(
    sentence: Sentence, mention: EventMention, place: Place | None
) -> tuple[Actor, ...]:
    """Return the actors that the word for an event implies.

    Args:
        sentence: The sentence.
        mention: An event whose clause names no actor.
        place: Where it happened.

    Returns:
        For a protest its unnamed civilians (PLOVER: CVL of the country); else nobody.
    """
    if mention.type != "PROTEST":
        return ()
    name = CALLED.get(mention.mode or "", PROTESTERS)
    country = place.country if place else None
    span = sentence.span_of(mention.predicate, mention.predicate)
    actor = Actor(
        id=re.sub(r"\W+", "-", f"{country or 'unnamed'}-{name}".lower()),
        name=name,
        text=sentence.words[mention.predicate],
        span=span,
        country=country,
        sector="CVL",
        via=Via.ROLE,
        rule=IMPLIED,
    )
    return (actor,)
