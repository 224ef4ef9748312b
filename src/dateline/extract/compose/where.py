"""Where an event happened: the place of its clause, else what the text around it is set in."""

from collections import Counter

from dateline.extract.places import place_of, setting_of
from dateline.records import Place, Sentence


def where(
    sentence: Sentence,
    predicate: int,
    sentences: tuple[Sentence, ...],
    places: tuple[Place, ...],
) -> tuple[Place | None, str]:
    """Return the place of an event and the rule that found it.

    Args:
        sentence: The sentence that reports the event.
        predicate: Its verb or noun.
        sentences: All sentences of the article.
        places: All places of the article, in text order.

    Returns:
        The place and "clause", "setting" or "focus"; (None, "") where the article names none.
    """
    if place := place_of(sentence, predicate, places):
        return place, "clause"
    before = tuple(place for place in places if place.span.start < sentence.span.end)
    if place := setting_of(sentences, sentence.index, before):
        return place, "setting"
    focus = focus_of(places)
    return (focus, "focus") if focus else (None, "")


def focus_of(places: tuple[Place, ...]) -> Place | None:
    """Return what an article is about: the country named or meant most often, None on a tie."""
    counts = Counter(place.country for place in places if place.country).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    inside = [place for place in places if place.country == counts[0][0]]
    return next((place for place in inside if place.precision == "country"), inside[0])
