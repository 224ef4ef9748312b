"""An event noun with its sides: "the rebels launched an attack on the town"."""

from dateline.extract.events.nominal import carrier, names_both_sides, nominal_sides
from dateline.extract.events.refusal import Refusal
from dateline.extract.events.told import STANDS_ALONE, event_of, is_other_meaning
from dateline.knowledge.events import Frame
from dateline.knowledge.light_verbs import LightVerbTable
from dateline.records import EventMention, Sentence


def nominal_event(
    sentence: Sentence,
    tokens: tuple[int, ...],
    frame: Frame,
    named: frozenset[int],
    light_verbs: LightVerbTable,
) -> EventMention | Refusal:
    """Return the event of a noun, or why it is none.

    Args:
        sentence: The sentence.
        tokens: The noun and its modifiers that matched.
        frame: The frame they matched.
        named: Tokens in phrases that denote actors.
        light_verbs: The verbs that carry event nouns.

    Returns:
        The event, or what the clause lacks.
    """
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
    is_one_sided = not (
        (actors and recipients) or points_back or names_both_sides(sentence, noun, carried)
    )
    is_told = occurs and frame.type in STANDS_ALONE  # "fresh fighting erupts in the east"
    if frame.reciprocal and is_one_sided and not is_told and (carried is None or occurs):
        return Refusal.ONE_SIDE
    if is_other_meaning(sentence, frame, [*actors, *recipients], named):
        return Refusal.OTHER_MEANING
    if carried is not None:
        tokens = (*tokens, carried[0])
    return event_of(sentence, frame, tokens, (actors, recipients), points_back=points_back)


def _is_definite(sentence: Sentence, noun: int) -> bool:
    """Say whether a noun speaks of what was told before ("the attack"), or of what there is."""
    if sentence.dependents(noun, "relcl", "prep", "acl"):  # it says which one by itself
        return False
    determiners = {sentence.lemmas[item] for item in sentence.dependents(noun, "det")}
    exists = sentence.dependents(sentence.heads[noun], "expl")
    return bool(determiners & {"the", "this", "that", "these", "those"}) or bool(exists)
