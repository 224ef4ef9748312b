"""``dateline figure``: one figure of what a database holds, as a page or a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.console import note, verbosity
from dateline.cli.listing import event_filters, stored
from dateline.cli.options import db_option
from dateline.cli.together import joined_by

if TYPE_CHECKING:
    from dateline.publish.figures import Figure
    from dateline.publish.figures.links import Links
    from dateline.store import Store

FILTERS = ("type", "actor", "country", "since", "until", "status", "source", "article")
OF_EVENTS = ("timeline", "map", "types", "network", "sources")
TAKES = {
    **dict.fromkeys(OF_EVENTS, FILTERS),
    "dyad": ("actor", "other"),
    "origins": ("event", "article"),
    "agreement": ("reviewers", "field"),
}
NEEDS = {"dyad": "actor", "origins": "event"}
OPTIONS = {"other": "with", "reviewers": "reviewer"}
NARROWEST, WIDEST = 500, 4000  # pixels


def _drawn_as(_ctx: click.Context, _option: click.Parameter, value: str) -> Path:
    """Return where to write, if figures are written so."""
    from dateline.publish.figures.saved import ending_problem, is_drawn  # noqa: PLC0415 - heavy

    file = Path(value)
    if not is_drawn(file):
        raise click.BadParameter(ending_problem(file))
    return file


@click.command()
@click.argument("name", type=click.Choice(list(TAKES)))
@db_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    callback=_drawn_as,
    help="FILE.html works offline; FILE.svg and FILE.png need Chromium.",
)
@event_filters
@click.option("--with", "other", metavar="NAME", help="dyad: the other of the pair.")
@click.option("--event", metavar="ID", help="origins: the event, an id or its beginning.")
@click.option(
    "--reviewer",
    "reviewers",
    metavar="WHO",
    multiple=True,
    help="agreement: a reviewer to compare; may be repeated.",
)
@click.option("--field", metavar="FIELD", help="agreement: the field whose values are compared.")
@click.option("--theme", type=click.Choice(["light", "dark"]), help="Its colours.")
@click.option(
    "--width",
    type=click.IntRange(NARROWEST, WIDEST),
    default=1000,
    show_default=True,
    help="Pixels that a picture is wide.",
)
@click.option(
    "--link-to", metavar="ADDRESS", help="Where 'dateline serve' is, for clicks to lead to."
)
@verbosity
def figure(
    name: str,
    *,
    db: str,
    output: Path,
    theme: str | None,
    width: int,
    link_to: str | None,
    **wanted: Any,  # noqa: ANN401 - passed on
) -> None:
    """Draw a figure of what a database holds.

    timeline, map, types (by month), network (actors) and sources (who relies on whom) show the
    events that fit; dyad shows the states of the pair --actor and --with, origins whom the reports
    of --event rest on, agreement how far reviewers agree.
    """
    from dateline.publish.figures.links import Links  # noqa: PLC0415 - heavy
    from dateline.publish.figures.saved import save  # noqa: PLC0415

    given = {key: value for key, value in wanted.items() if value not in {None, ()}}
    _check_options(name, given)
    with stored(db) as store:
        drawn = _draw(store, name, given, Links(link_to))
    save(drawn, output, theme=theme, width=width)
    note(f"{output}: {drawn.alternative}")


def _check_options(name: str, given: dict[str, Any]) -> None:
    """Refuse what a figure does not take, and miss what it cannot do without."""
    for key in given:
        if key not in TAKES[name]:
            takes = ", ".join(f"--{OPTIONS.get(one, one)}" for one in TAKES[name])
            raise click.UsageError(f"{name} takes no --{OPTIONS.get(key, key)}; it takes {takes}")
    if name in NEEDS and NEEDS[name] not in given:
        raise click.UsageError(f"{name} needs --{NEEDS[name]}: say of whom or what it is")


def _draw(store: Store, name: str, given: dict[str, Any], links: Links) -> Figure:
    from dateline.publish.figures import of_store  # noqa: PLC0415 - heavy
    from dateline.store.pages import Wanted  # noqa: PLC0415

    if name == "agreement":
        return of_store.agreement_of(store, given.get("reviewers", ()), given.get("field"))
    if name in {"dyad", "origins"}:
        store.joined.catch_up(joined_by())
    if name == "dyad":
        return of_store.dyad_of(store, given["actor"], given.get("other"), links)
    if name == "origins":
        return of_store.origins_of(store, given["event"], given.get("article"), links)
    _check_names(store, given)
    draw = {
        "timeline": of_store.timeline_of,
        "map": of_store.map_of,
        "types": of_store.types_of,
        "network": of_store.network_of,
        "sources": of_store.sources_of,
    }[name]
    return draw(store, Wanted(**given), links)


def _check_names(store: Store, given: dict[str, Any]) -> None:
    """Refuse a name that nobody here has: a figure of nothing would hide the slip."""
    for key in {"actor", "source"} & given.keys():
        if not store.events(**{key: given[key]}, limit=1):
            raise click.ClickException(
                f"no event here has the {key} {given[key]!r}; 'dateline show {key}s' lists them"
            )
