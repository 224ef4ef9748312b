"""Chains: who passes on whose words, outermost first."""

import pytest

from tests.sources.build import Said, said, statements_of


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Brandt told the BBC that the mill was burning.", ("BBC", "Brandt")),
        ("Military officials told local media that the mill was burning.",
         ("local media", "Military officials")),
        ("Brandt told reporters that the mill was burning.", ("Brandt",)),
        ("In an interview with Le Monde, Brandt said the mill was burning.",
         ("Le Monde", "Brandt")),
        ("State television quoted the ministry as saying the mill was burning.",
         ("State television", "ministry")),
        ("Ada Brandt was quoted by Reuters as saying that the mill was burning.",
         ("Reuters", "Ada Brandt")),
        ("The mill was burning, Reuters cites Ada Brandt, who commands the garrison, as saying.",
         ("Reuters", "Ada Brandt")),
        ("The mill was burning, Reuters quoted Ada Brandt, an elder in the valley.",
         ("Reuters", "Ada Brandt")),
        ("Reuters, citing two diplomats, reported that the mill was burning.",
         ("Reuters", "two diplomats")),
        ("The mill was burning, Reuters reported, citing two diplomats.",
         ("Reuters", "two diplomats")),
        ("According to Reuters, which cited two diplomats, the mill was burning.",
         ("Reuters", "two diplomats")),
        ("The mill was burning, residents told the BBC's Hausa service.",
         ("BBC", "residents")),
        ("The commander, speaking to Reuters by phone, said the mill was burning.",
         ("Reuters", "commander")),
        ("A senior official who asked not to be named told AFP the mill was burning.",
         ("Agence France-Presse", "senior official")),
        ("The mill was burning, the Interfax news agency said, citing the ministry.",
         ("Interfax", "ministry")),
        ("The mill was burning, according to Reuters, citing two diplomats.",
         ("Reuters", "two diplomats")),
        ("A report by Amnesty International says that the mill was burning.",
         ("Amnesty International",)),
    ],
)  # fmt: skip
def test_one_cue(text: str, chain: tuple[str, ...]) -> None:
    """One cue may name two links: who was told, who cites whom, who wrote the document."""
    assert chain in [found.chain for found in said(text)]


def test_statements_nest() -> None:
    """A statement inside another carries the whole chain and points to its parent."""
    text = "Ada Brandt said on Monday that a government source claimed the ban was over."
    outer, inner = sorted(statements_of(text), key=lambda statement: len(statement.chain))
    assert [source.name for source in inner.chain] == ["Ada Brandt", "government source"]
    assert inner.parent == outer.id
    assert text[slice(*inner.content[0])] == "the ban was over"


def test_an_outlet_that_says_no_more_than_another_is_a_link_alone() -> None:
    """What an outlet only passes on is one statement, of the one who speaks."""
    text = "Reuters reported on Monday that a government source said the ban was over."
    assert said(text) == [Said(("Reuters", "government source"), "the ban was over")]


@pytest.mark.parametrize("given", [{"publisher": "BBC"}, {"republished": "BBC"}])
def test_the_articles_own_outlets_are_no_links(given: dict[str, str]) -> None:
    """The publisher, and the outlet a text was taken from, stand in the article alone."""
    assert said("Brandt told the BBC that the mill was burning.", **given) == [
        Said(("Brandt",), "that the mill was burning")
    ]


def test_speakers_do_not_cite_themselves() -> None:
    """What a speaker says of their own speaking makes no statement of its own."""
    text = "“We warn that the dam is weak,” Brandt said."
    assert [found.chain for found in said(text)] == [("Brandt",)]


def test_ids_are_stable_and_distinct() -> None:
    """The same text gives the same ids, and no two statements share one."""
    text = "Ada Holm said that a source denied the ban was over. Brandt said it was not."
    ids = [statement.id for statement in statements_of(text)]
    assert ids == [statement.id for statement in statements_of(text)]
    assert len(set(ids)) == len(ids) == 3


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "“We lost the mill,” said Ada Brandt, the commander of the garrison.",
            "commander of the garrison",
        ),
        ("Police spokeswoman Ada Brandt said the road was closed.", "Police spokeswoman"),
        ("Two officials said the road was closed.", None),
        ("Reuters said the road was closed.", None),
    ],
)
def test_role(text: str, role: str | None) -> None:
    """A link tells what its source is, where the text says so beside the name."""
    assert statements_of(text)[0].chain[-1].role == role
