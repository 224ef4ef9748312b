"""Cuts noun phrases out of a parsed sentence, defensively: the parser errs."""

from dateline.extract.actors.names import Reading
from dateline.extract.actors.phrases import Phrase
from dateline.knowledge.actors import RoleEntry, load_actor_words
from dateline.records import Sentence

# Roles in which a noun only describes the noun to its right.
MODIFYING = frozenset([
    "compound", "nmod", "amod", "npadvmod", "quantmod", "nummod", "advmod", "det",
])  # fmt: skip
STOPS = frozenset([",", ";", ":", "(", ")", "[", "]", '"', "\u2014", "\u2013", "..."])
DROPPED = ("DT", "PDT", "PRP$", "WP$", "WDT", "CC", "IN", "RB", "''", "``", "HYPH", ":", ",", "POS")
ROUNDING = frozenset([
    "at", "least", "most", "more", "than", "about", "some", "up", "to", "over", "nearly",
    "around", "few", "less",
])  # fmt: skip
FAR = 7  # tokens between a role and the name it is said of
NOMINAL = ("NN", "JJ", "DT", "IN", "POS")
DIVISIONS = frozenset(["Man", "Man.", "Miss", "Miss."])  # Manitoba and Mississippi
LONGEST_NOTE = 14  # tokens of what is said of somebody between commas
ENDS = frozenset([",", ".", ";", "\u2014", "\u2013", ")"])
FINITE = ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB")


def phrase_at(head: int, sentence: Sentence, reading: Reading) -> Phrase:
    """Return the noun phrase that hangs on a token.

    Args:
        head: The token.
        sentence: The sentence.
        reading: Its words with names and roles found.

    Returns:
        The phrase; its first word is no article, possessive pronoun or mark.
    """
    first = _first_of(head, sentence, reading)
    notes = _notes(head, sentence, reading)
    if not notes and sentence.tags[head] == "NNP":
        notes = _note_before(first, sentence, reading) or _note_behind(head, sentence, reading)
    return Phrase(first, head, _complements(head, sentence), notes)


def _first_of(head: int, sentence: Sentence, reading: Reading) -> int:
    hit, role = reading.hit_at(head), reading.role_at(head)
    first = min([head, *(part.first for part in (hit, role) if part)])
    below = set(sentence.subtree(head))
    start = first
    while start > 0 and _belongs(start - 1, below, sentence, reading):
        start -= 1
    if sentence.tags[head] == "NNP":
        # "President A and Prime Minister B" is two phrases, however the parser joins them.
        joints = [t for t in range(start, first) if sentence.tags[t] == "CC"]
        start = joints[-1] + 1 if joints else start
    start = _with_title(start, sentence, reading)
    while start < first and _is_dropped(start, sentence, reading):
        start += 1
    return _at_number(start, first, sentence)


def _with_title(start: int, sentence: Sentence, reading: Reading) -> int:
    """Return where a phrase starts with the title before it ("Ambassador to Mali Ann Lee")."""
    hit = reading.hit_at(start)
    before = start - 2 if start > 1 and sentence.words[start - 1] == "the" else start - 1
    role = reading.role_at(before - 1) if before > 0 else None
    if not hit or not role or not role.role.is_title or hit.last + 1 >= len(sentence):
        return start
    if sentence.lemmas[before] not in {"of", "to", "for"} or sentence.tags[hit.last + 1] != "NNP":
        return start
    start = role.first
    while start > 0 and (
        reading.hit_at(start - 1) or sentence.tags[start - 1] in {"JJ", "NNP", "POS"}
    ):
        start -= 1
    return start


def _at_number(start: int, first: int, sentence: Sentence) -> int:
    """Return where a phrase starts without what rounds its number ("at least 71 people")."""
    for token in range(start, first):
        if sentence.tags[token] == "CD":
            return token
        if sentence.lemmas[token] not in ROUNDING:
            return start
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
        if _is_role_noun(noun, reading) and not _is_division(noun, sentence):
            tokens = [t for t in sentence.subtree(noun, without=("relcl", "appos")) if t != head]
            stretches.append((min(tokens), max(tokens)))
    for verb in sentence.dependents(head, "relcl", "acl"):
        if sentence.lemmas[verb] in load_actor_words().leading:
            tokens = sentence.subtree(verb)
            stretches.append((min(tokens), max(tokens)))
    return tuple(stretches)


def _is_division(token: int, sentence: Sentence) -> bool:
    """Say whether a role noun is a short division behind a comma ("Lakeside, Man.")."""
    return sentence.words[token] in DIVISIONS and sentence.words[token - 1] == ","


def _note_before(first: int, sentence: Sentence, reading: Reading) -> tuple[tuple[int, int], ...]:
    """Return the role before a comma and a name, where the parser saw no apposition.

    "The mayor of Paris, Ann Lee, said": from "mayor" to "Paris".
    """
    last = first - 2
    if last < 0 or sentence.words[first - 1] != ",":
        return ()
    position = last
    while position > max(last - FAR, 0) and sentence.tags[position].startswith(NOMINAL):
        role = reading.role_at(position)
        if role and sentence.tags[role.last] != "NNS" and _is_person_role(role.role):
            start = role.first
            while start > 0 and sentence.tags[start - 1].startswith(("JJ", "NN", "POS")):
                start -= 1
            return ((start, last),)
        position -= 1
    return ()


def _note_behind(head: int, sentence: Sentence, reading: Reading) -> tuple[tuple[int, int], ...]:
    """Return the role between commas behind a name, where the parser saw no apposition.

    "Ann Lee, the county's director of roads, said": from "the" to "roads".
    """
    first = head + 2
    if first >= len(sentence) or sentence.words[head + 1] != ",":
        return ()
    role = next((r for r in reading.roles if r.first >= first and _is_person_role(r.role)), None)
    if role is None or not _leads_to(role.first, first, sentence):
        return ()
    if _is_division(role.first, sentence):
        return ()
    behind = role.last + 1
    # "Ann Lee, General Omar Sy, ..." are two persons.
    if behind < len(sentence) and sentence.tags[behind].startswith("NNP"):
        return ()
    end = behind
    while end < min(len(sentence), first + LONGEST_NOTE) and _is_in_note(end, sentence):
        end += 1
    is_closed = end < len(sentence) and sentence.words[end] in ENDS
    return ((first, end - 1),) if is_closed else ()


def _leads_to(role: int, first: int, sentence: Sentence) -> bool:
    """Say whether only what describes a noun stands before it."""
    return all(tag.startswith((*NOMINAL, "PRP$", "VBN", "RB")) for tag in sentence.tags[first:role])


def _is_in_note(token: int, sentence: Sentence) -> bool:
    return sentence.words[token] not in ENDS and not sentence.tags[token].startswith(FINITE)


def _is_person_role(role: RoleEntry) -> bool:
    return not role.is_unit and not role.is_modifier


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
    if not sentence.tags[head].startswith(("NN", "CD", "JJ", "VBG")):
        return False
    if any(sentence.words[between] in "()[]" for between in range(token + 1, head)):
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
