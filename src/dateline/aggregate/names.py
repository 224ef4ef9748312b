"""Compares names: an outlet is one by all its names, and "the" does not count."""

from functools import cache, lru_cache

from dateline.knowledge.outlets import OutletTable, load_outlets

MOST_NAMES = 1 << 16  # that are remembered


@lru_cache(MOST_NAMES)
def folded(name: str) -> str:
    """Return what equal names have in common: "AFP" and "Agence France-Presse" are one.

    Args:
        name: A name of an outlet, a person or an organisation.

    Returns:
        A name to compare with, not to show.
    """
    outlet = _outlets().find(name)
    return (outlet.name if outlet else name).casefold().removeprefix("the ")


@cache
def _outlets() -> OutletTable:
    return load_outlets()
