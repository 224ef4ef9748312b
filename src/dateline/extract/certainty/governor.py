"""Which word above a verb or a noun decides on it, and how."""

from collections.abc import Iterable

import msgspec

from dateline.extract.certainty.clause import performed
from dateline.extract.certainty.link import Link, Pull, link_by, reason_at
from dateline.extract.certainty.tense import AUXILIARIES, clause_verb, form_of
from dateline.knowledge.markers import Form, Marker, MarkerTable, Syntax
from dateline.records import Sentence, Status

OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "dative"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
NOUNS = frozenset({"NN", "NNS", "NNP"})
LOOSE = frozenset({
    "after",
    "because",
    "for",
    "since",
    "following",
    "despite",
    "than",
    "as",
    "because of",
    "due to",
    "owing to",
    "thanks to",
    "according to",
})
COMPOUND = frozenset(("instead", "short", "because", "due", "owing", "thanks", "according"))
DEGREES = ("advmod", "amod")
RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "one", "few", "next"})


def link_of_verb(sentence: Sentence, verb: int, markers: MarkerTable) -> Link | None:
    """Return the step from a verb to the word that governs its clause.

    Args:
        sentence: The sentence.
        verb: The verb.
        markers: The marker words.

    Returns:
        The step; None for the main verb.
    """
    top = verb
    while sentence.roles[top] == "conj" and sentence.heads[top] != top:
        top = sentence.heads[top]
    governor, role = sentence.heads[top], sentence.roles[top]
    if governor == top:
        return None
    form = form_of(sentence, verb)
    if role in {"pcomp", "pobj"}:
        return _link_through_preposition(sentence, governor, form, markers)
    if role == "prep":  # "including", "following"
        return Link(governor=governor, pull=Pull.NONE)
    found = _clause_marker(sentence, top, markers)
    is_complement = role not in {"relcl", "advcl"} or form is Form.INFINITIVE
    is_complement = is_complement and not (form is Form.PAST and _asks_what(sentence, top))
    if is_complement and found and form in found[1].forms:
        return _link_of_complement(sentence, verb, governor, found, markers)
    if form is Form.INFINITIVE and _has_to(sentence, verb):
        return _infinitive(sentence, verb, governor)
    is_reported = role in {"ccomp", "acl"} and form is Form.PRESENT
    stands_alone = is_reported or role == "relcl" or form in {Form.PAST, Form.PERFECT}
    return Link(governor=governor, pull=Pull.NONE if stands_alone else Pull.UNREAL)


def link_of_noun(sentence: Sentence, noun: int, markers: MarkerTable) -> Link | None:
    """Return the step from an event noun (or a predicate adjective) to what governs it.

    Args:
        sentence: The sentence.
        noun: The noun.
        markers: The marker words.

    Returns:
        The step; None where nothing governs it.
    """
    top = noun
    while sentence.roles[top] in {"conj", "appos"} and sentence.heads[top] != top:
        top = sentence.heads[top]
    governor, role = sentence.heads[top], sentence.roles[top]
    if governor == top:
        return None
    if role == "pobj":
        return _noun_through_preposition(sentence, noun, governor, markers)
    marker = _marker_over(sentence, noun, governor, role, markers)
    if marker and not (marker.is_new and _is_definite(sentence, noun)):
        return link_by(sentence, marker, governor)
    if role in {"acomp", "prt", "advmod"}:
        return Link(governor=governor, pull=Pull.SHARED)
    if role in OBJECTS and not _is_definite(sentence, noun):
        return Link(governor=governor, pull=Pull.UNREAL)
    return Link(governor=governor, pull=Pull.NONE)


def _link_of_complement(
    sentence: Sentence, verb: int, governor: int, found: tuple[int, Marker], markers: MarkerTable
) -> Link:
    """Return the step from a complement to the marker above it."""
    token, marker = found
    spoken = performed(sentence, verb, governor, markers)
    if spoken and Status.POSSIBLE in {marker.status, marker.present}:
        return Link(governor=governor, pull=Pull.NONE, reason=reason_at(sentence, spoken.id, verb))
    if marker.present and _is_present(sentence, governor):
        marker = msgspec.structs.replace(marker, status=marker.present)
    return link_by(sentence, marker, governor, token)


