"""Weighs whether a spot names a place: what the name is, what the parser thinks, what stands near.

The weights are additive and were set by hand on news text; ``THRESHOLD`` of them make a place.
"""

import math
from collections.abc import Sequence

import msgspec

from dateline.extract.places.spot import PLACE_LABELS, Spot
from dateline.knowledge.places import PlaceIndex, fold
from dateline.records import Mention, Sentence

THRESHOLD = 1.6
UNLISTED = 2.2  # what a name needs that the index does not know as it is written
SURE = 3.0  # a spot this strong vouches for other spots of the same name
DATELINE_MARKS = frozenset("(,-\u2013\u2014") | {"--"}
BEFORE = (("inside", 2.0), ("beside", 0.7), ("direction", 1.5))
POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
HYPHENED = {"based": 2.0, "held": 2.0, "born": 1.0, "backed": -6.0, "led": -6.0, "allied": -6.0}
PROPER = 1.2  # a name that was read as one, where no recogniser ran
SHORT_STATES = frozenset({"US", "UK", "UAE", "USA", "United States", "DPRK", "DRC"})
PUBLIC_BODY = 1.0  # "Danbury Police": what a body that belongs to a place says for the place
NOUN_BESIDE = {1: 1.5, 2: 2.5}  # the noun ends the name ("Logar Province"); it stands beside it
PUBLIC = frozenset({"GOV", "COP", "MIL", "LEG", "JUD", "EDU", "MED", "SPY"})
ALONGSIDE = {False: -2.5, True: -1.2}  # another capitalised word beside it; True in a headline
FIRM_FEATURES = frozenset({"country", "admin1", "continent"})


class Surroundings(msgspec.Struct, frozen=True):
    """What the whole article says about its names.

    Attributes:
        persons: Folded words of the names of persons.
        actors: Tokens inside the name of a person or organisation, by sentence.
    """

    persons: frozenset[str]
    actors: dict[int, dict[int, Mention]]


def survey(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], known: PlaceIndex
) -> Surroundings:
    """Gather which words are persons' names and which tokens belong to named actors."""
    persons = {name for sentence in sentences for name in _surnames(sentence, known)}
    persons |= {
        fold(mention.actor.name.split()[-1])
        for mention in mentions
        if mention.kind == "person" and mention.actor and mention.actor.listed
    }
    inside: dict[int, dict[int, Mention]] = {}
    for mention in mentions:
        if mention.kind in {"person", "name"}:
            tokens = inside.setdefault(mention.sentence, {})
            tokens |= dict.fromkeys(range(mention.first, mention.last + 1), mention)
    return Surroundings(frozenset(persons), inside)


def _surnames(sentence: Sentence, known: PlaceIndex) -> set[str]:
    """Return the folded last words of the full names of persons in a sentence."""
    given_names, titles = known.words.given_names, known.words.context["title"]
    found = set()
    for first, last in _entities(sentence, "PERSON"):
        opening = fold(sentence.words[first])
        if last > first and (opening in given_names or not known.has(opening)):
            found.add(fold(sentence.words[last]))
    for token in range(len(sentence) - 1):
        word, following = sentence.words[token], sentence.words[token + 1]
        is_name = word[0].isupper() and following[0].isupper() and following[-1].islower()
        if is_name and sentence.entities[token + 1] not in PLACE_LABELS:
            opening = word.lower().rstrip(".")
            if opening in titles or (
                opening in given_names and sentence.entities[token] not in PLACE_LABELS
            ):
                found.add(fold(following))
    return {name for name in found if len(name) > 2}


def _entities(sentence: Sentence, label: str) -> list[tuple[int, int]]:
    """Return first and last token of each run with this entity label."""
    runs, start = [], -1
    for token in range(len(sentence) + 1):
        is_inside = token < len(sentence) and sentence.entities[token] == label
        if is_inside and start < 0:
            start = token
        elif not is_inside and start >= 0:
            runs.append((start, token - 1))
            start = -1
    return runs


