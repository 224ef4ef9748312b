"""The frames of ``data/events/``: which predicates code which event, and where its sides stand."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.contexts import load_contexts
from dateline.knowledge.files import cached, read_entries, yaml_files
from dateline.knowledge.ontology import load_ontology
from dateline.knowledge.topics import Topic, load_topics
from dateline.knowledge.word_classes import expand, words_of
from dateline.records import Status


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of reporting one type of event.

    A predicate is written as its lemmas: "attack"; "pull out" (verb and particle or preposition);
    "impose sanction|embargo" (verb and head of its object, either of two); "walk out of talk"
    (verb, prepositions, and the noun they govern). Nouns are written the same way, the words after
    the first being their modifiers: "strike air|drone" is "air strike" and "drone strike".
    "<weapons>" stands for all words of a class in ``data/word_classes/``, "<place>" for the name of
    any place.

    Attributes:
        id: Unique name.
        type: PLOVER type.
        mode: PLOVER mode.
        cameo: Nearest CAMEO code.
        contexts: PLOVER contexts that the words themselves imply.
        verbs: Predicates that are verbs.
        nouns: Predicates that are nouns.
        adjectives: Predicates that are adjectives or participles after "be" ("be on alert").
        subject: Who may stand as subject: "actor" (an actor), "any" (an actor, or a thing such as
            a bomb or a court ruling, which leaves the actor empty).
        sectors: PLOVER sectors of which somebody who stands as actor has one: "left the town" is a
            withdrawal where troops do it.
        not_sectors: Sectors of which nobody who does it has one: police block no roads in protest.
        subjects: Lemmas of which a subject has one: only a bomb "went off" so that it matters.
        means: The mode that a word among the subjects or instruments tells: "bombed" by jets.
        actor: Slots of the actor in order of preference: "subject", "object" or a preposition.
        recipient: Slots of the recipient, likewise; "indirect" is the indirect object,
            "complement" the subject of the clause that the verb governs.
        of: What "of" after one of the nouns names: "actor", "recipient" or "topic".
        possessor: What a possessive or a modifier of the noun names: "actor" or "recipient".
        reciprocal: Whether both sides do it to each other.
        complement: Whether it codes the act in its complement ("threatened to attack").
        modes: With ``complement``: the mode for each type of the act in the complement.
        types: With ``complement``: the type that replaces this frame's own, by the inner type.
        needs_complement: Whether it is no event without an act in its complement.
        both_sides: Whether it is no event unless both sides are told.
        modals: Lemmas of which the verb of its complement has one, or is one, with somebody
            named as its subject: "said that Israel must withdraw".
        status: Status that the words themselves imply.
        without: Lemmas of objects or subjects with which it is something else.
        matches: Sentences that it must code.
        rejects: Sentences that it must not code.
    """

    id: str
    type: str
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: str = "actor"
    sectors: tuple[str, ...] = ()
    not_sectors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    means: dict[str, tuple[str, ...]] = {}
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    of: str = "recipient"
    possessor: str = "actor"
    reciprocal: bool = False
    complement: bool = False
    modes: dict[str, str] = {}
    types: dict[str, str] = {}
    needs_complement: bool = False
    both_sides: bool = False
    modals: tuple[str, ...] = ()
    status: str | None = None
    without: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()


class Predicate(msgspec.Struct, frozen=True):
    """One predicate of one frame, split: the first lemma, then one set of lemmas a further word."""

    frame: Frame
    lemma: str
    further: tuple[frozenset[str], ...]


class FrameTable(msgspec.Struct, frozen=True, dict=True):
    """All frames, their predicates by part of speech and first lemma, and the topics of texts."""

    frames: tuple[Frame, ...]
    topics: tuple[Topic, ...] = ()

    @cached_property
    def verbs(self) -> dict[str, list[Predicate]]:
        """Verb predicates by first lemma, those with most words first."""
        return _by_lemma(self.frames, "verbs")

    @cached_property
    def nouns(self) -> dict[str, list[Predicate]]:
        """Noun predicates by first lemma, those with most words first."""
        return _by_lemma(self.frames, "nouns")

    @cached_property
    def adjectives(self) -> dict[str, list[Predicate]]:
        """Adjective predicates by first lemma, those with most words first."""
        return _by_lemma(self.frames, "adjectives")


def _by_lemma(frames: tuple[Frame, ...], part: str) -> dict[str, list[Predicate]]:
    table: defaultdict[str, list[Predicate]] = defaultdict(list)
    for frame in frames:
        for predicate in getattr(frame, part):
            lemma, *further = predicate.split()
            sets = tuple(frozenset(word.split("|")) for word in further)
            for first in lemma.split("|"):
                table[first].append(Predicate(frame, first, sets))
    for predicates in table.values():
        predicates.sort(key=lambda it: (-len(it.further), not it.frame.sectors))
    return dict(table)


