"""Names speakers: by the actors they were resolved to, by outlet, else by their own words."""

import re
from collections.abc import Sequence
from typing import Self

import msgspec

from dateline.extract.sources.drafts import Draft, Link, Speaker
from dateline.extract.sources.speakers import phrase_at
from dateline.knowledge.outlets import Outlet, OutletTable
from dateline.records import Article, Mention, Source, SourceKind

MEDIA = frozenset({
    "media", "medium", "newspaper", "newspapers", "press", "television", "tv", "radio", "outlet",
    "outlets", "broadcaster", "channel", "agency", "magazine", "daily", "weekly", "tabloid",
})  # fmt: skip
DOCUMENTS = frozenset({
    "report", "statement", "letter", "poll", "video", "footage", "study", "tweet", "document",
    "survey", "analysis", "post", "release", "memo", "bill", "law", "book", "article", "record",
    "message", "email", "transcript", "communique", "filing", "map", "photo", "image", "data",
    "resolution", "ruling", "audit", "review", "interview", "speech", "paper", "affidavit",
})  # fmt: skip
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "'s"})
LATER = frozenset({"appos", "relcl", "acl", "parataxis", "advcl"})


class Namer(msgspec.Struct, frozen=True):
    """Names speakers by the actors they were resolved to.

    Attributes:
        mentions: The mentions by sentence and head.
        outlets: The known outlets, or None.
        own: Names, in normal form, that are never links: publisher, republished outlet, agency.
    """

    mentions: dict[tuple[int, int], Mention]
    outlets: OutletTable | None
    own: frozenset[str]

    @classmethod
    def of(cls, article: Article, mentions: Sequence[Mention], outlets: OutletTable | None) -> Self:
        """Return the namer of one article."""
        republished = article.republished_from.outlet if article.republished_from else None
        names = [name for name in (article.publisher, republished, article.agency) if name]
        known = [outlets.find(name) for name in names] if outlets else []
        return cls(
            {(mention.sentence, mention.head): mention for mention in mentions},
            outlets,
            frozenset(map(normal, [*names, *(outlet.name for outlet in known if outlet)])),
        )

    def chain(self, draft: Draft) -> tuple[Source, ...]:
        """Return the links of a draft, outermost first, without the article's own outlets."""
        cue = draft.hit.spans[0]
        inner = Link(draft.speaker, draft.hit.cue.act, cue)
        links = [self.source(link) for link in (*draft.outer, inner)]
        return tuple(link for link in links if not self.is_own(link.name))

    def is_own(self, name: str) -> bool:
        """Say whether a name is that of the publisher or of the outlet the text came from."""
        return normal(name) in self.own

    def is_outlet(self, speaker: Speaker) -> bool:
        """Say whether a noun phrase names an outlet, or media in general."""
        return speaker.sentence.lemmas[speaker.head] in MEDIA or bool(self.outlet(speaker))

    def may_be_thing(self, speaker: Speaker) -> bool:
        """Say whether a common noun names neither an actor nor a document nor media."""
        sentence, head = speaker.sentence, speaker.antecedent
        is_common = sentence.tags[head] in {"NN", "NNS"} and bool(self.mentions)
        is_known = sentence.lemmas[head] in DOCUMENTS | MEDIA
        return is_common and not is_known and (sentence.index, head) not in self.mentions

    def is_actor(self, speaker: Speaker) -> bool:
        """Say whether a noun phrase names a person, a body or people, as against a country."""
        mention = self.mentions.get((speaker.sentence.index, speaker.antecedent))
        is_country = speaker.sentence.entities[speaker.antecedent] == "GPE"
        return bool(mention and mention.actor and mention.actor.sector) and not is_country

    def is_document(self, speaker: Speaker) -> bool:
        """Say whether a noun phrase names something written, recorded or counted."""
        return speaker.sentence.lemmas[speaker.antecedent] in DOCUMENTS

    def outlet(self, speaker: Speaker) -> Outlet | None:
        """Return the outlet that a noun phrase names, None where it names none."""
        if self.outlets is None:
            return None
        sentence, head = speaker.sentence, speaker.antecedent
        first, last = _core(speaker)
        owners = [  # "the BBC's Hausa service", "the news agency TASS"
            sentence.words_of(min(sentence.subtree(owner, without=("det", "case"))), owner)
            for owner in sentence.dependents(head, "poss", "appos")
            if not sentence.tags[head].startswith("NNP")  # "the BBC's Ada Brandt" is a person
        ]
        wholes = [sentence.words_of(start, last) for start in (max(first - 1, 0), first, head)]
        found = (self.outlets.find(name) for name in (*wholes, *owners))
        return next((outlet for outlet in found if outlet), None)

    def source(self, link: Link) -> Source:
        """Return one link of a chain."""
        speaker = _author(link.speaker)
        sentence = speaker.sentence
        span = sentence.span_of(link.speaker.tokens[0], link.speaker.tokens[-1])
        text = sentence.text[span.start : span.end]
        outlet = self.outlet(speaker)
        if outlet:
            return Source(
                id=outlet.id,
                name=outlet.name,
                text=text,
                span=span,
                kind=SourceKind.OUTLET,
                country=outlet.country,
                sector="MED",
                cue=link.cue,
                act=link.act,
            )
        mention = self.mentions.get((sentence.index, speaker.antecedent))
        actor = mention.actor if mention else None
        words = sentence.words_of(*_core(speaker))
        name = actor.name if actor and _is_named(mention) else words
        return Source(
            id=actor.id if actor and _is_named(mention) else slug(name),
            name=name,
            text=text,
            span=span,
            kind=_kind(speaker, mention),
            role=_role(speaker, name),
            country=actor.country if actor else None,
            sector=actor.sector if actor else None,
            cue=link.cue,
            act=link.act,
        )


