"""Codes stored articles anew, with the present version and knowledge; decisions of people stay."""

import msgspec

from dateline.knowledge.actors.lists import knowledge_digest_with
from dateline.knowledge.events import frame_files
from dateline.run.local import Clock
from dateline.run.pipeline import MakeCoder, model_of, pipeline_coder
from dateline.run.pool import NotCoded, code_many
from dateline.run.reviewer import remaking
from dateline.settings import Settings
from dateline.store import Joiner, Store
from dateline.store.review.changes import Came
from dateline.version import VERSION


class Recoded(msgspec.Struct):
    """What coding anew has counted so far.

    Attributes:
        run: Number of the run.
        articles: Articles coded anew.
        changed: Of these, those in whose events something changed.
        added: Events that came.
        gone: Events that went.
        values: Values of events that changed.
        failed: Articles that could not be coded; the coding before stays, the store says why.
        problems: What went wrong with each of these.
    """

    run: int
    articles: int = 0
    changed: int = 0
    added: int = 0
    gone: int = 0
    values: int = 0
    failed: int = 0
    problems: list[str] = msgspec.field(default_factory=list)


def recode_articles(
    store: Store,
    *,
    settings: Settings,
    clock: Clock,
    joiner: Joiner | None = None,
    make_coder: MakeCoder = pipeline_coder,
) -> Recoded:
    """Code every stored article anew, one transaction an article.

    Cut short, it leaves each article either as it was or as it is now; running it again codes all
    of them once more.

    Args:
        store: The database.
        settings: The settings of the run.
        clock: Returns the time now, ISO.
        joiner: How an article whose events have changed is joined with others again, so that
            stories keep their ids; None leaves the joining of all for later.
        make_coder: Makes the function that codes an article, once a process.

    Returns:
        The counts, which the store keeps with the run.

    Raises:
        StoreError: The database cannot be written to; what was coded anew before stays so.
    """
    run = store.begin_run(
        version=VERSION,
        model=model_of(settings),
        knowledge=knowledge_digest_with((
            *settings.actors,
            *map(str, frame_files(settings.frames)),
        )),
        settings=settings,
        started=clock(),
    )
    counts = Recoded(run)
    how = remaking(settings, joiner)
    articles = store.recodings.articles()
    for coded in code_many(articles, settings=settings, make_coder=make_coder):
        if isinstance(coded, NotCoded):
            place = coded.article.input
            counts.failed += 1
            counts.problems.append(f"{place}: {coded.problem}")
            store.record_error(place, coded.problem, run=run, at=clock())
            continue
        changes = store.recodings.replace(coded, run, how)
        counts.articles += 1
        counts.changed += bool(changes)
        counts.added += sum(change.what is Came.ADDED for change in changes)
        counts.gone += sum(change.what is Came.GONE for change in changes)
        counts.values += sum(change.what is Came.CHANGED for change in changes)
    store.finish_run(run, finished=clock(), counts=counts)
    return counts
