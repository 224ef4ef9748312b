"""Finds the stretches of a sentence that may name a place: capitals that the index knows."""

import msgspec

from dateline.knowledge.places import PlaceIndex, fold
from dateline.records import Sentence

LONGEST = 6  # tokens of a name
INNER = frozenset(
    ["of", "the", "de", "la", "le", "al", "el", "du", "del", "di", "da", "do", "dos", "des", "upon",
     "on", "sur", "am", "e", "ul", "ud", "an", "ad", "-", "'", "\u2019", "."]
)  # fmt: skip
OWNED = frozenset({"capital", "suburb", "port"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NOUN_KINDS = ("province", "district", "city")
WITH_ARTICLE = frozenset({"Hague", "Dalles"})  # towns whose name begins with "The"
PARTIES = frozenset({"D", "R", "I", "DFL"})  # "D-Texas"
HYPHENS = frozenset("-\u2010\u2011\u2013")


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that may name a place.

    Attributes:
        sentence: Index of the sentence.
        first: First token of the name.
        last: Last token of the name, included.
        name: The words, as the index is asked for them.
        hint: "city", "province", "district" or "" where no noun says what it is.
        parent: Position in the list of spots of the "Region" of "City, Region", or -1.
        row: Row of the index where the form itself decides ("La." after a town), or -1.
        is_parent: Whether it stands in second place of "City, Region".
        end: Last token of the mention with its noun ("Sarkani district"), included.
        is_known: Whether the index knows the name as it is written.
    """

    sentence: int
    first: int
    last: int
    name: str
    end: int
    hint: str = ""
    parent: int = -1
    row: int = -1
    is_parent: bool = False
    is_known: bool = True


def find_spots(sentence: Sentence, known: PlaceIndex) -> list[Spot]:
    """Return the names of one sentence that the index knows, the longest from each word on.

    Args:
        sentence: A parsed sentence.
        known: The place index.

    Returns:
        Spots in text order that do not overlap; their ``parent`` counts within this list.
    """
    found: list[Spot] = []
    token = 0
    while token < len(sentence):
        last = _lone_abbreviation(sentence, token, known)
        if last >= token:
            short = sentence.words_of(token, last)
            form = short if short in known.words.abbreviations else f"{short}."
            found.append(_abbreviated(sentence, token, form, known, last))
            token = last + 1
            continue
        spot = _spot_at(sentence, token, known) if is_capital(sentence, token) else None
        if spot is None:
            token += 1
            continue
        found.append(spot)
        token = spot.end + 1
        token = _add_abbreviation(sentence, token, found, known)
    return _linked(sentence, found, known)


def _spot_at(sentence: Sentence, token: int, known: PlaceIndex) -> Spot | None:
    """Return the spot that begins with this capital, if one does."""
    last = _name_end(sentence, token, known)
    is_known = last >= 0
    if not is_known and not sentence.tags[token].startswith("NNP"):
        return None
    if not is_known:
        last = _run_end(sentence, token)
    end, hint = _with_noun(sentence, token, last, known)
    if is_known:
        hint = hint or _last_noun(sentence, token, last, known)
    elif end == last and sentence.words[token - 1 : token] != ("of",):
        hint = ""  # "state Rep. Young", "City Manager Young"
    if not is_known and not hint and sentence.entities[token] not in PLACE_LABELS:
        return None
    return Spot(
        sentence=sentence.index,
        first=token,
        last=last,
        name=sentence.words_of(token, last),
        end=end,
        hint=hint,
        is_known=is_known,
    )


def _run_end(sentence: Sentence, first: int) -> int:
    """Return the last token of the proper names that begin here, through hyphens."""
    last = first
    for token in range(first + 1, min(first + LONGEST, len(sentence))):
        is_tied = sentence.words[token - 1] in HYPHENS
        is_name = sentence.words[token][0].isupper() and sentence.tags[token].startswith("NNP")
        if is_name or (is_tied and sentence.words[token].isalpha()):
            last = token
        elif sentence.words[token] not in HYPHENS and sentence.words[token] not in INNER:
            break
    return last


def is_capital(sentence: Sentence, token: int) -> bool:
    """Say whether a token can begin a name: a capital, and no half of a hyphenated word."""
    word = sentence.words[token]
    after_hyphen = token > 0 and _is_tied(sentence, token)
    following = sentence.words[token + 1] if token + 1 < len(sentence) else ""
    if word == "The" and following not in WITH_ARTICLE:
        return False
    return word[0].isupper() and (not after_hyphen or sentence.words[token - 2] in PARTIES)


def _name_end(sentence: Sentence, first: int, known: PlaceIndex) -> int:
    """Return the last token of the longest known name that begins here, or -1."""
    ends = []
    for token in range(first, min(first + LONGEST, len(sentence))):
        word = sentence.words[token]
        if word[0].isupper() or (token > first and sentence.words[token - 1] in HYPHENS):
            ends.append(token)
        elif word.lower() not in INNER:
            break
    for last in reversed(ends):
        name = sentence.words_of(first, last)
        if known.has(name) and not _is_cut(sentence, last):
            return last
    return -1


def _is_cut(sentence: Sentence, last: int) -> bool:
    """Say whether a hyphen ties the token to the next word ("Iran-backed" is cut, and allowed)."""
    following = last + 2
    return (
        following < len(sentence)
        and sentence.words[last + 1] in HYPHENS
        and sentence.ends[last] == sentence.starts[last + 1]
        and sentence.ends[last + 1] == sentence.starts[following]
        and sentence.words[following][0].isupper()
        and len(sentence.words[last]) < 4
    )


def _with_noun(sentence: Sentence, first: int, last: int, known: PlaceIndex) -> tuple[int, str]:
    """Return where the mention ends with its noun, and what the nouns around it say it is."""
    context = known.words.context
    following = _noun_after(sentence, last)
    before = [word.lower() for word in sentence.words[max(0, first - 3) : first]]
    for kind in NOUN_KINDS:
        if following.lower() in context[kind]:
            return last + 1, kind
    for kind in NOUN_KINDS:
        nouns = context[kind]
        if any(word.rstrip("s") in nouns for word in _listed_noun(sentence, last)):
            return last, kind
        if before and (
            before[-1] in nouns or (before[-1] == "of" and set(before[:-1]) & nouns - OWNED)
        ):
            return last, kind
    return last, ""


def _noun_after(sentence: Sentence, last: int) -> str:
    """Return the word after a name, "" where it begins another name ("Ohio State Police")."""
    word, further = [*sentence.words[last + 1 : last + 3], "", ""][:2]
    is_tied = further in {"of", "for"} or further[:1].isupper()
    return "" if word[:1].isupper() and is_tied else word


def _last_noun(sentence: Sentence, first: int, last: int, known: PlaceIndex) -> str:
    """Return what a name that ends in a noun says itself to be: "Granville County"."""
    tail = fold(sentence.words[last])
    context = known.words.context
    kinds = [kind for kind in NOUN_KINDS if last > first and tail in context[kind]]
    return kinds[0] if kinds else ""


def _listed_noun(sentence: Sentence, last: int) -> list[str]:
    """Return the plural noun that closes a list: "provinces" of "Nangarhar and Kunar provinces"."""
    token = last + 1
    while token < len(sentence) and (
        sentence.words[token] in {",", "and", "or"} or sentence.words[token][0].isupper()
    ):
        token += 1
    if token == last + 1 and token < len(sentence) and sentence.tags[token] != "NNS":
        return []
    return [sentence.words[token]] if token < len(sentence) else []


def _add_abbreviation(sentence: Sentence, token: int, found: list[Spot], known: PlaceIndex) -> int:
    """Add the state of "Tulsa, Okla." to the spots; return the next token to look at."""
    comma = token < len(sentence) and sentence.words[token] == ","
    at = token + comma
    if at >= len(sentence):
        return token
    word = sentence.words[at]
    dotted = at + 1 < len(sentence) and sentence.words[at + 1] == "."
    table = known.words.abbreviations
    form = word if word in table else f"{word}." if dotted and f"{word}." in table else ""
    if not form or not (comma or form.endswith(".")):
        return token
    found.append(_abbreviated(sentence, at, form, known))
    return at + 1


def _lone_abbreviation(sentence: Sentence, token: int, known: PlaceIndex) -> int:
    """Return the last token of a short form that needs no town before it, -1 where there is none.

    One of several letters stands alone ("B.C.", "W. Va."), any behind a party ("D-Calif.").
    """
    table = known.words.abbreviations
    is_of_party = token > 1 and sentence.words[token - 2] in PARTIES and _is_tied(sentence, token)
    for last in (token + 1, token):
        if last >= len(sentence):
            continue
        short = sentence.words_of(token, last)
        is_closed = sentence.words[last + 1 : last + 2] == (".",)
        form = short if short in table else f"{short}." if is_closed else ""
        if form in table and (form.count(".") > 1 or (is_of_party and form.endswith("."))):
            return last
    return -1


def _is_tied(sentence: Sentence, token: int) -> bool:
    """Say whether a hyphen without spaces ties a token to the one before it."""
    return (
        sentence.words[token - 1] in HYPHENS
        and sentence.ends[token - 1] == sentence.starts[token]
        and sentence.ends[token - 2] == sentence.starts[token - 1]
    )


def _abbreviated(
    sentence: Sentence, token: int, form: str, known: PlaceIndex, last: int | None = None
) -> Spot:
    """Return the spot of a short form, which means one division and no other."""
    last = token if last is None else last
    return Spot(
        sentence=sentence.index,
        first=token,
        last=last,
        name=form,
        end=last,
        row=known.words.abbreviations[form],
        hint="province",
        is_parent=True,
    )


def _linked(sentence: Sentence, spots: list[Spot], known: PlaceIndex) -> list[Spot]:
    """Link each "City, Region" whose parts fit, from right to left, so that chains work."""
    linked = list(spots)
    for position in range(len(spots) - 2, -1, -1):
        town, region = linked[position], linked[position + 1]
        between = sentence.words[town.end + 1 : region.first]
        if between not in {(",",), (), ("(",), (",", "in"), ("in",)}:
            continue
        if (between == () or "in" in between) and region.row < 0 and not between:
            continue
        if fits(town, region, known):
            linked[position] = msgspec.structs.replace(town, parent=position + 1)
            if "in" not in between:
                linked[position + 1] = msgspec.structs.replace(region, is_parent=True)
    return linked


def fits(town: Spot, region: Spot, known: PlaceIndex) -> bool:
    """Say whether some place of the first name lies in some place of the second."""
    if town.row >= 0 or not (town.is_known and region.is_known):
        return False
    inside = known.candidates(town.name)
    regions = [known.record(region.row)] if region.row >= 0 else known.candidates(region.name)
    rows = {one.row for one in regions if one.feature != "city"}
    countries = {one.country for one in regions if one.feature == "country"}
    return any(
        (one.row not in rows)
        and (
            one.admin1_row in rows
            or one.admin2_row in rows
            or (one.country in countries and one.feature != "country")
        )
        for one in inside
    )
