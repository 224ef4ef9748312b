"""Pronouns of the third person: by number, by gender where it shows, by subject position."""

import msgspec

from dateline.extract.mentions.joined import coordinated
from dateline.extract.mentions.meaning import meaning
from dateline.extract.mentions.nature import (
    FEMALE,
    MANY,
    NEUTER,
    PLURAL,
    SINGULAR,
    Nature,
    gender_of,
    nature_of,
)
from dateline.extract.mentions.salience import (
    MARGIN,
    OF_A_PRONOUN,
    OF_ITS_SPEAKER,
    OF_ONE_CLAUSE,
    best_of,
    near,
    place_salience,
    salience,
    share_a_clause,
)
from dateline.extract.mentions.scene import SUBJECTS, Scene
from dateline.extract.mentions.sets import last_two
from dateline.records import Actor, Mention, Sentence, Via

TOGETHER = frozenset(("between", "among", "amongst"))
REFLEXIVES = frozenset(("himself", "herself", "itself", "themselves"))
OF_KNOWN_GENDER = 0.6
OF_A_NAME = 0.6  # rather than of an unnamed role
LESS_FOR_ONE_BODY = 1.5  # "they" for a company or an alliance
LESS_AHEAD = 2.6  # "as they came, police fired": rather whom the sentence before is about
HEADS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos"))


def find_pronouns(sentences: tuple[Sentence, ...], mentions: list[Mention]) -> list[Mention]:
    """Return a mention for each third-person pronoun; a name in brackets after it decides.

    Args:
        sentences: The parsed sentences of one article.
        mentions: The names in it.

    Returns:
        Mentions of kind "pronoun", most still without actor.
    """
    starts = {(mention.sentence, mention.first): mention for mention in mentions}
    found = []
    for sentence in sentences:
        for token, word in enumerate(sentence.words):
            if sentence.tags[token] not in {"PRP", "PRP$"}:
                continue
            if word.lower() not in SINGULAR | PLURAL | NEUTER:
                continue
            is_explained = sentence.words[token + 1 : token + 2] in {("[",), ("(",)}
            named = starts.get((sentence.index, token + 2)) if is_explained else None
            pronoun = Mention(
                sentence=sentence.index,
                head=token,
                first=token,
                last=token,
                kind="pronoun",
                is_plural=word.lower() in PLURAL,
            )
            if named and named.actor:
                pronoun = meaning(sentence, pronoun, named.actor, "brackets", Via.PRONOUN)
            found.append(pronoun)
    return found


def resolve_pronoun(mention: Mention, before: list[Mention], scene: Scene) -> Mention:
    """Resolve a pronoun to the most salient actor before it that agrees with it.

    Args:
        mention: The pronoun.
        before: The mentions before it, resolved.
        scene: The article.

    Returns:
        The pronoun with its actor or actors; unchanged where nobody fits or two fit alike.
    """
    sentence = scene.sentence_of(mention)
    word = sentence.words[mention.head].lower()
    if mention.actor or (word in NEUTER and _is_dummy(sentence, mention.head, scene)):
        return mention
    if word == "them" and sentence.lemmas[sentence.heads[mention.head]] in TOGETHER:
        return last_two(mention, before, scene)
    others = near(mention, before)
    others += coordinated(others, scene) if word in PLURAL else []
    scored = [
        (points, other)
        for other in others
        if (points := _points(mention, other, scene)) is not None
    ]
    scored += [
        (points - _less_ahead(sentence, mention.head), other)
        for other in _ahead(mention, scene)
        if (points := _points(mention, other, scene)) is not None
    ]
    best = best_of(scored)
    most = max((points for points, _ in scored), default=0.0)
    if best is None or _is_thing_likelier(mention, most, scene):
        return mention
    if _goes_on_unknown(mention, most, before, scene):
        return mention
    return _as(sentence, mention, best)


def _ahead(mention: Mention, scene: Scene) -> list[Mention]:
    """Return the subject that a phrase put first points ahead to: "after his arrest, Ann ..."."""
    sentence = scene.sentence_of(mention)
    for above in sentence.path_up(mention.head):
        for subject in sentence.dependents(above, *SUBJECTS):
            if subject != mention.head and subject not in sentence.path_up(mention.head):
                named = scene.named.get((sentence.index, subject))
                return [named] if named and mention.head < named.first < above else []
    return []


def _less_ahead(sentence: Sentence, token: int) -> float:
    """Return what speaks against pointing ahead; nothing in "after his arrest"."""
    if sentence.roles[token] == "poss":
        return 0.0
    return LESS_AHEAD + (OF_ITS_SPEAKER if sentence.roles[token] in SUBJECTS else 0.0)


def _as(sentence: Sentence, mention: Mention, other: Mention) -> Mention:
    meant = other.actor
    resolved = mention
    if meant is not None:
        resolved = meaning(sentence, mention, meant, "pronoun", Via.PRONOUN)
    members: tuple[Actor, ...] = other.members
    return msgspec.structs.replace(resolved, members=members, via="pronoun")


def _points(mention: Mention, other: Mention, scene: Scene) -> float | None:
    """Return how likely a pronoun means another mention, None where it cannot."""
    sentence = scene.sentence_of(mention)
    word = sentence.words[mention.head].lower()
    if word == "it" and _is_vague(mention, scene) and not scene.is_subject(other):
        return None
    nature = nature_of(scene.sentence_of(other), other, scene.persons, scene.references)
    bonus = _agreement(word, other, nature, scene)
    if bonus is None or _speaks_of_itself(mention, other, scene):
        return None
    if word in REFLEXIVES and not _is_own_subject(sentence, mention, other):
        return None
    points = salience(mention, other, scene) + bonus
    return points + 10.0 if word in REFLEXIVES else points


