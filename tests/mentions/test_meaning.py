"""Who is meant: surnames, abbreviations, roles that point back, pronouns, pairs."""

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


def last_mention(text: str, words: str) -> Mention | None:
    """Return the last mention with these words."""
    sentences = parse(text)
    found = [
        mention
        for mention in mentions_of(text)
        if sentences[mention.sentence].words_of(mention.first, mention.last).lower() == words
    ]
    return found[-1] if found else None


def meanings(text: str, words: str) -> list[str]:
    """Return whom the last mention with these words means, one name or several."""
    mention = last_mention(text, words)
    assert mention is not None, words
    actors = mention.members or ((mention.actor,) if mention.actor else ())
    return [actor.name for actor in actors]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Omar Haddad met reporters. Haddad said little.", "haddad", ["Omar Haddad"]),
        (
            "Taliban spokesman Zabiullah Mujahid denied it. Mujahid blamed the army.",
            "mujahid",
            ["Zabihullah Mujahid"],
        ),
        (
            "The National Rescue Council (NRC) met at dawn. The NRC refused to sign.",
            "nrc",
            ["National Rescue Council"],
        ),
        (
            "The United Rescue Council met at dawn. Later the URC refused to sign.",
            "urc",
            ["United Rescue Council"],
        ),
        (
            "The Allied Democratic Forces (ADF) raided the town. The ADF burned a school.",
            "adf",
            ["Allied Democratic Forces"],
        ),
    ],
)
def test_shortened_names(text: str, words: str, names: list[str]) -> None:
    """A part of a name or a defined abbreviation means the full name before it."""
    assert meanings(text, words) == names


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Boko Haram raided Damboa. They burned houses.", "they", ["Boko Haram"]),
        ("Ethiopia closed the border. It also sent troops.", "it", ["Ethiopia"]),
        ("They [Boko Haram] attacked the town.", "they", ["Boko Haram"]),
        ("Boko Haram knew that the soldiers wished to catch them.", "them", ["Boko Haram"]),
        ("It is believed that Ethiopia won.", "it", []),
        ("Ethiopia bought a bridge. The bridge fell when it rusted.", "it", []),
        ("Angela Merkel met Emmanuel Macron. She thanked the press.", "she", ["Angela Merkel"]),
        ("Angela Merkel met Emmanuel Macron. He thanked the press.", "he", ["Emmanuel Macron"]),
        ("Angela Merkel's team praised her speech.", "her", ["Angela Merkel"]),
        ("Karim Saleh said that he would resign.", "he", ["Karim Saleh"]),
        ("Ann Ross warned that the soldiers had lost their way.", "their", ["soldiers"]),
        ("The winner, Ann Ross, thanked her voters.", "her", ["Ann Ross"]),
        (
            '"He will never sign," Karim Saleh said.',
            "he",
            [],
        ),
        (
            "Karim Saleh and Omar Haddad flew to Rome. They met the pope.",
            "they",
            ["Karim Saleh", "Omar Haddad"],
        ),
        (
            "Boko Haram and al-Shabaab share a name for cruelty. There is no contact between them.",
            "them",
            ["Boko Haram", "al-Shabaab"],
        ),
        ("Karim Saleh and Omar Haddad met in Rome. He wept.", "he", []),
    ],
)
def test_pronouns(text: str, words: str, names: list[str]) -> None:
    """A pronoun means whom a reader would take it to mean, or nobody."""
    assert meanings(text, words) == names


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Omar Haddad, an analyst, spoke. The analyst blamed France.", "analyst", ["Omar Haddad"]),
        (
            "Middle Eastern affairs expert Omar Haddad wrote a book. The expert blamed France.",
            "expert",
            ["Omar Haddad"],
        ),
        (
            "Sen. Ann Ross opposed the bill. The senator called it a farce.",
            "senator",
            ["Ann Ross"],
        ),
        (
            "Sen. Ann Ross and Sen. Jim Poe met. The senator called it a farce.",
            "senator",
            ["senator"],
        ),
        (
            "Police arrested Jim Poe at dawn. A judge told the accused to wait.",
            "accused",
            ["Jim Poe"],
        ),
        (
            "Police arrested Jim Poe and charged Karim Saleh. A judge freed the suspect.",
            "suspect",
            ["suspect"],
        ),
        (
            "Customs searched Peruvian airline Vuelo Norte. The airline protested.",
            "airline",
            ["Vuelo Norte"],
        ),
        (
            "The Environmental Protection Agency lost the case. The agency will appeal.",
            "agency",
            ["Environmental Protection Agency"],
        ),
        ("Boko Haram lost the town. The Foreign Ministry was glad.", "foreign ministry",
         ["Foreign Ministry"]),
    ],
)  # fmt: skip
def test_definite_nouns(text: str, words: str, names: list[str]) -> None:
    """A definite noun means whoever the text called so; a proper name points back to nobody."""
    assert meanings(text, words) == names


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Ethiopia and Eritrea fought for two years. The two countries signed a deal.",
            "two countries",
            ["Ethiopia", "Eritrea"],
        ),
        (
            "Ethiopia, Kenya and Eritrea met. The two countries signed a deal.",
            "two countries",
            ["two countries"],
        ),
        (
            "Ann Ross greeted Karim Saleh. The two leaders smiled.",
            "two leaders",
            ["Ann Ross", "Karim Saleh"],
        ),
    ],
)
def test_pairs(text: str, words: str, names: list[str]) -> None:
    """Two of a kind are the two named before, where there are exactly two."""
    assert meanings(text, words) == names


@pytest.mark.parametrize(
    ("identifier", "text"),
    [(reference.id, text) for reference in REFERENCES.values() for text in reference.matches],
)
def test_reference_matches(identifier: str, text: str) -> None:
    """In a matching text the noun points back to the actor named first."""
    first, *rest = mentions_of(text)
    assert first.actor is not None
    back = [m for m in rest if m.via in {"definite noun", "described so"} and m.actor]
    assert [m.actor.id for m in back if m.actor] == [first.actor.id], identifier


@pytest.mark.parametrize(
    ("identifier", "text"),
    [(reference.id, text) for reference in REFERENCES.values() for text in reference.rejects],
)
def test_reference_rejects(identifier: str, text: str) -> None:
    """In a text under ``rejects`` the noun points back to nobody."""
    assert not [m for m in mentions_of(text) if m.via == "definite noun"], identifier
