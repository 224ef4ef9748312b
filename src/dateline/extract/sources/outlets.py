"""Tells which noun phrases name outlets: listed ones in longer phrases, unlisted by their names."""

from dateline.extract.sources.drafts import Speaker
from dateline.extract.sources.phrases import core
from dateline.knowledge.outlets import Outlet, OutletTable
from dateline.knowledge.speakers import SpeakerWords
from dateline.records import Sentence

LONGEST_NAME = 6  # tokens of an outlet's name behind the noun for it ("the newspaper Le Monde")


def listed_outlet(speaker: Speaker, table: OutletTable, words: SpeakerWords) -> Outlet | None:
    """Return the listed outlet that a noun phrase names, None where it names none.

    Args:
        speaker: The noun phrase.
        table: The listed outlets.
        words: Tells common nouns for outlets.

    Returns:
        The outlet of the whole phrase, else of its owner or apposition; for a phrase headed by a
        noun such as "newspaper" also that of a name inside it or right behind it.
    """
    sentence, head = speaker.sentence, speaker.antecedent
    first, last = core(speaker)
    owners = [  # "the BBC's Hausa service", "the news agency TASS"
        sentence.words_of(min(sentence.subtree(owner, without=("det", "case"))), owner)
        for owner in sentence.dependents(head, "poss", "appos")
        if not sentence.tags[head].startswith("NNP")  # "the BBC's Ada Brandt" is a person
    ]
    wholes = [sentence.words_of(start, last) for start in (max(first - 1, 0), first, head)]
    inside = _inside(sentence, first, last) if sentence.lemmas[head] in words.media else []
    found = (table.find(name) for name in (*wholes, *owners, *inside))
    return next((outlet for outlet in found if outlet), None)


def _inside(sentence: Sentence, first: int, last: int) -> list[str]:
    """Return the runs of words within and right behind a phrase, the longest first."""
    end = last
    while end + 1 < len(sentence) and end - last < LONGEST_NAME and _is_capital(sentence, end + 1):
        end += 1
    runs = [
        (start, stop)
        for start in range(first, end + 1)
        for stop in range(start, min(start + LONGEST_NAME, end + 1))
        if _is_capital(sentence, start)
    ]
    return [sentence.words_of(*run) for run in sorted(runs, key=lambda run: run[0] - run[1])]


def _is_capital(sentence: Sentence, token: int) -> bool:
    return sentence.words[token][:1].isupper()


def has_outlet_name(speaker: Speaker, words: SpeakerWords) -> bool:
    """Say whether a name is built as those of papers and stations: "the Ostrava Gazette".

    Args:
        speaker: The noun phrase.
        words: The words that begin or end such names.

    Returns:
        True for several capitalised words of which the last is such a word, or the first, as in
        "Radio Selmo".
    """
    sentence, head = speaker.sentence, speaker.antecedent
    if not sentence.tags[head].startswith("NNP") or sentence.entities[head] == "PERSON":
        return False
    first, last = core(speaker)
    if first == last or not all(_is_capital(sentence, token) for token in range(first, last + 1)):
        return False
    begins, ends = sentence.words[first].lower(), sentence.words[last].lower()
    return ends in words.outlet_names or begins in words.outlet_names & words.media
