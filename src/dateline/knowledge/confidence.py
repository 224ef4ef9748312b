"""How much each clue of an event counts for or against its being right."""

import math
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.files import cached, read_entries, yaml_files


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
        base: Log-odds of an event without any clue.
        weights: What each clue adds.
    """

    base: float
    weights: dict[Clue, float]

    def confidence(self, clues: Iterable[Clue]) -> float:
        """Return the share of events with these clues that are right, 0 to 1, two decimals."""
        odds = self.base + sum(self.weights[clue] for clue in sorted(clues))
        return round(1 / (1 + math.exp(-odds)), 2)


@cache
def load_confidence() -> ConfidenceTable:
    """Return the built-in weights."""
    paths = yaml_files("confidence")
    return cached("confidence", paths, ConfidenceTable, lambda: read_confidence(paths))


def read_confidence(paths: Iterable[Path]) -> ConfidenceTable:
    """Read weights: each clue and the base once.

    Args:
        paths: YAML files with a list of ``id`` and ``weight``.

    Returns:
        The weights.

    Raises:
        KnowledgeError: A clue is unknown, given twice or missing.
    """
    known = {"base", *Clue}
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
    return ConfidenceTable(weights.pop("base"), {Clue(key): weights[key] for key in weights})
