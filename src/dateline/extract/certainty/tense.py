"""What the form of a verb says: tense, mood, and whether it goes on."""

from dateline.extract.certainty.link import reason_at
from dateline.knowledge.markers import Form, MarkerTable, Syntax
from dateline.records import Reason, Sentence, Status

AUXILIARIES = ("aux", "auxpass")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
# "Opens on Monday", "is opening on Monday", "is opening in a week"; not "falls most in a week".
FUTURE = {False: ("on",), True: ("on", "in")}


def tense_of(
    sentence: Sentence, verb: int, markers: MarkerTable
) -> tuple[Status, tuple[Reason, ...]]:
    """Return the status that a verb's form gives, before any marker.

    Args:
        sentence: The sentence.
        verb: The verb.
        markers: The marker words.

    Returns:
        The status, and the reason unless it is a plain past.
    """
    clause = clause_verb(sentence, verb)
    words, tag = auxiliary_lemmas(sentence, clause), sentence.tags[clause]
    is_now = _is_present(sentence, clause)
    is_progressive = tag == "VBG" and "be" in words and is_now
    if is_progressive or tag in {"VBZ", "VBP"}:
        phrases = FUTURE[is_progressive]
        if ahead := _future_time(sentence, clause, markers, phrases) or _going_to(sentence, clause):
            return Status.PLANNED, (ahead,)
    if is_progressive:
        return Status.ONGOING, (reason_at(sentence, "tense.progressive", verb),)
    if mood := _mood(sentence, verb):
        return mood
    if is_now and "have" in words and (lasting := _lasting(sentence, verb, markers)):
        return Status.ONGOING, (lasting,)
    is_state = tag in {"VBZ", "VBP"} and not sentence.is_title
    if is_state and (marker := markers.find(Syntax.VERB, sentence.lemmas[verb])):
        return Status.ONGOING, (reason_at(sentence, marker.id, verb),)
    return Status.HAPPENED, ()


def _mood(sentence: Sentence, verb: int) -> tuple[Status, tuple[Reason, ...]] | None:
    """Return what a form without tense says: headlines to come, orders, turned conditions."""
    clause = clause_verb(sentence, verb)
    is_root = sentence.tags[clause] == "VB" and sentence.roles[clause] == "ROOT"
    if is_root and "to" in auxiliary_lemmas(sentence, clause):
        return Status.PLANNED, (reason_at(sentence, "tense.headline-future", verb),)
    if _is_imperative(sentence, clause):
        return Status.POSSIBLE, (reason_at(sentence, "mood.imperative", verb),)
    if _is_inverted_condition(sentence, clause):
        return Status.POSSIBLE, (reason_at(sentence, "conditional.inverted", clause),)
    return None


def _is_present(sentence: Sentence, clause: int) -> bool:
    """Say whether a verb or its auxiliary has the form of the present."""
    tokens = (clause, *sentence.dependents(clause, *AUXILIARIES))
    return any(sentence.tags[token] in {"VBZ", "VBP"} for token in tokens)


def _lasting(sentence: Sentence, verb: int, markers: MarkerTable) -> Reason | None:
    """Return the words that say how long something has gone on: "has ruled since 2014".

    Of what takes a moment, "since" only counts how often ("has met twice since May"); "for a
    year" makes anything last, unless its objects are counted.
    """
    clause, lemma = clause_verb(sentence, verb), sentence.lemmas[verb]
    lasting = markers.find(Syntax.VERB, lemma) or markers.find(Syntax.ACTIVITY, lemma)
    is_counted = any(
        sentence.dependents(noun, "nummod") for noun in sentence.dependents(verb, "dobj")
    )
    for token in sentence.dependents(clause, "prep"):
        times = sentence.dependents(token, "pobj")
        long = [markers.find(Syntax.DURATION, sentence.lemmas[time]) for time in times]
        if sentence.lemmas[token] == "for" and not lasting and not is_counted:
            lasting = next((marker for marker in long if marker), None)
        if sentence.lemmas[token] in {"since", "for"} and lasting:
            return reason_at(sentence, lasting.id, token)
    return None


def _future_time(
    sentence: Sentence, verb: int, markers: MarkerTable, prepositions: tuple[str, ...]
) -> Reason | None:
    """Return the words that put a present tense into the future: "are meeting on Monday"."""
    adverbs = sentence.dependents(verb, "advmod", "npadvmod", "tmod")
    keys = {t: sentence.lemmas[t] for a in adverbs for t in (a, *sentence.children[a])}
    phrases = [t for t in sentence.dependents(verb, "prep") if sentence.lemmas[t] in prepositions]
    for token in phrases:
        for noun in sentence.dependents(token, "pobj"):
            keys[noun] = f"{sentence.lemmas[token]} {sentence.lemmas[noun].lower()}"
    found = ((token, markers.find(Syntax.TIME, key)) for token, key in keys.items())
    return next((reason_at(sentence, marker.id, token) for token, marker in found if marker), None)


def _going_to(sentence: Sentence, verb: int) -> Reason | None:
    """Return "going" itself in "is going to attack", where it is what is asked about."""
    is_ahead = sentence.words[verb].lower() == "going" and sentence.dependents(verb, "xcomp")
    return reason_at(sentence, "tense.going-to", verb) if is_ahead else None


def _is_inverted_condition(sentence: Sentence, verb: int) -> bool:
    """Say whether a subclause turns verb and subject round: "had they attacked"."""
    subjects = sentence.dependents(verb, "nsubj", "nsubjpass")
    governor = sentence.heads[verb]
    turned = [*sentence.dependents(verb, *AUXILIARIES), governor]  # "Had" may be read as a verb
    first = next((t for t in turned if sentence.words[t].lower() in {"had", "were"}), verb)
    if not subjects or first > subjects[0] or sentence.words[-1] == "?":
        return False
    opens = first == 0 or sentence.words[first - 1] in {",", '"', "and", "but", "that"}
    top = verb if first != governor else governor
    return opens and sentence.roles[top] in {"advcl", "ccomp"}


def _is_imperative(sentence: Sentence, verb: int) -> bool:
    """Say whether a main clause has a bare verb and no subject: "Leave the town"."""
    return (
        sentence.tags[verb] == "VB"
        and sentence.roles[verb] in {"ROOT", "ccomp", "parataxis"}
        and sentence.roles[sentence.heads[verb]] == "ROOT"
        and not sentence.dependents(verb, *SUBJECTS, "aux")
    )


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
    words = auxiliary_lemmas(sentence, clause)
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


def auxiliary_lemmas(sentence: Sentence, verb: int) -> set[str]:
    """Return the auxiliaries of a verb; the parser does not know "Having" for a form of "have"."""
    lemmas = {sentence.lemmas[token] for token in sentence.dependents(verb, *AUXILIARIES)}
    return {"have" if lemma == "having" else lemma for lemma in lemmas}
