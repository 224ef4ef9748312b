"""Places: which words name one, which place they mean, and which one an event happened in."""

from dateline.extract.places.attach import place_of, settings_of
from dateline.extract.places.find import find_places

__all__ = ["find_places", "place_of", "settings_of"]
