"""Names speakers: by the actors they were resolved to, by outlet, else by their own words."""

from collections.abc import Sequence
from typing import Self

import msgspec

from dateline.extract.sources.drafts import Draft, Link, Speaker
from dateline.extract.sources.outlets import has_outlet_name, listed_outlet
from dateline.extract.sources.phrases import core, normal, slug
from dateline.extract.sources.speakers import phrase_at
from dateline.knowledge.outlets import Outlet, OutletTable
from dateline.knowledge.speakers import SpeakerWords
from dateline.records import Article, Mention, Source, SourceKind, Span

BODIES = frozenset({"UNO", "IGO", "EUR", "NGO"})  # codes of bodies that stand where a country does


class Namer(msgspec.Struct, frozen=True):
    """Names speakers by the actors they were resolved to.

    Attributes:
        mentions: The mentions by sentence and head.
        outlets: The known outlets, or None.
        own: Names, in normal form, that are never links: publisher, republished outlet, agency.
        words: Words that tell outlets and documents.
        meant: Whom a pronoun or a document means, by sentence and head.
    """

    mentions: dict[tuple[int, int], Mention]
    outlets: OutletTable | None
    own: frozenset[str]
    words: SpeakerWords
    meant: dict[tuple[int, int], Speaker] = msgspec.field(default_factory=dict)

    @classmethod
    def of(
        cls,
        article: Article,
        mentions: Sequence[Mention],
        outlets: OutletTable | None,
        words: SpeakerWords,
    ) -> Self:
        """Return the namer of one article."""
        republished = article.republished_from.outlet if article.republished_from else None
        names = [name for name in (article.publisher, republished, article.agency) if name]
        known = [outlets.find(name) for name in names] if outlets else []
        return cls(
            {(mention.sentence, mention.head): mention for mention in mentions},
            outlets,
            frozenset(map(normal, [*names, *(outlet.name for outlet in known if outlet)])),
            words,
        )

    def chain(self, draft: Draft) -> tuple[Source, ...]:
        """Return the links of a draft, outermost first, without the article's own outlets."""
        cue = draft.hit.spans[0]
        inner = Link(draft.speaker, draft.hit.cue.act, cue)
        found: dict[str, Source] = {}
        for link in (*draft.outer, inner):
            source = self.source(link)
            if not self.is_own(source.name):
                found.setdefault(source.id, source)
        return tuple(found.values())

    def actor_id(self, speaker: Speaker) -> str | None:
        """Return the id of the actor that a noun phrase was resolved to, None without one."""
        mention = self.mentions.get((speaker.sentence.index, speaker.antecedent))
        return mention.actor.id if mention and mention.actor else None

    def stands_in(self, speaker: Speaker, content: Sequence[Span]) -> bool:
        """Say whether whom a pronoun was taken to mean is nobody, or is named in what is said.

        Who says something seldom speaks of himself by name.

        Args:
            speaker: The pronoun.
            content: What is said, in its sentence or others.

        Returns:
            True where the pronoun is better taken to mean somebody else.
        """
        sentence = speaker.sentence
        mention = self.mentions.get((sentence.index, speaker.head))
        if mention is None or mention.actor is None:
            return True
        return any(
            other.actor is not None
            and other.actor.id == mention.actor.id
            and other.kind != "pronoun"
            and index == sentence.index
            and any(span.start <= sentence.starts[head] < span.end for span in content)
            for (index, head), other in self.mentions.items()
        )

    def is_own(self, name: str) -> bool:
        """Say whether a name is that of the publisher or of the outlet the text came from."""
        return normal(name) in self.own

    def is_outlet(self, speaker: Speaker) -> bool:
        """Say whether a noun phrase names an outlet, or media in general."""
        return (
            speaker.sentence.lemmas[speaker.head] in self.words.media
            or bool(self.outlet(speaker))
            or self._is_unlisted_outlet(speaker)
        )

    def _is_unlisted_outlet(self, speaker: Speaker) -> bool:
        """Say whether a name is that of an outlet which stands in no list of outlets."""
        mention = self.mentions.get((speaker.sentence.index, speaker.antecedent))
        if mention and mention.actor and mention.actor.listed:
            return mention.kind == "name" and mention.actor.sector == "JRN"
        is_person = bool(mention and mention.kind == "person")
        return not is_person and has_outlet_name(speaker, self.words)

    def may_be_thing(self, speaker: Speaker) -> bool:
        """Say whether a common noun names neither an actor nor a document nor media."""
        sentence, head = speaker.sentence, speaker.antecedent
        is_common = sentence.tags[head] in {"NN", "NNS"} and bool(self.mentions)
        is_known = sentence.lemmas[head] in self.words.documents | self.words.media
        return is_common and not is_known and (sentence.index, head) not in self.mentions

    def is_actor(self, speaker: Speaker) -> bool:
        """Say whether a noun phrase names a person, a body or people, as against a country."""
        mention = self.mentions.get((speaker.sentence.index, speaker.antecedent))
        if mention is None or mention.actor is None:
            return False
        is_place = speaker.sentence.entities[speaker.antecedent] == "GPE"
        country = mention.actor.country
        is_state = mention.actor.id == country and country not in BODIES
        is_body = mention.kind == "name" and mention.actor.listed  # "UN: Thousands flee"
        return bool(mention.actor.sector or is_body) and not (is_place or is_state)

    def is_document(self, speaker: Speaker) -> bool:
        """Say whether a noun phrase names something written, recorded or counted."""
        sentence, head = speaker.sentence, speaker.antecedent
        is_name = sentence.tags[head].startswith("NNP") and sentence.words[head][0].isupper()
        return sentence.lemmas[head] in self.words.documents and not is_name

    def outlet(self, speaker: Speaker) -> Outlet | None:
        """Return the listed outlet that a noun phrase names, None where it names none."""
        return listed_outlet(speaker, self.outlets, self.words) if self.outlets else None

    def source(self, link: Link) -> Source:
        """Return one link of a chain."""
        place = (link.speaker.sentence.index, link.speaker.head)
        speaker = self.author(self.meant.get(place, link.speaker))
        sentence = speaker.sentence
        span = link.speaker.sentence.span_of(link.speaker.tokens[0], link.speaker.tokens[-1])
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
                sector="JRN",
                cue=link.cue,
                act=link.act,
            )
        mention = self.mentions.get((sentence.index, speaker.antecedent))
        actor = mention.actor if mention else None
        words = sentence.words_of(*core(speaker))
        name = (actor.name if actor and _is_named(mention) else words).removeprefix("@")
        return Source(
            id=actor.id if actor and _is_named(mention) else slug(name),
            name=name,
            text=text,
            span=span,
            kind=self.kind(speaker),
            role=_role(speaker, name),
            country=actor.country if actor else None,
            sector=actor.sector if actor else None,
            cue=link.cue,
            act=link.act,
        )

    def kind(self, speaker: Speaker) -> SourceKind:
        """Return what kind of source a noun phrase names."""
        sentence, head = speaker.sentence, speaker.antecedent
        mention = self.mentions.get((sentence.index, head))
        if self.outlet(speaker):
            return SourceKind.OUTLET
        if sentence.lemmas[head] in self.words.media or self._is_unlisted_outlet(speaker):
            return SourceKind.OUTLET
        if self.is_document(speaker):
            return SourceKind.DOCUMENT
        named = (head, *sentence.dependents(head, "appos"))
        is_person = any(sentence.entities[token] == "PERSON" for token in named)
        if is_person or (mention and mention.kind == "person"):
            return SourceKind.PERSON
        is_named = _is_named(mention) or sentence.tags[head].startswith("NNP")
        return SourceKind.ORGANISATION if is_named else SourceKind.UNNAMED

    def author(self, speaker: Speaker) -> Speaker:
        """Return who made a document, where it is said ("a report by the ministry")."""
        sentence, head = speaker.sentence, speaker.antecedent
        if not self.is_document(speaker):
            return speaker
        makers = sentence.dependents(head, "poss", "compound", "nmod")
        for preposition in sentence.dependents(head, "prep", "agent"):
            if sentence.words[preposition].lower() in {"by", "from", "of"}:
                makers.extend(sentence.dependents(preposition, "pobj"))
        for maker in makers:
            is_name = sentence.tags[maker].startswith(("NNP", "PRP"))
            if is_name or sentence.lemmas[maker] in self.words.media:
                return phrase_at(sentence, maker)
        return speaker


