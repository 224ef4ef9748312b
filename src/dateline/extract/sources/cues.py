"""Finds the cues of a sentence: single words, and words that belong together in the parse."""

from collections.abc import Iterable

from dateline.extract.sources.drafts import Hit, dependents_beside
from dateline.knowledge.cues import CueTable, Form, Pattern
from dateline.records import Sentence

ASPECTS = frozenset({"go", "continue", "begin", "start", "proceed", "come", "seem", "appear"})
NOMINAL = frozenset({"amod", "compound", "nsubj", "nsubjpass", "pobj"})
REACH = 6  # tokens from the head to the last word of a cue, at most


def find_hits(sentence: Sentence, cues: CueTable) -> tuple[tuple[Hit, ...], ...]:
    """Find the cues of a sentence.

    Args:
        sentence: The parsed sentence.
        cues: The cues.

    Returns:
        For each token that heads a cue, in text order, the hits to try: the longest first, as
        one word may take its content in several ways.
    """
    words = [word.lower() for word in sentence.words]
    there = frozenset(words).union(sentence.lemmas)
    tried = (
        _hits_at(sentence, token, _patterns_of({lemma: None, word: None}, there, cues))
        for token, (lemma, word) in enumerate(zip(sentence.lemmas, words, strict=True))
    )
    return tuple(hits for hits in tried if hits)


def _patterns_of(forms: Iterable[str], there: frozenset[str], cues: CueTable) -> list[Pattern]:
    """Return the patterns that start with a form and have all their words in the sentence."""
    started = (pattern for form in forms for pattern in cues.starting(form))
    return [pattern for pattern in started if there.issuperset(pattern.words)]


def _hits_at(sentence: Sentence, token: int, patterns: list[Pattern]) -> tuple[Hit, ...]:
    matched = ((pattern, _matched(sentence, token, pattern)) for pattern in patterns)
    return tuple(Hit(sentence, token, words, pattern.cue) for pattern, words in matched if words)


def _matched(sentence: Sentence, head: int, pattern: Pattern) -> tuple[int, ...]:
    """Return the tokens of the pattern from this head, none where it does not match."""
    if not _is_form(sentence, head, pattern.cue.form):
        return ()
    words = [head]
    for wanted in pattern.words[1:]:
        token = _next_word(sentence, words, wanted)
        if token is None:
            return ()
        words.append(token)
    return tuple(words)


def _next_word(sentence: Sentence, words: list[int], wanted: str) -> int | None:
    """Return the next word of a pattern: governed by an earlier one, or right behind it.

    "As" may stand far behind its verb, parted from it by an apposition that the parser misreads.
    """
    for token in range(words[-1] + 1, len(sentence)):
        if wanted not in {sentence.lemmas[token], sentence.words[token].lower()}:
            continue
        is_near = token <= words[0] + REACH and sentence.heads[token] in words
        before_saying = wanted == "as" and sentence.tags[min(token + 1, len(sentence) - 1)] == "VBG"
        if is_near or before_saying or token == words[-1] + 1:
            return token
    return None


def _is_form(sentence: Sentence, token: int, form: Form) -> bool:
    tag = sentence.tags[token]
    match form:
        case Form.VERB:
            if tag.startswith("VB"):
                is_verb = sentence.roles[token] not in NOMINAL
            else:
                is_verb = is_misread_verb(sentence, token)
            return is_verb and _is_done(sentence, token)
        case Form.NOUN:
            return tag in {"NN", "NNS"}
        case Form.PREPOSITION:
            return True
        case Form.MARK:
            return False


def is_misread_verb(sentence: Sentence, token: int) -> bool:
    """Say whether a verb was read as a noun: "..., media report." or "forces say they fled"."""
    if sentence.dependents(token, "nsubj") and sentence.dependents(token, "ccomp", "xcomp"):
        return True
    subject = sentence.dependents(token, "compound")
    is_last = token + 1 == len(sentence) or sentence.words[token + 1] == "."
    if not subject or not is_last or subject[-1] != token - 1:
        return False
    start = min(sentence.subtree(subject[-1]))
    before = start - 1 if sentence.tags[max(start - 1, 0)] != "DT" else start - 2
    return before > 0 and sentence.words[before] == ","


def _is_done(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb reports an act that took place, as against one wished or possible."""
    helpers = dependents_beside(sentence, verb, "aux")
    if any(sentence.tags[helper] == "MD" for helper in helpers):
        return False
    if not any(sentence.tags[helper] == "TO" for helper in helpers):
        return True
    is_begun = sentence.roles[verb] != "advcl"  # not "began a rally to urge him"
    return is_begun and sentence.lemmas[sentence.heads[verb]] in ASPECTS
