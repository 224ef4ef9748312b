"""Reads a user's list of actors, CSV or YAML."""

from pathlib import Path

from dateline.errors import KnowledgeError
from dateline.knowledge.actors.entry import Kind
from dateline.knowledge.actors.lists.document import records_of_document
from dateline.knowledge.actors.lists.record import ActorList, list_of
from dateline.knowledge.actors.lists.sheet import records_of_sheet
from dateline.knowledge.actors.table import load_actors

READERS = {
    ".csv": records_of_sheet,
    ".tsv": records_of_sheet,
    ".yaml": records_of_document,
    ".yml": records_of_document,
}


def read_actor_list(path: str | Path) -> ActorList:
    """Read a list; a wrong entry is named by file and line, and the rest loads.

    Args:
        path: A file in CSV (.csv, .tsv) or YAML 1.2 (.yaml, .yml), in UTF-8.

    Returns:
        The entries and the problems.

    Raises:
        KnowledgeError: There is no such file, or it is of another kind.
    """
    reader = READERS.get(Path(path).suffix.lower())
    if reader is None:
        raise KnowledgeError(
            f"{path}: is no list of actors in CSV or YAML; name it .csv or .yaml, or turn a "
            "PETRARCH dictionary into one with 'dateline actors import'"
        )
    states = [entry.id for entry in load_actors().entries if entry.kind is Kind.STATE]
    return list_of(str(path), reader(text_of(path)), frozenset(states))


def text_of(path: str | Path) -> str:
    """Read a file a user has named; bytes that are not UTF-8 stay as replacement characters.

    Args:
        path: The file.

    Returns:
        Its text with plain line ends and no byte order mark.

    Raises:
        KnowledgeError: It cannot be read.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise KnowledgeError(
            f"{path}: cannot be read ({error.strerror}); give the path of a list of actors"
        ) from error
    text = content.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
