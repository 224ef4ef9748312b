"""The way from a sentence to its events, on one screen."""

from typing import NamedTuple

from dateline.extract.events.arguments import fill, is_passive, surface_subjects
from dateline.extract.events.complements import absorb_complements, lone_predicates
from dateline.extract.events.fallback import first_named
from dateline.extract.events.match import find_predicates
from dateline.extract.events.nominal import carrier, modifiers_of, names_both_sides, nominal_sides
from dateline.extract.events.parts import without_parts
from dateline.extract.events.refusal import Refusal
from dateline.extract.events.topic import powers_in, topic_of
from dateline.knowledge.events import Frame, FrameTable, Predicate
from dateline.knowledge.light_verbs import LightVerbTable
from dateline.records import EventMention, Mention, Sentence, Status

OUTSIDE_ANCHOR = ("advcl", "ccomp", "parataxis", "relcl", "punct", "conj", "cc")
STANDS_ALONE = frozenset({"ASSAULT", "PROTEST"})  # "clashes erupted" needs no named side
DESCRIBING = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "CONSULT", "AID"})

Match = tuple[Predicate, tuple[int, ...]]


class Sifted(NamedTuple):
    """How the predicates of one sentence became its events.

    Attributes:
        matches: Per token the predicates that match there, those with most words first.
        coded: One event a token, of the first predicate whose demands the clause meets.
        whole: Those left once the parts of others are joined to them.
        events: Those left once acts have taken in the acts of their complements.
    """

    matches: dict[int, list[Match]]
    coded: tuple[EventMention, ...]
    whole: tuple[EventMention, ...]
    events: tuple[EventMention, ...]


def find_events(
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    frames: FrameTable,
    light_verbs: LightVerbTable,
) -> tuple[EventMention, ...]:
    """Return the events that each sentence reports.

    Args:
        sentences: The parsed sentences of one article.
        mentions: The actors that they mention; an event has at least one of them as a side.
        frames: The predicates that code events.
        light_verbs: The verbs that carry event nouns.

    Returns:
        Events in text order, their sides as tokens; where the text is about sport, markets or
        the like, only those in which a power takes part.
    """
    topic = topic_of(sentences, frames.topics)
    found: list[EventMention] = []
    for sentence in sentences:
        named = named_tokens(sentence, mentions)
        events = sift(sentence, named, frames, light_verbs).events
        if topic and not topic.political:
            powers = powers_in(sentence, mentions, topic)
            events = tuple(e for e in events if powers & {*e.actors, *e.recipients})
        found += events
    return tuple(found)


def sift(
    sentence: Sentence, named: frozenset[int], frames: FrameTable, light_verbs: LightVerbTable
) -> Sifted:
    """Find the events of one sentence, and keep what was passed over on the way.

    Args:
        sentence: The sentence.
        named: Its tokens that stand in phrases that denote actors.
        frames: The predicates that code events.
        light_verbs: The verbs that carry event nouns.

    Returns:
        What matched, and what came of it.
    """
    by_id = {frame.id: frame for frame in frames.frames}
    events: dict[int, EventMention] = {}
    matches = dict(find_predicates(sentence, frames))
    for token, matched in matches.items():
        if event := _first_event(sentence, matched, named, light_verbs):
            events[token] = event
    for token in lone_predicates(sentence, list(events.values()), by_id):
        plain = [pair for pair in matches[token] if not pair[0].frame.needs_complement]
        if event := _first_event(sentence, plain, named, light_verbs):
            events[token] = event
    whole = without_parts(sentence, list(events.values()), by_id)
    return Sifted(
        matches=matches,
        coded=tuple(events.values()),
        whole=tuple(whole),
        events=tuple(absorb_complements(sentence, whole, by_id)),
    )


def named_tokens(sentence: Sentence, mentions: tuple[Mention, ...]) -> frozenset[int]:
    """Return the tokens of a sentence that stand in a phrase that denotes an actor."""
    return frozenset(
        token
        for mention in mentions
        if mention.sentence == sentence.index and (mention.actor or mention.members)
        for token in (mention.head, *range(mention.first, mention.last + 1))
    )


def _first_event(
    sentence: Sentence,
    matched: list[Match],
    named: frozenset[int],
    light_verbs: LightVerbTable,
) -> EventMention | None:
    """Return the event of the first frame whose demands the clause meets."""
    for predicate, tokens in matched:
        event = try_frame(sentence, tokens, predicate.frame, named, light_verbs)
        if isinstance(event, EventMention):
            return event
    return None


def try_frame(
    sentence: Sentence,
    tokens: tuple[int, ...],
    frame: Frame,
    named: frozenset[int],
    light_verbs: LightVerbTable,
) -> EventMention | Refusal:
    """Return the event that a frame codes where its words stand, or why it codes none.

    Args:
        sentence: The sentence.
        tokens: The tokens that carry the words of one of its predicates, the first word first.
        frame: The frame.
        named: Tokens in phrases that denote actors.
        light_verbs: The verbs that carry event nouns.

    Returns:
        The event, its sides as tokens, or what the clause lacks.
    """
    if sentence.tags[tokens[0]].startswith("NN"):
        return _nominal_event(sentence, tokens, frame, named, light_verbs)
    return _verbal_event(sentence, tokens, frame, named)


