"""Say what each part of the coder contributes: code marked news with it and without it.

    python tools/ablation.py FOLDER [--scorers DIR] [--only NAME ...]

FOLDER holds any of ``events*.jsonl`` (sentences with one event marked each), ``factuality*.jsonl``
(predicates with a score, 1.5 and more where the text asserts them) and ``articles/`` (texts in one
folder, files of the same names with every event marked as JSON in another, and ``aliases.json``).
The figures are those of the scoring scripts in ``--scorers`` (default: the folder ``score`` beside
FOLDER). Prints a table in Markdown, one row a part that was left out or put in.

The coder has no switches for this: a part is left out by emptying the knowledge that it reads, or
by putting another function in the place of a stage while the script runs.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec

from dateline.errors import DatelineError
from dateline.extract.certainty import assess
from dateline.extract.compose.join import Told
from dateline.extract.language import MODELS, parse_article
from dateline.extract.pipeline import Known, code_article, load_knowledge
from dateline.knowledge.files import read_entries
from dateline.knowledge.light_verbs import LightVerbTable
from dateline.knowledge.markers import FOLDER, MARKER_FILES, Marker
from dateline.read import article_from_text
from dateline.records import Actor, Article, Coding, Event, Mention, Sentence, Span, Status
from dateline.settings import Settings

Rows = list[dict[str, Any]]
REAL = frozenset((Status.HAPPENED, Status.ONGOING, Status.ENDED))
ASSERTED = 1.5  # least score of a predicate that the text asserts


class Variant(NamedTuple):
    """One way of running the coder.

    Attributes:
        name: What is left out or put in.
        known: Makes its knowledge of all the knowledge.
        settings: Its settings.
        stages: Functions that stand in for stages, with the name of what each replaces.
    """

    name: str
    known: Callable[[Known], Known] = lambda known: known
    settings: Settings = Settings()
    stages: tuple[tuple[str, Callable[..., Any]], ...] = ()


class Marked(NamedTuple):
    """The marked news of a folder: sentences, predicates with their parse, articles."""

    folder: Path
    scorers: Path
    sentences: dict[str, Rows]
    predicates: dict[str, Rows]
    parses: dict[str, tuple[Sentence, ...]]
    texts: dict[str, str]


def without_frames(part: str) -> Callable[[Known], Known]:
    """Return what empties one part of speech of all frames: "verbs", "nouns" or "adjectives"."""

    def emptied(known: Known) -> Known:
        frames = [msgspec.structs.replace(frame, **{part: ()}) for frame in known.frames.frames]
        table = msgspec.structs.replace(known.frames, frames=tuple(frames))
        return msgspec.structs.replace(known, frames=table)

    return emptied


def without_markers(files: Iterable[str]) -> Callable[[Known], Known]:
    """Return what empties the markers of some files, the words of quantities apart."""
    gone = {entry.id for file in files for entry in read_entries(FOLDER / file, Marker)}

    def emptied(known: Known) -> Known:
        kept = {
            syntax: {lemma: item for lemma, item in words.items() if item.id not in gone}
            for syntax, words in known.markers.markers.items()
        }
        table = msgspec.structs.replace(known.markers, markers=kept)
        return msgspec.structs.replace(known, markers=table)

    return emptied


def without_light_verbs(known: Known) -> Known:
    """Return the knowledge without verbs that carry event nouns."""
    empty = LightVerbTable(does=frozenset(), receives=frozenset(), occurs=frozenset())
    return msgspec.structs.replace(known, light_verbs=empty)


def without_topics(known: Known) -> Known:
    """Return the knowledge without the words of sport, markets and the like."""
    return msgspec.structs.replace(known, frames=msgspec.structs.replace(known.frames, topics=()))


def each_alone(reports: Iterable[Told], _title: Span | None) -> tuple[Event, ...]:
    """Return every report as an event of its own."""
    return tuple(told.event for told in reports if told.event.actors or told.event.recipients)


def as_given(_sentences: object, mentions: tuple[Mention, ...], *_: object) -> object:
    """Return the mentions as they were: what a stage that resolves them or adds to them got."""
    return mentions


PIPELINE = "dateline.extract.pipeline"
JOIN = "dateline.extract.compose.event.join_events"
PARTS = ("verbs", "nouns", "adjectives")
VARIANTS = (
    Variant("everything"),
    Variant("with the entity recogniser", settings=Settings(model=MODELS[0])),
    *(Variant(f"without {part} of frames", without_frames(part)) for part in PARTS),
    Variant("without light verbs", without_light_verbs),
    Variant("without the sieve", stages=((f"{PIPELINE}.resolve_mentions", as_given),)),
    Variant("without the article's country", stages=((f"{PIPELINE}.with_focus", as_given),)),
    Variant("without topics", without_topics),
    Variant("without joining reports", stages=((JOIN, each_alone),)),
    Variant("without status rules", without_markers(MARKER_FILES)),
    *(Variant(f"without {Path(f).stem} markers", without_markers([f])) for f in MARKER_FILES),
)


def main() -> None:
    """Read the arguments, run every variant, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorers", type=Path)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="variants whose name holds this")
    args = parser.parse_args()
    marked = read_marked(args.folder, args.scorers or args.folder.parent / "score")
    chosen = [
        variant
        for variant in VARIANTS
        if not args.only or any(word in variant.name for word in args.only)
    ]
    titles: list[str] = []
    for variant in chosen:
        figures = dict(figures_of(variant, marked))
        if not titles:
            titles = list(figures)
            print(f"| | {' | '.join(titles)} |")
            print(f"|---|{'---|' * len(titles)}")
        print(f"| {variant.name} | {' | '.join(figures[title] for title in titles)} |", flush=True)


