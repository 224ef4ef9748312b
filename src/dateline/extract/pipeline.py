"""The whole way from an article to its coding, on one screen."""

from functools import cache

import msgspec

from dateline.extract.actors import find_actors
from dateline.extract.actors.focus import with_focus
from dateline.extract.actors.forces import adjectives_of, as_forces
from dateline.extract.actors.modifiers import find_modifiers
from dateline.extract.compose import Findings, compose_events, rate_events
from dateline.extract.compose.codes import add_codes
from dateline.extract.compose.contexts import add_contexts
from dateline.extract.compose.printed import as_printed
from dateline.extract.compose.speakers import first_persons
from dateline.extract.compose.statement_confidence import rate_statements
from dateline.extract.events import find_events, mark_places
from dateline.extract.language import parse_article
from dateline.extract.mentions import resolve_mentions
from dateline.extract.places import find_places
from dateline.extract.relations import find_dyads
from dateline.extract.sources import find_statements
from dateline.extract.times import find_times
from dateline.knowledge.actors import ActorTable, Kind, load_actors
from dateline.knowledge.actors.lists import load_actors_with
from dateline.knowledge.codebooks import Codebook, load_codebook, own_frames
from dateline.knowledge.confidence import (
    ConfidenceTable,
    load_confidence,
    load_statement_confidence,
)
from dateline.knowledge.contexts import ContextTable, load_contexts
from dateline.knowledge.cues import CueTable, load_cues
from dateline.knowledge.events import FrameTable, load_frames, load_frames_with
from dateline.knowledge.light_verbs import LightVerbTable, load_light_verbs
from dateline.knowledge.markers import MarkerTable, load_markers
from dateline.knowledge.ontology import Ontology, load_ontology
from dateline.knowledge.outlets import OutletTable, load_outlets
from dateline.knowledge.places import PlaceIndex, load_places
from dateline.knowledge.references import ReferenceTable, load_references
from dateline.knowledge.relations import RelationRule, load_relation_rules
from dateline.knowledge.speakers import SpeakerWords, load_speaker_words
from dateline.records import Article, Coding, Sentence, Unread
from dateline.settings import Settings
from dateline.version import VERSION

CODED_LANGUAGE = "en"


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """All that the stages know: the tables read from ``data/``."""

    actors: ActorTable
    outlets: OutletTable
    references: ReferenceTable
    places: PlaceIndex
    frames: FrameTable
    light_verbs: LightVerbTable
    cues: CueTable
    speakers: SpeakerWords
    markers: MarkerTable
    ontology: Ontology
    confidence: ConfidenceTable
    statement_confidence: ConfidenceTable
    contexts: ContextTable
    relations: tuple[RelationRule, ...]
    states: dict[str, str]
    adjectives: dict[str, tuple[str, ...]]
    codebooks: tuple[Codebook, ...] = ()


@cache
def load_knowledge(
    lists: tuple[str, ...] = (), frames: tuple[str, ...] = (), codebooks: tuple[str, ...] = ()
) -> Known:
    """Read the knowledge once: what is built in, and users' lists of actors and frames before it.

    Args:
        lists: Files of users' lists, CSV or YAML (``Settings.actors``).
        frames: Folders or files of users' own frames (``Settings.frames``).
        codebooks: Further ontologies to code in (``Settings.codebooks``).

    Returns:
        The knowledge.
    """
    if codebooks:
        theirs = tuple(folder for name in codebooks if (folder := own_frames(name)))
        known = load_knowledge(lists, (*frames, *theirs))
        return msgspec.structs.replace(known, codebooks=tuple(map(load_codebook, codebooks)))
    if lists or frames:
        actors = load_actors_with(lists) if lists else load_actors()
        own = load_frames_with(frames) if frames else load_frames()
        return msgspec.structs.replace(load_knowledge(), actors=actors, frames=own)
    actors = load_actors()
    states = {entry.id: entry.name for entry in actors.entries if entry.kind is Kind.STATE}
    return Known(
        actors=actors,
        states=states,
        adjectives=adjectives_of(actors),
        outlets=load_outlets(),
        references=load_references(),
        places=load_places(),
        frames=load_frames(),
        light_verbs=load_light_verbs(),
        cues=load_cues(),
        speakers=load_speaker_words(),
        markers=load_markers(),
        ontology=load_ontology(),
        confidence=load_confidence(),
        statement_confidence=load_statement_confidence(),
        contexts=load_contexts(),
        relations=load_relation_rules(),
    )


def code_article(article: Article, known: Known, settings: Settings) -> Coding:
    """Turn one article into its coding: events and statements, each with the words that say so.

    Args:
        article: The article, as read.
        known: The knowledge, from ``load_knowledge``.
        settings: The numbers a user may turn.

    Returns:
        The coding; empty, with the reason under ``unread``, for an article in another language.
    """
    if article.language not in {None, CODED_LANGUAGE}:
        return Coding(article=article, unread=(_other_language(article),))
    findings = find_all(article, known, settings)
    sentences = findings.sentences
    events = compose_events(
        findings, known.markers, known.ontology, known.references.event_nouns, VERSION
    )
    events = add_contexts(events, sentences, known.contexts)
    events = rate_events(events, sentences, known.ontology, known.confidence)
    events = add_codes(events, article, known.codebooks)
    coding = Coding(
        article=article,
        events=events,
        statements=findings.statements,
        dyads=find_dyads(article.text, events, known.relations, known.states),
        places=findings.places,
        times=findings.times,
        unread=_unread(article, sentences, settings),
    )
    is_recased = bool(sentences) and sentences[0].text is not article.text
    return as_printed(coding) if is_recased else coding


def find_all(article: Article, known: Known, settings: Settings) -> Findings:
    """Let every stage find what it finds, before events are composed of it.

    Args:
        article: The article, in English.
        known: The knowledge, from ``load_knowledge``.
        settings: The numbers a user may turn.

    Returns:
        The parse, and the actors, events, statements, places and times in it.
    """
    sentences = parse_article(article, settings.model)
    named = find_actors(sentences, known.actors, article.published)
    named += find_modifiers(sentences, named, known.actors)
    times = find_times(sentences, article.published)
    places = find_places(article, sentences, named, known.places)
    mentions = resolve_mentions(sentences, named, known.references, places)
    mentions = with_focus(sentences, mentions, places, known.actors)
    mentions = as_forces(mentions, known.adjectives)
    statements = find_statements(
        article, sentences, mentions, known.cues, known.outlets, known.speakers
    )
    statements = rate_statements(statements, sentences, known.statement_confidence)
    mentions += first_persons(sentences, statements)
    short = tuple(s for s in sentences if len(s) <= settings.longest_sentence)
    short = mark_places(short, places)
    found = find_events(short, mentions, known.frames, known.light_verbs)
    return Findings(
        article=article,
        sentences=sentences,
        mentions=mentions,
        events=found,
        statements=statements,
        places=places,
        times=times,
    )


def _other_language(article: Article) -> Unread:
    problem = f"the article is in {article.language!r}; only English (en) is coded"
    return Unread(None, "read.language", problem)


def _unread(
    article: Article, sentences: tuple[Sentence, ...], settings: Settings
) -> tuple[Unread, ...]:
    """Return what was passed over: an article without text, sentences too long to trust."""
    if not sentences:
        return (Unread(None, "extract.language", "the article has no text that can be coded"),)
    limit = settings.longest_sentence
    return tuple(
        Unread(
            sentence.span,
            "extract.events",
            f"a sentence of {len(sentence)} tokens is longer than longest_sentence ({limit})",
        )
        for sentence in sentences
        if len(sentence) > limit
    )
