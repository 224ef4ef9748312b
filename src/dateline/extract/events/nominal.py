"""Who stands where around an event noun: "the rebels launched an attack on the town"."""

from dateline.extract.events.arguments import (
    agents,
    governed,
    patients,
    surface_subjects,
    with_conjuncts,
)
from dateline.knowledge.events import Frame
from dateline.knowledge.light_verbs import LightVerbTable
from dateline.knowledge.word_classes import NAMED_PLACE, load_word_classes
from dateline.records import Sentence

# "a series of attacks" is attacks: these nouns hand their place on to what follows "of".
QUANTITIES = frozenset(
    ("series", "wave", "string", "number", "round", "spate", "kind", "type", "form", "lot",
     "pair", "couple", "dozen", "hundred", "thousand", "campaign", "act", "day", "week", "month",
     "year", "majority", "part", "rest", "prospect", "score", "million", "batch", "group", "ton",
     "tonne", "load", "cache", "share", "delivery")
)  # fmt: skip
TARGETS = ("against", "on", "upon", "at", "with", "into", "toward", "towards")
PASSED_ON = ("by", "on", "against", "at")  # prepositions of the event more than of its sides
PASSING = ("by", "of", "on", "against")
# What an event ends or follows it does not hit: "the attack ended the truce".
PHASES = frozenset(("begin", "start", "end", "follow", "continue", "resume", "come", "break"))
# Where something goes off tells whom it was meant for.
NEAR = ("at", "near", "outside", "inside", "through", "under", "into", "on", "against")
BLAMING = {"ascribe": "to", "attribute": "to", "blame": "on", "pin": "on"}
# Without an adjective of their own these name the attacker too: "a US drone strike".
BOTH_WAYS = frozenset(("US", "U.S.", "UK", "U.K.", "UN", "U.N.", "EU", "States", "Kingdom"))
SIDES = ("between", "among", "amongst")


def carrier(sentence: Sentence, noun: int, light: LightVerbTable) -> tuple[int, str] | None:
    """Return the light verb that carries an event noun, and their relation.

    Args:
        sentence: The sentence.
        noun: The event noun.
        light: The light verbs.

    Returns:
        The verb's token and "does", "receives" or "occurs"; None where no such verb governs it.
    """
    place = noun
    while sentence.roles[place] == "conj" and sentence.tags[sentence.heads[place]].startswith("NN"):
        place = sentence.heads[place]
    if sentence.roles[place] in {"nsubj", "nsubjpass"}:
        return _occurrence(sentence, place, light)
    words: list[str] = []
    while not sentence.tags[place].startswith("VB"):
        role, head = sentence.roles[place], sentence.heads[place]
        if head == place or role not in {"dobj", "pobj", "prep", "attr", "oprd"} or len(words) > 4:
            return None
        if sentence.lemmas[head] == "of" and sentence.lemmas[sentence.heads[head]] in QUANTITIES:
            head = sentence.heads[head]
        elif not sentence.tags[head].startswith("VB"):
            words.insert(0, sentence.lemmas[head])
        place = head
    phrase = " ".join([_with_particle(sentence, place), *words])
    if phrase in light.does:
        return place, "does"
    return (place, "receives") if phrase in light.receives else None


def _with_particle(sentence: Sentence, verb: int) -> str:
    particles = sentence.dependents(verb, "prt")
    return " ".join([sentence.lemmas[verb], *(sentence.lemmas[item] for item in particles)])


def _occurrence(sentence: Sentence, subject: int, light: LightVerbTable) -> tuple[int, str] | None:
    verb = sentence.heads[subject]
    if sentence.roles[subject] == "nsubjpass":
        return (verb, "does") if _with_particle(sentence, verb) in light.does else None
    names = [_with_particle(sentence, verb)]
    names += [
        f"{sentence.lemmas[verb]} {sentence.lemmas[item]}"
        for item in sentence.dependents(verb, "prep", "advmod", "dobj")
    ]
    if sentence.lemmas[verb] == "be" or light.occurs.intersection(names):
        return verb, "occurs"
    return None


def names_both_sides(sentence: Sentence, noun: int, carried: tuple[int, str] | None) -> bool:
    """Say whether "between" or "among" after a noun or its verb names all who take part."""
    return bool(_both_sides(sentence, noun, carried))


def _both_sides(sentence: Sentence, noun: int, carried: tuple[int, str] | None) -> list[int]:
    """Return who takes part by "between" or "among": "clashes erupted between the two"."""
    places = [noun] if carried is None else [noun, carried[0]]
    found = [item for place in places for word in SIDES for item in governed(sentence, place, word)]
    return list(dict.fromkeys(found))


