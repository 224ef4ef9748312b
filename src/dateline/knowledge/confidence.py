"""How much each clue of an event or statement counts for or against its being right."""

import math
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import DATA, cached, read_entries


class Clue(StrEnum):
    """What can be seen of an event that tells whether it is likely to be right."""

    NOUN = "predicate.noun"
    NO_SUBJECT = "predicate.no_subject"
    SUBORDINATE = "predicate.subordinate"
    PASSIVE = "predicate.passive"
    NO_ACTOR = "sides.no_actor"
    NO_RECIPIENT = "sides.no_recipient"
    NEAR = "sides.near"
    FAR = "sides.far"
    COUNTRIES = "sides.countries"
    RECIPIENT_LISTED = "sides.recipient_listed"
    PRONOUN = "sides.pronoun"
    SEVERAL = "sides.several"
    STATEMENT = "report.statement"
    NOT_PLAIN = "report.not_plain"
    TOLD_AGAIN = "report.told_again"
    VERBAL_COOPERATION = "type.verbal_cooperation"
    MATERIAL_COOPERATION = "type.material_cooperation"
    VERBAL_CONFLICT = "type.verbal_conflict"


class StatementClue(StrEnum):
    """What can be seen of a statement that tells whether it is likely to be right."""

    QUOTED = "content.quoted"
    MIXED = "content.mixed"
    NO_CLAUSE = "content.no_clause"
    SHORT = "content.short"
    LONG = "content.long"
    PIECES = "content.pieces"
    PLAIN = "cue.plain"
    WORDS = "cue.words"
    NOUN = "cue.noun"
    PARTICIPLE = "cue.participle"
    MARK = "cue.mark"
    FAR = "source.far"
    PRONOUN = "source.pronoun"
    UNNAMED = "source.unnamed"
    DOCUMENT = "source.document"
    NESTED = "chain.nested"
    LINKS = "chain.links"
    WISH = "stance.wish"
    JUDGEMENT = "stance.judgement"
    REQUEST = "stance.request"


class ClueWeight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the weights file.

    Attributes:
        id: Name of the clue, or "base" for what holds without any.
        weight: Added to the log-odds of being right where the clue is there.
    """

    id: str
    weight: float


class ConfidenceTable(msgspec.Struct, frozen=True):
    """A logistic regression: log-odds are the base plus the weights of the clues.

    Attributes:
        base: Log-odds of what has no clue at all.
        weights: What each clue adds.
    """

    base: float
    weights: dict[str, float]

    def confidence(self, clues: Iterable[str]) -> float:
        """Return the share of what has these clues that is right, 0 to 1, two decimals."""
        odds = self.base + sum(self.weights[clue] for clue in sorted(clues))
        return round(1 / (1 + math.exp(-odds)), 2)


@cache
def load_confidence() -> ConfidenceTable:
    """Return the built-in weights of the clues to events."""
    return _load("events", Clue)


@cache
def load_statement_confidence() -> ConfidenceTable:
    """Return the built-in weights of the clues to statements."""
    return _load("statements", StatementClue)


def _load(name: str, clues: type[StrEnum]) -> ConfidenceTable:
    paths = [DATA / "confidence" / f"{name}.yaml"]
    return cached(
        f"confidence-{name}", paths, ConfidenceTable, lambda: read_confidence(paths, clues)
    )


def read_confidence(paths: Iterable[Path], clues: type[StrEnum] = Clue) -> ConfidenceTable:
    """Read weights: each clue and the base once.

    Args:
        paths: YAML files with a list of ``id`` and ``weight``.
        clues: The clues that must have one.

    Returns:
        The weights.

    Raises:
        KnowledgeError: A clue is unknown, given twice or missing.
    """
    known = {"base", *map(str, clues)}
    weights: dict[str, float] = {}
    for path in paths:
        for entry in read_entries(path, ClueWeight):
            if entry.id not in known:
                raise KnowledgeError(
                    f"{path}: entry {entry.id!r} is no known clue; remove it or use one of "
                    f"{', '.join(sorted(known))}"
                )
            if entry.id in weights:
                raise KnowledgeError(f"{path}: entry {entry.id!r} stands there twice; remove one")
            weights[entry.id] = entry.weight
    missing = sorted(known - weights.keys())
    if missing:
        raise KnowledgeError(
            f"{', '.join(map(str, paths))}: no entry for {', '.join(missing)}; "
            "add it with its weight (0 if it tells nothing)"
        )
    return ConfidenceTable(weights.pop("base"), weights)
