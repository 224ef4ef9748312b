"""What a list is asked for, and the check that it makes sense."""

import re

import msgspec

from dateline.errors import StoreError
from dateline.records import Certainty, ReviewState, Stance, Status
from dateline.store.checks import checked_day
from dateline.store.read import UNREVIEWED

CLOSED = {
    "status": tuple(Status),
    "certainty": tuple(Certainty),
    "stance": tuple(Stance),
    "review": (UNREVIEWED, *ReviewState),
}
PHRASE = re.compile(r'"([^"]*\w[^"]*)"|(\w+)')


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows are meant; what is None or False does not matter.

    Attributes:
        type: PLOVER type.
        mode: PLOVER mode.
        actor: Id or name of somebody who takes part, on either side.
        country: Country code of somebody who takes part, or of the place.
        since: ISO date, possibly partial; what ends before is left out. Of articles and statements
            it is the date of publication that counts.
        until: Likewise; what begins after is left out.
        source: Id or name of a link of a chain.
        publisher: Name of who published the article.
        status: Whether it happened.
        certainty: How firmly it is vouched for.
        stance: How a source stands to what it says.
        origins: Independent origins at least.
        most_origins: Independent origins at most.
        reports: Reports at least.
        confidence: Confidence at least, 0 to 1.
        review: "unreviewed", or how people left it.
        article: Id of the article.
        story: Id of the story.
        disputed: Whether only what is disputed is meant.
        box: West, south, east and north of the place, in degrees.
        words: Words that all stand in it, "..." for a phrase.
    """

    type: str | None = None
    mode: str | None = None
    actor: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    publisher: str | None = None
    status: str | None = None
    certainty: str | None = None
    stance: str | None = None
    origins: int | None = None
    most_origins: int | None = None
    reports: int | None = None
    confidence: float | None = None
    review: str | None = None
    article: str | None = None
    story: str | None = None
    disputed: bool = False
    box: tuple[float, float, float, float] | None = None
    words: str | None = None

    @property
    def given(self) -> frozenset[str]:
        """The names of what is asked for."""
        return frozenset(
            name for name in self.__struct_fields__ if getattr(self, name) not in {None, False}
        )

    def only(self, names: frozenset[str]) -> "Wanted":
        """Return what is asked for by these names alone."""
        return Wanted(**{name: getattr(self, name) for name in self.given & names})


ANYTHING = Wanted()
OF_EVENTS = frozenset(Wanted.__struct_fields__) - {"stance"}
# What is asked of the events of a story or an article, not of itself.
THROUGH_EVENTS = frozenset({
    "type", "mode", "actor", "country", "source", "status", "certainty", "confidence", "review",
})  # fmt: skip
OF_STORIES = OF_EVENTS
OF_ARTICLES = THROUGH_EVENTS | {"publisher", "since", "until", "article", "words"}
OF_STATEMENTS = frozenset({
    "source", "publisher", "stance", "since", "until", "article", "confidence", "words",
})  # fmt: skip
OF_ACTORS = frozenset({"country", "words"})
OF_SOURCES = frozenset({"country", "words"})
OF_DYADS = OF_EVENTS


def checked(wanted: Wanted, known: frozenset[str], of: str) -> Wanted:
    """Return what is asked for, once it is sure that it makes sense.

    Args:
        wanted: What is asked for.
        known: By what the list can be asked.
        of: What the list holds, for messages.

    Returns:
        The same.

    Raises:
        StoreError: The list cannot be asked so, or a value is none of those that there are.
    """
    for name in sorted(wanted.given - known):
        raise StoreError(f"{of} cannot be asked by {name}; leave it out")
    for name, values in CLOSED.items():
        value = getattr(wanted, name)
        if value is not None and value not in values:
            raise StoreError(f"{name}: {value!r} is none of {', '.join(values)}")
    for name in ("since", "until"):
        checked_day(getattr(wanted, name))
    if wanted.words is not None and not PHRASE.search(wanted.words):
        raise StoreError(f"words: {wanted.words!r} holds no word")
    return wanted


def match_words(words: str) -> str:
    """Return words in FTS5's language: all must occur, what stands in quotes as a phrase."""
    return " ".join(f'"{phrase or word}"' for phrase, word in PHRASE.findall(words))
