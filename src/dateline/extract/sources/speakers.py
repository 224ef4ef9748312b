"""Finds who speaks: the subject, agent, possessor or object that a cue gives its content to."""

import re

from dateline.extract.sources.drafts import ADDRESSING, MARKS, Hit, Speaker, dependents_beside
from dateline.knowledge.cues import Form
from dateline.records import Act, Sentence

SUBJECTS = ("nsubj", "csubj")
CLIMBS = frozenset({"conj", "xcomp", "advcl", "dep", "pcomp", "prep"})
CLOSING = frozenset({'"', "''", "\u201d", "'", "\u2019", ","})
CITING = frozenset({"cite", "quote"})
LONGEST_ASIDE = 25  # tokens of a name with its appositions
EXPLETIVE = frozenset({"it", "there"})
NOT_SPEAKERS = frozenset({
    "what", "this", "these", "nothing", "something", "everything", "there", "nobody", "none",
    "you",
})  # fmt: skip
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
# Verbs whose subject makes the claim or has the fear that is their object.
LIGHT = frozenset({
    "make", "issue", "give", "have", "hold", "be", "voice", "express", "raise", "repeat", "renew",
    "reiterate", "share", "revive", "offer", "send", "face", "fuel", "spread", "publish", "release",
    "deliver", "put", "keep", "drop", "withdraw", "defend", "maintain", "stick", "break",
})  # fmt: skip
NUMBERS = frozenset({"MONEY", "PERCENT", "DATE", "TIME", "QUANTITY"})
NAME_START = re.compile(r"@?\w")
OUTSIDE = frozenset({"punct", "cc", "mark", "advmod", "preconj", "dep"})


def find_speaker(hit: Hit) -> Speaker | None:
    """Find who is the speaker of a cue.

    Args:
        hit: The cue.

    Returns:
        The noun phrase, or None where the sentence names nobody.
    """
    match hit.cue.form:
        case Form.VERB:
            head = _verb_speaker(hit)
        case Form.NOUN:
            head = _noun_speaker(hit)
        case Form.MARK:
            head = None
        case Form.PREPOSITION:
            head = next(iter(hit.sentence.dependents(hit.words[-1], "pobj", "poss")), None)
    if head is None:
        return _between_quotation_and(hit)
    if _is_nobody(hit.sentence, head):
        return None
    return phrase_at(hit.sentence, head, apart_from=hit.words)


def _is_nobody(sentence: Sentence, head: int) -> bool:
    """Say whether a subject is none that speaks: "this says", "no group has said"."""
    word = sentence.words[head]
    if word.lower() in NOT_SPEAKERS or word == "That" or not NAME_START.match(word):
        return True
    if sentence.entities[head] in NUMBERS:
        return True
    return any(sentence.lemmas[token] == "no" for token in sentence.dependents(head, "det"))


def _between_quotation_and(hit: Hit) -> Speaker | None:
    """Return the words between a closing quotation mark and a cue that the parse gives nobody."""
    sentence, verb = hit.sentence, hit.head
    mark = next((t for t in range(verb - 1, -1, -1) if sentence.words[t] in MARKS), None)
    if mark is None or hit.cue.form != Form.VERB or is_passive(sentence, verb):
        return None
    if not 0 < verb - mark - 1 <= LONGEST_ASIDE:
        return None
    between = [t for t in range(mark + 1, verb) if sentence.words[t] not in {",", "-"}]
    starts_phrase = between and sentence.tags[between[0]].startswith(("NN", "PRP", "DT", "JJ"))
    nouns = [token for token in between if sentence.tags[token].startswith(("NN", "PRP"))]
    if not starts_phrase or not nouns:
        return None
    head = next((t for t in nouns if not between[0] <= sentence.heads[t] < verb), nouns[0])
    return Speaker(sentence, head, tuple(range(between[0], between[-1] + 1)), head)


