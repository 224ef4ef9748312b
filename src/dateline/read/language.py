"""The language of a text: English, unless a longer text clearly is something else."""

import re

import py3langid

SAMPLE = 6000  # characters; the start of the body says enough
FUNCTION_WORDS = frozenset({
    "the", "of", "and", "to", "in", "a", "is", "was", "were", "are", "be", "has", "have", "had",
    "that", "it", "for", "on", "with", "by", "at", "from", "as", "said", "says", "his", "her",
    "their", "its", "he", "she", "they", "not", "who", "which", "after", "this", "an", "will",
    "would", "but", "been",
})  # fmt: skip
ENGLISH_SHARE = 0.18  # of all words; running English has more of these words
CLEAR_MARGIN = 1.2  # nats a letter by which another language must win
SHORTEST = 12  # letters; less shows no language
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of a text.

    Args:
        text: The body of an article.

    Returns:
        "en" where the text is English or too short to tell; headlines and names alone mislead
        every statistic, so another language has to win clearly.
    """
    sample = text[:SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if letters < SHORTEST:
        return "en"
    english = sum(word in FUNCTION_WORDS for word in words)
    if english >= ENGLISH_SHARE * len(words):
        return "en"
    ranked = py3langid.rank(sample)
    best, score = ranked[0]
    of_english = dict(ranked)["en"]
    return str(best) if score - of_english > CLEAR_MARGIN * letters else "en"
