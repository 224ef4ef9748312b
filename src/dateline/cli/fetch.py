"""``dateline fetch`` and ``dateline watch``: feeds and pages from the network, coded and kept."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from dateline.cli.console import detail, error_line, in_english, note, output_to, verbosity
from dateline.cli.inputs import settings_options
from dateline.cli.network import network_options, utc_now
from dateline.cli.options import db_option, output_options
from dateline.cli.progress import progress_bar
from dateline.cli.together import joined_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.cli.network import Connect
    from dateline.run import Counts
    from dateline.run.fetching import Fetched, Report
    from dateline.settings import Settings
    from dateline.store import Store

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="FEEDS.opml|URL...")


@click.command()
@inputs_argument
@db_option
@click.option("--now", is_flag=True, help="Also ask what failed and is left alone for a while.")
@output_options
@network_options
@settings_options
@verbosity
@click.pass_context
def fetch(  # noqa: PLR0913 - one argument an option
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    db: str,
    now: bool,
    as_json: bool,
    output: str | None,
    connect: Connect,
    settings: Settings,
) -> None:
    """Read feeds and pages once, code what is new, and keep it.

    Asks for nothing that is not named, one request at a time, and never for what is stored.
    """
    from dateline.run.fetching import Fetching, fetch_round  # noqa: PLC0415 - heavy
    from dateline.store import open_store  # noqa: PLC0415

    with open_store(db, create=True) as store, connect(time.sleep) as client:
        with progress_bar("articles") as tell:
            fetching = Fetching(
                client=client,
                store=store,
                settings=settings,
                clock=utc_now,
                joiner=joined_by(),
                progress=lambda counts, _: tell(counts.added + counts.known + counts.failed, None),
            )
            fetched = fetch_round(inputs, fetching, is_patient=not now)
        is_well = _tell(fetched, store)
    if as_json or output:
        _write(fetched, output)
    ctx.exit(0 if is_well else 1)


@click.command()
@inputs_argument
@db_option
@click.option(
    "--every",
    type=click.FloatRange(1.0, 7 * 24 * 60.0),
    default=30.0,
    show_default=True,
    metavar="MINUTES",
    help="Between two looks at one feed, at least; a feed may ask for more.",
)
@network_options
@settings_options
@verbosity
@click.pass_context
def watch(
    ctx: click.Context,
    /,
    *,
    inputs: tuple[str, ...],
    db: str,
    every: float,
    connect: Connect,
    settings: Settings,
) -> None:
    """Read feeds and pages as 'fetch' does, again and again, until Ctrl-C or SIGTERM.

    Lists of feeds in files are read anew each time. Hosts that fail are left alone for longer and
    longer.
    """
    from dateline.run import fetching as rounds  # noqa: PLC0415 - heavy
    from dateline.store import open_store  # noqa: PLC0415

    stop = threading.Event()
    with open_store(db, create=True) as store, connect(stop.wait) as client:
        fetching = rounds.Fetching(
            client=client,
            store=store,
            settings=settings,
            clock=utc_now,
            joiner=joined_by(),
            stopping=stop.is_set,
        )

        def tell(fetched: Fetched, pause: float) -> None:
            _tell(fetched, store, is_brief=True)
            if not any(report.next_look for report in fetched.reports):
                raise click.ClickException("there is nothing to watch; name a feed or a list")
            if not stop.is_set():
                detail(f"the next look is in {pause:,.0f} s")

        with _ended_by_signals(stop, client.break_off):
            rounds.watch(
                inputs, fetching, interval=timedelta(minutes=every), wait=stop.wait, tell=tell
            )
    note("stopped; run the same command again to go on")
    ctx.exit(0)


@contextmanager
def _ended_by_signals(stop: threading.Event, break_off: Callable[[], None]) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end things once what is read is stored; the second Ctrl-C at once."""

    def end(_number: int, _frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        break_off()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(fetched: Fetched, store: Store, *, is_brief: bool = False) -> bool:
    """Say what came in, what was unchanged, and what failed and why.

    Args:
        fetched: What a round brought.
        store: Where the failures of items are kept.
        is_brief: Whether feeds that brought nothing are passed over.

    Returns:
        Whether nothing failed.
    """
    problems = _problems(fetched, store)
    for problem in problems:
        error_line(problem)
    for report in fetched.reports:
        say = detail if is_brief and not report.new else note
        if report.problem is None:
            say(f"{report.address}: {_in_words(report)}")
        for remark in report.remarks:
            (detail if is_brief else note)(f"{report.address}: {remark}")
    if fetched.counts or not is_brief:
        note(_summary(fetched, store))
    return not problems


def _problems(fetched: Fetched, store: Store) -> list[str]:
    """Return what went wrong in a round, with feeds and with items of feeds."""
    of_feeds = [f"{r.address}: {_why(r)}" for r in fetched.reports if r.problem]
    run = fetched.counts.run if fetched.counts else None
    of_items = [f"{e.input}: {e.reason}" for e in store.errors() if e.run == run]
    return of_feeds + of_items


def _why(report: Report) -> str:
    if report.outcome == "put off" and report.next_look:
        return f"is left alone until {report.next_look}, {report.problem} (--now asks all the same)"
    return str(report.problem)


def _in_words(report: Report) -> str:
    """Say what a feed brought."""
    parts = ["unchanged"] if report.outcome == "unchanged" else [f"{report.new:,} new"]
    for number, words in (
        (report.known, "known before"),
        (report.failed, "failed"),
        (report.put_off, "left for later"),
        (report.undated, "without a date"),
        (report.foreign, "not in English and not coded"),
    ):
        if number:
            parts.append(f"{number:,} {words}")
    return ", ".join(parts)


def _summary(fetched: Fetched, store: Store) -> str:
    """Say in one line what a round brought in all."""
    counts: Counts | None = fetched.counts
    outcomes = [report.outcome for report in fetched.reports]
    parts = [
        f"{in_english(len(outcomes), 'input')}",
        f"{in_english(counts.added if counts else 0, 'article')} added",
    ]
    for outcome, words in (
        ("unchanged", "unchanged"),
        ("failed", "failed"),
        ("put off", "put off"),
    ):
        if outcome in outcomes:
            parts.append(f"{outcomes.count(outcome):,} {words}")  # type: ignore[arg-type]
    if counts:
        parts += [in_english(counts.events, "event"), in_english(counts.statements, "statement")]
        if counts.failed:
            parts.append(f"{in_english(counts.failed, 'item')} failed ('dateline show errors')")
    return f"{store.name}: {', '.join(parts)}"


def _write(fetched: Fetched, output: str | None) -> None:
    """Write what became of each address, one JSON object a line."""
    import msgspec  # noqa: PLC0415 - heavy

    with output_to(output) as stream:
        for report in fetched.reports:
            stream.write(msgspec.json.encode(report).decode() + "\n")
