"""Two at once: "both sides", "the two leaders", "the neighbours", "between them"."""

import re

import msgspec

from dateline.extract.mentions.nature import Nature, nature_of
from dateline.extract.mentions.salience import REACH
from dateline.extract.mentions.scene import Scene
from dateline.records import Actor, Mention, Sentence, Via

PAIR = re.compile(r"\b(both|two|rival|warring|opposing|neighbou?ring)\b", re.IGNORECASE)
STATES = frozenset(("country", "nation", "neighbour", "neighbor", "state", "capital"))
PERSONS = frozenset((
    "leader", "president", "minister", "man", "woman", "candidate", "politician", "official",
    "diplomat", "premier", "general", "senator", "counterpart",
))  # fmt: skip
BODIES = frozenset((
    "side", "party", "group", "government", "army", "foe", "rival", "faction", "movement",
    "enemy", "organisation", "organization", "militia", "adversary",
))  # fmt: skip
SIDES = frozenset(("side", "party", "foe", "rival", "faction", "enemy", "adversary"))
ARMED = frozenset(("REB", "UAF", "PRM", "CRM", "MIL"))
OF_ARMS = frozenset(("group", "movement", "organisation", "organization", "militia", "faction"))


def find_pairs(sentences: tuple[Sentence, ...], mentions: list[Mention]) -> list[Mention]:
    """Return a mention for each "both sides" and "two countries" that no phrase covers yet.

    Args:
        sentences: The parsed sentences of one article.
        mentions: What is named in it.

    Returns:
        Mentions of two, as an actor of its own for where nobody says who they are.
    """
    covered = {(mention.sentence, mention.head) for mention in mentions}
    return [
        _unnamed_pair(sentence, first, token)
        for sentence in sentences
        for token in range(len(sentence))
        if (sentence.index, token) not in covered
        and _is_pair_noun(sentence, token)
        and PAIR.search(sentence.words_of(first := _first_of(sentence, token), token))
    ]


def _is_pair_noun(sentence: Sentence, token: int) -> bool:
    if sentence.tags[token] != "NNS":
        return False
    return sentence.lemmas[token] in STATES | PERSONS | BODIES


def _first_of(sentence: Sentence, token: int) -> int:
    return min([token, *sentence.dependents(token, "nummod", "amod", "predet", "det")])


def is_pair(mention: Mention, scene: Scene) -> bool:
    """Say whether a mention speaks of two of a kind as known: "the two sides", "both groups"."""
    sentence = scene.sentence_of(mention)
    if mention.members or mention.kind not in {"role", "name"}:
        return False
    if not _is_pair_noun(sentence, mention.head):
        return False
    before = sentence.dependents(mention.head, "det", "nummod", "predet", "amod")
    words = [sentence.words[token].lower() for token in before]
    is_known = bool({"the", "both", "these", "those", "rival", "warring"} & set(words))
    noun = sentence.lemmas[mention.head]
    if noun in {"neighbour", "neighbor"} and "the" in words:
        return True
    return is_known and bool(PAIR.search(" ".join(words)))


def _unnamed_pair(sentence: Sentence, first: int, head: int) -> Mention:
    """Return a pair as an actor of its own, for where nobody says who the two are."""
    words = sentence.words_of(first, head)
    name = words.lower().removeprefix("the ")
    actor = Actor(
        id=name.replace(" ", "-"),
        name=name,
        text=words,
        span=sentence.span_of(first, head),
        via=Via.ROLE,
    )
    return Mention(
        sentence=sentence.index,
        head=head,
        first=first,
        last=head,
        kind="role",
        actor=actor,
        is_plural=True,
        via="pair",
    )


def resolve_pair(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve "the two sides" to the two different actors of that kind named together before.

    Args:
        mention: The phrase.
        before: The mentions before it, resolved.
        scene: The article.

    Returns:
        The mention with its members; unchanged where not exactly two stand together.
    """
    noun = scene.sentence_of(mention).lemmas[mention.head]
    if noun in STATES:
        return _with_members(mention, _two(mention, before, scene, "states"))
    if noun in PERSONS:
        return _with_members(mention, _two(mention, before, scene, "persons"))
    if noun in OF_ARMS:
        return _with_members(mention, _two(mention, before, scene, "armed"))
    two = _two(mention, before, scene, "bodies")
    return _with_members(mention, two or _two(mention, before, scene, "states"))


def last_two(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve "between them" to the two actors named together before."""
    return _with_members(mention, _two(mention, before, scene, "bodies"))


def coordinated(others: list[Mention], scene: Scene) -> list[Mention]:
    """Return a mention of all for each "A and B": "they" means both.

    Args:
        others: Mentions, in text order.
        scene: The article.

    Returns:
        The mentions of the first, with all as members; none where one is not resolved.
    """
    by_head = {(other.sentence, other.head): other for other in others if other.actor}
    found = []
    for first in by_head.values():
        joined, sentence = [first], scene.sentence_of(first)
        while (following := sentence.dependents(joined[-1].head, "conj")) and (
            other := by_head.get((first.sentence, following[0]))
        ):
            joined.append(other)
        is_start = sentence.roles[first.head] != "conj"
        if is_start and len(joined) > 1 and not following:
            members = tuple(other.actor for other in joined if other.actor)
            found.append(msgspec.structs.replace(first, actor=None, members=members))
    return found


def _with_members(mention: Mention, members: tuple[Actor, ...]) -> Mention:
    if len(members) != 2:
        return mention
    return msgspec.structs.replace(mention, members=members, via="two sides", is_plural=True)


def _two(mention: Mention, before: list[Mention], scene: Scene, wanted: str) -> tuple[Actor, ...]:
    """Return the actors of a kind in the nearest sentence back that names more than one.

    Sentences that name only one add up: "Iran closed the strait. Iraq protested."
    """
    states = {other.actor.id: other.actor for other in before if other.actor and _is_state(other)}
    named: dict[str, Actor] = {}
    for index in range(mention.sentence, max(-1, mention.sentence - REACH), -1):
        here = [
            actor
            for other in before
            if other.sentence == index
            for actor in _actors(other, scene, wanted, states)
        ]
        named = {**{actor.id: actor for actor in here}, **named}
        if len(named) >= 2:
            break
    return tuple(named.values()) if len(named) == 2 else ()


def _is_state(mention: Mention) -> bool:
    actor = mention.actor
    return actor is not None and actor.id == actor.country


def _actors(
    other: Mention, scene: Scene, wanted: str, states: dict[str, Actor]
) -> tuple[Actor, ...]:
    """Return the actors that a mention adds to a pair of a kind."""
    if other.kind == "pronoun" or other.via in {"pair", "two sides"}:
        return ()
    found = tuple(actor for actor in (other.members or (other.actor,)) if actor)
    if wanted == "states":
        return tuple(states[a.country] for a in found if a.country and a.country in states)
    if wanted == "persons":
        return tuple(actor for actor in found if actor.id in scene.persons)
    if wanted == "armed":
        return tuple(actor for actor in found if actor.sector in ARMED and actor.listed)
    sentence = scene.sentence_of(other)
    nature = nature_of(sentence, other, scene.persons, scene.references)
    is_named = other.kind in {"name", "group"}
    return found if is_named and nature in {Nature.BODY, Nature.PEOPLE} else ()
