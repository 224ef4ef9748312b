"""Tells whom a role serves: the country and sector that the words around a role noun give it."""

import re

import msgspec

from dateline.extract.actors.names import Hit, Reading, RoleHit
from dateline.extract.actors.phrases import Phrase, Scene
from dateline.extract.actors.seats import SERVING, country_of_towns
from dateline.knowledge.actors import Form, fold, load_actor_words

OFFICIAL = frozenset(["GOV", "LEG", "MIL", "JUD", "SPY", "COP", "PTY"])
FOREIGN = re.compile(
    r"\b(?:western|european|arab|asian|gulf|(?<!south )african|international|diplomats?"
    r"|ambassadors?|foreign(?! (?:minist|affairs|office|polic|secretar|service)))\b",
    re.IGNORECASE,
)
OWNING = frozenset(["'s", "\u2019s", "'", "\u2019"])
VAGUE = frozenset([None, "UNK", "ELI"])


def describe_note(first: int, last: int, scene: Scene) -> tuple[str | None, str | None]:
    """Return country and sector of what a stretch calls somebody ("a Taliban spokesman").

    Args:
        first: The first word of the stretch.
        last: Its last word.
        scene: The words it stands in, the lists and the date.

    Returns:
        Country and sector, each None where the stretch does not tell.
    """
    roles = scene.reading.roles_in(first, last)
    if not roles:
        country = country_in(first, last, scene)
        town = country or country_of_towns(Phrase(first, first, (("of", first, last),)), scene)
        return town, hit_sector(first, last, scene)
    head = _head_role(roles, scene.reading)
    start = head.last + 1
    if start < last and scene.reading.words[start] in SERVING:
        start += 1
    complements = (("of", start, last),) if head.last < last else ()
    return served(head, Phrase(first, head.last, complements), scene)


def _head_role(roles: list[RoleHit], reading: Reading) -> RoleHit:
    """Return the role that an owner before it only describes: "director" of "the army's director".

    Words that lie side by side in a proper name ("Medical Services Alliance") tell of the first.
    """
    head = next((role for role in roles if not role.role.is_modifier), roles[0])
    for role in roles:
        between = reading.words[head.last + 1 : role.first]
        is_owned = bool(between) and between[0] in OWNING and not any(map(_is_joint, between))
        is_beside = not between and reading.words[role.first].islower()
        if role.first > head.last and not role.role.is_modifier and (is_owned or is_beside):
            head = role
    return head


def _is_joint(word: str) -> bool:
    return word in SERVING or word in {",", "and", "or"}


def served(role: RoleHit, phrase: Phrase, scene: Scene) -> tuple[str | None, str | None]:
    """Return country and sector of somebody in a role: from before the noun, else from behind.

    Args:
        role: The role noun.
        phrase: The phrase it heads, with what stands behind it.
        scene: The words it stands in, the lists and the date.

    Returns:
        Country and sector, each None where the words do not tell.
    """
    if is_foreign(" ".join(scene.reading.words[max(phrase.first, 0) : role.last + 1])):
        behind = tuple(c for c in phrase.complements if c[0] != "in")
        phrase = msgspec.structs.replace(phrase, complements=behind)
    serving = [(first, last) for word, first, last in phrase.complements if word in SERVING]
    country = country_in(phrase.first, role.first - 1, scene)
    for word, first, last in phrase.complements:
        # Troops are not of the country they are in, but protesters are.
        if word in SERVING and not (word == "in" and _is_abroad(role)):
            country = country or _owner_country(first, last, scene)
            country = country or country_in(first, last, scene)
    country = country or role.role.country or country_of_towns(phrase, scene)
    is_past = not role.role.is_unit and role.role.sector in OFFICIAL
    if is_past and is_former(phrase.first, role.first - 1, scene.reading):
        return country, "ELI"
    if not role.role.is_weak:
        return country, role.role.sector
    sector = _sector_before(phrase.first, role.first - 1, scene)
    for first, last in serving:
        sector = sector or _sector_behind(first, last, scene)
    if sector is None and country is None and _may_speak(role, scene):
        country, sector = scene.speaks_for
    return country, sector or role.role.sector


def _may_speak(role: RoleHit, scene: Scene) -> bool:
    """Say whether a role may be that of the body which the text named last."""
    return role.role.voice == "any" or (role.role.voice == "firm" and scene.speaks_for[1] == "BUS")


def _is_abroad(role: RoleHit) -> bool:
    """Say whether a role is of those who may stand in another country than their own."""
    return role.role.is_member and role.role.sector == "MIL"


def is_foreign(name: str) -> bool:
    """Say whether a description is of people from elsewhere than where they are."""
    return bool(FOREIGN.search(name))


def _sector_before(first: int, last: int, scene: Scene) -> str | None:
    """Return the sector of the nearest role or group before a noun: "police" of its chief."""
    roles = [
        (role.last, role.role.sector)
        for role in scene.reading.roles_in(first, last)
        if role.role.sector not in VAGUE
    ]
    hits = [
        (hit.last, scene.entry_of(hit).sector)
        for hit in scene.reading.hits_in(first, last)
        if hit.form in {Form.NAME, Form.ACRONYM} and not is_hyphenated(hit, scene.reading)
    ]
    found = [(place, sector) for place, sector in (*roles, *hits) if sector]
    return max(found)[1] if found else None


def _sector_behind(first: int, last: int, scene: Scene) -> str | None:
    """Return the sector that the first role or group in a stretch gives, unless it is vague."""
    for role in scene.reading.roles_in(first, last):
        if role.role.is_modifier or role.role.sector in {None, "UNK"}:
            continue
        if not role.role.is_weak:
            return role.role.sector
        return hit_sector(first, last, scene) or _sector_before(first, role.first - 1, scene)
    return hit_sector(first, last, scene)


def hit_sector(first: int, last: int, scene: Scene) -> str | None:
    """Return the sector of the first listed organisation in a stretch, or None."""
    hits = scene.reading.hits_in(first, last)
    named = [hit for hit in hits if hit.form in {Form.NAME, Form.ACRONYM}]
    return next((sector for hit in named if (sector := scene.entry_of(hit).sector)), None)


def _owner_country(first: int, last: int, scene: Scene) -> str | None:
    """Return the country of the owner that a stretch starts with ("the UN's aid to Mali")."""
    words = scene.reading.words
    start = first + 1 if words[first].lower() == "the" else first
    hit = scene.reading.hit_at(start) if start <= last else None
    if hit is None or hit.last + 1 > last or words[hit.last + 1] not in OWNING:
        return None
    return scene.entry_of(hit).country


def country_in(first: int, last: int, scene: Scene) -> str | None:
    """Return the country of the name nearest to the end of a stretch."""
    for hit in reversed(scene.reading.hits_in(first, last)):
        if not is_hyphenated(hit, scene.reading):
            # Of a surname that is a city as well, the city is meant: "Lagos State Police".
            city = scene.known.cities.get(fold(scene.reading.words[hit.last]))
            is_city = hit.form is Form.SURNAME and city is not None
            country = city if is_city else scene.entry_of(hit).country
            if country:
                return country
    return None


def is_hyphenated(hit: Hit, reading: Reading) -> bool:
    """Say whether a name only starts a compound, as in "US-backed"."""
    after = hit.last + 1
    return after + 1 < len(reading.words) and reading.words[after] == "-"


def is_former(first: int, last: int, reading: Reading) -> bool:
    """Say whether a stretch calls somebody former."""
    former = load_actor_words().former
    return any(word.lower() in former for word in reading.words[max(first, 0) : last + 1])
