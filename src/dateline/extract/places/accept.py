"""Takes the spots that are places: each by its own weight, and by what the others vouch for."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.extract.places.evidence import SURE, THRESHOLD, UNLISTED, survey, weigh
from dateline.extract.places.spot import Spot, find_spots
from dateline.knowledge.places import PlaceIndex, fold
from dateline.records import Mention, Sentence

VOUCHED = 1.5  # what a sure mention of a name adds to its weaker ones
LISTED = 1.5  # what a place adds to a name that "and" or a comma ties to it
AT_HOME = 0.8  # what a name gains that stands for a place of a country the article is about
MOST_LOOKED_AT = 10  # candidates of a name, most people first
LEADING = 0.25  # the share of the votes that makes a country one the article is about


class Weighed(msgspec.Struct, frozen=True):
    """A spot and how much speaks for its being a place."""

    spot: Spot
    weight: float


def accepted(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    votes: dict[str, float],
    known: PlaceIndex,
) -> list[Spot]:
    """Return the spots of an article that are places.

    Args:
        sentences: Its parsed sentences.
        mentions: The actors found in it, or none.
        votes: Weight by country code of what else the article points at.
        known: The place index.

    Returns:
        Spots in text order; their ``parent`` counts within this list.
    """
    around = survey(sentences, mentions, known)
    weighed: list[Weighed] = []
    for sentence in sentences:
        begin = len(weighed)
        for spot in find_spots(sentence, known):
            weight = weigh(spot, sentence, around, known)
            if sentence.paragraph < 0:  # a dateline names nothing but places
                weight = max(weight, SURE)
            weighed.append(Weighed(_with_parent(spot, begin), weight))
    weighed = _vouched(weighed, votes, known)
    weighed = _listed(weighed, sentences)
    kept = {n: one.spot for n, one in enumerate(weighed) if one.weight >= least(one.spot)}
    order = {position: number for number, position in enumerate(kept)}
    return [
        msgspec.structs.replace(spot, parent=order.get(spot.parent, -1)) for spot in kept.values()
    ]


def least(spot: Spot) -> float:
    """Return the weight that makes a spot a place."""
    return THRESHOLD if spot.is_known or spot.hint else UNLISTED


def _with_parent(spot: Spot, begin: int) -> Spot:
    """Count the parent of a spot in the whole article."""
    return spot if spot.parent < 0 else msgspec.structs.replace(spot, parent=spot.parent + begin)


def _vouched(
    weighed: Sequence[Weighed], votes: dict[str, float], known: PlaceIndex
) -> list[Weighed]:
    """Add what sure mentions of the same name and of the same country vouch for."""
    sure = {fold(one.spot.name) for one in weighed if one.weight >= SURE}
    counts = Counter(votes)
    for name in sure:
        counts.update(one.country for one in known.candidates(name)[:1] if one.country)
    total = sum(counts.values()) + 1.0
    home = {country for country, count in counts.items() if count >= LEADING * total}
    return [
        Weighed(
            one.spot,
            one.weight
            + VOUCHED * (fold(one.spot.name) in sure)
            + AT_HOME * _is_at_home(one.spot, home, known),
        )
        for one in weighed
    ]


def _is_at_home(spot: Spot, home: set[str], known: PlaceIndex) -> bool:
    """Say whether a name that is no other word stands for a place of these countries."""
    folded = fold(spot.name)
    words = known.words
    others = (words.common_words, words.given_names, words.surnames)
    if not home or any(folded in group for group in others):
        return False
    return any(one.country in home for one in known.candidates(spot.name)[:MOST_LOOKED_AT])


def _listed(weighed: Sequence[Weighed], sentences: Sequence[Sentence]) -> list[Weighed]:
    """Add what a place vouches for in a list: "Avdiivka and Bakhmut"."""
    by_index = {sentence.index: sentence for sentence in sentences}
    owners = {
        (one.spot.sentence, token): position
        for position, one in enumerate(weighed)
        for token in range(one.spot.first, one.spot.last + 1)
    }
    weights = [one.weight for one in weighed]
    for position, one in enumerate(weighed):
        sentence = by_index[one.spot.sentence]
        for token in range(one.spot.first, one.spot.last + 1):
            other = owners.get((one.spot.sentence, sentence.heads[token]), position)
            if sentence.roles[token] != "conj" or other == position:
                continue
            for gains, gives in ((position, other), (other, position)):
                if weighed[gives].weight >= THRESHOLD > weighed[gains].weight:
                    weights[gains] += LISTED
    return [Weighed(one.spot, weight) for one, weight in zip(weighed, weights, strict=True)]
