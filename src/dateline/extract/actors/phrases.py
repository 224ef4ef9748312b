"""Composes an actor from a noun phrase: country or group + role noun, title + name, body + name."""

import msgspec

from dateline.extract.actors.names import Hit, Reading, RoleHit
from dateline.knowledge.actors import ActorEntry, ActorTable, Form, Kind, fold
from dateline.records import Via

PARTICLES = frozenset(
    "al el bin ibn bint abu de da do dos del della di la le van von der den of ben ul ur y e - . '".split()
)
FORMER = frozenset("former ex ousted deposed late exiled retired erstwhile onetime".split())
OFFICIAL = frozenset("GOV LEG MIL JUD SPY COP PTY".split())
# Prepositions after which a role noun names whom or what it serves.
SERVING = frozenset("of in from for at with within inside".split())
PLACES = frozenset("GPE LOC FAC EVENT DATE TIME LAW WORK_OF_ART PRODUCT LANGUAGE NORP".split())


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase as stretches of a row of words, both ends included.

    Attributes:
        first: First word before the head that belongs to it.
        head: The word it hangs on.
        complements: Preposition and stretch of each prepositional phrase behind the head.
        notes: Stretches that say more of it: appositions and relative clauses.
    """

    first: int
    head: int
    complements: tuple[tuple[str, int, int], ...] = ()
    notes: tuple[tuple[int, int], ...] = ()


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What the words of a phrase tell of an actor, before it has a span.

    Attributes:
        name: Its name, or the phrase without determiner.
        kind: "name", "person", "role" or "group", as a mention has it.
        entry: The listed entry it is, if any.
        country: ISO alpha-3 or a code of PLOVER's own.
        sector: PLOVER sector.
        via: The rule that decided.
        confidence: 0 to 1.
        first: The first word that belongs to the name with its titles.
    """

    name: str
    kind: str
    first: int
    entry: ActorEntry | None = None
    country: str | None = None
    sector: str | None = None
    via: str = "listed"
    confidence: float = 1.0

    @property
    def record_via(self) -> Via:
        """The coarse way of understanding that an actor record keeps."""
        return Via.ROLE if self.kind == "role" else Via.NAME


class Scene(msgspec.Struct, frozen=True):
    """What a phrase is read with: the words around it, the lists, and the date.

    Attributes:
        reading: The row of words with names and roles found.
        known: The listed actors and roles.
        on: ISO date of the text, or None where it is unknown.
        countries: The countries that the text names, the most frequent first.
    """

    reading: Reading
    known: ActorTable
    on: str | None = None
    countries: tuple[str, ...] = ()

    def entry_of(self, hit: Hit) -> ActorEntry:
        """Return the entry that a hit names: of several, the one that fits the date."""
        entries = [self.known.entries[name.entry] for name in hit.names]
        if len(entries) > 1:
            entries = [e for e in entries if self.on is None or is_current(e, self.on)] or entries
            entries.sort(key=lambda entry: self._distance(entry))
        return entries[0]

    def _distance(self, entry: ActorEntry) -> int:
        """Return how far down the countries of the text that of the entry stands."""
        if entry.country in self.countries:
            return self.countries.index(entry.country)
        return len(self.countries)


def is_current(entry: ActorEntry, on: str) -> bool:
    """Say whether a date lies in the lifetime of an entry and, of a person, in some tenure."""
    if not _covers(entry.earliest, entry.latest, on):
        return False
    return not entry.offices or any(_covers(o.earliest, o.latest, on) for o in entry.offices)


def _covers(earliest: str | None, latest: str | None, on: str) -> bool:
    starts_later = earliest is not None and on[: len(earliest)] < earliest
    ended_before = latest is not None and on[: len(latest)] > latest
    return not starts_later and not ended_before


def describe(phrase: Phrase, scene: Scene) -> Description | None:
    """Say which actor a noun phrase denotes.

    Args:
        phrase: The phrase.
        scene: The words it stands in, the lists and the date.

    Returns:
        The description, or None where the phrase denotes no actor.
    """
    hit = scene.reading.hit_at(phrase.head)
    if hit:
        return _describe_hit(hit, phrase, scene)
    role = scene.reading.role_at(phrase.head)
    start = _run_start(phrase, scene.reading)
    if role:
        if role.role.is_unit and start < role.first and _is_proper(role.first, scene.reading):
            return _organisation(start, role, phrase, scene)
        return _role_phrase(role, phrase, scene)
    return _unlisted(start, phrase, scene)


def _describe_hit(hit: Hit, phrase: Phrase, scene: Scene) -> Description | None:
    entry = scene.entry_of(hit)
    start = _run_start(phrase, scene.reading)
    is_longer = start < hit.first
    if hit.form is Form.SURNAME and is_longer:
        return _unlisted(start, phrase, scene)
    if hit.form in {Form.DEMONYM, Form.PEOPLE}:
        return _people(hit, entry, phrase, scene)
    if hit.form in {Form.CAPITAL, Form.METONYM}:
        return None if is_longer else _government(hit, entry)
    if is_longer and entry.kind is Kind.STATE:
        name = scene.reading.words[start : phrase.head + 1]
        return Description(
            name=_spell(name), kind="name", country=entry.country, via="unlisted", first=start,
            confidence=0.5,
        )  # fmt: skip
    return _listed(hit, entry, phrase, scene)


