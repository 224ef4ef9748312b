"""Finds later mentions by part of a name: "Waziri" after "Mohammad Zaman Waziri"."""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from dateline.knowledge.actors import ActorTable, fold_word
from dateline.records import Actor, Mention, Sentence

SHORTEST = 3  # letters; shorter words are particles ("al", "de")
PLACE_PREPOSITIONS = frozenset(["in", "at", "near", "across", "through", "into", "around"])


def with_partial_names(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    listed_tokens: set[tuple[int, int]],
    known: ActorTable,
) -> list[Mention]:
    """Give single proper nouns the actor whose longer name holds them, and add those missed.

    A word that belongs to the names of two actors of the article decides nothing.

    Args:
        sentences: The sentences, in order.
        mentions: The mentions found so far.
        listed_tokens: Sentence index and token of every word of a listed name.
        known: The listed roles and common words, which are no part of a name.

    Returns:
        All mentions, in order of sentence and head.
    """
    mentions = _pooled(mentions)
    bearers = _bearers(mentions, known)
    found = [_resolved(mention, sentences, bearers) for mention in mentions]
    taken = {(m.sentence, token) for m in found for token in range(m.first, m.last + 1)}
    taken |= listed_tokens
    added = [
        _mention(token, sentence, bearers[fold_word(sentence.words[token])])
        for sentence in sentences
        for token in range(len(sentence))
        if (sentence.index, token) not in taken
        and _is_partial(token, sentence)
        and len(bearers.get(fold_word(sentence.words[token]), ())) == 1
        and not _names_place(token, sentence, bearers)
    ]
    return sorted([*found, *added], key=lambda mention: (mention.sentence, mention.head))


def _pooled(mentions: Sequence[Mention]) -> list[Mention]:
    """Give every mention of an unlisted name the country and sector that any of them tells."""
    facts: dict[str, tuple[str | None, str | None]] = {}
    for mention in mentions:
        if mention.actor and mention.kind != "role":
            country, sector = facts.get(mention.actor.id, (None, None))
            facts[mention.actor.id] = (
                country or mention.actor.country,
                sector or mention.actor.sector,
            )
    return [_with_facts(mention, facts) for mention in mentions]


def _with_facts(mention: Mention, facts: dict[str, tuple[str | None, str | None]]) -> Mention:
    actor = mention.actor
    if actor is None or actor.listed or mention.kind == "role":
        return mention
    country, sector = facts[actor.id]
    return msgspec.structs.replace(
        mention,
        actor=msgspec.structs.replace(
            actor, country=actor.country or country, sector=actor.sector or sector
        ),
    )


def _bearers(mentions: Sequence[Mention], known: ActorTable) -> dict[str, dict[str, Actor]]:
    """Return by folded word the actors whose name holds it: of bodies only the first word."""
    bearers: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    single: dict[str, dict[str, Actor]] = {}
    for mention in mentions:
        actor = mention.actor
        # "President Bush" names its bearer as a full name does.
        is_full = mention.via != "listed surname" or mention.first < mention.last
        if actor is None or mention.kind not in {"person", "name"} or not is_full:
            continue
        words = [fold_word(word) for word in actor.name.replace("-", " ").split()]
        if mention.kind == "name":
            is_word = words[0] in known.role_names or words[0] in known.common_words
            words = [] if actor.listed or len(words) < 2 or is_word else words[:1]
        elif len(words) < 2:
            if actor.country or actor.sector:
                single.setdefault(words[0], {}).setdefault(actor.id, actor)
            continue
        for word in words:
            if len(word) >= SHORTEST:
                bearers[word].setdefault(actor.id, actor)
    return single | bearers


def _resolved(
    mention: Mention, sentences: Sequence[Sentence], bearers: dict[str, dict[str, Actor]]
) -> Mention:
    """Return the mention with the actor of the full name, where it has only a part of one."""
    actor = mention.actor
    is_firm = mention.kind == "name" and mention.first == mention.last
    if actor is None or (mention.kind != "person" and not (is_firm and actor.sector == "BUS")):
        return mention
    sentence = sentences[mention.sentence]
    # A firm may be called like a person whom the text has named in full ("Ford", "Dell").
    is_surname = mention.via == "listed surname" or mention.kind == "name"
    if not is_surname and (actor.listed or " " in actor.name):
        return mention
    surname = sentence.words[mention.last] if is_surname else actor.name
    persons = bearers.get(fold_word(surname), {})
    if mention.kind == "person" and is_surname and len(persons) > 1:
        return _left_open(mention, actor, surname)
    if len(persons) != 1 or (mention.kind == "name" and not _ends_with(surname, persons)):
        return mention
    return _mention(mention.head, sentence, persons, mention.first, mention.last)


def _ends_with(surname: str, persons: dict[str, Actor]) -> bool:
    return all(
        fold_word(actor.name.split()[-1]) == fold_word(surname) for actor in persons.values()
    )


def _left_open(mention: Mention, actor: Actor, surname: str) -> Mention:
    """Return a mention of a surname that several persons of the text bear as nobody listed."""
    unknown = Actor(id=fold_word(surname), name=surname, text=actor.text, span=actor.span)
    return msgspec.structs.replace(mention, actor=unknown, via="shared surname", confidence=0.4)


def _mention(
    token: int,
    sentence: Sentence,
    persons: dict[str, Actor],
    first: int | None = None,
    last: int | None = None,
) -> Mention:
    start = token if first is None else first
    end = token if last is None else last
    actor = next(iter(persons.values()))
    return Mention(
        sentence=sentence.index,
        head=token,
        first=start,
        last=end,
        kind="person",
        actor=msgspec.structs.replace(
            actor, text=sentence.words_of(start, end), span=sentence.span_of(start, end)
        ),
        via="partial name",
        confidence=0.85,
    )


def _names_place(token: int, sentence: Sentence, bearers: dict[str, dict[str, Actor]]) -> bool:
    """Say whether a token read as a place is only the first word of a body ("Michigan")."""
    (actor,) = bearers[fold_word(sentence.words[token])].values()
    is_first = fold_word(actor.name.split()[0]) == fold_word(sentence.words[token])
    return is_first and sentence.entities[token] in {"GPE", "LOC", "FAC"}


def _is_partial(token: int, sentence: Sentence) -> bool:
    """Say whether a token is a proper noun that stands alone as a phrase."""
    if not sentence.tags[token].startswith("NNP") or not sentence.words[token][:1].isupper():
        return False
    head = sentence.heads[token]
    if sentence.roles[token] in {"compound", "amod", "nmod"} and head > token:
        return False
    return not (sentence.roles[token] == "pobj" and sentence.lemmas[head] in PLACE_PREPOSITIONS)
