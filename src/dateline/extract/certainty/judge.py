"""Judges one predicate: its own words first, then each word above it in turn."""

from collections.abc import Sequence

from dateline.errors import DatelineError
from dateline.extract.certainty.clause import judge_clause
from dateline.extract.certainty.governor import first_marker, keys_of, link_of_noun, link_of_verb
from dateline.extract.certainty.link import REAL, Pull, combine, reason_at
from dateline.extract.certainty.tense import AUXILIARIES
from dateline.knowledge.markers import Marker, MarkerTable, Syntax
from dateline.records import Certainty, Judgement, Sentence, Status

NOMINAL_ROLES = frozenset({
    "nsubj", "nsubjpass", "dobj", "pobj", "attr", "compound", "amod", "appos", "poss", "nmod",
    "dative",
})  # fmt: skip


def judge(sentence: Sentence, predicate: int, markers: MarkerTable) -> Judgement:
    """Say whether what a verb or an event noun denotes happened, and how firmly it is said.

    Args:
        sentence: The parsed sentence. It is not changed.
        predicate: The verb, event noun or predicate adjective.
        markers: The marker words.

    Returns:
        Status and certainty, with the rules and words that decided, the nearest first.
    """
    if sentence.roles[predicate] in AUXILIARIES:  # "is" of "is shelling"
        predicate = sentence.heads[predicate]
    if is_clausal(sentence, predicate):
        own = judge_clause(sentence, predicate, markers)
        link = link_of_verb(sentence, predicate, markers)
    else:
        own = _judge_noun(sentence, predicate, markers)
        link = link_of_noun(sentence, predicate, markers)
    if link is None:
        return _in_question(sentence, predicate, own)
    outer = None
    if link.pull is not Pull.NONE:
        outer = judge(sentence, link.governor, markers)
    return combine(own, link, outer)


def assess(sentences: Sequence[Sentence], start: int, end: int, markers: MarkerTable) -> Judgement:
    """Judge the predicate that stands at two offsets of the text.

    Args:
        sentences: The parsed sentences of the article.
        start: Offset of its first character.
        end: Offset one past its last.
        markers: The marker words.

    Returns:
        The judgement of the highest token of that stretch.

    Raises:
        DatelineError: No word stands there.
    """
    for sentence in sentences:
        inside = [
            token
            for token in range(len(sentence))
            if sentence.starts[token] < end and start < sentence.ends[token]
        ]
        if inside:
            tops = [token for token in inside if sentence.heads[token] not in inside]
            return judge(sentence, (tops or inside)[0], markers)
    raise DatelineError(
        f"no word of the text stands at {start}:{end}; give the offsets of a verb or an event noun"
    )


def is_clausal(sentence: Sentence, token: int) -> bool:
    """Say whether a token heads a clause, as a verb that is not used as a noun does."""
    is_verb = sentence.tags[token].startswith("VB") or sentence.tags[token] == "MD"
    has_to = any(sentence.lemmas[t] == "to" for t in sentence.dependents(token, "aux"))
    return has_to or (is_verb and sentence.roles[token] not in NOMINAL_ROLES)


def _judge_noun(sentence: Sentence, noun: int, markers: MarkerTable) -> Judgement:
    """Judge an event noun by its own modifiers: "no talks", "a planned attack"."""
    own = Judgement(Status.HAPPENED, Certainty.ASSERTED)
    if (verb := _there_is(sentence, noun)) is not None:
        reason = reason_at(sentence, "aspect.there-is", verb)
        own = Judgement(Status.ONGOING, Certainty.ASSERTED, (reason,))
    for token in sentence.children[noun]:
        if course := _told_course(sentence, token, markers):
            own = course
        elif marker := _noun_marker(sentence, token, markers):
            own = Judgement(
                marker.status or own.status,
                marker.certainty or own.certainty,
                (*own.reasons, reason_at(sentence, marker.id, token)),
            )
    return own


def _told_course(sentence: Sentence, clause: int, markers: MarkerTable) -> Judgement | None:
    """Return what a relative clause tells of a noun's course: "the war that ended in 1995"."""
    subjects = sentence.dependents(clause, "nsubj")
    if sentence.roles[clause] != "relcl" or not subjects or sentence.tags[subjects[0]][0] != "W":
        return None
    marker = first_marker(markers, Syntax.SUBJECT, keys_of(sentence, clause))
    own = judge_clause(sentence, clause, markers)
    if marker is None or marker.status not in REAL or own.status not in REAL:
        return None
    return Judgement(marker.status, own.certainty, (reason_at(sentence, marker.id, clause),))


def _there_is(sentence: Sentence, noun: int) -> int | None:
    """Return the verb of "there is a conflict", which says that it goes on; None elsewhere."""
    verb = sentence.heads[noun]
    is_now = sentence.lemmas[verb] == "be" and sentence.tags[verb] in {"VBZ", "VBP"}
    return verb if is_now and sentence.dependents(verb, "expl") else None


def _noun_marker(sentence: Sentence, token: int, markers: MarkerTable) -> Marker | None:
    lemma, role = sentence.lemmas[token], sentence.roles[token]
    if role in {"det", "preconj", "neg", "cc"}:
        return markers.find(Syntax.DETERMINER, lemma)
    if role in {"amod", "compound", "nmod", "advmod"}:
        word = sentence.words[token].lower()
        return markers.find(Syntax.MODIFIER, lemma) or markers.find(Syntax.MODIFIER, word)
    if role == "acl" and sentence.tags[token] in {"VBN", "VBD"}:
        return markers.find(Syntax.OBJECT, lemma)
    return None


def _in_question(sentence: Sentence, predicate: int, own: Judgement) -> Judgement:
    """Open the main clause of a question that asks whether, not why or where."""
    subjects = sentence.dependents(predicate, "nsubj", "nsubjpass", "expl")
    auxiliaries = [predicate, *sentence.dependents(predicate, "aux", "auxpass")]
    is_inverted = bool(subjects) and min(auxiliaries) < subjects[0]
    has_question_word = any(tag.startswith("W") for tag in sentence.tags[: predicate + 1])
    is_question = sentence.words[-1] == "?" and is_inverted and not has_question_word
    if not is_question or own.status not in REAL:
        return own
    reason = reason_at(sentence, "mood.question", len(sentence) - 1)
    return Judgement(Status.POSSIBLE, own.certainty, (*own.reasons, reason))