def _verbal_event(
    sentence: Sentence, tokens: tuple[int, ...], frame: Frame, named: frozenset[int]
) -> EventMention | Refusal:
    verb = _governing_verb(sentence, tokens[0])
    refusal = _refused_verb(sentence, verb, frame)
    if verb is None or refusal:
        return refusal or Refusal.NO_ACT
    subjects = surface_subjects(sentence, verb)
    passive = is_passive(sentence, verb) or _is_headline_passive(sentence, verb, frame)
    if frame.subject == "actor" and not passive and not _may_act(sentence, subjects, named):
        return Refusal.SUBJECT
    if passive and not is_passive(sentence, verb):
        actors, recipients = [], subjects
    else:
        actors = _first_filled(sentence, (verb, *tokens), frame.actor)
        recipients = _first_named(sentence, tokens, frame, named, actors)
    if passive and not actors:  # "US sanctions were imposed"
        nouns = (token for token in tokens if sentence.tags[token].startswith("NN"))
        actors = [item for noun in nouns for item in modifiers_of(sentence, noun) if item in named]
    if not named.intersection((*actors, *recipients)) and not (
        frame.type in STANDS_ALONE and (recipients or actors)
    ):
        return Refusal.NOBODY
    if frame.reciprocal and not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    if not _has_sides(frame, actors, recipients) or (
        frame.modals and not _obliges(sentence, verb, frame, named.intersection(recipients))
    ):
        return Refusal.NO_DUTY if _has_sides(frame, actors, recipients) else Refusal.ONE_SIDE
    slots = ("object", *frame.recipient)
    in_slots = [item for slot in slots for item in fill(sentence, tokens, slot)]
    in_slots = [item for item in (*subjects, *actors, *in_slots) if item not in tokens]
    in_slots += sentence.dependents(verb, "xcomp")  # "declined to comment"
    if _is_other_meaning(sentence, frame, tuple(in_slots)):
        return Refusal.OTHER_MEANING
    points_back = "responsibility" in (sentence.lemmas[token] for token in tokens)
    return _event(sentence, frame, tokens, (actors, recipients), points_back=points_back)


def _refused_verb(sentence: Sentence, verb: int | None, frame: Frame) -> Refusal | None:
    """Return why a verb tells no act by its place in the sentence, None where it may."""
    if verb is not None and _is_mere_purpose(sentence, verb):
        return Refusal.PURPOSE
    if verb is not None and _describes(sentence, verb, frame):
        return Refusal.DESCRIBES
    return None


def _has_sides(frame: Frame, actors: list[int], recipients: list[int]) -> bool:
    return not frame.both_sides or bool(actors and recipients)


def _governing_verb(sentence: Sentence, token: int) -> int | None:
    """Return the verb of a predicate: itself, or the "be" that carries an adjective."""
    if sentence.tags[token].startswith("VB"):
        is_comparing = sentence.lemmas[max(token - 1, 0)] == "as" and sentence.tags[token] == "VBN"
        return None if is_comparing or sentence.roles[token] in {"prep", "amod"} else token
    head = sentence.heads[token]
    if sentence.roles[token] in {"acomp", "oprd", "prep"} and sentence.tags[head].startswith("VB"):
        return head
    return None


def _may_act(sentence: Sentence, subjects: list[int], named: frozenset[int]) -> bool:
    """Say whether a subject can act: an actor, a personal pronoun, or none at all."""
    return (
        not subjects
        or bool(named.intersection(subjects))
        or any(sentence.tags[item] == "PRP" and sentence.lemmas[item] != "it" for item in subjects)
    )


def _is_mere_purpose(sentence: Sentence, verb: int) -> bool:
    """Say whether an infinitive only tells what for: "met to end the war" ends no war."""
    if sentence.is_title or not any(
        sentence.tags[child] == "TO" for child in sentence.dependents(verb, "aux")
    ):
        return False
    return sentence.roles[verb] == "advcl"


def _obliges(sentence: Sentence, verb: int, frame: Frame, obliged: frozenset[int]) -> bool:
    """Say whether a verb of saying lays a duty on somebody named: "said Israel must withdraw"."""
    if not any(sentence.tags[item].startswith("NN") for item in obliged):
        return False
    for clause in sentence.dependents(verb, "ccomp"):
        auxiliaries = sentence.dependents(clause, "aux")
        words = [word for word in auxiliaries if sentence.tags[word] == "MD"]
        words += [clause] if sentence.dependents(clause, "xcomp") else []  # "has to", "needs to"
        if any(sentence.lemmas[word] in frame.modals for word in words):
            return True
    return False


