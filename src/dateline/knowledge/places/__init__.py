"""Places by name: towns, divisions, countries, regions and seas, in one small index."""

from dateline.knowledge.places.fold import fold
from dateline.knowledge.places.index import PlaceIndex, PlaceRecord
from dateline.knowledge.places.load import load_places

__all__ = ["PlaceIndex", "PlaceRecord", "fold", "load_places"]
