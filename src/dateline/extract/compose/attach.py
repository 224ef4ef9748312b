"""Attaches time expressions and numbers to the predicate whose clause they stand in."""

from dateline.extract.compose.findings import Findings
from dateline.records import Sentence, Span, Status, TimeMention, When


def clause_of(sentence: Sentence, token: int) -> int:
    """Return the verb whose clause a token stands in: itself, or the nearest verb above it."""
    if sentence.tags[token].startswith(("VB", "MD")):
        return token
    for governor in sentence.path_up(token):
        if sentence.tags[governor].startswith(("VB", "MD")):
            return governor
    return sentence.path_up(token)[-1] if sentence.path_up(token) else token


def token_at(sentence: Sentence, span: Span) -> int | None:
    """Return the highest token of a stretch of text within the sentence, None if outside it."""
    inside = [
        token
        for token in range(len(sentence))
        if sentence.starts[token] >= span.start and sentence.ends[token] <= span.end
    ]
    for token in inside:
        if sentence.heads[token] not in inside or sentence.heads[token] == token:
            return token
    return inside[0] if inside else None


def nearness(sentence: Sentence, predicate: int, token: int) -> int:
    """Say how closely a token belongs to a predicate.

    Args:
        sentence: The sentence.
        predicate: The verb or event noun.
        token: The highest token of the expression.

    Returns:
        3 below the predicate, 2 in the same clause, 1 in a clause around it that is not the
        reporting clause over it, 0 elsewhere.
    """
    if predicate in sentence.path_up(token):
        between = sentence.path_up(token)[: sentence.path_up(token).index(predicate)]
        if not any(sentence.tags[item].startswith("VB") for item in between):
            return 3
        return 0
    clause, own = clause_of(sentence, token), clause_of(sentence, predicate)
    if clause == own:
        return 2
    path = [own, *sentence.path_up(own)]
    if clause in path:
        roles = [sentence.roles[item] for item in path[: path.index(clause)]]
        return 0 if {"ccomp", "relcl", "parataxis"} & set(roles) else 1
    return 0


def when_of(findings: Findings, sentence: Sentence, predicate: int, status: Status) -> When | None:
    """Return the days that a predicate's event may have happened on.

    The time expression of its own clause decides; without one, a past event happened on the day
    that the report was last speaking of, else at any time before publication.

    Args:
        findings: What was found in the article.
        sentence: The sentence.
        predicate: The verb or event noun.
        status: Whether it happened; decides how far the publication date tells.

    Returns:
        The days; None where neither the text nor the publication date says anything.
    """
    if time := _own_time(sentence, predicate, findings.times_in.get(sentence.index, ())):
        return When(
            earliest=time.earliest,
            latest=time.latest,
            precision=time.precision,
            text=time.text,
            span=time.span,
            anchor=time.anchor,
        )
    published = findings.article.published
    is_told = status == Status.HAPPENED and _is_simple_past(sentence, predicate)
    if is_told and (day := findings.day_spoken_of(sentence)):
        return When(earliest=day, latest=day, precision="day", anchor="text")
    if published is None:
        return None
    if status in {Status.PLANNED, Status.POSSIBLE}:
        return When(earliest=published, anchor="published")
    return When(latest=published, anchor="published")


def _own_time(
    sentence: Sentence, predicate: int, times: tuple[TimeMention, ...]
) -> TimeMention | None:
    """Return the time expression that belongs to a predicate most closely, None without one."""
    best: tuple[int, TimeMention] | None = None
    for time in times:
        if time.type == "SET" or not (time.earliest or time.latest):
            continue
        token = token_at(sentence, time.span)
        if token is None:
            continue
        near = nearness(sentence, predicate, token)
        if near and (best is None or near > best[0]):
            best = (near, time)
    return best[1] if best else None


def _is_simple_past(sentence: Sentence, predicate: int) -> bool:
    """Say whether the clause tells a story ("arrested", "were arrested") and no background."""
    clause = clause_of(sentence, predicate)
    auxiliaries = {sentence.lemmas[item] for item in sentence.dependents(clause, "aux")}
    return sentence.tags[clause] in {"VBD", "VBN"} and "have" not in auxiliaries
