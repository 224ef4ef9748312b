"""One story: who reports it and what each adds, whom it rests on, what differs, who decided."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from dateline.aggregate import (
    MEANINGS,
    Addition,
    Deciding,
    InformationGrade,
    OriginTree,
    Overruling,
    Rewrite,
    Story,
    additions,
    copies_among,
    members_of,
    merge_stories,
    origin_tree,
    originals,
    rewrites,
    split_story,
    story_from,
    story_grade,
)
from dateline.aggregate.headlines import headline_of
from dateline.aggregate.reported import Reported, accounts_of
from dateline.publish.export import LINES
from dateline.publish.figures import Path
from dateline.publish.tables.cells import chain_text, narrator_of, number
from dateline.publish.web import drawn
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.routes.events import about
from dateline.publish.web.site import Site, site_of
from dateline.publish.web.templating import href, one_line
from dateline.publish.web.visitors import Form, Reader, Refused, Sent
from dateline.records import Account
from dateline.records.story import EventRef
from dateline.store import StoredStory, in_force

router = APIRouter()
COLUMNS = (
    "published", "publisher", "article", "event", "copy_of", "chain", "status", "certainty",
    "deaths", "adds", "words",
)  # fmt: skip
MOST_REPORTS = 100  # on the page; the list of events has the others
MOST_COPIES = 12  # of one text that are compared with the original
WITHDRAWN = "none"
TAKEN = "take "  # what the names of the boxes of reports to split off begin with


class ReportOf(msgspec.Struct, frozen=True, kw_only=True):
    """One report of a story.

    Attributes:
        article: What is known of its article.
        event: Id of its event.
        narrator: Who speaks where it names no source.
        words: The sentence or sentences that report it; of the first reports only.
        accounts: On whose word it says what.
        copy_of: Id of the article whose text it carries; None where the text is its own.
        adds: What no report before it tells.
    """

    article: dict[str, object]
    event: str
    narrator: str
    words: str
    accounts: tuple[Account, ...]
    copy_of: str | None
    adds: tuple[Addition, ...]


@page(router, "/stories/{story}", "story.html")
def story(request: Request, story: str, person: Reader) -> Shown:
    """Show one happening with its reports, its origins, and what they differ on."""
    site = site_of(request)
    id = site.store.joined.story_id(story)
    (kept,) = site.store.joined.stories(ids=[id])
    found, tree = story_from(kept, site.settings), origin_tree(kept, site.settings)
    members = members_of(kept, site.settings)
    words = site.store.pages.evidence(found.events[:MOST_REPORTS])
    reports = list(_reports(kept, members, words))
    grades = [grade for grade in site.store.grades("story") if grade.subject == id]
    own = set(found.events)
    decisions = [d for d in site.store.joined.decisions() if d.a in own or d.b in own]
    return Shown(
        data={
            "story": found,
            "grade": _graded(site, found),
            "reports": reports,
            "origins": tree,
            "decisions": decisions,
            "grades": grades,
        },
        columns=COLUMNS,
        rows=_rows(reports),
        more={
            "may_write": person.may_write,
            "shown": reports[:MOST_REPORTS],
            "headline": headline_of(found),
            "first": members[0].event,
            "drawn": lambda: drawn.tree(tuple(_paths(tree))),
            "rewritten": _rewritten(kept),
            "articles": {report.article["id"]: report for report in reports},
            "meanings": MEANINGS,
            "layouts": sorted(LINES),
            "chain_text": chain_text,
            "taken": TAKEN,
        },
    )


def _graded(site: Site, found: Story) -> InformationGrade:
    overruled = {
        id: Overruling(value=int(grade.value or 6), by=grade.by, why=grade.why)
        for id, grade in in_force(site.store.grades("story")).items()
    }
    return story_grade(found, overruled)


def _paths(tree: OriginTree) -> Iterator[Path]:
    """Yield how each report comes by what it says, as the figure has it."""
    outlets = {outlet.article: outlet for outlet in tree.articles}
    for denies, branches in ((False, tree.origins), (True, tree.denials)):
        for branch in branches:
            for way in branch.ways:
                outlet = outlets[way.article]
                yield Path(
                    origin=branch.origin.name, named=branch.origin.named, denies=denies,
                    links=way.links, publisher=outlet.publisher, published=outlet.published,
                    copy=way.copy_of is not None, address=href("articles", way.article),
                )  # fmt: skip


def _reports(
    kept: StoredStory, members: Sequence[Reported], words: Mapping[EventRef, str]
) -> Iterator[ReportOf]:
    original_of = originals(map(copies_among, kept.copies))
    new = additions(members)
    for member in members:
        article = member.article
        original = original_of.get(article.id)
        yield ReportOf(
            article=about(article),
            event=member.event.id,
            narrator=narrator_of(article),
            words=one_line(words.get(EventRef(*member.key))),
            accounts=accounts_of(member.event),
            copy_of=original if original != article.id else None,
            adds=new[EventRef(*member.key)],
        )


def _rewritten(kept: StoredStory) -> dict[str, tuple[Rewrite, list[str], list[str]]]:
    """Return what each copy made of the original: how much it shares, added and left out."""
    found = {}
    for group in kept.copies:
        texts = {article.id: article for article in group[:MOST_COPIES]}
        if len(texts) < 2:
            continue
        among = copies_among(tuple(texts.values()))
        for one in rewrites(among, texts):
            own, original = texts[one.article].text, texts[among.original].text
            added = [own[start:end] for start, end in one.added]
            dropped = [original[start:end] for start, end in one.dropped]
            found[one.article] = (one, added, dropped)
    return found


def _rows(reports: Sequence[ReportOf]) -> Iterator[tuple[object, ...]]:
    for report in reports:
        adds = "; ".join(f"{one.about}: {one.value}" for one in report.adds)
        for account in report.accounts:
            yield (
                report.article["published"] or "", report.narrator, report.article["id"],
                report.event, report.copy_of or "", chain_text(account.chain, report.narrator),
                account.status.value, account.certainty.value,
                number(account.deaths) if account.deaths else "", adds, report.words,
            )  # fmt: skip


@router.post("/stories/{story}/decisions", include_in_schema=False)
async def decide(request: Request, story: str, sent: Form) -> Response:
    """Merge a story with another, split reports off, or grade it."""
    id = await run_in_threadpool(_decide, site_of(request), story, sent)
    return RedirectResponse(f"{href('stories', id)}#by-hand", status_code=303)


def _decide(site: Site, story: str, sent: Sent) -> str:
    """Do what a form says, and return the id of the story to go on with."""
    values = {name: value.strip() for name, value in sent.values.items()}
    said = Deciding(sent.person.name, values.get("why", ""), site.clock(), site.joiner)
    match values.get("decision"):
        case "merge":
            return merge_stories(site.store, story, _id_in(values.get("other", "")), said)
        case "split":
            taken = [name.removeprefix(TAKEN) for name in values if name.startswith(TAKEN)]
            return split_story(site.store, story, taken, said)
        case "grade":
            return _grade(site, story, values, said)
        case other:
            raise Refused(f"{other!r} is no decision on a story; merge, split or grade it.")


def _id_in(given: str) -> str:
    """Return the id of a story where somebody pasted the address of its page."""
    if not given:
        raise Refused("Give the id of the other story, or the address of its page.")
    return given.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]


def _grade(site: Site, story: str, values: Mapping[str, str], said: Deciding) -> str:
    id = site.store.joined.story_id(story)
    value = values.get("value", "")
    if value not in {*map(str, MEANINGS), WITHDRAWN}:
        raise Refused(f"{value!r} is no grade of a story; give one from 1 to 6, or none.")
    given: Any = None if value == WITHDRAWN else value
    site.store.add_grade("story", id, given, by=said.by, why=said.why, at=said.at)
    return id
