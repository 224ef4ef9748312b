"""Golden tests: the bundled sample, coded once, against what a careful reader gets out of it."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

import dateline
from dateline import Article, Coding
from dateline.read import read_articles
from tests.dispatches.checks import (
    document_problem,
    event_problem,
    no_event_problem,
    no_pair_problem,
    pair_problem,
    statement_problem,
)
from tests.dispatches.checks_together import (
    Whole,
    aggregate,
    apart_problem,
    copies_problem,
    file_name,
    history_problem,
    origins_problem,
    story_problem,
)
from tests.dispatches.sheet import (
    Apart,
    ExpectedHistory,
    ExpectedStory,
    SharedText,
    Sheet,
    read_sheets,
    read_together,
)

SAMPLE = Path(__file__).resolve().parents[1] / "examples" / "dispatches"
Codings = dict[str, Coding]


TOGETHER = read_together()


class Row(NamedTuple):
    """One expectation: of which article, what it is called, and how it is checked."""

    article: str
    label: str
    problem: Callable[[Coding], str]
    known_failure: str | None


def rows_of(sheet: Sheet) -> Iterator[Row]:
    """Yield one row a field that is expected."""
    document = sheet.document
    for field in document.fields():
        problem = partial(document_problem, wanted=document, field=field)
        yield Row(sheet.article, f"document {field}", problem, document.known_failure(field))
    for event in sheet.events:
        for field in event.fields():
            problem = partial(event_problem, wanted=event, field=field)
            label = f"event {event.words!r} {field}"
            yield Row(sheet.article, label, problem, event.known_failure(field))
    for said in sheet.statements:
        for field in said.fields():
            problem = partial(statement_problem, wanted=said, field=field)
            label = f"statement {said.words!r} {field}"
            yield Row(sheet.article, label, problem, said.known_failure(field))
    for pair in sheet.pairs:
        label = f"pair {' and '.join(pair.between)} {pair.state}"
        problem = partial(pair_problem, wanted=pair)
        yield Row(sheet.article, label, problem, pair.known_failure())
    for false in sheet.no_pairs:
        label = f"no pair {' and '.join(false.between)} {false.state}"
        problem = partial(no_pair_problem, unwanted=false)
        yield Row(sheet.article, label, problem, false.known_failure())
    for none in sheet.no_events:
        problem = partial(no_event_problem, wanted=none)
        yield Row(sheet.article, f"no event {none.words!r}", problem, none.known_failure())


SHEETS = read_sheets()
ROWS = [row for sheet in SHEETS for row in rows_of(sheet)]


@pytest.fixture(scope="session")
def codings() -> Codings:
    """Code the whole sample once, by file name."""
    articles = [found for found in read_articles([str(SAMPLE)]) if isinstance(found, Article)]
    return {file_name(coding): coding for coding in dateline.code_many(articles)}


@pytest.fixture(scope="session")
def whole(codings: Codings) -> Whole:
    """Aggregate the sample once."""
    return aggregate(codings)


def hold(problem: str) -> None:
    """Fail with the problem, if there is one."""
    assert not problem, problem


def mark_known(known_failure: str | None, request: pytest.FixtureRequest) -> None:
    """Let a test that is known to fail do so, and fail when it does not."""
    if known_failure:
        request.applymarker(pytest.mark.xfail(reason=known_failure, strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.article} {row.label}")
def test_a_careful_reader_agrees(
    row: Row, codings: Codings, request: pytest.FixtureRequest
) -> None:
    """Every expectation of every sheet holds; those marked as known failures must still fail."""
    mark_known(row.known_failure, request)
    hold(row.problem(codings[row.article]))


def test_every_dispatch_has_a_sheet(codings: Codings) -> None:
    """No article of the sample goes without expectations, and no sheet without its article."""
    assert sorted(codings) == sorted(sheet.article for sheet in SHEETS)


def test_off_topic_dispatch_gives_no_event(codings: Codings) -> None:
    """A report of a boat race in words of war reports no event."""
    assert codings["20-regatta.txt"].events == ()


@pytest.mark.parametrize("wanted", TOGETHER.copies, ids=lambda wanted: wanted.articles[0])
def test_near_copies_are_one_text(whole: Whole, wanted: SharedText) -> None:
    """The rewrite of an agency report is found to be one text with it."""
    hold(copies_problem(whole, wanted))


@pytest.mark.parametrize("wanted", TOGETHER.origins, ids=lambda wanted: wanted.words)
def test_one_witness_is_one_origin(
    whole: Whole, wanted: SharedText, request: pytest.FixtureRequest
) -> None:
    """What one witness said is one origin, whichever outlet passes it on."""
    mark_known(wanted.known_failure(), request)
    hold(origins_problem(whole, wanted))


@pytest.mark.parametrize("wanted", TOGETHER.stories, ids=lambda wanted: wanted.happening)
def test_one_happening_is_one_story(
    whole: Whole, wanted: ExpectedStory, request: pytest.FixtureRequest
) -> None:
    """All reports of one happening make one story."""
    mark_known(wanted.known_failure(), request)
    hold(story_problem(whole, wanted))


@pytest.mark.parametrize("wanted", TOGETHER.apart, ids=lambda wanted: wanted.reports[0][1])
def test_different_happenings_stay_apart(
    whole: Whole, wanted: Apart, request: pytest.FixtureRequest
) -> None:
    """Reports of different happenings do not make one story."""
    mark_known(wanted.known_failure(), request)
    hold(apart_problem(whole, wanted))


@pytest.mark.parametrize("wanted", TOGETHER.histories, ids=lambda wanted: wanted.between[0])
def test_pairs_go_from_fighting_to_truce(
    whole: Whole, wanted: ExpectedHistory, request: pytest.FixtureRequest
) -> None:
    """Several articles together show how a pair goes from war to a truce."""
    mark_known(wanted.known_failure(), request)
    hold(history_problem(whole, wanted))
