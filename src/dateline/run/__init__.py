"""Stage 3: codes many articles on one machine, and stores them so that it can be interrupted."""

from dateline.run.local import Counts, add_articles, add_coding, inputs_to_retry, retry_articles
from dateline.run.pipeline import Coder, MakeCoder, pipeline_coder
from dateline.run.pool import NotCoded, code_many
from dateline.run.worker import Worker

__all__ = [
    "Coder",
    "Counts",
    "MakeCoder",
    "NotCoded",
    "Worker",
    "add_articles",
    "add_coding",
    "code_many",
    "inputs_to_retry",
    "pipeline_coder",
    "retry_articles",
]
