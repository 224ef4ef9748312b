"""Composes an actor from a noun phrase: country or group + role noun, title + name, body + name."""

import msgspec

from dateline.extract.actors.bodies import GOVERNMENTS, kind_of_listed, organisation
from dateline.extract.actors.names import Hit, RoleHit, is_initial
from dateline.extract.actors.phrases import (
    Description,
    Phrase,
    Scene,
    covers,
    is_proper,
    run_start,
    spell,
)
from dateline.extract.actors.service import is_former, served
from dateline.extract.actors.unlisted import describe_unlisted, has_given_name
from dateline.knowledge.actors import ActorEntry, Form, Kind, fold_word

APOSTROPHES = "'\u2019"
FAR = 6  # words of whom a role serves that its name may go on for


def describe(phrase: Phrase, scene: Scene) -> Description | None:
    """Say which actor a noun phrase denotes.

    Args:
        phrase: The phrase.
        scene: The words it stands in, the lists and the date.

    Returns:
        The description, or None where the phrase denotes no actor.
    """
    hit = scene.reading.hit_at(phrase.head)
    if hit and not _is_of_the_dead(hit, scene):
        return _describe_hit(hit, phrase, scene)
    role = scene.reading.role_at(phrase.head)
    if role is None:
        return describe_unlisted(run_start(phrase, scene.reading), phrase, scene)
    if role.role.is_modifier:
        return None
    if not role.role.is_unit and _is_family_name(role, scene):
        return describe_unlisted(run_start(phrase, scene.reading), phrase, scene)
    return (
        kind_of_listed(role, phrase, scene)
        or organisation(role, phrase, scene)
        or _role_phrase(role, phrase, scene)
    )


def _is_of_the_dead(hit: Hit, scene: Scene) -> bool:
    """Say whether a surname alone is that of somebody who was dead by then: another is meant."""
    if hit.form is not Form.SURNAME or scene.on is None:
        return False
    # A rare name has no other bearer in the news, however long ago its own died.
    if fold_word(scene.reading.words[hit.last]) not in scene.known.family_names:
        return False
    end = scene.entry_of(hit).latest
    return end is not None and scene.on[: len(end)] > end


def _describe_hit(hit: Hit, phrase: Phrase, scene: Scene) -> Description | None:
    entry = scene.entry_of(hit)
    start = run_start(phrase, scene.reading)
    is_longer = start < hit.first
    is_namesake = entry.kind is not Kind.PERSON and has_given_name(start, phrase, scene)
    is_initialled = start == hit.first - 1 and is_initial(
        scene.reading.words[start], hit, scene.known
    )
    if is_longer and ((hit.form is Form.SURNAME and not is_initialled) or is_namesake):
        return describe_unlisted(start, phrase, scene)
    if hit.form in {Form.DEMONYM, Form.PEOPLE}:
        return _people(hit, entry, phrase, scene)
    branch = _branch(hit, entry, phrase, scene)
    if branch:
        return branch
    if hit.form in {Form.CAPITAL, Form.METONYM}:
        return None if is_longer else _government(hit, entry)
    if is_longer and entry.kind is Kind.STATE:
        return Description(
            name=spell(scene.reading.words[start : phrase.head + 1]),
            kind="name",
            country=entry.country,
            via="proper nouns",
            first=start,
            confidence=0.5,
        )
    return _listed(hit, entry, phrase, scene)


def _branch(hit: Hit, entry: ActorEntry, phrase: Phrase, scene: Scene) -> Description | None:
    """Describe "Greenpeace Russia": an organisation in the country named behind it."""
    owner = scene.reading.hit_at(hit.first - 1) if hit.first > phrase.first else None
    if owner is None or entry.kind is not Kind.STATE or hit.form is not Form.NAME:
        return None
    body = scene.entry_of(owner)
    # "Told Reuters Ukraine had agreed": there the parser joins what does not belong together.
    if body.kind is not Kind.ORGANISATION or body.sector in {None, "JRN"}:
        return None
    return Description(
        name=f"{body.name} {entry.name}",
        kind="name",
        country=entry.country,
        sector=body.sector,
        via="branch",
        confidence=0.7,
        first=owner.first,
    )


