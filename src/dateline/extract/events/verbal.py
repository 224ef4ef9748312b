"""A verb, or an adjective after "be", with its sides, by construction."""

from dateline.extract.events.arguments import fill, governed, is_passive, surface_subjects
from dateline.extract.events.fallback import first_named
from dateline.extract.events.nominal import modifiers_of
from dateline.extract.events.refusal import Refusal
from dateline.extract.events.told import STANDS_ALONE, event_of, is_other_meaning
from dateline.knowledge.events import Frame
from dateline.knowledge.word_classes import NAMED_PLACE, load_word_classes
from dateline.records import EventMention, Sentence

DESCRIBING = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "CONSULT", "AID"})

Sides = tuple[list[int], list[int]]


def verbal_event(
    sentence: Sentence, tokens: tuple[int, ...], frame: Frame, named: frozenset[int]
) -> EventMention | Refusal:
    """Return the event of a verb, or why it is none.

    Args:
        sentence: The sentence.
        tokens: The tokens that carry its words, the verb or adjective first.
        frame: The frame they matched.
        named: Tokens in phrases that denote actors.

    Returns:
        The event, or what the clause lacks.
    """
    verb = _governing_verb(sentence, tokens[0])
    if verb is None:
        return Refusal.NO_ACT
    if refusal := _refused_verb(sentence, verb, frame) or _refused_subject(
        sentence, verb, frame, named
    ):
        return refusal
    sides = _sides(sentence, (verb, *tokens), frame, named)
    if refusal := _refused_sides(sentence, verb, frame, named, sides):
        return refusal
    subjects = surface_subjects(sentence, verb)
    in_slots = [i for s in ("object", *frame.recipient) for i in fill(sentence, tokens, s)]
    in_slots = [item for item in (*subjects, *sides[0], *in_slots) if item not in tokens]
    in_slots += sentence.dependents(verb, "xcomp")  # "declined to comment"
    if frame.type == "ASSAULT":
        in_slots += _circumstances(sentence, verb)
    if is_other_meaning(sentence, frame, in_slots, named):
        return Refusal.OTHER_MEANING
    points_back = "responsibility" in (sentence.lemmas[token] for token in tokens)
    return event_of(sentence, frame, tokens, sides, points_back=points_back)


def _sides(
    sentence: Sentence, words: tuple[int, ...], frame: Frame, named: frozenset[int]
) -> Sides:
    """Return the heads of the actors and of the recipients around a verb and its words."""
    verb, *tokens = words
    if _is_headline_passive(sentence, verb, frame) and not is_passive(sentence, verb):
        actors, recipients = [], surface_subjects(sentence, verb)
    else:
        actors = _first_filled(sentence, words, frame.actor)
        recipients = _first_named(sentence, tuple(tokens), frame, named, actors)
    if _is_passive(sentence, verb, frame) and not actors:  # "US sanctions were imposed"
        nouns = (token for token in tokens if sentence.tags[token].startswith("NN"))
        actors = [item for noun in nouns for item in modifiers_of(sentence, noun) if item in named]
    if frame.reciprocal and not recipients and len(actors) > 1:
        actors, recipients = actors[:1], actors[1:]
    return actors, recipients


def _circumstances(sentence: Sentence, verb: int) -> list[int]:
    """Return in what, or after what, somebody came to harm: "killed in a crash"."""
    found = [item for word in ("in", "during", "after") for item in governed(sentence, verb, word)]
    for preposition in sentence.dependents(verb, "prep"):
        found += sentence.dependents(preposition, "pcomp")
    return found


def _is_passive(sentence: Sentence, verb: int, frame: Frame) -> bool:
    return is_passive(sentence, verb) or _is_headline_passive(sentence, verb, frame)


def _refused_sides(
    sentence: Sentence, verb: int, frame: Frame, named: frozenset[int], sides: Sides
) -> Refusal | None:
    """Return what the sides of a verb lack, None where they will do."""
    actors, recipients = sides
    is_alone = frame.type in STANDS_ALONE and (recipients or actors)
    if not named.intersection((*actors, *recipients)) and not is_alone:
        return Refusal.NOBODY
    if frame.both_sides and not (actors and recipients):
        return Refusal.ONE_SIDE
    obliged = named.intersection(recipients)
    if frame.modals and not _obliges(sentence, verb, frame, obliged):
        return Refusal.NO_DUTY
    return None


def _refused_subject(
    sentence: Sentence, verb: int, frame: Frame, named: frozenset[int]
) -> Refusal | None:
    """Return why the subject of a verb cannot do what the frame says, None where it can."""
    subjects = surface_subjects(sentence, verb)
    if frame.subjects and not {sentence.lemmas[item] for item in subjects} & {*frame.subjects}:
        return Refusal.SUBJECT
    is_free = frame.subject == "any" or _is_passive(sentence, verb, frame)
    if frame.type == "PROTEST":  # "hundreds rallied"
        crowd = load_word_classes()["multitude"]
        is_free = is_free or any(sentence.lemmas[item] in crowd for item in subjects)
    return None if is_free or _may_act(sentence, subjects, named) else Refusal.SUBJECT


def _refused_verb(sentence: Sentence, verb: int, frame: Frame) -> Refusal | None:
    """Return why a verb tells no act by its place in the sentence, None where it may."""
    if _is_mere_purpose(sentence, verb):
        return Refusal.PURPOSE
    if _describes(sentence, verb, frame):
        return Refusal.DESCRIBES
    return None


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
        or any(sentence.lemmas[item] == "who" for item in subjects)
    )


def _is_mere_purpose(sentence: Sentence, verb: int) -> bool:
    """Say whether an infinitive only tells what for: "met to end the war" ends no war."""
    if sentence.is_title or not any(
        sentence.tags[child] == "TO" for child in sentence.dependents(verb, "aux")
    ):
        return False
    is_wished = any(  # "called for him to go"
        sentence.lemmas[item] == "for" for item in sentence.dependents(verb, "mark")
    )
    return sentence.roles[verb] == "advcl" and not is_wished


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
            if token not in actors
            and (token not in tokens or token in named or sentence.entities[token] == NAMED_PLACE)
            and not sentence.lemmas[token].endswith(("self", "selves"))
        ]
        for slot in frame.recipient
    ]
    found = next((slot for slot in filled if named.intersection(slot)), None)
    if found is not None or frame.recipient in {("none",), ("complement",)}:
        return found or []
    deeper = [] if is_passive(sentence, tokens[0]) else first_named(sentence, tokens, named, actors)
    return deeper or next((slot for slot in filled if slot), [])
