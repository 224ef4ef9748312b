"""What a clause says of its own verb: tense, auxiliaries, negation, adverbs, questions."""

from dateline.extract.certainty.link import reason_at
from dateline.knowledge.markers import Form, Marker, MarkerTable, Syntax
from dateline.records import Certainty, Judgement, Reason, Sentence, Status

AUXILIARIES = ("aux", "auxpass")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def judge_clause(sentence: Sentence, verb: int, markers: MarkerTable) -> Judgement:
    """Judge a verb by the words of its own clause.

    Args:
        sentence: The sentence.
        verb: The verb.
        markers: The marker words.

    Returns:
        Its judgement, as if the clause stood alone.
    """
    status, reasons = _tense(sentence, verb, markers)
    certainty = Certainty.ASSERTED
    auxiliary = None
    for token, marker in clause_markers(sentence, verb, markers):
        if auxiliary and marker.status is Status.NOT_HAPPENED:
            status = auxiliary.negated or Status.NOT_HAPPENED
        elif marker.status:
            status = marker.status
        if Syntax.AUXILIARY in marker.syntax:
            auxiliary = marker
        certainty = marker.certainty or certainty
        reasons = (*reasons, reason_at(sentence, marker.id, token))
    return Judgement(status, certainty, reasons)


def clause_markers(sentence: Sentence, verb: int, markers: MarkerTable) -> list[tuple[int, Marker]]:
    """Return the markers in a verb's own clause: auxiliaries first, then adverbs, then negation.

    Args:
        sentence: The sentence.
        verb: The verb.
        markers: The marker words.

    Returns:
        Tokens and the markers they are.
    """
    clause = clause_verb(sentence, verb)
    places = {
        Syntax.AUXILIARY: sentence.dependents(clause, *AUXILIARIES),
        Syntax.SUBORDINATOR: sentence.dependents(clause, "mark", "advmod"),
        Syntax.ADVERB: _adverbs(sentence, verb, clause),
        Syntax.DETERMINER: _counted(sentence, verb, clause),
    }
    found: list[tuple[int, Marker]] = []
    for syntax, tokens in places.items():
        at = ((token, _marker_at(sentence, token, syntax, markers)) for token in tokens)
        found.extend((token, marker) for token, marker in at if marker)
    return found


def clause_verb(sentence: Sentence, verb: int) -> int:
    """Return the verb whose auxiliaries a verb shares: "will attack and *kill*" gives "attack"."""
    while sentence.roles[verb] == "conj" and not has_own_clause(sentence, verb):
        verb = sentence.heads[verb]
    return verb


def has_own_clause(sentence: Sentence, verb: int) -> bool:
    """Say whether a coordinated verb has a subject, an auxiliary or a tense of its own."""
    if sentence.dependents(verb, *SUBJECTS, *AUXILIARIES):
        return True
    return sentence.tags[verb] != sentence.tags[sentence.heads[verb]] and (
        sentence.tags[verb] in {"VBD", "VBZ", "VBP"}
    )


def form_of(sentence: Sentence, verb: int) -> Form:
    """Return the form of a verb, as the words that govern its clause see it."""
    clause = clause_verb(sentence, verb)
    auxiliaries = sentence.dependents(clause, *AUXILIARIES)
    words = _auxiliary_lemmas(sentence, clause)
    finite = {sentence.tags[token] for token in auxiliaries} & {"VBZ", "VBP", "VBD", "MD"}
    tag = sentence.tags[clause]
    if tag == "VBN" and sentence.roles[clause] not in {"xcomp", "ccomp"} and not words:
        return Form.PAST
    if {"to", "have"} <= words:
        return Form.PERFECT
    if "VBD" in finite or "have" in words or (tag == "VBD" and "to" not in words):
        return Form.PAST
    if finite or tag in {"VBZ", "VBP"}:
        return Form.PRESENT
    return Form.GERUND if tag == "VBG" else Form.INFINITIVE


def _adverbs(sentence: Sentence, verb: int, clause: int) -> list[int]:
    """Return the adverbs of a verb; "but" keeps the negation of the first verb from the second."""
    own = sentence.dependents(verb, "advmod", "neg", "npadvmod", "preconj", "dep")
    if clause == verb or _contrasts(sentence, verb):
        return own
    return [*_adverbs(sentence, clause, clause), *own]


