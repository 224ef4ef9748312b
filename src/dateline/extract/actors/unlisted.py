"""Describes runs of proper nouns that no list has: a person, else an organisation."""

import re

from dateline.extract.actors.names import RoleHit
from dateline.extract.actors.phrases import Description, Phrase, Scene, is_proper, run_start, spell
from dateline.extract.actors.seats import SERVING
from dateline.extract.actors.service import country_in, describe_note, hit_sector, served
from dateline.knowledge.actors import fold, fold_word

# American stations ("KTVX-TV"): three or four letters, K or W first, as the FCC assigns them.
CALL_LETTERS = re.compile(r"[KW][A-Z]{2,3}-?(?:TV|FM|AM|DT)\d*")
# Entity labels of what is neither a person nor an organisation.
PLACES = frozenset([
    "GPE", "LOC", "FAC", "EVENT", "DATE", "TIME", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE",
])  # fmt: skip


def describe_unlisted(start: int, phrase: Phrase, scene: Scene) -> Description | None:
    """Describe a run of proper nouns that no list has: a person, else an organisation.

    Args:
        start: Where the run starts.
        phrase: The phrase.
        scene: The words it stands in, the lists and the date.

    Returns:
        The description, or None where nothing says that the run is an actor.
    """
    reading = scene.reading
    if start > phrase.head:
        return None
    name = spell(reading.words[start : phrase.head + 1])
    if CALL_LETTERS.fullmatch(name):
        return Description(
            name=name,
            kind="name",
            country="USA",
            sector="JRN",
            via="call letters",
            confidence=0.8,
            first=start,
        )
    roles = reading.roles_in(phrase.first, start - 1)
    titles = [role for role in roles if role.role.is_title]
    labels = set(reading.labels[start : phrase.head + 1])
    body = kind_before(start, phrase, scene)
    if body and not titles:
        country, sector = served(body, Phrase(phrase.first, body.last), scene)
        return Description(
            name=name,
            kind="name",
            country=country,
            sector=sector,
            via="kind and name",
            confidence=0.8,
            first=phrase.first,
        )
    if not titles and not _may_be_actor(name, labels, phrase, scene):
        return None
    is_acronym = start == phrase.head and name.isupper()
    is_body = is_acronym or (not titles and _is_told_of_body(phrase, scene))
    is_told = bool(titles or phrase.notes) or "PERSON" in labels or not labels - {""}
    is_person = (is_told and not is_body) or has_given_name(start, phrase, scene)
    country, sector = _person_details(start, titles or roles, phrase, scene)
    return Description(
        name=name,
        kind="person" if is_person else "name",
        country=country,
        sector=sector,
        via="title" if titles else "proper nouns",
        confidence=0.9 if titles else 0.6,
        first=phrase.first if is_person else start,
    )


def kind_before(start: int, phrase: Phrase, scene: Scene) -> RoleHit | None:
    """Return the word right before a name that says what body it is ("airline Mahan Air").

    Args:
        start: Where the name starts.
        phrase: The phrase.
        scene: The words it stands in.

    Returns:
        The role with its words, or None.
    """
    role = scene.reading.role_at(start - 1) if start > phrase.first else None
    if role is None or not role.role.is_unit or role.role.is_proper or not role.role.sector:
        return None
    return None if is_proper(role.last, scene.reading) or scene.is_shouted else role


def _may_be_actor(name: str, labels: set[str], phrase: Phrase, scene: Scene) -> bool:
    """Say whether an untitled run of proper nouns may name a person or an organisation."""
    start = run_start(phrase, scene.reading)
    if any(hit.role.sector is None for hit in scene.reading.roles_in(start, phrase.head)):
        return False
    if has_given_name(start, phrase, scene):
        return True
    if fold(name) in scene.known.cities or labels & PLACES:
        return False
    if scene.is_shouted:
        return labels == {"PERSON"}
    return " " in name or "PERSON" in labels or bool(phrase.notes)


def _is_told_of_body(phrase: Phrase, scene: Scene) -> bool:
    """Say whether what stands beside a name is said of a body, not of a person ("an airline")."""
    roles = [role for first, last in phrase.notes for role in scene.reading.roles_in(first, last)]
    return bool(roles) and all(role.role.is_unit for role in roles)


def has_given_name(start: int, phrase: Phrase, scene: Scene) -> bool:
    """Say whether a run of two words or more starts with a given name ("Nicolas Maduro")."""
    words = scene.reading.words
    return start < phrase.head and fold_word(words[start]) in scene.known.given_names


def _person_details(
    start: int, roles: list[RoleHit], phrase: Phrase, scene: Scene
) -> tuple[str | None, str | None]:
    """Return country and sector of a person from the words around, the nearest first."""
    found: list[tuple[str | None, str | None]] = []
    if roles:
        title = roles[-1]
        behind = _behind_title(title, start, scene)
        found.append(served(title, Phrase(phrase.first, title.last, behind), scene))
    else:
        # "The CBC's Eric Rankin" works for whose he is.
        owner = phrase.first, start - 1
        found.append((country_in(*owner, scene), hit_sector(*owner, scene)))
    for first, last in (*phrase.notes, *(c[1:] for c in phrase.complements if c[0] in SERVING)):
        found.append(describe_note(first, last, scene))
    country = next((place for place, _ in found if place), None)
    return country, next((sector for _, sector in found if sector), None)


def _behind_title(title: RoleHit, start: int, scene: Scene) -> tuple[tuple[str, int, int], ...]:
    """Return what stands between a title and the name: "of France" in "President of France X"."""
    if title.last + 1 >= start - 1:
        return ()
    return ((scene.reading.words[title.last + 1].lower(), title.last + 2, start - 1),)
