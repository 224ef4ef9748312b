"""Whose police: a bare "police" or "army" is that of the country the article is about."""

import re
from collections import Counter

import msgspec

from dateline.extract.actors.service import is_foreign
from dateline.knowledge.actors import ActorTable, Kind
from dateline.records import Actor, Mention, Place, Sentence

# Bodies that every state has; "militants" and "people" are nobody's without more words.
BODIES = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
POLITICIANS = frozenset(("PTY", "OPP", "ELI"))
# Bodies known by a name of their own alone: a school or firm in a text about one country is of it.
NAMED_BODIES = frozenset(("BUS", "EDU", "MED", "LAB", "SOC", "REL", "JRN"))
SURE_COUNT = 4  # mentions of a country from which on firms and schools are of it too
FROM_ANYWHERE = frozenset(("BUS", "JRN"))  # a foreign outlet or firm says little of where it is
LEAST_SHARE = 0.6  # of all that names a country in the article
LEAST_AT_WAR = 0.35  # the same, where all armed groups of the article are of that country
ARMED = frozenset(("REB", "UAF", "PRM"))
OF_NO_STATE = frozenset(("UNO", "IGO", "EUR"))
LEVELS = frozenset(("central", "federal", "national"))
NUMBER = re.compile(
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|several"
    r"|more|single)\b",
    re.IGNORECASE,
)


def with_focus(
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    places: tuple[Place, ...],
    known: ActorTable,
) -> tuple[Mention, ...]:
    """Return the mentions, bodies without a country given that of the article.

    Args:
        sentences: The parsed sentences of one article.
        mentions: Its mentions.
        places: Its places.
        known: The listed actors, for the names of peoples.

    Returns:
        The same mentions in the same order; "focus" in ``via`` where the country was added. All
        unchanged where no country stands for most of what names one.
    """
    country, count = _focus(mentions, places)
    state = next((entry for entry in known.entries if entry.id == country), None)
    if state is None or state.kind is not Kind.STATE or not state.demonyms:
        return mentions
    adjective = state.name if state.demonyms[0].endswith("er") else state.demonyms[0]
    bodies = {
        mention.actor.id: _of_country(mention, mention.actor, state.id, adjective)
        for mention in mentions
        if mention.actor
        and _is_body_of_nobody(mention, mention.actor, count)
        and not _is_owned(sentences[mention.sentence], mention)
    }
    return tuple(
        mention if _is_owned(sentences[mention.sentence], mention) else _as_body(mention, bodies)
        for mention in mentions
    )


def _is_owned(sentence: Sentence, mention: Mention) -> bool:
    """Say whether a role is somebody's: "its spokesman" is that of whom "its" means."""
    owners = sentence.dependents(mention.head, "poss")
    return any(sentence.tags[token] == "PRP$" for token in owners)


def _focus(mentions: tuple[Mention, ...], places: tuple[Place, ...]) -> tuple[str | None, int]:
    """Return the country that most of what names one stands for, and how often it does."""
    counts = Counter(place.country for place in places if place.country)
    counts.update(
        mention.actor.country
        for mention in mentions
        if mention.actor
        and mention.actor.country
        and mention.kind in {"name", "modifier", "role"}
        and mention.actor.sector not in FROM_ANYWHERE
    )
    if not counts:
        return None, 0
    country, count = counts.most_common(1)[0]
    least = LEAST_AT_WAR if _is_at_war_with_its_own(country, mentions) else LEAST_SHARE
    return (country, count) if count >= least * counts.total() else (None, 0)


def _is_at_war_with_its_own(country: str, mentions: tuple[Mention, ...]) -> bool:
    """Say whether the armed groups of a report are all of one country, and no army of another's."""
    # There "the army" is that country's, though mediators and donors name as many others.
    actors = [m.actor for m in mentions if m.actor and m.actor.country]
    rebels = {actor.country for actor in actors if actor.listed and actor.sector in ARMED}
    armies = {actor.country for actor in actors if actor.sector == "MIL"} - OF_NO_STATE
    return rebels == {country} and armies <= {country}


def _is_body_of_nobody(mention: Mention, actor: Actor, count: int) -> bool:
    """Say whether a body or its office holder is of no country that the words name.

    Args:
        mention: The mention.
        actor: Whom it means.
        count: How often the article names its country.

    Returns:
        True where the country of the article may be added.
    """
    if actor.country is not None or actor.listed or is_foreign(actor.name):
        return False
    if mention.kind == "person" and actor.sector in POLITICIANS:
        return True
    if mention.kind == "name" and actor.sector in NAMED_BODIES:
        return count >= SURE_COUNT
    return mention.kind in {"role", "person", "name"} and actor.sector in BODIES


def _of_country(mention: Mention, actor: Actor, country: str, adjective: str) -> Actor:
    """Return a body with its country; a common noun is told from its like by an adjective."""
    # "Supreme Court" and "Judge Ann Ross" are names.
    if mention.kind != "role" or re.search(r"(^| )[A-Z][a-z]+( |$)", actor.name[1:]):
        return msgspec.structs.replace(actor, country=country)
    return msgspec.structs.replace(
        actor,
        id=f"{country}-{actor.id}",
        name=with_adjective(actor.name, adjective),
        country=country,
    )


def _as_body(mention: Mention, bodies: dict[str, Actor]) -> Mention:
    """Return a mention, pronouns too, with the country that its actor was given."""
    actor = mention.actor
    if actor is None or actor.country is not None or actor.id not in bodies:
        return mention
    body = bodies[actor.id]
    meant = msgspec.structs.replace(actor, id=body.id, name=body.name, country=body.country)
    return msgspec.structs.replace(mention, actor=meant, via=f"{mention.via}, focus")


def with_adjective(name: str, adjective: str) -> str:
    """Return a role with whose it is: "police" become "Serbian police".

    Args:
        name: The words of the role; in capitals where a headline is.
        adjective: The adjective of the country.

    Returns:
        The words, "central" and "federal" left out; a counted role ("seven soldiers") as it is.
    """
    words = name.lower().split() if name.isupper() else name.split()
    if NUMBER.match(name):
        return " ".join(words)
    rest = [word for word in words if word.lower() not in LEVELS]
    if rest and rest[0].istitle():
        rest[0] = rest[0].lower()
    return " ".join((adjective, *rest))
