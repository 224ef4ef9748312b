"""What the commands that read articles share: their options, today's date, and complaints."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import Any, TypeVar, cast

import click
import msgspec

from dateline.cli.console import detail, error_line
from dateline.cli.network import Connect
from dateline.cli.options import day_option
from dateline.errors import UnreadableInputError
from dateline.records import Article, Coding
from dateline.records.article import Candidate
from dateline.records.dates import first_day
from dateline.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
AHEAD = "lies after"  # what the reader notes of a date it did not believe

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
OPTIONS = (
    click.option(
        "--input-format",
        type=click.Choice(["auto", "text", "html", "pdf", "jsonl"]),
        default="auto",
        show_default=True,
        help="What the inputs are, where their names do not tell.",
    ),
    day_option("--published", "Day of publication of all the inputs."),
    click.option("--publisher", metavar="NAME", help="Publisher of all the inputs."),
)
model_option = click.option("--model", metavar="NAME", help="Name of an installed spaCy pipeline.")
actors_option = click.option(
    "--actors",
    multiple=True,
    metavar="FILE",
    help="A list of your own actors, CSV or YAML; may be given more than once.",
)
frames_option = click.option(
    "--frames",
    multiple=True,
    metavar="DIR",
    help="A folder or file of your own frames; may be given more than once.",
)
codebook_option = click.option(
    "--codebook",
    "codebooks",
    multiple=True,
    metavar="NAME",
    help="Code in another ontology as well: acled, or a folder; may be given more than once.",
)
workers_option = click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes."
)


def input_options(command: Command) -> Command:
    """Add what can be said about inputs: their format, publisher and date of publication."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def settings_options(command: Command) -> Command:
    """Add what decides how articles are coded; the command is given it as ``settings``."""

    @wraps(command)
    def with_settings(*args: Any, **given: Any) -> Any:  # noqa: ANN401 - passed on
        names = ("model", "workers", "actors", "frames", "codebooks")
        settings = settings_from(**{name: given.pop(name) for name in names})
        return command(*args, settings=settings, **given)

    options = (model_option, actors_option, frames_option, codebook_option, workers_option)
    for option in reversed(options):
        with_settings = option(with_settings)
    return cast("Command", with_settings)


class Reading:
    """Reads inputs as of today; what is wrong with one is said once, and counted.

    Attributes:
        problems: What has been complained about so far.
    """

    def __init__(
        self,
        input_format: str = "auto",
        published: str | None = None,
        publisher: str | None = None,
        connect: Connect | None = None,
    ) -> None:
        self.problems: list[str] = []
        self._connect = connect
        self._input_format = input_format
        self._given = {"published": published, "publisher": publisher}
        self._today = datetime.now(UTC).date()

    def read(self, inputs: Sequence[str]) -> Iterator[Article | UnreadableInputError]:
        """Read inputs.

        Args:
            inputs: Files, folders, addresses, or "-" for standard input.

        Yields:
            Articles, and errors for what could not be read, in input order.
        """
        from dateline.read import read_articles  # noqa: PLC0415 - heavy

        stdin = sys.stdin.buffer if "-" in inputs else None
        found = read_articles(
            inputs,
            input_format=self._input_format,
            stdin=stdin,
            today=self._today,
            connect=self._connect,
        )
        for item in found:
            if isinstance(item, UnreadableInputError):
                self.complain(str(item))
                yield item
            else:
                article = _as_given(item, self._given)
                self._check_date(article)
                yield article

    def complain(self, problem: str) -> None:
        """Print what is wrong with an input, unless it has been said before."""
        if problem not in self.problems:
            self.problems.append(problem)
            error_line(problem)

    def check(self, coding: Coding) -> None:
        """Say what of an article could not be coded; without any of it, that is an error."""
        for gap in coding.unread:
            problem = f"{coding.article.input}: {gap.problem}"
            if gap.span is None:
                self.complain(f"{problem}; leave it out, or give a translation")
            else:
                detail(problem)

    def _check_date(self, article: Article) -> None:
        """Complain of a date of publication that is still to come, whoever gave it."""
        found = [article.published] if _lies_ahead(article.published, self._today) else []
        if article.published is None:
            dates = (c for c in article.candidates if c.field == "published")
            found = [candidate.value for candidate in dates if AHEAD in candidate.rule]
        for value in dict.fromkeys(found):
            self.complain(
                f"{article.input}: is dated {value}, which is after today ({self._today}); "
                "correct the date, or give the right one with --published"
            )


def _lies_ahead(value: str | None, today: date) -> bool:
    """Say whether a date is past tomorrow, which is today already somewhere on earth."""
    day = first_day(value) if value else None
    return day is not None and day > today + timedelta(days=1)


def _as_given(article: Article, given: dict[str, str | None]) -> Article:
    """Return the article with what the user says of it; what it says itself stays a candidate."""
    told = {field: value for field, value in given.items() if value}
    if not told:
        return article
    others = [
        msgspec.structs.replace(candidate, won=candidate.won and candidate.field not in told)
        for candidate in article.candidates
    ]
    own = [Candidate(field, value, "given", won=True) for field, value in told.items()]
    return msgspec.structs.replace(article, candidates=(*own, *others), **told)


def settings_from(
    model: str | None,
    workers: int,
    actors: tuple[str, ...] = (),
    frames: tuple[str, ...] = (),
    codebooks: tuple[str, ...] = (),
) -> Settings:
    """Return the settings that the options ask for; say what is wrong in lists of actors.

    Args:
        model: A spaCy pipeline; None takes the small English one.
        workers: Processes.
        actors: Users' own lists of actors.
        frames: Users' own frames; a wrong one ends the program before it starts.
        codebooks: Further ontologies; a wrong one ends the program likewise.

    Returns:
        The settings.
    """
    tell_of_lists(actors)
    if frames:
        from dateline.knowledge.events import load_frames_with  # noqa: PLC0415 - heavy

        load_frames_with(frames)
    if codebooks:
        from dateline.knowledge.codebooks import load_codebook  # noqa: PLC0415 - heavy

        for name in codebooks:
            load_codebook(name)
    return Settings(model=model, workers=workers, actors=actors, frames=frames, codebooks=codebooks)


def tell_of_lists(actors: tuple[str, ...]) -> None:
    """Say what is wrong in users' own lists of actors."""
    if not actors:
        return
    from dateline.knowledge.actors.lists import read_own_actors  # noqa: PLC0415 - heavy

    for problem in read_own_actors(actors).problems:
        (detail if problem.is_notice else error_line)(str(problem))


def now() -> str:
    """Return the time now, ISO, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
