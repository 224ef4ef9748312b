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

import argparse
import importlib.util
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

import dateline
from dateline.extract.compose.confidence import clues_of
from dateline.extract.language import parse_article
from dateline.knowledge.confidence import Clue
from dateline.knowledge.files import DATA
from dateline.knowledge.ontology import load_ontology
from dateline.read import article_from_text
from dateline.records import Actor, Article, Coding, Event

WEIGHTS = DATA / "confidence" / "events.yaml"
PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "confidence.md"
PLOT = PAGE.with_suffix(".svg")
# The figures of the page stand between these two lines.
FIRST_LINE = "<!-- figures: written by tools/fit_confidence.py -->"
LAST_LINE = "<!-- end of figures -->"
ARTICLE_COUNTS = 3.0
# Share right among events of another type than the marked one, read off a sample of 45.
OTHER_TYPE = 0.25
OTHER_TYPE_COUNTS = 0.5
ONE_SIDED_COUNTS = 0.25
RIDGE = 1.0
FOLDS = 10
BINS = 10
DRAWS = 300
CLUES = tuple(Clue)


class Sample(NamedTuple):
    """One event: its clues and whether it is right (0 to 1), and how much it counts."""

    group: int
    in_article: bool
    clues: frozenset[Clue]
    right: float
    counts: float


class Figures(NamedTuple):
    """How well confidences hold.

    Attributes:
        events: How many there are.
        share: Share that is right.
        error: Expected calibration error in bins of equal mass.
        chance: What that error would be on average, were every confidence exactly true.
        brier: Brier score.
        brier_base: Brier score of the constant ``share``.
        bins: Least and mean confidence, share right and number of events of each bin.
    """

    events: int
    share: float
    error: float
    chance: float
    brier: float
    brier_base: float
    bins: list[tuple[float, float, float, int]]


def main() -> None:
    """Read the arguments, fit, measure, and write where asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--scorers", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    samples = samples_of(args.folders, args.scorers, args.workers)
    held_out = held_out_confidences(samples)
    figures = {
        "all, as counted for the fit": figures_of(samples, held_out),
        "all, each counted once": figures_of([s._replace(counts=1.0) for s in samples], held_out),
        "in articles": figures_of(
            [s._replace(counts=float(s.in_article)) for s in samples], held_out
        ),
        "in sentences": figures_of(
            [s._replace(counts=0.0 if s.in_article else s.counts) for s in samples], held_out
        ),
    }
    page = "\n".join((overview(figures), *(bins_of(*item) for item in list(figures.items())[::2])))
    overall = figures["all, as counted for the fit"]
    weights = heading(overall) + weights_as_yaml(fit(samples), samples)
    print(page)
    print(weights)
    if args.write:
        WEIGHTS.write_text(weights, encoding="utf-8")
        PLOT.write_text(
            plot_of(overall, "#1f6feb", figures["in articles"], "#d1242f"), encoding="utf-8"
        )
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(FIRST_LINE)
        after = rest.partition(LAST_LINE)[2]
        PAGE.write_text(f"{before}{FIRST_LINE}\n\n{page}\n{LAST_LINE}{after}", encoding="utf-8")


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


def load_script(path: Path) -> ModuleType:
    """Load a scoring script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scoring script; give its folder with --scorers")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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


def matrix_of(samples: list[Sample]) -> np.ndarray:
    """Return one row an event: 1 for the base, then 1 for each clue that is there."""
    return np.array([[1.0, *(clue in s.clues for clue in CLUES)] for s in samples], dtype=float)


