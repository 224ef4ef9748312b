"""The sieve, rung by rung, on short texts."""

from pathlib import Path

import msgspec
import pytest

from dateline.extract.pipeline import code_article, find_all, load_knowledge
from dateline.knowledge.files import read_entries
from dateline.knowledge.references import load_references
from dateline.records import Article, Event, Mention, Span
from dateline.settings import Settings

HERE = Path(__file__).parent


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A phrase in a text, whom it means, and what decides."""

    rung: str
    text: str
    words: str
    means: tuple[str, ...]
    via: str = ""


class SideCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event in a text, and who stands on its sides."""

    rung: str
    text: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    reciprocal: bool = False


CASES = read_entries(HERE / "cases.yaml", Case)
SIDES = read_entries(HERE / "sides.yaml", SideCase)
POINTING = ("described so", "charged", "definite noun", "pronoun",
            "brackets", "two sides", "set", "each other", "former or latter", "named before",
            "same noun", "speaker")  # fmt: skip


def article(text: str) -> Article:
    """Return a text of one paragraph as an article."""
    return Article(id="t", input="-", text=text, sha256="", paragraphs=(Span(0, len(text)),))


def mentions_of(text: str, words: str) -> list[Mention]:
    """Return the resolved mentions with these words."""
    found = find_all(article(text), load_knowledge(), Settings())
    return [
        mention
        for mention in found.mentions
        if found.sentences[mention.sentence].words_of(mention.first, mention.last).lower() == words
    ]


def names(mention: Mention) -> list[str]:
    """Return whom a mention means."""
    actors = mention.members or ((mention.actor,) if mention.actor else ())
    return [actor.name for actor in actors]


@pytest.mark.parametrize("case", CASES, ids=[f"{n} {c.rung}" for n, c in enumerate(CASES)])
def test_meaning(case: Case) -> None:
    """A phrase means whom a reader takes it to mean, and says how that was found."""
    found = mentions_of(case.text, case.words)
    assert (names(found[-1]) if found else []) == list(case.means)
    via = found[-1].via if found else ""
    if case.via:
        assert via.startswith(case.via)
    else:
        assert not via.startswith(POINTING)


@pytest.mark.parametrize("case", SIDES, ids=[f"{n} {c.rung}" for n, c in enumerate(SIDES)])
def test_sides(case: SideCase) -> None:
    """An event has the sides that a reader gives it."""
    events: list[Event] = [
        event
        for event in code_article(article(case.text), load_knowledge(), Settings()).events
        if event.type == case.type
    ]
    assert len(events) == 1, [event.type for event in events]
    (event,) = events
    assert [actor.name for actor in event.actors] == list(case.actors)
    assert [actor.name for actor in event.recipients] == list(case.recipients)
    assert event.reciprocal == case.reciprocal


REFERENCES = load_references()


def set_members(text: str) -> list[str]:
    """Return whom the last plural of several in a text means."""
    found = find_all(article(text), load_knowledge(), Settings()).mentions
    return next((names(m) for m in reversed(found) if m.via in {"two sides", "set"}), [])


@pytest.mark.parametrize(
    ("identifier", "text"),
    [(family.id, text) for family in set(REFERENCES.sets.values()) for text in family.matches],
)
def test_set_matches(identifier: str, text: str) -> None:
    """In a matching text the plural means all that the first sentence names."""
    first = find_all(article(text), load_knowledge(), Settings()).mentions
    named = [name for mention in first if mention.sentence == 0 for name in names(mention)]
    assert sorted(set_members(text)) == sorted(named), identifier


@pytest.mark.parametrize(
    ("identifier", "text"),
    [(family.id, text) for family in set(REFERENCES.sets.values()) for text in family.rejects],
)
def test_set_rejects(identifier: str, text: str) -> None:
    """In a text under ``rejects`` the plural means nobody in particular."""
    assert set_members(text) == [], identifier


def spoken_to(text: str) -> list[str]:
    """Return the recipients of the last event of a text."""
    events = code_article(article(text), load_knowledge(), Settings()).events
    return [actor.name for actor in events[-1].recipients]


@pytest.mark.parametrize(
    ("identifier", "text"),
    [(noun.id, text) for noun in set(REFERENCES.event_nouns.values()) for text in noun.matches],
)
def test_event_noun_matches(identifier: str, text: str) -> None:
    """In a matching text the last words are spoken to whoever did what the noun names."""
    assert "Ethiopia" in spoken_to(text) or "Turkey" in spoken_to(text), identifier


@pytest.mark.parametrize(
    ("identifier", "text"),
    [(noun.id, text) for noun in set(REFERENCES.event_nouns.values()) for text in noun.rejects],
)
def test_event_noun_rejects(identifier: str, text: str) -> None:
    """In a text under ``rejects`` they are spoken to nobody."""
    assert spoken_to(text) == [], identifier


@pytest.mark.parametrize(
    ("title", "body", "words", "means"),
    [
        ("Rebels take Goma", "M23 rebels took Goma on Monday.", "rebels", ["M23"]),
        ("Warring sides sign truce", "Armenia fought Azerbaijan. The two sides signed a truce.",
         "warring sides", ["Armenia", "Azerbaijan"]),
        ("Rebels take town", "M23 rebels took Goma. FARC rebels took Cali.", "rebels", ["Rebels"]),
        ("Five rebels die", "M23 rebels took Goma on Monday.", "five rebels", ["Five rebels"]),
    ],
)  # fmt: skip
def test_headline(title: str, body: str, words: str, means: list[str]) -> None:
    """A headline's bare noun means whom the lead alone names by it."""
    start = len(title) + 1
    whole = Article(
        id="t",
        input="-",
        text=f"{title}\n{body}",
        sha256="",
        title_span=Span(0, len(title)),
        paragraphs=(Span(start, start + len(body)),),
    )
    found = find_all(whole, load_knowledge(), Settings())
    first = found.mentions[0]
    assert found.sentences[0].words_of(first.first, first.last).lower() == words
    assert names(first) == means