def _is_vague(mention: Mention, scene: Scene) -> bool:
    """Say whether "it" stands where it mostly means a thing or a state of affairs."""
    sentence = scene.sentence_of(mention)
    if not scene.is_subject(mention):
        return True
    return sentence.lemmas[sentence.heads[mention.head]] == "be"


def _is_own_subject(sentence: Sentence, mention: Mention, other: Mention) -> bool:
    """Say whether a mention is the subject of the clause in which a reflexive stands."""
    is_subject = other.sentence == mention.sentence and sentence.roles[other.head] in SUBJECTS
    return is_subject and sentence.heads[other.head] in sentence.path_up(mention.head)


def _agreement(word: str, other: Mention, nature: Nature | None, scene: Scene) -> float | None:
    """Return the points that number and gender add, None where they contradict."""
    if word in SINGULAR:
        return _person_agreement(word, other, nature, scene)
    if word in NEUTER:
        return 0.0 if nature is Nature.BODY else None
    if nature is Nature.PEOPLE:
        return 0.0
    if nature is not Nature.BODY or other.actor is None:
        return None
    noun = scene.sentence_of(other).lemmas[other.head]
    return 0.0 if noun in scene.references.many else _body_of_many(other)


def _body_of_many(other: Mention) -> float | None:
    """Return the points of one body as what "they" means; no state and no newspaper is."""
    sector = other.actor.sector if other.actor else None
    if sector in MANY:
        return 0.0
    is_state = other.actor is not None and other.actor.id == other.actor.country
    return None if sector == "JRN" or is_state else -LESS_FOR_ONE_BODY


def _person_agreement(
    word: str, other: Mention, nature: Nature | None, scene: Scene
) -> float | None:
    if nature is not Nature.PERSON or other.actor is None:
        return None
    wanted = "female" if word in FEMALE else "male"
    sentence = scene.sentence_of(other)
    known = scene.genders.get(other.actor.id, "")
    if not known and other.kind == "pronoun":
        known = "female" if sentence.words[other.head].lower() in FEMALE else "male"
    known = known or gender_of(sentence, other, scene.references)
    if known and known != wanted:
        return None
    is_named = other.actor.id in scene.persons
    return (OF_KNOWN_GENDER if known else 0.0) + (OF_A_NAME if is_named else 0.0)


def _speaks_of_itself(mention: Mention, other: Mention, scene: Scene) -> bool:
    """Say whether "he" stands in what the other says: there he would be "I"."""
    if not scene.is_quoted(mention) or other.actor is None:
        return False
    return other.actor.id in scene.speakers[mention.sentence]


def _is_dummy(sentence: Sentence, token: int, scene: Scene) -> bool:
    """Say whether "it" stands for nothing: "it is believed", "it would prove hard"."""
    head = sentence.heads[token]
    if sentence.dependents(token, "expl") or sentence.roles[token] == "expl":
        return True
    clauses = sentence.dependents(head, "ccomp", "xcomp", "advcl")
    if (
        sentence.lemmas[head] in scene.references.seeming
        and sentence.roles[token] in SUBJECTS
        and clauses
    ):
        return True
    if sentence.roles[token] == "dobj" and sentence.lemmas[head] in scene.references.light:
        return True
    return bool(sentence.dependents(head, "acomp", "oprd", "attr")) and bool(clauses)


def _is_thing_likelier(mention: Mention, most: float, scene: Scene) -> bool:
    """Say whether a noun that is no actor is as likely meant by "it" or "they"."""
    sentence = scene.sentence_of(mention)
    word = sentence.words[mention.head].lower()
    if word in SINGULAR or word in REFLEXIVES or _acts(sentence, mention.head, scene):
        return False
    numbers = ("NNS", "NNPS") if word in PLURAL else ("NN", "NNP")
    for index in range(max(0, mention.sentence - 2), mention.sentence + 1):
        other = scene.sentences[index]
        end = mention.first if index == mention.sentence else len(other)
        for token in range(end):
            if other.tags[token] in numbers and _is_thing(other, token, scene):
                points = place_salience(mention, index, token, scene) + token / 1000.0
                if index == mention.sentence and share_a_clause(other, mention.head, token):
                    points -= OF_ONE_CLAUSE
                if points > most - MARGIN / 2:
                    return True
    return False


def _is_thing(sentence: Sentence, token: int, scene: Scene) -> bool:
    return (
        sentence.roles[token] in HEADS
        and sentence.lemmas[token].lower() not in scene.references.measures
        and (sentence.index, token) not in scene.heads
    )


def _goes_on_unknown(mention: Mention, most: float, before: list[Mention], scene: Scene) -> bool:
    """Say whether the same pronoun stands before and nobody knew whom that one means."""
    word = scene.sentence_of(mention).words[mention.head].lower()
    kind = next(words for words in (SINGULAR, PLURAL, NEUTER) if word in words)
    for other in near(mention, before):
        same = scene.sentence_of(other).words[other.head].lower()
        if other.kind != "pronoun" or other.actor or other.members or same not in kind:
            continue
        if word in SINGULAR and (word in FEMALE) != (same in FEMALE):
            continue
        if not _is_dummy(scene.sentence_of(other), other.head, scene) and (
            place_salience(mention, other.sentence, other.head, scene) + OF_A_PRONOUN
            > most - MARGIN
        ):
            return True
    return False


def _acts(sentence: Sentence, token: int, scene: Scene) -> bool:
    """Say whether a pronoun is the subject of what only actors do ("it announced")."""
    verb = sentence.heads[token]
    return sentence.roles[token] == "nsubj" and sentence.lemmas[verb] in scene.references.acting
