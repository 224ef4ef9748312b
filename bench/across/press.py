"""Who writes what about the happenings: first reports, copies of them, and reports that cite them.

Every piece knows the truth about itself: the text it was copied from, and for each happening that
it tells the origin that its telling rests on.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from random import Random

import msgspec

from bench.across.prose import Link, Prose
from bench.across.world import Facts, Happening

UNDATED, MISDATED, SILENT = 0.03, 0.01, 0.15  # of pieces; of tellings: a false day, no day
DENIED, CIRCULAR, ROUNDUPS = 0.08, 0.03, 0.05
AGAIN, CORRECTED = 0.02, 0.02
BLURRED = 0.3  # of tellings: one of the things below is told less exactly
BLURS = ("town", "army", "group", "mode")


class Form(StrEnum):
    """How a piece came about."""

    FIRST = "first"
    REPRINT = "reprint"
    CUT = "cut"
    REWRITE = "rewrite"
    CITING = "citing"
    DENIAL = "denial"
    ROUNDUP = "roundup"
    AGAIN = "again"  # the same page under another address
    CORRECTION = "correction"  # another text under the same address


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One happening as one piece tells it; ``origin`` is what no other independent origin has."""

    happening: int
    sentence: str
    chain: tuple[Link, ...]
    toll: int | None
    day: date | None
    origin: str | None  # None for a denial
    denies: bool = False
    blur: str = ""  # what it tells less exactly


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One article, with the truth about it."""

    id: str
    form: Form
    publisher: str
    published: date | None
    url: str
    sentences: tuple[str, ...]
    tellings: tuple[Telling, ...]
    text_of: str  # id of the piece whose text this is, its own where nobody else's
    agency: str | None = None
    taken_from: str | None = None
    replaces: str | None = None
    met_before: str | None = None

    @property
    def text(self) -> str:
        """The sentences, two a paragraph."""
        pairs = (self.sentences[i : i + 2] for i in range(0, len(self.sentences), 2))
        return "\n\n".join(" ".join(pair) for pair in pairs)


class Press:
    """Writes the pieces on each happening; the seed decides every choice."""

    def __init__(self, facts: Facts, prose: Prose, seed: int) -> None:
        self._facts = facts
        self._prose = prose
        self._choice = Random(f"press {seed}")  # noqa: S311 - news, not secrets
        self._count = 0

    def pieces(self, happenings: list[Happening]) -> Iterator[Piece]:
        """Yield every piece, happening by happening."""
        for happening in happenings:
            written = list(self._on(happening))
            yield from written
            yield from self._afterthoughts(written)
            if self._choice.random() < ROUNDUPS:
                yield self._roundup(happening, happenings)

    def _on(self, happening: Happening) -> Iterator[Piece]:
        outlets = self._choice.sample(self._facts.outlets, 12)
        if self._choice.random() < CIRCULAR:
            yield from self._circle(happening, outlets)
            return
        for _ in range(self._choice.choice((1, 1, 2, 2, 3))):
            first = self._first(happening, outlets.pop())
            yield first
            for _ in range(self._choice.choice((0, 0, 1, 1, 2, 3))):
                if outlets:
                    copy = self._choice.random() < 0.6
                    follow = self._copy if copy else self._citing
                    yield follow(first, happening, outlets.pop())
        if happening.kind.toll and self._choice.random() < DENIED and outlets:
            yield self._denial(happening, outlets.pop())

    def _first(self, happening: Happening, outlet: str) -> Piece:
        number = self._count
        agency: str | None = None
        chain: tuple[Link, ...] = ()
        match self._choice.choice(("person", "person", "officials", "own", "agency")):
            case "person":
                chain = (self._person(),)
                origin = f"person {chain[0].name}"
            case "officials":
                chain, origin = (Link("military officials", "unnamed"),), f"officials {number}"
            case "agency":
                agency = self._choice.choice(self._facts.agencies)
                origin = f"agency {agency}"
            case _:
                origin = f"outlet {outlet}"
        toll = happening.toll
        if self._choice.random() < 0.4:
            toll = max(1, round(toll * self._choice.choice((0.5, 0.8, 1.3, 2))))
        telling = self._telling(happening, chain, origin, toll)
        return self._piece(Form.FIRST, outlet, happening, (telling,), agency=agency)

    def _citing(self, first: Piece, happening: Happening, outlet: str) -> Piece:
        """Write an own text that rests on another outlet's report."""
        told = first.tellings[0]
        through = first.agency or first.publisher
        keeps_source = bool(told.chain) and self._choice.random() < 0.7
        chain = (Link(through, "outlet"), *(told.chain if keeps_source else ()))
        telling = self._telling(happening, chain, told.origin, told.toll)
        return self._piece(Form.CITING, outlet, happening, (telling,), late=True)

    def _copy(self, first: Piece, happening: Happening, outlet: str) -> Piece:
        form = self._choice.choice((Form.REPRINT, Form.CUT, Form.REWRITE))
        sentences = first.sentences
        if form is Form.CUT:
            sentences = sentences[: max(5, len(sentences) // 2)]
        told = first.tellings
        if form is Form.REWRITE:
            kept = {telling.sentence for telling in told}
            sentences = tuple(s if s in kept else self._prose.reworded(s) for s in sentences)
        credit = first.publisher if self._choice.random() < 0.5 and not first.agency else None
        copy = self._piece(form, outlet, happening, told, agency=first.agency, late=True)
        return msgspec.structs.replace(
            copy, sentences=sentences, text_of=first.text_of, taken_from=credit
        )

    def _circle(self, happening: Happening, outlets: list[str]) -> Iterator[Piece]:
        """Write two reports that each rest on the other."""
        one, other = outlets[:2]
        origin = f"circle {happening.number}"
        for outlet, cited in ((one, other), (other, one)):
            telling = self._telling(happening, (Link(cited, "outlet"),), origin, happening.toll)
            yield self._piece(Form.FIRST, outlet, happening, (telling,))

    def _denial(self, happening: Happening, outlet: str) -> Piece:
        telling = self._telling(happening, (self._person(),), None, None)
        return self._piece(Form.DENIAL, outlet, happening, (telling,), late=True)

    def _roundup(self, happening: Happening, others: list[Happening]) -> Piece:
        """Write one piece on several happenings of a day, in the outlet's own voice."""
        outlet = self._choice.choice(self._facts.outlets) + " Roundup"
        near = others[max(0, happening.number - 4) : happening.number + 1]
        same_day = [other for other in near if other.day == happening.day]
        tellings = tuple(
            self._telling(other, (), f"outlet {outlet}", other.toll) for other in same_day
        )
        return self._piece(Form.ROUNDUP, outlet, happening, tellings)

    def _afterthoughts(self, written: list[Piece]) -> Iterator[Piece]:
        """Write some pages again under another address, and corrected under the same one."""
        for piece in written:
            replace = msgspec.structs.replace
            drawn = self._choice.random()
            if drawn < AGAIN:
                yield replace(
                    piece,
                    id=self._id(),
                    form=Form.AGAIN,
                    url=piece.url + "?from=feed",
                    met_before=piece.id,
                )
            elif drawn < AGAIN + CORRECTED and piece.form is Form.FIRST and piece.tellings[0].toll:
                yield self._correction(piece)

    def _correction(self, piece: Piece) -> Piece:
        told = piece.tellings[0]
        words, toll = f"{told.toll} people", (told.toll or 0) + 1
        fixed = told.sentence.replace(words, f"{toll} people")
        telling = msgspec.structs.replace(told, sentence=fixed, toll=toll)
        return msgspec.structs.replace(
            piece,
            id=self._id(),
            form=Form.CORRECTION,
            sentences=tuple(fixed if s == told.sentence else s for s in piece.sentences),
            tellings=(telling,),
            replaces=piece.id,
        )

    def _telling(
        self, happening: Happening, chain: tuple[Link, ...], origin: str | None, toll: int | None
    ) -> Telling:
        day: date | None = happening.day
        drawn = self._choice.random()
        if drawn < MISDATED:
            day = happening.day + timedelta(days=1)
        elif drawn < MISDATED + SILENT:
            day = None
        toll = toll if happening.kind.toll else None
        blur = self._choice.choice(BLURS) if self._choice.random() < BLURRED else ""
        sentence = self._prose.told(happening, chain, toll, day, denies=origin is None, blur=blur)
        return Telling(
            happening=happening.number, sentence=sentence, chain=chain, toll=toll, day=day,
            origin=origin, denies=origin is None, blur=blur,
        )  # fmt: skip

    def _piece(
        self,
        form: Form,
        outlet: str,
        happening: Happening,
        tellings: tuple[Telling, ...],
        *,
        agency: str | None = None,
        late: bool = False,
    ) -> Piece:
        after = self._choice.choice((0, 1, 1)) + (self._choice.choice((0, 1)) if late else 0)
        dated = self._choice.random() >= UNDATED
        fillers = [self._prose.filler() for _ in range(self._choice.randint(6, 12))]
        sentences = [telling.sentence for telling in tellings]
        id = self._id()
        return Piece(
            id=id,
            form=form,
            publisher=outlet,
            published=happening.day + timedelta(days=after) if dated else None,
            url=f"https://news.example/{id}",
            sentences=(*sentences[:1], *fillers[:3], *sentences[1:], *fillers[3:]),
            tellings=tellings,
            text_of=id,
            agency=agency,
        )

    def _id(self) -> str:
        self._count += 1
        return f"p{self._count:06}"

    def _person(self) -> Link:
        first, last = self._choice.choice(self._facts.first), self._choice.choice(self._facts.last)
        return Link(f"{first} {last}", "person")
