"""``dateline import labelstudio``: what annotators made of exported tasks, as their decisions."""

from collections import Counter
from collections.abc import Mapping

import click

from dateline.cli.console import error_line, in_english, note
from dateline.cli.listing import stored
from dateline.cli.review import pairs_of
from dateline.cli.together import joined_by
from dateline.errors import StoreError, UnreadableInputError
from dateline.read.labelstudio import Annotation, read_annotations
from dateline.run.annotations import decide_as_annotated
from dateline.run.reviewer import Reviewer
from dateline.settings import Settings
from dateline.store import Store


def import_annotations(
    files: tuple[str, ...], db: str, annotators: tuple[str, ...], actors: tuple[str, ...]
) -> int:
    """Decide as annotators did, tell what was decided, and name what could not be.

    Args:
        files: Downloads of Label Studio.
        db: The database that the tasks were exported from.
        annotators: WHO=NAME, what they are called here.
        actors: Lists of actors that names are looked up in.

    Returns:
        The number of problems.
    """
    names, settings = pairs_of(annotators, "WHO=NAME; write 3=Eva"), Settings(actors=actors)
    importing = _Importing(names, settings)
    with stored(db) as store:
        for file in files:
            importing.read(file, store)
    importing.tell()
    return importing.problems


class _Importing:
    """Counts what is decided."""

    def __init__(self, names: Mapping[str, str], settings: Settings) -> None:
        self.problems = 0
        self._names = names
        self._settings = settings
        self._made: Counter[str] = Counter()
        self._annotations = 0
        self._without_sides = 0

    def read(self, file: str, store: Store) -> None:
        """Read one download; what is wrong with a task is told, and the rest goes on."""
        try:
            with click.open_file(file, "rb") as stream:
                content = stream.read()
        except OSError as error:
            self._complain(f"{file}: cannot be read ({error.strerror}); check the path")
            return
        for item in read_annotations(content, file):
            self.take(item, store)

    def take(self, item: Annotation | UnreadableInputError, store: Store) -> None:
        """Decide as one annotation does, or say what is wrong with it."""
        if isinstance(item, UnreadableInputError):
            self._complain(str(item))
            return
        self._annotations += 1
        self._without_sides += bool(item.regions) and not item.has_sides
        for problem in item.problems:
            self._complain(f"{item.place}: {problem}")
        by = self._names.get(item.by, item.by)
        reviewer = Reviewer(store, by, item.at, self._settings, joiner=joined_by())
        for made in decide_as_annotated(item, reviewer):
            if isinstance(made, StoreError):
                self._complain(f"{item.place}: {made}")
            else:
                self._made[made.what.value] += 1

    def _complain(self, problem: str) -> None:
        self.problems += 1
        error_line(problem)

    def tell(self) -> None:
        """Say what was decided."""
        made = ", ".join(f"{number:,} {what}" for what, number in self._made.items())
        note(
            f"labelstudio: {in_english(self._annotations, 'annotation')} read, "
            f"{in_english(self._made.total(), 'decision')}{f' ({made})' if made else ''}; "
            f"{in_english(self.problems, 'problem')}"
        )
        if self._without_sides:
            note(
                f"{in_english(self._without_sides, 'annotation')} did not say who takes part in "
                "which event, so actors, recipients and sources stay as they were; export as JSON "
                "from Label Studio, not as JSON-MIN, and join regions by relations"
            )