def _is_present(sentence: Sentence, governor: int) -> bool:
    """Say whether a governing word, or the verb that it stands with, is no past."""
    path = [governor, *sentence.path_up(governor)]
    verb = next((token for token in path if sentence.tags[token].startswith("VB")), governor)
    return form_of(sentence, verb) is not Form.PAST


def _asks_what(sentence: Sentence, verb: int) -> bool:
    """Say whether a clause asks who, why or how and takes for granted that it happened."""
    first = min(sentence.subtree(verb))
    return sentence.tags[first].startswith("W") and sentence.lemmas[first] != "whether"


def _marker_over(
    sentence: Sentence, noun: int, governor: int, role: str, markers: MarkerTable
) -> Marker | None:
    """Return the marker that has a noun as its subject, object or modifier."""
    keys = keys_of(sentence, governor)
    if role == "nsubj":
        if sentence.lemmas[governor] == "be":  # "is possible", "is over"; not "is old"
            said = sentence.dependents(governor, "acomp", "attr", "advmod")
            keys = [f"be {sentence.lemmas[token]}" for token in said] or keys
        return first_marker(markers, Syntax.SUBJECT, keys)
    is_argument = role in OBJECTS or role in {"compound", "nmod"}
    marker = first_marker(markers, Syntax.OBJECT, keys) if is_argument else None
    return None if marker and sentence.lemmas[noun] in marker.unless else marker


def _link_through_preposition(
    sentence: Sentence, preposition: int, form: Form, markers: MarkerTable
) -> Link:
    """Return the step from a verb below a preposition: "accused of attacking"."""
    if marker := markers.find(Syntax.PREPOSITION, _compound_word(sentence, preposition)):
        return link_by(sentence, marker, preposition)
    governor = sentence.heads[preposition]
    word = sentence.lemmas[preposition]
    marker = first_marker(markers, Syntax.CLAUSE, keys_of(sentence, governor, word))
    if marker and form in marker.forms:
        return link_by(sentence, marker, governor)
    return Link(governor=governor, pull=Pull.NONE if word in LOOSE else Pull.UNREAL)


def _noun_through_preposition(
    sentence: Sentence, noun: int, preposition: int, markers: MarkerTable
) -> Link:
    """Return the step from a noun below a preposition: "called for talks", "fear of an attack"."""
    whole = _compound_word(sentence, preposition)
    if marker := markers.find(Syntax.PREPOSITION, whole):
        return link_by(sentence, marker, preposition)
    governor = sentence.heads[preposition]
    if sentence.roles[governor] == "prep":
        governor = sentence.heads[governor]
    word = sentence.lemmas[preposition]
    if marker := first_marker(markers, Syntax.OBJECT, keys_of(sentence, governor, word)):
        return link_by(sentence, marker, governor)
    if sentence.lemmas[governor] == "be" and word not in LOOSE:  # "is at war", "are in talks"
        return Link(governor=governor, pull=Pull.SHARED)
    is_open = sentence.tags[governor].startswith("VB") and not _is_definite(sentence, noun)
    is_open = is_open and word not in LOOSE and whole not in LOOSE
    return Link(governor=governor, pull=Pull.UNREAL if is_open else Pull.NONE)


def _infinitive(sentence: Sentence, verb: int, governor: int) -> Link:
    """Return the step from an infinitive that no marker explains: a plan, unless it ranks.

    "The first state to sign" did sign, and one that "used to sign" did; "a law to sign" is not
    signed yet.
    """
    is_habit = sentence.words[governor].lower() == "used" and sentence.tags[governor] == "VBD"
    if is_habit and not sentence.dependents(governor, "dobj", "auxpass"):
        return Link(governor=governor, pull=Pull.NONE)
    ranks = {sentence.words[t].lower() for t in (governor, *sentence.children[governor])}
    if sentence.roles[verb] in {"relcl", "acl"} and ranks & RANKS:
        return Link(governor=governor, pull=Pull.UNREAL)
    return Link(
        governor=governor,
        pull=Pull.SET,
        reason=reason_at(sentence, "infinitive.purpose", verb),
        status=Status.PLANNED,
        negated=Status.PLANNED,
    )


