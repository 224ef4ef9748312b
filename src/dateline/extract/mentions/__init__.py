"""Who is meant: names shortened, roles and pronouns that point back to an actor named before."""

from dateline.extract.mentions.resolve import resolve_mentions

__all__ = ["resolve_mentions"]
