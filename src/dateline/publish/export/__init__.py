"""Exports: what is stored, in the formats of the field, each with a manifest of what it holds.

A format is one module with one function. Those of ``LINES`` make the lines of one file, those of
``FOLDERS`` write several files into a folder.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.publish.export import (
    acled,
    annotation,
    bibtex,
    folders,
    ftm,
    gdelt,
    geojson,
    graphs,
    labelstudio,
    plover,
    polecat,
    prov,
    ucdp,
)
from dateline.publish.export.tally import Manifest, Options, Tally
from dateline.store import Selected

LINES: dict[str, Callable[[Iterable[Selected], Options, Tally], Iterator[str]]] = {
    "plover": plover.lines,
    "polecat": polecat.lines,
    "acled": acled.lines,
    "ucdp": ucdp.lines,
    "geojson": geojson.lines,
    "gexf": graphs.gexf_lines,
    "graphml": graphs.graphml_lines,
    "ftm": ftm.lines,
    "annotation": annotation.lines,
    "prov": prov.lines,
    "bibtex": bibtex.lines,
    "labelstudio": labelstudio.lines,
}
FOLDERS: dict[str, Callable[[Iterable[Selected], Path, Options, Tally], None]] = {
    "csv": folders.write_csv,
    "parquet": folders.write_parquet,
    "gdelt": gdelt.write,
}

__all__ = ["FOLDERS", "LINES", "Manifest", "Options", "Tally"]
