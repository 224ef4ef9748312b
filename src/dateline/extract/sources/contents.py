"""Finds what is said: the clause, infinitive, object or quotation that a cue takes."""

from collections.abc import Sequence

from dateline.extract.sources.drafts import (
    ADDRESSING,
    MARKS,
    Hit,
    Speaker,
    dependents_beside,
    spans_of,
)
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
NAMED = frozenset({"dobj", "oprd", "ccomp", "dative", "acomp"})
STOPS = frozenset({":", ";", "--", "\u2013", "\u2014"})
FINITE_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


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
            return _around(hit, set(range(hit.head, max(speaker.tokens) + 1)))
        case Form.MARK:
            return ()
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
    if Syntax.NAMING in syntax and _names(hit):
        return spans_of(sentence, _object(hit))
    return ()


def _names(hit: Hit) -> bool:
    """Say whether an object is called something: "the raid [a massacre]", "[as] a crime"."""
    sentence = hit.sentence
    named = sentence.dependents(hit.head, "oprd", "ccomp", "dative", "acomp", "xcomp")
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
                return [*sentence.subtree(child), *_told_of(hit, child)]
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
    return _following(hit, block) or _surrounding(hit, block, quotations)


def _following(hit: Hit, block: set[int]) -> tuple[Span, ...]:
    sentence, high = hit.sentence, max(block)
    if sentence.tags[hit.head] != "VBG" and _follows_speech(sentence, min(block)):
        return ()
    after = [clause for clause in _clauses(hit) if clause > hit.head] or [
        token
        for token in sentence.dependents(hit.words[-1], "ccomp", "xcomp", "dobj")
        if token > hit.words[-1] > hit.head
    ]
    if after:
        below = sentence.subtree(after[0])
        last = _whole_end(hit, max(below))
        return spans_of(sentence, range(max(high + 1, min(below)), last + 1))
    if high + 1 < len(sentence) and sentence.words[high + 1] == ":":
        return spans_of(sentence, range(high + 2, len(sentence)))
    return ()


def _whole_end(hit: Hit, last: int) -> int:
    """Return where a clause ends that the parser cut short by hanging its end on the cue."""
    sentence = hit.sentence
    rest = range(last + 1, len(sentence))
    stop = next((token for token in rest if sentence.words[token] in STOPS), len(sentence))
    for child in sentence.children[hit.head]:
        is_own = sentence.roles[child] in {"conj", "cc", "parataxis"} or (
            sentence.roles[child] == "advcl" and sentence.tags[child] == "VBG"
        )
        if child > last and is_own:
            stop = min(stop, *sentence.subtree(child))
    return max(last, stop - 1)


def _surrounding(hit: Hit, block: set[int], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    sentence, low, high = hit.sentence, min(block), max(block)
    has_clause = bool(_clauses(hit)) and low > 0
    if _is_as_clause(hit, low):
        return _around(hit, block)
    if low > 0 and sentence.words[low - 1] in BREAKS:
        beside = _quoted_after(sentence, high, quotations)
        if beside and not _closes_quotation(sentence, low):
            return beside
        has_clause = has_clause or _is_parenthesis(hit, block)
    if has_clause:
        return _around(hit, block)
    return _quoted_after(sentence, high, quotations) or _quoted_before(hit, block, quotations)


def _is_as_clause(hit: Hit, low: int) -> bool:
    """Say whether a block is set apart by "as": "..., as the mayor put it"."""
    sentence = hit.sentence
    if Syntax.CLAUSE not in hit.cue.syntax or sentence.dependents(hit.head, "neg"):
        return False
    starts = low == 0 or sentence.words[low - 1] in BREAKS
    return starts and sentence.lemmas[low] == "as" and sentence.roles[low] == "mark"


def _closes_quotation(sentence: Sentence, low: int) -> bool:
    """Say whether a quotation mark, and no more than a comma, stands right before a block."""
    return any(sentence.words[token] in MARKS for token in range(max(0, low - 2), low))


def _follows_speech(sentence: Sentence, low: int) -> bool:
    """Say whether the sentence up to a block is a quotation, as against a title in marks."""
    if not _closes_quotation(sentence, low):
        return False
    marks = [token for token in range(low) if sentence.words[token] in MARKS]
    return len(marks) == 1 or marks[0] == 0


def _is_parenthesis(hit: Hit, block: set[int]) -> bool:
    """Say whether a block set off by a comma interrupts or ends what is said."""
    sentence, low, high = hit.sentence, min(block), max(block)
    if _closes_quotation(sentence, low):
        return True
    left, right = _has_clause(sentence, range(low), block), range(high + 1, len(sentence))
    rest = [token for token in right if sentence.words[token].isalnum()]
    if not rest:
        return left
    is_closed = sentence.words[high + 1] in BREAKS
    return is_closed and (left or _has_clause(sentence, right, block))


def _has_clause(sentence: Sentence, tokens: range, block: set[int]) -> bool:
    return any(
        sentence.roles[token] in FINITE_SUBJECTS and sentence.heads[token] not in block
        for token in tokens
    )


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


def _quoted_after(
    sentence: Sentence, high: int, quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    """Return the quotation that begins right after a block."""
    end, text = sentence.ends[high], sentence.text
    for quotation in quotations:
        if quotation.span.start >= end and _touch(text[end : quotation.span.start]):
            return (quotation.span,)
    return ()


def _quoted_before(hit: Hit, block: set[int], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the quotation that ends right before a block, in the sentence before mostly."""
    sentence, high = hit.sentence, max(block)
    start, text = sentence.starts[min(block)], sentence.text
    if high + 1 < len(sentence) and sentence.words[high + 1] not in {*BREAKS, ".", "!"}:
        return ()
    for quotation in quotations:
        if quotation.span.end <= start and _touch(text[quotation.span.end : start]):
            last = text[quotation.span.start : quotation.span.end].rstrip("\"'\u201d\u2019")[-1:]
            return () if last == "." else (quotation.span,)
    return ()


def _touch(between: str) -> bool:
    return len(between) < 5 and between.strip() in {"", ",", ":", "-"}


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
    if aside is not None and sentence.heads[aside] == hit.head:
        block.update(sentence.subtree(aside))
    return set(range(min(block), max(block) + 1))


def _adjoins(sentence: Sentence, below: list[int], block: set[int]) -> bool:
    """Say whether a modifier directly follows or precedes the block, without a break between."""
    if min(below) == max(block) + 1 or max(below) == min(block) - 1:
        return True
    return min(block) < min(below) and max(below) < max(block)


def _around(hit: Hit, block: set[int]) -> tuple[Span, ...]:
    """Return the sentence without cue and speaker, and without what only describes the speaking.

    After a quotation only another quotation goes on with it ("he said, adding that ..." does not).
    """
    sentence, low, high = hit.sentence, min(block), max(block)
    right = [token for token in range(high + 1, len(sentence)) if sentence.words[token].strip(",")]
    if _closes_quotation(sentence, low) and right and sentence.words[right[0]] not in MARKS:
        right = []
    for child in sentence.dependents(hit.head, "advcl", "prep", "conj"):
        below = set(sentence.subtree(child))
        if child > high and right and min(below) <= right[0] + 1:
            right = [token for token in right if token not in below]
    tokens = [*range(low), *(range(right[0], right[-1] + 1) if right else ())]
    return spans_of(sentence, tokens)
