"""Puts happenings into words, and writes the sentences that stand around them."""

import re
from collections.abc import Mapping
from datetime import date
from random import Random
from typing import NamedTuple

from bench.across.world import SYLLABLES, Facts, Happening

SLOT = re.compile(r"\{(\w+)\}")
VOCABULARY = 6000  # invented words


class Link(NamedTuple):
    """One source of a chain; ``kind`` is person, outlet or unnamed."""

    name: str
    kind: str


class Prose:
    """Writes sentences; the seed decides every choice.

    Args:
        facts: Sentences with slots.
        seed: Decides which.
        invented: Whether what stands around the events is in invented words, so that hundreds of
            thousands of texts share no more than texts do; else it is English.
    """

    def __init__(self, facts: Facts, seed: int, *, invented: bool) -> None:
        self._facts = facts
        self._choice = Random(f"prose {seed}")  # noqa: S311 - news, not secrets
        words = ("".join(self._choice.choices(SYLLABLES, k=3)) for _ in range(VOCABULARY))
        self._words = list(dict.fromkeys(words)) if invented else []

    def filler(self) -> str:
        """Return a sentence that reports no event."""
        if self._words:
            # Frequent words come first, as in any language.
            size = len(self._words)
            drawn = (int(size ** self._choice.random()) for _ in range(self._choice.randint(9, 18)))
            return " ".join(self._words[index - 1] for index in drawn).capitalize() + "."
        return self._filled(self._choice.choice(self._facts.fillers), self._facts.slots)

    def reworded(self, sentence: str) -> str:
        """Return a sentence with one of its later words replaced, in every second case."""
        words = sentence.split()
        if self._choice.random() < 0.5:
            words[self._choice.randint(1, len(words) - 2)] = self._choice.choice(
                self._words or self._facts.slots["bread"]
            )
        return " ".join(words)

    def told(
        self,
        happening: Happening,
        chain: tuple[Link, ...],
        toll: int | None,
        day: date | None,
        *,
        denies: bool,
        blur: str = "",
    ) -> str:
        """Return the sentence that tells a happening on the word of a chain."""
        theatre = happening.theatre
        values = {
            "army": ("government forces" if blur == "army" else theatre.army,),
            "group": ("gunmen" if blur == "group" else theatre.group,),
            "town": (happening.town,),
            "toll": (f"{toll} people" if toll else "several people",),
            "day": (f"{day:%A}" if day else "",),
        }
        pattern = (
            happening.kind.sentence if day else happening.kind.sentence.replace(" on {day}", "")
        )
        if blur == "town":
            pattern = pattern.replace(" in {town}", "").replace(" from {town}", "")
        sentence = self._filled(pattern, values)
        if denies:
            return self._denial(sentence, chain)
        return _attributed(sentence, chain)

    def _denial(self, sentence: str, chain: tuple[Link, ...]) -> str:
        clause = sentence.partition(", killing")[0].partition(" killed ")[0]
        return f"{chain[-1].name}, a spokesman, denied the report that {_lower(clause)}."

    def _filled(self, pattern: str, values: Mapping[str, tuple[str, ...]]) -> str:
        def fill(match: re.Match[str]) -> str:
            word = self._choice.choice(values[match[1].lower()])
            return word[:1].upper() + word[1:] if match[1][0].isupper() else word

        filled = SLOT.sub(fill, pattern)
        return filled[:1].upper() + filled[1:]


def _attributed(sentence: str, chain: tuple[Link, ...]) -> str:
    if not chain:
        return f"{sentence}."
    inner = chain[-1]
    who = f"{inner.name}, a local commander," if inner.kind == "person" else inner.name
    if len(chain) > 1:
        return f"{chain[0].name} quoted {who.rstrip(',')} as saying that {_lower(sentence)}."
    return f"{sentence}, {who} {'reported' if inner.kind == 'outlet' else 'said'}."


def _lower(sentence: str) -> str:
    """Return a sentence for the middle of another: articles lose their capital, names do not."""
    return sentence[:1].lower() + sentence[1:] if sentence.startswith(("A ", "The ")) else sentence
