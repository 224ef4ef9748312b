"""A headline names less than the report below it: "Rebels take town" are the report's rebels."""

import msgspec

from dateline.extract.mentions.meaning import meaning
from dateline.extract.mentions.salience import REACH
from dateline.extract.mentions.same_noun import content_of
from dateline.extract.mentions.scene import Scene
from dateline.records import Actor, Mention, Via


def with_headline(mentions: list[Mention], scene: Scene) -> list[Mention]:
    """Return the mentions, bare roles of the headline given whom the lead names by the same noun.

    Args:
        mentions: All mentions of the article, resolved in text order.
        scene: The article.

    Returns:
        The same mentions in the same order.
    """
    titles = {sentence.index for sentence in scene.sentences if sentence.is_title}
    body = [m for m in mentions if m.sentence not in titles]
    start = min((m.sentence for m in body), default=0)
    lead = [m for m in body if m.sentence - start < REACH]
    return [_resolved(m, lead, scene) if m.sentence in titles else m for m in mentions]


def _resolved(mention: Mention, lead: list[Mention], scene: Scene) -> Mention:
    sentence = scene.sentence_of(mention)
    if mention.via == "pair" and not mention.members:
        members = {other.members for other in lead if other.via == "two sides"}
        both = members.pop() if len(members) == 1 else ()
        return msgspec.structs.replace(mention, members=both, via="headline") if both else mention
    actor = mention.actor
    if mention.kind != "role" or actor is None or actor.listed or actor.country:
        return mention
    if sentence.dependents(mention.head, "nummod", "poss", "relcl", "acl", "prep"):
        return mention
    named = _named(mention, lead, scene)
    if len(named) != 1:
        return mention
    return meaning(sentence, mention, named.popitem()[1], "headline", Via.ROLE)


def _named(mention: Mention, lead: list[Mention], scene: Scene) -> dict[str, Actor]:
    """Return whom the lead names by the noun, with all that stands before it there."""
    sentence = scene.sentence_of(mention)
    noun, words = sentence.lemmas[mention.head], content_of(sentence, mention)
    return {
        other.actor.id: other.actor
        for other in lead
        if other.actor
        and other.kind in {"role", "name"}
        and (other.actor.listed or other.actor.country)
        and scene.sentence_of(other).lemmas[other.head] == noun
        and other.is_plural == mention.is_plural
        and words <= content_of(scene.sentence_of(other), other)
    }
