"""The briefing: a period's stories in order of weight, each sentence with who says so."""

from dateline.publish.briefing.about import About, find_about
from dateline.publish.briefing.compose import briefing
from dateline.publish.briefing.gather import gather
from dateline.publish.briefing.html import Picture, Pictures, html
from dateline.publish.briefing.markdown import markdown
from dateline.publish.briefing.pdf import pdf
from dateline.publish.briefing.records import Briefing, Pair, Question, Told

__all__ = [
    "About",
    "Briefing",
    "Pair",
    "Picture",
    "Pictures",
    "Question",
    "Told",
    "briefing",
    "find_about",
    "gather",
    "html",
    "markdown",
    "pdf",
]
