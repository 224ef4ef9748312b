"""What a briefing holds: weight, sources, disputes, changes, references, and nothing at all."""

from datetime import date

import msgspec
import pytest

from dateline.publish.briefing import Question
from dateline.publish.briefing.chains import chain_words
from dateline.publish.briefing.items import quoted
from dateline.publish.briefing.records import Briefing
from dateline.records import (
    Act,
    Certainty,
    Dyad,
    Event,
    Place,
    Relation,
    Republished,
    Review,
    ReviewState,
    Source,
    SourceKind,
    Span,
    Status,
)
from tests.aggregate import build
from tests.publish.briefing.build import brief, coding

RIVER = "Rebels attacked the Army at the river on Sunday, a colonel told the Daily Post."
HILL = "Rebels, two villagers said by telephone, had attacked soldiers of the Army."


def link(name: str, kind: SourceKind, act: Act, role: str | None = None) -> Source:
    """Build a link of a chain."""
    return Source(id=name, name=name, text=name, span=Span(0, 1), kind=kind, act=act, role=role)


POST = link("The Post", SourceKind.OUTLET, Act.QUOTES)


@pytest.mark.parametrize(
    ("chain", "taken_from", "words"),
    [
        ((), None, "Gazette, in its own words"),
        ((), "RT", "RT, in its own words"),
        ((link("Gazette", SourceKind.OUTLET, Act.SAYS),), None, "Gazette, in its own words"),
        (
            (POST, link("A. Mangal", SourceKind.PERSON, Act.QUOTES, "police chief")),
            "RT",
            "A. Mangal (police chief), quoted by The Post, in RT",
        ),
        (
            (POST, link("officials", SourceKind.UNNAMED, Act.TOLD)),
            None,
            "officials, speaking to The Post, in Gazette",
        ),
        (
            (POST, POST, link("army officer", SourceKind.UNNAMED, Act.CITES)),
            None,
            "an army officer, cited by The Post, in Gazette",
        ),
    ],
    ids=["own", "own, taken", "cites itself", "quoted", "told", "named twice"],
)
def test_chains_in_words(chain: tuple[Source, ...], taken_from: str | None, words: str) -> None:
    """A chain is told from its innermost source to the outlet whose text it is."""
    article = build.article("a", publisher="Gazette", taken_from=taken_from)
    assert chain_words(chain, article) == words


def test_nothing_reported_is_said_so() -> None:
    """An empty period gives a briefing without sections, not an error."""
    made = brief()
    assert made.summary == ("Nothing was reported in this period.",)
    assert (made.items, made.references, made.notes) == ((), (), ())


def test_an_item_has_sentence_words_chain_and_counts() -> None:
    """A story has its sentence, the exact words, who says so, and reports against origins."""
    made = brief(
        coding("a", RIVER, build.event("e1", says="Daily Post > a colonel")),
        coding("b", HILL, build.event("e1", says="two villagers")),
    )
    (item,) = made.items
    (line,) = item.lines
    assert line.sentence.text == "Rebels attacked Army."
    assert line.sentence.references == (1, 2)
    assert line.counts == "2 reports, 2 independent origins"
    assert item.quotation is not None
    assert item.quotation.words == RIVER
    assert item.quotation.chain == "a colonel, according to Daily Post, in Outlet a"
    assert [further.text for further in line.further] == ["Also two villagers, in Outlet b"]


@pytest.mark.parametrize(
    ("change", "sentence", "note"),
    [
        ({"status": Status.PLANNED}, "Rebels are to attack Army", "planned, not done yet"),
        ({"status": Status.ONGOING}, "Rebels were attacking Army", "reported as going on"),
        ({"status": Status.ENDED}, "Rebels stopped attacking Army", "reported as over"),
        ({"status": Status.POSSIBLE}, "Rebels may have attacked Army", "unconfirmed: called"),
        ({"status": Status.NOT_HAPPENED}, "Rebels did not attack Army", None),
        ({"certainty": Certainty.HEDGED}, "Rebels attacked Army", "unconfirmed: said with"),
        ({"certainty": Certainty.DISPUTED}, "Rebels attacked Army", "disputed within"),
        ({}, "Rebels attacked Army", None),
    ],
    ids=["planned", "ongoing", "ended", "possible", "not", "hedged", "disputed", "plain"],
)
def test_status_and_certainty_are_said(
    change: dict[str, object], sentence: str, note: str | None
) -> None:
    """The sentence follows the status, and what is not plain is noted."""
    event = msgspec.structs.replace(build.event("e1"), **change)
    (line,) = brief(coding("a", RIVER, event)).items[0].lines
    assert line.sentence.text.startswith(sentence)
    assert [n for n in line.notes if note and n.startswith(note)] or (note, line.notes) == (
        None,
        (),
    )


