"""What events are called in a sentence: ``phrases.yaml``, read once and checked."""

from functools import cache
from operator import itemgetter
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import read_entries
from dateline.knowledge.ontology import load_ontology
from dateline.records import Event

FILE = Path(__file__).with_name("phrases.yaml")


class Verb(msgspec.Struct, frozen=True, array_like=True):
    """A verb in the four forms that sentences need."""

    base: str
    past: str
    participle: str
    doing: str


class Instead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said instead in a special case.

    Attributes:
        verb: The verb; None for the phrase's own.
        what: The words after it.
        done: Of what both sides do: whether one side alone is named where it is only planned.
    """

    verb: Verb | None = None
    what: str = ""
    done: bool = False


class Phrase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an event of one kind is called.

    Attributes:
        type: PLOVER type that it fits; None for the frames alone.
        mode: PLOVER mode that it fits; None for all modes of the type.
        frame: Ids of the frames that it fits.
        place: Whether it fits only where it is done to a place.
        words: Beginnings of words, of which one must stand among those that report the event.
        recipients: False where it fits only events that are done to nobody.
        verb: The verb.
        what: The words after it.
        alone: What is said where it is done to nobody; None for no other words.
        whom: The word before the recipient, which may be empty; None where no recipient is named.
        middle: Whether the recipient stands between the verb and the words after it.
        passive: What stands after "was" where nobody is named who did it.
        noun: What it is called where nobody is named at all.
        together: What is said where both sides do it to one another.
        examples: "actor | recipient | status | sentence".
    """

    type: str | None = None
    mode: str | None = None
    frame: tuple[str, ...] = ()
    place: bool = False
    words: tuple[str, ...] = ()
    recipients: bool = True
    verb: Verb | None = None
    what: str = ""
    alone: Instead | None = None
    whom: str | None = None
    middle: bool = False
    passive: str | None = None
    noun: str
    together: Instead | None = None
    examples: tuple[str, ...]


@cache
def load_phrases() -> tuple[Phrase, ...]:
    """Return the phrases, in the order of the file.

    Returns:
        The phrases; every PLOVER type has one that fits all of its events.

    Raises:
        KnowledgeError: An entry is wrong, or a type has none.
    """
    phrases = tuple(read_entries(FILE, Phrase))
    for phrase in phrases:
        problem = _problem(phrase)
        if problem:
            raise KnowledgeError(f"{FILE}: the entry of {phrase.noun!r} {problem}")
    general = {p.type for p in phrases if p.mode is None and p.recipients and not p.words}
    missing = sorted(set(load_ontology().types) - general)
    if missing:
        raise KnowledgeError(f"{FILE}: add an entry without mode for the type {missing[0]}")
    return phrases


def _problem(phrase: Phrase) -> str | None:
    modes = load_ontology().modes_of
    if not phrase.frame and phrase.type is None:
        return "must name a type or frames"
    if phrase.type and phrase.type not in modes:
        return f"names the unknown type {phrase.type!r}; the types are {', '.join(modes)}"
    if phrase.mode and phrase.mode not in modes.get(phrase.type or "", {}):
        return f"names the mode {phrase.mode!r}, which {phrase.type} does not have"
    if phrase.verb is None and phrase.recipients:
        return "has no verb; give its base, past, participle and -ing form"
    return None if phrase.examples else "has no examples; add one, which is its test"


def phrase_for(event: Event, words: str, *, done_to: bool, is_place: bool = False) -> Phrase:
    """Return the most particular phrase that fits an event.

    Args:
        event: The event.
        words: The words that report it.
        done_to: Whether a sentence can name somebody to whom it is done.
        is_place: Whether that is a place.

    Returns:
        The phrase.
    """
    frames = {reason.rule.removeprefix("frame ") for reason in event.reasons}
    told = words.lower().replace("-", " ").split()
    fitting = [
        (points, phrase)
        for phrase in load_phrases()
        if (points := _points(phrase, event, frames))
        and (is_place or not phrase.place)
        and (phrase.recipients or not done_to)
        and (not phrase.words or any(w.startswith(phrase.words) for w in told))
    ]
    return max(fitting, key=itemgetter(0))[1]


def _points(phrase: Phrase, event: Event, frames: set[str]) -> int:
    """Return how particularly a phrase fits an event; 0 where it does not."""
    if not frames.isdisjoint(phrase.frame):
        by_kind = 4
    elif phrase.type == event.type and phrase.mode in {None, event.mode}:
        by_kind = 1 + bool(phrase.mode)
    else:
        return 0
    return by_kind + phrase.place + (not phrase.recipients) + bool(phrase.words)
