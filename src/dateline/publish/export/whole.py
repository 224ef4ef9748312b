"""A whole export: the events that fit, the files of a format, and the manifest beside them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dateline.publish.export import FOLDERS, LINES
from dateline.publish.export.tally import Manifest, Options, Tally
from dateline.store import Joiner, Selected, Store
from dateline.version import VERSION

FORMATS = tuple(sorted((*LINES, *FOLDERS)))
OF_HAPPENINGS = ("acled", "ucdp", "gdelt")
ENDINGS = {
    "plover": "jsonl", "polecat": "tsv", "acled": "csv", "ucdp": "csv", "geojson": "geojson",
    "gexf": "gexf", "graphml": "graphml", "ftm": "jsonl", "annotation": "jsonl", "prov": "json",
    "bibtex": "bib", "labelstudio": "json",
}  # fmt: skip
MANIFEST = "manifest.json"
REJECTED = "rejected by a reviewer"


def selected_for(
    output_format: str, store: Store, wanted: dict[str, Any], joiner: Joiner
) -> Iterator[Selected]:
    """Return the articles with the events wanted; by story for formats of one row a happening.

    Args:
        output_format: The format.
        store: The database.
        wanted: Which events, as in ``Store.events``.
        joiner: Joins what was not joined yet.

    Returns:
        Articles with their events.
    """
    if output_format not in OF_HAPPENINGS:
        return store.selected(**wanted)
    store.joined.catch_up(joiner)
    return store.selected_by_story(**wanted)


def options_for(output_format: str, store: Store, *, with_text: bool) -> Options:
    """Return what the writers of a format are told about a database."""
    return Options(
        with_text=with_text,
        coded_by={run.id: run for run in store.runs()},
        reviewed=store.reviews.on_articles() if output_format == "plover" else {},
    )


def manifest_of(
    output_format: str,
    store: Store,
    wanted: dict[str, Any],
    options: Options,
    tally: Tally,
    at: str,
) -> Manifest:
    """Return what is to be known of an export: what it holds, of whom, and what was left out.

    Args:
        output_format: The format.
        store: The database.
        wanted: Which events were asked for.
        options: What the writers were told.
        tally: What they counted.
        at: ISO time of writing.

    Returns:
        The manifest.
    """
    return Manifest(
        format=output_format,
        dateline=VERSION,
        written=at,
        database=store.name,
        filter={key: value for key, value in wanted.items() if value is not None},
        text=options.with_text,
        articles=tally.articles,
        events=tally.events,
        rows=dict(tally.written),
        left_out=dict(+tally.left_out),
        runs=tuple(options.coded_by[number] for number in sorted(tally.runs)),
    )


def encode_manifest(manifest: Manifest) -> str:
    """Return a manifest as readable JSON."""
    return msgspec.json.format(msgspec.json.encode(manifest)).decode() + "\n"


def export_into(  # noqa: PLR0913 - one argument a part of the question
    folder: Path,
    output_format: str,
    store: Store,
    wanted: dict[str, Any],
    *,
    with_text: bool,
    joiner: Joiner,
    at: str,
) -> Tally:
    """Write an export with its manifest into an empty folder.

    Args:
        folder: Where to.
        output_format: One of ``FORMATS``.
        store: The database.
        wanted: Which events, as in ``Store.events``.
        with_text: Whether texts are passed on.
        joiner: Joins what was not joined yet.
        at: ISO time.

    Returns:
        What was counted.
    """
    tally = Tally()
    options = options_for(output_format, store, with_text=with_text)
    tally.left_out[REJECTED] += len(store.events(**wanted | {"review": "rejected"}))
    selected = tally.given(selected_for(output_format, store, wanted, joiner))
    if output_format in FOLDERS:
        FOLDERS[output_format](selected, folder, options, tally)
    else:
        file = folder / f"events.{ENDINGS[output_format]}"
        with file.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(LINES[output_format](selected, options, tally))
    manifest = manifest_of(output_format, store, wanted, options, tally, at)
    (folder / MANIFEST).write_text(encode_manifest(manifest), encoding="utf-8")
    return tally