def weigh(spot: Spot, sentence: Sentence, around: Surroundings, known: PlaceIndex) -> float:
    """Return how much speaks for a spot being a place; ``THRESHOLD`` is enough.

    Args:
        spot: The spot.
        sentence: Its sentence.
        around: What the article says about its names.
        known: The place index.

    Returns:
        The sum of the weights, usually -8 to 10.
    """
    if spot.row >= 0:
        return SURE + 1
    named = name_weight(spot, known) if spot.is_known else 0.0
    return (
        named
        + form_weight(spot, sentence, known)
        + label_weight(spot, sentence, known)
        + before_weight(spot, sentence, known)
        + after_weight(spot, sentence, known)
        + person_weight(spot, sentence, around, known)
        + link_weight(spot)
    )


def name_weight(spot: Spot, known: PlaceIndex) -> float:
    """Weigh the name alone: how big the place is, and whether the word is also something else."""
    best = known.candidates(spot.name)
    top = max(best, key=lambda one: (one.feature in FIRM_FEATURES, one.population))
    folded = fold(spot.name)
    is_own = any(one.geonameid is None for one in best)
    if top.feature == "country" or is_own or (top.feature == "admin1" and not top.is_alias):
        weight = 2.5
    else:
        weight = min(2.2, max(0.0, math.log10(top.population + 1) - 3.0) * 0.75)
    if all(one.is_alias for one in best):
        weight -= 1.0
    if " " in folded:
        weight += 1.0
    elif top.feature != "country" and not is_own:
        weight -= 2.0 * (folded in known.words.common_words)
        weight -= 0.7 * (folded in known.words.given_names)
        weight -= 0.4 * (folded in known.words.surnames)
        weight -= 2.0 * (len(folded) <= 3)
    elif folded in known.words.given_names:
        weight -= 0.5
    if not spot.name[-1].islower() and len(spot.name) < 4 and top.feature != "country":
        weight -= 2.0
    return weight


def form_weight(spot: Spot, sentence: Sentence, known: PlaceIndex) -> float:
    """Weigh forms that are hardly ever places: "Central District", "SWAT", "St. Patrick's"."""
    words = fold(spot.name).split()
    following = sentence.words[spot.last + 1 : spot.last + 2]
    if all(word in known.words.context["vague"] for word in words):
        return -5.0
    if words[0] == "st" and following and following[0] in POSSESSIVES:
        return -4.0
    if is_adjective(spot, sentence, known):
        return -9.0
    is_short = len(spot.name) < 6 and spot.name.isupper() and spot.name.isalpha()
    is_country = any(one.feature == "country" for one in known.candidates(spot.name))
    if is_short and spot.first > 0 and not is_country:
        return -2.5
    if " ".join(words) in known.words.common_words and len(words) > 1:
        return -6.0
    return 0.0


def is_adjective(spot: Spot, sentence: Sentence, known: PlaceIndex) -> bool:
    """Say whether a short name of a state stands for its demonym: "US troops" are American."""
    if spot.name.replace(".", "") not in SHORT_STATES or spot.end + 1 >= len(sentence):
        return False
    following = sentence.tags[spot.end + 1]
    is_modifier = sentence.roles[spot.last] in {"compound", "nmod", "amod"}
    return is_modifier and following[:2] in {"NN", "JJ", "VB"}


def label_weight(spot: Spot, sentence: Sentence, known: PlaceIndex) -> float:
    """Weigh what the tagger said, and the entity recogniser where one ran."""
    labels = sentence.entities[spot.first : spot.last + 1]
    tags = sentence.tags[spot.first : spot.last + 1]
    wider = _entity_around(spot, sentence)
    if any(label in PLACE_LABELS for label in labels):
        weight = 1.5
    elif "PERSON" in labels:
        weight = -3.0 if wider else -0.8
    elif "ORG" in labels:
        weight = -1.0 if wider else -0.5
    elif "" in labels:
        is_told = not PLACE_LABELS.isdisjoint(sentence.entities)
        weight = 0.0 if is_told else _proper_weight(spot, tags, known)
    else:
        weight = -1.5
    if not any(tag.startswith("NNP") for tag in tags):
        weight -= 1.5
    return weight


