"""What the frames see in a sentence, and why most of it is no event."""

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.events.explain import Explanation, Fate, explain_events
from dateline.extract.mentions import resolve_mentions
from dateline.knowledge.actors import load_actors
from dateline.knowledge.events import Frame, FrameTable
from dateline.knowledge.light_verbs import load_light_verbs
from dateline.knowledge.references import load_references
from tests.build import parse

FRAMES = FrameTable((
    Frame(id="attack", type="ASSAULT", verbs=("attack", "carry out raid"), without=("heart",)),
    Frame(id="bomb", type="ASSAULT", mode="explosives", nouns=("bombing",), subject="any"),
    Frame(id="kill", type="ASSAULT", verbs=("kill",), subject="any"),
    Frame(id="accuse", type="ACCUSE", verbs=("accuse",), complement=True),
    Frame(id="blame", type="ACCUSE", verbs=("accuse",)),
    Frame(id="call", type="REQUEST", verbs=("call for",), complement=True, needs_complement=True),
    Frame(id="seize", type="COERCE", verbs=("take control of", "take over", "take hostage")),
    Frame(id="fight", type="ASSAULT", verbs=("fight with",), recipient=("with",), both_sides=True),
))


def explain(text: str) -> list[Explanation]:
    """Return what a few frames see in a text."""
    sentences = parse(text)
    mentions = resolve_mentions(sentences, find_actors(sentences, load_actors()), load_references())
    return [
        said
        for sentence in sentences
        for said in explain_events(sentence, mentions, FRAMES, load_light_verbs())
    ]


@pytest.mark.parametrize(
    ("text", "frame", "fate", "reason"),
    [
        ("Russia attacked Ukraine.", "attack", Fate.CODES, None),
        ("The heat attacked the trees.", "attack", Fate.REFUSED, "the subject is no actor"),
        ("Russia attacked the heart of Ukraine.", "attack", Fate.REFUSED, "heart"),
        ("The flood killed the cows.", "kill", Fate.CODES, None),
        ("Russia accused Ukraine of attacking Moscow.", "attack", Fate.INSIDE, "frame accuse"),
        ("Russia accused Ukraine.", "blame", Fate.SECOND, "frame accuse comes first"),
        ("The bombing killed ten Russian soldiers.", "bomb", Fate.PART, 'frame kill at "killed"'),
        ("Russia called for calm in Ukraine.", "call", Fate.REFUSED, "no act stands in"),
        ("Russia took a break.", "seize", Fate.NEARLY, "also wants one of: over, hostage"),
        ("Russia carried out a plan.", "attack", Fate.NEARLY, "also wants raid"),
        ("The film shows bombings.", "bomb", Fate.REFUSED, "no side is named"),
    ],
)
def test_a_frame_is_explained(text: str, frame: str, fate: Fate, reason: str | None) -> None:
    """What became of each frame is told, and why."""
    said = next(item for item in explain(text) if item.frame == frame)
    assert said.fate is fate
    assert (said.event is not None) == (fate is Fate.CODES)
    assert said.reason is None if reason is None else reason in str(said.reason)


def test_words_of_no_frame_explain_nothing() -> None:
    """A sentence without a first word of any frame has no explanation."""
    assert explain("The river flows through Kyiv.") == []


def test_near_misses_do_not_crowd_out_events() -> None:
    """At a word that matched a frame, frames that want more words are not named."""
    assert [item.frame for item in explain("Rebels took over the town.")] == ["seize"]
