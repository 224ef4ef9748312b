"""What fitting and measuring confidences share: the regression, the folds, the figures, the plot.

Used by ``fit_confidence.py`` (events) and ``fit_statement_confidence.py`` (statements).
"""

import argparse
import importlib.util
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np

PAGE = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "confidence.md"
LAST_LINE = "<!-- end of figures -->"
RIDGE = 1.0
FOLDS = 10
BINS = 10
DRAWS = 300


class Sample(NamedTuple):
    """One event or statement: its clues, whether it is right (0 to 1), how much it counts."""

    group: int
    in_article: bool
    clues: frozenset[str]
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
        bins: Least and mean confidence, share right and number of each bin.
    """

    events: int
    share: float
    error: float
    chance: float
    brier: float
    brier_base: float
    bins: list[tuple[float, float, float, int]]


def load_script(path: Path) -> ModuleType:
    """Load a scoring script as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scoring script; give its folder with --scorers")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def matrix_of(samples: list[Sample], clues: Sequence[str]) -> np.ndarray:
    """Return one row a sample: 1 for the base, then 1 for each clue that is there."""
    return np.array([[1.0, *(clue in s.clues for clue in clues)] for s in samples], dtype=float)


def fit(samples: list[Sample], clues: Sequence[str]) -> np.ndarray:
    """Return base and weights of the logistic regression, by Newton's method with a ridge."""
    features = matrix_of(samples, clues)
    right = np.array([s.right for s in samples])
    counts = np.array([s.counts for s in samples])
    ridge = np.diag([0.0] + [RIDGE] * len(clues))
    weights = np.zeros(features.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (counts * (right - expected)) - ridge @ weights
        curve = (features.T * (counts * expected * (1 - expected))) @ features + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def held_out_confidences(samples: list[Sample], clues: Sequence[str]) -> np.ndarray:
    """Return the confidence of each sample by weights fitted without its article."""
    confidences = np.zeros(len(samples))
    for fold in range(FOLDS):
        weights = fit([s for s in samples if s.group % FOLDS != fold], clues)
        for number, sample in enumerate(samples):
            if sample.group % FOLDS == fold:
                odds = matrix_of([sample], clues)[0] @ weights
                confidences[number] = 1 / (1 + np.exp(-odds))
    return confidences


def figures_of(samples: list[Sample], confidences: np.ndarray) -> Figures:
    """Measure the confidences of the samples that count."""
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
    """Return the indices of the samples of each bin, by rising confidence."""
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


def overview(what: str, figures: dict[str, Figures]) -> str:
    """Return the figures of each set as a table."""
    lines = [
        f"| {what} | number | right | calibration error | by chance | Brier | constant |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {f.events} | {f.share:.2f} | {f.error:.3f} | {f.chance:.3f} "
        f"| {f.brier:.3f} | {f.brier_base:.3f} |"
        for name, f in figures.items()
    ]
    return "\n".join(lines) + "\n"


def bins_of(what: str, name: str, figures: Figures) -> str:
    """Return the reliability table of one set."""
    lines = [
        f"{what.capitalize()} {name}:\n",
        "| confidence from | mean confidence | share right | number |",
        "|---|---|---|---|",
    ]
    lines += [f"| {a:.2f} | {b:.2f} | {c:.2f} | {n} |" for a, b, c, n in figures.bins]
    return "\n".join(lines) + "\n"


def plot_of(sets: Sequence[tuple[Figures, str, str]]) -> str:
    """Return the reliability of sets (figures, colour, name) as a drawing; best is the diagonal."""
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
    for row, (figures, hue, name) in enumerate(sets):
        parts.append(f'<text x="60" y="{50 + 18 * row}" fill="{hue}">{name}</text>')
        parts += [
            f'<circle cx="{50 + 300 * said:.0f}" cy="{330 - 300 * true:.0f}" r="4" fill="{hue}"/>'
            for _, said, true, _ in figures.bins
        ]
    return "\n".join((*parts, "</svg>")) + "\n"


def heading(script: str, what: str, figures: Figures) -> str:
    """Return the comment above the weights."""
    return (
        f"# What each clue adds to the log-odds that {what} is right; what each clue is stands\n"
        "# in docs/explanation/confidence.md. Not to be edited by hand, but fitted anew.\n"
        f"# Fitted by tools/{script} on {datetime.now(UTC):%Y-%m-%d} on {figures.events} of those "
        "that Dateline found in\n"
        "# English news in which people had marked theirs. On folds left out\n"
        f"# of the fit: expected calibration error {figures.error:.3f} "
        "(10 bins of equal mass), Brier score\n"
        f"# {figures.brier:.3f} against {figures.brier_base:.3f} for the constant "
        f"{figures.share:.2f}.\n\n"
    )


def weights_as_yaml(weights: np.ndarray, samples: list[Sample], clues: Sequence[str]) -> str:
    """Return the entries of the weights file; each says how often its clue was seen."""
    lines = [f"- {{id: base, weight: {weights[0]:.2f}}}"]
    for clue, weight in zip(clues, weights[1:], strict=True):
        seen = sum(clue in sample.clues for sample in samples)
        lines.append(f"- {{id: {clue}, weight: {weight:.2f}}}  # seen {seen} times")
    return "\n".join(lines) + "\n"


def write_figures(page: Path, first_line: str, text: str) -> None:
    """Put figures between a first line and the next last line of a page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(first_line)
    after = rest.partition(LAST_LINE)[2]
    page.write_text(f"{before}{first_line}\n\n{text}\n{LAST_LINE}{after}", encoding="utf-8")


class Target(NamedTuple):
    """What is fitted, and where its weights and figures stand.

    Attributes:
        noun: What confidence is said of: "events".
        one: One of them: "an event".
        tool: Name of the script that fits it.
        clues: The clues that have weights.
        weights: The file of the weights.
        plot: The drawing of how well they hold.
    """

    noun: str
    one: str
    tool: str
    clues: tuple[str, ...]
    weights: Path
    plot: Path


def arguments(description: str | None) -> argparse.ArgumentParser:
    """Return what reads the arguments that the scripts share."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--scorers", type=Path)
    parser.add_argument("--write", action="store_true")
    return parser


