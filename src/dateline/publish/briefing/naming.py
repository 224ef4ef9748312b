"""How actors, sources and places are named in a sentence: "the Taliban", "a suicide bomber"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from dateline.knowledge.actors import load_actors
from dateline.knowledge.files import read_entries
from dateline.records import Actor, Place, Span, Via

FILE = Path(__file__).with_name("names.yaml")
MOST = 3  # names in a row; of more, the rest is counted
ARTICLES = {"a": "a", "an": "an"}
POINTERS = frozenset((
    "the",
    "its",
    "his",
    "her",
    "their",
    "our",
    "this",
    "that",
    "these",
    "those",
    "'s",
    "s'",
))
OWN_WORDS = re.compile(r" (?:of|for|in|to|from|who|which|that|with)\b.*| \(.*")
LAST_WORD = re.compile(r"([\w'\N{RIGHT SINGLE QUOTATION MARK}]+)\s*$")
PEOPLES = ("ans", "ese", "ish", "is")
COUNTED = re.compile(r"(?:[\d,.]+|one)\s")


class Named(msgspec.Struct, frozen=True):
    """Somebody as a sentence names them, and whether the verb that follows is plural."""

    words: str
    plural: bool


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    the_last: frozenset[str]
    the_names: frozenset[str]
    bare: frozenset[str]
    plural_last: frozenset[str]
    several: frozenset[str]
    singular: frozenset[str]
    the_places: frozenset[str]


@cache
def _rules() -> _Rules:
    return read_entries(FILE, _Rules)[0]


@cache
def _role_nouns() -> frozenset[str]:
    """Return the words that role nouns begin with; a sentence may have given them a capital."""
    roles = load_actors().roles
    words = (word for role in roles for word in (role.noun, role.plural, *role.aliases) if word)
    return frozenset(word.split()[0].lower() for word in words)


def named_actor(actor: Actor, text: str = "") -> Named:
    """Return an actor as a sentence names it.

    Args:
        actor: The actor.
        text: The text that its span counts in; "" where that is not known.

    Returns:
        Its name with an article where it needs one, in the form for the middle of a sentence.
    """
    is_role = actor.via is not Via.NAME and not actor.listed
    name = _lowered(actor.name) if is_role else actor.name
    if is_role and name[:1].isupper():  # "the accused" may be a person with a name
        is_role = _last_word(actor.name.casefold()) in actor.text.casefold()
    plural = is_plural(name, role=is_role)
    before = _word_before(text, actor.span)
    same = actor.text.casefold() == actor.name.casefold()
    before = before if same or is_role else ""
    return Named(_with_article(name, plural=plural, role=is_role, before=before), plural)


def named_source(name: str, *, unnamed: bool) -> str:
    """Return a source as a sentence names it: "a western diplomat", "military officials"."""
    if not unnamed:
        described = name[:1].islower()  # a document: "reports"
        plural = is_plural(name, role=described)
        return _with_article(name, plural=plural, role=described, before="")
    plural = is_plural(name, role=True)
    alone = " " not in name and not name.endswith(PEOPLES)  # "Witnesses" began a sentence
    name = name[:1].lower() + name[1:] if alone and not name.isupper() else name
    return _with_article(_lowered(name), plural=plural, role=True, before="")


def is_plural(name: str, *, role: bool) -> bool:
    """Say whether a name takes the plural: "rebels", "Rapid Support Forces", "80 people"."""
    folded, rules = name.casefold(), _rules()
    last = _last_word(folded)
    if folded in rules.singular:
        return False
    if last in rules.plural_last or folded.partition(" ")[0] in rules.several:
        return True
    if not role:
        return False
    return last.endswith(("men", "s")) and not last.endswith(("ss", "us", "is"))


def _with_article(name: str, *, plural: bool, role: bool, before: str) -> str:
    folded, rules = name.casefold(), _rules()
    proper = not role and not name[:1].islower()
    if folded.startswith(("the ", "a ", "an ")) or folded in rules.bare:
        article = ""
    elif "'s " in name:
        article = "" if name[:1].isupper() else "the"
    elif folded in rules.the_names or (_takes_the(name) and not (plural and role)):
        article = "the"
    elif folded.startswith("estimated "):
        article = "an"
    elif proper or plural or COUNTED.match(name):
        article = "the" if proper and before == "the" else ""
    else:
        article = _article(name, before)
    return f"{article} {name}".lstrip()


def _takes_the(name: str) -> bool:
    """Say whether a name takes "the" by its last word; a single word is a name as it stands."""
    return (" " in name or name[:1].islower()) and _last_word(name.casefold()) in _rules().the_last


def _article(name: str, before: str) -> str:
    if before in POINTERS:
        return "the"
    return ARTICLES.get(before, "an" if name[0] in "aeiouAEIO" else "a")


def _last_word(folded: str) -> str:
    """Return the last word of a name itself, without what follows it: "forces of X"."""
    found = LAST_WORD.search(OWN_WORDS.sub("", folded))
    return found[1] if found else ""


def _lowered(name: str) -> str:
    """Return a role without the capital that the beginning of a sentence gave it."""
    first = name.partition(" ")[0]
    low = first.lower()
    known = {low, low.removesuffix("s")} & _role_nouns()
    if known and first[:1].isupper() and not first.isupper():
        return low + name[len(first) :]
    return name


def _word_before(text: str, span: Span) -> str:
    """Return the word that stands before a stretch of text, in lower case; "" for none."""
    found = LAST_WORD.search(text[max(0, span.start - 20) : span.start])
    word = found[1].lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") if found else ""
    return "'s" if word.endswith(("'s", "s'")) else word


def place_words(place: Place) -> str:
    """Return where something happened: "in Goma", "in the Gaza Strip"."""
    folded, rules = place.name.casefold(), _rules()
    the = folded in rules.the_places or folded.split()[-1] in rules.the_places
    return f"in the {place.name}" if the else f"in {place.name}"


def listed(names: Sequence[str], *, most: int = MOST, apart: str = ", ") -> str:
    """Return names in a row: "Cuba, Norway and Chad"; of many, some, and how many more."""
    last = " and " if apart == ", " else f"{apart}and "
    if len(names) > most + 1:
        return f"{apart.join(names[:most])}{last}{len(names) - most} others"
    return apart.join(names[:-1]) + f"{last}{names[-1]}" if len(names) > 1 else "".join(names)


def named_together(actors: Iterable[Actor], text: str = "") -> Named:
    """Return several actors as the one part of a sentence that they are, each once."""
    found: dict[str, Named] = {}
    for actor in actors:
        named = named_actor(actor, text)
        found.setdefault(named.words.casefold(), named)
    parts = list(found.values())
    plural = len(parts) > 1 or any(part.plural for part in parts)
    return Named(listed([part.words for part in parts]), plural)


def sentence_case(words: str) -> str:
    """Return words with a capital at their beginning."""
    return words[:1].upper() + words[1:]
