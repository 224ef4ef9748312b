"""Tells "in Kabul", which is a place, from "Kabul said", which is a government."""

from dateline.extract.actors.names import Reading
from dateline.knowledge.actors import ActorEntry, Form, Kind, load_actor_words
from dateline.records import Sentence

# Behind these a country is where something is, never who does it.
WHERE = frozenset([
    "in", "across", "inside", "near", "throughout", "around", "outside", "into", "through",
    "within", "at", "over", "onto", "along", "beyond", "via", "above", "off",
])  # fmt: skip
MODIFYING = frozenset(["compound", "nmod", "amod", "npadvmod"])


def stands_for_place(
    head: int, form: Form, entry: ActorEntry, sentence: Sentence, reading: Reading
) -> bool:
    """Say whether the name of a state or capital is a place here, not an actor.

    Args:
        head: The token that the name hangs on.
        form: How the name relates to its entry.
        entry: The entry.
        sentence: The sentence.
        reading: Its words with names and roles found.

    Returns:
        True for a place; False for an actor and for all names that cannot be places.
    """
    if entry.kind is not Kind.STATE or form in {Form.DEMONYM, Form.PEOPLE, Form.METONYM}:
        return False
    role = sentence.roles[head]
    governor = sentence.heads[head]
    if role == "pobj":
        return _is_place_behind(governor, form, sentence, reading)
    if role == "conj" and governor != head and reading.hit_at(governor):
        return stands_for_place(governor, form, entry, sentence, reading)
    is_owner_of_region = role == "poss" and sentence.lemmas[governor] in load_actor_words().regions
    if is_owner_of_region or role in {"appos", "npadvmod", "dep"} or _follows_comma(head, sentence):
        return True
    return form is Form.CAPITAL and not _acts(head, sentence)


def _follows_comma(head: int, sentence: Sentence) -> bool:
    """Say whether a name completes another ("Herat, Afghanistan")."""
    return (
        head >= 2
        and sentence.words[head - 1] == ","
        and sentence.tags[head - 2] == "NNP"
        and sentence.heads[head] == head - 2
        and sentence.roles[head] != "conj"
    )


def _is_place_behind(preposition: int, form: Form, sentence: Sentence, reading: Reading) -> bool:
    word = sentence.lemmas[preposition]
    governor = sentence.heads[preposition]
    if word in WHERE:
        return True
    if word == "of":
        role = reading.role_at(governor)
        return (
            role is not None
            or sentence.lemmas[governor] in load_actor_words().regions
            or form is Form.CAPITAL
        )
    if word in {"from", "to"}:
        return sentence.lemmas[governor] in load_actor_words().moving or form is Form.CAPITAL
    return form is Form.CAPITAL and word not in {"with", "between", "by", "against", "for"}


def _acts(head: int, sentence: Sentence) -> bool:
    role, governor = sentence.roles[head], sentence.heads[head]
    if role == "nsubj":
        return sentence.lemmas[governor] not in load_actor_words().town_verbs
    if role == "conj":
        return _acts(governor, sentence) if governor < head else False
    return role in {"agent", "dobj", "dative", "iobj"} and sentence.lemmas[governor] in {
        "accuse", "urge", "blame", "tell", "ask", "warn", "threaten", "condemn", "criticise",
        "criticize", "support", "back", "pressure",
    }  # fmt: skip
