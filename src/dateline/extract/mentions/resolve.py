"""The sieve: names first, then phrase by phrase what points back, surest rule first."""

from dateline.extract.mentions.definite import (
    find_definite,
    is_definite,
    named_behind,
    resolve_definite,
)
from dateline.extract.mentions.headline import with_headline
from dateline.extract.mentions.meaning import meaning
from dateline.extract.mentions.mutual import find_mutual, is_mutual, resolve_mutual
from dateline.extract.mentions.names import with_full_names
from dateline.extract.mentions.pronouns import find_pronouns, resolve_pronoun
from dateline.extract.mentions.same_noun import is_bare_body, resolve_bare_body
from dateline.extract.mentions.scene import Scene, scene_of
from dateline.extract.mentions.sets import find_sets, is_set, resolve_set
from dateline.knowledge.references import ReferenceTable
from dateline.records import Mention, Place, Sentence, Via


def resolve_mentions(
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    references: ReferenceTable,
    places: tuple[Place, ...] = (),
) -> tuple[Mention, ...]:
    """Return all mentions with whom they mean; pronouns and phrases that point back are added.

    Each rule may abstain. A mention that no rule settles keeps the actor that its own words give
    ("the militants" stay militants), or none (a pronoun without antecedent).

    Args:
        sentences: The parsed sentences of one article.
        mentions: Names and role phrases, from the actors stage.
        references: The words that point back, and those that tell of whom they can.
        places: Where the article's events are, in text order: police act in their own country.

    Returns:
        Mentions in text order; ``via`` names the rule wherever one decided.
    """
    named = with_full_names(sentences, mentions)
    found = [
        *named,
        *find_pronouns(sentences, named),
        *find_sets(sentences, named, references),
        *find_mutual(sentences, named),
        *find_definite(sentences, named, references),
    ]
    found.sort(key=lambda mention: (mention.sentence, mention.first, mention.last))
    scene = scene_of(sentences, found, references, places)
    resolved: list[Mention] = []
    for mention in found:
        resolved.append(_resolved(mention, resolved, scene))
    return tuple(with_headline(resolved, scene))


def _resolved(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Return a mention as the rule for its kind of words understands it."""
    if is_mutual(mention, scene):
        return resolve_mutual(mention, before, scene)
    if is_set(mention, scene):
        return resolve_set(mention, before, scene)
    if mention.kind == "pronoun":
        return resolve_pronoun(mention, before, scene)
    return _resolved_role(mention, before, scene) if mention.kind == "role" else mention


def _resolved_role(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    if group := named_behind(mention, scene):
        return meaning(scene.sentence_of(mention), mention, group, "members of", Via.ROLE)
    if is_definite(mention, scene):
        return resolve_definite(mention, before, scene)
    if is_bare_body(mention, scene):
        return resolve_bare_body(mention, before, scene)
    return mention
