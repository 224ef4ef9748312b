"""Events are taken away from the pages in the formats of the field."""

import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient

from dateline.store import Store


@pytest.mark.parametrize("format", ["plover", "csv", "ucdp", "geojson", "bibtex"])
def test_an_export_comes_with_its_manifest(client: TestClient, format: str) -> None:
    """One ZIP file holds the data and what is to be known of them."""
    answer = client.get(f"/export.zip?format={format}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        manifest = json.loads(files.read("manifest.json"))
        assert len(files.namelist()) > 1
    assert manifest["format"] == format


def test_only_what_fits_is_exported(client: TestClient, store: Store) -> None:
    """The filters are those of the lists."""
    answer = client.get("/export.zip?format=plover&type=ASSAULT&no_text=true&actor=")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        lines = files.read("events.jsonl").decode().splitlines()
        manifest = json.loads(files.read("manifest.json"))
    assert len(lines) == len(store.events(type="ASSAULT"))
    assert (manifest["filter"], manifest["text"]) == ({"type": "ASSAULT"}, False)


def test_a_filter_that_an_export_lacks_is_said(client: TestClient) -> None:
    """Who comes from a narrower list learns that the export holds more."""
    assert "cannot be narrowed by origins" in client.get("/export?origins=3&type=AID").text
    assert "cannot be narrowed" not in client.get("/export?type=AID&order=oldest").text


def test_an_unknown_format_is_named(client: TestClient) -> None:
    """The message lists the formats that there are."""
    answer = client.get("/export.zip?format=xls")
    assert answer.status_code == 400
    assert "geojson" in answer.text
