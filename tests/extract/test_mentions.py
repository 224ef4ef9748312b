"""Who is meant: surnames, roles that point back, pronouns, pairs."""

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.mentions import resolve_mentions
from dateline.knowledge.actors import load_actors
from dateline.knowledge.references import load_references
from dateline.records import Mention
from tests.build import parse

REFERENCES = {
    reference.id: reference
    for references in load_references().by_noun.values()
    for reference in references
}


def mentions_of(text: str) -> tuple[Mention, ...]:
    """Return the resolved mentions of a text, each line a paragraph."""
    sentences = parse(text)
    return resolve_mentions(sentences, find_actors(sentences, load_actors()), load_references())


def meanings(text: str, words: str) -> list[str]:
    """Return whom the last mention with these words means, one name or several."""
    sentences = parse(text)
    found = [
        mention
        for mention in mentions_of(text)
        if sentences[mention.sentence].words_of(mention.first, mention.last).lower() == words
    ][-1]
    actors = found.members or ((found.actor,) if found.actor else ())
    return [actor.name for actor in actors]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Boko Haram raided Damboa. They burned houses.", "they", ["Boko Haram"]),
        ("Ethiopia closed the border. It also sent troops.", "it", ["Ethiopia"]),
        (
            "Omar Haddad, an expert on Mali, met reporters. Haddad said little.",
            "haddad",
            ["Omar Haddad"],
        ),
        (
            "Omar Haddad, an analyst in Paris, spoke on Monday. The analyst blamed France.",
            "analyst",
            ["Omar Haddad"],
        ),
        (
            "Ethiopia and Eritrea fought for two years. The two countries signed a deal.",
            "two countries",
            ["Ethiopia", "Eritrea"],
        ),
        (
            "Boko Haram and al-Shabaab share a name for cruelty. There is no contact between them.",
            "them",
            ["Boko Haram", "al-Shabaab"],
        ),
        ("They [Boko Haram] attacked the town.", "they", ["Boko Haram"]),
        ("It is believed that Ethiopia won.", "it", []),
    ],
)
def test_meaning(text: str, words: str, names: list[str]) -> None:
    """A phrase that points back means whom a reader would take it to mean."""
    assert meanings(text, words) == names


@pytest.mark.parametrize(
    ("identifier", "text"),
    [(reference.id, text) for reference in REFERENCES.values() for text in reference.matches],
)
def test_reference_matches(identifier: str, text: str) -> None:
    """In a matching text the noun points back to the actor named first."""
    first, *rest = mentions_of(text)
    assert first.actor is not None
    back = [m for m in rest if m.via == "definite noun" and m.actor]
    assert [m.actor.id for m in back if m.actor] == [first.actor.id], identifier


@pytest.mark.parametrize(
    ("identifier", "text"),
    [(reference.id, text) for reference in REFERENCES.values() for text in reference.rejects],
)
def test_reference_rejects(identifier: str, text: str) -> None:
    """In a text under ``rejects`` the noun points back to nobody."""
    assert not [m for m in mentions_of(text) if m.via == "definite noun"], identifier
