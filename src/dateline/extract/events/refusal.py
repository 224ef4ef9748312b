"""Why a frame whose words stand in a clause codes no event there."""

from enum import StrEnum


class Refusal(StrEnum):
    """What a clause lacks, for a person to read."""

    NO_ACT = "the words modify something or compare, and tell no act"
    PURPOSE = "the infinitive only tells what something is for"
    DESCRIBES = "the participle only describes a noun"
    SUBJECT = "the subject is no actor"
    NOBODY = "no side is named"
    ONE_SIDE = "the frame wants both sides, and one is missing"
    NO_DUTY = "no duty is laid on anybody named"
    OTHER_MEANING = "a subject or object gives the words another meaning"