def _describes(sentence: Sentence, verb: int, frame: Frame) -> bool:
    """Say whether a participle only describes a noun: "a man accused of theft", by nobody."""
    is_participle = sentence.tags[verb] == "VBN" and sentence.roles[verb] == "acl"
    if not is_participle or frame.type not in DESCRIBING or sentence.is_title:
        return False
    agent = () if frame.type == "SUPPORT" else ("agent",)  # "troops backed by Russia"
    return not sentence.dependents(verb, "auxpass", *agent)


def _is_headline_passive(sentence: Sentence, verb: int, frame: Frame) -> bool:
    """Say whether a headline leaves out "was": "Minister stabbed" is done to the minister."""
    return (
        sentence.is_title
        and sentence.tags[verb] in {"VBD", "VBN"}
        and frame.recipient[:1] == ("object",)
        and frame.actor == ("subject",)
        and not frame.reciprocal
        and not sentence.dependents(verb, "dobj", "ccomp", "xcomp", "prep")
    )


def _nominal_event(
    sentence: Sentence,
    tokens: tuple[int, ...],
    frame: Frame,
    named: frozenset[int],
    light_verbs: LightVerbTable,
) -> EventMention | Refusal:
    noun = tokens[0]
    if sentence.roles[noun] in {"compound", "amod"}:
        return Refusal.NO_ACT
    carried = carrier(sentence, noun, light_verbs)
    actors, recipients = nominal_sides(sentence, noun, frame, carried)
    matched = [item for item in tokens if item not in named]
    actors = [item for item in actors if item not in matched]
    recipients = [item for item in recipients if item not in matched and item not in actors]
    if carried is None or carried[1] == "does":
        actors = [item for item in actors if item in named]
    has_side = bool(named.intersection((*actors, *recipients)))
    own = nominal_sides(sentence, noun, frame, None)
    points_back = _is_definite(sentence, noun) and not named.intersection((*own[0], *own[1]))
    occurs = carried is not None and carried[1] == "occurs"
    if not has_side and not points_back and not (occurs and frame.type in STANDS_ALONE):
        return Refusal.NOBODY
    if frame.reciprocal and not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    is_one_sided = not ((actors and recipients) or points_back or names_both_sides(sentence, noun))
    if frame.reciprocal and is_one_sided and (carried is None or occurs):
        return Refusal.ONE_SIDE
    if _is_other_meaning(sentence, frame, (*actors, *recipients)):
        return Refusal.OTHER_MEANING
    if carried is not None:
        tokens = (*tokens, carried[0])
    return _event(sentence, frame, tokens, (actors, recipients), points_back=points_back)


def _is_definite(sentence: Sentence, noun: int) -> bool:
    """Say whether a noun speaks of what was told before ("the attack"), or of what there is."""
    if sentence.dependents(noun, "relcl", "prep", "acl"):  # it says which one by itself
        return False
    determiners = {sentence.lemmas[item] for item in sentence.dependents(noun, "det")}
    exists = sentence.dependents(sentence.heads[noun], "expl")
    return bool(determiners & {"the", "this", "that", "these", "those"}) or bool(exists)


def _first_filled(sentence: Sentence, tokens: tuple[int, ...], slots: tuple[str, ...]) -> list[int]:
    """Return what fills the first slot that is not empty."""
    for slot in slots:
        if found := [item for item in fill(sentence, tokens, slot) if item not in tokens]:
            return found
    return []


def _first_named(
    sentence: Sentence,
    tokens: tuple[int, ...],
    frame: Frame,
    named: frozenset[int],
    actors: list[int],
) -> list[int]:
    """Return the recipients: the first slot that names an actor, else whoever is named deeper."""
    filled = [
        [
            token
            for token in fill(sentence, tokens, slot)
            if token not in actors and (token not in tokens or token in named)
        ]
        for slot in frame.recipient
    ]
    found = next((slot for slot in filled if named.intersection(slot)), None)
    if found is not None or frame.recipient == ("none",):
        return found or []
    deeper = [] if is_passive(sentence, tokens[0]) else first_named(sentence, tokens, named, actors)
    return deeper or next((slot for slot in filled if slot), [])


def _is_other_meaning(sentence: Sentence, frame: Frame, sides: tuple[int, ...]) -> bool:
    return any(sentence.lemmas[token] in frame.without for token in sides)


def _event(
    sentence: Sentence,
    frame: Frame,
    tokens: tuple[int, ...],
    sides: tuple[list[int], list[int]],
    *,
    points_back: bool,
) -> EventMention:
    actors, recipients = sides
    clause = sentence.subtree(tokens[0], without=OUTSIDE_ANCHOR)
    return EventMention(
        frame=frame.id,
        type=frame.type,
        mode=frame.mode,
        cameo=frame.cameo,
        contexts=frame.contexts,
        sentence=sentence.index,
        predicate=tokens[0],
        trigger=tuple(sorted(tokens)),
        actors=tuple(dict.fromkeys(actors)),
        recipients=tuple(dict.fromkeys(item for item in recipients if item not in actors)),
        is_reciprocal=frame.reciprocal,
        status=Status(frame.status) if frame.status else None,
        points_back=points_back,
        first=min(*clause, *tokens),
        last=max(*clause, *tokens),
    )
