"""What many articles say together: the history of pairs of actors, and stories."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from dateline.aggregate import MEANINGS, DyadHistory, InformationGrade, Origin, Spell, Story
from dateline.publish.tables.cells import cell, dates, harmless, names, new_table

MOST_ORIGINS = 6  # named in a cell; the others are counted
MOST_MEMBERS = 6  # likewise, of actors that are taken together


def dyads_table(histories: Sequence[DyadHistory]) -> Group:
    """Return the history of pairs of actors, and below it what they did by month.

    Args:
        histories: The histories.

    Returns:
        Two tables: one row a spell, in order of time; one row a month.
    """
    return Group(_spells_table(histories), "", _months_table(histories))


def _spells_table(histories: Iterable[DyadHistory]) -> Table:
    table = new_table("History of the pairs", "pair", "state", "when", "rests on")
    for history in histories:
        for number, spell in enumerate(history.spells):
            members = () if number else _members(history)
            table.add_row(
                cell(_pair(history), *members),
                cell(spell.state.value, *_doubts(spell)),
                cell(dates(spell.earliest, spell.latest)),
                _rests_on(spell.reports, spell.origins),
            )
    return table


def _doubts(spell: Spell) -> Iterator[str]:
    """Yield what there is to know of a state before it is relied on."""
    if spell.disputed_by:
        yield f"disputed by {', '.join(origin.name for origin in spell.disputed_by)}"
    elif spell.disputed:
        yield "disputed"
    if spell.violations:
        number = len(spell.violations)
        yield f"broken: {number:,} report{'s' * (number != 1)} of assaults"


def _months_table(histories: Iterable[DyadHistory]) -> Table:
    columns = ("pair", "month", "intensity", "verbal", "material", "verbal", "material", "reports")
    table = new_table("By month: cooperation, then conflict", *columns, ruled=False)
    for history in histories:
        for month in history.months:
            intensity = "" if month.intensity is None else f"{month.intensity:+.1f}"
            counts = (
                month.verbal_cooperation,
                month.material_cooperation,
                month.verbal_conflict,
                month.material_conflict,
                month.reports,
            )
            numbers = (f"{count:,}" for count in counts)
            table.add_row(*map(cell, (_pair(history), month.month, intensity, *numbers)))
    for column in table.columns[2:]:
        column.justify = "right"
    return table


def _pair(history: DyadHistory) -> str:
    return f"{history.a.name} - {history.b.name}"


def _members(history: DyadHistory) -> Iterator[str]:
    """Yield who is taken together as each side."""
    for side, members in ((history.a, history.a_members), (history.b, history.b_members)):
        if members:
            more = len(members) - MOST_MEMBERS
            rest = f" and {more:,} more" if more > 0 else ""
            yield f"{side.name} is {', '.join(members[:MOST_MEMBERS])}{rest}"


def stories_table(
    stories: Iterable[Story], grades: Mapping[str, InformationGrade] | None = None
) -> Table:
    """Return happenings as rows, with reports counted against independent origins.

    Args:
        stories: The stories.
        grades: How credible each is, by its id; None leaves that column out.

    Returns:
        The table.
    """
    columns = ("what happened", "where and when", "rests on", "accounts differ on")
    graded = () if grades is None else ("credibility",)
    table = new_table("Stories: reports against independent origins", *columns, *graded)
    for story in stories:
        table.add_row(
            _what(story),
            cell(story.place.name if story.place else "", dates(story.earliest, story.latest)),
            _rests_on(story.reports, story.origins),
            _differences(story),
            *([] if grades is None else [_credibility(story.id, grades[story.id])]),
        )
    return table


def _credibility(id: str, grade: InformationGrade) -> Text:
    """Return a grade with the reason, and the id by which an analyst overrules it."""
    overruled = f"{grade.by}, instead of {grade.proposed}" if grade.by else ""
    return cell(f"{grade.value} {MEANINGS[grade.value]}", grade.because, overruled, f"story {id}")


def _what(story: Story) -> Text:
    text = Text(f"{harmless(names(story.actors))} ")
    text.append(story.type, style="bold")
    return text.append(f" {harmless(names(story.recipients))}" if story.recipients else "")


def _rests_on(reports: Sequence[str], origins: Sequence[Origin]) -> Text:
    """Return the count of reports, the count of independent origins, and who these are."""
    told = "1 report" if len(reports) == 1 else f"{len(reports):,} reports"
    whom = "1 origin" if len(origins) == 1 else f"{len(origins):,} origins"
    text = cell(f"{told}, {whom}", style="bold")
    listed = [
        f"{origin.name} (circular: {', '.join(origin.circle)})" if origin.circle else origin.name
        for origin in origins[:MOST_ORIGINS]
    ]
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
