"""Which frames matched in a sentence, which nearly did, and why they coded nothing."""

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from dateline.extract.events.cast import cast_of
from dateline.extract.events.complements import depth_inside
from dateline.extract.events.find import Sifted, sift, try_frame
from dateline.extract.events.match import holds_meaning, match_words, predicates_at
from dateline.extract.events.parts import part_of
from dateline.extract.events.refusal import Refusal
from dateline.knowledge.events import Frame, FrameTable, Predicate
from dateline.knowledge.light_verbs import LightVerbTable
from dateline.records import EventMention, Mention, Sentence

SHOWN = 6  # of the words that will do where one is missing
HELPERS = frozenset(("aux", "auxpass", "neg", "det", "punct"))


class Fate(StrEnum):
    """What became of a frame whose words stand in a sentence."""

    CODES = "codes"
    INSIDE = "inside"  # an outer act takes it in
    PART = "part"  # another event has it as a part
    SECOND = "second"  # another frame comes first at the same word
    REFUSED = "refused"  # the clause lacks what it wants
    NEARLY = "nearly"  # its first word is there, a further one is missing


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one frame at one word.

    Attributes:
        frame: Id of the frame.
        type: Its PLOVER type.
        mode: Its PLOVER mode.
        sentence: Index of the sentence.
        tokens: The tokens that matched, the first word first.
        fate: What became of it.
        reason: Why it codes nothing; None where it codes an event.
        event: The event that it codes.
    """

    frame: str
    type: str
    mode: str | None
    sentence: int
    tokens: tuple[int, ...]
    fate: Fate
    reason: str | None = None
    event: EventMention | None = None


def explain_events(
    sentence: Sentence,
    mentions: tuple[Mention, ...],
    frames: FrameTable,
    light_verbs: LightVerbTable,
) -> tuple[Explanation, ...]:
    """Explain what the frames see in one sentence.

    Args:
        sentence: The sentence.
        mentions: The actors of its article.
        frames: The frames.
        light_verbs: The verbs that carry event nouns.

    Returns:
        One explanation a frame and word, in text order; near misses only at words that nothing
        else has matched.
    """
    cast = cast_of(sentence, mentions)
    sifted = sift(sentence, cast, frames, light_verbs)
    by_id = {frame.id: frame for frame in frames.frames}
    taken = {token for event in sifted.coded for token in event.trigger}
    found: list[Explanation] = []
    for token in range(len(sentence)):
        seen: set[str] = set()
        for predicate, tokens in sifted.matches.get(token, ()):
            if predicate.frame.id in seen:
                continue
            event = try_frame(sentence, tokens, predicate.frame, cast, light_verbs)
            if isinstance(event, Refusal):
                found.append(_refused(sentence, tokens, predicate.frame, event))
                continue
            seen.add(predicate.frame.id)
            found.append(_with_fate(sentence, event, sifted, by_id))
        if token not in taken and token not in sifted.matches:
            found += _near_misses(sentence, token, frames)
    return tuple(_distinct(found))


def _distinct(found: list[Explanation]) -> Iterator[Explanation]:
    """Drop what is said of one frame at one word a second time; what it codes goes first."""
    coded = {(item.frame, item.tokens[0]) for item in found if item.fate is not Fate.REFUSED}
    seen: set[tuple[str, int, str | None]] = set()
    for item in found:
        place = (item.frame, item.tokens[0])
        key = (*place, item.reason)
        if key not in seen and not (item.fate is Fate.REFUSED and place in coded):
            seen.add(key)
            yield item


def _explanation(
    sentence: Sentence, tokens: tuple[int, ...], frame: Frame, fate: Fate, reason: str | None
) -> Explanation:
    return Explanation(
        frame=frame.id,
        type=frame.type,
        mode=frame.mode,
        sentence=sentence.index,
        tokens=tokens,
        fate=fate,
        reason=reason,
    )


def _refused(
    sentence: Sentence, tokens: tuple[int, ...], frame: Frame, refusal: Refusal
) -> Explanation:
    reason = str(refusal)
    if refusal is Refusal.OTHER_MEANING:
        words = sorted({*frame.without} & {*sentence.lemmas})
        reason = f"{reason}: {', '.join(words)} (under 'without')"
    return _explanation(sentence, tokens, frame, Fate.REFUSED, reason)


def _with_fate(
    sentence: Sentence, event: EventMention, sifted: Sifted, frames: dict[str, Frame]
) -> Explanation:
    """Follow an event through the sieve to where it was dropped, or to the end."""
    frame = frames[event.frame]
    fate, reason, final = _fate(sentence, event, sifted, frames)
    said = _explanation(sentence, event.trigger, frame, fate, reason)
    if final is None:
        return said
    return msgspec.structs.replace(said, type=final.type, mode=final.mode, event=final)


def _fate(
    sentence: Sentence, event: EventMention, sifted: Sifted, frames: dict[str, Frame]
) -> tuple[Fate, str | None, EventMention | None]:
    chosen = next((e for e in sifted.coded if e.predicate == event.predicate), None)
    if chosen is None or chosen.frame != event.frame:
        if frames[event.frame].needs_complement:
            return Fate.REFUSED, "no act stands in its complement", None
        first = chosen.frame if chosen else "none"
        return Fate.SECOND, f"frame {first} comes first at this word", None
    for final in sifted.events:
        if final.predicate == event.predicate:
            return Fate.CODES, None, final
    for outer in sifted.whole:
        if depth_inside(sentence, outer, event, frames) is not None:
            return Fate.INSIDE, f"{_named(sentence, outer)} takes it in: the outer act counts", None
    for other in sifted.coded:
        part = part_of(sentence, event, other, frames) if other is not chosen else None
        if part is not None:
            return Fate.PART, f"part of {_named(sentence, other)}: {part}", None
    return Fate.REFUSED, "no act stands in its complement", None


def _named(sentence: Sentence, event: EventMention) -> str:
    words = " ".join(sentence.words[token] for token in event.trigger)
    return f'frame {event.frame} at "{words}"'


def _near_misses(sentence: Sentence, token: int, frames: FrameTable) -> list[Explanation]:
    """Return the frames of a word that want one word more, or stumble over one too many."""
    if sentence.roles[token] in HELPERS or sentence.tags[token] == "IN":
        return []
    predicates, links = predicates_at(sentence, token, frames)
    missing: dict[str, list[str]] = {}
    by_id: dict[str, Frame] = {}
    found: list[Explanation] = []
    for predicate in predicates:
        frame = predicate.frame
        tokens = match_words(sentence, token, predicate.further, links)
        if tokens and not holds_meaning(sentence, tokens):
            reason = "a particle or name beside the words gives them another meaning"
            found.append(_explanation(sentence, tokens, frame, Fate.NEARLY, reason))
        elif word := _last_missing(sentence, token, predicate, links):
            by_id[frame.id] = frame
            missing.setdefault(frame.id, []).append(word)
    for name, words in missing.items():
        wanted = ", ".join(dict.fromkeys(words))
        reason = f"also wants {wanted}" if len(words) == 1 else f"also wants one of: {wanted}"
        found.append(_explanation(sentence, (token,), by_id[name], Fate.NEARLY, reason))
    return found


def _last_missing(
    sentence: Sentence, token: int, predicate: Predicate, links: tuple[str, ...]
) -> str | None:
    """Return the last word of a predicate where it alone is missing."""
    *others, last = predicate.further
    if match_words(sentence, token, tuple(others), links) is None:
        return None
    shown = sorted(last)[:SHOWN]
    return "|".join((*shown, "...") if len(last) > SHOWN else shown)
