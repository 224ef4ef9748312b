"""Tells "in Kabul", which is a place, from "Kabul said", which is a government."""

from dateline.extract.actors.names import Reading
from dateline.knowledge.actors import ActorEntry, Form, Kind
from dateline.records import Sentence

# Behind these a country is where something is, never who does it.
WHERE = frozenset([
    "in", "across", "inside", "near", "throughout", "around", "outside", "into", "through",
    "within", "at", "over", "onto", "along", "beyond", "via", "above", "off",
])  # fmt: skip
# "the north of Syria" is a place; "the invasion of Syria" has a country as its object.
REGIONS = frozenset([
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
    "centre", "center", "part", "region", "province", "city", "town", "capital", "district",
    "area", "border", "territory", "village", "outskirts", "suburb", "coast", "rest", "island",
    "state", "republic", "map", "kilometer", "kilometre", "mile", "km", "parts", "regions",
    "areas",
])  # fmt: skip
MOVING = frozenset([
    "arrive", "travel", "return", "go", "flee", "come", "leave", "fly", "withdraw", "deploy",
    "move", "cross", "enter", "pull", "trip", "flight", "journey", "retreat", "smuggle", "back",
    "way", "escape", "live", "base",
])  # fmt: skip
MODIFYING = frozenset(["compound", "nmod", "amod", "npadvmod"])
# What a town itself can do or suffer without standing for a government.
TOWN_VERBS = frozenset([
    "be", "lie", "fall", "burn", "sleep", "wake", "remain", "stand", "have", "see", "become",
])  # fmt: skip


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
    is_owner_of_region = role == "poss" and sentence.lemmas[governor] in REGIONS
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
        return role is not None or sentence.lemmas[governor] in REGIONS or form is Form.CAPITAL
    if word in {"from", "to"}:
        return sentence.lemmas[governor] in MOVING or form is Form.CAPITAL
    return form is Form.CAPITAL and word not in {"with", "between", "by", "against", "for"}


def _acts(head: int, sentence: Sentence) -> bool:
    role, governor = sentence.roles[head], sentence.heads[head]
    if role == "nsubj":
        return sentence.lemmas[governor] not in TOWN_VERBS
    if role == "conj":
        return _acts(governor, sentence) if governor < head else False
    return role in {"agent", "dobj", "dative", "iobj"} and sentence.lemmas[governor] in {
        "accuse", "urge", "blame", "tell", "ask", "warn", "threaten", "condemn", "criticise",
        "criticize", "support", "back", "pressure",
    }  # fmt: skip
