"""Every export is opened by a program that people use for it, and has the right headings."""

import csv
import io
import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import networkx
import pandas
import polars
import prov.model
import pyarrow.parquet
import pyogrio
import pytest
from bibtexparser.entrypoint import parse_file

from dateline.knowledge.ontology import load_ontology
from dateline.publish.export import LINES, Options, Tally, acled, gdelt, polecat, ucdp
from dateline.publish.export.labelstudio import code_units
from dateline.publish.export.rows import COLUMNS
from dateline.publish.export.ucdp import priogrid
from dateline.records import Certainty, Status
from dateline.store import open_store
from dateline.store.event_table import EVENT_COLUMNS
from tests.cli.conftest import Run, run

__all__ = ["run"]

HEADINGS = Path(__file__).parent / "headings"  # one line of column names a format
DOCS = Path(__file__).parents[2] / "docs"

REPORTS = {
    "raid.txt": """\
The Quay Gazette
14 March 2021

GOMA, 14 March 2021 - M23 rebels attacked Congolese soldiers in Goma on Saturday, killing 12 of \
them, a military spokesman said. "=HYPERLINK" was painted on a wall. Some 3,000 people \
protested in Kampala on Saturday. Uganda and Rwanda will hold talks in Goma next week. \
\N{PARTY POPPER} A gunman killed four villagers in Rutshuru on Friday, police said.
""",
    "rewrite.txt": """\
Harbour Wire
15 March 2021

M23 rebels attacked Congolese soldiers in Goma on Saturday, killing at least 10, officials said.
""",
}


@pytest.fixture(scope="module")
def database(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of two reports of one raid."""
    folder = tmp_path_factory.mktemp("exported")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert run("add", folder, "--db", folder / "news.db", "-q").status == 0
    return folder / "news.db"


@pytest.fixture(scope="module")
def exported(run: Run, database: Path) -> Any:  # noqa: ANN401 - a function
    """Return a function that exports the database in a format and returns where to."""

    def export(output_format: str, *more: object) -> Path:
        target = database.parent / f"{output_format}{'-'.join(map(str, more))}"
        result = run("export", output_format, "--db", database, "-o", target, *more)
        assert result.status == 0, result.err
        return target

    return export


def headings(output_format: str) -> list[str]:
    """Return the columns that a format's documentation names, in order."""
    return (HEADINGS / f"{output_format}.csv").read_text().strip().split(",")


def manifest_of(target: Path) -> Any:  # noqa: ANN401 - JSON
    beside = target.with_name(f"{target.name}.manifest.json")
    return json.loads((target / "manifest.json" if target.is_dir() else beside).read_text())


def test_acled_has_its_columns_and_labels(exported: Any) -> None:  # noqa: ANN401 - a fixture
    """The raid is one battle of two reports; the protest has no second side."""
    rows = list(csv.DictReader(io.StringIO(exported("acled").read_text())))
    assert list(acled.COLUMNS) == headings("acled") == list(rows[0])
    kinds = {row["sub_event_type"]: row for row in rows}
    assert set(kinds) == {"Armed clash", "Peaceful protest", "Attack"}
    raid = kinds["Armed clash"]
    assert raid["event_date"] == "2021-03-13"
    assert raid["interaction"] == "State forces-Rebel group"
    assert set(raid["source"].split("; ")) == {"The Quay Gazette", "Harbour Wire"}
    assert (raid["iso"], raid["region"]) == ("180", "Middle Africa")
    assert kinds["Peaceful protest"]["interaction"] == "Protesters only"
    assert kinds["Peaceful protest"]["tags"].startswith("crowd size=")
    assert kinds["Attack"]["civilian_targeting"] == "Civilian targeting"


def test_ucdp_lists_the_lethal_events_with_their_original_source(exported: Any) -> None:  # noqa: ANN401
    """Who reported it comes from the chain; what killed nobody is counted in the manifest."""
    target = exported("ucdp")
    rows = list(csv.DictReader(io.StringIO(target.read_text())))
    assert list(ucdp.COLUMNS) == headings("ucdp") == list(rows[0])
    raid = next(row for row in rows if row["number_of_sources"] == "2")
    assert raid["type_of_violence"] == "1"
    assert raid["side_a"] == "Government of Democratic Republic of the Congo"
    assert "military spokesman" in raid["source_original"]
    assert (raid["low"], raid["high"]) == ("10", "12")
    shooting = next(row for row in rows if row["type_of_violence"] == "3")
    assert (shooting["deaths_civilians"], shooting["side_b"]) == ("4", "Civilians")
    assert any("lethal" in reason for reason in manifest_of(target)["left_out"])


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        pytest.param(-90, -180, 1, id="south-west corner"),
        pytest.param(90, 180, 259200, id="north-east corner"),
        pytest.param(10.51, 2.29, 145085, id="Benin"),
    ],
)
def test_priogrid_counts_from_the_south_west(lat: float, lon: float, cell: int) -> None:
    """Cells are numbered from 1, row by row."""
    assert priogrid(lat, lon) == cell


