"""``dateline export``: what is stored, in the formats of the field, with a manifest beside it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.console import in_english, note, output_to, verbosity
from dateline.cli.inputs import now
from dateline.cli.listing import event_filters
from dateline.cli.options import db_option
from dateline.cli.together import joined_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.publish.export import Manifest, Options, Tally
    from dateline.store import Selected

ONE_FILE = (
    "plover", "polecat", "acled", "ucdp", "geojson", "gexf", "graphml", "ftm", "annotation",
    "prov", "bibtex", "labelstudio",
)  # fmt: skip
SEVERAL_FILES = ("csv", "parquet", "gdelt")


@click.command()
@click.argument(
    "output_format", metavar="FORMAT", type=click.Choice(sorted((*ONE_FILE, *SEVERAL_FILES)))
)
@db_option
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="A file, or a folder for csv, parquet and gdelt; without it, standard output.",
)
@click.option("--no-text", is_flag=True, help="Leave out texts, sentences and what is said.")
@verbosity
@event_filters
def export(output_format: str, db: str, output: str | None, no_text: bool, **wanted: Any) -> None:  # noqa: ANN401 - passed on
    """Write events in a format of the field.

    FORMAT is plover, csv, parquet, polecat, acled, ucdp, gdelt, geojson, gexf, graphml, ftm,
    annotation, prov, bibtex or labelstudio. What a format has no room for is counted in the
    manifest, which is written beside the data: FILE.manifest.json, or manifest.json in the folder.
    """
    from dateline.publish.export import Tally, whole  # noqa: PLC0415 - heavy
    from dateline.store import open_store  # noqa: PLC0415

    _check_target(output_format, output)
    tally = Tally()
    with open_store(db, create=False) as store:
        options = whole.options_for(output_format, store, with_text=not no_text)
        tally.left_out[whole.REJECTED] += len(store.events(review="rejected", **wanted))
        selected = tally.given(whole.selected_for(output_format, store, wanted, joined_by()))
        if output_format in SEVERAL_FILES:
            _write_folder(output_format, Path(str(output)), selected, options, tally)
        else:
            _write_file(output_format, output, selected, options, tally)
        manifest = whole.manifest_of(output_format, store, wanted, options, tally, now())
    if output not in {None, "-"}:
        _write_manifest(manifest, Path(str(output)))
    _tell(tally)


def _check_target(output_format: str, output: str | None) -> None:
    """Refuse to write several files to one place."""
    if output_format in SEVERAL_FILES and (output in {None, "-"} or Path(str(output)).is_file()):
        raise click.UsageError(f"{output_format} is several files; name a folder for them with -o")
    if output_format in ONE_FILE and output and Path(output).is_dir():
        raise click.UsageError(f"{output} is a folder; name a file in it: -o {output}/events")


def _write_file(
    output_format: str,
    output: str | None,
    selected: Iterable[Selected],
    options: Options,
    tally: Tally,
) -> None:
    from dateline.publish.export import LINES  # noqa: PLC0415 - heavy

    with output_to(output) as stream:
        stream.writelines(LINES[output_format](selected, options, tally))


def _write_folder(
    output_format: str, folder: Path, selected: Iterable[Selected], options: Options, tally: Tally
) -> None:
    """Write the files elsewhere first, so that what fails leaves the folder as it was."""
    from dateline.publish.export import FOLDERS  # noqa: PLC0415 - heavy

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".part-", dir=folder) as part:
            FOLDERS[output_format](selected, Path(part), options, tally)
            for file in sorted(Path(part).iterdir()):
                file.replace(folder / file.name)
    except OSError as error:
        raise click.ClickException(
            f"{folder}: cannot be written ({error.strerror}); choose another folder with -o"
        ) from error


def _write_manifest(manifest: Manifest, output: Path) -> None:
    from dateline.publish.export import whole  # noqa: PLC0415 - heavy

    name = whole.MANIFEST
    beside = output / name if output.is_dir() else output.with_name(f"{output.name}.{name}")
    with output_to(str(beside)) as stream:
        stream.write(whole.encode_manifest(manifest))


def _tell(tally: Tally) -> None:
    written = ", ".join(f"{number:,} {what}" for what, number in tally.written.items())
    note(
        f"{in_english(tally.events, 'event')} of {in_english(tally.articles, 'article')}: "
        f"{written or 'nothing'} written"
    )
    for reason, number in (+tally.left_out).most_common():
        note(f"left out: {in_english(number, 'event')}, {reason}")
