"""Where an event happened: the place of its clause, else what the text around it is set in."""

from dateline.extract.compose.findings import Findings
from dateline.extract.places import place_of
from dateline.records import Place, Sentence


def where(findings: Findings, sentence: Sentence, predicate: int) -> tuple[Place | None, str]:
    """Return the place of an event and the rule that found it.

    Args:
        findings: What was found in the article.
        sentence: The sentence that reports the event.
        predicate: Its verb or noun.

    Returns:
        The place and "clause", "setting" or "focus"; (None, "") where the article names none.
    """
    if place := place_of(sentence, predicate, findings.places_in.get(sentence.index, ())):
        return place, "clause"
    if place := findings.settings[sentence.index]:
        return place, "setting"
    return (findings.focus, "focus") if findings.focus else (None, "")