def _listed(hit: Hit, entry: ActorEntry, phrase: Phrase, scene: Scene) -> Description:
    country, sector = entry.country, entry.sector
    is_person = entry.kind is Kind.PERSON
    if is_person:
        country, sector = _tenure(entry, phrase, scene)
    confidence = {Form.SURNAME: 0.8}.get(hit.form, 1.0) if hit.via == "listed" else 0.7
    return Description(
        name=entry.name,
        kind="person" if is_person else "name",
        entry=entry,
        country=country,
        sector=sector,
        via="listed surname" if hit.form is Form.SURNAME else hit.via,
        confidence=confidence,
        first=phrase.first if is_person else hit.first,
    )


def _tenure(entry: ActorEntry, phrase: Phrase, scene: Scene) -> tuple[str | None, str | None]:
    """Return country and sector of the office a person holds on the date, else of the person."""
    if _is_former(phrase.first, phrase.head, scene.reading):
        return entry.country, "ELI"
    for office in entry.offices if scene.on else ():
        if _covers(office.earliest, office.latest, scene.on or ""):
            return office.country or entry.country, office.sector or entry.sector
    last = entry.offices[-1] if entry.offices else None
    country = entry.country or (last.country if last else None)
    return country, entry.sector or (last.sector if last else None)


def _people(hit: Hit, entry: ActorEntry, phrase: Phrase, scene: Scene) -> Description:
    words = scene.reading.words
    article = words[hit.first - 1].lower() if hit.first else ""
    if article == "the" and entry.kind is Kind.STATE:
        return Description(
            name=entry.name, kind="name", entry=entry, country=entry.country, sector=entry.sector,
            via="people", first=hit.first, confidence=0.8,
        )  # fmt: skip
    return Description(
        name=_spell(words[phrase.first : phrase.head + 1]),
        kind="role",
        country=entry.country,
        sector="CVL",
        via="people",
        confidence=0.8,
        first=phrase.first,
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


def _organisation(start: int, role: RoleHit, phrase: Phrase, scene: Scene) -> Description:
    """Describe an unlisted body by its own name, as in "Lower Shabelle Water Authority"."""
    country, sector = _served(role, phrase, scene)
    return Description(
        name=_spell(scene.reading.words[min(start, phrase.first) : phrase.head + 1]),
        kind="name",
        country=country,
        sector=sector,
        via="unlisted body",
        confidence=0.8,
        first=min(start, phrase.first),
    )


def _role_phrase(role: RoleHit, phrase: Phrase, scene: Scene) -> Description | None:
    if role.role.is_modifier or (role.role.is_vague and not _is_named(role, phrase, scene)):
        return None
    country, sector = _served(role, phrase, scene)
    words = scene.reading.words[phrase.first : phrase.head + 1]
    return Description(
        name=_spell(words),
        kind="role",
        country=country,
        sector=sector,
        via="role",
        confidence=0.9 if country else 0.8,
        first=phrase.first,
    )


def _is_named(role: RoleHit, phrase: Phrase, scene: Scene) -> bool:
    """Say whether a name, another role or a capital makes a vague role an actor."""
    reading = scene.reading
    before = (phrase.first, role.first - 1)
    if reading.hits_in(*before) or reading.roles_in(*before):
        return True
    if role.first > phrase.first and _is_proper(role.first - 1, reading):
        return True
    return any(
        word == "of" and (reading.hits_in(first, last) or reading.roles_in(first, last))
        for word, first, last in phrase.complements
    )


def _unlisted(start: int, phrase: Phrase, scene: Scene) -> Description | None:
    """Describe a run of proper nouns that no list has: a person, else an organisation."""
    reading = scene.reading
    length = phrase.head - start + 1
    if length < 1:
        return None
    name = _spell(reading.words[start : phrase.head + 1])
    titles = [role for role in reading.roles_in(phrase.first, start - 1) if role.role.is_title]
    labels = set(reading.labels[start : phrase.head + 1])
    if not titles and (fold(name) in scene.known.cities or labels & PLACES):
        return None
    has_note = bool(phrase.notes)
    is_acronym = length == 1 and name.isupper()
    is_person = not is_acronym and (
        bool(titles) or "PERSON" in labels or not (labels - {""}) or has_note
    )
    if length == 1 and not titles and "PERSON" not in labels and not has_note:
        return None
    country, sector = _person_details(start, titles, phrase, scene)
    return Description(
        name=name,
        kind="person" if is_person else "name",
        country=country,
        sector=sector,
        via="title" if titles else "proper nouns",
        confidence=0.9 if titles else 0.6,
        first=phrase.first if is_person else start,
    )


def _person_details(
    start: int, titles: list[RoleHit], phrase: Phrase, scene: Scene
) -> tuple[str | None, str | None]:
    """Return country and sector of a person from the words around, the nearest first."""
    found: list[tuple[str | None, str | None]] = []
    roles = titles or scene.reading.roles_in(phrase.first, start - 1)
    if roles:
        before = Phrase(phrase.first, roles[-1].last, phrase.complements)
        found.append(_served(roles[-1], before, scene))
    else:
        found.append((_country(phrase.first, start - 1, scene), None))
    for first, last in (*phrase.notes, *(c[1:] for c in phrase.complements if c[0] in SERVING)):
        found.append(describe_note(first, last, scene))
    country = next((place for place, _ in found if place), None)
    return country, next((sector for _, sector in found if sector), None)


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
        return _country(first, last, scene), _hit_sector(first, last, scene)
    complements = (("of", roles[0].last + 1, last),) if roles[0].last < last else ()
    return _served(roles[0], Phrase(first, roles[0].last, complements), scene)


def _served(role: RoleHit, phrase: Phrase, scene: Scene) -> tuple[str | None, str | None]:
    """Return country and sector of somebody in a role: from before the noun, else from behind."""
    serving = [(first, last) for word, first, last in phrase.complements if word in SERVING]
    country = _country(phrase.first, role.first - 1, scene)
    for first, last in serving:
        country = country or _country(first, last, scene)
    country = country or role.role.country or _city_country(phrase, scene)
    if not role.role.is_unit and _is_former(phrase.first, role.first - 1, scene.reading):
        if role.role.sector in OFFICIAL:
            return country, "ELI"
    if not role.role.is_weak:
        return country, role.role.sector
    sector = _sector_before(phrase.first, role.first - 1, scene)
    for first, last in serving:
        sector = sector or _sector_behind(first, last, scene)
    return country, sector or role.role.sector


def _sector_before(first: int, last: int, scene: Scene) -> str | None:
    """Return the sector of the nearest role or group before a noun: "police" of its chief."""
    roles = [
        (role.last, role.role.sector)
        for role in scene.reading.roles_in(first, last)
        if role.role.sector not in {None, "UNK", "ELI"}
    ]
    hits = [
        (hit.last, scene.entry_of(hit).sector)
        for hit in scene.reading.hits_in(first, last)
        if hit.form in {Form.NAME, Form.ACRONYM} and not _is_hyphenated(hit, scene.reading)
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
        return _hit_sector(first, last, scene) or _sector_before(first, role.first - 1, scene)
    return _hit_sector(first, last, scene)


def _hit_sector(first: int, last: int, scene: Scene) -> str | None:
    hits = scene.reading.hits_in(first, last)
    named = [hit for hit in hits if hit.form in {Form.NAME, Form.ACRONYM}]
    return next((sector for hit in named if (sector := scene.entry_of(hit).sector)), None)


def _country(first: int, last: int, scene: Scene) -> str | None:
    """Return the country of the name nearest to the end of a stretch."""
    for hit in reversed(scene.reading.hits_in(first, last)):
        if not _is_hyphenated(hit, scene.reading):
            country = scene.entry_of(hit).country
            if country:
                return country
    return None


def _city_country(phrase: Phrase, scene: Scene) -> str | None:
    """Return the country of a city named in or behind a role phrase ("Shanghai authorities")."""
    stretches = [(phrase.first, phrase.head - 1)]
    stretches += [(first, last) for word, first, last in phrase.complements if word in SERVING]
    for first, last in stretches:
        for length in (2, 1):
            for start in range(first, last - length + 2):
                words = scene.reading.words[start : start + length]
                country = scene.known.cities.get(fold(" ".join(words)))
                if country and all(word[:1].isupper() for word in words):
                    return country
    return None


def _is_hyphenated(hit: Hit, reading: Reading) -> bool:
    """Say whether a name only starts a compound, as in "US-backed"."""
    after = hit.last + 1
    return after + 1 < len(reading.words) and reading.words[after] == "-"


def _is_former(first: int, last: int, reading: Reading) -> bool:
    return any(word.lower() in FORMER for word in reading.words[max(first, 0) : last + 1])


def _is_proper(word: int, reading: Reading) -> bool:
    """Say whether a word looks like part of a name."""
    text = reading.words[word]
    if not text[:1].isupper():
        return False
    return not reading.tags or reading.tags[word].startswith(("NNP", "JJ", "FW", "NN"))


def _run_start(phrase: Phrase, reading: Reading) -> int:
    """Return where the run of proper nouns that ends at the head starts; head + 1 if none does."""
    start = phrase.head + 1
    hit, role = reading.hit_at(phrase.head), reading.role_at(phrase.head)
    position = min(x.first for x in (hit, role) if x) - 1 if hit or role else phrase.head
    start = position + 1
    while position >= phrase.first:
        other = reading.role_at(position)
        if reading.hit_at(position) or (other and not other.role.is_modifier):
            break
        if _is_proper(position, reading):
            start = position
        elif reading.words[position].lower() not in PARTICLES:
            break
        position -= 1
    return start


def _spell(words: tuple[str, ...]) -> str:
    """Join words as they are written in running text."""
    text = " ".join(words).replace(" - ", "-").replace(" 's", "'s").replace(" .", ".")
    return text.replace(" '", "'").replace(" ,", ",")
