"""An event from the words of a frame and the phrases that stand as its sides."""

from dateline.extract.events.means import mode_of
from dateline.knowledge.events import Frame
from dateline.records import EventMention, Sentence, Status

OUTSIDE_ANCHOR = ("advcl", "ccomp", "parataxis", "relcl", "punct", "conj", "cc")
STANDS_ALONE = frozenset({"ASSAULT", "PROTEST"})  # "clashes erupted" needs no named side


def is_other_meaning(
    sentence: Sentence, frame: Frame, sides: list[int], named: frozenset[int]
) -> bool:
    """Say whether a side gives the words another meaning; "house" in "White House" does not.

    Args:
        sentence: The sentence.
        frame: The frame.
        sides: Tokens of who acts, of whom it is done to, and of what stands there instead.
        named: Tokens in phrases that denote actors.

    Returns:
        True where one of them stands under ``without``.
    """
    return any(
        sentence.lemmas[token] in frame.without
        for token in sides
        if not (token in named and sentence.tags[token].startswith("NNP"))
    )


def event_of(
    sentence: Sentence,
    frame: Frame,
    tokens: tuple[int, ...],
    sides: tuple[list[int], list[int]],
    *,
    points_back: bool,
) -> EventMention:
    """Return the event that a frame codes.

    Args:
        sentence: The sentence.
        tokens: The tokens that carry its words, the one whose status decides first.
        frame: The frame.
        sides: Head tokens of the actors and of the recipients.
        points_back: Whether it speaks of an event told before.

    Returns:
        The event, its sides as tokens.
    """
    actors, recipients = sides
    clause = sentence.subtree(tokens[0], without=OUTSIDE_ANCHOR)
    return EventMention(
        frame=frame.id,
        type=frame.type,
        mode=mode_of(sentence, tokens, frame),
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
