"""Finds the links around a speaker: who cites whom, who was told, who carried it."""

from dateline.extract.sources.drafts import Hit, Link, Speaker
from dateline.extract.sources.names import Namer
from dateline.extract.sources.speakers import agent_of, cites_its_object, phrase_at, subject_of
from dateline.records import Act, Sentence

TALKING = frozenset({"speak", "talk"})


def linked(
    hit: Hit, speaker: Speaker, aside: int | None, namer: Namer
) -> tuple[Speaker, tuple[Link, ...]]:
    """Return the innermost speaker of a cue and the links around them.

    A speaker who cites another ("the paper said, citing officials") becomes a link around that
    other; so does an outlet that was told.

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
        if citing is None:
            return speaker, ()
        return speaker, (Link(phrase_at(sentence, citing), hit.cue.act, cue),)
    if aside is not None:
        cited = sentence.dependents(aside, "dobj")[0]
        return phrase_at(sentence, cited), (Link(speaker, Act.CITES, cue),)
    for token in _addressees(hit, speaker):
        addressee = phrase_at(sentence, token, apart_from=hit.words)
        if token != speaker.head and namer.is_outlet(addressee):
            return speaker, (Link(addressee, Act.REPORTS, cue),)
    return speaker, ()


def _addressees(hit: Hit, speaker: Speaker) -> list[int]:
    """Return the heads of those spoken to, and of those who carried it.

    These are "told X", "in an interview with X", "speaking to X" and "in a statement carried by X".
    """
    sentence = hit.sentence
    found = sentence.dependents(hit.head, "dobj", "dative")
    governors = [hit.head]
    for head in (hit.head, speaker.head):
        asides = sentence.dependents(head, "advcl", "acl")
        governors += [aside for aside in asides if sentence.lemmas[aside] in TALKING]
    for governor in governors:
        for preposition in sentence.dependents(governor, "prep", "dative"):
            for child in sentence.dependents(preposition, "pobj"):
                found += [child, *_carriers(sentence, child)]
    return found


def _carriers(sentence: Sentence, noun: int) -> list[int]:
    """Return who an interview was with, whom a statement went to, and by whom it was carried."""
    prepositions = [
        token
        for token in sentence.dependents(noun, "prep")
        if sentence.words[token].lower() in {"with", "to"}
    ]
    carried = sentence.dependents(noun, "acl")
    agents = [agent for verb in carried for agent in sentence.dependents(verb, "agent")]
    return [
        token for head in (*prepositions, *agents) for token in sentence.dependents(head, "pobj")
    ]
