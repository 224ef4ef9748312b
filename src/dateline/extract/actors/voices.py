"""For whom a spokesman speaks who has no body beside him: the one that the text named last."""

from collections.abc import Sequence

from dateline.records import Mention

REACH = 2  # sentences back
# Those that people speak for in news; an outlet is more often whom they speak to.
SPOKEN_FOR = frozenset(["BUS", "COP", "MIL", "MED", "EDU", "SOC", "PTY", "LAB", "JUD", "REB"])


def body_before(index: int, mentions: Sequence[Mention]) -> tuple[str | None, str | None]:
    """Return country and sector of the body named last before a sentence.

    Args:
        index: The sentence.
        mentions: What the sentences before it mention, in text order.

    Returns:
        Country and sector; both None where no body stands in the sentences just before.
    """
    for mention in reversed(mentions):
        if mention.sentence < index - REACH:
            break
        actor = mention.actor
        if actor and mention.kind == "name" and actor.sector in SPOKEN_FOR:
            return actor.country, actor.sector
    return None, None
