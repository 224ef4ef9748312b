"""Definite nouns: "the expert" is whoever was called so, "the group" the armed group before."""

from collections.abc import Iterator

from dateline.extract.mentions.meaning import meaning
from dateline.extract.mentions.salience import MARGIN, best_of, near, salience
from dateline.extract.mentions.same_noun import content_of, with_same_noun
from dateline.extract.mentions.scene import Scene
from dateline.knowledge.references import Reference, ReferenceTable
from dateline.records import Actor, Mention, Sentence, Via

KNOWN = frozenset(("the", "this", "that", "these", "those"))
NOUNS = frozenset(("NN", "NNS"))
WHERE = frozenset((
    "of", "in", "into", "across", "throughout", "inside", "within", "around", "outside", "through",
))  # fmt: skip
# Codes of PLOVER's own that are no states.
NO_STATES = frozenset(("IGO", "UNO", "EUR", "NGO", "NGM", "IMG", "MNC"))
REMEMBERED = 8  # sentences for which a body is known by the noun in its name
FRESH = 3  # sentences in which two called alike make a tie


def find_definite(
    sentences: tuple[Sentence, ...], mentions: list[Mention], references: ReferenceTable
) -> Iterator[Mention]:
    """Find "the country" and "the airline" where no phrase covers them yet.

    Args:
        sentences: The parsed sentences of one article.
        mentions: What is named in it.
        references: Nouns that point back.

    Yields:
        Mentions of kind "role" without actor.
    """
    covered = {(mention.sentence, mention.head) for mention in mentions}
    for sentence in sentences:
        for token, lemma in enumerate(sentence.lemmas):
            is_free = (sentence.index, token) not in covered and sentence.tags[token] == "NN"
            determiners = {sentence.words[t].lower() for t in sentence.dependents(token, "det")}
            if is_free and lemma in references.by_noun and determiners & KNOWN:
                yield Mention(
                    sentence=sentence.index, head=token, first=token, last=token, kind="role"
                )


def named_behind(mention: Mention, scene: Scene) -> Actor | None:
    """Return the armed group whose fighters a role phrase means: "rebels of the M23 movement".

    Args:
        mention: A plural role phrase.
        scene: The article.

    Returns:
        The listed group behind "of" or "from", None where there is none.
    """
    sentence = scene.sentence_of(mention)
    families = scene.references.by_noun.get(sentence.lemmas[mention.head], ())
    if mention.kind != "role" or not mention.is_plural or not any(f.is_plural for f in families):
        return None
    for preposition in sentence.dependents(mention.head, "prep"):
        if sentence.lemmas[preposition] not in {"of", "from"}:
            continue
        for token in sentence.dependents(preposition, "pobj"):
            named = scene.named.get((sentence.index, token))
            if named and named.actor and any(_is_of(named.actor, f) for f in families):
                return named.actor if named.actor.listed else None
    return None


def is_definite(mention: Mention, scene: Scene) -> bool:
    """Say whether a short role phrase has "the" or "this" and nothing behind it that describes."""
    sentence = scene.sentence_of(mention)
    if mention.kind != "role" or mention.members or (mention.actor and mention.actor.listed):
        return False
    if mention.last - mention.first > 3 or mention.last > mention.head:
        return False
    if not _is_common(sentence, mention.head):
        return False
    # Where "the accused" is says nothing of who that is; "the minister of health" is another.
    is_accused = sentence.lemmas[mention.head] in scene.references.accused
    telling = ("relcl", "acl", "appos", "nummod", *(() if is_accused else ("prep",)))
    if sentence.dependents(mention.head, *telling):
        return False
    determiners = {sentence.words[t].lower() for t in sentence.dependents(mention.head, "det")}
    return bool(determiners & KNOWN)


def _is_common(sentence: Sentence, token: int) -> bool:
    """Say whether a noun is written small, or all of its sentence in capitals."""
    word = sentence.words[token]
    return not word[:1].isupper() or (word.isupper() and len(word) > 3)


