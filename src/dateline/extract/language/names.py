"""Words whose case the words around them tell: "MARCH 5", "JAMES BAKER", "THE RED CROSS"."""

import re
from collections.abc import Callable, Iterator, Sequence

from dateline.extract.language.words import CaseTable
from dateline.knowledge.actors import Form, Kind, fold_word
from dateline.knowledge.actors.folding import WORD

Rule = Callable[[Sequence[str], Sequence[str], Sequence[str], CaseTable], list[str]]

LONGEST_PLACE = 4  # words
LARGE = 100_000  # people; a smaller town of everyday words ("Long Beach") needs more than its name
GROUP = frozenset(["ISIS", "ISIL", "DAESH", "DAISH"])  # other names of the Islamic State
MONTHS = frozenset(["MARCH", "MAY"])
ALONE = re.compile(r"[^\w\s]*\s*[\[(]$")  # what stands before an acronym in brackets
GAP = frozenset([" ", "-", "\n"])  # what may stand inside a name


def _runs(
    gaps: Sequence[str], longest: int, known_lengths: Callable[[int], int]
) -> Iterator[tuple[int, int]]:
    """Yield first and one past the last of the stretches that a name may fill, longest first."""
    for first in range(len(gaps)):
        limit = min(longest, known_lengths(first), len(gaps) - first)
        while limit > 1 and any(gaps[n] not in GAP for n in range(first + 1, first + limit)):
            limit -= 1
        yield from ((first, first + length) for length in range(limit, 1, -1))


def listed(
    words: Sequence[str], cased: Sequence[str], gaps: Sequence[str], known: CaseTable
) -> list[str]:
    """Give the words of listed actors the case of the list: "RED CROSS", "SHINING PATH"."""
    out = list(cased)
    done = 0
    folded = [fold_word(word) for word in words]
    for first, end in _runs(gaps, 8, lambda at: known.actors.longest.get(folded[at], 0)):
        names = known.actors.names.get(" ".join(folded[first:end]), ())
        if not names or first < done:
            continue
        written = [word for word in WORD.findall(names[0].text) if word.lower() != "the"]
        if len(written) == end - first:
            out[first:end] = map(_cased_like, words[first:end], written)
            done = end
    return out


def _cased_like(word: str, model: str) -> str:
    """Return a word in the case of another spelling of it: "MEDELLIN" as "Medell\u00edn"."""
    if model.islower():
        return word.lower()
    if model.isupper():
        return word
    return model if model.upper() == word else word.capitalize()


def placed(
    words: Sequence[str], cased: Sequence[str], gaps: Sequence[str], known: CaseTable
) -> list[str]:
    """Give the words of places capitals: "PORT SAID", "RED SEA"."""
    out = list(cased)
    for first, end in _runs(gaps, LONGEST_PLACE, lambda _: LONGEST_PLACE):
        inside = [word.lower() for word in words[first:end]]
        if known.has(inside[0], "small") or known.has(inside[-1], "small", "particles"):
            continue
        if known.has(inside[0], "particles") and known.has(words[first - 1], "particles"):
            continue
        small = [n for n in range(first, end) if out[n].islower() and inside[n - first] != "of"]
        if not small:
            continue
        found = known.places.candidates("".join(_spaced(words, gaps, first, end)))[:1]
        is_sure = any(p.population >= LARGE or p.feature not in {"city", "admin2"} for p in found)
        if is_sure or (found and len(small) < end - first and not found[0].is_alias):
            for n in small:
                out[n] = out[n].capitalize()
    return out


def _spaced(words: Sequence[str], gaps: Sequence[str], first: int, end: int) -> Iterator[str]:
    for n in range(first, end):
        yield (gaps[n] if n > first else "") + words[n].capitalize()


def dated(
    words: Sequence[str], cased: Sequence[str], gaps: Sequence[str], known: CaseTable
) -> list[str]:
    """Tell the months March and May from the words: a number or "in" stands beside them."""
    del gaps
    out = list(cased)
    for n, word in enumerate(words):
        if word in MONTHS:
            before = cased[n - 1].lower() if n else ""
            beside = (before, words[n + 1] if n + 1 < len(words) else "")
            if known.has(before, "before-months") or any(part[:1].isdigit() for part in beside):
                out[n] = word.capitalize()
    return out


