"""Spells the names of dictionaries, which are all in capitals, as newspapers would."""

from dateline.knowledge.actors.entry import Kind
from dateline.knowledge.actors.folding import fold, fold_word
from dateline.knowledge.actors.table import ActorTable, Form

ARTICLES = frozenset(["al", "el", "ul"])
PARTICLES = ARTICLES | {"bin", "de", "del", "der", "di", "du", "ibn", "la", "le", "van", "von"}
SMALL = PARTICLES | {"a", "and", "as", "at", "by", "do", "for", "in", "of", "on", "or", "the", "to"}
SHORT = 3  # letters; a name this short that stands alone is an acronym
LONG = 6  # letters; a longer word in brackets is none


def spell_names(phrases: list[str], known: ActorTable) -> list[str]:
    """Spell the names of one actor.

    Args:
        phrases: Names with underscores or blanks between the words.
        known: The built-in lists, for acronyms that they know.

    Returns:
        The names: words in capitals get a capital letter and small ones, acronyms stay.
    """
    written = [" ".join(phrase.replace("_", " ").split()) for phrase in phrases]
    names = [name for phrase in written for name in _without_brackets(phrase, known)]
    initials = {_initials(name) for name in names if " " in name}
    return [_spell(name, initials, known) for name in names if any(map(str.isalpha, name))]


def _without_brackets(name: str, known: ActorTable) -> list[str]:
    """Split "HARROW LIBERATION FRONT (HLF)" in two; other words in brackets only explain."""
    before, bracket, after = name.partition("(")
    inside, _, behind = after.partition(")")
    is_acronym = inside.isalpha() and len(inside) <= LONG and not _is_state(inside, known)
    kept = " ".join(f"{before} {behind}".split())
    return [kept, inside] if bracket and is_acronym else [kept]


def _is_state(name: str, known: ActorTable) -> bool:
    listed = known.names.get(fold(name), ())
    return any(known.entries[form.entry].kind is Kind.STATE for form in listed)


def _spell(name: str, initials: set[str], known: ActorTable) -> str:
    if name != name.upper():
        return name
    words = name.split()
    if (
        len(words) == 1
        and name.isalpha()
        and (len(name) <= SHORT or name in initials or _is_unspeakable(name))
    ):
        return name
    return " ".join(_spell_word(word, place, known) for place, word in enumerate(words))


def _spell_word(word: str, place: int, known: ActorTable) -> str:
    if place and word.lower() in SMALL:
        return word.lower()
    if any(name.form is Form.ACRONYM for name in known.names.get(fold_word(word), ())):
        return word
    if "." in word:
        return word
    return "-".join(
        part.lower() if part.lower() in ARTICLES else _capitalise(part) for part in word.split("-")
    )


def _capitalise(part: str) -> str:
    """Return "O'Neill" as well as "People's"."""
    return part[:2] + part[2:].capitalize() if part[1:2] == "'" else part.capitalize()


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word.lower() not in SMALL)


def _is_unspeakable(word: str) -> bool:
    """Say whether a word has no vowel, as acronyms often have none."""
    return word.isalpha() and not set(word) & set("AEIOUY")
