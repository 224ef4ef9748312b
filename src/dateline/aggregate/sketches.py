"""Finds the texts that a new one is a copy of, among any number of kept ones.

A text is kept as a MinHash signature of its word 3-grams, cut into bands. Texts that share a band
are candidates; the signatures tell which of them are worth measuring exactly.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from rensa import RMinHash

from dateline.aggregate.texts import contained, grams_of
from dateline.records import Article
from dateline.records.story import TextPair, TextSketch

HASHES = 128
BANDS = 64  # two hashes a band: texts that share an eighth of their 3-grams become candidates
SEED = 1
DOUBT = 0.1  # more than two standard errors of what a signature tells of the share of 3-grams
MOST_OF_GROUP = 6  # texts of one group of copies that a text is measured against
MIXER = 0x9E3779B97F4A7C15  # odd, so that no two values of a band fall together
MASK = (1 << 64) - 1


class KeptTexts(Protocol):
    """What is known of the texts that came before."""

    def texts_sharing(self, bands: Collection[int]) -> list[TextSketch]:
        """Return the texts that share a band, each once, by their keys."""

    def article(self, key: int) -> Article:
        """Return an article with its text."""


class JoinedText(NamedTuple):
    """A text that was compared with all kept ones; the fields are those of ``Joining``."""

    sketch: TextSketch
    bands: tuple[int, ...]
    pairs: tuple[TextPair, ...]
    merged: tuple[int, ...]


def join_text(article: Article, key: int, kept: KeptTexts, containment: float) -> JoinedText:
    """Compare a text with all kept ones.

    Args:
        article: The article.
        key: Its key, which none of the others has.
        kept: The others.
        containment: 0 to 1, the share from which two texts are copies.

    Returns:
        What is to be kept of it.
    """
    grams = grams_of(article)
    if not grams:
        return JoinedText(TextSketch(key, 0, b"", key), (), (), ())
    signature = _signature(grams)
    bands = bands_of(signature)
    sketch = TextSketch(key, len(grams), signature.tobytes(), key)
    pairs: list[TextPair] = []
    tried: Counter[int] = Counter()
    groups = {key}
    others = kept.texts_sharing(bands)
    for other, guess in zip(others, _guesses(sketch, others), strict=True):
        if tried[other.copies] >= MOST_OF_GROUP or guess < containment:
            continue
        tried[other.copies] += 1
        measured = contained(grams, grams_of(kept.article(other.article)))
        if measured >= containment:
            pairs.append(TextPair(other.article, key, measured))
            groups.add(other.copies)
    leader = min(groups)
    sketch = TextSketch(key, len(grams), sketch.signature, leader)
    return JoinedText(sketch, bands, tuple(pairs), tuple(sorted(groups - {leader, key})))


def _signature(grams: Collection[str]) -> "array[int]":
    made = RMinHash(num_perm=HASHES, seed=SEED)
    made.update(sorted(grams))
    return array("I", made.digest())


def bands_of(signature: Sequence[int]) -> tuple[int, ...]:
    """Return a number for each band, as SQL holds it: 64 bits with a sign."""
    found = []
    rows = HASHES // BANDS
    for band in range(BANDS):
        number = band
        for value in signature[band * rows : (band + 1) * rows]:
            number = ((number << 32 ^ value) * MIXER ^ number >> 29) & MASK
        found.append(number - (1 << 63))
    return tuple(dict.fromkeys(found))


def _guesses(text: TextSketch, others: Sequence[TextSketch]) -> Iterator[float]:
    """Yield the most of the shorter text that each other may well hold, by the signatures."""
    own = np.frombuffer(text.signature, np.uint32)
    # All at once: in a large corpus hundreds of texts share a band by their frequent words.
    signatures = np.frombuffer(b"".join(other.signature for other in others), np.uint32)
    equal = (signatures.reshape(len(others), HASHES) == own).sum(axis=1)
    for other, number in zip(others, equal.tolist(), strict=True):
        alike = number / HASHES + DOUBT
        sizes = (text.grams, other.grams)
        yield alike / (1 + alike) * sum(sizes) / min(sizes)