def _is_named(mention: Mention | None) -> bool:
    """Say whether a mention's actor has a name of its own, as against a role in the plural."""
    if mention is None or mention.actor is None:
        return False
    if mention.kind != "role":
        return True
    return mention.actor.listed or mention.actor.via == "name"


def _role(speaker: Speaker, name: str) -> str | None:
    """Return what a speaker is, as the text says: an apposition, a title, or the words for them."""
    sentence, head = speaker.sentence, speaker.antecedent
    first, last = core(speaker)
    words = sentence.words_of(first, last)
    if not sentence.tags[head].startswith("NNP"):
        is_word = sentence.tags[head].startswith("NN") and words.lower() != name.lower()
        return words if is_word and head in speaker.tokens else None
    for apposition in sentence.dependents(head, "appos"):
        is_handle = sentence.words[apposition].startswith("@")
        if sentence.tags[apposition] in {"NN", "NNS"} and not is_handle:
            phrase = phrase_at(sentence, apposition)
            start = phrase.tokens[sentence.tags[phrase.tokens[0]] == "DT"]
            return sentence.words_of(start, phrase.tokens[-1])
    begins = head
    while begins > first and sentence.entities[begins - 1] == "PERSON":
        begins -= 1
    is_person = sentence.entities[head] == "PERSON"
    return sentence.words_of(first, begins - 1) if is_person and begins > first else None
