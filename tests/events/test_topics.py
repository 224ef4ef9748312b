"""What texts are about: each topic knows its own and leaves the others."""

import pytest

from dateline.extract.events.topic import topic_of
from dateline.knowledge.topics import Topic, load_topics
from tests.build import parse
from tests.events.coder import code_frames

TOPICS = load_topics()
MATCHES = [(topic, text) for topic in TOPICS for text in topic.matches]
REJECTS = [(topic, text) for topic in TOPICS for text in topic.rejects]


def _label(value: object) -> str:
    return value.id if isinstance(value, Topic) else str(value)[:30]


@pytest.mark.parametrize(("topic", "text"), MATCHES, ids=_label)
def test_topic_knows_its_texts(topic: Topic, text: str) -> None:
    """A text under ``matches`` is about the topic."""
    assert topic_of(parse(text), TOPICS) is topic


@pytest.mark.parametrize(("topic", "text"), REJECTS, ids=_label)
def test_topic_leaves_other_texts(topic: Topic, text: str) -> None:
    """A text under ``rejects`` is not about the topic."""
    assert topic_of(parse(text), TOPICS) is not topic


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the bus of the Togolese football team at the Africa Cup of Nations. Two "
        "players were wounded and the driver was killed. The team withdrew from the tournament.",
        "The government banned the singer from the festival and police arrested her after the "
        "concert. Fans protested against the president in front of the theatre.",
        "Rebels seized the oil refinery. The company said that the price of crude could rise and "
        "that output had fallen. The army shelled the plant.",
    ],
)
def test_force_in_other_settings_is_still_coded(text: str) -> None:
    """Force against a team, a singer or a company is an event all the same."""
    assert code_frames(text)


def test_without_topics_nothing_is_left_out() -> None:
    """A table without topics finds none."""
    assert topic_of(parse("The striker beat the goalkeeper and won the match."), ()) is None
