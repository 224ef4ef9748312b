"""Finds every noun phrase of an article that denotes an actor."""

from collections import Counter
from itertools import pairwise

from dateline.extract.actors.describe import describe
from dateline.extract.actors.location import WHERE, stands_for_place
from dateline.extract.actors.names import Hit, Reading, read_words
from dateline.extract.actors.partial import with_partial_names
from dateline.extract.actors.parts import head_of_stretch, is_modifier, phrase_at
from dateline.extract.actors.phrases import Description, Phrase, Scene
from dateline.extract.actors.resolve import actor_of
from dateline.extract.actors.voices import body_before
from dateline.knowledge.actors import ActorTable, Form, Kind, fold, load_actor_words
from dateline.records import Actor, Mention, Sentence

NOUN_TAGS = ("NN", "CD", "DT", "JJ")


def find_actors(
    sentences: tuple[Sentence, ...], known: ActorTable, on: str | None = None
) -> tuple[Mention, ...]:
    """Find the noun phrases that denote actors; pronouns are left to coreference.

    Args:
        sentences: The parsed article.
        known: The listed actors and roles.
        on: ISO date of publication, or None; it decides between office holders.

    Returns:
        Mentions in text order, by their heads.
    """
    readings = [read_words(s.words, known, s.tags, s.entities) for s in sentences]
    countries = _countries(readings, known)
    found: list[Mention] = []
    for sentence, reading in zip(sentences, readings, strict=True):
        body = body_before(sentence.index, found)
        found += _find(sentence, Scene(reading, known, on, countries, body))
    listed = {
        (sentence.index, token)
        for sentence, reading in zip(sentences, readings, strict=True)
        for hit in reading.hits
        for token in range(hit.first, hit.last + 1)
    }
    return tuple(with_partial_names(sentences, found, listed, known))


def _countries(readings: list[Reading], known: ActorTable) -> tuple[str, ...]:
    """Return the countries of cities and of names with one bearer, the most frequent first."""
    counts = Counter(
        known.entries[hit.names[0].entry].country
        for reading in readings
        for hit in reading.hits
        if len(hit.names) == 1
    )
    for reading in readings:
        for one, other in pairwise(("", *reading.words)):
            if other[:1].isupper():
                place = known.cities.get(fold(f"{one} {other}")) or known.cities.get(fold(other))
                counts.update([place] if place else [])
    return tuple(country for country, _ in counts.most_common() if country)


def _find(sentence: Sentence, scene: Scene) -> list[Mention]:
    found: dict[int, Mention] = {}
    for head in _heads(sentence, scene.reading):
        mention = _mention_at(head, sentence, scene)
        if mention:
            found[mention.head] = mention
    outer = [mention for mention in found.values() if mention.first < mention.last]
    return [
        _linked(found[head], found, sentence)
        for head in sorted(found)
        if not any(_is_inside(found[head], other) for other in outer)
    ]


def _is_compounded(hit: Hit, sentence: Sentence) -> bool:
    """Say whether a name only starts a compound, as in "US-backed"."""
    return hit.last + 1 < len(sentence) and sentence.words[hit.last + 1] == "-"


def _is_inside(mention: Mention, outer: Mention) -> bool:
    """Say whether a mention is only part of a name ("Transport" in "Ministry of Transport")."""
    return (
        outer.kind in {"name", "person"}
        and outer.head != mention.head
        and outer.first <= mention.first
        and mention.last <= outer.last
    )


def _heads(sentence: Sentence, reading: Reading) -> list[int]:
    """Return the tokens that a noun phrase may hang on, in order."""
    heads = {
        head_of_stretch(hit.first, hit.last, sentence)
        for hit in reading.hits
        if not _is_compounded(hit, sentence)
    }
    inside = {token for hit in reading.hits for token in range(hit.first, hit.last + 1)}
    heads |= {
        token
        for token in range(len(sentence))
        if token not in inside
        and (sentence.tags[token].startswith(NOUN_TAGS) or _is_noun(token, sentence, reading))
    }
    return sorted(head for head in heads if not is_modifier(head, sentence, reading))


def _is_noun(token: int, sentence: Sentence, reading: Reading) -> bool:
    """Say whether a participle is a person ("the accused"): a role noun with an article."""
    return (
        sentence.tags[token] == "VBN"
        and reading.role_at(token) is not None
        and bool(sentence.dependents(token, "det"))
    )


def _mention_at(head: int, sentence: Sentence, scene: Scene) -> Mention | None:
    reading = scene.reading
    phrase = phrase_at(head, sentence, reading)
    hit = reading.hit_at(head)
    if hit and stands_for_place(head, hit.form, scene.entry_of(hit), sentence, reading):
        return None
    if _may_name_town(head, hit, sentence) and _is_where(head, sentence, reading):
        return None
    members = _members(phrase, sentence, scene)
    found = describe(_to_end(phrase, hit), scene) or _quantity(phrase, sentence, scene)
    if found is None and not scene.is_shouted:
        found = _speaker(phrase, sentence, scene)
    if found is None:
        return None
    first, last = min(found.first, head), max(head, hit.last if hit else head, found.last or 0)
    actor = _actor(found, first, last, sentence, scene.on)
    return Mention(
        sentence=sentence.index,
        head=head,
        first=first,
        last=last,
        kind="group" if members else found.kind,
        actor=None if members else actor,
        members=members,
        via="coordination" if members else found.via,
        is_plural=bool(members) or sentence.tags[head] in {"NNS", "NNPS"},
        confidence=found.confidence,
    )


