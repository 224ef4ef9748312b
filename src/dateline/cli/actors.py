"""``dateline actors``: who a name means, which two are one, and lists from elsewhere."""

import click

from dateline.cli.console import detail, error_line, in_english, note, output_to, verbosity
from dateline.cli.inputs import actors_option, tell_of_lists
from dateline.cli.listing import stored, write
from dateline.cli.options import day_option, db_option, output_option, output_options
from dateline.cli.review import by_option, reviewer_of, why_option
from dateline.cli.together import summarise
from dateline.errors import KnowledgeError


@click.group()
def actors() -> None:
    """Find out who a name or phrase means; say that two are one; import dictionaries."""


@actors.command()
@click.argument("phrase", nargs=-1, required=True)
@day_option("--on", "The day that tenures are looked up for.")
@actors_option
@output_options
@verbosity
@click.pass_context
def find(
    ctx: click.Context,
    /,
    *,
    phrase: tuple[str, ...],
    on: str | None,
    actors: tuple[str, ...],
    as_json: bool,
    output: str | None,
) -> None:
    """Resolve PHRASE: "the Syrian foreign minister", "Boko Haram", "Kremlin"."""
    import dateline  # noqa: PLC0415 - heavy
    from dateline.publish.tables import actor_lines  # noqa: PLC0415

    words = " ".join(phrase)
    tell_of_lists(actors)
    actor = dateline.resolve_actor(words, on=on, actors=actors)
    if actor is None:
        note(f"{words!r} names nobody known; try a name, or a role with a country")
        ctx.exit(1)
    write([actor], lambda items: actor_lines(items[0]), as_json=as_json, output=output)


@actors.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@output_option
@verbosity
@click.pass_context
def import_dictionaries(ctx: click.Context, files: tuple[str, ...], output: str | None) -> None:
    """Turn dictionaries of PETRARCH or Phoenix into a list for --actors.

    Reads .actors.txt and .agents.txt; writes YAML, or CSV where the output is named .csv.
    Exit status 1 if a file or line could not be read; the rest is written all the same.
    """
    from dateline.knowledge.actors import load_actors  # noqa: PLC0415 - heavy
    from dateline.knowledge.actors.lists import as_document, as_sheet, text_of  # noqa: PLC0415
    from dateline.knowledge.actors.petrarch import read_dictionaries  # noqa: PLC0415

    texts: dict[str, str] = {}
    unreadable = 0
    for file in files:
        try:
            texts[file] = text_of(file)
        except KnowledgeError as error:
            unreadable += 1
            error_line(str(error))
    found = read_dictionaries(texts, load_actors())
    wrong = {(p.file, p.line) for p in found.problems if not p.is_notice}
    for problem in found.problems:
        (detail if problem.is_notice else error_line)(str(problem))
    write_list = as_sheet if (output or "").lower().endswith(".csv") else as_document
    with output_to(output) as stream:
        stream.write(write_list([row.entry for row in found.rows]))
    told = f"{in_english(len(found.entries), 'actor')}, {in_english(len(found.roles), 'role noun')}"
    unread = f"; {in_english(len(wrong), 'line')} left out" if wrong else ""
    note(f"{output or 'standard output'}: {told}{unread}")
    ctx.exit(1 if wrong or unreadable else 0)


@actors.command()
@click.argument("actor", metavar="ACTOR")
@click.argument("into", metavar="OTHER")
@by_option
@why_option
@db_option
@actors_option
@verbosity
def merge(db: str, actor: str, into: str, by: str, why: str, actors: tuple[str, ...]) -> None:
    """Hold ACTOR for OTHER (ids or names) in all articles, those added later too."""
    with stored(db) as store:
        made = reviewer_of(store, by, actors).merge(actor, into, why)
        summarise(store)
    before = f", before {made.before}" if made.before else ""
    note(f"{made.actor} is {made.target}{before}")


@actors.command()
@click.argument("actor", metavar="ACTOR")
@by_option
@why_option
@db_option
@verbosity
def unmerge(db: str, actor: str, by: str, why: str) -> None:
    """Let ACTOR (an id) stand for itself again."""
    with stored(db) as store:
        made = reviewer_of(store, by).unmerge(actor, why)
        summarise(store)
    note(f"{made.actor} stands for itself, before {made.before}")


@actors.command()
@db_option
@output_options
@verbosity
def merges(db: str, as_json: bool, output: str | None) -> None:
    """Every merge and unmerge: who, when, why, and what held before."""
    from dateline.publish.tables import merges_table  # noqa: PLC0415 - heavy

    with stored(db) as store:
        found = store.recodings.merges()
    write(found, merges_table, as_json=as_json, output=output)
