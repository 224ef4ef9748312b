"""Where a body sits: the country of the town or division that stands beside its name."""

from dateline.extract.actors.phrases import Phrase, Scene
from dateline.knowledge.actors import fold

# Prepositions after which a role noun names whom or what it serves.
SERVING = frozenset(["of", "in", "from", "for", "at", "with", "within", "inside"])
LONGEST_TOWN = 3  # words
BEFORE_TOWNS = frozenset([",", "of", "in"])


def country_of_towns(phrase: Phrase, scene: Scene) -> str | None:
    """Return the country of a town named in or behind a role phrase ("Shanghai authorities").

    Args:
        phrase: The phrase, its head a role.
        scene: The words it stands in.

    Returns:
        ISO alpha-3, or None. Small towns and abbreviated divisions count behind the role only.
    """
    behind = [(first, last) for word, first, last in phrase.complements if word in SERVING]
    for first, last in behind:
        country = _division_in(first, last, scene)
        if country:
            return country
    for first, last in ((phrase.first, phrase.head - 1), *behind):
        country = _city_in(first, last, scene)
        if country:
            return country
    # A small town shares its name with too many things to count deeper inside a stretch.
    nearest = (_country_at(first, last, scene) for first, last in behind)
    return next(filter(None, nearest), None)


def _country_at(first: int, last: int, scene: Scene) -> str | None:
    """Return the country of the small town that a stretch starts with."""
    for end in (min(first + 1, last), first):
        words = scene.reading.words[first : end + 1]
        country = scene.known.towns.get(fold(" ".join(words)))
        if country and all(word[:1].isupper() for word in words):
            return country
    return None


def _division_in(first: int, last: int, scene: Scene) -> str | None:
    """Return the country of an abbreviated division behind a comma ("of Tulsa, Okla.")."""
    words = scene.reading.words
    for position in range(first + 1, last + 1):
        if words[position - 1] == "," and words[position].endswith("."):
            country = scene.known.towns.get(words[position])
            if country:
                return country
    return None


def _city_in(first: int, last: int, scene: Scene) -> str | None:
    for length in (2, 1):
        for start in range(first, last - length + 2):
            words = scene.reading.words[start : start + length]
            country = scene.known.cities.get(fold(" ".join(words)))
            is_word = length == 1 and fold(words[0]) in scene.known.common_words
            if country and not is_word and all(word[:1].isupper() for word in words):
                return country
    return None


def seat_behind(last: int, scene: Scene) -> str | None:
    """Return the country of a division that stands behind a body's name and a town.

    Args:
        last: The last word of the name.
        scene: The words it stands in.

    Returns:
        ISO alpha-3 ("Harrow Inc., Tulsa, Okla., said", "Harrow Inc. of Tulsa, Okla."), or None.
    """
    words = scene.reading.words
    start = last + 2
    if start >= len(words) or words[last + 1] not in BEFORE_TOWNS:
        return None
    for comma in range(start + 1, min(start + LONGEST_TOWN + 1, len(words) - 1)):
        if words[comma] == ",":
            division = words[comma + 1]
            table = scene.known.towns if division.endswith(".") else scene.known.cities
            return table.get(division if division.endswith(".") else fold(division))
        if not words[comma - 1][:1].isupper():
            return None
    return None
