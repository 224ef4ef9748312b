"""Which predicates of the frames stand in a sentence, and on which words."""

from collections.abc import Iterator

from dateline.extract.events.arguments import (
    governed,
    is_passive,
    surface_subjects,
    with_conjuncts,
)
from dateline.extract.events.nominal import QUANTITIES
from dateline.knowledge.events import FrameTable, Predicate
from dateline.knowledge.word_classes import INFINITIVE, NAMED_PLACE, PLACE
from dateline.records import Sentence

VERB_LINKS: tuple[str, ...] = (
    "prt",
    "prep",
    "dative",
    "intj",
    "advmod",
    "dobj",
    "attr",
    "acomp",
    "oprd",
    "pobj",
    "agent",
    "xcomp",
    "amod",
    "compound",
)
NOUN_LINKS: tuple[str, ...] = ("compound", "amod", "nmod", "prep", "pobj")


def find_predicates(
    sentence: Sentence, frames: FrameTable
) -> Iterator[tuple[int, list[tuple[Predicate, tuple[int, ...]]]]]:
    """Yield each token at which predicates match, with all that match there.

    Args:
        sentence: The sentence.
        frames: The frames.

    Yields:
        The token and its (predicate, matched tokens), the longest predicates first.
    """
    for token in range(len(sentence)):
        predicates, links = predicates_at(sentence, token, frames)
        matched = [
            (predicate, tokens)
            for predicate in predicates
            if (tokens := match_words(sentence, token, predicate.further, links))
            and holds_meaning(sentence, tokens)
        ]
        if matched:
            yield token, matched


def predicates_at(
    sentence: Sentence, token: int, frames: FrameTable
) -> tuple[list[Predicate], tuple[str, ...]]:
    """Return the predicates that begin with a token, and the roles their further words stand in."""
    tag, lemma = sentence.tags[token], sentence.lemmas[token]
    joined = hyphenated(sentence, token)
    if tag.startswith("VB"):
        return frames.verbs.get(joined, frames.verbs.get(lemma, [])), VERB_LINKS
    if tag.startswith("NN"):
        return frames.nouns.get(joined, frames.nouns.get(lemma, [])), NOUN_LINKS
    if tag.startswith(("JJ", "RB")) or tag == "IN":
        return frames.adjectives.get(lemma, []), VERB_LINKS
    return [], ()


def hyphenated(sentence: Sentence, token: int) -> str:
    """Return the lemma of a word that the parser has cut at its hyphen: "test-fire", else ""."""
    hyphen = token - 1
    if hyphen < 1 or sentence.words[hyphen] != "-":
        return ""
    is_one_word = sentence.ends[hyphen - 1] == sentence.starts[hyphen]
    if not is_one_word or sentence.ends[hyphen] != sentence.starts[token]:
        return ""
    return f"{sentence.words[hyphen - 1].lower()}-{sentence.lemmas[token]}"


def holds_meaning(sentence: Sentence, tokens: tuple[int, ...]) -> bool:
    """Say whether nothing beside the matched words gives them another meaning."""
    return _holds_particle(sentence, tokens) and _holds_name(sentence, tokens)


def match_words(
    sentence: Sentence, token: int, further: tuple[frozenset[str], ...], links: tuple[str, ...]
) -> tuple[int, ...] | None:
    """Return the tokens that carry a predicate's words, its first word first, or None.

    Args:
        sentence: The sentence.
        token: The token of the first word.
        further: For each further word the lemmas that will do.
        links: Roles in which a further word may hang below the words before it.

    Returns:
        One token a word, or None where a word is missing.
    """
    tokens = [token]
    for lemmas in further:
        found = next(
            (
                candidate
                for place in reversed(tokens)
                for candidate in _reachable(sentence, place, _links_to(lemmas, links))
                if _is_one_of(sentence, candidate, lemmas)
                and candidate not in tokens
                and not _tells_when(sentence, candidate)
            ),
            None,
        )
        if found is None:
            return None
        tokens.append(found)
    return tuple(tokens)


def _links_to(lemmas: frozenset[str], links: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles to look in: the parser hangs some infinitives as clauses."""
    return (*links, "ccomp", "advcl") if INFINITIVE in lemmas else links


def _is_one_of(sentence: Sentence, token: int, lemmas: frozenset[str]) -> bool:
    """Say whether a word is one of these, or what a mark among them stands for."""
    is_place = PLACE in lemmas and sentence.entities[token] == NAMED_PLACE
    is_infinitive = (
        INFINITIVE in lemmas
        and sentence.roles[token] in {"xcomp", "ccomp", "advcl"}
        and any(sentence.tags[item] == "TO" for item in sentence.dependents(token, "aux"))
    )
    is_word = sentence.lemmas[token] in lemmas or hyphenated(sentence, token) in lemmas
    return is_place or is_infinitive or is_word


def _tells_when(sentence: Sentence, preposition: int) -> bool:
    """Say whether a preposition only dates the act: "called the king on Monday"."""
    objects = sentence.dependents(preposition, "pobj")
    is_preposition = sentence.roles[preposition] == "prep" and bool(objects)
    return is_preposition and sentence.entities[objects[0]] in {"DATE", "TIME"}


def _holds_particle(sentence: Sentence, tokens: tuple[int, ...]) -> bool:
    """Say whether a verb's particle is part of what matched: "shell out" is no shelling."""
    return all(
        particle in tokens or sentence.lemmas[particle] in {"up", "down", "off"}
        for particle in sentence.dependents(tokens[0], "prt")
    )


def _holds_name(sentence: Sentence, tokens: tuple[int, ...]) -> bool:
    """Say whether what somebody is called or made is part of what matched: "called him a fool"."""
    names = sentence.dependents(tokens[0], "oprd")
    return all(name in tokens or not sentence.tags[name].startswith("NN") for name in names)


def _reachable(sentence: Sentence, token: int, links: tuple[str, ...]) -> list[int]:
    """Return the tokens below one, conjuncts included, and the subject of a passive."""
    below = [
        item
        for child in sentence.dependents(token, *links)
        for item in with_conjuncts(sentence, child)
    ]
    counted = [item for item in below if sentence.lemmas[item] in QUANTITIES]
    below += [noun for item in counted for noun in governed(sentence, item, "of")]
    if sentence.tags[token].startswith("VB"):
        below += _small_clauses(sentence, token)
        if is_passive(sentence, token):
            below += surface_subjects(sentence, token)
    return below


def _small_clauses(sentence: Sentence, verb: int) -> list[int]:
    """Return what a verb's object is said to be or do: "found him guilty", "let them go".

    "Left five soldiers dead" is parsed as an adjective of the object, and the "for" of "called
    for him to go" as a conjunction.
    """
    found = [
        clause
        for clause in sentence.dependents(verb, "ccomp")
        if sentence.tags[clause].startswith("JJ")
        or (sentence.tags[clause] == "VB" and not sentence.dependents(clause, "aux", "mark"))
    ]
    for item in sentence.dependents(verb, "dobj"):
        found += [word for word in sentence.dependents(item, "amod") if word > item]
    for clause in sentence.dependents(verb, "advcl", "ccomp"):
        found += [w for w in sentence.dependents(clause, "mark") if sentence.lemmas[w] == "for"]
    return found
