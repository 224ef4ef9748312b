"""Copies of one text with what each changed, and whom the reports of a story rest on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from dateline.aggregate import Copies, Origin, OriginTree, Rewrite, SaidIn, Saying
from dateline.aggregate.trees import Branch, Outlet
from dateline.publish.tables.cells import cell, harmless, narrator_of, new_table
from dateline.records import Article, Span
from dateline.store import StoredDecision

LONGEST = 90  # characters of a passage
MOST = 2  # passages of a kind in a cell
MINUTES = 16  # characters of an ISO time up to the minute

Group = tuple[Copies, tuple[Rewrite, ...], Mapping[str, Article]]


def copies_table(groups: Iterable[Group]) -> Table:
    """Return groups of copies: one row a copy, with what it added to the original or left out.

    Args:
        groups: Each group with its rewrites, and its articles by their ids.

    Returns:
        The table.
    """
    columns = ("original", "copy", "in common", "added", "left out")
    table = new_table("Copies: several articles that carry one text", *columns)
    for group, rewrites, articles in groups:
        original = articles[group.original]
        for number, rewrite in enumerate(rewrites):
            article = articles[rewrite.article]
            head = _who(original, group.because) if number == 0 else cell("")
            credit = "credits it" if rewrite.credited else "without credit"
            table.add_row(
                head,
                _who(article, credit),
                cell(f"{rewrite.containment:.0%} of the shorter text"),
                _passages(article, rewrite.added),
                _passages(original, rewrite.dropped),
            )
    return table


def _who(article: Article, *more: str) -> Text:
    return cell(f"{narrator_of(article)} {article.published or ''}".strip(), article.id, *more)


def _passages(article: Article, spans: Iterable[Span]) -> Text:
    found = [harmless(article.text[start:end]) for start, end in spans]
    shown = [f'"{p[:LONGEST]}..."' if len(p) > LONGEST else f'"{p}"' for p in found[:MOST]]
    more = f"and {len(found) - MOST} more" if len(found) > MOST else ""
    return cell(*shown, more)


def origins_tree(found: OriginTree) -> Tree:
    """Return whom a story rests on: a branch an origin, in it a line a report with its way.

    Args:
        found: What ``origin_tree`` returned.

    Returns:
        The tree.
    """
    articles = {outlet.article: outlet for outlet in found.articles}
    reports = _counted(found.reports, "report")
    origins = _counted(len(found.origins), "independent origin")
    tree = Tree(cell(f"{found.type}: {reports}, {origins} (story {found.story})", style="bold"))
    for branch in found.origins:
        _add(tree, branch, articles)
    if found.denials:
        denied = tree.add(cell("denied by", style="bold"))
        for branch in found.denials:
            _add(denied, branch, articles)
    return tree


def saying_tree(found: Saying) -> Tree:
    """Return whom a statement rests on: a branch an origin, in it a line a report with its words.

    Args:
        found: What ``saying_of`` returned.

    Returns:
        The tree.
    """
    head = f"{_counted(len(found.reports), 'report')}, "
    head += _counted(len(found.origins), "independent origin")
    tree = Tree(cell(f"{head} (statement {found.statement})", style="bold"))
    _add_said(tree, found.origins, found.reports)
    if found.denials:
        _add_said(tree.add(cell("denied by", style="bold")), found.denied_by, found.denials)
    return tree


def _add_said(tree: Tree, branches: Iterable[Branch], reports: Iterable[SaidIn]) -> None:
    said_in: defaultdict[str, list[SaidIn]] = defaultdict(list)
    for report in reports:
        said_in[report.article].append(report)
    for branch in branches:
        below = tree.add(cell(_origin(branch.origin)))
        for way in branch.ways:
            for said in said_in[way.article]:
                printed = " ".join(filter(None, (said.publisher, said.published)))
                steps = " > ".join(way.links[way.links[0] == said.publisher :])
                way_there = f"{printed}{': ' + steps if steps else ''} ({said.article})"
                below.add(cell(way_there, f'"{harmless(said.words)}"', said.because))


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _add(tree: Tree, branch: Branch, articles: Mapping[str, Outlet]) -> None:
    below = tree.add(cell(_origin(branch.origin)))
    for way in branch.ways:
        outlet = articles[way.article]
        copied = f", a copy of {articles[way.copy_of].publisher}" if way.copy_of else ""
        steps = " > ".join(way.links[1:] if way.links[0] == outlet.publisher else way.links)
        printed = " ".join(filter(None, (outlet.publisher, outlet.published)))
        below.add(cell(f"{printed}{copied}{': ' + steps if steps else ''} ({way.article})"))


def _origin(origin: Origin) -> str:
    """Return an origin in words, with what there is to know before it is relied on."""
    if origin.circle:
        return f"circular: {' and '.join(origin.circle)} rest on one another, and on nobody else"
    if not origin.named:
        return f"{origin.name}, unnamed, of {origin.outlet}"
    return f"{origin.name} ({origin.kind.value})"


def story_decisions_table(decisions: Iterable[StoredDecision]) -> Table:
    """Return what persons decided on pairs of reports as rows, the first one first."""
    columns = ("report", "and report", "are", "by", "why", "at")
    table = new_table("Decisions on stories (times in UTC)", *columns)
    for decision in decisions:
        sides = (f"{ref.article} {ref.event}" for ref in (decision.a, decision.b))
        told = "one happening" if decision.same else "two happenings"
        at = decision.at[:MINUTES].replace("T", " ")
        table.add_row(*map(cell, (*sides, told, decision.by, decision.why, at)))
    return table
