"""``dateline show copies|origins|stories|dyads``: what many articles say together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import click
import msgspec

from dateline.cli.console import note, verbosity
from dateline.cli.listing import article_option, limit_option, stored, write
from dateline.cli.options import day_option, db_option, output_options, type_option
from dateline.errors import StoreError
from dateline.records.story import EventRef

if TYPE_CHECKING:
    from dateline.aggregate import (
        ActorGroup,
        DyadHistory,
        InformationGrade,
        OriginTree,
        Saying,
        Story,
    )
    from dateline.store import Joiner, Store, StoredEvent, StoredStatement


def joined_by() -> Joiner:
    """Return how articles are joined, with the default settings."""
    from dateline.aggregate import joiner  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415

    return joiner(Settings())


def summarise(store: Store) -> None:
    """Sum up anew the stories that have changed, so that lists and pages are right at once."""
    from dateline.aggregate import describer  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415

    store.summaries.refresh(describer(Settings()))


def stories_in(store: Store, **wanted: Any) -> Iterator[Story]:  # noqa: ANN401 - passed on
    """Yield the stories of a database, joining first what was not joined when it was added.

    Args:
        store: The database.
        **wanted: Which stories, as for ``Joined.stories``.

    Yields:
        Stories, those of most reports first.
    """
    from dateline.aggregate import story_from  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415

    store.joined.catch_up(joined_by())
    settings = Settings()
    for kept in store.joined.stories(**wanted):
        yield story_from(kept, settings)


def grades_in(store: Store, stories: list[Story]) -> dict[str, InformationGrade]:
    """Return how credible each of some stories is, by its id."""
    from dateline.aggregate import Overruling, story_grade  # noqa: PLC0415 - heavy
    from dateline.store import in_force  # noqa: PLC0415

    overruled = {
        id: Overruling(value=int(grade.value or 6), by=grade.by, why=grade.why)
        for id, grade in in_force(store.grades("story")).items()
    }
    return {story.id: story_grade(story, overruled) for story in stories}


@click.command()
@db_option
@output_options
@verbosity
@type_option
@click.option("--disputed", is_flag=True, help="Only those on which accounts differ.")
@click.option("--least-reports", type=click.IntRange(1), default=1, help="Reports at least.")
@limit_option
def stories(  # noqa: PLR0913 - one parameter an option
    db: str,
    *,
    as_json: bool,
    output: str | None,
    type: str | None,
    disputed: bool,
    least_reports: int,
    limit: int | None,
) -> None:
    """Happenings over all articles: reports against independent origins, and what differs."""
    from dateline.publish.tables import stories_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = (
            story
            for story in stories_in(store, type=type, least_reports=least_reports)
            if type in {None, story.type} and (not disputed or story.disputed or story.differences)
        )
        wanted = list(islice(found, limit))
        grades = grades_in(store, wanted)
    write(
        wanted,
        lambda items: stories_table(items, grades),
        as_json=as_json,
        output=output,
        to_json=lambda story: {
            **msgspec.to_builtins(story),
            "grade": msgspec.to_builtins(grades[story.id]),
        },
    )


@click.command()
@db_option
@output_options
@verbosity
@article_option
def copies(db: str, as_json: bool, output: str | None, article: str | None) -> None:
    """Texts that several articles carry: the original, and what each of the others made of it."""
    from dateline.aggregate import copies_among, rewrites  # noqa: PLC0415 - heavy
    from dateline.publish.tables import copies_table  # noqa: PLC0415

    with stored(db) as store:
        store.joined.catch_up(joined_by())
        groups = [(copies_among(group), group) for group in store.joined.copies(article)]
    found = []
    for group, members in groups:
        texts = {member.id: member for member in members}
        found.append((group, rewrites(group, texts), texts))
    write(
        found,
        copies_table,
        as_json=as_json,
        output=output,
        to_json=lambda item: {
            **msgspec.to_builtins(item[0]),
            "rewrites": msgspec.to_builtins(item[1]),
        },
    )


@click.command()
@click.argument("wanted", metavar="EVENT|STATEMENT")
@db_option
@output_options
@verbosity
@article_option
def origins(wanted: str, db: str, as_json: bool, output: str | None, article: str | None) -> None:
    """Whom all reports of an event or statement rest on, and by which way.

    It is given by its id, or the beginning of it.
    """
    from dateline.publish.tables import origins_tree, saying_tree  # noqa: PLC0415 - heavy
    from dateline.store import StoredEvent  # noqa: PLC0415

    with stored(db) as store:
        store.joined.catch_up(joined_by())
        asked = _event_or_statement(store, wanted, article)
        if isinstance(asked, StoredEvent):
            trees = _origins_of_event(store, asked)
            write(trees, lambda items: origins_tree(items[0]), as_json=as_json, output=output)
        else:
            said = [_saying(store, asked)]
            write(said, lambda items: saying_tree(items[0]), as_json=as_json, output=output)


def _event_or_statement(
    store: Store, wanted: str, article: str | None
) -> StoredEvent | StoredStatement:
    """Return the event of an id, or where none has it the statement.

    Raises:
        StoreError: There is neither, or there are several.
    """
    try:
        return store.event(wanted, article=article)
    except StoreError:
        statement = store.sayings.find(wanted, article=article)
        if statement is None:
            raise
        return statement


def _origins_of_event(store: Store, event: StoredEvent) -> list[OriginTree]:
    from dateline.aggregate import origin_tree  # noqa: PLC0415 - heavy
    from dateline.settings import Settings  # noqa: PLC0415

    id = store.joined.story_with(EventRef(event.article.id, event.event.id))
    return [origin_tree(one, Settings()) for one in store.joined.stories(ids=[id] if id else [])]


def _saying(store: Store, statement: StoredStatement) -> Saying:
    from dateline import aggregate  # noqa: PLC0415 - heavy

    others = store.sayings.with_words(aggregate.telling_words(statement.words))
    copies = store.sayings.copies([statement.article.id, *(other.article.id for other in others)])
    original_of = aggregate.originals(map(aggregate.copies_among, copies))
    return aggregate.saying_of(statement, others, original_of)


def _groups(
    _ctx: click.Context, _option: click.Parameter, values: tuple[str, ...]
) -> list[ActorGroup]:
    from dateline.aggregate import read_group  # noqa: PLC0415 - heavy

    if len(values) > 2:
        raise click.BadParameter("give one group, or two")
    if len(set(values)) < len(values):
        raise click.BadParameter("the two groups are one; name another one")
    try:
        return [read_group(words) for words in values]
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


@click.command()
@db_option
@output_options
@verbosity
@click.option("--actor", metavar="NAME", help="Name or id of one of the pair.")
@click.option(
    "--group",
    "groups",
    metavar="MEMBERS",
    multiple=True,
    callback=_groups,
    help="Takes actors together, given as 'MLI.GOV,MIL; Wagner Group'; twice for two groups.",
)
@day_option("--as-of", "Only the states that the pairs were in on that day.")
@day_option("--known-on", "Only from articles published by then.")
def dyads(  # noqa: PLR0913 - one parameter an option
    db: str,
    *,
    as_json: bool,
    output: str | None,
    actor: str | None,
    groups: list[ActorGroup],
    as_of: str | None,
    known_on: str | None,
) -> None:
    """The history of each pair of actors: states, truces broken, and what happened by month."""
    from dateline import aggregate  # noqa: PLC0415 - heavy
    from dateline.publish.tables import dyads_table  # noqa: PLC0415

    grouping = aggregate.Grouping(groups)
    with stored(db) as store:
        store.joined.catch_up(joined_by())
        original_of = aggregate.originals(map(aggregate.copies_among, store.joined.copies()))
        # One coding at a time: a hundred thousand do not fit into memory.
        codings = store.codings(actor=None if groups else actor)
        if known_on:
            codings = aggregate.known_on(codings, known_on)
        if groups:
            codings = grouping.codings(codings)
        story_of = store.joined.story_of_events()
        histories = aggregate.dyad_histories(codings, original_of, story_of)
    for group in groups:
        if group.name not in grouping.members:
            note(f"nobody here is of {group.name!r}; 'dateline show actors' lists who is")
    named = map(grouping.named, histories)
    wanted = [h for h in named if actor is None or actor.lower() in _names_of_pair(h)]
    if as_of:
        wanted = [history for h in wanted if (history := aggregate.seen_on(h, as_of)).spells]
    write(wanted, dyads_table, as_json=as_json, output=output)


def _names_of_pair(history: DyadHistory) -> set[str]:
    sides = {part for side in (history.a, history.b) for part in (side.id, side.name)}
    return {name.lower() for name in (*sides, *history.a_members, *history.b_members)}
