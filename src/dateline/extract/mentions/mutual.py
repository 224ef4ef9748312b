"""One of two, or each to the other: "each other", "the other", "the former", "the latter"."""

import msgspec

from dateline.extract.mentions.meaning import meaning
from dateline.extract.mentions.scene import SUBJECTS, Scene
from dateline.extract.mentions.sets import ANY, PAIR, together
from dateline.records import Mention, Sentence, Via

TURNS = frozenset(("former", "latter"))
STANDS = frozenset((*SUBJECTS, "dobj", "pobj", "poss", "dative"))


def find_mutual(sentences: tuple[Sentence, ...], mentions: list[Mention]) -> list[Mention]:
    """Return a mention for each "each other", "the other", "the former" and "the latter".

    Args:
        sentences: The parsed sentences of one article.
        mentions: What is named in it.

    Returns:
        Mentions of kind "pronoun" without actor.
    """
    covered = {(mention.sentence, mention.head) for mention in mentions}
    return [
        Mention(
            sentence=sentence.index,
            head=head,
            first=first,
            last=last,
            kind="pronoun",
            is_plural=sentence.lemmas[head] not in TURNS,
        )
        for sentence in sentences
        for token in range(1, len(sentence))
        for first, head, last in _stretch(sentence, token)
        if (sentence.index, head) not in covered
    ]


def _stretch(sentence: Sentence, token: int) -> list[tuple[int, int, int]]:
    """Return first token, head and last token of such a phrase that ends at a token."""
    words = (sentence.words[token - 1].lower(), sentence.words[token].lower())
    head = token - 1 if words == ("one", "another") else token
    if sentence.roles[head] not in STANDS:
        return []
    if words in {("one", "another"), ("each", "other")}:
        return [(token - 1, head, token)]
    is_bare = set(sentence.children[token]) <= {token - 1}
    if words == ("the", "other") and is_bare and sentence.roles[token] == "dobj":
        return [(token - 1, token, token)]
    return [(token, token, token)] if words[0] == "the" and words[1] in TURNS and is_bare else []


def is_mutual(mention: Mention, scene: Scene) -> bool:
    """Say whether a mention is one of these phrases."""
    sentence = scene.sentence_of(mention)
    return mention.kind == "pronoun" and sentence.words[mention.head].lower() in {
        "one", "other", "former", "latter",
    }  # fmt: skip


def resolve_mutual(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve "each other" to its subject's actors, "the former" to the first of the last two.

    Args:
        mention: The phrase.
        before: The mentions before it, resolved.
        scene: The article.

    Returns:
        The mention with its actor or actors; unchanged where these are not exactly two.
    """
    sentence = scene.sentence_of(mention)
    word = sentence.lemmas[mention.head]
    if word in TURNS:
        two = together(mention, before, scene, ANY, PAIR)
        if len(two) != PAIR:
            return mention
        actor = two[0] if word == "former" else two[1]
        return meaning(sentence, mention, actor, "former or latter", Via.PRONOUN)
    return _each_other(mention, before, scene)


def _each_other(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve "each other" to all that the subject of its clause means."""
    sentence = scene.sentence_of(mention)
    subjects = _subjects(sentence, mention.head)
    found = {
        actor.id: actor
        for other in before
        if other.sentence == mention.sentence and other.head in subjects
        for actor in (other.members or (other.actor,))
        if actor
    }
    if len(found) < PAIR:
        return mention
    return msgspec.structs.replace(
        mention, members=tuple(found.values()), via="each other", is_plural=True
    )


def _subjects(sentence: Sentence, token: int) -> list[int]:
    """Return the heads of the subject of the nearest clause that has one."""
    for above in sentence.path_up(token):
        found = sentence.dependents(above, *SUBJECTS)
        for head in found:
            found.extend(sentence.dependents(head, "conj"))
        if found:
            return found
    return []
