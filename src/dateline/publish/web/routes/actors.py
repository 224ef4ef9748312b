"""One actor: what it did and suffered, with whom, what it said, what is said of it, where, when."""

from functools import cache

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from dateline.errors import NotFoundError
from dateline.knowledge.actors import ActorEntry
from dateline.knowledge.actors.lists import load_actors_with
from dateline.publish.web import drawn
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import Site, site_of
from dateline.publish.web.templating import href
from dateline.publish.web.visitors import Form, Reader, Refused, Sent
from dateline.run.reviewer import Reviewer
from dateline.store.pages import ActorPage, Wanted
from dateline.store.review import StoredMerge

router = APIRouter()
COLUMNS = ("about", "name", "id", "did", "suffered", "intensity")
FIRST = 20  # events
FIRST_SAID = 8  # statements of it, and about it


@page(router, "/actors/{actor}", "actor.html")
def actor(request: Request, actor: str, person: Reader) -> Shown:
    """Show one actor over all articles."""
    site = site_of(request)
    pages, merges = site.store.pages, site.store.recodings.merges()
    found = pages.actor(actor)
    if found is None:
        raise NotFoundError(
            f"no event that is stored has the actor {actor!r}; the list of actors finds names"
        )
    held_for = {merge.actor: merge.target for merge in merges}.get(actor)
    row, own = found.row, Wanted(actor=actor)
    events = pages.events(own, limit=FIRST)
    said = pages.statements(Wanted(source=actor), limit=FIRST_SAID)
    told = pages.statements(Wanted(words=_phrase(row.name)), limit=FIRST_SAID)
    counted = pages.timeline(own)
    return Shown(
        data={
            "actor": found,
            "listed": entries(site.settings.actors).get(actor),
            "states": pages.states_of_actor(actor),
            "events": events.rows,
            "said": said.rows,
            "told": told.rows,
            "merges": [merge for merge in merges if actor in {merge.actor, merge.target}],
            "held_for": held_for,
            "held": _held(actor, merges),
        },
        columns=COLUMNS,
        rows=_rows(found),
        more={
            "may_write": person.may_write,
            "totals": {"events": events.total, "said": said.total, "told": told.total},
            "phrase": _phrase(row.name),
            "drawn": lambda: drawn.timeline(counted, (("actor", actor),)),
            "is_drawn": len(found.months) > 1,
            "elsewhere": counted.elsewhere,
        },
    )


@cache
def entries(own: tuple[str, ...]) -> dict[str, ActorEntry]:
    """Return what the lists know of actors, by id.

    Args:
        own: Files of users' own lists, as the settings name them.
    """
    return {entry.id: entry for entry in load_actors_with(own).entries}


def _phrase(name: str) -> str:
    """Return a name as words to be found next to each other."""
    return '"' + name.replace('"', " ") + '"'


def _held(actor: str, merges: list[StoredMerge]) -> list[str]:
    """Return the ids of the actors that are held for this one now."""
    last = {merge.actor: merge.target for merge in merges}
    return sorted(other for other, target in last.items() if target == actor)


def _rows(found: ActorPage) -> list[tuple[object, ...]]:
    types = {count.name: [count.events, 0] for count in found.did}
    for count in found.suffered:
        types.setdefault(count.name, [0, 0])[1] = count.events
    return [
        *(("type", name, "", *numbers, "") for name, numbers in types.items()),
        *(
            (
                "partner", one.actor.name, one.actor.id, one.did, one.suffered,
                "" if one.intensity is None else one.intensity,
            )
            for one in found.partners
        ),
        *(("place", one.place, one.country or "", one.events, "", "") for one in found.places),
        *(("month", one.name, "", one.events, "", "") for one in found.months),
    ]  # fmt: skip


@router.post("/actors/{actor}/decisions", include_in_schema=False)
async def decide(request: Request, actor: str, sent: Form) -> Response:
    """Hold an actor for another one, or let it stand for itself again."""
    id = await run_in_threadpool(_decide, site_of(request), actor, sent)
    return RedirectResponse(f"{href('actors', id)}#by-hand", status_code=303)


def _decide(site: Site, actor: str, sent: Sent) -> str:
    """Do what a form says, and return the id of the actor to go on with."""
    values = {name: value.strip() for name, value in sent.values.items()}
    reviewer = Reviewer(
        site.store, sent.person.name, site.clock(), site.settings, joiner=site.joiner
    )
    match values.get("decision"):
        case "merge" if values.get("into"):
            made = reviewer.merge(actor, _id_in(values["into"]), values.get("why", ""))
            return made.target or actor
        case "merge":
            raise Refused("Give the id or the name of the other actor.")
        case "unmerge":
            other = values.get("other", "")
            reviewer.unmerge(other, values.get("why", ""))
            return actor
        case other:
            raise Refused(f"{other!r} is no decision on an actor; merge it, or take a merge back.")


def _id_in(given: str) -> str:
    """Return the id of an actor where somebody pasted the address of its page."""
    return given.rpartition("/actors/")[2] if "/actors/" in given else given