def nominal_sides(
    sentence: Sentence, noun: int, frame: Frame, carried: tuple[int, str] | None
) -> tuple[list[int], list[int]]:
    """Return who does, and who suffers, what an event noun names.

    Args:
        sentence: The sentence.
        noun: The event noun.
        frame: The frame it matched.
        carried: The light verb that carries it, from ``carrier``.

    Returns:
        Head tokens of the actors and of the recipients.
    """
    actors = _around(sentence, noun, "by")
    for clause in sentence.dependents(noun, "acl"):  # "an attack claimed by, blamed on the group"
        actors += governed(sentence, clause, BLAMING.get(sentence.lemmas[clause], "by"))
    slots = [slot for slot in frame.recipient if slot not in {"subject", "object", "none", "of"}]
    recipients = [
        item for slot in dict.fromkeys((*slots, *TARGETS)) for item in _around(sentence, noun, slot)
    ]
    of = governed(sentence, noun, "of")
    if frame.of == "actor":
        actors += of
    elif frame.of == "recipient":
        recipients += of
    possessors = modifiers_of(sentence, noun)
    is_target = _names_target(sentence, noun) or (
        frame.type == "ASSAULT" and not recipients and _names_scene(sentence, noun)
    )
    if (frame.possessor == "recipient" and not of) or is_target:
        recipients += possessors
    else:
        actors += possessors
    sides = _both_sides(sentence, noun, carried)
    if sides:
        actors, recipients = [*actors, sides[0]], [*sides[1:], *recipients]
    return _with_carrier(sentence, noun, (actors, recipients), carried)


def _names_target(sentence: Sentence, noun: int) -> bool:
    """Say whether what stands before a noun is what was hit: "a Turkish bus attack"."""
    targets = load_word_classes()["targets"]
    return any(sentence.lemmas[item] in targets for item in sentence.dependents(noun, "compound"))


def _names_scene(sentence: Sentence, noun: int) -> bool:
    """Say whether a place's name before a noun is where it was: "the Istanbul bombing"."""
    return any(
        sentence.entities[item] == NAMED_PLACE and sentence.words[item] not in BOTH_WAYS
        for item in sentence.dependents(noun, "compound")
    )


def _around(sentence: Sentence, noun: int, preposition: str) -> list[int]:
    """Return what a preposition after a noun governs, though the parser hang it on the one before.

    In "an attack by rebels on soldiers", "on" may hang on "rebels".
    """
    direct = governed(sentence, noun, preposition)
    if direct or preposition not in PASSED_ON:
        return direct
    nearer = [item for word in PASSING for item in governed(sentence, noun, word)]
    return [item for token in nearer for item in governed(sentence, token, preposition)]


def modifiers_of(sentence: Sentence, noun: int) -> list[int]:
    """Return what stands before a noun: possessives and adjectives, those of adjectives too."""
    before = sentence.dependents(noun, "poss", "compound", "amod", "nmod")
    deeper = [item for token in before for item in sentence.dependents(token, "amod", "compound")]
    return sorted((*before, *deeper))


def _with_carrier(
    sentence: Sentence,
    noun: int,
    sides: tuple[list[int], list[int]],
    carried: tuple[int, str] | None,
) -> tuple[list[int], list[int]]:
    """Add the sides that the light verb's own arguments name."""
    actors, recipients = sides
    if carried is None:
        return actors, recipients
    verb, relation = carried
    if relation == "does":
        doers = agents(sentence, verb)
        if not doers and sentence.roles[noun] != "nsubjpass":  # "are engaged in battles"
            doers = [item for item in surface_subjects(sentence, verb) if item != noun]
        actors = [*doers, *actors]
        recipients += [
            item
            for slot in (*TARGETS, "to")
            for item in governed(sentence, verb, slot)
            if item != noun
        ]
        recipients += [
            item for child in sentence.dependents(verb, "dative") for item in [child]
            if sentence.tags[child].startswith(("NN", "PR"))
        ]  # fmt: skip
    elif relation == "receives":
        recipients = [*surface_subjects(sentence, verb), *recipients]
        actors += governed(sentence, noun, "from")
    elif sentence.lemmas[verb] not in PHASES:
        recipients += [item for item in patients(sentence, verb) if item != noun]
        recipients += [item for word in NEAR for item in governed(sentence, verb, word)]
    own = set(with_conjuncts(sentence, noun))
    return (
        [item for item in dict.fromkeys(actors) if item not in own],
        [item for item in dict.fromkeys(recipients) if item not in own],
    )
