"""Writes the articles on what happens in the made-up world, coded as a reader would code them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from bench.across.prose import Prose
from bench.across.world import read_facts
from bench.pages.world import RECIPROCAL, Happening, Party, World
from dateline.knowledge.ontology import load_ontology
from dateline.records import (
    Actor,
    Article,
    Certainty,
    Coding,
    Dyad,
    Event,
    Place,
    Quantity,
    QuoteKind,
    Relation,
    Source,
    SourceKind,
    Span,
    Stance,
    State,
    Statement,
    Status,
    When,
)

IN_ARTICLE = 5  # tellings at most
REPORTS = (1, 1, 1, 1, 2, 2, 3, 6)
STATES = {"ASSAULT": Relation.FIGHTING, "CONSULT": Relation.TALKS, "AGREE": Relation.TRUCE}
STATUSES = (Status.HAPPENED,) * 16 + (Status.DENIED, Status.PLANNED, Status.ONGOING)


class Told(msgspec.Struct, frozen=True):
    """One coding, with what is true of it: the happening of each event, and whose text it is."""

    coding: Coding
    happenings: tuple[int, ...]
    copy_of: str | None = None


def write_news(events: int, seed: int) -> Iterator[Told]:
    """Yield codings by day until they hold so many events; the same ones for the same seed."""
    world = World(seed)
    writer = _Writer(world, seed)
    told = 0
    mean = sum(REPORTS) / len(REPORTS)
    for day, happenings in _by_day(world, round(1.1 * events / mean)).items():
        for start in range(0, len(happenings), IN_ARTICLE):
            one = writer.article(day, happenings[start : start + IN_ARTICLE])
            yield one
            told += len(one.happenings)
            if world.choice.random() < 0.08:
                copy = writer.reprint(one)
                yield copy
                told += len(copy.happenings)
            if told >= events:
                return


def _by_day(world: World, number: int) -> dict[date, list[Happening]]:
    """Return which happenings are told on each day, shuffled."""
    days: defaultdict[date, list[Happening]] = defaultdict(list)
    for happening in world.happenings(number):
        for _ in range(world.choice.choice(REPORTS)):
            days[happening.day + timedelta(days=world.choice.choice((0, 1, 1, 2)))].append(
                happening
            )
    for told in days.values():
        world.choice.shuffle(told)
    return dict(sorted(days.items()))


class _Writer:
    """Writes articles."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._choice = world.choice
        self._prose = Prose(read_facts(), seed, invented=True)
        self._ontology = load_ontology()
        self._count = 0

    def article(self, day: date, happenings: Sequence[Happening]) -> Told:
        """Write an article on some happenings, each at most once."""
        once = tuple({happening.number: happening for happening in happenings}.values())
        sentences, spans, chains = [self._prose.filler()], [], []
        for happening in once:
            chain = self._chain()
            before = len(" ".join(sentences)) + 1
            sentences.append(self._sentence(happening, chain))
            spans.append(Span(before, before + len(sentences[-1])))
            chains.append(tuple(self._source(name, kind, spans[-1]) for name, kind in chain))
            sentences += [self._prose.filler() for _ in range(2)]
        article = self._article(day, " ".join(sentences), self._title(once[0]))
        events = tuple(
            self._event(number, *told)
            for number, told in enumerate(zip(once, spans, chains, strict=True))
        )
        coding = Coding(
            article=article,
            events=events,
            statements=tuple(self._statements(spans, chains)),
            dyads=tuple(map(_dyad, events)),
            places=tuple(event.place for event in events if event.place),
        )
        return Told(coding, tuple(happening.number for happening in once))

    def reprint(self, told: Told) -> Told:
        """Let another outlet print the same text."""
        article = told.coding.article
        self._count += 1
        other = msgspec.structs.replace(
            article, id=f"n{self._count:06}", publisher=self._choice.choice(self._world.outlets)
        )
        coding = msgspec.structs.replace(told.coding, article=other)
        return Told(coding, told.happenings, copy_of=article.id)

    def _article(self, day: date, text: str, title: str) -> Article:
        self._count += 1
        return Article(
            id=f"n{self._count:06}",
            input=f"n{self._count:06}.txt",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            title=title,
            publisher=self._world.few(self._world.outlets),
            published=day.isoformat(),
            language="en",
            url=f"https://news.example/n{self._count:06}",
        )

    def _title(self, happening: Happening) -> str:
        return f"{happening.actor.name} and {happening.recipient.name} in {happening.town.name}"

    def _chain(self) -> list[tuple[str, SourceKind]]:
        world = self._world
        person = (world.few(world.people), SourceKind.PERSON)
        outlet = (world.few([*world.agencies, *world.outlets]), SourceKind.OUTLET)
        officials = ("military officials", SourceKind.UNNAMED)
        return self._choice.choice((
            [],
            [person],
            [person],
            [officials],
            [outlet, person],
            [outlet],
        ))

    def _sentence(self, happening: Happening, chain: list[tuple[str, SourceKind]]) -> str:
        said = f", {chain[-1][0]} said" if chain else ""
        return (
            f"{happening.actor.name} was reported to {happening.type.lower()} "
            f"{happening.recipient.name} in {happening.town.name} on {happening.day:%A}{said}."
        )

    def _source(self, name: str, kind: SourceKind, span: Span) -> Source:
        unnamed = kind is SourceKind.UNNAMED
        return Source(
            id=name.lower().replace(" ", "-"), name=name, text=name, span=span, kind=kind,
            country=self._world.few(self._world.countries) if unnamed else None,
            sector="MIL" if unnamed else None,
        )  # fmt: skip

    def _event(
        self, number: int, happening: Happening, span: Span, chain: tuple[Source, ...]
    ) -> Event:
        day, town = happening.day.isoformat(), happening.town
        known = self._choice.random() > 0.1
        return Event(
            id=hashlib.sha256(f"{self._count}/{number}".encode()).hexdigest()[:12],
            type=happening.type,
            mode=happening.mode,
            contexts=(),
            cameo=None,
            intensity=self._ontology.intensity(happening.type, happening.mode),
            actors=(_actor(happening.actor, span),),
            recipients=(_actor(happening.recipient, span),),
            reciprocal=happening.type in RECIPROCAL,
            anchor=span,
            evidence=span,
            place=Place(
                name=town.name, text=town.name, span=span, lat=town.lat, lon=town.lon,
                country=town.country,
            ) if known else None,
            when=When(earliest=day, latest=day, precision="day"),
            status=self._choice.choice(STATUSES),
            certainty=self._choice.choice((Certainty.ASSERTED,) * 5 + (Certainty.HEDGED,)),
            confidence=round(self._choice.uniform(0.3, 1), 2),
            deaths=self._dead(happening, span),
            chain=chain,
            statement=f"s{number}" if chain else None,
        )  # fmt: skip

    def _dead(self, happening: Happening, span: Span) -> Quantity | None:
        if not happening.dead:
            return None
        dead = happening.dead + self._choice.choice((0, 0, 0, 2))
        return Quantity(dead, dead, str(dead), span)

    def _statements(
        self, spans: list[Span], chains: list[tuple[Source, ...]]
    ) -> Iterator[Statement]:
        for number, (span, chain) in enumerate(zip(spans, chains, strict=True)):
            if chain:
                yield Statement(
                    id=f"s{number}", content=(span,), cue=(span,), source=(span,),
                    kind=QuoteKind.INDIRECT, stance=self._choice.choice(list(Stance)),
                    chain=chain, confidence=0.8,
                )  # fmt: skip


def _actor(party: Party, span: Span) -> Actor:
    return Actor(
        id=party.id, name=party.name, text=party.name, span=span, country=party.country,
        sector=party.sector, listed=True,
    )  # fmt: skip


def _dyad(event: Event) -> Dyad:
    state = State(
        state=STATES.get(event.type, Relation.HOSTILE), disputed=False, events=(event.id,),
        chains=(event.chain,), earliest=event.when.earliest if event.when else None, latest=None,
    )  # fmt: skip
    return Dyad(a=event.actors[0], b=event.recipients[0], states=(state,))
