"""How sure events are: the clues, what they add up to, and the file that holds their weights."""

from pathlib import Path

import msgspec
import pytest

import dateline
from dateline.errors import KnowledgeError
from dateline.extract.compose.confidence import clues_of
from dateline.knowledge.confidence import Clue, ConfidenceTable, load_confidence, read_confidence
from dateline.knowledge.ontology import load_ontology
from dateline.records import Actor, Certainty, Event, Reason, Sentence, Span, Status, Via
from tests.build import sentence

ATTACK = sentence("Ankara/NNP/nsubj/1 attacked/VBD/ROOT/1/attack Athens/NNP/dobj/1")
ATTACKED = sentence(
    "Athens/NNP/nsubjpass/2 was/VBD/auxpass/2 attacked/VBN/ROOT/2/attack by/IN/agent/2 "
    "Ankara/NNP/pobj/3"
)
RAID = sentence(
    "Crowds/NNS/nsubj/1 cheered/VBD/ROOT/1 a/DT/det/3 raid/NN/dobj/1 by/IN/prep/3 Ankara/NNP/pobj/4"
)
KILLING = sentence(
    "Ankara/NNP/nsubj/1 bombed/VBD/ROOT/1 towns/NNS/dobj/1 ,/,/punct/1 killing/VBG/advcl/1 "
    "Greeks/NNPS/dobj/4"
)


def side(
    text: str,
    where: Sentence,
    *,
    country: str | None = None,
    via: Via = Via.NAME,
    listed: bool = False,
) -> Actor:
    """Return an actor that stands at its name in a sentence."""
    start = where.text.index(text)
    return Actor(
        id=text,
        name=text,
        text=text,
        span=Span(start, start + len(text)),
        country=country,
        via=via,
        listed=listed,
    )


def event(
    where: Sentence,
    trigger: str,
    actors: tuple[Actor, ...] = (),
    recipients: tuple[Actor, ...] = (),
) -> Event:
    """Return an attack that the trigger tells as plain fact."""
    start = where.text.index(trigger)
    return Event(
        id="e1",
        type="ASSAULT",
        mode=None,
        contexts=(),
        cameo=None,
        intensity=None,
        actors=actors,
        recipients=recipients,
        reciprocal=False,
        anchor=where.span,
        evidence=where.span,
        place=None,
        when=None,
        status=Status.HAPPENED,
        certainty=Certainty.ASSERTED,
        confidence=0.0,
        reasons=(Reason("frame attack", Span(start, start + len(trigger))),),
    )


def clues(where: Sentence, told: Event) -> set[str]:
    """Return the names of the clues of an event."""
    return {clue.value for clue in clues_of(told, (where,), load_ontology())}


@pytest.mark.parametrize(
    ("where", "trigger", "expected"),
    [
        (ATTACK, "attacked", set()),
        (ATTACKED, "attacked", {"predicate.passive"}),
        (RAID, "raid", {"predicate.noun"}),
        (KILLING, "killing", {"predicate.no_subject", "predicate.subordinate"}),
    ],
    ids=["verb", "passive", "noun", "participle"],
)
def test_clues_of_the_predicate(where: Sentence, trigger: str, expected: set[str]) -> None:
    """How the words that matched stand in their sentence is seen from the parse."""
    found = clues(where, event(where, trigger))
    assert {clue for clue in found if clue.startswith("predicate")} == expected


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        ((), (), {"no_actor", "no_recipient"}),
        (("Ankara",), (), {"no_recipient"}),
        ((), ("Athens",), {"no_actor"}),
        (("Ankara",), ("Athens",), {"near"}),
        (("Ankara", "Athens"), ("Athens",), {"near", "several"}),
    ],
    ids=["nobody", "actor", "recipient", "both", "two actors"],
)
def test_clues_of_the_sides(
    actors: tuple[str, ...], recipients: tuple[str, ...], expected: set[str]
) -> None:
    """Which sides are named, and how many."""
    told = event(
        ATTACK,
        "attacked",
        tuple(side(name, ATTACK) for name in actors),
        tuple(side(name, ATTACK) for name in recipients),
    )
    found = clues(ATTACK, told)
    assert {clue.split(".")[1] for clue in found if clue.startswith("sides")} == expected


def test_a_side_in_another_sentence_is_far() -> None:
    """A side that the sentence does not name at all is as far away as can be."""
    elsewhere = Actor(id="x", name="x", text="they", span=Span(900, 904), via=Via.PRONOUN)
    told = event(ATTACK, "attacked", (elsewhere,), (side("Athens", ATTACK),))
    assert {"sides.far", "sides.pronoun"} <= clues(ATTACK, told)


