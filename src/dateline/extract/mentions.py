"""Who is meant: names shortened, roles and pronouns that point back to an actor named before.

A sieve, surest rule first. Each rule may abstain; a mention that no rule settles keeps the actor
that its own words give ("the militants" stay militants), or none (a pronoun without antecedent).
"""

import re
from collections.abc import Iterable

import msgspec

from dateline.knowledge.references import Reference, ReferenceTable
from dateline.records import Actor, Mention, Sentence, Via

SINGULAR = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
PLURAL = frozenset(("they", "them", "their", "themselves"))
NEUTER = frozenset(("it", "its", "itself"))
PAIR = re.compile(r"\b(both|two|rival|warring|opposing)\b", re.IGNORECASE)
PAIR_NOUNS = frozenset(
    ("side", "party", "group", "country", "nation", "neighbour", "neighbor", "government", "army",
     "leader", "foe", "rival", "faction", "both")
)  # fmt: skip
TOGETHER = frozenset(("between", "among", "amongst"))
REACH = 4  # sentences back that a pronoun or definite noun looks


def resolve_mentions(
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    references: ReferenceTable,
) -> tuple[Mention, ...]:
    """Return all mentions with whom they mean, pronouns added.

    Args:
        sentences: The parsed sentences of one article.
        mentions: Names and role phrases, from the actors stage.
        references: Nouns that point back.

    Returns:
        Mentions in text order; ``via`` names the rule wherever one decided.
    """
    full_names = _full_names(mentions)
    found = [_with_full_name(mention, full_names) for mention in mentions]
    found += _pronouns(sentences, found)
    found += _other_phrases(sentences, found, references)
    found.sort(key=lambda mention: (mention.sentence, mention.first, mention.last))
    resolved: list[Mention] = []
    for mention in found:
        sentence = sentences[mention.sentence]
        resolved.append(_resolved(sentence, mention, resolved, sentences, references))
    return tuple(resolved)


def _full_names(mentions: Iterable[Mention]) -> dict[str, Actor | None]:
    """Return the actor that each surname and each acronym stands for; None where it is a tie."""
    found: dict[str, Actor | None] = {}
    for mention in mentions:
        actor = mention.actor
        if actor is None or " " not in actor.name:
            continue
        words = actor.name.split()
        if mention.kind == "person":
            short = words[-1]
        elif not actor.listed and mention.kind in {"name", "organisation"}:
            short = "".join(word[0] for word in words if word[0].isupper())
        else:
            continue
        known = found.get(short, actor)
        found[short] = actor if known is not None and known.id == actor.id else None
    return found


def _with_full_name(mention: Mention, full_names: dict[str, Actor | None]) -> Mention:
    actor = mention.actor
    if actor is None or " " in actor.name or mention.kind not in {"person", "name", "organisation"}:
        return mention
    if mention.kind == "name" and actor.listed:
        return mention
    full = full_names.get(actor.name)
    if full is None:
        return mention
    return _meaning(mention, full, "surname", actor.via)


def _meaning(
    mention: Mention, actor: Actor, rule: str, via: Via, span: Actor | None = None
) -> Mention:
    """Return the mention with another actor, keeping the words that stand here."""
    words = mention.actor or actor
    meant = msgspec.structs.replace(actor, text=words.text, span=words.span, via=via)
    return msgspec.structs.replace(mention, actor=meant, via=rule)


def _pronouns(sentences: tuple[Sentence, ...], mentions: list[Mention]) -> list[Mention]:
    """Return a mention for each third-person pronoun; a name in brackets after it decides."""
    starts = {(mention.sentence, mention.first): mention for mention in mentions}
    found = []
    for sentence in sentences:
        for token, word in enumerate(sentence.words):
            if sentence.tags[token] not in {"PRP", "PRP$"}:
                continue
            if word.lower() not in SINGULAR | PLURAL | NEUTER:
                continue
            is_explained = sentence.words[token + 1 : token + 2] in {("[",), ("(",)}
            named = starts.get((sentence.index, token + 2)) if is_explained else None
            pronoun = Mention(
                sentence=sentence.index,
                head=token,
                first=token,
                last=token,
                kind="pronoun",
                is_plural=word.lower() in PLURAL,
            )
            if named and named.actor:
                found.append(_meaning(pronoun, named.actor, "brackets", Via.PRONOUN))
            else:
                found.append(pronoun)
    return found


