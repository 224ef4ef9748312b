"""Several at once: "both sides", "the two leaders", "the three countries", "both", "each side"."""

import msgspec

from dateline.extract.mentions.joined import joined_in
from dateline.extract.mentions.nature import Nature, nature_of
from dateline.extract.mentions.salience import REACH
from dateline.extract.mentions.scene import Scene
from dateline.knowledge.references import ReferenceTable, SetNoun
from dateline.records import Actor, Mention, Sentence, Via

PAIR = 2
FAR = 12  # sentences back at which two who were at odds are still "the two sides"
KNOWN = frozenset(("the", "these", "those", "both", "rival", "warring", "opposing"))
ALONE = frozenset(("both", "two", "three", "four"))
EACH = frozenset(("each", "either", "neither"))
BY_OFFICE = frozenset(("persons", "states"))  # named by roles as well: "Ethiopian jets"
STANDS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj"))
ARMED = frozenset(("REB", "UAF", "PRM", "CRM", "MIL"))
SIDED = frozenset(("GOV", "MIL", "REB", "UAF", "PRM", "COP", "OPP", "PTY"))
ANY = SetNoun(id="any", nouns=(), of=("persons", "bodies", "states"))


def find_sets(
    sentences: tuple[Sentence, ...], mentions: list[Mention], references: ReferenceTable
) -> list[Mention]:
    """Return a mention for each "both sides" and "two countries" that no phrase covers yet.

    Args:
        sentences: The parsed sentences of one article.
        mentions: What is named in it.
        references: The plural nouns that mean several actors, and the words for how many.

    Returns:
        Mentions, two of a kind as an actor of its own for where nobody says who they are.
    """
    covered = {(mention.sentence, mention.head) for mention in mentions}
    found = []
    for sentence in sentences:
        for token in range(len(sentence)):
            if (sentence.index, token) in covered:
                continue
            size = _size_before(sentence, token, references)
            if size and _family(sentence, token, references):
                found.append(_unnamed(sentence, token, size))
            elif _stands_alone(sentence, token):
                found.append(_bare(sentence, token))
    return found


def is_set(mention: Mention, scene: Scene) -> bool:
    """Say whether a mention speaks of several as known: "the two sides", "both groups", "both"."""
    if mention.members or mention.kind not in {"role", "name", "pronoun"}:
        return False
    sentence = scene.sentence_of(mention)
    if mention.kind == "pronoun":
        return _stands_alone(sentence, mention.head)
    family = _family(sentence, mention.head, scene.references)
    if family is None:
        return False
    words = {sentence.words[t].lower() for t in _before(sentence, mention.head)}
    if family.is_pair and "the" in words:
        return True
    is_known = bool(words & KNOWN) or (bool(words & EACH) and family.is_opposed)
    return is_known and _size_before(sentence, mention.head, scene.references) > 0


def _family(sentence: Sentence, token: int, references: ReferenceTable) -> SetNoun | None:
    """Return the family of a plural noun, or of the singular behind "each"."""
    each = bool(EACH & {sentence.lemmas[t] for t in _before(sentence, token)})
    if sentence.tags[token] != "NNS" and not (each and sentence.tags[token] == "NN"):
        return None
    return references.sets.get(sentence.lemmas[token])


def _before(sentence: Sentence, token: int) -> list[int]:
    return sentence.dependents(token, "det", "nummod", "predet", "amod", "preconj")


def _size_before(sentence: Sentence, token: int, references: ReferenceTable) -> int:
    """Return how many the words before a noun say there are, 0 where they do not."""
    words = [
        sentence.words[item].lower()
        for item in _before(sentence, token)
        if sentence.tags[item] != "CD" or not sentence.children[item]  # "twenty-five"
    ]
    sizes = [references.sizes[word] for word in words if word in references.sizes]
    if EACH & set(words) and sentence.tags[token] == "NN":
        sizes.append(PAIR)
    return max(sizes, default=0)


def _stands_alone(sentence: Sentence, token: int) -> bool:
    """Say whether "both" or "the two" stands for a noun: "both signed", "both of them"."""
    word = sentence.words[token].lower()
    if word not in ALONE or sentence.roles[token] not in STANDS:
        return False
    below = sentence.dependents(token, "prep", "amod", "relcl")
    of = [item for prep in below for item in sentence.dependents(prep, "pobj")]
    if below and not any(sentence.tags[item] == "PRP" for item in of):
        return False
    determiners = {sentence.lemmas[item] for item in sentence.dependents(token, "det")}
    return word == "both" or "the" in determiners


def _unnamed(sentence: Sentence, head: int, size: int) -> Mention:
    """Return several, two as an actor of its own for where nobody says who they are."""
    counting = [
        item for item in _before(sentence, head) if sentence.lemmas[item] not in {"the", "these"}
    ]
    first = min([head, *counting])
    words = sentence.words_of(first, head)
    actor = Actor(
        id=words.lower().replace(" ", "-"),
        name=words.lower(),
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
        actor=actor if size == PAIR else None,
        is_plural=True,
        via="pair",
    )


def _bare(sentence: Sentence, token: int) -> Mention:
    """Return "both" as a pronoun, nobody's until it is resolved."""
    return Mention(
        sentence=sentence.index, head=token, first=token, last=token, kind="pronoun", is_plural=True
    )


