"""The JSON of a coding is what CONTRACT.md and docs/reference/output.md promise."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import msgspec
import pytest

import dateline
from dateline import Article
from dateline.read import article_from_text

PAGE = """\
The Quay Gazette
14 March 2021

Truce ends months of fighting around Goma

GOMA, Democratic Republic of the Congo - The M23 and the Congolese army agreed to a ceasefire on \
Friday, ending three months of fighting in which at least 80 people were killed, officials said.

The Lake Tribune cites Jean Moreau, an aid worker, as saying that Rwanda had shelled the town of \
Rutshuru on 2 March, killing 20 people and wounding dozens. Rwanda denied that its troops had \
crossed the border. "We have no soldiers there," its foreign minister told Channel Nine.

Police arrested 15 protesters in Bukavu. France warned that fighting may resume next month.
"""
Json = dict[str, Any]


def words(text: str) -> set[str]:
    """Return the words of a text, each once."""
    return set(text.split())


ARTICLE = words(
    "id input title publisher published republished_from dateline_place language url sha256 text "
    "agency title_span paragraphs candidates"
)
ACCOUNT = words("chain statement status certainty deaths injured arrested")
EVENT = ACCOUNT | words(
    "id type mode contexts cameo intensity actors recipients reciprocal anchor evidence place when "
    "confidence size displaced money accounts reasons mentions review codes"
)
STATEMENT = words("id content cue source kind stance chain parent asserts confidence")
ACTOR = words(
    "id name text span country sector other_sectors wikidata via listed anachronism rule confidence"
)
SOURCE = words("id name text span kind role country sector cue act")
PLACE = words("name text span lat lon geonameid admin1 admin2 country feature precision")
TIME = words("span text type value from to precision anchor")
WHEN = words("from to precision text span anchor")
QUANTITY = words("low high text span")
STATE = {"state", "from", "to", "disputed", "events", "chains"}
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
STATUSES = words("happened ongoing ended planned possible denied not_happened")
STANCES = words(
    "states claims denies confirms demands promises threatens warns accuses praises asks believes "
    "expects orders rules"
)


@pytest.fixture(scope="module")
def article() -> Article:
    """Return the page as an article."""
    return article_from_text(PAGE)


@pytest.fixture(scope="module")
def coding(article: Article) -> Json:
    """Return its coding, as a line of JSON Lines holds it."""
    (coded,) = dateline.code_many([article])
    answer: Json = json.loads(msgspec.json.encode(coded))
    return answer


def walk(value: Any) -> Iterator[Json]:  # noqa: ANN401 - any JSON
    """Yield every object within a JSON value, outer ones first."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from walk(part)


def actors_of(coding: Json) -> list[Json]:
    """Return every actor of a coding."""
    sides = [actor for e in coding["events"] for actor in (*e["actors"], *e["recipients"])]
    return sides + [dyad[side] for dyad in coding["dyads"] for side in "ab"]


def sources_of(coding: Json) -> list[Json]:
    """Return every source of a coding."""
    chains = [item["chain"] for part in ("events", "statements") for item in coding[part]]
    chains += [account["chain"] for event in coding["events"] for account in event["accounts"]]
    return [source for chain in chains for source in chain]


def test_the_page_has_something_of_everything(coding: Json) -> None:
    """The tests below are about something."""
    for key in ("events", "statements", "dyads", "places", "times"):
        assert coding[key], key
    assert any(len(statement["chain"]) > 1 for statement in coding["statements"])
    assert any(event["deaths"] for event in coding["events"])


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        (ARTICLE, "article"),
        (EVENT, "events"),
        (STATEMENT, "statements"),
        ({"a", "b", "states"}, "dyads"),
        (STATE, "dyads.states"),
        (PLACE, "places"),
        (TIME, "times"),
        (ACCOUNT, "events.accounts"),
        ({"rule", "span"}, "events.reasons"),
        (WHEN, "events.when"),
        (PLACE, "events.place"),
        (QUANTITY, "events.deaths"),
        (ACTOR, "events.actors"),
        (ACTOR, "dyads.a"),
        (SOURCE, "statements.chain"),
        (SOURCE, "events.chain"),
    ],
)
def test_every_object_has_exactly_the_keys_of_the_contract(
    coding: Json, keys: set[str], path: str
) -> None:
    """No key is missing, and none is there that the documents do not name."""
    found: list[Any] = [coding]
    for step in path.split("."):
        found = [item[step] for item in found if item[step] is not None]
        found = [part for item in found for part in (item if isinstance(item, list) else [item])]
    assert found
    for item in found:
        assert set(item) == keys


