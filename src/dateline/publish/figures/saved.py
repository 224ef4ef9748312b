"""Writes figures to files: HTML that works offline, and pictures, which Chromium draws."""

import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from bokeh.models import Column, LayoutDOM, Plot

from dateline.errors import BrowserError, DatelineError
from dateline.publish import chromium
from dateline.publish.figures.embed import file_page
from dateline.publish.figures.figure import Figure
from dateline.publish.figures.look import LIGHT

AROUND = 76  # pixels: the title and the margins of a page
WIDTH = 1000  # pixels
SHARP = 2.0  # pixels of a picture a pixel of the page
DRAWN = re.compile(r'<pre id="svg"[^>]*>(.*?)</pre>', re.DOTALL)


def save(figure: Figure, file: Path, *, theme: str | None = None, width: int = WIDTH) -> None:
    """Write a figure to a file, as its ending says: .html, .svg or .png.

    Args:
        figure: The figure, in the light look. For a picture it loses its toolbar and its brush.
        file: Where to.
        theme: "light" or "dark"; None leaves it to the reader of a page, and is light for pictures.
        width: Pixels that a picture is wide; a page is as wide as its window.

    Raises:
        DatelineError: The ending is none of the three, or Chromium is missing or failed.
    """
    if not is_drawn(file):
        raise DatelineError(ending_problem(file))
    WRITERS[file.suffix.lower()](figure, file, theme, width)


def is_drawn(file: Path) -> bool:
    """Say whether the ending of a name is one that figures are written as."""
    return file.suffix.lower() in WRITERS


def ending_problem(file: Path) -> str:
    """Return what is wrong with the name of a file, and what to do."""
    wanted = ", ".join(WRITERS)
    return f"{file}: figures are written as {wanted}; end the name with one of these"


def _write_page(figure: Figure, file: Path, theme: str | None, _width: int) -> None:
    file.write_text(file_page(figure, theme=theme), encoding="utf-8")


def _write_png(figure: Figure, file: Path, theme: str | None, width: int) -> None:
    main = _stilled(figure.model)
    page = file_page(_with_model(figure, main), theme=theme or "light", picture=width)
    chromium.screenshot(page, file, width=width, height=int(main.height or 0) + AROUND, scale=SHARP)


def _write_svg(figure: Figure, file: Path, theme: str | None, width: int) -> None:
    main = _stilled(figure.model)
    main.border_fill_color = main.background_fill_color = LIGHT.paper
    page = file_page(_with_model(figure, main), theme=theme or "light", picture=width)
    found = DRAWN.search(chromium.dump_dom(page))
    if found is None:
        raise BrowserError(f"{file}: Chromium drew nothing; write .html, and open it to see why")
    file.write_text(_named(html.unescape(found[1]), figure), encoding="utf-8")


def _named(svg: str, figure: Figure) -> str:
    """Give a drawing its title and what it shows in words, for those who do not see it."""
    words = (
        f"<title>{html.escape(figure.title)}</title><desc>{html.escape(figure.alternative)}</desc>"
    )
    return re.sub(r"(<svg\b[^>]*>)", lambda tag: tag[1] + words, svg, count=1)


def _with_model(figure: Figure, model: LayoutDOM) -> Figure:
    return Figure(
        name=figure.name, title=figure.title, alternative=figure.alternative, table=figure.table,
        model=model,
    )  # fmt: skip


def _stilled(model: LayoutDOM) -> Plot:
    """Return the drawing itself, without what only a hand can use."""
    main = model.children[0] if isinstance(model, Column) else model
    assert isinstance(main, Plot)  # noqa: S101 - every figure is one, or has one on top
    main.toolbar_location = None
    return main


WRITERS: Mapping[str, Callable[[Figure, Path, str | None, int], None]] = {
    ".html": _write_page,
    ".svg": _write_svg,
    ".png": _write_png,
}
