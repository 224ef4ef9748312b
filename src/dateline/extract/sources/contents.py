"""Finds what is said: the clause, infinitive, object or quotation that a cue takes."""

from collections.abc import Sequence

from dateline.extract.sources.clauses import around, clausal
from dateline.extract.sources.drafts import (
    ADDRESSING,
    Hit,
    Speaker,
    dependents_beside,
    spans_of,
)
from dateline.extract.sources.quotes import Quotation
from dateline.extract.sources.speakers import CITING, cites_its_object, is_passive
from dateline.knowledge.cues import Form, Syntax
from dateline.records import Sentence, Span, Stance

SILENT = frozenset({"name", "identify", "quote", "comment", "elaborate", "respond"})
# The other words of "that his full name be withheld" and "to remain anonymous".
HIDING = frozenset({
    "that", "to", "be", "not", "his", "her", "their", "full", "strict", "remain", "stay",
    "kept", "secret", "withheld", "used", "published", "revealed", "disclosed", "printed",
})  # fmt: skip
MODIFIERS = frozenset({
    "aux",
    "auxpass",
    "neg",
    "prt",
    "advmod",
    "npadvmod",
    "prep",
    "dative",
    "agent",
})
SPEAKING_AT = frozenset({"at", "during", "after", "before", "on", "as", "by", "to", "with"})
OPPOSING = frozenset({Stance.ACCUSES, Stance.DENIES, Stance.THREATENS})
NAMED = frozenset({"dobj", "oprd", "ccomp", "dative", "acomp"})


def find_content(
    hit: Hit,
    speaker: Speaker,
    aside: int | None,
    quotations: Sequence[Quotation],
    anonymity: frozenset[str],
) -> tuple[Span, ...]:
    """Find what a speaker says with a cue, within the sentence of the cue.

    Args:
        hit: The cue.
        speaker: Who speaks.
        aside: The verb by which the speaker cites another, or None.
        quotations: All quotations of the article.
        anonymity: Words for what is asked for by who will not be named.

    Returns:
        The stretches, in text order; none where the cue says nothing here.
    """
    found = _content(hit, speaker, aside, quotations)
    return () if _hides_who_speaks(hit.sentence, found, anonymity) else found


def _hides_who_speaks(
    sentence: Sentence, content: tuple[Span, ...], anonymity: frozenset[str]
) -> bool:
    """Say whether somebody only asks not to be named, which is nothing that they report."""
    words = {
        word.lower()
        for word, place in zip(sentence.words, sentence.starts, strict=True)
        if any(start <= place < end for start, end in content)
    }
    return bool(words & anonymity) and words <= HIDING | anonymity


