"""Describes bodies that no list has by their own names, and what a listed name is called."""

from dateline.extract.actors.names import Reading, RoleHit
from dateline.extract.actors.phrases import (
    Description,
    Phrase,
    Scene,
    is_proper,
    run_start,
    spell,
)
from dateline.extract.actors.seats import seat_behind
from dateline.extract.actors.service import served
from dateline.extract.actors.unlisted import CALL_LETTERS, kind_before
from dateline.knowledge.actors import ActorEntry, Form, Kind, fold

GOVERNMENTS = frozenset(["government", "regime", "administration"])
JOINING = frozenset(["of", "for", "and", "the", "&"])
NAMES = frozenset([Form.NAME, Form.ACRONYM])


def kind_of_listed(role: RoleHit, phrase: Phrase, scene: Scene) -> Description | None:
    """Describe "the Xinhua news agency" as Xinhua: a listed name with what it is behind it.

    Args:
        role: The noun at the head of the phrase.
        phrase: The phrase.
        scene: The words it stands in, the lists and the date.

    Returns:
        The description, or None where the noun says more than what the name is of.
    """
    hit = scene.reading.hit_at(role.first - 1) if role.first > phrase.first else None
    if hit is None or not role.role.is_kind or hit.form not in NAMES:
        return None
    alike = tuple(
        name
        for name in hit.names
        if scene.known.entries[name.entry].kind is not Kind.STATE
        and scene.known.entries[name.entry].sector == role.role.sector
    )
    if not alike:
        return None
    entry = scene.entry_of(hit._replace(names=alike))
    return Description(
        name=entry.name,
        kind="name",
        entry=entry,
        country=entry.country,
        sector=entry.sector,
        via="name and kind",
        confidence=0.9,
        first=hit.first,
    )


def organisation(role: RoleHit, phrase: Phrase, scene: Scene) -> Description | None:
    """Describe an unlisted body by its own name, as in "Lower Shabelle Water Authority".

    Args:
        role: The noun at the head of the phrase.
        phrase: The phrase.
        scene: The words it stands in, the lists and the date.

    Returns:
        The description, or None where the words are no name of a body.
    """
    reading = scene.reading
    if not _may_end_name(role, scene):
        return None
    start, last = _name_start(role, phrase, scene), _name_end(role, scene)
    if start == role.first and not _is_name_by_rest(role, last, reading):
        return None
    complements = phrase.complements
    if last > role.last:
        complements = (("of", role.last + 1, last), *complements)
    country, sector = served(role, Phrase(phrase.first, phrase.head, complements), scene)
    # "Rebel group Sunrise Army" is no army of a state.
    body = kind_before(start, phrase, scene)
    name = spell(reading.words[start : last + 1])
    entry = _listed_otherwise(name, scene)
    if entry:
        return Description(
            name=entry.name,
            kind="name",
            entry=entry,
            country=entry.country,
            sector=entry.sector,
            via="of for for",
            confidence=0.8,
            first=start,
            last=last,
        )
    return Description(
        name=name,
        kind="name",
        country="USA" if CALL_LETTERS.fullmatch(name) else seat_behind(last, scene) or country,
        sector=body.role.sector if body else sector,
        via="unlisted body",
        confidence=0.8,
        first=start,
        last=last,
    )


def _listed_otherwise(name: str, scene: Scene) -> ActorEntry | None:
    """Return the listed body whose name has "of" where this one has "for", or the other way."""
    folded = fold(name)
    swapped = (
        folded.replace(" for ", " of ") if " for " in folded else folded.replace(" of ", " for ")
    )
    names = scene.known.names.get(swapped, ()) if swapped != folded else ()
    entries = [scene.known.entries[found.entry] for found in names if found.form is Form.NAME]
    return next((entry for entry in entries if entry.kind is not Kind.PERSON), None)


def _may_end_name(role: RoleHit, scene: Scene) -> bool:
    if not (role.role.is_unit or role.role.is_proper):
        return False
    if scene.is_shouted and "ORG" not in scene.reading.labels[role.last : role.last + 1]:
        return False
    return is_proper(role.last, scene.reading)


def _is_name_by_rest(role: RoleHit, last: int, reading: Reading) -> bool:
    """Say whether what stands behind a noun makes a name of it ("Bank of Uganda")."""
    if last == role.last:
        return False
    is_plain = role.role.is_proper or role.role.noun in GOVERNMENTS
    return not is_plain or not reading.hits_in(role.last + 1, last)


def _name_start(role: RoleHit, phrase: Phrase, scene: Scene) -> int:
    """Return the first word of a body's name that a role noun ends."""
    reading = scene.reading
    start = run_start(phrase, reading)
    if role.role.is_form:
        # What stands before "Inc." is its name, whatever else it could be.
        while start > phrase.first and is_proper(start - 1, reading):
            start -= 1
    while start > phrase.first and _is_part_of_name(start - 1, reading):
        start -= 1
    hit = reading.hit_at(start - 1) if start else None
    if hit and hit.first >= phrase.first and reading.words[start - 1] not in {"'s", "'"}:
        start = hit.first
    while start > phrase.first and reading.words[start - 1].isdigit():
        start -= 1
    return start


def _is_part_of_name(word: int, reading: Reading) -> bool:
    """Say whether a noun for people only stands in a name ("Citizens Bank", "Workers Union")."""
    role = reading.role_at(word)
    return (
        role is not None
        and not role.role.is_title
        and reading.hit_at(word) is None
        and is_proper(word, reading)
    )


def _name_end(role: RoleHit, scene: Scene) -> int:
    """Return the last word of a body's name that goes on behind its head ("... of Transport")."""
    words, end, position = scene.reading.words, role.last, role.last + 1
    if role.role.is_form or position >= len(words) or words[position] not in {"of", "for"}:
        return role.last
    while position < len(words):
        if words[position][:1].isupper() and is_proper(position, scene.reading):
            end = position
        elif words[position] not in JOINING or position > end + 2:
            break
        position += 1
    return end