def report(
    target: Target, samples: list[Sample], parts: Mapping[str, list[float]], *, write: bool
) -> None:
    """Fit and measure, print the figures and the weights, and write them where asked to.

    Args:
        target: What is fitted.
        samples: What is known of it.
        parts: Names of parts of the samples to be measured besides all and the articles', with
            how much each sample counts in them; every second set of figures gets a table of bins.
        write: Whether the files are written.
    """
    held_out = held_out_confidences(samples, target.clues)
    counts = {
        "all, as counted for the fit": [sample.counts for sample in samples],
        "all, each counted once": [1.0 for _ in samples],
        "in articles": [float(sample.in_article) for sample in samples],
        **parts,
    }
    figures = {
        name: figures_of(
            [s._replace(counts=c) for s, c in zip(samples, counted, strict=True)], held_out
        )
        for name, counted in counts.items()
    }
    shown = list(figures.items())[::2]
    tables = (bins_of(target.noun, *item) for item in shown)
    page = "\n".join((overview(target.noun, figures), *tables))
    overall = figures["all, as counted for the fit"]
    weights = heading(target.tool, target.one, overall)
    weights += weights_as_yaml(fit(samples, target.clues), samples, target.clues)
    print(page)
    print(weights)
    if write:
        target.weights.write_text(weights, encoding="utf-8")
        sets = ((overall, "#1f6feb", "all"), (figures["in articles"], "#d1242f", "in articles"))
        target.plot.write_text(plot_of(sets), encoding="utf-8")
        write_figures(PAGE, f"<!-- figures: written by tools/{target.tool} -->", page)
