"""Cuts noun phrases down to what names somebody, and compares names."""

import re

from dateline.extract.sources.drafts import Speaker

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "'s"})
LATER = frozenset({"appos", "relcl", "acl", "parataxis", "advcl", "xcomp"})


def core(speaker: Speaker) -> tuple[int, int]:
    """Return first and last token of a noun phrase without article, appositions and clauses."""
    sentence, head = speaker.sentence, speaker.antecedent
    is_own = head in speaker.tokens
    below = {
        token
        for token in sentence.subtree(head, without=LATER)
        if (sentence.roles[token] != "punct" or sentence.words[token] in {"-", "'", "."})
        and (token in speaker.tokens or not is_own)
    }
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    while first < head and (
        sentence.words[first].lower() in DETERMINERS or sentence.tags[first] == "PRP$"
    ):
        first += 1
    return first, last - (last > head and sentence.tags[last] == "POS")


def normal(name: str) -> str:
    """Return a name for comparing: lower case, without "the" and punctuation."""
    words = re.findall(r"\w+", name.lower())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def slug(name: str) -> str:
    """Return a name as an id: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"\w+", name.lower())) or "unnamed"