def _clause_marker(
    sentence: Sentence, verb: int, markers: MarkerTable
) -> tuple[int, Marker] | None:
    """Return the marker above a verb: its governor, or the adjective or noun that this links."""
    governor = sentence.heads[verb]
    linked = [t for t in sentence.dependents(governor, "acomp", "attr", "oprd") if t != verb]
    is_copula = sentence.lemmas[governor] == "be"
    that = ["that"] if "that" in _marks(sentence, verb) else []
    tokens = [*linked, governor] if is_copula else [governor, *linked]
    if degree := _degree(sentence, verb, tokens, markers):
        return degree
    for token in tokens:
        nominal = [f"{sentence.lemmas[token]} {t}" for t in that if sentence.tags[token] in NOUNS]
        if marker := first_marker(markers, Syntax.CLAUSE, [*nominal, *keys_of(sentence, token)]):
            return token, marker
    return None


def _degree(
    sentence: Sentence, verb: int, tokens: list[int], markers: MarkerTable
) -> tuple[int, Marker] | None:
    """Return the word of degree above an infinitive: "too" weak to attack, strong "enough" to."""
    if not _has_to(sentence, verb):
        return None
    graded = [token for token in tokens if sentence.tags[token].startswith(("JJ", "RB", "NN"))]
    for token in (child for item in graded for child in sentence.dependents(item, *DEGREES)):
        if marker := markers.find(Syntax.DEGREE, sentence.lemmas[token]):
            return token, marker
    return None


def _marks(sentence: Sentence, verb: int) -> set[str]:
    return {sentence.lemmas[token] for token in sentence.dependents(verb, "mark")}


def keys_of(sentence: Sentence, token: int, preposition: str | None = None) -> list[str]:
    """Return the dictionary keys of a governing word, the longest first."""
    lemma = sentence.lemmas[token]
    particles = sentence.dependents(token, "prt")
    verbs = [f"{lemma} {sentence.lemmas[p]}" for p in particles] or [lemma]
    adverbs = [f"{lemma} {sentence.lemmas[a]}" for a in sentence.dependents(token, "advmod")]
    objects = [f"{lemma} {sentence.lemmas[o]}" for o in sentence.dependents(token, "dobj")]
    subjects = [sentence.lemmas[s] for s in sentence.dependents(token, "nsubj", "expl")]
    it = [f"it {lemma}"] if "it" in subjects else []
    keys = [*objects, *it, *adverbs, *verbs]
    auxiliaries = sentence.dependents(token, *AUXILIARIES)
    if "be" in {sentence.lemmas[a] for a in auxiliaries}:
        keys = [f"be {verb}" for verb in verbs] + keys
    return [f"{key} {preposition}" for key in keys] if preposition else keys


def first_marker(markers: MarkerTable, syntax: Syntax, keys: Iterable[str]) -> Marker | None:
    """Return the marker of the first key that is one in this place, None without any."""
    return next((found for key in keys if (found := markers.find(syntax, key))), None)


def _compound_word(sentence: Sentence, preposition: int) -> str:
    """Return a preposition with the word before it where they are one: "instead of"."""
    before = sentence.words[preposition - 1].lower() if preposition else ""
    return (
        f"{before} {sentence.lemmas[preposition]}"
        if before in COMPOUND
        else (sentence.lemmas[preposition])
    )


def _is_definite(sentence: Sentence, noun: int) -> bool:
    """Say whether the text takes a noun as known: "the attack", "Israel's attack"."""
    if sentence.tags[noun] in {"NNP", "NNPS", "PRP"} or sentence.dependents(noun, "poss"):
        return True
    determiners = sentence.dependents(noun, "det")
    return any(sentence.lemmas[token] in DEFINITE for token in determiners)


def _has_to(sentence: Sentence, verb: int) -> bool:
    clause = clause_verb(sentence, verb)
    return any(sentence.lemmas[t] == "to" for t in sentence.dependents(clause, *AUXILIARIES))