def _content(
    hit: Hit, speaker: Speaker, aside: int | None, quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    sentence = hit.sentence
    match hit.cue.form:
        case Form.PREPOSITION:
            cited = [] if aside is None else sentence.subtree(aside)
            block = set(range(hit.head, max(*speaker.tokens, hit.head, *cited) + 1))
            return _within_clause(hit, block) or around(hit, block)
        case Form.MARK:
            return ()
        case Form.NOUN:
            return spans_of(sentence, _noun_content(hit))
        case Form.VERB:
            return _verb_content(hit, _block(hit, speaker, aside), quotations)


def _within_clause(hit: Hit, block: set[int]) -> tuple[Span, ...]:
    """Return the clause that "according to" stands in, where that is not the whole sentence.

    These are what another says ("reported that, according to a source, ...") and relative clauses.
    """
    sentence, verb = hit.sentence, sentence_head(hit)
    role, below = sentence.roles[verb], sentence.subtree(verb)
    if role == "relcl" or (role == "ccomp" and min(below) < hit.head < verb):
        said = [token for token in below if token not in block]
        first = 1 if sentence.roles[said[0]] == "mark" else 0  # "reported that, according to"
        return spans_of(sentence, said[first:])
    return ()


def sentence_head(hit: Hit) -> int:
    """Return the governor of a cue."""
    return hit.sentence.heads[hit.head]


def _noun_content(hit: Hit) -> list[int]:
    sentence = hit.sentence
    if len(hit.words) > 1:
        return _after_last_word(hit)
    if sentence.roles[hit.head] == "nsubj" and sentence.lemmas[sentence_head(hit)] == "be":
        for clause in sentence.dependents(sentence_head(hit), "ccomp"):
            below = sentence.subtree(clause)
            if sentence.lemmas[below[0]] == "that" and below[0] == sentence_head(hit) + 1:
                return below
    for clause in sentence.dependents(hit.head, "acl", "ccomp", "relcl"):
        first = sentence.subtree(clause)[0]
        is_that = sentence.words[first].lower() == "that" and sentence.tags[first] == "IN"
        is_to = Syntax.INFINITIVE in hit.cue.syntax and sentence.dependents(clause, "aux")
        if is_that or is_to:
            return sentence.subtree(clause)
    return []


def _verb_content(hit: Hit, block: set[int], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    syntax, is_long = set(hit.cue.syntax), len(hit.words) > 1
    if is_passive(hit.sentence, hit.head) and not cites_its_object(hit):
        passive = _subject(hit) if Syntax.SUBJECT in syntax else []
        if passive or hit.sentence.roles[hit.head] == "acl":
            return spans_of(hit.sentence, passive)
    if {Syntax.CLAUSE, Syntax.THAT, Syntax.QUOTE} & syntax and not (
        is_long and Syntax.OBJECT in syntax
    ):
        found = clausal(hit, block, quotations)
        if found:
            return found
    if dependents_beside(hit.sentence, hit.head, "neg"):  # "has not commented on the claims"
        return ()
    if _is_aside(hit):
        return ()
    tokens: list[int] = []
    if {Syntax.INFINITIVE, Syntax.URGED} & syntax:
        tokens = _infinitive(hit)
    if not tokens and Syntax.OBJECT in syntax:
        tokens = _after_last_word(hit) if is_long else _object(hit)
    is_named = Syntax.NAMING in syntax and not is_passive(hit.sentence, hit.head)
    if not tokens and is_named and _names(hit):
        tokens = _object(hit)
    return spans_of(hit.sentence, tokens)


def _is_aside(hit: Hit) -> bool:
    """Say whether a cue only describes another act: "he drew a map, outlining his plans"."""
    sentence = hit.sentence
    is_participle = sentence.tags[hit.head] == "VBG" and not sentence.dependents(hit.head, "aux")
    return is_participle and len(hit.words) == 1 and hit.cue.stance not in OPPOSING


def _subject(hit: Hit) -> list[int]:
    """Return what a passive cue is about: "[the attack] was claimed by", "[a raid] denied by"."""
    sentence = hit.sentence
    if sentence.roles[hit.head] == "acl":
        own = set(sentence.subtree(hit.head))
        noun = sentence_head(hit)
        return [t for t in sentence.subtree(noun, without=("relcl", "appos")) if t not in own]
    return [
        token
        for subject in sentence.dependents(hit.head, "nsubjpass")
        for token in sentence.subtree(subject)
    ]


def _names(hit: Hit) -> bool:
    """Say whether an object is called something: "the raid [a massacre]", "[as] a crime"."""
    sentence = hit.sentence
    named = sentence.dependents(hit.head, "oprd", "ccomp", "dative", "acomp")
    as_such = [t for t in sentence.dependents(hit.head, "prep") if sentence.lemmas[t] == "as"]
    return any(token > hit.head for token in (*named, *as_such))


def _after_last_word(hit: Hit) -> list[int]:
    """Return what the last word of a cue governs, or is: "called for [a truce]"."""
    sentence, last = hit.sentence, hit.words[-1]
    if sentence.tags[last].startswith("NN"):
        return sentence.subtree(last)
    for token in (last, hit.head):
        for child in sentence.dependents(token, "pobj", "pcomp", "dobj", "ccomp", "xcomp"):
            if child > last:
                below = sentence.subtree(child)
                return [*below, *_told_of(hit, child), *_where(hit, max(below))]
    return []


def _where(hit: Hit, end: int) -> list[int]:
    """Return the place behind an object that the parser hangs on the cue: "warned of [famine in]".

    Days are those of the speaking.
    """
    sentence = hit.sentence
    for token in sentence.dependents(hit.head, "prep"):
        objects = sentence.dependents(token, "pobj")
        is_day = any(sentence.entities[noun] in {"DATE", "TIME"} for noun in objects)
        if token == end + 1 and objects and not is_day:
            return [] if sentence.lemmas[token] in SPEAKING_AT else sentence.subtree(token)
    return []


def _told_of(hit: Hit, child: int) -> list[int]:
    """Return the participle that tells what an object does: "spoke of Ankara [taking over]"."""
    sentence, end = hit.sentence, max(hit.sentence.subtree(child))
    for clause in sentence.dependents(hit.head, "advcl"):
        if sentence.tags[clause] == "VBG" and min(sentence.subtree(clause)) == end + 1:
            return sentence.subtree(clause)
    return []


def _object(hit: Hit) -> list[int]:
    """Return the object, with what is said of it: "called [the raid a massacre]"."""
    sentence, found = hit.sentence, list[int]()
    for child in sentence.children[hit.head]:
        if child < hit.head or child in hit.words:
            continue
        role = sentence.roles[child]
        if role == "ccomp" and sentence.lemmas[hit.head] in CITING:
            continue  # what the one who cites says, not what is cited
        is_gerund = role == "xcomp" and sentence.tags[child] == "VBG"
        follows = role == "prep" and bool(found) and child == max(found) + 1
        if role in NAMED or is_gerund or follows:
            found.extend(sentence.subtree(child))
    is_relative = found and sentence.tags[found[0]] in {"WDT", "WP"}
    return [] if is_relative else found


def _infinitive(hit: Hit) -> list[int]:
    sentence = hit.sentence
    for token in reversed(hit.words):
        for clause in sentence.dependents(token, "xcomp", "ccomp"):
            if sentence.lemmas[clause] in SILENT:
                return []  # "asked not to be named", "declined to comment"
            if clause > hit.head and _is_infinitive(sentence, clause):
                return sorted({
                    *_urged(hit, clause),
                    *sentence.subtree(clause),
                    *_also(hit, clause),
                })
    return []


def _urged(hit: Hit, clause: int) -> list[int]:
    """Return those who are urged to do something, for a cue that makes them part of it."""
    if Syntax.URGED not in hit.cue.syntax:
        return []
    sentence = hit.sentence
    urged = sentence.dependents(hit.head, "dobj") or sentence.dependents(hit.words[-1], "pobj")
    return [token for head in urged if head < clause for token in sentence.subtree(head)]


def _also(hit: Hit, clause: int) -> range:
    """Return further infinitives, which the parser hangs on the cue: "vowed to stay and fight"."""
    sentence = hit.sentence
    further = [
        max(sentence.subtree(other))
        for other in sentence.dependents(hit.head, "conj")
        if sentence.tags[other] == "VB" != sentence.tags[hit.head]
    ]
    return range(clause, max(further) + 1) if further else range(0)


def _is_infinitive(sentence: Sentence, clause: int) -> bool:
    return (
        any(sentence.tags[token] == "TO" for token in sentence.dependents(clause, "aux"))
        or sentence.tags[clause] == "VBG"
    )


def _block(hit: Hit, speaker: Speaker, aside: int | None) -> set[int]:
    """Return the cue, its speaker and what modifies the cue: all that is not content."""
    sentence = hit.sentence
    block = {*hit.tokens, *(t for t in speaker.tokens if speaker.sentence is sentence)}
    for token in dependents_beside(sentence, hit.head, *MODIFIERS, "mark", "dobj"):
        is_as = sentence.roles[token] == "mark" and sentence.lemmas[token] == "as"
        is_addressee = sentence.roles[token] == "dobj" and sentence.lemmas[hit.head] in ADDRESSING
        if sentence.roles[token] in MODIFIERS or is_addressee or is_as:
            below = sentence.subtree(token)
            if _adjoins(sentence, below, block):
                block.update(below)
    for noun in hit.words[1:]:  # "said in a statement [to the press]"
        for token in sentence.dependents(noun, "prep"):
            below = sentence.subtree(token)
            if _adjoins(sentence, below, block) and not sentence.dependents(token, "pcomp"):
                block.update(below)
    if cites_its_object(hit):
        for citing in dependents_beside(sentence, hit.head, "nsubj", "agent"):
            block.update(sentence.subtree(citing))
    if aside is not None and (sentence.heads[aside] == hit.head or aside > hit.head):
        block.update(sentence.subtree(aside))
    return set(range(min(block), max(block) + 1))


def _adjoins(sentence: Sentence, below: list[int], block: set[int]) -> bool:
    """Say whether a modifier directly follows or precedes the block, without a break between."""
    if min(below) == max(block) + 1 or max(below) == min(block) - 1:
        return True
    return min(block) < min(below) and max(below) < max(block)
