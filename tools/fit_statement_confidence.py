"""Fit the weights of ``data/confidence/statements.yaml`` on marked news and measure how they hold.

    python tools/fit_statement_confidence.py FOLDER ...           # print the figures
    python tools/fit_statement_confidence.py FOLDER ... --write   # and write weights and figures

Each FOLDER holds ``articles/`` (texts in one folder, files of the same names with every statement
marked as JSON in another, and ``aliases.json``) and ``attribution*.jsonl`` (articles whose
attributions are marked). The rules by which a statement counts as right are those of the two
scoring scripts in ``--scorers`` (default: the folder ``score`` beside the first FOLDER).

A statement of an article is right where the script pairs it with a marked one, by its content and
its innermost source. In the other texts it is right where source and content are at least half the
same as marked; what stands within a marked content is left out, as only the outermost are marked
there. Articles are what is coded in the end, so each of their statements counts as three.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from calibration import PAGE, Sample, Target, arguments, load_script, report

import dateline
from dateline.extract.compose.statement_confidence import statement_clues_of
from dateline.extract.language import parse_article
from dateline.knowledge.confidence import StatementClue
from dateline.knowledge.files import DATA
from dateline.read import article_from_text
from dateline.records import Article, Coding, Statement

ARTICLE_COUNTS = 3.0
HALF = 0.5
GROUPS_OF_A_FOLDER = 10_007  # more than it has articles; a prime, so that folds stay mixed
TARGET = Target(
    noun="statements",
    one="a statement",
    tool="fit_statement_confidence.py",
    clues=tuple(StatementClue),
    weights=DATA / "confidence" / "statements.yaml",
    plot=PAGE.with_name("confidence-statements.svg"),
)


def main() -> None:
    """Read the arguments, fit, measure, and write where asked to."""
    args = arguments(__doc__).parse_args()
    scorers = args.scorers or args.folders[0].parent / "score"
    samples = [
        sample._replace(group=sample.group + GROUPS_OF_A_FOLDER * number)
        for number, folder in enumerate(args.folders)
        for sample in (
            *article_samples(folder / "articles", load_script(scorers / "score_articles.py")),
            *text_samples(folder, load_script(scorers / "score_attribution.py")),
        )
    ]
    report(TARGET, samples, {}, write=args.write)


def coded(article: Article) -> Coding:
    """Return the coding of one article."""
    return next(iter(dateline.code_many([article])))


def clues_in(coding: Coding) -> list[frozenset[StatementClue]]:
    """Return the clues of each statement of a coding."""
    sentences = parse_article(coding.article)
    starts = [sentence.span.start for sentence in sentences]
    return [statement_clues_of(item, sentences, starts) for item in coding.statements]


def article_samples(folder: Path, scorer: ModuleType) -> Iterator[Sample]:
    """Yield the statements of the marked articles."""
    scorer.load_aliases(folder / "aliases.json")
    for group, path in enumerate(sorted(folder.glob("*/*.json"))):
        marked = json.loads(path.read_text(encoding="utf-8"))
        if marked.get("excuse_extra_statements"):
            continue
        text = next(folder.glob(f"*/{path.stem}.txt")).read_text(encoding="utf-8")
        coding = coded(article_from_text(text, id=path.stem))
        found = [as_scored(item, coding.article.text) for item in coding.statements]
        paired = {j for _, j in pairs_of(marked, found, scorer)}
        for number, clues in enumerate(clues_in(coding)):
            yield Sample(group, True, clues, float(number in paired), ARTICLE_COUNTS)


def as_scored(statement: Statement, text: str) -> dict[str, list[str]]:
    """Return a statement as the article scorer wants it."""
    return {
        "content": [text[start:end] for start, end in statement.content],
        "sources": [source.name for source in statement.chain],
    }


def pairs_of(
    marked: dict[str, dict[str, object]],
    found: list[dict[str, list[str]]],
    scorer: ModuleType,
) -> list[tuple[int, int]]:
    """Return which marked statement each found one is, by content and innermost source."""
    document = marked["document"]
    republished = document.get("republished_from") or {}
    outlets = [document.get("publisher"), getattr(republished, "get", {}.get)("outlet")]
    outlets = [outlet for outlet in outlets if outlet]

    def score(gold: dict[str, list[str]], item: dict[str, list[str]]) -> float | None:
        alike = float(scorer.tf1(gold.get("content"), item["content"]))
        chains = [scorer.lst(gold.get("sources")), *gold.get("alt_sources", [])]
        if alike < HALF or not scorer.inner_ok(chains, item["sources"], outlets):
            return None
        return alike

    return list(scorer.greedy(marked.get("statements") or [], found, score))


def text_samples(folder: Path, scorer: ModuleType) -> Iterator[Sample]:
    """Yield the statements of the texts whose attributions are marked."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("attribution*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for group, row in enumerate(rows, 1000):
        coding = coded(article_from_text(row["text"], id=row["id"]))
        tokens = scorer.tokens_of(row["text"], strict=False)
        starts = [start for start, _ in tokens]

        def words(spans: list[list[int]]) -> frozenset[int]:
            return frozenset(scorer.to_set(spans, tokens, starts))  # noqa: B023 - used at once

        marked = [{part: words(item.get(part)) for part in scorer.ROLES}
                  for item in row["attributions"]]  # fmt: skip
        found = [{part: words(getattr(item, part)) for part in scorer.ROLES}
                 for item in coding.statements]  # fmt: skip
        open_ = [
            number
            for number, item in enumerate(found)
            if not any(
                item["source"] | item["cue"] | item["content"] <= gold["content"] for gold in marked
            )
        ]

        def is_half(one: dict[str, frozenset[int]], other: dict[str, frozenset[int]]) -> bool:
            parts = ("content", "source")
            return all(scorer.jac(one[part], other[part]) >= HALF for part in parts)

        def weight(one: dict[str, frozenset[int]], other: dict[str, frozenset[int]]) -> float:
            return float(sum(scorer.jac(one[part], other[part]) for part in scorer.ROLES))

        matched = scorer.match([found[number] for number in open_], marked, is_half, weight)
        right = {open_[number] for number, _ in matched}
        clues = clues_in(coding)
        for number in open_:
            yield Sample(group, False, clues[number], float(number in right), 1.0)


if __name__ == "__main__":
    main()
