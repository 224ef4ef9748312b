"""What the rules look at besides the mention itself: the article, seen once."""

from collections import defaultdict

import msgspec

from dateline.extract.mentions.nature import gender_of
from dateline.knowledge.references import ReferenceTable
from dateline.records import Mention, Place, Sentence

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
QUOTES = {'"': '"', "\u201c": "\u201d"}


class Scene(msgspec.Struct, frozen=True):
    """One article as coreference sees it.

    Attributes:
        sentences: Its sentences.
        references: The words that point back.
        genders: "female" or "male" by the id of each person whose name or title tells.
        persons: Ids of all actors that are named as persons, and never as anything else.
        quoted: Of each sentence, the tokens that stand inside quotation marks.
        speakers: Of each sentence, the ids of the actors who say what is quoted in it.
        named: The mentions that their own words name, by sentence and head.
        heads: Sentence and head of every mention; what else heads a noun phrase is a thing.
        countries: Of each sentence, the countries of the places it names.
    """

    sentences: tuple[Sentence, ...]
    references: ReferenceTable
    genders: dict[str, str]
    persons: frozenset[str]
    quoted: tuple[frozenset[int], ...]
    speakers: tuple[frozenset[str], ...]
    named: dict[tuple[int, int], Mention]
    heads: frozenset[tuple[int, int]]
    countries: tuple[frozenset[str], ...]

    def sentence_of(self, mention: Mention) -> Sentence:
        """Return the sentence in which a mention stands."""
        return self.sentences[mention.sentence]

    def is_quoted(self, mention: Mention) -> bool:
        """Say whether a mention stands inside quotation marks."""
        return mention.head in self.quoted[mention.sentence]

    def is_subject(self, mention: Mention) -> bool:
        """Say whether a mention is the subject of its clause."""
        return self.sentence_of(mention).roles[mention.head] in SUBJECTS


def scene_of(
    sentences: tuple[Sentence, ...],
    mentions: list[Mention],
    references: ReferenceTable,
    places: tuple[Place, ...] = (),
) -> Scene:
    """Look over an article once.

    Args:
        sentences: Its parsed sentences.
        mentions: All mentions, those that point back among them.
        references: The words that point back.
        places: Its places.

    Returns:
        What the rules need to know of it.
    """
    quoted = _quoted(sentences)
    genders: dict[str, set[str]] = defaultdict(set)
    persons = set()
    bodies = {m.actor.id for m in mentions if m.kind == "name" and m.actor}
    for mention in mentions:
        if mention.kind == "person" and mention.actor:
            persons.add(mention.actor.id)
            gender = gender_of(sentences[mention.sentence], mention, references)
            genders[mention.actor.id] |= {gender} - {""}
    return Scene(
        sentences=sentences,
        references=references,
        genders={name: min(found) for name, found in genders.items() if len(found) == 1},
        persons=frozenset(persons - bodies),
        quoted=quoted,
        speakers=_speakers(sentences, mentions, quoted),
        named={(m.sentence, m.head): m for m in mentions if m.actor and m.kind != "modifier"},
        heads=frozenset((mention.sentence, mention.head) for mention in mentions),
        countries=tuple(
            frozenset(p.country for p in places if p.country and sentence.span.holds(p.span))
            for sentence in sentences
        ),
    )


def _quoted(sentences: tuple[Sentence, ...]) -> tuple[frozenset[int], ...]:
    """Return the tokens inside quotation marks; a quotation ends with its paragraph at latest."""
    found = []
    closing, paragraph = "", -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            closing, paragraph = "", sentence.paragraph
        inside = set()
        for token, word in enumerate(sentence.words):
            if closing and word == closing:
                closing = ""
            elif not closing and word in QUOTES:
                closing = QUOTES[word]
            elif closing:
                inside.add(token)
        found.append(frozenset(inside))
    return tuple(found)


def _speakers(
    sentences: tuple[Sentence, ...],
    mentions: list[Mention],
    quoted: tuple[frozenset[int], ...],
) -> tuple[frozenset[str], ...]:
    """Return who speaks in each sentence; a quotation that goes on keeps its speaker."""
    named: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        sentence = sentences[mention.sentence]
        is_outside = bool(quoted[mention.sentence]) and mention.head not in quoted[mention.sentence]
        if mention.actor and is_outside and sentence.roles[mention.head] == "nsubj":
            named[sentence.index].add(mention.actor.id)
    found: list[frozenset[str]] = []
    for sentence in sentences:
        speakers = frozenset(named[sentence.index])
        last = sentences[sentence.index - 1] if sentence.index else sentence
        goes_on = bool(quoted[sentence.index]) and last.paragraph == sentence.paragraph
        if not speakers and goes_on and found:
            speakers = found[-1]
        found.append(speakers)
    return tuple(found)
