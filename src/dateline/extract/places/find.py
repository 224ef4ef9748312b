"""The whole way of one article's places: spots, their weight, their meaning."""

from collections import Counter
from collections.abc import Sequence

from dateline.extract.places.accept import accepted
from dateline.extract.places.dateline import dateline_of
from dateline.extract.places.resolve import KINDS, Votes, resolve
from dateline.extract.places.spot import Spot
from dateline.knowledge.places import PlaceIndex, PlaceRecord, fold
from dateline.records import Article, Mention, Place, Sentence, Span

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
    votes = count_votes(article, sentences, mentions, known)
    dateline = dateline_of(article, len(sentences))
    sentences = (*((dateline,) if dateline else ()), *sentences)
    spots = accepted(sentences, mentions, votes.countries, known)
    chosen = resolve(spots, votes, known)
    by_index = {sentence.index: sentence for sentence in sentences}
    found = [
        as_place(spot, by_index[spot.sentence], record)
        for spot, record in zip(spots, chosen, strict=True)
        if record is not None
    ]
    return tuple(sorted(found, key=lambda place: place.span))


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
        if mention.actor and mention.actor.country and mention.actor.listed:
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
