"""Proposes how credible a story is, 1 to 6, from its origins and denials alone."""

from collections.abc import Mapping

import msgspec

from dateline.aggregate.stories import Story
from dateline.records import Status

MEANINGS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


class InformationGrade(msgspec.Struct, frozen=True, kw_only=True):
    """How credible a story is, on the information side of the Admiralty code.

    Attributes:
        value: 1 to 6; ``MEANINGS`` says what each one means.
        because: What decided, in words.
        proposed: What the program proposed; the same as the value unless an analyst overruled it.
        by: Who overruled it; None where nobody did.
    """

    value: int
    because: str
    proposed: int
    by: str | None = None


class Overruling(msgspec.Struct, frozen=True, kw_only=True):
    """What an analyst decided on a story instead of what the program proposes."""

    value: int
    by: str
    why: str


def propose_grade(story: Story) -> InformationGrade:
    """Return how credible a story is, from its origins and from who denies it.

    The words of the reports and the reliability of the sources play no part.
    """
    if story.only_denied:
        return _grade(5, "nobody says that it happened")
    return _by_denials(story) or _by_origins(story)


def story_grade(story: Story, overruled: Mapping[str, Overruling]) -> InformationGrade:
    """Return how credible a story is.

    Args:
        story: The story.
        overruled: What an analyst decided instead, by the id of the story.

    Returns:
        The analyst's grade where there is one, else the proposed one.
    """
    grade = propose_grade(story)
    instead = overruled.get(story.id)
    if instead is None:
        return grade
    return msgspec.structs.replace(grade, value=instead.value, because=instead.why, by=instead.by)


def _by_denials(story: Story) -> InformationGrade | None:
    deniers = _deniers(story)
    if len(deniers) > 1 and len(story.origins) == 1:
        return _grade(5, f"one origin, denied by {', '.join(deniers)}")
    if deniers:
        return _grade(4, f"denied by {', '.join(deniers)}")
    return _grade(4, "called disputed by a report of it") if story.disputed else None


def _by_origins(story: Story) -> InformationGrade:
    named = sum(origin.named for origin in story.origins)
    unnamed = len(story.origins) - named
    if named > 1:
        return _grade(1, f"{named} independent named origins")
    if named:
        also = (2, "a named origin, and an unnamed one besides")
        return _grade(*also) if unnamed else _grade(3, "one named origin")
    if unnamed > 1:
        return _grade(3, f"{unnamed} unnamed origins, and no named one")
    return _grade(6, "a single unnamed origin")


def _deniers(story: Story) -> tuple[str, ...]:
    """Return the names of the independent origins that deny a story which others tell."""
    return tuple(
        name
        for difference in story.differences
        if difference.about == "status"
        for claim in difference.claims
        if claim.value == Status.DENIED
        for name in claim.origins
    )


def _grade(value: int, because: str) -> InformationGrade:
    return InformationGrade(value=value, because=because, proposed=value)
