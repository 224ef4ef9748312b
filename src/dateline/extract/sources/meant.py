"""Says whom "he said" and "the statement said" mean: those who spoke last, those who issued it."""

from collections.abc import Iterator, Sequence

import msgspec

from dateline.extract.sources.continued import cue_start
from dateline.extract.sources.drafts import Draft, Speaker
from dateline.extract.sources.names import Namer
from dateline.extract.sources.speakers import phrase_at, subject_of
from dateline.records import Sentence, SourceKind

NEAR = 4  # sentences back to the one who spoke last, at most
ISSUING = frozenset({"issue", "release", "publish", "post", "send", "write"})
PERSONAL = frozenset({"he", "she", "him", "her"})
Place = tuple[int, int]


def with_meant(drafts: Sequence[Draft], sentences: Sequence[Sentence], namer: Namer) -> Namer:
    """Return the namer, told whom pronouns and documents mean where they speak.

    Args:
        drafts: The statements found, in any order.
        sentences: The sentences of the article.
        namer: Names noun phrases.

    Returns:
        The namer with ``meant`` filled in.
    """
    meant: dict[Place, Speaker] = {}
    makers = list(_makers(sentences, drafts, namer))
    last: Speaker | None = None
    heard: dict[str, Speaker] = {}
    for draft in sorted(drafts, key=cue_start):
        speaker = draft.speaker
        place = (speaker.sentence.index, speaker.head)
        found = _maker(speaker, makers, namer) or _last_speaker(draft, last, namer)
        known = namer.actor_id(speaker)
        if found is None and known and speaker.sentence.tags[speaker.head] == "PRP":
            found = heard.get(known)
        if found is not None:
            meant[place] = found
        elif known:
            heard[known] = speaker
        if speaker.sentence.words[speaker.head].lower() not in {"i", "we"}:
            last = meant.get(place, speaker)
    return msgspec.structs.replace(namer, meant=meant)


def _makers(
    sentences: Sequence[Sentence], drafts: Sequence[Draft], namer: Namer
) -> Iterator[tuple[str, Speaker]]:
    """Yield who made each document that an article speaks of, by the noun for it."""
    for draft in drafts:
        sentence = draft.hit.sentence
        papers = [*draft.hit.words[1:]]
        for preposition in sentence.dependents(draft.hit.head, "prep"):
            papers += sentence.dependents(preposition, "pobj")
        for paper in papers:
            if sentence.lemmas[paper] in namer.words.documents:
                yield sentence.lemmas[paper], draft.speaker
        maker = namer.author(draft.speaker)
        if maker is not draft.speaker:
            yield sentence.lemmas[draft.speaker.head], maker
    for sentence in sentences:
        for token, lemma in enumerate(sentence.lemmas):
            verb = sentence.heads[token]
            if (
                lemma in namer.words.documents
                and sentence.roles[token] == "dobj"
                and sentence.lemmas[verb] in ISSUING
                and (subject := subject_of(sentence, verb)) is not None
            ):
                yield lemma, phrase_at(sentence, subject)


def _maker(speaker: Speaker, makers: Sequence[tuple[str, Speaker]], namer: Namer) -> Speaker | None:
    """Return who made "the statement", None where another document or none is meant."""
    sentence, head = speaker.sentence, speaker.antecedent
    is_definite = any(
        sentence.lemmas[token] in {"the", "this", "that"}
        for token in sentence.dependents(head, "det")
    )
    if not is_definite or not namer.is_document(speaker) or namer.author(speaker) is not speaker:
        return None
    before = [
        maker
        for lemma, maker in makers
        if lemma == sentence.lemmas[head] and _starts(maker) < _starts(speaker)
        if maker.head != head or maker.sentence is not sentence
    ]
    return max(before, key=_starts, default=None)


def _starts(speaker: Speaker) -> int:
    return speaker.sentence.starts[speaker.head]


def _last_speaker(draft: Draft, last: Speaker | None, namer: Namer) -> Speaker | None:
    """Return the one who spoke last where "..., he said" can mean nobody else."""
    speaker = draft.speaker
    sentence, head = speaker.sentence, speaker.head
    pronoun = sentence.words[head].lower()
    is_behind = min(span.start for span in draft.content) < sentence.starts[head]
    if last is None or not is_behind or sentence.tags[head] != "PRP":
        return None
    if sentence.index - last.sentence.index > NEAR:
        return None
    if pronoun in PERSONAL:
        is_person = namer.kind(last) == SourceKind.PERSON
        return last if is_person and namer.stands_in(speaker, draft.content) else None
    is_plural = last.sentence.tags[last.antecedent] in {"NNS", "NNPS"}
    fits = is_plural if pronoun == "they" else not is_plural
    return last if fits and namer.kind(last) != SourceKind.PERSON else None
