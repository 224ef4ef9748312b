"""Looks at what was named: reads feeds, picks what is new in them, and hands out the articles."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from dateline.errors import UnreadableInputError
from dateline.read.fetch import (
    Client,
    FetchError,
    Item,
    article_of_item,
    article_of_page,
    read_feed,
)
from dateline.read.fetch.addresses import parse_address
from dateline.read.fetch.answers import Answer
from dateline.read.fetch.opml import looks_like_opml
from dateline.read.fetch.pages import feeds_named_by, kind_of
from dateline.records import Article
from dateline.run.fetching.jobs import Job, Jobs
from dateline.run.fetching.lists import Lists, Named, is_file
from dateline.run.fetching.memory import Memory
from dateline.run.fetching.report import Outcome, Report
from dateline.run.local import Counts
from dateline.store import Visit

CODED = "en"  # the language that is coded
KINDS = {"html": "a web page", "pdf": "a PDF", "text": "plain text"}

Found = Article | UnreadableInputError


class Looking:
    """One look at feeds and pages, one request at a time.

    Attributes:
        reports: What became of each feed, page and list that was named, in order.
    """

    def __init__(
        self, client: Client, memory: Memory, *, today: date, stopping: Callable[[], bool]
    ) -> None:
        self.reports: list[Report] = []
        self._client = client
        self._memory = memory
        self._today = today
        self._stopping = stopping
        self._jobs = Jobs(client.seconds_until_ready)
        self._lists = Lists()
        self._met: set[str] = set()
        self._begun: dict[str, tuple[Report, Visit]] = {}  # by the input of the article
        self._ended: list[tuple[Report, Visit]] = []
        self._counted = (0, 0)  # failed and known, when last heard of

    def ask_for(self, inputs: Iterable[str]) -> None:
        """Take in OPML files, and addresses of feeds, pages and lists."""
        for given in inputs:
            self._take_in(self._lists.named_in(given) if is_file(given) else [(given, False)])

    def articles(self) -> Iterator[Found]:
        """Yield what is new; ``done`` must hear what becomes of it.

        Yields:
            Articles, and what items failed on, each named by the address that was asked.
        """
        for job in self._jobs:
            if self._stopping():
                job.report.put_off += job.item is not None
            else:
                yield from self._do(job)

    def done(self, counts: Counts, place: str) -> None:
        """Remember what became of an article that was handed out."""
        failed, known = counts.failed > self._counted[0], counts.known > self._counted[1]
        self._counted = counts.failed, counts.known
        report, visit = self._begun.pop(place)
        if failed and not visit.failures:  # it was read, and could not be coded
            visit = self._memory.after_failure(place, None, "could not be coded")
        report.failed += failed
        report.known += known
        report.new += not failed and not known
        self._memory.keep([visit])

    def finish(self) -> None:
        """Remember the feeds; one that has items left is read whole the next time."""
        for report, visit in self._ended:
            left = report.failed or report.put_off
            kept = msgspec.structs.replace(visit, etag=None, modified=None) if left else visit
            self._memory.keep([kept])

    def _take_in(self, named: Iterable[Named | UnreadableInputError]) -> None:
        """Let what was named wait for its turn; what is wrong with it is reported."""
        for one in named:
            if isinstance(one, UnreadableInputError):
                self._report_failure(one)
                continue
            try:
                address = str(parse_address(one[0]))
            except FetchError as failure:
                self._report_failure(failure)
                continue
            if address not in self._met:
                self._met.add(address)
                report = Report(address=address, problem="was not asked any more")
                self.reports.append(report)
                self._jobs.add(Job(address, report, is_listed=one[1]))

    def _report_failure(self, error: UnreadableInputError) -> None:
        self.reports.append(
            Report(address=error.place, outcome=Outcome.FAILED, problem=error.problem)
        )

    def _do(self, job: Job) -> Iterator[Found]:
        """Ask for one address, unless it or its host is to be left alone."""
        before = self._memory.of([job.address, job.host])
        own, host = before.get(job.address), before.get(job.host)
        for visit in (host, own):
            if visit and self._memory.must_wait(visit, is_item=job.item is not None):
                _put_off(job, visit)
                return
        conditions = (own.etag, own.modified) if own and not job.item else (None, None)
        try:
            answer = self._client.get(job.address, etag=conditions[0], modified=conditions[1])
            if host:
                self._memory.forget(job.host)
            yield from self._read(job, answer, own)
        except UnreadableInputError as error:
            if self._stopping():  # it was broken off
                job.report.put_off += job.item is not None
            else:
                yield from self._fail(job, error, own, host)

    def _fail(
        self, job: Job, error: UnreadableInputError, own: Visit | None, host: Visit | None
    ) -> Iterator[Found]:
        """Remember what an address failed on; of items, the store is to know it too."""
        wait = None
        if isinstance(error, FetchError):
            wait = error.wait_seconds
            if error.of_host:
                self._memory.keep([self._memory.after_failure(job.host, host, error.problem, wait)])
        visit = self._memory.after_failure(job.address, own, error.problem, wait)
        if job.item:
            yield self._hand_out(
                job.report, visit, UnreadableInputError(job.address, error.problem)
            )
            return
        job.report.outcome = Outcome.FAILED
        job.report.problem = error.problem
        if not (isinstance(error, FetchError) and error.is_our_refusal):
            self._memory.keep([visit])
            job.report.next_look = visit.next_look

    def _read(self, job: Job, answer: Answer, own: Visit | None) -> Iterator[Found]:
        """Read what came, whatever it is."""
        data, report = answer.data, job.report
        if answer.moved and job.item is None:
            report.remarks.append(f"has moved for good to {answer.address}; correct your list")
        if data is None:
            assert own is not None  # noqa: S101 - else no condition was sent
            self._end(report, self._memory.after_same(own), Outcome.UNCHANGED)
        elif job.item:
            article = article_of_page(answer, job.address, item=job.item, today=self._today)
            visit = self._memory.after_success(job.address, answer)
            yield self._hand_out(report, visit, _counted(article, report))
        elif looks_like_opml(data):
            self._take_in(self._lists.named_at(answer.address, data))
            self._end(report, self._memory.after_success(job.address, None), Outcome.READ)
        elif kind_of(answer) == "feed":
            yield from self._read_feed(job, answer)
        else:
            yield self._read_page(job, answer)

    def _end(self, report: Report, visit: Visit, outcome: Outcome) -> None:
        """Note how a feed or page was found; it is remembered when the round is over."""
        report.outcome, report.problem, report.next_look = outcome, None, visit.next_look
        self._ended.append((report, visit))

    def _read_page(self, job: Job, answer: Answer) -> Article:
        """Return the article of a page that was named as such."""
        feeds = feeds_named_by(answer) if kind_of(answer) == "html" else []
        named = f"it names the feed {feeds[0]}" if feeds else "it names no feed"
        if job.is_listed:
            kind = KINDS[kind_of(answer)]
            raise UnreadableInputError(
                job.address, f"is not a feed but {kind}; {named}: correct the list"
            )
        try:
            article = article_of_page(answer, job.address, today=self._today)
        except UnreadableInputError as error:
            if not feeds:
                raise
            raise UnreadableInputError(job.address, f"{error.problem}; {named}") from error
        if feeds:
            job.report.remarks.append(f"was read as a page; {named}")
        visit = self._memory.after_success(job.address, answer)
        job.report.outcome, job.report.problem = Outcome.READ, None
        job.report.next_look = visit.next_look
        self._begun[job.address] = (job.report, visit)
        return _counted(article, job.report)

    def _read_feed(self, job: Job, answer: Answer) -> Iterator[Found]:
        """Pick what is new in a feed; pages wait for their turn, whole texts are handed out."""
        feed = read_feed(answer, self._today)
        report = job.report
        report.title = feed.title
        report.remarks += feed.remarks
        visit = self._memory.after_success(job.address, answer, feed.ttl_minutes)
        self._end(report, visit, Outcome.READ)
        new = [item for item in feed.items if item.place not in self._met]
        report.known += len(feed.items) - len(new)
        self._met.update(item.place for item in new)
        places = [item.place for item in new]
        visits, stored = self._memory.of(places), self._memory.known(places)
        for item in new:
            before = visits.get(item.place)
            if item.place in stored or (before and not before.failures):
                report.known += 1
            elif before and self._memory.must_wait(before, is_item=True):
                report.put_off += 1
            elif item.link and not item.is_whole:
                self._jobs.add(Job(item.link, report, item=item))
            else:
                yield self._item(item, report, before)

    def _item(self, item: Item, report: Report, before: Visit | None) -> Found:
        """Return the article of an item that needs no request."""
        try:
            if item.problem:
                raise UnreadableInputError(item.place, item.problem)
            article = article_of_item(item, self._today)
        except UnreadableInputError as error:
            visit = self._memory.after_failure(item.place, before, error.problem)
            return self._hand_out(report, visit, error)
        visit = self._memory.after_success(item.place, None)
        return self._hand_out(report, visit, _counted(article, report))

    def _hand_out(self, report: Report, visit: Visit, found: Found) -> Found:
        self._begun[visit.address] = (report, visit)
        return found


def _put_off(job: Job, visit: Visit) -> None:
    """Report that an address is left alone."""
    if job.item:
        job.report.put_off += 1
        return
    job.report.outcome = Outcome.PUT_OFF
    job.report.next_look = visit.next_look
    job.report.problem = (
        f"because it failed: {visit.problem}" if visit.failures else "is not due yet"
    )


def _counted(article: Article, report: Report) -> Article:
    """Return an article, and count what is missing or cannot be coded."""
    report.undated += article.published is None
    report.foreign += article.language not in {None, CODED}
    return article