def test_polecat_has_forty_columns_and_no_stray_tab(exported: Any) -> None:  # noqa: ANN401
    """Every line has as many cells as the heading."""
    lines = exported("polecat").read_text().splitlines()
    assert {line.count("\t") for line in lines} == {39}
    assert tuple(lines[0].split("\t")) == polecat.COLUMNS
    assert len({line.split("\t")[0] for line in lines}) == len(lines)


def test_gdelt_has_61_and_16_columns_and_a_mention_a_report(exported: Any) -> None:  # noqa: ANN401
    """Mentions point to their event by its number; codes keep their leading zero."""
    folder = exported("gdelt")
    events = [row.split("\t") for row in (folder / gdelt.EVENTS).read_text().splitlines()]
    mentions = [row.split("\t") for row in (folder / gdelt.MENTIONS).read_text().splitlines()]
    assert ({len(row) for row in events}, {len(row) for row in mentions}) == ({61}, {16})
    assert {row[0] for row in mentions} == {row[0] for row in events}
    twice = [row[0] for row in mentions if row[14] or [m[0] for m in mentions].count(row[0]) == 2]
    assert len(twice) == 2
    assert all(re.fullmatch(r"\d{2,4}", row[26]) for row in events)


def test_geojson_opens_in_gdal(exported: Any) -> None:  # noqa: ANN401
    """GDAL, which QGIS reads with, finds every feature and its point."""
    target = exported("geojson")
    meta, _, geometry, _ = pyogrio.raw.read(target)
    assert meta["geometry_type"] == "Point"
    events = manifest_of(target)["events"]
    assert len(geometry) == events == len(json.loads(target.read_text())["features"])


def test_networks_open_in_networkx(exported: Any) -> None:  # noqa: ANN401
    """Both formats give the same nodes; GEXF keeps the days of an edge."""
    gexf = networkx.read_gexf(exported("gexf"))
    graphml = networkx.read_graphml(exported("graphml"))
    assert set(gexf.nodes) == set(graphml.nodes)
    assert {edge["start"] for *_, edge in gexf.edges(data=True)} >= {"2021-03-13"}
    assert 'mode="dynamic"' in exported("gexf").read_text()


def test_prov_opens_in_the_prov_package(exported: Any) -> None:  # noqa: ANN401
    """A chain becomes quotations that end in a primary source."""
    document = prov.model.ProvDocument.deserialize(str(exported("prov")))
    written = exported("prov").read_text()
    assert any("PrimarySource" in str(record) for record in document.get_records())
    assert "military spokesman" in written


def test_bibtex_parses_without_failure(exported: Any) -> None:  # noqa: ANN401
    """One entry an article, with title, outlet and day."""
    library = parse_file(str(exported("bibtex")))
    assert not library.failed_blocks
    assert {entry["organization"] for entry in library.entries} == {
        "The Quay Gazette",
        "Harbour Wire",
    }


def test_annotations_select_the_words_twice(exported: Any) -> None:  # noqa: ANN401
    """The quoted words stand at the offsets, also behind an emoji."""
    for line in exported("annotation").read_text().splitlines():
        targets = json.loads(line)["target"]
        for target in targets if isinstance(targets, list) else [targets]:
            quote, position = target["selector"]
            texts = [text for text in REPORTS.values() if quote["exact"] in text]
            assert any(
                text[position["start"] : position["end"]] == quote["exact"] for text in texts
            )