def persons(
    words: Sequence[str], cased: Sequence[str], gaps: Sequence[str], known: CaseTable
) -> list[str]:
    """Give the names of persons that are words as well capitals: "JAMES BAKER", later "BAKER"."""
    out = list(cased)
    surnames = set()
    for n in range(1, len(words)):
        before, word = n - 1, words[n]
        if gaps[n] != " " and gaps[n] != ". ":
            continue
        if _is_surname(n, out, words, known) and _leads(before, out, words, known):
            out[n] = word.capitalize()
            surnames.add(word)
        elif out[n].istitle() and known.is_common(word) and _leads(before, out, words, known):
            surnames.add(word)
        elif _is_given(before, out, words, known) and _is_name(n, out, words, known):
            out[before] = words[before].capitalize()
    return [
        word.capitalize() if words[n] in surnames and word.islower() else word
        for n, word in enumerate(out)
    ]


def _is_surname(n: int, out: Sequence[str], words: Sequence[str], known: CaseTable) -> bool:
    """Say whether a small word may be a surname."""
    word = words[n].lower()
    if not out[n].islower() or known.has(word, "small") or len(word) < 3:
        return False
    return word in known.places.words.surnames or word in known.spellings.capital


def _leads(n: int, out: Sequence[str], words: Sequence[str], known: CaseTable) -> bool:
    """Say whether a word stands before a surname: a given name, an initial, a title."""
    word = words[n].lower()
    if out[n].isupper() and len(words[n]) == 1 and word not in {"a", "i"}:
        return True
    if out[n].istitle() and (
        word in known.actors.given_names or _is_second_name(n, out, words, known)
    ):
        return True
    role = known.actors.role_of(fold_word(word))
    return role is not None and role.is_title and not role.is_unit and word != "general"


def _is_second_name(n: int, out: Sequence[str], words: Sequence[str], known: CaseTable) -> bool:
    """Say whether a word stands behind another name: "REVOLLO" of "MARIO REVOLLO BRAVO"."""
    is_rare = not known.is_common(words[n]) and words[n].lower() not in known.actors.cities
    return n > 0 and is_rare and words[n - 1].lower() in known.actors.given_names


def _is_given(n: int, out: Sequence[str], words: Sequence[str], known: CaseTable) -> bool:
    """Say whether a small word may be a given name: "BILL", "ROSE"."""
    word = words[n].lower()
    return (
        out[n].islower()
        and not known.has(word, "small")
        and word in known.actors.given_names
        and word in known.spellings.capital
    )


def _is_name(n: int, out: Sequence[str], words: Sequence[str], known: CaseTable) -> bool:
    """Say whether a word is a name that no list gives to a state, a people or a month."""
    return (
        out[n].istitle()
        and not known.is_listed(words[n], Kind.STATE)
        and words[n].lower() not in known.actors.cities
        and not known.has(words[n], "calendar")
    )


def spelt_out(
    words: Sequence[str], cased: Sequence[str], gaps: Sequence[str], known: CaseTable
) -> list[str]:
    """Keep acronyms in brackets, and give capitals to the words that they stand for.

    Of "NATIONAL UNION OF LAKE FISHERS (NULF)" the four words get capitals, and NULF stays so
    wherever it stands.

    Args:
        words: The words in capitals.
        cased: The words as they stand so far.
        gaps: What stands before each word.
        known: How words are written.

    Returns:
        The words with what was decided.
    """
    out = list(cased)
    acronyms = set()
    for n, word in enumerate(words):
        closes = n + 1 == len(words) or gaps[n + 1][:1] in {")", "]"}
        if not closes or not ALONE.match(gaps[n]) or not 2 <= len(word) <= 8 or not word.isalpha():
            continue
        full = _stands_for(word, n, words, gaps, known)
        if full or (out[n].istitle() and not known.is_name(word)):
            acronyms.add(word)
        for position in full:
            out[position] = words[position].capitalize()
    return [words[n] if words[n] in acronyms else word for n, word in enumerate(out)]


