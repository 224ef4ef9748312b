"""Folds names so that spellings of one name meet: case, accents, hyphens, apostrophes, periods."""

import re
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(r"[^\s\-/,;:()\[\]\"]+")
POSSESSIVE = re.compile(r"'s$|'$")
NOT_IN_WORDS = re.compile(r"[^a-z0-9]")
ARTICLES = frozenset({"al", "el", "ul"})
REMEMBERED = 1 << 17  # words; names share most of theirs, and so do texts
# Spellings of one sound in names from Arabic, Persian, Russian and their neighbours. Order matters.
SOUNDS = (
    (re.compile(r"^m[ou]h?a?mm?[aeu][dt]$"), "muhammad"),
    (re.compile(r"^ab[du]+[aeou]l"), "abdul"),
    (re.compile(r"(ou|oo)"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(skiy|skyy|skij|sky|skii)$"), "ski"),
    (re.compile(r"(iyy?|yy|ii)$"), "i"),
    (re.compile(r"(iyy?a|ia)$"), "ya"),
    (re.compile(r"ae|ay(?=[^aeiou])"), "ai"),
    (re.compile(r"(gh|kh|qh|dh)"), lambda match: match.group()[0]),
    (re.compile(r"q(?!u)"), "k"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"(?<=.)e"), "a"),
)


@lru_cache(REMEMBERED)
def fold_word(word: str) -> str:
    """Fold one token: "U.S." to "us", "N'Djamena" to "ndjamena", "El" to "al", "'s" to ""."""
    plain = POSSESSIVE.sub("", anyascii(word).lower().replace("`", "'"))
    folded = "and" if plain == "&" else NOT_IN_WORDS.sub("", plain)
    return "al" if folded in ARTICLES else folded


def fold(name: str) -> str:
    """Fold a name to lower-case words without accents, marks, possessives and leading "the"."""
    words = [fold_word(word) for word in WORD.findall(name)]
    kept = [word for word in words if word]
    return " ".join(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


@lru_cache(REMEMBERED)
def sound_of(folded: str) -> str:
    """Reduce a folded name to how it sounds, so that "qaddafi" and "gadhafi" may meet.

    Args:
        folded: What ``fold`` or ``fold_word`` returned.

    Returns:
        The reduced words; Arabic articles are left out.
    """
    words = [_word_sound(word) for word in folded.split() if word not in ARTICLES]
    return " ".join(words)


@lru_cache(REMEMBERED)
def _word_sound(word: str) -> str:
    for pattern, replacement in SOUNDS:
        word = pattern.sub(replacement, word)
    return word