def test_a_single_origin_is_named_in_the_sentence() -> None:
    """What one origin alone says is not told as a fact."""
    made = brief(coding("a", RIVER, build.event("e1", says="an officer")))
    (line,) = made.items[0].lines
    assert line.sentence.text == "Rebels attacked Army, according to an officer."
    assert "a single unnamed origin" in line.notes
    assert [alone.origin for alone in made.alone] == ["an officer (unnamed, of Outlet a)"]


def test_who_denies_it_is_said_with_the_sentence_and_among_the_disputes() -> None:
    """Accounts that contradict one another are set out, with who says which."""
    denies = build.account("Norway", status=Status.DENIED)
    event = build.event("e1", accounts=(build.account("an officer"), denies), says="an officer")
    made = brief(coding("a", RIVER, event))
    assert "denied by Norway" in made.items[0].lines[0].notes
    (dispute,) = made.disputes
    assert dispute.question == "Did it happen?"
    assert [a.text for a in dispute.answers] == [
        "It happened, says an officer.",
        "It did not happen, says Norway.",
    ]
    assert made.summary[1].endswith("accounts differ on what happened in 1 story.")


def test_numbers_that_differ_go_from_low_to_high() -> None:
    """Each number of dead stands with those who give it, the lowest first."""
    made = brief(
        coding("a", RIVER, build.event("e1", says="Chad", deaths=build.number(20))),
        coding("b", HILL, build.event("e1", says="Norway", deaths=build.number(4))),
    )
    (dispute,) = made.disputes
    assert dispute.question == "How many were killed?"
    assert [answer.text for answer in dispute.answers] == ["4: Norway.", "20: Chad."]
    assert "the number of dead differs: 4, or 20" in made.items[0].lines[0].notes


def test_only_a_denial_is_told_as_one() -> None:
    """What is known only because somebody denies it is told as their denial."""
    event = build.event("e1", actors="Norway", says="Norway", status=Status.DENIED)
    (line,) = brief(coding("a", RIVER, event)).items[0].lines
    assert line.sentence.text == "Norway denied attacking Army."


def order(made: Briefing) -> list[str]:
    """Return the first words of each story."""
    return [line.sentence.text.split()[0] for item in made.items for line in item.lines]


def test_origins_weigh_more_than_reports() -> None:
    """Two origins go before three reports of one; the dead and what is surer go before the rest."""
    made = brief(
        coding("a", "One text.", build.event("e1", actors="Copied", says="Chad")),
        coding("b", "Two text.", build.event("e1", actors="Copied", says="Chad")),
        coding("c", "Three text.", build.event("e1", actors="Copied", says="Chad")),
        coding("d", "Four text.", build.event("e1", actors="Confirmed", says="Chad")),
        coding("e", "Five text.", build.event("e1", actors="Confirmed", says="Togo")),
        coding("f", "Six text.", build.event("e1", actors="Doubtful", confidence=0.4)),
        coding("g", "Seven.", build.event("e1", actors="Deadly", deaths=build.number(500))),
    )
    assert order(made) == ["Deadly", "Confirmed", "Copied", "Doubtful"]
    assert made.items[1].lines[0].because[0].startswith("2 origins: ")


def test_what_is_left_out_is_counted() -> None:
    """Weak codings and stories of less weight are counted, not dropped in silence."""
    made = brief(
        coding("a", "One text.", build.event("e1", actors="Kept")),
        coding("b", "Two text.", build.event("e1", actors="Lighter", confidence=0.5)),
        coding("c", "Three text.", build.event("e1", actors="Weak", confidence=0.1)),
        briefing_stories=1,
    )
    assert order(made) == ["Kept"]
    assert made.notes[1] == "1 story of less weight was left out."
    assert made.notes[2].startswith("1 story was left out because the program is not sure")