def test_a_coding_has_seven_parts(coding: Json) -> None:
    """The parts of a line are those of the contract."""
    assert list(coding) == ["article", "events", "statements", "dyads", "places", "times", "unread"]


def test_spans_hold_the_words_they_are_given_with(coding: Json) -> None:
    """Wherever an object has a text and a span, the article has this text at this span."""
    text = coding["article"]["text"]
    checked = 0
    for item in walk(coding):
        if item.get("span") and "text" in item:
            start, end = item["span"]
            assert text[start:end] == item["text"]
            checked += 1
    assert checked > 20


def test_every_span_lies_in_the_text(coding: Json) -> None:
    """Anchors lie in their evidence, and every other stretch holds a character of the text."""
    length = len(coding["article"]["text"])
    for event in coding["events"]:
        (start, end), (first, last) = event["anchor"], event["evidence"]
        assert 0 <= first <= start < end <= last <= length
    for statement in coding["statements"]:
        for part in ("content", "cue", "source"):
            for start, end in statement[part]:
                assert 0 <= start < end <= length


def test_closed_sets_hold(coding: Json) -> None:
    """Statuses, certainties, kinds, acts and ways of understanding are those of the contract."""
    for event in coding["events"]:
        for told in (event, *event["accounts"]):
            assert told["status"] in STATUSES
            assert told["certainty"] in {"asserted", "hedged", "disputed"}
        assert 0 <= event["confidence"] <= 1
        assert event["cameo"] is None or event["cameo"].isdecimal()
    for statement in coding["statements"]:
        assert statement["kind"] in {"direct", "indirect", "mixed"}
        assert statement["stance"] in STANCES
    for source in sources_of(coding):
        assert source["kind"] in {"outlet", "person", "organisation", "document", "unnamed"}
        assert source["act"] in {"says", "cites", "quotes", "reports", "shows", "told"}
    for actor in actors_of(coding):
        assert actor["name"]
        assert actor["via"] in {"name", "role", "pronoun", "list"}


def test_dates_are_iso(coding: Json) -> None:
    """Every day, month or year is written as ISO 8601, and no stretch ends before it begins."""
    for item in walk(coding):
        stretch = [item[key] for key in ("from", "to") if item.get(key)]
        assert all(ISO.fullmatch(day) for day in stretch)
        for earliest, latest in pairwise(stretch):
            assert earliest[:4] <= latest[:4]


def test_ids_refer_to_what_is_there(coding: Json) -> None:
    """Statements of events, parents of statements and events of dyads exist; ids are unique."""
    events = [event["id"] for event in coding["events"]]
    statements = [statement["id"] for statement in coding["statements"]]
    assert len(set(events)) == len(events)
    assert len(set(statements)) == len(statements)
    for event in coding["events"]:
        told = [event["statement"], *(account["statement"] for account in event["accounts"])]
        assert set(told) <= {None, *statements}
    assert {s["parent"] for s in coding["statements"]} <= {None, *statements}
    for dyad in coding["dyads"]:
        assert {event for state in dyad["states"] for event in state["events"]} <= set(events)


def test_the_first_account_is_the_event_itself(coding: Json) -> None:
    """The main account comes first and says what the event says."""
    for event in coding["events"]:
        main = event["accounts"][0]
        assert main["chain"] == event["chain"]
        assert main["statement"] == event["statement"]


@pytest.mark.parametrize("workers", [1, 2])
def test_the_answer_is_the_same_again(article: Article, coding: Json, workers: int) -> None:
    """A second run, with any number of workers, gives the same ids and everything else."""
    again = [
        json.loads(msgspec.json.encode(c))
        for c in dateline.code_many([article] * 2, workers=workers)
    ]
    assert again == [coding, coding]


def test_an_article_without_words_says_so() -> None:
    """An article that cannot be coded has empty lists and its reason."""
    coded = dateline.code("Türkiye ile Suriye arasındaki sınırda dün akşam çatışma çıktı, dedi.")
    assert not coded.events
    assert not coded.statements
    assert coded.unread