def test_label_studio_counts_as_browsers_do(exported: Any) -> None:  # noqa: ANN401
    """Offsets are UTF-16 code units: behind an emoji they are one higher."""
    for task in json.loads(exported("labelstudio").read_text()):
        units = task["data"]["text"].encode("utf-16-le")
        for result in task["predictions"][0]["result"]:
            if result["type"] != "labels":
                continue
            value = result["value"]
            found = units[value["start"] * 2 : value["end"] * 2].decode("utf-16-le")
            assert found == value["text"]
    assert code_units("\N{PARTY POPPER}a", 1) == 2


def test_the_page_on_label_studio_has_every_label_and_control(exported: Any) -> None:  # noqa: ANN401
    """What is exported can be shown with the interface that the page gives."""
    page = (DOCS / "howto" / "label-studio.md").read_text(encoding="utf-8")
    view = ElementTree.fromstring(page.split("```")[1].removeprefix("xml"))  # noqa: S314 - ours
    labels = {label.get("value") for label in view.iter("Label")}
    assert labels == {*load_ontology().types, "Actor", "Recipient", "Source"}
    choices = {choice.get("value") for choice in view.iter("Choice")}
    assert choices == {*map(str, Status), *map(str, Certainty)}
    relations = {relation.get("value") for relation in view.iter("Relation")}
    controls = {tag.get("name"): tag for tag in view.iter() if tag.get("toName")}
    for task in json.loads(exported("labelstudio").read_text()):
        for result in task["predictions"][0]["result"]:
            if result["type"] == "relation":
                assert set(result["labels"]) <= relations
            else:
                control = controls[result["from_name"]]
                assert (control.tag.lower(), control.get("toName")) == (result["type"], "text")


def test_entities_validate(exported: Any) -> None:  # noqa: ANN401
    """FollowTheMoney knows every schema, property and value."""
    model = pytest.importorskip("followthemoney").model
    for line in exported("ftm").read_text().splitlines():
        given = json.loads(line)
        entity = model.get_proxy(given)
        entity.schema.validate(given)
        for name, values in given["properties"].items():
            assert [v for v in values if v in entity.get(name)] == values, (name, values)


def test_links_of_entities_keep_who_did_it_to_whom(exported: Any) -> None:  # noqa: ANN401
    """An edge goes from actor to recipient, with the type as its role."""
    entities = [json.loads(line) for line in exported("ftm").read_text().splitlines()]
    named = {e["id"]: e["properties"]["name"][0] for e in entities if e["schema"] == "LegalEntity"}
    links = [e["properties"] for e in entities if e["schema"] == "UnknownLink"]
    told = {(named[p["subject"][0]], p["role"][0]) for p in links}
    assert any("M23" in name or "March 23" in name for name, role in told if role == "ASSAULT")


@pytest.mark.parametrize("table", COLUMNS)
def test_tables_open_in_pandas_polars_duckdb_and_arrow(exported: Any, table: str) -> None:  # noqa: ANN401
    """CSV and Parquet hold the same rows under the same headings, all in the data dictionary."""
    headings = [column.name for column in COLUMNS[table]]
    as_csv, as_parquet = exported("csv") / f"{table}.csv", exported("parquet") / f"{table}.parquet"
    frame = pandas.read_csv(as_csv, dtype=str, keep_default_na=False)
    arrow = pyarrow.parquet.read_table(as_parquet)
    assert list(frame.columns) == arrow.column_names == headings
    assert polars.read_parquet(as_parquet).shape == (len(frame), len(headings))
    assert polars.read_csv(as_csv, infer_schema=False).shape == (len(frame), len(headings))
    assert duckdb.read_parquet(str(as_parquet)).count("*").fetchall() == [(len(frame),)]
    dictionary = pandas.read_csv(exported("csv") / "dictionary.csv")
    assert list(dictionary[dictionary.table == table].column) == headings


