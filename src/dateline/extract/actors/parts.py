"""Cuts noun phrases out of a parsed sentence, defensively: the parser errs."""

from dateline.extract.actors.names import Reading
from dateline.extract.actors.phrases import Phrase
from dateline.records import Sentence

# Roles in which a noun only describes the noun to its right.
MODIFYING = frozenset("compound nmod amod npadvmod quantmod nummod advmod det".split())
STOPS = frozenset(', ; : ( ) [ ] " — – ...'.split())
DROPPED = ("DT", "PDT", "PRP$", "WP$", "WDT", "CC", "IN", "RB", "''", "``", "HYPH", ":", ",", "POS")
# Verbs whose relative clause says what somebody is in charge of.
LEADING = frozenset(
    "command lead head run chair direct represent serve oversee govern rule manage advise found "
    "work edit own teach".split()
)


def phrase_at(head: int, sentence: Sentence, reading: Reading) -> Phrase:
    """Return the noun phrase that hangs on a token.

    Args:
        head: The token.
        sentence: The sentence.
        reading: Its words with names and roles found.

    Returns:
        The phrase; its first word is no article, possessive pronoun or mark.
    """
    return Phrase(
        first=_first_of(head, sentence, reading),
        head=head,
        complements=_complements(head, sentence),
        notes=_notes(head, sentence, reading),
    )


def _first_of(head: int, sentence: Sentence, reading: Reading) -> int:
    hit, role = reading.hit_at(head), reading.role_at(head)
    first = min([head, *(part.first for part in (hit, role) if part)])
    below = set(sentence.subtree(head))
    start = first
    while start > 0 and _belongs(start - 1, below, sentence, reading):
        start -= 1
    while start < first and _is_dropped(start, sentence, reading):
        start += 1
    return start


def _belongs(token: int, below: set[int], sentence: Sentence, reading: Reading) -> bool:
    if token not in below or sentence.words[token] in STOPS or _is_dash(token, sentence):
        return False
    # A preposition or verb to the left of a noun is a misparse, except inside a name or title.
    if sentence.tags[token].startswith(("IN", "TO", "MD", "VBD", "VBZ", "VBP", "WDT", "WP")):
        return reading.hit_at(token) is not None or reading.role_at(token) is not None
    return True


def _is_dash(token: int, sentence: Sentence) -> bool:
    """Say whether a hyphen stands between words like a dash ("AFGHANISTAN - OFFICIALS")."""
    return (
        sentence.words[token] == "-"
        and token > 0
        and sentence.starts[token] > sentence.ends[token - 1]
    )


def _is_dropped(token: int, sentence: Sentence, reading: Reading) -> bool:
    return sentence.tags[token].startswith(DROPPED) and reading.hit_at(token) is None


def _complements(head: int, sentence: Sentence) -> tuple[tuple[str, int, int], ...]:
    """Return the prepositional phrases of a noun, each with its preposition."""
    found = []
    for preposition in sentence.dependents(head, "prep"):
        objects = sentence.dependents(preposition, "pobj")
        if preposition > head and objects:
            last = max(sentence.subtree(objects[0], without=("relcl", "acl", "appos")))
            found.append((sentence.lemmas[preposition], preposition + 1, last))
    return tuple(found)


def _notes(head: int, sentence: Sentence, reading: Reading) -> tuple[tuple[int, int], ...]:
    """Return the stretches that call the same actor something: appositions, "who commands ..."."""
    nouns = sentence.dependents(head, "appos")
    governor = sentence.heads[head]
    if sentence.roles[head] == "appos":
        nouns.append(governor)
    if sentence.roles[head] == "nsubj" and sentence.lemmas[governor] == "be":
        nouns.extend(sentence.dependents(governor, "attr"))
    stretches = []
    for noun in nouns:
        if _is_role_noun(noun, reading):
            tokens = [t for t in sentence.subtree(noun, without=("relcl", "appos")) if t != head]
            stretches.append((min(tokens), max(tokens)))
    for verb in sentence.dependents(head, "relcl", "acl"):
        if sentence.lemmas[verb] in LEADING:
            tokens = sentence.subtree(verb)
            stretches.append((min(tokens), max(tokens)))
    return tuple(stretches)


def _is_role_noun(token: int, reading: Reading) -> bool:
    role = reading.role_at(token)
    return role is not None and not role.role.is_modifier


def is_modifier(token: int, sentence: Sentence, reading: Reading) -> bool:
    """Say whether a token only describes a noun to its right ("Taliban" in "Taliban fighters").

    Args:
        token: The token.
        sentence: The sentence.
        reading: Its words with names and roles found.

    Returns:
        True where the phrase of another token holds it.
    """
    head = sentence.heads[token]
    if sentence.roles[token] not in MODIFYING or head <= token:
        return False
    hit = reading.hit_at(token)
    return not (hit and hit.first <= head <= hit.last and head == token)


def head_of_stretch(first: int, last: int, sentence: Sentence) -> int:
    """Return the token of a stretch that hangs on something outside it, the last such."""
    outside = [
        token
        for token in range(first, last + 1)
        if not first <= sentence.heads[token] <= last or sentence.heads[token] == token
    ]
    words = [token for token in outside if sentence.roles[token] not in {"punct", "case", "det"}]
    return (words or outside or [last])[-1]