def _listed(hit: Hit, entry: ActorEntry, phrase: Phrase, scene: Scene) -> Description:
    country, sector = entry.country, entry.sector
    is_person = entry.kind is Kind.PERSON
    titles = [r for r in scene.reading.roles_in(phrase.first, hit.first - 1) if r.role.sector]
    if is_person:
        country, sector = _tenure(entry, titles, phrase, scene)
    is_surname = hit.form is Form.SURNAME
    return Description(
        name=entry.name,
        kind="person" if is_person else "name",
        entry=entry,
        country=country,
        sector=sector,
        via="listed surname" if is_surname else hit.via,
        confidence=_confidence(hit),
        first=phrase.first if is_person else hit.first,
        is_titled=is_person and bool(titles) and sector != "ELI",
    )


def _confidence(hit: Hit) -> float:
    if hit.via != "listed":
        return 0.7
    if hit.form is Form.SURNAME:
        return 0.5 if len(hit.names) > 1 else 0.8
    return 1.0


def _tenure(
    entry: ActorEntry, titles: list[RoleHit], phrase: Phrase, scene: Scene
) -> tuple[str | None, str | None]:
    """Return country and sector of the office a person holds on the date, else of the person."""
    if is_former(phrase.first, phrase.head, scene.reading):
        return entry.country, "ELI"
    for office in entry.offices if scene.on else ():
        if covers(office.earliest, office.latest, scene.on or ""):
            return office.country or entry.country, office.sector or entry.sector
    last = entry.offices[-1] if entry.offices else None
    country = entry.country or (last.country if last else None)
    if scene.on and not titles and _has_left(entry, scene.on):
        return country, "ELI"
    return country, entry.sector or (last.sector if last else None)


def _has_left(entry: ActorEntry, on: str) -> bool:
    """Say whether all offices of a person ended before a date."""
    ends = [office.latest for office in entry.offices]
    # Who died in office has not retired from it.
    died_in_office = entry.latest is not None and entry.latest in ends
    is_over = all(end is not None and end < on[: len(end)] for end in ends)
    return bool(ends) and is_over and not died_in_office


def _people(hit: Hit, entry: ActorEntry, phrase: Phrase, scene: Scene) -> Description:
    """Describe "the Russians" as their state and "two Russians" as people."""
    words = scene.reading.words
    article = words[hit.first - 1].lower() if hit.first else ""
    is_state = article == "the" and entry.kind is Kind.STATE
    return Description(
        name=entry.name if is_state else spell(words[phrase.first : phrase.head + 1]),
        kind="name" if is_state else "role",
        entry=entry if is_state else None,
        country=entry.country,
        sector=entry.sector if is_state else "CVL",
        via="people",
        confidence=0.8,
        first=hit.first if is_state else phrase.first,
    )


def _government(hit: Hit, entry: ActorEntry) -> Description:
    """Describe a capital or a seat of power as the government that sits there."""
    return Description(
        name=f"{(entry.demonyms or (entry.name,))[0]} government",
        kind="name",
        entry=entry,
        country=entry.country,
        sector="GOV",
        via="metonym",
        confidence=0.8,
        first=hit.first,
    )


def _role_phrase(role: RoleHit, phrase: Phrase, scene: Scene) -> Description | None:
    if role.role.is_proper or (role.role.is_vague and not _is_named(role, phrase, scene)):
        return None
    group = _group_of(role, phrase, scene) or _state_government(role, phrase, scene)
    if group:
        return group
    country, sector = served(role, phrase, scene)
    return Description(
        name=_written(phrase.first, _said_of(role, phrase, scene), scene),
        kind="role",
        country=country,
        sector=sector,
        via="role",
        confidence=0.9 if country else 0.8,
        first=phrase.first,
    )


