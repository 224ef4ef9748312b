"""``dateline check-data``: is the knowledge sound?"""

import click

from dateline.cli.console import in_english


@click.command(name="check-data")
@click.pass_context
def check_data(ctx: click.Context) -> None:
    """Check the knowledge files: shape, collisions, impossible dates, treacherous names."""
    from dateline.knowledge import actors, outlets  # noqa: PLC0415 - heavy
    from dateline.knowledge.cues import read_cues  # noqa: PLC0415
    from dateline.knowledge.events import load_frames  # noqa: PLC0415
    from dateline.knowledge.markers import read_markers  # noqa: PLC0415
    from dateline.knowledge.relations import load_relation_rules  # noqa: PLC0415

    table, press = actors.load_actors(), outlets.load_outlets().outlets
    countries = {entry.country for entry in table.entries if entry.country}
    problems = actors.find_problems(table) + outlets.find_problems(press, countries)
    frames = load_frames().frames
    predicates = sum(len(f.verbs) + len(f.nouns) + len(f.adjectives) for f in frames)
    counts = (
        in_english(len(table.entries), "actor"),
        in_english(len(press), "outlet"),
        in_english(len(table.roles), "role noun"),
        f"{in_english(len(frames), 'frame')} with {predicates:,} predicates",
        in_english(len(read_cues()), "cue"),
        in_english(len(read_markers()), "marker"),
        in_english(len(load_relation_rules()), "relation rule"),
    )
    for problem in problems:
        click.echo(problem)
    click.echo(f"{', '.join(counts)}; {in_english(len(problems), 'problem')}")
    ctx.exit(1 if problems else 0)
