"""What coding costs, as a share of the plain parse of the same text."""

from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import NamedTuple

import msgspec
import spacy
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from bench.corpus import PUBLISHED
from bench.timing import Stopwatch, in_turns
from dateline import Article, Coding, Settings
from dateline.extract import pipeline
from dateline.extract.language import MODELS, parse_article
from dateline.read import read_articles
from dateline.store import open_store

PLAIN = "plain parse, as spacy.load gives it"
WHOLE = "from bytes to coding"


class Item(NamedTuple):
    """One article in every state that something is measured from."""

    file: Path
    text: str
    article: Article
    coding: Coding


def shares_of_plain(texts: Iterable[str], folder: Path, rounds: int) -> dict[str, float]:
    """Measure coding and its steps.

    Args:
        texts: The articles.
        folder: An empty folder for files and a database.
        rounds: How often all of them are gone through.

    Returns:
        Cost by step; that of the plain parse is 1.
    """
    plain = plain_parse()
    items = [_item(folder / f"{index}.txt", text) for index, text in enumerate(texts)]
    seconds = in_turns(
        {
            PLAIN: lambda item: plain(item.text),
            WHOLE: lambda item: code(read(item.file)),
            "read": lambda item: read(item.file),
            "parse": lambda item: parse_article(item.article),
            "add to the store": storing(folder / "bench.db"),
        },
        items,
        rounds,
    )
    shares = {name: cost / seconds[PLAIN] for name, cost in seconds.items()}
    watch = Stopwatch()
    with watch.on(pipeline, "dateline.extract"):
        whole = in_turns({WHOLE: lambda item: code(read(item.file))}, items, 1)[WHOLE]
    # The stopwatch ran for the warming round and for the one that counts.
    stages = {name: shares[WHOLE] * cost / (2 * whole) for name, cost in watch.seconds.items()}
    largest_first = sorted(stages, key=stages.__getitem__, reverse=True)
    return shares | {f"  {name}": stages[name] for name in largest_first}


def plain_parse() -> Callable[[str], object]:
    """Return the yardstick: the small pipeline, all components, the kernels it comes with."""
    threads = ThreadpoolController()
    with use_ops("numpy", use_blis=True):
        model = next(spacy.load(name) for name in MODELS if spacy.util.is_package(name))

    def parse(text: str) -> object:
        with use_ops("numpy", use_blis=True), threads.limit(limits=1, user_api="blas"):
            return model(text)

    return parse


def read(file: Path) -> Article:
    """Read one file that is known to hold an article."""
    (article,) = read_articles([str(file)])
    if not isinstance(article, Article):
        raise article
    return msgspec.structs.replace(article, published=PUBLISHED)


def code(article: Article) -> Coding:
    """Code one article with the knowledge that comes with Dateline."""
    return pipeline.code_article(article, pipeline.load_knowledge(), Settings())


def storing(database: Path) -> Callable[[Item], object]:
    """Return what adds a coding to a store, each time as that of another article."""
    store, numbers = open_store(database), count()
    run = store.begin_run(
        version="", model="", knowledge="", settings=Settings(), started=PUBLISHED
    )

    def add(item: Item) -> object:
        number = str(next(numbers))
        article = msgspec.structs.replace(item.article, id=number, sha256=number)
        return store.add(msgspec.structs.replace(item.coding, article=article), run)

    return add


def _item(file: Path, text: str) -> Item:
    file.write_text(text, encoding="utf-8")
    article = read(file)
    return Item(file, text, article, code(article))
