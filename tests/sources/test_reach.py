"""How far the words of a speaker reach, where parsers go wrong, and who "he" and "it" are."""

import pytest

import dateline
from tests.sources.build import Said, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He said the army had left, the agency reported.",
            [Said(("agency", "He"), "the army had left")],
            id="attribution-behind",
        ),
        pytest.param(
            "One of the guards told the council that he had seen nobody, which led to an inquiry "
            "by the governor, police sources said on Monday.",
            [
                Said(
                    ("police sources",),
                    "One of the guards told the council that he had seen nobody, which led to an "
                    "inquiry by the governor",
                ),
                Said(
                    ("police sources", "One of the guards"),
                    "that he had seen nobody, which led to an inquiry by the governor",
                ),
            ],
            id="attribution-behind-a-long-sentence",
        ),
        pytest.param(
            "Brandt said he would open the gates and warned against looting.",
            [
                Said(("Brandt",), "he would open the gates"),
                Said(("Brandt",), "looting"),
            ],
            id="second-act-told-apart-by-tense",
        ),
        pytest.param(
            "Farmers said they are convinced the dam is weak, and engineers accused the mayor of "
            "neglect.",
            [
                Said(("Farmers",), "they are convinced the dam is weak"),
                Said(("engineers",), "the mayor of neglect"),
            ],
            id="second-speaker-told-apart-by-comma",
        ),
        pytest.param(
            "Brandt said the rebels shelled the mill and claimed the bridge.",
            [Said(("Brandt",), "the rebels shelled the mill and claimed the bridge")],
            id="what-others-did-stays",
        ),
        pytest.param(
            "Brandt said the mill had burned down, adding that nobody was hurt.",
            [
                Said(("Brandt",), "the mill had burned down"),
                Said(("Brandt",), "that nobody was hurt"),
            ],
            id="adding",
        ),
        pytest.param(
            "Police held 40 men, according to Amnesty International, but the mayor said it was 12.",
            [
                Said(("Amnesty International",), "Police held 40 men"),
                Said(("mayor",), "it was 12"),
            ],
            id="narrator-goes-on",
        ),
        pytest.param(
            "Rain set off a flood which, according to the mayor, killed nine people.",
            [Said(("mayor",), "which .. killed nine people")],
            id="relative-clause",
        ),
        pytest.param(
            "Asked whether he would go, Brandt said he would stay.",
            [Said(("Brandt",), "he would stay")],
            id="who-is-asked-does-not-ask",
        ),
        pytest.param(
            "No group has claimed responsibility for the fire.", [], id="nobody-has-said"
        ),
        pytest.param(
            "The plant added $20 million to its debts.", [], id="money-does-not-speak"
        ),
        pytest.param(
            "“It is over,” Brandt said. “Quite over.”",
            [Said(("Brandt",), "“It is over,” .. “Quite over.”")],
            id="short-quotation-goes-on",
        ),
    ],
)  # fmt: skip
def test_reach(text: str, expected: list[Said]) -> None:
    """Contents end where another speaks, and go on where the same speaker does."""
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The bridge was shut, said a statement by the Harbour Police. Two men were held, the "
            "statement said. Nobody was hurt, it said.",
            ["Harbour Police"] * 3,
        ),
        (
            "The mill has burned, Ada Brandt said. Tomas Ferro saw it first, she said.",
            ["Ada Brandt"] * 2,
        ),
        (
            "The union issued a statement. The statement says the strike will go on.",
            ["union"],
        ),
        (
            "A report was found in the mill. The report says the wheel was broken.",
            ["report"],
        ),
    ],
)
def test_who_is_meant(text: str, names: list[str]) -> None:
    """Who spoke last is "it" and "she"; who made a statement is what "the statement" says."""
    statements = dateline.code(text).statements
    assert [statement.chain[-1].name for statement in statements] == names
