"""Says in plain words what a story is about: "Assault by the Taliban on the army, Kunduz"."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.aggregate.stories import Story
from dateline.records import Actor

MOST = 3  # names of one side


class Words(NamedTuple):
    """What a type is called, what stands before who does it, and before whom it is done to."""

    noun: str
    by: str
    to: str


WORDS = {
    "AGREE": Words("Agreement", "of", "with"),
    "CONSULT": Words("Talks", "of", "with"),
    "SUPPORT": Words("Support", "of", "for"),
    "CONCEDE": Words("Concession", "of", "to"),
    "COOPERATE": Words("Cooperation", "of", "with"),
    "AID": Words("Aid", "from", "for"),
    "RETREAT": Words("Retreat", "of", "before"),
    "REQUEST": Words("Request", "of", "to"),
    "ACCUSE": Words("Accusation", "by", "against"),
    "REJECT": Words("Refusal", "by", "towards"),
    "THREATEN": Words("Threat", "by", "against"),
    "PROTEST": Words("Protest", "by", "against"),
    "SANCTION": Words("Sanctions", "by", "against"),
    "MOBILIZE": Words("Mobilisation", "by", "against"),
    "COERCE": Words("Coercion", "by", "of"),
    "ASSAULT": Words("Assault", "by", "on"),
}


def headline_of(story: Story) -> str:
    """Return what a story is about in plain words."""
    words = WORDS.get(story.type) or Words(story.type.capitalize(), "by", "towards")
    told = words.noun
    if story.actors:
        told += f" {words.by} {_names(story.actors)}"
    if story.recipients:
        told += f" {words.to} {_names(story.recipients)}"
    known = {actor.name for actor in (*story.actors, *story.recipients)}
    if story.place and story.place.name not in known:
        told += f", {story.place.name}"
    return told


def _names(actors: Sequence[Actor]) -> str:
    named = [actor.name for actor in actors[:MOST]]
    if len(actors) > MOST:
        return f"{', '.join(named)} and {len(actors) - MOST} more"
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