def cites_its_object(hit: Hit) -> bool:
    """Say whether a citing cue names the one who speaks as its object ("cites X as saying")."""
    if hit.cue.act not in {Act.CITES, Act.QUOTES}:
        return False
    if len(hit.words) > 1:
        return True
    return hit.cue.act == Act.QUOTES and any(
        hit.sentence.tags[token].startswith("NN")
        for token in hit.sentence.dependents(hit.head, "dobj")
    )


def _verb_speaker(hit: Hit) -> int | None:
    sentence = hit.sentence
    if cites_its_object(hit):
        cited = sentence.dependents(hit.head, "dobj", "nsubjpass")
        return cited[0] if cited else None
    if sentence.roles[hit.head] in {"aux", "auxpass"}:  # "was convinced that"
        minded = sentence.dependents(sentence.heads[hit.head], "nsubj", "nsubjpass")
        return minded[0] if minded else None
    if is_passive(sentence, hit.head):
        return agent_of(sentence, hit.head)
    for found in (_inverted(sentence, hit.head), subject_of(sentence, hit.head)):
        if found is not None:
            return found
    misread = sentence.dependents(hit.head, "compound")  # "..., the army reports."
    return misread[-1] if misread and misread[-1] == hit.head - 1 else None


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb is passive, also where it shares the auxiliary of another."""
    if sentence.dependents(verb, "nsubjpass", "auxpass"):
        return True
    if sentence.tags[verb] != "VBN":
        return False
    is_bare = not sentence.dependents(verb, "aux", "nsubj")
    follows = sentence.roles[verb] == "conj" and is_bare
    return bool(
        sentence.dependents(verb, "agent")
        or (sentence.roles[verb] in {"advcl", "acl"} and is_bare)  # "asked why, he said"
        or (follows and sentence.dependents(sentence.heads[verb], "auxpass"))
    )


def _inverted(sentence: Sentence, verb: int) -> int | None:
    """Return the subject behind its verb after a quotation, which is often read as an object."""
    follows_mark = verb > 0 and sentence.words[verb - 1] in CLOSING
    if not follows_mark or dependents_beside(sentence, verb, *SUBJECTS):
        return None
    if sentence.lemmas[verb] in ADDRESSING - {"ask"} or sentence.dependents(verb, "aux", "neg"):
        return None
    behind = sentence.dependents(verb, "dobj")
    is_finite = sentence.tags[verb] in {"VBD", "VBZ", "VBP"}
    return behind[0] if is_finite and behind and behind[0] > verb else None


def agent_of(sentence: Sentence, verb: int) -> int | None:
    """Return the head of the "by" phrase of a passive verb."""
    for agent in sentence.dependents(verb, "agent"):
        for child in sentence.dependents(agent, "pobj"):
            return child
    return None


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """Return the subject of a verb, taken from a governing clause where it has none of its own."""
    own = dependents_beside(sentence, verb, *SUBJECTS)
    if own:
        subject = _noun_before(sentence, own[-1])
        return None if _is_expletive(sentence, subject, verb) else subject
    if dependents_beside(sentence, verb, "nsubjpass"):
        return None
    role, head = sentence.roles[verb], sentence.heads[verb]
    if role == "acl":
        is_active = sentence.tags[verb] == "VBG" or (
            sentence.tags[verb] == "VBD" and sentence.heads[head] == head
        )
        return head if is_active and sentence.tags[head].startswith(("NN", "PRP")) else None
    if role == "pcomp" and sentence.lemmas[head] not in {"by", "in"}:
        return None
    if role in CLIMBS and head != verb:
        passive = sentence.dependents(head, "nsubjpass")
        return passive[0] if passive else subject_of(sentence, head)
    return None


def _noun_before(sentence: Sentence, subject: int) -> int:
    """Return a subject; for a participle what it describes: "Iran, worried by it, said"."""
    own = sentence.dependents(subject, "nsubj")
    if own and sentence.tags[subject] == "VBG":
        return own[0]
    before = min(sentence.subtree(subject)) - 2
    is_verb = sentence.tags[subject].startswith(("VB", "JJ")) and before >= 0
    if is_verb and sentence.words[before + 1] == "," and sentence.tags[before].startswith("NN"):
        return before
    return subject


def _is_expletive(sentence: Sentence, subject: int, verb: int) -> bool:
    if sentence.words[subject].lower() not in EXPLETIVE:
        return False
    return bool(sentence.dependents(verb, "acomp", "auxpass", "attr"))


def _noun_speaker(hit: Hit) -> int | None:
    sentence, noun = hit.sentence, hit.head
    owner = sentence.dependents(noun, "poss")
    if owner:
        return owner[0]
    for preposition in sentence.dependents(noun, "prep", "agent"):
        if sentence.words[preposition].lower() in {"by", "from", "of"}:
            objects = sentence.dependents(preposition, "pobj")
            if objects:
                return objects[0]
    for verb in sentence.dependents(noun, "acl"):  # "the claim, first made by the rebels,"
        maker = agent_of(sentence, verb)
        if maker is not None:
            return maker
    names = [t for t in sentence.dependents(noun, "compound") if sentence.tags[t] == "NNP"]
    if names:  # "a Reuters report that"
        return names[-1]
    verb = sentence.heads[noun]
    if sentence.roles[noun] in {"dobj", "attr"} and sentence.lemmas[verb] in LIGHT:
        return subject_of(sentence, verb)
    return None


def phrase_at(sentence: Sentence, head: int, apart_from: tuple[int, ...] = ()) -> Speaker:
    """Return the whole noun phrase at a token, with appositions and relative clauses.

    Args:
        sentence: The sentence.
        head: The token that the phrase hangs on.
        apart_from: Tokens of the cue, which end the phrase.

    Returns:
        The phrase; for a relative pronoun with the noun that it stands for.
    """
    if sentence.tags[head] in {"WDT", "WP"}:
        verb = next((up for up in sentence.path_up(head) if sentence.roles[up] == "relcl"), None)
        antecedent = sentence.heads[verb] if verb is not None else head
        if sentence.words[head].lower() != "that":
            return Speaker(sentence, head, (head,), antecedent)
        head = antecedent
    below = set(sentence.subtree(head)) - set(apart_from)
    before = head - 1
    if head + 1 in apart_from and before >= 0 and sentence.heads[before] == head + 1:
        below.update(sentence.subtree(before))  # the article, hung on a verb read as a noun
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    while sentence.roles[first] in OUTSIDE and first < head:
        first += 1
    while sentence.words[last] in {",", ".", "-", ":", ";", '"'} and last > head:
        last -= 1
    if sentence.tags[last] == "POS" and last > head:
        last -= 1
    return Speaker(sentence, head, tuple(range(first, last + 1)), head)


def citing_aside(hit: Hit, speaker: Speaker) -> int | None:
    """Return the verb by which a speaker cites another: "the paper, [citing] officials, said".

    Args:
        hit: The cue.
        speaker: Its speaker.

    Returns:
        The verb, which has an object, or None where nobody is cited.
    """
    sentence = hit.sentence
    asides = sentence.dependents(hit.head, "advcl", "prep")
    asides += sentence.dependents(speaker.head, "relcl", "acl", "appos", "xcomp")
    if hit.cue.form == Form.PREPOSITION:  # "according to the paper, citing officials"
        behind = max(speaker.tokens) + 2
        asides += [behind] if behind < len(sentence) else []
    else:
        asides += _set_apart(hit)
    for aside in asides:
        is_citing = sentence.lemmas[aside] in CITING and sentence.tags[aside].startswith("VB")
        cited = sentence.dependents(aside, "dobj") if is_citing else []
        if cited and sentence.tags[cited[0]].startswith("NN"):
            return aside
    return None


def _set_apart(hit: Hit) -> list[int]:
    """Return participles between commas behind a cue: "reported on Friday, citing a spy, that".

    The parser hangs them on the verb of what is said.
    """
    sentence, found = hit.sentence, list[int]()
    for token in range(hit.head + 1, len(sentence)):
        if sentence.tags[token] in FINITE:
            break
        if sentence.tags[token] == "VBG" and sentence.words[token - 1] == ",":
            found.append(token)
    return found