def _kind(speaker: Speaker, mention: Mention | None) -> SourceKind:
    sentence, head = speaker.sentence, speaker.antecedent
    if sentence.lemmas[head] in MEDIA:
        return SourceKind.OUTLET
    if sentence.lemmas[head] in DOCUMENTS:
        return SourceKind.DOCUMENT
    named = (head, *sentence.dependents(head, "appos"))
    is_person = any(sentence.entities[token] == "PERSON" for token in named)
    if is_person or (mention and mention.kind == "person"):
        return SourceKind.PERSON
    is_named = _is_named(mention) or sentence.tags[head].startswith("NNP")
    return SourceKind.ORGANISATION if is_named else SourceKind.UNNAMED


def _is_named(mention: Mention | None) -> bool:
    """Say whether a mention's actor has a name of its own, as against a role in the plural."""
    if mention is None or mention.actor is None:
        return False
    if mention.kind != "role":
        return True
    return mention.actor.listed or mention.actor.via == "name"


def _author(speaker: Speaker) -> Speaker:
    """Return who made a document, where it is said ("a report by the ministry")."""
    sentence, head = speaker.sentence, speaker.antecedent
    if sentence.lemmas[head] not in DOCUMENTS:
        return speaker
    makers = sentence.dependents(head, "poss", "compound", "nmod")
    for preposition in sentence.dependents(head, "prep", "agent"):
        if sentence.words[preposition].lower() in {"by", "from", "of"}:
            makers.extend(sentence.dependents(preposition, "pobj"))
    for maker in makers:
        if sentence.tags[maker].startswith(("NNP", "PRP")) or sentence.lemmas[maker] in MEDIA:
            return phrase_at(sentence, maker)
    return speaker


def _core(speaker: Speaker) -> tuple[int, int]:
    """Return first and last token of a noun phrase without article, appositions and clauses."""
    sentence, head = speaker.sentence, speaker.antecedent
    is_own = head in speaker.tokens
    below = {
        token
        for token in sentence.subtree(head, without=LATER)
        if (sentence.roles[token] != "punct" or sentence.words[token] in {"-", "'", "."})
        and (token in speaker.tokens or not is_own)
    }
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    while first < head and (
        sentence.words[first].lower() in DETERMINERS or sentence.tags[first] == "PRP$"
    ):
        first += 1
    return first, last - (last > head and sentence.tags[last] == "POS")


def normal(name: str) -> str:
    """Return a name for comparing: lower case, without "the" and punctuation."""
    words = re.findall(r"\w+", name.lower())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def slug(name: str) -> str:
    """Return a name as an id: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"\w+", name.lower())) or "unnamed"


def _role(speaker: Speaker, name: str) -> str | None:
    """Return what a speaker is, as the text says: an apposition, a title, or the words for them."""
    sentence, head = speaker.sentence, speaker.antecedent
    first, last = _core(speaker)
    words = sentence.words_of(first, last)
    if not sentence.tags[head].startswith("NNP"):
        is_word = sentence.tags[head].startswith("NN") and words.lower() != name.lower()
        return words if is_word and head in speaker.tokens else None
    for apposition in sentence.dependents(head, "appos"):
        if sentence.tags[apposition] in {"NN", "NNS"}:
            phrase = phrase_at(sentence, apposition)
            start = phrase.tokens[sentence.tags[phrase.tokens[0]] == "DT"]
            return sentence.words_of(start, phrase.tokens[-1])
    begins = head
    while begins > first and sentence.entities[begins - 1] == "PERSON":
        begins -= 1
    is_person = sentence.entities[head] == "PERSON"
    return sentence.words_of(first, begins - 1) if is_person and begins > first else None
