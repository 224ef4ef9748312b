"""Who is named together: "A and B", "talks between A and B", "A fought B", "A's war with B"."""

from typing import NamedTuple

import msgspec

from dateline.extract.mentions.scene import SUBJECTS, Scene
from dateline.records import Mention, Sentence

WITH = frozenset(("with", "against", "by"))


class Joined(NamedTuple):
    """Actors that a sentence names together; ``is_opposed`` where they fight or deal."""

    mentions: tuple[Mention, ...]
    is_opposed: bool


def joined_in(
    index: int, before: list[Mention], scene: Scene, *, with_plurals: bool = False
) -> list[Joined]:
    """Return the actors that one sentence names together.

    Args:
        index: The sentence.
        before: Mentions, in text order; those of other sentences are passed over.
        scene: The article.
        with_plurals: Whether a plural that points back itself ("the two sides") counts.

    Returns:
        Each group once: plurals whose members are known, coordinations, and the two ends of a
        verb or noun of what sides do to each other.
    """
    sentence = scene.sentences[index]
    here = [
        other
        for other in before
        if other.sentence == index
        and other.kind != "pronoun"
        and (with_plurals or not _points_back(other))
    ]
    named = [other for other in here if other.actor and not other.members]
    groups = [[other] for other in here if other.members] + coordinations(named, scene)
    found = [Joined(tuple(g), _opposes(sentence, g[0].head, scene)) for g in groups]
    inside = {other.head for group in groups for other in group}
    loose = [other for other in named if other.head not in inside]
    return found + _ends(sentence, loose, scene)


def _points_back(mention: Mention) -> bool:
    return mention.via in {"two sides", "set", "pair", "each other"}


def coordinations(others: list[Mention], scene: Scene) -> list[list[Mention]]:
    """Return the mentions of each "A and B" or "A, B and C"; none where one is not resolved.

    Args:
        others: Mentions, in text order.
        scene: The article.

    Returns:
        The groups, each in text order.
    """
    by_head = {(other.sentence, other.head): other for other in others if other.actor}
    found = []
    for first in by_head.values():
        joined, sentence = [first], scene.sentence_of(first)
        while (following := _next(sentence, joined[-1].head)) and (
            other := by_head.get((first.sentence, following[0]))
        ):
            joined.append(other)
        if (
            sentence.roles[first.head] not in {"conj", "appos"}
            and len(joined) > 1
            and not following
        ):
            found.append(joined)
    return found


def _next(sentence: Sentence, token: int) -> list[int]:
    """Return what a token is joined to by "and", or by the comma of a longer list."""
    beside = [
        item for item in sentence.dependents(token, "appos") if sentence.dependents(item, "conj")
    ]
    return sentence.dependents(token, "conj") or beside


def coordinated(others: list[Mention], scene: Scene) -> list[Mention]:
    """Return a mention of all for each "A and B": "they" means both.

    Args:
        others: Mentions, in text order.
        scene: The article.

    Returns:
        The mentions of the first, with all as members.
    """
    return [
        msgspec.structs.replace(
            group[0], actor=None, members=tuple(other.actor for other in group if other.actor)
        )
        for group in coordinations(others, scene)
    ]


def _opposes(sentence: Sentence, token: int, scene: Scene) -> bool:
    """Say whether what governs a phrase is what sides do to each other ("talks between ...")."""
    above = sentence.path_up(token)[:3]
    for governor in above:
        if sentence.lemmas[governor] in scene.references.joining:
            return True
        if sentence.tags[governor].startswith("VB"):
            objects = sentence.dependents(governor, "dobj", *SUBJECTS)
            return any(sentence.lemmas[item] in scene.references.joining for item in objects)
    return False


def _ends(sentence: Sentence, mentions: list[Mention], scene: Scene) -> list[Joined]:
    """Return the pairs at the two ends of one verb or noun ("A fought B", "A's war with B")."""
    found = []
    for one in mentions:
        for token in _governors(sentence, one.head):
            is_joining = sentence.lemmas[token] in scene.references.joining
            found += [
                Joined((one, other), is_opposed=True)
                for other in mentions
                if is_joining and _is_partner(sentence, other.head, token)
                if one.actor and other.actor and one.actor.id != other.actor.id
            ]
    return found


def _governors(sentence: Sentence, token: int) -> list[int]:
    """Return the verb whose subject a token is, with the noun that verb carries, or its noun."""
    head, role = sentence.heads[token], sentence.roles[token]
    if role in SUBJECTS:
        return [head, *sentence.dependents(head, "dobj", "attr")]
    return [head] if role in {"poss", "compound"} else []


def _is_partner(sentence: Sentence, token: int, governor: int) -> bool:
    """Say whether a token is the object of a verb, or behind its or a noun's "with"."""
    head, role = sentence.heads[token], sentence.roles[token]
    if role == "dobj":
        return head == governor
    is_behind = role == "pobj" and sentence.lemmas[head] in WITH
    return is_behind and governor in sentence.path_up(head)[:2]