def test_no_cell_runs_as_a_formula(run: Run, tmp_path: Path) -> None:
    """A headline that a spreadsheet would run is written as text."""
    line = {"text": REPORTS["rewrite.txt"], "title": "=HYPERLINK(1)", "publisher": "@Wire"}
    (tmp_path / "news.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    database, folder = tmp_path / "news.db", tmp_path / "tables"
    assert run("add", tmp_path / "news.jsonl", "--db", database, "-q").status == 0
    assert run("export", "csv", "--db", database, "-o", folder).status == 0
    (row,) = csv.DictReader(io.StringIO((folder / "articles.csv").read_text()))
    assert (row["title"], row["publisher"]) == ("'=HYPERLINK(1)", "'@Wire")


def test_a_story_that_a_person_split_is_two_happenings(
    run: Run, database: Path, tmp_path: Path
) -> None:
    """Formats of happenings take the stories as they are kept."""
    copy = tmp_path / "news.db"
    copy.write_bytes(database.read_bytes())
    shown = run("show", "stories", "--db", copy, "--json", "--least-reports", "2").out
    story = json.loads(shown.splitlines()[0])
    event = story["events"][0]
    decided = ("--by", "Eva", "--why", "two raids", "--db", copy)
    split = run("stories", "split", story["id"], event["event"], *decided)
    assert split.status == 0, split.err
    rows = csv.DictReader(io.StringIO(run("export", "ucdp", "--db", copy).out))
    assert {row["number_of_sources"] for row in rows} == {"1"}


@pytest.mark.parametrize("output_format", ["acled", "ucdp"])
def test_happenings_are_the_same_one_story_after_the_other(
    database: Path, output_format: str
) -> None:
    """Told story by story, or all at once with the stories named: the same rows."""
    with open_store(database, create=False) as store:
        options = Options(story_of=store.joined.story_of_events())
        told = [*LINES[output_format](store.selected_by_story(), Options(), Tally())]
        at_once = [*LINES[output_format](store.selected(), options, Tally())]
        stories = [item.story for item in store.selected_by_story()]
    assert len(told) > 1
    assert sorted(told) == sorted(at_once)
    runs = [story for story, _ in groupby(stories)]
    assert len(runs) == len(set(runs))  # what belongs to one story comes together


def test_every_flat_table_of_events_has_the_same_columns(
    run: Run,
    database: Path,
    exported: Any,  # noqa: ANN401 - a function
) -> None:
    """Of a file, a list, an export and a data frame; each row tells what was displaced and paid."""
    names = [column.name for column in EVENT_COLUMNS]
    shown = csv.reader(io.StringIO(run("show", "events", "--db", database, "--csv").out))
    coded = csv.reader(
        io.StringIO(run("code", database.parent / "raid.txt", "--format", "csv").out)
    )
    written = csv.reader(io.StringIO((exported("csv") / "events.csv").read_text()))
    with open_store(database, create=False) as store:
        assert list(store.to_pandas().columns) == names
    for rows in (shown, coded, written):
        assert next(rows) == names
    assert {"displaced_low", "money_text", "actor_countries", "reviewed_by"} <= set(names)


def test_without_text_no_sentence_leaves(exported: Any) -> None:  # noqa: ANN401
    """Neither the text nor a sentence nor what is said is written; names still are."""
    for output_format in ("plover", "csv", "acled", "ucdp", "geojson", "ftm", "annotation", "prov"):
        target = exported(output_format, "--no-text")
        files = [target] if target.is_file() else [*target.glob("*.csv")]
        written = "".join(file.read_text() for file in files)
        assert "was painted on a wall" not in written
        assert "attacked Congolese soldiers in Goma on Saturday" not in written, output_format
        assert manifest_of(target)["text"] is False


def test_the_manifest_says_where_it_comes_from_and_what_is_missing(exported: Any) -> None:  # noqa: ANN401
    """Version, run, knowledge, filter and counts stand beside the data."""
    manifest = manifest_of(exported("acled", "--type", "ASSAULT"))
    assert manifest["filter"] == {"type": "ASSAULT"}
    assert (manifest["format"], manifest["text"]) == ("acled", True)
    assert len(manifest["runs"][0]["knowledge"]) == 64
    rows, left_out = manifest["rows"].get("rows", 0), sum(manifest["left_out"].values())
    assert 0 < rows + left_out <= manifest["events"]