def _other_phrases(
    sentences: tuple[Sentence, ...], mentions: list[Mention], references: ReferenceTable
) -> list[Mention]:
    """Return a mention for "both sides" and "the country" where no phrase covers them yet."""
    covered = {(mention.sentence, mention.head) for mention in mentions}
    found = []
    for sentence in sentences:
        for token, lemma in enumerate(sentence.lemmas):
            if (sentence.index, token) in covered or not sentence.tags[token].startswith("NN"):
                continue
            first = min([token, *sentence.dependents(token, "nummod", "amod", "predet", "det")])
            words = sentence.words_of(first, token)
            if lemma in PAIR_NOUNS and sentence.tags[token] == "NNS" and PAIR.search(words):
                found.append(_unnamed_pair(sentence, first, token))
            elif lemma in references.by_noun and words.lower() == f"the {lemma}":
                found.append(
                    Mention(
                        sentence=sentence.index, head=token, first=token, last=token, kind="role"
                    )
                )
    return found


def _unnamed_pair(sentence: Sentence, first: int, head: int) -> Mention:
    """Return a pair as an actor of its own, for where nobody says who the two are."""
    words = sentence.words_of(first, head)
    name = words.lower().removeprefix("the ")
    actor = Actor(
        id=name.replace(" ", "-"),
        name=name,
        text=words,
        span=sentence.span_of(first, head),
        via=Via.ROLE,
    )
    return Mention(
        sentence=sentence.index,
        head=head,
        first=first,
        last=head,
        kind="role",
        actor=actor,
        is_plural=True,
        via="pair",
    )


def _resolved(
    sentence: Sentence,
    mention: Mention,
    before: list[Mention],
    sentences: tuple[Sentence, ...],
    references: ReferenceTable,
) -> Mention:
    """Return the mention as the first rule that applies understands it."""
    if mention.kind == "pronoun":
        return _pronoun(sentence, mention, before, sentences)
    words = sentence.words_of(mention.first, mention.last)
    if sentence.lemmas[mention.head] in PAIR_NOUNS and PAIR.search(
        f"{_determiner(sentence, mention)} {words}"
    ):
        return _pair(sentence, mention, before, references)
    if mention.kind == "role" and _is_definite(sentence, mention):
        return _definite(sentence, mention, before, sentences, references)
    return mention


def _determiner(sentence: Sentence, mention: Mention) -> str:
    found = sentence.dependents(mention.head, "det", "nummod", "predet", "poss")
    return " ".join(sentence.words[token].lower() for token in found)


