"""Stage 5: what many articles say together - copies, origins, stories, dyads and disputes."""

from dateline.aggregate.actor_groups import ActorGroup, Grouping, read_group
from dateline.aggregate.additions import Addition, additions
from dateline.aggregate.by_hand import Deciding, merge_stories, split_story
from dateline.aggregate.copies import Copies, Rewrite, copies_among, originals, rewrites
from dateline.aggregate.disputes import Agreement, Claim, Difference, Toll, differences
from dateline.aggregate.dyads import DyadHistory, Spell, dyad_histories, known_on, seen_on
from dateline.aggregate.grading import (
    MEANINGS,
    InformationGrade,
    Overruling,
    propose_grade,
    story_grade,
)
from dateline.aggregate.joining import join_article, joiner
from dateline.aggregate.memory import Link, Memory, find_copies
from dateline.aggregate.months import Month
from dateline.aggregate.origins import Origin, Report, Way, independent_origins, origins_with_ways
from dateline.aggregate.sayings import SaidIn, Saying, saying_of, telling_words
from dateline.aggregate.sources import SourceProfile, source_id, source_profiles, standings_in
from dateline.aggregate.stories import Story, find_stories, members_of, story_from, story_of
from dateline.aggregate.summaries import describer
from dateline.aggregate.trees import OriginTree, origin_tree
from dateline.records.story import EventRef

__all__ = [
    "MEANINGS",
    "ActorGroup",
    "Addition",
    "Agreement",
    "Claim",
    "Copies",
    "Deciding",
    "Difference",
    "DyadHistory",
    "EventRef",
    "Grouping",
    "InformationGrade",
    "Link",
    "Memory",
    "Month",
    "Origin",
    "OriginTree",
    "Overruling",
    "Report",
    "Rewrite",
    "SaidIn",
    "Saying",
    "SourceProfile",
    "Spell",
    "Story",
    "Toll",
    "Way",
    "additions",
    "copies_among",
    "describer",
    "differences",
    "dyad_histories",
    "find_copies",
    "find_stories",
    "independent_origins",
    "join_article",
    "joiner",
    "known_on",
    "members_of",
    "merge_stories",
    "origin_tree",
    "originals",
    "origins_with_ways",
    "propose_grade",
    "read_group",
    "rewrites",
    "saying_of",
    "seen_on",
    "source_id",
    "source_profiles",
    "split_story",
    "standings_in",
    "story_from",
    "story_grade",
    "story_of",
    "telling_words",
]
