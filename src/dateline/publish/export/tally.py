"""What every export counts, and the manifest that says so beside the data."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from dateline.records import Event
from dateline.records.story import EventRef
from dateline.store import Selected, StoredRun
from dateline.store.review import ArticleReview


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What an export is given beside the events.

    Attributes:
        with_text: Whether texts, sentences and the words of events are written; names always are.
        story_of: The story of each event, for formats that hold one row a happening, where the
            events do not come by story.
        coded_by: The run of each number, for formats that name the coder.
        reviewed: What people decided, by the id of the article, for formats that carry it.
    """

    with_text: bool = True
    story_of: dict[EventRef, str] = msgspec.field(default_factory=dict)
    coded_by: dict[int, StoredRun] = msgspec.field(default_factory=dict)
    reviewed: dict[str, ArticleReview] = msgspec.field(default_factory=dict)


class Tally:
    """Counts what an export is given, what it writes, and what it leaves out and why.

    Attributes:
        events: Events given.
        runs: Numbers of the runs that coded them.
        written: Rows, lines or objects written, by what they are.
        left_out: Events left out, by the reason.
    """

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self.events = 0
        self.runs: set[int] = set()
        self.written: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def given(self, selected: Iterable[Selected]) -> Iterator[Selected]:
        """Yield what is given, counted."""
        for item in selected:
            self._ids.add(item.coding.article.id)
            self.events += len(item.events)
            self.runs.add(item.run)
            yield item

    @property
    def articles(self) -> int:
        """Number of the articles given."""
        return len(self._ids)

    def leave_out(self, _event: Event, reason: str) -> None:
        """Count an event that the format has no room for."""
        self.left_out[reason] += 1


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What stands beside an export: where it comes from, and what is not in it.

    Attributes:
        format: Name of the format.
        dateline: Version of the program that wrote it.
        written: ISO time.
        database: What the database is called.
        filter: What was asked for; what is not named did not matter.
        text: Whether sentences and texts were written.
        articles: Articles that hold the events.
        events: Events that fit the filter.
        rows: Rows, lines or objects written, by what they are.
        left_out: Events left out, by the reason.
        runs: The runs that coded the events: version, model and digest of the knowledge.
        licences: Whose data it holds, and on what terms.
    """

    format: str
    dateline: str
    written: str
    database: str
    filter: dict[str, str]
    text: bool
    articles: int
    events: int
    rows: dict[str, int]
    left_out: dict[str, int]
    runs: tuple[StoredRun, ...]
    licences: tuple[str, ...] = (
        "Places: GeoNames (https://www.geonames.org/), CC BY 4.0",
        "Event types: PLOVER (https://github.com/openeventdata/PLOVER), CC BY-SA 4.0",
        "Texts and quotations belong to their publishers",
    )
