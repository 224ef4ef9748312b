"""A made-up corpus: what happens, and the pieces written on it, in the order they arrive."""

from collections.abc import Iterator
from random import Random

import msgspec

from bench.across.press import Form, Piece, Press
from bench.across.prose import Prose
from bench.across.records import coding_of
from bench.across.world import Happening, happenings, read_facts
from dateline.records import Coding

INVENTED_TOWNS = 40  # a country
LATE = 40  # pieces that one may be overtaken by on its way


class Corpus(msgspec.Struct, frozen=True):
    """Pieces with the truth about them; of corrected ones the correction alone is judged.

    Attributes:
        world: What happens.
        arriving: Every piece, in the order of arrival.
    """

    world: list[Happening]
    arriving: list[Piece]

    @property
    def pieces(self) -> list[Piece]:
        """The pieces that count: no page met twice, nothing that was corrected."""
        corrected = {piece.replaces for piece in self.arriving}
        return [
            piece
            for piece in self.arriving
            if piece.form is not Form.AGAIN and piece.id not in corrected
        ]

    def codings(self, *, whole: bool = True) -> Iterator[Coding]:
        """Yield codings in the order of arrival, with ``whole`` of what does not count too."""
        for piece in self.arriving if whole else self.pieces:
            yield coding_of(piece, self.world)


def write_corpus(number: int, seed: int, *, invented: bool) -> Corpus:
    """Write a corpus; the same one for the same arguments.

    Args:
        number: How many articles.
        seed: Decides which.
        invented: Whether towns and the words around the events are invented.

    Returns:
        The corpus.
    """
    facts = read_facts()
    world = happenings(facts, number, seed, invented_towns=INVENTED_TOWNS if invented else 0)
    press = Press(facts, Prose(facts, seed, invented=invented), seed)
    pieces: list[Piece] = []
    for piece in press.pieces(world):
        pieces.append(piece)
        if len(pieces) == number:
            break
    choice = Random(f"arrival {seed}")  # noqa: S311 - news, not secrets
    place = {piece.id: n + choice.randint(0, LATE) for n, piece in enumerate(pieces)}
    # What corrects a piece, or is met again, comes after it.
    for piece in pieces:
        before = piece.replaces or piece.met_before
        if before:
            place[piece.id] = max(place[piece.id], place[before] + 1)
    return Corpus(world, sorted(pieces, key=lambda piece: place[piece.id]))
