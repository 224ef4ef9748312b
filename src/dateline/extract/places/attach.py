"""Picks the place that an event happened in from the places of its sentence."""

from collections.abc import Sequence

from dateline.records import Place, Sentence

SPECIFIC = ("point", "district", "province", "country", "region")
CLAUSE_ROLES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj"})
LOCAL = frozenset(
    ["in", "at", "near", "outside", "inside", "on", "off", "around", "across", "over", "within",
     "along", "throughout"]
)  # fmt: skip


def place_of(sentence: Sentence, predicate: int, places: Sequence[Place]) -> Place | None:
    """Return the place attached to the clause of a predicate.

    A place in a prepositional phrase below the predicate comes first, then any place of the same
    clause, then one that the sentence itself is set in ("In Kabul, ..."); among equals the most
    specific, then the nearest.

    Args:
        sentence: The sentence of the predicate.
        predicate: The token of the verb or event noun.
        places: Places of the article, those of other sentences are not looked at.

    Returns:
        The place, or None where the sentence names none for this clause.
    """
    inside = [
        (token, place)
        for place in places
        if sentence.span.holds(place.span)
        for token in [_head(sentence, place)]
    ]
    ranked = [
        (rank, SPECIFIC.index(place.precision), abs(token - predicate), position)
        for position, (token, place) in enumerate(inside)
        for rank in [_rank(sentence, predicate, token)]
        if rank < 4
    ]
    return inside[min(ranked)[3]][1] if ranked else None


def _head(sentence: Sentence, place: Place) -> int:
    """Return the token of a place whose governor lies outside it."""
    inside = [
        token
        for token in range(len(sentence))
        if place.span.start < sentence.ends[token] and sentence.starts[token] < place.span.end
    ]
    return next((t for t in reversed(inside) if sentence.heads[t] not in inside), inside[-1])


def _rank(sentence: Sentence, predicate: int, token: int) -> int:
    """Return 0 for a phrase of the predicate, 1 for its clause, 2 for the sentence, 4 for none."""
    path = sentence.path_up(token)
    preposition = next((t for t in path if sentence.roles[t] == "prep"), -1)
    is_local = preposition >= 0 and sentence.words[preposition].lower() in LOCAL
    if predicate in path:
        crossed = path[: path.index(predicate)]
        if not any(sentence.roles[t] in CLAUSE_ROLES - {"conj"} for t in crossed):
            return 0 if is_local else 1
        return 4
    if is_local and _clause(sentence, token) == _clause(sentence, predicate):
        return 1
    if _clause(sentence, token) == _clause(sentence, predicate):
        return 2
    return 2 if is_local and preposition == 0 else 4


def _clause(sentence: Sentence, token: int) -> int:
    """Return the token that heads the clause a token stands in."""
    for current in (token, *sentence.path_up(token)):
        if sentence.roles[current] in CLAUSE_ROLES and sentence.tags[current].startswith("V"):
            return current
    return -1
