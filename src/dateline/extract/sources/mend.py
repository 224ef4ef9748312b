"""Mends two errors of parsers with words of saying, before cues are looked at.

Both concern what a speaker's words reach to: an attribution behind a sentence that the parser
takes into it ("He said the army had left, the agency reported"), and a further act of speaking
that it takes for something said ("He said the town had fallen and warned of more").
"""

import msgspec

from dateline.extract.sources.speakers import FINITE
from dateline.knowledge.cues import CueTable, Form, Syntax
from dateline.records import Sentence
from dateline.records.text import children_of

PHRASE_TAGS = frozenset({
    "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "POS", "CC", "IN", "CD", "HYPH", "PDT",
})  # fmt: skip
SAID = frozenset({"VBD", "VBZ", "VBP"})
LONGEST_TAIL = 12  # tokens behind the verb of an attribution that ends a sentence


def mended(sentence: Sentence, cues: CueTable) -> Sentence:
    """Return a sentence in which words of saying stand where they govern what is said.

    Args:
        sentence: The sentence as parsed.
        cues: The words that attribute.

    Returns:
        The sentence, the same where nothing needs mending.
    """
    saying = [token for token in range(len(sentence)) if _says(sentence, token, cues)]
    if not saying:
        return sentence
    found = _with_tail_above(sentence, saying[-1])
    for token in saying:
        found = _with_speech_beside(found, token, saying)
    for token in range(1, len(sentence)):
        if sentence.tags[token] == "VBG" and sentence.words[token - 1] == ",":
            found = _with_aside_outside(found, token, saying, cues)
    return found


def _says(sentence: Sentence, token: int, cues: CueTable) -> bool:
    """Say whether a finite verb can take a clause as what is said."""
    if sentence.tags[token] not in SAID and sentence.tags[token] != "VBN":
        return False
    return _takes_clause(sentence, token, cues)


def _takes_clause(sentence: Sentence, token: int, cues: CueTable) -> bool:
    return any(
        pattern.cue.form == Form.VERB
        and len(pattern.words) == 1
        and Syntax.CLAUSE in pattern.cue.syntax
        for pattern in cues.starting(sentence.lemmas[token])
    )


def _rebuilt(sentence: Sentence, heads: list[int], roles: list[str]) -> Sentence:
    return msgspec.structs.replace(
        sentence, heads=tuple(heads), roles=tuple(roles), children=children_of(heads)
    )


def _with_tail_above(sentence: Sentence, verb: int) -> Sentence:
    """Put an attribution that ends a sentence above all of it, where the parser did not."""
    comma = _comma_of_tail(sentence, verb)
    if comma is None or sentence.heads[verb] == verb or sentence.roles[verb] == "parataxis":
        return sentence
    heads, roles = list(sentence.heads), list(sentence.roles)
    root, outer = sentence.path_up(verb)[-1], sentence.heads[verb]
    if root > comma:
        return sentence
    for token in range(len(sentence)):
        if heads[token] == verb and token < comma:
            heads[token] = outer  # what the first speaker says
    for token in range(comma, len(sentence)):
        is_outside = not comma < heads[token] < len(sentence) or heads[token] == root
        if token != verb and is_outside:
            heads[token] = verb
            if sentence.tags[token] in PHRASE_TAGS:
                roles[token] = "nsubj" if token < verb else "npadvmod"
    heads[verb], roles[verb] = verb, "ROOT"
    heads[root], roles[root] = verb, "ccomp"
    return _rebuilt(sentence, heads, roles)


def _comma_of_tail(sentence: Sentence, verb: int) -> int | None:
    """Return the comma before an attribution that ends a sentence: ", [the army said Monday]."."""
    behind = range(verb + 1, len(sentence))
    if sentence.tags[verb] not in SAID or len(behind) > LONGEST_TAIL:
        return None
    if any(sentence.tags[token][:2] in {"VB", "MD", "WD", "WP"} for token in behind):
        return None
    comma = verb - 1
    while comma > 0 and sentence.tags[comma] in PHRASE_TAGS:
        comma -= 1
    phrase = range(comma + 1, verb)
    is_named = any(sentence.tags[token][:2] in {"NN", "PR"} for token in phrase)
    if not is_named or sentence.words[comma] not in {",", '"', "''", "\u201d"}:
        return None
    if sentence.tags[comma + 1] in {"CC", "IN"}:
        return None
    has_clause = any(sentence.tags[token] in FINITE for token in range(comma))
    return comma if has_clause else None


def _with_speech_beside(sentence: Sentence, verb: int, saying: list[int]) -> Sentence:
    """Put a further act of speaking beside the first where tense or a comma tell them apart."""
    if sentence.roles[verb] != "conj" or sentence.dependents(verb, "aux", "auxpass"):
        return sentence
    first = sentence.heads[verb]
    while sentence.roles[first] == "conj":
        first = sentence.heads[first]
    speech = _speech_above(sentence, first, saying)
    if speech is None or not _same_tense(sentence, speech, verb):
        return sentence
    start = min(sentence.subtree(verb))
    joint = [token for token in range(max(start - 2, 0), start) if sentence.heads[token] != token]
    is_parted = any(sentence.words[token] == "," for token in joint)
    has_subject = bool(sentence.dependents(verb, "nsubj"))
    is_shifted = bool(sentence.dependents(first, "aux"))
    if not is_shifted and not (is_parted and has_subject):
        return sentence
    heads = list(sentence.heads)
    heads[verb] = speech
    for token in joint:
        if sentence.roles[token] in {"cc", "punct"}:
            heads[token] = speech
    return _rebuilt(sentence, heads, list(sentence.roles))


def _with_aside_outside(
    sentence: Sentence, verb: int, saying: list[int], cues: CueTable
) -> Sentence:
    """Give a participle of saying to who speaks: "said the town had fallen, adding that"."""
    above = sentence.heads[verb]
    speech = _speech_above(sentence, above, saying)
    says_more = bool(sentence.dependents(verb, "ccomp")) and _takes_clause(sentence, verb, cues)
    if sentence.roles[verb] != "advcl" or speech is None or not says_more:
        return sentence
    heads = list(sentence.heads)
    heads[verb] = heads[verb - 1] = speech
    return _rebuilt(sentence, heads, list(sentence.roles))


def _speech_above(sentence: Sentence, clause: int, saying: list[int]) -> int | None:
    """Return the verb of saying whose content a clause is or belongs to."""
    below = clause
    for above in sentence.path_up(clause):
        if above in saying and sentence.roles[below] == "ccomp" and above < below:
            return above
        below = above
    return None


def _same_tense(sentence: Sentence, one: int, other: int) -> bool:
    tag = sentence.tags[one]
    if tag == "VBN" and sentence.dependents(one, "aux"):  # "has said ... and warned"
        return sentence.tags[other] in {"VBD", "VBN"}
    return tag == sentence.tags[other] or {tag, sentence.tags[other]} == {"VBZ", "VBP"}
