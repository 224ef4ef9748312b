"""Folds a place name so that spellings of one name are one key."""

import hashlib
import re
import unicodedata

from anyascii import anyascii

APOSTROPHES = re.compile("['\u2018\u2019\u02bb\u02bc`\u00b4.]")
BREAKS = re.compile(r"[^0-9a-z]+")
VOWELS = re.compile("[aeiouyh]")
DOUBLED = re.compile(r"(.)\1+")
ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul"})
MIXED = (("ph", "f"), ("q", "k"), ("ck", "k"), ("w", "v"), ("dj", "j"), ("x", "ks"), ("tz", "z"))
SKELETON = "~"  # before the consonants of a name where they are a key
SHORTENED = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "twp": "township"}


def fold(name: str) -> str:
    """Return a name in plain small letters: "Al-Ḥasakah" and "al Hasakah" become one.

    Accents, capitals, apostrophes and full stops go, hyphens become spaces, "Saint" becomes "st",
    a leading "the" goes.

    Args:
        name: A name in any script.

    Returns:
        The folded name; empty where nothing of it is a letter or digit.
    """
    plain = name
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        plain = plain if plain.isascii() else anyascii(plain)
    words = BREAKS.sub(" ", APOSTROPHES.sub("", plain.lower())).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(SHORTENED.get(word, word) for word in words)


def skeleton(folded: str) -> str:
    """Return the consonants of a folded name, those that transliterations mix up made one.

    "Tell Tamer" and "Tall Tamr" share one, as do "al-Qatranah" and "Qatraneh".

    Args:
        folded: A folded name.

    Returns:
        Its consonants; empty where there are fewer than two, which would match anything.
    """
    words = folded.split()
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    bare = "".join(words)
    for pair, one in MIXED:
        bare = bare.replace(pair, one)
    consonants = DOUBLED.sub(r"\1", VOWELS.sub("", bare))
    return consonants if len(consonants) > 1 else ""


def key_of(folded: str) -> int:
    """Return the 64-bit key of a folded name; the same on every machine and day."""
    return int.from_bytes(hashlib.blake2b(folded.encode(), digest_size=8).digest(), "little")