def resolve_set(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve "the two sides" to as many different actors of that kind named together before.

    Args:
        mention: The phrase.
        before: The mentions before it, resolved.
        scene: The article.

    Returns:
        The mention with its members; unchanged where not exactly as many stand together.
    """
    sentence = scene.sentence_of(mention)
    family = _family(sentence, mention.head, scene.references) or ANY
    size = _size_before(sentence, mention.head, scene.references)
    if mention.kind == "pronoun":
        size = scene.references.sizes[sentence.words[mention.head].lower()]
    return with_members(mention, together(mention, before, scene, family, size or PAIR))


def with_members(mention: Mention, members: tuple[Actor, ...]) -> Mention:
    """Return a plural with whom it means; unchanged where nobody is found."""
    if len(members) < PAIR:
        return mention
    rule = "two sides" if len(members) == PAIR else "set"
    return msgspec.structs.replace(mention, members=members, via=rule, is_plural=True)


def last_two(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve "between them" to the two actors named together before."""
    return with_members(mention, together(mention, before, scene, ANY, PAIR))


def together(
    mention: Mention, before: list[Mention], scene: Scene, family: SetNoun, size: int
) -> tuple[Actor, ...]:
    """Return as many actors of a family as were last named together before a phrase.

    Args:
        mention: The phrase.
        before: The mentions before it, resolved.
        scene: The article.
        family: What they are, and whether they are at odds.
        size: How many.

    Returns:
        The actors in text order: where the family is of sides, those who fight or talk in the
        nearest sentence that tells of it; else those named together; else those whom the nearest
        sentences name one by one. Empty where these are more or fewer, or two groups compete.
    """
    limits = (size, REACH, False, True)
    for wanted in family.of:
        if family.is_opposed:
            found = _nearest_group(mention, before, scene, wanted, (size, FAR, True, False))
            if found:
                return found
        found = _nearest_group(mention, before, scene, wanted, limits)
        if found is not None:
            if found:
                return found
            continue
        if one_by_one := _one_by_one(mention, before, scene, wanted, size):
            return one_by_one
    return ()


def _nearest_group(
    mention: Mention,
    before: list[Mention],
    scene: Scene,
    wanted: str,
    limits: tuple[int, int, bool, bool],
) -> tuple[Actor, ...] | None:
    """Return the group of the nearest sentence back that has one; empty for a tie or a larger one.

    ``limits`` are the size wanted, how many sentences to look back, whether only those at odds
    count, and whether plurals that point back count too. None where no sentence names a group.
    """
    size, reach, is_opposed, with_plurals = limits
    states = _states(before)
    for index in range(mention.sentence, max(-1, mention.sentence - reach), -1):
        earlier = [m for m in before if m.sentence < mention.sentence or m.last < mention.first]
        joined = joined_in(index, earlier, scene, with_plurals=with_plurals)
        groups = [group for group in joined if group.is_opposed or not is_opposed]
        found: dict[frozenset[str], tuple[Actor, ...]] = {}
        for group in groups:
            actors = {
                actor.id: actor
                for other in group.mentions
                for actor in _actors(other, scene, wanted, states, with_plurals)
            }
            if len(actors) >= PAIR:
                found[frozenset(actors)] = tuple(actors.values())
        fitting = [actors for actors in found.values() if len(actors) == size]
        if found:
            return fitting[0] if len(fitting) == 1 else ()
    return None


def _one_by_one(
    mention: Mention, before: list[Mention], scene: Scene, wanted: str, size: int
) -> tuple[Actor, ...]:
    """Return the actors of a kind that the nearest sentences name ("Iran closed. Iraq protested").

    Sentences are added, the nearest first, until there are enough; empty where there are then more.
    """
    named: dict[str, Actor] = {}
    for index in range(mention.sentence, max(-1, mention.sentence - REACH), -1):
        here = [
            actor
            for other in before
            if other.sentence == index and (other.kind in {"name", "group"} or wanted in BY_OFFICE)
            for actor in _actors(other, scene, wanted, _states(before))
        ]
        named = {**{actor.id: actor for actor in here}, **named}
        if len(named) >= size:
            break
    return tuple(named.values()) if len(named) == size else ()


def _states(before: list[Mention]) -> dict[str, Actor]:
    return {m.actor.id: m.actor for m in before if m.actor and m.actor.id == m.actor.country}


def _actors(
    other: Mention,
    scene: Scene,
    wanted: str,
    states: dict[str, Actor],
    with_plurals: bool = False,
) -> tuple[Actor, ...]:
    """Return the actors that a mention adds to a set of a kind."""
    is_back = other.via in {"pair", "two sides", "set"} and not (with_plurals and other.members)
    if other.kind == "pronoun" or is_back:
        return ()
    found = tuple(actor for actor in (other.members or (other.actor,)) if actor)
    if wanted == "states":
        return tuple(states[a.country] for a in found if a.country and a.country in states)
    if wanted == "persons":
        return tuple(actor for actor in found if actor.id in scene.persons)
    if wanted == "armed":
        return tuple(actor for actor in found if actor.sector in ARMED and actor.listed)
    nature = nature_of(scene.sentence_of(other), other, scene.persons, scene.references)
    is_side = other.kind in {"name", "group"} or any(actor.sector in SIDED for actor in found)
    return found if is_side and nature in {Nature.BODY, Nature.PEOPLE} else ()
