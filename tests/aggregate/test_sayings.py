"""One statement over articles: who reports it, and whom the reports rest on."""

import pytest

from dateline.aggregate import Saying, saying_of
from dateline.records import QuoteKind, Span, Stance, Statement
from dateline.store import StoredStatement
from tests.aggregate.build import article, chain

CLAIM = "Rebels attacked the convoy near Garissa with 40 fighters on Tuesday"
OTHERWISE = "that the convoy near Garissa had been attacked by 40 rebel fighters"


def said(
    name: str,
    words: str,
    says: str = "Colonel James Otieno",
    *,
    stance: Stance = Stance.STATES,
    on: str | None = "2020-03-02",
) -> StoredStatement:
    """Build a statement of an article; its text is what is said."""
    statement = Statement(
        id=f"s-{name}", content=(Span(0, len(words)),), cue=(), source=(),
        kind=QuoteKind.INDIRECT, stance=stance, chain=chain(says),
    )  # fmt: skip
    return StoredStatement(statement=statement, article=article(name, on, text=words), run=1)


def reports(saying: Saying) -> list[str]:
    """Return the ids of the articles that report it."""
    return [report.article for report in saying.reports]


ASKED = said("a", CLAIM)


@pytest.mark.parametrize(
    ("label", "other", "is_one"),
    [
        ("in the same words", said("b", CLAIM), True),
        ("in other words of one source", said("b", OTHERWISE), True),
        ("by the surname", said("b", OTHERWISE, "Otieno"), True),
        ("cited by an outlet", said("b", OTHERWISE, "Daily Post > Colonel James Otieno"), True),
        ("without the number", said("b", OTHERWISE.replace("40 ", "")), True),
        ("five days later", said("b", OTHERWISE, on="2020-03-07"), True),
        ("in an article without a date", said("b", OTHERWISE, on=None), True),
        ("another source in the same words", said("b", CLAIM, "Governor"), True),
        ("officials in the same words", said("b", CLAIM, "an official"), True),
        ("another source in other words", said("b", OTHERWISE, "Governor"), False),
        ("officials in other words", said("b", OTHERWISE, "an official"), False),
        ("another Otieno", said("b", OTHERWISE, "Mary Otieno"), False),
        ("another number", said("b", OTHERWISE.replace("40", "60")), False),
        ("another place", said("b", OTHERWISE.replace("Garissa", "Mombasa")), False),
        ("another day", said("b", CLAIM.replace("Tuesday", "Friday")), False),
        ("the opposite", said("b", OTHERWISE.replace("had been", "had not been")), False),
        ("weeks later", said("b", OTHERWISE, on="2020-04-02"), False),
        ("something else", said("b", "that the road to Garissa is open again"), False),
        ("too few words", said("b", "the convoy"), False),
    ],
)
def test_what_is_one_statement(label: str, other: StoredStatement, is_one: bool) -> None:
    """One named source in like words, or anybody in almost the same, and nothing contradicts."""
    assert (reports(saying_of(ASKED, [other], {})) == ["a", "b"]) is is_one, label
    assert (reports(saying_of(other, [ASKED], {})) == ["a", "b"]) is is_one, label


def test_a_copy_reports_the_statement_of_its_original() -> None:
    """Whoever a copy names for it, and whenever it was printed, it is the same statement."""
    copy = said("b", OTHERWISE, "an officer", on="2020-09-01")
    found = saying_of(ASKED, [copy], {"a": "a", "b": "a"})
    assert [report.because for report in found.reports] == [
        "it was asked about",
        "it stands in a copy of the text",
    ]
    assert len(found.origins) == 1


def test_reports_of_one_source_have_one_origin() -> None:
    """Three reports of a colonel, one through another outlet, and one of a governor."""
    others = [
        said("b", OTHERWISE, "Otieno"),
        said("c", CLAIM, "Daily Post > Colonel James Otieno"),
        said("d", CLAIM, "Governor"),
    ]
    found = saying_of(ASKED, [*others, ASKED], {})
    assert [(b.origin.name, b.origin.reports) for b in found.origins] == [
        ("Colonel James Otieno", ("a", "b", "c")),
        ("Governor", ("d",)),
    ]
    assert found.denials == ()


@pytest.mark.parametrize("asked_is_denial", [False, True])
def test_who_denies_it_stands_apart(asked_is_denial: bool) -> None:
    """A denial of the same is no report of it; asked for the denial, the claim is none of that."""
    denial = said("b", OTHERWISE, "Rebel spokesman", stance=Stance.DENIES)
    asked, other = (denial, ASKED) if asked_is_denial else (ASKED, denial)
    found = saying_of(asked, [other], {})
    assert reports(found) == [asked.article.id]
    assert [(b.origin.name, b.origin.reports) for b in found.denied_by] == [
        (other.statement.chain[-1].name, (other.article.id,))
    ]
