"""Why an event stands as it does: its words, its accounts link by link, its rules."""

from rich.text import Text
from rich.tree import Tree

from dateline.publish.tables.cells import cell, dates, harmless, narrator_of, tolls
from dateline.publish.tables.events import title_of
from dateline.records import Account, Article, Event, Source, Span
from dateline.store import StoredEvent


def why_tree(stored: StoredEvent) -> Tree:
    """Return one event with its words, its accounts link by link, and the rules that decided.

    Args:
        stored: The event with its article.

    Returns:
        A tree; the chain of each account goes down from the publisher to the innermost source.
    """
    event, article = stored.event, stored.article
    tree = Tree(title_of(event))
    tree.add(_article(article))
    tree.add(_evidence(article, event))
    for span in event.mentions:
        tree.add(cell(f"told again: {_words(article, span)}"))
    tree.add(cell(f"status {event.status.value}, {event.certainty.value}"))
    tree.add(cell(_review(event)))
    for line in _where_and_when(event):
        tree.add(cell(line))
    says = tree.add(Text("who says so", style="bold"))
    for account in event.accounts:
        _add_account(says, account, article)
    reasons = tree.add(Text("reasons", style="bold"))
    for reason in event.reasons:
        reasons.add(cell(f"{reason.rule}: {_words(article, reason.span)}"))
    return tree


def _review(event: Event) -> str:
    review = event.review
    if review is None:
        return "not reviewed by anybody"
    return f"{review.state.value} by {', '.join(review.by)} on {review.at[:10]}"


def _article(article: Article) -> Text:
    known = (article.title, article.publisher, article.published, article.input, article.id)
    return cell(f"article: {', '.join(part for part in known if part)}")


def _evidence(article: Article, event: Event) -> Text:
    """Return the sentence, with the words that report the event in bold."""
    (start, end), anchor = event.evidence, event.anchor
    text = Text('"')
    text.append(harmless(article.text[start : anchor.start]))
    text.append(harmless(article.text[anchor.start : anchor.end]), style="bold underline")
    text.append(harmless(article.text[anchor.end : end]))
    return text.append('"')


def _where_and_when(event: Event) -> list[str]:
    lines = []
    if event.place:
        place = event.place
        parts = (place.name, place.admin1, place.country)
        lines.append(f"where: {', '.join(dict.fromkeys(part for part in parts if part))}")
    if event.when:
        from_words = f' ("{event.when.text}")' if event.when.text else ""
        lines.append(f"when: {dates(event.when.earliest, event.when.latest)}{from_words}")
    return lines


def _words(article: Article, span: Span) -> str:
    return '"' + " ".join(article.text[span[0] : span[1]].split()) + '"'


def _add_account(tree: Tree, account: Account, article: Article) -> None:
    """Add one account: a branch within a branch for each who passes it on."""
    branch = tree.add(cell(f"{narrator_of(article)} (publisher)"))
    if article.republished_from:
        branch = branch.add(cell(f"{article.republished_from.outlet} (taken from)"))
    if article.agency:
        branch = branch.add(cell(f"{article.agency} (agency)"))
    for source in account.chain:
        branch = branch.add(_link(source, article))
    told = (account.status.value, account.certainty.value, tolls(account))
    branch.add(cell(", ".join(part for part in told if part), style="italic"))


def _link(source: Source, article: Article) -> Text:
    """Return a link: who, in which role, how it passes on what it says, and with which words."""
    role = f" ({source.role})" if source.role and source.role != source.name else ""
    cue = f" {_words(article, source.cue)}" if source.cue else ""
    return cell(f"{source.name}{role} {source.act.value}:{cue} {_words(article, source.span)}")
