"""Reads dictionaries of agents: nouns for what people and bodies are, with the end of a code."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from dateline.knowledge.actors.cameo import Meaning, load_code_parts, meaning_of
from dateline.knowledge.actors.entry import RoleEntry
from dateline.knowledge.actors.folding import fold
from dateline.knowledge.actors.lists.problem import Problem
from dateline.knowledge.actors.lists.record import Row
from dateline.knowledge.actors.petrarch.lines import plain_lines, split_codes

SETS = re.compile(r"\s*!(\w+)!\s*=(.*)")
SET = re.compile(r"!(\w+)!")
PLURAL = re.compile(r"\{([^{}]*)\}")
MOST_FORMS = 1000
CODE = re.compile(r"\s*~?\s*([A-Za-z]{3,})\s*~?\s*", re.ASCII)


def read_agents(file: str, text: str) -> Iterator[Row | Problem]:
    """Read a dictionary of agents.

    Args:
        file: The file, as the user named it.
        text: All of it.

    Yields:
        A role noun for each line, or what is wrong with it.
    """
    sets: dict[str, list[str]] = {}
    for number, line in plain_lines(text):
        match = SETS.fullmatch(line)
        if match:
            items = [_words(item) for item in match[2].split(",") if item.strip()]
            if any("!" in item for item in items):
                yield Problem(file, number, f"!{match[1]}! names another set; write its words out")
            else:
                sets[match[1].upper()] = items
            continue
        role = _role(line, sets)
        yield Problem(file, number, role) if isinstance(role, str) else Row(file, number, role)


def _role(line: str, sets: Mapping[str, list[str]]) -> RoleEntry | str:
    """Read "NOUN {PLURAL} [~CODE]"; return what is wrong with it where it cannot be read."""
    parts = split_codes(line)
    if parts is None:
        return "the brackets do not pair; write NOUN {PLURAL} [~CODE]"
    if len(parts[1]) != 1:
        return "has no code, or more than one; write NOUN {PLURAL} [~CODE]"
    phrase, (bracket,) = parts
    code = CODE.fullmatch(bracket)
    if code is None:
        return f"{bracket!r} is no agent code; write [~CODE], three letters for each part"
    plurals = PLURAL.findall(phrase)
    forms = _expand(_words(PLURAL.sub("", phrase)), sets)
    if isinstance(forms, str):
        return forms
    if not forms or any(len(fold(form)) < 2 for form in forms):
        return f"{phrase!r} is too short for a noun; write it out"
    return _entry(forms, plurals, meaning_of(code[1].upper(), load_code_parts(), ()), code[1])


def _entry(forms: list[str], plurals: list[str], meaning: Meaning, code: str) -> RoleEntry | str:
    if meaning.sector is None and meaning.country is None:
        return f"the code {code!r} is not known; use the roles of CAMEO (GOV, MIL, REB ...)"
    plural = _words(plurals[0]) if plurals else ""
    return RoleEntry(
        noun=forms[0],
        aliases=tuple(forms[1:]),
        plural=plural or None,
        sector=meaning.sector,
        country=meaning.country,
    )


def _expand(phrase: str, sets: Mapping[str, list[str]]) -> list[str] | str:
    """Write out the sets of words that a phrase names, "cattle!person!" as five words."""
    pieces = SET.split(phrase)  # text and names of sets take turns
    unknown = [name for name in pieces[1::2] if name.upper() not in sets]
    if unknown:
        return f"!{unknown[0]}! is not defined above; write !{unknown[0].upper()}! = WORD, WORD"
    choices = [sets[piece.upper()] if place % 2 else [piece] for place, piece in enumerate(pieces)]
    if prod(map(len, choices)) > MOST_FORMS:
        return f"stands for more than {MOST_FORMS} nouns; write them in several lines"
    return [" ".join("".join(words).split()) for words in product(*choices)]


def _words(phrase: str) -> str:
    return phrase.replace("_", " ").strip().lower()
