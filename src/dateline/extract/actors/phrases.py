"""What a noun phrase is to the stage: its stretches, the words it stands in, what they tell."""

import msgspec

from dateline.extract.actors.names import Hit, Reading, is_shouted
from dateline.knowledge.actors import ActorEntry, ActorTable

PARTICLES = frozenset([
    "al", "el", "bin", "ibn", "bint", "abu", "de", "da", "do", "dos", "del", "della", "di", "la",
    "le", "van", "von", "der", "den", "of", "ben", "ul", "ur", "y", "e", "-", ".", "'",
])  # fmt: skip


DAYS = frozenset([
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
])  # fmt: skip


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
        last: The last word, where it stands behind the head; else None.
        is_titled: Whether the words give a listed person an office, and not a former one.
    """

    name: str
    kind: str
    first: int
    last: int | None = None
    is_titled: bool = False
    entry: ActorEntry | None = None
    country: str | None = None
    sector: str | None = None
    via: str = "listed"
    confidence: float = 1.0


class Scene(msgspec.Struct, frozen=True):
    """What a phrase is read with: the words around it, the lists, and the date.

    Attributes:
        reading: The row of words with names and roles found.
        known: The listed actors and roles.
        on: ISO date of the text, or None where it is unknown.
        countries: The countries that the text names, the most frequent first.
        speaks_for: Country and sector of the body that the text named last before these words;
            who only "speaks" does so for it.
    """

    reading: Reading
    known: ActorTable
    on: str | None = None
    countries: tuple[str, ...] = ()
    speaks_for: tuple[str | None, str | None] = (None, None)

    @property
    def is_shouted(self) -> bool:
        """Whether the words are in capitals throughout, so that case tells nothing."""
        return is_shouted(self.reading.words)

    def entry_of(self, hit: Hit) -> ActorEntry:
        """Return the entry that a hit names: of several, the one that fits the date."""
        entries = [self.known.entries[name.entry] for name in hit.names]
        if len(entries) > 1:
            entries = [e for e in entries if self.on is None or is_current(e, self.on)] or entries
            entries.sort(key=self._distance)
        return entries[0]

    def _distance(self, entry: ActorEntry) -> int:
        """Return how far down the countries of the text that of the entry stands."""
        if entry.country in self.countries:
            return self.countries.index(entry.country)
        return len(self.countries)


def is_current(entry: ActorEntry, on: str) -> bool:
    """Say whether a date lies in the lifetime of an entry and, of a person, in some tenure."""
    if not covers(entry.earliest, entry.latest, on):
        return False
    return not entry.offices or any(covers(o.earliest, o.latest, on) for o in entry.offices)


def covers(earliest: str | None, latest: str | None, on: str) -> bool:
    """Say whether a date lies between two partial dates; None is open."""
    starts_later = earliest is not None and on[: len(earliest)] < earliest
    ended_before = latest is not None and on[: len(latest)] > latest
    return not starts_later and not ended_before


def is_proper(word: int, reading: Reading) -> bool:
    """Say whether a word looks like part of a name: a capital, or "kwan" in "Hoi-kwan"."""
    text = reading.words[word]
    if text.islower() and word >= 2 and reading.words[word - 1] == "-":
        return reading.words[word - 2][:1].isupper() and _is_noun(word, reading, ("NNP",))
    return text[:1].isupper() and _is_noun(word, reading, ("NN", "JJ", "FW"))


def _is_noun(word: int, reading: Reading, tags: tuple[str, ...]) -> bool:
    return not reading.tags or reading.tags[word].startswith(tags)


def run_start(phrase: Phrase, reading: Reading) -> int:
    """Return where the run of proper nouns before or up to the head starts.

    Args:
        phrase: The phrase.
        reading: The words with names and roles found.

    Returns:
        The first word of the run. Without one: the first word of the name or role at the head,
        else the word behind the head.
    """
    found = reading.hit_at(phrase.head) or reading.role_at(phrase.head)
    position = found.first - 1 if found else phrase.head
    start = position + 1
    while position >= phrase.first and not _ends_run(position, reading):
        if is_proper(position, reading):
            start = position
        elif reading.words[position].lower() not in PARTICLES:
            break
        position -= 1
    return start


def _ends_run(position: int, reading: Reading) -> bool:
    """Say whether a word belongs to a name or role of its own rather than to the run."""
    # "Arrested Sunday Alexandria police": the day is when, not who.
    if reading.words[position] in DAYS:
        return True
    role = reading.role_at(position)
    return reading.hit_at(position) is not None or (role is not None and not role.role.is_modifier)


def spell(words: tuple[str, ...]) -> str:
    """Join words as they are written in running text."""
    text = " ".join(words).replace(" - ", "-").replace(" .", ".").replace(" ,", ",")
    return text.replace(" '", "'").replace(" \u2019", "\u2019")
