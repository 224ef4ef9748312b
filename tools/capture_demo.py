"""Writes ``docs/images/demo.svg``, the picture of the README: ``python -m tools.capture_demo``.

A real capture: one of the bundled dispatches is coded, and what the terminal would show is drawn.
"""

import io
from pathlib import Path

import msgspec
from rich.console import Console

import dateline
from dateline.cli.demo import SAMPLE
from dateline.publish.tables import coding_tables, why_tree
from dateline.read import read_articles
from dateline.store import StoredEvent

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "images" / "demo.svg"
ARTICLE = "14-odesa.txt"
WIDTH = 104  # columns


def capture() -> str:
    """Return the picture: the article as a table, and the event that most accounts are given of."""
    (article,) = read_articles([str(SAMPLE / ARTICLE)])
    assert isinstance(article, dateline.Article)  # noqa: S101 - the sample can be read
    article = msgspec.structs.replace(article, input=f"examples/dispatches/{ARTICLE}")
    (coding,) = dateline.code_many([article])
    console = Console(
        record=True, width=WIDTH, markup=False, emoji=False, highlight=False, file=io.StringIO()
    )
    console.print(f"$ dateline code examples/dispatches/{ARTICLE}", style="green")
    for part in coding_tables(coding):
        console.print(part)
    best = max(
        coding.events, key=lambda e: (len(e.accounts), max(len(a.chain) for a in e.accounts))
    )
    console.print(f"$ dateline why {best.id[:8]}", style="green")
    console.print(why_tree(StoredEvent(event=best, article=article, run=1)))
    return console.export_svg(title="dateline", unique_id="dateline")


if __name__ == "__main__":
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_text(capture(), encoding="utf-8")