def _stands_for(
    acronym: str, at: int, words: Sequence[str], gaps: Sequence[str], known: CaseTable
) -> list[int]:
    """Return the words before an acronym whose first letters make it up, none where they do not."""
    found: list[int] = []
    letters = list(acronym)
    for n in range(at - 1, max(at - 3 * len(acronym), -1), -1):
        if not known.has(words[n], "small", "particles"):
            if words[n][0] != letters.pop():
                return []
            found.append(n)
        if not letters:
            return found
        if gaps[n] not in GAP:
            return []
    return []


def titles(
    words: Sequence[str], cased: Sequence[str], gaps: Sequence[str], known: CaseTable
) -> list[str]:
    """Give a title before a name a capital: "President Cristiani", "Col. Ponce"."""
    out = list(cased)
    for n in range(len(words) - 2, -1, -1):
        if not out[n].islower() or gaps[n + 1] not in {" ", "\n", ". "}:
            continue
        first = _title_start(n, words, known)
        if first is None:
            continue
        is_short = gaps[n + 1] == ". " and len(words[n]) <= 4
        is_formal = not known.has(words[n], "descriptions")
        is_before_name = out[n + 1][:1].isupper() and not known.is_listed(words[n + 1], Kind.STATE)
        if is_short or (is_formal and is_before_name):
            for title in range(first, n + 1):
                word = words[title].lower()
                out[title] = word if known.has(word, "small") else word.capitalize()
    return out


def _title_start(last: int, words: Sequence[str], known: CaseTable) -> int | None:
    """Return the first word of the longest title that ends here: "SECRETARY OF STATE"."""
    for first in range(max(0, last - 3), last + 1):
        role = known.actors.role_of(" ".join(map(fold_word, words[first : last + 1])))
        if role is not None and role.is_title:
            return first
    return None


def told_apart(
    words: Sequence[str], cased: Sequence[str], gaps: Sequence[str], known: CaseTable
) -> list[str]:
    """Tell "US" from "us", "IS" from "is", and listed surnames from words: "TRUMP SAID"."""
    out = list(cased)
    tells_of_group = "Islamic State" in " ".join(cased) or not GROUP.isdisjoint(words)
    is_spoken = not {"WE", "OUR", "OURS"}.isdisjoint(words)
    for n, word in enumerate(words):
        before = words[n - 1].lower() if n else ""
        after = words[n + 1].lower() if n + 1 < len(words) else ""
        if word == "US":
            is_object = (
                is_spoken
                and before not in {"the", "a", "an", ""}
                and (not after or known.has(after, "small"))
            )
            out[n] = "us" if is_object else "US"
        elif word == "IS" and tells_of_group:
            out[n] = "IS" if _is_group(before, after, gaps[n], known) else "is"
        elif (
            out[n].islower()
            and not known.has(before, "determiners")
            and _is_known_surname(word, known)
        ):
            out[n] = word.capitalize()
    return out


def _is_group(before: str, after: str, gap: str, known: CaseTable) -> bool:
    """Say whether "IS" is the Islamic State and no verb, from the words and signs around it."""
    if known.has(before, "before-is") or known.has(after, "after-is") or gap.endswith("("):
        return True
    starts = not before or gap.strip().startswith((".", "!", "?"))
    return starts and not known.has(after, "after-the-verb-is")


def _is_known_surname(word: str, known: CaseTable) -> bool:
    folded = fold_word(word)
    if folded in known.actors.common_words or folded in known.actors.role_names:
        return False
    names = known.actors.names.get(folded, ())
    return folded in known.spellings.capital and any(n.form is Form.SURNAME for n in names)


CONTEXTS: tuple[Rule, ...] = (
    listed, placed, dated, spelt_out, told_apart, persons, titles,
)  # fmt: skip
