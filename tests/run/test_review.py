"""Fifty decisions on the bundled sample outlive re-coding with another lexicon, and are undone."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

import msgspec
import pytest

from dateline.aggregate import joiner
from dateline.aggregate.agreement import agreement
from dateline.errors import StoreError
from dateline.read import read_articles
from dateline.records import Coding, Event
from dateline.run import add_articles
from dateline.run.recode import Recoded, recode_articles
from dateline.run.reviewer import Reviewer
from dateline.settings import Settings
from dateline.store import Store, StoredEvent, open_store
from dateline.store.review import Decision, What, differing, value_of

SAMPLE = Path(__file__).parents[2] / "examples" / "dispatches"
LEXICON = """\
- id: coerce.occupy
  type: ASSAULT
  verbs: [capture, occupy, seize, take]
  matches: [The army captured the town.]
  rejects: [The hill is green.]
- id: assault.kill
  type: ASSAULT
  verbs: [slay]
  matches: [The army slew ten rebels.]
  rejects: [The hill is green.]
- id: agree.agree
  type: COOPERATE
  verbs: [agree]
  matches: [Russia and China agreed on a border.]
  rejects: [The hill is green.]
- id: own.reach
  type: MOBILIZE
  verbs: [reach]
  matches: [The army reached the river.]
  rejects: [The hill is green.]
