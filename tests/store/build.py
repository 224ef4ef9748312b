"""Builders of codings for the tests of the store: every field filled, from a few words."""

import hashlib

from dateline.records import (
    Account,
    Act,
    Actor,
    Article,
    Candidate,
    Certainty,
    Coding,
    Dyad,
    Event,
    Place,
    Quantity,
    QuoteKind,
    Reason,
    Relation,
    Republished,
    Source,
    SourceKind,
    Span,
    Stance,
    State,
    Statement,
    Status,
    TimeMention,
    Unread,
    When,
)

TEXT = (
    "Rebels shelled Aleppo on Monday, killing four people, a police officer told the Daily Post. "
    "The rebels denied it."
)


def words(text: str, part: str) -> Span:
    """Return where some words of a text stand for the first time."""
    start = text.index(part)
    return Span(start, start + len(part))


def article(
    text: str = TEXT,
    *,
    id: str | None = None,
    input: str = "a.txt",
    publisher: str | None = "Example Times",
    published: str | None = "2016-08-09",
) -> Article:
    """Build an article; its id is derived from the text unless given."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=id or sha256[:16],
        input=input,
        text=text,
        sha256=sha256,
        title="Shells fall on Aleppo",
        publisher=publisher,
        published=published,
        republished_from=Republished("Daily Post", "2016-08-08"),
        language="en",
        paragraphs=(Span(0, len(text)),),
        candidates=(Candidate("publisher", "Example Times", "given", won=True),),
    )


def actor(text: str, part: str, id: str, country: str | None = "SYR") -> Actor:
    """Build an actor that stands in a text."""
    return Actor(
        id=id, name=part.capitalize(), text=part, span=words(text, part), country=country,
        sector="REB",
    )  # fmt: skip


def coding(source: Article | None = None) -> Coding:
    """Build a coding of ``TEXT``, or of another text that begins with it."""
    source = source or article()
    text = source.text
    officer = Source(
        id="police-officer",
        name="police officer",
        text="a police officer",
        span=words(text, "a police officer"),
        kind=SourceKind.UNNAMED,
        cue=words(text, "told"),
        act=Act.TOLD,
    )
    post = Source(
        id="daily-post",
        name="Daily Post",
        text="the Daily Post",
        span=words(text, "the Daily Post"),
        kind=SourceKind.OUTLET,
    )
    chain = (post, officer)
    rebels = actor(text, "Rebels", "syrian-rebels")
    people = actor(text, "people", "syrian-civilians")
    deaths = Quantity(4, 4, "four", words(text, "four"))
    aleppo = Place(
        name="Aleppo", text="Aleppo", span=words(text, "Aleppo"), lat=36.2, lon=37.16, country="SYR"
    )
    said = Statement(
        id="s1",
        content=(words(text, "Rebels shelled Aleppo on Monday, killing four people"),),
        cue=(words(text, "told"),),
        source=(words(text, "a police officer"),),
        kind=QuoteKind.INDIRECT,
        stance=Stance.STATES,
        chain=chain,
    )
    denied = Statement(
        id="s2",
        content=(words(text, "it."),),
        cue=(words(text, "denied"),),
        source=(words(text, "The rebels"),),
        kind=QuoteKind.INDIRECT,
        stance=Stance.DENIES,
        chain=(),
        parent="s1",
    )
    event = Event(
        id="e1",
        type="ASSAULT",
        mode="aerial",
        contexts=("military",),
        cameo="190",
        intensity=-9.0,
        actors=(rebels,),
        recipients=(people,),
        reciprocal=False,
        anchor=words(text, "shelled"),
        evidence=words(text, TEXT[:91]),
        place=aleppo,
        when=When(earliest="2016-08-08", latest="2016-08-08", precision="day", text="Monday"),
        status=Status.HAPPENED,
        certainty=Certainty.DISPUTED,
        confidence=0.8,
        deaths=deaths,
        chain=chain,
        statement="s1",
        accounts=(
            Account(
                chain=chain, statement="s1", status=Status.HAPPENED,
                certainty=Certainty.ASSERTED, deaths=deaths,
            ),
            Account(
                chain=(), statement="s2", status=Status.DENIED, certainty=Certainty.ASSERTED
            ),
        ),
        reasons=(Reason("assault.shell", words(text, "shelled")),),
    )  # fmt: skip
    fighting = State(
        state=Relation.FIGHTING, disputed=True, events=("e1",), chains=(chain,),
        earliest="2016-08", latest=None,
    )  # fmt: skip
    monday = TimeMention(
        span=words(text, "Monday"), text="Monday", type="DATE", value="2016-08-08",
        earliest="2016-08-08", latest="2016-08-08", precision="day", anchor="published",
    )  # fmt: skip
    return Coding(
        article=source,
        events=(event,),
        statements=(denied, said),  # the nested one first: order must not matter to the database
        dyads=(Dyad(a=rebels, b=people, states=(fighting,)),),
        places=(aleppo,),
        times=(monday,),
        unread=(Unread(words(text, "it."), "extract.events", "'it' names no event"),),
    )
