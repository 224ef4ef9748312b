"""Whom articles rely on: for what, how often alone, denied or confirmed."""

import pytest

from dateline.aggregate import find_stories
from dateline.aggregate.sources import SourceProfile, source_profiles
from dateline.records import Coding, QuoteKind, Source, SourceKind, Stance, Statement, Status
from dateline.settings import Settings
from tests.aggregate.build import HERE, account, article, chain, coding, event, standings_of


def profiles(*codings: Coding, **grades: str) -> dict[str, SourceProfile]:
    """Return the sources of some codings by their ids, which are lower-case names."""
    standings = standings_of(codings, find_stories(codings, Settings()))
    return {found.id: found for found in source_profiles(codings, standings, grades)}


def says(id: str, links: str) -> Statement:
    """Build a statement."""
    return Statement(
        id=id, content=(HERE,), cue=(HERE,), source=(HERE,), kind=QuoteKind.INDIRECT,
        stance=Stance.STATES, chain=chain(links),
    )  # fmt: skip


def test_links_are_counted_where_they_stand() -> None:
    """Statements and events count for the innermost source, and events apart for who passes on."""
    one = Coding(
        article=article("a", publisher="Tribune"),
        events=(event("e1", says="Post > Ann"), event("e2", "CONSULT", says="Ann")),
        statements=(says("s1", "Post > Ann"), says("s2", "Post"), says("s3", "")),
    )
    two = coding(article("b", publisher="Herald"), event("e1", "AID", says="Ann"))
    found = profiles(one, two)
    ann, post = found["ann"], found["post"]
    assert (ann.statements, ann.events, ann.passes_on, ann.articles) == (1, 3, 0, 2)
    assert (post.statements, post.events, post.passes_on, post.articles) == (1, 0, 1, 1)
    assert ann.types == {"ASSAULT": 1, "CONSULT": 1, "AID": 1}
    assert ann.outlets == ("Tribune", "Herald")
    assert list(found) == ["ann", "post"]


def test_an_event_of_two_accounts_counts_once_for_each_source() -> None:
    """Both who says it and who denies it are its innermost sources."""
    accounts = (account("Ann"), account("Ann"), account("Bob", status=Status.DENIED))
    found = profiles(coding(article("a"), event("e", says="Ann", accounts=accounts)))
    assert {id: source.events for id, source in found.items()} == {"ann": 1, "bob": 1}


@pytest.mark.parametrize(
    ("tellers", "deniers", "expected"),
    [
        pytest.param(("Ann",), (), (1, 1, 0, 0), id="alone"),
        pytest.param(("Ann", "Ann"), (), (1, 1, 0, 0), id="repeated-is-still-alone"),
        pytest.param(("Ann", "Bob"), (), (1, 0, 1, 0), id="confirmed-by-another"),
        pytest.param(("Ann", ""), (), (1, 0, 1, 0), id="confirmed-by-an-outlet-itself"),
        pytest.param(("Ann",), ("Bob",), (1, 1, 0, 1), id="denied"),
        pytest.param(("Ann",), ("Ann",), (1, 1, 0, 0), id="taken-back-is-not-denied"),
        pytest.param(("Ann", "Bob"), ("Cid", "Dan"), (1, 0, 1, 1), id="confirmed-and-denied"),
        pytest.param((), ("Ann",), (0, 0, 0, 0), id="only-denies"),
    ],
)
def test_stories_of_a_source(
    tellers: tuple[str, ...], deniers: tuple[str, ...], expected: tuple[int, ...]
) -> None:
    """A story has its source alone or confirmed, and denied where somebody else says no."""
    told = [(who, Status.HAPPENED) for who in tellers] + [(who, Status.DENIED) for who in deniers]
    codings = [
        coding(article(f"a{number}"), event("e", says=who, status=status))
        for number, (who, status) in enumerate(told)
    ]
    ann = profiles(*codings)["ann"]
    assert (ann.stories, ann.alone, ann.confirmed, ann.denied) == expected


def test_a_denial_counts_for_who_denies() -> None:
    """Who denies what others tell is counted for it, and is no origin of the story."""
    found = profiles(
        coding(article("a"), event("e", says="Ann")),
        coding(article("b"), event("e", says="Bob", status=Status.DENIED)),
    )
    assert (found["bob"].denies, found["bob"].stories) == (1, 0)
    assert (found["ann"].denies, found["ann"].stories) == (0, 1)


def officials(country: str | None) -> Source:
    """Build an unnamed source."""
    return Source(
        id="officials", name="officials", text="Officials", span=HERE, country=country,
        kind=SourceKind.UNNAMED, sector="GOV",
    )  # fmt: skip


def test_unnamed_sources_of_two_countries_are_two() -> None:
    """One description stands for different people where country or sector differ."""
    said = [
        Statement(
            id=f"s{number}", content=(HERE,), cue=(HERE,), source=(HERE,), stance=Stance.STATES,
            kind=QuoteKind.INDIRECT, chain=(officials(country),),
        )
        for number, country in enumerate(("AFG", "AFG", "KEN", None))
    ]  # fmt: skip
    found = profiles(Coding(article=article("a"), statements=tuple(said)))
    counted = {id: (source.statements, source.named) for id, source in found.items()}
    assert counted == {
        "officials.AFG.GOV": (2, False),
        "officials.GOV": (1, False),
        "officials.KEN.GOV": (1, False),
    }


def test_a_source_is_called_by_id_or_name_and_has_its_grade() -> None:
    """Case does not matter to names; grades come by id."""
    found = profiles(coding(article("a"), event("e", says="Ann")), ann="B")["ann"]
    assert found.grade == "B"
    assert found.is_called("ANN")
    assert found.is_called("the Ann")
    assert not found.is_called("an")


def test_no_sources_in_no_codings() -> None:
    """Nothing gives nothing."""
    assert source_profiles(()) == ()
