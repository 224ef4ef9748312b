"""What it is for a mention to mean an actor: the actor's identity, the mention's own words."""

import msgspec

from dateline.records import Actor, Mention, Sentence, Via


def meaning(sentence: Sentence, mention: Mention, actor: Actor, rule: str, via: Via) -> Mention:
    """Return a mention that means an actor named elsewhere.

    Args:
        sentence: The sentence of the mention.
        mention: The mention.
        actor: Whom it means.
        rule: What decided.
        via: How the words were understood.

    Returns:
        The mention with that actor, its text and span those of the words that stand here.
    """
    here = msgspec.structs.replace(
        actor,
        text=sentence.words_of(mention.first, mention.last),
        span=sentence.span_of(mention.first, mention.last),
        via=via,
    )
    return msgspec.structs.replace(mention, actor=here, via=rule)


def is_one(one: Mention, other: Mention) -> bool:
    """Say whether two mentions mean the same actor or the same actors."""
    return _identity(one) == _identity(other)


def _identity(mention: Mention) -> tuple[str, ...]:
    actors = mention.members or ((mention.actor,) if mention.actor else ())
    return tuple(sorted(actor.id for actor in actors))
