"""One event: who did what to whom, on whose word, what others report of it, and its review."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from dateline.aggregate import OriginTree, Story, origin_tree, story_from
from dateline.knowledge.ontology import load_ontology
from dateline.publish.export import LINES
from dateline.publish.tables.cells import narrator_of
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.rules import rule_address
from dateline.publish.web.site import Site, site_of
from dateline.publish.web.visitors import Reader
from dateline.records import Account, Article, Certainty, Event, Status
from dateline.records.story import EventRef
from dateline.store import StoredEvent
from dateline.store.review import values_of

router = APIRouter()
COLUMNS = ("account", "link", "source", "kind", "role", "act", "words", "status", "certainty")
CHOICES = {
    "status": [status.value for status in Status],
    "certainty": [certainty.value for certainty in Certainty],
}


@page(router, "/events/{event}", "event.html")
def event(
    request: Request, event: str, person: Reader, article: Annotated[str | None, Query()] = None
) -> Shown:
    """Show one event with its chain, its other reports and its review."""
    site = site_of(request)
    stored = site.store.event(event, article=article)
    story, tree = story_of(site, stored)
    return Shown(
        data={"event": stored.event, "article": about(stored.article), "story": story},
        columns=COLUMNS,
        rows=_rows(stored),
        more={
            "stored": stored,
            "evidence": evidence(stored),
            "layers": layers(stored.article),
            "narrator": narrator_of(stored.article),
            "tree": tree,
            "outlet_of": {one.article: one for one in tree.articles} if tree else {},
            "layouts": sorted(LINES),
            "rule_address": rule_address,
            "log": site.store.reviews.log(stored.event.id),
            **review_form(stored, person.may_write),
        },
    )


def review_form(stored: StoredEvent, may_write: bool) -> dict[str, Any]:
    """Return what the form for reviewing an event needs."""
    return {
        "may_write": may_write,
        "fields": values_of(stored.event),
        "choices": CHOICES | {"type": sorted(load_ontology().types)},
        "modes": sorted(modes_of(stored.event.type)),
    }


def modes_of(type: str) -> tuple[str, ...]:
    """Return the modes that PLOVER has for a type."""
    known = load_ontology().types.get(type)
    return tuple(known.modes) if known else ()


def story_of(site: Site, stored: StoredEvent) -> tuple[Story | None, OriginTree | None]:
    """Return the story that an event is in, with whom it rests on; None where it is in none."""
    ref = EventRef(stored.article.id, stored.event.id)
    id = site.store.joined.story_with(ref)
    kept = next(iter(site.store.joined.stories(ids=[id])), None) if id else None
    if kept is None:
        return None, None
    return story_from(kept, site.settings), origin_tree(kept, site.settings)


def about(article: Article) -> dict[str, object]:
    """Return what is known of an article, without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "republished_from": article.republished_from,
        "agency": article.agency,
        "url": article.url,
    }


def evidence(stored: StoredEvent) -> tuple[str, str, str]:
    """Return the sentence of an event: before the words that report it, these, and after them."""
    text, (start, end), anchor = stored.article.text, stored.event.evidence, stored.event.anchor
    return text[start : anchor.start], text[anchor.start : anchor.end], text[anchor.end : end]


def layers(article: Article) -> list[tuple[str, str]]:
    """Return the outer layers of every chain of an article: who, and what they are to it."""
    found = [(narrator_of(article), "publisher")]
    if article.republished_from:
        found.append((article.republished_from.outlet, "taken from"))
    if article.agency:
        found.append((article.agency, "agency"))
    return found


def _rows(stored: StoredEvent) -> list[tuple[object, ...]]:
    """Return a row a link of the chain of each account."""
    rows: list[tuple[object, ...]] = []
    accounts: tuple[Account | Event, ...] = stored.event.accounts or (stored.event,)
    for number, account in enumerate(accounts, 1):
        told = (account.status.value, account.certainty.value)
        outer = [
            (number, place, name, kind, "", "", "", *told)
            for place, (name, kind) in enumerate(layers(stored.article))
        ]
        inner = [
            (
                number, place, link.name, link.kind.value, link.role or "", link.act.value,
                link.text, *told,
            )
            for place, link in enumerate(account.chain, len(outer))
        ]  # fmt: skip
        rows += [*outer, *inner]
    return rows
