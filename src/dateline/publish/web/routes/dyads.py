"""A pair of actors: its states over time with their evidence, and what each did to the other."""

from collections.abc import Iterator, Mapping, Sequence

from fastapi import APIRouter, Request
from markupsafe import Markup

from dateline.aggregate import (
    DyadHistory,
    EventRef,
    Month,
    Spell,
    copies_among,
    dyad_histories,
    originals,
    seen_on,
)
from dateline.aggregate import known_on as published_by
from dateline.aggregate.months import deeds_of, months_of
from dateline.errors import DatelineError, NotFoundError
from dateline.publish.figures import Band, Violation
from dateline.publish.web import drawn
from dateline.publish.web.filters import After, Text, leave_out_empty
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.site import site_of
from dateline.publish.web.templating import href, one_line
from dateline.records import Coding
from dateline.records.dates import first_day
from dateline.store.pages import DyadRow, Pages, PairTold

router = APIRouter()
COLUMNS = (
    "state", "from", "to", "until", "precision", "disputed", "disputed_by", "reports", "origins",
    "rests_on", "violations",
)  # fmt: skip
ON_A_PAGE = 20
MOST_EVIDENCE = 3  # sentences beside a state


@page(router, "/dyads/{a}/{b}", "dyad.html")
def dyad(
    request: Request,
    a: str,
    b: str,
    *,
    as_of: Text = None,
    known_on: Text = None,
    after: After = None,
) -> Shown:
    """Show the history of a pair of actors, as of a day and as known on a day."""
    leave_out_empty(request)
    _check_days(as_of=as_of, known_on=known_on)
    pages = site_of(request).store.pages
    pair = pages.dyad(a, b)
    if pair is None:
        raise NotFoundError(
            f"nothing is stored of {a!r} and {b!r} together; the list of pairs shows those that "
            "had to do with one another"
        )
    told = pages.told_of_pair(a, b, known_on=known_on)
    history = _history(told, known_on)
    seen = seen_on(history, as_of) if history and as_of else history
    spells = seen.spells if seen else ()
    events = pages.events_of_pair(a, b, after=after, limit=ON_A_PAGE)
    return Shown(
        data={
            "pair": pair.row, "forth": pair.forth, "back": pair.back,
            "as_of": as_of, "known_on": known_on, "spells": spells,
            "months": seen.months if seen else _months(told, frozenset({a, b})),
            "events": events.rows, "next": events.next,
        },
        columns=COLUMNS,
        rows=map(_row, spells),
        more={
            "total": events.total, "is_first": after is None,
            **_evidence(pages, pair.row, told, spells),
        },
    )  # fmt: skip


def _evidence(
    pages: Pages, pair: DyadRow, told: PairTold, spells: Sequence[Spell]
) -> dict[str, object]:
    """Return what stands beside the states: their sentences, and how they are drawn."""
    found = pages.evidence({ref for spell in spells for ref in _shown(spell)})
    words = {ref: one_line(text) for ref, text in found.items()}
    return {
        "articles": told.articles,
        "read": len(told.codings),
        "shown": _shown,
        "words": words,
        "drawn": lambda: _drawn((pair.a.name, pair.b.name), spells, told.codings, words),
    }


def _check_days(**given: str | None) -> None:
    for name, day in given.items():
        if day is not None and first_day(day) is None:
            raise DatelineError(f"{name}: {day!r} is no date; write 2016-08-09, 2016-08 or 2016")


def _history(told: PairTold, day: str | None) -> DyadHistory | None:
    """Return the history of the pair; None where no article tells a state of it."""
    codings = published_by(told.codings, day) if day else told.codings
    groups = originals(map(copies_among, told.copies))
    return next(iter(dyad_histories(codings, groups, told.story_of)), None)


def _months(told: PairTold, pair: frozenset[str]) -> tuple[Month, ...]:
    """Return what a pair did by month that no article tells a state of."""
    deeds = (found for coding in told.codings for found in deeds_of(coding, told.story_of))
    return months_of(deed for key, deed in deeds if key == pair)


def _shown(spell: Spell) -> tuple[EventRef, ...]:
    """Return the events whose sentences stand beside a state: what broke it, then what shows it."""
    return tuple(dict.fromkeys((*spell.violations[:MOST_EVIDENCE], *spell.events[:MOST_EVIDENCE])))


def _drawn(
    names: tuple[str, str],
    spells: Sequence[Spell],
    codings: Sequence[Coding],
    words: Mapping[EventRef, str],
) -> Markup:
    days = _days(codings)
    bands = tuple(
        Band(
            state=spell.state, earliest=spell.earliest, latest=spell.until,
            disputed=spell.disputed, reports=len(spell.reports), origins=len(spell.origins),
            address=f"#state-{number}",
        )
        for number, spell in enumerate(spells, 1)
    )  # fmt: skip
    broken = tuple(
        Violation(
            day=days[ref], label=words.get(ref, "")[:80],
            address=href("events", ref.event, article=ref.article),
        )
        for spell in spells
        for ref in spell.violations
        if days.get(ref)
    )  # fmt: skip
    return drawn.band(names, bands, broken)


def _days(codings: Sequence[Coding]) -> dict[EventRef, str]:
    """Return when each event happened, as far as its article tells."""
    return {
        EventRef(coding.article.id, id): day for coding in codings for id, day in _dated(coding)
    }


def _dated(coding: Coding) -> Iterator[tuple[str, str]]:
    for event in coding.events:
        when = event.when
        day = (when.earliest or when.latest) if when else coding.article.published
        if day:
            yield event.id, day


def _row(spell: Spell) -> tuple[object, ...]:
    return (
        spell.state.value, spell.earliest or "", spell.latest or "", spell.until or "",
        spell.precision, spell.disputed, "; ".join(origin.name for origin in spell.disputed_by),
        len(spell.reports), len(spell.origins),
        "; ".join(origin.name for origin in spell.origins), len(spell.violations),
    )  # fmt: skip