def fit(samples: list[Sample]) -> np.ndarray:
    """Return base and weights of the logistic regression, by Newton's method with a ridge."""
    features = matrix_of(samples)
    right = np.array([s.right for s in samples])
    counts = np.array([s.counts for s in samples])
    ridge = np.diag([0.0] + [RIDGE] * len(CLUES))
    weights = np.zeros(features.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (counts * (right - expected)) - ridge @ weights
        curve = (features.T * (counts * expected * (1 - expected))) @ features + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def held_out_confidences(samples: list[Sample]) -> np.ndarray:
    """Return the confidence of each event by weights fitted without its article."""
    confidences = np.zeros(len(samples))
    for fold in range(FOLDS):
        weights = fit([s for s in samples if s.group % FOLDS != fold])
        for number, sample in enumerate(samples):
            if sample.group % FOLDS == fold:
                odds = matrix_of([sample])[0] @ weights
                confidences[number] = 1 / (1 + np.exp(-odds))
    return confidences


def figures_of(samples: list[Sample], confidences: np.ndarray) -> Figures:
    """Measure the confidences of the events that count."""
    counts = np.array([s.counts for s in samples])
    some = counts > 0
    counts, given = counts[some], confidences[some]
    right = np.array([s.right for s in samples])[some]
    share = float(np.average(right, weights=counts))

    def brier(values: np.ndarray | float) -> float:
        # Where the share right is itself an estimate, the expected square is taken.
        squares = right * (1 - values) ** 2 + (1 - right) * values**2
        return float(np.average(squares, weights=counts))

    bins = bins_of_equal_mass(given, counts)
    draw = np.random.default_rng(0)
    judged = (right == 0) | (right == 1)
    chances = [
        error_of(bins, given, np.where(judged, draw.random(len(given)) < given, given), counts)
        for _ in range(DRAWS)
    ]
    return Figures(
        events=len(given),
        share=share,
        error=error_of(bins, given, right, counts),
        chance=float(np.mean(chances)),
        brier=brier(given),
        brier_base=brier(share),
        bins=[
            (
                float(given[inside].min()),
                float(np.average(given[inside], weights=counts[inside])),
                float(np.average(right[inside], weights=counts[inside])),
                len(inside),
            )
            for inside in bins
        ],
    )


def bins_of_equal_mass(given: np.ndarray, counts: np.ndarray) -> list[np.ndarray]:
    """Return the indices of the events of each bin, by rising confidence."""
    order = np.argsort(given, kind="stable")
    middle = np.cumsum(counts[order]) - counts[order] / 2
    part = np.minimum((middle / counts.sum() * BINS).astype(int), BINS - 1)
    return [order[part == number] for number in range(BINS) if (part == number).any()]


def error_of(
    bins: list[np.ndarray], given: np.ndarray, right: np.ndarray, counts: np.ndarray
) -> float:
    """Return the mean distance between confidence and share right over the bins."""
    gaps = [abs(float(((given - right) * counts)[inside].sum())) for inside in bins]
    return sum(gaps) / float(counts.sum())


def overview(figures: dict[str, Figures]) -> str:
    """Return the figures of each set of events as a table."""
    lines = [
        "| events | number | right | calibration error | by chance | Brier | constant |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {f.events} | {f.share:.2f} | {f.error:.3f} | {f.chance:.3f} "
        f"| {f.brier:.3f} | {f.brier_base:.3f} |"
        for name, f in figures.items()
    ]
    return "\n".join(lines) + "\n"


def bins_of(name: str, figures: Figures) -> str:
    """Return the reliability table of one set of events."""
    lines = [
        f"Events {name}:\n",
        "| confidence from | mean confidence | share right | events |",
        "|---|---|---|---|",
    ]
    lines += [f"| {a:.2f} | {b:.2f} | {c:.2f} | {n} |" for a, b, c, n in figures.bins]
    return "\n".join(lines) + "\n"


def plot_of(all_events: Figures, colour: str, in_articles: Figures, other_colour: str) -> str:
    """Return the reliability of two sets of events as a drawing: the diagonal is perfect."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 380" font-family="sans-serif" '
        'font-size="12">',
        '<rect width="400" height="380" fill="white"/>',
        '<path d="M50 330H350V30H50ZM50 330L350 30" fill="none" stroke="#8c959f"/>',
        '<text x="200" y="368" text-anchor="middle">confidence</text>',
        '<text x="14" y="180" text-anchor="middle" transform="rotate(-90 14 180)">'
        "share right</text>",
    ]
    for tenth in range(0, 11, 2):
        parts += [
            f'<text x="{50 + 30 * tenth}" y="347" text-anchor="middle">{tenth / 10:.1f}</text>',
            f'<text x="44" y="{334 - 30 * tenth}" text-anchor="end">{tenth / 10:.1f}</text>',
        ]
    sets = ((all_events, colour, "all"), (in_articles, other_colour, "in articles"))
    for row, (figures, hue, name) in enumerate(sets):
        parts.append(f'<text x="60" y="{50 + 18 * row}" fill="{hue}">{name}</text>')
        parts += [
            f'<circle cx="{50 + 300 * said:.0f}" cy="{330 - 300 * true:.0f}" r="4" fill="{hue}"/>'
            for _, said, true, _ in figures.bins
        ]
    return "\n".join((*parts, "</svg>")) + "\n"


def heading(figures: Figures) -> str:
    """Return the comment above the weights."""
    return (
        "# What each clue adds to the log-odds that an event is right; what each clue is stands\n"
        "# in docs/explanation/confidence.md. Not to be edited by hand, but fitted anew.\n"
        f"# Fitted by tools/fit_confidence.py on {datetime.now(UTC):%Y-%m-%d} on {figures.events} "
        "events that Dateline found in\n"
        "# English news articles and sentences whose events people had marked. On folds left out\n"
        f"# of the fit: expected calibration error {figures.error:.3f} "
        "(10 bins of equal mass), Brier score\n"
        f"# {figures.brier:.3f} against {figures.brier_base:.3f} for the constant "
        f"{figures.share:.2f}.\n\n"
    )


def weights_as_yaml(weights: np.ndarray, samples: list[Sample]) -> str:
    """Return the entries of the weights file; each says how often its clue was seen."""
    lines = [f"- {{id: base, weight: {weights[0]:.2f}}}"]
    for clue, weight in zip(CLUES, weights[1:], strict=True):
        seen = sum(clue in sample.clues for sample in samples)
        lines.append(f"- {{id: {clue}, weight: {weight:.2f}}}  # seen {seen} times")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
