"""Who stands where in a clause: subjects, objects and objects of prepositions, by construction."""

from dateline.records import Sentence

RELATIVE = ("WP", "WDT")
NOMINAL_HEADS = ("NN", "PR", "CD", "DT", "WP", "JJ", "FW")
# What these say, whoever issues them says.
DOCUMENTS = frozenset(
    ("report", "statement", "letter", "resolution", "message", "lawsuit", "complaint", "petition",
     "communique", "declaration", "speech", "video", "note", "motion", "document", "decree",
     "tweet", "order", "bill", "law", "dossier", "memorandum", "interview")
)  # fmt: skip
CALLING = {"call": ("on", "upon"), "appeal": ("to",), "plead": ("with",), "prevail": ("on", "upon")}
CONTROLLED = ("xcomp", "oprd", "advcl", "pcomp", "conj", "ccomp", "acl")


def with_conjuncts(sentence: Sentence, token: int) -> list[int]:
    """Return a token, all that is coordinated with it and its examples, in text order."""
    found = [token]
    for current in found:
        found.extend(sentence.dependents(current, "conj"))
        for preposition in sentence.dependents(current, "prep"):  # "allies such as Germany"
            if sentence.words[max(preposition - 1, 0)].lower() == "such":
                found.extend(sentence.dependents(preposition, "pobj"))
    return sorted(found)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb is passive, by its auxiliary or as a bare participle after a noun."""
    if sentence.dependents(verb, "nsubjpass", "auxpass", "agent"):
        return True
    if sentence.tags[verb] != "VBN":
        return False
    role = sentence.roles[verb]
    if role == "conj" and not sentence.dependents(verb, "nsubj", "aux"):
        return is_passive(sentence, sentence.heads[verb])
    # "A man wounded in the raid", "twelve were reported killed"
    return role in {"acl", "xcomp", "oprd"} and not sentence.dependents(verb, "aux")


def surface_subjects(sentence: Sentence, verb: int) -> list[int]:
    """Return the heads of the noun phrases that stand as subject of a verb.

    A relative pronoun gives way to its antecedent; a verb without a subject of its own takes the
    one of the clause that governs it (coordination, infinitives, participles), or the object of
    the governing verb where that is who is meant to act ("forced them to leave").

    Args:
        sentence: The sentence.
        verb: The verb.

    Returns:
        Token indices in text order; empty where the clause has no subject.
    """
    seen: set[int] = set()
    while verb not in seen:
        seen.add(verb)
        own = sentence.dependents(verb, "nsubj", "nsubjpass", "csubj")
        if own:
            return _subjects_or_antecedent(sentence, verb, own)
        role, head = sentence.roles[verb], sentence.heads[verb]
        if role in {"acl", "relcl"} and sentence.tags[head].startswith(NOMINAL_HEADS):
            if sentence.tags[verb] == "VBG" and sentence.lemmas[head] in DOCUMENTS:
                return _authors(sentence, head)
            if sentence.tags[verb] in {"VBG", "VBN", "VBD"} and role == "acl":
                return with_conjuncts(sentence, head)
            verb = _verb_above(sentence, head)
            continue
        if role not in CONTROLLED:
            return []
        if role == "xcomp" and (called := _called(sentence, head)):
            return called
        verb = _verb_above(sentence, verb)
    return []


def _called(sentence: Sentence, verb: int) -> list[int]:
    """Return whom a verb makes the subject of its infinitive: "forced them", "called on them"."""
    objects = sentence.dependents(verb, "dobj")
    if objects:
        return with_conjuncts(sentence, objects[0])
    prepositions = CALLING.get(sentence.lemmas[verb], ())
    return [item for word in prepositions for item in governed(sentence, verb, word)]


def _authors(sentence: Sentence, document: int) -> list[int]:
    """Return who speaks through a document: "the union issued a statement condemning the raid"."""
    if sentence.roles[document] == "dobj":
        return agents(sentence, sentence.heads[document])
    return [*sentence.dependents(document, "poss"), *governed(sentence, document, "by"), document]


def _subjects_or_antecedent(sentence: Sentence, verb: int, own: list[int]) -> list[int]:
    """Replace a relative pronoun by the noun that the relative clause hangs on."""
    first = own[0]
    is_relative = sentence.tags[first] in RELATIVE or sentence.lemmas[first] in {
        "who", "which", "that",
    }  # fmt: skip
    if is_relative and not sentence.children[first]:
        clause = verb
        while sentence.roles[clause] == "conj":
            clause = sentence.heads[clause]
        if sentence.roles[clause] in {"relcl", "acl", "ccomp"}:
            antecedent = sentence.heads[clause]
            if sentence.tags[antecedent].startswith(NOMINAL_HEADS):
                return with_conjuncts(sentence, antecedent)
    return [token for subject in own for token in with_conjuncts(sentence, subject)]


def _verb_above(sentence: Sentence, token: int) -> int:
    """Return the nearest verb that governs a token, or the token itself at the top."""
    for governor in sentence.path_up(token):
        if sentence.tags[governor].startswith(("VB", "MD")):
            return governor
    return token


def agents(sentence: Sentence, verb: int) -> list[int]:
    """Return who does what a verb says: its subject, or the "by" phrase of a passive."""
    if is_passive(sentence, verb):
        return governed(sentence, verb, "by")
    return surface_subjects(sentence, verb)


def patients(sentence: Sentence, verb: int) -> list[int]:
    """Return to whom a verb does it: its object, or the subject of a passive."""
    if is_passive(sentence, verb):
        return surface_subjects(sentence, verb)
    objects = sentence.dependents(verb, "dobj")
    if objects and sentence.roles[verb] == "relcl" and sentence.tags[objects[0]] in RELATIVE:
        return with_conjuncts(sentence, sentence.heads[verb])
    if objects:
        return [token for item in objects for token in with_conjuncts(sentence, item)]
    if sentence.roles[verb] == "relcl" and not _relative_subject(sentence, verb):
        return [sentence.heads[verb]]
    return []


def _relative_subject(sentence: Sentence, verb: int) -> bool:
    subjects = sentence.dependents(verb, "nsubj", "nsubjpass")
    return not subjects or sentence.tags[subjects[0]] in RELATIVE


def governed(sentence: Sentence, token: int, preposition: str) -> list[int]:
    """Return the heads of the noun phrases that a preposition under a token governs.

    Args:
        sentence: The sentence.
        token: The verb or noun.
        preposition: Its lemma; "by" also means the agent of a passive, "to" a dative.

    Returns:
        Token indices in text order, coordinated ones included.
    """
    found: list[int] = []
    for child in sentence.dependents(token, "prep", "agent", "dative", "prt"):
        if sentence.lemmas[child] == preposition:
            for item in sentence.dependents(child, "pobj"):
                if sentence.entities[item] not in {"DATE", "TIME"}:
                    found.extend(with_conjuncts(sentence, item))
    return found


def fill(sentence: Sentence, tokens: tuple[int, ...], slot: str) -> list[int]:
    """Return what fills one slot of a frame around the tokens that matched it.

    Args:
        sentence: The sentence.
        tokens: The matched tokens, the verb or noun first.
        slot: "subject", "object", "indirect", "complement" (who is the subject of the clause
            that the verb governs), "none" or a preposition.

    Returns:
        Head tokens in text order.
    """
    verb = tokens[0]
    if slot == "none":
        return []
    if slot == "subject":
        found = agents(sentence, verb)
    elif slot == "object":
        found = patients(sentence, verb)
    elif slot == "indirect":
        found = sentence.dependents(verb, "dative")
    elif slot == "complement":
        clauses = sentence.dependents(verb, "ccomp")
        found = [item for clause in clauses for item in surface_subjects(sentence, clause)]
    else:
        places = [*tokens, *sentence.dependents(verb, "dobj", "acomp", "attr", "prt")]
        found = [item for place in places for item in governed(sentence, place, slot)]
    return list(dict.fromkeys(found))
