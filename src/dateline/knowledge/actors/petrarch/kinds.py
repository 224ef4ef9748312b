"""Tells what an actor of a dictionary is: PETRARCH gives codes, and does not say."""

from dateline.knowledge.actors.cameo import Meaning
from dateline.knowledge.actors.entry import ActorEntry, Kind
from dateline.knowledge.actors.folding import fold
from dateline.knowledge.actors.petrarch.spelling import PARTICLES, SMALL
from dateline.knowledge.actors.table import ActorTable, Form

ORGANISATIONS = frozenset(["IGO", "UNO", "EUR", "NGO", "ISM", "MNC"])
ARMED = frozenset(["REB", "PRM", "UAF", "CRM"])
ORGANS = frozenset(["GOV", "MIL", "COP", "JUD", "LEG", "SPY"])


def state_of(names: list[str], meanings: list[Meaning], known: ActorTable) -> ActorEntry | None:
    """Return the built-in state that an actor is: one of its names, and its code and no more."""
    if any(meaning.sectors or meaning.unknown for meaning in meanings):
        return None
    countries = {meaning.country for meaning in meanings}
    for name in names:
        for listed in known.names.get(fold(name), ()):
            entry = known.entries[listed.entry]
            if entry.kind is Kind.STATE and listed.form is Form.NAME and {entry.id} == countries:
                return entry
    return None


def without_places(names: list[str], state: ActorEntry, known: ActorTable) -> list[str]:
    """Leave out towns and provinces of a state, which are places and no names of it."""
    own = {fold(name) for name in (state.name, *state.aliases)}
    return [
        name for name in names if fold(name) in own or known.cities.get(fold(name)) != state.country
    ]


def kind_of(name: str, meanings: list[Meaning], is_dated: bool, known: ActorTable) -> Kind:
    """Guess what an actor is.

    Args:
        name: Its name.
        meanings: What its codes say.
        is_dated: Whether some of them hold for some time only, as those of persons do.
        known: The built-in lists: given names, and nouns for bodies.

    Returns:
        The kind.
    """
    sectors = {sector for meaning in meanings for sector in meaning.sectors}
    if _is_person(name, sectors, is_dated or "ELI" in sectors, known):
        return Kind.PERSON
    leading = {meaning.sector for meaning in meanings}
    countries = {meaning.country for meaning in meanings}
    if "PTY" in sectors and not leading & ARMED:
        return Kind.PARTY
    if leading & ARMED or "IMG" in countries:
        return Kind.GROUP
    if countries & ORGANISATIONS:
        return Kind.ORGANISATION
    return Kind.BODY if leading & (ORGANS | {None}) else Kind.ORGANISATION


def _is_person(name: str, sectors: set[str], is_likely: bool, known: ActorTable) -> bool:
    """Say whether a name is that of a person: words without "of", and none that names a body."""
    words = name.split()
    if any(word.lower() in SMALL - PARTICLES or word[0].isdigit() for word in words):
        return False
    roles = [role for role in (known.role_of(fold(word)) for word in words) if role]
    if len(words) == 1:
        return is_likely and not roles and not sectors & (ARMED | {"PTY"})
    if any(role.is_unit or role.is_modifier or role.is_proper or role.is_vague for role in roles):
        return False
    is_given = fold(words[0]) in known.given_names
    if any(role.is_title for role in roles) and known.role_of(fold(words[-1])) is None:
        return True
    if not is_given and (roles or _names_a_people(words[0], known)):
        return False
    return is_given or is_likely


def _names_a_people(word: str, known: ActorTable) -> bool:
    listed = known.names.get(fold(word), ())
    return any(name.form in {Form.DEMONYM, Form.PEOPLE} for name in listed)