def _may_name_town(head: int, hit: Hit | None, sentence: Sentence) -> bool:
    """Say whether nothing listed, or only a surname read as a place, stands at a token."""
    if hit is None:
        return True
    return hit.form is Form.SURNAME and sentence.entities[head] in {"GPE", "LOC", "FAC"}


def _is_where(head: int, sentence: Sentence, reading: Reading) -> bool:
    """Say whether an unlisted proper noun is where something is ("in Maidan Shahr")."""
    if not sentence.tags[head].startswith("NNP") or reading.role_at(head):
        return False
    governor = sentence.heads[head]
    if sentence.roles[head] == "conj" and governor < head:
        return _is_where(governor, sentence, reading)
    return sentence.roles[head] == "pobj" and sentence.lemmas[governor] in WHERE


def _to_end(phrase: Phrase, hit: Hit | None) -> Phrase:
    """Return the phrase with the last word of a name as its head, as describing reads it."""
    if hit is None or hit.last == phrase.head:
        return phrase
    return Phrase(phrase.first, hit.last, phrase.complements, phrase.notes)


def _actor(found: Description, first: int, last: int, sentence: Sentence, on: str | None) -> Actor:
    return actor_of(found, sentence.words_of(first, last), sentence.span_of(first, last), on)


def _members(phrase: Phrase, sentence: Sentence, scene: Scene) -> tuple[Actor, ...]:
    """Return the actors that modifiers joined by "and" make of one role ("US and UK troops")."""
    conjunctions = [
        token
        for token in range(phrase.first, phrase.head)
        if sentence.lemmas[token] == "and" and scene.reading.hit_at(token) is None
    ]
    if len(conjunctions) != 1 or scene.reading.role_at(phrase.head) is None:
        return ()
    middle = conjunctions[0]
    left = scene.reading.hits_in(phrase.first, middle - 1)
    right = scene.reading.hits_in(middle + 1, phrase.head)
    if not left or not right:
        return ()
    parts = [_side(left[-1], phrase, sentence, scene), _side(right[-1], phrase, sentence, scene)]
    return tuple(part for part in parts if part)


def _side(hit: Hit, phrase: Phrase, sentence: Sentence, scene: Scene) -> Actor | None:
    entry = scene.entry_of(hit)
    if entry.kind is not Kind.STATE and hit.form in {Form.NAME, Form.ACRONYM}:
        named = describe(Phrase(hit.first, hit.last), scene)
        return _actor(named, hit.first, hit.last, sentence, scene.on) if named else None
    role = scene.reading.role_at(phrase.head)
    if role is None:
        return None
    name = " ".join([*sentence.words[hit.first : hit.last + 1], sentence.words[phrase.head]])
    found = Description(
        name=name, kind="role", country=entry.country, sector=role.role.sector, first=hit.first
    )
    return _actor(found, hit.first, hit.last, sentence, scene.on)


def _quantity(phrase: Phrase, sentence: Sentence, scene: Scene) -> Description | None:
    """Describe "dozens of protesters" as the protesters."""
    if sentence.lemmas[phrase.head] not in load_actor_words().quantities:
        return None
    for word, first, last in phrase.complements:
        if word == "of":
            inner = head_of_stretch(first, last, sentence)
            found = describe(phrase_at(inner, sentence, scene.reading), scene)
            if found and found.kind == "role":
                return Description(
                    name=found.name,
                    kind="role",
                    country=found.country,
                    sector=found.sector,
                    via="quantity",
                    confidence=found.confidence,
                    first=phrase.first,
                )
    return None


def _speaker(phrase: Phrase, sentence: Sentence, scene: Scene) -> Description | None:
    """Describe what no list has, but what speaks: "Waziri refused", "the agency said"."""
    head = phrase.head
    verb = sentence.heads[head]
    if sentence.roles[head] != "nsubj" or sentence.lemmas[verb] not in load_actor_words().acting:
        return None
    role = scene.reading.role_at(head)
    if role and role.role.is_unit and not role.role.is_proper:
        return Description(
            name=sentence.words_of(phrase.first, head),
            kind="role",
            sector=role.role.sector,
            via="speaks",
            confidence=0.6,
            first=phrase.first,
        )
    if role or sentence.tags[head] != "NNP" or fold(sentence.words[head]) in scene.known.cities:
        return None
    return Description(
        name=sentence.words[head], kind="person", via="speaks", confidence=0.5, first=head
    )


def _linked(mention: Mention, found: dict[int, Mention], sentence: Sentence) -> Mention:
    """Give a role in apposition the actor of the name it stands beside."""
    others = sentence.dependents(mention.head, "appos")
    if sentence.roles[mention.head] == "appos":
        others.append(sentence.heads[mention.head])
    for other in (found[token] for token in others if token in found):
        if _are_one(mention, other):
            return Mention(
                sentence=mention.sentence,
                head=mention.head,
                first=mention.first,
                last=mention.last,
                kind=mention.kind,
                actor=other.actor,
                via="apposition",
                is_plural=mention.is_plural,
                confidence=min(mention.confidence, other.confidence),
            )
    return mention


def _are_one(role: Mention, name: Mention) -> bool:
    if role.kind != "role" or name.kind not in {"person", "name"} or not role.actor:
        return False
    if name.actor is None or (name.kind == "person" and role.is_plural):
        return False
    # A state is no "opponent" and no "secretary-general": there the parser is wrong.
    return name.via not in {"metonym", "government"} and name.actor.id != name.actor.country
