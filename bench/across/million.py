"""How long one more text takes against a million kept ones."""

import random
import sqlite3
import time
from array import array
from pathlib import Path
from statistics import median

from bench.across.corpus import write_corpus
from bench.across.records import article_of
from dateline.aggregate.sketches import HASHES, bands_of, join_text
from dateline.settings import Settings
from dateline.store import Kept, open_store
from dateline.store.connect import READ, connect, transaction

TEXTS = 1_000_000
AT_ONCE = 20_000
ASKED = 40
# Unrelated texts on one topic have about one word 3-gram in a hundred in common.
IN_COMMON = 0.01


def ask_a_million(file: Path) -> None:
    """Fill a database with a million made-up signatures, and compare texts with them.

    Args:
        file: Where it is made; it takes 5 GB.
    """
    open_store(file).close()
    common = [random.Random(n).getrandbits(32) for n in range(HASHES)]  # noqa: S311 - signatures
    _fill(file, common)
    corpus = write_corpus(ASKED, 1, invented=True)
    engine, name = connect(file, create=False, wait_seconds=1)
    seconds, candidates = [], []
    with transaction(engine, name, READ) as connection:
        kept = Kept(connection)
        for piece in corpus.arriving:
            began = time.perf_counter()
            join_text(article_of(piece), TEXTS + 1, kept, Settings().near_copy_containment)
            seconds.append(time.perf_counter() - began)
        for _ in range(3):
            began = time.perf_counter()
            found = kept.texts_sharing(bands_of(array("I", common)))
            candidates.append((len(found), time.perf_counter() - began))
    print(f"one text against {TEXTS:,}: {1000 * median(seconds):.1f} ms, "
          f"at most {1000 * max(seconds):.1f} ms")  # fmt: skip
    print(f"one that shares a band with {candidates[-1][0]:,} of them: "
          f"{1000 * candidates[-1][1]:.0f} ms to read these")  # fmt: skip


def _fill(file: Path, common: list[int]) -> None:
    choice = random.Random(1)  # noqa: S311 - signatures
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -1000000")
    for start in range(1, TEXTS + 1, AT_ONCE):
        sketches, bands = [], []
        for key in range(start, start + AT_ONCE):
            drawn = array("I", choice.randbytes(4 * HASHES))
            for place in range(HASHES):
                if choice.random() < IN_COMMON:
                    drawn[place] = common[place]
            sketches.append((key, 300, drawn.tobytes(), key))
            bands += [(band, key) for band in bands_of(drawn)]
        connection.executemany("INSERT INTO text_sketch VALUES (?, ?, ?, ?)", sketches)
        connection.executemany("INSERT INTO text_band VALUES (?, ?)", sorted(bands))
        connection.commit()
    connection.close()