def read_marked(folder: Path, scorers: Path) -> Marked:
    """Read the marked news of a folder, and parse the texts of its predicates.

    Args:
        folder: The folder.
        scorers: The folder of the scoring scripts.

    Returns:
        The marked news.

    Raises:
        SystemExit: The folder holds none, or the scoring scripts are not there.
    """
    sentences = {path.stem: rows_of(path) for path in sorted(folder.glob("events*.jsonl"))}
    predicates = {path.stem: rows_of(path) for path in sorted(folder.glob("factuality*.jsonl"))}
    marks = sorted((folder / "articles").glob("*/*.json"))
    texts = {
        path.stem: next((folder / "articles").glob(f"*/{path.stem}.txt")).read_text("utf-8")
        for path in marks
    }
    if not (sentences or predicates or texts):
        raise SystemExit(f"{folder}: no events*.jsonl, factuality*.jsonl or articles/ in it")
    if not (scorers / "score_events.py").exists():
        raise SystemExit(f"{scorers}: no scoring scripts; give their folder with --scorers")
    wanted = {row["text"] for rows in predicates.values() for row in rows}
    parses = {text: parse_article(plain(text)) for text in sorted(wanted)}
    return Marked(folder, scorers, sentences, predicates, parses, texts)


def rows_of(path: Path) -> Rows:
    """Return the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def plain(text: str) -> Article:
    """Return a text as an article of one paragraph."""
    return Article(id="", input="-", text=text, sha256="", paragraphs=(Span(0, len(text)),))


def figures_of(variant: Variant, marked: Marked) -> Iterator[tuple[str, str]]:
    """Yield the figures of one variant, each with its title."""
    known = variant.known(load_knowledge())
    with ExitStack() as stack, tempfile.TemporaryDirectory() as work:
        for name, stage in variant.stages:
            stack.enter_context(patch(name, stage))
        for name, rows in marked.sentences.items():
            yield from sentence_figures(name, rows, variant, known, marked, Path(work))
        if marked.texts:
            yield from article_figures(variant, known, marked, Path(work))
        for name, rows in marked.predicates.items():
            yield f"{name}: not asserted F1", not_asserted(rows, known, marked)


def sentence_figures(
    name: str, rows: Rows, variant: Variant, known: Known, marked: Marked, work: Path
) -> Iterator[tuple[str, str]]:
    """Yield type and role figures of marked sentences."""
    found, gold = work / f"{name}.found.jsonl", work / f"{name}.marked.jsonl"
    with found.open("w", encoding="utf-8") as out:
        for row in rows:
            coding = code(row["text"], row["id"], variant, known)
            events = [
                {
                    "type": event.type,
                    "reciprocal": event.reciprocal,
                    "actor": [as_text(actor) for actor in event.actors],
                    "recipient": [as_text(actor) for actor in event.recipients],
                }
                for event in coding.events
            ]
            out.write(json.dumps({"id": row["id"], "events": events}) + "\n")
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = json.loads(run(marked.scorers / "score_events.py", found, gold, "--json"))
    for key in ("P", "R", "F1"):
        yield f"{name}: type {key}", f"{result['type'][key]:.3f}"
    yield f"{name}: role", f"{result['role']:.3f}"


def as_text(actor: Actor) -> dict[str, str | None]:
    """Return an actor as the sentence scorer wants it."""
    return {"text": f"{actor.text} {actor.name}", "country": actor.country}


def article_figures(
    variant: Variant, known: Known, marked: Marked, work: Path
) -> Iterator[tuple[str, str]]:
    """Yield event and status figures of marked articles."""
    folder = marked.folder / "articles"
    gold = next(folder.glob("*/*.json")).parent
    for name, text in marked.texts.items():
        coding = code(text, name, variant, known)
        events = [as_scored(event, coding.article.text) for event in coding.events]
        (work / f"{name}.json").write_text(json.dumps({"events": events}), encoding="utf-8")
    out = work / "figures.out"
    run(
        marked.scorers / "score_articles.py",
        work, "--gold", gold, "--aliases", folder / "aliases.json", "--json", out,
    )  # fmt: skip
    overall = json.loads(out.read_text("utf-8"))["overall"]
    for key, value in zip(("P", "R", "F1"), overall["events"], strict=True):
        yield f"articles: events {key}", f"{value:.3f}"
    yield "articles: status", f"{overall['acc']['status'][0]:.3f}"


def as_scored(event: Event, text: str) -> dict[str, Any]:
    """Return an event as the article scorer wants it."""
    return {
        "type": event.type,
        "mode": event.mode,
        "quote": text[event.anchor.start : event.anchor.end],
        "actors": [actor.name for actor in event.actors],
        "recipients": [actor.name for actor in event.recipients],
        "reciprocal": event.reciprocal,
        "place": {"country": event.place.country} if event.place else None,
        "start": event.when.earliest if event.when else None,
        "end": event.when.latest if event.when else None,
        "status": event.status,
        "sources": [source.name for source in event.chain],
        "certainty": event.certainty,
    }


def not_asserted(rows: Rows, known: Known, marked: Marked) -> str:
    """Return the F1 of finding the predicates that the text does not assert."""
    right = said = wanted = 0
    for row in rows:
        if row.get("score") is None:
            continue
        start, end = row["predicate"]
        try:
            judgement = assess(marked.parses[row["text"]], start, end, known.markers)
        except DatelineError:  # no word stands there
            continue
        is_open = judgement.status not in REAL or judgement.certainty != "asserted"
        is_marked = row["score"] < ASSERTED
        right += is_open and is_marked
        said += is_open
        wanted += is_marked
    return f"{2 * right / max(1, said + wanted):.3f}"


def code(text: str, name: str, variant: Variant, known: Known) -> Coding:
    """Code one text the way of a variant."""
    return code_article(article_from_text(text, id=name), known, variant.settings)


def run(script: Path, *arguments: object) -> str:
    """Run a scoring script and return what it prints."""
    done = subprocess.run(
        [sys.executable, str(script), *map(str, arguments)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{script}: {done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    main()
