"""What the commands that ask the network share: their options, and the client that asks."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from dateline.read.fetch import Client

Command = TypeVar("Command", bound=Callable[..., Any])
Connect = Callable[..., "Client"]


def _plain(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not (value.isascii() and value.isprintable()):
        raise click.BadParameter("write it in plain letters, as in https://example.org/about")
    return value


OPTIONS = (
    click.option(
        "--allow-private",
        is_flag=True,
        help="Also ask addresses of this machine and of private networks.",
    ),
    click.option(
        "--contact",
        metavar="WHERE",
        callback=_plain,
        help="A page or mailbox of yours; it goes with every request, so that you can be reached.",
    ),
    click.option(
        "--pause",
        "pause_seconds",
        type=click.FloatRange(0.0, 3600.0),
        default=1.0,
        show_default=True,
        metavar="SECONDS",
        help="Between two requests to one host, at least.",
    ),
    click.option(
        "--timeout",
        "whole_seconds",
        type=click.FloatRange(0.1, 3600.0),
        default=60.0,
        show_default=True,
        metavar="SECONDS",
        help="For one request from first to last.",
    ),
)


def network_options(command: Command) -> Command:
    """Add what decides how addresses are asked; the command is given ``connect``, which asks."""

    @wraps(command)
    def with_network(*args: Any, **given: Any) -> Any:  # noqa: ANN401 - passed on
        names = ("allow_private", "contact", "pause_seconds", "whole_seconds")
        asked = {name: given.pop(name) for name in names}

        def connect(wait: Callable[[float], object] = time.sleep) -> "Client":
            from dateline.read.fetch import Client, Manners  # noqa: PLC0415 - heavy

            manners = Manners(**_checked(asked))
            return Client(manners, clock=utc_now, wait=wait)

        return command(*args, connect=connect, **given)

    for option in reversed(OPTIONS):
        with_network = option(with_network)
    return cast("Command", with_network)


def _checked(asked: dict[str, Any]) -> dict[str, Any]:
    whole = asked["whole_seconds"]
    return {**asked, "connect_seconds": min(10.0, whole), "read_seconds": min(20.0, whole)}


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)
