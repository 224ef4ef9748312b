"""The ontology and the rules: what there is to code, and which words code it."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from fastapi import APIRouter, Request

from dateline.errors import NotFoundError
from dateline.knowledge.codebooks import load_codebook
from dateline.knowledge.contexts import load_contexts
from dateline.knowledge.events import Frame
from dateline.knowledge.ontology import EventType, load_ontology
from dateline.publish.tables.frames import frame_entry, short_predicate
from dateline.publish.web.pages import Shown, page
from dateline.publish.web.rules import WordRule, cues, frames, markers
from dateline.publish.web.site import site_of

router = APIRouter()
QUADS = {
    1: "Verbal cooperation",
    2: "Material cooperation",
    3: "Verbal conflict",
    4: "Material conflict",
}
BUILT_IN_CODEBOOKS = ("acled",)


class TypeRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event type with what codes it.

    Attributes:
        type: Its name.
        quad: Quad class.
        score: PLOVER intensity.
        modes: Intensity of each mode.
        cameo: CAMEO codes that its frames give.
        frames: Number of frames.
    """

    type: str
    quad: int
    score: float
    modes: dict[str, float | None]
    cameo: tuple[str, ...]
    frames: int


@page(router, "/ontology", "ontology.html")
def ontology(request: Request) -> Shown:
    """Show the event types with their modes and scores, the contexts, and the kinds of rules."""
    rows = _types(frames(site_of(request).settings.frames).values())
    codebooks = [
        load_codebook(name)
        for name in dict.fromkeys((*BUILT_IN_CODEBOOKS, *site_of(request).settings.codebooks))
    ]
    contexts = [
        {"id": context.id, "meaning": context.meaning} for context in load_contexts().contexts
    ]
    return Shown(
        data={
            "types": rows,
            "contexts": contexts,
            "codebooks": [
                {"id": book.id, "name": book.name, "note": book.note, "types": book.types}
                for book in codebooks
            ],
        },
        columns=("type", "quad", "score", "mode", "mode_score", "cameo", "frames"),
        rows=(
            (row.type, row.quad, row.score, mode, score, " ".join(row.cameo), row.frames)
            for row in rows
            for mode, score in ({"": None} | row.modes).items()
        ),
        more={"quads": QUADS},
    )


def _types(found: Collection[Frame]) -> list[TypeRow]:
    of_type: defaultdict[str, list[Frame]] = defaultdict(list)
    for frame in found:
        of_type[frame.type].append(frame)
    return [
        TypeRow(
            type=known.type, quad=known.quad, score=known.score, modes=known.modes,
            cameo=tuple(sorted({f.cameo for f in of_type[known.type] if f.cameo})),
            frames=len(of_type[known.type]),
        )
        for known in load_ontology().types.values()
    ]  # fmt: skip


@page(router, "/ontology/markers", "rules.html")
def marker_list(request: Request) -> Shown:
    """List the words that move status or certainty."""
    return _rules("marker", markers().values())


@page(router, "/ontology/cues", "rules.html")
def cue_list(request: Request) -> Shown:
    """List the words that attribute."""
    return _rules("cue", cues().values())


def _rules(kind: str, found: Collection[WordRule]) -> Shown:
    rows = [_lean(rule) for rule in found]
    return Shown(
        data={"kind": kind, "rules": rows},
        columns=(kind, "effect", "words"),
        rows=((row["id"], row["effect"], "; ".join(row["words"])) for row in rows),
    )


def _lean(rule: WordRule) -> dict[str, Any]:
    return {"id": rule.id, "words": rule.lemmas, "effect": effect_of(rule)}


def effect_of(rule: WordRule) -> str:
    """Return in a few words what a rule does."""
    told = msgspec.to_builtins(rule)
    if "stance" in told:
        return f"the speaker {told['stance']} it"
    if "of" in told:
        return f"stands for what is denied: {told['of']}"
    parts = [told[key].replace("_", " ") for key in ("status", "certainty") if told.get(key)]
    return ", ".join(parts) or "keeps the status of the word above it"


@page(router, "/ontology/types/{type}", "event_type.html")
def event_type(request: Request, type: str) -> Shown:
    """Show one event type: its modes, and the frames that code it."""
    known = load_ontology().types.get(type.upper())
    if known is None:
        raise NotFoundError(
            f"{type!r} is no event type; there are {', '.join(load_ontology().types)}"
        )
    own = frames(site_of(request).settings.frames).values()
    found = [frame for frame in own if known.type in {frame.type, *frame.types.values()}]
    return Shown(
        data={"event_type": known, "frames": found},
        columns=("frame", "mode", "cameo", "verbs", "nouns", "adjectives"),
        rows=((frame.id, frame.mode, frame.cameo, *_predicates(frame)) for frame in found),
        more={"quads": QUADS, "short": short_predicate},
    )


def _predicates(frame: Frame) -> Iterator[str]:
    for found in (frame.verbs, frame.nouns, frame.adjectives):
        yield "; ".join(found)


@page(router, "/ontology/frames/{frame}", "frame.html")
def frame(request: Request, frame: str) -> Shown:
    """Show one frame: its predicates, its sides, and what it must and must not match."""
    found = frames(site_of(request).settings.frames).get(frame)
    if found is None:
        raise NotFoundError(
            f"there is no frame {frame!r} here; it may be of another version, or of a codebook of "
            "its own. The page of each event type lists its frames"
        )
    return Shown(
        data={"frame": found},
        columns=("kind", "words"),
        rows=[
            *(("verb", words) for words in found.verbs),
            *(("noun", words) for words in found.nouns),
            *(("adjective", words) for words in found.adjectives),
            *(("matches", words) for words in found.matches),
            *(("rejects", words) for words in found.rejects),
        ],
        more={"entry": frame_entry(found), "quads": QUADS, "known": _known(found.type)},
    )


def _known(type: str) -> EventType | None:
    return load_ontology().types.get(type)


@page(router, "/ontology/markers/{marker}", "rule.html")
def marker(request: Request, marker: str) -> Shown:
    """Show one group of words that move status or certainty."""
    return _rule(marker, markers().get(marker), "marker")


@page(router, "/ontology/cues/{cue}", "rule.html")
def cue(request: Request, cue: str) -> Shown:
    """Show one group of words that attribute."""
    return _rule(cue, cues().get(cue), "cue")


def _rule(id: str, rule: WordRule | None, kind: str) -> Shown:
    if rule is None:
        raise NotFoundError(f"there is no {kind} {id!r}; the page of the ontology lists them")
    told: dict[str, Any] = msgspec.to_builtins(rule)
    plain = {
        key: value
        for key, value in told.items()
        if key not in {"id", "lemmas", "matches", "rejects"} and value not in (None, False, [], ())
    }
    return Shown(
        data={"rule": rule, "kind": kind},
        columns=("kind", "words"),
        rows=[
            (name, words)
            for name in ("lemmas", "matches", "rejects")
            for words in getattr(rule, name)
        ],
        more={"effect": effect_of(rule), "plain": plain},
    )
