"""One name for the forces of a state: its troops, jets and task force are "Russian forces"."""

from collections.abc import Mapping

import msgspec

from dateline.knowledge.actors import ActorTable, Kind, load_actor_words
from dateline.records import Actor, Mention


def adjectives_of(known: ActorTable) -> dict[str, tuple[str, ...]]:
    """Return for each state the words that stand before what is its, the usual one first."""
    return {
        entry.id: (*entry.demonyms, entry.name, f"{entry.name}'s", *entry.aliases)
        for entry in known.entries
        if entry.kind is Kind.STATE
    }


def as_forces(
    mentions: tuple[Mention, ...], adjectives: Mapping[str, tuple[str, ...]]
) -> tuple[Mention, ...]:
    """Return the mentions, all the forces of one state being one actor.

    Args:
        mentions: The mentions of one article.
        adjectives: The words that stand before what is a state's, from ``adjectives_of``.

    Returns:
        The same mentions in the same order; "Russian warplanes" have the name "Russian forces".
    """
    return tuple(
        _as_forces(mention, mention.actor, adjectives.get(mention.actor.country or "", ()))
        if mention.actor
        else mention
        for mention in mentions
    )


def are_forces(words: str) -> bool:
    """Say whether words mean all that a state fights with ("government troops", "warplanes")."""
    known = load_actor_words()
    lowered = words.lower()
    kind, _, rest = lowered.partition(" ")
    return lowered in known.forces or (kind in known.force_kinds and rest in known.forces)


def _as_forces(mention: Mention, actor: Actor, adjectives: tuple[str, ...]) -> Mention:
    if mention.kind != "role" or actor.listed or actor.sector != "MIL":
        return mention
    for adjective in adjectives:
        rest = actor.name.removeprefix(f"{adjective} ")
        if rest != actor.name and are_forces(rest):
            meant = msgspec.structs.replace(
                actor, id=f"{actor.country}-forces", name=f"{adjectives[0]} forces"
            )
            return msgspec.structs.replace(mention, actor=meant)
    return mention
