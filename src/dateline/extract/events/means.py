"""With what something is done: the mode that a subject or an instrument tells."""

from dateline.extract.events.arguments import governed, surface_subjects
from dateline.knowledge.events import Frame
from dateline.records import Sentence

INSTRUMENTS = ("with", "by", "from", "in")


def mode_of(sentence: Sentence, tokens: tuple[int, ...], frame: Frame) -> str | None:
    """Return the mode of a frame where its words stand.

    Args:
        sentence: The sentence.
        tokens: The tokens that carry its words, the first word first.
        frame: The frame.

    Returns:
        The mode of which a word stands as subject, as instrument ("with drones") or before the
        noun, else the frame's own.
    """
    if not frame.means:
        return frame.mode
    lemmas = {sentence.lemmas[token] for token in _around(sentence, tokens[0])}
    told = (mode for mode, words in frame.means.items() if lemmas.intersection(words))
    return next(told, frame.mode)


def _around(sentence: Sentence, token: int) -> list[int]:
    """Return what an act may be done with: subjects, instruments, and what stands before these."""
    heads = [item for word in INSTRUMENTS for item in governed(sentence, token, word)]
    heads += sentence.dependents(token, "compound", "amod", "nmod", "npadvmod")
    for clause in sentence.dependents(token, "advcl"):  # "using drones"
        if sentence.lemmas[clause] == "use":
            heads += sentence.dependents(clause, "dobj")
    if sentence.tags[token].startswith("VB"):
        heads += surface_subjects(sentence, token)
    modifiers = [item for head in heads for item in sentence.dependents(head, "compound", "amod")]
    return [*heads, *modifiers]
