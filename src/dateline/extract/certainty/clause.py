"""What a clause says of its own verb: tense, auxiliaries, negation, adverbs, questions."""

from dateline.extract.certainty.link import reason_at
from dateline.extract.certainty.tense import AUXILIARIES, auxiliary_lemmas, clause_verb, tense_of
from dateline.knowledge.markers import Marker, MarkerTable, Syntax
from dateline.records import Certainty, Judgement, Sentence, Status

ABILITY = frozenset(("can", "could", "ca"))
FIRST_PERSON = frozenset(("i", "we"))


def judge_clause(sentence: Sentence, verb: int, markers: MarkerTable) -> Judgement:
    """Judge a verb by the words of its own clause.

    Args:
        sentence: The sentence.
        verb: The verb.
        markers: The marker words.

    Returns:
        Its judgement, as if the clause stood alone.
    """
    status, reasons = tense_of(sentence, verb, markers)
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
    done = [_done_all_the_same(sentence, verb, token, marker, markers) for token, marker in found]
    return [(token, real or marker) for (token, marker), real in zip(found, done, strict=True)]


def performed(sentence: Sentence, verb: int, speaker: int, markers: MarkerTable) -> Marker | None:
    """Return the marker of what is done by saying so: "I must condemn", "we want to thank".

    Args:
        sentence: The sentence.
        verb: The verb of speaking.
        speaker: The verb that has the subject: the same, or the one that governs it.
        markers: The marker words.

    Returns:
        The marker, None where nobody speaks of himself.
    """
    subjects = sentence.dependents(clause_verb(sentence, speaker), "nsubj")
    is_own = any(sentence.words[token].lower() in FIRST_PERSON for token in subjects)
    is_own = is_own and sentence.words[-1] != "?"
    return markers.find(Syntax.PERFORMED, sentence.lemmas[verb]) if is_own else None


def _done_all_the_same(
    sentence: Sentence, verb: int, token: int, marker: Marker, markers: MarkerTable
) -> Marker | None:
    """Return the marker of what a modal verb leaves real: who "can see" sees."""
    if Syntax.AUXILIARY not in marker.syntax:
        return None
    if sentence.lemmas[token] in ABILITY:
        seen = markers.find(Syntax.PERCEIVED, sentence.lemmas[verb])
        return seen or performed(sentence, verb, verb, markers)
    is_open = marker.status is Status.POSSIBLE and "have" not in auxiliary_lemmas(sentence, verb)
    return performed(sentence, verb, verb, markers) if is_open else None


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
