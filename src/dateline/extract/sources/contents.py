"""Finds what is said: the clause, infinitive, object or quotation that a cue takes."""

from collections.abc import Sequence

from dateline.extract.sources.drafts import Hit, Speaker, spans_of
from dateline.extract.sources.quotes import Quotation
from dateline.knowledge.cues import Form, Syntax
from dateline.records import Sentence, Span

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
BREAKS = frozenset({
    ",",
    '"',
    "''",
    "-",
    "--",
    "\u2013",
    "\u2014",
    "\u2015",
    "\u201d",
    "'",
    "\u2019",
})
FINITE_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "notify", "advise", "warn", "ask"})


def find_content(
    hit: Hit, speaker: Speaker, aside: int | None, quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    """Find what a speaker says with a cue, within the sentence of the cue.

    Args:
        hit: The cue.
        speaker: Who speaks.
        aside: The verb by which the speaker cites another, or None.
        quotations: All quotations of the article.

    Returns:
        The stretches, in text order; none where the cue says nothing here.
    """
    sentence = hit.sentence
    match hit.cue.form:
        case Form.PREPOSITION:
            return _around(sentence, set(range(hit.head, max(speaker.tokens) + 1)))
        case Form.NOUN:
            return spans_of(sentence, _noun_content(hit))
        case Form.VERB:
            return _verb_content(hit, _block(hit, speaker, aside), quotations)


def _noun_content(hit: Hit) -> list[int]:
    sentence = hit.sentence
    if len(hit.words) > 1:
        return _after_last_word(hit)
    for clause in sentence.dependents(hit.head, "acl", "ccomp", "relcl"):
        first = sentence.subtree(clause)[0]
        is_that = sentence.words[first].lower() == "that" and sentence.tags[first] == "IN"
        is_to = Syntax.INFINITIVE in hit.cue.syntax and sentence.dependents(clause, "aux")
        if is_that or is_to:
            return sentence.subtree(clause)
    return []


def _verb_content(hit: Hit, block: set[int], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    sentence, syntax = hit.sentence, hit.cue.syntax
    if Syntax.OBJECT in syntax and len(hit.words) > 1:
        return spans_of(sentence, _after_last_word(hit))
    if Syntax.CLAUSE in syntax or Syntax.QUOTE in syntax:
        found = _clausal(hit, block, quotations)
        if found:
            return found
    if Syntax.INFINITIVE in syntax or Syntax.URGED in syntax:
        found = spans_of(sentence, _infinitive(hit))
        if found:
            return found
    if Syntax.OBJECT in syntax:
        return spans_of(sentence, _object(hit))
    return ()


def _after_last_word(hit: Hit) -> list[int]:
    """Return what the last word of a cue governs, or is: "called for [a truce]"."""
    sentence, last = hit.sentence, hit.words[-1]
    if sentence.tags[last].startswith("NN"):
        return sentence.subtree(last)
    for token in (last, hit.head):
        for child in sentence.dependents(token, "pobj", "pcomp", "dobj", "ccomp", "xcomp"):
            if child > last:
                return sentence.subtree(child)
    return []


def _object(hit: Hit) -> list[int]:
    """Return the object, with what is said of it: "called [the raid a massacre]"."""
    sentence, found = hit.sentence, list[int]()
    for child in sentence.children[hit.head]:
        if child < hit.head or child in hit.words:
            continue
        role = sentence.roles[child]
        is_gerund = role == "xcomp" and sentence.tags[child] == "VBG"
        follows = role == "prep" and bool(found) and child == max(found) + 1
        if role in {"dobj", "oprd", "ccomp"} or is_gerund or follows:
            found.extend(sentence.subtree(child))
    is_relative = found and sentence.tags[found[0]] in {"WDT", "WP"}
    return [] if is_relative else found


def _infinitive(hit: Hit) -> list[int]:
    sentence = hit.sentence
    for token in reversed(hit.words):
        for clause in sentence.dependents(token, "xcomp", "ccomp"):
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


def _clausal(hit: Hit, block: set[int], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Find a finite clause or quotation after the cue, else before and around it."""
    sentence, low, high = hit.sentence, min(block), max(block)
    clauses = _clauses(hit)
    if hit.words[-1] > hit.head and hit.words[-1] + 1 < len(sentence) and not clauses:
        clauses = [
            token
            for token in sentence.dependents(hit.words[-1], "ccomp", "xcomp", "dobj")
            if token > hit.words[-1]
        ]
    after = [clause for clause in clauses if clause > hit.head]
    if after:
        below = sentence.subtree(after[0])
        return spans_of(sentence, range(max(high + 1, min(below)), max(below) + 1))
    if high + 1 < len(sentence) and sentence.words[high + 1] == ":":
        return spans_of(sentence, range(high + 2, len(sentence)))
    if any(sentence.lemmas[mark] == "as" for mark in sentence.dependents(hit.head, "mark")):
        return _around(sentence, block)
    is_set_off = low > 0 and sentence.words[low - 1] in BREAKS
    if clauses or (is_set_off and _is_parenthesis(hit, block)):
        return _around(sentence, block) if low > 0 else ()
    return _quoted_beside(sentence, low, high, quotations)


def _is_parenthesis(hit: Hit, block: set[int]) -> bool:
    """Say whether a block set off by a comma interrupts or ends what is said."""
    sentence, low, high = hit.sentence, min(block), max(block)
    rest = [token for token in range(high + 1, len(sentence)) if sentence.words[token].isalnum()]
    if rest and sentence.words[high + 1] not in BREAKS:
        return False
    return any(
        sentence.roles[token] in FINITE_SUBJECTS and sentence.heads[token] not in block
        for token in range(low)
    ) or sentence.words[low - 1] not in {",", "-", "--"}


def _clauses(hit: Hit) -> list[int]:
    sentence = hit.sentence
    roles = ("ccomp", "parataxis", "csubj") if Syntax.CLAUSE in hit.cue.syntax else ("ccomp",)
    return [
        clause
        for token in hit.words
        for clause in sentence.dependents(token, *roles)
        if clause not in hit.words and not _is_bare_infinitive(sentence, clause)
    ]


def _is_bare_infinitive(sentence: Sentence, clause: int) -> bool:
    return any(sentence.tags[token] == "TO" for token in sentence.dependents(clause, "aux"))


def _quoted_beside(
    sentence: Sentence, low: int, high: int, quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    """Return the quotation right after a block, else the one right before it."""
    start, end, text = sentence.starts[low], sentence.ends[high], sentence.text
    for quotation in quotations:
        if quotation.span.start >= end and _touch(text[end : quotation.span.start]):
            return (quotation.span,)
    has_more = high + 1 < len(sentence) and sentence.words[high + 1] not in {*BREAKS, ".", "!"}
    for quotation in quotations:
        if quotation.span.end <= start and _touch(text[quotation.span.end : start]):
            last = text[quotation.span.start : quotation.span.end].rstrip("\"'\u201d\u2019")[-1:]
            return () if last == "." or has_more else (quotation.span,)
    return ()


def _touch(between: str) -> bool:
    return len(between) < 5 and between.strip() in {"", ",", ":", "-"}


def _block(hit: Hit, speaker: Speaker, aside: int | None) -> set[int]:
    """Return the cue, its speaker and what modifies the cue: all that is not content."""
    sentence = hit.sentence
    block = {*hit.tokens, *(t for t in speaker.tokens if speaker.sentence is sentence)}
    for token in sentence.children[hit.head]:
        is_as = sentence.roles[token] == "mark" and sentence.lemmas[token] == "as"
        is_addressee = sentence.roles[token] == "dobj" and sentence.lemmas[hit.head] in ADDRESSING
        if sentence.roles[token] in MODIFIERS or is_addressee or is_as:
            below = sentence.subtree(token)
            if _adjoins(sentence, below, block):
                block.update(below)
    if aside is not None and sentence.heads[aside] == hit.head:
        block.update(sentence.subtree(aside))
    return set(range(min(block), max(block) + 1))


def _adjoins(sentence: Sentence, below: list[int], block: set[int]) -> bool:
    """Say whether a modifier directly follows or precedes the block, without a break between."""
    if min(below) == max(block) + 1 or max(below) == min(block) - 1:
        return True
    return min(block) < min(below) and max(below) < max(block)


def _around(sentence: Sentence, block: set[int]) -> tuple[Span, ...]:
    """Return the sentence without the block of cue and speaker."""
    low, high = min(block), max(block)
    left = spans_of(sentence, range(low))
    right = spans_of(sentence, range(high + 1, len(sentence)))
    return left + right