def resolve_definite(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve a definite noun: by what the text called an actor, else by what an actor is.

    Args:
        mention: The phrase.
        before: The mentions before it, resolved.
        scene: The article.

    Returns:
        The mention with the actor it points back to; unchanged where that is not sure.
    """
    sentence = scene.sentence_of(mention)
    if mention.is_plural:
        return _same_or_of_family(mention, before, scene)
    described = _described(mention, before, scene)
    rule = "described so"
    if not described and sentence.lemmas[mention.head] in scene.references.accused:
        described, rule = _charged(before, scene), "charged"
    if len(described) == 1:
        return meaning(sentence, mention, described[0], rule, Via.ROLE)
    return mention if described else _same_or_of_family(mention, before, scene)


def _same_or_of_family(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve a noun that nobody was called by: the same noun before, else an actor of its kind."""
    actor = with_same_noun(mention, before, scene)
    if actor is None:
        return _of_family(mention, before, scene)
    return meaning(scene.sentence_of(mention), mention, actor, "same noun", Via.ROLE)


def _described(mention: Mention, before: list[Mention], scene: Scene) -> list[Actor]:
    """Return the actors that the text called by these words; the only fresh one if there is one."""
    sentence = scene.sentence_of(mention)
    noun, wanted = sentence.lemmas[mention.head], content_of(sentence, mention)
    if noun in scene.references.never_described:
        return []
    called: dict[str, tuple[Actor, set[str]]] = {}
    last: dict[str, int] = {}
    for other in before:
        actor = other.actor
        if actor is None or other.is_plural or other.kind == "modifier":
            continue
        last[actor.id] = other.sentence
        if other.kind == "pronoun":
            continue
        words = called.setdefault(actor.id, (actor, set()))[1]
        words |= _descriptions(scene.sentence_of(other), other, scene)
    found = [actor for actor, words in called.values() if noun in words and wanted <= words]
    fits = [
        actor
        for actor in found
        if _may_be(actor, noun, scene) and _is_whose(sentence, mention, actor)
    ]
    fits = [
        actor
        for actor in fits
        if actor.id in scene.persons or mention.sentence - last[actor.id] < REMEMBERED
    ]
    fresh = [actor for actor in fits if mention.sentence - last[actor.id] < FRESH]
    return fresh if len(fresh) == 1 else fits


def _charged(before: list[Mention], scene: Scene) -> list[Actor]:
    """Return the persons whom the text says were arrested or charged."""
    found: dict[str, Actor] = {}
    for other in before:
        if other.actor is None or other.actor.id not in scene.persons:
            continue
        sentence = scene.sentence_of(other)
        verb, role = sentence.heads[other.head], sentence.roles[other.head]
        verbs = [verb] if role in {"nsubjpass", "dobj"} else []
        verbs += sentence.dependents(other.head, "acl")
        verbs += sentence.dependents(verb, "advcl") if role in {"nsubj", "nsubjpass"} else []
        if any(
            sentence.lemmas[verb] in scene.references.charging
            and (sentence.tags[verb] == "VBN" or role == "dobj")
            for verb in verbs
        ):
            found[other.actor.id] = other.actor
    return list(found.values())


def _descriptions(sentence: Sentence, mention: Mention, scene: Scene) -> set[str]:
    """Return what a text calls an actor: title, apposition, "X is a ...", the noun of a name."""
    if mention.kind == "role":
        if mention.via != "apposition":
            return set()
        tokens = set(range(mention.first, mention.last + 1))
    elif mention.kind == "person":
        tokens = _told_of(sentence, mention) | set(range(mention.first, mention.last + 1))
    else:
        tokens = _told_of(sentence, mention) | {mention.head}
    lemmas = {sentence.lemmas[token].lower() for token in tokens}
    own = set(mention.actor.name.lower().split()) if mention.actor else set()
    # "The agency" is the Environmental Protection Agency; Ann Baker is no baker.
    words = lemmas - own if mention.kind == "person" else lemmas | own
    return {scene.references.titles.get(word.rstrip("."), word) for word in words}


def _told_of(sentence: Sentence, mention: Mention) -> set[int]:
    """Return the tokens of the appositions and predicates that are said of a name."""
    nouns = [
        noun
        for token in range(mention.first, mention.last + 1)
        for noun in sentence.dependents(token, "appos", "compound")
    ]
    governor = sentence.heads[mention.head]
    if sentence.roles[mention.head] == "appos":
        nouns.append(governor)
    if sentence.roles[mention.head] == "nsubj" and sentence.lemmas[governor] == "be":
        nouns += sentence.dependents(governor, "attr")
    return {
        token
        for noun in nouns
        if sentence.tags[noun].startswith("NN")
        for token in (noun, *sentence.dependents(noun, "compound", "amod"))
        if not mention.first <= token <= mention.last or sentence.tags[token] in NOUNS
    }


def _may_be(actor: Actor, noun: str, scene: Scene) -> bool:
    """Say whether a noun that means one kind of actor does not contradict what the actor is."""
    families = scene.references.by_noun.get(noun, ())
    if actor.id in scene.persons:
        return not families and noun not in scene.references.bodies
    if actor.id == actor.country:
        return any(family.states for family in families)
    if noun in actor.name.lower().split():
        return True
    return not families or actor.sector is None or any(_is_of(actor, f) for f in families)


def _is_whose(sentence: Sentence, mention: Mention, actor: Actor) -> bool:
    """Say whether a country that the phrase itself names does not contradict."""
    # A body of no country may sit in one: "the London-based group".
    own = mention.actor.country if mention.actor else None
    words = sentence.lemmas[mention.first : mention.head]
    return own in {None, actor.country} or ("base" in words and actor.country in NO_STATES)


def _of_family(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    sentence = scene.sentence_of(mention)
    noun = sentence.lemmas[mention.head]
    families = [
        family
        for family in scene.references.by_noun.get(noun, ())
        if (family.is_plural or not mention.is_plural)
        and content_of(sentence, mention) <= set(family.modifiers)
    ]
    if any(family.states for family in families):
        return _state(mention, before, scene)
    scored = [
        (salience(mention, other, scene), other)
        for other in near(mention, before)
        if other.actor
        and other.kind != "modifier"
        and other.actor.id not in scene.persons
        and any(_may_mean(family, other, other.actor, scene) for family in families)
        and _is_whose(sentence, mention, other.actor)
    ]
    best = best_of(scored)
    if best is None or best.actor is None:
        return mention
    # Which of two armies is "the army" no grammar tells.
    if any(f.has_roles for f in families) and len({o.actor.id for _, o in scored if o.actor}) > 1:
        return mention
    return meaning(sentence, mention, best.actor, "definite noun", Via.ROLE)


def _state(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve "the country" to the state whose name, people or officials stand nearest before."""
    sentence = scene.sentence_of(mention)
    if _is_where(sentence, mention.head):
        return mention
    states = {o.actor.id: o.actor for o in before if o.actor and o.actor.id == o.actor.country}
    points: dict[str, float] = {}
    for other in near(mention, before):
        country = other.actor.country if other.actor else None
        if country and country not in NO_STATES:
            score = salience(mention, other, scene)
            points[country] = max(score, points.get(country, score))
    ranked = sorted(points, key=lambda country: -points[country])
    if not ranked or (len(ranked) > 1 and points[ranked[0]] - points[ranked[1]] < MARGIN):
        return mention
    if ranked[0] not in states or not _is_whose(sentence, mention, states[ranked[0]]):
        return mention
    return meaning(sentence, mention, states[ranked[0]], "definite noun", Via.ROLE)


def _is_where(sentence: Sentence, token: int) -> bool:
    """Say whether a noun is only where something is ("in the country", "half of the country")."""
    head = sentence.heads[token]
    return sentence.roles[token] == "pobj" and sentence.lemmas[head] in WHERE


def _may_mean(family: Reference, other: Mention, actor: Actor, scene: Scene) -> bool:
    """Say whether a family of nouns can speak of a mention: by name or by role."""
    if other.kind == "role" and not actor.listed:
        is_alike = scene.sentence_of(other).lemmas[other.head] in family.nouns
        return family.has_roles and is_alike and actor.country is not None
    return _is_of(actor, family)


def _is_of(actor: Actor, family: Reference) -> bool:
    sectors = {actor.sector, *actor.other_sectors}
    if family.sectors and sectors & set(family.sectors):
        return True
    if family.countries and actor.country in family.countries:
        return True
    is_state = actor.id == actor.country
    if is_state:
        return family.states
    return family.organisations and not sectors & {"REB", "UAF", "CRM", "GOV", "MIL"}
