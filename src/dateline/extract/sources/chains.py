"""Finds the links around a speaker: who cites whom, who was told, who carried it."""

from collections.abc import Iterator

from dateline.extract.sources.drafts import Hit, Link, Speaker
from dateline.extract.sources.names import Namer
from dateline.extract.sources.speakers import agent_of, cites_its_object, phrase_at, subject_of
from dateline.records import Act, Sentence

# "told to", "on CNN", "in Le Monde": where an outlet stands that was told or carried the words.
THROUGH = frozenset({"to", "on", "in", "with", "by", "via", "through", "for"})


def linked(
    hit: Hit, speaker: Speaker, aside: int | None, namer: Namer
) -> tuple[Speaker, tuple[Link, ...]]:
    """Return the innermost speaker of a cue and the links around them.

    A speaker who cites another ("the paper said, citing officials") becomes a link around that
    other; so does an outlet that was told, or that carried or saw what is cited.

    Args:
        hit: The cue.
        speaker: The speaker of the cue itself.
        aside: The verb by which that speaker cites another in an aside, or None.
        namer: Tells outlets from plain addressees.

    Returns:
        The innermost speaker, and the links outermost first; mostly none.
    """
    sentence = hit.sentence
    cue = hit.spans[0]
    if cites_its_object(hit):
        passive = sentence.dependents(hit.head, "nsubjpass")
        citing = (agent_of if passive else subject_of)(sentence, hit.head)
        if citing is not None:
            return speaker, (Link(phrase_at(sentence, citing), hit.cue.act, cue),)
    elif aside is not None:
        cited = phrase_at(sentence, sentence.dependents(aside, "dobj")[0])
        if not namer.may_be_thing(cited):  # "citing security concerns"
            return cited, (Link(speaker, Act.CITES, cue),)
    for token in _through(hit, speaker, namer):
        addressee = phrase_at(sentence, token, apart_from=hit.words)
        if token != speaker.head and namer.is_outlet(addressee):
            return speaker, (Link(addressee, Act.REPORTS, cue),)
    return speaker, ()


def _through(hit: Hit, speaker: Speaker, namer: Namer) -> Iterator[int]:
    """Yield the heads of those spoken to, and of those who carried it.

    These are "told X", "in an interview with X", "speaking to X", "in a statement carried by X"
    and "a letter seen by X says".
    """
    sentence, words = hit.sentence, namer.words
    yield from sentence.dependents(hit.head, "dobj", "dative")
    yield from _carriers(sentence, speaker.antecedent, namer)
    asides = [
        aside
        for head in (hit.head, speaker.head)
        for aside in sentence.dependents(head, "advcl", "acl", "relcl")
        if sentence.lemmas[aside] in words.talking
    ]
    for governor in (*hit.words, *asides):
        if sentence.lemmas[governor] in words.utterances and governor != hit.head:
            yield from _carriers(sentence, governor, namer)
        for preposition in sentence.dependents(governor, "prep", "dative"):
            for child in sentence.dependents(preposition, "pobj"):
                if sentence.words[preposition].lower() in THROUGH:
                    yield child
                    yield from _carriers(sentence, child, namer)


def _carriers(sentence: Sentence, noun: int, namer: Namer) -> Iterator[int]:
    """Yield who an interview was with, whom a statement went to, and by whom it was carried."""
    if sentence.lemmas[noun] in namer.words.utterances:
        yield from _objects(sentence, noun)
    for verb in sentence.dependents(noun, "acl", "relcl"):
        if sentence.lemmas[verb] in namer.words.carrying:
            yield from _objects(sentence, verb)
            if sentence.roles[verb] == "relcl":  # "a letter which Reuters has seen"
                yield from sentence.dependents(verb, "nsubj")


def _objects(sentence: Sentence, governor: int) -> Iterator[int]:
    """Yield what stands behind "by", "in", "on" and the like under a noun or verb."""
    for preposition in sentence.dependents(governor, "prep", "agent", "dative"):
        if sentence.words[preposition].lower() in THROUGH:
            yield from sentence.dependents(preposition, "pobj")
