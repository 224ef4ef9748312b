"""The words that move the status or certainty of a predicate, and the words of quantities."""

from enum import StrEnum

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import DATA, cached, read_entries
from dateline.records import Certainty, Status

FOLDER = DATA / "markers"
MARKER_FILES = (
    "aspect.yaml",
    "complements.yaml",
    "hedges.yaml",
    "implicatives.yaml",
    "modality.yaml",
    "negation.yaml",
    "nouns.yaml",
)
QUANTITY_FILE = FOLDER / "quantities.yaml"
DENIAL_FILE = FOLDER / "denials.yaml"


class Syntax(StrEnum):
    """Where a marker stands, seen from the predicate that it moves."""

    AUXILIARY = "auxiliary"  # "may" attack
    ADVERB = "adverb"  # "allegedly" attacked; also a modifier of the noun's verb
    SUBORDINATOR = "subordinator"  # "if" they attack
    MODIFIER = "modifier"  # a "planned" attack
    DETERMINER = "determiner"  # "no" attack; "none" was captured
    PREPOSITION = "preposition"  # "without" attacking, "without" an attack
    CLAUSE = "clause"  # "want" to attack: governs the predicate's clause
    OBJECT = "object"  # "call off" the attack: governs the noun
    TIME = "time"  # are meeting "tomorrow": opens a present tense
    VERB = "verb"  # the predicate itself, in the simple present: "controls"
    SUBJECT = "subject"  # the talks "collapsed": the noun is its subject
    DEGREE = "degree"  # "too" weak to attack: beside the word that governs the clause
    PERCEIVED = "perceived"  # can "see" the smoke: the predicate itself, under "can"
    PERFORMED = "performed"  # I must "condemn": the predicate itself, said in the first person
    ACTIVITY = "activity"  # has "fought" since May: the predicate itself, in the perfect
    DURATION = "duration"  # has done it for a "year": makes the perfect last


class Form(StrEnum):
    """The form of the verb that a marker governs."""

    INFINITIVE = "infinitive"  # to attack, attack
    GERUND = "gerund"  # attacking
    PRESENT = "present"  # that they attack, that they will attack
    PERFECT = "perfect"  # to have attacked
    PAST = "past"  # that they attacked, that they have attacked


class Marker(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One group of words that move status or certainty in the same way.

    Attributes:
        id: Its name in reasons.
        lemmas: Base forms; a particle or preposition that belongs to it follows after a space.
        syntax: Where the words stand.
        status: What the predicate becomes; None where it keeps, or follows, another's.
        negated: What it becomes when the marker itself is negated ("did not fail to").
        certainty: What certainty becomes; None leaves it.
        is_new: Whether it moves only a noun that the text brings up as new ("discussed a truce",
            not "discussed the truce").
        unless: Nouns that it leaves alone ("rejected the proposal": somebody did propose).
        present: What the predicate becomes where the marker stands in the present or future ("has
            to leave"); in the past it is real ("had to leave").
        follows: Whether the predicate shares the status of the governing word ("managed to").
        forms: The verb forms under it that it moves; a past one is rarely moved ("agreed that
            they had attacked").
        matches: Sentences, the predicate between asterisks, that this entry decides.
        rejects: Sentences that it must leave alone.
    """

    id: str
    lemmas: tuple[str, ...]
    syntax: tuple[Syntax, ...]
    status: Status | None = None
    negated: Status | None = None
    certainty: Certainty | None = None
    is_new: bool = False
    unless: tuple[str, ...] = ()
    present: Status | None = None
    follows: bool = False
    forms: tuple[Form, ...] = (Form.INFINITIVE, Form.GERUND, Form.PRESENT)
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()


class Denied(StrEnum):
    """What a bare denial denies."""

    ACCOUNT = "account"  # what somebody else has just said
    DEED = "deed"  # what the denier is said to have done


class DenialWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One group of nouns that stand for an event that is denied and not told again.

    Attributes:
        id: Its name in reasons.
        of: What they stand for.
        lemmas: The nouns.
        matches: Texts whose event is disputed for it.
        rejects: Texts whose event is not.
    """

    id: str
    of: Denied
    lemmas: tuple[str, ...]
    matches: tuple[str, ...]
    rejects: tuple[str, ...] = ()


class QuantityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One group of words that quantities are read from.

    Attributes:
        id: What the group means, e.g. "deaths.verb" or "bound.floor".
        lemmas: The words, lower case.
        values: The number each word stands for, in the order of ``lemmas``, where it is one.
        matches: Sentences, the quantity between asterisks.
        rejects: Sentences without a quantity.
    """

    id: str
    lemmas: tuple[str, ...]
    values: tuple[int, ...] = ()
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class MarkerTable(msgspec.Struct, frozen=True):
    """All markers by place and lemma, and all words of quantities by group and lemma.

    Attributes:
        markers: Syntax, then lemma, to the marker.
        quantities: Group id, then lemma, to the number it stands for (0 where it is none).
        denied: Nouns that stand for what is denied, and what they stand for.
    """

    markers: dict[str, dict[str, Marker]]
    quantities: dict[str, dict[str, int]]
    denied: dict[str, DenialWords]

    def find(self, syntax: Syntax, lemma: str) -> Marker | None:
        """Return the marker with this lemma in this place, or None."""
        return self.markers.get(syntax, {}).get(lemma)

    def number(self, group: str, lemma: str) -> int | None:
        """Return the number a word stands for in a group, 0 where it is none, None if absent."""
        return self.quantities.get(group, {}).get(lemma)


def read_markers() -> list[Marker]:
    """Return all markers in file order."""
    return [marker for name in MARKER_FILES for marker in read_entries(FOLDER / name, Marker)]


def load_markers() -> MarkerTable:
    """Return the table of markers and quantity words, from the cache where it is fresh."""
    paths = [*(FOLDER / name for name in MARKER_FILES), QUANTITY_FILE, DENIAL_FILE]
    return cached("markers", paths, MarkerTable, build_markers)


def build_markers() -> MarkerTable:
    """Read the marker files into one table.

    Returns:
        The table.

    Raises:
        KnowledgeError: Two entries claim one word in one place, or values do not fit lemmas.
    """
    markers: dict[str, dict[str, Marker]] = {}
    for marker in read_markers():
        for syntax in marker.syntax:
            words = markers.setdefault(syntax, {})
            for lemma in marker.lemmas:
                if other := words.get(lemma):
                    raise KnowledgeError(
                        f"{FOLDER}: {lemma!r} as {syntax} stands in '{other.id}' and in "
                        f"'{marker.id}'; keep it in one of them"
                    )
                words[lemma] = marker
    denied = {lemma: words for words in read_denials() for lemma in words.lemmas}
    return MarkerTable(markers=markers, quantities=_read_quantities(), denied=denied)


def read_denials() -> list[DenialWords]:
    """Return the nouns that stand for what is denied, in file order."""
    return read_entries(DENIAL_FILE, DenialWords)


def _read_quantities() -> dict[str, dict[str, int]]:
    groups: dict[str, dict[str, int]] = {}
    for entry in read_entries(QUANTITY_FILE, QuantityWords):
        values = entry.values or (0,) * len(entry.lemmas)
        if len(values) != len(entry.lemmas):
            raise KnowledgeError(
                f"{QUANTITY_FILE}: entry '{entry.id}' has {len(entry.lemmas)} lemmas but "
                f"{len(values)} values; give one value a lemma, or none at all"
            )
        groups[entry.id] = dict(zip(entry.lemmas, values, strict=True))
    return groups
