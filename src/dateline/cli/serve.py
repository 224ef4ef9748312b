"""``dateline serve``: the pages over one database, on this machine unless told otherwise."""

from __future__ import annotations

import getpass
import re
import socket
from typing import TYPE_CHECKING

import click

from dateline.cli.console import note, verbosity
from dateline.cli.inputs import now, settings_options
from dateline.cli.listing import stored
from dateline.cli.together import joined_by
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.publish.web import Access
    from dateline.settings import Settings
    from dateline.store import Store

REVIEWER = re.compile(r"(?P<name>[^:]+):(?P<token>\S+)")


def _reviewers(
    _ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    """Return the names of reviewers by their tokens."""
    found: dict[str, str] = {}
    for value in values:
        match = REVIEWER.fullmatch(value.strip())
        if match is None:
            raise click.BadParameter(f"{value!r} is not NAME:TOKEN, such as 'anna:w7Fz...'")
        if match["token"] in found:
            raise click.BadParameter("two reviewers have one token; give each their own")
        found[match["token"]] = match["name"].strip()
    return found


@click.command()
@click.argument("db", default="dateline.db", metavar="FILE")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8400, show_default=True,
    help="Port to listen on; 0 takes a free one.",
)  # fmt: skip
@click.option(
    "--token", metavar="TOKEN", help="What readers sign in with; needed beyond 127.0.0.1."
)
@click.option(
    "--reviewer", "reviewers", multiple=True, callback=_reviewers, metavar="NAME:TOKEN",
    help="Somebody who may review and add articles; may be given more than once.",
)  # fmt: skip
@click.option(
    "--known-as", multiple=True, metavar="NAME",
    help="A further name that the pages are asked for under, behind another server.",
)  # fmt: skip
@click.option("--by", metavar="NAME", help="Who reviews on this machine; your account otherwise.")
@click.option("--open", "open_browser", is_flag=True, help="Open the pages in a browser.")
@settings_options
@verbosity
def serve(  # noqa: PLR0913 - one parameter an option
    db: str,
    *,
    host: str,
    port: int,
    token: str | None,
    reviewers: dict[str, str],
    known_as: tuple[str, ...],
    by: str | None,
    open_browser: bool,
    settings: Settings,
) -> None:
    """Show the database FILE as pages: read, search, review, paste articles, print a briefing."""
    from dateline.publish.web import access_for  # noqa: PLC0415 - heavy

    access = access_for(
        host, token=token, reviewers=reviewers, name=by or getpass.getuser(), known_as=known_as
    )
    with stored(db) as store:
        _run(store, access, settings, host=host, port=port, open_browser=open_browser)


def _run(
    store: Store, access: Access, settings: Settings, *, host: str, port: int, open_browser: bool
) -> None:
    import uvicorn  # noqa: PLC0415 - heavy

    from dateline.publish.web import Drafts, Site, make_app  # noqa: PLC0415
    from dateline.run import Worker  # noqa: PLC0415

    drafts = Drafts(Worker(settings))
    site = Site(store, access, now, settings, drafts, joined_by())
    listening = _listen(host, port)
    address = f"http://{_in_address(host)}:{listening.getsockname()[1]}/"
    note(f"{store.name}: pages at {address} (Ctrl-C ends them)")
    if open_browser:
        click.launch(address)
    config = uvicorn.Config(make_app(site), log_level="warning", server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        drafts.close()


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens, so that a port that is taken is said before anything starts."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DatelineError(
            f"{host}:{port} cannot be listened on ({reason}); give another --port, or 0 for any "
            "free one"
        ) from error
    # Else the head and the body of an answer wait for one another, 40 ms each time.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _in_address(host: str) -> str:
    """Return a host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
