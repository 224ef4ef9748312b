"""Fit the weights of ``data/confidence/events.yaml`` on marked news and measure how well they hold.

    python tools/fit_confidence.py FOLDER ...           # print the figures
    python tools/fit_confidence.py FOLDER ... --write   # and write weights and figures

Each FOLDER holds ``articles/`` (texts in one folder, files of the same names with every event
marked as JSON in another, and ``aliases.json``), or ``events*.jsonl`` (sentences with one event
marked each), or both. The rules by which an event counts as right are those of the two scoring
scripts in ``--scorers`` (default: the folder ``score`` beside the first FOLDER), so that confidence
means what the scores mean.

An event of an article is right where the script pairs it with a marked one, optional or not.
Articles are what is coded in the end, so each of their events counts as much as three of sentences.
In a sentence only one event is marked, so what another type means is open: such an event counts
half, and as right with a share that was estimated by reading a sample of them. The sentences were
chosen for naming both sides; one with a side missing says little about articles and counts a
quarter.
"""

import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from calibration import PAGE, Sample, Target, arguments, load_script, report

import dateline
from dateline.extract.compose.confidence import clues_of
from dateline.extract.language import parse_article
from dateline.knowledge.confidence import Clue
from dateline.knowledge.files import DATA
from dateline.knowledge.ontology import load_ontology
from dateline.read import article_from_text
from dateline.records import Actor, Article, Coding, Event

ARTICLE_COUNTS = 3.0
# Share right among events of another type than the marked one, read off a sample of 45.
OTHER_TYPE = 0.25
OTHER_TYPE_COUNTS = 0.5
ONE_SIDED_COUNTS = 0.25
TARGET = Target(
    noun="events",
    one="an event",
    tool="fit_confidence.py",
    clues=tuple(Clue),
    weights=DATA / "confidence" / "events.yaml",
    plot=PAGE.with_suffix(".svg"),
)


def main() -> None:
    """Read the arguments, fit, measure, and write where asked to."""
    parser = arguments(__doc__)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    samples = samples_of(args.folders, args.scorers, args.workers)
    sentences = [0.0 if sample.in_article else sample.counts for sample in samples]
    report(TARGET, samples, {"in sentences": sentences}, write=args.write)


def samples_of(folders: list[Path], scorers: Path | None, workers: int) -> list[Sample]:
    """Return the events of all folders; each article and each sentence is a group of its own."""
    where = scorers or folders[0].parent / "score"
    samples: list[Sample] = []
    for folder in folders:
        # A script of its own for each folder, as it keeps the aliases that it was given.
        found = [
            *article_samples(folder / "articles", load_script(where / "score_articles.py")),
            *sentence_samples(folder, load_script(where / "score_events.py"), workers),
        ]
        if not found:
            raise SystemExit(f"{folder}: neither articles/ nor events*.jsonl with events in it")
        groups = dict.fromkeys(sample.group for sample in found)
        numbers = dict(zip(groups, count(len({sample.group for sample in samples})), strict=False))
        samples += [sample._replace(group=numbers[sample.group]) for sample in found]
    return samples


def article_samples(folder: Path, scorer: ModuleType) -> Iterator[Sample]:
    """Yield the events of the marked articles."""
    scorer.load_aliases(folder / "aliases.json")
    for group, path in enumerate(sorted(folder.glob("*/*.json"))):
        marked = json.loads(path.read_text(encoding="utf-8"))["events"]
        text = next(folder.glob(f"*/{path.stem}.txt")).read_text(encoding="utf-8")
        article = article_from_text(text, id=path.stem)
        coding = next(iter(dateline.code_many([article])))
        found = [as_scored(event, article) for event in coding.events]
        paired = {j for _, j in scorer.greedy(marked, found, scorer.pair_score)}
        for number, (_, clues) in enumerate(events_with_clues(coding)):
            yield Sample(group, True, clues, float(number in paired), ARTICLE_COUNTS)


def as_scored(event: Event, article: Article) -> dict[str, Any]:
    """Return an event as the article scorer wants it."""
    return {
        "type": event.type,
        "quote": article.text[event.anchor.start : event.anchor.end],
        "actors": [actor.name for actor in event.actors],
        "recipients": [actor.name for actor in event.recipients],
        "reciprocal": event.reciprocal,
        "place": {"country": event.place.country} if event.place else None,
        "start": event.when.earliest if event.when else None,
        "end": event.when.latest if event.when else None,
        "status": event.status,
        "sources": [source.name for source in event.chain],
    }


def sentence_samples(folder: Path, scorer: ModuleType, workers: int) -> Iterator[Sample]:
    """Yield the events of the marked sentences."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("events*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    articles = [article_from_text(row["text"], id=row["id"]) for row in rows]
    codings = dateline.code_many(articles, workers=workers)
    for group, (row, coding) in enumerate(zip(rows, codings, strict=True), 1000):
        for event, clues in events_with_clues(coding):
            judged = [judge_sentence_event(event, marked, scorer) for marked in row["events"]]
            yield Sample(group, False, clues, *max(judged))


def judge_sentence_event(
    event: Event, marked: dict[str, Any], scorer: ModuleType
) -> tuple[float, float]:
    """Return how right an event is against the marked one, and how much that counts."""
    both = event.actors + event.recipients
    sides = (
        (marked["actor"], both if event.reciprocal else event.actors),
        (marked["recipient"], both if event.reciprocal else event.recipients),
    )
    agree = all(
        not texts or scorer.shares(texts, [as_text(actor) for actor in actors])
        for texts, actors in sides
    )
    counts = 1.0 if event.actors and event.recipients else ONE_SIDED_COUNTS
    if event.type in marked["types_any"]:
        return float(agree), counts
    return OTHER_TYPE, OTHER_TYPE_COUNTS * counts


def as_text(actor: Actor) -> dict[str, str]:
    """Return an actor as the sentence scorer wants it."""
    return {"text": f"{actor.text} {actor.name}"}


def events_with_clues(coding: Coding) -> Iterator[tuple[Event, frozenset[Clue]]]:
    """Yield each event of a coding with its clues."""
    sentences = parse_article(coding.article)
    for event in coding.events:
        yield event, clues_of(event, sentences, load_ontology())


if __name__ == "__main__":
    main()
