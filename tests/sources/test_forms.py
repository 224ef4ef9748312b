"""The forms in which reports say who says so."""

import pytest

from dateline.records import Act, QuoteKind, SourceKind, Stance
from tests.sources.build import Said, said, statements_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The mayor said that the road was closed.",
            Said(("mayor",), "that the road was closed"),
            id="that-clause",
        ),
        pytest.param(
            "The road was closed, the mayor said on Monday.",
            Said(("mayor",), "The road was closed"),
            id="cue-last",
        ),
        pytest.param(
            "The road was closed, said Colonel Ada Brandt, who commands the garrison.",
            Said(("Colonel Ada Brandt",), "The road was closed"),
            id="inverted",
        ),
        pytest.param(
            "The road, the mayor said, is closed.",
            Said(("mayor",), "The road .. is closed"),
            id="cue-inserted",
        ),
        pytest.param(
            "Too often, the mayor said, the road is closed.",
            Said(("mayor",), "Too often .. the road is closed"),
            id="cue-inserted-after-adverb",
        ),
        pytest.param(
            "According to the mayor, the road was closed.",
            Said(("mayor",), "the road was closed"),
            id="according-to-first",
        ),
        pytest.param(
            "The road was closed, according to the mayor.",
            Said(("mayor",), "The road was closed"),
            id="according-to-last",
        ),
        pytest.param(
            "Two ships collided off the coast, as reported by Reuters.",
            Said(("Reuters",), "Two ships collided off the coast"),
            id="as-reported-by",
        ),
        pytest.param(
            "“We lost the mill,” Brandt said. “Nobody is coming to help us.”",
            Said(("Brandt",), "“We lost the mill,” .. “Nobody is coming to help us.”"),
            id="quotation-goes-on",
        ),
        pytest.param(
            '"We lost the mill. We lost the bridge," said Brandt, adding that more would fall.',
            Said(("Brandt",), '"We lost the mill. We lost the bridge,"'),
            id="cue-after-two-sentences",
        ),
        pytest.param(
            '"Who fired first?" asked the judge.',
            Said(("judge",), '"Who fired first?"'),
            id="question",
        ),
        pytest.param(
            "The minister warned: “Nobody will be spared if the dam breaks.”",
            Said(("minister",), "“Nobody will be spared if the dam breaks.”"),
            id="colon",
        ),
        pytest.param(
            "Brandt told RT: Of course the mill is lost. The bridge is lost too.",
            Said(("RT", "Brandt"), "Of course the mill is lost. The bridge is lost too."),
            id="colon-without-marks",
        ),
        pytest.param(
            'The envoy was blunt: "While we wait," he said, "we urge both sides to stop."',
            Said(("he",), '"While we wait," .. "we urge both sides to stop."'),
            id="colon-and-inserted-cue",
        ),
        pytest.param(
            "The ministry accused the rebels of burning the harvest.",
            Said(("ministry",), "the rebels of burning the harvest"),
            id="accusation",
        ),
        pytest.param(
            "A splinter group claimed responsibility for the bombing.",
            Said(("splinter group",), "responsibility for the bombing"),
            id="claim-of-responsibility",
        ),
        pytest.param(
            "The council urged both armies to pull back.",
            Said(("council",), "both armies to pull back"),
            id="demand",
        ),
        pytest.param(
            "The general vowed to stay and fight.",
            Said(("general",), "to stay and fight"),
            id="promise",
        ),
        pytest.param(
            "The ministry rejected the rebels' claim that the dam was mined.",
            Said(("rebels",), "that the dam was mined"),
            id="nominal-cue",
        ),
    ],
)
def test_form(text: str, expected: Said) -> None:
    """Each form yields its speaker and the whole of what is said."""
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is widely believed that the general is dead.",
        "The general is reportedly dead.",
        'Nicknamed "The Wolf", the commander leads 300 men.',
        'His book "A Year of Fire and Ash" was sold out.',
        "The mayor would say nothing.",
        "The judge asked twice.",
        "The army has not commented on the claims.",
        "The clerk asked not to be named.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    """No statement comes from what has no source, nor from titles and nicknames."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We lost the mill,” Brandt said.", QuoteKind.DIRECT),
        ("Brandt said they had “lost the mill” in May.", QuoteKind.MIXED),
        ("Brandt said they had lost the mill.", QuoteKind.INDIRECT),
        ("Brandt told RT: Of course the mill is lost.", QuoteKind.DIRECT),
    ],
)
def test_kind(text: str, kind: QuoteKind) -> None:
    """A statement is direct, mixed or indirect by how much of it is quoted."""
    assert [statement.kind for statement in statements_of(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "stance", "asserts"),
    [
        ("The army denied that it had shelled the market.", Stance.DENIES, False),
        ("The army confirmed that two men were held.", Stance.CONFIRMS, True),
        ("The army threatened to close the strait.", Stance.THREATENS, False),
        ("The court ruled that the arrest was unlawful.", Stance.RULES, True),
        ("Aid workers fear that the dam will break.", Stance.EXPECTS, False),
    ],
)
def test_stance(text: str, stance: Stance, asserts: bool) -> None:
    """The cue decides how the speaker stands to what is said, and whether they vouch for it."""
    found = statements_of(text)
    assert [(statement.stance, statement.asserts) for statement in found] == [(stance, asserts)]