def _contrasts(sentence: Sentence, verb: int) -> bool:
    joints = sentence.dependents(sentence.heads[verb], "cc")
    return any(sentence.lemmas[joint] == "but" for joint in joints)


def _counted(sentence: Sentence, verb: int, clause: int) -> list[int]:
    """Return the subjects and objects of a verb, and the words that say how many there are."""
    subjects = sentence.dependents(clause, "nsubj", "nsubjpass")
    nouns = [*subjects, *sentence.dependents(verb, "dobj", "attr")]
    return [*nouns, *(c for noun in nouns for c in sentence.dependents(noun, "det", "preconj"))]


def _marker_at(
    sentence: Sentence, token: int, syntax: Syntax, markers: MarkerTable
) -> Marker | None:
    """Return the marker at a token, alone or with the word before it ("no longer")."""
    word = sentence.words[token].lower()
    before = sentence.words[token - 1].lower() if token else ""
    after = sentence.words[token + 1].lower() if token + 1 < len(sentence) else ""
    if markers.find(syntax, f"{word} {after}"):
        return None  # the second word carries the pair
    return markers.find(syntax, f"{before} {word}") or markers.find(syntax, sentence.lemmas[token])


def _tense(
    sentence: Sentence, verb: int, markers: MarkerTable
) -> tuple[Status, tuple[Reason, ...]]:
    """Return the status that the verb's form gives, before any marker."""
    clause = clause_verb(sentence, verb)
    auxiliaries = sentence.dependents(clause, *AUXILIARIES)
    tags = {sentence.tags[token] for token in auxiliaries}
    words = _auxiliary_lemmas(sentence, clause)
    tag = sentence.tags[clause]
    is_progressive = tag == "VBG" and "be" in words and bool(tags & {"VBZ", "VBP"})
    if (is_progressive or tag in {"VBZ", "VBP"}) and (
        time := _future_time(sentence, clause, markers)
    ):
        return Status.PLANNED, (time,)
    if is_progressive:
        return Status.ONGOING, (reason_at(sentence, "tense.progressive", verb),)
    if tag == "VB" and sentence.roles[clause] == "ROOT" and "to" in words:
        return Status.PLANNED, (reason_at(sentence, "tense.headline-future", verb),)
    if _is_imperative(sentence, clause):
        return Status.POSSIBLE, (reason_at(sentence, "mood.imperative", verb),)
    lasts = bool(tags & {"VBZ", "VBP"}) and _has_duration(sentence, clause)
    is_present = (tag in {"VBZ", "VBP"} or lasts) and not sentence.is_title
    if is_present and (marker := markers.find(Syntax.VERB, sentence.lemmas[verb])):
        return Status.ONGOING, (reason_at(sentence, marker.id, verb),)
    return Status.HAPPENED, ()


def _auxiliary_lemmas(sentence: Sentence, verb: int) -> set[str]:
    """Return the auxiliaries of a verb; the parser does not know "Having" for a form of "have"."""
    lemmas = {sentence.lemmas[token] for token in sentence.dependents(verb, *AUXILIARIES)}
    return {"have" if lemma == "having" else lemma for lemma in lemmas}


def _has_duration(sentence: Sentence, verb: int) -> bool:
    """Say whether a clause says how long: "has ruled since 2014", "has been so for a decade"."""
    return any(sentence.lemmas[p] in {"since", "for"} for p in sentence.dependents(verb, "prep"))


def _future_time(sentence: Sentence, verb: int, markers: MarkerTable) -> Reason | None:
    """Return the words that put a present tense into the future: "are meeting next week"."""
    adverbs = sentence.dependents(verb, "advmod", "npadvmod", "tmod")
    for token in (*adverbs, *(c for a in adverbs for c in sentence.children[a])):
        if marker := markers.find(Syntax.TIME, sentence.lemmas[token]):
            return reason_at(sentence, marker.id, token)
    return None


def _is_imperative(sentence: Sentence, verb: int) -> bool:
    """Say whether a main clause has a bare verb and no subject: "Leave the town"."""
    return (
        sentence.tags[verb] == "VB"
        and sentence.roles[verb] in {"ROOT", "ccomp", "parataxis"}
        and sentence.roles[sentence.heads[verb]] == "ROOT"
        and not sentence.dependents(verb, *SUBJECTS, "aux")
    )
