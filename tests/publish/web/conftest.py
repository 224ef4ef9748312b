"""The bundled sample in a database, and pages over copies of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.aggregate import describer, joiner
from dateline.publish.web import Access, Drafts, Site, make_app
from dateline.read import read_articles
from dateline.run import Worker, add_articles
from dateline.settings import Settings
from dateline.store import Store, open_store

SAMPLE = Path(__file__).parents[3] / "examples" / "dispatches"
FILES = ("01-bulletin.txt", "14-odesa.txt", "15-odesa-admission.txt", "11-goma-denial.txt")
NOW = "2026-03-04T05:06:07+00:00"
AT_HOME = Access(at_home="ann")

Serve = Callable[..., TestClient]


def clock() -> str:
    """Return one moment, always the same."""
    return NOW


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Code some articles of the sample, once."""
    path = tmp_path_factory.mktemp("web") / "sample.db"
    settings = Settings()
    inputs = [str(SAMPLE / name) for name in FILES]
    with open_store(path) as store:
        add_articles(
            read_articles(inputs), store,
            settings=settings, clock=clock, joiner=joiner(settings),
        )  # fmt: skip
        store.summaries.refresh(describer(settings))
    return path


@pytest.fixture
def store(sample: Path, tmp_path: Path) -> Iterator[Store]:
    """Open a copy of the sample that a test may change."""
    path = tmp_path / "news.db"
    shutil.copy(sample, path)
    with open_store(path) as opened:
        yield opened


@pytest.fixture
def drafts() -> Iterator[Drafts]:
    """Hold drafts, whose process ends with the test."""
    held = Drafts(Worker(Settings()))
    yield held
    held.close()


@pytest.fixture
def serve(store: Store, drafts: Drafts) -> Serve:
    """Return what makes a client of the pages."""

    def make(access: Access = AT_HOME) -> TestClient:
        settings = Settings()
        site = Site(store, access, clock, settings, drafts, joiner(settings))
        return TestClient(
            make_app(site), base_url="http://127.0.0.1:8400", raise_server_exceptions=False
        )

    return make


@pytest.fixture
def client(serve: Serve) -> TestClient:
    """Return a client of somebody at the machine itself, who may do everything."""
    return serve()