def read_frames(paths: list[Path]) -> FrameTable:
    """Read and check frame files.

    Args:
        paths: YAML files, each a list of frames.

    Returns:
        The table of all frames.

    Raises:
        KnowledgeError: An entry has an unknown key, type, mode or slot, or an id twice.
    """
    ontology = load_ontology()
    frames: dict[str, Frame] = {}
    for path in paths:
        for written in read_entries(path, Frame):
            frame = _written_out(written, path)
            if frame.id in frames:
                raise KnowledgeError(f"{path}: frame {frame.id!r} stands twice; rename one")
            for problem in _problems(frame, ontology.modes_of):
                raise KnowledgeError(f"{path}: frame {frame.id!r}: {problem}")
            frames[frame.id] = frame
    return FrameTable(tuple(frames.values()))


def _written_out(frame: Frame, path: Path) -> Frame:
    """Return a frame with the words of every class that it names.

    Raises:
        KnowledgeError: It names a class that there is not.
    """
    try:
        return msgspec.structs.replace(
            frame,
            verbs=tuple(map(expand, frame.verbs)),
            nouns=tuple(map(expand, frame.nouns)),
            adjectives=tuple(map(expand, frame.adjectives)),
            without=tuple(word for name in frame.without for word in words_of(name)),
            subjects=tuple(word for name in frame.subjects for word in words_of(name)),
            means={
                mode: tuple(word for name in names for word in words_of(name))
                for mode, names in frame.means.items()
            },
        )
    except KnowledgeError as error:
        raise KnowledgeError(f"{path}: frame {frame.id!r}: {error}") from error


def _problems(frame: Frame, modes_of: dict[str, dict[str, float | None]]) -> Iterator[str]:
    """Yield what is wrong with a frame and what to do about it."""
    yield from _wrong_value("type", frame.type, modes_of)
    own = modes_of.get(frame.type, {})
    if frame.mode and not own:
        yield f"mode is {frame.mode!r}; {frame.type} has none, leave it out"
    elif frame.mode:
        yield from _wrong_value("mode", frame.mode, own)
    for mode in frame.means:
        yield from _wrong_value("a key of means", mode, own)
    for inner in (*frame.modes, *frame.types, *frame.types.values()):
        yield from _wrong_value("a key of modes or types", inner, modes_of)
    for context in frame.contexts:
        yield from _wrong_value("a context", context, [c.id for c in load_contexts().contexts])
    yield from _wrong_value("subject", frame.subject, ("actor", "any"))
    yield from _wrong_value("of", frame.of, ("actor", "recipient", "topic"))
    yield from _wrong_value("possessor", frame.possessor, ("actor", "recipient"))
    yield from _wrong_value("status", frame.status or Status.HAPPENED, list(Status))
    if not (frame.verbs or frame.nouns or frame.adjectives):
        yield "names no predicate; fill verbs, nouns or adjectives"
    if not frame.matches or not frame.rejects:
        yield "needs at least one sentence under matches and one under rejects"


def _wrong_value(key: str, value: str, allowed: Collection[str]) -> Iterator[str]:
    if value not in allowed:
        near = get_close_matches(value, allowed, 1)
        yield f"{key} is {value!r}; " + (
            f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(sorted(allowed))}"
        )


def frame_files(paths: tuple[str, ...]) -> list[Path]:
    """Return the files of users' own frames.

    Args:
        paths: Folders, searched to any depth for .yaml and .yml, or single files.

    Returns:
        The files, those of one folder sorted by path.

    Raises:
        KnowledgeError: There is no such folder or file, or a folder holds no frames.
    """
    found: list[Path] = []
    for name in paths:
        path = Path(name)
        if not path.exists():
            raise KnowledgeError(f"{name}: does not exist; give a folder or file of frames")
        files = [path] if path.is_file() else sorted({*path.rglob("*.yaml"), *path.rglob("*.yml")})
        if not files:
            raise KnowledgeError(
                f"{name}: holds no .yaml file; 'dateline frames new ID -o FILE' starts one"
            )
        found += files
    return found


@cache
def load_frames_with(paths: tuple[str, ...]) -> FrameTable:
    """Return the built-in frames with users' own before them.

    Args:
        paths: Folders or files of frames; one with a built-in id takes that frame's place.

    Returns:
        The table of all frames.

    Raises:
        KnowledgeError: A file or an entry is wrong; no frame is loaded then.
    """
    own = read_frames(frame_files(paths)).frames
    ids = {frame.id for frame in own}
    built_in = load_frames()
    rest = (frame for frame in built_in.frames if frame.id not in ids)
    return FrameTable((*own, *rest), built_in.topics)


@cache
def load_frames() -> FrameTable:
    """Return the built-in frames, with the built-in topics."""
    paths = yaml_files("events")
    sources = [*paths, *yaml_files("word_classes")]
    table = cached("frames", sources, FrameTable, lambda: read_frames(paths))
    return FrameTable(table.frames, load_topics())
