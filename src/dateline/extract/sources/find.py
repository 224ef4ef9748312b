"""The stage: the sentences of an article in, its statements with their chains out."""

from collections.abc import Sequence

from dateline.extract.sources.chains import linked
from dateline.extract.sources.contents import find_content
from dateline.extract.sources.continued import with_whole_quotations
from dateline.extract.sources.cues import find_hits
from dateline.extract.sources.drafts import Draft, Hit, Speaker
from dateline.extract.sources.layout import find_set_apart
from dateline.extract.sources.meant import with_meant
from dateline.extract.sources.mend import mended
from dateline.extract.sources.names import Namer
from dateline.extract.sources.nesting import nest
from dateline.extract.sources.quotes import Quotation, find_quotations
from dateline.extract.sources.speakers import citing_aside, find_speaker
from dateline.extract.sources.turns import find_turns
from dateline.knowledge.cues import CueTable, Syntax
from dateline.knowledge.outlets import OutletTable
from dateline.knowledge.speakers import SpeakerWords
from dateline.records import Act, Article, Mention, Sentence, Statement


def find_statements(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    cues: CueTable,
    outlets: OutletTable | None,
    words: SpeakerWords,
) -> tuple[Statement, ...]:
    """Find what an article reports others to say, and through whom.

    Args:
        article: The article; its publisher and the outlet it was taken from are never links.
        sentences: Its sentences.
        mentions: Its mentions of actors, pronouns resolved.
        cues: The words that attribute.
        outlets: The known outlets, or None to tell outlets by their words alone.
        words: Words that tell outlets and documents.

    Returns:
        The statements in the order of their contents, each with its chain, outermost first.
    """
    if not sentences:
        return ()
    quotations = find_quotations(sentences)
    namer = Namer.of(article, mentions, outlets, words)
    drafts = [
        draft
        for sentence in sentences
        for draft in _drafts_in(mended(sentence, cues), cues, quotations, namer)
    ]
    drafts += find_set_apart(sentences, quotations, cues, namer)
    drafts += find_turns(sentences, cues, namer)
    whole = with_whole_quotations(drafts, sentences, quotations)
    return nest(article, whole, quotations, with_meant(whole, sentences, namer))


def _around(sentence: Sentence, quoted: dict[int, list[Quotation]]) -> list[Quotation]:
    """Return the quotations of a sentence's paragraph and of the next."""
    paragraph = sentence.paragraph
    return [*quoted.get(paragraph, ()), *quoted.get(paragraph + 1, ())]


def _drafts_in(
    sentence: Sentence, cues: CueTable, quotations: Sequence[Quotation], namer: Namer
) -> list[Draft]:
    """Return the statements of one sentence; no word serves as a cue twice."""
    drafts: list[Draft] = []
    used: set[int] = set()
    for hits in find_hits(sentence, cues):
        draft = _first_draft([hit for hit in hits if hit.head not in used], quotations, namer)
        if draft:
            drafts.append(draft)
            used.update(draft.hit.words)
    asides = {draft.aside for draft in drafts}
    return [draft for draft in drafts if draft.hit.head not in asides]


def _first_draft(
    hits: Sequence[Hit], quotations: Sequence[Quotation], namer: Namer
) -> Draft | None:
    """Return the statement of the first reading of a cue that has a speaker and a content."""
    for hit in hits:
        speaker = find_speaker(hit)
        if speaker is None or (not takes_words(hit) and namer.may_be_thing(speaker)):
            continue
        aside = citing_aside(hit, speaker)
        content = find_content(hit, speaker, aside, quotations, namer.words.anonymity)
        if content and not _only_has(hit, speaker, namer):
            inner, outer = linked(hit, speaker, aside, namer)
            return Draft(hit=hit, speaker=inner, content=content, outer=outer, aside=aside)
    return None


def _only_has(hit: Hit, speaker: Speaker, namer: Namer) -> bool:
    """Say whether "shows" tells what something is like: "the market showed signs of life"."""
    objects = hit.sentence.dependents(hit.head, "dobj")
    is_object = bool(objects) and not hit.sentence.dependents(hit.head, "ccomp")
    return hit.cue.act == Act.SHOWS and is_object and not namer.is_document(speaker)


def takes_words(hit: Hit) -> bool:
    """Say whether a cue takes a clause or a quotation, which only those who speak can give."""
    return bool({Syntax.CLAUSE, Syntax.THAT, Syntax.QUOTE} & set(hit.cue.syntax))
