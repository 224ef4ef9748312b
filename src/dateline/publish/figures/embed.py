"""Sets figures into pages: as HTML without inline script, and as a file that works offline."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import bokeh
from bokeh.embed import json_item
from jinja2 import Environment, FileSystemLoader

from dateline.publish.figures.figure import Cell, Figure
from dateline.publish.figures.look import DARK, LIGHT

STATIC = Path(__file__).parent / "static"
BOKEH_STATIC = Path(bokeh.__file__).parent / "server" / "static" / "js"
BOKEH_SCRIPTS = ("bokeh.min.js",)
TEMPLATES = Path(__file__).parent / "templates"
# Colours of the light look, as they stand in an item, and those of the dark look in their place.
COLOURS = dict(zip(LIGHT.colours(), DARK.colours(), strict=True))


def fragment(figure: Figure, id: str | None = None) -> str:
    """Return a figure as a piece of HTML.

    It holds no script that a browser runs: the page loads the files of ``BOKEH_SCRIPTS`` and then
    ``figures.js``, both from itself, and ``figures.css``. Where no script runs, the table shows.

    Args:
        figure: A figure in the light look; the script exchanges the colours in dark pages.
        id: What the ids of its parts begin with; its name where none is given. Two figures of one
            kind on one page need it.

    Returns:
        HTML, everything in it escaped.
    """
    template = _environment().get_template("figure.html")
    return template.render(figure=figure, id=id or figure.name, item=_item(figure))


def file_page(figure: Figure, *, theme: str | None = None, picture: int | None = None) -> str:
    """Return a figure as a page of its own, with all that it needs inside.

    Args:
        figure: A figure in the light look.
        theme: "light" or "dark"; None leaves it to the reader's browser.
        picture: Pixels that the figure is wide, where a picture is made of the page: then there is
            no text below it. None for a page that is read.

    Returns:
        HTML.
    """
    scripts = [BOKEH_STATIC / name for name in BOKEH_SCRIPTS] + [STATIC / "figures.js"]
    return (
        _environment()
        .get_template("file.html")
        .render(
            figure=figure,
            fragment=fragment(figure),
            theme=theme,
            picture=picture,
            style=_text(STATIC / "figures.css") + PAGE_STYLE,
            scripts=[_text(script) for script in scripts],
        )
    )


PAGE_STYLE = f"""
:root {{ color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }}
:root[data-theme="light"] {{ color-scheme: light; }}
:root[data-theme="dark"] {{ color-scheme: dark; }}
body {{ background: light-dark({LIGHT.paper}, {DARK.paper}); margin: 1rem; }}
main {{ margin: 0 auto; max-width: 75rem; }}
"""


def _item(figure: Figure) -> str:
    """Return what the script draws, as JSON in which no tag can end."""
    item: Any = json_item(figure.model)
    text = json.dumps({"item": item, "colours": COLOURS}, separators=(",", ":"))
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")


def _in_words(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["in_words"] = _in_words
    return made