def test_known_sides_are_clues() -> None:
    """That the country of both sides is known, and that the recipient is listed, is seen."""
    told = event(
        ATTACK,
        "attacked",
        (side("Ankara", ATTACK, country="TUR"),),
        (side("Athens", ATTACK, country="GRC", listed=True),),
    )
    assert {"sides.countries", "sides.recipient_listed"} <= clues(ATTACK, told)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, set()),
        ({"status": Status.ONGOING}, set()),
        ({"status": Status.PLANNED}, {"report.not_plain"}),
        ({"certainty": Certainty.DISPUTED}, {"report.not_plain"}),
        ({"statement": "s1"}, {"report.statement"}),
        ({"mentions": (Span(0, 3),)}, {"report.told_again"}),
        ({"type": "CONSULT"}, {"type.verbal_cooperation"}),
        ({"type": "AID"}, {"type.material_cooperation"}),
        ({"type": "ACCUSE"}, {"type.verbal_conflict"}),
    ],
    ids=str,
)
def test_clues_of_the_report(fields: dict[str, object], expected: set[str]) -> None:
    """Status, statement, further reports and the group of the type are seen."""
    told = msgspec.structs.replace(event(ATTACK, "attacked"), **fields)
    found = clues(ATTACK, told)
    assert {clue for clue in found if clue.startswith(("report", "type"))} == expected


@pytest.mark.parametrize("clue", list(Clue), ids=str)
def test_a_clue_moves_confidence_the_way_of_its_weight(clue: Clue) -> None:
    """More weight never gives less confidence, whatever else is there."""
    table = load_confidence()
    for others in (frozenset[Clue](), frozenset(Clue) - {clue}):
        change = table.confidence(others | {clue}) - table.confidence(others)
        assert change * table.weights[clue] >= 0


def test_confidence_is_a_share() -> None:
    """No sum of weights, however large, leaves 0 to 1; none at all is one half."""
    sure = ConfidenceTable(0.0, {Clue.NEAR: 500.0, Clue.FAR: -500.0})
    assert sure.confidence(()) == 0.5
    assert sure.confidence((Clue.NEAR,)) == 1.0
    assert sure.confidence((Clue.FAR,)) == 0.0


def test_events_carry_what_their_clues_add_up_to() -> None:
    """A named pair is surer than a clause that names nobody who did it."""
    plain = dateline.code("Turkey attacked Greece on Monday.").events
    vague = dateline.code("The regatta drew crowds, after an attack on Greek police.").events
    assert len(plain) == len(vague) == 1
    assert 0 < vague[0].confidence < plain[0].confidence < 1


def test_an_event_told_again_is_surer() -> None:
    """Two reports of one attack make one event, surer than either alone would be."""
    lead = "Boko Haram attacked an army base in Damboa on Monday."
    once = dateline.code(lead).events
    again = dateline.code(f"{lead}\n\nBoko Haram attacked the base at dawn.").events
    assert len(once) == len(again) == 1
    assert again[0].mentions
    assert again[0].confidence > once[0].confidence


def written(folder: Path, *ids: str) -> list[Path]:
    """Write a weights file with these entries."""
    path = folder / "events.yaml"
    lines = [f"- {{id: {name}, weight: 0.1}}\n" for name in ids]
    path.write_text("".join(lines), encoding="utf-8")
    return [path]


def test_every_clue_has_a_weight(tmp_path: Path) -> None:
    """A whole file is read, base and clues."""
    table = read_confidence(written(tmp_path, "base", *Clue))
    assert table.base == 0.1
    assert set(table.weights) == set(Clue)


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (["base", *Clue, "sides.nearby"], r"events\.yaml: entry 'sides\.nearby' .* use one of"),
        (["base", *Clue, "sides.near"], r"events\.yaml: entry 'sides\.near' .* remove one"),
        (["base", *list(Clue)[1:]], r"events\.yaml: no entry for predicate\.noun; add it"),
        ([*Clue], r"events\.yaml: no entry for base; add it"),
    ],
    ids=["unknown", "twice", "missing", "no base"],
)
def test_a_wrong_weights_file_is_named(tmp_path: Path, ids: list[str], message: str) -> None:
    """A wrong entry is named by file and name, with the remedy."""
    with pytest.raises(KnowledgeError, match=message):
        read_confidence(written(tmp_path, *ids))


def test_a_weight_is_a_number(tmp_path: Path) -> None:
    """A weight that is no number is named by file and entry."""
    path = tmp_path / "events.yaml"
    path.write_text("- {id: base, weight: high}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"events\.yaml: entry 1 \('base'\).*weight"):
        read_confidence([path])
