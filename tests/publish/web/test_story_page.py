"""The page of a story tells who reports it and whom it rests on; people decide on it there."""

import pytest
from starlette.testclient import TestClient

from dateline.aggregate import story_from
from dateline.publish.web import Access
from dateline.settings import Settings
from dateline.store import Store
from tests.publish.web.conftest import NOW, Serve
from tests.publish.web.forms import send

LOCKED = Access(reading="a token for reading", reviewers={"a token for writing": "ann"})


def told_twice(store: Store) -> str:
    """Return the id of the story of most reports."""
    return next(iter(store.joined.stories(least_reports=2))).id


def told_once(store: Store) -> str:
    """Return the id of a story of one report."""
    return next(s.id for s in store.joined.stories() if len({a.id for a, _ in s.events}) == 1)


def test_every_report_and_origin_stands_on_the_page(client: TestClient, store: Store) -> None:
    """Reports lead to their articles; whom they rest on is named."""
    id = told_twice(store)
    (kept,) = store.joined.stories(ids=[id])
    story = story_from(kept, Settings())
    page = client.get(f"/stories/{id}").text
    assert all(f'href="/articles/{report}' in page for report in story.reports)
    assert all(origin.name.replace("'", "&#39;") in page for origin in story.origins)
    assert story.counts in page


def test_the_twins_hold_the_story(client: TestClient, store: Store) -> None:
    """JSON holds story, grade and reports; CSV has a row an account."""
    id = told_twice(store)
    data = client.get(f"/stories/{id}.json").json()
    assert (data["story"]["id"], data["grade"]["by"]) == (id, None)
    assert all(report["words"] for report in data["reports"])
    accounts = sum(len(report["accounts"]) for report in data["reports"])
    rows = client.get(f"/stories/{id}.csv").text.splitlines()
    assert rows[0].startswith("published,publisher,article,event")
    assert len(rows) == accounts + 1


def test_a_story_of_one_origin_says_so(client: TestClient, store: Store) -> None:
    """Nobody takes ten copies for ten witnesses."""
    id = next(
        s.id
        for s in store.joined.stories()
        if len(story_from(s, Settings()).origins) == 1 and not story_from(s, Settings()).only_denied
    )
    assert "rests on one origin alone" in client.get(f"/stories/{id}").text


def test_two_stories_are_merged_and_split_again(client: TestClient, store: Store) -> None:
    """A form makes them one, another takes the report out; both stand on record."""
    one, other = told_twice(store), told_once(store)
    (kept,) = store.joined.stories(ids=[other])
    article = kept.events[0][0].id
    answer = send(
        client, f"/stories/{one}", f"/stories/{one}/decisions",
        decision="merge", other=f"http://127.0.0.1:8400/stories/{other}", why="the same raid",
    )  # fmt: skip
    whole = answer.headers["location"].split("#")[0]
    assert "the same raid" in client.get(whole).text
    assert store.joined.story_id(other) == store.joined.story_id(one)
    split = send(
        client, whole, f"{whole}/decisions",
        decision="split", why="another day", **{f"take {article}": "on"},
    )  # fmt: skip
    new = split.headers["location"].split("#")[0]
    assert new != whole
    assert "another day" in client.get(new).text


def test_a_grade_is_signed_and_withdrawn(client: TestClient, store: Store) -> None:
    """An analyst's grade goes before the proposed one until it is taken back."""
    id = told_twice(store)
    page, to = f"/stories/{id}", f"/stories/{id}/decisions"
    send(client, page, to, decision="grade", value="5", why="staged")
    given = client.get(f"{page}.json").json()["grade"]
    assert (given["value"], given["by"], given["because"]) == (5, "ann", "staged")
    send(client, page, to, decision="grade", value="none", why="not staged")
    assert client.get(f"{page}.json").json()["grade"]["by"] is None
    assert [(g.value, g.at) for g in store.grades("story")] == [("5", NOW), (None, NOW)]


WRONG = {
    "no decision": ({"decision": "burn"}, 403, "no decision on a story"),
    "a grade there is not": ({"decision": "grade", "value": "9"}, 403, "no grade of a story"),
    "merged with nothing": ({"decision": "merge", "other": ""}, 403, "Give the id"),
    "merged with the unknown": ({"decision": "merge", "other": "zzz"}, 404, "no story"),
    "split without a report": ({"decision": "split"}, 400, "name the reports"),
}


@pytest.mark.parametrize(("values", "status", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_decision_is_said(
    client: TestClient, store: Store, values: dict[str, str], status: int, words: str
) -> None:
    """Nothing changes, and the page says what is missing."""
    id = told_twice(store)
    answer = send(client, f"/stories/{id}", f"/stories/{id}/decisions", **values)
    assert (answer.status_code, words in answer.text) == (status, True)
    assert not store.joined.decisions()


def test_every_layout_is_sent_as_a_file(client: TestClient, store: Store) -> None:
    """A story and an event go out in the formats that its page names."""
    id = told_twice(store)
    data = client.get(f"/stories/{id}.json").json()
    event, article = data["reports"][0]["event"], data["reports"][0]["article"]["id"]
    for layout in ("plover", "acled", "bibtex", "geojson", "prov", "annotation"):
        for address in (f"/stories/{id}", f"/events/{event}"):
            answer = client.get(f"{address}/export/{layout}", params={"article": article})
            assert answer.status_code == 200, layout
            assert "attachment" in answer.headers["content-disposition"]
    assert client.get(f"/stories/{id}/export/word").status_code == 404


def test_who_only_reads_gets_no_form(serve: Serve, store: Store) -> None:
    """A reader sees the record of decisions, and no way to decide."""
    reader = serve(LOCKED)
    reader.headers["authorization"] = "Bearer a token for reading"
    page = reader.get(f"/stories/{told_twice(store)}").text
    assert "Reviewers may grade" in page
    assert "<form method" not in page
