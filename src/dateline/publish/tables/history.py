"""What many articles say together: the history of pairs of actors, and stories."""

from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from dateline.aggregate import DyadHistory, Origin, Story
from dateline.publish.tables.cells import cell, dates, harmless, names, new_table

MOST_ORIGINS = 6  # named in a cell; the others are counted


def dyads_table(histories: Iterable[DyadHistory]) -> Table:
    """Return the history of pairs of actors: one row a spell, in order of time."""
    table = new_table("History of the pairs", "pair", "state", "when", "rests on")
    for history in histories:
        pair = f"{history.a.name} - {history.b.name}"
        for spell in history.spells:
            table.add_row(
                cell(pair),
                cell(spell.state.value, "disputed" if spell.disputed else ""),
                cell(dates(spell.earliest, spell.latest)),
                _rests_on(spell.reports, spell.origins),
            )
    return table


def stories_table(stories: Iterable[Story]) -> Table:
    """Return happenings as rows, with reports counted against independent origins."""
    columns = ("what happened", "where and when", "rests on", "accounts differ on")
    table = new_table("Stories: reports against independent origins", *columns)
    for story in stories:
        table.add_row(
            _what(story),
            cell(story.place.name if story.place else "", dates(story.earliest, story.latest)),
            _rests_on(story.reports, story.origins),
            _differences(story),
        )
    return table


def _what(story: Story) -> Text:
    text = Text(f"{harmless(names(story.actors))} ")
    text.append(story.type, style="bold")
    return text.append(f" {harmless(names(story.recipients))}" if story.recipients else "")


def _rests_on(reports: Sequence[str], origins: Sequence[Origin]) -> Text:
    """Return the count of reports, the count of independent origins, and who these are."""
    told = "1 report" if len(reports) == 1 else f"{len(reports):,} reports"
    whom = "1 origin" if len(origins) == 1 else f"{len(origins):,} origins"
    text = cell(f"{told}, {whom}", style="bold")
    listed = [origin.name for origin in origins[:MOST_ORIGINS]]
    if len(origins) > MOST_ORIGINS:
        listed.append(f"and {len(origins) - MOST_ORIGINS:,} more")
    return text.append("\n").append(harmless("; ".join(listed)), style="not bold")


def _differences(story: Story) -> Text:
    lines = [
        f"{difference.about}: "
        + "; ".join(f"{claim.value} ({', '.join(claim.origins)})" for claim in difference.claims)
        for difference in story.differences
    ]
    return cell(*lines) if lines else cell("disputed" if story.disputed else "")
