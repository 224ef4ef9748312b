"""``dateline import``: events that were exported, or coded by others, into a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import msgspec

from dateline.cli.console import error_line, in_english, note, verbosity
from dateline.cli.inputs import actors_option, now
from dateline.cli.options import db_option
from dateline.errors import StoreError

if TYPE_CHECKING:
    from dateline.read.plover import CodedBy, Imported
    from dateline.run import Counts
    from dateline.store import Store


@click.command(name="import")
@click.argument("input_format", metavar="FORMAT", type=click.Choice(["plover", "labelstudio"]))
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@db_option
@click.option(
    "--annotator",
    "annotators",
    multiple=True,
    metavar="WHO=NAME",
    help="What an annotator of Label Studio is called here, such as 3=Eva; may be given again.",
)
@actors_option
@verbosity
@click.pass_context
def import_events(
    ctx: click.Context,
    input_format: str,
    files: tuple[str, ...],
    db: str,
    annotators: tuple[str, ...],
    actors: tuple[str, ...],
) -> None:
    """Read events, or decisions on them, into a database.

    FORMAT plover: JSON Lines that were exported come back as they were; lines of other coders
    become events of an article that is their sentence. FORMAT labelstudio: what annotators made of
    exported tasks (JSON or JSON-MIN) becomes their decisions, as 'dateline review' makes them.
    What could not be read is named by line or task, and exit status is 1.
    """
    if input_format == "labelstudio":
        from dateline.cli.import_annotations import import_annotations  # noqa: PLC0415 - heavy

        problems = import_annotations(files, db, annotators, actors)
    else:
        problems = _import_plover(files, db)
    ctx.exit(1 if problems else 0)


def _import_plover(files: tuple[str, ...], db: str) -> int:
    """Read PLOVER JSON Lines; return the number of lines that could not be read."""
    from dateline.store import open_store  # noqa: PLC0415 - heavy

    importing = _Importing()
    with open_store(db, create=True) as store:
        for file in files:
            importing.read(file, store)
        importing.finish(store)
    importing.tell("plover")
    return importing.problems


class _Importing:
    """Counts what is read, and enters one run for each coder and its knowledge."""

    def __init__(self) -> None:
        self.problems = 0
        self._undecided = 0  # articles stored before, whose decisions were not taken
        self._unknown_fields: set[str] = set()
        self._runs: dict[CodedBy, Counts] = {}

    def read(self, file: str, store: Store) -> None:
        """Read one file; what is wrong with a line is told, and the rest goes on."""
        from dateline.errors import UnreadableInputError  # noqa: PLC0415
        from dateline.read.plover import read_plover  # noqa: PLC0415 - heavy

        try:
            lines = click.open_file(file, "rb")
        except OSError as error:
            self._complain(f"{file}: cannot be read ({error.strerror}); check the path")
            return
        with lines:
            for item in read_plover(lines, file):
                if isinstance(item, UnreadableInputError):
                    self._complain(str(item))
                else:
                    self._store(item, store)

    def _store(self, item: Imported, store: Store) -> None:
        from dateline.store import Outcome  # noqa: PLC0415 - heavy

        self._unknown_fields |= item.unknown
        counts = self._counts_of(item.coded_by, store)
        outcome = store.add(item.coding, counts.run)
        if outcome is Outcome.ID_TAKEN:
            self._complain(
                f"{item.place}: another text with the id {item.coding.article.id!r} came in the "
                "same run; import into another database"
            )
        elif outcome is Outcome.KNOWN:
            counts.known += 1
            self._undecided += item.review is not None
        else:
            self._restore(item, store)
            counts.added += 1
            counts.events += len(item.coding.events)
            counts.statements += len(item.coding.statements)

    def _restore(self, item: Imported, store: Store) -> None:
        """Keep what people decided on an article elsewhere."""
        from dateline.store.review import Decision  # noqa: PLC0415 - heavy

        if item.review is None:
            return
        try:
            decisions = msgspec.json.decode(item.review.decisions, type=list[Decision])
            machine = item.review.machine_coding(item.coding)
            store.recodings.restore(item.coding.article, machine, decisions)
        except (msgspec.ValidationError, StoreError) as error:
            self._complain(
                f"{item.place}: the decisions of people on it cannot be taken ({error}); the "
                "events are stored as they left them"
            )

    def _complain(self, problem: str) -> None:
        self.problems += 1
        error_line(problem)

    def _counts_of(self, coded_by: CodedBy, store: Store) -> Counts:
        from dateline.run import Counts  # noqa: PLC0415 - heavy

        if coded_by not in self._runs:
            run = store.begin_run(
                version=coded_by.version,
                model=coded_by.model,
                knowledge=coded_by.knowledge,
                settings=coded_by.settings,
                started=coded_by.started,
            )
            self._runs[coded_by] = Counts(run)
        return self._runs[coded_by]

    def finish(self, store: Store) -> None:
        """Note in the database what was counted."""
        for counts in self._runs.values():
            store.finish_run(counts.run, finished=now(), counts=counts)

    def tell(self, input_format: str) -> None:
        """Say what was read."""
        counted = self._runs.values()
        note(
            f"{input_format}: {in_english(sum(c.events for c in counted), 'event')} of "
            f"{in_english(sum(c.added for c in counted), 'article')} imported, "
            f"{in_english(sum(c.known for c in counted), 'article')} stored before, "
            f"{in_english(self.problems, 'line')} not read"
        )
        if self._undecided:
            note(
                f"decisions of reviewers on {in_english(self._undecided, 'article')} stored before "
                "were not taken; import into an empty database to have them"
            )
        if self._unknown_fields:
            note(f"fields that were not understood: {', '.join(sorted(self._unknown_fields))}")
