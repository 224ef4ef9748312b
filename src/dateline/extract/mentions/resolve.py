"""The sieve: names first, then phrase by phrase what points back, surest rule first."""

from dateline.extract.mentions.definite import find_definite, is_definite, resolve_definite
from dateline.extract.mentions.names import with_full_names
from dateline.extract.mentions.pairs import find_pairs, is_pair, resolve_pair
from dateline.extract.mentions.pronouns import find_pronouns, resolve_pronoun
from dateline.extract.mentions.scene import Scene, scene_of
from dateline.knowledge.references import ReferenceTable
from dateline.records import Mention, Sentence


def resolve_mentions(
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    references: ReferenceTable,
) -> tuple[Mention, ...]:
    """Return all mentions with whom they mean; pronouns and phrases that point back are added.

    Each rule may abstain. A mention that no rule settles keeps the actor that its own words give
    ("the militants" stay militants), or none (a pronoun without antecedent).

    Args:
        sentences: The parsed sentences of one article.
        mentions: Names and role phrases, from the actors stage.
        references: The words that point back, and those that tell of whom they can.

    Returns:
        Mentions in text order; ``via`` names the rule wherever one decided.
    """
    named = with_full_names(sentences, mentions)
    found = [
        *named,
        *find_pronouns(sentences, named),
        *find_pairs(sentences, named),
        *find_definite(sentences, named, references),
    ]
    found.sort(key=lambda mention: (mention.sentence, mention.first, mention.last))
    scene = scene_of(sentences, found, references)
    resolved: list[Mention] = []
    for mention in found:
        resolved.append(_resolved(mention, resolved, scene))
    return tuple(resolved)


def _resolved(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Return a mention as the rule for its kind of words understands it."""
    if mention.kind == "pronoun":
        return resolve_pronoun(mention, before, scene)
    if is_pair(mention, scene):
        return resolve_pair(mention, before, scene)
    if is_definite(mention, scene):
        return resolve_definite(mention, before, scene)
    return mention