REVIEWED = Review(state=ReviewState.ACCEPTED, by=("B. Reader",), at="2020-03-05T10:00:00")


@pytest.mark.parametrize(
    ("reviews", "words"),
    [
        ((None, None), "Nobody has checked the codings"),
        ((REVIEWED, None), "People have checked the codings of 1 of 2 stories"),
        ((REVIEWED, REVIEWED), "People have checked every coding"),
    ],
    ids=["nobody", "some", "all"],
)
def test_who_has_looked_at_it_is_said_at_the_top(
    reviews: tuple[Review | None, ...], words: str
) -> None:
    """Codings that nobody has checked are marked once, at the top; checked ones say by whom."""
    events = [
        msgspec.structs.replace(build.event("e1", actors=name, confidence=0.1), review=review)
        if review
        else build.event("e1", actors=name)
        for name, review in zip(("Chad", "Togo"), reviews, strict=True)
    ]
    made = brief(*(coding(str(n), f"Text {n}.", event) for n, event in enumerate(events)))
    assert words in made.notes[0]
    reviewed = [line.review for item in made.items for line in item.lines if line.review]
    assert reviewed == ["checked and accepted by B. Reader on 5 March 2020"] * sum(
        map(bool, reviews)
    )


def test_a_copy_is_named_with_its_original_once() -> None:
    """Copies of one text have one reference, which says who else carries it."""
    text = " ".join(f"word{number}" for number in range(60)) + " Rebels attacked Army."
    made = brief(
        coding("a", text, build.event("e1"), publisher="First"),
        coding("b", text, build.event("e1"), publisher="Second", published="2020-03-03"),
    )
    (reference,) = made.references
    assert (reference.publisher, reference.copies) == ("First", ("Second, 3 March 2020",))
    assert made.items[0].lines[0].counts == "2 reports, 1 independent origin"
    assert made.items[0].lines[0].further == ()


def test_a_reference_says_who_where_and_when() -> None:
    """A reference has publisher, title, date, address, and where the text was taken from."""
    made = coding("a", RIVER, build.event("e1"), publisher="AVIM", url="https://avim.example/1")
    article = msgspec.structs.replace(
        made.article, republished_from=Republished("RT", "2020-03-01")
    )
    (reference,) = brief(msgspec.structs.replace(made, article=article)).references
    assert (reference.publisher, reference.title, reference.published) == (
        "AVIM", "Title of a", "2020-03-02",
    )  # fmt: skip
    assert (reference.url, reference.republished_from) == (
        "https://avim.example/1", "RT, 1 March 2020",
    )  # fmt: skip


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/x", 'https://x/">', "x y"])
def test_an_address_that_cannot_be_followed_is_none(url: str) -> None:
    """Only addresses of the web become links."""
    assert brief(coding("a", RIVER, build.event("e1"), url=url)).references[0].url is None


def test_stories_of_the_same_words_quote_them_once() -> None:
    """Two stories of one sentence stand in one item."""
    made = brief(coding("a", RIVER, build.event("e1"), build.event("e2", "CONSULT", actors="Chad")))
    (item,) = made.items
    assert {line.sentence.text.split()[0] for line in item.lines} == {"Rebels", "Chad"}


def dyad(*states: tuple[Relation, str | None, str | None]) -> Dyad:
    """Build the states of two groups."""
    return build.dyad("Chad", "Togo", *(build.state(*state) for state in states))


@pytest.mark.parametrize(
    ("states", "published", "kinds"),
    [
        ([(Relation.TALKS, "2020-03-02", None)], "2020-03-02", ["talks begun"]),
        ([(Relation.TRUCE, "2020-03-02", None)], "2020-03-02", ["new state"]),
        ([(Relation.FIGHTING, "2019", None)], "2020-03-02", ["newly reported"]),
        ([(Relation.FIGHTING, "2019", None)], "2020-02-20", []),
        ([(Relation.TRUCE, "2020-03-20", None)], "2020-03-20", []),
    ],
    ids=["talks", "truce", "older, told now", "older, told before", "after the period"],
)
def test_what_changed_between_two_actors(
    states: list[tuple[Relation, str | None, str | None]], published: str, kinds: list[str]
) -> None:
    """States that began in the period, or were first told of in it, are changes."""
    article = build.article("a", published)
    made = brief(build.coding(article, dyads=(dyad(*states),)))
    assert [change.kind for change in made.changes] == kinds


