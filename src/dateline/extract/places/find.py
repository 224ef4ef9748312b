"""The whole way of one article's places: spots, their weight, their meaning."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.extract.places.evidence import SURE, THRESHOLD, UNLISTED, survey, weigh
from dateline.extract.places.resolve import KINDS, Votes, resolve
from dateline.extract.places.spot import Spot, find_spots
from dateline.knowledge.places import PlaceIndex, PlaceRecord, fold
from dateline.records import Article, Mention, Place, Sentence, Span

VOUCHED = 1.5  # what a sure mention of a name adds to its weaker ones
MOST_VOTES = 4.0  # of one country, however often its demonym stands in the text


def find_places(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    known: PlaceIndex,
) -> tuple[Place, ...]:
    """Return every mention of a place in an article, in text order.

    Args:
        article: The article; its dateline votes for a country.
        sentences: Its parsed sentences.
        mentions: The actors found in it, or none; their names are no places.
        known: The place index.

    Returns:
        Places in text order; demonyms, persons and organisations are none.
    """
    spots = _accepted(sentences, mentions, known)
    votes = count_votes(article, sentences, mentions, known)
    chosen = resolve(spots, votes, known)
    by_index = {sentence.index: sentence for sentence in sentences}
    found = [
        as_place(spot, by_index[spot.sentence], record)
        for spot, record in zip(spots, chosen, strict=True)
        if record is not None
    ]
    return tuple(sorted(found, key=lambda place: place.span))


def _accepted(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], known: PlaceIndex
) -> list[Spot]:
    """Return the spots that are places; a sure one vouches for others of the same name."""
    around = survey(sentences, mentions, known)
    weighed: list[tuple[Spot, float]] = []
    for sentence in sentences:
        begin = len(weighed)
        for spot in find_spots(sentence, known):
            moved = spot if spot.parent < 0 else _with_parent(spot, spot.parent + begin)
            weighed.append((moved, weigh(spot, sentence, around, known)))
    sure = {fold(spot.name) for spot, weight in weighed if weight >= SURE}
    kept = {
        position: spot
        for position, (spot, weight) in enumerate(weighed)
        if weight + VOUCHED * (fold(spot.name) in sure) >= least(spot)
    }
    order = {position: number for number, position in enumerate(kept)}
    return [_with_parent(spot, order.get(spot.parent, -1)) for spot in kept.values()]


def least(spot: Spot) -> float:
    """Return the weight that makes a spot a place."""
    if spot.is_known or spot.hint:
        return THRESHOLD
    return UNLISTED


def _with_parent(spot: Spot, parent: int) -> Spot:
    return spot if spot.parent == parent else msgspec.structs.replace(spot, parent=parent)


def count_votes(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    known: PlaceIndex,
) -> Votes:
    """Count what the article points at beside its place names: demonyms, actors, dateline."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for token, word in enumerate(sentence.words):
            if word[0].isupper():
                pair = " ".join(sentence.words[token : token + 2])
                country = known.words.demonyms.get(fold(pair)) or known.words.demonyms.get(
                    fold(word)
                )
                if country:
                    counts[country] += 1
    for mention in mentions:
        if mention.actor and mention.actor.country:
            counts[mention.actor.country] += 1
    votes = {country: min(MOST_VOTES, 0.5 * count) for country, count in counts.items()}
    if article.dateline_place:
        for place in known.candidates(article.dateline_place)[:1]:
            if place.country:
                votes[place.country] = votes.get(place.country, 0.0) + 2.0
    return Votes(votes)


def as_place(spot: Spot, sentence: Sentence, record: PlaceRecord) -> Place:
    """Turn a spot and what it means into the record of the answer."""
    span = Span(sentence.starts[spot.first], sentence.ends[spot.end])
    stands_for = KINDS[spot.hint][1] if spot.hint in {"district", "province"} else ""
    precision = stands_for if stands_for and record.precision == "point" else record.precision
    return Place(
        name=record.name,
        text=sentence.text[span.start : span.end],
        span=span,
        lat=record.lat,
        lon=record.lon,
        geonameid=record.geonameid,
        admin1=record.admin1,
        admin2=record.admin2,
        country=record.country,
        feature=record.feature,
        precision=precision,
    )
