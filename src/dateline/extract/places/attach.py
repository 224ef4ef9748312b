"""Picks the place that an event happened in: from its clause, else from what the text is about."""

from collections import Counter, deque
from collections.abc import Sequence

from dateline.records import Place, Sentence

SPECIFIC = ("point", "district", "province", "country", "region")
CLAUSE_ROLES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"})
LOCAL = frozenset(
    ["in", "into", "at", "near", "outside", "inside", "on", "off", "around", "across", "over",
     "within", "along", "throughout", "between", "above", "north", "south", "east", "west"]
)  # fmt: skip
MOVING = frozenset(["to", "towards", "toward", "through", "from", "onto", "for"])
CAUGHT = frozenset(
    ["capture", "recapture", "retake", "seize", "enter", "bomb", "bombard", "shell", "besiege",
     "liberate", "invade", "overrun", "storm", "raid", "occupy", "hit", "strike", "rock", "visit",
     "evacuate", "surround", "pound", "attack"]
)  # fmt: skip
NO_RANK = 9


def place_of(sentence: Sentence, predicate: int, places: Sequence[Place]) -> Place | None:
    """Return the place attached to the clause of a predicate.

    A place that a local preposition ("in", "near") ties to the predicate comes first, then the
    goal of a movement or the object of a verb such as "capture", then a local phrase elsewhere in
    the clause or at the start of the sentence. A state that does something is no place of it.
    Among equals the most specific place wins, then the nearest.

    Args:
        sentence: The sentence of the predicate.
        predicate: The token of the verb or event noun.
        places: Places of the article; those of other sentences are not looked at.

    Returns:
        The place, or None where the sentence names none for this clause.
    """
    inside = [place for place in places if sentence.span.holds(place.span)]
    ranked = []
    for position, place in enumerate(inside):
        token = _head(sentence, place)
        rank = _rank(sentence, predicate, token, place)
        if rank < NO_RANK:
            nearness = abs(token - predicate)
            # "hit the Black Sea port of Odesa": object and "of" are equals, Odesa is more specific.
            ranked.append(((rank + 1) // 2, SPECIFIC.index(place.precision), nearness, position))
    return inside[min(ranked)[3]] if ranked else None


def settings_of(sentences: Sequence[Sentence], places: Sequence[Place]) -> tuple[Place | None, ...]:
    """Return for each sentence the place that the text is set in where it is reached.

    That is the last place of a local phrase ("in Homs", "near the border") in the same paragraph,
    else the first of the article so far, headline apart; a more specific one of the same sentence
    wins. A text without any is set in the country that it has named most often.

    Args:
        sentences: The sentences of the article, in text order.
        places: Places of the article.

    Returns:
        One place a sentence, None where the text has named none by then.
    """
    named = _named_in(sentences, places)
    last, paragraph = None, -1
    first: dict[bool, Place] = {}  # of the body and of the headline
    found: list[Place | None] = []
    for sentence, here, country in zip(sentences, named, _countries_so_far(named), strict=True):
        if sentence.paragraph != paragraph:
            last, paragraph = None, sentence.paragraph
        if local := _local_place(sentence, here):
            last = local
            first.setdefault(sentence.is_title, local)
        found.append(last or first.get(False) or first.get(True) or country)
    return tuple(found)


def _named_in(sentences: Sequence[Sentence], places: Sequence[Place]) -> list[list[Place]]:
    """Return the places that each sentence names, or that stand between it and the one before."""
    waiting = deque(sorted(places, key=lambda place: place.span.start))
    named: list[list[Place]] = []
    for sentence in sentences:
        named.append([])
        while waiting and waiting[0].span.start < sentence.ends[-1]:
            named[-1].append(waiting.popleft())
    return named


def _countries_so_far(named: list[list[Place]]) -> list[Place | None]:
    """Return the country that the text has named most often at the end of each sentence."""
    counts: Counter[str] = Counter()
    countries: dict[str, Place] = {}
    found: list[Place | None] = []
    for places in named:
        for place in places:
            if place.country:
                counts[place.country] += 1
                if place.precision == "country":
                    countries.setdefault(place.country, place)
        most = max(counts, key=lambda country: counts[country], default="")
        found.append(countries.get(most))
    return found


def _local_place(sentence: Sentence, places: Sequence[Place]) -> Place | None:
    """Return the most specific place of a local phrase in a sentence."""
    local = [
        place
        for place in places
        if sentence.span.holds(place.span) and _is_local(sentence, _head(sentence, place))
    ]
    return min(local, key=lambda place: SPECIFIC.index(place.precision), default=None)


def _head(sentence: Sentence, place: Place) -> int:
    """Return the token of a place whose governor lies outside it."""
    inside = [
        token
        for token in range(len(sentence))
        if place.span.start < sentence.ends[token] and sentence.starts[token] < place.span.end
    ]
    return next((t for t in reversed(inside) if sentence.heads[t] not in inside), inside[-1])


def _preposition(sentence: Sentence, token: int) -> int:
    """Return the preposition that a place hangs on, through lists and compounds, or -1."""
    for current in (token, *sentence.path_up(token)):
        if sentence.roles[current] == "prep":
            return current
        if sentence.roles[current] not in {"pobj", "conj", "compound", "nmod", "appos", "poss"}:
            return -1
    return -1


def _is_local(sentence: Sentence, token: int) -> bool:
    preposition = _preposition(sentence, token)
    return preposition >= 0 and sentence.words[preposition].lower() in LOCAL


def _rank(sentence: Sentence, predicate: int, token: int, place: Place) -> int:
    """Return how closely a place is tied to a predicate, 0 the closest, ``NO_RANK`` not at all."""
    tie = _tie(sentence, token, place)
    if tie == NO_RANK:
        return NO_RANK
    path = sentence.path_up(token)
    if predicate in (token, *path):
        crossed = path[: path.index(predicate)] if predicate in path else []
        return tie if not any(_opens_clause(sentence, t) for t in crossed) else NO_RANK
    if _clause(sentence, token) == _clause(sentence, predicate):
        return tie + 1
    opens = tie == 0 and _preposition(sentence, token) <= 1
    return 4 if opens else NO_RANK


def _tie(sentence: Sentence, token: int, place: Place) -> int:
    """Rank the way a place stands in its phrase, whatever the predicate."""
    if _is_local(sentence, token):
        return 0
    preposition = _preposition(sentence, token)
    word = sentence.words[preposition].lower() if preposition >= 0 else ""
    role, governor = sentence.roles[token], sentence.heads[token]
    if word in MOVING or (role == "dobj" and sentence.lemmas[governor] in CAUGHT):
        return 1
    is_small = place.precision in {"point", "district", "province"}
    if word == "of" or (is_small and role in {"compound", "nmod", "poss", "npadvmod", "nsubjpass"}):
        return 2
    return NO_RANK


def _opens_clause(sentence: Sentence, token: int) -> bool:
    """Say whether a token heads a clause of its own."""
    is_verb = sentence.tags[token].startswith("V")
    return is_verb and sentence.roles[token] in CLAUSE_ROLES | {"conj"}


def _clause(sentence: Sentence, token: int) -> int:
    """Return the token that heads the clause a token stands in."""
    for current in (token, *sentence.path_up(token)):
        if _opens_clause(sentence, current):
            return current
    return -1
