"""What contradicts, or cannot be understood, is refused with the reason."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.run.reviewer import Reviewer
from dateline.store import Store
from dateline.store.review import What
from tests.store.build import article
from tests.store.reviewing import one_event, states, who

AID = {"type": "AID"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a database of one article with one event, e1."""
    with one_event(tmp_path) as store:
        yield store


Attempt = Callable[[Reviewer], object]
ID = article().id
REFUSED: list[tuple[str, str, Attempt]] = [
    ("edit of a rejected event", "rejected by Eva", lambda e: e.edit("e1", {"type": "AID"})),
    ("accept of a rejected event", "take that back first", lambda e: e.accept("e1")),
    ("rejected twice", "rejected by Eva", lambda e: e.reject("e1")),
    ("taken back twice", "does not hold any more", lambda e: (e.undo(1), e.undo(1))),
    ("no such decision", "there is no decision 99", lambda e: e.undo(99)),
    ("no such event", "there is no event 'zz'", lambda e: e.accept("zz")),
    ("no such article", "there is no article 'zz'", lambda e: e.add("zz", (0, 3), AID)),
    ("outside the text", "holds no word", lambda e: e.add(ID, (9, 9999), AID)),
    ("there already", "e1 is a ASSAULT", lambda e: e.add(ID, (7, 15), {"type": "ASSAULT"})),
    ("no type", "needs a type", lambda e: e.add(ID, (7, 15), {"actors": "x"})),
    ("unknown field", "'colour' is no field", lambda e: e.edit("e1", {"colour": "red"})),
    ("nothing given", "nothing to change", lambda e: e.edit("e1", {})),
    ("unknown type", "'quarrel' is no type", lambda e: e.edit("e1", {"type": "quarrel"})),
    ("unknown mode", "is no mode of ASSAULT", lambda e: e.edit("e1", {"mode": "fierce"})),
    ("unknown status", "'maybe' is none of", lambda e: e.edit("e1", {"status": "maybe"})),
    ("no date", "'soon' is not a date", lambda e: e.edit("e1", {"when": "soon"})),
    ("no number", "'many' is no number", lambda e: e.edit("e1", {"deaths": "many"})),
    ("words of a number", "is no number", lambda e: e.edit("e1", {"injured": "5 dogs"})),
    ("a huge number", "more than can be stored", lambda e: e.edit("e1", {"size": "9" * 30})),
    ("swapped numbers", "ends below its beginning", lambda e: e.edit("e1", {"size": "9..2"})),
    ("a number for a currency", "names no currency", lambda e: e.edit("e1", {"money": "5 5"})),
    ("no currency", "names no currency", lambda e: e.edit("e1", {"money": "5000"})),
    ("unknown context", "'tea' is no context", lambda e: e.edit("e1", {"contexts": "tea"})),
    ("neither yes nor no", "neither yes nor no", lambda e: e.edit("e1", {"reciprocal": "so"})),
    ("no CAMEO code", "'99' is no CAMEO code", lambda e: e.edit("e1", {"cameo": "99"})),
    ("words not there", "does not stand in", lambda e: e.edit("e1", {"anchor": "zebra"})),
    ("swapped dates", "ends before it begins", lambda e: e.edit("e1", {"when": "2017..2016"})),
    ("empty note", "the note is empty", lambda e: e.note("e1", " ")),
    ("nobody", "needs the name", lambda e: e._replace(by=" ").undo(1)),
    ("nothing proposed", "proposes nothing", lambda e: (e.undo(1), e.take("e1"))),
    ("into itself", "into itself", lambda e: (e.undo(1), e.merge("Rebels", "syrian-rebels"))),
    ("unknown actor", "no actor 'Nobody'", lambda e: e.merge("Nobody", "France")),
    ("unknown other", "is no actor here", lambda e: (e.undo(1), e.merge("Rebels", "Qwerty"))),
    ("not merged", "is merged into no other", lambda e: e.unmerge("FRA")),
]


@pytest.mark.parametrize(("what", "reason", "attempt"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_contradicts_is_refused_with_the_reason(
    store: Store, what: str, reason: str, attempt: Attempt
) -> None:
    """Of an event that Eva has rejected; nothing is stored of what is refused."""
    del what
    who(store).reject("e1")
    with pytest.raises(StoreError, match=reason):
        attempt(who(store))
    assert {d.what for d in store.reviews.log()} <= {What.REJECT, What.UNDO}
    assert store.recodings.merges() == []


def test_an_addition_that_others_build_on_is_not_taken_back(store: Store) -> None:
    """First the later decision goes, then the addition."""
    added = who(store).add(article().id, (7, 15), {"type": "MOBILIZE"})
    edited = who(store).edit(added.event, {"status": "planned"})
    with pytest.raises(StoreError, match=f"take that back first .*undo {edited.number}"):
        who(store).undo(added.number)
    who(store).undo(edited.number)
    who(store).undo(added.number)
    assert states(store) == [None]


def test_an_edit_that_changes_nothing_is_refused(store: Store) -> None:
    """What has the values already is to be accepted."""
    with pytest.raises(StoreError, match="has these values already"):
        who(store).edit("e1", {"type": "ASSAULT"})
    who(store).accept("e1")
    with pytest.raises(StoreError, match="already as Eva left it"):
        who(store).accept("e1")