def _proper_weight(spot: Spot, tags: Sequence[str], known: PlaceIndex) -> float:
    """Weigh that every word was read as a proper noun; it says less of what persons are called."""
    is_alias = all(one.is_alias for one in known.candidates(spot.name))
    if is_alias or not all(tag.startswith("NNP") for tag in tags):
        return 0.0
    folded = fold(spot.name)
    is_personal = folded in known.words.surnames or folded in known.words.given_names
    return PROPER / 3 if is_personal else PROPER


def _entity_around(spot: Spot, sentence: Sentence) -> bool:
    """Say whether an entity of one label reaches beyond the spot."""
    label = sentence.entities[spot.first]
    before = spot.first > 0 and sentence.entities[spot.first - 1] == label
    after = spot.last + 1 < len(sentence) and sentence.entities[spot.last + 1] == label
    return bool(label) and (before or after)


def before_weight(spot: Spot, sentence: Sentence, known: PlaceIndex) -> float:
    """Weigh the word before: a preposition, a direction, another name, a title."""
    if spot.first == 0:
        return opening_weight(spot, sentence)
    context = known.words.context
    at = spot.first - 1
    if at > 0 and sentence.words[at].lower() == "the" and _takes_article(spot, known):
        at -= 1
    word = sentence.words[at]
    lower = word.lower().rstrip(".")
    if word[0].isupper():
        return capital_before_weight(sentence, at, lower, known)
    if lower == "of" and at > 0 and sentence.words[at - 1][0].isupper():
        is_open = sentence.words[at - 1].lower() in context["body"]
        return 0.7 if is_open or sentence.entities[at - 1] == "PERSON" else -2.5
    if lower in {"the", "a"}:
        is_modifier = sentence.roles[spot.last] in {"compound", "nmod", "amod"}
        return 0.0 if is_modifier else -0.7
    return next((weight for kind, weight in BEFORE if lower in context[kind]), 0.0)


def capital_before_weight(sentence: Sentence, at: int, lower: str, known: PlaceIndex) -> float:
    """Weigh a capitalised word before: a title, "Northern", "Radio", the word that opens it all."""
    context = known.words.context
    if lower in context["title"] or lower in context["heading"]:
        return -4.0
    found = next((weight for kind, weight in BEFORE if lower in context[kind]), None)
    if found is not None:
        return found
    is_civic = lower in context["site"] or lower in context["city"]
    if is_civic or not sentence.tags[at].startswith("NNP"):
        return 0.0
    return ALONGSIDE[is_headline(sentence)]


def opening_weight(spot: Spot, sentence: Sentence) -> float:
    """Weigh a name that opens a sentence: "KABUL (Reuters) -" is a dateline."""
    following = sentence.words[spot.end + 1 : spot.end + 2]
    if not spot.name.isupper() or len(spot.name) < 4:
        return 0.0
    return 3.0 if following and following[0] in DATELINE_MARKS else 1.5


def _takes_article(spot: Spot, known: PlaceIndex) -> bool:
    """Say whether "the" may stand before a name: plurals, and regions, seas and rivers."""
    return spot.name.endswith("s") or any(
        one.geonameid is None for one in known.candidates(spot.name)
    )


def after_weight(spot: Spot, sentence: Sentence, known: PlaceIndex) -> float:
    """Weigh the word after: a noun of places, another name, a hyphen."""
    context = known.words.context
    weight = NOUN_BESIDE.get(bool(spot.hint) + _has_noun(spot, sentence, known), 0.0)
    weight += object_weight(spot, sentence, known)
    at = spot.end + 1
    if at >= len(sentence):
        return weight
    word = sentence.words[at]
    lower = word.lower().rstrip(".")
    if word in {"-", "\u2013"} and at + 1 < len(sentence):
        return weight + HYPHENED.get(sentence.words[at + 1], 0.0)
    if not word[0].isupper() or not sentence.tags[at].startswith("NNP"):
        return weight + 0.7 * (lower in context["site"] or sentence.lemmas[at] in context["site"])
    run = _capitals_after(spot, sentence)
    if run[-1] in context["street"] or lower in context["street"]:
        return weight - 4.0
    if any(one in context["site"] for one in run):
        return weight + PUBLIC_BODY
    return weight + ALONGSIDE[is_headline(sentence)]


