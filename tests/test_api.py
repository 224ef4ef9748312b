"""The public Python interface: every function of the contract, reachable and documented."""

import inspect
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import dateline

TEXT = "Rebels attacked an army base near Goma on Thursday, a military spokesman said."


def test_importing_it_is_quick() -> None:
    """Importing the package imports neither parser nor database."""
    code = (
        "import sys, dateline\n"
        "heavy = {'spacy', 'sqlalchemy', 'numpy', 'rich', 'click'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("name", dateline.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    """Each name is there, and says what it is."""
    assert inspect.getdoc(getattr(dateline, name))


def test_code_codes_a_text() -> None:
    """A text and its day of publication are enough."""
    coding = dateline.code(TEXT, published=date(2021, 3, 12))
    (event,) = coding.events
    assert (event.type, event.place and event.place.name) == ("ASSAULT", "Goma")
    assert event.when is not None
    assert event.when.earliest == "2021-03-11"
    assert [source.name for source in event.chain] == ["military spokesman"]
    assert coding.article.published == "2021-03-12"


def test_code_many_keeps_the_order() -> None:
    """Codings come in the order of the articles."""
    articles = [dateline.code(f"{TEXT} It was attack {n}.").article for n in range(3)]
    assert [coding.article.id for coding in dateline.code_many(articles)] == [
        article.id for article in articles
    ]


def test_resolve_actor_knows_tenures() -> None:
    """With a day, only who was in office then is meant."""
    actor = dateline.resolve_actor("the Syrian foreign minister", on=date(2016, 8, 9))
    assert actor is not None
    assert (actor.country, actor.sector) == ("SYR", "GOV")
    assert dateline.resolve_actor("qwxyz") is None


def test_assess_judges_a_predicate() -> None:
    """Status and certainty belong to the predicate at the offsets given."""
    text = "The M23 denied that it had attacked the base."
    start = text.index("attacked")
    assert dateline.assess(text, start, start + len("attacked")).status.value == "denied"
    with pytest.raises(ValueError, match="holds no word of a text of 45 characters"):
        dateline.assess(text, 40, 90)


def test_open_gives_a_store(tmp_path: Path) -> None:
    """A database is made where there is none, and can be asked."""
    with dateline.open(tmp_path / "news.db") as store:
        assert store.events() == []
        assert store.dyads() == []


def test_what_is_refused_is_an_error_of_ours(tmp_path: Path) -> None:
    """Every error that the package raises on purpose can be caught by one name."""
    (tmp_path / "text.db").write_text(TEXT * 40)
    with pytest.raises(dateline.DatelineError, match=r"text\.db: is not a database"):
        dateline.open(tmp_path / "text.db")