def _written(first: int, last: int, scene: Scene) -> str:
    """Return words as running text has them; in a headline in capitals only names keep theirs."""
    words = scene.reading.words[first : last + 1]
    if scene.is_shouted:
        words = tuple(
            word if scene.reading.hit_at(place) else word.lower()
            for place, word in enumerate(words, first)
        )
    return spell(words)


def _state_government(role: RoleHit, phrase: Phrase, scene: Scene) -> Description | None:
    """Describe "the Afghan government" as what "Kabul" stands for too."""
    reading = scene.reading
    if role.role.noun not in GOVERNMENTS or role.last != phrase.head:
        return None
    hits = reading.hits_in(phrase.first, role.first - 1)
    for word, first, last in phrase.complements:
        hits += [hit for hit in reading.hits_in(first, last) if word == "of" and hit.last == last]
    if len(hits) != 1 or phrase.first not in {hits[0].first, role.first}:
        return None
    hit, entry = hits[0], scene.entry_of(hits[0])
    gap = reading.words[hit.last + 1 : role.first] if hit.last < role.first else ()
    is_plain = all(word.strip(APOSTROPHES) in {"", "s"} for word in gap)
    if entry.kind is not Kind.STATE or entry.id != entry.country or not is_plain:
        return None
    return msgspec.structs.replace(_government(hit, entry), via="government", first=phrase.first)


def _said_of(role: RoleHit, phrase: Phrase, scene: Scene) -> int:
    """Return the last word of a role's name: "members" alone says less than "members of X"."""
    for word, first, last in phrase.complements:
        is_near = word == "of" and first == phrase.head + 2 and last < first + FAR
        is_known = scene.reading.hits_in(first, last) or scene.reading.roles_in(first, last)
        if role.role.is_weak and is_near and is_known:
            return last
    return phrase.head


def _group_of(role: RoleHit, phrase: Phrase, scene: Scene) -> Description | None:
    """Describe "Taliban fighters" as the Taliban; one fighter or a number of them is not."""
    words = scene.reading.words
    hit = scene.reading.hit_at(role.first - 1) if role.first > phrase.first else None
    if hit is None or not role.role.is_member or hit.form not in {Form.NAME, Form.ACRONYM}:
        return None
    is_many = role.role.is_unit or words[role.last].lower().endswith(("s", "men"))
    groups = tuple(n for n in hit.names if scene.known.entries[n.entry].kind is Kind.GROUP)
    if not groups or not is_many or hit.first > phrase.first:
        return None
    entry = scene.entry_of(hit._replace(names=groups))
    return Description(
        name=entry.name,
        kind="role",
        entry=entry,
        country=entry.country,
        sector=entry.sector,
        via="group members",
        confidence=0.9,
        first=phrase.first,
    )


def _is_named(role: RoleHit, phrase: Phrase, scene: Scene) -> bool:
    """Say whether a name, another role or a capital makes a vague role an actor."""
    reading = scene.reading
    before = (phrase.first, role.first - 1)
    if reading.hits_in(*before) or reading.roles_in(*before):
        return True
    if role.first > phrase.first and is_proper(role.first - 1, reading):
        return True
    return any(
        word == "of" and (reading.hits_in(first, last) or reading.roles_in(first, last))
        for word, first, last in phrase.complements
    )


def _is_family_name(role: RoleHit, scene: Scene) -> bool:
    """Say whether a role noun is the last part of a name, as in "Julie Bishop"."""
    words = scene.reading.words
    if role.first == 0 or not words[role.last][:1].isupper():
        return False
    before = role.first - 1
    is_free = not scene.reading.hit_at(before) and not scene.reading.role_at(before)
    return is_free and fold_word(words[before]) in scene.known.given_names