def _has_noun(spot: Spot, sentence: Sentence, known: PlaceIndex) -> bool:
    """Say whether the noun that says what a place is stands outside its name."""
    before = sentence.words[spot.first - 1] if spot.first else ""
    return bool(spot.hint) and (
        spot.end > spot.last or before == "of" or before.lower() in known.words.context[spot.hint]
    )


def _capitals_after(spot: Spot, sentence: Sentence) -> list[str]:
    """Return the capitalised words right after a spot, in small letters."""
    run = []
    for word in sentence.words[spot.end + 1 :]:
        if not word[0].isupper() and word.lower() not in {"of", "and", "&", "for", "the"}:
            break
        run.append(word.lower().rstrip("."))
    return run


def is_headline(sentence: Sentence) -> bool:
    """Say whether the longer words of a sentence all begin with capitals, which then say little."""
    longer = [word for word in sentence.words if len(word) > 3 and word.isalpha()]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)


def _top(spot: Spot, sentence: Sentence) -> int:
    """Return the token of a spot whose governor lies outside it."""
    tokens = range(spot.first, spot.last + 1)
    return next((t for t in tokens if sentence.heads[t] not in tokens), spot.last)


def object_weight(spot: Spot, sentence: Sentence, known: PlaceIndex) -> float:
    """Weigh a verb that takes places for its object: "retook Mosul", "visited Cairo"."""
    top = _top(spot, sentence)
    verb = sentence.lemmas[sentence.heads[top]]
    is_object = sentence.roles[top] in {"dobj", "nsubjpass"}
    return 1.5 * (is_object and verb in known.words.context["taking"])


def person_weight(spot: Spot, sentence: Sentence, around: Surroundings, known: PlaceIndex) -> float:
    """Weigh whether the words belong to a person's or an organisation's name."""
    mention = around.actors.get(spot.sentence, {}).get(spot.first)
    weight = mention_weight(spot, sentence, mention, known) if mention else 0.0
    folded = fold(spot.name)
    if " " in folded:
        return weight
    if folded in around.persons:
        weight -= 2.5
    top = _top(spot, sentence)
    speaks = sentence.lemmas[sentence.heads[top]] in known.words.context["speech"]
    if speaks and sentence.roles[top] == "nsubj" and folded in known.words.surnames:
        weight -= 1.0
    return weight


def mention_weight(spot: Spot, sentence: Sentence, mention: Mention, known: PlaceIndex) -> float:
    """Weigh the actor that the spot is, or is part of, by name.

    "Aleppo Mayor N" and "Danbury Police" hold the name of a place; "Bank of America" and
    "Paris Hilton" do not.

    Args:
        spot: The spot.
        sentence: Its sentence.
        mention: The actor that holds its first token.
        known: The place index.

    Returns:
        0 or less.
    """
    if mention.first >= spot.first and mention.last <= spot.end:
        return 0.0 if mention.kind == "name" or mention.via == "proper nouns" else -1.5
    sector = mention.actor.sector if mention.actor else None
    if mention.kind == "name" and sector in PUBLIC:
        return 0.0
    following = sentence.words[spot.end + 1] if spot.end + 1 < len(sentence) else ""
    offices = known.words.context["site"] | known.words.context["title"]
    opens = spot.first <= mention.first and mention.last > spot.end
    is_plain = following in POSSESSIVES or not following[:1].isupper()
    if opens and (is_plain or not offices.isdisjoint(_capitals_after(spot, sentence))):
        return 0.0
    return -4.0


def link_weight(spot: Spot) -> float:
    """Weigh "City, Region": either part vouches for the other."""
    return 4.0 * (spot.parent >= 0) + 2.0 * spot.is_parent
