"""Finds a finite clause or quotation that a cue takes: after it, beside it or around it."""

from collections.abc import Sequence

from dateline.extract.sources.drafts import MARKS, Hit, spans_of
from dateline.extract.sources.quotes import Quotation
from dateline.extract.sources.speakers import CITING
from dateline.knowledge.cues import Syntax
from dateline.records import Sentence, Span

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
INTRODUCING = frozenset({"that", "whether", "if", "how", "why", "what", "who", "where", "when"})
STOPS = frozenset({":", ";", "--", "\u2013", "\u2014"})
FINITE_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def clausal(hit: Hit, block: set[int], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Find a finite clause or quotation after the cue, else before and around it.

    Args:
        hit: The cue.
        block: The tokens of cue and speaker and what modifies them: all that is not content.
        quotations: The quotations near the sentence.

    Returns:
        The stretches, in text order; none where nothing of the kind is there.
    """
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
        is_behind = after[0] in block  # "said in a report that": hung on what only modifies
        first = min(below) if is_behind else max(high + 1, min(below))
        return spans_of(sentence, range(first, last + 1))
    if high + 1 < len(sentence) and sentence.words[high + 1] == ":":
        return spans_of(sentence, range(high + 2, len(sentence)))
    return ()


def _whole_end(hit: Hit, last: int) -> int:
    """Return where a clause ends that the parser cut short by hanging its end on the cue."""
    sentence = hit.sentence
    below = set(sentence.subtree(hit.head))
    rest = range(last + 1, len(sentence))
    ends = (t for t in rest if t not in below or sentence.words[t] in STOPS)
    stop = next(ends, len(sentence))
    for child in sentence.children[hit.head]:
        is_own = sentence.roles[child] in {"conj", "cc", "parataxis"} or (
            sentence.roles[child] == "advcl" and sentence.tags[child] == "VBG"
        )
        if child > last and is_own:
            stop = min(stop, *sentence.subtree(child))
    return max(last, stop - 1)


def _surrounding(hit: Hit, block: set[int], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    sentence, low, high = hit.sentence, min(block), max(block)
    if _is_relative(sentence, hit.head):
        return ()
    if Syntax.THAT in hit.cue.syntax or (low > 0 and sentence.words[low - 1] == ";"):
        return ()
    has_clause = bool(_clauses(hit)) and low > 0
    if _is_as_clause(hit, low):
        return around(hit, block)
    if low > 0 and sentence.words[low - 1] in BREAKS:
        beside = _quoted_after(sentence, high, quotations)
        if beside and not _closes_quotation(sentence, low):
            return beside
        has_clause = has_clause or _is_parenthesis(hit, block) or _ends_headline(sentence, high)
    if has_clause:
        return around(hit, block)
    return _quoted_after(sentence, high, quotations) or _quoted_before(hit, block, quotations)


def _is_relative(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb has a relative pronoun beside it: "the city, which they ruled"."""
    return sentence.roles[verb] == "relcl" and any(
        sentence.tags[token] in {"WDT", "WP"}
        for token in sentence.dependents(verb, "dobj", "nsubj", "nsubjpass")
    )


def _is_as_clause(hit: Hit, low: int) -> bool:
    """Say whether a block is set apart by "as": "..., as the mayor put it"."""
    sentence = hit.sentence
    if Syntax.CLAUSE not in hit.cue.syntax or sentence.dependents(hit.head, "neg"):
        return False
    starts = low == 0 or sentence.words[low - 1] in BREAKS
    return starts and sentence.lemmas[low] == "as" and sentence.roles[low] == "mark"


def _quotation_start(sentence: Sentence, low: int) -> int:
    """Return where a quotation before a block begins, if a colon parts it from what precedes."""
    if not _closes_quotation(sentence, low):
        return 0
    marks = [token for token in range(low) if sentence.words[token] in MARKS]
    is_parted = len(marks) > 1 and marks[-2] > 0 and sentence.words[marks[-2] - 1] == ":"
    return marks[-2] if is_parted else 0


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


def _ends_headline(sentence: Sentence, high: int) -> bool:
    """Say whether a block ends a headline, whose verb is often read as a noun."""
    return sentence.is_title and high >= len(sentence) - 2


def _has_clause(sentence: Sentence, tokens: range, block: set[int]) -> bool:
    return any(
        sentence.roles[token] in FINITE_SUBJECTS and sentence.heads[token] not in block
        for token in tokens
    )


def _clauses(hit: Hit) -> list[int]:
    """Return the clauses that any word of a cue governs as what is said."""
    sentence, syntax = hit.sentence, hit.cue.syntax
    roles = ("ccomp", "parataxis", "csubj") if Syntax.CLAUSE in syntax else ("ccomp",)
    own = [clause for token in hit.words for clause in sentence.dependents(token, *roles)]
    own += [  # "said, citing fears, that": hung on the aside
        clause
        for aside in sentence.dependents(hit.head, "advcl")
        if sentence.tags[aside] == "VBG" and sentence.lemmas[aside] in CITING
        for clause in sentence.dependents(aside, "ccomp")
    ]
    hung = [  # "found no evidence that": the parser hangs the clause on the last word
        clause
        for token in hit.words[1:]
        for clause in sentence.dependents(token, "acl", "advcl")
        if _is_introduced(sentence, clause)
    ]
    return [
        clause
        for clause in (*own, *(hung or _behind_document(hit)))
        if clause not in hit.words and not _is_bare_infinitive(sentence, clause)
        if Syntax.THAT not in syntax or _is_introduced(sentence, clause)
    ]


def _behind_document(hit: Hit) -> list[int]:
    """Return the clause that the parser hangs on a noun: "said in a report [that men had died]"."""
    sentence = hit.sentence
    return [
        clause
        for preposition in sentence.dependents(hit.head, "prep")
        if sentence.words[preposition].lower() in {"in", "on", "to", "at"}
        for noun in sentence.subtree(preposition)
        for clause in sentence.dependents(noun, "acl", "relcl", "ccomp")
        if sentence.words[sentence.subtree(clause)[0]].lower() == "that"
        if sentence.dependents(clause, "mark") or sentence.dependents(clause, "nsubj", "nsubjpass")
        if sentence.words[min(hit.tokens) - 1] not in BREAKS
    ]


def _is_introduced(sentence: Sentence, clause: int) -> bool:
    """Say whether a clause begins with "that", "whether" or a question word."""
    below = sentence.subtree(clause)
    return any(sentence.lemmas[t] in INTRODUCING for t in below[:2])


def _is_bare_infinitive(sentence: Sentence, clause: int) -> bool:
    return any(sentence.tags[token] == "TO" for token in sentence.dependents(clause, "aux"))


def _quoted_after(
    sentence: Sentence, high: int, quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    """Return the quotation that begins right after a block."""
    end, text = sentence.ends[high], sentence.text
    for quotation in quotations:
        if quotation.span.start >= end and _touch(text, end, quotation.span.start):
            return (quotation.span,)
    return ()


def _quoted_before(hit: Hit, block: set[int], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the quotation that ends right before a block, in the sentence before mostly."""
    sentence, high = hit.sentence, max(block)
    start, text = sentence.starts[min(block)], sentence.text
    if high + 1 < len(sentence) and sentence.words[high + 1] not in {*BREAKS, ".", "!"}:
        return ()
    for quotation in quotations:
        if quotation.span.end <= start and _touch(text, quotation.span.end, start):
            last = text[quotation.span.start : quotation.span.end].rstrip("\"'\u201d\u2019")[-1:]
            return () if last == "." else (quotation.span,)
    return ()


def _goes_on_apart(sentence: Sentence, low: int, joint: int) -> bool:
    """Say whether a clause with a subject of its own follows a whole one: ", but police said"."""
    whole = any(sentence.roles[token] in FINITE_SUBJECTS for token in range(low))
    clauses = (
        token
        for token in range(joint, len(sentence))
        if sentence.roles[token] == "conj" and sentence.heads[token] < joint
    )
    return whole and any(sentence.dependents(token, *FINITE_SUBJECTS) for token in clauses)


def _touch(text: str, end: int, start: int) -> bool:
    """Say whether nothing but a comma or the like stands between two stretches of text."""
    return start - end < 5 and text[end:start].strip() in {"", ",", ":", "-"}


def around(hit: Hit, block: set[int]) -> tuple[Span, ...]:
    """Return the sentence without cue and speaker, and without what only describes the speaking.

    After a quotation only another quotation goes on with it ("he said, adding that ..." does not).

    Args:
        hit: The cue.
        block: The tokens of cue and speaker.

    Returns:
        The stretches before and after the block.
    """
    sentence, low, high = hit.sentence, min(block), max(block)
    right = [token for token in range(high + 1, len(sentence)) if sentence.words[token].strip(",")]
    if _closes_quotation(sentence, low) and right and sentence.words[right[0]] not in MARKS:
        right = []
    for child in sentence.dependents(hit.head, "advcl", "prep", "conj"):
        below = set(sentence.subtree(child))
        if child > high and right and min(below) <= right[0] + 1:
            right = [token for token in right if token not in below]
    if right and sentence.tags[right[0]] == "CC" and _goes_on_apart(sentence, low, right[0]):
        right = []
    tokens = [
        *range(_quotation_start(sentence, low), low),
        *(range(right[0], right[-1] + 1) if right else ()),
    ]
    return spans_of(sentence, tokens)
