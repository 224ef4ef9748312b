"""Names shortened: surnames, spellings of the text's own, abbreviations defined in brackets."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dateline.extract.mentions.meaning import meaning
from dateline.records import Actor, Mention, Sentence, Via

ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9][A-Z0-9-]{0,6}")
SHORTEST_INITIALS = 3  # letters; "UN" and "US" are too many things
OPENING, CLOSING = frozenset("(["), frozenset(")],;")
NAMING = frozenset(("person", "name", "role"))
PROPER = frozenset(("NNP", "NNPS"))


class Abbreviation(NamedTuple):
    """A short form: whose it is, from which sentence on, and whether brackets define it."""

    actor: Actor
    sentence: int
    is_defined: bool = False


def with_full_names(sentences: tuple[Sentence, ...], mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions, shortened names given the actor of the full name; missed ones added.

    Args:
        sentences: The parsed sentences of one article.
        mentions: What the actors stage found.

    Returns:
        The mentions, "abbreviation" or "surname" in ``via`` where a full name decided.
    """
    found = list(mentions)
    abbreviations = _abbreviations(sentences, found)
    surnames = _surnames(sentences, found)
    named = [
        _with_full_name(sentences[mention.sentence], mention, abbreviations, surnames)
        for mention in found
    ]
    missed = _missed(sentences, named, abbreviations)
    return [*named, *missed, *_shortened(sentences, [*named, *missed])]


def _abbreviations(
    sentences: tuple[Sentence, ...], mentions: list[Mention]
) -> dict[str, Abbreviation]:
    """Return what each abbreviation defined in brackets stands for, and in which sentence.

    A definition goes before every list: "ADF" in an article on Uganda is what the article says.
    """
    found: dict[str, Abbreviation] = {}
    for mention in mentions:
        sentence, actor = sentences[mention.sentence], mention.actor
        place = mention.last + 1
        if actor is None or mention.kind not in NAMING or place + 2 >= len(sentence):
            continue
        short, marks = (
            sentence.words[place + 1],
            sentence.words[place],
        )
        if marks not in OPENING or sentence.words[place + 2] not in CLOSING:
            continue
        if ABBREVIATION.fullmatch(short) and _abbreviates(short, sentence, mention):
            found.setdefault(short, Abbreviation(actor, mention.sentence, is_defined=True))
    for mention in mentions:
        initials = _initials(mention)
        if initials and mention.actor:
            found.setdefault(initials, Abbreviation(mention.actor, mention.sentence))
    return found


def _initials(mention: Mention) -> str:
    """Return the initials by which an unlisted body may go on without brackets ("the CFIA")."""
    actor = mention.actor
    if actor is None or actor.listed or mention.kind != "name":
        return ""
    initials = "".join(word[0] for word in actor.name.split() if word[0].isupper())
    return initials if len(initials) >= SHORTEST_INITIALS else ""


def _abbreviates(short: str, sentence: Sentence, mention: Mention) -> bool:
    """Say whether the letters of an abbreviation start words of a name, in their order."""
    words = sentence.words_of(mention.first, mention.last).replace("-", " ").split()
    initials = iter(word[0].upper() for word in words if word[0].isalnum())
    letters = [letter for letter in short if letter.isupper()]
    return len(words) > 1 and all(letter in initials for letter in letters)


def _surnames(sentences: tuple[Sentence, ...], mentions: list[Mention]) -> dict[str, Actor | None]:
    """Return whom each last name means, as listed and as the text spells it; None for a tie."""
    found: dict[str, Actor | None] = {}
    for mention in mentions:
        actor = mention.actor
        if actor is None or mention.kind != "person" or " " not in actor.name:
            continue
        sentence = sentences[mention.sentence]
        spelt = {actor.name.split()[-1]}
        if mention.last > mention.first and sentence.tags[mention.last].startswith("NNP"):
            spelt.add(sentence.words[mention.last])
        for surname in spelt:
            known = found.get(surname, actor)
            found[surname] = actor if known is not None and known.id == actor.id else None
    return found


def _with_full_name(
    sentence: Sentence,
    mention: Mention,
    abbreviations: dict[str, Abbreviation],
    surnames: dict[str, Actor | None],
) -> Mention:
    actor = mention.actor
    if actor is None or mention.kind not in NAMING:
        return mention
    words = sentence.words_of(mention.first, mention.last)
    full = abbreviations.get(words)
    if full and mention.sentence >= full.sentence and (full.is_defined or not actor.listed):
        if full.actor.id == actor.id:
            return mention
        short = msgspec.structs.replace(mention, kind="name")
        return meaning(sentence, short, full.actor, "abbreviation", Via.NAME)
    is_short = mention.kind == "person" and " " not in actor.name
    # "Mujahid" alone is a role, behind "Zabihullah Mujahid" a surname.
    is_word = mention.kind == "role" and mention.first == mention.last
    is_short |= is_word and sentence.tags[mention.last] == "NNP"
    surname = surnames.get(sentence.words[mention.last]) if is_short else None
    if surname is None or mention.via == "shared surname":
        return mention
    person = msgspec.structs.replace(mention, kind="person")
    return meaning(sentence, person, surname, "surname", Via.NAME)


def _missed(
    sentences: tuple[Sentence, ...],
    mentions: list[Mention],
    abbreviations: dict[str, Abbreviation],
) -> list[Mention]:
    """Return mentions for defined abbreviations that no list has."""
    taken = {(m.sentence, token) for m in mentions for token in range(m.first, m.last + 1)}
    found = []
    for sentence in sentences:
        for token, word in enumerate(sentence.words):
            full = abbreviations.get(word)
            is_free = (sentence.index, token) not in taken and sentence.roles[token] != "compound"
            if full is None or not is_free or sentence.index < full.sentence:
                continue
            short = Mention(
                sentence=sentence.index, head=token, first=token, last=token, kind="name"
            )
            found.append(meaning(sentence, short, full.actor, "abbreviation", Via.NAME))
    return found


def _shortened(sentences: tuple[Sentence, ...], mentions: list[Mention]) -> list[Mention]:
    """Return mentions for bodies called by one word of their name ("the Tigers")."""
    bodies = _body_words(sentences, mentions)
    taken = {(m.sentence, token) for m in mentions for token in range(m.first, m.last + 1)}
    found = []
    for sentence in sentences:
        for token in range(1, len(sentence)):
            body = bodies.get(sentence.words[token])
            is_free = (sentence.index, token) not in taken and sentence.roles[token] != "compound"
            is_short = sentence.lemmas[token - 1] == "the" and sentence.tags[token] in PROPER
            if body is None or not is_free or not is_short or sentence.index < body.sentence:
                continue
            short = Mention(
                sentence=sentence.index, head=token, first=token, last=token, kind="name"
            )
            found.append(meaning(sentence, short, body.actor, "short name", Via.NAME))
    return found


def _body_words(
    sentences: tuple[Sentence, ...], mentions: list[Mention]
) -> dict[str, Abbreviation | None]:
    """Return which body the head or the last word of its name means; None for a tie."""
    found: dict[str, Abbreviation | None] = {}
    for mention in mentions:
        actor = mention.actor
        if actor is None or mention.kind != "name" or actor.id == actor.country:
            continue
        words = sentences[mention.sentence].words
        if mention.first == mention.last or not words[mention.last][:1].isupper():
            continue
        for word in {words[mention.head], words[mention.last]}:
            known = found.get(word, Abbreviation(actor, mention.sentence))
            found[word] = known if known is not None and known.actor.id == actor.id else None
    return found
