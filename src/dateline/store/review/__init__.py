"""What people decide on events: kept one after the other, applied to the machine's coding."""

from dateline.store.review.apply import Reviewed, Standing, review, standings_of
from dateline.store.review.decisions import Decision, What, deciding, in_force, outcome, view_of
from dateline.store.review.keep import StoredMerge
from dateline.store.review.matching import match_events
from dateline.store.review.remake import Remaking
from dateline.store.review.reviews import ArticleReview, Reviews, StoredStanding
from dateline.store.review.sentences import sentence_around
from dateline.store.review.subject import Said
from dateline.store.review.words import FIELDS, TOLLS, differing, in_words, value_of, values_of

__all__ = [
    "FIELDS",
    "TOLLS",
    "ArticleReview",
    "Decision",
    "Remaking",
    "Reviewed",
    "Reviews",
    "Said",
    "Standing",
    "StoredMerge",
    "StoredStanding",
    "What",
    "deciding",
    "differing",
    "in_force",
    "in_words",
    "match_events",
    "outcome",
    "review",
    "sentence_around",
    "standings_of",
    "value_of",
    "values_of",
    "view_of",
]