def test_a_relative_clause_names_its_antecedent() -> None:
    """In "the mayor, who said" the source is the mayor."""
    assert said("The vote was led by Ada Brandt, who said the road was closed.") == [
        Said(("Ada Brandt",), "the road was closed")
    ]


def test_paragraphs_of_one_quotation_belong_to_its_speaker() -> None:
    """A paragraph of quoted words without a cue goes on with the speaker of the one before."""
    text = "“We lost the mill,” Brandt said.\n“And then we lost the bridge and the road.”"
    assert said(text) == [
        Said(("Brandt",), "“We lost the mill,” .. “And then we lost the bridge and the road.”")
    ]


def test_a_lost_mark_leaves_the_next_paragraph_alone() -> None:
    """What follows a quotation that was never closed is the publisher's own."""
    text = '"This is a lie, said the minister.\nThe council met on Monday. It voted to go on.'
    assert all("council" not in words for _, words in said(text))


def test_sources_are_described() -> None:
    """Outlets, persons, documents and unnamed sources are told apart."""
    kinds = {
        text: statements_of(text)[0].chain[-1].kind
        for text in (
            "Reuters reported that the road was closed.",
            "The report says that the road was closed.",
            "Two officials said that the road was closed.",
        )
    }
    assert list(kinds.values()) == [
        SourceKind.OUTLET,
        SourceKind.DOCUMENT,
        SourceKind.UNNAMED,
    ]


def test_each_link_tells_how_it_passes_on() -> None:
    """The act of a link comes from its cue."""
    statement = statements_of("Reuters, citing two diplomats, reported that talks had failed.")[0]
    assert [source.act for source in statement.chain] == [Act.CITES, Act.REPORTS]


@pytest.mark.parametrize(
    "text",
    [
        '"""""',
        "''''' said.",
        "said said said.",
        ", said.",
        '"Said, "said," said "said."',
        "According to.",
        "Q: Where were you?\nA: I was at home.",
        "@ada_b: We are leaving now. #mill https://example.org/a",
        "Let's say the road is closed.",
        "LIVE: 10:42 The army says two bridges are down.\n10:45 Rebels deny this.",
    ],
)
def test_odd_input(text: str) -> None:
    """Whatever comes in, every statement has words for its cue, source, content and chain."""
    for statement in statements_of(text):
        assert statement.chain
        for spans in (statement.cue, statement.source, statement.content):
            assert spans
            assert list(spans) == sorted(spans)
            assert all(0 <= start < end <= len(text) for start, end in spans)