def test_a_change_says_what_held_before() -> None:
    """A new state stands against the one that held before the period."""
    made = brief(
        build.coding(
            build.article("a", "2020-02-01"), dyads=(dyad((Relation.FIGHTING, "2020-01", None)),)
        ),
        build.coding(
            build.article("b", "2020-03-03"), dyads=(dyad((Relation.TRUCE, "2020-03-02", None)),)
        ),
    )
    (change,) = made.changes
    assert (
        change.sentence.text == "Chad and Togo are reported to have had a truce since 2 March 2020."
    )
    assert change.before == "Before: fighting (since January 2020)."


def test_a_broken_truce_is_a_change_of_its_own() -> None:
    """An assault of one side while a truce lasts is told as a breach of it."""
    attack = build.event("e1", actors="Chad", recipients="Togo", on="2020-03-04")
    made = brief(
        build.coding(
            build.article("a", "2020-02-02"), dyads=(dyad((Relation.TRUCE, "2020-02-01", None)),)
        ),
        coding("b", RIVER, attack, published="2020-03-05"),
    )
    (change,) = made.changes
    assert change.kind == "truce broken"
    assert "1 assault while it lasted" in change.sentence.text


def test_many_hostile_pairs_are_one_change() -> None:
    """Pairs that have become hostile are named together, for one accusation makes one."""
    names = ("Chad", "Togo", "Mali")
    pairs = tuple(
        build.dyad(a, "Niger", build.state(Relation.HOSTILE, "2020-03-02")) for a in names
    )
    made = brief(build.coding(build.article("a", "2020-03-03"), dyads=pairs))
    (change,) = made.changes
    assert change.kind == "open hostility"
    assert change.sentence.text.endswith(
        "between: Chad and Niger; Mali and Niger; and Niger and Togo."
    )


def test_the_timeline_goes_by_day_and_the_places_by_number() -> None:
    """Stories with a date stand in its order; a place lists its stories."""
    goma, kisangani = build.place("Goma", -1.7, 29.2), build.place("Kisangani", 0.5, 25.2)

    def dated(id: str, day: str, who: str, where: Place) -> Event:
        event = build.event(id, actors=who, on=day, where=where)
        when = msgspec.structs.replace(event.when, text="then") if event.when else None
        return msgspec.structs.replace(event, when=when)

    made = brief(
        coding("a", "One text.", dated("e1", "2020-03-03", "Chad", goma)),
        coding("b", "Two text.", dated("e1", "2020-03-01", "Togo", goma)),
        coding("c", "Three text.", dated("e1", "2020-03-02", "Mali", kisangani)),
    )
    assert [entry.words for entry in made.timeline] == [
        "1 March 2020", "2 March 2020", "3 March 2020",
    ]  # fmt: skip
    assert [(spot.place, len(spot.items)) for spot in made.places] == [
        ("Goma", 2),
        ("Kisangani", 1),
    ]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [("short", "short", "short"), ("long", "[...] w", " [...]")],
)
def test_long_words_are_cut_around_what_matters(words: str, start: str, end: str) -> None:
    """A quotation of many lines is cut, with marks, around the words that report the event."""
    text = "Rebels attacked." if words == "short" else " ".join(f"w{n:03}" for n in range(300))
    anchor = Span(0, 6) if words == "short" else Span(750, 754)
    cut = quoted(text, Span(0, len(text)), anchor)
    if words == "short":
        assert cut == text
    else:
        assert (cut.startswith(start), cut.endswith(end)) == (True, True)
        assert text[750:754] in cut
        assert len(cut) < 450


def test_the_heading_says_what_and_when() -> None:
    """A briefing is headed by what it is about and its period, and says what was asked for."""
    question = Question(
        since="2020-03-01", until="2020-03-07", about="Chad", filters=("type ASSAULT",),
        made=date(2020, 3, 8),
    )  # fmt: skip
    made = brief(coding("a", RIVER, build.event("e1")), question=question)
    assert made.title == "Chad, 1 to 7 March 2020"
    assert made.notes[-1] == "Only these were asked for: type ASSAULT."