def _is_definite(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a short role phrase has "the", "this" or "those" and nothing that describes."""
    if mention.last - mention.first > 2 or sentence.dependents(mention.head, "relcl"):
        return False
    return bool(
        {"the", "this", "that", "these", "those"} & set(_determiner(sentence, mention).split())
    )


def _pair(
    sentence: Sentence, mention: Mention, before: list[Mention], references: ReferenceTable
) -> Mention:
    """Resolve "the two sides" to the last two different actors of that kind named together."""
    families = references.by_noun.get(sentence.lemmas[mention.head], ())
    return _last_two(mention, before, families)


def _last_two(
    mention: Mention, before: list[Mention], families: tuple[Reference, ...] = ()
) -> Mention:
    for index in range(mention.sentence, max(-1, mention.sentence - REACH), -1):
        named = {
            actor.id: actor
            for other in before
            if other.sentence == index and other.kind in {"name", "group", "organisation"}
            for actor in (other.members or (other.actor,))
            if actor and (not families or any(_fits(other, family) for family in families))
        }
        if len(named) >= 2:
            members = tuple(list(named.values())[-2:])
            return msgspec.structs.replace(
                mention, members=members, via="two sides", is_plural=True
            )
    return mention


def _definite(
    sentence: Sentence,
    mention: Mention,
    before: list[Mention],
    sentences: tuple[Sentence, ...],
    references: ReferenceTable,
) -> Mention:
    """Resolve "the expert" to whoever was called so, "the group" to the last armed group."""
    noun = sentence.lemmas[mention.head]
    for other in reversed(before):
        if (
            other.actor
            and other.kind in {"person", "name"}
            and other.is_plural == mention.is_plural
            and noun in _descriptions(sentences[other.sentence], other)
        ):
            return _meaning(mention, other.actor, "described so", Via.ROLE)
    families = references.by_noun.get(noun, ())
    for other in _by_salience(mention, before, sentences):
        fits = any(_fits(other, family) for family in families)
        if other.actor and fits and _has_country_of(mention, other):
            return _meaning(mention, other.actor, "definite noun", Via.ROLE)
    return mention


def _descriptions(sentence: Sentence, mention: Mention) -> set[str]:
    """Return the nouns that a text calls an actor by: titles before, appositions after."""
    found = {
        sentence.lemmas[token]
        for token in range(mention.first, mention.last + 1)
        if sentence.tags[token] in {"NN", "NNS"}
    }
    for token in range(mention.first, mention.last + 1):
        found |= {sentence.lemmas[item] for item in sentence.dependents(token, "appos", "compound")}
        if sentence.roles[token] == "appos":
            found.add(sentence.lemmas[sentence.heads[token]])
    return found


def _fits(other: Mention, family: Reference) -> bool:
    actor = other.actor
    if other.kind == "group":
        return all(_is_of(member, family) for member in other.members)
    return actor is not None and other.kind in {"name", "organisation"} and _is_of(actor, family)


def _is_of(actor: Actor, family: Reference) -> bool:
    sectors = {actor.sector, *actor.other_sectors}
    if family.sectors and sectors & set(family.sectors):
        return True
    is_state = actor.id == actor.country
    if family.states and is_state:
        return True
    return family.organisations and not is_state and not sectors & {"REB", "UAF", "CRM"}


def _has_country_of(mention: Mention, other: Mention) -> bool:
    """Say whether a country that the phrase itself names does not contradict."""
    own = mention.actor.country if mention.actor else None
    return own is None or other.actor is None or own == other.actor.country


def _pronoun(
    sentence: Sentence, mention: Mention, before: list[Mention], sentences: tuple[Sentence, ...]
) -> Mention:
    """Resolve a pronoun to the most salient actor before it that agrees in number."""
    word = sentence.words[mention.head].lower()
    if word in NEUTER and _is_dummy(sentence, mention.head):
        return mention
    if mention.actor:
        return mention
    if word == "them" and sentence.lemmas[sentence.heads[mention.head]] in TOGETHER:
        return _last_two(mention, before)
    best = [
        (_salience(mention, other, sentences), other)
        for other in _by_salience(mention, before, sentences)
        if other.actor and _agrees(word, other)
    ]
    if not best or (
        len(best) > 1 and best[0][0] == best[1][0] and not _same(best[0][1], best[1][1])
    ):
        return mention
    other = best[0][1]
    if other.actor is None:
        return mention
    span = sentence.span_of(mention.head, mention.head)
    here = msgspec.structs.replace(
        other.actor, text=sentence.words[mention.head], span=span, via=Via.PRONOUN
    )
    return msgspec.structs.replace(mention, actor=here, members=other.members, via="pronoun")


def _is_dummy(sentence: Sentence, token: int) -> bool:
    """Say whether "it" stands for nothing: "it is believed", "it would prove hard"."""
    head = sentence.heads[token]
    if sentence.dependents(token, "expl") or sentence.roles[token] == "expl":
        return True
    adjectives = sentence.dependents(head, "acomp", "oprd")
    return bool(adjectives) and bool(sentence.dependents(head, "ccomp", "xcomp", "advcl"))


def _agrees(word: str, other: Mention) -> bool:
    is_person = other.kind == "person" or (
        other.kind == "role" and not other.is_plural and other.actor is not None
    )
    if word in SINGULAR:
        return is_person and not other.is_plural
    if word in PLURAL:
        return other.is_plural or other.kind in {"name", "group", "organisation"}
    return other.kind in {"name", "group", "organisation"} and not other.is_plural


def _by_salience(
    mention: Mention, before: list[Mention], sentences: tuple[Sentence, ...]
) -> list[Mention]:
    near = [other for other in before if mention.sentence - other.sentence < REACH]
    return sorted(near, key=lambda other: -_salience(mention, other, sentences))


def _salience(mention: Mention, other: Mention, sentences: tuple[Sentence, ...]) -> float:
    """Return how likely a mention is meant: near beats far, a subject beats the rest.

    Within the same clause an object is no antecedent of a subject pronoun's own verb, so what
    stands in the sentence before as subject goes before what stands in this one as object.
    """
    sentence = sentences[other.sentence]
    role = sentence.roles[other.head]
    score = -2.0 * (mention.sentence - other.sentence)
    if role in {"nsubj", "nsubjpass"}:
        score += 0.0 if _only_says(sentence, other.head) else 1.5
    elif role in {"poss", "compound", "amod"}:
        score -= 1.0
    if other.kind == "pronoun":
        score += 0.5
    if (
        other.sentence == mention.sentence
        and sentence.heads[other.head] == sentence.heads[mention.head]
    ):
        score -= 3.0
    return score + other.first / 1000.0


def _only_says(sentence: Sentence, subject: int) -> bool:
    """Say whether a subject merely reports: who speaks is seldom who the next sentence is about."""
    verb = sentence.heads[subject]
    if sentence.dependents(verb, "dobj"):
        return False
    return bool(sentence.dependents(verb, "ccomp")) or (
        sentence.roles[verb] in {"parataxis", "ROOT"} and verb >= len(sentence) - 3
    )


def _same(one: Mention, other: Mention) -> bool:
    return one.actor is not None and other.actor is not None and one.actor.id == other.actor.id
