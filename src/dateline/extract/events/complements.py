"""Acts inside the complement of another act: PLOVER codes the outer one.

"Threatened to attack" is a threat, "refused to release" a refusal, "urged them to withdraw" a
request: what is inside gives the outer act its mode and, where it has none, its recipient.
"""

import msgspec

from dateline.knowledge.events import Frame
from dateline.records import EventMention, Sentence

FIRST_LINKS = frozenset(("xcomp", "ccomp", "prep", "dobj", "acl", "pobj", "nsubjpass", "dative"))
LINKS = FIRST_LINKS | {"pcomp", "conj", "advcl", "agent", "attr", "oprd"}
BARRIERS = frozenset(("relcl",))


def absorb_complements(
    sentence: Sentence, events: list[EventMention], frames: dict[str, Frame]
) -> list[EventMention]:
    """Let every act that codes its complement take in the acts that stand there.

    Args:
        sentence: The sentence.
        events: Its events.
        frames: Frames by id.

    Returns:
        The events that remain, in text order.
    """
    inside: dict[int, list[tuple[int, EventMention]]] = {}
    for outer_index, outer in enumerate(events):
        for inner in events:
            distance = depth_inside(sentence, outer, inner, frames)
            if distance is not None:
                inside.setdefault(outer_index, []).append((distance, inner))
    gone = {id(inner) for found in inside.values() for _, inner in found}
    kept: list[EventMention] = []
    for index, event in enumerate(events):
        frame = frames[event.frame]
        if id(event) in gone:
            continue
        if index in inside:
            nearest = min(inside[index], key=lambda pair: (pair[0], pair[1].predicate))[1]
            kept.append(_outer_act(event, nearest, frame))
        elif not frame.needs_complement:
            kept.append(event)
    return kept


def lone_predicates(
    sentence: Sentence, events: list[EventMention], frames: dict[str, Frame]
) -> list[int]:
    """Return the predicates that need an act in their complement and have none there.

    Args:
        sentence: The sentence.
        events: Its events.
        frames: Frames by id.

    Returns:
        Their tokens: "called for", of "called for calm" but not of "called for a withdrawal".
    """
    return [
        outer.predicate
        for outer in events
        if frames[outer.frame].needs_complement
        and all(
            _depth(sentence, outer, inner) is None or _wants_itself(outer, inner)
            for inner in events
        )
    ]


def depth_inside(
    sentence: Sentence, outer: EventMention, inner: EventMention, frames: dict[str, Frame]
) -> int | None:
    """Return how deep an act stands in the complement of another that takes it in.

    Args:
        sentence: The sentence.
        outer: The act that may take the other in.
        inner: The act that may be taken in.
        frames: Frames by id.

    Returns:
        The number of links between them; None where the outer act leaves the inner one alone.
    """
    if not frames[outer.frame].complement or _wants_itself(outer, inner):
        return None
    return _depth(sentence, outer, inner)


def _wants_itself(outer: EventMention, inner: EventMention) -> bool:
    """Say whether a request is for an act of one's own: "they want to attack" asks nobody."""
    return outer.type == "REQUEST" and bool(outer.actors) and outer.actors == inner.actors


def _depth(sentence: Sentence, outer: EventMention, inner: EventMention) -> int | None:
    """Return how many links below the outer act the inner one hangs, None where it does not."""
    if inner.predicate in outer.trigger or outer.predicate == inner.predicate:
        return None
    token, steps, roles = inner.predicate, 0, []
    while token not in outer.trigger:
        roles.append(sentence.roles[token])
        if sentence.heads[token] == token or steps > 8:
            return None
        token, steps = sentence.heads[token], steps + 1
    if not LINKS.issuperset(roles):
        return None
    if roles[-1] not in FIRST_LINKS and not _is_wished(sentence, outer, inner.predicate):
        return None
    return None if roles[-1] == "conj" else steps


def _is_wished(sentence: Sentence, outer: EventMention, inner: int) -> bool:
    """Say whether an act stands in "for somebody to do it": "called for him to go"."""
    path = [inner, *sentence.path_up(inner)]
    clause = next((item for item in path if sentence.heads[item] in outer.trigger), inner)
    return any(sentence.lemmas[item] == "for" for item in sentence.dependents(clause, "mark"))


def _outer_act(outer: EventMention, inner: EventMention, frame: Frame) -> EventMention:
    """Give the outer act the mode and the recipient that its complement tells."""
    recipients = outer.recipients or tuple(
        item for item in (*inner.actors, *inner.recipients) if item not in outer.actors
    )
    return msgspec.structs.replace(
        outer,
        type=frame.types.get(inner.type, outer.type),
        mode=frame.modes.get(inner.type, outer.mode),
        recipients=recipients,
        last=max(outer.last, inner.last),
        contexts=tuple(dict.fromkeys((*outer.contexts, *inner.contexts))),
    )
