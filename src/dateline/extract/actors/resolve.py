"""Turns descriptions into actors, and a phrase by itself into the actor it denotes."""

import re
from itertools import pairwise

from rapidfuzz import fuzz, process

from dateline.extract.actors.describe import describe
from dateline.extract.actors.names import Hit, Reading, read_words
from dateline.extract.actors.phrases import Description, Phrase, Scene, is_current
from dateline.extract.actors.service import describe_note
from dateline.knowledge.actors import ActorEntry, ActorTable, Form, fold
from dateline.records import Actor, Span, Via

APOSTROPHE = "'\u2019"
TOKEN = re.compile(rf"\w(?:[\w.{APOSTROPHE}]*\w)?\.?|[^\w\s]")
POSSESSIVE = re.compile(rf"^(.+?)([{APOSTROPHE}]s?)$")
DETERMINERS = frozenset([
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my",
    "some", "any",
])  # fmt: skip
PREPOSITIONS = frozenset([
    "of", "in", "from", "for", "at", "to", "with", "within", "inside", "across", "on", "by",
    "near",
])  # fmt: skip
RELATIVES = frozenset(["who", "which", "that", "whose"])
SIMILAR_ENOUGH = 92  # of 100, RapidFuzz ratio: one letter in a dozen


def resolve_actor(phrase: str, known: ActorTable, on: str | None = None) -> Actor | None:
    """Say which actor a phrase denotes, without parsing it.

    Args:
        phrase: A noun phrase, with or without article ("the Syrian foreign minister").
        known: The listed actors and roles.
        on: ISO date of the text it comes from; it decides between office holders and marks
            anachronisms. Without it any tenure counts.

    Returns:
        The actor with offsets into the phrase, or None where nothing in it tells of one.
    """
    matches = list(_tokens(phrase))
    words = tuple(text for text, _, _ in matches)
    if not words:
        return None
    scene = Scene(read_words(words, known), known, on)
    parts = _split(scene.reading)
    found = describe(parts, scene)
    if found and found.via == "proper nouns" and not (found.country or found.sector):
        found = _similar(phrase, scene) or found
    found = found or _from_any_word(parts, scene) or _similar(phrase, scene)
    if found is None:
        return None
    span = Span(matches[min(parts.first, len(words) - 1)][1], matches[-1][2])
    return actor_of(found, phrase, span, on)


def _tokens(phrase: str) -> list[tuple[str, int, int]]:
    """Split a phrase into words with their offsets, possessive marks apart."""
    found = []
    for match in TOKEN.finditer(phrase):
        owner = POSSESSIVE.match(match.group())
        middle = match.start() + len(owner.group(1)) if owner else match.end()
        found.append((phrase[match.start() : middle], match.start(), middle))
        if owner:
            found.append((phrase[middle : match.end()], middle, match.end()))
    return found


def _split(reading: Reading) -> Phrase:
    """Cut a phrase into its core, its prepositional phrases and what stands behind commas."""
    words, last = reading.words, len(reading.words) - 1
    first = 0
    while first < last and words[first].lower() in DETERMINERS and not reading.hit_at(first):
        first += 1
    breaks = [i for i in range(first + 1, len(words)) if _breaks(i, reading)]
    head = breaks[0] - 1 if breaks else last
    while head > first and words[head].strip(APOSTROPHE) in {"", "s"}:
        head -= 1
    complements, notes = [], []
    for start, stop in pairwise([*breaks, last + 1]):
        word = words[start].lower()
        if start + 1 > stop - 1:
            continue
        if word in PREPOSITIONS:
            complements.append((word, start + 1, stop - 1))
        else:
            notes.append((start + 1, stop - 1))
    return Phrase(first, head, tuple(complements), tuple(notes))


def _breaks(word: int, reading: Reading) -> bool:
    text = reading.words[word].lower()
    hit, role = reading.hit_at(word), reading.role_at(word)
    if (hit and hit.first < word) or (role and role.first < word):
        return False
    return text == "," or text in PREPOSITIONS or text in RELATIVES


def _from_any_word(phrase: Phrase, scene: Scene) -> Description | None:
    """Describe a phrase whose head tells nothing by the names and roles elsewhere in it."""
    last = len(scene.reading.words) - 1
    country, sector = describe_note(phrase.first, last, scene)
    if country is None and sector is None:
        return None
    return Description(
        name=" ".join(scene.reading.words[phrase.first :]),
        kind="role",
        country=country,
        sector=sector,
        via="words",
        confidence=0.4,
        first=phrase.first,
    )


def _similar(phrase: str, scene: Scene) -> Description | None:
    """Describe a phrase that nearly spells a listed name; the last resort."""
    best = process.extractOne(
        fold(phrase), scene.known.names.keys(), scorer=fuzz.ratio, score_cutoff=SIMILAR_ENOUGH
    )
    if best is None:
        return None
    names = tuple(n for n in scene.known.names[best[0]] if n.form in {Form.NAME, Form.CAPITAL})
    if not names:
        return None
    entry = scene.entry_of(Hit(0, 0, names, "similar"))
    return Description(
        name=entry.name, kind="name", entry=entry, country=entry.country, sector=entry.sector,
        via="similar spelling", confidence=best[1] / 200, first=0,
    )  # fmt: skip


def actor_of(found: Description, text: str, span: Span, on: str | None) -> Actor:
    """Return the actor record for a description.

    Args:
        found: What the words tell.
        text: The words, as they stand in the text.
        span: Where they stand.
        on: ISO date of the text, or None.

    Returns:
        The record.
    """
    entry = found.entry
    is_government = found.via in {"metonym", "government"}
    identifier = slug(found.name) if entry is None else entry.id
    return Actor(
        id=f"{identifier}-gov" if is_government else identifier,
        name=found.name,
        text=text,
        span=span,
        country=found.country,
        sector=found.sector,
        other_sectors=entry.other_sectors if entry else (),
        wikidata=entry.wikidata if entry and not is_government else None,
        via=Via.ROLE if found.kind == "role" else Via.NAME,
        listed=entry is not None,
        anachronism=anachronism_of(entry, on, found.is_titled) if entry else None,
        rule=found.via,
        confidence=found.confidence,
    )


def slug(name: str) -> str:
    """Return an id for a name: its folded words joined with hyphens."""
    return fold(name).replace(" ", "-") or name.strip().lower()


def anachronism_of(entry: ActorEntry, on: str | None, is_titled: bool) -> str | None:
    """Say why an entry does not fit a date.

    Args:
        entry: The entry.
        on: ISO date, or None where it is unknown.
        is_titled: Whether the text gives a person an office; a name alone contradicts no date.

    Returns:
        A sentence, or None where entry and date agree.
    """
    if on is None or is_current(entry, on):
        return None
    if entry.offices and not is_titled:
        return None
    if entry.offices:
        tenures = ", ".join(
            f"{office.title} {office.earliest or '?'} to {office.latest or 'now'}"
            for office in entry.offices
        )
        return f"{entry.name} held no listed office on {on} ({tenures})"
    return (
        f"{entry.name} is listed from {entry.earliest or 'an unknown date'} "
        f"to {entry.latest or 'now'}, not on {on}"
    )