"""
EDITS: tuple[Mapping[str, str], ...] = (
    {"type": "COERCE", "mode": "seize"},
    {"actors": "Ruritanian Front; France"},
    {"recipients": "none", "certainty": "hedged"},
    {"place": "Goma", "when": "2001-02..2001-03-04"},
    {"status": "denied"},
    {"chain": "Daily Example > a ferryman"},
    {"deaths": "3..7", "contexts": "legal; health", "reciprocal": "yes", "cameo": "036"},
    {"money": "5,000 US dollars", "displaced": "200..", "size": "..9", "arrested": "0"},
)
KINDS = 10
JOINER = joiner(Settings())
OF_COLOMBIA = "Revolutionary Armed Forces of Colombia"


class Sample:
    """A database of the sample, and people who decide on it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ticks = count()
        self.at_first = list(store.codings())

    def now(self) -> str:
        """Return a time later than all before."""
        return f"2024-05-01T10:{next(self.ticks) % 60:02}:00"

    def reviewer(self, name: str = "Eva", *, blind: bool = False) -> Reviewer:
        """Return a person who decides now."""
        return Reviewer(self.store, name, self.now(), blind=blind, joiner=JOINER)

    def decide(self, number: int) -> Decision:
        """Make a decision of the kind that is due, each on another event of the sample."""
        event, article = self.nth(number)
        eva = self.reviewer()
        match number % KINDS:
            case 0 | 1:
                return eva.accept(event.id, article=article)
            case 2 | 3:
                return eva.reject(event.id, "no event", article=article)
            case 4:
                return eva.note(event.id, "look again", article=article)
            case 5:
                given = {"type": "COOPERATE", "actors": "people of Lyon"}
                return eva.add(article, (event.evidence.start, event.evidence.start + 3), given)
            case kind:
                given = dict(EDITS[(number // KINDS + kind) % len(EDITS)])
                return eva.edit(event.id, given, "misread", article=article)

    def nth(self, number: int) -> tuple[Event, str]:
        """Return an event as the machine coded it at first, and its article."""
        every = [(e, c.article.id) for c in self.at_first for e in c.events]
        return every[number * 4]

    def recode(self, settings: Settings) -> Recoded:
        """Code the sample anew."""
        return recode_articles(self.store, settings=settings, clock=self.now, joiner=JOINER)

    def stories(self) -> list[list[tuple[str, str]]]:
        """Return the events of each story, by the ids of their articles and their own."""
        self.store.joined.catch_up(JOINER)
        stories = self.store.joined.stories()
        return sorted(sorted((a.id, e.id) for a, e in story.events) for story in stories)

    def events(self) -> dict[str, StoredEvent]:
        """Return all events by article and id, rejected ones too."""
        found = (*self.store.events(), *self.store.events(review="rejected"))
        return {f"{one.article.id}/{one.event.id}": one for one in found}


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the sample that nobody has reviewed."""
    file = tmp_path_factory.mktemp("review") / "news.db"
    with open_store(file) as store:
        articles = read_articles([str(SAMPLE)])
        add_articles(articles, store, settings=Settings(), clock=lambda: "2024-05-01T09:00:00")
    return file


@pytest.fixture
def sample(coded: Path, tmp_path: Path) -> Iterator[Sample]:
    """Return a database of the sample of its own."""
    with open_store(shutil.copy(coded, tmp_path)) as store:
        yield Sample(store)


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return the settings of a run with other frames."""
    folder = tmp_path_factory.mktemp("frames")
    (folder / "own.yaml").write_text(LEXICON, encoding="utf-8")
    return Settings(frames=(str(folder),))


def plain(records: Sequence[Coding | Decision]) -> list[bytes]:
    """Return records as JSON."""
    return [msgspec.json.encode(record) for record in records]


def test_decisions_outlive_recoding_and_are_undone(sample: Sample, lexicon: Settings) -> None:
    """One session: fifty decisions, another lexicon, every decision still there, all undone."""
    store, stories = sample.store, sample.stories()
    made = [sample.decide(number) for number in range(50)]
    before = sample.events()
    decided = {f"{d.article}/{d.event}" for d in made if d.what is not What.NOTE}
    reviewed = {key for key, one in before.items() if one.event.review}
    assert len({decision.event for decision in made}) == 50
    assert reviewed == decided  # and what nobody has looked at is never shown as reviewed

    counts = sample.recode(lexicon)
    assert counts.failed == 0
    assert min(counts.changed, counts.added, counts.gone, counts.values) > 0
    changes = store.recodings.changes(counts.run)
    whole = [one for one in changes if one.change.field is None]
    assert len(whole) == counts.added + counts.gone
    assert len(changes) - len(whole) == counts.values

    assert plain(store.reviews.log()) == plain(made)
    after = sample.events()
    assert {key: after[key].event for key in decided} == {key: before[key].event for key in decided}
    assert after != before

    conflicts = store.reviews.conflicts()
    assert conflicts
    for one in conflicts:
        standing = one.standing
        if standing.machine is not None:
            assert standing.seen is not None
            assert differing(standing.machine, standing.seen)
    assert any(one.standing.machine is None for one in conflicts)
    assert any(one.standing.machine is not None for one in conflicts)

    for decision in reversed(made):
        sample.reviewer("Ben").undo(decision.number, "start anew")
    assert store.reviews.conflicts() == []
    assert not any(one.event.review for one in sample.events().values())
    sample.recode(Settings())
    assert plain(list(store.codings())) == plain(sample.at_first)
    assert sample.stories() == stories
    assert len(store.reviews.log()) == 100


def test_two_reviewers_of_the_sample_are_compared(sample: Sample) -> None:
    """Twenty events, judged blind by two, who differ on one in five: alpha and the list of it."""
    chosen = [sample.nth(number) for number in range(20)]
    for number, (event, article) in enumerate(chosen):
        sample.reviewer("Eva", blind=True).accept(event.id, article=article)
        ben = sample.reviewer("Ben", blind=True)
        match number % 10:
            case 3:
                ben.reject(event.id, article=article)
            case 7:
                ben.edit(event.id, {"status": "denied", "place": "Lyon"}, article=article)
            case _:
                ben.accept(event.id, article=article)
    found = agreement(sample.store.reviews.standings())
    assert (found.reviewers, found.events, found.not_blind) == (("Ben", "Eva"), 20, {})
    of = {one.field: one for one in found.fields}
    assert (of["event"].items, of["event"].agreed) == (20, 18)
    # Of 40 judgements 38 say yes: observed 2/20, expected 2 * 38 * 2 / (40 * 39).
    assert of["event"].alpha == pytest.approx(1 - (2 / 20) / (2 * 38 * 2 / (40 * 39)))
    assert {one.items for field, one in of.items() if field != "event"} == {18}
    for field in ("type", "mode", "actors", "recipients", "when", "certainty", "chain"):
        assert (of[field].alpha, of[field].agreed) == (1, 18)
    for field in ("status", "place"):
        assert 0 < (of[field].alpha or 0) < 1
    listed = [(one.event, one.field) for one in found.differences]
    ids = [event.id for event, _ in chosen]
    assert sorted(listed) == sorted(
        [(ids[3], "event"), (ids[13], "event")]
        + [(ids[n], field) for n in (7, 17) for field in ("place", "status")]
    )


def test_the_machines_proposal_can_be_taken(sample: Sample, lexicon: Settings) -> None:
    """An edit holds after re-coding until somebody takes what the machine says now."""
    store = sample.store
    event = next(e for e in store.events(type="COERCE") if "occupy" in e.event.reasons[0].rule)
    id, article = event.event.id, event.article.id
    sample.reviewer().edit(id, {"place": "Lyon"}, article=article)
    sample.recode(lexicon)
    (conflict,) = [c for c in store.reviews.conflicts() if c.standing.event.id == id]
    assert {"type", "place"} <= set(conflict.standing.proposals)
    assert store.event(id).event.type == "COERCE"
    taken = sample.reviewer("Ben").take(id, "seen again")
    assert taken.old["type"] == "COERCE"
    assert store.event(id).event.type == "ASSAULT"
    assert store.event(id).event.review is not None
    assert not [c for c in store.reviews.conflicts() if c.standing.event.id == id]
    sample.reviewer().undo(id)
    assert store.event(id).event.type == "COERCE"
    assert value_of(store.event(id).event, "place").startswith("Lyon")


def test_a_merge_of_actors_holds_everywhere_and_is_taken_back(sample: Sample) -> None:
    """The one stands for the other on both sides and in the pairs, after re-coding too."""
    store = sample.store
    before = plain(list(store.codings()))
    sides = {a.id: a for e in store.events() for a in (*e.event.actors, *e.event.recipients)}
    own = next(id for id, actor in sides.items() if actor.name == OF_COLOMBIA)
    merged = sample.reviewer().merge(OF_COLOMBIA, "eln", "a test")
    assert (merged.actor, merged.target, merged.before) == (own, "eln", None)
    sample.recode(Settings())
    left = {a.id for e in store.events() for a in (*e.event.actors, *e.event.recipients)}
    assert own not in left
    assert own not in {side.id for d in store.dyads() for side in (d.dyad.a, d.dyad.b)}
    with pytest.raises(StoreError, match="already"):
        sample.reviewer().merge("eln", sides[own].name)
    sample.reviewer().unmerge(own)
    assert plain(list(store.codings())) == before
    assert [one.target for one in store.recodings.merges()] == ["eln", None]
