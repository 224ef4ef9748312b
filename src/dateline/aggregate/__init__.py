"""Stage 5: what many articles say together - copies, origins, stories, dyads and disputes."""

from dateline.aggregate.copies import Copies, Pair, find_copies, originals
from dateline.aggregate.disputes import Claim, Difference, differences
from dateline.aggregate.dyads import DyadHistory, Spell, dyad_histories
from dateline.aggregate.grading import (
    MEANINGS,
    InformationGrade,
    Overruling,
    propose_grade,
    story_grades,
)
from dateline.aggregate.origins import Origin, Report, independent_origins
from dateline.aggregate.sources import SourceProfile, source_id, source_profiles
from dateline.aggregate.stories import EventRef, Link, Story, find_stories

__all__ = [
    "MEANINGS",
    "Claim",
    "Copies",
    "Difference",
    "DyadHistory",
    "EventRef",
    "InformationGrade",
    "Link",
    "Origin",
    "Overruling",
    "Pair",
    "Report",
    "SourceProfile",
    "Spell",
    "Story",
    "differences",
    "dyad_histories",
    "find_copies",
    "find_stories",
    "independent_origins",
    "originals",
    "propose_grade",
    "source_id",
    "source_profiles",
    "story_grades",
]
