"""``python -m bench.across``: how right joining is, and what it costs, on made-up news.

python -m bench.across                        # 10,000 records: how right
python -m bench.across --records 100000 --memory   # join them in memory: time and memory
python -m bench.across --growth               # the cost of one more, at 10,000 and 100,000
python -m bench.across --texts 2000           # texts, read and coded by the whole program
python -m bench.across --million              # one more text against a million
"""

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from statistics import mean

from bench.across.corpus import Corpus, write_corpus
from bench.across.judge import Verdict, judge
from bench.across.million import ask_a_million
from bench.across.storing import add_all, add_each, read_joined
from bench.across.texts import coded_texts
from dateline.aggregate import find_stories
from dateline.records import Coding
from dateline.settings import Settings

SEED = 7
FEW, MANY = 10_000, 100_000  # articles stored
LAST = 500  # articles over which the cost of one is taken


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, prog="python -m bench.across",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--records", type=int, default=10_000, help="articles, coded directly")
    parser.add_argument("--memory", action="store_true", help="join in memory, not in a database")
    parser.add_argument("--growth", action="store_true", help="cost of one at 10,000 and 100,000")
    parser.add_argument("--texts", type=int, help="articles as texts, for the whole program")
    parser.add_argument("--million", action="store_true", help="one text against 1,000,000")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.million:
            ask_a_million(Path(folder) / "million.db")
        elif given.growth:
            growth(Path(folder) / "growth.db", given.seed)
        elif given.texts:
            corpus = write_corpus(given.texts, given.seed, invented=False)
            in_store(corpus, coded_texts(corpus), Path(folder) / "texts.db")
        elif given.memory:
            in_memory(write_corpus(given.records, given.seed, invented=True))
        else:
            corpus = write_corpus(given.records, given.seed, invented=True)
            in_store(corpus, corpus.codings(), Path(folder) / "records.db")


def in_store(corpus: Corpus, codings: Iterator[Coding], file: Path) -> None:
    """Add codings to a database one by one, and judge what is kept there."""
    began = time.perf_counter()
    spent = add_all(file, codings)
    print(f"{len(spent):,} articles added and joined in {time.perf_counter() - began:.0f} s; "
          f"{sum(spent):.0f} s of the processor for adding")  # fmt: skip
    stories, copies = read_joined(file)
    tell(judge(corpus.pieces, copies, stories))


def in_memory(corpus: Corpus) -> None:
    """Join codings in memory, and judge the answer."""
    codings = list(corpus.codings(whole=False))
    held, made = _megabytes(), time.process_time()
    began = time.perf_counter()
    stories = find_stories(codings, Settings())
    wall, spent = time.perf_counter() - began, time.process_time() - made
    print(f"{len(codings):,} articles joined in {wall:.0f} s, {spent:.0f} s of one processor; "
          f"{_megabytes():,.0f} MB at most, {held:,.0f} MB of them before joining began; "
          f"making them took {made:.0f} s of the processor", flush=True)  # fmt: skip
    copies = {group for story in stories for group in story.copies}
    tell(judge(corpus.pieces, copies, stories))


def growth(file: Path, seed: int) -> None:
    """Compare what one more article costs at 10,000 and at 100,000 stored ones."""
    corpus = write_corpus(MANY + LAST, seed, invented=True)
    codings, small = corpus.codings(), file.with_name("small.db")
    spent = list(add_each(small, islice(codings, FEW)))
    shutil.copy(small, file)
    for seconds in add_each(file, islice(codings, MANY - FEW)):
        spent.append(seconds)
        if len(spent) % FEW == 0:
            print(f"{len(spent):,} stored: {1000 * _typical(spent[-LAST:]):.2f} ms for one more",
                  flush=True)  # fmt: skip
    print(f"{sum(spent):.0f} s of the processor for all, {_megabytes():,.0f} MB at most")
    # Turn about, so that whatever else the machine does costs both alike.
    both = zip(
        add_each(small, islice(corpus.codings(), FEW, FEW + LAST)),
        add_each(file, codings),
        strict=True,
    )
    early, late = map(_typical, zip(*both, strict=True))
    print(f"one more article at {FEW:,}: {1000 * early:.2f} ms; at {MANY:,}: "
          f"{1000 * late:.2f} ms; ratio {late / early:.2f} (want 1.25)", flush=True)  # fmt: skip
    stories, copies = read_joined(file)
    tell(judge(corpus.pieces, copies, stories))


def tell(verdict: Verdict) -> None:
    """Print how right it is, with what is wanted."""
    copies, stories = verdict.copies, verdict.stories
    print(f"events   {verdict.coded:.1%} of what is told is coded; the rest is not judged")
    print(f"copies   F1 {copies.f1:.3f} (want 0.98): precision {copies.precision:.3f}, "
          f"recall {copies.recall:.3f}")  # fmt: skip
    print(f"stories  B-cubed F1 {stories.f1:.3f} (want 0.90): precision {stories.precision:.3f}, "
          f"recall {stories.recall:.3f}")  # fmt: skip
    print(f"origins  exact in {verdict.origins_of_right:.1%} of the stories that are right "
          f"(want 95%), in {verdict.origins:.1%} of all with several reports")  # fmt: skip


def _typical(seconds: Sequence[float]) -> float:
    """Return the mean without the slowest and quickest tenth, which the machine decides."""
    ordered = sorted(seconds)
    tenth = len(ordered) // 10
    return mean(ordered[tenth:-tenth])


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
