"""Which word above a verb or a noun decides on it, and how."""

from collections.abc import Iterable

from dateline.extract.certainty.clause import AUXILIARIES, clause_verb, form_of
from dateline.extract.certainty.link import Link, Pull, link_by, reason_at
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
    "before",
})
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
    is_complement = role not in {"relcl", "advcl"} or (role == "advcl" and form is Form.INFINITIVE)
    if is_complement and found and form in found[1].forms:
        return link_by(sentence, found[1], governor, found[0])
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
    syntax = Syntax.SUBJECT if role == "nsubj" else Syntax.OBJECT
    is_argument = role in OBJECTS or role in {"nsubj", "compound", "nmod"}
    marker = _first(markers, syntax, _keys(sentence, governor)) if is_argument else None
    if marker and not (marker.is_new and _is_definite(sentence, noun)):
        return link_by(sentence, marker, governor)
    if role in {"acomp", "prt", "advmod"}:
        return Link(governor=governor, pull=Pull.SHARED)
    if role in OBJECTS and not _is_definite(sentence, noun):
        return Link(governor=governor, pull=Pull.UNREAL)
    return Link(governor=governor, pull=Pull.NONE)


def _link_through_preposition(
    sentence: Sentence, preposition: int, form: Form, markers: MarkerTable
) -> Link:
    """Return the step from a verb below a preposition: "accused of attacking"."""
    if marker := markers.find(Syntax.PREPOSITION, _compound_word(sentence, preposition)):
        return link_by(sentence, marker, preposition)
    governor = sentence.heads[preposition]
    word = sentence.lemmas[preposition]
    marker = _first(markers, Syntax.CLAUSE, _keys(sentence, governor, word))
    if marker and form in marker.forms:
        return link_by(sentence, marker, governor)
    return Link(governor=governor, pull=Pull.NONE if word in LOOSE else Pull.UNREAL)


def _noun_through_preposition(
    sentence: Sentence, noun: int, preposition: int, markers: MarkerTable
) -> Link:
    """Return the step from a noun below a preposition: "called for talks", "fear of an attack"."""
    if marker := markers.find(Syntax.PREPOSITION, _compound_word(sentence, preposition)):
        return link_by(sentence, marker, preposition)
    governor = sentence.heads[preposition]
    if sentence.roles[governor] == "prep":
        governor = sentence.heads[governor]
    word = sentence.lemmas[preposition]
    if marker := _first(markers, Syntax.OBJECT, _keys(sentence, governor, word)):
        return link_by(sentence, marker, governor)
    if sentence.lemmas[governor] == "be" and word not in LOOSE:  # "is at war", "are in talks"
        return Link(governor=governor, pull=Pull.SHARED)
    is_open = sentence.tags[governor].startswith("VB") and not _is_definite(sentence, noun)
    is_open = is_open and word not in LOOSE
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
    for token in [*linked, governor] if is_copula else [governor, *linked]:
        nominal = [f"{sentence.lemmas[token]} {t}" for t in that if sentence.tags[token] in NOUNS]
        if marker := _first(markers, Syntax.CLAUSE, [*nominal, *_keys(sentence, token)]):
            return token, marker
    return None


def _marks(sentence: Sentence, verb: int) -> set[str]:
    return {sentence.lemmas[token] for token in sentence.dependents(verb, "mark")}


def _keys(sentence: Sentence, token: int, preposition: str | None = None) -> list[str]:
    """Return the dictionary keys of a governing word, the longest first."""
    lemma = sentence.lemmas[token]
    particles = sentence.dependents(token, "prt")
    verbs = [f"{lemma} {sentence.lemmas[p]}" for p in particles] or [lemma]
    adverbs = [f"{lemma} {sentence.lemmas[a]}" for a in sentence.dependents(token, "advmod")]
    keys = [*adverbs, *verbs]
    auxiliaries = sentence.dependents(token, *AUXILIARIES)
    if "be" in {sentence.lemmas[a] for a in auxiliaries}:
        keys = [f"be {verb}" for verb in verbs] + keys
    return [f"{key} {preposition}" for key in keys] if preposition else keys


def _first(markers: MarkerTable, syntax: Syntax, keys: Iterable[str]) -> Marker | None:
    return next((found for key in keys if (found := markers.find(syntax, key))), None)


def _compound_word(sentence: Sentence, preposition: int) -> str:
    """Return a preposition with the word before it where they are one: "instead of"."""
    if preposition and sentence.words[preposition - 1].lower() in {"instead", "short", "because"}:
        return f"{sentence.words[preposition - 1].lower()} {sentence.lemmas[preposition]}"
    return sentence.lemmas[preposition]


def _is_definite(sentence: Sentence, noun: int) -> bool:
    """Say whether the text takes a noun as known: "the attack", "Israel's attack"."""
    if sentence.tags[noun] in {"NNP", "NNPS", "PRP"} or sentence.dependents(noun, "poss"):
        return True
    determiners = sentence.dependents(noun, "det")
    return any(sentence.lemmas[token] in DEFINITE for token in determiners)


def _has_to(sentence: Sentence, verb: int) -> bool:
    clause = clause_verb(sentence, verb)
    return any(sentence.lemmas[t] == "to" for t in sentence.dependents(clause, *AUXILIARIES))
