"""The stage: the sentences of an article in, its statements with their chains out."""

from collections.abc import Sequence

from dateline.extract.sources.chains import Namer, linked
from dateline.extract.sources.contents import find_content
from dateline.extract.sources.continued import with_whole_quotations
from dateline.extract.sources.cues import find_hits
from dateline.extract.sources.drafts import Draft, Hit
from dateline.extract.sources.nesting import nest
from dateline.extract.sources.quotes import Quotation, find_quotations
from dateline.extract.sources.speakers import find_speaker
from dateline.knowledge.cues import CueTable
from dateline.knowledge.outlets import OutletTable
from dateline.records import Article, Mention, Sentence, Statement


def find_statements(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    cues: CueTable,
    outlets: OutletTable | None = None,
) -> tuple[Statement, ...]:
    """Find what an article reports others to say, and through whom.

    Args:
        article: The article; its publisher and the outlet it was taken from are never links.
        sentences: Its sentences.
        mentions: Its mentions of actors, pronouns resolved.
        cues: The words that attribute.
        outlets: The known outlets, or None to tell outlets by their words alone.

    Returns:
        The statements in the order of their contents, each with its chain, outermost first.
    """
    if not sentences:
        return ()
    quotations = find_quotations(sentences)
    namer = Namer.of(article, mentions, outlets)
    drafts = [
        draft
        for sentence in sentences
        for hits in find_hits(sentence, cues)
        if (draft := _first_draft(hits, quotations, namer))
    ]
    return nest(article, with_whole_quotations(drafts, sentences, quotations), quotations, namer)


def _first_draft(
    hits: Sequence[Hit], quotations: Sequence[Quotation], namer: Namer
) -> Draft | None:
    """Return the statement of the first reading of a cue that has a speaker and a content."""
    for hit in hits:
        speaker = find_speaker(hit)
        content = find_content(hit, speaker, quotations) if speaker else ()
        if speaker and content:
            innermost, outer = linked(hit, speaker, namer)
            return Draft(hit=hit, speaker=innermost, content=content, outer=outer)
    return None
