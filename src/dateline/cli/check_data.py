"""``dateline check-data``: is the knowledge sound?"""

import click
import msgspec

from dateline.cli.console import in_english, output_to, verbosity
from dateline.cli.options import output_options


@click.command(name="check-data")
@output_options
@verbosity
@click.pass_context
def check_data(ctx: click.Context, as_json: bool, output: str | None) -> None:
    """Check the knowledge files: shape, collisions, impossible dates, treacherous names."""
    counts, problems = _counts(), _problems()
    with output_to(output) as stream:
        if as_json:
            answer = {"counts": counts, "problems": problems}
            stream.write(msgspec.json.encode(answer).decode() + "\n")
        else:
            stream.writelines(f"{problem}\n" for problem in problems)
            told = ", ".join(in_english(number, noun) for noun, number in counts.items())
            stream.write(f"{told}; {in_english(len(problems), 'problem')}\n")
    ctx.exit(1 if problems else 0)


def _counts() -> dict[str, int]:
    """Return how many entries there are of each kind, by the noun for one."""
    from dateline.knowledge import actors, outlets  # noqa: PLC0415 - heavy
    from dateline.knowledge.contexts import load_contexts  # noqa: PLC0415
    from dateline.knowledge.cues import read_cues  # noqa: PLC0415
    from dateline.knowledge.events import load_frames  # noqa: PLC0415
    from dateline.knowledge.markers import read_markers  # noqa: PLC0415
    from dateline.knowledge.relations import load_relation_rules  # noqa: PLC0415

    table, frames = actors.load_actors(), load_frames().frames
    return {
        "actor": len(table.entries),
        "outlet": len(outlets.load_outlets().outlets),
        "role noun": len(table.roles),
        "frame": len(frames),
        "predicate": sum(len(f.verbs) + len(f.nouns) + len(f.adjectives) for f in frames),
        "context": len(load_contexts().contexts),
        "cue": len(read_cues()),
        "marker": len(read_markers()),
        "relation rule": len(load_relation_rules()),
    }


def _problems() -> list[str]:
    """Return what is wrong, one sentence a problem."""
    from dateline.knowledge import actors, outlets  # noqa: PLC0415 - heavy

    table = actors.load_actors()
    countries = {entry.country for entry in table.entries if entry.country}
    press = outlets.load_outlets().outlets
    return [*actors.find_problems(table), *outlets.find_problems(press, countries)]
