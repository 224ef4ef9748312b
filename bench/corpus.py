"""Makes articles out of templates, the same ones each time."""

import re
import zlib
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from dateline.read import article_from_text
from dateline.records import Article

TEMPLATES = Path(__file__).with_name("corpus.yaml")
SLOT = re.compile(r"\{(\w+)\}")
PUBLISHED = "2024-05-16"


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The titles and sentences of one kind of article."""

    title: tuple[str, ...]
    sentence: tuple[str, ...]


class Templates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What articles are made of: words for the slots, and two kinds of articles."""

    slots: dict[str, tuple[str, ...]]
    conflict: Kind
    other: Kind


class Writer:
    """Writes articles; each choice hangs on the seed and on how many were made before."""

    def __init__(self, templates: Templates, seed: str) -> None:
        self._slots = templates.slots
        self._seed = seed
        self._step = count()

    def pick(self, choices: Sequence[str]) -> str:
        """Return one of the choices."""
        drawn = zlib.crc32(f"{self._seed} {next(self._step)}".encode())
        return choices[drawn % len(choices)]

    def fill(self, template: str) -> str:
        """Return a template with words in its slots, in slots of those words too."""
        return SLOT.sub(lambda match: self.fill(self.pick(self._slots[match[1]])), template)

    def sentence(self, templates: Sequence[str]) -> str:
        """Return one of the templates, filled, with a capital at its head."""
        filled = self.fill(self.pick(templates))
        return filled[:1].upper() + filled[1:]

    def text(self, kind: Kind) -> str:
        """Return a headline and five to nine paragraphs of two to four sentences."""
        paragraphs = [self.sentence(kind.title)]
        for _ in range(int(self.pick("56789"))):
            sentences = (self.sentence(kind.sentence) for _ in range(int(self.pick("234"))))
            paragraphs.append(" ".join(sentences))
        return "\n\n".join(paragraphs)


def write_texts(number: int, conflict_every: int = 1) -> list[str]:
    """Write texts of articles.

    Args:
        number: How many.
        conflict_every: 1 if all are about conflict, 10 if one in ten is.

    Returns:
        The texts; the same ones for the same arguments.
    """
    found = msgspec.convert(YAML(typ="safe", pure=True).load(TEMPLATES), Templates)
    texts = []
    for index in range(number):
        kind = found.other if index % conflict_every else found.conflict
        texts.append(Writer(found, f"{index}").text(kind))
    return texts


def read_texts(texts: list[str]) -> list[Article]:
    """Turn texts into articles, as a reader of plain text does."""
    return [
        article_from_text(text, id=f"bench-{index}", published=PUBLISHED)
        for index, text in enumerate(texts)
    ]
